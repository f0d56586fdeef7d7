"""فهرست: the records of a kind as the list on the screen shows them, with sums, for a file or a meeting.

Law: cells are read from their columns, not from whole records, so that ten thousand rows take a moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop.operations.filling import shown
from desktop.operations.paper_order import Made, PaperOrder
from desktop.operations.papers.visits import counted, row_number
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms import catalog
from forms.parts import Attachments, Field, Form, Link, Number, Rials
from forms.rules import record_number
from forms.rules.digits import grouped, to_persian
from reports.blocks import Block, Column, Grid, Sheetful, Words
from reports.text import left_to_right

_SLICE = 800
_UPRIGHT = 6
"""More columns than these need a lying page."""
_NARROWEST, _WIDEST, _LOOKED_AT = 5, 26, 400
_OWN = ("number", "state", "marks")


def listing(order: PaperOrder) -> Iterator[Made]:
    """All the records that were asked for on one list."""
    form = catalog.BY_KIND[order.kind]
    fields = tuple(field for field in form.list_fields if not isinstance(field, Attachments))
    totals = {place: 0 for place, field in enumerate(fields) if _is_summed(field)}
    rows = list(_rows(order, form, fields, totals))
    titles = ["ردیف", "شماره", *(f"{f.label} (ریال)" if isinstance(f, Rials) else f.label for f in fields), "وضعیت"]
    grid = Grid(_columns(titles, fields, rows), rows, _sums(fields, totals) if totals else (), row_mm=6.5)
    said: list[Block] = [Words(f"شرط‌ها: {'، '.join(order.conditions)}", size=8.5)] if order.conditions else []
    blocks = (*said, Words(f"شمار: {counted(len(rows), 'پرونده')}", size=8.5, bold=True), grid)
    sheet = Sheetful(paper=order.unnumbered(), title=_title(form), blocks=blocks, landscape=len(titles) > _UPRIGHT)
    yield Made(sheet, tuple(order.numbers))


def _title(form: Form) -> str:
    return form.plural if form.plural.startswith("دفتر") else f"فهرست {form.plural}"


def _is_summed(field: Field[Any]) -> bool:
    """Money and what is counted in a unit; a serial or a round is a number that nobody adds up."""
    return isinstance(field, Rials) or (isinstance(field, Number) and bool(field.unit))


def _rows(order: PaperOrder, form: Form, fields: Sequence[Field[Any]], totals: dict[int, int]) -> Iterator[list[str]]:
    names = (*_OWN, *(field.name for field in fields))
    states = {state.code: state.label for state in form.life.states}
    at = 0
    for first in range(0, len(order.numbers), _SLICE):
        some = order.numbers[first:first + _SLICE]
        found = {row[0]: row[1:] for row in
                 order.reader.column(form, Query(where=(("number", "in", some),)), names)}
        linked = _titles(order.reader, fields, found.values())
        unread = _unread(order.reader, [number for number in some if found[number][1] != "[]"])
        for number in some:
            state, _marks, *values = found[number]
            at += 1
            for place in totals:
                totals[place] += values[place] or 0
            typed = unread.get(number, {})
            yield [row_number(at), left_to_right(to_persian(record_number.show(number))),
                   *(_cell(field, value, linked, typed) for field, value in zip(fields, values, strict=True)),
                   states.get(state, state)]


def _cell(field: Field[Any], value: Any, linked: Mapping[int, str], typed: Mapping[str, str]) -> str:
    if value is None:
        return to_persian(typed.get(field.name, ""))
    if isinstance(field, Rials):
        return grouped(value)
    return linked.get(value, "") if isinstance(field, Link) else shown(field, value)


def _titles(reader: Reader, fields: Sequence[Field[Any]], rows: Any) -> dict[int, str]:
    places = [place for place, field in enumerate(fields, start=2) if isinstance(field, Link)]
    return reader.titles({row[place] for row in rows for place in places if row[place] is not None}) if places else {}


def _unread(reader: Reader, marked: Sequence[int]) -> dict[int, dict[str, str]]:
    """What could not be read, as it was typed; only a marked record can have any."""
    return {number: record.unread for number, record in reader.many(marked).items()} if marked else {}


def _columns(titles: Sequence[str], fields: Sequence[Field[Any]], rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Widths after what stands in the columns; names and sentences begin at the right."""
    looked_at = rows[:_LOOKED_AT]
    shares = []
    for place, title in enumerate(titles):
        lengths = sorted(len(row[place]) for row in looked_at)
        usual = lengths[len(lengths) * 9 // 10] if lengths else 0
        longest_word = max(map(len, title.split()))
        shares.append(float(min(_WIDEST, max(_NARROWEST, usual, longest_word))))
    spoken = [type(field).__name__ in ("Text", "Link") for field in fields]
    aligned = [False, False, *spoken, False]
    return tuple(Column(title, share, "right" if right else "center")
                 for title, share, right in zip(titles, shares, aligned, strict=True))


def _sums(fields: Sequence[Field[Any]], totals: Mapping[int, int]) -> tuple[str, ...]:
    cells = [(grouped(totals[place]) if isinstance(field, Rials) else field.show(totals[place]))
             if place in totals else "" for place, field in enumerate(fields)]
    return ("", "جمع", *cells, "")
