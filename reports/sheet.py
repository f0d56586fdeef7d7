"""One page, or one constant part of many pages, while it is being drawn: lines, greys, boxes and writing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reports.boxes import MM, Box
from reports.errors import ValueTooLongError
from reports.qr import qr_picture
from reports.text import Style, Writer

RIGHT: Final = "right"
CENTER: Final = "center"
LEFT: Final = "left"
HAIR, THIN, THICK = 0.35, 0.6, 1.1
"""Weights of ruled lines, in points: a laser printer keeps a hair line of a third of a point."""
SMALLEST = 6.0
"""The smallest letters an official can be asked to read, in points."""
_RAISE = 0.27
"""Base line below the middle of a line, as a share of the type size, so that Persian letters look centred."""


@dataclass(frozen=True, slots=True)
class Part:
    """A drawn part kept once in the document and placed on many pages."""

    name: str


class Sheet:
    """Collects drawing operators in points from the left bottom."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self._drawn: list[bytes] = []

    def content(self) -> bytes:
        return b"\n".join(self._drawn)

    def draw(self, operators: bytes) -> None:
        """Ready operators that leave the state of the page as they found it."""
        self._drawn.append(operators)

    @property
    def pieces(self) -> int:
        """How much has been drawn; `cut` goes back to such a moment."""
        return len(self._drawn)

    def cut(self, pieces: int) -> None:
        """Forget what was drawn since."""
        del self._drawn[pieces:]

    def place(self, part: Part) -> None:
        """Put a constant part on this page, where it was drawn."""
        self._drawn.append(f"/{part.name} Do".encode())

    def image(self, part: Part, box: Box) -> None:
        """A kept picture, stretched to the box."""
        self._drawn.append(b"q %.2f 0 0 %.2f %.2f %.2f cm /%b Do Q" % (
            box.width, box.height, box.x, box.y, part.name.encode()))

    def fill(self, box: Box, grey: float) -> None:
        """A grey ground; 0 is black, 1 white."""
        self._drawn.append(b"%.2f g %b f 0 g" % (grey, _rectangle(box)))

    def frame(self, box: Box, weight: float = THIN) -> None:
        self._drawn.append(b"%.2f w %b S" % (weight, _rectangle(box)))

    def rule(self, box: Box, weight: float = THIN) -> None:
        """A line along the bottom of the box."""
        self.line((box.x, box.y), (box.right, box.y), weight)

    def line(self, start: tuple[float, float], end: tuple[float, float], weight: float = THIN, grey: float = 0) -> None:
        self._drawn.append(b"%.2f G %.2f w %.2f %.2f m %.2f %.2f l S 0 G" % (grey, weight, *start, *end))

    def grid(self, cells: list[Box], weight: float = HAIR) -> None:
        """Frames of many cells in one stroke."""
        self._drawn.append(b"%.2f w %b S" % (weight, b" ".join(map(_rectangle, cells))))

    def tick_box(self, box: Box, side: float = 3.2 * MM) -> Box:
        """A square to be ticked at the right of the box; answers the square."""
        square = Box(box.right - side, box.middle - side / 2, side, side)
        self.fill(square, 1)
        self.frame(square, 0.8)
        return square

    def tick(self, square: Box) -> None:
        """A tick inside a square."""
        x, y, side = square.x, square.y, square.width
        self._drawn.append(b"%.2f w 1 J 1 j %.2f %.2f m %.2f %.2f l %.2f %.2f l S 0 J 0 j" % (
            side * 0.16, x + side * 0.2, y + side * 0.52, x + side * 0.42, y + side * 0.26, x + side * 0.82,
            y + side * 0.8))

    def qr(self, box: Box, text: str) -> None:
        self._drawn.append(qr_picture(text, box))

    def write(self, box: Box, text: str, style: Style, align: str = RIGHT) -> None:
        """One line in the middle height of the box; it is not made to fit."""
        y = baseline(box.middle, style)
        if align == RIGHT:
            said = self.writer.right(box.right, y, text, style)
        elif align == CENTER:
            said = self.writer.center(box.center, y, text, style)
        else:
            said = self.writer.left(box.x, y, text, style)
        self._drawn.append(said)

    def fit(self, box: Box, text: str, style: Style, align: str = RIGHT, label: str = "") -> None:
        """Writes a value inside the box: in one line, then smaller, then wrapped; else ValueTooLongError."""
        if "\n" not in text and self.writer.width(text, style) <= box.width:
            self.write(box, text, style, align)
            return
        chosen, lines = self._fitting(box, text, style, label)
        top = box.middle + (len(lines) - 1) / 2 * tight(chosen)
        for number, line in enumerate(lines):
            row = Box(box.x, top - number * tight(chosen) - 1, box.width, 2)
            self.write(row, line, chosen, align)

    def _fitting(self, box: Box, text: str, style: Style, label: str) -> tuple[Style, list[str]]:
        size = style.size
        while size >= SMALLEST:
            chosen = style.sized(size)
            lines = self.writer.wrap(text, chosen, box.width)
            if len(lines) == 1 or len(lines) * tight(chosen) <= box.height:
                return chosen, lines
            size -= 0.5
        raise ValueTooLongError(label=label, text=text)

    def paragraph(self, box: Box, text: str, style: Style, label: str = "") -> float:
        """Justified text from the top of the box down; answers the height used, in points."""
        lines = self.writer.wrap(text, style, box.width)
        used = len(lines) * style.leading
        if used > box.height + 0.01:
            raise ValueTooLongError(label=label, text=text)
        first = box.top - style.leading / 2 - style.size * _RAISE
        self._drawn.append(self.writer.paragraph(box.right, first, lines, style, box.width))
        return used


def baseline(middle: float, style: Style) -> float:
    """Where a line is written that stands around this height."""
    return middle - style.size * _RAISE


def tight(style: Style) -> float:
    """Leading of a wrapped value inside a cell, in points."""
    return style.size * 1.45


def _rectangle(box: Box) -> bytes:
    return b"%.2f %.2f %.2f %.2f re" % (box.x, box.y, box.width, box.height)
