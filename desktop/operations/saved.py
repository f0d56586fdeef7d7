"""The outcome of every operation that writes one record."""

from __future__ import annotations

from dataclasses import dataclass

from forms.parts import Problem


@dataclass(frozen=True, slots=True)
class Saved:
    """The record's number when it was written; otherwise the problems that stand in the way (all of them)."""

    number: int | None
    problems: tuple[Problem, ...]
