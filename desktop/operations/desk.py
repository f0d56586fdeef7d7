"""What every operation is given: the office's database, who works, and which day it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.store.database import Database
from desktop.store.offices import Actor
from forms.parts import Context

Progress = Callable[[int, int], None]
"""Told how much is done of how much; raises to cancel."""


def unwatched(_done: int, _total: int) -> None:
    """For callers that do not look at the progress."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One person at work in one office."""

    database: Database
    actor: Actor
    today: date

    @property
    def folder(self) -> Path:
        return self.database.folder

    def context(self) -> Context:
        """What rules ask: the day, and the figures in force (shipped and the office's own)."""
        with self.database.read() as reader:
            return reader.context(self.today)
