"""Who is, and was, a member of one cooperative: read in one question, however many they are (DOMAIN B.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import coop_member, cooperative
from forms.rules.digits import to_persian

TAKES_MEMBERS = ("capital_paid", "founding_assembly_held", "board_formed", "registration_permitted", "registered",
                 "licensed", "implementing", "operating", "stagnant", "merging")
"""States in which a cooperative's members are records of their own."""
ALIVE = ("registered", "licensed", "implementing", "operating", "stagnant", "merging")
_BLANKS = ("number", "state", "member_kind", "sex", "national_code", "legal_national_id", "company", "first_name",
           "last_name", "joined_day", "left_day", "shares", "member_no")
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

    def belongs_on(self, day: date) -> bool:
        """Whether this is a member on a day; one that left without a day is none."""
        begun = self.first is None or self.first <= day
        return begun and (day <= self.last if self.last else not self.has_left)


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
    return [_member(dict(zip(_BLANKS, row, strict=True))) for row in rows]


def _member(row: dict[str, object]) -> Member:
    text = {name: str(value or "") for name, value in row.items()}
    first, last = row["joined_day"], row["left_day"]
    name = f"{text['first_name']} {text['last_name']}".strip() or text["company"]
    return Member(
        int(text["number"]), text["member_kind"] or "real", text["sex"],
        text["national_code"] or text["legal_national_id"] or text["company"], to_persian(name),
        first if isinstance(first, date) else None, last if isinstance(last, date) else None,
        int(text["shares"] or 0), int(text["member_no"] or 0), text["state"] == "left")


def count(members: Iterable[Member], on: date) -> MemberCounts:
    """How many belong on a day."""
    there = [each for each in members if each.belongs_on(on)]
    legal = sum(each.kind == "legal" for each in there)
    women = sum(each.kind != "legal" and each.sex == "female" for each in there)
    men = sum(each.kind != "legal" and each.sex == "male" for each in there)
    return MemberCounts(women, men, len(there) - legal - women - men, legal)


def under_minimum_since(members: Sequence[Member], least: int, today: date) -> date | None:
    """The day on which the members last fell under the minimum; None when they are enough, or never were.

    DOMAIN B.6 (art. 54): from this day the grace of `under_minimum_months` runs.
    """
    changes: dict[date, int] = {}
    for each in members:
        if each.first is not None and not (each.has_left and each.last is None):
            changes[each.first] = changes.get(each.first, 0) + 1
            if each.last is not None:
                gone = each.last + timedelta(days=1)
                changes[gone] = changes.get(gone, 0) - 1
    standing, since = 0, None
    for day in sorted(day for day in changes if day <= today):
        before, standing = standing, standing + changes[day]
        since = day if before >= least > standing else since if standing < least else None
    return since


def memberships(reader: Reader, codes: Sequence[str]) -> list[tuple[str, int, int]]:
    """(national code, cooperative, member's number) of everybody here who is a member anywhere now."""
    found: list[tuple[str, int, int]] = []
    for start in range(0, len(codes), _SLICE):
        some = tuple(codes[start:start + _SLICE])
        query = Query(where=((coop_member.NATIONAL_CODE.name, "in", some), ("state", "state", "member"),
                             (coop_member.LEFT.name, "=", None)))
        found += reader.column(coop_member.FORM, query, (coop_member.NATIONAL_CODE.name, cooperative.FORM.kind,
                                                         "number"))
    return found


def similar_to(reader: Reader, number: int) -> dict[int, str]:
    """Other living cooperatives of the same activity and trend, by number with their names (DOMAIN B.3 S66, S67).

    Nothing is similar to a cooperative whose trend is not written.
    """
    own = reader.column(cooperative.FORM, Query(where=(("number", "=", number),)),
                        (cooperative.TYPE.name, cooperative.TREND.name))
    if not own or not all(own[0]):
        return {}
    query = Query(where=((cooperative.TYPE.name, "=", own[0][0]), (cooperative.TREND.name, "=", own[0][1]),
                         ("state", "state", TAKES_MEMBERS), ("number", "!=", number)))
    return dict(reader.column(cooperative.FORM, query, ("number", cooperative.NAME.name)))
