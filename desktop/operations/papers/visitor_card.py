"""کارت شناسایی بازدیدکننده: one card for each visitor of a group, to be cut out (DOMAIN E.5, L)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.operations.errors import NotPrintableError
from desktop.operations.orders.filling import About
from desktop.operations.orders.paper_order import Batch, Made, PaperOrder
from desktop.operations.texts.built_texts import TEXTS
from forms.catalog import visitor_group
from reports.blocks import Facts, Gap, Heading, Sheetful, Together, Words
from reports.facts import Fact

_NOBODY = "نام هیچ بازدیدکننده‌ای در پروندهٔ گروه نیست؛ نخست بازدیدکنندگان را در پرونده بنویسید"


def visitor_cards(order: PaperOrder) -> Iterator[Made]:
    """The cards of each group, under one another. Raises NotPrintableError for a group without visitors."""
    for batch in order.batches():
        for record in batch.records:
            about = batch.sources.about(record)
            visitors = about.rows(visitor_group.VISITORS.name)
            if not visitors:
                raise NotPrintableError(number=about.number, missing=_NOBODY)
            blocks = tuple(block for visitor in visitors for block in (_card(order, batch, visitor), Gap(5)))
            sheet = Sheetful(paper=batch.stamp(record), title=order.paper.title, blocks=blocks[:-1])
            yield Made(sheet, (record.number,))


def _card(order: PaperOrder, batch: Batch, visitor: About) -> Together:
    body = batch.sources.wording(order.paper.name, "body", TEXTS[order.paper.name]["body"])
    facts = (
        Fact("نام و نام خانوادگی", visitor.shown("full_name"), 2), Fact("کد ملی", visitor.shown("national_code"), 2),
        Fact("گروه یا مرکز", visitor.shown("name"), 2), Fact("شماره پروانه یا حکم", visitor.shown("licence_no")),
        Fact("اعتبار تا", visitor.shown("licence_last_day")),
        Fact("امضای دارندهٔ کارت", "", 2), Fact(f"مهر و امضای {visitor.shown('head_post')}", "", 2),
    )
    return Together((
        Heading(order.paper.title, visitor.shown("office")), Facts(facts, 4, photo="عکس ۳×۴"),
        Words(visitor.fill(body), size=8.5),
    ))
