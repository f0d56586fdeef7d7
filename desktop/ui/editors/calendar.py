"""The calendar that a line for a day opens: one Jalali month, moved with the arrows, the wheel and PageUp/PageDown.

Our own, not Qt's: Qt's leap years differ from the official calendar from 1436 on, and its Friday is Sunday.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.pieces import Button, IconButton, Label
from forms.rules import digits, jalali

_WEEK = ("ش", "ی", "د", "س", "چ", "پ", "ج")
_CELL = 34


def months_later(day: date, months: int) -> date:
    """The same day of another month, or its last day when the month is shorter."""
    year, month, of_month = jalali.parts(day)
    whole = year * 12 + month - 1 + months
    year, month = whole // 12, whole % 12 + 1
    return jalali.to_gregorian(year, month, min(of_month, jalali.month_length(year, month)))


def week_place(day: date) -> int:
    """0 for Saturday … 6 for Friday."""
    return (day.weekday() + 2) % 7


class MonthGrid(QWidget):
    """The days of the month of `day`; `taken` when one is chosen."""

    taken = Signal(object)
    moved = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today, self.day = today, today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(QSize(7 * _CELL, 7 * _CELL - 6))
        self.setAccessibleName("روزهای ماه")

    def show_day(self, day: date) -> None:
        """Move to a day; days outside the calendar's years are refused quietly."""
        self.day = day
        self.setAccessibleDescription(jalali.long_text(day))
        self.moved.emit()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.show_day(months_later(self.day, -1 if event.angleDelta().y() > 0 else 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = 6 - int(event.position().x() // _CELL)
        row = int((event.position().y() - _CELL + 6) // _CELL)
        year, month, _ = jalali.parts(self.day)
        first = jalali.to_gregorian(year, month, 1)
        place = row * 7 + column - week_place(first)
        if row >= 0 and 0 <= column <= 6 and 0 <= place < jalali.month_length(year, month):
            self.taken.emit(first + timedelta(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        days = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1, Qt.Key.Key_Down: 7, Qt.Key.Key_Up: -7}
        months = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        key = Qt.Key(event.key())
        if key in days:
            self.show_day(self.day + timedelta(days[key]))
        elif key in months:
            self.show_day(months_later(self.day, months[key] * (12 if event.modifiers() else 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit(self.day)
        elif event.text() in ("t", "T", "ف") or key == Qt.Key.Key_Home:
            self.show_day(self._today)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, name in enumerate(_WEEK):
            painter.setPen(QColor(tokens.danger if place == 6 else tokens.faint))
            painter.drawText(self._box(place, -1), Qt.AlignmentFlag.AlignCenter, name)
        year, month, _ = jalali.parts(self.day)
        first = jalali.to_gregorian(year, month, 1)
        for of_month in range(jalali.month_length(year, month)):
            self._paint_day(painter, first + timedelta(of_month), week_place(first) + of_month)

    def _box(self, column: int, row: int) -> QRectF:
        return QRectF((6 - column) * _CELL, (row + 1) * _CELL - (6 if row >= 0 else 0), _CELL, _CELL)

    def _paint_day(self, painter: QPainter, day: date, place: int) -> None:
        tokens, box = theme.current(), self._box(place % 7, place // 7)
        disc = box.adjusted(2, 2, -2, -2)
        ink = tokens.danger if place % 7 == 6 else tokens.text
        if day == self.day:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.primary))
            painter.drawRoundedRect(disc, 6, 6)
            ink = tokens.on_primary
        elif day == self._today:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.primary), 1.4))
            painter.drawRoundedRect(disc, 6, 6)
        painter.setPen(QColor(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, digits.to_persian(str(jalali.parts(day)[2])))


class CalendarPopup(QFrame):
    """The month with its heading; gives the taken day to `take` and closes."""

    def __init__(self, parent: QWidget, today: date, take: Callable[[date], None]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("piece", "popup")
        self.setAccessibleName("تقویم")
        self._take = take
        self.grid = MonthGrid(today)
        self._title = Label("", "strong")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.addWidget(IconButton("right", "ماه پیش", lambda: self._turn(-1), size=14))
        head.addWidget(self._title, 1)
        head.addWidget(IconButton("left", "ماه بعد", lambda: self._turn(1), size=14))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.grid)
        column.addWidget(Button("امروز", lambda: self._taken(today), kind="quiet"))
        self.grid.taken.connect(self._taken)
        self.grid.moved.connect(self._name_month)

    def open_at(self, day: date, at: QPoint) -> None:
        """Show the month of a day, the popup's right upper corner at a point of the screen."""
        self.grid.show_day(day)
        self.adjustSize()
        self.move(at - QPoint(self.width(), 0))
        self.show()
        self.grid.setFocus()

    def _turn(self, months: int) -> None:
        self.grid.show_day(months_later(self.grid.day, months))
        self.grid.setFocus()

    def _name_month(self) -> None:
        year, month, _ = jalali.parts(self.grid.day)
        self._title.setText(digits.to_persian(f"{jalali.month_name(month)} {year}"))

    def _taken(self, day: date) -> None:
        self.close()
        self._take(day)
