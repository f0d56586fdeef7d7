"""فهرست بازدیدهای دوره: the jobs that a campaign visits, census or sample, by group, with how they were drawn
(DOMAIN E.1, L): the same seed over the same jobs draws the same sample again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desktop.operations.errors import NotPrintableError
from desktop.operations.orders.filling import About
from desktop.operations.orders.paper_order import Batch, Made, PaperOrder
from desktop.operations.papers.visits import NO_GROUP, abouts, counted, full_name, period, place, row_number, visits_of
from desktop.store.contents import Record
from forms.catalog import campaign
from reports.blocks import Block, Column, Facts, Grid, Heading, Sheetful, Signatures, Words
from reports.facts import Fact, Signatory

_UNPLANNED = "هنوز بازدیدی برای این دوره باز نشده است؛ نخست دوره را برنامه‌ریزی کنید"
_METHODS = {
    "census": "تمام‌شماری: همهٔ اشتغال‌های ثبت‌شده‌ای که هنگام برنامه‌ریزی در دوره بودند، یک‌به‌یک بازدید می‌شوند.",
    "sample": ("نمونه‌گیری تصادفی ساده و بی جایگذاری از فهرست اشتغال‌های ثبت‌شده به ترتیب شمارهٔ پرونده؛ با همین بذر و "
               "همین فهرست، همین نمونه دوباره به دست می‌آید."),
}
_COLUMNS = (Column("ردیف", 0.45), Column("شمارهٔ بازدید", 1.3), Column("نام و نام خانوادگی", 1.7, "right"),
            Column("کد ملی", 1.1), Column("دستگاه اجرایی", 1.5), Column("شغل", 1.4),
            Column("محل کار و نشانی", 3.2, "right"), Column("نوبت", 0.5), Column("وضعیت یا نتیجه", 1.4))
_GROUPS = (Column("ردیف", 0.4), Column("گروه یا مرکز", 4, "right"), Column("شمار بازدید", 1))


def sample_lists(order: PaperOrder) -> Iterator[Made]:
    """One list for each campaign. Raises NotPrintableError for one that is not planned yet."""
    for batch in order.batches():
        for record in batch.records:
            about = batch.sources.about(record)
            groups = {key[1]: numbers for key, numbers in
                      visits_of(order.reader, ("campaign", "=", record.number)).items()}
            if not groups:
                raise NotPrintableError(number=about.number, missing=_UNPLANNED)
            blocks = (*_head(about, record, groups), *_groups(order, groups), _signed(batch, about))
            sheet = Sheetful(paper=batch.stamp(record), title=_title(record), blocks=blocks, landscape=True)
            yield Made(sheet, (record.number,))


def _title(record: Record) -> str:
    return "فهرست نمونهٔ صحت‌سنجی" if record.values[campaign.MODE] == "sample" else "فهرست کامل صحت‌سنجی"


def _head(about: About, record: Record, groups: Mapping[int, Sequence[int]]) -> tuple[Block, ...]:
    facts = [
        Fact("دورهٔ صحت‌سنجی", about.shown("title"), 3), Fact("سطح", about.shown("tier")),
        Fact("آغاز و پایان", period(about), 2), Fact("روش", about.shown("mode")),
        Fact("شمار بازدید", counted(sum(map(len, groups.values())), "نفر")),
    ]
    if record.values[campaign.MODE] == "sample":
        facts += [Fact("اندازهٔ نمونه", about.shown("sample_size"), 2),
                  Fact("بذر نمونه‌گیری", about.shown("sample_seed"), 2)]
    facts += [Fact("شماره نامه", about.shown("letter_no"), 2), Fact("تاریخ نامه", about.shown("letter_day"), 2)]
    method = _METHODS.get(record.values[campaign.MODE] or "", "")
    return (Facts(tuple(facts), 8), *([Words(f"روش: {method}", size=8.5)] if method else []))


def _groups(order: PaperOrder, groups: Mapping[int, Sequence[int]]) -> Iterator[Block]:
    """A short table of the groups, and then the visits of each under its name."""
    titles = order.reader.titles(group for group in groups if group)
    ordered = sorted(groups, key=lambda group: (not group, titles.get(group, "")))
    named = [(titles.get(group, NO_GROUP), groups[group]) for group in ordered]
    if len(named) > 1:
        rows = [(row_number(at), name, row_number(len(numbers))) for at, (name, numbers) in enumerate(named, start=1)]
        total = row_number(sum(len(numbers) for _, numbers in named))
        yield Heading("گروه‌ها")
        yield Grid(_GROUPS, rows, ("", "جمع", total), row_mm=6.5)
    for name, numbers in named:
        yield Heading(name, counted(len(numbers), "بازدید"))
        yield Grid(_COLUMNS, [_row(about, at) for at, about in enumerate(abouts(order, numbers), start=1)], row_mm=6.5)


def _row(about: About, number: int) -> tuple[str, ...]:
    return (row_number(number), about.shown("number"), full_name(about), about.shown("job.national_code"),
            about.shown("job.agency"), about.shown("job.job_title"), place(about), about.shown("round"),
            about.shown("result") or about.shown("state"))


def _signed(_batch: Batch, about: About) -> Signatures:
    return Signatures((Signatory("کارشناس اشتغال"), Signatory(about.shown("head_post"), seal=True)), 2)
