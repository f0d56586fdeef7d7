"""One line of the members' table, what it holds as typed text, and rows of a spreadsheet that become such lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forms.catalog import coop_member
from forms.parts import Field, Problem, Rials, UnreadableError
from forms.rules import amounts, digits, persian

COLUMNS: tuple[Field[Any], ...] = (
    coop_member.MEMBER_NO, coop_member.MEMBER_KIND, coop_member.NATIONAL_CODE, coop_member.FIRST_NAME,
    coop_member.LAST_NAME, coop_member.FATHER_NAME, coop_member.SEX, coop_member.JOINED, coop_member.SHARES,
    coop_member.PAID, coop_member.WORKS_HERE, coop_member.COMPANY, coop_member.LEGAL_ID)
_SEARCHED = (coop_member.MEMBER_NO, coop_member.NATIONAL_CODE, coop_member.FIRST_NAME, coop_member.LAST_NAME,
             coop_member.FATHER_NAME, coop_member.COMPANY, coop_member.LEGAL_ID)
OF_COMPANIES = (coop_member.COMPANY.name, coop_member.LEGAL_ID.name)
_ADDED: tuple[Field[Any], ...] = (
    coop_member.MEMBER_KIND, coop_member.SEX, coop_member.MEMBER_NO, coop_member.SHARES, coop_member.PAID)
HEADINGS = {"member_no": "شماره", "shares": "سهام", "paid": "پرداختی (ریال)", "works_here": "شاغل این‌جا"}
"""Where the label of the blank is too long for a narrow column."""
_PLACES = {blank.name: place for place, blank in enumerate(COLUMNS)}
_HEADINGS_AT_LEAST = 2
_FURTHER = {"کدملی": "national_code", "شمارهملی": "national_code", "نامونامخانوادگی": "@full_name", "مبلغ": "paid",
            "پرداختی": "paid", "شاغل": "works_here", "عضویت": "joined_day", "تاریخ": "joined_day"}
"""Headings that office lists use for these blanks, beside the labels."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One line as it counts; what cannot be read counts nothing."""

    kind: str
    sex: str
    member_no: int
    shares: int
    paid: int


@dataclass(slots=True, eq=False)
class MemberLine:
    """A member, or one who is still to be written (`number` 0). `over` holds only what is typed anew."""

    number: int = 0
    base: int = 0
    values: tuple[Any, ...] = ()
    """As COLUMNS; empty for one that is still to be written."""
    unread: Mapping[str, str] = field(default_factory=dict)
    has_left: bool = False
    over: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    _words: str = ""
    _counted: Counted | None = None

    @classmethod
    def of(cls, row: Sequence[Any], unread: Mapping[str, str]) -> MemberLine:
        """From a row of member_grid.MembersFile."""
        return cls(row[0], row[1], tuple(row[3:]), unread, row[2] == "left")

    def text(self, blank: Field[Any]) -> str:
        """What stands in the cell, as it would be typed."""
        return self.over[blank.name] if blank.name in self.over else self.kept(blank)

    def kept(self, blank: Field[Any]) -> str:
        """What the record holds."""
        if blank.name in self.unread:
            return self.unread[blank.name]
        place = _PLACES.get(blank.name)
        value = self.values[place] if self.values and place is not None else None
        return "" if value is None else blank.typed(value)

    @property
    def typed(self) -> dict[str, str]:
        """The whole line as it would be typed."""
        return {blank.name: text for blank in COLUMNS if (text := self.text(blank))} | self.over

    def put(self, blank: Field[Any], text: str) -> bool:
        """Write a cell; False when nothing differs. What is typed back is not typed anew."""
        if text == self.text(blank):
            return False
        self._words, self._counted = "", None
        if self.number and text == self.kept(blank):
            del self.over[blank.name]
        else:
            self.over[blank.name] = text
        return True

    @property
    def dirty(self) -> bool:
        """Whether something is written that is not saved."""
        return bool(self.over) if self.number else any(text.strip() for text in self.over.values())

    @property
    def name(self) -> str:
        full = f"{self.text(coop_member.FIRST_NAME)} {self.text(coop_member.LAST_NAME)}".strip()
        return full or self.text(coop_member.COMPANY)

    @property
    def counted(self) -> Counted:
        """What the foot of the table adds up."""
        if self._counted is None:
            kind, sex, *added = (self._value(blank) for blank in _ADDED)
            self._counted = Counted(kind or "", sex or "", *(each or 0 for each in added))
        return self._counted

    def _value(self, blank: Field[Any]) -> Any:
        if self.values and blank.name not in self.over:
            return self.values[_PLACES[blank.name]]
        try:
            return blank.read(text) if (text := self.text(blank)) else None
        except UnreadableError:
            return None

    @property
    def words(self) -> str:
        """What a search looks through."""
        if not self._words:
            self._words = persian.joined_key(digits.to_latin(" ".join(self.text(blank) for blank in _SEARCHED)))
        return self._words

    def problem_of(self, name: str) -> Problem | None:
        """The worst problem of one cell."""
        own = [each for each in self.problems if name in (each.column, each.field)]
        return next((each for each in own if each.level == "red"), own[0] if own else None)

    @property
    def red(self) -> bool:
        return any(each.level == "red" for each in self.problems)


def rows_of_block(block: Sequence[Sequence[str]], first: str = "") -> list[dict[str, str]] | None:
    """Pasted cells as typed blanks: by their headings, or, from blank `first` on, in the order of the table.

    None when there are no headings and no `first`: then the block goes into the cells under the cursor.
    """
    names = _headings(block[0]) if block else []
    if sum(bool(name) for name in names) >= _HEADINGS_AT_LEAST:
        units = [amounts.unit_of(text) or "rial" for text in block[0]]
        return [_row(names, line, units) for line in block[1:]]
    if not first:
        return None
    order = [blank.name for blank in COLUMNS]
    names = order[order.index(first):]
    return [_row(names, line, ["rial"] * len(line)) for line in block]


def _headings(line: Sequence[str]) -> list[str]:
    return [_KNOWN.get(_key(text), "") for text in line]


def _key(text: str) -> str:
    return persian.joined_key(text.split("(", 1)[0])


def _known() -> dict[str, str]:
    found = dict(_FURTHER)
    for blank in coop_member.FORM.fields:
        if blank.name not in ("cooperative", "person"):
            found |= {_key(text): blank.name for text in (blank.label, blank.name, *blank.aliases)}
    return found


def _row(names: Sequence[str], line: Sequence[str], units: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, text, unit in zip(names, line, units, strict=False):
        if not name or not text or name in found:
            continue
        blank = coop_member.FORM.by_name.get(name)
        if name == "@full_name":
            first, _, last = text.partition(" ")
            found |= {"first_name": first, "last_name": last.strip()}
        elif isinstance(blank, Rials) and unit != "rial":
            found[name] = _in_rial(blank, text, unit)
        else:
            found[name] = text
    return found


def _in_rial(blank: Rials, text: str, unit: str) -> str:
    """The amount of a column whose heading names a unit; what is no amount stays as it is, to be marked."""
    try:
        return str(blank.read_in(text, unit))
    except UnreadableError:
        return text


_KNOWN = _known()
