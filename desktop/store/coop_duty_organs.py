"""Who serves in the organs of cooperatives on a day: terms that end, boards and inspectors that are short.

Law: days are only compared here, as ISO texts; the bounds come from whoever knows the calendar and the law.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, distinct, exists, func, or_, select, union_all

from desktop.store.coop_scope import LIVING, CoopScope
from desktop.store.tables import KINDS


@dataclass(frozen=True, slots=True)
class Term:
    """One person's term in an office, and what the statutes say of its length and of the year's end."""

    cooperative: int
    record: int
    last: str | None
    first: str | None
    years: int | None
    year_end: str | None


@dataclass(frozen=True, slots=True)
class Organs:
    """How many people serve; `seats` is what the statutes say, `known` whether any office was ever written."""

    cooperative: int
    board: int
    inspectors: int
    seats: int | None
    known: bool


class OrganWatch:
    """Asks of the offices of living cooperatives."""

    def __init__(self, scope: CoopScope) -> None:
        self._scope = scope

    def terms(self, offices: Sequence[str], last: date, first: date, own: str) -> list[Term]:
        """Who serves in these offices to a last day up to `last`; without a last day, from a first day up to `first`.

        `own` is the blank of the statutes that holds the term.
        """
        coop, office = self._scope.coop, KINDS["coop_office"]
        ending = (office.c.last_day <= last.isoformat(),
                  and_(office.c.last_day.is_(None), office.c.first_day <= first.isoformat()))
        found = union_all(*(
            select(office.c.cooperative, office.c.number, office.c.last_day, office.c.first_day, coop.c[own],
                   coop.c.year_end).join_from(office, coop, coop.c.number == office.c.cooperative).where(
                office.c.office.in_(offices), *self._serving(), *self._scope.standing(LIVING), when)
            for when in ending))
        return [Term(*row) for row in self._scope.sql.execute(found).all()]

    def short(self, board: Sequence[str], least: int) -> list[Organs]:
        """Where fewer people serve in these offices of the board than that or than the statutes' seats, or no
        inspector does."""
        coop, office = self._scope.coop, KINDS["coop_office"]
        person = func.coalesce(office.c.member, office.c.national_code, office.c.full_name)
        held = select(
            office.c.cooperative, func.count(distinct(case((office.c.office.in_(board), person)))).label("board"),
            func.sum(case((office.c.office == "inspector", 1), else_=0)).label("inspectors"),
        ).where(*self._serving()).group_by(office.c.cooperative).subquery()
        there, looking = func.coalesce(held.c.board, 0), func.coalesce(held.c.inspectors, 0)
        other = office.alias()
        known = or_(held.c.board.is_not(None),
                    exists().where(other.c.cooperative == coop.c.number, other.c.voided == 0))
        found = select(coop.c.number, there, looking, coop.c.board_seats, known).join_from(
            coop, held, held.c.cooperative == coop.c.number, isouter=True).where(
            *self._scope.standing(LIVING),
            or_(there < func.max(least, func.coalesce(coop.c.board_seats, 0)), looking == 0))
        return [Organs(*row) for row in self._scope.sql.execute(found).all()]

    def _serving(self) -> list[ColumnElement[Any]]:
        office = KINDS["coop_office"]
        return [*self._scope.of(office), office.c.state == "serving",
                or_(office.c.left_day.is_(None), office.c.left_day >= self._scope.today)]
