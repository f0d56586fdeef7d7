"""A member leaves a cooperative: last day, reason and the step of the record's life, as one action (DOMAIN B.3)."""

from __future__ import annotations

from desktop.operations.cooperatives.membership.member_rules import member_problems
from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchRecordError
from desktop.operations.saved import Saved
from desktop.operations.saving.move_record import take_step
from desktop.operations.step import Writing
from forms.catalog import coop_member
from forms.parts import Problem, Typed, read_typed, typed_of


class _HinderedError(Exception):
    """What was written with the step goes again: the step cannot be taken."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.problems = problems


def end_membership(desk: Desk, number: int, typed: Typed, reason: str = "") -> Saved:
    """Write `typed` (left_day, left_reason) into a member and take the step. Doubts (amber) need a reason.

    Raises NoSuchRecordError.
    """
    leave = coop_member.FORM.life.move("leave")
    assert leave is not None  # noqa: S101 - a step of the form
    try:
        with desk.database.change(desk.actor, reason=reason) as change:
            record = change.get(number)
            if record is None or record.kind != coop_member.FORM.kind:
                raise NoSuchRecordError(number=number)
            context = change.context(desk.today)
            reading = read_typed(coop_member.FORM, {**typed_of(record.values, record.unread), **typed}, context)
            problems = [each for each in reading.problems if each.field in typed]
            problems += member_problems(Writing(change, context, reading.values, number))
            if red := tuple(each for each in problems if each.level == "red"):
                raise _HinderedError(red)
            change.set(coop_member.FORM, number, reading.values, base=record.base, unread=reading.unread)
            if hindrances := take_step(desk, change, number, leave, reason):
                raise _HinderedError(hindrances)
    except _HinderedError as hindered:
        return Saved(None, hindered.problems)
    return Saved(number, ())
