"""An assembly while it is being held: what it opens with, and what its blanks mean as they are typed (DOMAIN B.5).

Law: `judge_assembly` only computes, from what was opened and what stands in the blanks; it asks the office nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.assembly.assemblies import proposals
from desktop.operations.cooperatives.assembly.assembly_decisions import majority_basis
from desktop.operations.cooperatives.assembly.assembly_facts import AssemblyFacts, facts_of
from desktop.operations.cooperatives.assembly.assembly_presence import districts_said
from desktop.operations.cooperatives.assembly.assembly_steps import result_problems
from desktop.operations.cooperatives.assembly.assembly_years import is_before_it, year_end_of
from desktop.operations.cooperatives.assembly.ballots import OFFICES, Count
from desktop.operations.cooperatives.quorums import QuorumView, quorum_in
from desktop.operations.cooperatives.roster import Member
from desktop.operations.cooperatives.seats import Places
from desktop.operations.cooperatives.statutes import STATUTES, Statutes
from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchRecordError
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import assembly, cooperative
from forms.parts import Context, Problem, Typed, Values, read_typed, typed_of
from forms.rules import fiscal_year, jalali, record_number
from forms.rules.amounts import ORDINALS, ordinal
from forms.rules.digits import grouped

_SEATS = {"board": ("board_seats", "alternates_most"), "inspector": ("inspector_seats", "inspector_seats")}


@dataclass(frozen=True, slots=True)
class AssemblyFile:
    """An assembly and all that its blanks are judged by; `number` 0 is a call that is not written yet."""

    number: int
    cooperative: int
    title: str
    state: str
    typed: Typed
    base: int
    statutes: Statutes
    context: Context
    electors: tuple[Member, ...]
    facts: AssemblyFacts
    """Members, offices and figures of the cooperative, by which the blanks are judged."""
    later: int = 0
    """The call that was made from this one, 0 for none."""
    waiting_year: int | None = None
    """The oldest financial year that no ordinary assembly has discharged yet: proposed for a new call."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: how many votes it needs of those present; `carried` is None while nobody voted."""

    needed: int
    said: str
    carried: bool | None


