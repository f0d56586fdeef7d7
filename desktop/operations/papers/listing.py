"""فهرست: the records of a kind as the list on the screen shows them, or in the columns asked for, with sums.

Law: cells are read from their columns, not from whole records, and only while they are drawn, so that ten thousand
rows take a moment and fifty thousand take no more memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from desktop.operations.orders.paper_order import Made, PaperOrder
from desktop.operations.papers.list_columns import NUMBER, ROW, STATE, ListColumn, Show, list_columns, shows
from desktop.operations.papers.visits import counted
from desktop.store.queries import Query
from forms import catalog
from forms.parts import Form, Link
from forms.rules.digits import to_persian
from reports.blocks import Block, Column, Grid, Sheetful, Words

_SLICE = 500
_UPRIGHT = 6
"""More columns than these need a lying page."""
_NARROWEST, _WIDEST, _LOOKED_AT = 5, 26, 400
_MARKS = "marks"


def listing(order: PaperOrder) -> Iterator[Made]:
    """All the records that were asked for on one list."""
    form = catalog.BY_KIND[order.kind]
    columns = list_columns(form, order.columns)
    rows = _Rows(order, form, columns)
    grid = Grid(_widths(columns, rows), rows, _sums(order, form, columns), row_mm=6.5)
    said: list[Block] = [Words(f"شرط‌ها: {'، '.join(order.conditions)}", size=8.5)] if order.conditions else []
    blocks = (*said, Words(f"شمار: {counted(len(rows), 'پرونده')}", size=8.5, bold=True), grid)
    sheet = Sheetful(paper=order.unnumbered(), title=_title(form), blocks=blocks, landscape=len(columns) > _UPRIGHT)
    yield Made(sheet, tuple(order.numbers))


def _title(form: Form) -> str:
    return form.plural if form.plural.startswith("دفتر") else f"فهرست {form.plural}"


class _Rows:
    """The rows of the list, read a slice at a time whenever they are gone through."""

    def __init__(self, order: PaperOrder, form: Form, columns: Sequence[ListColumn]) -> None:
        self._order, self._form, self._columns = order, form, columns
        self._shows = shows(form, columns)
        self._names = (NUMBER, STATE, _MARKS, *(column.name for column in columns if column.field))

    def __len__(self) -> int:
        return len(self._order.numbers)

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        for first in range(0, len(self), _SLICE):
            yield from self._slice(first, self._order.numbers[first:first + _SLICE])

    def _slice(self, first: int, numbers: Sequence[int]) -> Iterable[tuple[str, ...]]:
        found = {row[0]: row for row in _read(self._order, self._form, numbers, self._names)}
        values = dict(zip(self._names, zip(*(found[number] for number in numbers), strict=True), strict=True))
        values[ROW] = tuple(range(first + 1, first + 1 + len(numbers)))
        cells = [self._texts(column, show, values[column.name])
                 for column, show in zip(self._columns, self._shows, strict=True)]
        self._say_unread(cells, numbers, values[_MARKS])
        return zip(*cells, strict=True)

    def _texts(self, column: ListColumn, show: Show, values: Sequence[Any]) -> list[str]:
        """A column in words: linked records by their names, what is blank empty."""
        if isinstance(column.field, Link):
            titles = self._order.reader.titles({each for each in values if each is not None})
            return [titles.get(each, "") for each in values]
        return ["" if each is None else show(each) for each in values]

    def _say_unread(self, cells: Sequence[list[str]], numbers: Sequence[int], marks: Sequence[str]) -> None:
        """Where a blank could not be read, what was typed; only a marked record can have any."""
        marked = {number: place for place, (number, mark) in enumerate(zip(numbers, marks, strict=True))
                  if mark != "[]" and any(not column[place] for column in cells)}
        for number, record in self._order.reader.many(list(marked)).items() if marked else ():
            for column, some in zip(self._columns, cells, strict=True):
                typed = record.unread.get(column.name, "") if column.field else ""
                some[marked[number]] = some[marked[number]] or to_persian(typed)


def _read(order: PaperOrder, form: Form, numbers: Sequence[int], names: Sequence[str]) -> list[tuple[Any, ...]]:
    return order.reader.column(form, Query(where=((NUMBER, "in", numbers),)), names)


def _widths(columns: Sequence[ListColumn], rows: Iterable[Sequence[str]]) -> tuple[Column, ...]:
    """Widths after what stands in the columns; names and sentences begin at the right."""
    looked_at = list(islice(rows, _LOOKED_AT))
    shares = []
    for place, column in enumerate(columns):
        lengths = sorted(len(row[place]) for row in looked_at)
        usual = lengths[len(lengths) * 9 // 10] if lengths else 0
        longest_word = max(map(len, column.title.split()))
        shares.append(float(min(_WIDEST, max(_NARROWEST, usual, longest_word))))
    return tuple(Column(column.title, share, "right" if column.spoken else "center")
                 for column, share in zip(columns, shares, strict=True))


def _sums(order: PaperOrder, form: Form, columns: Sequence[ListColumn]) -> tuple[str, ...]:
    """The last row: totals under their columns and «جمع» beside them; nothing where no column is summed."""
    names = [column.name for column in columns if column.summed]
    if not names:
        return ()
    totals = dict.fromkeys(names, 0)
    for first in range(0, len(order.numbers), _SLICE):
        for row in _read(order, form, order.numbers[first:first + _SLICE], names):
            for name, value in zip(names, row, strict=True):
                totals[name] += value or 0
    cells = {column.name: column.sum_text(totals[column.name]) for column in columns if column.summed}
    free = [column.name for column in columns if not column.summed]
    label = next((name for name in free if name != ROW), free[0] if free else "")
    return tuple("جمع" if column.name == label else cells.get(column.name, "") for column in columns)
