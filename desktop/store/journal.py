"""The journal: every change as one entry, chained by hashes, never altered and never removed.

Law: an entry is this dict and nothing more, here, in a package and under the hash:
station, seq, prev_hash, hash, at, user, role, reason, kind, number, base, act, fields, attachments, action, schema.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, func, insert, select

from desktop.store.errors import ChainError, EntryError
from desktop.store.offices import office_of_station
from desktop.store.tables import journal

Entry = dict[str, Any]
GENESIS = "0" * 64
STATE, VOID, UNREAD = "@state", "@void", "@unread"
"""Names in an entry's `fields` that are no blanks of a form."""

KEYS = ("station", "seq", "prev_hash", "hash", "at", "user", "role", "reason", "kind", "number", "base", "act",
        "fields", "attachments", "action", "schema")
_TEXTS = ("station", "prev_hash", "hash", "at", "user", "role", "reason", "kind", "act")
_WHOLES = ("seq", "number", "base", "action", "schema")
_HASH = re.compile("[0-9a-f]{64}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_CHUNK = 2000
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def canonical(value: object) -> str:
    """The one spelling of a value in JSON. Raises ValueError or TypeError for what JSON cannot hold."""
    return _encode(value)


def hash_of(entry: Mapping[str, Any]) -> str:
    """SHA-256 in hex over the canonical JSON of all but the hash. Raises ValueError for what UTF-8 cannot hold."""
    content = {key: value for key, value in entry.items() if key != "hash"}
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def sealed(entry: Entry) -> Entry:
    """The same entry with its hash."""
    return {**entry, "hash": hash_of(entry)}


def to_row(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {**entry, "fields": canonical(entry["fields"]), "attachments": canonical(entry["attachments"])}


def from_row(row: RowMapping) -> Entry:
    entry: Entry = {key: row[key] for key in KEYS}
    return {**entry, "fields": json.loads(row["fields"]), "attachments": json.loads(row["attachments"])}


def append(connection: Connection, entries: Sequence[Mapping[str, Any]]) -> None:
    """Write sealed entries as they are."""
    if entries:
        connection.execute(insert(journal), [to_row(entry) for entry in entries])


def head(connection: Connection, station: str) -> tuple[int, str]:
    """Seq and hash of a station's newest entry; (0, genesis) when it has none."""
    newest = select(journal.c.seq, journal.c.hash).where(journal.c.station == station)
    row = connection.execute(newest.order_by(journal.c.seq.desc()).limit(1)).first()
    return (0, GENESIS) if row is None else (row.seq, row.hash)


def stations(connection: Connection) -> list[str]:
    """Every station that has entries here; hops from name to name in the index (DISTINCT would walk all of it)."""
    found: list[str] = []
    following = select(func.min(journal.c.station))
    while (name := connection.execute(following).scalar()) is not None:
        found.append(name)
        following = select(func.min(journal.c.station)).where(journal.c.station > name)
    return found


def heads(connection: Connection) -> dict[str, tuple[int, str]]:
    return {station: head(connection, station) for station in stations(connection)}


def entry_hash(connection: Connection, station: str, seq: int) -> str | None:
    found = select(journal.c.hash).where(journal.c.station == station, journal.c.seq == seq)
    known: str | None = connection.execute(found).scalar()
    return known


def count(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(journal)).scalar_one()


def kinds(connection: Connection, station: str, first: int, last: int) -> dict[str, int]:
    """How many of a station's entries from `first` to `last` are about each kind."""
    counted = select(journal.c.kind, func.count().label("many")).where(
        journal.c.station == station, journal.c.seq.between(first, last)).group_by(journal.c.kind)
    return {row.kind: row.many for row in connection.execute(counted)}


def of_station(connection: Connection, station: str, after: int = 0) -> Iterator[Entry]:
    """A station's entries with a greater seq, in order; read in slices, so that memory stays small."""
    while True:
        slice_ = select(journal).where(journal.c.station == station, journal.c.seq > after)
        rows = connection.execute(slice_.order_by(journal.c.seq).limit(_CHUNK)).mappings().all()
        yield from map(from_row, rows)
        if len(rows) < _CHUNK:
            return
        after = rows[-1]["seq"]


def of_records(connection: Connection, numbers: Sequence[int]) -> Iterator[Entry]:
    """Every entry about these records, in the order in which they came to this database."""
    yield from _where(connection, journal.c.number.in_(numbers))


def of_seqs(connection: Connection, station: str, seqs: Sequence[int]) -> Iterator[Entry]:
    """These entries of a station; few enough of them for one statement."""
    yield from _where(connection, (journal.c.station == station) & journal.c.seq.in_(seqs))


def of_action(connection: Connection, station: str, action: int) -> list[Entry]:
    """The entries of one action of a person, in order."""
    # An action's entries follow one another, so the search through the chain ends at the first stranger.
    found: list[Entry] = []
    for entry in of_station(connection, station, action - 1):
        if entry["action"] != action:
            break
        found.append(entry)
    return found


def _where(connection: Connection, condition: ColumnElement[bool]) -> Iterator[Entry]:
    rows = connection.execute(select(journal).where(condition).order_by(journal.c.id)).mappings()
    return map(from_row, rows)


def check_shape(entry: Mapping[str, Any]) -> None:
    """Raises EntryError unless the dict is an entry: exactly its keys, each of its type."""
    reason = _misshapen(entry)
    if reason:
        raise EntryError(station=entry.get("station"), seq=entry.get("seq"), reason=reason)


def _misshapen(entry: Mapping[str, Any]) -> str:
    if set(entry) != set(KEYS):
        return "keys"
    if not all(isinstance(entry[key], str) for key in _TEXTS):
        return "texts"
    # In Python True is an int; in a chain it is not.
    if not all(type(entry[key]) is int and 0 <= entry[key] < 2**63 for key in _WHOLES) or entry["seq"] < 1:
        return "numbers"
    if not (_HASH.fullmatch(entry["hash"]) and _HASH.fullmatch(entry["prev_hash"]) and _MOMENT.fullmatch(entry["at"])):
        return "hashes or moment"
    if office_of_station(entry["station"]) is None:
        return "station"
    return _misshapen_contents(entry["fields"], entry["attachments"])


def _misshapen_contents(fields: object, attachments: object) -> str:
    if not isinstance(fields, dict) or not all(isinstance(pair, list) and len(pair) == 2 for pair in fields.values()):
        return "fields"
    if not isinstance(attachments, list) or not all(isinstance(a, str) and _HASH.fullmatch(a) for a in attachments):
        return "attachments"
    return ""


def check_link(entry: Mapping[str, Any], before: tuple[int, str]) -> None:
    """Raises ChainError unless the entry's hash is right and it follows (seq, hash) of the one before."""
    seq, prev_hash = before
    try:
        right = entry["hash"] == hash_of(entry)
    except ValueError:  # half a surrogate pair, NaN
        right = False
    if not (right and entry["seq"] == seq + 1 and entry["prev_hash"] == prev_hash):
        raise ChainError(station=entry["station"], seq=entry["seq"])


def chained(entries: Iterable[Entry], before: tuple[int, str]) -> Iterator[Entry]:
    """Give a station's new entries their seq, prev_hash and hash."""
    seq, prev_hash = before
    for entry in entries:
        seq += 1
        whole = sealed({**entry, "seq": seq, "prev_hash": prev_hash})
        prev_hash = whole["hash"]
        yield whole
