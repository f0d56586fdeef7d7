"""The card of one step of an assembly: its blanks in columns, and the table of its votes with what is done to rows."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.blank import Blank
from desktop.ui.cooperatives.assembly_guide import STEPS
from desktop.ui.cooperatives.votes_table import VotesTable
from desktop.ui.editors import LineEditor
from desktop.ui.pieces import Button, Card, Label, reveal
from desktop.ui.services import Services
from forms.rules import digits

_KEY = "\N{LEFT-TO-RIGHT ISOLATE}Ctrl+Del\N{POP DIRECTIONAL ISOLATE}"
_MOST_COLUMNS = 3


class StepCard(Card):
    """The blanks stand in the order of the plan, and so does the cursor; those that are hidden take no place."""

    def __init__(self, place: int, services: Services) -> None:
        plan = STEPS[place]
        super().__init__(f"{digits.grouped(place + 1)}. {plan.title}", spacing=6)
        self.note = Label(plan.note, "faint")
        self.head.insertWidget(1, self.note)
        self.blanks = [Blank(field, services, named=field.label != plan.title) for field in plan.fields]
        for blank in self.blanks:
            if isinstance(blank.editor, LineEditor) and blank.field.hint:  # said whole by F1; in a line it is cut off
                blank.editor.line.setPlaceholderText("")
                blank.editor.line.setToolTip(blank.field.hint)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self.body.addLayout(self._grid)
        self.flow(_MOST_COLUMNS, ())
        self.table: TablePart | None = None
        self._table_name = plan.table.name if plan.table else ""

    def put_table(self, table: VotesTable, empty: str, more: Button | None = None) -> None:
        self.table = TablePart(self._table_name, table, empty, more)
        self.add(self.table)

    def flow(self, columns: int, hidden: Collection[str]) -> None:
        """Lay the blanks out anew."""
        for blank in self.blanks:
            self._grid.removeWidget(blank)
        row = column = 0
        for blank in self.blanks:
            if blank.field.name in hidden:
                blank.hide()
                continue
            span = blank.span(columns)
            if column + span > columns:
                row, column = row + 1, 0
            self._grid.addWidget(blank, row, column, 1, span)
            blank.show()
            column += span
        for each in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(each, 1 if each < columns else 0)


class TablePart(QWidget):
    """A table of votes, what can be done to its rows, and a sentence where nothing was written and nobody may write."""

    def __init__(self, name: str, table: VotesTable, empty: str, more: Button | None) -> None:
        super().__init__()
        self.name, self.rows = name, table
        self._empty = Label(empty, "faint")
        self._tools = QWidget()
        line = QHBoxLayout(self._tools)
        line.setContentsMargins(0, 0, 0, 0)
        if more is not None:
            line.addWidget(more)
        line.addWidget(Button("حذف ردیف", table.removed.emit, icon="trash", kind="quiet", tip=f"حذف ردیف  {_KEY}"))
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (table, self._empty, self._tools):
            column.addWidget(widget)

    def set_read_only(self, read_only: bool) -> None:
        self.rows.votes.set_read_only(read_only)
        reveal(self._tools, not read_only)
        self.show_rows()

    def show_rows(self) -> None:
        """An empty table that nobody may write in says so instead."""
        there = bool(self.rows.votes.rows)
        reveal(self.rows, there)
        reveal(self._empty, not there)
