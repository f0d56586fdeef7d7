"""Agencies with their figures and the four rates of DOMAIN E.4; what looks odd is flagged softly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.background import Jobs
from desktop.ui.pieces import Column, Row
from desktop.ui.tasks.held_model import HeldModel
from desktop.ui.tasks.views import AgencyView
from forms.catalog import job
from forms.rules.digits import grouped, percent

COLUMNS = (
    Column("agency", "دستگاه اجرایی", "strong", 226, sorts=False),
    Column("commitment", "تعهد", "number", 76, sorts=False),
    Column("registered", "ثبت‌شده", "number", 76, sorts=False),
    Column("checked", "بررسی‌شده", "number", 84, sorts=False),
    Column("confirmed", "تأییدشده", "number", 84, sorts=False),
    Column("of_commitment", "ثبت از تعهد", "number", 94, sorts=False),
    Column("of_registered", "بررسی از ثبت", "number", 98, sorts=False),
    Column("of_checked", "تأیید از بررسی", "number", 104, sorts=False),
    Column("in_all", "تأیید از تعهد", "number", 98, sorts=False),
    Column("note", "نکته", "badge", 150, sorts=False),
)
NONE_REGISTERED = "هنوز ثبتی ندارد"
ALL_CONFIRMED = "همه تأیید؛ دوباره ببینید"


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums over agencies."""

    commitment: int
    registered: int
    checked: int
    confirmed: int


def totals(figures: Iterable[AgencyView]) -> Totals:
    rows = tuple(figures)
    return Totals(*(sum(getattr(row, name) for row in rows) for name in Totals.__slots__))


def agency_name(code: str) -> str:
    return job.AGENCY.show(code) if code else "بی‌نام دستگاه"


def note_of(row: AgencyView) -> str:
    """A soft flag: nothing registered against a commitment (DOMAIN E.6), or every check confirmed (E.4)."""
    if row.commitment and not row.registered:
        return NONE_REGISTERED
    return ALL_CONFIRMED if row.checked and row.confirmed == row.checked else ""


class AgencyModel(HeldModel):
    """Rows in the order given; the last one is the sum."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(jobs, COLUMNS)
        self.codes: tuple[str, ...] = ()

    def show_figures(self, figures: Sequence[AgencyView]) -> None:
        self.codes = tuple(row.agency for row in figures)
        rows = [_row(place, agency_name(row.agency), row, note_of(row)) for place, row in enumerate(figures)]
        if len(rows) > 1:
            rows.append(_row(-1, "جمع", totals(figures), ""))
        self.hold(rows)


def _row(key: int, name: str, row: AgencyView | Totals, note: str) -> Row:
    rates = (percent(row.registered, row.commitment), percent(row.checked, row.registered),
             percent(row.confirmed, row.checked), percent(row.confirmed, row.commitment))
    texts = (name, grouped(row.commitment), grouped(row.registered), grouped(row.checked), grouped(row.confirmed),
             *rates, note)
    return Row(key, texts, {"note": "warn"})
