"""Take in a package: everything is checked before the database is touched, then one transaction (DESIGN 4)."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from desktop.errors import KarbargError
from desktop.operations.desk import Desk, Progress, unwatched
from desktop.operations.errors import NoOwnKeyError
from desktop.operations.office.exchange_cards import directory_of, own_keys
from desktop.store.change import Change, moment
from desktop.store.errors import (
    DatabaseBusyError,
    DiskFaultError,
    DiskFullError,
    ForbiddenRoleError,
    GapError,
    NewerSchemaError,
    OpenedToReadError,
    ReadOnlyFolderError,
)
from desktop.store.packages import PackageIn
from desktop.sync import errors as sync_errors
from desktop.sync.body import AckLine, EntryLine
from desktop.sync.errors import NoSpaceError, PackageMissingError
from desktop.sync.package import FileBlob, Header, OpenedPackage, open_package
from desktop.sync.safe_file import written_to
from forms import catalog

_NOT_ITS_FAULT = (
    PackageMissingError, NoSpaceError, sync_errors.ReadOnlyFolderError, DiskFullError, DiskFaultError,
    ReadOnlyFolderError, DatabaseBusyError, ForbiddenRoleError, OpenedToReadError, NoOwnKeyError,
)
"""The office or its disk is in the way: the package is good and may be taken in later."""
Outcome = Literal["applied", "already", "waiting", "refused"]


@dataclass(frozen=True, slots=True)
class PackageTaken:
    """What became of a package. `error` says why it was refused or waits; `entries` counts what was newly applied."""

    result: Outcome
    entries: int = 0
    error: KarbargError | None = None
    header: Header | None = None

    @property
    def code(self) -> str:
        """The stable code of the reason, empty when the package was taken."""
        return self.error.code if self.error else ""


def package_in(desk: Desk, path: Path, progress: Progress = unwatched) -> PackageTaken:
    """Take in one package, and then those that waited for it. Never raises for what is wrong with the package.

    A refused file is copied to the quarantine folder; the database is untouched.
    """
    taken = _take(desk, path, progress)
    if taken.result == "refused" and not isinstance(taken.error, _NOT_ITS_FAULT):
        _keep_aside(desk, path, "quarantine")
    elif taken.result == "waiting":
        _keep_aside(desk, path, "waiting")
    elif taken.result != "refused":
        _take_waiting(desk, progress)
    return taken


def _take(desk: Desk, path: Path, progress: Progress) -> PackageTaken:
    office = desk.database.office
    header: Header | None = None
    try:
        with desk.database.read() as reader:
            keys, directory = own_keys(reader), directory_of(reader)
        package = open_package(path, me=office.code, keys=keys, directory=directory)
        header = package.header
        if header.schema > catalog.SCHEMA:
            raise NewerSchemaError(found=header.schema, known=catalog.SCHEMA)
        progress(0, header.entries)
        applied, news = _apply(desk, package)
        progress(header.entries, header.entries)
    except GapError as gap:
        return PackageTaken("waiting", 0, gap, header)
    except KarbargError as refused:
        waits = isinstance(refused, NewerSchemaError)
        return PackageTaken("waiting" if waits else "refused", 0, refused, header)
    return PackageTaken("applied" if news else "already", applied, None, header)


def _apply(desk: Desk, package: OpenedPackage) -> tuple[int, bool]:
    """How many entries were new, and whether anything was."""
    header = package.header
    with desk.database.read() as reader:
        if reader.package_in(header.package_id) is not None:
            return 0, False
    with written_to(desk.folder), tempfile.TemporaryDirectory(dir=desk.folder, prefix="opening-") as spool:
        entries, acks, files = _sorted(package, Path(spool))
        with desk.database.change(desk.actor, reason=f"ورود بستهٔ {header.seq} از {header.sender}") as change:
            return _write(change, package, entries, acks, files)


def _sorted(
    package: OpenedPackage, spool: Path
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[FileBlob]]:
    """The whole body, decrypted and checked to its end, before the database is touched."""
    entries, acks, files = [], [], []
    for line in package.lines(spool):
        match line:
            case EntryLine(entry):
                entries.append(entry)
            case AckLine(ack):
                acks.append(ack)
            case FileBlob():
                files.append(line)
    return entries, acks, files


def _write(
    change: Change, package: OpenedPackage, entries: list[dict[str, Any]], acks: list[dict[str, Any]],
    files: list[FileBlob],
) -> tuple[int, bool]:
    header = package.header
    for blob in files:
        change.keep_blob(blob.sha256, blob.data)
    applied = change.apply_entries(entries, header.sender)
    heard = [change.acknowledge(header.sender, str(ack["station"]), int(ack["seq"]), str(ack["hash"])) for ack in acks]
    change.keep_package_in(PackageIn(
        header.package_id, header.sender, header.seq, "applied", moment(datetime.now(UTC)), applied,
        path=str(package.path.absolute())))
    return applied, bool(applied or files or any(heard))


def _keep_aside(desk: Desk, path: Path, folder: str) -> None:
    """A copy that people can look at; the stick may be gone tomorrow. Failing to copy changes nothing."""
    try:
        aside = desk.folder / folder
        aside.mkdir(exist_ok=True)
        if path.parent != aside:
            shutil.copyfile(path, aside / path.name)
    except OSError:
        return


def _take_waiting(desk: Desk, progress: Progress) -> None:
    # Names say nothing of the order, so as long as one is taken, the others are tried again.
    taken = True
    while taken:
        taken = False
        for path in _waiting(desk):
            if _take(desk, path, progress).result in ("applied", "already"):
                path.unlink(missing_ok=True)
                taken = True


def _waiting(desk: Desk) -> Iterator[Path]:
    folder = desk.folder / "waiting"
    if folder.is_dir():
        yield from sorted(folder.glob("*.karbarg"))


def look_at(desk: Desk, path: Path) -> str:
    """The header of a package after its signature was verified, as canonical JSON; raises SyncError."""
    with desk.database.read() as reader:
        package = open_package(path, me=desk.database.office.code, keys=own_keys(reader),
                               directory=directory_of(reader))
    return package.header.to_bytes().decode()
