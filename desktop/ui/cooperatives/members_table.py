"""The table of members with its search line, the sentence of the cell under the cursor, and its counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout

from desktop.ui.cooperatives.cells import CellTable
from desktop.ui.cooperatives.member_lines import COLUMNS, HELD, OF_COMPANIES, OF_PEOPLE, MemberLine
from desktop.ui.cooperatives.members_model import MembersModel, Totals
from desktop.ui.cooperatives.work import PlannedView
from desktop.ui.editors import LineInput, input_for
from desktop.ui.pieces import Card, Label, SearchBox, isolated
from desktop.ui.services import Services
from forms.catalog.coop_member import LEGAL_KINDS
from forms.parts import Field
from forms.rules.digits import grouped

_WIDTHS = {"member_no": 62, "member_kind": 76, "national_code": 104, "first_name": 92, "last_name": 116, "sex": 62,
           "father_name": 84, "joined_day": 96, "shares": 78, "held": 84, "paid": 108, "works_here": 84, "company": 190,
           "legal_national_id": 120, "representative": 140, "representative_code": 108}
_KEYS = "\N{RIGHT-TO-LEFT MARK}" + " · ".join(f"{isolated(key)} {does}" for key, does in (
    ("Enter", "خانهٔ بعد"), ("F2", "ویرایش"), ("Ctrl+V", "چسباندن از اکسل"), ("Ctrl+Delete", "برداشتن ردیف تازه")))
"""The line begins with a Latin word and still runs from right to left."""


class MembersTable(Card):
    """`table` has the cursor, `model` the lines; the search line stands in the tools of the screen."""

    def __init__(self, services: Services) -> None:
        super().__init__(margin=1, spacing=0)
        self.services = services
        self.model = MembersModel()
        self.table = CellTable("اعضای تعاونی", self._line, self._next)
        self.table.setModel(self.model)
        self.search = SearchBox("جستجو در جدول: نام، کد ملی یا شماره", shortcut="Ctrl+F")
        self.hits, self.said = Label("", "faint"), Label("", "note", wrap=True)
        self.counts, self.unsaved = Label("", "muted"), Label("", "faint")
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_totals)
        self._lay_out()
        self.table.cleared.connect(self._clear)
        self.table.removed.connect(lambda: self.model.drop(self.table.selected_rows()))
        self.table.selectionModel().currentChanged.connect(lambda *_at: self.say())
        self.model.edited.connect(self._edited)
        self.search.asked.connect(lambda _text: self.seek(0))
        self.search.returnPressed.connect(self.seek)

    @property
    def line(self) -> MemberLine | None:
        """The line under the cursor."""
        row = self.table.currentIndex().row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    def next_problem(self) -> None:
        """Go to the next row with something red."""
        at = self.table.currentIndex().row()
        red = [row for row, line in enumerate(self.model.lines) if line.red]
        if red:
            row = next((row for row in red if row > at), red[0])
            names = [each.column or each.field for each in self.model.lines[row].problems if each.level == "red"]
            column = next((place for place, blank in enumerate(COLUMNS) if blank.name in names), 0)
            self.table.go_to(row, column)
            self.table.setFocus()

    def take(self, planned: Sequence[PlannedView]) -> None:
        """Put looked-at lines into the table, unsaved."""
        self.table.go_to(self.model.take(planned), self.table.first_column())
        self.table.setFocus()

    def go_to_member(self, number: int) -> None:
        """Put the cursor on a member; 0: on the first."""
        row = next((row for row, line in enumerate(self.model.lines) if number and line.number == number), 0)
        self.table.go_to(row, self.table.first_column())

    def seek(self, on: int = 1) -> None:
        """The row with what is searched, from here on; with `on` 0 this one, where it fits still."""
        text, at = self.search.text().strip(), self.table.currentIndex()
        row = self.model.find(text, at.row() - 1 + on)
        self.hits.setText(f"{grouped(self.model.hits(text))} ردیف" if text else "")
        if row >= 0:
            self.table.go_to(row, max(at.column(), 0))

    def _lay_out(self) -> None:
        self.body.setContentsMargins(1, 1, 1, 0)
        self.add(self.table, 1)
        said = QHBoxLayout()
        said.setContentsMargins(12, 5, 12, 0)
        said.addWidget(self.said, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 3, 12, 6)
        foot.addWidget(self.counts)
        foot.addStretch()
        foot.addWidget(self.unsaved)
        for line in (said, foot):
            self.body.addLayout(line)
        for place, blank in enumerate(COLUMNS):
            self.table.setColumnWidth(place, _WIDTHS[blank.name])
        self.table.horizontalHeader().setStretchLastSection(True)
        self._show_columns()

    def _line(self, _row: int, column: int) -> LineInput | None:
        return None if COLUMNS[column] is HELD else input_for(COLUMNS[column], self.services)

    def _next(self, row: int, column: int) -> tuple[int, int] | None:
        after = next((place for place in range(column + 1, len(COLUMNS)) if self._is_written(place)), None)
        if after is not None:
            return row, after
        return (row + 1, self.table.first_column()) if row + 1 < len(self.model.lines) else None

    def _is_written(self, place: int) -> bool:
        return COLUMNS[place] is not HELD and not self.table.isColumnHidden(place)

    def blanks_from(self, column: int) -> list[Field[Any]]:
        """The columns that are seen and written, from one on."""
        return [blank for place, blank in enumerate(COLUMNS) if place >= column and self._is_written(place)]

    def _show_columns(self) -> None:
        """The blanks of companies come with the first company; in a union those of people stay away."""
        kinds = {line.counted.kind for line in self.model.lines if line.number or line.dirty} - {""}
        companies = self.model.union or bool(kinds & set(LEGAL_KINDS))
        people = not self.model.union or bool(kinds - {"cooperative"})
        for place, blank in enumerate(COLUMNS):
            shown = companies if blank.name in OF_COMPANIES else people if blank.name in OF_PEOPLE else True
            if self.table.isColumnHidden(place) == shown:
                self.table.setColumnHidden(place, not shown)

    def _edited(self) -> None:
        self._soon.start()
        self.say()

    def say(self) -> None:
        """The sentence of the cell under the cursor, else of its row, else the keys."""
        line, at = self.line, self.table.currentIndex()
        problem = line.problem_of(COLUMNS[at.column()].name) if line is not None else None
        if problem is None and line is not None:
            problem = next((each for each in line.problems if each.level == "red"), None)
        self.said.set_role(problem.level if problem else "note")
        self.said.setText(problem.message if problem else "" if self.model.read_only else _KEYS)

    def show_totals(self) -> None:
        totals = self.model.totals()
        parts = [*_people(totals, union=self.model.union), f"{grouped(totals.shares)} سهم اکنون",
                 f"{grouped(totals.paid)} ریال پرداختی"]
        self.counts.setText("  ·  ".join(parts))
        told = [f"{grouped(count)} {word}" for count, word in (
            (totals.new, "تازه"), (totals.changed, "تغییر"), (totals.wrong, "اشکال")) if count]
        self.unsaved.set_role("red" if totals.wrong else "faint")
        self.unsaved.setText(f"ذخیره‌نشده: {'، '.join(told)}" if told else "")
        self._show_columns()

    def _clear(self) -> None:
        if not self.model.read_only:
            self.model.clear([(index.row(), index.column()) for index in self.table.selectedIndexes()])


def _people(totals: Totals, *, union: bool) -> list[str]:
    """Members by sex and kind; in a union they are cooperatives."""
    people = totals.total - totals.legal
    if union and not people:
        return [f"{grouped(totals.total)} تعاونی عضو"]
    unknown = people - totals.women - totals.men
    found = [f"{grouped(totals.total)} عضو", f"{grouped(totals.women)} زن", f"{grouped(totals.men)} مرد"]
    found += [f"جنسیت {grouped(unknown)} نفر نوشته نشده"] if unknown else []
    return [*found, *([f"{grouped(totals.legal)} حقوقی"] if totals.legal else [])]
