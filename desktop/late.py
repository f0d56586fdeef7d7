"""Things of rooms that are loaded at their first use: workbooks, papers and packages cost memory that most hours
of the day do not need.

Law: only for what a person asks for by a press; a test loads every one, so that none is misspelt.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Late:
    """A callable that finds its function when it is first called, in the thread that calls it."""

    module: str
    name: str

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        return self.found(*arguments, **options)

    @property
    def found(self) -> Any:
        return getattr(importlib.import_module(self.module), self.name)


def late(path: str) -> Late:
    """«import_workbook.plan_import» of desktop.operations, or a whole path beginning with «desktop.»."""
    module, _, name = path.rpartition(".")
    return Late(module if module.startswith("desktop.") else f"desktop.operations.{module}", name)
