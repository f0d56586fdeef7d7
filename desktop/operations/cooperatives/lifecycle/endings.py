"""What the end of a cooperative brings with it: members who go over, offices that end, and the way back (DOMAIN B.6).

Law: all of it in the action of the step itself, so that undoing the step brings all back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.lifecycle.ending_guards import receiver_of
from desktop.operations.cooperatives.membership.shares import register_of
from desktop.operations.cooperatives.offices import end_offices, group_of, offices_of, resume_offices, serving
from desktop.operations.step import Step
from desktop.store.change import Change
from desktop.store.contents import Record
from desktop.store.queries import Query
from forms.catalog import coop_member, coop_office, cooperative
from forms.parts import Form, Move, Values

_STEP_DOWN = ("board", "alternate", "manager")
"""Whose offices end with a dissolution; the liquidators take their place, the inspectors stay until the end."""
_UNDONE_WITH = (cooperative.GROUND, cooperative.DISSOLVED_BY, cooperative.DISSOLUTION_NO, cooperative.DISSOLVED_DAY,
                cooperative.DISSOLUTION_GAZETTE_NO, cooperative.DISSOLUTION_GAZETTE_DAY, cooperative.CREDITORS_DAY)


def follow_cooperative(change: Change, step: Step) -> None:
    """What a step of a cooperative brings with it in other records."""
    if follow := _FOLLOWS.get(step.move.name):
        follow(change, step)


def _dissolve(change: Change, step: Step) -> None:
    day = step.values[cooperative.DISSOLVED_DAY]
    if day is not None:
        end_offices(change, _holding(change, step, _STEP_DOWN), day)
        _leave_unions(change, step.record.number, day)


def _close(change: Change, step: Step) -> None:
    """Nobody holds an office of a cooperative that is no more."""
    day = step.values[cooperative.CLOSED_DAY]
    if day is not None:
        end_offices(change, serving(change, step.record.number), day)


def _revoke(change: Change, step: Step) -> None:
    """Who stepped down with the dissolution is back, and so is the membership in a union; the liquidators go."""
    day = step.values[cooperative.DISSOLVED_DAY]
    end_offices(change, _holding(change, step, ("liquidator",)), step.today)
    if day is not None:
        resume_offices(change, [each for each in offices_of(change, step.record.number) if _stepped_down(each, day)],
                       step.reason)
        _rejoin_unions(change, step.record.number, day, step.reason)
    emptied = step.values.changed(dict.fromkeys(blank.name for blank in _UNDONE_WITH))
    change.set(cooperative.FORM, step.record.number, emptied, reason=step.reason)


def _holding(change: Change, step: Step, groups: Sequence[str]) -> list[Record]:
    return [each for each in serving(change, step.record.number) if group_of(each.values) in groups]


def _stepped_down(office: Record, day: date) -> bool:
    """Whether the dissolution of a day ended this office, and no assembly did."""
    last = max(day, office.values[coop_office.FIRST_DAY] or day)
    return (office.state == "ended" and office.values[coop_office.LEFT_DAY] == last
            and office.values[coop_office.ENDED_BY] is None and group_of(office.values) in _STEP_DOWN)


# Unions of which it is a member


def _memberships(change: Change, number: int, state: str) -> list[Record]:
    query = Query(where=((coop_member.MEMBER_COOPERATIVE.name, "=", number), ("state", "state", (state,))))
    return list(change.many(change.numbers(coop_member.FORM, query)).values())


def _leave_unions(change: Change, number: int, day: date) -> None:
    """A cooperative that ended is a member of no union."""
    leaving = _memberships(change, number, "member")
    change.set_many(coop_member.FORM, [
        (each.number, each.values.changed({
            coop_member.LEFT.name: max(day, each.values[coop_member.JOINED] or day),
            coop_member.LEFT_REASON.name: "ended"}), None) for each in leaving])
    change.move_many(coop_member.FORM, [each.number for each in leaving], _move(coop_member.FORM, "leave"))


def _rejoin_unions(change: Change, number: int, day: date, reason: str) -> None:
    back = [each for each in _memberships(change, number, "left")
            if each.values[coop_member.LEFT_REASON] == "ended" and (each.values[coop_member.LEFT] or day) >= day]
    change.move_many(coop_member.FORM, [each.number for each in back], _move(coop_member.FORM, "return"), reason)
    change.set_many(coop_member.FORM, [
        (each.number, each.values.changed({coop_member.LEFT.name: None, coop_member.LEFT_REASON.name: None}), None)
        for each in back])


def _move(form: Form, name: str) -> Move:
    move = form.life.move(name)
    assert move is not None  # noqa: S101 - a step of the form
    return move


# Merging


def _merge(change: Change, step: Step) -> None:
    """DOMAIN B.6 (art. 53): members stand in the receiver from that day with their holdings, and here no longer."""
    receiver, day = receiver_of(step), step.values[cooperative.MERGED_DAY]
    if receiver is None or day is None:
        return
    register = register_of(change, step.record.number)
    leaving = [each for each in register.members.values() if each.last is None and not each.has_left]
    records = change.many([each.number for each in leaving])
    _join(change, receiver.number, [records[each.number] for each in leaving], register.holdings, day)
    change.set_many(coop_member.FORM, [
        (each.number, each.values.changed({
            coop_member.LEFT.name: max(day, each.values[coop_member.JOINED] or day),
            coop_member.LEFT_REASON.name: "transferred"}), None)
        for each in records.values()])
    change.move_many(coop_member.FORM, list(records), _move(coop_member.FORM, "leave"))
    end_offices(change, serving(change, step.record.number), day)
    _leave_unions(change, step.record.number, day)


def _join(change: Change, receiver: int, members: Sequence[Record], holdings: Mapping[int, int], day: date) -> None:
    """Who is a member of the receiver already stays the member that he is."""
    there = roster.members_of(change, receiver)
    known = {each.code for each in there if each.last is None and not each.has_left}
    last = max((each.member_no for each in there), default=0)
    joining = [each for each in members if roster.code_of(each.values) not in known]
    change.create_many(coop_member.FORM, [
        (_joined(each.values, receiver, last + place, holdings.get(each.number, 0), day), {})
        for place, each in enumerate(joining, start=1)])


_STAYS = (coop_member.REQUEST_DAY, coop_member.FIRST_WARNING, coop_member.SECOND_WARNING, coop_member.EXPELLED_BY,
          coop_member.LEFT, coop_member.LEFT_REASON, coop_member.NOTE)
"""What concerns the membership that ends."""


def _joined(values: Values, receiver: int, member_no: int, shares: int, day: date) -> Values:
    changed: dict[str, Any] = dict.fromkeys(blank.name for blank in _STAYS)
    return values.changed({**changed, coop_member.COOPERATIVE.name: receiver, coop_member.MEMBER_NO.name: member_no,
                           coop_member.JOINED.name: day, coop_member.SHARES.name: shares or None})


_FOLLOWS: Mapping[str, Callable[[Change, Step], None]] = {
    "dissolve": _dissolve, "close": _close, "revoke_dissolution": _revoke, "merge": _merge}
