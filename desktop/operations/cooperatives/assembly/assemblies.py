"""An assembly from its call to its result: called, called again, held or failed (DOMAIN B.5).

Law: the program counts quorum and votes; whoever was elected holds his office from the day of the assembly.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.assembly.assembly_decisions import removing_row
from desktop.operations.cooperatives.assembly.assembly_facts import facts_for
from desktop.operations.cooperatives.assembly.assembly_rules import assembly_problems
from desktop.operations.cooperatives.assembly.assembly_steps import assembly_hindrances
from desktop.operations.cooperatives.assembly.assembly_years import next_year
from desktop.operations.cooperatives.assembly.succession import end_board, fill_offices, give_back
from desktop.operations.cooperatives.quorums import no_such_call, quorum_in, statutes_at
from desktop.operations.cooperatives.statutes import statutes_of
from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchRecordError
from desktop.operations.saved import Saved
from desktop.operations.step import Step, Writing, hindering
from desktop.store.change import Change
from desktop.store.contents import Record
from desktop.store.errors import StaleRecordError
from desktop.store.reader import Reader
from forms.catalog import assembly, cooperative
from forms.parts import Problem, Typed, Values, read_typed, typed_of
from forms.rules import jalali, record_number

_COPIED = ("cooperative", "nature", "for_year", "place", "observer", "called_by", "notice", "agenda", "members",
           "two_stage", "districts", "elects", "eligibility_no", "eligibility_day", "requested_by", "requested_day",
           "requesters")
"""What a later call takes from the one before it."""
_STANDING = ("candidate", "for_office", "member", "eligibility")
"""What of a candidate stands until the votes are cast."""


def call_assembly(desk: Desk, number: int, typed: Typed) -> Saved:
    """The first call of an assembly of cooperative `number`; blanks that are not typed: called today, members counted,
    an ordinary one for the oldest year that has none.

    Raises NoSuchRecordError.
    """
    with desk.database.read() as reader:
        proposed = proposals(reader, _expect(reader, number, cooperative.FORM.kind), desk.today)
    if typed.get(assembly.NATURE.name) not in ("ordinary", assembly.NATURE.options["ordinary"]):
        # Only an ordinary assembly discharges a year.
        proposed, typed = proposed | {assembly.FOR_YEAR.name: ""}, {**typed, assembly.FOR_YEAR.name: ""}
    return _create(desk, {**proposed, **typed, "cooperative": record_number.show(number), "call_no": "1"}, None)


def proposals(reader: Reader, own: Record, today: date) -> dict[str, str]:
    """What stands in the blanks of a new call, as typed."""
    there = roster.count(roster.members_of(reader, own.number), today).total
    year = next_year(reader, own, statutes_of(own, reader.context(today)), today)
    return {"called_day": assembly.CALLED_DAY.show(today), "members": str(there) if there else "",
            "for_year": assembly.FOR_YEAR.typed(year) if year else ""}


def call_again(desk: Desk, number: int, typed: Typed | None = None) -> Saved:
    """The next call from one that failed: the same agenda and candidates, no votes; members are
    counted anew. Raises NoSuchRecordError."""
    with desk.database.read() as reader:
        before = _expect(reader, number, assembly.FORM.kind)
        statutes = statutes_at(reader, before.values, desk.today)
        there = roster.count(roster.members_of(reader, before.values[assembly.COOPERATIVE] or 0), desk.today).total
    nature, call = before.values[assembly.NATURE] or "ordinary", (before.values[assembly.CALL_NO] or 1) + 1
    if before.state != "no_quorum":
        return Saved(None, (Problem(assembly.EARLIER.name, "نوبت بعد پس از صورتجلسهٔ منفی دعوت می‌شود؛ نخست «به حد "
                                                           "نصاب نرسید» را برای این نوبت بنویسید"),))
    if statutes.quorum(nature, call) is None:
        return Saved(None, (Problem(assembly.CALL_NO.name, no_such_call(nature, call)),))
    again = {name: text for name, text in typed_of(before.values).items() if name in _COPIED}
    if there and not before.values[assembly.TWO_STAGE]:
        again["members"] = str(there)
    rows: tuple[Values, ...] = before.values[assembly.CANDIDATES] or ()
    again["candidates"] = [{name: text for name, text in typed_of(row).items() if name in _STANDING} for row in rows]
    held = before.values[assembly.HELD_AT]
    if held is not None:
        interval = timedelta(days=max(statutes.whole("next_call_days"), statutes.call_interval_days))
        # A failure that is written down long after it leaves only days to come.
        last = desk.today if (held + interval).date() <= desk.today else held.date()
        again["held_at"] = assembly.HELD_AT.typed(datetime.combine(last + interval, held.time()))
    again |= {"called_day": assembly.CALLED_DAY.show(desk.today), **(typed or {}), "call_no": str(call),
              "earlier": record_number.show(number)}
    months = statutes.whole("next_call_months")
    return _create(desk, again, jalali.add_months(held.date(), months) if held else None)


def _create(desk: Desk, typed: Mapping[str, Any], until: date | None) -> Saved:
    """`until` is the last day on which the call is in time (DOMAIN B.5 S46)."""
    with desk.database.change(desk.actor) as change:
        context = change.context(desk.today)
        reading = read_typed(assembly.FORM, typed, context)
        problems = [*reading.problems, *assembly_problems(Writing(change, context, reading.values))]
        called = reading.values[assembly.CALLED_DAY]
        if until is not None and called is not None and called > until:
            problems.append(Problem(assembly.CALLED_DAY.name, "مهلت دعوت نوبت بعد تا "
                                    f"{assembly.CALLED_DAY.show(until)} بود (آیین‌نامهٔ نحوهٔ تشکیل مجامع عمومی)",
                                    "amber"))
        if any(problem.level == "red" for problem in problems):
            return Saved(None, tuple(problems))
        return Saved(change.create(assembly.FORM, reading.values, reading.unread), tuple(problems))


class _HinderedError(Exception):
    """What was typed with the result goes again: the step cannot be taken."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.problems = problems


