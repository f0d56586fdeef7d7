"""Find anything while it is typed: words by three-letter groups (FTS5 trigram), first letters and codes by their index.

Law: every typed word must stand in the record's words or in its joined words; both sides go through
forms.rules.persian, so ي/ی, ك/ک, half-spaces and harakat do not matter. Voided records are not found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, column, func, or_, select, table, union

from desktop.store.records import slices
from desktop.store.tables import KINDS, record, search, search_code
from forms import catalog
from forms.parts import Link
from forms.rules import persian, record_number

# Three letters make the first whole group; shorter words are looked for in the first letters.
_GROUP = 3
_AFTER_ALL = "\U0010ffff"
# While a second word is one or two letters long, only so many finds of the first are looked through.
_LOOKED_THROUGH = 3000
_WIDER = 6
"""So many times what is asked for is looked at, to put the best first."""

words_index = table("search_words", column("rowid"), column("search_words"))


@dataclass(frozen=True, slots=True)
class Hit:
    """One find, as a line of the search box."""

    number: int
    kind: str
    title: str
    subtitle: str


def find(connection: Connection, text: str, limit: int, station: tuple[int, int]) -> list[Hit]:
    """The best `limit` finds, best first: codes and names that begin so, then words inside.

    `station` is (office, workstation), for the short form of a record's number.
    """
    key = persian.search_key(text)
    groups = [*_codes(connection, text, limit, station), _names(connection, key, limit)] if key else []
    found = dict.fromkeys(number for group in groups for number in group)
    if key and len(found) < limit:
        inside = list(connection.execute(_inside(key, _WIDER * limit)).scalars())
        groups += _by_title(connection, inside, key)
    return _hits(connection, groups, limit)


def _by_title(connection: Connection, numbers: list[int], key: str) -> list[list[int]]:
    """Those whose own name holds every word, then those that only mention it (a cooperative by its member)."""
    words = key.split()
    rows = [row for some in slices(numbers) for row in connection.execute(
        select(record.c.number, record.c.title).where(record.c.number.in_(some)))]
    own = {row.number for row in rows if all(word in persian.search_key(row.title) for word in words)}
    return [[n for n in numbers if n in own], [n for n in numbers if n not in own]]


def _codes(connection: Connection, text: str, limit: int, station: tuple[int, int]) -> list[list[int]]:
    """Record numbers as printed, then whatever code begins with what was typed."""
    joined = persian.joined_key(text)
    if not any(letter.isdigit() for letter in joined):
        return []
    try:
        exact = [record_number.read(text, *station)]
    except record_number.NotANumberError:
        exact = []
    return [exact, list(connection.execute(_code_prefix(joined).limit(limit)).scalars())]


def _code_prefix(joined: str) -> Select[int]:
    return select(search_code.c.number).where(search_code.c.code >= joined, search_code.c.code < joined + _AFTER_ALL)


def _names(connection: Connection, key: str, limit: int) -> list[int]:
    begins = select(search.c.number).where(search.c.key >= key, search.c.key < key + _AFTER_ALL)
    return list(connection.execute(begins.order_by(search.c.key).limit(limit)).scalars())


def _long(key: str) -> list[str]:
    return [word for word in key.split() if len(word) >= _GROUP]


def _match(words: Iterable[str]) -> ColumnElement[Any]:
    return words_index.c.search_words.op("MATCH")(" AND ".join(f'"{word}"' for word in words))


def _short(key: str) -> list[ColumnElement[bool]]:
    """Words too short for the groups: at the beginning of any word."""
    return [
        or_(search.c.key.startswith(word, autoescape=True), search.c.key.contains(f" {word}", autoescape=True))
        for word in key.split() if len(word) < _GROUP
    ]


def _inside(key: str, limit: int) -> Select[int]:
    long, short = _long(key), _short(key)
    if not long:
        return select(search.c.number).where(*short).limit(limit)
    if not short:
        return select(words_index.c.rowid).where(_match(long)).limit(limit)
    some = select(words_index.c.rowid).where(_match(long)).limit(_LOOKED_THROUGH).subquery()
    return select(search.c.number).join(some, some.c.rowid == search.c.number).where(*short).limit(limit)


def numbers_matching(text: str, kind: str) -> Select[Any]:
    """Every record of a kind that the text finds, as a subquery for lists."""
    key = persian.search_key(text)
    words: list[ColumnElement[bool]] = [search.c.kind == kind, *_short(key)]
    if long := _long(key):
        words.append(search.c.number.in_(select(words_index.c.rowid).where(_match(long))))
    by_words = select(search.c.number).where(and_(*words))
    joined = persian.joined_key(text)
    if not any(letter.isdigit() for letter in joined):
        return by_words
    return select(union(by_words, _code_prefix(joined)).subquery().c.number)


def _hits(connection: Connection, groups: list[list[int]], limit: int) -> list[Hit]:
    numbers = list({number for group in groups for number in group})
    rows = connection.execute(select(record).where(record.c.number.in_(numbers), record.c.voided == 0))
    named = titles(connection, numbers)
    known = {row.number: Hit(row.number, row.kind, named[row.number], row.subtitle) for row in rows}
    found: dict[int, Hit] = {}
    for group in groups:
        hits = [known[number] for number in dict.fromkeys(group) if number in known]
        for hit in sorted(hits, key=lambda hit: persian.sort_key(hit.title)):
            found.setdefault(hit.number, hit)
    return list(found.values())[:limit]


def titles(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    """Names of records, voided ones too; a record named by a link (a visit by its job) has the linked one's name."""
    found: dict[int, str] = {}
    linked: dict[int, int] = {}
    for some in slices(list(set(numbers))):
        rows = connection.execute(select(record.c.number, record.c.kind, record.c.title)
                                  .where(record.c.number.in_(some))).all()
        found |= {row.number: row.title for row in rows}
        linked |= _named_by_links(connection, {row.number: row.kind for row in rows})
    if linked:
        names = titles(connection, linked.values())
        found |= {number: names[other] for number, other in linked.items() if other in names}
    return found


def _named_by_links(connection: Connection, kinds: dict[int, str]) -> dict[int, int]:
    found: dict[int, int] = {}
    for kind in set(kinds.values()):
        named_by = catalog.BY_KIND[kind].named_by[0]
        if isinstance(named_by, Link):
            kind_table, some = KINDS[kind], [number for number, its in kinds.items() if its == kind]
            other = kind_table.c[named_by.name]
            rows = connection.execute(select(kind_table.c.number, other.label("other"))
                                      .where(kind_table.c.number.in_(some), other.is_not(None)))
            found |= {row.number: row.other for row in rows}
    return found


def reindex(connection: Connection) -> None:
    """Make the word index anew from the table `search`."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO search_words(search_words) VALUES ('rebuild')")


def not_indexed(connection: Connection) -> int:
    """How many searchable records the word index lacks."""
    if connection.dialect.name != "sqlite":
        return 0
    indexed = table("search_words_docsize", column("id"))
    missing = select(func.count()).where(search.c.number.not_in(select(indexed.c.id)))
    return connection.execute(missing).scalar_one()
