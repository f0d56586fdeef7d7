"""The cells of one column of a ruled table: each distinct text is fitted into its line and shaped once.

Law: cells of a row stand in one text object. Each moves from the anchor of the cell before to its own (the side or the
middle to which its column is aligned) and shows its text around that, so a cell is the same bytes in every row.
"""

from __future__ import annotations

from reports.blocks import Column
from reports.boxes import Box
from reports.ruled import PAD
from reports.sheet import CENTER, RIGHT
from reports.text import Line, Style, Writer

CELL = Style(8.5)
SIZES = (CELL.size, 8.0, 7.5)
"""A cell a little too long for its line stands in smaller letters before the row is made higher."""
_MOST_KEPT = 4096
_BACK = {RIGHT: 1.0, CENTER: 0.5}
"""How much of a text's width it begins before its anchor."""


class Lane(dict[str, "bytes | None"]):
    """The cells by their texts. None stands for a text that is no ordinary line: it needs several, or it has marks
    (harakat), which are outlines and may not stand among letters."""

    def __init__(self, writer: Writer, column: Column, box: Box) -> None:
        super().__init__()
        self.column, self.box, self.inner = column, box, box.inset(PAD)
        self.anchor = round({RIGHT: self.inner.right, CENTER: self.inner.center}.get(column.align, self.inner.x), 2)
        self.move = b""
        self._most = self.inner.width * 1000 / CELL.size
        self._marked: dict[str, Style] = {}
        self._writer, self._figures = writer, writer.figures(CELL)
        self._back = _BACK.get(column.align, 0.0)
        self._number = self._number_form()

    def follow(self, other: Lane) -> None:
        """Its cells are written after those of the other."""
        self.move = b" %.2f 0 Td" % (self.anchor - other.anchor)
        self._number = self._number_form()

    def _number_form(self) -> bytes:
        """What a number becomes, between how far it begins before its anchor and its signs."""
        return self.move + (b"[%d(%b)]TJ" if self._back else b"(%b)Tj")

    def __missing__(self, text: str) -> bytes | None:
        figure = self._figures.read(text)
        if figure and figure[1] <= self._most:  # another one in every row: it is not remembered
            said, width = figure
            return self._number % (int(width * self._back) // 10 * 10, said) if self._back else self._number % said
        if len(self) >= _MOST_KEPT:
            self.clear()
            self._marked.clear()
        self[text] = made = self._make(text) if text else self.move
        return made

    def _make(self, text: str) -> bytes | None:
        style, line = self._fitting(text)
        if not style:
            return None
        if line.drawn.marks:
            self._marked[text] = style
            return None
        shown = self._shown(line.drawn.operators, line.width * 1000 / style.size)
        if style is not CELL:
            shown = b"%b%b%b" % (self._writer.font(style), shown, self._writer.font(CELL))
        return self.move + shown

    def _shown(self, operators: bytes, width: float) -> bytes:
        """Around the anchor, to a hundredth of the type size: finer than a printer's dot."""
        if not self._back:
            return operators
        back = round(width * self._back, -1)
        return b"[%d%b]TJ" % (back, operators[:-2]) if operators.startswith(b"(") else b"[%d]TJ%b" % (back, operators)

    def _fitting(self, text: str) -> tuple[Style | None, Line]:
        """The style in which a text stands in one line, and the line; no style when it needs several."""
        line = self._writer.bare(text, CELL)
        for size in () if "\n" in text else SIZES:
            if line.width * size / CELL.size <= self.inner.width:
                style = CELL if size == CELL.size else CELL.sized(size)
                return style, line if style is CELL else self._writer.bare(text, style)
        return None, line

    def lines(self, text: str) -> list[tuple[str, Style]]:
        """A text that is no ordinary line as the lines to be put in its place."""
        if self[text] is None and text in self._marked:
            return [(text, self._marked[text])]
        return [(line, CELL) for line in self.wrapped(text, CELL)]

    def put(self, line: str, style: Style, y: float) -> bytes:
        """A line on the base line y, to stand outside of text objects."""
        put = {RIGHT: self._writer.right, CENTER: self._writer.center}.get(self.column.align, self._writer.left)
        return put(self.anchor, y, line, style)

    def wrapped(self, text: str, style: Style) -> list[str]:
        """The lines of a cell."""
        return self._writer.wrap(text, style, self.inner.width) if text else []
