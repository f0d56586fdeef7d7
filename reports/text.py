"""The one door for Persian text on paper: widths, wrapping, aligned lines and justified paragraphs.

Law: lines are broken in logical order, and only a finished line is shaped and reordered (shaping before wrapping
prints paragraphs upside down). A letter without a glyph is refused, never guessed. Text is text: no mark-up is read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from reports.errors import MissingGlyphError
from reports.glyphs import BOLD, REGULAR, Face, font
from reports.shaping import clean, visual

_PRIVATE = ("\ue000", "\uf8ff")
_visual = lru_cache(1 << 14)(visual)


def initial_font() -> str:
    """A font known to ReportLab; without one it starts each page with Helvetica, which it does not embed."""
    font(REGULAR)
    return REGULAR


@dataclass(frozen=True, slots=True)
class Style:
    """Letters of one size (points) and weight."""

    size: float
    bold: bool = False

    @property
    def leading(self) -> float:
        """From line to line, in points; Vazirmatn's marks and tails need this much."""
        return self.size * 1.7

    def sized(self, size: float) -> Style:
        return replace(self, size=size)


def left_to_right(text: str) -> str:
    """Keeps a number of several parts («۳۰۰۱-۱-۱۲۳-۵», «۰۲۶-۳۴۴۰») in its order inside a Persian line (UAX#9 LRI)."""
    return f"\u2066{text}\u2069"


@dataclass(frozen=True, slots=True)
class Line:
    """A finished line: its operators inside a text object, and its width in points."""

    operators: bytes
    width: float


class Writer:
    """Writes into one document. All positions are points from the left bottom; y is the base line."""

    def __init__(self, document: Any) -> None:
        self._faces = {False: Face(REGULAR, document), True: Face(BOLD, document)}
        self._lines: dict[tuple[str, Style], Line] = {}

    def line(self, text: str, style: Style) -> Line:
        """One line of logical text, ready to be put somewhere. Raises MissingGlyphError."""
        ready = self._lines.get((text, style))
        if ready is None:
            ready = self._lines[text, style] = self._make_line(text, style)
        return ready

    def _make_line(self, text: str, style: Style) -> Line:
        face = self._faces[style.bold]
        for letter in text:
            if _PRIVATE[0] <= letter <= _PRIVATE[1]:
                raise MissingGlyphError(letter=letter, text=text)
        glyphs = _visual(clean(text))
        try:
            width = face.width(glyphs, style.size)
        except MissingGlyphError as missing:
            raise MissingGlyphError(**{**missing.facts, "text": text}) from None
        start = f"{face.resource} {style.size:g} Tf ".encode()
        return Line(start + face.operators(glyphs, style.size), width)

    def width(self, text: str, style: Style) -> float:
        """Width of one line in points."""
        return self.line(text, style).width

    def right(self, x: float, y: float, text: str, style: Style) -> bytes:
        """A line that ends at x on its right."""
        line = self.line(text, style)
        return _at(x - line.width, y, line.operators)

    def left(self, x: float, y: float, text: str, style: Style) -> bytes:
        """A line that begins at x on its left."""
        return _at(x, y, self.line(text, style).operators)

    def center(self, x: float, y: float, text: str, style: Style) -> bytes:
        """A line with its middle at x."""
        line = self.line(text, style)
        return _at(x - line.width / 2, y, line.operators)

    def wrap(self, text: str, style: Style, width: float) -> list[str]:
        """Logical lines no wider than the width (points); a word longer than a line is cut between letters."""
        return [line for part in text.splitlines() or [""] for line in self._wrap_part(part, style, width)]

    def _wrap_part(self, text: str, style: Style, width: float) -> Iterator[str]:
        space, used = self.width(" ", style), 0.0
        current: list[str] = []
        for word in self._pieces(text, style, width):
            needed = self.width(word, style)
            if current and used + space + needed > width:
                yield " ".join(current)
                current, used = [], 0.0
            used += needed + (space if current else 0)
            current.append(word)
        yield " ".join(current)

    def _pieces(self, text: str, style: Style, width: float) -> Iterator[str]:
        for word in filter(None, clean(text).split(" ")):
            rest = word
            while self.width(rest, style) > width and len(rest) > 1:
                taken = self._fitting(rest, style, width)
                yield rest[:taken]
                rest = rest[taken:]
            yield rest

    def _fitting(self, word: str, style: Style, width: float) -> int:
        """How many letters of a long word fit; a mark stays with its letter."""
        taken = len(word) - 1
        while taken > 1 and (self.width(word[:taken], style) > width or unicodedata.combining(word[taken])):
            taken -= 1
        return taken

    def paragraph(self, x: float, y: float, lines: list[str], style: Style, width: float) -> bytes:
        """Wrapped lines under one another, justified but for the last; x is the right edge, y the first base line."""
        said = []
        for number, text in enumerate(lines):
            line, gaps, below = self.line(text, style), text.count(" "), y - number * style.leading
            stretched = bool(gaps) and number < len(lines) - 1
            said.append(b"%.4f Tw" % ((width - line.width) / gaps if stretched else 0.0))
            said.append(_at(x - width if stretched else x - line.width, below, line.operators))
        return b"\n".join([*said, b"0 Tw"])


def _at(x: float, y: float, operators: bytes) -> bytes:
    return b"BT 1 0 0 1 %.2f %.2f Tm %b ET" % (x, y, operators)
