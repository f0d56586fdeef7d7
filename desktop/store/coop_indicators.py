"""How cooperatives fare at the end of a period and before it, counted by one blank (DOMAIN B.6, B.10).

Law: who lived on a day is told by the days of registration, dissolution and merger, so that the period before is
counted alike; what only the file says (stagnant, employed) is counted for the day of the file alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, Subquery, and_, case, func, or_, select

from desktop.store.coop_scope import AGREED, BEFORE_REGISTRY, LIVING
from desktop.store.figures import county_of, in_county
from desktop.store.tables import KINDS

By = Literal["county", "type", "mission", "level"]
_ENDED = ("dissolved", "liquidating", "closed")
_PEOPLED = (*AGREED, *BEFORE_REGISTRY, *LIVING)
"""States in which a cooperative has members: from its capital to its end."""
_NOT_AT_HOME = ("rejected", "withdrawn")


@dataclass(frozen=True, slots=True)
class CoopFigures:
    """One row: `key` is a code, "" for a blank. `living` and all members at the period's end, the others as named.

    `before` and `members_before` are the same on the day before the period; `ended` were dissolved or merged in it.
    `people` are members whose sex is written, `women` those of them; `home_workers` members who have a file of a home
    business that was neither rejected nor withdrawn; employed are persons.
    """

    key: str
    living: int = 0
    active: int = 0
    stagnant: int = 0
    before: int = 0
    founded: int = 0
    ended: int = 0
    members: int = 0
    members_before: int = 0
    people: int = 0
    women: int = 0
    home_workers: int = 0
    employed_men: int = 0
    employed_women: int = 0


@dataclass(frozen=True, slots=True)
class CoopPeriod:
    """Both days belong to it; `eve` is the day with which it is compared."""

    first: date
    last: date
    eve: date


def indicators(connection: Connection, period: CoopPeriod, by: By, county: str | None) -> list[CoopFigures]:
    """The most living ones first; kinds of which none was ever registered are left out."""
    coop = KINDS["cooperative"]
    key = func.coalesce(county_of(coop) if by == "county" else coop.c[by], "")
    first, last, eve = (day.isoformat() for day in (period.first, period.last, period.eve))
    lives, lived, stagnant = _lived_on(last), _lived_on(eve), coop.c.state == "stagnant"
    people = _members(last, eve)
    rows = connection.execute(select(
        key, _count(lives), _count(and_(lives, ~stagnant)), _count(and_(lives, stagnant)), _count(lived),
        _count(coop.c.registration_day.between(first, last)), _count(_ended_between(first, last)),
        _sum(people.c.last, lives), _sum(people.c.eve, lived), _sum(people.c.people, lives),
        _sum(people.c.women, lives), _sum(people.c.home_workers, lives),
        _sum(coop.c.employed_men, lives), _sum(coop.c.employed_women, lives),
    ).join_from(coop, people, people.c.cooperative == coop.c.number, isouter=True).where(
        coop.c.voided == 0, coop.c.state.in_((*LIVING, *_ENDED, "merged")), *in_county(coop, county)).group_by(key))
    found = [CoopFigures(*row) for row in rows]
    return sorted((each for each in found if each.living or each.before or each.founded or each.ended),
                  key=lambda each: (-each.living, each.key))


def members_by(connection: Connection, blank: str, day: date, county: str | None) -> dict[Any, int]:
    """Members on a day by one blank, or the state, of their cooperatives, which have not ended; "" for a blank one."""
    coop, member = KINDS["cooperative"], KINDS["coop_member"]
    people = select(member.c.cooperative, _members_on(day.isoformat()).label("there")).where(
        member.c.voided == 0).group_by(member.c.cooperative).subquery()
    key = func.coalesce(coop.c[blank], "")
    rows = connection.execute(select(key, func.sum(people.c.there)).join_from(
        coop, people, people.c.cooperative == coop.c.number).where(
        coop.c.voided == 0, coop.c.state.in_(_PEOPLED), *in_county(coop, county)).group_by(key))
    return {row[0]: row[1] for row in rows}


def _registered_by(day: str) -> ColumnElement[bool]:
    """A registration whose day was not written counts as an old one."""
    coop = KINDS["cooperative"]
    return or_(coop.c.registration_day.is_(None), coop.c.registration_day <= day)


def _lived_on(day: str) -> ColumnElement[bool]:
    """The day of dissolution or merger is no day of life any more; one that was not written counts as an old one."""
    coop = KINDS["cooperative"]
    return and_(_registered_by(day), or_(
        coop.c.state.in_(LIVING), and_(coop.c.state.in_(_ENDED), coop.c.dissolved_day > day),
        and_(coop.c.state == "merged", coop.c.merged_day > day)))


def _ended_between(first: str, last: str) -> ColumnElement[bool]:
    coop = KINDS["cooperative"]
    return or_(and_(coop.c.state.in_(_ENDED), coop.c.dissolved_day.between(first, last)),
               and_(coop.c.state == "merged", coop.c.merged_day.between(first, last)))


def _members(last: str, eve: str) -> Subquery:
    member = KINDS["coop_member"]
    return select(
        member.c.cooperative, _members_on(last).label("last"), _members_on(eve).label("eve"),
        _members_on(last, member.c.sex.is_not(None)).label("people"),
        _members_on(last, member.c.sex == "female").label("women"),
        _members_on(last, _has_home_business()).label("home_workers"),
    ).where(member.c.voided == 0).group_by(member.c.cooperative).subquery()


def _members_on(day: str, *more: ColumnElement[bool]) -> ColumnElement[int]:
    """How many belong on a day, the last one of a membership too."""
    member = KINDS["coop_member"].c
    stays = or_(member.left_day >= day, and_(member.left_day.is_(None), member.state == "member"))
    return func.sum(case((and_(func.coalesce(member.joined_day, "") <= day, stays, *more), 1), else_=0))


def _has_home_business() -> ColumnElement[bool]:
    home = KINDS["home_business"]
    return KINDS["coop_member"].c.national_code.in_(select(home.c.national_code).where(
        home.c.voided == 0, home.c.state.not_in(_NOT_AT_HOME), home.c.national_code.is_not(None)))


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


def _sum(column: ColumnElement[int], condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, column))), 0)
