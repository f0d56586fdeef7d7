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


def not_to_come(blank: Day) -> Rule:
    """What is written down has happened: its day is not after today."""
    def rule(values: Values, context: Context) -> Iterable[Problem]:
        day = values[blank]
        if day and day > context.today:
            yield Problem(blank.name, f"«{blank.label}» هنوز نیامده است؛ امروز یا روزی پیش از آن را بنویسید")
    return rule
