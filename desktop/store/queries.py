"""What a list asks: conditions, order and typed text, turned into SQL.

Law: names are blanks of the form or a record's own columns; anything else is an UnknownFieldError, never SQL.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select

from desktop.store.errors import UnknownFieldError
from desktop.store.search import numbers_matching
from desktop.store.tables import KINDS, to_column
from forms import catalog
from forms.parts import Choice, Code, Field, Form, Listed, Rows, Text, reference_list
from forms.rules import persian

OWN_NAMES = ("number", "state", "base", "station", "created_at", "changed_at", "voided", "marks")
ORDER_FUNCTION = "karbarg_order"

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Query:
    """`where` holds (name, op, value), op one of = != < <= > >= in contains marked state; `order` (name, descending).

    «state» takes a state or several and «marked» True or False; the name beside «state» does not matter, beside
    «marked» it may be "" for any blank. `order` also knows «title». `voided` shows voided records too.
    """

    where: tuple[tuple[str, str, object], ...] = ()
    order: tuple[tuple[str, bool], ...] = ()
    text: str = ""
    voided: bool = False


def numbers_query(form: Form, query: Query) -> Select[int]:
    """The numbers that a query finds, in its order."""
    table = KINDS[form.kind]
    return select(table.c.number).where(*conditions(form, query)).order_by(*_order(form, query))


def count_query(form: Form, query: Query) -> Select[int]:
    return select(func.count()).select_from(KINDS[form.kind]).where(*conditions(form, query))


def conditions(form: Form, query: Query) -> list[Condition]:
    """What must hold of the rows of the form's table. Raises UnknownFieldError."""
    table = KINDS[form.kind]
    found = [] if query.voided else [table.c.voided == 0]
    found += [_condition(form, name, op, value) for name, op, value in query.where]
    if persian.search_key(query.text):
        found.append(table.c.number.in_(numbers_matching(query.text, form.kind)))
    return found


def column_of(form: Form, name: str) -> ColumnElement[Any]:
    """The column of a blank, or one of a record's own. Raises UnknownFieldError."""
    field = form.by_name.get(name)
    if name in OWN_NAMES or (field is not None and not isinstance(field, Rows)):
        return KINDS[form.kind].c[name]
    raise UnknownFieldError(kind=form.kind, field=name)


_COMPARED: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    # A blank is unlike every value, as a person means it; SQL's «!=» would drop it.
    "=": lambda column, value: column.is_not_distinct_from(value),
    "!=": lambda column, value: column.is_distinct_from(value),
}


def _condition(form: Form, name: str, op: str, value: Any) -> Condition:
    if op == "state":
        return KINDS[form.kind].c.state.in_([value] if isinstance(value, str) else list(value))
    if op == "marked":
        return _marked(form, name, wanted=bool(value))
    column, field = column_of(form, name), form.by_name.get(name)
    if op == "in":
        return column.in_(bindparam(None, [_kept(field, each) for each in value], expanding=True, unique=True))
    if op == "contains":
        return _contains(column, field, str(value))
    if op not in _COMPARED:
        raise UnknownFieldError(kind=form.kind, field=f"{name} {op}")
    compared: Condition = _COMPARED[op](column, _kept(field, value))
    return compared


def _kept(field: Field[Any] | None, value: Any) -> Any:
    if field is None or value is None:
        return int(value) if isinstance(value, bool) else value
    return to_column(field, field.to_json(value))


def _marked(form: Form, name: str, *, wanted: bool) -> Condition:
    column = KINDS[form.kind].c.marks
    marked = column.contains(f'"{name}"', autoescape=True) if name in form.by_name else column != "[]"
    return marked if wanted else ~marked


def _contains(column: ColumnElement[Any], field: Field[Any] | None, typed: str) -> Condition:
    part = persian.clean(typed).replace(persian.ZWNJ, " ")
    inside = func.replace(column, persian.ZWNJ, " ").contains(part, autoescape=True)
    codes = _codes_labelled(field, typed)
    return or_(inside, column.in_(codes)) if codes else and_(inside)


def _codes_labelled(field: Field[Any] | None, typed: str) -> list[str]:
    """Codes of a list or of options whose label holds the typed text."""
    key = persian.joined_key(typed)
    labels: Iterable[tuple[str, str]] = ()
    if isinstance(field, Listed):
        labels = ((entry.code, entry.label) for entry in reference_list(field.list_name).entries)
    elif isinstance(field, Choice):
        labels = field.options.items()
    return [code for code, label in labels if key and key in persian.joined_key(label)]


def _order(form: Form, query: Query) -> list[ColumnElement[Any]]:
    found: list[ColumnElement[Any]] = []
    for name, descending in query.order:
        for column_name in [field.name for field in form.named_by] if name == "title" else [name]:
            column = column_of(form, column_name)
            by = _dictionary_order(form, column_name, column)
            # Blank ones stand last either way.
            found += [column.is_(None), by.desc() if descending else by.asc()]
    return [*found, KINDS[form.kind].c.number]


def _dictionary_order(form: Form, name: str, column: ColumnElement[Any]) -> ColumnElement[Any]:
    field = form.by_name.get(name)
    spoken = isinstance(field, Text | Listed | Choice) and not isinstance(field, Code)
    return func.karbarg_order(f"{form.kind}.{name}", column) if spoken else column


@lru_cache(maxsize=200_000)
def dictionary_order(blank: str, stored: str | None) -> str | None:
    """The SQL function `karbarg_order`: the order of the Persian dictionary, for texts and for labels of codes.

    SQLite asks once a row; names repeat, so the cache answers most of a long list.
    """
    if stored is None:
        return None
    kind, _, name = blank.partition(".")
    field = catalog.BY_KIND[kind].by_name[name]
    return persian.sort_key(stored if isinstance(field, Text) else field.show(stored))
