"""The table of members with its search line, the sentence of the cell under the cursor, and its counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout

from desktop.ui.cooperatives.cells import CellTable
from desktop.ui.cooperatives.member_lines import COLUMNS, OF_COMPANIES, MemberLine
from desktop.ui.cooperatives.members_model import MembersModel
from desktop.ui.cooperatives.work import PlannedView
from desktop.ui.editors import LineInput, input_for
from desktop.ui.pieces import Card, Label, SearchBox
from desktop.ui.services import Services
from forms.rules.digits import grouped

_WIDTHS = {"member_no": 62, "member_kind": 76, "national_code": 104, "first_name": 92, "last_name": 116, "sex": 56,
           "father_name": 84, "joined_day": 96, "shares": 62, "paid": 108, "works_here": 84, "company": 190,
           "legal_national_id": 120}
_KEYS = "Enter خانهٔ بعد · F2 ویرایش · Ctrl+V چسباندن از اکسل · Ctrl+Delete برداشتن ردیف تازه"


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
        return input_for(COLUMNS[column], self.services)

    def _next(self, row: int, column: int) -> tuple[int, int] | None:
        after = next((place for place in range(column + 1, len(COLUMNS)) if not self.table.isColumnHidden(place)), None)
        if after is not None:
            return row, after
        return (row + 1, self.table.first_column()) if row + 1 < len(self.model.lines) else None

    def _show_columns(self) -> None:
        """The blanks of companies come with the first company."""
        legal = any(line.counted.kind == "legal" for line in self.model.lines)
        for place, blank in enumerate(COLUMNS):
            if blank.name in OF_COMPANIES:
                self.table.setColumnHidden(place, not legal)

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
        parts = [f"{grouped(totals.total)} عضو", f"{grouped(totals.women)} زن", f"{grouped(totals.men)} مرد"]
        unknown = totals.total - totals.women - totals.men - totals.legal
        parts += [f"{grouped(unknown)} بی‌جنسیت"] if unknown else []
        parts += [f"{grouped(totals.legal)} حقوقی"] if totals.legal else []
        parts += [f"{grouped(totals.shares)} سهم", f"{grouped(totals.paid)} ریال پرداختی"]
        self.counts.setText("  ·  ".join(parts))
        told = [f"{grouped(count)} {word}" for count, word in (
            (totals.new, "تازه"), (totals.changed, "تغییر"), (totals.wrong, "اشکال")) if count]
        self.unsaved.set_role("red" if totals.wrong else "faint")
        self.unsaved.setText(f"ذخیره‌نشده: {'، '.join(told)}" if told else "")
        self._show_columns()

    def _clear(self) -> None:
        if not self.model.read_only:
            self.model.clear([(index.row(), index.column()) for index in self.table.selectedIndexes()])
