"""Rules that many kinds share, made for their own blanks."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

from forms.parts.fields import Day, Field
from forms.parts.form import Context, Problem, Rule
from forms.parts.values import Rows, Values


def each_once(table: Rows, columns: tuple[Field[Any], ...], said: str) -> Rule:
    """No two rows of a table say the same in these columns; the later one is told, under the first of them."""
    def rule(values: Values, _context: Context) -> Iterable[Problem]:
        seen: set[Hashable] = set()
        rows: tuple[Values, ...] = values[table] or ()
        for place, row in enumerate(rows):
            key = tuple(row[column] for column in columns)
            if key in seen and key[0] is not None:
                yield Problem(table.name, said, "red", place, columns[0].name)
            seen.add(key)
    return rule


def in_order(*pairs: tuple[Day, Day]) -> Rule:
    """The second day of each pair is not before its first."""
    def rule(values: Values, _context: Context) -> Iterable[Problem]:
        for first, second in pairs:
            early, late = values[first], values[second]
            if early and late and late < early:
                yield Problem(second.name,
                              f"«{second.label}» پیش از «{first.label}» است؛ یکی از دو تاریخ را درست کنید")
    return rule
