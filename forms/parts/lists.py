"""Reference lists: CSV files under resources/lists, each row with its source and its period of validity.

A code, once used, stays readable for ever: an entry that is no longer valid still has its label.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from forms.rules import jalali, persian

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "lists"


class UnknownListError(Exception):
    """A field names a reference list that is not shipped."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a reference list; `parent` is the code of the wider place, group or meaning."""

    code: str
    label: str
    aliases: tuple[str, ...]
    parent: str
    valid_from: date | None
    valid_to: date | None
    source: str

    def valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """The entries of one list in their printed order."""

    name: str
    entries: tuple[Entry, ...]
    by_code: dict[str, Entry]
    by_key: dict[str, Entry]

    def find(self, typed: str) -> Entry | None:
        """The entry that this code, label or alias names, whatever its spelling."""
        return self.by_code.get(typed) or self.by_key.get(persian.joined_key(typed))

    def label(self, code: str) -> str:
        """The label of a code; a text that is not in the list is its own label."""
        entry = self.by_code.get(code)
        return entry.label if entry else code

    def parent(self, code: str) -> str:
        entry = self.by_code.get(code)
        return entry.parent if entry else ""

    def valid_on(self, day: date) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.valid_on(day))


@cache
def reference_list(name: str) -> ReferenceList:
    """The shipped list of this name; raises UnknownListError."""
    path = FOLDER / f"{name}.csv"
    if not path.is_file():
        raise UnknownListError(name)
    with path.open(encoding="utf-8", newline="") as file:
        entries = tuple(_entry(row) for row in csv.DictReader(file))
    by_key: dict[str, Entry] = {}
    for entry in entries:
        for text in (entry.label, *entry.aliases):
            by_key.setdefault(persian.joined_key(text), entry)
    return ReferenceList(name, entries, {entry.code: entry for entry in entries}, by_key)


def _entry(row: dict[str, str]) -> Entry:
    aliases = tuple(part for part in row["aliases"].split("|") if part)
    return Entry(row["code"], row["label"], aliases, row["parent"], _day(row["valid_from"]), _day(row["valid_to"]),
                 row["source"])


def _day(text: str) -> date | None:
    return jalali.parse(text) if text else None
