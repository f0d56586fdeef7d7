"""Connections to one SQLite file: how they are prepared, how a transaction begins, and what its errors are called.

Law: nobody outside this file sees an error of SQLAlchemy or of the driver that a person could meet.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from desktop.store.errors import (
    DamagedDatabaseError,
    DatabaseBusyError,
    DiskFaultError,
    DiskFullError,
    ReadOnlyFolderError,
    StoreError,
)
from desktop.store.queries import ORDER_FUNCTION, dictionary_order

Door = Literal["read", "write"]

RESERVE = 2 * 1024**2
"""Bytes of the ballast file: given up when the disk is full, so that the next save and the way out still work."""
_PLENTY = 200 * 1024**2

_PRAGMAS = {
    "journal_mode": "WAL", "synchronous": "FULL", "foreign_keys": "ON", "recursive_triggers": "ON",
    "busy_timeout": "5000", "temp_store": "MEMORY", "cell_size_check": "ON", "trusted_schema": "OFF",
}


def open_engine(path: Path, door: Door, url: str | None = None) -> Engine:
    """An engine on a database file; its first statement may raise any error of the disk or the file.

    The write door has one connection, so changes of several threads wait for one another, and begins with the
    write lock; the read door sees one state from its first statement to its last.
    """
    size = {"pool_size": 1, "max_overflow": 0} if door == "write" else {"pool_size": 4, "max_overflow": 16}
    engine = create_engine(url or f"sqlite:///{path}", module=dbapi2, pool_timeout=60, **size)
    event.listen(engine, "connect", _preparing(door))
    event.listen(engine, "begin", _beginning("BEGIN IMMEDIATE" if door == "write" else "BEGIN"))
    event.listen(engine, "handle_error", _naming_errors(path))
    return engine


def open_beside(path: Path) -> Engine:
    """An engine on an empty database in memory, beside which the file stands as `office`, to be read only: what the
    memory lacks is found there by the same name. One connection; it is gone when the engine is disposed of."""
    # A write to a table that the memory lacks would go to the file, were it not opened to be read.
    office = f"{path.resolve().as_uri()}?mode=ro"
    engine = create_engine("sqlite://", module=dbapi2, poolclass=StaticPool,
                           creator=lambda: dbapi2.connect(":memory:", uri=True, check_same_thread=False))

    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={_PRAGMAS['busy_timeout']}")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("ATTACH DATABASE ? AS office", (office,))
        connection.create_function(ORDER_FUNCTION, 2, dictionary_order, deterministic=True)

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _beginning("BEGIN"))
    event.listen(engine, "handle_error", _naming_errors(path))
    return engine


def _preparing(door: Door) -> Callable[[Any, Any], None]:
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin in `_beginning`, never by the driver's guess
        for pragma, value in _PRAGMAS.items():
            connection.execute(f"PRAGMA {pragma}={value}")
        connection.execute(f"PRAGMA cache_size={-65536 if door == 'write' else -16384}")
        if door == "read":
            connection.execute("PRAGMA query_only=ON")
        connection.create_function(ORDER_FUNCTION, 2, dictionary_order, deterministic=True)

    return prepare


def _beginning(statement: str) -> Callable[[Any], None]:
    def begin(connection: Any) -> None:
        connection.exec_driver_sql(statement)

    return begin


def _naming_errors(path: Path) -> Callable[[ExceptionContext], None]:
    def name_error(context: ExceptionContext) -> None:
        named = named_error(context.original_exception, path)
        if named is not None:
            raise named from context.original_exception

    return name_error


def named_error(error: BaseException | None, path: Path) -> StoreError | None:
    """What a driver's error means to a person; None for an error of ours (a broken constraint, wrong SQL)."""
    name = str(getattr(error, "sqlite_errorname", ""))
    folder = str(path.parent)
    if name == "SQLITE_FULL" or (name.startswith("SQLITE_IOERR") and _free(path.parent) < RESERVE):
        return DiskFullError(folder=folder, reserve_freed=free_reserve(path.parent))
    if name.startswith("SQLITE_IOERR"):
        return DiskFaultError(folder=folder, reason=name)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return ReadOnlyFolderError(folder=folder)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DamagedDatabaseError(folder=folder, reason=str(error))
    return DatabaseBusyError(folder=folder) if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) else None


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def free_reserve(folder: Path) -> int:
    """Give the ballast back to the disk; answers with its bytes, 0 when it was already given."""
    file = folder / "reserve.bin"
    size = file.stat().st_size if file.exists() else 0
    file.unlink(missing_ok=True)
    return size


def keep_reserve(folder: Path) -> None:
    """Put the ballast down when there is plenty of room and none is there."""
    file = folder / "reserve.bin"
    if not file.exists() and _free(folder) >= _PLENTY:
        part = file.with_suffix(".bin.part")
        part.write_bytes(bytes(RESERVE))
        part.replace(file)
