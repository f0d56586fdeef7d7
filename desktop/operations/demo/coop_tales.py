"""What happens to each made-up cooperative: its state, its days, and what it lets slip so that a duty appears.

Law: all that is not slipped on purpose is lawful, on whatever day the demonstration is made.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from forms.rules import fiscal_year, jalali

FORMING = ("draft", "submitted", "under_review", "returned", "formation_agreed", "capital_paid",
           "founding_assembly_held", "board_formed", "registration_permitted", "rejected", "withdrawn", "expired")
WITH_MEMBERS = ("capital_paid", "founding_assembly_held", "board_formed", "registration_permitted")
ENDED = ("merged", "dissolved", "liquidating", "closed")
_ASSEMBLED = ("founding_assembly_held", "board_formed", "registration_permitted")

_PLAN: tuple[tuple[str, str, int], ...] = (
    ("draft", "", 10), ("submitted", "", 8), ("under_review", "", 12), ("returned", "", 6),
    ("returned", "returned_over", 2),
    ("formation_agreed", "", 10), ("formation_agreed", "agreement_soon", 3), ("capital_paid", "", 7),
    ("capital_paid", "agreement_over", 3), ("founding_assembly_held", "", 6), ("founding_assembly_held", "late", 2),
    ("board_formed", "", 5), ("board_formed", "late", 1), ("registration_permitted", "", 5),
    ("rejected", "", 6), ("withdrawn", "", 6), ("expired", "", 6),
    ("registered", "", 10), ("licensed", "", 10), ("implementing", "", 14), ("operating", "", 100),
    ("operating", "agm", 8), ("operating", "agm_call", 4), ("operating", "board_soon", 5),
    ("operating", "board_over", 5),
    ("operating", "inspector", 6), ("operating", "few", 3), ("operating", "few_long", 3), ("operating", "unpaid", 4),
    ("operating", "inactive", 4), ("operating", "warned_twice", 3), ("operating", "warned_thrice", 2),
    ("operating", "unanswered", 3), ("operating", "licence_soon", 3), ("operating", "licence_over", 3),
    ("operating", "statutes", 2), ("operating", "changes", 4), ("operating", "complaint", 5),
    ("operating", "board_short", 2), ("operating", "no_inspector", 2), ("operating", "requested", 2),
    ("operating", "unobserved", 3),
    ("stagnant", "inactive", 18), ("merging", "", 3), ("merged", "", 4), ("dissolved", "", 8), ("liquidating", "", 6),
    ("closed", "", 8),
)
_LOTS = ("receiver", "union", "large", "expelled", "redeemed", "by_election", "called_up", "statutes", "capital",
         "address", "decided", "approved", "corrected", "refused", "expelled", "statutes")
"""What happened, lawfully, to the first of those that work and let nothing slip."""
_AGES = {"registered": (8, 45), "licensed": (60, 150), "implementing": (150, 500), "union": (470, 520)}
_SLOW_CALL = 50
"""Days from the year's end to a lawful yearly assembly: within the two months of its call."""


@dataclass(slots=True)
class Tale:
    """One cooperative; days that have not come are None."""

    place: int
    state: str
    slip: str
    lot: str = ""
    """What happened to it that is no slip."""
    year_end: str = fiscal_year.USUAL
    asked: date = date.min
    agreed: date | None = None
    founded: date | None = None
    """The day of the first assembly."""
    registered: date | None = None
    ended: date | None = None
    yearly: tuple[date, ...] = ()
    """Days of the yearly assemblies held, the oldest first."""

    @property
    def elected(self) -> date | None:
        """When the board and the inspectors that serve now were elected."""
        return self.yearly[-1] if self.yearly else self.founded

    @property
    def is_living(self) -> bool:
        return self.registered is not None and self.ended is None


def tales(today: date, draw: random.Random) -> Iterator[Tale]:
    """All of them, in the order of the plan; the same for the same day and seed."""
    place, lots = 0, iter(_LOTS)
    for state, slip, count in _PLAN:
        for _ in range(count):
            tale = Tale(place, state, slip, next(lots, "") if state == "operating" and not slip else "")
            _date(tale, today, draw)
            yield tale
            place += 1


def _date(tale: Tale, today: date, draw: random.Random) -> None:
    if tale.state in FORMING:
        _form(tale, today, draw)
        return
    least, most = _AGES.get(tale.lot or tale.state, (900, 3200))
    tale.registered = today - timedelta(draw.randrange(least, most))
    tale.founded = tale.registered - timedelta(draw.randrange(18, 28))
    tale.agreed = tale.founded - timedelta(draw.randrange(60, 150))
    tale.asked = tale.agreed - timedelta(draw.randrange(15, 45))
    if tale.state in ENDED:
        tale.ended = today - timedelta(draw.randrange(60, 700))
    if tale.slip == "agm_call":
        tale.year_end = _month_end(jalali.add_months(today, -3))
    elif tale.lot:
        # Its newest assembly was long enough ago for what happened after it, and no next one is due yet.
        tale.year_end = _month_end(jalali.add_months(today, -6))
    elif draw.randrange(8) == 0 and not tale.slip:
        tale.year_end = "06/31"
    tale.yearly = tuple(_yearly(tale, tale.ended or today))


def _form(tale: Tale, today: date, draw: random.Random) -> None:
    tale.asked = today - timedelta(draw.randrange(20, 60))
    if tale.state in ("formation_agreed", *WITH_MEMBERS, "expired"):
        back = 400 if tale.state == "expired" else draw.randrange(45, 100)
        tale.agreed = today - timedelta(back)
        tale.asked = tale.agreed - timedelta(draw.randrange(10, 40))
    if tale.state in _ASSEMBLED:
        tale.founded = today - timedelta(40 if tale.slip == "late" else draw.randrange(8, 20))


def _month_end(day: date) -> str:
    year, month, _day = jalali.parts(day)
    return f"{month:02}/{29 if month == 12 else jalali.month_length(year, month):02}"


def _yearly(tale: Tale, until: date) -> Iterator[date]:
    """The newest three yearly assemblies, each within the time of its call; slipped ones are left out."""
    ends = [fiscal_year.last_end(until, tale.year_end)]
    while len(ends) < 4:
        ends.append(fiscal_year.last_end(ends[-1], tale.year_end))
    left_out = {"agm": ends[:2], "agm_call": ends[:1]}.get(tale.slip, [])
    for end in reversed(ends):
        held = end + timedelta(_SLOW_CALL)
        if held <= until and end not in left_out and tale.registered is not None and end >= tale.registered:
            yield held
