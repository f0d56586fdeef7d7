"""Cells written in the line that their blank has everywhere: what every table to write in shares.

Law: Enter in a cell ends the writing and goes on with the same press; whoever owns the table decides where to.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from desktop.ui.editors.line_input import LineInput

Index = QModelIndex | QPersistentModelIndex
_BEGUN = "begun"


class CellDelegate(QStyledItemDelegate):
    """`entered(with Ctrl)` tells Enter in a cell that is being written."""

    entered = Signal(bool)

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        # Kept: when PySide lets go of its view of a parent, it takes the icons of the parent's lines for deleted.
        self._ground = table.viewport()

    def line_of(self, row: int, column: int) -> LineInput | None:
        """The line in which the cell is written; None where nobody writes."""
        raise NotImplementedError

    def keeps(self, _event: QKeyEvent, _line: LineInput) -> bool:
        """Whether an Enter belongs to the line itself."""
        return False

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = self.line_of(index.row(), index.column())
        if line is None:
            return None  # type: ignore[return-value]  # Qt takes it for «not here»
        line.setParent(parent)
        line.setProperty("place", "cell")
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt only ends the writing at Enter; here the same press goes on."""
        if (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and is_enter(event)
                and isinstance(watched, LineInput) and not self.keeps(event, watched)):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
            self.entered.emit(is_control(event))
            return True
        return super().eventFilter(watched, event)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Once, when the line opens: whatever the table is told later, what the hand wrote since then stays."""
        if isinstance(editor, LineInput) and not editor.property(_BEGUN):
            editor.setProperty(_BEGUN, True)
            editor.write(index.data(Qt.ItemDataRole.EditRole) or "")

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, LineInput):
            editor.settle()
            model.setData(index, editor.typed())  # type: ignore[attr-defined]


def block_of(text: str) -> list[list[str]]:
    """The cells of text copied from a spreadsheet."""
    return [line.split("\t") for line in text.rstrip("\r\n").replace("\r\n", "\n").split("\n")]


def is_enter(event: QKeyEvent) -> bool:
    """Either of the two Enter keys."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_control(event: QKeyEvent) -> bool:
    """With Ctrl held."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
