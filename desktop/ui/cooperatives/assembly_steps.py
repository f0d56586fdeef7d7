"""The steps of an assembly on one page: notice, attendance, agenda, ballots, decisions, minutes.

Law: Enter goes from blank to blank through all the steps; every step is reached by Ctrl and its number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.blanks import Blank
from desktop.ui.cooperatives.member_input import MemberIndex
from desktop.ui.cooperatives.votes import VotesModel, VotesTable
from desktop.ui.cooperatives.work import JudgedView
from desktop.ui.editors.cell_delegate import is_control, is_enter
from desktop.ui.pieces import Badge, Button, Card, Label, reveal
from desktop.ui.services import Services
from forms.catalog import assembly
from forms.parts import Field, Problem, Typed
from forms.rules import digits

STEPS: tuple[tuple[str, tuple[Field[Any], ...]], ...] = (
    ("دعوت", (assembly.NATURE, assembly.CALLED_DAY, assembly.HELD_AT, assembly.CALLED_BY, assembly.NOTICE,
              assembly.PLACE, assembly.OBSERVER)),
    ("دستور جلسه", (assembly.AGENDA,)),
    ("حضور و هیأت رئیسه", (assembly.MEMBERS, assembly.PRESENT, assembly.PROXIES, assembly.PRESIDENT,
                           assembly.VICE_PRESIDENT, assembly.SECRETARY, assembly.FIRST_TELLER,
                           assembly.SECOND_TELLER)),
    ("رأی‌گیری", (assembly.BALLOTS_GIVEN, assembly.BALLOTS_CAST, assembly.BALLOTS_SPOILT)),
    ("تصمیم‌ها", ()),
    ("صورتجلسه", (assembly.MINUTES_NO, assembly.MINUTES_DAY, assembly.REGISTERED_DAY, assembly.NOTE, assembly.FILES)),
)
AFTERWARDS = {field.name for field in (*STEPS[-1][1], assembly.PRESIDENT, assembly.VICE_PRESIDENT, assembly.SECRETARY,
                                       assembly.FIRST_TELLER, assembly.SECOND_TELLER)}
"""What is written when the result already stands."""
_NARROW_BELOW = 620
_RESULTS = {"principal": ("ok", "اصلی"), "alternate": ("info", "علی‌البدل"), "none": ("neutral", "—")}
_NOTES = {"رأی‌گیری": "نام نامزدها، سپس آرا: عدد و Enter", "تصمیم‌ها": "موافق و مخالف: عدد و Enter"}


class AssemblySteps(QScrollArea):
    """`changed`: something was written."""

    changed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.index = MemberIndex()
        self.candidates = VotesModel(assembly.CANDIDATES, assembly.RESULT, self.index)
        self.decisions = VotesModel(assembly.DECISIONS, assembly.CARRIED, self.index)
        self.ballots = VotesTable("نامزدها و آرا", self.candidates, services)
        self.hands = VotesTable("تصمیم‌ها", self.decisions, services)
        self.deadlines = QVBoxLayout()
        self.blanks: dict[str, Blank] = {}
        self._grids: list[tuple[QGridLayout, list[Blank]]] = []
        self._columns = 0
        self._deadlines: tuple[tuple[Any, str], ...] = ()
        self._tables: tuple[QWidget, ...] = ()
        ground = QWidget()
        ground.setObjectName("ground")
        column = QVBoxLayout(ground)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(10)
        self.cards = [self._card(number, services) for number in range(len(STEPS))]
        for card in self.cards:
            column.addWidget(card)
        column.addStretch()
        self.setWidget(ground)
        self._place_tables()
        for model in (self.candidates, self.decisions):
            model.edited.connect(self.changed)
        self._flow(3)
        self._put_tables_in_order()

    def know(self, index: MemberIndex) -> None:
        """The members among whom candidates are looked for."""
        self.index = self.candidates.index_of_members = index

    def write(self, typed: Typed) -> None:
        for name, blank in self.blanks.items():
            blank.editor.write(typed.get(name, ""))
        for name, model in ((assembly.CANDIDATES.name, self.candidates), (assembly.DECISIONS.name, self.decisions)):
            rows: Any = typed.get(name, ())
            model.write(rows or ())

    def typed(self) -> dict[str, Any]:
        own: dict[str, Any] = {name: blank.editor.typed() for name, blank in self.blanks.items()}
        return {**own, assembly.CANDIDATES.name: self.candidates.typed(),
                assembly.DECISIONS.name: self._decided(self.decisions.typed())}

    def set_read_only(self, *, result_stands: bool, everything: bool) -> None:
        """Once the result stands only the minutes are written on."""
        for name, blank in self.blanks.items():
            blank.editor.set_read_only(everything or (result_stands and name not in AFTERWARDS))
        for model in (self.candidates, self.decisions):
            model.read_only = everything or result_stands

    def show_judged(self, judged: JudgedView, problems: Sequence[Problem]) -> None:
        """Results in their tables, problems under their blanks, deadlines under the notice."""
        for name, blank in self.blanks.items():
            blank.set_problems([each for each in problems if each.field == name])
        tied = {place for seats in judged.seats for place in seats.tied}
        results = [("warn", "قرعه") if place in tied else _RESULTS.get(each, ("neutral", ""))
                   for place, each in enumerate(judged.results)]
        self.candidates.show(results, [each for each in problems if each.field == assembly.CANDIDATES.name])
        carried = [("neutral", "") if each.carried is None else ("ok", "تصویب") if each.carried else ("danger", "رد")
                   for each in judged.decisions]
        self.decisions.show(carried, [each for each in problems if each.field == assembly.DECISIONS.name])
        needed = judged.decisions[0] if judged.decisions else None
        self._needed.setText(f"لازم: {digits.grouped(needed.needed)} رأی؛ {needed.said}" if needed else "")
        reveal(self._needed, needed is not None)
        self._show_deadlines(judged.deadlines)

    def go_to(self, step: int) -> None:
        """Put the cursor in the first blank of a step, at the top."""
        card = self.cards[step]
        self.verticalScrollBar().setValue(card.y())
        names = [field.name for field in STEPS[step][1]]
        target: QWidget = self.blanks[names[0]].editor.widget if names else self.hands
        target.setFocus()

    def go_to_problem(self, problems: Sequence[Problem]) -> None:
        """Put the cursor in the first place that has something red."""
        red = {each.field for each in problems if each.level == "red"}
        target: QWidget | None = next((self.blanks[name].editor.widget for name in self.blanks if name in red), None)
        if target is None and assembly.CANDIDATES.name in red:
            target = self.ballots
        if target is None and assembly.DECISIONS.name in red:
            target = self.hands
        if target is not None:
            target.setFocus()
            self.ensureWidgetVisible(target, 20, 60)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and not is_control(event):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow(2 if self.width() < _NARROW_BELOW else 3)

    def _go_on(self) -> None:
        self.focusNextChild()
        at = self.window().focusWidget()
        if at is not None and self.isAncestorOf(at):
            self.ensureWidgetVisible(at, 20, 60)

    def _card(self, number: int, services: Services) -> Card:
        title, fields = STEPS[number]
        card = Card(f"{digits.grouped(number + 1)}. {title}", _NOTES.get(title, ""), spacing=6)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        blanks = [self._blank(field, services, named=field.label != title) for field in fields]
        self._grids.append((grid, blanks))
        card.body.addLayout(grid)
        return card

    def _blank(self, field: Field[Any], services: Services, *, named: bool) -> Blank:
        blank = self.blanks[field.name] = Blank(field, services, named=named)
        blank.editor.changed.connect(self.changed)
        return blank

    def _place_tables(self) -> None:
        self.call = Badge()
        self.cards[0].head.addWidget(self.call)
        self.cards[0].body.addLayout(self.deadlines)
        self._needed = Label("", "faint", wrap=True)
        for step, table in ((3, self.ballots), (4, self.hands)):
            self.cards[step].add(table)
            table.passed.connect(self._leave_table)
            line = QHBoxLayout()
            remove = Button("حذف ردیف", table.removed.emit, icon="trash", kind="quiet",
                            tip="حذف ردیف  \N{LEFT-TO-RIGHT ISOLATE}Ctrl+Del\N{POP DIRECTIONAL ISOLATE}")
            line.addWidget(remove)
            line.addStretch()
            self._tables += (table, remove)
            self.cards[step].body.addLayout(line)
        self.cards[4].add(self._needed)

    def _put_tables_in_order(self) -> None:
        """Qt lets the cursor come to widgets as they were put into their cards: the tables before every blank."""
        before, after = self.blanks[assembly.BALLOTS_SPOILT.name], self.blanks[assembly.MINUTES_NO.name]
        for first, second in pairwise((before.editor.widget, *self._tables, after.editor.widget)):
            QWidget.setTabOrder(first, second)

    def _leave_table(self) -> None:
        """Past the table's own buttons."""
        for _stop in range(2):
            self._go_on()

    def _decided(self, rows: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
        """Decisions with what was computed of them."""
        found = []
        for place, row in enumerate(rows):
            word = self.decisions.results[place][1] if place < len(self.decisions.results) else ""
            carried = {"تصویب": "yes", "رد": "no"}.get(word, row.get(assembly.CARRIED.name, ""))
            found.append({**row, assembly.CARRIED.name: carried})
        return found

    def _show_deadlines(self, deadlines: Sequence[tuple[Any, str]]) -> None:
        if self._deadlines == tuple(deadlines):
            return
        self._deadlines = tuple(deadlines)
        while (item := self.deadlines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for tone, said in deadlines:
            self.deadlines.addWidget(Label(said, "amber" if tone == "warn" else "faint", wrap=True))

    def _flow(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for grid, blanks in self._grids:
            row = column = 0
            for blank in blanks:
                span = blank.span(columns)
                if column + span > columns:
                    row, column = row + 1, 0
                grid.addWidget(blank, row, column, 1, span)
                column += span
            for each in range(3):
                grid.setColumnStretch(each, 1 if each < columns else 0)


def later(act: Any, parent: QWidget) -> QTimer:
    """A timer that does `act` once the hand rests for a moment."""
    timer = QTimer(parent, singleShot=True, interval=30)
    timer.timeout.connect(act)
    return timer
