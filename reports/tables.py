"""Ruled tables that run over pages: the head is repeated on each, a row is never cut, sums stand under the columns.

Law: a list of ten thousand rows is an ordinary table. A cell is shaped once, a row of one-line cells is only put in
its place, and the lines of a page that the table fills are drawn once for the whole document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, repeat

from reports.blocks import Column, Grid
from reports.boxes import MM, Box
from reports.errors import ValueTooLongError
from reports.flow import Flow
from reports.lanes import CELL, SIZES, Lane
from reports.ruled import GREY, squares, table_head
from reports.sheet import HAIR, THIN, Part, Sheet, baseline, tight
from reports.text import Style

_HEAD_HEIGHT, ROW_HEIGHT = 8 * MM, 7.5 * MM
_SUM, _TITLE = Style(CELL.size, bold=True), Style(8, bold=True)
_OVER = 2 * MM
_TITLE_PAD = 1.6 * MM
_ROUNDING = 0.01


class Table:
    """Writes rows into a flow of pages."""

    def __init__(self, flow: Flow, columns: Sequence[Column], row_height: float = ROW_HEIGHT) -> None:
        self._flow, self._columns, self._row_height = flow, tuple(columns), row_height
        self._shares = [column.share for column in columns]
        across = Box(flow.room.x, 0, flow.width, 0).columns(self._shares)
        self._lanes = [Lane(flow.sheet.writer, column, box) for column, box in zip(columns, across, strict=True)]
        for lane, before in zip(self._lanes[1:], self._lanes, strict=False):
            lane.follow(before)
        back = self._lanes[0].anchor - self._lanes[-1].anchor
        self._below = b"\n%.2f %.4f Td" % (back, -row_height)
        titles = [column.title for column in columns]
        self._head_height = self._height_of_head() if any(titles) else 0.0
        self._top, self._starts_page = 0.0, False
        self._rows: list[bytes] = []
        self._goes_on = False
        self._bottoms: list[float] = []

    def _height_of_head(self) -> float:
        """Titles are made a little smaller before they take another line."""
        writer, squeezed = self._flow.sheet.writer, _TITLE.sized(SIZES[-1])
        most = max(len(writer.wrap(lane.column.title, squeezed, lane.box.width - _TITLE_PAD)) for lane in self._lanes)
        return max(_HEAD_HEIGHT, most * tight(_TITLE) + _OVER)

    def _height(self, texts: Sequence[str], style: Style) -> float:
        most = max(len(lane.wrapped(text, style)) for lane, text in zip(self._lanes, texts, strict=True))
        return most * tight(style) + _OVER

    def begin(self, rows: int = 1) -> None:
        """Draws the head, on a new page if not even so many rows fit after it."""
        if not self._flow.fits(self._head_height + rows * self._row_height):
            self._flow.new_page()
        self._head()

    def _head(self) -> None:
        """The head of a page that the table may fill is drawn with its lines."""
        flow = self._flow
        self._starts_page = flow.untouched
        box = flow.take(self._head_height)
        self._top = box.y
        if not self._starts_page:
            self._draw_head(flow.sheet, box)

    def _draw_head(self, sheet: Sheet, box: Box) -> None:
        if self._head_height:
            table_head(sheet, box.columns(self._shares), [column.title for column in self._columns], _TITLE)

    def rows(self, rows: Iterable[Sequence[str]], under: float = 0.0) -> None:
        """Rows of texts, one for each column; the last one stands on one page with what comes `under` it (points)."""
        waiting: Sequence[str] | None = None
        for row in rows:
            if waiting is not None:
                self._put(waiting)
            waiting = row
        if waiting is not None:
            self._put(waiting, under)
        self._flush()

    def _put(self, texts: Sequence[str], under: float = 0.0) -> None:
        cells = [lane[text] for lane, text in zip(self._lanes, texts, strict=True)]
        if None in cells:
            self._put_high(texts, under)
        else:
            self._put_line(b"".join(filter(None, cells)), texts, under)
        if "" in texts:
            self._squares(texts)

    def _put_line(self, cells: bytes, texts: Sequence[str], under: float) -> None:
        """A row under another is reached from there; the first on a page, or after a higher one, is put in place."""
        bottom = self._next(self._row_height, under, texts)
        start = self._below if self._goes_on else self._start(bottom + self._row_height / 2)
        self._rows.append(start + cells)
        self._goes_on = True

    def _start(self, middle: float) -> bytes:
        return b"\n1 0 0 1 %.2f %.2f Tm" % (self._lanes[0].anchor, baseline(middle, CELL))

    def _put_high(self, texts: Sequence[str], under: float) -> None:
        """A row with cells that are no ordinary lines: they stand after the others, outside of their text object."""
        apart = [(lane, lane.lines(text)) for lane, text in zip(self._lanes, texts, strict=True) if lane[text] is None]
        most = max(len(lines) for _lane, lines in apart)
        height = max(self._row_height, most * tight(CELL) + _OVER if most > 1 else 0)
        middle = self._next(height, under, texts) + height / 2
        cells = b"".join(lane[text] or lane.move for lane, text in zip(self._lanes, texts, strict=True))
        self._rows.append(b"%b%b\nET" % (self._start(middle), cells))
        for lane, lines in apart:
            top = baseline(middle, CELL) + (len(lines) - 1) / 2 * tight(CELL)
            self._rows += [b"\n" + lane.put(line, style, top - number * tight(CELL))
                           for number, (line, style) in enumerate(lines)]
        self._rows.append(b"\nBT %b" % self._flow.sheet.writer.font(CELL))
        self._goes_on = False

    def _write_wrapped(self, texts: Sequence[str], row: Box, style: Style) -> None:
        for lane, text in zip(self._lanes, texts, strict=True):
            lines = lane.wrapped(text, style)
            top = row.middle + (len(lines) - 1) / 2 * tight(style)
            for number, line in enumerate(lines):
                place = Box(lane.inner.x, top - number * tight(style), lane.inner.width, 0)
                self._flow.sheet.write(place, line, style, lane.column.align)

    def _next(self, height: float, under: float, texts: Sequence[str]) -> float:
        """The bottom of the next row; on a new page when this one is full."""
        lowest = self._flow.room.y - _ROUNDING
        last = self._bottoms[-1] if self._bottoms else self._top
        if last - height - under < lowest and (self._bottoms or not self._starts_page):
            self._flush()
            self._flow.break_page()
            self._head()
            last = self._top
        if last - height < lowest:
            longest = max(range(len(texts)), key=lambda place: len(texts[place]) / self._shares[place])
            raise ValueTooLongError(label=self._columns[longest].title, text=texts[longest])
        self._bottoms.append(last - height)
        return last - height

    def _squares(self, texts: Sequence[str]) -> None:
        bottom, above = self._bottoms[-1], self._bottoms[-2] if len(self._bottoms) > 1 else self._top
        for lane, text in zip(self._lanes, texts, strict=True):
            if not text and lane.column.pattern:
                cell = Box(lane.box.x, bottom, lane.box.width, above - bottom)
                squares(self._flow.sheet, _middle(cell, lane.column.pattern), lane.column.pattern)

    def _flush(self) -> None:
        """Write the rows that are ready on this page, and rule them."""
        flow = self._flow
        whole = self._top - (self._bottoms[-1] if self._bottoms else self._top)
        if self._starts_page and self._is_full(whole):
            flow.sheet.place(self._whole_page())
        else:
            self._rule(flow.sheet)
        if self._rows:
            flow.sheet.draw(b"BT %b%b\nET" % (flow.sheet.writer.font(CELL), b"".join(self._rows)))
        flow.take(whole)
        self._top, self._starts_page = flow.room.top, False
        self._rows, self._bottoms, self._goes_on = [], [], False

    def _is_full(self, height: float) -> bool:
        """Whether rows of the usual height fill the page."""
        free = self._flow.free
        return abs(len(self._bottoms) * self._row_height - height) < _ROUNDING and free - height < self._row_height

    def _whole_page(self) -> Part:
        frame = self._flow.frame
        key = (self._columns, self._row_height, len(self._bottoms))
        if key not in frame.ruled:
            sheet = frame.document.sheet()
            self._rule(sheet)
            frame.ruled[key] = frame.document.part(sheet, frame.size)
        return frame.ruled[key]

    def _rule(self, sheet: Sheet) -> None:
        left, right = self._flow.room.x, self._flow.room.right
        if self._starts_page:
            self._draw_head(sheet, Box(left, self._top, right - left, self._head_height))
        if not self._bottoms:
            return
        lines = [b"%.2f %.2f m %.2f %.2f l" % (left, y, right, y) for y in (self._top, *self._bottoms)]
        edges = [right, *(lane.box.x for lane in self._lanes)]
        lines += [b"%.2f %.2f m %.2f %.2f l" % (x, self._top, x, self._bottoms[-1]) for x in edges]
        sheet.draw(b"%.2f w %b S" % (HAIR, b" ".join(lines)))

    def sums_height(self, texts: Sequence[str]) -> float:
        """Height of the last row, in points."""
        return max(self._row_height, self._height(texts, _SUM)) if texts else 0.0

    def sums(self, texts: Sequence[str]) -> None:
        """The last, grey row of totals."""
        height = self.sums_height(texts)
        if not self._flow.fits(height):
            self._flow.break_page()
            self._draw_head(self._flow.sheet, self._flow.take(self._head_height))
        box = self._flow.take(height, label=self._columns[0].title)
        self._flow.sheet.fill(box, GREY)
        self._write_wrapped(texts, box, _SUM)
        self._flow.sheet.grid(box.columns(self._shares), THIN)


def draw_grid(flow: Flow, grid: Grid) -> None:
    """A table of a paper: its rows, its empty rows, its sums."""
    table = Table(flow, grid.columns, grid.row_mm * MM)
    count = len(grid.rows) + grid.blank_rows
    table.begin(min(2, count) + bool(grid.sums))
    empty = ("",) * len(grid.columns)
    table.rows(chain(grid.rows, repeat(empty, grid.blank_rows)), table.sums_height(grid.sums) + flow.follow)
    if grid.sums:
        table.sums(grid.sums)


def _middle(cell: Box, pattern: str) -> Box:
    """Room for squares in the middle of the cell."""
    side = min(4.4 * MM, (cell.width - 2 * MM) / max(1, len(pattern)))
    width = side * len(pattern)
    return Box(cell.center - width / 2, cell.middle - side / 2 - 0.6 * MM, width, side + 1.2 * MM)
