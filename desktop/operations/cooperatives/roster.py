"""Who is, and was, a member of one cooperative: read in one question, however many they are (DOMAIN B.3).

Law: a company is known by its legal ID, else by its name; a member cooperative counts as a legal member.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from desktop.operations.cooperatives.statutes import UNIONS, Statutes
from desktop.store.coop_scope import BEFORE_REGISTRY, LIVING
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import coop_member, cooperative
from forms.catalog.coop_member import LEGAL_KINDS
from forms.parts import Field, Values
from forms.rules import jalali
from forms.rules.digits import to_persian

TAKES_MEMBERS = ("capital_paid", *BEFORE_REGISTRY, *LIVING)
"""States in which a cooperative's members are records of their own; before them they are applicants."""
ALIVE = LIVING
ENDED = ("merged", "dissolved", "liquidating", "closed")
_BLANKS = ("number", "state", "member_kind", "sex", "national_code", "legal_national_id", "company", "first_name",
           "last_name", "joined_day", "left_day", "shares", "member_no", "member_cooperative")
_SLICE = 900


@dataclass(frozen=True, slots=True)
class Member:
    """One membership: `code` is the national code or the company's ID; `first` and `last` its days."""

    number: int
    kind: str
    sex: str
    code: str
    name: str
    first: date | None
    last: date | None
    shares: int
    member_no: int
    has_left: bool
    cooperative: int = 0
    ended: date | None = None
    """The day on which the member cooperative itself ended: it counts no longer, though nobody wrote that it left."""

    def belongs_on(self, day: date) -> bool:
        """Whether this is a member on a day; one that left without a day is none."""
        begun = self.first is None or self.first <= day
        lives = self.ended is None or day < self.ended
        return begun and lives and (day <= self.last if self.last else not self.has_left)


@dataclass(frozen=True, slots=True)
class MemberCounts:
    """Members by sex and kind; one member has one vote, whatever the shares (DOMAIN B.3)."""

    women: int
    men: int
    unknown: int
    legal: int

    @property
    def total(self) -> int:
        return self.women + self.men + self.unknown + self.legal


def members_of(reader: Reader, number: int) -> list[Member]:
    """Every membership of a cooperative, those that ended too, by member number."""
    rows = reader.column(coop_member.FORM, Query(where=((cooperative.FORM.kind, "=", number),),
                                                 order=((coop_member.MEMBER_NO.name, False),)), _BLANKS)
    found = [_member(dict(zip(_BLANKS, row, strict=True))) for row in rows]
    ended = _ended(reader, tuple({each.cooperative for each in found if each.cooperative}))
    return [replace(each, ended=ended[each.cooperative]) if each.cooperative in ended else each for each in found]


def _ended(reader: Reader, numbers: tuple[int, ...]) -> dict[int, date]:
    """Cooperatives that were dissolved or merged, each with its day, the first of all days where nobody wrote it."""
    if not numbers:
        return {}
    rows = reader.column(cooperative.FORM, Query(where=(("number", "in", numbers), ("state", "state", ENDED))), (
        "number", cooperative.DISSOLVED_DAY.name, cooperative.MERGED_DAY.name))
    return {number: min((day for day in (dissolved, merged) if day), default=date.min)
            for number, dissolved, merged in rows}


def _member(row: dict[str, object]) -> Member:
    text = {name: str(value or "") for name, value in row.items()}
    first, last = row["joined_day"], row["left_day"]
    person, company = f"{text['first_name']} {text['last_name']}".strip(), text["company"]
    code = text["legal_national_id"] or company
    legal = text["member_kind"] in LEGAL_KINDS
    return Member(
        int(text["number"]), text["member_kind"] or "real", text["sex"],
        code if legal else text["national_code"] or code, to_persian(company or person if legal else person or company),
        first if isinstance(first, date) else None, last if isinstance(last, date) else None,
        int(text["shares"] or 0), int(text["member_no"] or 0), text["state"] == "left",
        int(text["member_cooperative"] or 0))


def words_of(statutes: Statutes) -> tuple[str, str]:
    """How members are counted, and what counts them: «نفر» of a «تعاونی»."""
    return ("تعاونی", statutes.values.show(cooperative.LEVEL)) if statutes.is_union else ("نفر", "تعاونی")


def is_legal(values: Values) -> bool:
    """Whether the member is a company or a cooperative."""
    return (values[coop_member.MEMBER_KIND] or "") in LEGAL_KINDS


def code_of(values: Values) -> str:
    """What tells one member from another: the national code, or a company's ID, else its name; "" for nothing yet."""
    if not is_legal(values):
        return values[coop_member.NATIONAL_CODE] or ""
    return values[coop_member.LEGAL_ID] or values[coop_member.COMPANY] or ""


