"""Counts for the dashboard and the reports, by SQL over indexes alone (DOMAIN E.1, E.4).

Law: three different rates are told apart: registered, checked and confirmed; what a result counts as is the parent
of its code in resources/lists/result_codes.csv.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Table,
    and_,
    case,
    exists,
    func,
    or_,
    select,
    tuple_,
    union,
)

from desktop.store.offices import numbers_of
from desktop.store.tables import CHILDREN, KINDS, draft
from forms.parts import reference_list

_PENDING, _CONFIRMED, _REJECTED, _EXCLUDED = "pending", "confirmed", "rejected", "excluded"
_COUNTS_AS = {"confirmed": _CONFIRMED, "not_confirmed": _REJECTED, "rejected": _REJECTED, "excluded": _EXCLUDED}


@dataclass(frozen=True, slots=True)
class AgencyFigures:
    """One agency's row: persons, and `loan_total` in rial.

    registered: jobs neither voided nor withdrawn; checked: those with a recorded result, which is confirmed, rejected,
    pending (another visit is due) or excluded (died, moved), by the latest recorded visit.
    """

    agency: str
    commitment: int = 0
    registered: int = 0
    checked: int = 0
    confirmed: int = 0
    pending: int = 0
    rejected: int = 0
    excluded: int = 0
    loans: int = 0
    loan_total: int = 0


By = Literal["agency", "county", "job_kind", "quality", "group", "result"]


@dataclass(frozen=True, slots=True)
class ResultFigures:
    """Jobs by what they have in common; `key` is a code, the number of a visitor group, or "" for a blank.

    The counts are those of AgencyFigures. Group and result are those of the latest recorded visit, so by them only
    checked jobs are counted.
    """

    key: str | int
    registered: int
    checked: int
    confirmed: int
    pending: int
    rejected: int
    excluded: int


@dataclass(frozen=True, slots=True)
class TodayCounts:
    """What waits on a day: visits overdue, due this week and without a group; marked jobs; a clerk's drafts; letters
    without an answer on the day after `answer_by`, and decisions of meetings past their day."""

    overdue: int
    due_soon: int
    without_group: int
    marked: int
    objected: int
    drafts: int
    late_letters: int = 0
    late_decisions: int = 0


def agencies(connection: Connection, county: str | None, on: date | None) -> list[AgencyFigures]:
    """By agency code. `county` is a county's code, None for all; with `on`, commitments whose period holds that day."""
    commitments = {row.agency or "": row.total or 0 for row in connection.execute(_commitments(county, on))}
    loans = (func.count(KINDS["job"].c.loan_amount).label("loans"),
             func.coalesce(func.sum(KINDS["job"].c.loan_amount), 0).label("loan_total"))
    found = connection.execute(_jobs("agency", county).add_columns(*loans)).mappings()
    jobs = {row["key"]: {name: value for name, value in row.items() if name != "key"} for row in found}
    return [
        AgencyFigures(**{**jobs.get(agency, {}), "agency": agency, "commitment": commitments.get(agency, 0)})
        for agency in sorted(jobs.keys() | commitments.keys())
    ]


def results(connection: Connection, by: By, county: str | None) -> list[ResultFigures]:
    """The most first."""
    rows = [ResultFigures(**row) for row in connection.execute(_jobs(by, county)).mappings()]
    return sorted(rows, key=lambda row: (-row.registered, str(row.key)))


def counties(connection: Connection) -> list[str]:
    """The codes of those that jobs or commitments belong to."""
    tables = [KINDS["job"], KINDS["commitment"]]
    asked = union(*(select(county_of(table)).where(table.c.voided == 0) for table in tables))
    return sorted(connection.execute(asked).scalars())


def counts_as(result: str) -> str:
    """confirmed, rejected, excluded or pending."""
    return _COUNTS_AS.get(reference_list("result_codes").parent(result), _PENDING)


def in_county(table: Table, county: str | None) -> list[ColumnElement[bool]]:
    """A record whose county was left blank, or has no such blank, belongs to the county of the office that keeps it."""
    if county is None:
        return []
    first, end = numbers_of(int(county) if county.isdecimal() else 0)
    own = and_(table.c.number >= first, table.c.number < end)
    return [or_(table.c.county == county, and_(table.c.county.is_(None), own)) if "county" in table.c else own]


