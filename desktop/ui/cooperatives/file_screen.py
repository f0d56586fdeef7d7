"""پروندهٔ تعاونی: its face, for the clerk with somebody at the counter: where it stands, what hinders, waits and was.

Law: everything is read in one question to the worker, at every arrival and after every change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListWidget, QScrollArea, QVBoxLayout, QWidget

from desktop.background import Generation
from desktop.ui.cooperatives.beginnings import begin_record, choose_kind
from desktop.ui.cooperatives.belongings import BelongingsCard, DutiesCard
from desktop.ui.cooperatives.document_marks import DocumentMarks
from desktop.ui.cooperatives.documents_card import DocumentsCard
from desktop.ui.cooperatives.duty_rows import begin_duty_letter
from desktop.ui.cooperatives.figures_line import FiguresLine, IdentityLine
from desktop.ui.cooperatives.file_head import FileHead
from desktop.ui.cooperatives.life_strip import LifeCard
from desktop.ui.cooperatives.part_screen import Part, PartScreen, kin_of
from desktop.ui.cooperatives.step_taking import StepTaking, StepWays
from desktop.ui.cooperatives.time_line import TimeLineCard
from desktop.ui.entry import EntryScreen
from desktop.ui.pieces import Banner
from desktop.ui.screen import Screen
from desktop.ui.services import Services
from desktop.ui.tasks.coop_services import CoopFileView, DutyView, HindranceView, NextMoveView
from desktop.ui.tasks.services import TaskServices
from forms.catalog import BY_KIND, cooperative, letter
from forms.parts import Problem
from forms.rules import record_number

Parts = Mapping[str, Callable[[int], Screen]]
"""Screens made for a kind of what belongs to a cooperative, given its number."""
_VOIDED = "این پرونده باطل شده است و تنها خوانده می‌شود؛ از «کارهای دیگر» در فرم کامل باز می‌گردد"
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
        self.head = FileHead(self, services, self.open_form, self._print)
        self.identity, self.life = IdentityLine(), LifeCard(self.take_step, self.go_to)
        self.figures, self.events = FiguresLine(), TimeLineCard()
        self.documents = DocumentsCard(services.today)
        self._marks = DocumentMarks(self, services, tasks.coops, number, self._refuse_mark)
        self._steps = StepTaking(self, services, number, self.banner, StepWays(
            taken=self._step_taken, complete=self.complete, open_part=self.open_part, failed=self._failed))
        self._to_life = False  # a step was taken: its button is gone, and the cursor goes to the next one
        self.duties = DutiesCard(self.write_letter)
        self.belongings = BelongingsCard(self.open_part, self.begin, self._may_write)
        self._scroll = QScrollArea()
        self._lay_out()
        self.events.opened.connect(services.events.open_record)
        for rows in (self.events.list, self.documents.list):
            rows.seen.connect(partial(self._follow, rows))
        self.documents.marked.connect(self._marks.mark)
        self.documents.attach_wanted.connect(self._attach)
        self.documents.attachment_wanted.connect(self._marks.open_attachment)
        QShortcut(QKeySequence("F5"), self, activated=self.refresh)  # type: ignore[call-overload]
        services.events.records_changed.connect(self._record_changed)

    def arrive(self) -> None:
        # Whoever comes back finds the cursor here, not in the rail, to which Qt gives it with the screen that closed.
        self._to_life = self._to_life or not self.isAncestorOf(QApplication.focusWidget() or self.window())
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

    def complete(self, problems: Sequence[Problem]) -> None:
        """The form with what a step still needs said under its blanks, the cursor in the first of them."""
        self.services.events.open_screen.emit(EntryScreen(cooperative.FORM, self.services, self.number, told=problems))

    def go_to(self, hindrance: HindranceView) -> None:
        """To where it is put right: the records that it is about, the checklist, or its blank in the form."""
        problem = hindrance.problem
        if hindrance.kind:
            self.open_part(hindrance.kind)
        elif problem.field == cooperative.DOCUMENTS.name and not self.documents.isHidden():
            self.documents.unfold()
            self._scroll.ensureWidgetVisible(self.documents, 0, 20)
        else:
            self.complete([problem] if problem.field else [])

    def open_part(self, kind: str) -> None:
        """What belongs to it of one kind."""
        if self.file is None:
            return
        if kind in self._parts:
            screen = self._parts[kind](self.number)
        else:
            screen = PartScreen(Part(kind, self.number, self.file.title, partial(self.begin, kind),
                                     kin_of(kind, self.file.record.values)), self.services)
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
        """The draft of the letter that follows from a duty; one that is there already is opened."""
        begin_duty_letter(self.services, self._tasks.coops, duty, self)

    def take_step(self, asked: NextMoveView) -> None:
        """Take a step of its life."""
        self._steps.take(asked)

    def _step_taken(self) -> None:
        self._to_life = True

    def _refuse_mark(self, problems: Sequence[Problem]) -> None:
        self.banner.say("danger", f"سند نوشته نشد: {problems[0].message}",
                        ("تکمیل در فرم", partial(self.complete, problems)))
        self.refresh()

    def _attach(self, code: str) -> None:
        line = next((each for each in self.file.documents if each.code == code), None) if self.file else None
        if line is not None:
            self._marks.choose_file(line)

    def _show(self, found: CoopFileView) -> None:
        first, self.file = self.file is None, found
        at_life = self._to_life or self.life.isAncestorOf(QApplication.focusWidget() or self)
        self._to_life = False
        role, record = self.services.user.role, found.record
        self.head.show_record(record, found.title)
        self.retitle(f"پروندهٔ {found.title}")
        self.life.show_life(found.life, found.moves)
        self.identity.show_identity(record.values, found.contacts, found.figures.unions)
        self.figures.show_figures(found.figures, record.values, self.services.today())
        self.duties.show_duties(found.duties, may_write=role in letter.FORM.who_writes and not record.voided)
        self.documents.show_documents(found.documents, may_write=self._may_write(cooperative.FORM.kind))
        self._marks.known(record.base, record.values)
        self.belongings.show_belongings(found.belongings)
        self.events.show_events(found.events)
        self._scroll.show()
        if record.voided:
            self.banner.say("warn", _VOIDED, ("فرم کامل", self.open_form))
        elif self.banner.text == _VOIDED:
            self.banner.hush()
        if first or at_life:
            (self.life.stop if found.moves else self.events.list).setFocus()

    def _follow(self, rows: QListWidget, row: QRect) -> None:
        """The page scrolls to where the cursor is among the events, or the documents."""
        at = rows.viewport().mapTo(self._page, row.center())
        self._scroll.ensureVisible(at.x(), at.y(), 0, row.height())

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
        main = QVBoxLayout()
        main.setSpacing(10)
        main.addWidget(self.documents)
        main.addWidget(self.events)
        main.addStretch()
        lower.addLayout(main, 5)
        lower.addLayout(side, 4)
        self._page = QWidget()
        self._page.setObjectName("ground")
        body = QVBoxLayout(self._page)
        body.setContentsMargins(16, 12, 16, 12)
        body.setSpacing(10)
        body.addWidget(self.identity)
        body.addWidget(self.life)
        body.addWidget(self.figures)
        body.addLayout(lower, 1)
        self._scroll.setWidget(self._page)
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
