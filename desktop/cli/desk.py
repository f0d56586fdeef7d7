"""From the options of a command to a desk: which folder, who works, which day."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from desktop.cli import terminal
from desktop.operations.desk import Desk
from desktop.operations.office.open_office import open_to_read, open_to_write
from desktop.operations.proofs.proof_words import doubt_of
from desktop.operations.records.read_record import number_of

_SHORTEST, _WITH_CHECK_DIGIT = 11, 15


@contextmanager
def desk_to_write(asked: argparse.Namespace) -> Iterator[Desk]:
    """The office of this command, held alone while it writes; raises OfficeInUseError."""
    desk = open_to_write(folder_of(asked), user_of(asked), date.today())  # noqa: DTZ011 - the office's day
    try:
        yield desk
    finally:
        desk.database.close()


@contextmanager
def desk_to_read(asked: argparse.Namespace) -> Iterator[Desk]:
    """The office of this command, beside a window that may have it open."""
    desk = open_to_read(folder_of(asked), user_of(asked), date.today())  # noqa: DTZ011 - the office's day
    try:
        yield desk
    finally:
        desk.database.close()


def number_in(desk: Desk, text: str) -> int:
    """A record's number as a paper shows it (3001-1-123-5, 123-5), or as JSON does; raises NoSuchRecordError."""
    if text.isascii() and text.isdecimal() and _SHORTEST <= len(text) < _WITH_CHECK_DIGIT:
        return int(text)
    number = number_of(desk, text)
    doubt = doubt_of(desk, text)
    if doubt:
        terminal.warn(f"{doubt} [W_PROOF]")
    return number


def folder_of(asked: argparse.Namespace) -> Path:
    """--office, else KARBARG_OFFICE, else the current folder."""
    given: Path | None = getattr(asked, "folder", None)
    return given or Path(os.environ.get("KARBARG_OFFICE") or ".")


def user_of(asked: argparse.Namespace) -> str:
    """--user, else KARBARG_USER, else '' (the office's first profile)."""
    return str(getattr(asked, "user", None) or os.environ.get("KARBARG_USER") or "")
