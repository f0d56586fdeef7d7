"""Opens a package that may come from anybody: each step must pass before the next touches the bytes.

Order: size → first line → length of the header → signature by a key of the directory → header → sender and key's
validity → receiver → payload's size and digest → decryption → bounded decompression → strict JSON → counts and digest.
"""

from __future__ import annotations

import hashlib
import io
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, cast

import zstandard

from desktop.sync.body import Line, read_body
from desktop.sync.errors import (
    BodyError,
    BombError,
    DamagedError,
    FormatError,
    FormatVersionError,
    KeyRetiredError,
    KeyRevokedError,
    NotForMeError,
    NotPackageError,
    SenderError,
    SignatureError,
    TruncatedError,
    UnknownKeyError,
)
from desktop.sync.format import (
    FIRST_LINE,
    FORMAT,
    MAX_BODY,
    MAX_HEADER,
    MAX_PACKAGE,
    MAX_WINDOW,
    VERSION,
    Header,
    claimed_key,
    parse_header,
)
from desktop.sync.keys import SIGNATURE_SIZE, DirectoryKey, OwnKeys, is_signed
from desktop.sync.safe_file import read_from, written_to
from desktop.sync.sealing import unseal
from desktop.sync.strict_json import decode64

_SIGNATURE_LINE = 4 * ((SIGNATURE_SIZE + 2) // 3) + 1
_OTHER_VERSION = re.compile(rf"{FORMAT} ([0-9]{{1,6}})\n".encode())
_IN_MEMORY = 8 * 1024**2
_CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class Front:
    """Lines 2 and 3 as they stand in the file, and the offset where the payload begins."""

    header: bytes
    signature: bytes
    payload_at: int


@dataclass(frozen=True, slots=True)
class OpenedPackage:
    """A package whose signature, sender, receiver and payload are good; its contents are still unread."""

    path: Path
    header: Header
    signed_by: DirectoryKey
    payload_at: int
    _keys: OwnKeys = field(repr=False)

    def lines(self, spool_dir: Path) -> Iterator[Line]:
        """Acks, entries, files in this order. Take nothing for good before the last one has come: errors come late.

        The decrypted (still compressed) payload rests in memory, beyond 8 MB in a nameless file in `spool_dir`.
        Raises NotForMeError, BombError, BodyError, CountsError, PackageMissingError, NoSpaceError.
        """
        with tempfile.SpooledTemporaryFile(_IN_MEMORY, dir=str(spool_dir)) as spool:
            self._decrypt(spool, spool_dir)
            _check_window(spool)
            try:
                yield from read_body(_unsqueezed(spool), self.header)
            except zstandard.ZstdError as error:
                raise BodyError(reason=str(error)) from None

    def _decrypt(self, spool: IO[bytes], spool_dir: Path) -> None:
        with read_from(self.path), self.path.open("rb") as file:
            file.seek(self.payload_at)
            unseal(file, _Spool(spool, spool_dir), self._keys.age_secret)
        spool.seek(0)


class _Spool:
    """Names the folder when the spool, not the package's medium, is what fails."""

    def __init__(self, file: IO[bytes], folder: Path) -> None:
        self._file = file
        self._folder = folder

    def write(self, data: bytes) -> int:
        with written_to(self._folder):
            return self._file.write(data)


def open_package(path: Path, *, me: int, keys: OwnKeys, directory: Mapping[str, DirectoryKey]) -> OpenedPackage:
    """Everything that can be checked without decrypting. `directory` maps key ids to accepted cards.

    Raises, in this order: PackageMissingError, BombError, NotPackageError, FormatVersionError, TruncatedError,
    FormatError, UnknownKeyError, SignatureError, FormatError, SenderError, KeyRevokedError, KeyRetiredError,
    NotForMeError, BombError, TruncatedError, DamagedError.
    """
    with read_from(path), path.open("rb") as file:
        _check_size(file)
        front = read_front(file, path)
        key_id = claimed_key(front.header)
        known = directory.get(key_id)
        if known is None or known.card.key_id != key_id:
            raise UnknownKeyError(key_id=key_id)
        check_signature(front, key_id, known.card.office, known.card.sign_public_raw)
        header = parse_header(front.header)
        _check_sender(header, known, key_id)
        _check_receiver(header, me)
        check_payload(file, front, header)
    return OpenedPackage(path, header, known, front.payload_at, keys)


def read_front(file: IO[bytes], path: Path) -> Front:
    """Lines 1 to 3, unparsed. Raises NotPackageError, FormatVersionError, TruncatedError, FormatError."""
    _check_first_line(file.readline(len(FIRST_LINE) + 8), path)
    header = _whole_line(file, MAX_HEADER + 1, "header")
    line = _whole_line(file, _SIGNATURE_LINE, "signature")
    try:
        signature = decode64(line, SIGNATURE_SIZE)
    except ValueError:
        raise FormatError(reason="signature line") from None
    return Front(header, signature, file.tell())


def check_signature(front: Front, key_id: str, office: int, sign_public: bytes) -> None:
    """Raises SignatureError."""
    if not is_signed(front.header, front.signature, sign_public):
        raise SignatureError(key_id=key_id, office=office)


def check_payload(file: IO[bytes], front: Front, header: Header) -> None:
    """Size, then digest, of all after line 3. Raises BombError, TruncatedError, DamagedError."""
    if header.body_size > MAX_BODY:
        raise BombError(limit=MAX_BODY, found=header.body_size)
    size = file.seek(0, io.SEEK_END) - front.payload_at
    if size < header.payload_size:
        raise TruncatedError(where="payload", expected=header.payload_size, found=size)
    if size > header.payload_size:
        raise DamagedError(expected=header.payload_size, found=size, extra=size - header.payload_size)
    file.seek(front.payload_at)
    digest = hashlib.sha256()
    while piece := file.read(_CHUNK):
        digest.update(piece)
    if digest.hexdigest() != header.payload_sha256:
        raise DamagedError(expected=header.payload_sha256, found=digest.hexdigest(), extra=0)


def _check_size(file: IO[bytes]) -> None:
    size = file.seek(0, io.SEEK_END)
    if size > MAX_PACKAGE:
        raise BombError(limit=MAX_PACKAGE, found=size)
    file.seek(0)


def _check_first_line(line: bytes, path: Path) -> None:
    if line == FIRST_LINE:
        return
    if FIRST_LINE.startswith(line):
        raise TruncatedError(where="first line", expected=len(FIRST_LINE), found=len(line))
    other = _OTHER_VERSION.fullmatch(line)
    if other is None:
        raise NotPackageError(path=str(path))
    raise FormatVersionError(path=str(path), found=int(other[1]), known=VERSION)


def _whole_line(file: IO[bytes], limit: int, where: str) -> bytes:
    """One line without its newline; `limit` counts the newline."""
    line = file.readline(limit)
    if line.endswith(b"\n"):
        return line[:-1]
    if len(line) == limit:
        raise FormatError(reason=f"{where} too long")
    raise TruncatedError(where=where, expected=len(line) + 1, found=len(line))


def _check_sender(header: Header, known: DirectoryKey, key_id: str) -> None:
    office = known.card.office
    if header.sender != office:
        raise SenderError(signed_by=office, claims=header.sender)
    if header.key_id != key_id:  # cannot be while headers have exactly our fields; must not be when they grow
        raise FormatError(reason="two key ids")
    if not known.covers(header.seq):
        refusal = KeyRetiredError if known.status == "retired" else KeyRevokedError
        raise refusal(key_id=key_id, office=office, seq=header.seq, until_seq=known.until_seq)


def _check_receiver(header: Header, me: int) -> None:
    if header.receiver != me:
        raise NotForMeError(receiver=header.receiver, me=me)


def _unsqueezed(spool: IO[bytes]) -> io.BufferedReader:
    # Across frames, so that nothing can stand unread behind the first one.
    reader = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW).stream_reader(spool, read_across_frames=True)
    return io.BufferedReader(cast("io.RawIOBase", reader), _CHUNK)


def _check_window(spool: IO[bytes]) -> None:
    start = spool.read(18)
    spool.seek(0)
    try:
        window = zstandard.get_frame_parameters(start).window_size
    except zstandard.ZstdError as error:
        raise BodyError(reason=str(error)) from None
    if window > MAX_WINDOW:
        raise BombError(limit=MAX_WINDOW, found=window)
