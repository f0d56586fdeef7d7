"""Papers from their blocks: one PDF of many papers, drawn one after another as they come.

Law: the papers are never held together, a finished page is small, and the file appears only when it is whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from reports.blocks import (
    Block,
    Chart,
    Facts,
    Gap,
    Grid,
    Heading,
    NewPage,
    Printed,
    Room,
    Sheetful,
    Signatures,
    Ticks,
    Together,
    Words,
)
from reports.boxes import MM
from reports.chart_block import draw_chart
from reports.errors import NothingToPrintError, ReportError
from reports.facts import Letterhead, Progress
from reports.flow import Flow, Frame, form_flow, make_frame
from reports.letterhead import open_document
from reports.panels import draw_facts, draw_heading, draw_room, draw_signatures, draw_ticks
from reports.tables import draw_grid
from reports.words import draw_words

_GAP, _LITTLE, _WIDE = 2.4 * MM, 1.2 * MM, 4 * MM


def print_sheetfuls(papers: Iterable[Sheetful], letterhead: Letterhead, to: Path, progress: Progress,
                    total: int = 0) -> Printed:
    """One PDF of many papers. Raises ReportError naming the record; then no file appears."""
    press: _Press | None = None
    begins: list[int] = []
    for paper in papers:
        press = press or _Press(letterhead, paper.title)
        begins.append(press.document.page_count + 1)
        try:
            press.draw(paper)
        except ReportError as error:
            error.facts.setdefault("record", paper.paper.number_text)
            raise
        progress(len(begins), max(total, len(begins)))
    if press is None:
        raise NothingToPrintError
    press.document.save(to)
    return Printed(press.document.page_count, tuple(begins))


class _Press:
    """The document, and the frames of upright and of lying pages once they are needed."""

    def __init__(self, letterhead: Letterhead, title: str) -> None:
        self.document = open_document(letterhead, title)
        self._letterhead = letterhead
        self._frames: dict[bool, Frame] = {}

    def draw(self, paper: Sheetful) -> None:
        frame = self._frames.get(paper.landscape)
        if frame is None:
            frame = self._frames[paper.landscape] = make_frame(
                self.document, self._letterhead, landscape=paper.landscape)
        flow = form_flow(frame, self._letterhead, paper.paper, paper.title)
        draw_blocks(flow, paper.blocks)
        flow.finish()


def draw_blocks(flow: Flow, blocks: Iterable[Block]) -> None:
    """Blocks under one another, with the usual room between them unless a Gap says how much."""
    before: Block | None = None
    for block in blocks:
        flow.skip(_between(before, block))
        _DRAW[type(block)](flow, block)
        before = block


def _between(before: Block | None, block: Block) -> float:
    """The usual room between two blocks, in points."""
    while isinstance(before, Together) and before.blocks:
        before = before.blocks[-1]
    while isinstance(block, Together) and block.blocks:
        block = block.blocks[0]
    if before is None or isinstance(before, Gap | NewPage) or isinstance(block, Gap | NewPage):
        return 0.0
    if isinstance(before, Heading):
        return _LITTLE if isinstance(block, Words | Chart) else 0.0
    if isinstance(before, Facts) and isinstance(block, Facts):
        return 0.0
    if isinstance(before, Words) and isinstance(block, Words):
        return _LITTLE
    return _WIDE if isinstance(block, Signatures) else _GAP


def _together(flow: Flow, block: Together) -> None:
    """All on this page, else all on the next; a group higher than a page runs on as if it were none."""
    begun = flow.moment()
    for fresh_page in (False, True):
        if fresh_page:
            flow.new_page()
        page = flow.pages
        draw_blocks(flow, block.blocks)
        if flow.pages == page:
            return
        flow.back(begun)
    draw_blocks(flow, block.blocks)


def _gap(flow: Flow, block: Gap) -> None:
    flow.skip(block.mm * MM)


def _new_page(flow: Flow, _block: NewPage) -> None:
    flow.new_page()


_DRAW: dict[type[Any], Callable[[Flow, Any], None]] = {
    Heading: draw_heading, Words: draw_words, Facts: draw_facts, Grid: draw_grid, Ticks: draw_ticks, Room: draw_room,
    Signatures: draw_signatures, Chart: draw_chart, Gap: _gap, NewPage: _new_page, Together: _together,
}
