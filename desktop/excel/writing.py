"""Records out to a workbook or a CSV file: right to left, headings as on the form, so that it can be taken in again."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from desktop.excel.errors import WorkbookNotWrittenError

_HEAD = PatternFill("solid", fgColor="FFDDF1EE")
_WIDTH = 18
Cell = str | int | None


def write_rows(to: Path, title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    """Write an .xlsx, or a .csv when the name says so; answers how many rows. Raises WorkbookNotWrittenError."""
    return (_write_csv if to.suffix.lower() == ".csv" else _write_workbook)(to, title, headings, rows)


def publish(to: Path, content: bytes) -> None:
    """Write under another name, then rename; raises WorkbookNotWrittenError, leaving no half file."""
    unfinished = to.with_name(to.name + ".part")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(to)
    except OSError as wrong:
        with suppress(OSError):
            unfinished.unlink()
        raise WorkbookNotWrittenError(file=to.name) from wrong


def bytes_of(book: Workbook) -> bytes:
    """The workbook made in memory: a zip that breaks off on a full disk complains again when it is thrown away."""
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _write_workbook(to: Path, title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.sheet_view.rightToLeft = True
    sheet.freeze_panes = "A2"
    for place in range(len(headings)):
        sheet.column_dimensions[get_column_letter(place + 1)].width = _WIDTH
    head = [WriteOnlyCell(sheet, value=text) for text in headings]
    for cell in head:
        cell.font, cell.fill = Font(bold=True), _HEAD
    sheet.append(head)
    count = 0
    try:
        for row in rows:
            sheet.append([_cell(sheet, each) for each in row])
            count += 1
    finally:
        sheet.close()  # a sheet left open, when the rows fail, complains when it is thrown away
    publish(to, bytes_of(book))
    return count


def _cell(sheet: object, value: Cell) -> WriteOnlyCell:
    """Text stays text: a national code keeps its zero, and what begins with «=» is no formula."""
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.number_format = "@"
    return cell


def _write_csv(to: Path, _title: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings)
    count = 0
    for row in rows:
        writer.writerow(["" if each is None else each for each in row])
        count += 1
    publish(to, text.getvalue().encode("utf-8-sig"))  # Excel reads a CSV as UTF-8 only behind a byte order mark
    return count
