"""The steps of an assembly on one page: notice, attendance, agenda, ballots, decisions, minutes.

Law: Enter goes from blank to blank through all the steps and presses no button; Ctrl and a number go to a step.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.blank import Blank
from desktop.ui.cooperatives.assembly_card import StepCard
from desktop.ui.cooperatives.assembly_cursor import first_empty, first_place, next_place, place_of_red
from desktop.ui.cooperatives.assembly_guide import (
    AFTERWARDS,
    CALL,
    DECISIONS,
    ELECTION,
    STEPS,
    delegates_of,
    hidden_blanks,
    members_name,
)
from desktop.ui.cooperatives.assembly_notice import NoticePart
from desktop.ui.cooperatives.member_input import MemberIndex
from desktop.ui.cooperatives.votes import VotesModel
from desktop.ui.cooperatives.votes_table import VotesTable
from desktop.ui.cooperatives.work import JudgedView
from desktop.ui.editors import RowsEditor
from desktop.ui.editors.cell_delegate import is_control, is_enter
from desktop.ui.pieces import Badge, Button, Label, reveal
from desktop.ui.services import Services
from forms.catalog import assembly
from forms.parts import Problem, Typed
from forms.rules import digits

_NARROW_BELOW, _MOST_ROWS = 620, 12
_RESULTS = {"principal": ("ok", "اصلی"), "alternate": ("info", "علی‌البدل"), "none": ("neutral", "—")}


class AssemblySteps(QScrollArea):
    """`changed`: something was written; `moved(step)`: the cursor came to a step; `ended`: Enter left them all."""

    changed = Signal()
    moved = Signal(int)
    ended = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.index = MemberIndex()
        self.candidates = VotesModel(assembly.CANDIDATES, assembly.RESULT, self.index)
        self.decisions = VotesModel(assembly.DECISIONS, assembly.CARRIED, self.index)
        self.ballots = VotesTable("نامزدها و آرا", self.candidates, services)
        self.hands = VotesTable("تصمیم‌ها", self.decisions, services)
        self._ground = QWidget()
        self.cards = [StepCard(place, services) for place in range(len(STEPS))]
        self.blanks: dict[str, Blank] = {blank.field.name: blank for card in self.cards for blank in card.blanks}
        self._unfolded = self._writes_nothing = self._added_up = False
        self._flowed: tuple[int, frozenset[str]] = (3, frozenset())
        self.call, self.notice, self._needed = Badge(), NoticePart(self._unfold), Label("", "faint", wrap=True)
        self._place_tables()
        for name, blank in self.blanks.items():
            blank.editor.changed.connect(self._add_up if name in (
                assembly.DISTRICTS.name, assembly.TWO_STAGE.name) else self.changed)
        for model in (self.candidates, self.decisions):
            model.edited.connect(self.changed)
        self._lay_out()
        QApplication.instance().focusChanged.connect(self._cursor_moved)  # type: ignore[union-attr]

    def know(self, index: MemberIndex) -> None:
        """The members among whom candidates are looked for."""
        self.index = self.candidates.index_of_members = index

    def write(self, typed: Typed) -> None:
        self._unfolded = self._added_up = False
        for name, blank in self.blanks.items():
            if blank.editor.typed() != typed.get(name, ""):
                blank.editor.write(typed.get(name, ""))
        for name, model in ((assembly.CANDIDATES.name, self.candidates), (assembly.DECISIONS.name, self.decisions)):
            rows: Any = typed.get(name, ())
            model.write(rows or ())
        self._settle_rows()

    def typed(self) -> dict[str, Any]:
        own: dict[str, Any] = {name: blank.editor.typed() for name, blank in self.blanks.items()}
        return {**own, assembly.CANDIDATES.name: self.candidates.typed(),
                assembly.DECISIONS.name: _decided(self.decisions)}

    def set_read_only(self, *, result_stands: bool, everything: bool) -> None:
        """Once the result stands only the minutes are written on."""
        closed = everything or result_stands
        self._writes_nothing = closed
        for name, blank in self.blanks.items():
            blank.editor.set_read_only(closed and (everything or name not in AFTERWARDS))
        for card in self.cards:
            reveal(card.note, not closed and bool(card.note.text()))
            if card.table is not None:
                card.table.set_read_only(closed)

    def show_judged(self, judged: JudgedView, problems: Sequence[Problem]) -> None:
        """Results in their tables, problems under their blanks, deadlines under the notice."""
        for name, blank in self.blanks.items():
            mine = tuple(each for each in problems if each.field == name)
            if mine != blank.problems:
                blank.set_problems(mine)
        tied = {place for seats in judged.seats for place in seats.tied}
        results = [("warn", "قرعه") if place in tied else _RESULTS.get(each, ("neutral", ""))
                   for place, each in enumerate(judged.results)]
        self.candidates.show(results, [each for each in problems if each.field == assembly.CANDIDATES.name])
        carried = [("neutral", "") if each.carried is None else ("ok", "تصویب") if each.carried else ("danger", "رد")
                   for each in judged.decisions]
        self.decisions.show(carried, [each for each in problems if each.field == assembly.DECISIONS.name])
        needed = dict.fromkeys(f"لازم: {digits.grouped(each.needed)} رأی؛ {each.said}" for each in judged.decisions)
        self._needed.setText("\n".join(needed))
        reveal(self._needed, bool(needed))
        self.notice.show_deadlines(judged.deadlines)
        self._flow()

    def go_to(self, step: int) -> None:
        """Put the cursor in the first blank of a step, at the top."""
        card = self.cards[step]
        self.verticalScrollBar().setValue(card.y())
        self._go(first_place(card), shown=False)
        self.moved.emit(step)

    def go_to_open(self, step: int) -> None:
        """Put the cursor where something must be written in a step, else where the step begins."""
        self._go(first_empty(self.cards[step]) or first_place(self.cards[step]))

    def go_to_problem(self, problems: Sequence[Problem]) -> None:
        """Put the cursor in the first place that has something red."""
        self._go(place_of_red(self.cards, problems))

    def go_to_blank(self, name: str) -> None:
        self._go(self.blanks[name].editor.widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and not is_control(event):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow()

    def _go_on(self) -> None:
        following = next_place(self._ground, self.window().focusWidget())
        self._go(following)
        if following is None:
            self.ended.emit()

    def _go(self, place: QWidget | None, *, shown: bool = True) -> None:
        if place is not None:
            place.setFocus(Qt.FocusReason.TabFocusReason)
        if place is not None and shown:
            self.ensureWidgetVisible(place, 20, 60)

    def _place_tables(self) -> None:
        take = Button("برداشتن از دستور جلسه", self._take_agenda, icon="copy", kind="quiet",
                      tip="موضوع‌های دستور جلسه در سطرهای تصمیم نوشته می‌شود")
        self.cards[ELECTION].put_table(self.ballots, "نامزدی نوشته نشده است.")
        self.cards[DECISIONS].put_table(self.hands, "تصمیمی نوشته نشده است.", take)
        self.cards[DECISIONS].add(self._needed)
        self.cards[CALL].head.addWidget(self.call)
        self.cards[CALL].add(self.notice)
        for table in (self.ballots, self.hands):
            table.passed.connect(self._go_on)

    def _lay_out(self) -> None:
        self._ground.setObjectName("ground")
        column = QVBoxLayout(self._ground)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(10)
        for card in self.cards:
            column.addWidget(card)
        column.addStretch()
        self.setWidget(self._ground)

    def _unfold(self) -> None:
        self._unfolded = True
        self._flow()
        self.go_to_blank(assembly.REQUESTED_BY.name)

    def _take_agenda(self) -> None:
        """What stands on the agenda and among no decisions yet becomes a decision."""
        agenda: Any = self.blanks[assembly.AGENDA.name].editor.typed()
        there = {row.get(assembly.MATTER.name) for row in self.decisions.typed()}
        new = [[row["matter"]] for row in agenda if row.get("matter") and row["matter"] not in there]
        self.decisions.paste(len(self.decisions.rows) - 1, 0, new)
        self._go(self.hands)

    def _add_up(self) -> None:
        """The delegates of the districts are the members of the assembly; until they are known, nobody is."""
        typed = self.typed()
        delegates = delegates_of(typed)[1]
        members = self.blanks[assembly.MEMBERS.name].editor
        everybody = assembly.MEMBERS.typed(len(self.index.members)) if self.index.members else ""
        all_there = members.typed() == digits.to_latin(everybody)
        if typed[assembly.TWO_STAGE.name] == "1" and (delegates or self._added_up or all_there):
            members.write(assembly.MEMBERS.typed(delegates) if delegates else "")
            self._added_up = True
        elif self._added_up:
            members.write(everybody)
            self._added_up = False
        self._settle_rows()
        self._flow()
        self.changed.emit()

    def _settle_rows(self) -> None:
        """Ruled tables of the form show no empty row to who may not write in it."""
        for blank in self.blanks.values():
            if isinstance(blank.editor, RowsEditor):
                _close_rows(blank.editor, closed=self._writes_nothing)
        for card in self.cards:
            if card.table is not None:
                card.table.show_rows()

    def _flow(self) -> None:
        """The columns there is room for, without what says nothing about this assembly."""
        typed = self.typed()
        self.blanks[assembly.MEMBERS.name].call(members_name(typed))
        hidden = hidden_blanks(typed, unfolded=self._unfolded)
        flowed = (2 if self.width() < _NARROW_BELOW else 3, hidden)
        self.notice.offer_fold(offered=assembly.REQUESTED_BY.name in hidden and not self._writes_nothing)
        if flowed != self._flowed:
            self._flowed = flowed
            for card in self.cards:
                card.flow(*flowed)

    def _cursor_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        for place, card in enumerate(self.cards):
            if now is not None and card.isAncestorOf(now):
                self.moved.emit(place)


def _decided(decisions: VotesModel) -> list[dict[str, str]]:
    """Decisions with what was computed of them."""
    found = []
    for place, row in enumerate(decisions.typed()):
        word = decisions.results[place][1] if place < len(decisions.results) else ""
        carried = {"تصویب": "yes", "رد": "no"}.get(word, row.get(assembly.CARRIED.name, ""))
        found.append({**row, assembly.CARRIED.name: carried})
    return found


def _close_rows(editor: RowsEditor, *, closed: bool) -> None:
    """Who may not write sees no empty row, and no place for more."""
    table, last = editor.table, editor.rows.rowCount() - 1
    if table.isRowHidden(last) and not closed:
        table.setRowHidden(last, False)
        editor.write(editor.typed())  # its own height again
    table.setRowHidden(last, closed)
    if closed:
        table.setFixedHeight(table.horizontalHeader().height() + min(last, _MOST_ROWS) * table.rowHeight(0) + 4)


def later(act: Any, parent: QWidget) -> QTimer:
    """A timer that does `act` once the hand rests for a moment."""
    timer = QTimer(parent, singleShot=True, interval=30)
    timer.timeout.connect(act)
    return timer
