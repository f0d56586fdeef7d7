"""What the tests of work screens do again and again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.ui.pieces import Button, Dialog
from desktop.ui.pieces.table import DataTable


def dialog_of(screen):
    """The dialog that is open over a screen."""
    return next(each for each in screen.findChildren(Dialog) if each.isVisible())


def answer_file(screen, path):
    """Choose a file in the file dialog that is open."""
    dialog = next(each for each in screen.findChildren(QFileDialog) if each.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.close()


def press(parent, label):
    """Press the button whose name begins so."""
    next(each for each in parent.findChildren(Button)
         if each.accessibleName().startswith(label) and each.isVisibleTo(parent.window())).click()


def banner_button(banner, label):
    press(banner, label)


def cells(model, column):
    """The texts of one column of a table in hand."""
    place = next(at for at, each in enumerate(model.columns) if each.name == column)
    return [row.texts[place] for row in model.held]


def tones(model, column):
    return [row.tones.get(column) for row in model.held]


def focused_in(widget):
    """Whether the cursor is in a widget or one of its children."""
    now = QApplication.focusWidget()
    return now is widget or (now is not None and widget.isAncestorOf(now))


def enter(qtbot, widget):
    qtbot.keyClick(widget, Qt.Key.Key_Return)


def open_row(table: DataTable, row):
    """Enter on a row of a table."""
    table.selectRow(row)
    table.opened.emit(table.model().row(row).key)
