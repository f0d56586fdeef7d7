"""How an assembly's election fills the offices, and how its reopening gives them back (DOMAIN B.4).

Law: a board ends on the day that another is elected; the old inspectors stay until their successors accept (S77); an
election of empty seats ends nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from desktop.operations.cooperatives import seats
from desktop.operations.cooperatives.assembly.ballots import Count
from desktop.operations.cooperatives.offices import (
    code_of,
    end_offices,
    group_of,
    offices_of,
    open_again,
    resume_offices,
    serving,
)
from desktop.operations.cooperatives.statutes import Statutes
from desktop.operations.cooperatives.terms import end_of
from desktop.operations.step import Step
from desktop.store.change import Change
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import assembly, coop_member, coop_office
from forms.parts import Problem, Values

_ELECTED = {"board": ("principal", "alternate"), "inspector": ("inspector", "alternate_inspector")}
Term = tuple[date, date]


def end_board(change: Change, record: Record, held: date) -> None:
    """An assembly removed the board: its principals and alternates end that day, but those of a newer assembly."""
    there = serving(change, record.values[assembly.COOPERATIVE] or 0)
    end_offices(change, _until(there, "board", held), held, record.number)


def _until(there: list[Record], organ: str, held: date) -> list[Record]:
    """Whoever of an organ came up to a day; who came after it, by a newer assembly, stays."""
    return [each for each in there if group_of(each.values) in seats.ORGANS[organ]
            and (each.values[coop_office.FIRST_DAY] or held) <= held]


def fill_offices(change: Change, record: Record, counted: Count, statutes: Statutes, held: date) -> list[int]:
    """Whoever an assembly elected begins an office. Answers with the new offices."""
    new: list[Values] = []
    there = serving(change, record.values[assembly.COOPERATIVE] or 0)
    for organ, done in counted.elected.items():
        old = [each for each in there if group_of(each.values) in seats.ORGANS[organ]]
        by_election = seats.is_by_election(record.values)
        if organ == "board" and done.principals and not by_election:
            end_offices(change, _until(old, organ, held), held, record.number)
        term = (held, (_rest(old, statutes) if by_election else None) or _full(organ, held, statutes))
        for office, rows in zip(_ELECTED[organ], (done.principals, done.alternates), strict=True):
            new += [_begun(change, record, counted.rows[int(row)], office, term) for row in rows]
    numbers = change.create_many(coop_office.FORM, [(values, {}) for values in new])
    _followed_already(change, record, numbers, held)
    return numbers


def _followed_already(change: Change, record: Record, numbers: list[int], held: date) -> None:
    """Whom an older assembly elected, a newer one has ended: the board on its day, inspectors when theirs accepted."""
    begun = list(change.many(numbers).values())
    newer = [each for each in offices_of(change, record.values[assembly.COOPERATIVE] or 0)
             if each.values[coop_office.ASSEMBLY] not in (None, record.number)
             and group_of(each.values) in seats.ORGANS["board"] and (each.values[coop_office.FIRST_DAY] or held) > held]
    whole = _elections(change, newer)
    if whole:
        day, by = min(whole)
        end_offices(change, [each for each in begun if group_of(each.values) in seats.ORGANS["board"]], day.date(), by)
    for each in begun:
        if group_of(each.values) == "inspector":
            follow_office(change, each.number)


def _full(organ: str, first: date, statutes: Statutes) -> date:
    return statutes.board_term_end(first) if organ == "board" else statutes.inspector_term_end(first)


def _rest(there: list[Record], statutes: Statutes) -> date | None:
    """The end of the term that those who serve have begun: a seat is filled for what is left of it."""
    return max((end for each in there if (end := end_of(each.values, statutes)) is not None), default=None)


def _begun(change: Change, record: Record, row: Values, office: str, term: Term) -> Values:
    number = row.named("member")
    member = change.get(number) if number else None
    known = member.values if member is not None and member.kind == coop_member.FORM.kind else None
    return coop_office.FORM.values({
        "cooperative": record.values[assembly.COOPERATIVE], "office": office, "member": number,
        "full_name": row[assembly.CANDIDATE], "votes": row[assembly.VOTES], "assembly": record.number,
        "national_code": code_of(known) if known else None,
        "mobile": known[coop_member.MOBILE] if known else None, "first_day": term[0], "last_day": term[1]})


# Back


def begun_by(reader: Reader, record: Record) -> list[Record]:
    """The offices that an assembly began, and those that alternates of it were called to."""
    return [each for each in offices_of(reader, record.values[assembly.COOPERATIVE] or 0)
            if each.values[coop_office.ASSEMBLY] == record.number]


def reopening_problems(reader: Reader, record: Record) -> list[Problem]:
    """An assembly is not opened again under the feet of a later one that ended whom it elected."""
    later = [by for each in begun_by(reader, record) if (by := each.values[coop_office.ENDED_BY]) is not None]
    after = reader.get(later[0]) if later else None
    if after is None or after.voided:
        return []
    return [Problem("", f"سمت‌هایی که این مجمع آغاز کرد با «{after.title}» پایان یافته است؛ نخست آن مجمع را به پیش از "
                        "برگزاری بازگردانید")]


def give_back(change: Change, record: Record, reason: str) -> None:
    """The offices that an assembly began are void when it is opened again; those that it ended are held as before."""
    for each in begun_by(change, record):
        change.void(coop_office.FORM, each.number, reason)
    ended = [each for each in offices_of(change, record.values[assembly.COOPERATIVE] or 0)
             if each.values[coop_office.ENDED_BY] == record.number and each.state == "ended"]
    resume_offices(change, ended, reason)


# What an office brings with it, whoever writes it


def follow_office(change: Change, number: int) -> None:
    """Old inspectors end on the day on which the last of their successors accepted."""
    record = change.get(number)
    if record is None or group_of(record.values) != "inspector":
        return
    there = [each for each in serving(change, record.values[coop_office.COOPERATIVE] or 0)
             if group_of(each.values) in seats.ORGANS["inspector"]]
    by = _latest_election(change, there)
    new = [each for each in there if by and each.values[coop_office.ASSEMBLY] == by
           and group_of(each.values) == "inspector"]
    accepted = [each.values[coop_office.ACCEPTED_DAY] for each in new]
    days = [day for day in accepted if day is not None]
    if by and days and len(days) == len(accepted):
        first = min(each.values[coop_office.FIRST_DAY] or days[0] for each in new)
        old = [each for each in there if each.values[coop_office.ASSEMBLY] != by
               and (each.values[coop_office.FIRST_DAY] or first) < first]
        end_offices(change, old, max(first, *days), by)


def _latest_election(reader: Reader, there: list[Record]) -> int | None:
    """The newest assembly that elected all inspectors anew."""
    whole = _elections(reader, there)
    return max(whole)[1] if whole else None


def _elections(reader: Reader, there: list[Record]) -> list[tuple[datetime, int]]:
    """The assemblies that elected these offices, an organ whole, by their moments."""
    numbers = {by for each in there if (by := each.values[coop_office.ASSEMBLY]) is not None}
    held: Mapping[int, Record] = reader.many(list(numbers))
    return [(at, number) for number, each in held.items() if each.kind == assembly.FORM.kind
            and not seats.is_by_election(each.values) and (at := each.values[assembly.HELD_AT]) is not None]


def follow_office_step(change: Change, step: Step) -> None:
    """An office that is held again has no early end; the end of one may be what others waited for."""
    if step.move.name == "resume":
        open_again(change, [step.record])
    follow_office(change, step.record.number)
