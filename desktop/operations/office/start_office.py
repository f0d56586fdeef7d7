"""Start an office in a folder: its keys, its card for other offices, its first users."""

from __future__ import annotations

from pathlib import Path

from desktop.operations.errors import UnknownOfficeError
from desktop.store.database import Database
from desktop.store.offices import Actor, Office
from desktop.sync.keys import OwnKeys, write_card
from forms.parts import reference_list
from forms.rules import office_code


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
