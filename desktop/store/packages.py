"""The book of packages, and who has acknowledged what. The packages themselves are the business of desktop.sync."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, Table, func, insert, select, update

from desktop.store import journal
from desktop.store.errors import AcknowledgementError, PackageKnownError
from desktop.store.offices import office_of_station
from desktop.store.tables import acknowledged, counter, package_in, package_out


@dataclass(frozen=True, slots=True)
class PackageIn:
    """A package that came. `status` is the operations' word (applied, waiting, refused …), `note` their reason code."""

    package_id: str
    sender: int
    seq: int
    status: str
    received_at: str
    entries: int = 0
    note: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class PackageOut:
    """A package that was made. `seq` counts the packages to this receiver."""

    package_id: str
    receiver: int
    seq: int
    status: str
    made_at: str
    entries: int = 0
    note: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """`receiver` holds everything of `station` up to `seq`, whose entry has this hash."""

    receiver: int
    station: str
    seq: int
    hash: str
    at: str


def keep_in(connection: Connection, package: PackageIn) -> None:
    """Raises PackageKnownError; use `mark` to change what is said of one."""
    _keep(connection, package_in, package)


def keep_out(connection: Connection, package: PackageOut) -> None:
    _keep(connection, package_out, package)


def _keep(connection: Connection, table: Table, package: PackageIn | PackageOut) -> None:
    known = select(table.c.package_id).where(table.c.package_id == package.package_id)
    if connection.execute(known).first():
        raise PackageKnownError(package_id=package.package_id)
    connection.execute(insert(table).values(asdict(package)))


def mark(connection: Connection, package_id: str, status: str, note: str, entries: int | None) -> None:
    """Write the status anew of a package in either book."""
    said = {"status": status, "note": note, **({} if entries is None else {"entries": entries})}
    for table in (package_in, package_out):
        connection.execute(update(table).where(table.c.package_id == package_id).values(said))


def all_in(connection: Connection, status: str | None) -> list[PackageIn]:
    """Newest first; with a status, only those."""
    wanted = select(package_in).order_by(package_in.c.received_at.desc(), package_in.c.seq.desc())
    chosen = wanted if status is None else wanted.where(package_in.c.status == status)
    return [PackageIn(**row) for row in connection.execute(chosen).mappings()]


def all_out(connection: Connection, receiver: int | None) -> list[PackageOut]:
    """Newest first; with a receiver, only those to it."""
    wanted = select(package_out).order_by(package_out.c.made_at.desc(), package_out.c.seq.desc())
    chosen = wanted if receiver is None else wanted.where(package_out.c.receiver == receiver)
    return [PackageOut(**row) for row in connection.execute(chosen).mappings()]


def find_in(connection: Connection, package_id: str) -> PackageIn | None:
    row = connection.execute(select(package_in).where(package_in.c.package_id == package_id)).mappings().first()
    return PackageIn(**row) if row else None


def next_seq(connection: Connection, receiver: int) -> int:
    """The number of the next package to a receiver: from 1 without holes as long as the transaction commits."""
    return reserve(connection, f"package:{receiver}", 1)


def reserve(connection: Connection, name: str, many: int) -> int:
    """The first of so many new numbers of a counter."""
    last = connection.execute(select(counter.c.last).where(counter.c.name == name)).scalar()
    if last is None:
        connection.execute(insert(counter).values(name=name, last=many))
        return 1
    connection.execute(update(counter).where(counter.c.name == name).values(last=last + many))
    return int(last) + 1


def next_number(connection: Connection, name: str, above: int) -> int:
    """The next number of a counter that only goes up, and greater than `above` too."""
    last = connection.execute(select(counter.c.last).where(counter.c.name == name)).scalar()
    found = max(last or 0, above) + 1
    if last is None:
        connection.execute(insert(counter).values(name=name, last=found))
    else:
        connection.execute(update(counter).where(counter.c.name == name).values(last=found))
    return found


def unacknowledged(connection: Connection, own_office: int, receiver: int) -> Iterator[journal.Entry]:
    """Our own stations' entries that a receiver has not acknowledged, station by station, in order."""
    for station in own_stations(connection, own_office):
        yield from journal.of_station(connection, station, _acknowledged_seq(connection, receiver, station))


def count_unacknowledged(connection: Connection, own_office: int, receiver: int) -> int:
    return sum(journal.head(connection, station)[0] - _acknowledged_seq(connection, receiver, station)
               for station in own_stations(connection, own_office))


def own_stations(connection: Connection, own_office: int) -> list[str]:
    return [station for station in journal.stations(connection) if office_of_station(station) == own_office]


def _acknowledged_seq(connection: Connection, receiver: int, station: str) -> int:
    wanted = select(func.max(acknowledged.c.seq)).where(
        acknowledged.c.receiver == receiver, acknowledged.c.station == station)
    return connection.execute(wanted).scalar() or 0


def acknowledge(connection: Connection, new: Acknowledgement) -> bool:
    """Note what a receiver says it holds; False when we knew. Raises AcknowledgementError for a strange hash."""
    if journal.entry_hash(connection, new.station, new.seq) != new.hash:
        raise AcknowledgementError(receiver=new.receiver, station=new.station, seq=new.seq)
    known = _acknowledged_seq(connection, new.receiver, new.station)
    if new.seq <= known:
        return False
    if known:
        here = (acknowledged.c.receiver == new.receiver) & (acknowledged.c.station == new.station)
        connection.execute(update(acknowledged).where(here).values(seq=new.seq, hash=new.hash, at=new.at))
    else:
        connection.execute(insert(acknowledged).values(asdict(new)))
    return True


def acknowledgements(connection: Connection) -> list[Acknowledgement]:
    rows = connection.execute(select(acknowledged).order_by(acknowledged.c.receiver, acknowledged.c.station))
    return [Acknowledgement(**row) for row in rows.mappings()]


def acks_for(connection: Connection, office_code: int) -> list[dict[str, object]]:
    """What we hold of another office, as a package to it says: {"station", "seq", "hash"} for each of its stations."""
    return [
        {"station": station, "seq": seq, "hash": entry_hash}
        for station, (seq, entry_hash) in journal.heads(connection).items()
        if office_of_station(station) == office_code
    ]
