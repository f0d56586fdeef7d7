"""The letters of a period, as they stand in the register: one direction, from one day to another, by serial."""

from __future__ import annotations

from datetime import date

from desktop.operations.desk import Desk
from desktop.operations.errors import NothingToPrintError
from desktop.store.offices import numbers_of
from desktop.store.queries import Query
from forms.catalog import letter


def letters_of_period(desk: Desk, direction: str, first: date, last: date) -> list[int]:
    """Numbers of the records of own letters that have a number. Raises NothingToPrintError when there is none."""
    start, end = numbers_of(desk.database.office.code)
    asked = Query((("number", ">=", start), ("number", "<", end), (letter.DIRECTION.name, "=", direction),
                   (letter.LETTER_DAY.name, ">=", first), (letter.LETTER_DAY.name, "<=", last),
                   (letter.SERIAL.name, "!=", None)),
                  ((letter.YEAR.name, False), (letter.SERIAL.name, False)))
    with desk.database.read() as reader:
        found = reader.numbers(letter.FORM, asked)
    if not found:
        raise NothingToPrintError
    return found
