"""دستیار مجمع: one assembly from its notice to its minutes; quorum and results are counted while they are typed.

Law: the screen tells, the operation decides; what was elected begins only with «برگزار شد».
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from desktop.ui.cooperatives.assembly_ground import AssemblyGround, Then
from desktop.ui.cooperatives.assembly_papers import NEGATIVE
from desktop.ui.cooperatives.ground import sentences
from desktop.ui.cooperatives.work import AssemblyView
from desktop.ui.pieces import ask_reason
from desktop.ui.services import Saved, Written
from forms.catalog import assembly
from forms.parts import Typed
from forms.rules import digits

Step = Callable[[int, Typed, str, int], Written]


class AssemblyScreen(AssemblyGround):
    """Opened by the number of an assembly; or of a cooperative: the call that waits there, else a new one."""

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

    def _conclude(self, label: str, step: Step, done: Then, reason: str = "") -> None:
        self.settle()
        if self.file is None or self.busy or not self._stands_open(self.file, label):
            return
        number, base, typed = self.file.number, self.file.base, self.typed()

        def answered(written: Written) -> None:
            if isinstance(written, Saved):
                for kind in (assembly.FORM.kind, "coop_office"):
                    self.services.events.records_changed.emit(kind)
                self.load(done)
            elif written and all(each.level == "amber" for each in written):
                ask_reason(self, label, sentences(written), label,
                           lambda why: self._conclude(label, step, done, why))
            else:
                self.refuse(written)

        self.work("در حال نوشتن نتیجه…", lambda _progress: step(number, typed, reason, base), answered)

    def _stands_open(self, file: AssemblyView, label: str) -> bool:
        """Whether a result can be written; if not, the screen says why."""
        if self.may_write and not file.number:
            self.say("warn", f"نخست دعوت را ذخیره کنید؛ «{label}» پس از آن نوشته می‌شود.", ("ذخیره", self.save))
        elif self.may_write and file.state != "called":
            self.say("info", "نتیجهٔ این مجمع پیش‌تر نوشته شده است.")
        return self.may_write and bool(file.number) and file.state == "called"

    def _held(self) -> None:
        count = sum(len(seats.elected) + len(seats.standby) for seats in self.judged.seats) if self.judged else 0
        begun = f"؛ {digits.grouped(count)} سمت آغاز شد" if count else ""
        self.say("ok", f"مجمع برگزار شد{begun}.", ("چاپ صورتجلسه…", self.offer_papers))
        self.steps.go_to_blank(assembly.MINUTES_NO.name)

    def _failed(self) -> None:
        number = self.file.number if self.file else 0
        self.say("warn", "به حد نصاب نرسید؛ صورتجلسهٔ منفی نوشته شد.",
                  ("چاپ صورتجلسهٔ منفی", partial(self.show_paper, NEGATIVE.name, NEGATIVE.title, number)),
                  ("دعوت نوبت بعد", self.call_again))
        self.ways.print.setFocus()

    def _called_again(self, written: Written) -> None:
        if not isinstance(written, Saved):
            self.banner.say("danger", sentences(written))
            return
        self._number = written.number
        self.services.events.records_changed.emit(assembly.FORM.kind)
        self.load(self._see_the_day)

    def _see_the_day(self) -> None:
        self.banner.say("ok", "دعوت نوبت بعد با همان دستور جلسه نوشته شد؛ روز و ساعت آن را ببینید.")
        self.steps.go_to_blank(assembly.HELD_AT.name)
