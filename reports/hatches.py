"""Grounds and strokes that stay apart on a black-and-white laser printer: greys, hatches, dashes and marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.boxes import Box
from reports.sheet import HAIR, Sheet

_SPACING = 3.2
"""Between the lines of a hatch, in points."""
_GROUNDS: tuple[tuple[float, str], ...] = (
    (0.78, ""), (1.0, ""), (1.0, "/"), (0.42, ""), (1.0, "x"), (0.9, "-"), (0.6, ""), (0.88, "\\"),
)
"""Grey and hatch of each series in turn."""
_DASHES = (b"[]", b"[5 2.5]", b"[1.5 2]", b"[7 2 1.5 2]")
_LETTERS_SEEN = 0.7
"""Black letters are read on this grey and on lighter ones."""
Point = tuple[float, float]


def paint(sheet: Sheet, box: Box, series: int) -> None:
    """A bar of a series: its ground, its hatch and its edge."""
    if box.width < HAIR or box.height < HAIR:
        return
    grey, hatch = _GROUNDS[series % len(_GROUNDS)]
    sheet.fill(box, grey)
    if hatch:
        lines = b" ".join(_hatch(box, hatch))
        sheet.draw(b"q %.2f %.2f %.2f %.2f re W n 0.5 w %b S Q" % (box.x, box.y, box.width, box.height, lines))
    sheet.frame(box, HAIR)


def is_busy(series: int) -> bool:
    """Whether letters on this ground need a white place."""
    grey, hatch = _GROUNDS[series % len(_GROUNDS)]
    return bool(hatch) or grey < _LETTERS_SEEN


def _hatch(box: Box, hatch: str) -> Iterator[bytes]:
    if hatch == "-":
        for number in range(1, int(box.height / _SPACING) + 1):
            y = box.y + number * _SPACING
            yield b"%.2f %.2f m %.2f %.2f l" % (box.x, y, box.right, y)
        return
    steps = range(int((box.width + box.height) / _SPACING) + 1)
    for number in steps if hatch in "/x" else ():
        x = box.x - box.height + number * _SPACING
        yield b"%.2f %.2f m %.2f %.2f l" % (x, box.y, x + box.height, box.top)
    for number in steps if hatch in "\\x" else ():
        x = box.x - box.height + number * _SPACING
        yield b"%.2f %.2f m %.2f %.2f l" % (x, box.top, x + box.height, box.y)


def stroke(sheet: Sheet, points: Sequence[Point | None], series: int) -> None:
    """A line over its points, in the dashes and with the marks of its series; it is broken where a value is missing."""
    path, pen_down = [], False
    for point in points:
        if point:
            path.append(b"%.2f %.2f %b" % (*point, b"l" if pen_down else b"m"))
        pen_down = point is not None
    dash = _DASHES[series % len(_DASHES)]
    sheet.draw(b"q 1.1 w 1 j %b 0 d %b S Q" % (dash, b" ".join(path)))
    for point in points:
        if point:
            mark(sheet, point, series)


def mark(sheet: Sheet, point: Point, series: int, size: float = 4.4) -> None:
    """A square, a circle (of eight corners), a triangle or a lozenge; filled or white by turns."""
    x, y, half = *point, size / 2
    corner = half * 0.41
    shapes: tuple[tuple[Point, ...], ...] = (
        ((x - half, y + corner), (x - corner, y + half), (x + corner, y + half), (x + half, y + corner),
         (x + half, y - corner), (x + corner, y - half), (x - corner, y - half), (x - half, y - corner)),
        ((x - half, y - half), (x - half, y + half), (x + half, y + half), (x + half, y - half)),
        ((x - half, y - half), (x, y + half), (x + half, y - half)),
        ((x - half, y), (x, y + half), (x + half, y), (x, y - half)),
    )
    first, *others = shapes[series % len(shapes)]
    lines = b" ".join(b"%.2f %.2f l" % other for other in others)
    grey = b"0.15" if series % 2 == 0 else b"1"
    sheet.draw(b"%b g 0.8 w %.2f %.2f m %b h B 0 g" % (grey, *first, lines))
