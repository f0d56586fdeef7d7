"""FIELD=TEXT words of a command: what a person would have typed into the blanks of a form."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop.operations.errors import NoSuchFileError, UnknownBlankError
from forms.parts import Attachments, Form, Rows


def pair(text: str) -> tuple[str, str]:
    """«name=value» in two."""
    name, _, value = text.partition("=")
    return name.strip(), value.strip()


def typed_blanks(form: Form, words: Sequence[str]) -> dict[str, Any]:
    """The blanks by name; a ruled table is given as a JSON list of {column: text}. Raises UnknownBlankError."""
    typed: dict[str, Any] = {}
    for name, text in map(pair, words):
        field = form.by_name.get(name)
        if field is None or isinstance(field, Attachments):
            known = [each.name for each in form.fields if not isinstance(each, Attachments)]
            raise UnknownBlankError(name=name, known="، ".join(known))
        typed[name] = _rows(field, text) if isinstance(field, Rows) else text
    return typed


def text_of_file(name: str) -> str:
    """What a file says, or the standard input for «-». Raises NoSuchFileError."""
    if name == "-":
        return sys.stdin.read()
    try:
        return Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as unreadable:
        raise NoSuchFileError(file=name) from unreadable


def _rows(field: Rows, text: str) -> list[dict[str, str]]:
    columns = [column.name for column in field.columns]
    try:
        rows = json.loads(text or "[]")
    except ValueError:
        rows = None
    if not isinstance(rows, list) or not all(isinstance(row, dict) and row.keys() <= set(columns) for row in rows):
        shape = json.dumps([dict.fromkeys(columns, "…")], ensure_ascii=False)
        raise UnknownBlankError(name=field.name, known=shape)
    return [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in rows]
