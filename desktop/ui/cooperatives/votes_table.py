"""The table in which an assembly's votes are written: candidates with their ballots, decisions with their hands.

Law: one Enter takes what is suggested and goes on; ballots go down their column, a decision is written across.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate

from desktop.ui.cooperatives.cells import CELL, CellTable, trimmed_block
from desktop.ui.cooperatives.member_input import MemberInput
from desktop.ui.cooperatives.votes import VotesModel, is_filled
from desktop.ui.editors import LineInput, Option, PickInput, input_for
from desktop.ui.pieces import Suggestion
from desktop.ui.services import Services
from forms.catalog import assembly
from forms.parts import Choice

_SHOWN_ROWS = (3, 12)
_WIDTHS = {"for_office": 104, "eligibility": 112, "votes": 64, "lot": 84, "result": 84, "decision_kind": 190,
           "in_favour": 68, "against": 68, "carried": 84}
"""The name and the matter take what is left."""


class _CandidateInput(MemberInput):
    """`taken`: a name was taken from the list, or what was written stands although nobody is called so."""

    taken = Signal()

    def _take(self, suggestion: Suggestion) -> None:
        super()._take(suggestion)
        self.taken.emit()


class _ChoiceInput(PickInput):
    """`taken`: one was taken from the list."""

    taken = Signal()

    def __init__(self, field: Choice) -> None:
        super().__init__(Option(code, label) for code, label in field.options.items())

    def _take(self, suggestion: Suggestion) -> None:
        super()._take(suggestion)
        self.taken.emit()


class VotesTable(CellTable):
    """Over one VotesModel, which it calls `votes`."""

    def __init__(self, name: str, model: VotesModel, services: Services) -> None:
        super().__init__(name, self._line, self._after)
        self.votes, self._services = model, services
        self.setModel(model)
        places = {column.name: place for place, column in enumerate(model.columns)}
        self._votes = places.get(assembly.VOTES.name, -1)
        self._lots = places.get(assembly.LOT.name, -1)
        self._favour = places.get(assembly.IN_FAVOUR.name, -1)
        self._against = places.get(assembly.AGAINST.name, -1)
        for place, column in enumerate(model.columns):
            self.setColumnWidth(place, _WIDTHS.get(column.name, 84))
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(56)
        self.cleared.connect(lambda: model.clear([(at.row(), at.column()) for at in self.selectedIndexes()]))
        self.removed.connect(self._remove)
        self.pasted.connect(self._paste)
        for signal in (model.modelReset, model.rowsInserted):
            signal.connect(self._fit)
        self._kept = (-1, -1)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._back_to_place)
        self._fit()

    def _keep_place(self) -> None:
        self._kept = (self.currentIndex().row(), self.currentIndex().column())

    def _back_to_place(self) -> None:
        """Rows that come anew, as after saving, leave the cursor where it was."""
        row, column = self._kept
        if row >= 0 and self.votes.rows:
            self.go_to(min(row, len(self.votes.rows) - 1), column)

    def _line(self, _row: int, column: int) -> LineInput | None:
        field = self.votes.columns[column]
        if field is assembly.CANDIDATE:
            name = _CandidateInput(self.votes.index_of_members, "نام نامزد")
            name.taken.connect(lambda: self._taken(name))
            name.setAccessibleName(field.label)
            return name
        if isinstance(field, Choice):
            choice = _ChoiceInput(field)
            choice.taken.connect(lambda: self._taken(choice))
            choice.setAccessibleName(field.label)
            return choice
        return input_for(field, self._services)

    def _taken(self, line: LineInput) -> None:
        """The Enter that took a suggestion ends the writing too."""
        self.commitData(line)
        self.closeEditor(line, QStyledItemDelegate.EndEditHint.NoHint)
        self.go_on()

    def _after(self, row: int, column: int) -> tuple[int, int] | None:
        filled = [at for at, line in enumerate(self.votes.rows) if is_filled(line)]
        if self.votes.read_only:
            return None
        return self._after_ballot(row, column, filled) if self._favour < 0 else self._after_hand(row, column, filled)

    def _after_ballot(self, row: int, column: int, filled: list[int]) -> tuple[int, int] | None:
        """Names first, then the votes down their column; they have nothing after them."""
        if column in (self._votes, self._lots):
            return (row + 1, column) if row + 1 in filled else None
        if row not in filled:
            return (0, self._votes) if filled else None
        return (row + 1, 0) if column + 1 >= self._votes else (row, column + 1)

    def _after_hand(self, row: int, column: int, filled: list[int]) -> tuple[int, int] | None:
        """A decision across: its matter, its kind, hands for it, hands against it; then the next one's."""
        if row not in filled:
            return None
        if column < self._against:
            return row, column + 1
        return (row + 1, self._favour if row + 1 in filled else 0)

    def _remove(self) -> None:
        self.votes.remove(self.selected_rows())

    def _paste(self, text: str) -> None:
        at = self.currentIndex()
        self.votes.paste(max(at.row(), 0), max(at.column(), 0), trimmed_block(text))

    def _fit(self) -> None:
        least, most = _SHOWN_ROWS
        there = self.votes.rowCount()
        rows = there if self.votes.read_only else max(least, there)
        self.setFixedHeight(CELL * (min(rows, most) + 1) + 4)
