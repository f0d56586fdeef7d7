"""پروندهٔ تعاونی: its face, for the clerk with somebody at the counter: where it stands, what hinders, waits and was.

Law: everything is read in one question to the worker, at every arrival and after every change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.background import Generation
from desktop.ui.cooperatives.beginnings import begin_record, choose_kind
from desktop.ui.cooperatives.belongings import BelongingsCard, DutiesCard
from desktop.ui.cooperatives.figures_line import FiguresLine, IdentityLine
from desktop.ui.cooperatives.life_strip import LifeCard
from desktop.ui.cooperatives.part_screen import Part, PartScreen
from desktop.ui.cooperatives.time_line import TimeLineCard
from desktop.ui.letters import LetterWays, write_and_open
from desktop.ui.pieces import Badge, Banner, Button, Label, ScreenHead, ask_reason, shown_number
from desktop.ui.screen import Screen
from desktop.ui.services import RecordView, Saved, Services
from desktop.ui.tasks.coop_services import CoopFileView, DutyView, NextMoveView
from desktop.ui.tasks.services import TaskServices
from forms.catalog import BY_KIND, cooperative, letter
from forms.parts import Move, Problem
from forms.rules import digits, record_number

Parts = Mapping[str, Callable[[int], Screen]]
"""Screens made for a kind of what belongs to a cooperative, given its number."""
_NO_PARTS: Parts = MappingProxyType({})


class CoopFileScreen(Screen):
    """The file of one cooperative.

    `parts` are kinds whose records have a better screen than a list, `beginnings` those of which a new one is not begun
    in its form.
    """

    def __init__(self, services: Services, tasks: TaskServices, number: int, parts: Parts = _NO_PARTS,
                 beginnings: Parts = _NO_PARTS) -> None:
        super().__init__("پروندهٔ تعاونی")
        self.services, self.number = services, number
        self._tasks, self._parts, self._beginnings = tasks, parts, beginnings
        self.file: CoopFileView | None = None
        self._asking = Generation()
        self.banner = Banner(strip=True)
        self.head = _Head(self, services, self.open_form, self._print)
        self.identity, self.life = IdentityLine(), LifeCard(self.take_step)
        self.figures, self.events = FiguresLine(), TimeLineCard()
        self.duties = DutiesCard(self.write_letter)
        self.belongings = BelongingsCard(self.open_part, self.begin, self._may_write)
        self._scroll = QScrollArea()
        self._lay_out()
        self.events.opened.connect(services.events.open_record)
        services.events.records_changed.connect(self._record_changed)

    def arrive(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the file anew."""
        generation, number = self._asking.next(), self.number

        def show(found: CoopFileView) -> None:
            if self._asking.is_current(generation):
                self._show(found)

        self.services.reads.run(lambda _progress: self._tasks.coops.file(number), show, self._failed, owner=self)

    def open_form(self) -> None:
        """Every blank of the cooperative, for reading and writing."""
        self.services.events.open_record.emit(self.number)

    def open_part(self, kind: str) -> None:
        """What belongs to it of one kind."""
        if self.file is None:
            return
        if kind in self._parts:
            screen = self._parts[kind](self.number)
        else:
            screen = PartScreen(Part(kind, self.number, self.file.title, partial(self.begin, kind)), self.services)
        self.services.events.open_screen.emit(screen)

    def begin(self, kind: str) -> None:
        """A new record of a kind that belongs to it; without a kind, it is asked for."""
        kinds = [each for each in self.belongings.rows if self._may_write(each)]
        if self.file is None or not kinds:
            return
        if not kind:
            choose_kind(self, kinds, self.begin)
        elif kind == letter.FORM.kind:
            self.head.letters.choose_template()
        elif kind in self._beginnings:
            self.services.events.open_screen.emit(self._beginnings[kind](self.number))
        else:
            begin_record(kind, self.file, self.services)

    def write_letter(self, duty: DutyView) -> None:
        """The draft of the letter that follows from a duty."""
        if self.services.letters is not None:
            write_and_open(self.services, self.services.letters, duty.letter, self.number, self)

    def take_step(self, asked: NextMoveView) -> None:
        """Take a step of its life; what stands in its way is said, what is doubtful asks for a reason."""
        if not asked.stands_open:
            self._refuse(asked.problems)
        elif asked.move.asks_reason or asked.problems:
            said = " ".join(f"{problem.message}." for problem in asked.problems)
            ask_reason(self, asked.move.label,
                       f"{said} دلیل را در یک جمله بنویسید؛ در تاریخچهٔ پرونده می‌ماند.".strip(), asked.move.label,
                       partial(self._move, asked.move))
        else:
            self._move(asked.move, "")

    def _move(self, move: Move, reason: str) -> None:
        def moved(outcome: Saved | Sequence[Problem]) -> None:
            if isinstance(outcome, Saved):
                self.banner.hush()
                self.services.events.said.emit("ok", f"«{move.label}» ثبت شد")
                self.services.events.records_changed.emit(cooperative.FORM.kind)
            else:
                self._refuse(outcome)

        self.services.jobs.run(
            lambda _progress: self.services.move(cooperative.FORM, self.number, move, reason), moved, self._failed,
            owner=self)

    def _refuse(self, problems: Sequence[Problem]) -> None:
        worst = [problem for problem in problems if problem.level == "red"] or list(problems)
        more = f" و {digits.grouped(len(worst) - 1)} مورد دیگر" if len(worst) > 1 else ""
        self.banner.say("danger", f"این گام هنوز برداشته نمی‌شود: {worst[0].message}{more}",
                        ("تکمیل در فرم", self.open_form))

    def _show(self, found: CoopFileView) -> None:
        first, self.file = self.file is None, found
        role, record = self.services.user.role, found.record
        self.head.show_record(record, found.title)
        self.retitle(f"پروندهٔ {found.title}")
        self.life.show_life(found.life, found.moves)
        self.identity.show_identity(record.values, found.contacts)
        self.figures.show_figures(found.figures, record.values, self.services.today())
        self.duties.show_duties(found.duties, may_write=role in letter.FORM.who_writes and not record.voided)
        self.belongings.show_belongings(found.belongings)
        self.events.show_events(found.events)
        self._scroll.show()
        if first:
            (self.life.onward[0] if self.life.onward else self.events.list).setFocus()

    def _may_write(self, kind: str) -> bool:
        """Nothing new is written about a voided cooperative, or another office's."""
        record = self.file.record if self.file else None
        if record is None or record.voided:
            return False
        own = record_number.office_of(record.number) == self.services.office.code
        return own and self.services.user.role in BY_KIND[kind].who_writes

    def _print(self) -> None:
        self.services.events.print_records.emit(cooperative.FORM.kind, [self.number])

    def _failed(self, error: Exception) -> None:
        self.banner.say("danger", self.services.say(error))

    def _record_changed(self, _kind: str) -> None:
        if self.isVisible():
            QTimer.singleShot(0, self, self.refresh)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(10)
        for card in (self.duties, self.belongings):
            side.addWidget(card)
        side.addStretch()
        lower = QHBoxLayout()
        lower.setSpacing(10)
        lower.addWidget(self.events, 5)
        lower.addLayout(side, 4)
        page = QWidget()
        page.setObjectName("ground")
        body = QVBoxLayout(page)
        body.setContentsMargins(16, 12, 16, 12)
        body.setSpacing(10)
        body.addWidget(self.identity)
        body.addWidget(self.life)
        body.addWidget(self.figures)
        body.addLayout(lower, 1)
        self._scroll.setWidget(page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.banner)
        column.addWidget(self._scroll, 100)
        column.addStretch()


