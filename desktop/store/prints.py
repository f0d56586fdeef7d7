"""The print journal: what left this desk on paper or as a file, kept as entries of kind «@print» about no record.

Law: one print is one entry, projected into `printed` and `printed_record` from the entry alone; nothing takes it
back, since paper that is out cannot be called in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select

from desktop.store import journal
from desktop.store.errors import EntryError
from desktop.store.records import slices
from desktop.store.tables import printed, printed_record
from forms import catalog

KIND, ACT = "@print", "print"
_TARGET = re.compile(r"(printer|file|viewer|signed):.+", re.DOTALL)
_MOST = 10**6


@dataclass(frozen=True, slots=True)
class Print:
    """One print. `kind` of its records ("" for a report); `target` is «printer:…», «file:…», «viewer:…» or «signed:…»
    and a name.

    Pages count from 1 in the whole file: `range` («1-3,7», "" for all) says which of them went out, `pages` how many;
    `begins` where each of `numbers` begins, empty where the records share one paper.
    """

    paper: str
    kind: str = ""
    numbers: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    pages: int = 1
    copies: int = 1
    target: str = ""
    range: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PrintLine:
    """A print in the book: `station` and `seq` name it."""

    station: str
    seq: int
    at: str
    user: str
    role: str
    what: Print


def fields_of(what: Print) -> dict[str, list[Any]]:
    """A print as an entry's `fields`. Raises EntryError for what no print can be."""
    told = {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(what).items()}
    reason = _misshapen(told)
    if reason:
        raise EntryError(station="", seq=0, reason=f"print {reason}")
    return {KIND: [None, told]}


def check_shape(entry: Mapping[str, Any]) -> None:
    """Raises EntryError for an entry of kind «@print» that tells no print; others are not looked at."""
    if entry["kind"] != KIND:
        return
    fields = entry["fields"]
    plain = entry["act"] == ACT and not entry["base"] and not entry["attachments"] and set(fields) == {KIND}
    reason = _misshapen(fields[KIND][1]) if plain and fields[KIND][0] is None else "act"
    if reason:
        raise EntryError(station=entry["station"], seq=entry["seq"], reason=f"print {reason}")


_KEYS = {"paper", "kind", "numbers", "begins", "pages", "copies", "target", "range", "reason"}
_TEXTS = ("paper", "kind", "target", "range", "reason")


def _misshapen(told: object) -> str:
    if not isinstance(told, dict) or set(told) != _KEYS:
        return "keys"
    if not all(isinstance(told[name], str) for name in _TEXTS) or not told["paper"]:
        return "texts"
    if not all(_is_whole(told[name], _MOST) for name in ("pages", "copies")):
        return "counts"
    if not _TARGET.fullmatch(told["target"]):
        return "target"
    if told["kind"] and told["kind"] not in catalog.BY_KIND:
        return "kind"
    return _misshapen_records(told["numbers"], told["begins"])


def _misshapen_records(numbers: object, begins: object) -> str:
    if not isinstance(numbers, list) or not all(_is_whole(number, 2**63) for number in numbers) \
            or len(set(numbers)) != len(numbers):
        return "numbers"
    if not isinstance(begins, list) or not all(_is_whole(page, _MOST) for page in begins) or begins != sorted(begins):
        return "begins"
    return "begins" if begins and len(begins) != len(numbers) else ""


def _is_whole(value: object, end: int) -> bool:
    # In Python True is an int; in a journal it is not.
    return type(value) is int and 0 < value < end


def print_of(entry: Mapping[str, Any]) -> Print:
    """What an entry of kind «@print» tells."""
    told = entry["fields"][KIND][1]
    return Print(**{**told, "numbers": tuple(told["numbers"]), "begins": tuple(told["begins"])})


def project(connection: Connection, entries: Iterable[Mapping[str, Any]]) -> None:
    """Write the prints among these entries into the tables."""
    for some in slices([entry for entry in entries if entry["kind"] == KIND]):
        connection.execute(insert(printed), [_row(entry) for entry in some])
        lines = [line for entry in some for line in _lines(entry)]
        if lines:
            connection.execute(insert(printed_record), lines)


def _row(entry: Mapping[str, Any]) -> dict[str, Any]:
    told = entry["fields"][KIND][1]
    kept = {name: told[name] for name in ("paper", "kind", "pages", "copies", "target", "range", "reason")}
    return {"station": entry["station"], "seq": entry["seq"], "at": entry["at"], "user": entry["user"], **kept}


