"""The bar of an assembly's steps: number, name and key of each; a check when done, a dot that counts its problems.

Law: it only tells and points; the cursor stays with the blanks, so no step of the bar ever takes it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from desktop.ui import theme
from desktop.ui.cooperatives.assembly_guide import STEPS, Standing
from desktop.ui.pieces import Card, isolated
from forms.rules import digits

_HIGH, _RING, _DOT, _EDGE = 46, 26, 16, 10
"""Heights of a step, of the circle of its number and of the dot of its problems; the space at both ends."""
_START = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


class Stepper(Card):
    """`go_to(step)` is called where a step is pressed, or its key: Ctrl and the number."""

    def __init__(self, go_to: Callable[[int], object]) -> None:
        super().__init__(margin=4, spacing=0)
        self.body.setContentsMargins(4, 4, 4, 4)
        across = QHBoxLayout()
        across.setSpacing(2)
        self.steps = [_Step(place, partial(go_to, place)) for place in range(len(STEPS))]
        for step in self.steps:
            across.addWidget(step, 1)
        self.body.addLayout(across)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_standings(self, standings: Sequence[Standing]) -> None:
        for step, standing in zip(self.steps, standings, strict=True):
            step.stand(standing)

    def show_current(self, current: int) -> None:
        for place, step in enumerate(self.steps):
            step.show_current(current=place == current)


class _Step(QPushButton):
    """One step of the bar."""

    def __init__(self, place: int, pressed: Callable[[], object]) -> None:
        super().__init__()
        self._number, self._name = digits.grouped(place + 1), STEPS[place].name
        self._key = f"Ctrl+{place + 1}"
        self.standing = Standing()
        self.current = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(_HIGH)
        self.setMinimumWidth(92)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setShortcut(self._key)
        self.clicked.connect(lambda _checked=False: pressed())
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(92, _HIGH)

    def stand(self, standing: Standing) -> None:
        if standing != self.standing:
            self.standing = standing
            self._tell()
            self.update()

    def show_current(self, *, current: bool) -> None:
        if current != self.current:
            self.current = current
            self._tell()
            self.update()

    def _tell(self) -> None:
        counted = self.standing.red or self.standing.amber
        words = [self._name, "همین گام" if self.current else "", "انجام شد" if self.standing.done else "",
                 f"{digits.grouped(counted)} نکته" if counted else ""]
        said = "، ".join(filter(None, words))
        self.setAccessibleName(f"گام {self._number}: {said}")
        self.setToolTip(f"{said}  {isolated(self._key)}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter, box = theme.current(), QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.tint if self.current else tokens.sunken))
            painter.drawRoundedRect(box, 7, 7)
        ring = QRectF(box.right() - _EDGE - _RING, box.center().y() - _RING / 2, _RING, _RING)
        self._paint_ring(painter, ring)
        words = QRectF(box.left() + 6, box.top() + 4, ring.left() - box.left() - 15, box.height() - 8)
        self._paint_words(painter, words)
        if counted := self.standing.red or self.standing.amber:
            self._paint_dot(painter, ring, counted)

    def _paint_ring(self, painter: QPainter, ring: QRectF) -> None:
        tokens, done = theme.current(), self.standing.done
        ground, ink = (tokens.primary, tokens.on_primary) if self.current else (
            tokens.tone("ok")[::-1] if done else (tokens.surface, tokens.muted))
        edge = tokens.primary if self.current else tokens.ok if done else tokens.input_border
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawEllipse(ring.adjusted(0.5, 0.5, -0.5, -0.5))
        if done:
            painter.drawPixmap(QPointF(ring.center().x() - 8, ring.center().y() - 8), theme.coloured("check", ink, 16))
            return
        painter.setFont(self._font("body", strong=True))
        painter.setPen(QColor(ink))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, self._number)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        tokens, strong = theme.current(), self._font("body", strong=self.current)
        name = QFontMetrics(strong).elidedText(self._name, Qt.TextElideMode.ElideRight, int(box.width()))
        for text, font, ink, half in (
                (name, strong, tokens.on_tint if self.current else tokens.text, QRectF(box.adjusted(0, 0, 0, -15))),
                (self._key, self._font("small"), tokens.on_tint if self.current else tokens.faint,
                 QRectF(box.adjusted(0, 21, 0, 0)))):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            painter.drawText(half, _START, text)

    def _paint_dot(self, painter: QPainter, ring: QRectF, counted: int) -> None:
        tokens = theme.current()
        dot = QRectF(ring.left() - 5, ring.top() - 5, _DOT, _DOT)
        painter.setPen(QPen(QColor(tokens.tint if self.current else tokens.surface), 1.5))
        painter.setBrush(QColor(tokens.danger if self.standing.red else tokens.warn))
        painter.drawEllipse(dot)
        painter.setFont(self._font("small", strong=True))
        painter.setPen(QColor(tokens.surface))
        painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, digits.grouped(counted) if counted < 10 else "+")

    def _font(self, size: str, *, strong: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(theme.TYPE[size])
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font
