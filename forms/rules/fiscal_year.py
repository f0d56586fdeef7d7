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


def year_of(end: date) -> tuple[date, date]:
    """First and last day of the financial year that ends on a day."""
    return jalali.add_months(end, -12) + timedelta(days=1), end
