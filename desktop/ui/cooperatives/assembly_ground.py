"""The ground of the assembly's assistant: one assembly opened, judged while it is written, and saved.

Law: nothing typed is lost, neither by a saving under way nor by what is read anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.cooperatives.assembly_page import AssemblyPage
from desktop.ui.cooperatives.assembly_papers import offer_papers
from desktop.ui.cooperatives.assembly_steps import later
from desktop.ui.cooperatives.assembly_ways import AssemblyWays, Deeds
from desktop.ui.cooperatives.ground import CoopScreen, sentences
from desktop.ui.cooperatives.work import AssemblyView, CoopWork, JudgedView
from desktop.ui.entry import EntryScreen
from desktop.ui.services import Saved, Services, Written
from desktop.ui.tasks.services import TaskServices
from forms.catalog import assembly, coop_member, coop_office, cooperative
from forms.parts import Problem, Typed
from forms.rules import record_number

Then = Callable[[], None]


class AssemblyGround(CoopScreen):
    """`number` is an assembly's; or a cooperative's: then the call that waits there, else a new one."""

    follows = (assembly.FORM.kind, coop_member.FORM.kind, coop_office.FORM.kind, cooperative.FORM.kind)

    def __init__(self, services: Services, tasks: TaskServices, work: CoopWork, number: int) -> None:
        super().__init__("دستیار مجمع", services, tasks, work)
        self._number = number
        self.file: AssemblyView | None = None
        self.judged: JudgedView | None = None
        self._clean: Typed = {}
        self._sent: Typed | None = None
        self._told: tuple[Problem, ...] = ()
        self._tried = False
        self._hand: QWidget | None = None
        self.page = AssemblyPage(services)
        self.steps, self.live = self.page.steps, self.page.live
        self.ways = AssemblyWays(self.head, self, Deeds(
            save=self.save, hold=self.hold, fail=self.fail_quorum, call_again=self.call_again,
            print=self.offer_papers, open_form=self.open_form))
        self.tools.addWidget(self.page.stepper)
        self.body.addWidget(self.page, 1)
        self._soon = later(self._judge_soon, self)
        self.page.changed.connect(self._changed)
        self.page.ended.connect(self._end)

    @property
    def dirty(self) -> bool:
        return self.file is not None and self.may_write and self.steps.typed() != self._clean

    def arrive(self) -> None:
        """Read the assembly anew, unless something is being written."""
        if not self.isAncestorOf(self.window().focusWidget()):
            self.page.come_back()
        if not self.dirty:
            self.load(self._begin if self.file is None else None)

    def hold(self) -> None:
        """«برگزار شد»"""
        raise NotImplementedError

    def fail_quorum(self) -> None:
        """«به حد نصاب نرسید»"""
        raise NotImplementedError

    def call_again(self) -> None:
        """The next call, made from this one."""
        raise NotImplementedError

    def open_form(self) -> None:
        """«فرم کامل»: every blank, the history, and the steps that are seldom taken."""
        if self.file is not None and self.file.number:
            self.leave(partial(self._open_form, self.file.number))

    def typed(self) -> dict[str, Any]:
        """The whole assembly as it stands: the blanks here over what else the record holds."""
        return {**(self.file.typed if self.file else {}), **self.steps.typed()}

    def judge(self) -> None:
        """Compute what follows from the blanks, and show it."""
        if self.file is None:
            return
        typed = self.typed()
        self.judged = self.coop.judge(self.file, typed)
        problems = [*self._told, *(each for each in self.judged.problems if each not in self._told)]
        shown = [each for each in problems if self._tried or typed.get(each.field)]
        self.page.show_judged(self.file, typed, self.judged, shown)

    def save(self, then: Then | None = None) -> None:
        """Write the call, or what was added to it."""
        self.settle()
        if self.file is None or self.busy:
            return
        file, typed = self.file, self.typed()
        self._sent = self.steps.typed()
        if file.number:
            self.work("در حال ذخیره…", lambda _progress: self.services.save(
                assembly.FORM, typed, file.number, file.base), partial(self._saved, then))
        else:
            self.work("در حال ذخیره…", lambda _progress: self.coop.call(file.cooperative, typed),
                      partial(self._saved, then))

    def save_and(self, then: Then) -> None:
        self.save(then)

    def set_busy(self, busy: bool) -> None:
        """A button that waits loses the cursor; it comes back to where it was."""
        if busy:
            self._hand = self.window().focusWidget()
        self.ways.set_busy(busy)
        hand = self._hand
        if not busy and hand is not None and (hand in self.ways.buttons or self.steps.isAncestorOf(hand)):
            hand.setFocus()

    @property
    def may_write(self) -> bool:
        number = self.file.cooperative if self.file else 0
        own = not number or record_number.office_of(number) == self.services.office.code
        return own and self.services.user.role in assembly.FORM.who_writes

    def reload(self) -> None:
        self.load()

    def load(self, then: Then | None = None) -> None:
        self.stale.stop()
        number = self._number
        self.ask(lambda _progress: self.coop.assembly(number), partial(self._loaded, then))

    def _loaded(self, then: Then | None, file: AssemblyView) -> None:
        late = self.steps.typed() if self._sent is not None else None  # written while the saving ran
        late = late if late != self._sent else None
        self.file, self._told, self._tried, self._sent = file, (), False, None
        self._number = file.number or self._number
        self.page.show_file(file, may=self.may_write)
        state = assembly.FORM.life.state(file.state)
        self.badge.set(state.label if file.number else "تازه", state.tone)
        self.name(file.title)
        self.ways.show_for(file, may=self.may_write)
        self.judge()
        self._clean = self.steps.typed()
        if late is not None:
            self.steps.write(late)
        if then is not None:
            then()

    def _begin(self) -> None:
        if self.file is not None and not self.page.begin(self.file, may=self.may_write):
            self.ways.print.setFocus()

    def _open_form(self, number: int) -> None:
        self._clean = self.steps.typed()  # what is not kept is thrown away: it is read anew on the way back
        self.services.events.open_screen.emit(EntryScreen(assembly.FORM, self.services, number))

    def _changed(self) -> None:
        self._told = ()
        self._soon.start()

    def _judge_soon(self) -> None:
        """Not while a list of names stands open: what moves under it would close it."""
        if QApplication.activePopupWidget() is None:
            self.judge()
        else:
            self._soon.start()

    def settle(self) -> None:
        self.page.settle()
        self.judge()

    def refuse(self, problems: Sequence[Problem]) -> None:
        self._told, self._tried, self._sent = tuple(problems), True, None
        self.judge()
        red = [each for each in problems if each.level == "red"] or list(problems)
        self.banner.say("danger", f"نوشته نشد: {sentences(red)}")
        self.steps.go_to_problem(problems)

    def _saved(self, then: Then | None, written: Written) -> None:
        if not isinstance(written, Saved):
            self.refuse(written)
            return
        self._number = written.number
        amber = sentences([each for each in written.problems if each.level == "amber"])
        first = self.file is not None and not self.file.number
        way = (("چاپ دعوتنامه…", self.offer_papers),) if first else ()
        self.say("warn" if amber else "ok", f"ذخیره شد؛ {amber}" if amber else "ذخیره شد.", *way)
        self.services.events.records_changed.emit(assembly.FORM.kind)
        self.load(then)

    def say(self, tone: Any, text: str, *ways: tuple[str, Callable[[], object]]) -> None:
        """In the banner; who presses a way of it finds the cursor in the blanks again, not on what stands next."""
        def back_and(act: Callable[[], object]) -> None:
            self.page.come_back()
            act()

        self.banner.say(tone, text, *((label, partial(back_and, act)) for label, act in ways))

    def _end(self) -> None:
        """Past the last blank, Enter saves."""
        (self.ways.keep if self.may_write else self.ways.print).setFocus()

    def offer_papers(self) -> None:
        """Papers hold what is saved: what is not is asked about first."""
        file = self.file
        if file is not None and file.number:
            self.leave(lambda: offer_papers(self, self.file or file, self.show_paper))
        elif file is not None:
            offer_papers(self, file, self.show_paper)
