"""How the command line speaks: UTF-8 everywhere, one JSON document when asked, a progress bar on a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from forms.parts import Problem
from forms.rules.digits import to_persian

_BAR = 24


def speak_utf8() -> None:
    """A Windows console, or a pipe under another locale, would refuse Persian letters."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def say(text: str) -> None:
    """One line for a person."""
    print(text)


def warn(text: str) -> None:
    """One line for a person, beside the result."""
    print(text, file=sys.stderr)


def warn_problems(problems: Iterable[Problem]) -> None:
    """What stands under the blanks of a form, a line each; the row of a ruled table counts from 1."""
    for each in problems:
        place = each.field if each.row is None else f"{each.field}[{each.row + 1}].{each.column}"
        warn(f"{place}: {each.message}")


def problems_json(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems for the one JSON document; a ruled table's name the row (from 0) and the column."""
    return [{"field": p.field, "message": p.message, "level": p.level,
             **({} if p.row is None else {"row": p.row, "column": p.column})} for p in problems]


def say_json(document: Any) -> None:
    """The one JSON document of a command."""
    print(json.dumps(document, ensure_ascii=False, indent=1))


def say_table(headings: list[str], rows: list[list[str]]) -> None:
    """Rows as tab-separated lines, which a person reads and a spreadsheet takes."""
    say("\t".join(headings))
    for row in rows:
        say("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row))


def progress_bar(done: int, total: int) -> None:
    """A progress for operations; silent unless a person looks at the terminal."""
    if not sys.stderr.isatty() or total <= 0:
        return
    filled = _BAR * done // total
    end = "\n" if done >= total else ""
    print(f"\r{'█' * filled}{'░' * (_BAR - filled)} {to_persian(str(done))}", end=end, file=sys.stderr)