def hold_assembly(desk: Desk, number: int, typed: Typed | None = None, reason: str = "",
                  base: int | None = None) -> Saved:
    """Write down that an assembly was held: attendance and votes as typed, quorum and results as counted.

    Offices begin for whoever was elected. Doubts (amber) need a reason; `base` is what the clerk saw.
    Raises NoSuchRecordError, WrongMoveError, StaleRecordError when somebody changed the assembly since.
    """
    return _conclude(desk, number, "hold", typed or {}, reason, base)


def fail_assembly(desk: Desk, number: int, typed: Typed | None = None, reason: str = "",
                  base: int | None = None) -> Saved:
    """Write down that the quorum failed: the negative minutes (DOMAIN B.5 S82). Raises what `hold_assembly` raises."""
    return _conclude(desk, number, "fail", typed or {}, reason, base)


def _conclude(desk: Desk, number: int, name: str, typed: Typed, reason: str, base: int | None) -> Saved:
    move = assembly.FORM.life.move(name)
    assert move is not None  # noqa: S101 - a step of the form
    try:
        with desk.database.change(desk.actor, reason=reason) as change:
            before = _expect(change, number, assembly.FORM.kind)
            if base is not None and base != before.base:
                raise StaleRecordError(number=number, base=base, found=before.base)
            context = change.context(desk.today)
            reading = read_typed(assembly.FORM, {**typed_of(before.values, before.unread), **typed}, context)
            if reading.red:
                raise _HinderedError(reading.problems)
            change.set(assembly.FORM, number, reading.values, base=before.base, unread=reading.unread)
            step = Step(change, context, _expect(change, number, assembly.FORM.kind), move, reason)
            missing = [Problem(blank.name, f"برای «{move.label}» باید «{blank.label}» نوشته شده باشد")
                       for blank in move.needs if step.values[blank] is None]
            if hindrances := hindering([*missing, *assembly_hindrances(step)], reason):
                raise _HinderedError((*hindrances, *reading.problems))
            change.move(assembly.FORM, number, move, reason, counted(step))
            follow_assembly(change, step)
    except _HinderedError as hindered:
        return Saved(None, hindered.problems)
    return Saved(number, reading.problems)


def _expect(reader: Reader, number: int, kind: str) -> Record:
    record = reader.get(number)
    if record is None or record.kind != kind or record.voided:
        raise NoSuchRecordError(number=record_number.show(number) if number > 0 else number)
    return record


# What a step writes, whoever takes it


def counted(step: Step) -> Values | None:
    """Quorum and results, which the program writes into an assembly that is held or failed."""
    if step.move.name not in ("hold", "fail"):
        return None
    facts = facts_for(step.reader, step.context, step.values, step.record.number)
    if facts is None:
        return None
    found: dict[str, Any] = {
        assembly.QUORUM_MET.name: bool(quorum_in(step.values, facts.statutes(step.values)).met)}
    done = facts.count(step.values)
    if step.move.name == "hold" and done.elected:
        found[assembly.CANDIDATES.name] = done.rows
    return assembly.FORM.values(found)


def follow_assembly(change: Change, step: Step) -> None:
    """What a step of an assembly brings with it: offices begin and end, or are given back."""
    held = step.values[assembly.HELD_AT]
    facts = facts_for(change, step.context, step.values, step.record.number)
    if step.move.name == "hold" and held is not None and facts is not None:
        statutes = facts.statutes(step.values)
        if removing_row(step.values, statutes) is not None:
            end_board(change, step.record, held.date())
        fill_offices(change, step.record, facts.count(step.values), statutes, held.date())
    elif step.move.name == "reopen":
        give_back(change, step.record, step.reason or step.move.label)

