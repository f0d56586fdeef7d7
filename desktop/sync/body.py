"""The inside of a package: one JSON object a line, in the order begin, acks, entries, files, end.

Law: writer and reader keep the same tally of what went by, and the header promises exactly that tally.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from desktop.sync.errors import BodyError, BombError, CountsError
from desktop.sync.format import MAX_FILE, MAX_LINE, Header, StationRange, is_hash, is_number, is_station
from desktop.sync.strict_json import canonical, encode64, parse_canonical

BEGIN = b'{"t":"begin","v":1}\n'
_ORDER = {"ack": 1, "entry": 2, "file": 3}
_KINDS = {*_ORDER, "end"}
_NOT_IN_A_NAME = re.compile(r"[\x00-\x1f\x7f/\\:]")


@dataclass(frozen=True, slots=True)
class FileBlob:
    """An attachment, named by what is in it."""

    sha256: str
    name: str
    data: bytes

    @classmethod
    def of(cls, name: str, data: bytes) -> FileBlob:
        return cls(hashlib.sha256(data).hexdigest(), name, data)


@dataclass(frozen=True, slots=True)
class AckLine:
    """What the sender holds of one of our stations: {"station", "seq", "hash"}."""

    ack: dict[str, Any]


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One journal entry, as the sender's store gave it."""

    entry: dict[str, Any]


Line = AckLine | EntryLine | FileBlob


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a package. Generators are welcome: each is walked once, one item at a time."""

    entries: Iterable[Mapping[str, Any]] = ()
    acks: Iterable[Mapping[str, Any]] = ()
    files: Iterable[FileBlob] = ()


class Tally:
    """Counts, ranges, size and digest of the body lines that went by."""

    def __init__(self) -> None:
        self.counts = {"ack": 0, "entry": 0, "file": 0}
        self.size = 0
        self._digest = hashlib.sha256()
        self._ranges: dict[str, StationRange] = {}

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    @property
    def stations(self) -> tuple[StationRange, ...]:
        return tuple(self._ranges[station] for station in sorted(self._ranges))

    def pass_bytes(self, line: bytes) -> bytes:
        self._digest.update(line)
        self.size += len(line)
        return line

    def count(self, kind: str, value: Mapping[str, Any]) -> None:
        """Raises BodyError unless station, seq and hash make sense and each station's entries ascend."""
        self.counts[kind] += 1
        if kind == "file":
            return
        station, seq, entry_hash = value.get("station"), value.get("seq"), value.get("hash")
        if not (is_station(station) and is_hash(entry_hash) and type(seq) is int and seq >= 0):
            raise BodyError(reason=f"{kind} without station, seq and hash")
        if kind == "entry":
            self._extend(str(station), seq, str(entry_hash))

    def _extend(self, station: str, seq: int, head: str) -> None:
        # Holes are lawful: the province sends a county only what concerns it.
        before = self._ranges.get(station)
        if not is_number(seq) or (before is not None and seq <= before.last):
            raise BodyError(reason="entries do not ascend", station=station, seq=seq)
        self._ranges[station] = StationRange(station, before.first if before else seq, seq, head)

    def end_line(self) -> bytes:
        """The last line, which repeats the counts and the digest of all before it."""
        entries, files, acks = self.counts["entry"], self.counts["file"], self.counts["ack"]
        return canonical({"t": "end", "entries": entries, "files": files, "acks": acks, "sha256": self.sha256}) + b"\n"


def body_lines(contents: Contents, tally: Tally) -> Iterator[bytes]:
    """The lines of a body, each with its newline. Raises BodyError for what a receiver would refuse."""
    yield tally.pass_bytes(BEGIN)
    for ack in contents.acks:
        yield _plain_line("ack", ack, tally)
    for entry in contents.entries:
        yield _plain_line("entry", entry, tally)
    for blob in contents.files:
        yield _file_line(blob, tally)
    yield tally.pass_bytes(tally.end_line())


def _plain_line(kind: str, value: Mapping[str, Any], tally: Tally) -> bytes:
    tally.count(kind, value)
    try:
        line = canonical({**value, "t": kind})
        parse_canonical(line)
    except (ValueError, TypeError) as error:
        raise BodyError(reason=str(error), station=value["station"], seq=value["seq"]) from None
    if "t" in value or len(line) >= MAX_LINE:
        raise BodyError(reason="too long, or a field named t", station=value["station"], seq=value["seq"])
    return tally.pass_bytes(line + b"\n")


