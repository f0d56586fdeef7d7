"""What is known here of one package that came or went: its verified head, its file's digest, and what became of it.

Law: only what the file itself proves, or the office's own book says, is told; a package whose file is not at hand has
no digest, since the book keeps none.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from desktop.errors import KarbargError
from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchPackageError, PackageFileGoneError
from desktop.operations.office.exchange_cards import directory_of, own_keys
from desktop.store.errors import GapError, NewerSchemaError
from desktop.store.packages import PackageIn, PackageOut
from desktop.store.reader import Reader
from desktop.sync.errors import NotForMeError, PackageMissingError
from desktop.sync.keys import DirectoryKey, OfficeCard, OwnKeys
from desktop.sync.package import Header, OpenedPackage, open_package
from forms import catalog

LEAST_ID = 12
"""So many of the first digits of a package's id name it."""
_CHUNK = 1024 * 1024
_QUARANTINE, _WAITING = "quarantine", "waiting"
Result = Literal["made", "gone", "applied", "waiting", "refused", "untaken"]
"""made: in the book of those that went; gone: went, but is in no book; untaken: came, and nobody took it in yet."""


@dataclass(frozen=True, slots=True)
class StationFacts:
    """A slice of a station's journal that is inside, and up to which entry the receiver is known to hold it."""

    station: str
    first: int
    last: int
    held: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageFacts:
    """`head` and `signer` are None for a file that was refused before its signature held; `error` says why."""

    name: str
    size: int
    sha256: str
    result: Result
    head: Header | None = None
    signer: OfficeCard | None = None
    taken_at: str = ""
    """The moment at which it was taken in here."""
    stations: tuple[StationFacts, ...] = ()
    kinds: Mapping[str, int] | None = None
    """Entries by kind, where this office holds them all."""
    error: KarbargError | None = None


def package_facts(desk: Desk, package: str | Path) -> PackageFacts:
    """Of a package by its id (or its first digits) in the office's book, or of whatever package a file is.

    Raises NoSuchPackageError, PackageFileGoneError, NoOwnKeyError, and what `open_package` raises for a file that was
    not set aside here.
    """
    with desk.database.read() as reader:
        path = _file_of(reader, package) if isinstance(package, str) else package
        digest = _digest(path)
        try:
            opened = _opened(reader, path)
        except KarbargError as refused:
            if not _is_aside(desk, path, digest, _QUARANTINE):
                raise
            return PackageFacts(name=path.name, size=path.stat().st_size, sha256=digest, result="refused",
                                error=refused)
        if isinstance(package, str) and not opened.header.package_id.startswith(package):
            raise PackageFileGoneError(package=package, file=path.name)
        return _facts(desk, reader, opened, digest)


def _file_of(reader: Reader, package_id: str) -> Path:
    """Where the package of this id was when it was made or taken."""
    books: list[PackageIn | PackageOut] = [*reader.packages_in(), *reader.packages_out()]
    found = [each for each in books if len(package_id) >= LEAST_ID and each.package_id.startswith(package_id)]
    if len(found) != 1:
        raise NoSuchPackageError(package=package_id)
    path = Path(found[0].path)
    if not found[0].path or not path.is_file():
        raise PackageFileGoneError(package=package_id, file=path.name or f"{package_id[:LEAST_ID]}…")
    return path


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            digest = hashlib.sha256()
            while piece := file.read(_CHUNK):
                digest.update(piece)
    except OSError as error:
        raise PackageMissingError(path=str(path), reason=error.strerror or str(error)) from error
    return digest.hexdigest()


def _opened(reader: Reader, path: Path) -> OpenedPackage:
    """Verified like any package that comes; one that this office sent is read as its receiver would."""
    office, directory = reader.office, directory_of(reader)
    for text in reader.own_keys():
        card = OwnKeys.from_text(text).card(office.code, office.name, office.role)
        directory[card.key_id] = DirectoryKey(card)
    try:
        return open_package(path, me=office.code, keys=own_keys(reader), directory=directory)
    except NotForMeError as other:
        receiver = other.facts.get("receiver")
        if not isinstance(receiver, int):
            raise
        opened = open_package(path, me=receiver, keys=own_keys(reader), directory=directory)
        if opened.header.sender != office.code:
            raise
        return opened


def _is_aside(desk: Desk, path: Path, digest: str, folder: str) -> bool:
    """Whether this very file was kept aside here when it came."""
    aside = desk.folder / folder / path.name
    return aside.is_file() and _digest(aside) == digest


def _facts(desk: Desk, reader: Reader, opened: OpenedPackage, digest: str) -> PackageFacts:
    head = opened.header
    result, taken_at, error = _result(desk, reader, opened, digest)
    heard = {each.station: each.seq for each in reader.acknowledgements() if each.receiver == head.receiver} \
        if head.sender == reader.office.code else {station: seq for station, (seq, _hash) in reader.heads().items()}
    return PackageFacts(
        name=opened.path.name, size=opened.path.stat().st_size, sha256=digest, result=result, head=head,
        signer=opened.signed_by.card, taken_at=taken_at, error=error, kinds=_kinds(reader, head),
        stations=tuple(StationFacts(each.station, each.first, each.last, heard.get(each.station, 0))
                       for each in head.stations))


def _result(desk: Desk, reader: Reader, opened: OpenedPackage, digest: str) -> tuple[Result, str, KarbargError | None]:
    head = opened.header
    if head.sender == reader.office.code:
        kept = any(each.package_id == head.package_id for each in reader.packages_out(head.receiver))
        return "made" if kept else "gone", "", None
    came = reader.package_in(head.package_id)
    if came is not None:
        return "applied", came.received_at, None
    if _is_aside(desk, opened.path, digest, _WAITING):
        newer = head.schema > catalog.SCHEMA
        return "waiting", "", NewerSchemaError(found=head.schema, known=catalog.SCHEMA) if newer else GapError()
    return "refused" if _is_aside(desk, opened.path, digest, _QUARANTINE) else "untaken", "", None


def _kinds(reader: Reader, head: Header) -> Mapping[str, int] | None:
    """Counted in the office's own journal, which holds what it sent and what it took in."""
    heads = reader.heads()
    if any(heads.get(each.station, (0, ""))[0] < each.last for each in head.stations):
        return None
    found: Counter[str] = Counter()
    for each in head.stations:
        found.update(reader.kinds(each.station, each.first, each.last))
    return found
