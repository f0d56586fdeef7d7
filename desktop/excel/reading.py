"""A workbook from an agency as rows of text; nothing is decided here about what the rows mean.

Reading is streamed: a sheet with a hundred thousand blank rows costs time, not memory.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from desktop.excel.errors import (
    EmptyWorkbookError,
    EncryptedWorkbookError,
    NotAWorkbookError,
    OldWorkbookError,
    TooBigWorkbookError,
    WorkbookMissingError,
)
from forms.rules import jalali

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_LARGEST_UNPACKED = 600 * 1024 * 1024
_WIDEST = 200


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One filled row: its number in the sheet (from 1) and its cells as typed text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The filled rows of one sheet and how many blank rows lie among or after them."""

    title: str
    rows: tuple[SheetRow, ...]
    blank_rows: int


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """The filled sheets of an xlsx workbook, at least one; raises one of excel.errors."""
    _refuse_other_files(path)
    try:
        book = load_workbook(path, read_only=True, data_only=False)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OSError) as wrong:
        raise NotAWorkbookError(file=path.name) from wrong
    try:
        found = (Sheet(sheet.title, *_filled(_lines(sheet, path))) for sheet in book.worksheets)
        sheets = tuple(sheet for sheet in found if sheet.rows)
    finally:
        book.close()
    if not sheets:
        raise EmptyWorkbookError(file=path.name)
    return sheets


def address(row: int, column: int) -> str:
    """The name of a cell, such as «G15»; `column` counts from 0."""
    return f"{get_column_letter(column + 1)}{row}"


def is_formula(text: str) -> bool:
    """Whether the cell holds a formula in place of a value."""
    return text.startswith("=") and len(text) > 1


def _refuse_other_files(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(8)
            content = start + file.read(1 << 20) if start == _OLE else start
    except OSError as wrong:
        raise WorkbookMissingError(file=path.name) from wrong
    if start == _OLE:
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise (EncryptedWorkbookError if locked else OldWorkbookError)(file=path.name)
    if not zipfile.is_zipfile(path):
        raise NotAWorkbookError(file=path.name)
    with zipfile.ZipFile(path) as packed:
        if sum(part.file_size for part in packed.infolist()) > _LARGEST_UNPACKED:
            raise TooBigWorkbookError(file=path.name)


def _lines(sheet: Any, path: Path) -> Iterator[Sequence[Any]]:
    try:
        yield from sheet.iter_rows(values_only=True, max_col=min(sheet.max_column or _WIDEST, _WIDEST))
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OSError, EOFError) as wrong:
        raise NotAWorkbookError(file=path.name) from wrong


def _filled(lines: Iterator[Sequence[Any]]) -> tuple[tuple[SheetRow, ...], int]:
    rows: list[SheetRow] = []
    blank = 0
    for number, line in enumerate(lines, start=1):
        if any(cell is not None for cell in line):
            cells = tuple(_text(cell) for cell in line)
            if any(cells):
                rows.append(SheetRow(number, cells))
                continue
        blank += 1
    return tuple(rows), blank


def _text(cell: Any) -> str:
    """The text a person would have typed for what the cell holds."""
    match cell:
        case None:
            text = ""
        case bool():
            text = "1" if cell else "0"
        case float() if cell.is_integer():
            text = str(int(cell))
        case datetime() | date():
            text = jalali.text(cell.date() if isinstance(cell, datetime) else cell)
        case time():
            text = cell.strftime("%H:%M")
        case ArrayFormula() | DataTableFormula():
            text = f"={getattr(cell, 'text', None) or 'TABLE()'}".replace("==", "=", 1)
        case _:
            text = str(cell).strip()
    return text
