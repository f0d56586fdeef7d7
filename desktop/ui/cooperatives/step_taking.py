"""A step of a cooperative's life, taken from its file: what hinders it is said, what is doubtful asks for a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from desktop.ui.cooperatives.belongings import TITLES
from desktop.ui.cooperatives.hindrances import Said
from desktop.ui.pieces import Banner, ask_reason
from desktop.ui.screen import Screen
from desktop.ui.services import Saved, Services
from desktop.ui.tasks.coop_services import HindranceView, NextMoveView
from forms.catalog import cooperative
from forms.parts import Problem
from forms.rules import digits


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWays:
    """Where one goes on from a step: it was taken, its blanks are to be completed, records of a kind to be seen."""

    taken: Callable[[], object]
    complete: Callable[[Sequence[Problem]], object]
    open_part: Callable[[str], object]
    failed: Callable[[Exception], None]


class StepTaking:
    """`take` for the screen of the cooperative `number`, in whose banner is said what hinders."""

    def __init__(self, screen: Screen, services: Services, number: int, banner: Banner, ways: StepWays) -> None:
        self._screen, self._services, self._number = screen, services, number
        self._banner, self._ways = banner, ways

    def take(self, asked: NextMoveView) -> None:
        """Take a step, as far as nothing stands in its way."""
        if not asked.stands_open:
            self.refuse(asked.hindrances)
        elif asked.move.asks_reason or asked.problems:
            said = " ".join(f"{problem.message}." for problem in asked.problems)
            ask_reason(self._screen, asked.move.label,
                       f"{said} دلیل را در یک جمله بنویسید؛ در تاریخچهٔ پرونده می‌ماند.".strip(), asked.move.label,
                       partial(self._move, asked))
        else:
            self._move(asked, "")

    def refuse(self, hindrances: Sequence[HindranceView]) -> None:
        """Say the gravest, and offer the ways to where it is put right."""
        worst = [each for each in hindrances if each.problem.level == "red"] or list(hindrances)
        more = f" و {digits.grouped(len(worst) - 1)} مورد دیگر" if len(worst) > 1 else ""
        blanks = [each.problem for each in worst if each.problem.field]
        kinds = [each.kind for each in worst if each.kind]
        ways: list[tuple[str, Callable[[], object]]] = []
        if kinds:
            ways.append((f"رفتن به {TITLES[kinds[0]]}", partial(self._ways.open_part, kinds[0])))
        if blanks or not kinds:
            ways.append(("تکمیل در فرم", partial(self._ways.complete, blanks)))
        self._banner.say("danger", f"این گام هنوز برداشته نمی‌شود: {worst[0].problem.message}{more}", *ways)

    def _move(self, asked: NextMoveView, reason: str) -> None:
        move, number = asked.move, self._number

        def moved(outcome: Saved | Sequence[Problem]) -> None:
            if isinstance(outcome, Saved):
                self._banner.hush()
                self._ways.taken()
                self._services.events.said.emit("ok", f"«{move.label}» ثبت شد")
                self._services.events.records_changed.emit(cooperative.FORM.kind)
            else:
                kinds = {each.problem: each.kind for each in asked.hindrances}
                self.refuse([Said(problem, kinds.get(problem, "")) for problem in outcome])

        self._services.jobs.run(lambda _progress: self._services.move(cooperative.FORM, number, move, reason), moved,
                                self._ways.failed, owner=self._screen)
