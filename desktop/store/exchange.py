"""Entries of another office: checked to the last bit, kept as they came, and projected in bulk.

Law: one wrong entry refuses all (the caller's transaction rolls back); an entry held already is skipped; nothing of
ours is ever changed by somebody else's entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from desktop.store import journal, prints
from desktop.store.contents import Content, fold
from desktop.store.errors import (
    EntryError,
    ForkError,
    GapError,
    NewerSchemaError,
    OwnershipError,
    UnknownKindError,
)
from desktop.store.offices import office_of_station
from desktop.store.records import load_any, project, slices
from desktop.store.tables import journal as journal_table
from forms import catalog
from forms.parts import Attachments, Field, Form, Link, Number, Rials, Rows, YesNo
from forms.rules import record_number


def apply(connection: Connection, own_station: str, entries: Iterable[Mapping[str, Any]], sender_office: int) -> int:
    """Keep what is new of a sender's entries, each station's in order; answers with how many were new.

    Raises EntryError, OwnershipError, NewerSchemaError, UnknownKindError, GapError (facts station, missing_from,
    missing_to), ChainError and ForkError; then nothing may be committed.
    """
    by_station: dict[str, list[Mapping[str, Any]]] = {}
    arrival: list[Mapping[str, Any]] = []
    for entry in entries:
        check_entry(entry, sender_office)
        by_station.setdefault(entry["station"], []).append(entry)
        arrival.append(entry)
    known = {station: _check_chain(connection, own_station, some) for station, some in by_station.items()}
    new = [entry for entry in arrival if entry["seq"] > known[entry["station"]]]
    for some in slices(new):
        journal.append(connection, some)
    prints.project(connection, new)
    _project_all(connection, [entry for entry in new if not entry["kind"].startswith("@")])
    return len(new)


def check_entry(entry: Mapping[str, Any], sender_office: int) -> None:
    """What one entry says by itself: its shape, whose it is, and whether this program knows it."""
    # The schema first: what a newer program calls an entry may have another shape.
    schema = entry.get("schema")
    if isinstance(schema, int) and schema > catalog.SCHEMA:
        raise NewerSchemaError(found=schema, known=catalog.SCHEMA)
    journal.check_shape(entry)
    where = {"station": entry["station"], "seq": entry["seq"]}
    if office_of_station(entry["station"]) != sender_office:
        raise OwnershipError(sender=sender_office, number=entry["number"], **where)
    # What an office writes about itself (its people, its prints) is about no record.
    if entry["kind"].startswith("@") and entry["number"] == 0:
        prints.check_shape(entry)
        return
    form = catalog.BY_KIND.get(entry["kind"])
    if form is None:
        raise UnknownKindError(kind=entry["kind"], **where)
    if record_number.office_of(entry["number"]) != sender_office and form.owner != "province":
        raise OwnershipError(sender=sender_office, number=entry["number"], **where)
    _check_fields(form, entry)


def _check_fields(form: Form, entry: Mapping[str, Any]) -> None:
    for name, (_old, new) in entry["fields"].items():
        if not _fits(form.by_name.get(name), name, new):
            raise EntryError(station=entry["station"], seq=entry["seq"], reason=f"field {name}")


_PSEUDO = {journal.STATE: str, journal.VOID: bool, journal.UNREAD: dict}


def _fits(field: Field[Any] | None, name: str, new: object) -> bool:
    """Whether the tables and the form can hold a value; an unknown blank stays in the journal, so anything fits."""
    if field is None:
        return isinstance(new, _PSEUDO.get(name, object)) and (name != journal.UNREAD or _is_unread(new))
    if new is None:
        return True
    if isinstance(field, Rows):
        return isinstance(new, list) and all(_row_fits(field, row) for row in new)
    if isinstance(field, Attachments):
        return isinstance(new, list) and all(_is_attachment(each) for each in new)
    return _is_plain(field, new)


def _is_plain(field: Field[Any], new: object) -> bool:
    if isinstance(field, YesNo):
        return isinstance(new, bool)
    if isinstance(field, Number | Rials | Link):
        return type(new) is int and -2**63 <= new < 2**63
    try:
        # Shown too: the calendar of the tables of names ends before the calendar of ISO days does.
        value = field.from_json(new)
        return isinstance(new, str) and field.to_json(value) == new and isinstance(field.show(value), str)
    except (ValueError, TypeError):
        return False


def _row_fits(field: Rows, row: object) -> bool:
    columns = {column.name: column for column in field.columns}
    return isinstance(row, dict) and all(
        value is None or name not in columns or _is_plain(columns[name], value) for name, value in row.items())


def _is_attachment(each: object) -> bool:
    return isinstance(each, list) and [type(part) for part in each] == [str, str, int]


def _is_unread(new: object) -> bool:
    return isinstance(new, dict) and all(isinstance(typed, str) for typed in new.values())


def _check_chain(connection: Connection, own_station: str, entries: Sequence[Mapping[str, Any]]) -> int:
    """That one station's entries follow what is held of it; answers with the seq held so far."""
    station, first = entries[0]["station"], entries[0]["seq"]
    held, held_hash = journal.head(connection, station)
    if first > held + 1:
        raise GapError(station=station, missing_from=held + 1, missing_to=first - 1)
    before = (first - 1, entries[0]["prev_hash"])
    for entry in entries:
        if entry["seq"] > before[0] + 1:
            raise GapError(station=station, missing_from=before[0] + 1, missing_to=entry["seq"] - 1)
        journal.check_link(entry, before)
        before = (entry["seq"], entry["hash"])
    _refuse_fork(connection, entries, (held, held_hash))
    if station == own_station and before[0] > held:
        # Somebody writes under our own name: a copied disk, or a restored backup that went on elsewhere.
        raise ForkError(station=station, seq=held + 1)
    return held


def _refuse_fork(connection: Connection, entries: Sequence[Mapping[str, Any]], held: tuple[int, str]) -> None:
    """Raises ForkError where the sender's history is another than the one held."""
    station, first = entries[0]["station"], entries[0]["seq"]
    if first == held[0] + 1 and entries[0]["prev_hash"] != held[1]:
        raise ForkError(station=station, seq=held[0])
    table = journal_table
    known = select(table.c.seq, table.c.hash).where(
        table.c.station == station, table.c.seq >= first, table.c.seq <= entries[-1]["seq"])
    hashes = {row.seq: row.hash for row in connection.execute(known)}
    for entry in entries:
        if hashes.get(entry["seq"], entry["hash"]) != entry["hash"]:
            raise ForkError(station=station, seq=entry["seq"])


def _project_all(connection: Connection, entries: Sequence[Mapping[str, Any]]) -> None:
    """Fold all entries of each record, then write each record once."""
    before = load_any(connection, sorted({entry["number"] for entry in entries}))
    after: dict[int, Content] = {}
    for entry in entries:
        number = entry["number"]
        was = after.get(number) or before.get(number)
        begins = entry["act"] == "create"
        if begins == (was is not None) or (was is not None and was.kind != entry["kind"]):
            raise EntryError(station=entry["station"], seq=entry["seq"], reason="record begun twice, or never")
        after[number] = fold(was, entry)
    project(connection, [(before.get(number), content) for number, content in after.items()])
