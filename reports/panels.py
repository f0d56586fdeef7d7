"""The ruled pieces of a paper, drawn from their blocks: headings, facts with a photo, ticks, rooms, signatures."""

from __future__ import annotations

from reports.blocks import Facts, Heading, Room, Signatures, Ticks
from reports.boxes import MM, Box
from reports.facts import Fact
from reports.flow import Flow
from reports.ruled import (
    BODY,
    CAPTION,
    GREY,
    HEADING,
    PAD,
    captions,
    fact_heights,
    fact_rows,
    fact_values,
    heading,
    sign_head_height,
    sign_place,
    tick_rows,
    ticks,
)
from reports.sheet import CENTER, HAIR, THIN, tight

_BAND, _FACT_ROW, _TICK_ROW = 5.6 * MM, 8.6 * MM, 6 * MM
_PHOTO_WIDTH, _PHOTO_HEIGHT, _PHOTO_GAP = 30 * MM, 40 * MM, 2.5 * MM
_TICK_LABEL = 32 * MM
_ROOM_LABEL, _ROOM_LINE = 6 * MM, 7.6 * MM
_SIGN_BODY, _SIGN_MOST = 20 * MM, 5


def draw_heading(flow: Flow, block: Heading) -> None:
    """A grey band, which stays with what follows."""
    lines = len(flow.sheet.writer.wrap(block.text, HEADING, flow.width - 2 * PAD))
    height = max(_BAND, lines * tight(HEADING) + 1.6 * MM)
    flow.lead(height, lambda box: heading(flow.sheet, box, block.text, block.note))


def draw_facts(flow: Flow, block: Facts) -> None:
    """Captioned cells, row by row; those beside a photo are as high together as the photo."""
    rows = fact_rows(block.facts, block.columns) if block.facts else []
    if block.photo:
        rows = _beside_photo(flow, block, rows)
    for number, row in enumerate(rows):
        [height] = fact_heights(flow.sheet.writer, flow.width, row, block.columns, _FACT_ROW)
        longest = max(row, key=lambda fact: len(fact.value))
        under = flow.follow if number == len(rows) - 1 else 0.0
        _fact_row(flow, flow.take(height, longest.label, longest.value, under), row)


def _fact_row(flow: Flow, box: Box, row: list[Fact]) -> None:
    cells = box.columns([fact.span for fact in row])
    captions(flow.sheet, cells, row)
    fact_values(flow.sheet, cells, row)


def _beside_photo(flow: Flow, block: Facts, rows: list[list[Fact]]) -> list[list[Fact]]:
    """The photo, and as many rows as stand beside it; answers the rest."""
    width = flow.width - _PHOTO_WIDTH - _PHOTO_GAP
    heights: list[float] = []
    for row in rows:
        if sum(heights) + _FACT_ROW > _PHOTO_HEIGHT:
            break
        heights += fact_heights(flow.sheet.writer, width, row, block.columns, _FACT_ROW)
    total = max(_PHOTO_HEIGHT, sum(heights))
    longest = max((*block.facts, Fact(block.photo, "")), key=lambda fact: len(fact.value))
    box = flow.take(total, longest.label, longest.value, 0.0 if len(rows) > len(heights) else flow.follow)
    photo = Box(box.x, box.top - _PHOTO_HEIGHT, _PHOTO_WIDTH, _PHOTO_HEIGHT)
    flow.sheet.frame(photo, THIN)
    flow.sheet.fit(photo.inset(2 * MM), block.photo, CAPTION.sized(8), CENTER, label=block.photo)
    beside = box.first(width)
    for row, height in zip(rows, heights, strict=False):
        stretched = height * total / sum(heights)
        _fact_row(flow, beside.upper(stretched), row)
        beside = beside.below(stretched)
    return rows[len(heights):]


def draw_ticks(flow: Flow, block: Ticks) -> None:
    """Options with squares beside their grey label; in fewer columns when they are long."""
    writer, width = flow.sheet.writer, flow.width - (_TICK_LABEL if block.text else 0.0)
    longest = max((writer.width(option, BODY) for option in block.options), default=0.0) + 5 * MM + 2 * PAD
    columns = max(1, min(block.columns, int(width / longest)))
    rows = tick_rows(len(block.options), columns)
    lines = max((len(writer.wrap(each, BODY, width / columns - 8 * MM)) for each in block.options), default=1)
    label = len(writer.wrap(block.text, HEADING, _TICK_LABEL - 2 * PAD)) * tight(HEADING) + 2 * MM
    height = max(label, rows * max(_TICK_ROW, lines * tight(BODY)) + 1 * MM)
    box = flow.take(height, label=block.text, under=flow.follow)
    if block.text:
        grey = box.first(_TICK_LABEL)
        flow.sheet.fill(grey, GREY)
        flow.sheet.line((grey.x, grey.y), (grey.x, grey.top), HAIR)
        flow.sheet.fit(grey.inset(PAD), block.text, HEADING, label=block.text)
        box = box.rest(_TICK_LABEL)
    flow.sheet.frame(Box(box.x, box.y, flow.width, box.height), HAIR)
    if block.options:
        ticks(flow.sheet, box.inset(0, 0.5 * MM), block.options, columns, ticked=block.ticked)


def draw_room(flow: Flow, block: Room) -> None:
    """A framed room to write in, ruled with fine lines."""
    height = (_ROOM_LABEL if block.label else 0.0) + block.lines * _ROOM_LINE + 1.5 * MM
    box = flow.take(height, label=block.label, under=flow.follow)
    flow.sheet.frame(box, HAIR)
    inner = box.inset(2 * MM, 0)
    if block.label:
        label = f"{block.label.rstrip(':')}:"
        flow.sheet.fit(inner.upper(_ROOM_LABEL), label, HEADING, label=block.label)
        inner = inner.below(_ROOM_LABEL)
    for number in range(block.lines):
        y = inner.top - (number + 1) * _ROOM_LINE + 0.6 * MM
        flow.sheet.line((inner.x, y), (inner.right, y), HAIR, grey=0.45)


def signatures_height(flow: Flow, block: Signatures) -> float:
    """Height of the places to sign, in points."""
    if not block.places:
        return 0.0
    columns = _sign_columns(block)
    head = sign_head_height(flow.sheet.writer, flow.width / columns, block.places)
    return tick_rows(len(block.places), columns) * (head + _SIGN_BODY)


def _sign_columns(block: Signatures) -> int:
    """Side by side as was asked, but never so many that nobody has room to sign."""
    columns = min(block.columns, len(block.places))
    return columns if columns <= _SIGN_MOST else -(-len(block.places) // 2)


def draw_signatures(flow: Flow, block: Signatures) -> None:
    """Places to sign, side by side, all on one page."""
    if not block.places:
        return
    columns = _sign_columns(block)
    rows = tick_rows(len(block.places), columns)
    height = signatures_height(flow, block)
    head = height / rows - _SIGN_BODY
    box = flow.take(height, label=block.places[0].role)
    for number, row in enumerate(box.rows(rows)):
        places = block.places[number * columns:(number + 1) * columns]
        for cell, place in zip(row.columns([1] * len(places)), places, strict=True):
            sign_place(flow.sheet, cell, place, head)
