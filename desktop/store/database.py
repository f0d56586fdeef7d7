"""The office's data folder: office.db, attachments.db, the lock and the ballast; its two doors, to read and to change.

Law: one action of a person is one `with database.change(…)`: all of it is kept, or nothing.
"""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar

from desktop.store import check, journal, schema
from desktop.store.as_of import past
from desktop.store.attachments import Blobs
from desktop.store.change import Change, moment
from desktop.store.edits import Stamp
from desktop.store.engine import keep_reserve, open_engine
from desktop.store.errors import (
    DamagedDatabaseError,
    DiskFullError,
    ForbiddenRoleError,
    NotAnOfficeError,
    OfficeExistsError,
    OpenedToReadError,
    ReadOnlyFolderError,
)
from desktop.store.lock import OfficeLock
from desktop.store.offices import Actor, Office, keep_office, load_office
from desktop.store.reader import Reader

Clock = Callable[[], datetime]
Self = TypeVar("Self", bound="Database")


def utc_now() -> datetime:
    return datetime.now(UTC)


class Database:
    """An open office. Close it: the lock is held until then."""

    def __init__(self, folder: Path, *, url: str | None = None, now: Clock = utc_now, only_read: bool = False) -> None:
        """Open a data folder, bringing its tables up to date first (a copy of the file is made).

        Raises NotAnOfficeError, OfficeInUseError, ReadOnlyFolderError, DamagedDatabaseError, NewerSchemaError,
        and with `only_read` OlderSchemaError. `url` is a seam for a database elsewhere.
        """
        self.folder, self._now, self._only_read = folder, now, only_read
        self._path, self._url = folder / "office.db", url
        self._writing: int | None = None
        if url is None and not self._path.is_file():
            raise NotAnOfficeError(folder=str(folder))
        self._lock = None if only_read else OfficeLock(folder)
        self._writer = open_engine(self._path, "write", url)
        self._reader = open_engine(self._path, "read", url)
        self._blobs = Blobs(folder, "read" if only_read else "write")
        try:
            self.office = self._prepared()
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(cls: type[Self], folder: Path, office: Office, *, now: Clock = utc_now) -> Self:
        """A new data folder. Raises OfficeExistsError, ReadOnlyFolderError, DiskFullError."""
        path, part = folder / "office.db", folder / "office.db.part"
        if path.exists():
            raise OfficeExistsError(folder=str(folder))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _write_new(part, office, moment(now()))
            part.replace(path)
        except OSError as refused:
            full = refused.errno == errno.ENOSPC
            raise (DiskFullError if full else ReadOnlyFolderError)(folder=str(folder)) from None
        finally:
            _remove(part)
        return cls(folder, now=now)

    @classmethod
    def open_to_read(cls: type[Self], folder: Path, *, now: Clock = utc_now) -> Self:
        """Beside a window that has the office open: reads, and refuses changes with OpenedToReadError."""
        return cls(folder, now=now, only_read=True)

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """One consistent look, however long it takes; changes go on beside it."""
        with self._reader.connect() as connection:
            yield Reader(connection, self.office, self._blobs)

    @contextmanager
    def as_of(self, day: date, progress: check.Progress, kinds: Sequence[str] = ()) -> Iterator[Reader]:
        """The records of these kinds (of all, when none is named) as they were when that day ended here.

        `progress` may raise to cancel. Today's end has not come: use `read`.
        """
        with past(self._path, day, progress, kinds) as connection:
            yield Reader(connection, self.office, self._blobs)

    @contextmanager
    def change(self, actor: Actor, reason: str = "") -> Iterator[Change]:
        """One action: committed at the end, rolled back at any exception. Other threads wait their turn.

        Raises ForbiddenRoleError for a viewer, OpenedToReadError, DiskFullError (the ballast is then free).
        """
        if self._only_read:
            raise OpenedToReadError(folder=str(self.folder))
        if actor.role == "viewer":
            raise ForbiddenRoleError(role=actor.role, act="change", kind="")
        if self._writing == threading.get_ident():
            raise RuntimeError("a change inside a change would wait for itself")
        with self._writer.begin() as connection:
            self._writing = threading.get_ident()
            try:
                at, head = moment(self._now()), journal.head(connection, self.office.station)
                stamp = Stamp(self.office.station, actor.name, actor.role, reason, at, head)
                yield Change(connection, self.office, self._blobs, stamp)
            finally:
                self._writing = None

    def check(self, progress: check.Progress) -> check.CheckResult:
        """File, chains, and tables against the journal."""
        # A connection of its own: SQLite's look at the word index takes what an older one remembers of it for damage.
        engine = open_engine(self._path, "read", self._url)
        try:
            with engine.connect() as connection:
                return check.check(connection, progress)
        finally:
            engine.dispose()

    def checkpoint(self) -> None:
        """Move the write-ahead log into the file, and put the ballast back: for an idle moment, not for a click."""
        with self._writer.connect() as connection:
            driver = connection.connection.driver_connection
            if driver is not None:
                # Outside a transaction, so past SQLAlchemy's own BEGIN.
                driver.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        keep_reserve(self.folder)

    def close(self) -> None:
        """The last to close folds the write-ahead log into the file."""
        self._blobs.close()
        self._reader.dispose()
        self._writer.dispose()
        if self._lock is not None:
            self._lock.release()

    def _prepared(self) -> Office:
        if self._only_read:
            with self._reader.connect() as connection:
                schema.refuse_older(connection, self.folder)
        else:
            with self._writer.connect() as connection:
                behind = schema.is_behind(connection, self.folder)
            if behind:
                schema.upgrade(self._path)
            keep_reserve(self.folder)
        with self._reader.connect() as connection:
            office = load_office(connection)
        if office is None:
            raise DamagedDatabaseError(folder=str(self.folder), reason="no office row")
        return office


def _write_new(path: Path, office: Office, at: str) -> None:
    """The tables and the office's row, under a name that nobody opens until all is there."""
    _remove(path)
    schema.upgrade(path)
    engine = open_engine(path, "write")
    try:
        with engine.begin() as connection:
            keep_office(connection, office, at)
    finally:
        engine.dispose()


def _remove(path: Path) -> None:
    """A half-written database, with what stands beside it. On a disk that refuses even that, it stays."""
    for leftover in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        with suppress(OSError):
            leftover.unlink(missing_ok=True)
