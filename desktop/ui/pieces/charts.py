"""Figures as painted pictures, read from right to left: bars in groups, a ring, a strip of progress.

Law: every figure that is painted can also be read: each picture's accessible description says all of them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.ui import theme
from forms.rules import digits

_ALIGN = Qt.AlignmentFlag
_START = _ALIGN.AlignRight | _ALIGN.AlignVCenter | _ALIGN.AlignAbsolute
_END = _ALIGN.AlignLeft | _ALIGN.AlignVCenter | _ALIGN.AlignAbsolute


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of bars: its name, and one figure for each label; `colour` counts in Tokens.series."""

    name: str
    figures: tuple[int, ...]
    colour: int = 0


def _ceiling(most: int) -> int:
    """The top of an axis of four equal, round steps, at or above `most`."""
    scale: int = 10 ** int(math.log10(max(1, most // 4)))
    return next(4 * scale * part for part in (1, 2, 3, 5, 10, 20) if 4 * scale * part >= most)


def _small(widget: QWidget, size: float = theme.TYPE["small"]) -> QFont:
    font = QFont(widget.font())
    font.setPointSizeF(size)
    return font


class BarChart(QWidget):
    """Groups of bars. Upright for a few labels; lying (`across`) for long names such as agencies."""

    def __init__(self, *, across: bool = False, row: int = 40) -> None:
        super().__init__()
        self._across, self._row = across, row
        self._labels: tuple[str, ...] = ()
        self._series: tuple[Series, ...] = ()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set(self, labels: Sequence[str], series: Sequence[Series]) -> None:
        self._labels, self._series = tuple(labels), tuple(series)
        self.setAccessibleDescription("؛ ".join(self._sentence(at) for at in range(len(self._labels))))
        self.setMinimumHeight(34 + self._row * len(labels) if self._across else 190)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, max(self.minimumHeight(), 190))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._label_at(event.position())
        QToolTip.showText(event.globalPosition().toPoint(), self._sentence(at) if at >= 0 else "", self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._labels:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_small(self))
        self._paint_legend(painter)
        most = _ceiling(max(max(each.figures, default=0) for each in self._series))
        if self._across:
            self._paint_lying(painter, most)
        else:
            self._paint_upright(painter, most)

    def _sentence(self, at: int) -> str:
        figures = "، ".join(f"{each.name} {digits.grouped(each.figures[at])}" for each in self._series)
        return f"{self._labels[at]}: {figures}"

    def _label_at(self, point: QPointF) -> int:
        if not self._labels:
            return -1
        ground = self._ground()
        part = (point.y() - ground.top()) / ground.height() if self._across else (
            (ground.right() - point.x()) / ground.width())
        return int(part * len(self._labels)) if 0 <= part < 1 else -1

    def _ground(self) -> QRectF:
        if self._across:
            names = min(170.0, self.width() * 0.34)
            return QRectF(46, 28, self.width() - names - 54, self.height() - 32)
        return QRectF(4, 30, self.width() - 50, self.height() - 54)

    def _paint_legend(self, painter: QPainter) -> None:
        tokens, right = theme.current(), self.width() - 4.0
        for each in self._series:
            width = painter.fontMetrics().horizontalAdvance(each.name)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.series[each.colour]))
            painter.drawRoundedRect(QRectF(right - 10, 5, 10, 10), 3, 3)
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QRectF(right - 18 - width, 0, width + 2, 20), _START, each.name)
            right -= width + 36

    def _paint_upright(self, painter: QPainter, most: int) -> None:
        tokens, ground = theme.current(), self._ground()
        for step in range(5):
            y = ground.bottom() - ground.height() * step / 4
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(QPointF(ground.left(), y), QPointF(ground.right(), y))
            painter.setPen(QColor(tokens.faint))
            painter.drawText(QRectF(ground.right() + 6, y - 9, 40, 18), _END, digits.grouped(most * step // 4))
        cell = ground.width() / len(self._labels)
        bar = min(18.0, cell / (len(self._series) + 1))
        for at, label in enumerate(self._labels):
            middle = ground.right() - cell * (at + 0.5)
            start = middle + len(self._series) * (bar + 2) / 2
            for place, each in enumerate(self._series):
                height = ground.height() * each.figures[at] / most
                box = QRectF(start - (place + 1) * (bar + 2), ground.bottom() - height, bar, height)
                self._paint_bar(painter, box, each)
            painter.setPen(QColor(tokens.muted))
            name = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, int(cell) - 4)
            painter.drawText(QRectF(middle - cell / 2, ground.bottom() + 3, cell, 20), _ALIGN.AlignCenter, name)

    def _paint_lying(self, painter: QPainter, most: int) -> None:
        tokens, ground = theme.current(), self._ground()
        cell = ground.height() / len(self._labels)
        bar = min(10.0, (cell - 8) / max(1, len(self._series)))
        names = self.width() - ground.right() - 12
        for at, label in enumerate(self._labels):
            top = ground.top() + cell * at
            painter.setPen(QColor(tokens.text))
            name = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, int(names))
            painter.drawText(QRectF(ground.right() + 8, top, names, cell), _START, name)
            first = top + (cell - len(self._series) * (bar + 2)) / 2
            for place, each in enumerate(self._series):
                width = max(1.0, ground.width() * each.figures[at] / most)
                box = QRectF(ground.right() - width, first + place * (bar + 2), width, bar)
                self._paint_bar(painter, box, each)
                painter.setPen(QColor(tokens.faint))
                painter.drawText(QRectF(box.left() - 52, box.center().y() - 8, 46, 16), _START,
                                 digits.grouped(each.figures[at]))

    @staticmethod
    def _paint_bar(painter: QPainter, box: QRectF, each: Series) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().series[each.colour]))
        painter.drawRoundedRect(box, min(3.0, box.width() / 2), min(3.0, box.height() / 2))


