"""What waits at cooperatives on a day, by SQL over indexes alone: one question for each kind of duty (DOMAIN B.7).

Law: days are only compared here, as ISO texts; the bounds come from whoever knows the calendar and the law.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, func, literal, or_, select, union_all

from desktop.store.figures import in_county
from desktop.store.records import slices
from desktop.store.tables import CHILDREN, KINDS

BEFORE_AGREEMENT = ("draft", "submitted", "under_review", "returned")
AGREED = ("formation_agreed", "capital_paid")
BEFORE_REGISTRY = ("founding_assembly_held", "board_formed", "registration_permitted")
LIVING = ("registered", "licensed", "implementing", "operating", "stagnant", "merging")
"""Cooperatives that the law's yearly duties bind; those before them are being formed, the others have ended."""
_DOCUMENTED = (*BEFORE_AGREEMENT, *AGREED, *BEFORE_REGISTRY, "registered")
_OPEN_COMPLAINTS = ("received", "with_inspector", "with_chamber", "under_review")
_CHANGES = ("ordinary", "ordinary_extra", "extraordinary")


@dataclass(frozen=True, slots=True)
class Found:
    """A cooperative at which something waits: `record` raised it, `day` is what its clock runs from ("": unknown).

    `count` and `own` (what the statutes say, None where they are silent) mean what the question says.
    """

    cooperative: int
    record: int
    day: str = ""
    count: int = 0
    own: Any = None


@dataclass(frozen=True, slots=True)
class Term:
    """One person's term in an office, and what the statutes say of its length and of the year's end."""

    cooperative: int
    record: int
    last: str | None
    first: str | None
    years: int | None
    year_end: str | None


