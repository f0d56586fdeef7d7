"""A ruled table to write in: Tab and Enter go from cell to cell, and out of the empty row at its end.

A block copied from a spreadsheet can be pasted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QWidget,
)

from desktop.ui.editors.cell_delegate import CellDelegate, Index, block_of, is_control, is_enter
from desktop.ui.editors.editor import Editor, TypedEntry
from desktop.ui.editors.inputs import input_for
from desktop.ui.editors.line_input import LineInput
from desktop.ui.editors.link_input import LinkInput
from desktop.ui.editors.rows_model import RowsModel
from desktop.ui.pieces import Button, Label
from desktop.ui.services import Services
from forms.parts import Field, Problem, Rows

_ROW = 30
_NARROWEST = 82  # device-independent pixels of a column
_SHOWN_ROWS = (3, 9)


class _Cells(CellDelegate):
    """Each cell is written in the line that its field has everywhere; Ctrl+Enter is a link's own key."""

    def __init__(self, table: QTableView, columns: Sequence[Field[Any]], services: Services) -> None:
        super().__init__(table)
        self._columns, self._services = columns, services

    def line_of(self, _row: int, column: int) -> LineInput:
        return input_for(self._columns[column], self._services)

    def keeps(self, event: QKeyEvent, line: LineInput) -> bool:
        return is_control(event) and isinstance(line, LinkInput)

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, LineInput) and isinstance(model, RowsModel):
            editor.settle()
            if isinstance(editor, LinkInput) and editor.number:
                model.name_link(editor.typed(), editor.text())
            model.setData(index, editor.typed())


class _RowsTable(QTableView):
    """Keys of the table: Tab or Enter to the next cell, Delete clears, Ctrl+Delete takes the row out, Ctrl+V pastes.

    `passed`: Enter in the empty last row, or Ctrl+Tab anywhere, goes on to the next blank of the form; `out`: at
    Ctrl+Enter, which the form may have a use for.
    """

    passed = Signal()
    out = Signal()

    def __init__(self, rows: RowsModel) -> None:
        super().__init__()
        self._model = rows
        self.setModel(rows)
        self.setProperty("place", "rows")
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        begin = QAbstractItemView.EditTrigger
        self.setEditTriggers(begin.AnyKeyPressed | begin.DoubleClicked | begin.SelectedClicked | begin.EditKeyPressed)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setMinimumSectionSize(_ROW)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(_ROW)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = is_control(event)
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_Delete and not self._model.read_only:
            self.take_out_rows() if control else self._clear_cells()
        elif event.key() == Qt.Key.Key_Tab and control:
            self.passed.emit()
        elif is_enter(event):
            self.go_on(out=control)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Every column as wide as its heading asks for, and its share of the rest."""
        super().resizeEvent(event)
        heading = self.horizontalHeader()
        asked = [max(_NARROWEST, heading.sectionSizeHint(place)) for place in range(heading.count())]
        for place, width in enumerate(asked):
            heading.resizeSection(place, width * self.viewport().width() // sum(asked))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._model.index(0, 0))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leaves the table after the last cell, or when the empty last row begins."""
        at = self.currentIndex()
        blank = at.row() == self._model.rowCount() - 1 and at.column() == 0
        if forward and (blank or not at.isValid()):
            return QWidget.focusNextPrevChild(self, forward)
        return super().focusNextPrevChild(forward)

    def paste(self) -> None:
        """Put the clipboard's cells from the current cell on."""
        text = QGuiApplication.clipboard().text()
        if text and not self._model.read_only:
            at = self.currentIndex()
            self._model.paste(at, block_of(text))
            self.setCurrentIndex(self._model.index(max(at.row(), 0), max(at.column(), 0)))

    def take_out_rows(self) -> None:
        """Remove the rows of the selected cells."""
        at = self.currentIndex().row()
        self._model.remove(sorted({index.row() for index in self.selectedIndexes()}))
        self.setCurrentIndex(self._model.index(min(at, self._model.rowCount() - 1), 0))

    def _clear_cells(self) -> None:
        for index in self.selectedIndexes():
            self._model.setData(index, "")

    def _is_end(self, at: QModelIndex) -> bool:
        """In the empty last row."""
        cells = (at.siblingAtColumn(column) for column in range(self._model.columnCount()))
        blank = not any(cell.data(Qt.ItemDataRole.EditRole).strip() for cell in cells)
        return blank and at.row() == self._model.rowCount() - 1

    def go_on(self, *, out: bool) -> None:
        """To the next cell, or out of the table after the last one."""
        at = self.currentIndex()
        if out:
            self.out.emit()
            return
        if not at.isValid() or self._is_end(at):
            self.passed.emit()
            return
        last = at.column() == self._model.columnCount() - 1
        self.setCurrentIndex(self._model.index(at.row() + 1, 0) if last else at.siblingAtColumn(at.column() + 1))


