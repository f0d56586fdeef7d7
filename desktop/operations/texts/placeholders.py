"""The places to be filled in the texts of papers and letters: «{name}», «{cooperative.name?}», «{words:capital}».

Law: this knows forms and nothing else, so that a wording can be judged while it is typed. What a place says of one
record is known to desktop.operations.orders.filling alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from desktop.operations.texts.counted_names import COUNTED
from forms import catalog
from forms.parts import Attachments, Day, Field, Form, Link, Moment, Number, Rials, Rows, reference_list

BY_HAND = "………………"
"""What a place with «?» prints where nothing is known: room to write by hand."""

OFFICE_NAMES = {
    "office": "نام اداره", "directorate": "نام اداره کل", "ministry": "نام وزارت", "county": "شهرستان",
    "province": "استان", "today": "تاریخ امروز", "today_words": "تاریخ امروز به حروف", "number": "شمارهٔ پرونده",
    "state": "وضعیت", "user": "نام کاربر", "head": "نام رئیس اداره", "head_post": "سمت رئیس اداره",
}
"""Names that every text may say; a blank of the record with one of these names is reached as «record.…»."""

ROW_NUMBER, OWNER = "#", "record"
ACTS = ("count", "sum", "words", "param", "names", "office", "nth", "when")
OFFICES = "coop_offices"
"""The list of what «{office:chair}» may ask for."""
_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_INSIDE = re.compile(rf"(?:({'|'.join(ACTS)}):)?"
                     r"([#\w.\-]+)(?:\|([^?|]+))?(?:\?(.*))?", re.DOTALL)

Scope = Form | Rows
"""Where names are looked up: the blanks of a form, or the columns of a ruled table."""


class PlaceholderError(ValueError):
    """A text whose braces do not say a place to be filled; str() is the Persian sentence."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One place: what is asked (`act`), of which blank (`path`, link after link), of which rows (`where`).

    `otherwise` is printed where nothing is known; None means that the paper is refused then.
    """

    written: str
    act: str
    path: tuple[str, ...]
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    otherwise: str | None = None


Piece = str | Placeholder


@lru_cache(4096)
def pieces(text: str) -> tuple[Piece, ...]:
    """A text cut into what is printed as it stands and what is filled in. Raises PlaceholderError."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    end = 0
    for token in _TOKEN.finditer(text):
        if token.start() > end:
            yield text[end:token.start()]
        end = token.end()
        if token[0] in ("{{", "}}"):
            yield token[0][0]
        elif token[1] is None:
            raise PlaceholderError("آکولادی باز یا بسته جا مانده است؛ هر «{» یک «}» می‌خواهد")
        else:
            yield placeholder(token[1])
    if end < len(text):
        yield text[end:]


@lru_cache(4096)
def placeholder(written: str) -> Placeholder:
    """What stands between two braces. Raises PlaceholderError."""
    found = _INSIDE.fullmatch(written.strip())
    if found is None:
        raise PlaceholderError(f"«{{{written}}}» خوانده نمی‌شود")
    act, name, where, otherwise = found.groups()
    path = (name,) if act == "param" else tuple(name.split("."))
    shown = {None: None, "": BY_HAND, "-": ""}.get(otherwise, otherwise)
    return Placeholder(written, act or "", path, conditions(where or ""), shown)


