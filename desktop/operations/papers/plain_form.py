"""The paper that is derived from a form itself: every blank of the record, as the form prints it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.operations.desk import Progress
from desktop.operations.orders.paper_order import PaperOrder
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms import catalog
from forms.parts import Link
from reports.blocks import Printed
from reports.paper import FilledForm, print_forms


def print_plain_form(order: PaperOrder, to: Path, progress: Progress) -> Printed:
    """One paper for each record."""
    form = catalog.BY_KIND[order.kind]
    return print_forms(form, _filled(order), order.sources.office.letterhead, to, progress, len(order.numbers))


def _filled(order: PaperOrder) -> Iterator[FilledForm]:
    for batch in order.batches():
        names = _linked_names(order.reader, batch.records)
        for record in batch.records:
            shown = {field.name: names[number] for field in record.form.fields if isinstance(field, Link)
                     and (number := record.values.named(field.name)) in names}
            yield FilledForm(batch.stamp(record), record.values, {**shown, **record.unread})


def _linked_names(reader: Reader, records: tuple[Record, ...]) -> dict[int, str]:
    """Names in place of the numbers of linked records."""
    return reader.titles({number for record in records for field in record.form.fields if isinstance(field, Link)
                          and (number := record.values.named(field.name)) is not None})
