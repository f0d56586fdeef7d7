"""The way from a list of members, assemblies or transfers to the screen that is made for that work.

Law: the list only asks; what opens stands in desktop.coop_rooms.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.ui.listing import ListScreen
from desktop.ui.pieces import Button
from desktop.ui.services import Services

_KEY = "\N{LEFT-TO-RIGHT ISOLATE}Ctrl+Enter\N{POP DIRECTIONAL ISOLATE}"
_WAYS = {"coop_member": ("جدول اعضا", "person", "همهٔ اعضای این تعاونی در یک جدول"),
         "assembly": ("دستیار مجمع", "group", "دعوت، حضور، آرا و صورتجلسهٔ این مجمع"),
         "share_transfer": ("دفتر سهام", "money", "دارندگان سهام و سطرهای دفتر این تعاونی")}


def add_work_way(screen: ListScreen, services: Services) -> ListScreen:
    """Put the button into a list's line of tools; Ctrl+Enter in the table presses it. Answers the list."""
    kind = screen.form.kind
    if kind not in _WAYS:
        return screen
    label, icon, tip = _WAYS[kind]

    def go() -> None:
        if keys := screen.table.selected_keys():
            services.events.open_coop_work.emit(kind, keys[0])

    button = Button(label, go, icon=icon, kind="quiet")
    button.setToolTip(f"{tip}  {_KEY}")
    screen.extras.insertWidget(0, button)
    screen.selection_changed.connect(lambda count: button.setEnabled(count == 1))
    button.setEnabled(False)
    for keys in ("Ctrl+Return", "Ctrl+Enter"):
        QShortcut(QKeySequence(keys), screen.table, context=Qt.ShortcutContext.WidgetShortcut,  # type: ignore[call-overload]
                  activated=go)
    return screen