def count(members: Iterable[Member], on: date) -> MemberCounts:
    """How many belong on a day."""
    there = [each for each in members if each.belongs_on(on)]
    people = [each.sex for each in there if each.kind not in LEGAL_KINDS]
    women, men = people.count("female"), people.count("male")
    return MemberCounts(women, men, len(people) - women - men, len(there) - len(people))


def under_minimum_since(members: Sequence[Member], least: int, today: date) -> date | None:
    """The day on which the members last fell under the minimum; None when they are enough, or never were.

    DOMAIN B.6 (art. 54): from this day the grace of `under_minimum_months` runs.
    """
    return below_since(((each.first, each.last) for each in members if each.last is not None or not each.has_left),
                       least, today)


def below_since(stays: Iterable[tuple[date | None, date | None]], least: int, today: date) -> date | None:
    """The same by first and last days alone; None is a day that nobody knows, or that has not come."""
    changes: dict[date, int] = {}
    for first, last in stays:
        changes[first or date.min] = changes.get(first or date.min, 0) + 1
        if last is not None:
            gone = last + timedelta(days=1)
            changes[gone] = changes.get(gone, 0) - 1
    standing, since = 0, None
    for day in sorted(day for day in changes if day <= today):
        before, standing = standing, standing + changes[day]
        since = day if before >= least > standing else since if standing < least else None
    return since


@dataclass(frozen=True, slots=True)
class Stay:
    """One membership of somebody in some cooperative: both days are of it; None is open."""

    code: str
    cooperative: int
    member: int
    first: date | None
    last: date | None

    def meets(self, first: date | None, last: date | None) -> bool:
        """Whether it has a day in common with such a time."""
        begun = self.first is None or last is None or self.first <= last
        return begun and (self.last is None or first is None or first <= self.last)


def grace_end(since: date, months: int) -> date:
    """The last day on which a cooperative may still make up for members that it lacks since a day (art. 54)."""
    return jalali.add_months(since, months) - timedelta(days=1)


def memberships(reader: Reader, codes: Sequence[str]) -> list[Stay]:
    """When all of these are or were members anywhere, people and companies; who left on no known day is not told.

    A company that has a legal ID is not known by its name.
    """
    found: list[Stay] = []
    for start in range(0, len(codes), _SLICE):
        people, companies, names = _told_apart(codes[start:start + _SLICE])
        found += _known_by(reader, coop_member.NATIONAL_CODE, people)
        found += _known_by(reader, coop_member.LEGAL_ID, companies)
        found += _known_by(reader, coop_member.COMPANY, names, (coop_member.LEGAL_ID.name, "=", None))
    return found


def _told_apart(codes: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """National codes, legal IDs, and names of companies."""
    said: tuple[list[str], list[str], list[str]] = ([], [], [])
    for code in codes:
        said[_LENGTHS.get(len(code), 2) if code.isdecimal() else 2].append(code)
    return tuple(said[0]), tuple(said[1]), tuple(said[2])


_LENGTHS = {10: 0, 11: 1}


def _known_by(reader: Reader, blank: Field[Any], codes: tuple[str, ...],
              *where: tuple[str, str, object]) -> list[Stay]:
    if not codes:
        return []
    rows = reader.column(coop_member.FORM, Query(where=((blank.name, "in", codes), *where)), (
        blank.name, cooperative.FORM.kind, "number", coop_member.JOINED.name, coop_member.LEFT.name, "state"))
    return [Stay(code, where, member, first, last) for code, where, member, first, last, state in rows
            if where and (last is not None or state != "left")]


def similar_to(reader: Reader, number: int) -> dict[int, str]:
    """Other living cooperatives of the same activity and trend, by number with their names (DOMAIN B.3 S66, S67).

    Nothing is similar to a cooperative whose trend is not written; a union is not similar to a cooperative.
    """
    own = reader.column(cooperative.FORM, Query(where=(("number", "=", number),)),
                        (cooperative.TYPE.name, cooperative.TREND.name))
    return alike(reader, number, *own[0]) if own else {}


def alike(reader: Reader, number: int, type_: str | None, trend: str | None) -> dict[int, str]:
    """The same as if the cooperative's activity and trend were these."""
    if not type_ or not trend:
        return {}
    query = Query(where=((cooperative.TYPE.name, "=", type_), (cooperative.TREND.name, "=", trend),
                         ("state", "state", TAKES_MEMBERS)))
    rows = reader.column(cooperative.FORM, query, ("number", cooperative.NAME.name, cooperative.LEVEL.name))
    levels = reader.column(cooperative.FORM, Query(where=(("number", "=", number),)), (cooperative.LEVEL.name,))
    above = bool(levels) and (levels[0][0] or "") in UNIONS
    return {other: name for other, name, level in rows if other != number and ((level or "") in UNIONS) == above}
