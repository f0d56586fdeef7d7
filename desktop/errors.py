"""The root of every error of ours: a stable code for people and logs, and the facts of the case."""

from __future__ import annotations

from typing import ClassVar


class KarbargError(Exception):
    """Something that must not happen; `facts` hold what the Persian sentence and the log need."""

    code: ClassVar[str] = "E_UNKNOWN"

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts = facts

    def __str__(self) -> str:
        return " ".join([self.code, *(f"{name}={fact!r}" for name, fact in self.facts.items())])
