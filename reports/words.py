"""Paragraphs that run over pages, line by line: a text of any length is printed, and no line of it stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from reports.blocks import Words
from reports.boxes import Box
from reports.flow import Flow
from reports.sheet import Sheet, baseline
from reports.text import Style

_TITLE_LINES = 2
"""A bold text of so few lines is a title: it stays with what follows."""


def draw_words(flow: Flow, block: Words) -> None:
    """A paragraph, or several parted by line breaks."""
    style = Style(block.size, block.bold)
    lines = flow.sheet.writer.wrap(block.text, style, flow.width)
    align = "" if block.justified and block.align == "right" else block.align
    if block.bold and len(lines) <= _TITLE_LINES:
        flow.lead(len(lines) * style.leading, lambda box: write_lines(flow.sheet, box, lines, style, align))
    else:
        flow_lines(flow, lines, style, align)


def flow_lines(flow: Flow, lines: Sequence[str], style: Style, align: str = "") -> None:
    """Wrapped lines; justified when no side is named."""
    begin = 0
    while begin < len(lines):
        count = _count(flow, len(lines) - begin, style.leading)
        if not count:
            flow.break_page()
            count = max(1, _count(flow, len(lines) - begin, style.leading))
        box = flow.take(count * style.leading)
        write_lines(flow.sheet, box, lines[begin:begin + count], style, align)
        begin += count


def _count(flow: Flow, left: int, leading: float) -> int:
    """How many of the lines go on this page: neither the first nor the last line of a text stands alone, and what
    follows it has two of them above it."""
    fitting = int((flow.free + 0.01) / leading)
    if fitting >= left and (flow.free - left * leading + 0.01 >= flow.follow or flow.untouched):
        return left
    fitting = min(fitting, left - 2 if flow.follow else left - 1)
    if left - fitting == 1 and left > 1:
        fitting -= 1
    return fitting if fitting > 1 else 0


def write_lines(sheet: Sheet, box: Box, lines: Sequence[str], style: Style, align: str = "") -> None:
    """Lines from the top of the box down; justified when no side is named."""
    if align:
        for line, row in zip(lines, box.rows(max(1, len(lines))), strict=False):
            sheet.write(row, line, style, align)
        return
    first = baseline(box.top - style.leading / 2, style)
    sheet.draw(sheet.writer.paragraph(box.right, first, list(lines), style, box.width))
