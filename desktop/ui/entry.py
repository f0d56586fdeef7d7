"""The screen on which any kind of record is written, and what becomes of it: saved, moved on, voided, left.

Law: nothing typed is lost: drafts while writing, a question before leaving, unread text kept as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from desktop.background import Operation, Progress
from desktop.ui.drafts import DraftKeeper
from desktop.ui.editors import TypedEntry
from desktop.ui.entry_frame import EntryActions
from desktop.ui.entry_page import EntryPage
from desktop.ui.pieces import Answer, ask, ask_reason
from desktop.ui.screen import Screen
from desktop.ui.services import OfficeView, RecordView, Saved, Services, Standing
from forms.parts import Context, Form, Listed, Move, Problem, Typed
from forms.rules import digits

Then = Callable[[], object]
Outcome = Saved | Sequence[Problem]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the worker brought for one record."""

    context: Context
    record: RecordView | None
    draft: Typed | None
    name: str = ""
    standing: Standing | None = None


class EntryScreen(Screen):
    """One record of one form; number 0 is a new one, in which `preset` is written beforehand.

    `told`: what another screen knows of a kept record, to be said under its blanks; the cursor goes to the first.
    """

    def __init__(self, form: Form, services: Services, number: int = 0, preset: Typed | None = None, *,
                 told: Sequence[Problem] = ()) -> None:
        super().__init__(form.title)
        self.form, self.number, self._services, self._told = form, number, services, told
        self._preset: Typed = {**own_county(form, services.office), **(preset or {})}
        self._record: RecordView | None = None
        self._busy = False
        self.page = EntryPage(form, services, EntryActions(
            save=self.save, save_and_next=self.save_and_next, cancel=self.closed.emit, move=self.take_step,
            turn=self._turn, print=lambda: services.events.print_records.emit(form.kind, [self.number]),
            history=lambda: self.page.toggle_history(self.number)))
        self._drafts = DraftKeeper(services, form.kind, self.page.typed, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._clean: dict[str, TypedEntry] = {}
        self._show(None)
        self.page.changed.connect(self._changed)
        self.page.left.connect(lambda name: self.page.look_for_same(name, self.number))
        self._drafts.kept.connect(lambda: self.page.foot.note.setText("پیش‌نویس نگه داشته شد"))
        self._load()

    @property
    def dirty(self) -> bool:
        """Whether something is written that is not saved."""
        return self.page.writable and self.page.typed() != self._clean

    def arrive(self) -> None:
        self.page.begin()

    def save(self, then: Then | None = None) -> None:
        """Save, unless something red hinders it; `then` follows a saving."""
        self.page.settle()
        typed = self.page.typed()
        red = self.page.judge.save_tried(typed)
        # Of a kept record an old red mark, untouched, does not hinder mending another blank: the operation decides.
        if self._busy or not self.page.writable or (not self.number and self.page.refuse(red)):
            return
        number, base = self.number, self._record.base if self._record else 0
        self._run(lambda _progress: self._services.save(self.form, typed, number, base),
                  partial(self._saved, typed, then))

    def save_and_next(self) -> None:
        """Save and begin the next new record."""
        self.save(self._begin_next)

    def take_step(self, move: Move) -> None:
        """Take a step of the record's life, after saving what is written and asking why where that is asked."""
        if self.dirty:
            self.save(partial(self.take_step, move))
        elif not self.page.refuse(self.page.judge.missing(move, self.page.typed())):
            if move.asks_reason:
                self._ask_why(move, "دلیل را در یک جمله بنویسید؛ در تاریخچهٔ پرونده می‌ماند.")
            else:
                self._run_move(move, "")

    def _ask_why(self, move: Move, said: str) -> None:
        ask_reason(self, move.label, said, move.label, partial(self._run_move, move))

    def leave(self, then: Callable[[], None]) -> None:
        if not self.dirty:
            then()
            return

        def throw_away() -> None:
            self._drafts.drop()
            self._clean = self.page.typed()
            then()

        ask(self, "نوشته‌ها ذخیره نشده است", "پیش از رفتن، آنچه نوشته‌اید ذخیره شود؟", Answer("ماندن", lambda: None),
            Answer("ذخیره نشود", throw_away), Answer("ذخیره", partial(self.save, then), "primary"))

    def _load(self, then: Then | None = None) -> None:
        kind, number, services = self.form.kind, self.number, self._services

        def look(_progress: Progress) -> _Found:
            record, name = (services.get(number), services.titles([number]).get(number, "")) if number else (None, "")
            standing = services.standing(record) if record is not None else None
            return _Found(services.context(), record, services.draft(kind, number), name, standing)

        services.reads.run(look, partial(self._loaded, then), self._failed, owner=self)

    def _loaded(self, then: Then | None, found: _Found) -> None:
        if found.record is not None:
            self._show(found.record, found.name, found.standing)
        self.page.know(found.context)
        self.page.refuse(self._told)
        self._told = ()  # said once
        if found.draft is not None and found.draft != self.page.typed() and self.page.writable:
            self.page.banner.say("info", "پیش‌نویسی از این برگه مانده که ذخیره نشده است",
                                 ("دور انداختن", self._drop_draft),
                                 ("ادامهٔ پیش‌نویس", partial(self._take_draft, found.draft)))
        if then is not None:
            then()

    def _show(self, record: RecordView | None, name: str = "", standing: Standing | None = None) -> None:
        self._record = record
        if record is None:
            self.page.show_new(self._preset)
            self._clean = self.page.typed()  # what the program wrote beforehand is nothing to lose
            self._drafts.of(self.number)
        else:
            late = self.page.typed() if self.dirty else None  # written while the saving ran
            self.page.show_record(record, name, standing)
            self._clean = self.page.typed()
            self._drafts.of(self.number)
            if late is not None:
                self.page.blanks.write(late)
        self.retitle(self.page.head.title.text())

    def _begin_next(self) -> None:
        self.number = 0
        self._show(None)
        self.page.begin()

    def _run(self, operation: Operation[Outcome], done: Callable[[Outcome], None]) -> None:
        self._busy = True
        self.page.foot.set_busy(True)
        self._services.jobs.run(operation, done, self._failed, owner=self)

    def _rest(self) -> None:
        self._busy = False
        self.page.foot.set_busy(False)

    def _saved(self, typed: Typed, then: Then | None, outcome: Outcome) -> None:
        self._rest()
        if not isinstance(outcome, Saved):
            self.page.refuse(outcome)
            return
        self._drafts.drop()
        self.number = outcome.number
        self._clean = dict(typed)  # what was typed while the saving ran is still to be saved
        self._services.repeats[self.form.kind] = typed
        self._services.events.records_changed.emit(self.form.kind)
        amber = digits.grouped(len(outcome.problems))
        if outcome.problems:
            self._services.events.said.emit("warn", f"ذخیره شد؛ {amber} جا نیازمند بازبینی است")
        else:
            self._services.events.said.emit("ok", "ذخیره شد")
        if then == self._begin_next:
            self._begin_next()
        else:
            self._load(then)

    def _run_move(self, move: Move, reason: str) -> None:
        def moved(outcome: Outcome) -> None:
            self._rest()
            if isinstance(outcome, Saved):
                self._services.events.records_changed.emit(self.form.kind)
                self._services.events.said.emit("ok", f"«{move.label}» ثبت شد")
                self._load()
            elif not reason and all(problem.level == "amber" for problem in outcome):
                self._ask_why(move, "\n".join(f"• {problem.message}" for problem in outcome))
            else:
                self.page.refuse(outcome)

        self._run(lambda _progress: self._services.move(self.form, self.number, move, reason), moved)

    def _turn(self, back: bool) -> None:
        ask = _BACK if back else _OUT

        def turned(outcome: Outcome) -> None:
            self._rest()
            if not isinstance(outcome, Saved):
                self.page.refuse(outcome)
                return
            self._services.events.records_changed.emit(self.form.kind)
            self._services.events.said.emit("ok", ask.done)
            self._load()

        def run(reason: str) -> None:
            self._run(lambda _progress: self._services.turn(self.number, reason, back), turned)

        ask_reason(self, ask.title, ask.question, ask.verb, run)

    def _failed(self, error: Exception) -> None:
        self._rest()
        self.page.banner.say("danger", self._services.say(error))

    def _changed(self) -> None:
        self.page.foot.note.setText("")
        self._drafts.touch(written=self.dirty)

    def _take_draft(self, draft: Typed) -> None:
        self.page.banner.hush()
        self.page.blanks.write(draft)

    def _drop_draft(self) -> None:
        self.page.banner.hush()
        self._drafts.drop()


def own_county(form: Form, office: OfficeView) -> Typed:
    """A county's office writes about its own county."""
    field = form.by_name.get("county")
    known = isinstance(field, Listed) and office.role == "county"
    return {field.name: str(office.code)} if field is not None and known else {}


@dataclass(frozen=True, slots=True)
class _Ask:
    """What is asked before a record goes out of use, or comes back, and what is said after it."""

    title: str
    question: str
    verb: str
    done: str


_OUT = _Ask("باطل کردن پرونده", "پرونده پاک نمی‌شود، باطل می‌شود و در تاریخچه می‌ماند. دلیل آن چیست؟", "باطل شود",
            "پرونده باطل شد؛ در تاریخچه می‌ماند")
_BACK = _Ask("بازگرداندن پرونده", "پروندهٔ باطل‌شده دوباره به فهرست‌ها برمی‌گردد. دلیل آن چیست؟", "بازگردد",
             "پرونده به فهرست‌ها بازگشت")
