"""برگ ورود به مجمع: a card for each member, with his vote and room for those that he holds for others (DOMAIN B.5)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.operations.orders.filling import About
from desktop.operations.orders.own_head import own_head
from desktop.operations.orders.paper_order import Made, PaperOrder
from desktop.operations.papers.assembly_attendance import Voter, voters_on
from desktop.operations.papers.visits import row_number
from desktop.operations.proofs.paper_stamp import own_stamp
from forms.catalog import assembly
from forms.rules.digits import grouped, to_persian
from reports.blocks import Block, Facts, Gap, Heading, Sheetful, Together
from reports.facts import Fact
from reports.text import left_to_right

_BLANK_CARDS = 5
_CUT_MM = 6


def entry_cards(order: PaperOrder) -> Iterator[Made]:
    """The cards of each assembly, as many on a page as it holds; empty ones where nobody is known yet."""
    for batch in order.batches():
        for record in batch.records:
            about = batch.sources.about(record)
            held = record.values[assembly.HELD_AT]
            voters = voters_on(order.reader, record.values[assembly.COOPERATIVE] or 0,
                               held.date() if held else order.desk.today)
            blocks = tuple(_cards(about, voters or [Voter(0, "", "", 0)] * _BLANK_CARDS))
            stamp = own_stamp(batch.stamp(record, draft=record.state == "cancelled"), "", "")
            yield Made(Sheetful(paper=stamp, title=order.paper.title, blocks=blocks, own=own_head(about)),
                       (record.number,))


def _cards(about: About, voters: list[Voter]) -> Iterator[Block]:
    title = about.fill("{cooperative.titled_name}؛ مجمع عمومی {nature}، نوبت {nth:call_no}")
    when = about.shown("when:held_at")
    for place, voter in enumerate(voters, start=1):
        yield Together((Heading(title, f"برگ ورود {row_number(place)}"), Facts((
            Fact("نام عضو", voter.name, 2), Fact("کد یا شناسهٔ ملی", left_to_right(to_persian(voter.code))
                                                 if voter.code else ""),
            Fact("شماره عضویت", grouped(voter.number) if voter.number else ""),
            Fact("زمان مجمع", when, 2), Fact("محل برگزاری", about.shown("place"), 2),
            Fact("رأی اصالتاً", "۱"), Fact("رأی به وکالت (شمار و نام موکلان)", "", 2), Fact("مهر و امضای صادرکننده", ""),
        ), 4), Gap(_CUT_MM)))
