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
from desktop.operations.exchange_cards import directory_of, own_keys
from desktop.store.change import Change, moment
from desktop.store.errors import GapError, NewerSchemaError
from desktop.store.packages import PackageIn
from desktop.sync.body import AckLine, EntryLine
from desktop.sync.package import FileBlob, Header, OpenedPackage, open_package
from forms import catalog

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
    if taken.result == "refused":
        _keep_aside(desk, path, "quarantine")
    elif taken.result == "waiting":
        _keep_aside(desk, path, "waiting")
    else:
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
        applied = _apply(desk, package)
        progress(header.entries, header.entries)
    except GapError as gap:
        return PackageTaken("waiting", 0, gap, header)
    except KarbargError as refused:
        waits = isinstance(refused, NewerSchemaError)
        return PackageTaken("waiting" if waits else "refused", 0, refused, header)
    return PackageTaken("applied" if applied else "already", applied, None, header)


def _apply(desk: Desk, package: OpenedPackage) -> int:
    header = package.header
    with desk.database.read() as reader:
        if reader.package_in(header.package_id) is not None:
            return 0
    with tempfile.TemporaryDirectory(dir=desk.folder, prefix="opening-") as spool:
        entries, acks, files = _sorted(package, Path(spool))
        with desk.database.change(desk.actor, reason=f"ورود بستهٔ {header.seq} از {header.sender}") as change:
            return _write(change, header, entries, acks, files)


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
    change: Change, header: Header, entries: list[dict[str, Any]], acks: list[dict[str, Any]], files: list[FileBlob]
) -> int:
    for blob in files:
        change.keep_blob(blob.sha256, blob.data)
    applied = change.apply_entries(entries, header.sender)
    for ack in acks:
        change.acknowledge(header.sender, str(ack["station"]), int(ack["seq"]), str(ack["hash"]))
    change.keep_package_in(PackageIn(
        header.package_id, header.sender, header.seq, "applied", moment(datetime.now(UTC)), applied))
    return applied


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
    for path in _waiting(desk):
        taken = _take(desk, path, progress)
        if taken.result in ("applied", "already"):
            path.unlink(missing_ok=True)


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
