"""Bring a file's tables up to date with Alembic's scripts; a file with records is copied first.

Law: imported only when there is something to upgrade.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from desktop.store.check import rebuild
from desktop.store.engine import open_engine
from desktop.store.schema import revision

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(path: Path, scripts: Path = SCRIPTS) -> None:
    """All revisions or none: one transaction. The copy is office.db's neighbour «office.before-<next>.db».

    The names and marks of records follow the forms, which may have changed with the program: all are written anew.
    """
    engine = open_engine(path, "write")
    try:
        has_records = _copy_before(engine, path)
        with engine.begin() as connection:
            command.upgrade(configuration(connection, scripts), "head")
            if has_records:
                rebuild(connection, lambda _done, _total: None)
    finally:
        engine.dispose()


def configuration(connection: Connection, scripts: Path = SCRIPTS) -> Config:
    """Alembic's settings for a connection that is already open."""
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _copy_before(engine: Engine, path: Path) -> bool:
    """Whether there was anything to copy."""
    with engine.connect() as connection:
        found = revision(connection)
        connection.rollback()
        if found is None:
            return False
        copy = path.with_name(f"{path.stem}.before-upgrade-of-{found}.db")
        part = copy.with_name(copy.name + ".part")
        part.unlink(missing_ok=True)
        # VACUUM runs outside a transaction, so past SQLAlchemy's own BEGIN.
        driver = connection.connection.driver_connection
        assert driver is not None  # noqa: S101 - the connection is open
        driver.execute("VACUUM INTO ?", (str(part),))
    part.replace(copy)
    return True