class RowsEditor(Editor):
    """The ruled table of one field."""

    def __init__(self, field: Rows, services: Services) -> None:
        super().__init__(field)
        self.rows = RowsModel(field)
        self.table = _RowsTable(self.rows)
        cells = _Cells(self.table, self.rows.columns, services)
        cells.entered.connect(lambda control: self.table.go_on(out=control))
        self.table.setItemDelegate(cells)
        self.table.passed.connect(self._pass_on)
        self.table.out.connect(self._out)
        self.lead_out: Callable[[], bool] = _nowhere
        """What Ctrl+Enter does in the form; False where it does nothing, and then the cursor leaves the table."""
        self._most = _SHOWN_ROWS[1]
        self.show_here(self.table)
        line = QHBoxLayout()
        self._remove = Button("حذف ردیف", self.table.take_out_rows, icon="trash", kind="quiet",
                              tip="حذف ردیف  \N{LEFT-TO-RIGHT ISOLATE}Ctrl+Del\N{POP DIRECTIONAL ISOLATE}")
        self._paste = Button("چسباندن از اکسل", self.table.paste, icon="table", kind="quiet")
        line.addWidget(self._paste)
        line.addWidget(self._remove)
        line.addStretch()
        self._count = Label("", "note")
        line.addWidget(self._count)
        self.column.addLayout(line)
        for signal in (self.rows.dataChanged, self.rows.modelReset, self.rows.rowsInserted):
            signal.connect(self._changed)
        self._fit()

    def typed(self) -> TypedEntry:
        return self.rows.typed()

    def write(self, typed: TypedEntry) -> None:
        self.rows.write([row for row in typed if isinstance(row, dict)] if not isinstance(typed, str) else [])

    def set_problems(self, problems: Sequence[Problem]) -> None:
        self.rows.blockSignals(True)
        self.rows.set_problems(problems)
        self.rows.blockSignals(False)
        self.table.viewport().update()
        super().set_problems(problems)

    def show_level(self, level: str) -> None:
        self._count.set_role("red" if level == "red" else "amber" if level else "note")

    def set_read_only(self, read_only: bool) -> None:
        self.rows.read_only = read_only
        for button in (self._remove, self._paste):
            button.setVisible(not read_only)

    def point(self, problem: Problem) -> None:
        self.table.setFocus()
        self.table.setCurrentIndex(self.rows.index(*self.rows.place_of(problem)))

    def _out(self) -> None:
        if not self.lead_out():
            self._pass_on()

    def _pass_on(self) -> None:
        """To the next blank, past this one's own buttons."""
        for _stop in (self.table, self._paste, self._remove):
            self.focusNextChild()
            if not self.isAncestorOf(self.window().focusWidget()):
                return

    def _changed(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        rows = max(_SHOWN_ROWS[0], min(self.rows.rowCount(), self._most))
        self.table.setFixedHeight(_ROW * (rows + 1) + 4)
        self._count.setText(self.field.show(tuple(self.rows.typed())))


def _nowhere() -> bool:
    return False
