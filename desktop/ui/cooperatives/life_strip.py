"""The way of a cooperative as a strip: what is behind, where it stands, what lies ahead; and the step that is next.

Law: what is painted can also be read: the strip's accessible description says every step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolTip, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.pieces import Button, Card, Label, ToneIcon, reveal
from desktop.ui.tasks.coop_services import LifeStepView, NextMoveView
from forms.rules import digits, jalali

_DOT, _WORDS, _HEIGHT = 11.0, 26.0, 76
_SHOWN = 3
"""Sentences of what hinders a step, before the rest is asked for."""
_STANDINGS = {"done": "گذشت", "now": "اکنون", "ahead": "در پیش"}


class LifeStrip(QWidget):
    """Dots from right to left, each with its name and its day."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: Sequence[LifeStepView] = ()
        self.setFixedHeight(_HEIGHT)
        self.setMouseTracking(True)
        self.setAccessibleName("گام‌های تعاونی")

    def show_steps(self, steps: Sequence[LifeStepView]) -> None:
        self._steps = steps
        self.setAccessibleDescription("؛ ".join(_sentence(step) for step in steps))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._steps:
            at = int((self.width() - event.position().x()) / self.width() * len(self._steps))
            step = self._steps[max(0, min(at, len(self._steps) - 1))]
            QToolTip.showText(event.globalPosition().toPoint(), _sentence(step), self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter, cell = QPainter(self), self.width() / len(self._steps)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, step in enumerate(self._steps):
            box = QRectF(self.width() - cell * (place + 1), 0, cell, _HEIGHT)
            self._paint_line(painter, box, place, step)
            self._paint_dot(painter, QPointF(box.center().x(), _DOT), step)
            self._paint_words(painter, box, step)

    def _paint_line(self, painter: QPainter, box: QRectF, place: int, step: LifeStepView) -> None:
        tokens = theme.current()
        behind, ahead = QColor(tokens.primary), QColor(tokens.input_border)
        middle = box.center().x()
        if place:
            painter.setPen(QPen(ahead if step.standing == "ahead" else behind, 2))
            painter.drawLine(QPointF(box.right(), _DOT), QPointF(middle, _DOT))
        if place < len(self._steps) - 1:
            painter.setPen(QPen(behind if step.standing == "done" else ahead, 2))
            painter.drawLine(QPointF(middle, _DOT), QPointF(box.left(), _DOT))

    @staticmethod
    def _paint_dot(painter: QPainter, at: QPointF, step: LifeStepView) -> None:
        tokens = theme.current()
        if step.standing == "done":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.primary))
            painter.drawEllipse(at, 7, 7)
            painter.drawPixmap(QPointF(at.x() - 5, at.y() - 5), theme.coloured("check", tokens.on_primary, 10))
        elif step.standing == "now":
            ink, ground = tokens.tone(_now_tone(step))
            painter.setPen(QPen(QColor(ink), 2))
            painter.setBrush(QColor(ground))
            painter.drawEllipse(at, 9, 9)
            painter.setBrush(QColor(ink))
            painter.drawEllipse(at, 3.5, 3.5)
        else:
            painter.setPen(QPen(QColor(tokens.input_border), 2))
            painter.setBrush(QColor(tokens.surface))
            painter.drawEllipse(at, 6, 6)

    def _paint_words(self, painter: QPainter, box: QRectF, step: LifeStepView) -> None:
        tokens, font = theme.current(), QFont(self.font())
        font.setPointSizeF(theme.TYPE["small"])
        now = step.standing == "now"
        font.setWeight(QFont.Weight.Bold if now else QFont.Weight.Normal)
        painter.setFont(font)
        ink = tokens.tone(_now_tone(step))[0] if now else tokens.text if step.standing == "done" else tokens.faint
        painter.setPen(QColor(ink))
        words = box.adjusted(1, _WORDS, -1, -16)
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(words, int(centred), step.label)
        if step.day is not None:
            font.setWeight(QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(tokens.faint))
            painter.drawText(box.adjusted(0, _HEIGHT - 16, 0, 0), Qt.AlignmentFlag.AlignCenter,
                             digits.to_persian(jalali.text(step.day)))


