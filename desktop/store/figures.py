"""Counts for the dashboard and the reports, by SQL over indexes alone (DOMAIN E.1, E.4).

Law: three different rates are told apart: registered, checked and confirmed; what a result counts as is the parent
of its code in resources/lists/result_codes.csv.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Table, and_, case, exists, func, or_, select, tuple_

from desktop.store.offices import numbers_of
from desktop.store.tables import KINDS, draft
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


@dataclass(frozen=True, slots=True)
class TodayCounts:
    """What waits on a day: visits overdue, due this week and without a group; marked jobs; a clerk's drafts."""

    overdue: int
    due_soon: int
    without_group: int
    marked: int
    objected: int
    drafts: int


def agencies(connection: Connection, county: str | None, on: date | None) -> list[AgencyFigures]:
    """By agency code. `county` is a county's code, None for all; with `on`, commitments whose period holds that day."""
    commitments = {row.agency or "": row.total or 0 for row in connection.execute(_commitments(county, on))}
    jobs = {row["agency"] or "": dict(row) for row in connection.execute(_jobs(county)).mappings()}
    return [
        AgencyFigures(**{**jobs.get(agency, {}), "agency": agency, "commitment": commitments.get(agency, 0)})
        for agency in sorted(jobs.keys() | commitments.keys())
    ]


def counts_as(result: str) -> str:
    """confirmed, rejected, excluded or pending."""
    return _COUNTS_AS.get(reference_list("result_codes").parent(result), _PENDING)


def _in_county(table: Table, county: str | None) -> list[ColumnElement[bool]]:
    """A job whose county was left blank belongs to the county of the office that keeps it."""
    if county is None:
        return []
    first, end = numbers_of(int(county) if county.isdecimal() else 0)
    blank = and_(table.c.county.is_(None), table.c.number >= first, table.c.number < end)
    return [or_(table.c.county == county, blank)]


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


def _jobs(county: str | None) -> Any:
    job, visit = KINDS["job"], KINDS["visit"].alias()

    def counted(meaning: str) -> ColumnElement[int]:
        return func.count(case((visit.c.result.in_(_codes(meaning)), 1)))

    checked = func.count(visit.c.number)
    settled = [counted(meaning) for meaning in (_CONFIRMED, _REJECTED, _EXCLUDED)]
    return select(
        job.c.agency, func.count().label("registered"), checked.label("checked"),
        settled[0].label("confirmed"), settled[1].label("rejected"), settled[2].label("excluded"),
        (checked - settled[0] - settled[1] - settled[2]).label("pending"),
        func.count(job.c.loan_amount).label("loans"),
        func.coalesce(func.sum(job.c.loan_amount), 0).label("loan_total"),
    ).outerjoin_from(
        job, visit, and_(visit.c.job == job.c.number, *_is_recorded(visit), _is_latest(visit)),
    ).where(job.c.voided == 0, job.c.state != "withdrawn", *_in_county(job, county)).group_by(job.c.agency)


def _codes(meaning: str) -> list[str]:
    return [entry.code for entry in reference_list("result_codes").entries if counts_as(entry.code) == meaning]


def _commitments(county: str | None, on: date | None) -> Any:
    table = KINDS["commitment"]
    period = [] if on is None else [table.c.first_day <= on.isoformat(), table.c.last_day >= on.isoformat()]
    return select(table.c.agency, func.sum(table.c.total).label("total")).where(
        table.c.voided == 0, *period, *_in_county(table, county)).group_by(table.c.agency)


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
    )
