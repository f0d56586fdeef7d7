"""What a place does with a blank before it is said: count its rows, add them up, name its people, say it in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from desktop.operations.texts.placeholders import Placeholder, name_columns
from forms.parts import Rows, Values
from forms.rules import jalali
from forms.rules.amounts import words
from forms.rules.digits import grouped, to_persian

JOINED = "، "
NTH = {1: "اول", 2: "دوم", 3: "سوم", 4: "چهارم", 5: "پنجم", 6: "ششم", 7: "هفتم", 8: "هشتم", 9: "نهم", 10: "دهم"}
"""«نوبت اول»: how papers count."""


class Teller(Protocol):
    """Whoever can be asked for a blank, and for the rows of a ruled table."""

    def value(self, path: str) -> Any: ...
    def shown(self, path: str) -> str: ...
    def table(self, place: Placeholder) -> tuple[Rows | None, Sequence[Teller]]: ...


def fits(values: Values, where: Sequence[tuple[str, Sequence[str]]]) -> bool:
    """Whether blanks hold one of the values wanted, as the journal keeps them."""
    kept = values.to_json() if where else {}
    return all(str(kept.get(name, "")) in wanted for name, wanted in where)


def _count(asked: Teller, place: Placeholder) -> str:
    return grouped(len(asked.table(place)[1]))


def _total(asked: Teller, place: Placeholder) -> str:
    """The sum of a column, shown as its values are; nothing where none is filled."""
    table, rows = asked.table(place)
    found = [value for row in rows if (value := row.value(place.path[-1])) is not None]
    column = next((each for each in table.columns if each.name == place.path[-1]), None) if table else None
    return column.show(sum(found)) if column and found else ""


def _names(asked: Teller, place: Placeholder) -> str:
    table, rows = asked.table(place)
    columns = name_columns(table)
    return JOINED.join(" ".join(filter(None, (row.shown(column) for column in columns))) for row in rows)


def _in_words(asked: Teller, place: Placeholder) -> str:
    value = asked.value(".".join(place.path))
    return "" if value is None else words(value)


def _nth(asked: Teller, place: Placeholder) -> str:
    value = asked.value(".".join(place.path))
    return "" if value is None else NTH.get(value, grouped(value))


def _moment(asked: Teller, place: Placeholder) -> str:
    """«روز چهارشنبه ۱۴۰۵/۰۲/۱۹ ساعت ۱۰:۰۰»; the hour only where one was written."""
    value = asked.value(".".join(place.path))
    if value is None:
        return ""
    day, hour = (value.date(), f"{value:%H:%M}") if isinstance(value, datetime) else (value, "00:00")
    said = f"روز {jalali.weekday_name(day)} {jalali.text(day)}"
    return to_persian(said if hour == "00:00" else f"{said} ساعت {hour}")


ACTS: Mapping[str, Callable[[Teller, Placeholder], str]] = {
    "count": _count, "sum": _total, "names": _names, "words": _in_words, "nth": _nth, "when": _moment,
}
