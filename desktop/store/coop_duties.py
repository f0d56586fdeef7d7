"""What waits at cooperatives on a day, by SQL over indexes alone: one question for each kind of duty (DOMAIN B.7).

Law: days are only compared here, as ISO texts; the bounds come from whoever knows the calendar and the law. What is
asked of organs and of papers stands in two files beside this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, literal, or_, select

from desktop.store.coop_duty_organs import OrganWatch
from desktop.store.coop_duty_papers import PaperWatch
from desktop.store.coop_scope import LIVING, CoopScope, Found, day_of
from desktop.store.records import slices
from desktop.store.tables import CHILDREN, KINDS

_YEARLY = ("founding", "ordinary")


@dataclass(frozen=True, slots=True)
class Yearly:
    """A cooperative that owes a yearly assembly: `day` of the last one that names no year (or of registration).

    `for_year` is the last Jalali year that one was held for; `called` says that a later one, which names no year, has
    been called, `called_for` is the last year that one was called for; 0 for none. `is_known` says that a yearly or a
    founding assembly stands in the file.
    """

    cooperative: int
    day: str
    for_year: int
    called: bool
    called_for: int
    year_end: str | None
    is_known: bool


class CoopWatch:
    """Asks for one day; of one county, or of one cooperative, when named."""

    def __init__(self, connection: Connection, day: date, county: str | None = None, only: int | None = None) -> None:
        self._scope = CoopScope(connection, day, county, only)
        self._coop = self._scope.coop
        self.organs, self.papers = OrganWatch(self._scope), PaperWatch(self._scope)

    def year_ends(self) -> list[str]:
        """Every end of a financial year that some statutes name."""
        found = select(self._coop.c.year_end).where(
            *self._scope.standing(LIVING), self._coop.c.year_end.is_not(None)).distinct()
        return list(self._scope.sql.execute(found).scalars())

    def without_assembly(self, newest: Mapping[str, tuple[date, int]], usual: tuple[date, int]) -> list[Yearly]:
        """Whose last yearly assembly (or registration) was on or before a day and for an earlier year than that.

        Both are told by the year's end of their statutes: the newest one that counts, and its Jalali year.
        """
        coop, held = self._coop, self._held()
        any_day = func.max(func.coalesce(held.c.any_day, ""), func.coalesce(coop.c.registration_day, ""))
        day = func.max(func.coalesce(held.c.day, ""), func.coalesce(coop.c.registration_day, ""))
        later = KINDS["assembly"].alias()
        open_call = [later.c.cooperative == coop.c.number, later.c.voided == 0, later.c.nature == "ordinary",
                     later.c.state.in_(("called", "no_quorum"))]
        called = exists().where(*open_call, later.c.for_year.is_(None), day_of(later.c.held_at) > any_day)
        called_for = select(func.coalesce(func.max(later.c.for_year), 0)).where(*open_call).scalar_subquery()
        ends = {text: end.isoformat() for text, (end, _year) in newest.items()}
        years = {text: year for text, (_end, year) in newest.items()}
        last = case(ends, value=coop.c.year_end, else_=usual[0].isoformat()) if ends else literal(usual[0].isoformat())
        year = case(years, value=coop.c.year_end, else_=usual[1]) if years else literal(usual[1])
        for_year = func.coalesce(held.c.for_year, 0)
        rows = self._scope.sql.execute(select(
            coop.c.number, day, for_year, called, called_for, coop.c.year_end,
            held.c.cooperative.is_not(None)).join_from(
            coop, held, held.c.cooperative == coop.c.number, isouter=True).where(
            *self._scope.standing(LIVING), day <= last, for_year < year))
        return [Yearly(*row) for row in rows.all()]

    def _held(self) -> Any:
        """The last yearly assembly of each cooperative: of those that name no year, of all, and the last year named."""
        held = KINDS["assembly"]
        names_none = case((or_(held.c.for_year.is_(None), held.c.nature == "founding"), held.c.held_at))
        return select(
            held.c.cooperative, day_of(func.max(names_none)).label("day"),
            day_of(func.max(held.c.held_at)).label("any_day"),
            func.max(case((held.c.nature == "ordinary", held.c.for_year))).label("for_year"),
        ).where(*self._scope.of(held), held.c.state == "held", held.c.nature.in_(_YEARLY),
                func.coalesce(held.c.quorum_met, 1) == 1).group_by(
            held.c.cooperative).subquery()

    def own_least(self, key: str, levels: Sequence[str]) -> list[tuple[int, str, str]]:
        """Living cooperatives whose statutes say this figure, or of these levels: their level, and what is said."""
        coop, rule = self._coop, CHILDREN["cooperative", "own_rules"]
        says = and_(rule.c.record == coop.c.number, rule.c.rule == key)
        rows = self._scope.sql.execute(select(
            coop.c.number, func.coalesce(coop.c.level, ""), func.coalesce(rule.c.rule_says, "")).join_from(
            coop, rule, says, isouter=True).where(
            *self._scope.standing(LIVING), or_(rule.c.record.is_not(None), coop.c.level.in_(levels))))
        return [(number, level, said) for number, level, said in rows]

    def below_members(self, least: int, only: Sequence[int] | None = None) -> list[Found]:
        """Living cooperatives with fewer members than that, of those that have a member at all; `count` are left.

        `day` is that of registration; `only` are some cooperatives.
        """
        coop, member = self._coop, KINDS["coop_member"]
        count = func.sum(case((_lasts(self._scope.today), 1), else_=0))
        some = [] if only is None else [member.c.cooperative.in_(only)]
        # Counted before it is joined: four times as quick over 140,000 members.
        few = select(member.c.cooperative, count.label("count")).where(
            *self._scope.of(member), _begun(self._scope.today), *some).group_by(
            member.c.cooperative).having(count < least).subquery()
        return self._scope.found(select(
            coop.c.number, coop.c.number, func.coalesce(coop.c.registration_day, ""), few.c.count).join_from(
            few, coop, coop.c.number == few.c.cooperative).where(*self._scope.standing(LIVING)))

    def memberships(self, cooperatives: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
        """First and last day ("" while it lasts) of each membership that has begun and whose end, if any, is known."""
        member = KINDS["coop_member"]
        known = or_(member.c.state == "member", member.c.left_day.is_not(None))
        found: dict[int, list[tuple[str, str]]] = {}
        for some in slices(list(cooperatives)):
            rows = self._scope.sql.execute(select(
                member.c.cooperative, func.coalesce(member.c.joined_day, ""), func.coalesce(member.c.left_day, ""),
            ).where(member.c.cooperative.in_(some), member.c.voided == 0, known, _begun(self._scope.today)))
            for cooperative, joined, left in rows:
                found.setdefault(cooperative, []).append((joined, left))
        return found

    def unpaid(self) -> list[Found]:
        """Whose capital is not all paid though its day is over."""
        coop = self._coop.c
        return self._scope.found(select(coop.number, coop.number, coop.rest_due).where(
            *self._scope.standing(LIVING), coop.rest_due < self._scope.today,
            func.coalesce(coop.paid_capital, 0) < coop.capital))

    def inactive(self, newest: date) -> list[Found]:
        """Where no activity was seen after a day: `day` is the last sign, or that of registration where there is none;
        `count` is 1 for a stagnant one."""
        coop, visit = self._coop, KINDS["coop_visit"]
        seen = select(visit.c.cooperative, func.max(visit.c.day).label("day")).where(
            *self._scope.of(visit), visit.c.is_active == 1, visit.c.day <= self._scope.today).group_by(
            visit.c.cooperative).subquery()
        day = func.max(func.coalesce(coop.c.active_day, ""), func.coalesce(seen.c.day, ""),
                       func.coalesce(coop.c.registration_day, ""))
        return self._scope.found(select(coop.c.number, coop.c.number, day, coop.c.state == "stagnant").join_from(
            coop, seen, seen.c.cooperative == coop.c.number, isouter=True).where(
            *self._scope.standing(LIVING), day <= newest.isoformat(), day != ""))

    def warned(self, after: date) -> list[Found]:
        """Written warnings after a day that were not withdrawn: `count` of them, `day` and `record` of the newest."""
        warning = KINDS["coop_warning"]
        return self._scope.lines("coop_warning", func.max(warning.c.day), LIVING, [
            warning.c.state != "withdrawn", warning.c.day > after.isoformat(), warning.c.day <= self._scope.today])

    def unanswered_warnings(self) -> list[Found]:
        """Warnings whose deadline is over and whose cause is not: `day` and `record` of the oldest deadline."""
        warning = KINDS["coop_warning"]
        return self._scope.lines("coop_warning", func.min(warning.c.deadline), LIVING, [
            warning.c.state == "open", warning.c.deadline < self._scope.today])


def _begun(today: str) -> ColumnElement[bool]:
    member = KINDS["coop_member"]
    return or_(member.c.joined_day.is_(None), member.c.joined_day <= today)


def _lasts(today: str) -> ColumnElement[bool]:
    """The last day of a membership is still one of it."""
    member = KINDS["coop_member"]
    return or_(member.c.left_day >= today, and_(member.c.left_day.is_(None), member.c.state == "member"))
