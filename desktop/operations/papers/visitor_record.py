"""کارنامهٔ گروه بازدیدکننده: what a group was given, what it brought back and how long it took (DOMAIN E.4, E.5, L)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop.operations.orders.filling import About
from desktop.operations.orders.paper_order import Made, PaperOrder
from desktop.operations.papers.visits import counted, row_number, short
from desktop.operations.verification.record_visit import second_visit_results
from desktop.store.figures import counts_as
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import visit
from forms.parts import reference_list
from forms.rules.digits import grouped, percent, to_persian
from reports.blocks import Block, Chart, Column, Facts, Grid, Heading, Series, Sheetful, Signatures, Words
from reports.facts import Fact, Signatory

_COLUMNS = (
    Column("ردیف", 0.4), Column("دورهٔ صحت‌سنجی", 2.6, "right"), Column("سپرده", 0.75), Column("ثبت‌شده", 0.75),
    Column("تأیید", 0.75), Column("درصد تأیید", 0.8), Column("نیازمند بازدید دوباره", 1), Column("دیرکرد", 0.75),
    Column("میانگین روز", 0.85),
)
_NOTE = ("«سپرده»: بازدیدهایی که گروه تاکنون گرفته است. «میانگین روز»: از روز سپردن به گروه تا روز بازدید، برای "
         "بازدیدهای ثبت‌شده. «دیرکرد»: بازدیدهای بی نتیجه که مهلتشان گذشته است.")
_ASKED = ("number", "campaign", "state", "result", "due_day", "visited_at", "round")


@dataclass(frozen=True, slots=True)
class _Visit:
    """What a record of work counts of one visit; `days` from the giving to the visit, None where one is unknown."""

    campaign: int
    recorded: bool
    result: str
    late: bool
    again: bool
    days: int | None


def visitor_records(order: PaperOrder) -> Iterator[Made]:
    """One record of work for each group."""
    given = _given_on(order.reader)
    for batch in order.batches():
        for record in batch.records:
            visits = _visits(order, record.number, given)
            about = batch.sources.about(record)
            sheet = Sheetful(paper=batch.stamp(record), title=order.paper.title,
                             blocks=tuple(_blocks(order, about, visits)))
            yield Made(sheet, (record.number,))


def _given_on(reader: Reader) -> dict[int, date]:
    """The day on which each visit was last given to a group."""
    return {step.number: datetime.fromisoformat(step.at).astimezone().date() for step in reader.steps(visit.FORM)
            if step.new == "planned"}


def _visits(order: PaperOrder, group: int, given: dict[int, date]) -> list[_Visit]:
    second = set(second_visit_results(order.sources.office.context))
    today, found = order.desk.today, []
    for number, campaign, state, result, due, at, _round in order.reader.column(
            visit.FORM, Query(where=(("group", "=", group),)), _ASKED):
        recorded = state == "recorded"
        days = (at.date() - given[number]).days if recorded and at and number in given else None
        found.append(_Visit(campaign or 0, recorded, result or "" if recorded else "",
                            not recorded and due is not None and due < today, recorded and result in second,
                            max(0, days) if days is not None else None))
    return found


def _blocks(order: PaperOrder, about: About, visits: Sequence[_Visit]) -> Iterator[Block]:
    yield Facts((
        Fact("گروه یا مرکز", about.shown("name"), 2), Fact("نوع", about.shown("organisation_type")),
        Fact("وابسته به دستگاه", about.shown("agency")), Fact("سرپرست", about.shown("record.head"), 2),
        Fact("شماره پروانه یا حکم", about.shown("licence_no")), Fact("اعتبار تا", about.shown("licence_last_day")),
        Fact("شمار بازدیدکنندگان", about.shown("count:visitors")), Fact("وضعیت", about.shown("state")),
        Fact("بازدید نوبت دوم یا سوم", counted(_further(order, about), "بازدید"), 2),
    ), 4)
    yield Heading("به تفکیک دوره")
    yield _by_campaign(order, visits)
    yield Words(_NOTE, size=7.5)
    yield from _by_result(visits)
    yield Signatures((Signatory("سرپرست گروه"), Signatory("کارشناس اشتغال"),
                      Signatory(about.shown("head_post"), seal=True)), 3)


def _further(order: PaperOrder, about: About) -> int:
    """Visits of this group that saw a job again after another group."""
    number = about.record.number if about.record else 0
    return order.reader.count(visit.FORM, Query(where=(("group", "=", number), ("round", ">", 1))))


def _by_campaign(order: PaperOrder, visits: Sequence[_Visit]) -> Grid:
    groups: dict[int, list[_Visit]] = defaultdict(list)
    for each in visits:
        groups[each.campaign].append(each)
    titles = order.reader.titles(groups)
    rows = [(row_number(at), titles.get(campaign, ""), *_counts(own))
            for at, (campaign, own) in enumerate(sorted(groups.items()), start=1)]
    return Grid(_COLUMNS, rows, ("", "جمع", *_counts(visits)))


def _counts(visits: Sequence[_Visit]) -> tuple[str, ...]:
    recorded = [each for each in visits if each.recorded]
    confirmed = sum(counts_as(each.result) == "confirmed" for each in recorded)
    days = [each.days for each in recorded if each.days is not None]
    average = to_persian(f"{sum(days) / len(days):.1f}".replace(".", "٫")) if days else "—"
    return (grouped(len(visits)), grouped(len(recorded)), grouped(confirmed), percent(confirmed, len(recorded)),
            grouped(sum(each.again for each in recorded)), grouped(sum(each.late for each in visits)), average)


def _by_result(visits: Sequence[_Visit]) -> Iterator[Block]:
    counts = Counter(each.result for each in visits if each.recorded)
    entries = [entry for entry in reference_list(visit.RESULT.list_name).entries if counts[entry.code]]
    if not entries:
        return
    total = sum(counts.values())
    yield Heading("به تفکیک نتیجه")
    rows = [(row_number(at), entry.label, grouped(counts[entry.code]), percent(counts[entry.code], total))
            for at, entry in enumerate(entries, start=1)]
    columns = (Column("ردیف", 0.4), Column("نتیجه", 3, "right"), Column("شمار", 1), Column("سهم", 1))
    yield Grid(columns, rows, ("", "جمع", grouped(total), percent(total, total)), row_mm=6.5)
    yield Chart("bars", tuple(map(short, entries)),
                (Series("شمار", tuple(float(counts[entry.code]) for entry in entries)),))
