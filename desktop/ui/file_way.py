"""The way from a record to the file view of the cooperative that it is or leads to: a button, and Ctrl+Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.ui.listing import ListScreen
from desktop.ui.pieces import Button, reveal
from desktop.ui.services import RecordView, Services
from forms.parts import Form, Link

_KEY = "\N{LEFT-TO-RIGHT ISOLATE}Ctrl+Enter\N{POP DIRECTIONAL ISOLATE}"
_TIP = f"نمای پروندهٔ تعاونی: گام‌ها، رقم‌ها، کارها و رویدادها  {_KEY}"


class FileWay(Button):
    """For the head of an entry screen; hidden where there is no file view of such records."""

    def __init__(self, form: Form, services: Services) -> None:
        super().__init__("نمای پرونده", self.go, icon="building", kind="quiet")
        self.setToolTip(_TIP)
        self._services = services
        self._is_filed = form.kind in services.filed
        self._link = next((field for field in form.fields if isinstance(field, Link) and field.kind in services.filed),
                          None)
        self._number = 0
        self.show_record(None)

    @property
    def leads(self) -> bool:
        """Whether there is a file to show."""
        return bool(self._number)

    def show_record(self, record: RecordView | None) -> None:
        """The record on the screen; None for one that is not kept yet."""
        self._number = 0
        if record is not None and self._is_filed:
            self._number = record.number
        elif record is not None and self._link is not None:
            self._number = record.values.named(self._link.name) or 0
        reveal(self, bool(self._number))

    def go(self) -> None:
        if self._number:
            self._services.events.open_file.emit(self._number)


def add_file_way(screen: ListScreen, services: Services) -> ListScreen:
    """Put the button into a list's line of tools; Ctrl+Enter in the table presses it. Answers the list."""
    def go() -> None:
        if keys := screen.table.selected_keys():
            services.events.open_file.emit(keys[0])

    button = Button("نمای پرونده", go, icon="building", kind="quiet")
    button.setToolTip(_TIP)
    screen.extras.insertWidget(0, button)
    screen.selection_changed.connect(lambda count: button.setEnabled(count == 1))
    button.setEnabled(False)
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(keys), screen.table, context=Qt.ShortcutContext.WidgetShortcut,  # type: ignore[call-overload]
                  activated=go)
    return screen
