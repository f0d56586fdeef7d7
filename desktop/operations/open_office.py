"""Start an office in a folder, or open the one that is there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.operations.desk import Desk
from desktop.operations.errors import UnknownOfficeError
from desktop.store.database import Database
from desktop.store.offices import Actor, Office
from desktop.sync.keys import OwnKeys, write_card
from forms.parts import reference_list
from forms.rules import office_code

VIEWER = Actor("بازدیدکننده", "viewer")
"""Who works where no profile was chosen: may look, not write."""


def create_office(folder: Path, office: Office, users: tuple[Actor, ...]) -> Database:
    """Make the data folder with its keys, its card for other offices and its first users, a chief among them.

    Raises UnknownOfficeError, OfficeExistsError, ReadOnlyFolderError, DiskFullError.
    """
    _refuse_strange_code(office)
    database = Database.create(folder, office)
    keys = OwnKeys.generate()
    founder = next(user for user in users if user.role in ("chief", "province"))
    with database.change(founder, reason="آغاز کار اداره") as change:
        change.keep_own_key(keys.to_text())
        for user in users:
            change.add_profile(user)
    write_card(card_path(folder, office), keys.card(office.code, office.name, office.role))
    return database


def _refuse_strange_code(office: Office) -> None:
    """A county's code begins with that of its province; the whole number space of records hangs on it."""
    is_county = office.role == "county"
    known = 0 < office.code < 10_000 and office_code.province_of(office.code) in reference_list("provinces").by_code
    if not known or office_code.is_province(office.code) == is_county or office.code % 100 == 0:
        raise UnknownOfficeError(code=office_code.show(office.code), role="شهرستان" if is_county else "استان")


def card_path(folder: Path, office: Office) -> Path:
    """Where the office's public card lies, to be given to other offices."""
    return folder / f"{office_code.show(office.code)}.card.json"


def office_name(code: int) -> str:
    """The usual name of an office by its code (forms.rules.office_code)."""
    if office_code.is_province(code):
        return "اداره کل استان " + reference_list("provinces").label(office_code.province_of(code))
    return "ادارهٔ شهرستان " + reference_list("counties").label(office_code.county_of(code))


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
