"""Which version of the tables a file has.

Law: Alembic is loaded only when the file is behind; it takes a third of a second.
"""

from __future__ import annotations

import importlib
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from desktop.store.errors import DamagedDatabaseError, NewerSchemaError, OlderSchemaError

REVISIONS = ("0001", "0002", "0003", "0004")
"""In order; a test compares them with the migration scripts."""


def revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def is_behind(connection: Connection, folder: Path) -> bool:
    """Raises NewerSchemaError, or DamagedDatabaseError for a file that is no office's."""
    found = revision(connection)
    if found is None:
        raise DamagedDatabaseError(folder=str(folder), reason="no version")
    if found not in REVISIONS:
        raise NewerSchemaError(found=found, known=REVISIONS[-1])
    return found != REVISIONS[-1]


def refuse_older(connection: Connection, folder: Path) -> None:
    """For those who only read. Raises OlderSchemaError, and what `is_behind` raises."""
    if is_behind(connection, folder):
        raise OlderSchemaError(found=revision(connection), known=REVISIONS[-1])


def upgrade(path: Path) -> None:
    """Bring the file's tables up to date."""
    importlib.import_module("desktop.store.upgrading").upgrade(path)
