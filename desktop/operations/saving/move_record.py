"""A record takes a step of its life; and an action is undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from desktop.operations.cooperatives.assembly.assemblies import counted, follow_assembly
from desktop.operations.cooperatives.assembly.assembly_steps import assembly_hindrances
from desktop.operations.cooperatives.assembly.succession import follow_office_step
from desktop.operations.cooperatives.lifecycle.changes import change_hindrances, follow_change, with_before
from desktop.operations.cooperatives.lifecycle.complaints import answer_day, complaint_problems, follow_complaint
from desktop.operations.cooperatives.lifecycle.endings import follow_cooperative
from desktop.operations.cooperatives.lifecycle.move_guards import move_problems, proposed
from desktop.operations.cooperatives.lifecycle.ways_back import redirected
from desktop.operations.cooperatives.membership.member_leaving import follow_member, leaving_problems
from desktop.operations.cooperatives.office_rules import office_hindrances
from desktop.operations.cooperatives.watching.warning_letters import follow_letter_of_warning, letter_problems
from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchActionError, NoSuchRecordError
from desktop.operations.saved import Saved
from desktop.operations.saving.number_letter import follow_letter, number_letter
from desktop.operations.saving.turn_record import turning_problems
from desktop.operations.step import Step, Turning, hindering
from desktop.store.change import Change
from desktop.store.contents import Record
from desktop.store.journal import VOID
from desktop.store.prints import KIND as PRINT
from desktop.store.undo import UndoResult
from forms.catalog import (
    assembly,
    complaint,
    coop_change,
    coop_member,
    coop_office,
    cooperative,
    letter,
    share_transfer,
)
from forms.parts import Move, Problem, Values


def move_record(desk: Desk, number: int, move: Move, reason: str = "") -> Saved:
    """Take the step `move`; what hinders it is returned, all at once, and nothing is written.

    Amber problems hinder only while no reason is given: the journal keeps why they were passed over.
    """
    with desk.database.change(desk.actor, reason=reason) as change:
        problems = take_step(desk, change, number, move, reason)
    return Saved(None if problems else number, problems)


def take_step(desk: Desk, change: Change, number: int, move: Move, reason: str = "") -> tuple[Problem, ...]:
    """The same within a change that does more; what hinders the step is answered, and then nothing is written."""
    record = change.get(number)
    if record is None:
        raise NoSuchRecordError(number=number)
    if record.voided or record.state not in move.source:
        change.move(record.form, number, move, reason)  # the state is told before the blanks: it raises
    problems = _lacking(record, move, reason)
    step = Step(change, change.context(desk.today), record, move, reason)
    if lead := _TARGETS.get(record.kind):
        step = replace(step, move=lead(step))
    guard, write = _GUARDS.get(record.kind), _WRITES.get(record.kind)
    problems += guard(step) if guard else ()
    if hindrances := hindering(problems, reason):
        return hindrances
    assigned, problems = number_letter(change, desk.today, record, move)
    assigned = (write(step) if write else None) or assigned
    if problems:
        return tuple(problems)
    change.move(record.form, number, step.move, reason, assigned)
    follow_letter(change, record, move)
    if follow := _FOLLOWS.get(record.kind):
        follow(change, step)
    return ()


def _lacking(record: Record, move: Move, reason: str) -> list[Problem]:
    """What the form itself asks of a step: blanks, and a reason."""
    found = [Problem(blank.name, f"برای «{move.label}» باید «{blank.label}» نوشته شده باشد")
             for blank in move.needs if record.values[blank] is None]
    if move.asks_reason and not reason.strip():
        found.append(Problem("", f"برای «{move.label}» دلیل بنویسید"))
    return found


_GUARDS: Mapping[str, Callable[[Step], Sequence[Problem]]] = {
    cooperative.FORM.kind: move_problems, assembly.FORM.kind: assembly_hindrances,
    coop_member.FORM.kind: leaving_problems, coop_change.FORM.kind: change_hindrances,
    complaint.FORM.kind: complaint_problems, letter.FORM.kind: letter_problems,
    coop_office.FORM.kind: office_hindrances,
}
"""What a step of a kind needs beyond the blanks that the form names."""

_TARGETS: Mapping[str, Callable[[Step], Move]] = {cooperative.FORM.kind: redirected}
"""Steps of a kind that lead back to where the record came from."""

_WRITES: Mapping[str, Callable[[Step], Values | None]] = {
    assembly.FORM.kind: counted, cooperative.FORM.kind: proposed, coop_change.FORM.kind: with_before,
    complaint.FORM.kind: answer_day,
}
"""What the program writes into a record of a kind at its steps."""

_FOLLOWS: Mapping[str, Callable[[Change, Step], None]] = {
    assembly.FORM.kind: follow_assembly, coop_member.FORM.kind: follow_member,
    cooperative.FORM.kind: follow_cooperative, coop_change.FORM.kind: follow_change,
    letter.FORM.kind: follow_letter_of_warning, complaint.FORM.kind: follow_complaint,
    coop_office.FORM.kind: follow_office_step,
}
"""What a step of a kind brings with it in other records."""


def undo_action(desk: Desk, action: int, reason: str = "بازگردانی") -> UndoResult:
    """Undo everything that one action wrote; what others changed since is kept and named.

    A step goes back with all that it brought, or not at all; nor does what the rules do not let go, or come back.
    Raises NoSuchActionError when this computer's journal has no such action, AssignedBlankError when it gave a letter
    its number, PrintStaysError when it was a print.
    """
    try:
        with desk.database.change(desk.actor, reason=reason) as change:
            journal = change.journal(desk.database.office.station, action - 1) if action > 0 else iter(())
            entries = list(takewhile(lambda entry: entry["action"] == action, journal))
            if not entries or _about_nothing(entries[0]["kind"]):
                raise NoSuchActionError(action=action)
            if held := _held_back(change, desk, entries, reason):
                raise _NotWholeError(held)
            result = change.undo(action, reason)
            if result.kept and any(entry["act"] == "move" and entry["kind"] in _WHOLE for entry in entries):
                raise _NotWholeError(result.kept)
    except _NotWholeError as kept:
        return UndoResult(0, kept.numbers)
    return result


class _NotWholeError(Exception):
    """What was taken back is written again: the action goes back whole or not at all."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__()
        self.numbers = tuple(numbers)


_WHOLE = (assembly.FORM.kind, coop_change.FORM.kind, coop_member.FORM.kind, coop_office.FORM.kind,
          cooperative.FORM.kind)
"""Kinds whose steps bring others with them."""


def _held_back(change: Change, desk: Desk, entries: Sequence[Mapping[str, Any]], reason: str) -> list[int]:
    """Records that would go out of use, or come back, against the rules; of new ones, lines of a share register."""
    found = []
    for entry in entries:
        was_turned = VOID in entry["fields"]
        record = change.get(entry["number"]) if was_turned or (
            entry["act"] == "create" and entry["kind"] == share_transfer.FORM.kind) else None
        if record is not None and record.voided == was_turned:
            turning = Turning(change, change.context(desk.today), record, reason, back=record.voided)
            if any(problem.level == "red" for problem in turning_problems(turning)):
                found.append(record.number)
    return found


def _about_nothing(kind: str) -> bool:
    """Whether an entry is about the office itself; that a print is refused has a sentence of its own."""
    return kind.startswith("@") and kind != PRINT