def _file_line(blob: FileBlob, tally: Tally) -> bytes:
    reason = _wrong_with(blob)
    if reason:
        raise BodyError(reason=reason, sha256=blob.sha256)
    fields = {"sha256": blob.sha256, "name": blob.name, "size": len(blob.data), "data": encode64(blob.data)}
    tally.count("file", fields)
    return tally.pass_bytes(canonical({"t": "file", **fields}) + b"\n")


def read_body(stream: IO[bytes], header: Header) -> Iterator[Line]:
    """The lines of a body against its header; whatever is wrong may come out only after the last line.

    So the caller must take nothing for good before the end. Raises BombError, BodyError, CountsError.
    """
    tally, number, rank = Tally(), 1, 0
    if _next_line(stream, tally, header) != BEGIN:
        raise BodyError(reason="begin", line=1)
    tally.pass_bytes(BEGIN)
    while True:
        line, number = _next_line(stream, tally, header), number + 1
        kind, fields = _fields_of(line, number)
        if kind == "end":
            break
        if _ORDER[kind] < rank:
            raise BodyError(reason="order", line=number)
        rank = _ORDER[kind]
        tally.count(kind, fields)
        tally.pass_bytes(line)
        yield _line_of(kind, fields, number)
    if line != tally.end_line():
        raise CountsError(what="end line", expected=tally.end_line().decode(), found=line.decode())
    tally.pass_bytes(line)
    if stream.read(1):
        raise BodyError(reason="more after the end", line=number + 1)
    _compare(header, tally)


def _next_line(stream: IO[bytes], tally: Tally, header: Header) -> bytes:
    line = stream.readline(MAX_LINE)
    if tally.size + len(line) > header.body_size:
        raise BombError(limit=header.body_size, found=tally.size + len(line))
    if not line.endswith(b"\n"):
        raise BodyError(reason="line too long" if len(line) == MAX_LINE else "ends too early")
    return line


def _fields_of(line: bytes, number: int) -> tuple[str, dict[str, Any]]:
    try:
        fields = parse_canonical(line[:-1])
    except ValueError as error:
        raise BodyError(reason=str(error), line=number) from None
    kind = fields.pop("t", None) if isinstance(fields, dict) else None
    if not isinstance(fields, dict) or not isinstance(kind, str) or kind not in _KINDS:
        raise BodyError(reason="kind of line", line=number)
    return kind, fields


def _line_of(kind: str, fields: dict[str, Any], number: int) -> Line:
    if kind == "ack":
        return AckLine(fields)
    if kind == "entry":
        return EntryLine(fields)
    return _blob_of(fields, number)


def _blob_of(fields: dict[str, Any], number: int) -> FileBlob:
    try:
        blob = FileBlob(fields["sha256"], fields["name"], base64.b64decode(fields["data"], validate=True))
    except (KeyError, TypeError, ValueError):
        raise BodyError(reason="file", line=number) from None
    reason = _wrong_with(blob)
    if reason or fields.get("size") != len(blob.data) or len(fields) != 4:
        raise BodyError(reason=reason or "file", line=number)
    return blob


def _wrong_with(blob: FileBlob) -> str:
    """Why a file may neither leave nor enter, or nothing."""
    if not isinstance(blob.name, str) or not 0 < len(blob.name) <= 255 or _NOT_IN_A_NAME.search(blob.name):
        return "file name"
    if len(blob.data) > MAX_FILE:
        return "file too big"
    return "" if hashlib.sha256(blob.data).hexdigest() == blob.sha256 else "file is not what its hash says"


def _compare(header: Header, tally: Tally) -> None:
    promised = {"acks": header.acks, "entries": header.entries, "files": header.files, "stations": header.stations,
                "body_size": header.body_size, "body_sha256": header.body_sha256}
    found = {"acks": tally.counts["ack"], "entries": tally.counts["entry"], "files": tally.counts["file"],
             "stations": tally.stations, "body_size": tally.size, "body_sha256": tally.sha256}
    for what, expected in promised.items():
        if found[what] != expected:
            raise CountsError(what=what, expected=expected, found=found[what])
