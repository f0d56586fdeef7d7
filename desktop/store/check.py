"""Is everything still as it was written? The file, the chains, and the tables against the journal.

Law: changes nothing; what it finds wrong in the tables, `rebuild` writes anew from the journal.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, func, select, text

from desktop.store import journal, prints
from desktop.store.contents import Content, fold
from desktop.store.errors import ChainError
from desktop.store.records import Projection, clear, load_any, project, projection
from desktop.store.search import not_indexed, reindex
from desktop.store.tables import KINDS, record, search, search_code
from desktop.store.tables import journal as journal_table
from forms.rules import record_number

Progress = Callable[[int, int], None]
_SOME = 500


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`entries` seen; `problems` one line each, for the log and for help by telephone."""

    entries: int
    problems: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.problems


def check(connection: Connection, progress: Progress) -> CheckResult:
    """`progress` hears of each entry twice: in its chain and in its record."""
    entries = journal.count(connection)
    steps = _Steps(progress, 2 * entries)
    file = connection.execute(text("PRAGMA quick_check(20)")).scalars()
    problems = [f"پروندهٔ داده آسیب دیده است: {line}" for line in file if line != "ok"]
    for station in journal.stations(connection):
        problems += _broken_links(connection, station, steps)
    problems += _strangers(connection)
    problems += prints.differences(connection)
    for numbers in _numbers(connection):
        problems += _differences(connection, numbers, steps)
    return CheckResult(entries, problems)


class _Steps:
    """Tells a progress function now and then."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def step(self, many: int) -> None:
        self._done += many
        self._progress(min(self._done, self._total), self._total)


def _broken_links(connection: Connection, station: str, steps: _Steps) -> list[str]:
    problems: list[str] = []
    before = (0, journal.GENESIS)
    passed = 0
    for entry in journal.of_station(connection, station):
        try:
            journal.check_link(entry, before)
        except ChainError:
            problems.append(f"زنجیرهٔ ایستگاه {station} در رویداد {entry['seq']} گسسته است")
        before = (entry["seq"], entry["hash"])
        passed += 1
        if passed % _SOME == 0:
            steps.step(_SOME)
    steps.step(passed % _SOME)
    return problems


def _numbers(connection: Connection) -> Iterator[list[int]]:
    """Every number that the journal knows, in pieces."""
    table, last = journal_table, 0
    while True:
        following = select(table.c.number).distinct().where(table.c.number > last).order_by(table.c.number)
        numbers = list(connection.execute(following.limit(_SOME)).scalars())
        if not numbers:
            return
        yield numbers
        last = numbers[-1]


def _folded(connection: Connection, numbers: Sequence[int]) -> tuple[dict[int, Content], int]:
    """What the journal makes of these records, and how many entries it took."""
    contents: dict[int, Content] = {}
    entries = 0
    for entry in journal.of_records(connection, numbers):
        contents[entry["number"]] = fold(contents.get(entry["number"]), entry)
        entries += 1
    return contents, entries


def _differences(connection: Connection, numbers: Sequence[int], steps: _Steps) -> list[str]:
    contents, entries = _folded(connection, numbers)
    steps.step(entries)
    wanted = {number: projection(content) for number, content in contents.items()}
    found = _told_by_tables(connection, numbers)
    problems = [f"پروندهٔ {record_number.show(number)}: جدول با دفتر رویدادها نمی‌خواند"
                for number, content in contents.items()
                if found.get(number) != replace(content, marks=tuple(json.loads(wanted[number].row["marks"])))]
    return problems + _unfindable(connection, wanted)


def _told_by_tables(connection: Connection, numbers: Sequence[int]) -> dict[int, Content]:
    """The records as the tables have them; a row that cannot even be read is left out."""
    try:
        return load_any(connection, numbers)
    except (ValueError, TypeError):  # a text that is no JSON
        if len(numbers) == 1:
            return {}
        return {number: each for one in numbers for number, each in _told_by_tables(connection, [one]).items()}


def _unfindable(connection: Connection, wanted: dict[int, Projection]) -> list[str]:
    """Records that lists and search would show under another name, or not at all."""
    numbers = list(wanted)
    named = {row.number: (row.title, row.subtitle, bool(row.voided))
             for row in connection.execute(select(record).where(record.c.number.in_(numbers)))}
    keys = {row.number: (row.key, row.joined)
            for row in connection.execute(select(search).where(search.c.number.in_(numbers)))}
    codes: dict[int, set[str]] = {}
    for row in connection.execute(select(search_code).where(search_code.c.number.in_(numbers))):
        codes.setdefault(row.number, set()).add(row.code)
    problems = []
    for number, each in wanted.items():
        name = each.named
        texts = (None, set()) if each.voided else ((name.key, name.joined), set(name.codes))
        if named.get(number) != (name.title, name.subtitle, each.voided) or \
                (keys.get(number), codes.get(number, set())) != texts:
            problems.append(f"پروندهٔ {record_number.show(number)}: نام آن در فهرست با دفتر رویدادها نمی‌خواند")
    return problems


def _strangers(connection: Connection) -> list[str]:
    """Rows that no entry speaks of, and words that the index forgot."""
    known = select(journal_table.c.number)
    forgotten = not_indexed(connection)
    problems = [f"{forgotten} پرونده در نمایهٔ جستجو نیست"] if forgotten else []
    for table in (record, search, search_code, *KINDS.values()):
        many = connection.execute(select(func.count()).where(table.c.number.not_in(known))).scalar_one()
        problems += [f"جدول {table.name}: {many} ردیف در دفتر رویدادها نیست"] if many else []
    return problems


def rebuild(connection: Connection, progress: Progress) -> int:
    """Write every table anew from the journal; answers with the number of records. In the caller's transaction."""
    reindex(connection)  # first, or removing rows from a damaged index would fail
    clear(connection)
    prints.rebuild(connection)
    steps = _Steps(progress, journal.count(connection))
    records = 0
    for numbers in _numbers(connection):
        contents, entries = _folded(connection, numbers)
        project(connection, [(None, content) for content in contents.values()])
        records += len(contents)
        steps.step(entries)
    return records
