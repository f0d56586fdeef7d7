"""Who works here: the office itself, its people, its keys and the keys of other offices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, delete, insert, select

from desktop.store.tables import office, office_key, own_key, user_profile

OfficeRole = Literal["county", "province"]


@dataclass(frozen=True, slots=True)
class Office:
    """Whose database this is. `code` is at most four digits; `workstation` (1 to 99) tells its computers apart."""

    code: int
    role: OfficeRole
    name: str
    workstation: int = 1

    @property
    def station(self) -> str:
        """The name of this computer's chain in the journal: «3001-01»."""
        return f"{self.code:04}-{self.workstation:02}"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at work; `role` is clerk, chief, province or viewer."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class KeptKey:
    """A card that people accepted; `until_seq` is the last good package of a retired or revoked key."""

    key_id: str
    office: int
    card: str
    status: str
    until_seq: int | None
    added_at: str


def office_of_station(station: str) -> int | None:
    """The office part of a station's name, None when it is no such name."""
    code, dash, workstation = station.partition("-")
    right = dash and len(code) == 4 and len(workstation) == 2 and (code + workstation).isdecimal()
    return int(code) if right and station.isascii() else None


def load_office(connection: Connection) -> Office | None:
    row = connection.execute(select(office)).first()
    return None if row is None else Office(row.code, row.role, row.name, row.workstation)


def keep_office(connection: Connection, new: Office, at: str) -> None:
    connection.execute(insert(office).values(
        code=new.code, role=new.role, name=new.name, workstation=new.workstation, created_at=at))


def load_profiles(connection: Connection) -> list[Actor]:
    rows = connection.execute(select(user_profile).order_by(user_profile.c.created_at, user_profile.c.name))
    return [Actor(row.name, row.role) for row in rows]


def keep_profile(connection: Connection, profile: Actor, at: str) -> str | None:
    """Add a person or give one another role; answers with the role before."""
    table = user_profile
    before: str | None = connection.execute(select(table.c.role).where(table.c.name == profile.name)).scalar()
    if before is None:
        connection.execute(insert(table).values(name=profile.name, role=profile.role, created_at=at))
    else:
        connection.execute(table.update().where(table.c.name == profile.name).values(role=profile.role))
    return before


def load_own_key(connection: Connection) -> str | None:
    secret: str | None = connection.execute(select(own_key.c.secret).order_by(own_key.c.id.desc())).scalar()
    return secret


def keep_own_key(connection: Connection, secret: str, at: str) -> None:
    """The newest counts; earlier ones stay, since packages sealed to them may still be on the way."""
    last = connection.execute(select(own_key.c.id).order_by(own_key.c.id.desc())).scalar() or 0
    connection.execute(insert(own_key).values(id=last + 1, secret=secret, created_at=at))


def load_earlier_keys(connection: Connection) -> list[str]:
    """Every own key, newest first."""
    return list(connection.execute(select(own_key.c.secret).order_by(own_key.c.id.desc())).scalars())


def load_keys(connection: Connection) -> list[KeptKey]:
    rows = connection.execute(select(office_key).order_by(office_key.c.office, office_key.c.added_at))
    return [KeptKey(row.key_id, row.office, row.card, row.status, row.until_seq, row.added_at) for row in rows]


def keep_key(connection: Connection, key: KeptKey) -> None:
    """Put a key in the directory, or write its status anew."""
    connection.execute(delete(office_key).where(office_key.c.key_id == key.key_id))
    connection.execute(insert(office_key).values(
        key_id=key.key_id, office=key.office, card=key.card, status=key.status, until_seq=key.until_seq,
        added_at=key.added_at))


def numbers_of(office_code: int) -> tuple[int, int]:
    """The first number that an office's records can have, and the first that they cannot."""
    return office_code * 10**10, (office_code + 1) * 10**10
