"""What happened to a record, for people; and the latest actions of this computer, for undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from desktop.store import journal
from desktop.store.search import titles
from desktop.store.tables import journal as journal_table
from forms import catalog
from forms.parts import Field, Form, Link, Rows, Values
from forms.rules import digits

STATE_LABEL = "مرحله"
"""What a change of state is called in the lines of a history."""
_PSEUDO_LABELS = {journal.STATE: STATE_LABEL, journal.VOID: "باطل", journal.UNREAD: "نوشته‌های ناخوانا"}


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry; `changes` holds (label, old as shown, new as shown), blanks in printed order.

    `action` is the number by which everything that was done with it can be undone.
    """

    at: str
    user: str
    role: str
    act: str
    reason: str
    changes: tuple[tuple[str, str, str], ...]
    station: str
    seq: int
    action: int


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action of a person: `entries` of them, the first with seq `action`, about `kind`."""

    action: int
    at: str
    user: str
    act: str
    kind: str
    reason: str
    entries: int


def history(connection: Connection, number: int) -> list[HistoryLine]:
    """Newest first."""
    entries = list(journal.of_records(connection, [number]))
    if not entries:
        return []
    form = catalog.BY_KIND[entries[0]["kind"]]
    names = titles(connection, _linked(form, entries))
    return [_line(form, entry, names) for entry in reversed(entries)]


def _line(form: Form, entry: Mapping[str, Any], names: Mapping[int, str]) -> HistoryLine:
    order = [*form.by_name, *entry["fields"]]
    changes = [(_label(form, name), _shown(form, name, entry["fields"][name][0], names),
                _shown(form, name, entry["fields"][name][1], names))
               for name in dict.fromkeys(order) if name in entry["fields"]]
    told = tuple(change for change in changes if change[1] != change[2])
    return HistoryLine(entry["at"], entry["user"], entry["role"], entry["act"], entry["reason"], told,
                       entry["station"], entry["seq"], entry["action"])


def _linked(form: Form, entries: list[journal.Entry]) -> set[int]:
    links = [field.name for field in form.fields if isinstance(field, Link)]
    return {value for entry in entries for name in links for value in entry["fields"].get(name, ()) if value}


def _label(form: Form, name: str) -> str:
    field = form.by_name.get(name)
    return field.label if field else _PSEUDO_LABELS.get(name, name)


def _shown(form: Form, name: str, stored: Any, names: Mapping[int, str]) -> str:
    field = form.by_name.get(name)
    if stored is None:
        return ""
    if isinstance(field, Link):
        return names.get(stored) or field.show(stored)
    if field is not None:
        return _value(field, stored)
    if name == journal.STATE:
        return form.life.state(stored).label
    if name == journal.UNREAD:
        return "، ".join(f"{_label(form, blank)}: {digits.to_persian(typed)}" for blank, typed in stored.items())
    return ("بله" if stored else "خیر") if isinstance(stored, bool) else digits.to_persian(str(stored))


def _value(field: Field[Any], stored: Any) -> str:
    if not isinstance(field, Rows):
        return field.show(field.from_json(stored))
    return "\n".join(_row(row) for row in field.from_json(stored))


def _row(row: Values) -> str:
    return "، ".join(text for column in row.fields if (text := row.show(column)))


def latest_actions(connection: Connection, station: str, limit: int) -> list[ActionLine]:
    """Newest first. Hops from one action's first entry to the one before it, so a long journal costs nothing."""
    found: list[ActionLine] = []
    last, _ = journal.head(connection, station)
    table = journal_table
    while last and len(found) < limit:
        newest = select(table.c.action).where(table.c.station == station, table.c.seq == last)
        action = connection.execute(newest).scalar_one()
        first = connection.execute(select(table).where(table.c.station == station, table.c.seq == action)).one()
        found.append(ActionLine(action, first.at, first.user, first.act, first.kind, first.reason, last - action + 1))
        last = action - 1
    return found
