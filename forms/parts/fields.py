"""The kinds of blank that a paper form can have.

A field knows the texts of its value and nothing about screens, paper or tables: what a person
types (`read`), what a person reads (`show`), and what JSON keeps (`to_json` / `from_json`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from forms.parts.lists import Entry, reference_list
from forms.rules import amounts, digits, jalali, persian, record_number

T = TypeVar("T")

Check = Callable[[T], "str | None"]
"""Answers with one Persian sentence when the value is wrong or doubtful, with None when it is right."""


class UnreadableError(ValueError):
    """The typed text cannot be turned into a value of this field; str() is the Persian sentence."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Field(Generic[T]):
    """One blank: its stored name (which never changes), its printed label and its checks."""

    name: str
    label: str
    required: bool = False
    checks: tuple[Check[T], ...] = ()
    """Red: a clerk cannot save while one of these speaks (an import keeps the value and marks it)."""
    doubts: tuple[Check[T], ...] = ()
    """Amber: may be saved; the record is marked."""
    hint: str = ""
    in_list: bool = False
    searched: bool = False
    assigned: bool = False
    """Written by the program alone (a letter's number); people read it and never type it."""
    aliases: tuple[str, ...] = ()
    """Other headings under which agencies' workbooks give this blank."""

    def read(self, typed: str) -> T:
        """Turn what was typed into a value; raises UnreadableError."""
        raise NotImplementedError

    def show(self, value: T) -> str:
        """The value as a person reads it, on screen and on paper."""
        return digits.to_persian(str(value))

    def to_json(self, value: T) -> Any:
        """The value as journal and package keep it."""
        return value

    def from_json(self, stored: Any) -> T:
        """The value that journal or package kept."""
        kept: T = stored
        return kept

    def typed(self, value: T) -> str:
        """The text that, typed into the blank, gives this value again."""
        return self.show(value)

    def search_texts(self, value: T) -> str:
        """What one may type to find this value."""
        return digits.to_latin(self.show(value))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Text(Field[str]):
    """A line (or lines) of writing, kept as typed but cleaned of marks; digits are kept in Latin form."""

    lines: int = 1
    longest: int = 4000

    def read(self, typed: str) -> str:
        text = persian.clean(typed)
        if len(text) > self.longest:
            raise UnreadableError(f"این متن بلندتر از {digits.grouped(self.longest)} نویسه است؛ کوتاهش کنید")
        return text


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Code(Text):
    """A line written with digits or Latin letters (left to right): normalised, then checked."""

    normalise: Callable[[str], str] = persian.clean
    length: int = 0
    """Usual number of characters, for the width of the blank on screen and paper; 0 when it varies."""

    def read(self, typed: str) -> str:
        return self.normalise(Text.read(self, typed))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Number(Field[int]):
    """A whole number between `least` and `most`, with an optional unit shown after it."""

    least: int = 0
    most: int = 10**12
    unit: str = ""

    def read(self, typed: str) -> int:
        text = digits.to_latin(typed).strip()
        for mark in ("٬", ",", "،", " "):
            text = text.replace(mark, "")
        try:
            value = int(text.removesuffix(".0"))
        except ValueError:
            raise UnreadableError("عدد را با رقم بنویسید، مانند ۱۲") from None
        if not self.least <= value <= self.most:
            raise UnreadableError(f"عدد باید از {digits.grouped(self.least)} تا {digits.grouped(self.most)} باشد")
        return value

    def show(self, value: int) -> str:
        return f"{digits.grouped(value)} {self.unit}".rstrip()

    def typed(self, value: int) -> str:
        return digits.grouped(value)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Year(Number):
    """A Jalali year, never grouped in threes."""

    least: int = 1300
    most: int = 1500

    def show(self, value: int) -> str:
        return digits.to_persian(str(value))

    def typed(self, value: int) -> str:
        return self.show(value)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rials(Field[int]):
    """An amount of money: kept in whole rials, typed in any unit (DOMAIN H.8)."""

    usual_unit: str = "rial"

    def read(self, typed: str) -> int:
        return self.read_in(typed, "rial")

    def read_in(self, typed: str, unit: str) -> int:
        """Read an amount typed in `unit` (a key of amounts.UNITS); raises UnreadableError."""
        try:
            value = amounts.read(typed, unit)
        except amounts.NotAnAmountError as wrong:
            raise UnreadableError(str(wrong)) from None
        if not 0 <= value < 10**17:
            raise UnreadableError("مبلغ باید صفر یا بیشتر و کمتر از ده هزار همت باشد")
        return value

    def show(self, value: int) -> str:
        return amounts.show(value)

    def typed(self, value: int) -> str:
        return digits.grouped(value)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Day(Field[date]):
    """A day: typed and shown in the Jalali calendar, kept as an ISO date (DOMAIN H.6)."""

    century: int = 1400
    """What a two-digit year belongs to: 1300 for births, 1400 for the rest."""

    def read(self, typed: str) -> date:
        try:
            return jalali.of_our_time(jalali.parse(typed, self.century))
        except jalali.NotADayError as wrong:
            raise UnreadableError(str(wrong)) from None

    def show(self, value: date) -> str:
        return digits.to_persian(jalali.text(value))

    def to_json(self, value: date) -> str:
        return value.isoformat()

    def from_json(self, stored: Any) -> date:
        return date.fromisoformat(stored)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moment(Field[datetime]):
    """A day and an hour of the office's wall clock, kept as ISO without zone (typed «۱۴۰۵/۰۸/۳۰ ۰۹:۱۵»)."""

    def read(self, typed: str) -> datetime:
        day, _, clock = digits.to_latin(typed).strip().partition(" ")
        try:
            hour, minute = (int(part) for part in (clock.strip() or "0:0").split(":"))
            start = jalali.of_our_time(jalali.parse(day))
            return datetime(start.year, start.month, start.day, hour, minute)  # noqa: DTZ001 - wall clock
        except ValueError:
            raise UnreadableError("روز و ساعت را مانند «۱۴۰۵/۰۸/۳۰ ۰۹:۱۵» بنویسید") from None

    def show(self, value: datetime) -> str:
        """The hour only where one was written: a paper often says the day alone."""
        hour = f" {value:%H:%M}" if (value.hour, value.minute) != (0, 0) else ""
        return digits.to_persian(jalali.text(value.date()) + hour)

    def to_json(self, value: datetime) -> str:
        return value.isoformat(timespec="minutes")

    def from_json(self, stored: Any) -> datetime:
        return datetime.fromisoformat(stored)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Choice(Field[str]):
    """One of a few printed options; the code is kept, the label is shown."""

    options: dict[str, str]

    def read(self, typed: str) -> str:
        key = persian.joined_key(typed)
        for code, label in self.options.items():
            if key in (code.replace("_", ""), persian.joined_key(label)) or typed == code:
                return code
        raise UnreadableError("یکی از گزینه‌ها را برگزینید: " + "، ".join(self.options.values()))

    def show(self, value: str) -> str:
        return self.options.get(value, value)

    def typed(self, value: str) -> str:
        return value


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Listed(Field[str]):
    """A choice from a versioned reference list; `open` lists also keep a text that is not in them yet."""

    list_name: str
    open: bool = False

    def read(self, typed: str) -> str:
        found = reference_list(self.list_name).find(typed)
        if found is not None:
            return found.code
        text = persian.clean(typed)
        if self.open and text:
            return text
        raise UnreadableError("این نام در فهرست نیست؛ یکی از نام‌های فهرست را برگزینید")

    def show(self, value: str) -> str:
        return reference_list(self.list_name).label(value)

    def typed(self, value: str) -> str:
        return value

    def entries(self, on: date) -> tuple[Entry, ...]:
        """What may be chosen on a day."""
        return reference_list(self.list_name).valid_on(on)

    def search_texts(self, value: str) -> str:
        return self.show(value)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class YesNo(Field[bool]):
    """A question answered yes or no; blank means not asked."""

    def read(self, typed: str) -> bool:
        key = persian.joined_key(typed)
        if key in {"1", "بله", "بلی", "دارد", "true"}:
            return True
        if key in {"0", "خیر", "نه", "ندارد", "false"}:
            return False
        raise UnreadableError("«بله» یا «خیر» بنویسید")

    def show(self, value: bool) -> str:
        return "بله" if value else "خیر"

    def typed(self, value: bool) -> str:
        return "1" if value else "0"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Link(Field[int]):
    """The number of another record, chosen with a picker; `kind` says of which kind."""

    kind: str

    def read(self, typed: str) -> int:
        try:
            return record_number.read(typed)
        except record_number.NotANumberError as wrong:
            raise UnreadableError(str(wrong)) from None

    def show(self, value: int) -> str:
        return digits.to_persian(record_number.show(value))
