"""What a clerk has typed and not saved: kept every two seconds, outside the journal, until saved or dropped."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select

from desktop.store.tables import draft
from forms.parts import Attachment, Typed


@dataclass(frozen=True, slots=True)
class Draft:
    """`number` is 0 for a record that does not exist yet; `base` is what the clerk had read."""

    kind: str
    number: int
    user: str
    base: int
    typed: dict[str, Any]
    saved_at: str


def keep(connection: Connection, new: Draft) -> None:
    """In the place of the one before."""
    drop(connection, new.kind, new.number, new.user)
    connection.execute(insert(draft).values(
        kind=new.kind, number=new.number, user=new.user, base=new.base, saved_at=new.saved_at,
        typed=json.dumps(_to_json(new.typed), ensure_ascii=False)))


def drop(connection: Connection, kind: str, number: int, user: str) -> None:
    connection.execute(delete(draft).where(draft.c.kind == kind, draft.c.number == number, draft.c.user == user))


def one(connection: Connection, kind: str, number: int, user: str) -> Draft | None:
    wanted = select(draft).where(draft.c.kind == kind, draft.c.number == number, draft.c.user == user)
    row = connection.execute(wanted).mappings().first()
    return _draft(row) if row else None


def of_user(connection: Connection, user: str) -> list[Draft]:
    """Newest first."""
    rows = connection.execute(select(draft).where(draft.c.user == user).order_by(draft.c.saved_at.desc()))
    return [_draft(row) for row in rows.mappings()]


def _draft(row: RowMapping) -> Draft:
    return Draft(**{**row, "typed": _from_json(json.loads(row["typed"]))})


def _to_json(typed: Typed) -> dict[str, Any]:
    """A blank holds text, a ruled table rows of text, an attachments' blank its files."""
    return {name: entry if isinstance(entry, str) else [_line(each) for each in entry]
            for name, entry in typed.items()}


def _line(each: Mapping[str, str] | Attachment) -> Any:
    return [each.sha256, each.name, each.size] if isinstance(each, Attachment) else dict(each)


def _from_json(stored: Mapping[str, str | Sequence[Any]]) -> dict[str, Any]:
    return {name: entry if isinstance(entry, str) else tuple(_from_line(line) for line in entry)
            for name, entry in stored.items()}


def _from_line(line: Any) -> Any:
    return Attachment(*line) if isinstance(line, list) else line
