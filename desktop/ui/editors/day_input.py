"""A line for a Jalali day, made for the keyboard; and one for a day with an hour.

14050830, 1405/8/30 and 05-8-30 are one day. t is today, the arrows move by a day, PageUp/PageDown by a month,
F4 opens the calendar. (Never QDateEdit: from right to left it turns the day around and cannot be empty.)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.ui import theme
from desktop.ui.editors.calendar import CalendarPopup, months_later
from desktop.ui.editors.line_input import CodeInput
from forms.rules import digits, jalali

_NOT_OF_A_DAY = re.compile(r"[^\d/\-. ]")
_BARE = re.compile(r"\d{5,8}")
_BARE_END = re.compile(r"(\d{4}/\d{2})(\d{1,2})")
_TODAY_KEYS = ("t", "T", "ف")
"""«ف» is on the key of T."""


class DayInput(CodeInput):
    """A Jalali day; `day()` is None while the line is empty or no day."""

    def __init__(self, today: Callable[[], date], century: int = 1400) -> None:
        super().__init__("سال/ماه/روز", 10)
        self._today, self._century = today, century
        self._icon: QAction = self.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._icon.setToolTip("تقویم  \N{LEFT-TO-RIGHT ISOLATE}F4\N{POP DIRECTIONAL ISOLATE}")
        self._icon.triggered.connect(self.open_calendar)
        self.textEdited.connect(self._slashes)
        self._paint_icon()

    def day(self) -> date | None:
        try:
            return jalali.parse(self.typed(), self._century)
        except jalali.NotADayError:
            return None

    def set_day(self, day: date) -> None:
        self.setText(digits.to_persian(jalali.text(day)))

    def settle(self) -> None:
        day = self.day()
        if day is not None:
            self.set_day(day)

    def open_calendar(self) -> None:
        if not self.isReadOnly():
            popup = CalendarPopup(self, self._today(), self._take)
            popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            popup.open_at(self.day() or self._today(), self.mapToGlobal(QPoint(self.width(), self.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() or not self._move(event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icon()

    def _paint_icon(self) -> None:
        self._icon.setIcon(theme.icon("calendar", "faint"))

    def _take(self, day: date) -> None:
        self.set_day(day)
        self.setFocus()

    def _move(self, event: QKeyEvent) -> bool:
        from_day, key = self.day() or self._today(), event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.set_day(from_day + timedelta(1 if key == Qt.Key.Key_Up else -1))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.set_day(months_later(from_day, 1 if key == Qt.Key.Key_PageUp else -1))
        elif key == Qt.Key.Key_F4:
            self.open_calendar()
        elif event.text() in _TODAY_KEYS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_day(self._today())
        else:
            return False
        return True

    def _slashes(self, text: str) -> None:
        """Drop what no day has, and put the slashes while eight digits are typed on end."""
        typed = _NOT_OF_A_DAY.sub("", digits.to_latin(text))
        if _BARE.fullmatch(typed):
            typed = f"{typed[:4]}/{typed[4:6]}/{typed[6:]}".rstrip("/")
        elif at_end := _BARE_END.fullmatch(typed):
            typed = f"{at_end[1]}/{at_end[2]}"
        shown = digits.to_persian(typed)
        if shown != self.text():
            after = len(text) - self.cursorPosition()
            self.setText(shown)
            self.setCursorPosition(max(0, len(shown) - after))


class MomentInput(CodeInput):
    """A day and an hour: «۱۴۰۵/۰۸/۳۰ ۰۹:۱۵»; 140508300915 gives the same; t is this minute."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__("سال/ماه/روز ساعت:دقیقه", 16)
        self._now = now
        self.textEdited.connect(self._marks)

    def set_moment(self, moment: datetime) -> None:
        self.setText(digits.to_persian(f"{jalali.text(moment.date())} {moment:%H:%M}"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.isReadOnly() and event.text() in _TODAY_KEYS:
            self.set_moment(self._now())
            return
        super().keyPressEvent(event)

    def _marks(self, text: str) -> None:
        if self.cursorPosition() < len(text):
            return  # a correction in the middle is left alone
        bare = re.sub(r"\D", "", digits.to_latin(text))
        if not re.fullmatch(r"\d{5,12}|\d{4}/\d{2}/?\d*( \d{0,2}:?\d*)?", digits.to_latin(text)):
            return
        marked = bare[:4] + "".join(
            mark + part for mark, part in (("/", bare[4:6]), ("/", bare[6:8]), (" ", bare[8:10]), (":", bare[10:12]))
            if part)
        if len(marked) > len(text.rstrip()):
            self.setText(digits.to_persian(marked))
