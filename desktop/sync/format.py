"""The clear part of a package: its first line, its header, its limits. No personal data ever stands here.

Law: the header of version 1 has exactly these fields; a new field is a new version.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, cast

from desktop.sync.errors import FormatError
from desktop.sync.strict_json import canonical, parse_canonical

FORMAT = "karbarg-package"
VERSION = 1
FIRST_LINE = f"{FORMAT} {VERSION}\n".encode()

# In bytes. A first package of a whole county is some tens of MB without its scans; a line holds at most one scan.
MAX_PACKAGE = 2 * 1024**3
MAX_BODY = 4 * 1024**3
MAX_HEADER = 256 * 1024
MAX_FILE = 16 * 1024**2
MAX_LINE = 24 * 1024**2
MAX_WINDOW = 2**23

_HASH = re.compile("[0-9a-f]{64}")
_KEY_ID = re.compile("[0-9a-f]{16}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_CLAIMED_KEY = re.compile(rb'"key_id":"([0-9a-f]{16})"')


def is_hash(value: object) -> bool:
    """64 hex digits in small letters."""
    return isinstance(value, str) and _HASH.fullmatch(value) is not None


def is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def is_number(value: object) -> bool:
    return type(value) is int and value > 0


def is_station(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 40


@dataclass(frozen=True, slots=True)
class StationRange:
    """Which slice of one station's journal is inside: first and last `seq`, and the hash of the last entry."""

    station: str
    first: int
    last: int
    head: str


@dataclass(frozen=True, slots=True)
class Header:
    """What line 2 says. `seq` numbers the packages from this sender to this receiver; sizes in bytes.

    `schema` is the sender's; a program that knows less than `min_schema` must not import it (the caller decides).
    """

    package_id: str
    sender: int
    sender_name: str
    receiver: int
    seq: int
    created: str
    schema: int
    min_schema: int
    stations: tuple[StationRange, ...]
    acks: int
    entries: int
    files: int
    body_sha256: str
    body_size: int
    payload_sha256: str
    payload_size: int
    key_id: str

    def to_bytes(self) -> bytes:
        """Line 2 without its newline: the very bytes that are signed."""
        return canonical({"format": FORMAT, "version": VERSION, **asdict(self)})

    def meaning(self) -> str:
        """The package's name by what it says: the same contents under the same number have the same id.

        Neither the moment nor the age envelope is part of it, so a package built again after a crash is the same one.
        """
        names = ("sender", "receiver", "seq", "stations", "acks", "entries", "files", "body_sha256")
        whole = asdict(self)
        return hashlib.sha256(canonical({name: whole[name] for name in names})).hexdigest()


def _are_stations(value: object) -> bool:
    return isinstance(value, list) and all(_is_range(one) for one in value)


def _is_range(value: object) -> bool:
    if not isinstance(value, dict) or set(value) != {"station", "first", "last", "head"}:
        return False
    first, last = value["first"], value["last"]
    if not (is_number(first) and is_number(last) and first <= last):
        return False
    return is_station(value["station"]) and is_hash(value["head"])


_FITS: dict[str, Callable[[object], bool]] = {
    "format": lambda value: value == FORMAT,
    "version": lambda value: type(value) is int and value == VERSION,
    "package_id": is_hash,
    "sender": is_number,
    "sender_name": lambda value: isinstance(value, str) and len(value) <= 120,
    "receiver": is_number,
    "seq": is_number,
    "created": lambda value: isinstance(value, str) and _MOMENT.fullmatch(value) is not None,
    "schema": is_number,
    "min_schema": is_number,
    "stations": _are_stations,
    "acks": is_count,
    "entries": is_count,
    "files": is_count,
    "body_sha256": is_hash,
    "body_size": is_count,
    "payload_sha256": is_hash,
    "payload_size": is_count,
    "key_id": lambda value: isinstance(value, str) and _KEY_ID.fullmatch(value) is not None,
}


def claimed_key(header: bytes) -> str:
    """Which key to try, from bytes nobody has vouched for yet; compared with the parsed header later."""
    found = _CLAIMED_KEY.search(header)
    if found is None:
        raise FormatError(reason="no key id")
    return found[1].decode()


def parse_header(data: bytes) -> Header:
    """The header from bytes whose signature is good. Raises FormatError."""
    try:
        given = parse_canonical(data)
    except ValueError as error:
        raise FormatError(reason=str(error)) from None
    if not isinstance(given, dict) or given.keys() != _FITS.keys():
        raise FormatError(reason="fields")
    wrong = [name for name, fits in _FITS.items() if not fits(given[name])]
    if wrong:
        raise FormatError(reason="values", fields=wrong)
    header = _header_of(given)
    if header.package_id != header.meaning():
        raise FormatError(reason="package id")
    return header


def _header_of(given: dict[str, Any]) -> Header:
    stations = tuple(StationRange(**one) for one in cast("list[dict[str, Any]]", given["stations"]))
    plain = {name: value for name, value in given.items() if name not in {"format", "version", "stations"}}
    return Header(stations=stations, **plain)
