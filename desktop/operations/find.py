"""Find anyone or anything by name, national code, number or tracking code."""

from __future__ import annotations

from desktop.operations.desk import Desk
from desktop.store.search import Hit


def find(desk: Desk, text: str, limit: int = 50) -> list[Hit]:
    """At most `limit` records, best first; letters are folded (ي/ی, ك/ک, half-spaces)."""
    with desk.database.read() as reader:
        return reader.search(text, limit)
