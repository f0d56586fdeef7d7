"""How cooperatives fare at the end of a period and before it, counted by one blank (DOMAIN B.6, B.10).

Law: who lived on a day is told by the days of registration and dissolution, so that the period before is counted alike;
what only the file of today says (stagnant, employed) is counted for today alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Subquery, and_, case, func, or_, select

from desktop.store.coop_duties import LIVING
from desktop.store.figures import county_of, in_county
from desktop.store.tables import KINDS

By = Literal["county", "type", "mission"]
_ENDED = ("dissolved", "liquidating", "closed")


@dataclass(frozen=True, slots=True)
class CoopFigures:
    """One row: `key` is a code, "" for a blank. `living` and `members` at the period's end, the others as named.

    `before` and `members_before` are the same on the day before the period; employed are persons.
    """

    key: str
    living: int = 0
    active: int = 0
    stagnant: int = 0
    before: int = 0
    founded: int = 0
    dissolved: int = 0
    members: int = 0
    members_before: int = 0
    men: int = 0
    women: int = 0


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
    lives = and_(coop.c.state.in_(LIVING), _registered_by(last))
    people = _members(last, eve)
    rows = connection.execute(select(
        key, _count(lives), _count(and_(lives, coop.c.state != "stagnant")),
        _count(and_(lives, coop.c.state == "stagnant")), _count(_lived_on(eve)),
        _count(coop.c.registration_day.between(first, last)),
        _count(and_(coop.c.state.in_(_ENDED), coop.c.dissolved_day.between(first, last))),
        _sum(people.c.last, lives), _sum(people.c.eve, _lived_on(eve)),
        _sum(coop.c.employed_men, lives), _sum(coop.c.employed_women, lives),
    ).join_from(coop, people, people.c.cooperative == coop.c.number, isouter=True).where(
        coop.c.voided == 0, coop.c.state.in_((*LIVING, *_ENDED)), *in_county(coop, county)).group_by(key))
    found = [CoopFigures(*row) for row in rows]
    return sorted(found, key=lambda each: (-each.living, each.key))


def _registered_by(day: str) -> ColumnElement[bool]:
    """A registration whose day was not written counts as an old one."""
    coop = KINDS["cooperative"]
    return or_(coop.c.registration_day.is_(None), coop.c.registration_day <= day)


def _lived_on(day: str) -> ColumnElement[bool]:
    coop = KINDS["cooperative"]
    return and_(_registered_by(day), or_(coop.c.state.in_(LIVING), coop.c.dissolved_day > day))


def _members(last: str, eve: str) -> Subquery:
    member = KINDS["coop_member"]

    def on(day: str) -> ColumnElement[int]:
        stays = or_(member.c.left_day >= day, and_(member.c.left_day.is_(None), member.c.state == "member"))
        return func.sum(case((and_(func.coalesce(member.c.joined_day, "") <= day, stays), 1), else_=0))

    return select(member.c.cooperative, on(last).label("last"), on(eve).label("eve")).where(
        member.c.voided == 0).group_by(member.c.cooperative).subquery()


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((condition, 1)))


def _sum(column: ColumnElement[int], condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, column))), 0)
