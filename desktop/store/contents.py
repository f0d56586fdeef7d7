"""Records as the journal tells them: entries are folded, one after another, into the contents of a record.

Law: nothing but its entries decides what a record says; the clock and the tables have no voice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.store import journal
from desktop.store.naming import naming
from forms import catalog
from forms.parts import Form, Values


@dataclass(slots=True)
class Content:
    """One record in the words of the journal: filled blanks as JSON by name, and where its entries end."""

    kind: str
    number: int
    fields: dict[str, Any] = field(default_factory=dict)
    state: str = ""
    voided: bool = False
    unread: dict[str, str] = field(default_factory=dict)
    base: int = 0
    station: str = ""
    created_at: str = ""
    changed_at: str = ""
    marks: tuple[str, ...] = ()

    @property
    def form(self) -> Form:
        return catalog.BY_KIND[self.kind]

    @property
    def values(self) -> Values:
        return Values.from_json(self.form.fields, self.fields)

    def now(self, name: str) -> Any:
        """The present value, as an entry would give it, of a blank or of a pseudo-field."""
        if name == journal.STATE:
            return self.state
        if name == journal.VOID:
            return self.voided
        return self.unread if name == journal.UNREAD else self.fields.get(name)


@dataclass(frozen=True, slots=True)
class Record:
    """One record for a reader. `base` is the seq of its newest entry; `unread` what could not be read, as typed."""

    number: int
    kind: str
    values: Values
    state: str
    base: int
    unread: dict[str, str]
    marks: tuple[str, ...]
    voided: bool
    created_at: str
    changed_at: str

    @property
    def form(self) -> Form:
        return catalog.BY_KIND[self.kind]

    @property
    def title(self) -> str:
        return naming(self.form, self.number, self.values).title


def record_of(content: Content) -> Record:
    return Record(content.number, content.kind, content.values, content.state, content.base, content.unread,
                  content.marks, content.voided, content.created_at, content.changed_at)


def fold(before: Content | None, entry: Mapping[str, Any]) -> Content:
    """The record after one more entry. Names that no blank of the form has stay in the journal only."""
    form = catalog.BY_KIND[entry["kind"]]
    was = before or Content(form.kind, entry["number"], state=form.first_state, created_at=entry["at"])
    fields, state, voided, unread = dict(was.fields), was.state, was.voided, was.unread
    for name, (_old, new) in entry["fields"].items():
        if name in form.by_name:
            fields[name] = new
        elif name == journal.STATE:
            state = new
        elif name == journal.VOID:
            voided = new
        elif name == journal.UNREAD:
            unread = new
    filled = {name: value for name, value in fields.items() if value is not None}
    return Content(form.kind, was.number, filled, state, voided, unread, entry["seq"], entry["station"],
                   was.created_at, entry["at"])
