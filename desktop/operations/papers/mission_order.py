"""برگ مأموریت: what a group or centre is sent to see, with its members, the days and the places (DOMAIN E.1, L)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.operations.errors import NotPrintableError
from desktop.operations.orders.filling import About
from desktop.operations.orders.paper_order import Made, PaperOrder
from desktop.operations.papers.visits import abouts, counted, full_name, place, row_number, visits_of
from desktop.operations.texts.built_texts import TEXTS
from desktop.operations.texts.placeholders import BY_HAND
from forms.catalog import campaign, visitor_group
from forms.rules.digits import grouped
from reports.blocks import Column, Facts, Grid, Heading, Sheetful, Signatures, Words
from reports.facts import Fact, PaperId, Signatory

_NONE_GIVEN = "هنوز بازدیدی به گروه سپرده نشده است؛ نخست بازدیدها را در «دوره‌ها» به گروه بسپارید"
_MEMBERS = (Column("ردیف", 0.5), Column("نام و نام خانوادگی", 2, "right"), Column("کد ملی", 1.2),
            Column("تلفن همراه", 1.2), Column("تاریخ آموزش", 1), Column("امضا", 1.6))
_VISITS = (Column("ردیف", 0.5), Column("شمارهٔ بازدید", 1.35), Column("نام و نام خانوادگی", 1.6, "right"),
           Column("دستگاه", 1.4), Column("محل کار و نشانی", 3.1, "right"), Column("تلفن همراه", 1.1),
           Column("نوبت", 0.5), Column("مهلت", 0.95))


def mission_orders(order: PaperOrder) -> Iterator[Made]:
    """One order for each group of a campaign, or for each campaign of a group. Raises NotPrintableError."""
    by = "campaign" if order.kind == campaign.FORM.kind else "group"
    for batch in order.batches():
        for record in batch.records:
            given = visits_of(order.reader, (by, "=", record.number), ("state", "=", "planned"))
            orders = {key: numbers for key, numbers in given.items() if all(key)}
            if not orders:
                raise NotPrintableError(number=batch.sources.about(record).number, missing=_NONE_GIVEN)
            for (owner, group), numbers in orders.items():
                stamp = batch.stamp(record, enclosure=counted(len(numbers), "برگ صحت‌سنجی"))
                yield Made(_one(order, (owner, group), numbers, stamp), (record.number,))


def _one(order: PaperOrder, pair: tuple[int, int], numbers: Sequence[int], stamp: PaperId) -> Sheetful:
    """The order of a campaign and a group."""
    [batch] = order.batches(pair)
    of_campaign, of_group = map(batch.sources.about, batch.records)
    missing: dict[str, None] = {}
    extra = _names(of_campaign, of_group, len(numbers))
    texts = {part: of_group.filled(batch.sources.wording(order.paper.name, part, shipped), missing, extra)
             for part, shipped in TEXTS[order.paper.name].items()}
    of_group.refuse(missing)
    blocks = (
        Words(texts["opening"], size=11), _facts(of_campaign, of_group), Heading("اعضای گروه"), _members(of_group),
        Words(texts["duties"], size=9), Heading("بازدیدها", counted(len(numbers), "نفر")),
        Grid(_VISITS, [_visit(about, place) for place, about in enumerate(abouts(order, numbers), start=1)]),
        Signatures((Signatory("سرپرست گروه (تحویل گرفتم)"), Signatory("کارشناس اشتغال"),
                    Signatory(of_group.shown("head_post"), seal=True)), 3),
    )
    return Sheetful(paper=stamp, title=order.paper.title, blocks=blocks)


def _names(of_campaign: About, of_group: About, count: int) -> dict[str, str]:
    """What the sentences of this paper know beside the blanks of the group."""
    return {
        "leader": of_group.shown("record.head") or BY_HAND, "campaign": of_campaign.shown("title"),
        "first_day": of_campaign.shown("first_day"), "last_day": of_campaign.shown("last_day"),
        "visits": grouped(count), "tier": of_campaign.shown("tier"),
    }


def _facts(of_campaign: About, of_group: About) -> Facts:
    return Facts((
        Fact("گروه یا مرکز", of_group.shown("name"), 2), Fact("نوع", of_group.shown("organisation_type")),
        Fact("شماره پروانه یا حکم", of_group.shown("licence_no")), Fact("سرپرست", of_group.shown("record.head"), 2),
        Fact("تلفن سرپرست", of_group.shown("mobile")), Fact("اعتبار پروانه تا", of_group.shown("licence_last_day")),
        Fact("دورهٔ صحت‌سنجی", of_campaign.shown("title"), 2), Fact("شماره نامهٔ دوره", of_campaign.shown("letter_no")),
        Fact("تاریخ نامه", of_campaign.shown("letter_day")),
    ), 4)


def _members(of_group: About) -> Grid:
    rows = [(row_number(place), row.shown("full_name"), row.shown("national_code"), row.shown("mobile"),
             row.shown("trained_day"), "")
            for place, row in enumerate(of_group.rows(visitor_group.VISITORS.name), start=1)]
    return Grid(_MEMBERS, rows, blank_rows=max(0, 2 - len(rows)), row_mm=8.5)


def _visit(about: About, number: int) -> tuple[str, ...]:
    return (row_number(number), about.shown("number"), full_name(about), about.shown("job.agency"), place(about),
            about.shown("job.mobile"), about.shown("round"), about.shown("due_day"))
