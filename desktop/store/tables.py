"""One SQL table for each kind of record and one for each ruled table on it; beside them the program's own tables.

Law: values stand in the columns as the journal keeps them (days as ISO text, yes/no as 1/0), so that a row and
the journal are compared without conversions. The first migration says the same by hand; a test compares the two.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from forms import catalog
from forms.parts import Attachments, Code, Field, Form, Link, Listed, Number, Rials, Rows, YesNo

metadata = MetaData(naming_convention={
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
})

# STRICT tables know INTEGER (64 bits) and TEXT only; plain Integer would overflow on PostgreSQL at 2.1 billion rial.
Big = BigInteger().with_variant(Integer, "sqlite")

OWN_COLUMNS = ("number", "state", "base", "station", "created_at", "changed_at", "voided", "unread", "marks")
"""Columns of every kind that are no blanks of its form."""

# The dashboard counts 100,000 jobs at every opening: with these it reads indexes alone, never the wide rows.
_COUNTED = {
    "job": ("agency", "voided", "state", "county", "loan_amount", "marks"),
    "visit": ("job", "voided", "state", "round", "visited_at", "result", "due_day"),
    # The due list looks over 20,000 cooperatives with all their people: the same for these.
    "cooperative": ("state", "voided", "county", "type", "mission", "year_end", "registration_day", "statutes_day",
                    "statutes_end", "dissolved_day", "board_term", "inspector_term", "rest_due", "capital",
                    "paid_capital", "active_day", "agreement_end", "licence_end", "employed_men", "employed_women",
                    "board_seats"),
    "coop_member": ("cooperative", "voided", "state", "joined_day", "left_day"),
    "coop_office": ("office", "voided", "state", "last_day", "first_day", "left_day", "cooperative"),
    "assembly": ("cooperative", "voided", "state", "nature", "held_at", "registered_day", "for_year"),
    "coop_visit": ("cooperative", "voided", "is_active", "day"),
    "coop_warning": ("cooperative", "voided", "state", "day", "deadline"),
    "complaint": ("cooperative", "voided", "state", "answer_by"),
    "coop_change": ("cooperative", "voided", "state", "registered_day"),
}


def _strict(name: str, *parts: Any) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True)


def _text(name: str, **options: Any) -> Column[Any]:
    return Column(name, Text, nullable=False, **options)


def _whole(name: str, **options: Any) -> Column[Any]:
    return Column(name, Big, nullable=False, **options)


office = _strict(
    "office", Column("code", Big, primary_key=True, autoincrement=False), _text("role"), _text("name"),
    _whole("workstation"), _text("created_at"),
)
user_profile = _strict("user_profile", Column("name", Text, primary_key=True), _text("role"), _text("created_at"))
own_key = _strict("own_key", Column("id", Big, primary_key=True, autoincrement=False), _text("secret"),
                  _text("created_at"))
office_key = _strict(
    "office_key", Column("key_id", Text, primary_key=True), _whole("office", index=True), _text("card"),
    _text("status"), Column("until_seq", Big), _text("added_at"),
)
counter = _strict("counter", Column("name", Text, primary_key=True), _whole("last"))
journal = _strict(
    "journal", Column("id", Big, primary_key=True),
    _text("station"), _whole("seq"), _text("prev_hash"), _text("hash"), _text("at"), _text("user"), _text("role"),
    _text("reason"), _text("kind"), _whole("number", index=True), _whole("base"), _text("act"), _text("fields"),
    _text("attachments"), _whole("action"), _whole("schema"),
    UniqueConstraint("station", "seq"), CheckConstraint("length(hash) = 64", name="hash"),
)
record = _strict(
    "record", Column("number", Big, primary_key=True, autoincrement=False), _text("kind"), _text("title"),
    _text("subtitle"), _whole("voided"),
)
search = _strict(
    "search", Column("number", Big, primary_key=True, autoincrement=False), _text("kind"), _text("key", index=True),
    _text("joined"),
)
search_code = _strict(
    "search_code", Column("code", Text, primary_key=True),
    Column("number", Big, primary_key=True, autoincrement=False, index=True),
)
draft = _strict(
    "draft", Column("kind", Text, primary_key=True),
    Column("number", Big, primary_key=True, autoincrement=False), Column("user", Text, primary_key=True),
    _whole("base"), _text("typed"), _text("saved_at"),
)
package_in = _strict(
    "package_in", Column("package_id", Text, primary_key=True), _whole("sender", index=True), _whole("seq"),
    _text("status"), _text("received_at"), _whole("entries"), _text("note"), _text("path"),
)
package_out = _strict(
    "package_out", Column("package_id", Text, primary_key=True), _whole("receiver", index=True), _whole("seq"),
    _text("status"), _text("made_at"), _whole("entries"), _text("note"), _text("path"),
)
acknowledged = _strict(
    "acknowledged", Column("receiver", Big, primary_key=True, autoincrement=False),
    Column("station", Text, primary_key=True), _whole("seq"), _text("hash"), _text("at"),
)
printed = _strict(
    "printed", Column("station", Text, primary_key=True), Column("seq", Big, primary_key=True, autoincrement=False),
    _text("at"), _text("user"), _text("paper"), _text("kind"), _whole("pages"), _whole("copies"), _text("target"),
    _text("range"), _text("reason"),
)
"""One row for each print on paper or into a file, made from the journal's entries of kind «@print»."""
printed_record = _strict(
    "printed_record", Column("number", Big, primary_key=True, autoincrement=False),
    Column("station", Text, primary_key=True), Column("seq", Big, primary_key=True, autoincrement=False),
    _whole("page"), _text("paper"),
)
"""Which records a print was of, and on which of its pages (from 1) each begins."""

