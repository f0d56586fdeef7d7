"""What can be done with an assembly, at the far end of its head; the keys are heard before a way stands open too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.ui.cooperatives.work import AssemblyView
from desktop.ui.pieces import Button, ScreenHead, isolated, reveal


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What the ways do."""

    save: Callable[[], object]
    hold: Callable[[], object]
    fail: Callable[[], object]
    call_again: Callable[[], object]
    print: Callable[[], object]
    open_form: Callable[[], object]


class AssemblyWays:
    """The buttons; those that do not fit the state are hidden."""

    def __init__(self, head: ScreenHead, screen: QWidget, deeds: Deeds) -> None:
        self.print = Button("چاپ…", deeds.print, icon="print", kind="quiet", shortcut="Ctrl+P")
        self.form = Button("فرم کامل", deeds.open_form, icon="form", kind="quiet", shortcut="Ctrl+E",
                           tip="همهٔ خانه‌های مجمع، تاریخچه، لغو و بازگشت")
        self.again = Button("دعوت نوبت بعد", deeds.call_again, icon="plus", shortcut="Ctrl+N")
        self.fail = Button("به حد نصاب نرسید", deeds.fail, icon="close")
        self.hold = Button("برگزار شد", deeds.hold, icon="check")
        self.keep = Button("ذخیره", deeds.save, icon="save", kind="primary", shortcut="Ctrl+S")
        self.buttons = (self.print, self.form, self.again, self.fail, self.hold, self.keep)
        for button in self.buttons:
            head.add(button)
        # Their keys are heard while the buttons are hidden, too: then the screen says why nothing happens.
        for button, keys, deed in ((self.hold, ("Ctrl+Return", "Ctrl+Enter"), deeds.hold),
                                   (self.fail, ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), deeds.fail)):
            button.setToolTip(f"{button.accessibleName()}  {isolated(keys[-1])}")
            for each in keys:
                QShortcut(QKeySequence(each), screen, context=Qt.ShortcutContext.WidgetWithChildrenShortcut,  # type: ignore[call-overload]
                          activated=deed)

    def show_for(self, file: AssemblyView, *, may: bool) -> None:
        """What stands open in the state of an assembly."""
        called = file.state == "called" and may and bool(file.number)
        for button, shown in ((self.hold, called), (self.fail, called), (self.keep, may), (self.print, True),
                              (self.again, file.state == "no_quorum" and may and not file.later),
                              (self.form, bool(file.number))):
            reveal(button, shown)

    def set_busy(self, busy: bool) -> None:
        for button in self.buttons:
            button.setEnabled(not busy)