@dataclass(frozen=True, slots=True)
class Seats:
    """One office that was voted for: how many places and by whose word; who has them, by the rows of the candidates."""

    office: str
    principals: int
    alternates: int
    basis: str
    elected: tuple[int, ...]
    standby: tuple[int, ...]
    tied: tuple[int, ...]
    empty: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What the blanks mean now."""

    problems: tuple[Problem, ...]
    quorum: QuorumView
    quorums: tuple[str, ...]
    """The quorum of each call that this nature of assembly has."""
    seats: tuple[Seats, ...]
    results: tuple[str, ...]
    """Result by row of the candidates, «» where it is not counted."""
    decisions: tuple[Decision, ...]
    deadlines: tuple[tuple[str, str], ...]
    """(tone, sentence)"""
    districts: tuple[str, ...] = ()
    """The quorum of each district of a two-stage assembly in one sentence, by row; «» while it is not known."""

    @property
    def red(self) -> tuple[Problem, ...]:
        return tuple(each for each in self.problems if each.level == "red")


_STANDING = ("called", "held", "no_quorum")
"""A later call that was cancelled makes room for another."""


def open_assembly(desk: Desk, number: int) -> AssemblyFile:
    """Assembly `number`; of a cooperative, the call that waits for its result, else a new one.

    Raises NoSuchRecordError.
    """
    with desk.database.read() as reader:
        record, own = _found(reader, number)
        context = reader.context(desk.today)
        earlier = record.number if record else 0
        facts, proposed = facts_of(reader, context, own, earlier), proposals(reader, own, desk.today)
        later = reader.numbers(assembly.FORM, Query(where=(
            (assembly.EARLIER.name, "=", earlier), ("state", "state", _STANDING)))) if earlier else ()
    typed = typed_of(record.values, record.unread) if record else {
        "cooperative": record_number.show(own.number), "call_no": "1",
        "nature": "ordinary" if own.state in roster.ALIVE else "founding", **proposed}
    values = record.values if record else assembly.FORM.values({})
    day = facts.day(values)
    year = proposed[assembly.FOR_YEAR.name]
    return AssemblyFile(
        record.number if record else 0, own.number, own.title, record.state if record else "called", typed,
        record.base if record else 0, facts.statutes(values), context,
        tuple(each for each in facts.members if each.belongs_on(desk.today) or each.belongs_on(day)), facts,
        later[0] if later else 0, assembly.FOR_YEAR.read(year) if year else None)


def _found(reader: Reader, number: int) -> tuple[Record | None, Record]:
    record = reader.get(number)
    if record is not None and record.kind == assembly.FORM.kind:
        own = reader.get(record.values[assembly.COOPERATIVE] or 0)
    else:
        own, record = record, None
    if own is None or own.kind != cooperative.FORM.kind:
        raise NoSuchRecordError(number=number)
    if record is None:
        query = Query(where=((cooperative.FORM.kind, "=", own.number), ("state", "state", "called")),
                      order=((assembly.HELD_AT.name, True),))
        waiting = reader.numbers(assembly.FORM, query)
        record = reader.get(waiting[0]) if waiting else None
    return record, own


def judge_assembly(file: AssemblyFile, typed: Typed) -> Judged:
    """Everything that follows from the blanks as they stand, saved or not; all faults at once."""
    reading = read_typed(assembly.FORM, {**typed, "cooperative": record_number.show(file.cooperative)}, file.context)
    values, statutes = reading.values, file.facts.statutes(reading.values)
    quorum, count = quorum_in(values, statutes), file.facts.count(values)
    told = {problem.message for problem in reading.problems}
    # The form's own rule and the count find the same fault; the form's stands under its blank.
    problems = [*reading.problems, *(each for each in result_problems(values, file.facts) if each.message not in told)]
    rows: tuple[Values, ...] = values[assembly.CANDIDATES] or ()
    results = tuple(row[assembly.RESULT] or "" if (row[assembly.FOR_OFFICE] or "") in count.elected else ""
                    for row in count.rows)
    quorum = replace(quorum, said=_quorum_said(quorum, values))
    return Judged(
        tuple(dict.fromkeys(problems)), quorum, tuple(_quorums(values, statutes)),
        tuple(_seats(count, rows, statutes, file.facts.places(values))), results,
        tuple(_decisions(values, statutes, quorum.present)),
        tuple(_deadlines(values, statutes, file.context.today)), districts_said(values, statutes))


def _quorum_said(view: QuorumView, values: Values) -> str:
    """«حد نصاب نوبت نخست: ۳۴ نفر؛ حاضر و وکالت: ۳۶ — رسید»."""
    if not view.needed and view.met is False:
        return view.said
    call = ordinal(values[assembly.CALL_NO] or 1)
    if view.met is None:
        return f"حد نصاب نوبت {call}: {grouped(view.needed)} نفر از {grouped(view.members)} عضو"
    end = "رسید" if view.met else f"نرسید؛ {grouped(view.missing)} نفر کم است"
    if not view.met and view.present >= view.needed:
        end = f"نرسید؛ برای هیأت رئیسه {grouped(view.missing)} نفر دیگر باید خود حاضر باشند"
    return f"حد نصاب نوبت {call}: {grouped(view.needed)} نفر؛ حاضر و وکالت: {grouped(view.present)} — {end}"


def _quorums(values: Values, statutes: Statutes) -> Iterator[str]:
    nature = values[assembly.NATURE] or "ordinary"
    for call, name in ORDINALS.items():
        threshold = statutes.quorum(nature, call)
        if threshold is not None:
            yield f"نوبت {name}: {threshold.show()}"


def _seats(count: Count, rows: tuple[Values, ...], statutes: Statutes, places: Places) -> Iterator[Seats]:
    asked = {row[assembly.FOR_OFFICE] for row in rows}
    for office in OFFICES:
        if office not in asked:
            continue
        principals, alternates = places[office]
        done = count.elected.get(office)
        sides: list[tuple[int, ...]] = [tuple(int(row) for row in side) for side in (
            (done.principals, done.alternates, done.tied) if done else ((), (), ()))]
        sources = dict.fromkeys(statutes.basis(name) for name in _SEATS[office])
        yield Seats(office, principals, alternates, "؛ ".join(sources), sides[0], sides[1], sides[2],
                    done.empty_seats if done else principals + alternates)


def _decisions(values: Values, statutes: Statutes, present: int) -> Iterator[Decision]:
    needed = statutes.majority(values[assembly.NATURE] or "ordinary")
    source = majority_basis(values, statutes)
    rows: tuple[Values, ...] = values[assembly.DECISIONS] or ()
    for row in rows:
        favour = row[assembly.IN_FAVOUR]
        carried = None if favour is None or not present else needed.met(favour, present)
        yield Decision(needed.least(present), f"{needed.show()} {grouped(present)} رأی حاضر ({source})", carried)


def _deadlines(values: Values, statutes: Statutes, today: date) -> Iterator[tuple[str, str]]:
    """What the calendar asks of the notice (DOMAIN B.5 S46, S82)."""
    called, held = values[assembly.CALLED_DAY], values[assembly.HELD_AT]
    call = values[assembly.CALL_NO] or 1
    end = year_end_of(values, statutes, called or today)
    if values[assembly.NATURE] == "ordinary" and not is_before_it(end, statutes):
        source = "" if statutes.basis("year_end") != STATUTES else "، از اساسنامه"
        yield "neutral", f"پایان سال مالی: {jalali.shown(end)}{source}"
        for day, verb, name in ((called, "دعوت", "call_months"),
                                (held.date() if held else None, "برگزاری", "agm_months")):
            last = fiscal_year.deadline_after(end, statutes.whole(name))
            late = (day or today) > last
            told = f"{verb} تا {jalali.shown(last)}{' — گذشته است' if late else ''} ({statutes.basis(name)})"
            yield ("warn" if late else "ok"), told
    if call > 1 and statutes.call_interval_days:
        yield "neutral", f"فاصلهٔ دو نوبت: دست‌کم {grouped(statutes.call_interval_days)} روز"
    following = statutes.quorum(values[assembly.NATURE] or "ordinary", call + 1)
    if held is not None and values[assembly.QUORUM_MET] is None and following is not None:
        last = jalali.add_months(held.date(), statutes.whole("next_call_months"))
        days = f"، دست‌کم {grouped(statutes.call_interval_days)} روز پس از آن" if statutes.call_interval_days else ""
        yield "neutral", f"اگر نصاب نرسد، نوبت بعد تا {jalali.shown(last)} دعوت شود{days}"
