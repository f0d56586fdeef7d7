"""Give a list out as a workbook or a CSV file, for another office, a chart, or a later import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.excel.writing import Cell, write_rows
from desktop.operations.desk import Desk, Progress, unwatched
from desktop.store.contents import Record
from desktop.store.queries import Query
from forms.parts import Attachments, Field, Form, Link, Number, Rials, Rows
from forms.rules import record_number
from forms.rules.digits import to_latin

_AT_ONCE = 500


def export_records(desk: Desk, form: Form, query: Query, to: Path, progress: Progress = unwatched) -> int:
    """Write the records that `query` finds, in its order; answers how many. Raises WorkbookNotWrittenError."""
    fields = [field for field in form.fields if not isinstance(field, Rows | Attachments)]
    headings = ["شماره", *(_heading(field) for field in fields), "وضعیت"]
    return write_rows(to, form.plural, headings, _rows(desk, form, query, fields, progress))


def _heading(field: Field[object]) -> str:
    return f"{field.label} (ریال)" if isinstance(field, Rials) else field.label


def _rows(
    desk: Desk, form: Form, query: Query, fields: Sequence[Field[object]], progress: Progress
) -> Iterator[list[Cell]]:
    with desk.database.read() as reader:
        numbers = reader.numbers(form, query)
        for first in range(0, len(numbers), _AT_ONCE):
            progress(first, len(numbers))
            some = numbers[first:first + _AT_ONCE]
            found = reader.many(some)
            linked = {found[n].values.named(f.name) for n in some for f in fields if isinstance(f, Link)} - {None}
            titles = reader.titles(linked)
            for number in some:
                record = found[number]
                cells = [_cell(record, field, titles) for field in fields]
                yield [record_number.show(number), *cells, form.life.state(record.state).label]
        progress(len(numbers), len(numbers))


def _cell(record: Record, field: Field[object], titles: dict[int, str]) -> Cell:
    value = record.values.named(field.name)
    if value is None:
        return record.unread.get(field.name)
    if isinstance(field, Number | Rials):
        return int(value)
    if isinstance(field, Link):
        return titles.get(value, record_number.show(value))
    return to_latin(field.show(value))
