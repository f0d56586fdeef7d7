"""نتایج دورهٔ صحت‌سنجی: what the visits of one campaign found, by agency and result (DOMAIN E.4, L).

Law: a job counts once, by its latest visit that has a result; checked, confirmed and waiting are told apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from desktop.operations.errors import NotPrintableError
from desktop.operations.orders.filling import About
from desktop.operations.orders.paper_order import Made, PaperOrder
from desktop.operations.papers.visits import counted, period, results, row_number, short
from desktop.store.figures import counts_as
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import job, visit
from forms.parts import Entry
from forms.rules.digits import grouped, percent
from reports.blocks import Block, Chart, Column, Facts, Grid, Series, Sheetful, Signatures, Words
from reports.facts import Fact, Signatory

_UNPLANNED = "هنوز بازدیدی برای این دوره باز نشده است؛ نخست دوره را برنامه‌ریزی کنید"
_NOTE = ("هر شاغل یک بار و با آخرین بازدید ثبت‌شده‌اش شمرده شده است. «بررسی‌شده»: دارای نتیجهٔ ثبت‌شده. «درصد تأیید» سهم "
         "تأییدشده‌ها (با تغییر و بی تغییر) از بررسی‌شده‌هاست.")
_WAITING = ""
_SLICE = 800

Counts = Mapping[str, Counter[str]]
"""Agency → result code (empty: no result yet) → persons."""


def campaign_results(order: PaperOrder) -> Iterator[Made]:
    """One paper for each campaign. Raises NotPrintableError for one that is not planned yet."""
    for batch in order.batches():
        for record in batch.records:
            about = batch.sources.about(record)
            counts = _counted(order.reader, record.number)
            if not counts:
                raise NotPrintableError(number=about.number, missing=_UNPLANNED)
            blocks = tuple(_blocks(order, about, counts))
            sheet = Sheetful(paper=batch.stamp(record), title=order.paper.title, blocks=blocks, landscape=True)
            yield Made(sheet, (record.number,))


def _counted(reader: Reader, campaign: int) -> Counts:
    latest: dict[int, tuple[int, str]] = {}
    asked = Query(where=(("campaign", "=", campaign),))
    for worker, round_, state, result in reader.column(visit.FORM, asked, ("job", "round", "state", "result")):
        said = (round_ or 0, result) if state == "recorded" and result else (-1, _WAITING)
        latest[worker] = max(latest.get(worker, (-2, _WAITING)), said)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    agencies = _agencies(reader, list(latest))
    for worker, (_round, result) in latest.items():
        counts[agencies.get(worker, "")][result] += 1
    return counts


def _agencies(reader: Reader, jobs: list[int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for first in range(0, len(jobs), _SLICE):
        some = Query(where=(("number", "in", jobs[first:first + _SLICE]),))
        found |= {number: agency or "" for number, agency in reader.column(job.FORM, some, ("number", "agency"))}
    return found


def _blocks(order: PaperOrder, about: About, counts: Counts) -> Iterator[Block]:
    total = sum(counts.values(), Counter[str]())
    checked = total.total() - total[_WAITING]
    yield Facts((
        Fact("دورهٔ صحت‌سنجی", about.shown("title"), 2), Fact("سطح", about.shown("tier")),
        Fact("روش", about.shown("mode")), Fact("آغاز و پایان", period(about), 2),
        Fact("در دوره", counted(total.total(), "نفر")), Fact("بررسی‌شده", counted(checked, "نفر")),
        Fact("درصد تأیید", percent(_confirmed(total), checked)),
    ), 9)
    yield _table(counts, total, results(order))
    yield Words(_NOTE, size=7.5)
    names = sorted(counts, key=lambda agency: -counts[agency].total())[:12]
    yield Chart("stacked", tuple(map(_agency, names)), tuple(
        Series(label, tuple(float(_meaning(counts[name], meaning)) for name in names))
        for label, meaning in (("تأییدشده", "confirmed"), ("تأییدنشده", "rejected"), ("در انتظار", "pending"))))
    yield Signatures((Signatory("کارشناس اشتغال"), Signatory(about.shown("head_post"), seal=True)), 2)


def _table(counts: Counts, total: Counter[str], codes: tuple[Entry, ...]) -> Grid:
    used = tuple(code for code in codes if total[code.code])
    columns = (Column("ردیف", 0.4), Column("دستگاه اجرایی", 2.4, "right"), Column("در دوره", 0.8),
               Column("بررسی‌شده", 0.85), *(Column(short(code), 0.85) for code in used),
               Column("بی نتیجه", 0.8), Column("درصد تأیید", 0.85))
    rows = [(row_number(at), _agency(agency), *_cells(counts[agency], used))
            for at, agency in enumerate(sorted(counts, key=_agency), start=1)]
    return Grid(columns, rows, ("", "جمع", *_cells(total, used)), row_mm=6.5)


def _cells(counts: Counter[str], used: tuple[Entry, ...]) -> tuple[str, ...]:
    checked = counts.total() - counts[_WAITING]
    return (grouped(counts.total()), grouped(checked), *(grouped(counts[code.code]) for code in used),
            grouped(counts[_WAITING]), percent(_confirmed(counts), checked))


def _confirmed(counts: Counter[str]) -> int:
    return _meaning(counts, "confirmed")


def _meaning(counts: Counter[str], meaning: str) -> int:
    """Persons whose latest result counts as this; one without a result is pending."""
    return sum(count for code, count in counts.items() if (counts_as(code) if code else "pending") == meaning)


def _agency(code: str) -> str:
    return job.AGENCY.show(code) if code else "نامشخص"
