"""Which records lean on others by a link, in a blank or in a row of a ruled table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from sqlalchemy import Connection, Select, select

from desktop.store.records import slices
from desktop.store.tables import CHILDREN, KINDS
from forms import catalog
from forms.parts import Form, Link, Rows


def leant_on(connection: Connection, numbers: Sequence[int], but: Set[int]) -> set[int]:
    """Those of `numbers` that a record in use links to; records in `but` do not count."""
    found: set[int] = set()
    for some in slices(sorted(numbers)):
        for query in _queries(some):
            found.update(linked for linked, leaning in connection.execute(query) if leaning not in but)
    return found


def _queries(numbers: Sequence[int]) -> Iterator[Select[int, int]]:
    for form in catalog.ALL:
        table = KINDS[form.kind]
        for field in form.fields:
            if isinstance(field, Link):
                column = table.c[field.name]
                yield select(column, table.c.number).where(column.in_(numbers), table.c.voided == 0)
            elif isinstance(field, Rows):
                yield from _row_queries(form, field, numbers)


def _row_queries(form: Form, rows: Rows, numbers: Sequence[int]) -> Iterator[Select[int, int]]:
    table, child = KINDS[form.kind], CHILDREN[form.kind, rows.name]
    for column in rows.columns:
        if isinstance(column, Link):
            linked = child.c[column.name]
            yield select(linked, table.c.number).join(table, table.c.number == child.c.record).where(
                linked.in_(numbers), table.c.voided == 0)
