"""دفتر سهام: what each member of a cooperative holds on this day, and the lines of the register (DOMAIN B.3)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.operations.cooperatives.membership.share_book import BookLine, Holder, ShareBook, share_book
from desktop.operations.orders.filling import About
from desktop.operations.orders.own_head import own_head
from desktop.operations.orders.paper_order import Made, PaperOrder
from desktop.operations.papers.visits import row_number
from desktop.operations.proofs.paper_stamp import own_stamp
from forms.catalog import cooperative, share_transfer
from forms.rules import jalali
from forms.rules.digits import grouped, percent, to_persian
from reports.blocks import Block, Column, Facts, Grid, Heading, Sheetful, Signatures
from reports.facts import Fact, Signatory
from reports.text import left_to_right

_HOLDERS = (
    Column("ردیف", 0.4), Column("شماره عضویت", 0.7), Column("نام عضو", 2.4, "right"), Column("کد یا شناسهٔ ملی", 1.3),
    Column("شمار سهام", 0.9), Column("ارزش (ریال)", 1.5), Column("سهم از سرمایه", 0.9),
)
_LINES = (
    Column("ردیف", 0.4), Column("تاریخ", 0.9), Column("نوع", 1.2), Column("واگذارنده", 1.7, "right"),
    Column("گیرنده", 1.7, "right"), Column("شمار سهام", 0.8), Column("مبلغ", 1.3), Column("همهٔ سهام پس از آن", 0.9),
)
_FIRST = "سهام هنگام عضویت"
_LEAST_ROWS, _ROW_MM = 7, 7
_SIGNERS = (("رئیس هیأت مدیره", "office:chair", False), ("مدیرعامل", "office:managing_director", True),
            ("بازرس", "office:inspector", False))


def share_holdings(order: PaperOrder) -> Iterator[Made]:
    """The register of each cooperative as of this day."""
    for batch in order.batches():
        for record in batch.records:
            about = batch.sources.about(record)
            book = share_book(order.desk, record.number)
            stamp = own_stamp(batch.stamp(record), "", to_persian(jalali.text(order.desk.today)))
            yield Made(Sheetful(paper=stamp, title=order.paper.title, blocks=tuple(_blocks(book, about)),
                                own=own_head(about)), (record.number,))


def _blocks(book: ShareBook, about: About) -> Iterator[Block]:
    yield Facts((
        Fact("تا پایان روز", to_persian(jalali.text(book.on))), Fact("شمار دارندگان", grouped(len(book.holders))),
        Fact("همهٔ سهام", grouped(book.shares)), Fact("ارزش هر سهم", about.shown(cooperative.PAR_VALUE.name)),
        Fact("سرمایهٔ کل", about.shown(cooperative.CAPITAL.name)),
    ), 5)
    yield Heading("۱. دارندگان سهام")
    rows = [_holder(at, each, book) for at, each in enumerate(book.holders, start=1)]
    worth = "" if book.worth is None else grouped(book.worth)
    sums = ("", "", "جمع", "", grouped(book.shares), worth, "") if rows else ()
    yield Grid(_HOLDERS, rows, sums, max(0, _LEAST_ROWS - len(rows)), _ROW_MM)
    yield Heading("۲. سطرهای دفتر")
    lines = [_line(at, each) for at, each in enumerate(book.lines, start=1)]
    yield Grid(_LINES, lines, (), max(0, _LEAST_ROWS - len(lines)), _ROW_MM)
    yield Signatures(tuple(Signatory(role, seal=seal, name=about.shown(path)) for role, path, seal in _SIGNERS))


def _holder(at: int, each: Holder, book: ShareBook) -> tuple[str, ...]:
    member = each.member
    code = left_to_right(to_persian(member.code)) if member.code.isdecimal() else ""
    worth = "" if book.par_value is None else grouped(each.shares * book.par_value)
    number = grouped(member.member_no) if member.member_no else ""
    return (row_number(at), number, member.name, code, grouped(each.shares), worth, percent(each.shares, book.shares))


def _line(at: int, each: BookLine) -> tuple[str, ...]:
    nature = share_transfer.NATURE.options.get(each.nature, each.nature) if each.is_transfer else _FIRST
    amount = "" if each.amount is None else grouped(each.amount)
    return (row_number(at), to_persian(jalali.text(each.day)), nature, each.source, each.target, grouped(each.shares),
            amount, grouped(each.left))
