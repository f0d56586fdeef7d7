"""The members of a cooperative as a table to write in, with one empty row at its end; judged line by line.

Law: what is wrong is told by the form and by the other lines here; what only the office knows is told at saving.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from desktop.ui import theme
from desktop.ui.cooperatives.cells import START, ground_of, ink_of
from desktop.ui.cooperatives.member_lines import COLUMNS, HELD, MemberLine, heading_of
from desktop.ui.cooperatives.work import MembersView, PlannedView
from desktop.ui.editors.rows_model import shown
from forms.catalog import coop_member
from forms.catalog.coop_member import LEGAL_KINDS
from forms.parts import Context, Field, Problem, read_typed
from forms.rules import digits, persian, record_number

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_CODES = (coop_member.NATIONAL_CODE, coop_member.LEGAL_ID)
_Codes = Mapping[tuple[str, str], Sequence[MemberLine]]
"""A blank's name and the code in it → the lines that have it."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What the foot of the table says; `paid` in rial, `shares` what the register says now."""

    women: int
    men: int
    legal: int
    total: int
    shares: int
    paid: int
    new: int
    changed: int
    wrong: int


class MemberCells(QAbstractTableModel):
    """The lines as Qt asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[MemberLine] = []
        self.read_only = False
        self.union = False

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return heading_of(COLUMNS[section], union=self.union)
        line = self.lines[section]
        return digits.grouped(section + 1) if line.number else "+" if line.dirty else "*"

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        fixed = self.read_only or self.lines[index.row()].has_left or COLUMNS[index.column()] is HELD
        return usual if fixed else usual | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line, blank = self.lines[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            text = shown(blank, line.text(blank))
            return text.removesuffix(" ریال") if blank is coop_member.PAID else text
        if role == Qt.ItemDataRole.EditRole:
            return line.text(blank)
        return START if role == Qt.ItemDataRole.TextAlignmentRole else self._look(line, blank, role)

    @staticmethod
    def _look(line: MemberLine, blank: Field[Any], role: int) -> Any:
        problem = line.problem_of(blank.name)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return problem.message if problem else None
        if role == Qt.ItemDataRole.BackgroundRole:
            new = QColor(theme.current().tint) if line.number and blank.name in line.over else None
            return ground_of(problem) or new
        if role == Qt.ItemDataRole.ForegroundRole:
            return ink_of(problem) or (QColor(theme.current().faint) if line.has_left else None)
        return None


class MembersModel(MemberCells):
    """`edited` after anything was written."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._context: Context | None = None
        self._cooperative, self._today = "", ""
        self._gone: list[MemberLine] = []

    def open(self, file: MembersView, context: Context, today: str, *, read_only: bool) -> None:
        """Show the members who belong; those that have left stand aside."""
        lines = [MemberLine.of(row, file.unread.get(row[0], {})) for row in file.rows]
        self.beginResetModel()
        self.lines = [line for line in lines if not line.has_left]
        self._gone = [line for line in lines if line.has_left]
        self._context, self._cooperative = context, record_number.show(file.number)
        self._today, self.read_only, self.union = today, read_only, file.union
        self._close()
        self.endResetModel()

    def show_gone(self, *, yes: bool) -> None:
        """Put those who have left under the others, or take them away again."""
        self.beginResetModel()
        self.lines = [line for line in self.lines if not line.has_left and (line.number or line.dirty)]
        self.lines += self._gone if yes else []
        self._close()
        self.endResetModel()

    @property
    def dirty(self) -> list[MemberLine]:
        """Lines with something that is not saved."""
        return [line for line in self.lines if line.dirty]

    def typed_lines(self) -> list[tuple[int, int, Mapping[str, str]]]:
        """The dirty lines as they are saved."""
        return [(line.number, line.base, dict(line.over)) for line in self.dirty]

    def tell(self, problems: Sequence[Problem]) -> list[int]:
        """Mark the dirty lines with what the office said; answers the rows that have something red."""
        dirty = self.dirty
        for place, line in enumerate(dirty):
            line.problems = tuple(each for each in problems if each.row == place)
        self._all_changed()
        return [row for row, line in enumerate(self.lines) if line.red]

    def take(self, planned: Sequence[PlannedView]) -> int:
        """Put pasted lines into the table, unsaved; answers the first row that they touch."""
        known = {line.number: row for row, line in enumerate(self.lines) if line.number}
        first = len(self.lines)
        self.beginResetModel()
        self.lines = [line for line in self.lines if line.number or line.dirty]
        for each in planned:
            row = known.get(each.number) if each.number else None
            line = MemberLine() if row is None else self.lines[row]
            for blank in coop_member.FORM.fields:
                if blank.name in each.typed and blank.name not in ("cooperative", "person", "member_cooperative"):
                    line.put(blank, str(each.typed[blank.name]))
            line.problems = tuple(each.problems)
            if row is None:
                self.lines.append(line)
            first = min(first, len(self.lines) - 1 if row is None else row)
        self._close()
        self.endResetModel()
        self.edited.emit()
        return first

    def fill(self, row: int, blanks: Sequence[Field[Any]], block: Sequence[Sequence[str]]) -> None:
        """Put a block of cells into these columns from a row on, as far as there are members."""
        for down, texts in enumerate(block):
            for blank, text in zip(blanks, texts, strict=False):
                if row + down < len(self.lines) and not self.lines[row + down].has_left:
                    self._begin(row + down)
                    self.lines[row + down].put(blank, text)
        codes = self._codes()
        for place in range(row, min(row + len(block), len(self.lines))):
            self._judge(place, codes)
        self._close_changed()

    def clear(self, cells: Sequence[tuple[int, int]]) -> None:
        for row, column in cells:
            if not self.lines[row].has_left:
                self.lines[row].put(COLUMNS[column], "")
        codes = self._codes()
        for row in {row for row, _column in cells}:
            self._judge(row, codes)
        self._close_changed()

    def drop(self, rows: Sequence[int]) -> None:
        """Take out lines that were never saved, and take back what was typed in the others."""
        self.beginResetModel()
        for row in rows:
            self.lines[row].over.clear()
            self.lines[row].problems = ()
        self.lines = [line for line in self.lines if line.number or line.dirty]
        self._close()
        self.endResetModel()
        self.edited.emit()

    def find(self, text: str, after: int) -> int:
        """The next row, after `after` and round again, in which this stands; -1 for none."""
        key = persian.joined_key(digits.to_latin(text))
        rows = [*range(after + 1, len(self.lines)), *range(after + 1)]
        return next((row for row in rows if key and key in self.lines[row].words), -1)

    def hits(self, text: str) -> int:
        key = persian.joined_key(digits.to_latin(text))
        return sum(key in line.words for line in self.lines) if key else 0

    def totals(self) -> Totals:
        """Counts over the lines that stand here and have not left."""
        here = [line for line in self.lines if not line.has_left and (line.number or line.dirty)]
        counted = [line.counted for line in here]
        sexes = [each.sex for each in counted if each.kind not in LEGAL_KINDS]
        dirty = [line for line in here if line.dirty]
        return Totals(
            sexes.count("female"), sexes.count("male"), len(here) - len(sexes), len(here),
            sum(each.held for each in counted), sum(each.paid for each in counted),
            sum(not line.number for line in dirty), sum(bool(line.number) for line in dirty),
            sum(line.red for line in here))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, blank = index.row(), COLUMNS[index.column()]
        if role != Qt.ItemDataRole.EditRole or blank is HELD or self.lines[row].text(blank) == value:
            return False
        self._begin(row)
        self.lines[row].put(blank, str(value))
        self._judge(row, self._codes())
        if row == len(self.lines) - 1 and self.lines[row].dirty and not self.read_only:
            self.beginInsertRows(_NO_PARENT, len(self.lines), len(self.lines))
            self.lines.append(MemberLine())
            self.endInsertRows()
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
        self.edited.emit()
        return True

    def _begin(self, row: int) -> None:
        """What goes without saying of a new member."""
        line = self.lines[row]
        if line.number or line.dirty:
            return
        last = max((each.counted.member_no for each in self.lines), default=0)
        kind = "cooperative" if self.union else "real"
        line.over.update(member_no=str(last + 1), member_kind=kind, joined_day=self._today)

    def _judge(self, row: int, codes: _Codes) -> None:
        line = self.lines[row]
        if self._context is None or not line.dirty:
            line.problems = ()
            return
        typed = {**line.typed, "cooperative": self._cooperative}
        line.problems = (*read_typed(coop_member.FORM, typed, self._context).problems, *_twice(line, codes))

    def _codes(self) -> _Codes:
        """The lines that each code stands in, read once for as many lines as are judged."""
        found: dict[tuple[str, str], list[MemberLine]] = {}
        for line in self.lines:
            for blank in _CODES:
                if not line.has_left and (code := digits.to_latin(line.text(blank))):
                    found.setdefault((blank.name, code), []).append(line)
        return found

    def _close(self) -> None:
        """One empty row stands at the end, after those who have left too."""
        if not self.read_only and (not self.lines or self.lines[-1].number or self.lines[-1].dirty):
            self.lines.append(MemberLine())

    def _close_changed(self) -> None:
        self.beginResetModel()
        self._close()
        self.endResetModel()
        self.edited.emit()

    def _all_changed(self) -> None:
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(COLUMNS) - 1))


def _twice(line: MemberLine, codes: _Codes) -> list[Problem]:
    """The same code in another line of the table."""
    found = []
    for blank in _CODES:
        there = codes.get((blank.name, digits.to_latin(line.text(blank))), ())
        other = next((each for each in there if each is not line), None)
        if other is not None:
            found.append(Problem(blank.name, f"این {blank.label} در ردیف «{other.name}» هم آمده است؛ هر کس یک بار "
                                 "عضو می‌شود"))
    return found