def _now_tone(step: LifeStepView) -> str:
    return "primary" if step.tone == "neutral" else step.tone


def _sentence(step: LifeStepView) -> str:
    day = f"، {digits.to_persian(jalali.text(step.day))}" if step.day else ""
    return f"{step.label} ({_STANDINGS[step.standing]}{day})"


class LifeCard(Card):
    """The strip, the way onward with all that hinders it, and the other steps in a menu."""

    def __init__(self, take: Callable[[NextMoveView], object]) -> None:
        super().__init__(margin=12, spacing=8)
        self._take = take
        self.strip = LifeStrip()
        self.add(self.strip)
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.onward: list[Button] = []
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._said = Label("", "muted")
        line.addWidget(self._said)
        line.addLayout(self._buttons)
        line.addStretch()
        self._all = Button("", self._show_all, kind="quiet")
        line.addWidget(self._all)
        self.add(self._line)
        self._hindrances = QVBoxLayout()
        self._hindrances.setSpacing(3)
        self.body.addLayout(self._hindrances)
        self._problems: list[tuple[str, str]] = []

    def show_life(self, steps: Sequence[LifeStepView], moves: Sequence[NextMoveView]) -> None:
        """The first of the moves is the way onward."""
        self.strip.show_steps(steps)
        _empty(self._buttons)
        self.onward = []
        reveal(self._line, bool(moves))
        order = [step.state for step in steps]
        ahead = [each for each in moves if each.move.target in order[_here(steps) + 1:]][:1]
        rest = [each for each in moves if each not in ahead]
        self._said.setText("گام بعدی:" if ahead else "گام‌های ممکن:")
        for each in ahead:
            self._offer(each)
        if rest:
            self._buttons.addWidget(self._others(rest, "گام‌های دیگر" if ahead else "برگزیدن گام"))
        self._problems = [(problem.level, problem.message) for each in ahead for problem in each.problems]
        self._show_hindrances(_SHOWN)

    def _offer(self, each: NextMoveView) -> None:
        button = Button(_label(each), partial(self._take, each), kind="primary" if each.stands_open else "")
        self.onward.append(button)
        self._buttons.addWidget(button)

    def _others(self, moves: Sequence[NextMoveView], title: str) -> Button:
        button = Button(title)
        menu = QMenu(button)
        for each in moves:
            menu.addAction(_label(each)).triggered.connect(lambda _checked=False, each=each: self._take(each))
        button.setMenu(menu)
        return button

    def _show_all(self) -> None:
        self._show_hindrances(len(self._problems))

    def _show_hindrances(self, most: int) -> None:
        _empty(self._hindrances)
        for level, sentence in self._problems[:most]:
            self._hindrances.addWidget(_hindrance(level, sentence))
        more = len(self._problems) - most
        self._all.setText(f"{digits.grouped(more)} مانع دیگر" if more > 0 else "")
        reveal(self._all, more > 0)


def _label(each: NextMoveView) -> str:
    asks = each.move.asks_reason or (each.stands_open and each.problems)
    return f"{each.move.label}…" if asks else each.move.label


def _here(steps: Sequence[LifeStepView]) -> int:
    return next((place for place, step in enumerate(steps) if step.standing == "now"), 0)


def _hindrance(level: str, sentence: str) -> QWidget:
    ground = QWidget()
    line = QHBoxLayout(ground)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    icon = ToneIcon("error", "danger", 14) if level == "red" else ToneIcon("alert", "warn", 14)
    line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Label(sentence, "muted", wrap=True), 1)
    return ground


def _empty(layout: QHBoxLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
