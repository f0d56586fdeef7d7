"""دستیار مجمع: one assembly from its notice to its minutes; quorum and results are counted while they are typed.

Law: the screen tells, the operation decides; what was elected begins only with «برگزار شد».
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QApplication, QHBoxLayout

from desktop.ui.cooperatives.assembly_live import AssemblyLive
from desktop.ui.cooperatives.assembly_papers import NEGATIVE, offer_papers
from desktop.ui.cooperatives.assembly_steps import STEPS, AssemblySteps, later
from desktop.ui.cooperatives.ground import CoopScreen, sentences
from desktop.ui.cooperatives.member_input import MemberIndex
from desktop.ui.cooperatives.work import AssemblyView, CoopWork, JudgedView
from desktop.ui.pieces import Button, ask_reason, reveal
from desktop.ui.services import Saved, Services, Written
from desktop.ui.tasks.services import TaskServices
from forms.catalog import assembly
from forms.parts import Problem, Typed
from forms.rules import digits

_ORDINALS = {1: "نخست", 2: "دوم", 3: "سوم"}
Step = Callable[[int, Typed, str], Written]


class AssemblyScreen(CoopScreen):
    """Opened by the number of an assembly; or of a cooperative: the call that waits there, else a new one."""

    def __init__(self, services: Services, tasks: TaskServices, work: CoopWork, number: int) -> None:
        super().__init__("دستیار مجمع", services, tasks, work)
        self._number = number
        self.file: AssemblyView | None = None
        self.judged: JudgedView | None = None
        self._clean: Typed = {}
        self._told: tuple[Problem, ...] = ()
        self._tried = False
        self.steps, self.live = AssemblySteps(services), AssemblyLive()
        self._soon = later(self._judge_soon, self)
        self.steps.changed.connect(self._changed)
        self._make_ways()
        across = QHBoxLayout()
        across.setSpacing(10)
        across.addWidget(self.steps, 1)
        across.addWidget(self.live)
        self.body.addLayout(across, 1)
        for step, (title, _fields) in enumerate(STEPS):
            self.tools.addWidget(Button(f"{digits.grouped(step + 1)}. {title}", partial(self.steps.go_to, step),
                                        kind="quiet", shortcut=f"Ctrl+{step + 1}"))
        self.tools.addStretch()
        self._load()

    @property
    def dirty(self) -> bool:
        return self.file is not None and self._may and self.steps.typed() != self._clean

    def arrive(self) -> None:
        self.steps.blanks[assembly.NATURE.name].editor.widget.setFocus()

    def typed(self) -> dict[str, object]:
        """The whole assembly as it stands: the blanks here over what else the record holds."""
        return {**(self.file.typed if self.file else {}), **self.steps.typed()}

    def judge(self) -> None:
        """Compute what follows from the blanks, and show it."""
        if self.file is None:
            return
        typed = self.typed()
        self.judged = self.coop.judge(self.file, typed)  # type: ignore[arg-type]
        problems = [*self._told, *(each for each in self.judged.problems if each not in self._told)]
        shown = [each for each in problems if self._tried or typed.get(each.field)]
        self.steps.show_judged(self.judged, shown)
        tables = (assembly.CANDIDATES.name, assembly.DECISIONS.name)
        faults = [each.message for each in shown if each.field not in self.steps.blanks or each.field in tables]
        self.live.show_judged(self.judged, self.steps.candidates.typed(), faults)

    def _judge_soon(self) -> None:
        """Not while a list of names stands open: what moves under it would close it."""
        if QApplication.activePopupWidget() is None:
            self.judge()
        else:
            self._soon.start()

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Write the call, or what was added to it."""
        self._settle()
        if self.file is None or self.busy:
            return
        file, typed = self.file, self.typed()
        if file.number:
            self.work("در حال ذخیره…", lambda _progress: self.services.save(
                assembly.FORM, typed, file.number, file.base), partial(self._saved, then))  # type: ignore[arg-type]
        else:
            self.work("در حال ذخیره…", lambda _progress: self.coop.call(file.cooperative, typed),  # type: ignore[arg-type]
                      partial(self._saved, then))

    def save_and(self, then: Callable[[], None]) -> None:
        self.save(then)

    def hold(self) -> None:
        """«برگزار شد»: quorum and results are written, offices begin."""
        self._conclude("برگزار شد", self.coop.hold, self._held)

    def fail_quorum(self) -> None:
        """«به حد نصاب نرسید»: the negative minutes."""
        self._conclude("به حد نصاب نرسید", self.coop.fail, self._failed)

    def call_again(self) -> None:
        """The next call, made from this one."""
        if self.file is not None:
            number = self.file.number
            self.work("در حال نوشتن دعوت…", lambda _progress: self.coop.call_again(number), self._called_again)

    def set_busy(self, busy: bool) -> None:
        for button in (self._keep, self._hold, self._fail, self._again, self._print):
            button.setEnabled(not busy)

    @property
    def _may(self) -> bool:
        return self.services.user.role in assembly.FORM.who_writes

    def _make_ways(self) -> None:
        self._print = Button("چاپ…", self._offer_papers, icon="print", kind="quiet", shortcut="Ctrl+P")
        self._again = Button("دعوت نوبت بعد", self.call_again, icon="plus", shortcut="Ctrl+N")
        self._fail = Button("به حد نصاب نرسید", self.fail_quorum, icon="close", shortcut="Ctrl+Shift+Return")
        self._hold = Button("برگزار شد", self.hold, icon="check", shortcut="Ctrl+Return")
        self._keep = Button("ذخیره", self.save, icon="save", kind="primary", shortcut="Ctrl+S")
        for button in (self._print, self._again, self._fail, self._hold, self._keep):
            self.head.add(button)

    def _load(self, then: Callable[[], None] | None = None) -> None:
        number = self._number
        self.ask(lambda _progress: self.coop.assembly(number), partial(self._loaded, then))

    def _loaded(self, then: Callable[[], None] | None, file: AssemblyView) -> None:
        self.file, self._told, self._tried = file, (), False
        self._number = file.number or self._number
        self.steps.know(MemberIndex(file.electors))
        self.steps.set_read_only(result_stands=file.state != "called", everything=not self._may)
        self.steps.write(file.typed)
        state = assembly.FORM.life.state(file.state)
        self.badge.set(state.label if file.number else "تازه", state.tone)
        call = int(str(file.typed.get(assembly.CALL_NO.name) or 1))
        self.steps.call.set(f"نوبت {_ORDINALS.get(call, digits.grouped(call))}", "neutral" if call == 1 else "warn")
        self.name(file.title)
        called = file.state == "called" and self._may
        for button, shown in ((self._hold, called and bool(file.number)), (self._fail, called and bool(file.number)),
                              (self._again, file.state == "no_quorum" and self._may and not file.later),
                              (self._keep, self._may), (self._print, True)):
            reveal(button, shown)
        self.judge()
        self._clean = self.steps.typed()
        if then is not None:
            then()

    def _changed(self) -> None:
        self._told = ()
        self._soon.start()

    def _settle(self) -> None:
        """A cell that is being written is finished; what follows is computed at once."""
        for table in (self.steps.ballots, self.steps.hands):
            if table.isAncestorOf(self.window().focusWidget()):
                table.setFocus()
        self.judge()

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self._told, self._tried = tuple(problems), True
        self.judge()
        red = [each for each in problems if each.level == "red"] or list(problems)
        self.banner.say("danger", f"نوشته نشد: {sentences(red)}")
        self.steps.go_to_problem(problems)

    def _saved(self, then: Callable[[], None] | None, written: Written) -> None:
        if not isinstance(written, Saved):
            self._refuse(written)
            return
        self._number = written.number
        amber = sentences([each for each in written.problems if each.level == "amber"])
        self.banner.say("warn" if amber else "ok", f"ذخیره شد؛ {amber}" if amber else "ذخیره شد.")
        self.services.events.records_changed.emit(assembly.FORM.kind)
        self._load(then)

    def _conclude(self, label: str, step: Step, done: Callable[[], None], reason: str = "") -> None:
        self._settle()
        if self.file is None or not self.file.number or self.busy or self.file.state != "called":
            return
        number, typed = self.file.number, self.typed()

        def answered(written: Written) -> None:
            if isinstance(written, Saved):
                for kind in (assembly.FORM.kind, "coop_office"):
                    self.services.events.records_changed.emit(kind)
                self._load(done)
            elif written and all(each.level == "amber" for each in written):
                ask_reason(self, label, sentences(written), label,
                           lambda why: self._conclude(label, step, done, why))
            else:
                self._refuse(written)

        self.work("در حال نوشتن نتیجه…", lambda _progress: step(number, typed, reason), answered)  # type: ignore[arg-type]

    def _held(self) -> None:
        count = sum(len(seats.elected) + len(seats.standby) for seats in self.judged.seats) if self.judged else 0
        begun = f"؛ {digits.grouped(count)} سمت آغاز شد" if count else ""
        self.banner.say("ok", f"مجمع برگزار شد{begun}.", ("چاپ صورتجلسه…", self._offer_papers))

    def _failed(self) -> None:
        number = self.file.cooperative if self.file else 0
        self.banner.say("warn", "به حد نصاب نرسید؛ صورتجلسهٔ منفی نوشته شد.",
                        ("چاپ صورتجلسهٔ منفی", partial(self.show_paper, NEGATIVE.name, NEGATIVE.title, number)),
                        ("دعوت نوبت بعد", self.call_again))

    def _called_again(self, written: Written) -> None:
        if not isinstance(written, Saved):
            self.banner.say("danger", sentences(written))
            return
        self._number = written.number
        self.services.events.records_changed.emit(assembly.FORM.kind)
        self._load(lambda: self.banner.say("ok", "دعوت نوبت بعد با همان دستور جلسه نوشته شد؛ روز و ساعت آن را ببینید."))

    def _offer_papers(self) -> None:
        if self.file is not None:
            offer_papers(self, self.file, self.show_paper)
