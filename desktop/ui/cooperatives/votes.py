"""The rows of an assembly's votes: candidates with their ballots, decisions with their hands.

Law: what follows from the votes is computed and never typed; only cells that changed are told, so that nothing moves
under the hand that writes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from desktop.ui import theme
from desktop.ui.cooperatives.cells import START, ground_of, ink_of
from desktop.ui.cooperatives.member_input import MemberIndex
from desktop.ui.editors.rows_model import shown
from forms.catalog import assembly
from forms.parts import Field, Problem, Rows
from forms.rules import digits, record_number

Index = QModelIndex | QPersistentModelIndex
TypedRow = dict[str, str]
_NO_PARENT = QModelIndex()
_MEMBER = "member"
_BOLD = QFont.Weight.DemiBold


class VotesModel(QAbstractTableModel):
    """Rows of one ruled table with an empty one at the end; `computed` is the column that nobody types."""

    edited = Signal()

    def __init__(self, field: Rows, computed: Field[Any], index: MemberIndex) -> None:
        super().__init__()
        self.columns = tuple(column for column in field.columns if column.name != _MEMBER)
        self.computed, self.index_of_members = computed, index
        self.rows: list[TypedRow] = [{}]
        self.results: list[tuple[str, str]] = []
        """Tone and word of each row that is not blank."""
        self.read_only = False
        self._by_row: dict[int, tuple[str, str]] = {}
        self._problems: dict[tuple[int, str], Problem] = {}

    def typed(self) -> list[TypedRow]:
        return [dict(row) for row in self.rows if is_filled(row)]

    def write(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Show these rows; where they stand already, the cursor stays in its cell."""
        if [_written(row) for row in rows] == [_written(row) for row in self.typed()]:
            return
        self.beginResetModel()
        self.rows = [dict(row) for row in rows]
        self._close()
        self.endResetModel()

    def set_read_only(self, read_only: bool) -> None:
        """Who may not write sees no empty row to write in."""
        if read_only == self.read_only:
            return
        self.beginResetModel()
        self.read_only = read_only
        self._close()
        self.endResetModel()

    def show(self, results: Sequence[tuple[str, str]], problems: Sequence[Problem]) -> None:
        """What follows from the rows, and what is wrong with them; both by the rows that are not blank."""
        places = [at for at, row in enumerate(self.rows) if is_filled(row)]
        by_row = dict(zip(places, results, strict=False))
        by_cell = {(places[each.row], each.column or self.columns[0].name): each for each in reversed(problems)
                   if each.row is not None and each.row < len(places)}
        changed = {(row, self.computed.name) for row in {*by_row, *self._by_row}
                   if by_row.get(row) != self._by_row.get(row)}
        changed |= {cell for cell in {*by_cell, *self._problems} if by_cell.get(cell) != self._problems.get(cell)}
        self.results, self._by_row, self._problems = list(results), by_row, by_cell
        names = [column.name for column in self.columns]
        for row, name in changed:
            if row < len(self.rows) and name in names:
                at = self.index(row, names.index(name))
                self.dataChanged.emit(at, at)

    def remove(self, rows: Sequence[int]) -> None:
        if self.read_only:
            return
        self.beginResetModel()
        self.rows = [row for at, row in enumerate(self.rows) if at not in set(rows)]
        self._close()
        self.endResetModel()
        self.edited.emit()

    def paste(self, row: int, column: int, block: Sequence[Sequence[str]]) -> None:
        """Put a block of cells from this one on; rows are added as needed."""
        if self.read_only:
            return
        self.beginResetModel()
        for down, texts in enumerate(block):
            while len(self.rows) <= row + down:
                self.rows.append({})
            for field, text in zip(self.columns[column:], texts, strict=False):
                self._put(row + down, field.name, text)
        self._close()
        self.endResetModel()
        self.edited.emit()

    def clear(self, cells: Sequence[tuple[int, int]]) -> None:
        for row, column in cells:
            self.setData(self.index(row, column), "")

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return digits.grouped(section + 1) if orientation == Qt.Orientation.Vertical else self.columns[section].label

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if self.read_only or self.is_computed(index.row(), index.column()) else (
            usual | Qt.ItemFlag.ItemIsEditable)

    def is_computed(self, row: int, column: int) -> bool:
        """A decision of which nobody counted the hands may be written as it was told."""
        counted = bool(self._by_row.get(row, ("", ""))[1])
        free = self.computed is assembly.CARRIED and not counted
        return self.columns[column] is self.computed and not free

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, field = index.row(), self.columns[index.column()]
        text = self.rows[row].get(field.name, "")
        if field is self.computed and role != Qt.ItemDataRole.EditRole and self.is_computed(row, index.column()):
            return self._result(row, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(field, text)
        if role == Qt.ItemDataRole.EditRole:
            return self.rows[row].get(_MEMBER) or text if field is assembly.CANDIDATE else text
        problem = self._problems.get((row, field.name))
        answers: Mapping[int, Any] = {
            Qt.ItemDataRole.TextAlignmentRole: START, Qt.ItemDataRole.BackgroundRole: ground_of(problem),
            Qt.ItemDataRole.ForegroundRole: ink_of(problem),
            Qt.ItemDataRole.ToolTipRole: problem.message if problem else None,
            Qt.ItemDataRole.AccessibleDescriptionRole: problem.message if problem else None}
        return answers.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, field = index.row(), self.columns[index.column()]
        if role != Qt.ItemDataRole.EditRole or self.read_only or not self._put(row, field.name, str(value)):
            return False
        if row == len(self.rows) - 1 and is_filled(self.rows[row]):
            self.beginInsertRows(_NO_PARENT, len(self.rows), len(self.rows))
            self.rows.append({})
            self.endInsertRows()
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
        self.edited.emit()
        return True

    def _put(self, row: int, name: str, text: str) -> bool:
        line = self.rows[row]
        before = dict(line)
        if name == assembly.CANDIDATE.name:
            member = self.index_of_members.taken(text)
            line[name] = member.name if member else text
            line[_MEMBER] = record_number.show(member.number) if member else ""
            if text and not line.get(assembly.FOR_OFFICE.name):
                above = self.rows[row - 1].get(assembly.FOR_OFFICE.name, "") if row else ""
                line[assembly.FOR_OFFICE.name] = above or "board"
        else:
            line[name] = text
        return line != before

    def _result(self, row: int, role: int) -> Any:
        tone, word = self._by_row.get(row, ("neutral", ""))
        if role == Qt.ItemDataRole.DisplayRole:
            return word
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(theme.current().tone(tone)[0])
        if role == Qt.ItemDataRole.FontRole and word:
            font = QFont()
            font.setWeight(_BOLD)
            return font
        return START if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _close(self) -> None:
        """One empty row stands at the end, where somebody may write."""
        self._by_row, self._problems = {}, {}
        if self.read_only:
            self.rows = [row for row in self.rows if is_filled(row)]
        elif not self.rows or is_filled(self.rows[-1]):
            self.rows.append({})


def is_filled(row: Mapping[str, str]) -> bool:
    """Whether anything stands in a row."""
    return any(text.strip() for text in row.values())


def _written(row: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in row.items() if text}
