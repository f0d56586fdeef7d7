"""Figures of the law and of circulars that change with time: value, unit, source and period (DOMAIN M).

No rule holds such a figure as a constant: it asks here, for a day.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from forms.rules import jalali

SHIPPED = Path(__file__).resolve().parents[2] / "resources" / "parameters.csv"


class UnknownParameterError(Exception):
    """No row gives this parameter a value of the needed kind on this day; the office must enter it."""

    code = "E_PARAMETER"

    def __init__(self, key: str, day: date) -> None:
        super().__init__(f"{key} on {day}")
        self.facts = {"key": key, "day": jalali.text(day)}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value of one key during one period, with the text it comes from."""

    key: str
    value: str
    unit: str
    valid_from: date | None
    valid_to: date | None
    source: str

    def valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class Parameters:
    """All rows known; a later row of the same key and day (the office's own) wins over an earlier (shipped)."""

    def __init__(self, rows: Iterable[Parameter]) -> None:
        self._by_key: dict[str, list[Parameter]] = {}
        for row in rows:
            self._by_key.setdefault(row.key, []).append(row)

    def find(self, key: str, day: date) -> Parameter | None:
        return next((row for row in reversed(self._by_key.get(key, [])) if row.valid_on(day)), None)

    def text(self, key: str, day: date) -> str:
        """The value of a key on a day; raises UnknownParameterError."""
        row = self.find(key, day)
        if row is None:
            raise UnknownParameterError(key, day)
        return row.value

    def whole(self, key: str, day: date) -> int:
        """A whole number; raises UnknownParameterError."""
        try:
            return int(self.text(key, day))
        except ValueError:
            raise UnknownParameterError(key, day) from None

    def codes(self, key: str, day: date) -> tuple[str, ...]:
        """A list of codes written with commas; raises UnknownParameterError."""
        return tuple(part.strip() for part in self.text(key, day).replace("،", ",").split(",") if part.strip())

    def with_rows(self, rows: Iterable[Parameter]) -> Parameters:
        """These and the office's own, which win."""
        return Parameters([*(row for known in self._by_key.values() for row in known), *rows])


@lru_cache(maxsize=1)
def shipped_parameters() -> Parameters:
    """The rows that come with the program, each with its source."""
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        return Parameters([
            Parameter(row["key"], row["value"], row["unit"], _day(row["valid_from"]), _day(row["valid_to"]),
                      row["source"])
            for row in csv.DictReader(file)
        ])


def _day(text: str) -> date | None:
    return jalali.parse(text) if text else None
