"""From what a person wants changed to journal entries, and from these to the tables: the one way in.

Law: entries first, tables second, and the tables only from the folded entries; so the two cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from desktop.store import journal
from desktop.store.contents import Content, fold
from desktop.store.errors import AssignedBlankError
from desktop.store.records import project
from forms import catalog
from forms.parts import Attachments, Form, Values

Change = dict[str, list[Any]]
"""{name: [old, new]} as an entry's `fields`."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One entry to be: what is done to one record. `before` is None for a record that begins with this."""

    act: str
    kind: str
    number: int
    before: Content | None
    fields: Change
    reason: str = ""


@dataclass(slots=True)
class Stamp:
    """Who writes, and where the chain stands; one for each change, so that its entries follow one another."""

    station: str
    user: str
    role: str
    reason: str
    at: str
    head: tuple[int, str]
    action: int = 0
    written: int = field(default=0)

    def entries(self, edits: Sequence[Edit]) -> list[journal.Entry]:
        """Sealed entries; moves the head on."""
        if not self.action and edits:
            self.action = self.head[0] + 1
        sealed = list(journal.chained((self._entry(edit) for edit in edits), self.head))
        if sealed:
            self.head = (sealed[-1]["seq"], sealed[-1]["hash"])
            self.written += len(sealed)
        return sealed

    def _entry(self, edit: Edit) -> journal.Entry:
        return {
            "station": self.station, "at": self.at, "user": self.user, "role": self.role,
            "reason": edit.reason or self.reason, "kind": edit.kind, "number": edit.number,
            "base": edit.before.base if edit.before else 0, "act": edit.act, "fields": edit.fields,
            "attachments": new_attachments(edit), "action": self.action, "schema": catalog.SCHEMA,
        }


def write(connection: Connection, stamp: Stamp, edits: Sequence[Edit]) -> None:
    """Append the entries and project them. A record may occur in one call only once."""
    entries = stamp.entries(edits)
    journal.append(connection, entries)
    project(connection, [(edit.before, fold(edit.before, entry)) for edit, entry in zip(edits, entries, strict=True)])


def stored(values: Values) -> dict[str, Any]:
    """The filled blanks as the journal keeps them; an empty table is a blank."""
    return {name: value for name, value in values.to_json().items() if value != []}


def first_fields(values: Values, unread: Mapping[str, str], state: str) -> Change:
    """The fields of the entry that begins a record."""
    fields: Change = {name: [None, value] for name, value in stored(values).items()}
    fields[journal.STATE] = [None, state]
    if unread:
        fields[journal.UNREAD] = [{}, dict(unread)]
    return fields


def changed_fields(before: Content, values: Values, unread: Mapping[str, str] | None) -> Change:
    """What differs from the record as it is. `unread` None keeps what was unread and is still blank.

    Raises AssignedBlankError when something that the program assigned would be written over.
    """
    after = stored(values)
    fields: Change = {name: [before.fields.get(name), after.get(name)] for name in before.form.by_name
                      if before.fields.get(name) != after.get(name)}
    refuse_reassigning(before, fields)
    still = {name: typed for name, typed in before.unread.items() if name not in after}
    wanted = still if unread is None else dict(unread)
    if wanted != before.unread:
        fields[journal.UNREAD] = [before.unread, wanted]
    return fields


def refuse_reassigning(before: Content, fields: Change) -> None:
    """A number once given stays with its record for ever. Raises AssignedBlankError."""
    for name, (old, _new) in fields.items():
        blank = before.form.by_name.get(name)
        if blank is not None and blank.assigned and old is not None:
            raise AssignedBlankError(number=before.number, field=name)


def moved_fields(before: Content, target: str, assigned: Values | None) -> Change:
    """The fields of the entry that takes a record to another state, with what the program writes into it then."""
    given = {} if assigned is None else stored(assigned)
    fields: Change = {name: [before.fields.get(name), new] for name, new in given.items()
                      if before.fields.get(name) != new}
    refuse_reassigning(before, fields)
    return {**fields, journal.STATE: [before.state, target]}


def new_attachments(edit: Edit) -> list[str]:
    """Hashes that this entry is the first to name."""
    form: Form | None = catalog.BY_KIND.get(edit.kind)
    found: dict[str, None] = {}
    for name, (old, new) in edit.fields.items():
        if form is not None and isinstance(form.by_name.get(name), Attachments):
            known = {sha256 for sha256, _name, _size in old or ()}
            found |= dict.fromkeys(sha256 for sha256, _name, _size in new or () if sha256 not in known)
    return list(found)
