"""دفتر اندیکاتور: the register of letters, one book for each direction and year, ruled to be bound and signed.

Law: a serial is never passed over in silence: a voided letter stands with «باطل», numbers not used are said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.operations.errors import NotPrintableError
from desktop.operations.orders.filling import shown
from desktop.operations.orders.paper_order import Made, PaperOrder
from desktop.store.contents import Record
from desktop.store.offices import numbers_of
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import letter
from forms.parts import Code
from forms.rules import record_number
from forms.rules.digits import grouped, to_persian
from reports.blocks import Block, Column, Grid, Sheetful, Signatures, Words
from reports.facts import Signatory

_TITLES = {"out": "دفتر اندیکاتور نامه‌های صادره", "in": "دفتر اندیکاتور نامه‌های وارده"}
_NOT_YET = "هیچ‌یک از نامه‌های خواسته‌شده هنوز شماره ندارد؛ نخست صادر یا در دفتر وارده ثبت کنید"
_VOID = "باطل"
_OUT = (Column("ردیف", 0.45), Column("شماره", 1.3), Column("تاریخ", 0.85), Column("گیرنده", 2, "right"),
        Column("موضوع", 2.8, "right"), Column("پیوست", 0.9), Column("عطف یا پیرو", 1.2), Column("رسید و امضا", 1.3))
_IN = (Column("ردیف", 0.45), Column("شماره", 1.3), Column("تاریخ", 0.85), Column("فرستنده", 1.9, "right"),
       Column("شماره و تاریخ فرستنده", 1.4), Column("موضوع", 2.5, "right"), Column("پیوست", 0.8),
       Column("عطف یا پیرو", 1.1), Column("گیرنده و امضا", 1.2))
_AT_ONCE = 500
Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class _Book:
    """The letters of one direction and Jalali year that were asked for, by serial."""

    direction: str
    year: int
    asked: Mapping[int, int]
    """Serial → the number of its record."""


def letter_register(order: PaperOrder) -> Iterator[Made]:
    """A paper for each book. Raises NotPrintableError when none of the letters is numbered yet."""
    books = _books(order)
    if not books:
        raise NotPrintableError(number=to_persian(record_number.show(order.numbers[0])), missing=_NOT_YET)
    for book in books:
        yield Made(_sheet(order, book), tuple(book.asked.values()))


def _books(order: PaperOrder) -> list[_Book]:
    found: dict[tuple[str, int], dict[int, int]] = {}
    names = ("number", letter.DIRECTION.name, letter.YEAR.name, letter.SERIAL.name)
    for first in range(0, len(order.numbers), _AT_ONCE):
        some = Query((("number", "in", tuple(order.numbers[first:first + _AT_ONCE])),))
        for number, direction, year, serial in order.reader.column(letter.FORM, some, names):
            if serial is not None:
                found.setdefault((direction or "out", year or 0), {})[serial] = number
    return [_Book(*key, dict(sorted(asked.items()))) for key, asked in sorted(found.items(), reverse=True)]


def _sheet(order: PaperOrder, book: _Book) -> Sheetful:
    first, last = min(book.asked), max(book.asked)
    serials = f"ردیف {grouped(first)}" + (f" تا {grouped(last)}" if last != first else "")
    said = f"سال {to_persian(str(book.year))}، {serials}؛ {grouped(len(book.asked))} نامه"
    conditions = [Words(f"شرط‌ها: {'، '.join(order.conditions)}", size=8.5)] if order.conditions else []
    grid = Grid(_OUT if book.direction == "out" else _IN, list(_rows(order.reader, book)), row_mm=8.5)
    head = order.sources.office.names["head_post"] or "رئیس اداره"
    places = (Signatory("مسئول دبیرخانه"), Signatory(head, seal=True))
    blocks: tuple[Block, ...] = (Words(said, size=9, bold=True), *conditions, grid, Signatures(places, 2))
    return Sheetful(paper=order.unnumbered(), title=_TITLES[book.direction], blocks=blocks, landscape=True)


def _rows(reader: Reader, book: _Book) -> Iterator[Cells]:
    """The letters that were asked for, with what stands between and right beside them and is no letter any more."""
    all_, width = _serials(reader, book), len(_OUT if book.direction == "out" else _IN)
    serials = _shown_serials(all_, book)
    for first in range(0, len(serials), _AT_ONCE):
        some = serials[first:first + _AT_ONCE]
        records = reader.many([all_[serial][0] for serial in some])
        titles = _answered(reader, records)
        for place, serial in enumerate(some, start=first):
            if place and not any(each in all_ for each in (serials[place - 1] + 1, serial - 1)):
                yield _unused(serials[place - 1] + 1, serial - 1, width)
            record = records[all_[serial][0]]
            yield _void_row(record, width) if record.voided else _row(record, titles)


def _serials(reader: Reader, book: _Book) -> dict[int, tuple[int, bool]]:
    """Every serial of the book: the number of its record, and whether that is voided."""
    first, end = numbers_of(record_number.office_of(next(iter(book.asked.values()))))
    whole = Query((("number", ">=", first), ("number", "<", end), (letter.DIRECTION.name, "=", book.direction),
                   (letter.YEAR.name, "=", book.year)), voided=True)
    rows = reader.column(letter.FORM, whole, (letter.SERIAL.name, "number", "voided"))
    return {serial: (number, bool(voided)) for serial, number, voided in rows if serial is not None}


def _shown_serials(all_: Mapping[int, tuple[int, bool]], book: _Book) -> list[int]:
    """Those asked for, and the voided ones that no other living letter parts from them."""
    found: list[int] = []
    voided_since: list[int] = []
    near = False
    for serial in sorted(all_):
        if all_[serial][1]:
            voided_since.append(serial)
            continue
        asked = serial in book.asked
        found += [*(voided_since if near or asked else ()), *((serial,) if asked else ())]
        voided_since, near = [], asked
    return [*found, *(voided_since if near else ())]


def _unused(first: int, last: int, width: int) -> Cells:
    """Numbers that no letter ever bore, such as those below a first serial that was raised."""
    said = grouped(first) if first == last else f"{grouped(first)} تا {grouped(last)}"
    return (said, "به کار نرفت", *[""] * (width - 2))


def _void_row(record: Record, width: int) -> Cells:
    said = record.values.show
    first = (said(letter.SERIAL), _code(record, letter.LETTER_NO), said(letter.LETTER_DAY), _VOID)
    return (*first, *[""] * (width - len(first) - 1), _VOID)


def _row(record: Record, titles: Mapping[int, str]) -> Cells:
    said = record.values.show
    theirs = _code(record, letter.THEIR_NO)
    answered = titles.get(record.values[letter.REPLY_TO] or 0, "")
    begin = (said(letter.SERIAL), _code(record, letter.LETTER_NO), said(letter.LETTER_DAY), said(letter.CORRESPONDENT))
    end = (said(letter.SUBJECT), said(letter.ENCLOSURE), answered, "")
    came = (f"{theirs} {said(letter.THEIR_DAY)}".strip(),) if record.values[letter.DIRECTION] == "in" else ()
    return (*begin, *came, *end)


def _code(record: Record, field: Code) -> str:
    value = record.values[field]
    return shown(field, value) if value else ""


def _answered(reader: Reader, records: Mapping[int, Record]) -> dict[int, str]:
    """The own number of every letter that these lean on."""
    numbers = {number for record in records.values() if (number := record.values[letter.REPLY_TO])}
    return {number: own for number, found in reader.many(sorted(numbers)).items()
            if found.kind == letter.FORM.kind and (own := _code(found, letter.LETTER_NO))}