class _Head(ScreenHead):
    """Name, number and state; letters, printing and the form at the far end."""

    def __init__(self, screen: CoopFileScreen, services: Services, open_form: Callable[[], object],
                 put_on_paper: Callable[[], object]) -> None:
        super().__init__("پروندهٔ تعاونی", screen.closed.emit)
        self.number, self.state, self.marks = Label("", "code"), Badge(), Badge("", "warn")
        for widget in (self.number, self.state, self.marks):
            self.add(widget)
        self.push()
        self.letters = LetterWays(screen, cooperative.FORM, services)
        for button in (self.letters.written, self.letters.write,
                       Button("چاپ", put_on_paper, icon="print", kind="quiet", shortcut="Ctrl+P"),
                       Button("فرم کامل", open_form, icon="edit", shortcut="Ctrl+E",
                              tip="همهٔ خانه‌های تعاونی، برای خواندن و نوشتن")):
            self.add(button)

    def show_record(self, record: RecordView, name: str) -> None:
        self.title.setText(name or "بی‌نام")
        self.number.setText(shown_number(record_number.show(record.number)))
        state = cooperative.FORM.life.state(record.state)
        self.state.set("باطل‌شده" if record.voided else state.label, "danger" if record.voided else state.tone)
        marks = len(record.marks)
        self.marks.set(f"{digits.grouped(marks)} جا نیازمند بازبینی" if marks else "", "warn")
        self.letters.show_record(record)