_attachments_metadata = MetaData()
blob = Table(
    "blob", _attachments_metadata, Column("sha256", Text, primary_key=True), _whole("size"),
    Column("content", LargeBinary, nullable=False), sqlite_strict=True,
)
"""Stands alone in the second file, attachments.db."""


def column_type(field: Field[Any]) -> TypeEngine[Any]:
    """INTEGER for numbers, money, links and yes/no; TEXT for all else."""
    return Big if isinstance(field, Number | Rials | Link | YesNo) else Text()


def to_column(field: Field[Any], stored: Any) -> Any:
    """What stands in the column for a value as the journal keeps it."""
    if stored is None:
        return None
    if isinstance(field, Attachments):
        return json.dumps(stored, ensure_ascii=False)
    return int(stored) if isinstance(field, YesNo) else stored


def from_column(field: Field[Any], stored: Any) -> Any:
    """The inverse of `to_column`."""
    if stored is None:
        return None
    if isinstance(field, Attachments):
        return json.loads(stored)
    return bool(stored) if isinstance(field, YesNo) else stored


def ruled(form: Form) -> tuple[Rows, ...]:
    """The ruled tables of a form."""
    return tuple(field for field in form.fields if isinstance(field, Rows))


def _indexed(form: Form, field: Field[Any]) -> bool:
    """Links are followed backwards; keys and codes are looked up; listed blanks are what lists are filtered by."""
    if field.name == _COUNTED.get(form.kind, ("",))[0]:
        return False
    return field is form.key or isinstance(field, Link) or (field.in_list and isinstance(field, Listed | Code))


def _blanks(fields: tuple[Field[Any], ...], form: Form | None = None) -> list[Column[Any]]:
    # Blank is allowed everywhere: an import keeps what it was given, marked.
    return [
        Column(field.name, column_type(field), nullable=True, index=True if form and _indexed(form, field) else None)
        for field in fields if not isinstance(field, Rows)
    ]


def _kind(form: Form) -> Table:
    table = _strict(
        form.kind,
        Column("number", Big, ForeignKey("record.number"), primary_key=True, autoincrement=False),
        _text("state"), _whole("base"), _text("station"), _text("created_at"), _text("changed_at"),
        _whole("voided"), _text("unread"), _text("marks"), *_blanks(form.fields, form),
    )
    for field in ruled(form):
        _strict(
            f"{form.kind}_{field.name}",
            Column("record", Big, ForeignKey(f"{form.kind}.number"), primary_key=True, autoincrement=False),
            Column("position", Big, primary_key=True, autoincrement=False), *_blanks(field.columns),
        )
    return table


KINDS: dict[str, Table] = {form.kind: _kind(form) for form in catalog.ALL}
CHILDREN: dict[tuple[str, str], Table] = {
    (form.kind, field.name): metadata.tables[f"{form.kind}_{field.name}"]
    for form in catalog.ALL for field in ruled(form)
}

for _counted_kind, _columns in _COUNTED.items():
    Index(f"ix_{_counted_kind}_figures", *(KINDS[_counted_kind].c[name] for name in _columns))
