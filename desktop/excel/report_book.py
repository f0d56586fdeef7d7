"""A report as a workbook: a sheet for each table, right to left, numbers as numbers, charts that Excel itself draws.

Law: what is a number on paper is a number here; Persian digits come from the cell's format, never from a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any, Literal

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from desktop.excel.writing import bytes_of, publish

COUNT_FORMAT, PERCENT_FORMAT = "[$-3000429]#,##0", "[$-3000429]0.0%"
"""3000429: Persian digits, Persian language."""
_HEAD, _SUMS = PatternFill("solid", fgColor="FFDDF1EE"), PatternFill("solid", fgColor="FFEEEEEE")
_LINE = Border(*(Side("thin", color="FFB8C4C2"),) * 4)
_TITLE, _BOLD = Font(name="Tahoma", size=14, bold=True), Font(name="Tahoma", size=10, bold=True)
_PLAIN = Font(name="Tahoma", size=10)
_RIGHT_TO_LEFT = 2
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_ROW_CM, _LEAST_CM, _MOST_CM, _CELL_CM = 0.9, 7.0, 24.0, 0.5
_COLOURS = ("0F766E", "D97706", "94A3B8", "1E3A8A", "B91C1C")


class Percent(float):
    """A share of one: 0.5 is shown «۵۰٪»."""


BookCell = str | int | Percent | None


@dataclass(frozen=True, slots=True)
class BookChart:
    """Drawn from the table's own cells: `columns` are places in the table; the names are those of column `names`."""

    title: str
    kind: Literal["bars", "stacked", "columns", "line", "shares"]
    columns: tuple[int, ...]
    unit: str = ""
    names: int = 1


@dataclass(frozen=True, slots=True)
class BookTable:
    """One sheet."""

    title: str
    head: tuple[str, ...]
    rows: Sequence[Sequence[BookCell]]
    sums: Sequence[BookCell] = ()
    charts: tuple[BookChart, ...] = ()


def write_report(to: Path, title: str, lines: Sequence[str], tables: Sequence[BookTable]) -> int:
    """Write the workbook, `lines` under the title of each sheet; answers its sheets. Raises WorkbookNotWrittenError."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title = title
    for table in tables:
        _sheet(book.create_sheet(_name(book, table.title)), title, lines, table)
    publish(to, bytes_of(book))
    return len(tables)


def _name(book: Workbook, title: str) -> str:
    """A sheet's name has at most 31 letters, and no two are alike."""
    whole = " ".join(title.translate(_NOT_IN_NAMES).split())[:31] or "گزارش"
    return whole if whole not in book.sheetnames else f"{whole[:28]} {len(book.sheetnames) + 1}"


def _sheet(sheet: Any, title: str, lines: Sequence[str], table: BookTable) -> None:
    sheet.sheet_view.rightToLeft = True
    for place, line in enumerate((title, *lines, table.title), 1):
        _put(sheet, place, 1, line, _TITLE if place == 1 else _BOLD if line == table.title else _PLAIN)
    head = len(lines) + 3
    for place, text in enumerate(table.head, 1):
        cell = _put(sheet, head, place, text, _BOLD)
        cell.fill, cell.border = _HEAD, _LINE
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True, readingOrder=_RIGHT_TO_LEFT)
    sheet.row_dimensions[head].height = 32
    for place, row in enumerate(table.rows, head + 1):
        _row(sheet, place, row, _PLAIN)
    if table.sums:
        _row(sheet, head + 1 + len(table.rows), table.sums, _BOLD)
    sheet.freeze_panes = sheet.cell(head + 1, 1)
    _widen(sheet, table)
    _page(sheet, head)
    below = head + len(table.rows) + 3
    for chart in table.charts if table.rows else ():
        drawn = _chart(sheet, head, len(table.rows), chart)
        sheet.add_chart(drawn, f"A{below}")
        below += int(drawn.height / _CELL_CM) + 2


def _row(sheet: Any, place: int, row: Sequence[BookCell], font: Font) -> None:
    for column, value in enumerate(row, 1):
        cell = _put(sheet, place, column, value, font)
        cell.border = _LINE
        if font is _BOLD:
            cell.fill = _SUMS


def _put(sheet: Any, row: int, column: int, value: BookCell, font: Font) -> Any:
    """Text stays text: what begins with «=» is no formula."""
    cell = sheet.cell(row, column)
    cell.value = float(value) if isinstance(value, Percent) else value
    cell.font = font
    if isinstance(value, str):
        cell.data_type = "s"
        cell.alignment = Alignment(horizontal="right", vertical="center", readingOrder=_RIGHT_TO_LEFT)
    elif value is not None:
        cell.number_format = PERCENT_FORMAT if isinstance(value, Percent) else COUNT_FORMAT
        cell.alignment = Alignment(horizontal="center")
    return cell


def _widen(sheet: Any, table: BookTable) -> None:
    for place, title in enumerate(table.head):
        cells = [*(row[place] for row in table.rows), table.sums[place] if table.sums else ""]
        longest = max([len(title) // 2 + 2, *(_letters(cell) for cell in cells)])
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(46, longest + 3)


def _letters(cell: BookCell) -> int:
    return len(f"{cell:,}") if isinstance(cell, int) else 7 if isinstance(cell, Percent) else len(cell or "")


def _page(sheet: Any, head: int) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "portrait", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{head}:{head}"


def _chart(sheet: Any, head: int, rows: int, asked: BookChart) -> Any:
    chart = LineChart() if asked.kind == "line" else BarChart()
    if isinstance(chart, BarChart):
        chart.type = "col" if asked.kind == "columns" else "bar"
        chart.gapWidth = 60
        if asked.kind in ("stacked", "shares"):
            chart.grouping, chart.overlap = "stacked" if asked.kind == "stacked" else "percentStacked", 100
    chart.title = f"{asked.title} ({asked.unit})" if asked.unit else asked.title
    for place in asked.columns:
        chart.add_data(Reference(sheet, min_col=place + 1, min_row=head, max_row=head + rows), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=asked.names + 1, min_row=head + 1, max_row=head + rows))
    chart.x_axis.delete = chart.y_axis.delete = False
    if asked.kind not in ("columns", "line"):
        # From the right to the left, the first row of the table on top, as on paper.
        chart.x_axis.scaling.orientation = chart.y_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"
    for each, colour in zip(chart.series, cycle(_COLOURS), strict=False):
        each.graphicalProperties.solidFill = each.graphicalProperties.line.solidFill = colour
    chart.y_axis.number_format = "0%" if asked.kind == "shares" else "#,##0"
    chart.legend.position = "b"
    chart.height = max(_LEAST_CM, min(_MOST_CM, 4 + _ROW_CM * rows))
    chart.width = 22
    return chart
