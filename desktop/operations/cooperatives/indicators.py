"""How well the cooperatives do over a period, beside what was before it (DOMAIN B.2, B.6, B.10).

Law: one count serves screen and report; growth is over the living ones and their members on the eve of the period.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta

from desktop.store.coop_indicators import By, CoopFigures, CoopPeriod
from desktop.store.reader import Reader
from forms.rules import jalali

BLANKS: tuple[By, ...] = ("mission", "level", "type", "county")


@dataclass(frozen=True, slots=True)
class Growth:
    """How many more than before, as a part of what was."""

    more: int
    of: int


def living_growth(figures: CoopFigures) -> Growth:
    return Growth(figures.living - figures.before, figures.before)


def members_growth(figures: CoopFigures) -> Growth:
    return Growth(figures.members - figures.members_before, figures.members_before)


def period_to(last: date, after: date | None = None) -> CoopPeriod:
    """The Jalali year up to a day, or what follows another day; compared with the day before its first."""
    first = jalali.year_bounds(jalali.parts(last)[0])[0] if after is None else after + timedelta(days=1)
    return CoopPeriod(first, last, first - timedelta(days=1))


def indicators_of(reader: Reader, period: CoopPeriod, by: By, county: str | None = None) -> list[CoopFigures]:
    """One row for each value of a blank."""
    return reader.coop_indicators(period, by, county)


def whole(rows: list[CoopFigures]) -> CoopFigures:
    """All rows as one; its key is ""."""
    names = [each.name for each in fields(CoopFigures)[1:]]
    return CoopFigures("", *(sum(getattr(row, name) for row in rows) for name in names))