def county_of(table: Table) -> ColumnElement[str]:
    """The code of the county that a record belongs to."""
    return func.coalesce(table.c.county, func.printf("%04d", table.c.number / 10**10))


def _is_recorded(visit: FromClause) -> list[ColumnElement[bool]]:
    return [visit.c.voided == 0, visit.c.state == "recorded", visit.c.result != ""]


def _is_latest(visit: FromClause) -> ColumnElement[bool]:
    """No recorded visit of the same job is later, by round, then by its moment."""
    # An anti-join by the index takes half the time of a window function: few jobs have more than two visits.
    other = KINDS["visit"].alias()
    place, others_place = ([func.coalesce(each.c.round, 0), func.coalesce(each.c.visited_at, ""), each.c.number]
                           for each in (visit, other))
    later = select(1).where(other.c.job == visit.c.job, *_is_recorded(other), tuple_(*others_place) > tuple_(*place))
    return ~exists(later.correlate(visit))


def _jobs(by: By, county: str | None) -> Any:
    job, visit = KINDS["job"], KINDS["visit"].alias()

    def counted(meaning: str) -> ColumnElement[int]:
        return func.count(case((visit.c.result.in_(_codes(meaning)), 1)))

    checked = func.count(visit.c.number)
    settled = [counted(meaning) for meaning in (_CONFIRMED, _REJECTED, _EXCLUDED)]
    of_visit = by in ("group", "result")
    column = visit.c[by] if of_visit else county_of(job) if by == "county" else job.c[by]
    return select(
        func.coalesce(column, "").label("key"), func.count().label("registered"), checked.label("checked"),
        settled[0].label("confirmed"), settled[1].label("rejected"), settled[2].label("excluded"),
        (checked - settled[0] - settled[1] - settled[2]).label("pending"),
    ).join_from(
        job, visit, and_(visit.c.job == job.c.number, *_is_recorded(visit), _is_latest(visit)), isouter=not of_visit,
    ).where(job.c.voided == 0, job.c.state != "withdrawn", *in_county(job, county)).group_by(column)


def _codes(meaning: str) -> list[str]:
    return [entry.code for entry in reference_list("result_codes").entries if counts_as(entry.code) == meaning]


def _commitments(county: str | None, on: date | None) -> Any:
    table = KINDS["commitment"]
    period = [] if on is None else [table.c.first_day <= on.isoformat(), table.c.last_day >= on.isoformat()]
    return select(table.c.agency, func.sum(table.c.total).label("total")).where(
        table.c.voided == 0, *period, *in_county(table, county)).group_by(table.c.agency)


def today(connection: Connection, day: date, week_end: date, user: str) -> TodayCounts:
    """Counts of what waits; `user` for the drafts."""
    visit, job = KINDS["visit"], KINDS["job"]
    open_visit = (visit.c.voided == 0, visit.c.state != "recorded")

    def count(*conditions: ColumnElement[bool]) -> int:
        return connection.execute(select(func.count()).where(*conditions)).scalar_one()

    return TodayCounts(
        overdue=count(*open_visit, visit.c.due_day < day.isoformat()),
        due_soon=count(*open_visit, visit.c.due_day.between(day.isoformat(), week_end.isoformat())),
        without_group=count(visit.c.voided == 0, visit.c.state == "wanted"),
        marked=count(job.c.voided == 0, job.c.marks != "[]"),
        objected=count(job.c.voided == 0, job.c.state == "objected"),
        drafts=count(draft.c.user == user),
        late_letters=count(*_late_letters(day)),
        late_decisions=count(*_late_decisions(day)),
    )


def _late_letters(day: date) -> list[ColumnElement[bool]]:
    letter = KINDS["letter"]
    return [letter.c.voided == 0, letter.c.state == "received", letter.c.answer_by < day.isoformat()]


def _late_decisions(day: date) -> list[ColumnElement[bool]]:
    meeting, decision = KINDS["meeting"], CHILDREN["meeting", "decisions"]
    return [decision.c.record == meeting.c.number, meeting.c.voided == 0, meeting.c.state == "held",
            decision.c.due_day < day.isoformat(), func.coalesce(decision.c.done, "open") == "open"]


def late_meetings(connection: Connection, day: date) -> list[int]:
    """Meetings with a decision whose day has passed without its being carried out."""
    meeting = KINDS["meeting"]
    return list(connection.execute(select(meeting.c.number).where(*_late_decisions(day)).distinct()).scalars())
