"""The typed texts of a ruled table, with one empty row at its end to go on writing in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.ui import theme
from forms.parts import Field, Link, Problem, Rows, UnreadableError
from forms.parts.reading import TypedRow
from forms.rules import digits

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_PERSON_KEY = "national_code"


def shown(field: Field[Any], typed: str) -> str:
    """A typed text as a person reads it; as it is when it cannot be read."""
    if not typed.strip():
        return ""
    try:
        return field.show(field.read(typed))
    except UnreadableError:
        return digits.to_persian(typed)


def written_columns(field: Rows) -> tuple[Field[Any], ...]:
    """The columns that people write: a person's file beside a national code is found by the office itself."""
    found = any(column.name == _PERSON_KEY for column in field.columns)
    return tuple(column for column in field.columns
                 if not (found and isinstance(column, Link) and column.kind == "person"))


class RowsModel(QAbstractTableModel):
    """Cells hold typed text (EditRole) and show it read (DisplayRole); blank rows do not count.

    What stands in a column that nobody writes goes with its row.
    """

    def __init__(self, field: Rows) -> None:
        super().__init__()
        self.columns = written_columns(field)
        self._rows: list[dict[str, str]] = [{}]
        self._problems: dict[tuple[int, str], Problem] = {}
        self._titles: dict[str, str] = {}
        self.read_only = False

    def typed(self) -> list[TypedRow]:
        return [dict(row) for row in self._rows if self._is_filled(row)]

    def write(self, rows: Sequence[TypedRow]) -> None:
        self.beginResetModel()
        self._rows = [dict(row) for row in rows]
        self._close()
        self.endResetModel()

    def name_link(self, typed: str, title: str) -> None:
        """Remember the name of a linked record, to be shown instead of its number."""
        self._titles[typed] = title

    def paste(self, at: QModelIndex, block: Sequence[Sequence[str]]) -> None:
        """Put a block of cells, as a spreadsheet gives it, from this cell on; rows are added as needed."""
        first_row, first_column = max(at.row(), 0), max(at.column(), 0)
        self.beginResetModel()
        for down, line in enumerate(block):
            while len(self._rows) <= first_row + down:
                self._rows.append({})
            for column, text in zip(self.columns[first_column:], line, strict=False):
                self._rows[first_row + down][column.name] = text.strip()
        self._close()
        self.endResetModel()

    def remove(self, rows: Sequence[int]) -> None:
        self.beginResetModel()
        self._rows = [row for at, row in enumerate(self._rows) if at not in set(rows)]
        self._close()
        self.endResetModel()

    def place_of(self, problem: Problem) -> tuple[int, int]:
        """Row and column of the cell that a problem is about; the first cell, where it is about the whole table."""
        places = self._written()
        names = [column.name for column in self.columns]
        row = places[problem.row] if problem.row is not None and problem.row < len(places) else 0
        return row, names.index(problem.column) if problem.column in names else 0

    def _written(self) -> list[int]:
        """The rows that are not blank: a problem counts only those."""
        return [at for at, row in enumerate(self._rows) if self._is_filled(row)]

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Mark cells; a problem's row counts the rows that are not blank."""
        places = self._written()
        self._problems = {(places[each.row], each.column): each for each in reversed(problems)
                          if each.row is not None and each.row < len(places)}
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self.columns) - 1))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return digits.grouped(section + 1)
        column = self.columns[section]
        return f"{column.label} *" if column.required else column.label

    def flags(self, _index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual if self.read_only else usual | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        typed = self._rows[index.row()].get(column.name, "")
        problem = self._problems.get((index.row(), column.name))
        answers: Mapping[int, Any] = {
            Qt.ItemDataRole.DisplayRole: self._titles.get(typed) or shown(column, typed),
            Qt.ItemDataRole.EditRole: typed,
            Qt.ItemDataRole.TextAlignmentRole: int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
                                                   | Qt.AlignmentFlag.AlignVCenter),
            Qt.ItemDataRole.ToolTipRole: problem.message if problem else None,
            Qt.ItemDataRole.AccessibleDescriptionRole: problem.message if problem else None,
            Qt.ItemDataRole.BackgroundRole: _ground(problem),
            Qt.ItemDataRole.ForegroundRole: _ink(problem),
        }
        return answers.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or self._rows[index.row()].get(self.columns[index.column()].name) == value:
            return False
        self._rows[index.row()][self.columns[index.column()].name] = str(value)
        self.dataChanged.emit(index, index)
        if index.row() == len(self._rows) - 1 and str(value).strip():
            self.beginInsertRows(_NO_PARENT, len(self._rows), len(self._rows))
            self._rows.append({})
            self.endInsertRows()
        return True

    def _close(self) -> None:
        """One empty row stands at the end."""
        self._problems = {}
        if not self._rows or self._is_filled(self._rows[-1]):
            self._rows.append({})

    def _is_filled(self, row: TypedRow) -> bool:
        return any(row.get(column.name, "").strip() for column in self.columns)


def _ground(problem: Problem | None) -> QColor | None:
    tokens = theme.current()
    return QColor(tokens.danger_bg if problem.level == "red" else tokens.warn_bg) if problem else None


def _ink(problem: Problem | None) -> QColor | None:
    tokens = theme.current()
    return QColor(tokens.danger if problem.level == "red" else tokens.warn) if problem else None
