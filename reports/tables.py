"""Ruled tables that run over pages: the head is repeated on each, a row is never cut, sums stand under the columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.boxes import MM, Box
from reports.flow import Flow
from reports.ruled import GREY, PAD, squares, table_head
from reports.sheet import CENTER, HAIR, THIN, tight
from reports.text import Style

_HEAD_HEIGHT, _ROW_HEIGHT = 8 * MM, 7.5 * MM
_CELL = Style(8.5)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its share of the width, how its cells stand, and squares where a cell is left blank."""

    title: str
    share: float = 1.0
    align: str = CENTER
    pattern: str = ""


class Table:
    """Writes rows into a flow of pages."""

    def __init__(self, flow: Flow, columns: Sequence[Column], row_height: float = _ROW_HEIGHT) -> None:
        self._flow, self._columns, self._row_height = flow, columns, row_height
        self._shares = [column.share for column in columns]

    def _head(self) -> None:
        cells = self._flow.take(_HEAD_HEIGHT).columns(self._shares)
        table_head(self._flow.sheet, cells, [column.title for column in self._columns], Style(8, bold=True))

    def begin(self) -> None:
        """Draws the head, on a new page if not even one row fits after it."""
        if not self._flow.fits(_HEAD_HEIGHT + self._row_height):
            self._flow.break_page()
        self._head()

    def rows(self, rows: Iterable[Sequence[str]]) -> None:
        """Rows of texts, one for each column."""
        for row in rows:
            self._row(row, _CELL)

    def sums(self, row: Sequence[str]) -> None:
        """The last, grey row of totals."""
        self._row(row, Style(8.5, bold=True), grey=True)

    def _row(self, texts: Sequence[str], style: Style, *, grey: bool = False) -> None:
        height = self._height(texts, style)
        if not self._flow.fits(height):
            self._flow.break_page()
            self._head()
        cells, sheet = self._flow.take(height).columns(self._shares), self._flow.sheet
        for cell, text, column in zip(cells, texts, self._columns, strict=True):
            if grey:
                sheet.fill(cell, GREY)
            if text:
                sheet.fit(cell.inset(PAD), text, style, column.align, label=column.title)
            elif column.pattern:
                squares(sheet, _middle(cell, column.pattern), column.pattern)
        sheet.grid(cells, THIN if grey else HAIR)

    def _height(self, texts: Sequence[str], style: Style) -> float:
        """The row's height: more than one line where a cell has a long text."""
        writer, width = self._flow.sheet.writer, self._flow.width / sum(self._shares)
        lines = [len(writer.wrap(text, style, column.share * width - 2 * PAD))
                 for text, column in zip(texts, self._columns, strict=True) if text]
        return max(self._row_height, max(lines, default=1) * tight(style) + 2 * MM)


def _middle(cell: Box, pattern: str) -> Box:
    """Room for squares that fill the cell's width."""
    side = min(4.4 * MM, (cell.width - 2 * MM) / max(1, len(pattern)))
    return Box(cell.x + 1 * MM, cell.middle - side / 2 - 0.6 * MM, cell.width - 2 * MM, side + 1.2 * MM)
