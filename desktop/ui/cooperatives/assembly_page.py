"""What stands under the head of an assembly: the bar of its steps, their blanks, and what follows from them.

Law: it shows and asks nothing; the screen around it reads, judges and writes.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QWidget

from desktop.ui.cooperatives.assembly_guide import CALL, MINUTES, delegates_of, next_words, standings
from desktop.ui.cooperatives.assembly_live import AssemblyLive
from desktop.ui.cooperatives.assembly_stepper import Stepper
from desktop.ui.cooperatives.assembly_steps import AssemblySteps
from desktop.ui.cooperatives.member_input import MemberIndex
from desktop.ui.cooperatives.work import AssemblyView, JudgedView
from desktop.ui.services import Services
from forms.catalog import assembly
from forms.parts import Problem, Typed
from forms.rules import amounts

_TABLES = (assembly.CANDIDATES.name, assembly.DECISIONS.name)


class AssemblyPage(QWidget):
    """`changed`: something was written; `ended`: Enter left the last blank. The stepper is put above by the screen."""

    changed = Signal()
    ended = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.step = CALL
        """Where the cursor is, or was last."""
        self.steps, self.live = AssemblySteps(services), AssemblyLive()
        self.stepper = Stepper(self.steps.go_to)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(10)
        across.addWidget(self.steps, 1)
        across.addWidget(self.live)
        self.steps.changed.connect(self.changed)
        self.steps.ended.connect(self.ended)
        self.steps.moved.connect(self._moved)

    def show_file(self, file: AssemblyView, *, may: bool) -> None:
        """Write an assembly into the blanks; `may`: whether anything may be written about it."""
        self.steps.know(MemberIndex(file.electors))
        self.steps.set_read_only(result_stands=file.state != "called", everything=not may)
        self.steps.write(file.typed)
        call = int(str(file.typed.get(assembly.CALL_NO.name) or 1))
        self.steps.call.set(f"نوبت {amounts.ordinal(call)}", "neutral" if call == 1 else "warn")

    def show_judged(self, file: AssemblyView, typed: Typed, judged: JudgedView, shown: Sequence[Problem]) -> None:
        """What follows from the blanks; `shown` are the problems that are told by now."""
        self.steps.show_judged(judged, shown)
        self.stepper.show_standings(standings(file, typed, judged, shown))
        self.live.show_next(next_words(file, typed, judged), begins=not file.number)
        self.live.show_delegates(*delegates_of(typed), judged.districts)
        faults = [each for each in shown if each.field not in self.steps.blanks or each.field in _TABLES]
        self.live.show_judged(judged, self.steps.candidates.typed(), faults)

    def settle(self) -> None:
        """A cell that is being written is finished."""
        at: QWidget | None = self.window().focusWidget()
        while at is not None and at is not self:
            at = at.parentWidget()
            if isinstance(at, QAbstractItemView):
                at.setFocus()
                return

    def begin(self, file: AssemblyView, *, may: bool) -> bool:
        """Put the cursor where the work on an assembly goes on; answers whether there is such a place."""
        if not may or file.state in ("no_quorum", "cancelled"):
            return False
        if file.state == "held":
            waits = not file.typed.get(assembly.MINUTES_NO.name)
            self.steps.go_to_open(MINUTES) if waits else None
            return waits
        self.steps.go_to(CALL)
        return True

    def come_back(self) -> None:
        """The cursor into the step where it was last."""
        self.steps.go_to_open(self.step)

    def _moved(self, step: int) -> None:
        self.step = step
        self.stepper.show_current(step)
