"""The way of a cooperative as a strip: what is behind, where it stands, what lies ahead; and the step that is next.

Law: what is painted can also be read: the strip's accessible description says every step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolTip, QWidget

from desktop.ui import theme
from desktop.ui.cooperatives.hindrances import Hindrances, empty
from desktop.ui.entry_frame import brings_in
from desktop.ui.pieces import Badge, Button, Card, Label, reveal
from desktop.ui.services import ROLES
from desktop.ui.tasks.coop_services import HindranceView, LifeStepView, NextMoveView
from forms.catalog import cooperative
from forms.rules import digits, jalali

_DOT, _WORDS, _HEIGHT = 11.0, 26.0, 76
_STANDINGS = {"done": "گذشت", "now": "اکنون", "ahead": "در پیش"}


class LifeStrip(QWidget):
    """Dots from right to left, each with its name and its day."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: Sequence[LifeStepView] = ()
        self.setFixedHeight(_HEIGHT)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
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
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.current().primary), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

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
        words = box.adjusted(4, _WORDS, -4, -16)
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
    """The strip, the way onward with all that hinders it, and the other steps in menus.

    `take` a step; `go` to where a hindrance is put right.
    """

    def __init__(self, take: Callable[[NextMoveView], object], go: Callable[[HindranceView], object]) -> None:
        super().__init__(margin=12, spacing=8)
        self._take = take
        self.strip, self.hindrances = LifeStrip(), Hindrances(go)
        self.add(self.strip)
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.onward: list[Button] = []
        self._choice: Button | None = None
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._said = Label("", "muted")
        line.addWidget(self._said)
        line.addLayout(self._buttons)
        line.addStretch()
        self.add(self._line)
        self.add(self.hindrances)

    def show_life(self, steps: Sequence[LifeStepView], moves: Sequence[NextMoveView]) -> None:
        """Of the moves the one that is next stands as a button, even where somebody else takes it."""
        self.strip.show_steps(steps)
        empty(self._buttons)
        self.onward = []
        reveal(self._line, bool(moves))
        ahead = [each for each in moves if each.onward]
        others = [each for each in moves if not each.onward]
        apart = [each for each in others if brings_in(cooperative.FORM, each.move)]
        rest = sorted((each for each in others if each not in apart), key=lambda each: each.move.apart)
        self._said.setText("گام بعدی:" if ahead else "گام‌های ممکن:")
        for each in ahead:
            self._offer(each)
        self._choice = self._menu(rest, "گام‌های دیگر" if ahead else "برگزیدن گام") if rest else None
        if self._choice is not None:
            self._buttons.addWidget(self._choice)
        if apart:
            button = self._menu(apart, "پروندهٔ پیشین")
            button.setToolTip("تعاونی‌ای که پیش از این برنامه ثبت شده است، از همان‌جا که هست وارد می‌شود")
            self._buttons.addWidget(button)
        self.hindrances.show_hindrances([hindrance for each in ahead for hindrance in each.hindrances])

    @property
    def stop(self) -> QWidget:
        """Where the cursor goes: the next step, else the first of what hinders it, else the steps to choose from."""
        open_ones = [button for button in self.onward if button.isEnabled()]
        choice = [self._choice] if self._choice is not None else []
        return (*open_ones, *self.hindrances.lines, *choice, self.strip)[0]

    def _offer(self, each: NextMoveView) -> None:
        button = Button(_label(each), partial(self._take, each), kind="primary" if each.stands_open else "")
        self.onward.append(button)
        self._buttons.addWidget(button)
        if self.isVisible():
            button.show()  # at once: the cursor may go there before Qt does it by itself
        if not each.may:
            by = f"با {ROLES.get(each.move.who[0], '')}"
            button.setEnabled(False)
            button.setToolTip(f"این گام {by} است؛ مدارک و خانه‌های آن را شما آماده می‌کنید")
            button.setAccessibleName(f"{each.move.label}، {by}")
            self._buttons.addWidget(Badge(by, "neutral"))

    def _menu(self, moves: Sequence[NextMoveView], title: str) -> Button:
        button = Button(title)
        menu = QMenu(button)
        for each in moves:
            menu.addAction(_label(each)).triggered.connect(lambda _checked=False, each=each: self._take(each))
        button.setMenu(menu)
        return button


def _label(each: NextMoveView) -> str:
    asks = each.move.asks_reason or (each.stands_open and each.problems)
    return f"{each.move.label}…" if asks else each.move.label
