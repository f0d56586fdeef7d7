"""برچسب پرونده: adhesive labels for files and folders, with the name, the number and its code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.operations.desk import Progress
from desktop.operations.orders.filling import shown
from desktop.operations.orders.paper_order import PaperOrder
from desktop.store.contents import Record
from forms.parts import Link
from forms.rules import record_number
from forms.rules.digits import to_persian
from reports.blocks import Label, LabelSheet, Printed
from reports.labels import print_labels
from reports.text import left_to_right


def print_label(order: PaperOrder, to: Path, progress: Progress) -> Printed:
    """One label for each record, as many on a page as the sheet holds."""
    letterhead = order.sources.office.letterhead
    author = letterhead.office or letterhead.directorate
    return print_labels(_labels(order), LabelSheet(), order.paper.title, author, to, progress)


def _labels(order: PaperOrder) -> Iterator[Label]:
    for batch in order.batches():
        for record in batch.records:
            number = to_persian(record_number.show(record.number))
            yield Label(record.title, (left_to_right(number), *_lines(record)), record_number.compact(record.number))


def _lines(record: Record) -> tuple[str, ...]:
    """The kind, and what tells the record from others of its name."""
    told = [field for field in record.form.list_fields
            if field not in record.form.named_by and not isinstance(field, Link)]
    key = [record.form.key] if record.form.key else told[:1]
    said = [f"{field.label}: {shown(field, value)}" for field in key
            if field and (value := record.values.named(field.name)) is not None]
    return (record.form.title, *said)
