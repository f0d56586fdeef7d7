"""Take back one action: records it made are voided, blanks it wrote get their old values.

Law: only what is still as the action left it is taken back; the rest is kept and named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from sqlalchemy import Connection

from desktop.store import journal, prints
from desktop.store.contents import Content
from desktop.store.edits import Change, Edit, refuse_reassigning
from desktop.store.errors import PrintStaysError
from desktop.store.links import leant_on


@dataclass(frozen=True, slots=True)
class UndoResult:
    """How many records went back, and the numbers of those that somebody has changed since."""

    undone: int
    kept: tuple[int, ...]


def settled(connection: Connection, entries: Sequence[journal.Entry], contents: Mapping[int, Content],
            reason: str) -> tuple[list[Edit], list[int]]:
    """The plan in which a record that another one leans on stays too. Raises PrintStaysError, AssignedBlankError."""
    if any(entry["kind"] == prints.KIND for entry in entries):
        raise PrintStaysError(action=entries[0]["action"])
    found, kept = plan(entries, contents, reason)
    while leaned := leant_on(connection, list(made(entries) - set(kept)), contents.keys() - set(kept)):
        found, kept = plan(entries, contents, reason, leaned | set(kept))
    return found, kept


def plan(entries: Sequence[journal.Entry], contents: Mapping[int, Content], reason: str,
         stay: Set[int] = frozenset()) -> tuple[list[Edit], list[int]]:
    """The edits that take an action back, and the numbers that must stay: those changed since, and those of `stay`."""
    edits: list[Edit] = []
    kept: list[int] = []
    for number, own in _by_record(entries).items():
        content = contents[number]
        if number in stay:
            kept.append(number)
            continue
        edit = _uncreate(own, content, reason) if own[0]["act"] == "create" else _unset(own, content, reason)
        if edit is None:
            kept.append(number)
        elif edit.fields:
            edits.append(edit)
    return edits, kept


def made(entries: Sequence[journal.Entry]) -> set[int]:
    """Numbers of the records that these entries created."""
    return {entry["number"] for entry in entries if entry["act"] == "create"}


def _by_record(entries: Sequence[journal.Entry]) -> dict[int, list[journal.Entry]]:
    found: dict[int, list[journal.Entry]] = {}
    for entry in entries:
        if not entry["kind"].startswith("@"):
            found.setdefault(entry["number"], []).append(entry)
    return found


def _uncreate(own: Sequence[journal.Entry], content: Content, reason: str) -> Edit | None:
    """A record that the action made is voided, unless something came after."""
    if (content.station, content.base) != (own[-1]["station"], own[-1]["seq"]) or content.voided:
        return None
    return Edit("undo", content.kind, content.number, content, {journal.VOID: [False, True]}, reason)


def _unset(own: Sequence[journal.Entry], content: Content, reason: str) -> Edit | None:
    """Blanks get the values from before the action, unless one of them was written again since.

    What the state locks stays as it is, unless the action itself brought the record there. Raises AssignedBlankError:
    a number given is not taken back.
    """
    first: Change = {}
    for entry in own:
        for name, (old, new) in entry["fields"].items():
            first[name] = [first[name][0] if name in first else old, new]
    if content.voided and journal.VOID not in first:
        return None
    if any(content.now(name) != new for name, (_old, new) in first.items()):
        return None
    back: Change = {name: [new, old] for name, (old, new) in first.items() if old != new}
    refuse_reassigning(content, back)
    locks = {locked.name for locked in content.form.life.state(content.state).locks}
    if journal.STATE not in back and locks & back.keys():
        return None
    return Edit("undo", content.kind, content.number, content, back, reason)
