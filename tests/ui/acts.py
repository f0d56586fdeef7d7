"""What tests of screens do again and again: wait for the worker, open an entry, press a button, look for names."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QPushButton, QWidget

from desktop.ui.entry import EntryScreen
from desktop.ui.pieces import Dialog


def idle(qtbot, services):
    qtbot.waitUntil(lambda: not services.jobs.busy)
    QApplication.processEvents()


def entry(shown, qtbot, services, form, number=0):
    screen = shown(EntryScreen(form, services, number))
    idle(qtbot, services)
    return screen


def press(screen, label):
    next(each for each in screen.findChildren(QPushButton) if label in each.accessibleName()).click()


def dialog_of(screen):
    return next(each for each in screen.window().findChildren(Dialog) if each.isVisible())


def nameless(screen):
    """Widgets that take the cursor and tell a screen reader nothing."""
    takes = (widget for widget in screen.findChildren(QWidget)
             if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.focusProxy())
    return [widget for widget in takes if not (widget.accessibleName() or isinstance(widget, QLabel))
            and not (isinstance(widget.parent(), QAbstractScrollArea) and widget.parent().accessibleName())]
