"""جدول صحت‌سنجی: many jobs on a lying page, a square for each result, for a group that walks from door to door
(DOMAIN E.3, E.4, L). One table for each campaign and group.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.operations.orders.filling import About
from desktop.operations.orders.paper_order import Made, PaperOrder
from desktop.operations.papers.visits import (
    NO_GROUP,
    abouts,
    counted,
    full_name,
    period,
    place,
    results,
    row_number,
    short,
    visits_of,
)
from forms.catalog import campaign
from forms.parts import Entry
from reports.blocks import Column, Facts, Gap, Grid, Sheetful, Signatures, Words
from reports.facts import Fact, Signatory

_ROW_MM = 11.0
_HOW = ("در هر ردیف تنها یک نتیجه علامت زده شود. تاریخ بازدید در همان روز نوشته و ردیف به امضا یا اثر انگشت پاسخ‌دهنده "
        "رسانده شود؛ هر مغایرت در برگ جداگانه گزارش می‌شود.")
_SIGNED = (Signatory("بازدیدکنندهٔ اول"), Signatory("بازدیدکنندهٔ دوم"), Signatory("کارشناس شهرستان"),
           Signatory("رئیس اداره", seal=True))


def verification_tables(order: PaperOrder) -> Iterator[Made]:
    """From visits, those visits; from campaigns, the visits that have no result yet."""
    for (owner, group), numbers in _asked(order).items():
        [batch] = order.batches([owner])
        [record] = batch.records
        of_campaign = batch.sources.about(record)
        title = order.reader.titles([group]).get(group, NO_GROUP) if group else NO_GROUP
        blocks = (
            _facts(of_campaign, title, len(numbers)), Gap(2),
            _table(order, numbers, results(order, asked=record.values[campaign.TIER] or "")),
            Words(_HOW, size=8), Signatures(_SIGNED, 4),
        )
        sheet = Sheetful(paper=batch.stamp(record), title=order.paper.title, blocks=blocks, landscape=True)
        yield Made(sheet, (owner, *numbers))


def _asked(order: PaperOrder) -> dict[tuple[int, int], list[int]]:
    if order.kind == campaign.FORM.kind:
        return visits_of(order.reader, ("campaign", "in", order.numbers), ("state", "!=", "recorded"))
    found: dict[tuple[int, int], list[int]] = {}
    for first in range(0, len(order.numbers), 800):
        some = visits_of(order.reader, ("number", "in", order.numbers[first:first + 800]))
        for key, numbers in some.items():
            found.setdefault(key, []).extend(numbers)
    return found


def _facts(of_campaign: About, group: str, count: int) -> Facts:
    return Facts((
        Fact("دورهٔ صحت‌سنجی", of_campaign.shown("title"), 2), Fact("گروه بازدیدکننده", group, 2),
        Fact("سطح", of_campaign.shown("tier")), Fact("آغاز و پایان", period(of_campaign), 2),
        Fact("شمار", counted(count, "نفر")),
    ), 8)


def _table(order: PaperOrder, numbers: Sequence[int], codes: tuple[Entry, ...]) -> Grid:
    columns = (
        Column("ردیف", 0.5), Column("شمارهٔ بازدید", 1.5), Column("نام و نام خانوادگی", 1.4, "right"),
        Column("کد ملی", 1.25), Column("شغل و دستگاه", 1.75), Column("محل کار و نشانی", 1.9, "right"),
        *(Column(short(code), 0.74, pattern="#") for code in codes),
        Column("تاریخ بازدید", 0.8), Column("امضا یا اثر انگشت پاسخ‌دهنده", 1.15),
    )
    blank = ("",) * (len(codes) + 2)
    rows = [
        (row_number(number), about.shown("number"), full_name(about), about.shown("job.national_code"),
         "، ".join(filter(None, (about.shown("job.job_title"), about.shown("job.agency")))), place(about), *blank)
        for number, about in enumerate(abouts(order, numbers), start=1)
    ]
    return Grid(columns, rows, row_mm=_ROW_MM)
