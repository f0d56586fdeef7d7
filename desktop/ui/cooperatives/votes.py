"""The two tables of an assembly's votes: candidates with their ballots, decisions with their hands.

Law: numbers go straight down the column, Enter after each; what follows from them is computed and never typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QHeaderView

from desktop.ui import theme
from desktop.ui.cooperatives.cells import CELL, START, CellTable, ground_of, ink_of, trimmed_block
from desktop.ui.cooperatives.member_input import MemberIndex, MemberInput
from desktop.ui.editors import LineInput, input_for
from desktop.ui.editors.rows_model import shown
from desktop.ui.services import Services
from forms.catalog import assembly
from forms.parts import Field, Problem, Rows
from forms.rules import digits, record_number

Index = QModelIndex | QPersistentModelIndex
TypedRow = dict[str, str]
_NO_PARENT = QModelIndex()
_MEMBER = "member"
_SHOWN_ROWS = (4, 12)
_WIDTHS = {"for_office": 112, "votes": 74, "lot": 92}
"""The name and the matter take what is left."""
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
        """Tone and word of each row that counts."""
        self.read_only = False
        self._problems: dict[tuple[int, str], Problem] = {}

    def typed(self) -> list[TypedRow]:
        return [dict(row) for row in self.rows if _filled(row)]

    def write(self, rows: Sequence[Mapping[str, str]]) -> None:
        self.beginResetModel()
        self.rows = [dict(row) for row in rows]
        self._close()
        self.endResetModel()

    def show(self, results: Sequence[tuple[str, str]], problems: Sequence[Problem]) -> None:
        """What follows from the rows, and what is wrong with them; both by the rows that are not blank."""
        places = [at for at, row in enumerate(self.rows) if _filled(row)]
        self.results = list(results)
        self._problems = {(places[each.row], each.column): each for each in reversed(problems)
                          if each.row is not None and each.row < len(places)}
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))

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
        counted = row < len(self.results) and bool(self.results[row][1])
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
        if row == len(self.rows) - 1 and _filled(self.rows[row]):
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
        tone, word = self.results[row] if row < len(self.results) and _filled(self.rows[row]) else ("neutral", "")
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
        """One empty row stands at the end."""
        if not self.rows or _filled(self.rows[-1]):
            self.rows.append({})


class VotesTable(CellTable):
    """Numbers go down their column; names and other words go on across."""

    def __init__(self, name: str, model: VotesModel, services: Services) -> None:
        super().__init__(name, self._line, self._after)
        self.votes, self._services = model, services
        self.setModel(model)
        self._down = {place for place, column in enumerate(model.columns)
                      if column in (assembly.VOTES, assembly.LOT, assembly.IN_FAVOUR, assembly.AGAINST)}
        for place, column in enumerate(model.columns):
            self.setColumnWidth(place, _WIDTHS.get(column.name, 84))
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.cleared.connect(lambda: model.clear([(at.row(), at.column()) for at in self.selectedIndexes()]))
        self.removed.connect(lambda: model.remove(self.selected_rows()))
        self.pasted.connect(self._paste)
        for signal in (model.modelReset, model.rowsInserted):
            signal.connect(self._fit)
        self._fit()

    def _line(self, _row: int, column: int) -> LineInput | None:
        field = self.votes.columns[column]
        if field is assembly.CANDIDATE:
            line = MemberInput(self.votes.index_of_members, "نام نامزد")
            line.setAccessibleName(field.label)
            return line
        return input_for(field, self._services)

    def _after(self, row: int, column: int) -> tuple[int, int] | None:
        filled = [at for at, line in enumerate(self.votes.rows) if _filled(line)]
        if column in self._down:
            return (row + 1, column) if row + 1 in filled else self._top_of_next(column, filled)
        if row not in filled:  # the names are all written: on to the numbers
            return (0, min(self._down)) if filled else None
        across = column + 1
        return (row + 1, 0) if across in self._down and self.votes.computed is assembly.RESULT else (row, across)

    def _top_of_next(self, column: int, filled: Sequence[int]) -> tuple[int, int] | None:
        """After the hands for it, those against it; votes have nothing after them."""
        following = column + 1
        further = following in self._down and self.votes.columns[following] is assembly.AGAINST
        return (filled[0], following) if further and filled else None

    def _paste(self, text: str) -> None:
        at = self.currentIndex()
        self.votes.paste(max(at.row(), 0), max(at.column(), 0), trimmed_block(text))
        self.go_to(max(at.row(), 0), max(at.column(), 0))

    def _fit(self) -> None:
        rows = max(_SHOWN_ROWS[0], min(self.votes.rowCount(), _SHOWN_ROWS[1]))
        self.setFixedHeight(CELL * (rows + 1) + 4)


def _filled(row: Mapping[str, str]) -> bool:
    return any(text.strip() for text in row.values())
