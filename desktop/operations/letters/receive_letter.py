"""A letter that came is entered in the register at once: written down and numbered in one action."""

from __future__ import annotations

from desktop.operations.desk import Desk
from desktop.operations.saved import Saved
from desktop.operations.saving.move_record import take_step
from desktop.operations.saving.save_record import check_typed
from forms.catalog import letter
from forms.parts import Problem, Typed


class _HinderedError(Exception):
    """What was written of the letter must go again: it got no number."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.problems = problems


def receive_letter(desk: Desk, typed: Typed) -> Saved:
    """The new record, whose letter has its number in the register; or all problems, and nothing is written."""
    receive = letter.FORM.life.move("receive")
    assert receive is not None  # noqa: S101 - a step of the form
    reading = check_typed(desk, letter.FORM, {**typed, letter.DIRECTION.name: "in"})
    if reading.red:
        return Saved(None, reading.problems)
    try:
        with desk.database.change(desk.actor) as change:
            number = change.create(letter.FORM, reading.values)
            if hindrances := take_step(desk, change, number, receive):
                raise _HinderedError(hindrances)
    except _HinderedError as hindered:
        return Saved(None, (*hindered.problems, *reading.problems))
    return Saved(number, reading.problems)
