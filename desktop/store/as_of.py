"""The office as it was when a day ended: its records in memory, for the same questions as today's.

Law: the journal decides. A record that no later entry speaks of stands in the tables as it stood then and is taken
over; every other one is folded anew from its entries up to that moment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, select

from desktop.store import journal
from desktop.store.contents import Content, fold
from desktop.store.engine import open_beside
from desktop.store.records import project, slices
from desktop.store.search import reindex
from desktop.store.tables import CHILDREN, KINDS
from desktop.store.tables import journal as journal_table
from forms import catalog

Progress = Callable[[int, int], None]
_MEANT = "SELECT number FROM office.record WHERE kind IN ({kinds}) AND number NOT IN (SELECT number FROM later)"


def end_of(day: date) -> str:
    """The moment, in UTC as the journal writes it, at which the next day begins on this computer's clock."""
    midnight = datetime.combine(day + timedelta(days=1), datetime.min.time()).astimezone()
    return midnight.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def past(path: Path, day: date, progress: Progress, kinds: Sequence[str] = ()) -> Iterator[Connection]:
    """A connection that sees the records of these kinds (of all, when none is named) as they were.

    Its journal and its prints end there too. What is no record (drafts, packages, keys) is that of now.
    """
    engine = open_beside(path)
    try:
        with engine.connect() as connection:
            _fill(connection, end_of(day), sorted(set(kinds) or catalog.BY_KIND), progress)
            connection.exec_driver_sql("PRAGMA query_only=ON")
            yield connection
    finally:
        engine.dispose()


def _fill(connection: Connection, end: str, kinds: Sequence[str], progress: Progress) -> None:
    _cut_journal(connection, end)
    tables = ["record", *kinds, *(CHILDREN[key].name for key in CHILDREN if key[0] in kinds), "search", "search_code"]
    later = _later(connection, end, kinds)
    total = len(tables) + len(later)
    for done, table in enumerate(tables):
        _take_over(connection, table, kinds)
        progress(done + 1, total)
    for done, numbers in enumerate(slices(later, 500)):
        project(connection, [(None, content) for content in _folded(connection, numbers)])
        progress(min(total, len(tables) + 500 * (done + 1)), total)
    for statement in _statements(connection, "index", tables):
        connection.exec_driver_sql(statement)
    reindex(connection)
    _refuse_others(connection, tables)


def _refuse_others(connection: Connection, tables: Sequence[str]) -> None:
    """A kind that was not asked for is an error, never the file's own table of now."""
    for table in {*KINDS, *(child.name for child in CHILDREN.values())} - {*tables}:
        connection.exec_driver_sql(f'CREATE TEMP VIEW "{table}" AS SELECT * FROM main.kind_not_asked_for')  # noqa: S608


def _cut_journal(connection: Connection, end: str) -> None:
    """Under their own names, in temp, which is looked through before everything else."""
    moment = end.replace("'", "")  # a view takes no parameters
    for table in ("journal", "printed"):
        connection.exec_driver_sql(
            f"CREATE TEMP VIEW {table} AS SELECT * FROM office.{table} WHERE at < '{moment}'")  # noqa: S608 - ours
    connection.exec_driver_sql("CREATE TEMP VIEW printed_record AS SELECT * FROM office.printed_record "
                               "WHERE (station, seq) IN (SELECT station, seq FROM temp.printed)")


def _later(connection: Connection, end: str, kinds: Sequence[str]) -> list[int]:
    """Records that changed, or began, after the end; kept in a table for the statements that leave them out."""
    connection.exec_driver_sql("CREATE TEMP TABLE later (number INTEGER PRIMARY KEY)")
    marks = ", ".join("?" * len(kinds))
    connection.exec_driver_sql(
        f"INSERT INTO later SELECT DISTINCT number FROM office.journal WHERE at >= ? AND kind IN ({marks})",  # noqa: S608
        (end, *kinds))
    return list(connection.exec_driver_sql("SELECT number FROM later ORDER BY number").scalars())


def _take_over(connection: Connection, table: str, kinds: Sequence[str]) -> None:
    for statement in _statements(connection, "table", [table]):
        connection.exec_driver_sql(statement)
    column = "record" if table not in KINDS and table not in ("record", "search", "search_code") else "number"
    meant = _MEANT.format(kinds=", ".join("?" * len(kinds)))
    connection.exec_driver_sql(
        f'INSERT INTO main."{table}" SELECT * FROM office."{table}" WHERE {column} IN ({meant})',  # noqa: S608
        tuple(kinds))
    if table == "search":
        for statement in _statements(connection, "table", ["search_words"]):
            connection.exec_driver_sql(statement)


def _statements(connection: Connection, what: str, tables: Sequence[str]) -> list[str]:
    """How the file makes its tables or their indexes."""
    marks = ", ".join("?" * len(tables))
    found = connection.exec_driver_sql(
        f"SELECT sql FROM office.sqlite_master WHERE type = ? AND sql IS NOT NULL AND tbl_name IN ({marks})",  # noqa: S608
        (what, *tables))
    return list(found.scalars())


def _folded(connection: Connection, numbers: Sequence[int]) -> list[Content]:
    """As their entries before the end tell them; those that begin later are left out."""
    contents: dict[int, Content] = {}
    for entry in journal.of_records(connection, numbers):
        contents[entry["number"]] = fold(contents.get(entry["number"]), entry)
    return list(contents.values())


def begins(connection: Connection) -> str:
    """The moment of the oldest entry about a record; "" while there is none."""
    oldest = select(journal_table.c.at).where(journal_table.c.number > 0).order_by(journal_table.c.at).limit(1)
    found: str | None = connection.execute(oldest).scalar()
    return found or ""
