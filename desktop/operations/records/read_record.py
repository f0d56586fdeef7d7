"""Open a record by the number that stands on its paper, its QR or its row in a list."""

from __future__ import annotations

from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchRecordError
from desktop.operations.prints.print_log import history_lines
from desktop.store.contents import Record
from desktop.store.history import HistoryLine
from forms.rules import record_number


def number_of(desk: Desk, typed: str) -> int:
    """The record number that was typed or scanned; raises NoSuchRecordError when it is no number.

    Within the own office the serial and its check digit are enough («123-5»).
    """
    office = desk.database.office
    try:
        return record_number.read(typed, office.code, office.workstation)
    except record_number.NotANumberError as wrong:
        raise NoSuchRecordError(number=typed, why=str(wrong)) from wrong


def read_record(desk: Desk, number: int) -> Record:
    """The record of this number, voided ones too; raises NoSuchRecordError."""
    with desk.database.read() as reader:
        record = reader.get(number)
    if record is None:
        raise NoSuchRecordError(number=record_number.show(number))
    return record


def history_of(desk: Desk, number: int) -> list[HistoryLine]:
    """Who changed what, and who printed it, newest first."""
    with desk.database.read() as reader:
        lines, prints = reader.history(number), reader.prints_of(number)
    if not prints:
        return lines
    return sorted([*lines, *history_lines(prints)], key=lambda line: (line.at, line.seq), reverse=True)