class CoopWatch:
    """Asks for one day; of one county, or of one cooperative, when named."""

    def __init__(self, connection: Connection, day: date, county: str | None = None, only: int | None = None) -> None:
        self._sql, self._today = connection, day.isoformat()
        self._coop, self._only = KINDS["cooperative"], only
        self._scope = [self._coop.c.voided == 0, *in_county(self._coop, county)]
        if only is not None:
            self._scope.append(self._coop.c.number == only)

    def year_ends(self) -> list[str]:
        """Every end of a financial year that some statutes name."""
        found = select(self._coop.c.year_end).where(*self._in(LIVING), self._coop.c.year_end.is_not(None)).distinct()
        return list(self._sql.execute(found).scalars())

    def without_assembly(self, newest: Mapping[str, date], usual: date) -> list[Found]:
        """Whose last yearly assembly (or registration) was on or before a day, by the year's end of their statutes.

        `day` is that assembly's; `count` is 1 where a later yearly assembly has been called; `own` is the year's end.
        """
        coop, latest, later = self._coop, KINDS["assembly"], KINDS["assembly"].alias()
        held = select(latest.c.cooperative, func.max(latest.c.held_at).label("held")).where(
            *self._of(latest), latest.c.state == "held", latest.c.nature.in_(("founding", "ordinary")),
        ).group_by(latest.c.cooperative).subquery()
        day = func.max(_day(held.c.held), func.coalesce(coop.c.registration_day, ""))
        called = exists().where(
            later.c.cooperative == coop.c.number, later.c.voided == 0, later.c.nature == "ordinary",
            later.c.state.in_(("called", "no_quorum")), _day(later.c.held_at) > day)
        ends = {text: end.isoformat() for text, end in newest.items()}
        bound = case(ends, value=coop.c.year_end, else_=usual.isoformat()) if ends else literal(usual.isoformat())
        return self._found(select(coop.c.number, coop.c.number, day, called, coop.c.year_end).join_from(
            coop, held, held.c.cooperative == coop.c.number, isouter=True).where(*self._in(LIVING), day <= bound))

    def terms(self, offices: Sequence[str], last: date, first: date, own: str) -> list[Term]:
        """Who serves in these offices to a last day up to `last`; without a last day, from a first day up to `first`.

        `own` is the blank of the statutes that holds the term.
        """
        coop, office = self._coop, KINDS["coop_office"]
        serving = [office.c.office.in_(offices), *self._of(office), office.c.state == "serving",
                   or_(office.c.left_day.is_(None), office.c.left_day >= self._today), *self._in(LIVING)]
        ending = (office.c.last_day <= last.isoformat(),
                  and_(office.c.last_day.is_(None), office.c.first_day <= first.isoformat()))
        found = union_all(*(
            select(office.c.cooperative, office.c.number, office.c.last_day, office.c.first_day, coop.c[own],
                   coop.c.year_end).join_from(office, coop, coop.c.number == office.c.cooperative).where(*serving, when)
            for when in ending))
        return [Term(*row) for row in self._sql.execute(found).all()]

    def below_members(self, least: int) -> list[Found]:
        """Living cooperatives with fewer members than that, of those that have a member at all; `count` are left.

        `day` is that of registration.
        """
        coop, member = self._coop, KINDS["coop_member"]
        count = func.sum(case((_lasts(self._today), 1), else_=0))
        # Counted before it is joined: four times as quick over 140,000 members.
        few = select(member.c.cooperative, count.label("count")).where(*self._of(member), _begun(self._today)).group_by(
            member.c.cooperative).having(count < least).subquery()
        return self._found(select(
            coop.c.number, coop.c.number, func.coalesce(coop.c.registration_day, ""), few.c.count).join_from(
            few, coop, coop.c.number == few.c.cooperative).where(*self._in(LIVING)))

    def memberships(self, cooperatives: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
        """First and last day ("" while it lasts) of each membership that has begun and whose end, if any, is known."""
        member = KINDS["coop_member"]
        known = or_(member.c.state == "member", member.c.left_day.is_not(None))
        found: dict[int, list[tuple[str, str]]] = {}
        for some in slices(list(cooperatives)):
            rows = self._sql.execute(select(
                member.c.cooperative, func.coalesce(member.c.joined_day, ""), func.coalesce(member.c.left_day, ""),
            ).where(member.c.cooperative.in_(some), member.c.voided == 0, known, _begun(self._today)))
            for cooperative, joined, left in rows:
                found.setdefault(cooperative, []).append((joined, left))
        return found

    def unpaid(self) -> list[Found]:
        """Whose capital is not all paid though its day is over."""
        coop = self._coop.c
        return self._found(select(coop.number, coop.number, coop.rest_due).where(
            *self._in(LIVING), coop.rest_due < self._today, func.coalesce(coop.paid_capital, 0) < coop.capital))

    def inactive(self, newest: date) -> list[Found]:
        """Where no activity was seen after a day: `day` is the last sign, or that of registration where there is none;
        `count` is 1 for a stagnant one."""
        coop, visit = self._coop, KINDS["coop_visit"]
        seen = select(visit.c.cooperative, func.max(visit.c.day).label("day")).where(
            *self._of(visit), visit.c.is_active == 1).group_by(visit.c.cooperative).subquery()
        day = func.max(func.coalesce(coop.c.active_day, ""), func.coalesce(seen.c.day, ""),
                       func.coalesce(coop.c.registration_day, ""))
        return self._found(select(coop.c.number, coop.c.number, day, coop.c.state == "stagnant").join_from(
            coop, seen, seen.c.cooperative == coop.c.number, isouter=True).where(
            *self._in(LIVING), day <= newest.isoformat(), day != ""))

    def warned(self, after: date) -> list[Found]:
        """Written warnings after a day that were not withdrawn: `count` of them, `day` and `record` of the newest."""
        warning = KINDS["coop_warning"]
        return self._lines("coop_warning", func.max(warning.c.day), LIVING, [
            warning.c.state != "withdrawn", warning.c.day > after.isoformat(), warning.c.day <= self._today])

    def unanswered_warnings(self) -> list[Found]:
        """Warnings whose deadline is over and whose cause is not: `day` and `record` of the oldest deadline."""
        warning = KINDS["coop_warning"]
        return self._lines("coop_warning", func.min(warning.c.deadline), LIVING, [
            warning.c.state == "open", warning.c.deadline < self._today])

    def ending(self, blank: str, last: date, states: Sequence[str]) -> list[Found]:
        """Whose paper ends on a day up to `last`."""
        coop = self._coop.c
        return self._found(select(coop.number, coop.number, coop[blank]).where(
            *self._in(states), coop[blank] <= last.isoformat()))

    def unregistered(self, held_before: date) -> list[Found]:
        """Assemblies held before a day whose changes stand in no register: extraordinary ones and elections."""
        assembly, candidates = KINDS["assembly"], CHILDREN["assembly", "candidates"]
        elected = exists().where(candidates.c.record == assembly.c.number,
                                 candidates.c.result.in_(("principal", "alternate")))
        return self._lines("assembly", _day(func.min(assembly.c.held_at)), LIVING, [
            assembly.c.state == "held", assembly.c.nature.in_(_CHANGES), assembly.c.registered_day.is_(None),
            assembly.c.held_at < held_before.isoformat(), or_(assembly.c.nature == "extraordinary", elected)])

    def late_complaints(self) -> list[Found]:
        """Complaints whose answer is late, of cooperatives in any state: the oldest and their number."""
        complaint = KINDS["complaint"]
        return self._lines("complaint", func.min(complaint.c.answer_by), (), [
            complaint.c.state.in_(_OPEN_COMPLAINTS), complaint.c.answer_by < self._today])

    def returned_documents(self) -> list[Found]:
        """Files given back for correction: `count` documents, since the oldest `day` written beside one."""
        coop, document = self._coop, CHILDREN["cooperative", "documents"]
        back = and_(document.c.record == coop.c.number, document.c.document_state == "returned")
        count = func.count(document.c.record)
        return self._found(select(
            coop.c.number, coop.c.number, func.coalesce(func.min(document.c.document_day), ""), count).join_from(
            coop, document, back, isouter=True).where(*self._in(_DOCUMENTED)).group_by(coop.c.number).having(
            or_(count > 0, coop.c.state == "returned")))

    def on_the_way_to_registry(self) -> list[Found]:
        """First assembly held, not yet registered: `day` of that assembly, or of its statutes."""
        coop, first = self._coop, KINDS["assembly"]
        day = func.coalesce(func.substr(func.max(first.c.held_at), 1, 10), coop.c.statutes_day, "")
        held = and_(first.c.cooperative == coop.c.number, first.c.voided == 0, first.c.state == "held",
                    first.c.nature == "founding")
        return self._found(select(coop.c.number, coop.c.number, day).join_from(coop, first, held, isouter=True).where(
            *self._in(BEFORE_REGISTRY)).group_by(coop.c.number).having(and_(day != "", day <= self._today)))

    def _in(self, states: Sequence[str]) -> list[ColumnElement[bool]]:
        return [*self._scope, self._coop.c.state.in_(states)] if states else self._scope

    def _of(self, table: Any) -> list[ColumnElement[bool]]:
        """Records in use, of the one cooperative that was asked for."""
        return [table.c.voided == 0, *([] if self._only is None else [table.c.cooperative == self._only])]

    def _lines(self, kind: str, day: ColumnElement[Any], states: Sequence[str],
               where: Sequence[ColumnElement[bool]]) -> list[Found]:
        """Records of a kind by their cooperative; SQLite takes the number from the row of the least or most day."""
        line, coop = KINDS[kind], self._coop
        return self._found(select(line.c.cooperative, line.c.number, day, func.count()).join_from(
            line, coop, coop.c.number == line.c.cooperative).where(
            *self._of(line), *where, *self._in(states)).group_by(line.c.cooperative))

    def _found(self, query: Select[Any]) -> list[Found]:
        return [Found(*row) for row in self._sql.execute(query).all()]


def _day(moment: ColumnElement[Any]) -> ColumnElement[str]:
    """The day of a moment as it is kept; "" for none."""
    return func.coalesce(func.substr(moment, 1, 10), "")


def _begun(today: str) -> ColumnElement[bool]:
    member = KINDS["coop_member"]
    return or_(member.c.joined_day.is_(None), member.c.joined_day <= today)


def _lasts(today: str) -> ColumnElement[bool]:
    """The last day of a membership is still one of it."""
    member = KINDS["coop_member"]
    return or_(member.c.left_day >= today, and_(member.c.left_day.is_(None), member.c.state == "member"))
