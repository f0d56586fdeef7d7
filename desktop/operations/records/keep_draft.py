"""What stands half-written on a screen is kept every few seconds, outside the journal, for the one who types."""

from __future__ import annotations

from desktop.operations.desk import Desk
from desktop.store.drafts import Draft
from forms.parts import Typed


def keep_draft(desk: Desk, kind: str, number: int, typed: Typed, base: int = 0) -> None:
    """Keep what is typed; `number` 0 stands for a record that is not saved yet."""
    with desk.database.change(desk.actor) as change:
        change.keep_draft(kind, number, desk.actor.name, typed, base)


def drop_draft(desk: Desk, kind: str, number: int) -> None:
    """The record was saved, or the clerk gave the draft up."""
    with desk.database.change(desk.actor) as change:
        change.drop_draft(kind, number, desk.actor.name)


def draft_of(desk: Desk, kind: str, number: int) -> Draft | None:
    """What this person left half-written, if anything."""
    with desk.database.read() as reader:
        return reader.draft(kind, number, desk.actor.name)
