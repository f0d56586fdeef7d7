"""One line of the members' table, what it holds as typed text, and rows of a spreadsheet that become such lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forms.catalog import coop_member
from forms.parts import Field, Number, Problem, Rials, UnreadableError
from forms.rules import amounts, digits, persian

HELD = Number(name="held", label="سهام اکنون")
"""What the share register says; nobody writes it here."""
_KEPT: tuple[Field[Any], ...] = (
    coop_member.MEMBER_NO, coop_member.MEMBER_KIND, coop_member.NATIONAL_CODE, coop_member.FIRST_NAME,
    coop_member.LAST_NAME, coop_member.FATHER_NAME, coop_member.SEX, coop_member.JOINED, coop_member.SHARES,
    coop_member.PAID, coop_member.WORKS_HERE, coop_member.COMPANY, coop_member.LEGAL_ID, coop_member.REPRESENTATIVE,
    coop_member.REPRESENTATIVE_CODE, HELD)
"""As the operation gives a row."""
COLUMNS: tuple[Field[Any], ...] = (
    coop_member.MEMBER_NO, coop_member.MEMBER_KIND, coop_member.NATIONAL_CODE, coop_member.FIRST_NAME,
    coop_member.LAST_NAME, coop_member.FATHER_NAME, coop_member.SEX, coop_member.COMPANY, coop_member.LEGAL_ID,
    coop_member.REPRESENTATIVE, coop_member.REPRESENTATIVE_CODE, coop_member.JOINED, coop_member.SHARES, HELD,
    coop_member.PAID, coop_member.WORKS_HERE)
"""As the table shows it; those of companies, or of people, are hidden where there are none."""
_SEARCHED = (coop_member.MEMBER_NO, coop_member.NATIONAL_CODE, coop_member.FIRST_NAME, coop_member.LAST_NAME,
             coop_member.FATHER_NAME, coop_member.COMPANY, coop_member.LEGAL_ID, coop_member.REPRESENTATIVE)
OF_COMPANIES = tuple(blank.name for blank in (coop_member.COMPANY, coop_member.LEGAL_ID, coop_member.REPRESENTATIVE,
                                              coop_member.REPRESENTATIVE_CODE))
OF_PEOPLE = tuple(blank.name for blank in (
    coop_member.MEMBER_KIND, coop_member.NATIONAL_CODE, coop_member.FIRST_NAME, coop_member.LAST_NAME,
    coop_member.FATHER_NAME, coop_member.SEX, coop_member.WORKS_HERE))
_ADDED: tuple[Field[Any], ...] = (
    coop_member.MEMBER_KIND, coop_member.SEX, coop_member.MEMBER_NO, coop_member.SHARES, coop_member.PAID)
_HEADINGS = {"member_no": "شماره", "shares": "سهام آغاز", "paid": "پرداختی (ریال)", "works_here": "شاغل این‌جا",
             "representative": "نماینده"}
"""Where the label of the blank is too long for a narrow column."""
_PLACES = {blank.name: place for place, blank in enumerate(_KEPT)}
_HEADINGS_AT_LEAST = 2
_FURTHER = {"کدملی": "national_code", "شمارهملی": "national_code", "نامونامخانوادگی": "@full_name", "مبلغ": "paid",
            "پرداختی": "paid", "شاغل": "works_here", "عضویت": "joined_day", "تاریخ": "joined_day",
            "سهامآغاز": "shares", "نامشرکت": "company", "نماینده": "representative", "نامنماینده": "representative"}
"""Headings that office lists use for these blanks, beside the labels."""
_IN_UNIONS = {"نام": "company", "نامتعاونی": "company", "تعاونی": "company", "تعاونیعضو": "company",
              "شرکتتعاونی": "company", "کدملی": "representative_code", "شمارهملی": "representative_code",
              "نامونامخانوادگی": "representative", "نامخانوادگی": ""}
"""In a union's list the name is a cooperative's, and a national code is that of its representative."""


def heading_of(blank: Field[Any], *, union: bool = False) -> str:
    """What stands over a column."""
    own = "تعاونی عضو" if union and blank is coop_member.COMPANY else ""
    return own or _HEADINGS.get(blank.name, blank.label)


@dataclass(frozen=True, slots=True)
class Counted:
    """One line as it counts; what cannot be read counts nothing."""

    kind: str
    sex: str
    member_no: int
    shares: int
    paid: int
    held: int


@dataclass(slots=True, eq=False)
class MemberLine:
    """A member, or one who is still to be written (`number` 0). `over` holds only what is typed anew."""

    number: int = 0
    base: int = 0
    values: tuple[Any, ...] = ()
    """As _KEPT; empty for one that is still to be written."""
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
        if blank is HELD:
            return str(self.counted.held) if self.number or self.text(coop_member.SHARES) else ""
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
        return {blank.name: text for blank in COLUMNS if blank is not HELD and (text := self.text(blank))} | self.over

    def put(self, blank: Field[Any], text: str) -> bool:
        """Write a cell; False when nothing differs. What is typed back is not typed anew."""
        if blank is HELD or text == self.text(blank):
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
            number, shares, paid = (each or 0 for each in added)
            held, first = (self.values[_PLACES[each.name]] or 0 if self.values else 0
                           for each in (HELD, coop_member.SHARES))
            # What is typed into the first shares is held besides what the register says.
            self._counted = Counted(kind or "", sex or "", number, shares, paid, held + shares - first)
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


def rows_of_block(block: Sequence[Sequence[str]], order: Sequence[str] = (), *,
                  union: bool = False) -> list[dict[str, str]] | None:
    """Pasted cells as typed blanks: by their headings, or else as these blanks in their `order`.

    None when there are no headings and no order: then the block goes into the cells under the cursor.
    """
    names = _headings(block[0], _IN_UNIONS if union else {}) if block else []
    if sum(bool(name) for name in names) >= _HEADINGS_AT_LEAST:
        units = [amounts.unit_of(text) or "rial" for text in block[0]]
        return [_row(names, line, units) for line in block[1:]]
    if not order:
        return None
    return [_row(order, line, ["rial"] * len(line)) for line in block]


def _headings(line: Sequence[str], own: Mapping[str, str]) -> list[str]:
    return [own.get(key, _KNOWN.get(key, "")) for key in map(_key, line)]


def _key(text: str) -> str:
    return persian.joined_key(text.split("(", 1)[0])


def _known() -> dict[str, str]:
    found = dict(_FURTHER)
    for blank in coop_member.FORM.fields:
        if blank.name not in ("cooperative", "person", "member_cooperative", "expelled_by"):
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
