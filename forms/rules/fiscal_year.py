"""The end of a financial year as statutes write it: a month and a day, «12/29» (DOMAIN B.5, B.7)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from forms.rules import jalali
from forms.rules.digits import to_latin

USUAL = "12/29"
"""The last day of the Jalali year, 30 Esfand included."""
_TYPED = re.compile(r"(\d{1,2})\s*[/\-.]\s*(\d{1,2})")


def normalise(text: str) -> str:
    """«۱۲/۲۹», «12-29» and «6.31» as 12/29, 06/31; anything else stays as it is."""
    found = _TYPED.fullmatch(to_latin(text).strip())
    return f"{int(found[1]):02}/{int(found[2]):02}" if found else text.strip()


def problem(text: str) -> str | None:
    """A sentence when this is no month and day of a year."""
    found = _TYPED.fullmatch(text)
    if found is None:
        return "ماه و روز پایان سال مالی را بنویسید، مانند ۱۲/۲۹"
    month, day = int(found[1]), int(found[2])
    if not (1 <= month <= 12 and 1 <= day <= jalali.month_length(1403, month)):  # 1403 is a leap year
        return "چنین روزی در سال نیست؛ ماه را از ۱ تا ۱۲ و روز را درست بنویسید"
    return None


def end_in(year: int, text: str) -> date:
    """The day on which the financial year of a Jalali year ends; the last day of the month where it is shorter."""
    month, day = (int(part) for part in text.split("/"))
    length = jalali.month_length(year, month)
    return jalali.to_gregorian(year, month, length if month == 12 and day >= 29 else min(day, length))


def last_end(on: date, text: str) -> date:
    """The newest year's end before this day: that year is over on it."""
    year, _month, _day = jalali.parts(on)
    this = end_in(year, text)
    return this if this < on else end_in(year - 1, text)


def first_end(on: date, text: str) -> date:
    """The first year's end on or after a day: the end of the year that runs on it."""
    return end_in(jalali.parts(last_end(on, text))[0] + 1, text)


def term_end(first: date, years: int, text: str) -> date:
    """The end of the last of so many financial years; the one that runs on the first day counts (DOMAIN B.4 S77)."""
    return end_in(year_of(first_end(first, text)) + years - 1, text)


def deadline_after(end: date, months: int) -> date:
    """The last day of so many Jalali months that begin on the day after the year's end (DOMAIN B.5 S46).

    The year that ends on 29 or 30 Esfand has four months up to 31 Tir.
    """
    return jalali.add_months(end + timedelta(days=1), months) - timedelta(days=1)


def year_of(end: date) -> int:
    """The Jalali year that a financial year is called by: that of its last day."""
    return jalali.parts(end)[0]
