"""One of a few words side by side: the arrows move, Space takes, Delete leaves blank. One stop for Tab."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import theme
from forms.rules import persian

_ROOM = 16
"""Beside the words of an option, in device-independent pixels."""


class Segments(QWidget):
    """A choice shown whole. `keys` are further keys that take a code: {"1": "yes"}; the first letters always do."""

    changed = Signal()

    def __init__(self, options: Mapping[str, str], keys: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.options = dict(options)
        self._keys = dict(keys or {})
        self._chosen = ""
        self._read_only = False
        self._level = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def chosen(self) -> str:
        return self._chosen

    def choose(self, code: str) -> None:
        """Take a code, or "" for blank; an unknown code is blank."""
        code = code if code in self.options else ""
        if code != self._chosen:
            self._chosen = code
            self.setAccessibleDescription(self.options.get(code, "خالی"))
            self.update()
            self.changed.emit()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if read_only else Qt.FocusPolicy.StrongFocus)
        self.update()

    def set_level(self, level: str) -> None:
        self._level = level
        self.update()

    def sizeHint(self) -> QSize:
        measure = QFontMetrics(self.font())
        return QSize(sum(measure.horizontalAdvance(each) + 24 for each in self.options.values()), theme.CONTROL)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 90), theme.CONTROL)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._read_only:
            return
        at, code = event.position().x(), list(self.options)[-1]
        for each, part in zip(self.options, self._parts(QRectF(self.rect())), strict=True):
            if at >= part.left():
                code = each
                break
        self.choose("" if code == self._chosen else code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._read_only or not self._take_key(event):
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key, codes = event.key(), list(self.options)
        at = codes.index(self._chosen) if self._chosen else -1
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Left else -1
            self.choose(codes[(at + step) % len(codes)] if at >= 0 else codes[0 if step > 0 else -1])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose("")
        elif key == Qt.Key.Key_Space:
            self.choose(codes[(at + 1) % len(codes)])
        else:
            return self._take_letter(event.text())
        return True

    def _take_letter(self, text: str) -> bool:
        typed = persian.joined_key(text)
        if not typed:
            return False
        code = self._keys.get(typed) or next(
            (code for code, label in self.options.items() if persian.joined_key(label).startswith(typed)), "")
        if code:
            self.choose(code)
        return bool(code)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(box, 7, 7)
        painter.fillPath(outline, QColor(tokens.sunken if self._read_only else tokens.surface))
        for place, ((code, label), part) in enumerate(zip(self.options.items(), self._parts(box), strict=True)):
            self._paint_part(painter, part, label, code == self._chosen)
            if place and self._chosen not in (code, list(self.options)[place - 1]):
                painter.setPen(QPen(QColor(tokens.border), 1))
                painter.drawLine(QPointF(part.right(), part.top() + 7), QPointF(part.right(), part.bottom() - 7))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = tokens.primary if self.hasFocus() else {"red": tokens.danger, "amber": tokens.warn}.get(
            self._level, tokens.border if self._read_only else tokens.input_border)
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.drawPath(outline)

    def _parts(self, box: QRectF) -> list[QRectF]:
        """From right to left: of one width, or where a label does not fit into that, each as wide as it needs."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        needs = [QFontMetrics(bold).horizontalAdvance(label) + _ROOM for label in self.options.values()]
        same = max(needs) <= box.width() / len(needs)
        widths = [box.width() * (1 / len(needs) if same else need / sum(needs)) for need in needs]
        return [QRectF(box.right() - sum(widths[:place + 1]), box.top(), width, box.height())
                for place, width in enumerate(widths)]

    def _paint_part(self, painter: QPainter, part: QRectF, label: str, chosen: bool) -> None:
        tokens, font = theme.current(), QFont(self.font())
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.tint))
            painter.drawRoundedRect(part.adjusted(3, 3, -3, -3), 5, 5)
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.on_tint if chosen else tokens.muted))
        painter.drawText(part, Qt.AlignmentFlag.AlignCenter, label)
