"""A line that names another record: writing searches, what is taken is shown by name, Ctrl+Enter opens it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit

from desktop.background import Generation
from desktop.ui import theme
from desktop.ui.editors.line_input import LineInput
from desktop.ui.pieces import Suggestion, Suggestions, shown_number
from desktop.ui.services import HitView, Services
from forms.rules import digits, record_number

_REST = 160


class LinkInput(LineInput):
    """`typed()` is the number of the record, or the text itself while none is taken."""

    def __init__(self, services: Services, kind: str, hint: str = "") -> None:
        super().__init__(hint or "نام، کد یا شماره پرونده…")
        self._services, self._kind = services, kind
        self._number = 0
        self._title = ""
        self._generation = Generation()
        self._suggestions = Suggestions(self, self._take)
        self._icon: QAction = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._icon.triggered.connect(self.open_record)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._search)
        self.textEdited.connect(self._edited)
        self._show_link()

    @property
    def number(self) -> int:
        """The record that is taken, or 0."""
        return self._number

    @property
    def suggestions(self) -> list[Suggestion]:
        return self._suggestions.shown

    def typed(self) -> str:
        return record_number.show(self._number) if self._number else self.text()

    def write(self, typed: str) -> None:
        self._number, self._title = _number_in(typed), ""
        super().write(digits.to_persian(typed))
        self._show_link()
        if self._number:
            self._ask_title()

    def link(self, number: int, title: str) -> None:
        """Take a record."""
        self._number, self._title = number, title
        self.setText(title)
        self.setCursorPosition(0)
        self._show_link()

    def open_record(self) -> None:
        if self._number:
            self._services.events.open_record.emit(self._number)

    def settle(self) -> None:
        if not self._number and (number := _number_in(self.typed())):
            self._number = number
            self._ask_title()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_record()
        elif event.key() in (Qt.Key.Key_F4, Qt.Key.Key_Down) and not self._suggestions.showing and self.text():
            self._search()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.open_record()
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_link()

    def _show_link(self) -> None:
        self._icon.setIcon(theme.icon("open" if self._number else "search", "primary" if self._number else "faint"))
        number = shown_number(record_number.show(self._number)) if self._number else ""
        self._icon.setToolTip(f"باز کردن پروندهٔ {number}" if number else "جستجو")
        self.setToolTip(f"{self._title} — {number}" if self._title else "")

    def _edited(self, _text: str) -> None:
        self._number, self._title = 0, ""
        self._show_link()
        self._rest.start()

    def _search(self) -> None:
        text, generation = self.text().strip(), self._generation.next()
        if len(text) < 2 or self.isReadOnly():
            self._suggestions.hide()
            return

        def look(_progress: object) -> Sequence[HitView]:
            return self._services.search(self._kind, text) if self._generation.is_current(generation) else ()

        def show(found: Sequence[HitView]) -> None:
            if self._generation.is_current(generation) and self.hasFocus():
                self._suggestions.show([Suggestion(hit.title, hit.subtitle, hit) for hit in found]
                                       or [Suggestion("پرونده‌ای با این نام یا شماره نیست", icon="info")])

        self._services.reads.run(look, show, owner=self)

    def _take(self, suggestion: Suggestion) -> None:
        hit = suggestion.stands_for
        if hit is not None:
            self._generation.next()
            self.link(hit.number, hit.title)  # type: ignore[attr-defined]  # a HitView: we put it there

    def _ask_title(self) -> None:
        number = self._number

        def show(titles: Mapping[int, str]) -> None:
            if self._number == number and titles.get(number):
                self.link(number, titles[number])

        self._services.reads.run(lambda _progress: self._services.titles([number]), show, owner=self)


def _number_in(typed: str) -> int:
    try:
        return record_number.read(typed)
    except record_number.NotANumberError:
        return 0
