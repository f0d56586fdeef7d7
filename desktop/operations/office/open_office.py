"""Open the office of a folder, and who works there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.operations.desk import Desk
from desktop.store.database import Database
from desktop.store.offices import Actor

VIEWER = Actor("بازدیدکننده", "viewer")
"""Who works where no profile was chosen: may look, not write."""


def open_to_write(folder: Path, user: str, today: date) -> Desk:
    """Open the office alone; raises NotAnOfficeError, OfficeInUseError, NewerSchemaError, ReadOnlyFolderError."""
    database = Database(folder)
    return Desk(database, _actor(database, user), today)


def open_to_read(folder: Path, user: str, today: date) -> Desk:
    """Open the office beside a window that has it open."""
    database = Database.open_to_read(folder)
    return Desk(database, _actor(database, user), today)


def profiles(database: Database) -> list[Actor]:
    """The users among whom the start screen lets one choose."""
    with database.read() as reader:
        return reader.profiles()


def _actor(database: Database, user: str) -> Actor:
    known = profiles(database)
    writers = [actor for actor in known if actor.role != VIEWER.role]
    if not user:
        return next((actor for actor in writers if actor.role == "clerk"), writers[0] if writers else VIEWER)
    return next((actor for actor in known if actor.name == user), VIEWER)


def add_user(desk: Desk, user: Actor) -> None:
    """A new profile to choose at the start; raises ForbiddenRoleError for a viewer."""
    with desk.database.change(desk.actor, reason="افزودن کاربر") as change:
        change.add_profile(user)
