"""The tables are a projection of the journal: how a record's contents become rows, and rows contents again.

Law: the tables are written here and nowhere else, from folded entries; `check` folds the journal again and compares.
One record and ten thousand take the same way.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, Update, bindparam, delete, insert, select, update

from desktop.store import journal
from desktop.store.contents import Content
from desktop.store.naming import Naming, naming
from desktop.store.tables import (
    CHILDREN,
    KINDS,
    from_column,
    printed,
    printed_record,
    record,
    ruled,
    search,
    search_code,
    to_column,
)
from forms import catalog
from forms.parts import Rows, marks

Row = dict[str, Any]
T = TypeVar("T")
_SLICE = 900


def slices(items: Sequence[T], size: int = _SLICE) -> Iterator[Sequence[T]]:
    """The items in pieces small enough for one statement."""
    for start in range(0, len(items), size):
        yield items[start:start + size]


@dataclass(frozen=True, slots=True)
class Projection:
    """What the tables must say of one record; two of these are equal when the tables are."""

    kind: str
    row: Row
    children: dict[str, list[Row]]
    named: Naming
    voided: bool


def projection(content: Content) -> Projection:
    """Rows of a record in its kind's tables, and its texts for lists and search."""
    form, values = content.form, content.values
    row: Row = {
        "number": content.number, "state": content.state, "base": content.base, "station": content.station,
        "created_at": content.created_at, "changed_at": content.changed_at, "voided": int(content.voided),
        "unread": journal.canonical(content.unread),
        "marks": journal.canonical(marks(form, values, content.unread)),
    }
    children: dict[str, list[Row]] = {}
    for blank in form.fields:
        stored = content.fields.get(blank.name)
        if isinstance(blank, Rows):
            children[blank.name] = [_child(blank, content.number, position, line)
                                    for position, line in enumerate(stored or ())]
        else:
            row[blank.name] = to_column(blank, stored)
    return Projection(form.kind, row, children, naming(form, content.number, values), content.voided)


def _child(ruled_table: Rows, number: int, position: int, line: Mapping[str, Any]) -> Row:
    columns = {column.name: to_column(column, line.get(column.name)) for column in ruled_table.columns}
    return {"record": number, "position": position, **columns}


def load(connection: Connection, kind: str, numbers: Sequence[int]) -> dict[int, Content]:
    """The records of these numbers that exist, of one kind."""
    found: dict[int, Content] = {}
    for some in slices(numbers):
        rows = connection.execute(_by_numbers(kind), {"numbers": list(some)}).mappings().all()
        contents = {row["number"]: _content(kind, row) for row in rows}
        for blank in ruled(catalog.BY_KIND[kind]):
            _load_children(connection, kind, blank, contents)
        found |= contents
    return found


@cache
def _by_numbers(kind: str) -> Any:
    table = KINDS[kind]
    return select(table).where(table.c.number.in_(bindparam("numbers", expanding=True)))


def _content(kind: str, row: RowMapping) -> Content:
    form = catalog.BY_KIND[kind]
    fields = {blank.name: from_column(blank, row[blank.name]) for blank in form.fields
              if not isinstance(blank, Rows) and row[blank.name] is not None}
    return Content(kind, row["number"], fields, row["state"], bool(row["voided"]), json.loads(row["unread"]),
                   row["base"], row["station"], row["created_at"], row["changed_at"],
                   tuple(json.loads(row["marks"])))


def _load_children(connection: Connection, kind: str, blank: Rows, contents: dict[int, Content]) -> None:
    table = CHILDREN[kind, blank.name]
    found = select(table).where(table.c.record.in_(list(contents))).order_by(table.c.record, table.c.position)
    for row in connection.execute(found).mappings() if contents else ():
        line = {column.name: from_column(column, row[column.name]) for column in blank.columns
                if row[column.name] is not None}
        contents[row["record"]].fields.setdefault(blank.name, []).append(line)


