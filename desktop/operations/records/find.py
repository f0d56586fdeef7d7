"""Find anyone or anything by name, national code, number or tracking code."""

from __future__ import annotations

from desktop.operations.desk import Desk
from desktop.store.queries import Query
from desktop.store.search import Hit
from forms.parts import Form
from forms.rules import record_number
from forms.rules.digits import to_persian


def find(desk: Desk, text: str, limit: int = 50) -> list[Hit]:
    """At most `limit` records, best first; letters are folded (ي/ی, ك/ک, half-spaces)."""
    with desk.database.read() as reader:
        return reader.search(text, limit)


def find_kind(desk: Desk, form: Form, text: str, limit: int = 20) -> list[Hit]:
    """The same among the records of one kind, for a picker; without a text, the newest ones."""
    newest = () if text.strip() else (("number", True),)
    with desk.database.read() as reader:
        records = reader.page(form, Query(text=text, order=newest), 0, limit)
    return [Hit(each.number, each.kind, each.title, to_persian(record_number.show(each.number))) for each in records]
