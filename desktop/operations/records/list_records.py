"""List the records of a kind under conditions that a person typed."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.operations.desk import Desk
from desktop.operations.errors import UnknownConditionError
from desktop.store.contents import Record
from desktop.store.queries import Query
from forms.parts import Form, UnreadableError


def list_records(desk: Desk, form: Form, where: Iterable[tuple[str, str]] = (), limit: int = 0) -> list[Record]:
    """The records that fit; raises UnknownConditionError for a blank that the form does not have."""
    query = typed_query(form, where)
    with desk.database.read() as reader:
        return reader.page(form, query, 0, limit or reader.count(form, query))


def typed_query(form: Form, where: Iterable[tuple[str, str]]) -> Query:
    """Conditions typed as FIELD=VALUE; «state», «marked» and «text» are known beside the blanks of the form."""
    conditions: list[tuple[str, str, object]] = []
    text = ""
    for name, typed in where:
        if name == "text":
            text = typed
        elif name in ("state", "marked"):
            conditions.append(("", name, typed not in ("0", "no")) if name == "marked" else ("state", "=", typed))
        else:
            conditions.append((name, "=", _value(form, name, typed)))
    return Query(where=tuple(conditions), text=text)


def said_conditions(form: Form, where: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Typed conditions as a person reads them on a list: «دستگاه اجرایی: بهزیستی»."""
    said = []
    for name, typed in where:
        if name == "state":
            said.append(f"وضعیت: {form.life.state(typed).label}")
        elif name in _OWN_WORDS:
            said.append(f"{_OWN_WORDS[name]}: {typed}")
        else:
            field = form.by_name[name]
            said.append(f"{field.label}: {field.show(_value(form, name, typed))}")
    return tuple(said)


_OWN_WORDS = {"text": "جستجو", "marked": "نشان‌دار"}


def _value(form: Form, name: str, typed: str) -> object:
    field = form.by_name.get(name)
    if field is None:
        raise UnknownConditionError(name=name, known="، ".join(form.by_name))
    try:
        return field.read(typed)
    except UnreadableError as wrong:
        raise UnknownConditionError(name=f"{name}={typed}", known=str(wrong)) from wrong
