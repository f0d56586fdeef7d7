"""وضعیت مشاغل خانگی: requests by step, trade group, decile and place, with the amounts asked for (DOMAIN C.4, C.7)."""

from __future__ import annotations

from typing import Any

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
from desktop.operations.reports.loans import average, sums_of
from desktop.store.breakdowns import Share
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import home_business as home

_SUMS = ("requested_amount", "jobs")
_WITH_AN_AMOUNT = Query(where=(("requested_amount", "!=", None),))
_LAST = 11
"""Requests whose decile was not asked stand after the tenth."""


def make(reader: Reader, asked: Asked) -> ReportContent:
    if not reader.states(home.FORM, Query(), asked.county):
        raise NothingToReportError
    by_state = _grid(reader, asked, "state", "مرحله")
    parts: list[Part] = [by_state, ReportChart("درخواست‌ها در هر مرحله", by_state, ("شمار",), unit="درخواست"),
                         _grid(reader, asked, "trade_group", "گروه شغلی"), _grid(reader, asked, "decile", "دهک")]
    fields = [home.MODE, home.PLACE, home.SPONSOR, *([home.COUNTY] if asked.of_province else [])]
    grids = [_grid(reader, asked, field.name, field.label) for field in fields]
    parts += [grid for grid in grids if says_something(grid)]
    return ReportContent(parts=tuple(parts), notes=(
        "تسهیلات درخواستی و اشتغال، همان است که متقاضی در طرح خود نوشته؛ مبلغ‌ها به ریال است.",
        "میانگین از درخواست‌هایی است که مبلغ دارند."))


def _grid(reader: Reader, asked: Asked, by: str, whose: str) -> ReportGrid:
    shares = reader.breakdown(home.FORM, by, _SUMS, Query(), asked.county)
    if by == "decile":
        shares.sort(key=lambda share: share.key or _LAST)
    if by == "state":
        shares.sort(key=lambda share: place_in_life(home.FORM, share.key))
    filled = {each.key: each.count for each in reader.breakdown(home.FORM, by, (), _WITH_AN_AMOUNT, asked.county)}
    count, whole = sum(share.count for share in shares), sums_of(shares)
    columns = (Measure(whose, NAME, "right"), Measure("شمار", 0.9), Measure("سهم", 0.9),
               Measure("تسهیلات درخواستی (ریال)", 2.2), Measure("میانگین (ریال)", 1.8), Measure("اشتغال (نفر)"))
    rows = tuple((_named(by, share.key), *_cells(share, filled.get(share.key, 0), count)) for share in shares)
    sums = (TOTAL, *_cells(Share("", count, whole), sum(filled.values()), count))
    return ReportGrid(f"به تفکیک {whose}", columns, rows, sums)


def _named(by: str, key: Any) -> str:
    shown = name_of_share(home.FORM, by, key)
    return f"دهک {shown}" if by == "decile" and key else shown


def _cells(share: Share, filled: int, whole: int) -> tuple[Cell, ...]:
    amount, jobs = share.sums
    return (share.count, Ratio(share.count, whole), amount, average(amount, filled), jobs)
