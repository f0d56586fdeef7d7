"""What this desk remembers of its clerk's habits: theme, columns, last user. One small JSON file, never records.

Law: a missing or damaged file costs only habits, so it is begun anew without a word.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any


class Preferences:
    """Named habits, written at once and whole (`x.part`, then renamed). `path=None` remembers nothing on disk."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._kept: dict[str, Any] = _read(path) if path else {}

    def get(self, name: str, otherwise: Any = None) -> Any:
        return self._kept.get(name, otherwise)

    def put(self, name: str, habit: Any) -> None:
        """Remember a habit that JSON can hold; None forgets it."""
        if self._kept.get(name) == habit:
            return
        if habit is None:
            self._kept.pop(name, None)
        else:
            self._kept[name] = habit
        if self._path:
            _write(self._path, self._kept)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(path: Path, kept: dict[str, Any]) -> None:
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as file:
            json.dump(kept, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        return  # a full or read-only disk stops the records' own saving with a sentence; habits are not worth one
