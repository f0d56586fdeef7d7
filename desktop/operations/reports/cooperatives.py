"""وضعیت تعاونی‌ها: by step of life, activity, trend and membership, with members and capital (DOMAIN B.2, B.6)."""

from __future__ import annotations

from desktop.operations.errors import NothingToReportError
from desktop.operations.reporting.report_parts import (
    NAME,
    TOTAL,
    Asked,
    Cell,
    Measure,
    Part,
    Ratio,
    ReportChart,
    ReportContent,
    ReportGrid,
    name_of_share,
    place_in_life,
    says_something,
)
from desktop.operations.reports.loans import sums_of
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import cooperative

_SUMS = ("capital", "paid_capital")
_STATES = len(cooperative.FORM.life.states)


def make(reader: Reader, asked: Asked) -> ReportContent:
    by_state = _grid(reader, asked, "state", "به تفکیک مرحله", "مرحله")
    # Upright: so many steps of life are drawn under their table on its own page.
    picture = ReportChart("تعاونی‌ها در هر مرحله", by_state, ("شمار",), "columns", "تعاونی", _STATES, ranked=True)
    fields = [cooperative.TYPE, cooperative.TREND, cooperative.MEMBERSHIP]
    others = [_grid(reader, asked, field.name, f"به تفکیک {field.label}", field.label)
              for field in [*fields, *([cooperative.COUNTY] if asked.of_province else [])]]
    parts: list[Part] = [by_state, picture, *(grid for grid in others if says_something(grid))]
    return ReportContent(parts=tuple(parts), notes=(
        "اعضا، عضوهای کنونی تعاونی‌های پایان‌نیافته در دفتر اعضا هستند؛ سرمایه، جمع مبلغ‌های نوشته‌شده در پروندهٔ "
        "تعاونی‌ها و به ریال است.",))


def _grid(reader: Reader, asked: Asked, by: str, title: str, whose: str) -> ReportGrid:
    shares = reader.breakdown(cooperative.FORM, by, _SUMS, Query(), asked.county)
    if not shares:
        raise NothingToReportError
    if by == "state":
        shares.sort(key=lambda share: place_in_life(cooperative.FORM, share.key))
    members = reader.coop_members_by(by, asked.day, asked.county)
    columns = (Measure(whose, NAME, "right"), Measure("شمار", 0.9), Measure("سهم", 0.9), Measure("اعضا"),
               Measure("سرمایهٔ کل (ریال)", 2.1), Measure("سرمایهٔ پرداخت‌شده (ریال)", 2.1))
    count = sum(share.count for share in shares)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name_of_share(cooperative.FORM, by, share.key), share.count, Ratio(share.count, count),
         members.get(share.key, 0), *share.sums)
        for share in shares)
    return ReportGrid(title, columns, rows, (
        TOTAL, count, Ratio(count, count), sum(members.values()), *sums_of(shares)))
