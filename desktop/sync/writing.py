"""Makes a package file: body → zstd → age → a temporary file, then header and signature in front of it.

Law: the contents reach no disk in the clear, and nothing bears the package's name until it is read back and found good.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import zstandard

from desktop.sync.body import Contents, Tally, body_lines
from desktop.sync.format import FIRST_LINE, Header, parse_header
from desktop.sync.keys import OfficeCard, OwnKeys
from desktop.sync.reading import check_payload, check_signature, read_front
from desktop.sync.safe_file import publish, read_from, written_to
from desktop.sync.sealing import Pieces, seal
from desktop.sync.strict_json import encode64

_LEVEL = 9
_WINDOW_LOG = 22  # 4 MB, half of what readers allow; named so that a newer zstd cannot widen it
_IN_MEMORY = 8 * 1024**2
_CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the store knows about a package to be made. `created` must carry its zone."""

    sender: int
    sender_name: str
    seq: int
    created: datetime
    schema: int
    min_schema: int


@dataclass(frozen=True, slots=True)
class Written:
    """`bytes` is the size of the file; `entries` counts journal entries."""

    path: Path
    package_id: str
    seq: int
    entries: int
    bytes: int
    header: Header


class _Measured:
    """The sealed payload on its way to the temporary file: counted and hashed."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self.size = 0

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def write(self, data: bytes) -> int:
        self._digest.update(data)
        self.size += len(data)
        with written_to(Path(tempfile.gettempdir())):
            return self._file.write(data)


def write_package(to: Path, envelope: Envelope, contents: Contents, keys: OwnKeys, receiver: OfficeCard) -> Written:
    """Write, read back, give it its name. Memory stays bounded however much goes in.

    Raises BodyError or FormatError for contents no receiver would take; NoSpaceError, ReadOnlyFolderError,
    PackageMissingError, TruncatedError, DamagedError for the medium; and whatever the contents' generators raise.
    """
    tally = Tally()
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as payload:
        measured = _Measured(payload)
        lines = body_lines(contents, tally)
        seal(Pieces(_compressed(lines)), measured, [receiver.age_recipient, keys.age_recipient])
        header = _header(envelope, receiver.office, tally, measured, keys.key_id)
        front = _front(header, keys)

        def fill(file: IO[bytes]) -> None:
            file.write(front)
            payload.seek(0)
            shutil.copyfileobj(payload, file, _CHUNK)

        publish(to, fill, lambda part: _read_back(part, header, keys))
    return Written(to, header.package_id, header.seq, header.entries, len(front) + header.payload_size, header)


def _compressed(lines: Iterator[bytes]) -> Iterator[bytes]:
    parameters = zstandard.ZstdCompressionParameters.from_level(_LEVEL, window_log=_WINDOW_LOG, write_checksum=True)
    squeezer = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    for line in lines:
        piece = squeezer.compress(line)
        if piece:
            yield piece
    yield squeezer.flush()


def _header(envelope: Envelope, receiver: int, tally: Tally, payload: _Measured, key_id: str) -> Header:
    nameless = Header(
        package_id="",
        sender=envelope.sender,
        sender_name=envelope.sender_name,
        receiver=receiver,
        seq=envelope.seq,
        created=envelope.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        schema=envelope.schema,
        min_schema=envelope.min_schema,
        stations=tally.stations,
        acks=tally.counts["ack"],
        entries=tally.counts["entry"],
        files=tally.counts["file"],
        body_sha256=tally.sha256,
        body_size=tally.size,
        payload_sha256=payload.sha256,
        payload_size=payload.size,
        key_id=key_id,
    )
    return replace(nameless, package_id=nameless.meaning())


def _front(header: Header, keys: OwnKeys) -> bytes:
    """Lines 1 to 3. Raises FormatError for a header that readers would refuse."""
    line = header.to_bytes()
    parse_header(line)
    return FIRST_LINE + line + b"\n" + encode64(keys.sign(line)).encode() + b"\n"


def _read_back(part: Path, header: Header, keys: OwnKeys) -> None:
    with read_from(part), part.open("rb") as file:
        front = read_front(file, part)
        check_signature(front, header.key_id, header.sender, keys.sign_public_raw)
        check_payload(file, front, header)