def _lines(entry: Mapping[str, Any]) -> list[dict[str, Any]]:
    told = entry["fields"][KIND][1]
    pages = told["begins"] or [1] * len(told["numbers"])
    return [{"number": number, "station": entry["station"], "seq": entry["seq"], "page": page, "paper": told["paper"]}
            for number, page in zip(told["numbers"], pages, strict=True)]


def times(connection: Connection, office: int, paper: str, numbers: Sequence[int]) -> dict[int, int]:
    """How often an office printed a paper of each record; 0 for never.

    Only its own prints count: what another office does with a paper never marks ours as a duplicate.
    """
    table, found = printed_record, dict.fromkeys(numbers, 0)
    for some in slices(numbers):
        counted = select(table.c.number, func.count().label("many")).where(
            table.c.number.in_(some), table.c.paper == paper, table.c.station.startswith(f"{office:04}-"))
        found |= {row.number: row.many for row in connection.execute(counted.group_by(table.c.number))}
    return found


def latest(connection: Connection, limit: int, paper: str | None) -> list[PrintLine]:
    """Newest first; of one paper only, when it is named."""
    wanted = select(printed.c.station, printed.c.seq).order_by(printed.c.at.desc(), printed.c.station,
                                                              printed.c.seq.desc())
    return _told(connection, (wanted if paper is None else wanted.where(printed.c.paper == paper)).limit(limit))


def of_record(connection: Connection, number: int) -> list[PrintLine]:
    """Every print of a record, newest first."""
    table = printed_record
    return _told(connection, select(table.c.station, table.c.seq).where(table.c.number == number))


def at(connection: Connection, station: str, seq: int) -> PrintLine | None:
    """The print of this name; None when there is none."""
    wanted = select(printed.c.station, printed.c.seq).where(printed.c.station == station, printed.c.seq == seq)
    return next(iter(_told(connection, wanted)), None)


def _told(connection: Connection, wanted: Select[Any]) -> list[PrintLine]:
    """Prints in the words of their entries, which name all their records."""
    by_station: dict[str, list[int]] = defaultdict(list)
    for station, seq in connection.execute(wanted):
        by_station[station].append(seq)
    found = [PrintLine(entry["station"], entry["seq"], entry["at"], entry["user"], entry["role"], print_of(entry))
             for station, seqs in by_station.items() for some in slices(seqs)
             for entry in journal.of_seqs(connection, station, some)]
    return sorted(found, key=lambda line: (line.at, line.seq), reverse=True)


def differences(connection: Connection) -> list[str]:
    """Where the tables say another thing than the journal; nothing is changed."""
    told = {(row.station, row.seq): row for row in connection.execute(select(printed))}
    records: dict[tuple[str, int], list[Row[Any]]] = defaultdict(list)
    for line in connection.execute(select(printed_record)):
        records[line.station, line.seq].append(line)
    problems: list[str] = []
    for entry in _entries(connection):
        place = (entry["station"], entry["seq"])
        if not _same(entry, told.pop(place, None), records.pop(place, [])):
            problems.append(f"چاپ {place[0]}/{place[1]}: دفتر چاپ با دفتر رویدادها نمی‌خواند")
    strangers = (("printed", len(told)), ("printed_record", sum(map(len, records.values()))))
    return problems + [f"جدول {table}: {many} ردیف در دفتر رویدادها نیست" for table, many in strangers if many]


def _same(entry: Mapping[str, Any], row: Row[Any] | None, records: Sequence[Row[Any]]) -> bool:
    try:
        check_shape(entry)
    except EntryError:
        return False
    lines = sorted((each.number, each.page, each.paper) for each in records)
    wanted = sorted((each["number"], each["page"], each["paper"]) for each in _lines(entry))
    return row is not None and dict(row._mapping) == _row(entry) and lines == wanted  # noqa: SLF001 - SQLAlchemy's name


def rebuild(connection: Connection) -> None:
    """Write the emptied tables anew."""
    project(connection, _entries(connection))


def _entries(connection: Connection) -> Iterable[journal.Entry]:
    return (entry for entry in journal.of_records(connection, [0]) if entry["kind"] == KIND)