def conditions(where: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """«role=board,inspector&shares=1» as pairs of a column and the values that fit. Raises PlaceholderError."""
    found = []
    for part in filter(None, where.split("&")):
        name, sign, values = part.partition("=")
        if not sign:
            raise PlaceholderError(f"شرط «{part}» را مانند «role=board» بنویسید")
        found.append((name.strip(), tuple(each.strip() for each in values.replace("،", ",").split(","))))
    return tuple(found)


def places(text: str) -> tuple[Placeholder, ...]:
    """The places of a text to be filled. Raises PlaceholderError."""
    return tuple(piece for piece in pieces(text) if isinstance(piece, Placeholder))


def field_at(scope: Scope, path: tuple[str, ...]) -> Field[Any] | None:
    """The blank at the end of a path of links; None where there is none."""
    name, *rest = path
    field = _named(scope, name)
    if not rest:
        return field
    if isinstance(field, Rows):
        return field_at(field, tuple(rest)) if len(rest) == 1 else None
    return field_at(catalog.BY_KIND[field.kind], tuple(rest)) if isinstance(field, Link) else None


def is_known(place: Placeholder, scopes: tuple[Scope, ...], extra: Collection[str] = ()) -> bool:
    """Whether a place says something in these scopes: of a row, then of the record that it belongs to."""
    name, *rest = place.path
    if place.act == "param" or (not place.act and not rest and (name in extra or name in OFFICE_NAMES)):
        return True
    if name == ROW_NUMBER:
        return isinstance(scopes[0], Rows) if scopes else False
    if name == OWNER and rest:
        return is_known(Placeholder(place.written, place.act, tuple(rest), place.where), scopes[-1:])
    return any(_fits(place, scope) for scope in scopes)


def counted_in(scope: Scope, path: tuple[str, ...]) -> str:
    """The label of what is counted for the record at the end of a path of links; "" where nothing is so called."""
    form = _form_at(scope, path[:-1])
    return COUNTED.get(form.kind, {}).get(path[-1], "") if form else ""


def _form_at(scope: Scope, links: tuple[str, ...]) -> Form | None:
    """The form that a path of links leads to."""
    for name in links:
        field = _named(scope, name)
        if not isinstance(field, Link):
            return None
        scope = catalog.BY_KIND[field.kind]
    return scope if isinstance(scope, Form) else None


def _fits(place: Placeholder, scope: Scope) -> bool:
    if place.act == "office":
        form = _form_at(scope, place.path[:-1])
        offices = {entry.code for entry in reference_list(OFFICES).entries}
        return form is not None and form.kind == catalog.cooperative.FORM.kind and place.path[-1] in offices
    if not place.act and counted_in(scope, place.path):
        return True
    return _is_blank(place, scope)


def _is_blank(place: Placeholder, scope: Scope) -> bool:
    """Whether a place asks for a blank of the kind that it can say."""
    field = field_at(scope, place.path)
    table = _named(scope, place.path[0])
    if place.act in ("nth", "when"):
        return isinstance(field, Number if place.act == "nth" else Day | Moment)
    if place.act in ("count", "names", "sum"):
        known = isinstance(table, Rows) and all(_named(table, name) for name, _ in place.where)
        return known and _is_told(place, table, field)
    if place.act == "words":
        return isinstance(field, Number | Rials) and not isinstance(table, Rows)
    return field is not None and not isinstance(table, Rows)


def _is_told(place: Placeholder, table: Field[Any] | None, field: Field[Any] | None) -> bool:
    if place.act == "sum":
        return isinstance(field, Number | Rials)
    return len(place.path) == 1 and (place.act == "count" or bool(name_columns(table)))


def name_columns(table: Field[Any] | None) -> tuple[str, ...]:
    """The columns of a ruled table that make a person's whole name."""
    names = {column.name for column in table.columns} if isinstance(table, Rows) else set()
    if {"first_name", "last_name"} <= names:
        return ("first_name", "last_name")
    return ("full_name",) if "full_name" in names else ()


def _named(scope: Scope, name: str) -> Field[Any] | None:
    if isinstance(scope, Form):
        return scope.by_name.get(name)
    return next((column for column in scope.columns if column.name == name), None)


def known_names(form: Form) -> list[str]:
    """What a person may write between braces about a record of this form, the blanks first."""
    tables = [field for field in form.fields if isinstance(field, Rows)]
    blanks = [field.name for field in form.fields if not isinstance(field, Rows | Attachments)]
    named = [f"names:{field.name}" for field in tables if name_columns(field)]
    counted = COUNTED.get(form.kind, {})
    return list(dict.fromkeys([*blanks, *counted, *(f"count:{field.name}" for field in tables), *named, *OFFICE_NAMES]))
