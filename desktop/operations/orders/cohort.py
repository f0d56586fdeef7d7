"""Fillings that are asked about together, so that what they link to is read once for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.parts import Values


class Cohort:
    """Fillings that are asked about together: what one kind of link leads to is read for all of them at once."""

    def __init__(self, reader: Reader, fillings: Sequence[Values]) -> None:
        self._reader, self._fillings = reader, fillings
        self._linked: dict[str, tuple[Cohort, dict[int, Record]]] = {}
        self._rows: dict[str, Cohort] = {}

    def linked(self, name: str) -> tuple[Cohort, dict[int, Record]]:
        """The records that a blank leads to, by number."""
        if name not in self._linked:
            numbers = {number for each in self._fillings if (number := each.named(name)) is not None}
            records = self._reader.many(sorted(numbers))
            self._linked[name] = Cohort(self._reader, [each.values for each in records.values()]), records
        return self._linked[name]

    def rows(self, name: str) -> Cohort:
        """The rows of a ruled table of all of them."""
        if name not in self._rows:
            self._rows[name] = Cohort(self._reader, [row for each in self._fillings for row in each.named(name) or ()])
        return self._rows[name]
