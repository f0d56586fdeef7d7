"""What a record is called and under which texts it is found; depends on its values alone, so it can be rebuilt.

Law: nobody but forms.rules.persian decides which two spellings are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from forms import catalog
from forms.parts import Code, Field, Form, Link, Rows, Values
from forms.rules import digits, persian, record_number

_SUBTITLE_PARTS = 3


@dataclass(frozen=True, slots=True)
class Naming:
    """`key` and `joined` are searched inside, `codes` from their beginning (the record's number is one of them)."""

    title: str
    subtitle: str
    key: str
    joined: str
    codes: tuple[str, ...]


def naming(form: Form, number: int, values: Values) -> Naming:
    """Everything that lists, pickers and the search show or compare."""
    name = form.name_of(values)
    texts = [field.search_texts(value) for field in _searched_beside_name(form.kind)
             if (value := values.named(field.name)) is not None]
    keys = [key for text in (name, *texts) if (key := persian.search_key(text))]
    return Naming(
        title=name or f"{form.title} {digits.to_persian(record_number.show(number))}",
        subtitle=" · ".join(_subtitle(form, values)),
        key=" ".join(keys),
        # «علی زاده» is also found as «علیزاده».
        joined=" ".join(key.replace(" ", "") for key in keys if " " in key),
        codes=tuple(dict.fromkeys([record_number.compact(number), *filter(None, map(persian.joined_key,
                                                                                   _codes(form, values)))])),
    )


@cache
def _searched_beside_name(kind: str) -> tuple[Field[Any], ...]:
    form = catalog.BY_KIND[kind]
    key = () if form.key is None or form.key in form.searched_fields else (form.key,)
    return tuple(field for field in (*form.searched_fields, *key) if field not in form.named_by)


@cache
def _listed_beside_name(kind: str) -> tuple[Field[Any], ...]:
    form = catalog.BY_KIND[kind]
    return tuple(field for field in form.list_fields if field not in form.named_by and not isinstance(field, Link))


def _subtitle(form: Form, values: Values) -> list[str]:
    shown = (values.show(field) for field in _listed_beside_name(form.kind))
    return list(islice(filter(None, shown), _SUBTITLE_PARTS))


def _codes(form: Form, values: Values) -> Iterator[str]:
    for field in (*form.named_by, *_searched_beside_name(form.kind)):
        value = values.named(field.name)
        if value is None:
            continue
        if isinstance(field, Code):
            yield value
        elif isinstance(field, Rows):
            columns = [column for column in field.columns if isinstance(column, Code) and column.searched]
            yield from (code for row in value for column in columns if (code := row[column]))
