"""The workbook that goes back to the agency: the doubtful rows with each wrong cell marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from desktop.excel.writing import bytes_of, publish

_RED = PatternFill("solid", fgColor="FFF8D7DA")
_AMBER = PatternFill("solid", fgColor="FFFFF3CD")
_HEAD = PatternFill("solid", fgColor="FFDDF1EE")


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """What is wrong with one cell; `column` counts from 0, `level` is red or amber."""

    column: int
    message: str
    level: str


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A row as it came, its number in the agency's sheet, and its marks."""

    number: int
    cells: Sequence[str]
    marks: Sequence[MarkedCell]


def write_answer(to: Path, title: str, headings: Sequence[str], rows: Iterable[MarkedRow]) -> int:
    """Write the marked rows; answers how many. Raises WorkbookNotWrittenError, leaving no half file."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("ردیف‌های نیازمند اصلاح")
    sheet.sheet_view.rightToLeft = True
    sheet.freeze_panes = "A3"
    sheet.append([_bold(sheet, title)])
    sheet.append([_bold(sheet, text) for text in ("ردیف در فایل", "اشکال", *headings)])
    count = 0
    for row in rows:
        sheet.append(_line(sheet, row))
        count += 1
    publish(to, bytes_of(book))
    return count


def _bold(sheet: Worksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    cell.fill = _HEAD
    return cell


def _line(sheet: Worksheet, row: MarkedRow) -> list[WriteOnlyCell]:
    said = {mark.column: mark for mark in row.marks}
    messages = " | ".join(mark.message for mark in row.marks)
    cells = [WriteOnlyCell(sheet, value=row.number), WriteOnlyCell(sheet, value=messages)]
    cells[1].alignment = Alignment(wrap_text=True, vertical="top")
    for place, text in enumerate(row.cells):
        cell = WriteOnlyCell(sheet, value=text or None)
        cell.number_format = "@"
        if place in said:
            cell.fill = _RED if said[place].level == "red" else _AMBER
            cell.comment = Comment(said[place].message, "کاربرگ")
        cells.append(cell)
    return cells