def project(connection: Connection, changes: Sequence[tuple[Content | None, Content]]) -> None:
    """Write records into the tables: what each was before (None when it is new) and what it is now."""
    pairs = [(projection(before) if before else None, projection(after)) for before, after in changes]
    new = [after for before, after in pairs if before is None]
    known = [(before, after) for before, after in pairs if before is not None]
    _execute(connection, insert(record), [_registry(each) for each in new])
    _execute(connection, _update_registry(), [
        {f"_{name}": value for name, value in _registry(after).items()}
        for before, after in known if _registry(before) != _registry(after)
    ])
    for kind in dict.fromkeys(after.kind for _, after in pairs):
        _execute(connection, insert(KINDS[kind]), [each.row for each in new if each.kind == kind])
        _execute(connection, _update_kind(kind), [{**each.row, "_number": each.row["number"]}
                                                  for _, each in known if each.kind == kind])
    _write_children(connection, pairs)
    _write_search(connection, pairs)


def _execute(connection: Connection, statement: Any, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(statement, rows)


def _registry(each: Projection) -> Row:
    return {"number": each.row["number"], "kind": each.kind, "title": each.named.title,
            "subtitle": each.named.subtitle, "voided": int(each.voided)}


@cache
def _update_registry() -> Update:
    columns: Row = {name: bindparam(f"_{name}") for name in ("kind", "title", "subtitle", "voided")}
    return update(record).where(record.c.number == bindparam("_number")).values(columns)


@cache
def _update_kind(kind: str) -> Update:
    table = KINDS[kind]
    columns: Row = {column.name: bindparam(column.name) for column in table.c if column.name != "number"}
    return update(table).where(table.c.number == bindparam("_number")).values(columns)


def _write_children(connection: Connection, pairs: Sequence[tuple[Projection | None, Projection]]) -> None:
    gone: dict[tuple[str, str], list[int]] = defaultdict(list)
    come: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for before, after in pairs:
        for name, lines in after.children.items():
            earlier = before.children[name] if before else []
            if lines != earlier:
                gone[after.kind, name] += [after.row["number"]] if earlier else []
                come[after.kind, name] += lines
    for key, numbers in gone.items():
        for some in slices(numbers):
            connection.execute(delete(CHILDREN[key]).where(CHILDREN[key].c.record.in_(some)))
    for key, lines in come.items():
        _execute(connection, insert(CHILDREN[key]), lines)


def _write_search(connection: Connection, pairs: Sequence[tuple[Projection | None, Projection]]) -> None:
    changed = [(before, after) for before, after in pairs if before is None or _found(before) != _found(after)]
    gone = [before.row["number"] for before, _ in changed if before is not None]
    for some in slices(gone):
        connection.execute(delete(search).where(search.c.number.in_(some)))
        connection.execute(delete(search_code).where(search_code.c.number.in_(some)))
    come = [after for _, after in changed if not after.voided]
    _execute(connection, insert(search), [
        {"number": each.row["number"], "kind": each.kind, "key": each.named.key, "joined": each.named.joined}
        for each in come])
    _execute(connection, insert(search_code), [
        {"code": code, "number": each.row["number"]} for each in come for code in each.named.codes])


def _found(each: Projection) -> tuple[Any, ...]:
    return (each.voided, each.named.key, each.named.joined, each.named.codes)


def clear(connection: Connection) -> None:
    """Empty every table that the journal can rebuild."""
    for table in (printed_record, printed, search_code, search, *CHILDREN.values(), *KINDS.values(), record):
        connection.execute(delete(table))


def kinds_of(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """The kind of each number that exists."""
    found: dict[int, str] = {}
    for some in slices(numbers):
        rows = connection.execute(select(record.c.number, record.c.kind).where(record.c.number.in_(some)))
        found |= {row.number: row.kind for row in rows}
    return found


def load_any(connection: Connection, numbers: Sequence[int]) -> dict[int, Content]:
    """The records of these numbers that exist, of whatever kind."""
    by_kind: dict[str, list[int]] = defaultdict(list)
    for number, kind in kinds_of(connection, numbers).items():
        by_kind[kind].append(number)
    return {number: content for kind, some in by_kind.items()
            for number, content in load(connection, kind, some).items()}


