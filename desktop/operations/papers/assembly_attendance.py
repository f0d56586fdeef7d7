"""لیست حضور و غیاب مجمع: who may vote at one assembly, with room to sign (DOMAIN B.5 S83, B.6 step 6; B.3 S72)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.operations.cooperatives.membership.shares import register_of
from desktop.operations.cooperatives.quorums import quorum_in, statutes_at
from desktop.operations.orders.filling import About
from desktop.operations.orders.own_head import own_head
from desktop.operations.orders.paper_order import Made, PaperOrder
from desktop.operations.papers.visits import row_number
from desktop.operations.proofs.paper_stamp import own_stamp
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import assembly, cooperative
from forms.rules import share_register
from forms.rules.digits import grouped, to_persian
from reports.blocks import Block, Column, Facts, Grid, Heading, Sheetful, Signatures, Together, Words
from reports.facts import Fact, Signatory
from reports.text import left_to_right

_COLUMNS = (
    Column("ردیف", 0.45), Column("نام و نام خانوادگی", 2, "right"), Column("کد یا شناسه ملی", 1.2),
    Column("شمار سهام", 0.7), Column("اصالتاً", 0.6), Column("وکالتاً", 0.6), Column("نام وکیل یا نماینده", 1.5),
    Column("امضا", 1.4),
)
_BY_HAND = ("",) * 4
_LEAST_ROWS = 12
_CLOSED = ("این لیست پیش از آغاز رسیدگی به دستور جلسه بسته شد و درستی آن را تأیید می‌کنیم. هر عضو، صرف‌نظر از شمار سهام "
           "خود، یک رأی دارد.")
_BOARD = (("رئیس مجمع", "president"), ("منشی", "secretary"), ("ناظر اول", "first_teller"),
          ("ناظر دوم", "second_teller"))
_CANCELLED = "cancelled"


def attendance_lists(order: PaperOrder) -> Iterator[Made]:
    """One list for each assembly; that of a cancelled one is no more than a draft."""
    for batch in order.batches():
        for record in batch.records:
            blocks = tuple(_blocks(order, record, batch.sources.about(record)))
            stamp = own_stamp(batch.stamp(record, draft=record.state == _CANCELLED), "", "")
            yield Made(Sheetful(paper=stamp, title=order.paper.title, blocks=blocks,
                                own=own_head(batch.sources.about(record))), (record.number,))


def _blocks(order: PaperOrder, record: Record, about: About) -> Iterator[Block]:
    held = record.values[assembly.HELD_AT]
    day = held.date() if held else order.desk.today
    voters = voters_on(order.reader, record.values[assembly.COOPERATIVE] or 0, day)
    rows, total = _rows(voters)
    yield Facts((
        Fact("نام تعاونی", about.shown("cooperative.titled_name"), 2),
        Fact("شماره ثبت", about.shown("cooperative.registration_no")), Fact("نوبت", about.shown("nth:call_no")),
        Fact("نوع مجمع", about.shown("nature")), Fact("زمان مجمع", about.shown("when:held_at"), 2),
        Fact("شمار کل اعضا", f"{grouped(len(rows))} نفر" if rows else ""),
        Fact("محل", about.shown("place"), 3), Fact("ناظر اداره", about.shown("observer")),
    ), 4)
    sums = ("", "جمع", "", grouped(total), *_BY_HAND) if rows else ()
    yield Grid(_COLUMNS, rows, sums, max(0, _LEAST_ROWS - len(rows)), 8.5)
    result = Facts(_result(order, record, about, len(rows)), 5)
    places = tuple(Signatory(role, name=about.shown(blank)) for role, blank in _BOARD)
    yield Together((Heading("نتیجه"), result, Words(_CLOSED), Signatures(places, len(places))))


def _result(order: PaperOrder, record: Record, about: About, members: int) -> tuple[Fact, ...]:
    """What was counted; before the assembly there is room to write it."""
    values = record.values
    known = values.changed({assembly.MEMBERS.name: values[assembly.MEMBERS] or members or None})
    view = quorum_in(known, statutes_at(order.reader, known, order.desk.today))
    counted = values[assembly.PRESENT] is not None
    return (
        Fact("حاضران اصالتاً", about.shown("present")), Fact("حاضران وکالتاً", about.shown("proxies")),
        Fact("جمع حاضران", grouped(view.present) if counted else ""),
        Fact("حد نصاب لازم", f"{grouped(view.needed)} نفر" if view.needed else ""),
        Fact("حد نصاب رسید", about.shown("quorum_met")),
    )


@dataclass(frozen=True, slots=True)
class Voter:
    """One member with one vote: `code` as it is written, "" for none; shares on the day."""

    number: int
    name: str
    code: str
    shares: int


def voters_on(reader: Reader, number: int, day: date) -> list[Voter]:
    """The members of that day by their number and what they held then; before there are any, who applied."""
    register = register_of(reader, number)
    held = share_register.holdings([line.entry for line in register.lines if line.entry.day <= day])
    return [Voter(each.member_no, each.name, each.code if each.code.isdecimal() else "", held.get(str(each.number), 0))
            for each in register.members.values() if each.belongs_on(day)] or _applicants(reader, number)


def _rows(voters: list[Voter]) -> tuple[list[tuple[str, ...]], int]:
    rows: list[tuple[str, ...]] = [
        (row_number(at), each.name, left_to_right(to_persian(each.code)) if each.code else "", grouped(each.shares),
         *_BY_HAND) for at, each in enumerate(voters, start=1)]
    return rows, sum(each.shares for each in voters)


def _applicants(reader: Reader, number: int) -> list[Voter]:
    own = reader.get(number)
    rows = (own.values[cooperative.MEMBERS] if own else None) or ()
    return [Voter(0, f"{row.show(cooperative.MEMBER_FIRST)} {row.show(cooperative.MEMBER_LAST)}".strip(),
                  row[cooperative.MEMBER_CODE] or "", row[cooperative.MEMBER_SHARES] or 0) for row in rows]