@dataclass(frozen=True, slots=True)
class Slice:
    """One part of a ring; `tone` is a tone's name or a place in Tokens.series written as text."""

    name: str
    figure: int
    tone: str


class Donut(QWidget):
    """Parts of one whole: a ring with the sum in its middle and the parts listed beside it."""

    def __init__(self, unit: str = "") -> None:
        super().__init__()
        self._unit = unit
        self._slices: tuple[Slice, ...] = ()
        self.setMinimumSize(260, 140)

    def set(self, slices: Sequence[Slice]) -> None:
        self._slices = tuple(slices)
        self.setAccessibleDescription("، ".join(f"{each.name} {digits.grouped(each.figure)}" for each in slices))
        self.setMinimumHeight(max(140, 24 * len(self._slices) + 8))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = sum(each.figure for each in self._slices)
        side = min(self.height() - 8.0, self.width() * 0.42, 170.0)
        ring = QRectF(self.width() - side - 4, (self.height() - side) / 2, side, side)
        self._paint_ring(painter, ring, whole)
        self._paint_names(painter, ring.left() - 18, whole)

    def _colour(self, each: Slice) -> QColor:
        tokens = theme.current()
        return QColor(tokens.series[int(each.tone)] if each.tone.isdigit() else tokens.tone(each.tone)[0])

    def _paint_ring(self, painter: QPainter, ring: QRectF, whole: int) -> None:
        tokens, width = theme.current(), ring.width() * 0.13
        inner = ring.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(QColor(tokens.line), width))
        painter.drawEllipse(inner)
        angle = 90 * 16
        for each in self._slices if whole else ():
            span = round(each.figure / whole * 360 * 16)
            painter.setPen(QPen(self._colour(each), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(inner, angle, span)  # counter-clockwise: from right to left
            angle += span
        font = _small(self, 14)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(ring.adjusted(0, -8, 0, -8), _ALIGN.AlignCenter, digits.grouped(whole))
        painter.setFont(_small(self))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(ring.adjusted(0, 24, 0, 24), _ALIGN.AlignCenter, self._unit)

    def _paint_names(self, painter: QPainter, right: float, whole: int) -> None:
        tokens = theme.current()
        top = (self.height() - 24 * len(self._slices)) / 2
        for place, each in enumerate(self._slices):
            y = top + place * 24
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(each))
            painter.drawEllipse(QPointF(right - 5, y + 12), 4, 4)
            painter.setPen(QColor(tokens.text))
            painter.drawText(QRectF(70, y, right - 88, 24), _START, each.name)
            painter.setPen(QColor(tokens.muted))
            share = f"{digits.grouped(each.figure)}   {digits.percent(each.figure, whole)}"
            painter.drawText(QRectF(0, y, 100, 24), _END, share)


class ProgressStrip(QWidget):
    """A thin strip that fills from right to left."""

    def __init__(self, name: str = "پیشرفت کار") -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(6)
        self.setAccessibleName(name)

    def set(self, done: int, total: int) -> None:
        self._share = min(1.0, done / total) if total else 0.0
        self.setAccessibleDescription(digits.percent(done, total))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.neutral_bg))
        painter.drawRoundedRect(self.rect(), 3, 3)
        width = self.width() * self._share
        painter.setBrush(QColor(tokens.primary))
        painter.drawRoundedRect(QRectF(self.width() - width, 0, width, self.height()), 3, 3)
