"""Days: datetime.date inside, the Jalali calendar for people (DOMAIN H.6).

Law: leap years follow the 33-year rule (jdatetime), right for the years 1210 to 1633; nothing else is read.
"""

import re
from datetime import date
from functools import lru_cache

import jdatetime

from forms.rules.digits import to_persian

FIRST_YEAR = 1210
LAST_YEAR = 1633

MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
_WEEKDAYS = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")  # date.weekday() begins on Monday

_INVISIBLE = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# \d and int() know the digits of every script.
_TYPED = re.compile(r"\s*(?:(\d{4}|\d{2})\s*([/\-.٫])\s*(\d{1,2})\s*\2\s*(\d{1,2})|(\d{4})(\d{2})(\d{2}))\s*")


class NotADayError(ValueError):
    """Typed text, or a year, month and day, that is no day of the calendar; str() is a Persian sentence."""


def is_leap(year: int) -> bool:
    """Whether Esfand has thirty days."""
    return year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)


def month_length(year: int, month: int) -> int:
    """Days of a month (1 to 12)."""
    if month <= 6:
        return 31
    return 30 if month <= 11 or is_leap(year) else 29


def month_name(month: int) -> str:
    """«فروردین» for 1 … «اسفند» for 12; NotADayError for anything else."""
    if not 1 <= month <= 12:
        raise NotADayError("ماه را از ۱ تا ۱۲ بنویسید.")
    return MONTHS[month - 1]


def weekday_name(day: date) -> str:
    """«شنبه» … «جمعه»."""
    return _WEEKDAYS[day.weekday()]


def to_gregorian(year: int, month: int, day: int) -> date:
    """The day of a Jalali year, month and day; NotADayError when there is no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NotADayError("سال را شمسی و چهاررقمی بنویسید، مانند ۱۴۰۵/۰۸/۳۰.")
    if not 1 <= month <= 12:
        raise NotADayError("ماه را از ۱ تا ۱۲ بنویسید.")
    longest = month_length(year, month)
    if not 1 <= day <= longest:
        said = f"{MONTHS[month - 1]} {year}، {longest} روز دارد؛ روز را از ۱ تا {longest} بنویسید."
        raise NotADayError(to_persian(said))
    found: date = jdatetime.date(year, month, day).togregorian()
    return found


def parts(day: date) -> tuple[int, int, int]:
    """Jalali year, month and day of the month."""
    ordinal, year = day.toordinal(), day.year - 621
    if ordinal < _first_day(year):
        year -= 1
    month, of_month = _place(ordinal - _first_day(year))
    return year, month, of_month


@lru_cache(512)
def _first_day(year: int) -> int:
    """The ordinal of Nowruz. (Asking jdatetime for every day would ask it for the locale of the computer as well.)"""
    found: int = jdatetime.date(year, 1, 1).togregorian().toordinal()
    return found


def _place(of_year: int) -> tuple[int, int]:
    """Month and day of the month of a day of the year, counted from nought."""
    if of_year < 6 * 31:
        return of_year // 31 + 1, of_year % 31 + 1
    rest = of_year - 6 * 31
    return rest // 30 + 7, rest % 30 + 1


def parse(text: str, century: int = 1400) -> date:
    """The day that was typed, year first: 1405/8/30, 05/08/30, 1405-08-30, 1405.8.30 or 14050830, in any digits.

    `century` completes a two-digit year: 1300 for births, 1400 for all else. NotADayError when it cannot be read.
    """
    typed = _TYPED.fullmatch(text if text.isascii() else _INVISIBLE.sub("", text))
    if typed is None:
        raise NotADayError("تاریخ را به ترتیب سال، ماه و روز بنویسید، مانند ۱۴۰۵/۰۸/۳۰.")
    year, mark, month, day, whole_year, whole_month, whole_day = typed.groups()
    if mark is None:
        return to_gregorian(int(whole_year), int(whole_month), int(whole_day))
    return to_gregorian(int(year) + (century if len(year) == 2 else 0), int(month), int(day))


def of_our_time(day: date) -> date:
    """The day itself; NotADayError where its year is a slip of the finger: no paper of an office is of such a year."""
    year = parts(day)[0]
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise NotADayError(f"سال {to_persian(str(year))} نادرست است؛ سال را دوباره بنویسید")
    return day


_FIRST_YEAR, _LAST_YEAR = 1250, 1499


def text(day: date) -> str:
    """1405/08/30, in Latin digits."""
    return "{:04}/{:02}/{:02}".format(*parts(day))


def shown(day: date | None, nothing: str = "") -> str:
    """The same for people, inside a sentence: «۱۴۰۵/۰۹/۰۱»; `nothing` for no day."""
    return nothing if day is None else to_persian(text(day))


def long_text(day: date) -> str:
    """«شنبه ۳۰ آبان ۱۴۰۵», as in a letter."""
    year, month, of_month = parts(day)
    return to_persian(f"{weekday_name(day)} {of_month} {MONTHS[month - 1]} {year}")


def year_bounds(year: int) -> tuple[date, date]:
    """First and last day of a year, both in it (the fiscal year of DOMAIN H.6)."""
    return to_gregorian(year, 1, 1), to_gregorian(year, 12, month_length(year, 12))


def add_months(day: date, months: int) -> date:
    """The same day of the month so many Jalali months later (or earlier); the month's last day where it is shorter.

    Terms and deadlines of the law run in these months: two months after 30 Bahman is 30 Farvardin.
    """
    year, month, of_month = parts(day)
    years, place = divmod(month - 1 + months, 12)
    return to_gregorian(year + years, place + 1, min(of_month, month_length(year + years, place + 1)))


def is_within(day: date, first: date, months: int) -> bool:
    """Whether a day is in the months that begin on `first`; the day of the same date at their end is still of them."""
    return first <= day <= add_months(first, months)


def add_years(day: date, years: int) -> date:
    """The same day so many Jalali years later; 30 Esfand becomes the 29th where the year is no leap year."""
    return add_months(day, 12 * years)
