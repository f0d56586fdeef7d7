"""Write down what a visit found, from the signed paper; a doubtful result asks for another visit (DOMAIN E.4, E.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchRecordError
from desktop.operations.saving.save_record import check_typed
from desktop.store.change import Change
from desktop.store.contents import Record
from desktop.store.queries import Query
from forms.catalog import visit
from forms.parts import Context, Problem, Typed, Values, typed_of
from forms.rules import record_number

LAST_ROUND = 3
"""The third visit is the county expert's own; after it a person decides (DOMAIN E.5)."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """Saved (`number`) or not (`problems`); `next_visit` is the further visit that the result demanded.

    `action` undoes it, the further visit included.
    """

    number: int | None
    problems: tuple[Problem, ...]
    next_visit: int | None = None
    action: int | None = None


def record_visit(desk: Desk, number: int, typed: Typed, base: int | None = None) -> Recorded:
    """Keep the result of visit `number`, move it on and open the next visit when the result demands one."""
    reading = check_typed(desk, visit.FORM, typed, number)
    move = visit.FORM.life.move("record")
    assert move is not None  # noqa: S101 - written in the form
    missing = [
        Problem(blank.name, f"«{blank.label}» را از روی برگ بنویسید")
        for blank in move.needs if reading.values[blank] is None and blank.name not in reading.unread
    ]
    if reading.red or missing:
        return Recorded(None, (*reading.problems, *missing))
    with desk.database.change(desk.actor, reason="ثبت نتیجهٔ بازدید") as change:
        before = change.get(number)
        if before is None or before.kind != visit.FORM.kind:
            raise NoSuchRecordError(number=number)
        if before.state == "wanted":
            ungiven = Problem(visit.GROUP.name, "این بازدید هنوز به گروهی سپرده نشده است؛ گروه برگزینید")
            return Recorded(None, (ungiven,))
        change.set(visit.FORM, number, reading.values, base=base)
        if before.state == "planned":
            change.move(visit.FORM, number, move)
        wanted = _next_visit(change, change.context(desk.today), before, reading.values)
        return Recorded(number, reading.problems, wanted, change.action)


def typed_again(desk: Desk, number: int) -> tuple[dict[str, Any], int]:
    """What already stands in a visit, as it would be typed, and the state it was seen in."""
    with desk.database.read() as reader:
        record = reader.get(number)
    if record is None or record.kind != visit.FORM.kind:
        raise NoSuchRecordError(number=record_number.show(number))
    return typed_of(record.values, record.unread), record.base


def second_visit_results(context: Context) -> tuple[str, ...]:
    """The results that need another visit: a parameter, since it is the office's own practice."""
    return context.parameters.codes("verify.second_visit_results", context.today)


def _next_visit(change: Change, context: Context, before: Record, values: Values) -> int | None:
    """Open the further visit once, without a group: another organisation must be chosen for it."""
    this_round = values[visit.ROUND] or 1
    if (values[visit.RESULT] or "") not in second_visit_results(context) or this_round >= LAST_ROUND:
        return None
    same_job = Query(where=(
        ("job", "=", values.named("job")), ("campaign", "=", values.named("campaign")), ("round", ">", this_round)))
    if change.count(visit.FORM, same_job):
        return None
    return change.create(visit.FORM, visit.FORM.values({
        "job": before.values[visit.JOB], "campaign": before.values[visit.CAMPAIGN], "tier": "field",
        "round": this_round + 1, "due_day": before.values[visit.DUE_DAY],
    }))
