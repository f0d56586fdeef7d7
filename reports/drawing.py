"""Papers from their blocks: one PDF of many papers, drawn one after another as they come.

Law: the papers are never held together, a finished page is small, and the file appears only when it is whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
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
from reports.facts import Letterhead, Progress
from reports.flow import Flow, Frame, form_flow, make_frame
from reports.letterhead import open_document
from reports.panels import draw_facts, draw_heading, draw_room, draw_signatures, draw_ticks, signatures_height
from reports.press import print_each
from reports.tables import draw_grid
from reports.words import draw_words

_GAP, _LITTLE, _WIDE = 2.4 * MM, 1.2 * MM, 4 * MM


def print_sheetfuls(papers: Iterable[Sheetful], letterhead: Letterhead, to: Path, progress: Progress,
                    total: int = 0) -> Printed:
    """One PDF of many papers. Raises ReportError naming the record; then no file appears."""
    return print_each(papers, lambda first: _Press(letterhead, first.title), to, progress, total)


class _Press:
    """The document, and the frames of its pages once they are needed: upright or lying, the office's or another's."""

    def __init__(self, letterhead: Letterhead, title: str) -> None:
        self.document = open_document(letterhead, title)
        self._letterhead = letterhead
        self._frames: dict[tuple[bool, bool], Frame] = {}

    def draw(self, paper: Sheetful) -> None:
        look = paper.landscape, paper.own is not None
        frame = self._frames.get(look)
        if frame is None:
            frame = self._frames[look] = make_frame(
                self.document, self._letterhead, landscape=paper.landscape, own=paper.own is not None)
        flow = form_flow(frame, self._letterhead, paper.paper, paper.title, paper.own)
        draw_blocks(flow, paper.blocks)
        flow.finish()


def draw_blocks(flow: Flow, blocks: Iterable[Block]) -> None:
    """Blocks under one another, with the usual room between them unless a Gap says how much."""
    drawn = list(blocks)
    for place, block in enumerate(drawn):
        flow.skip(_between(drawn[place - 1] if place else None, block))
        flow.follow = _signatures_after(flow, drawn[place:])
        _DRAW[type(block)](flow, block)
    flow.follow = 0.0


def _signatures_after(flow: Flow, blocks: Sequence[Block]) -> float:
    """Height of the places to sign that follow the first block, with the room between; nought when others follow."""
    gaps = [each.mm * MM for each in takewhile(lambda each: isinstance(each, Gap), blocks[1:]) if isinstance(each, Gap)]
    following = blocks[len(gaps) + 1:]
    if isinstance(blocks[0], Gap) or not following or not isinstance(following[0], Signatures):
        return 0.0
    return sum(gaps) + _between(blocks[len(gaps)], following[0]) + signatures_height(flow, following[0])


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
