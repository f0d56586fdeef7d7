"""The one door for Persian text on paper: widths, wrapping, aligned lines and justified paragraphs.

Law: lines are broken in logical order, and only a finished line is shaped and reordered (shaping before wrapping
prints paragraphs upside down). A letter without a glyph is refused, never guessed. Text is text: no mark-up is read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from reports.errors import MissingGlyphError
from reports.figures import Figures
from reports.fonts import SHIPPED, Fonts, font_of
from reports.glyphs import Drawn, Face
from reports.shaping import clean, unordered, visual
from reports.wrapped import WrappedLine, with_neighbours

_MOST_KEPT, _MOST_TEXTS = 1 << 13, 1 << 9
_visual = lru_cache(1 << 11)(visual)
_SHORT = 64
_private = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


def initial_font(fonts: Fonts = SHIPPED) -> str:
    """A font known to ReportLab; without one it starts each page with Helvetica, which it does not embed."""
    return font_of(fonts.regular).name


_Kept = TypeVar("_Kept")
_Key = TypeVar("_Key")


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
        return Style(size, self.bold)


def left_to_right(text: str) -> str:
    """Keeps a number of several parts («۳۰۰۱-۱-۱۲۳-۵», «۰۲۶-۳۴۴۰») in its order inside a Persian line (UAX#9 LRI)."""
    return f"\u2066{text}\u2069"


class Line(NamedTuple):
    """A finished line: what is drawn, and its width in points."""

    drawn: Drawn
    width: float


class Writer:
    """Writes into one document. All positions are points from the left bottom; y is the base line."""

    def __init__(self, document: Any, fonts: Fonts = SHIPPED) -> None:
        self._faces = {False: Face(fonts.regular, SHIPPED.regular, document),
                       True: Face(fonts.bold, SHIPPED.bold, document)}
        self._figures = {bold: Figures(face) for bold, face in self._faces.items()}
        self._lines: dict[tuple[str, float, bool], Line] = {}
        self._wrapped: dict[tuple[str, float, bool, float], tuple[WrappedLine, ...]] = {}
        self._widths: dict[tuple[float, bool], dict[str, float]] = {}

    def line(self, text: str, style: Style) -> Line:
        """One line of logical text, ready to be put somewhere. Raises MissingGlyphError."""
        logical = text.drawn if isinstance(text, WrappedLine) else text
        key = (logical, style.size, style.bold)
        return self._lines.get(key) or _kept(self._lines, key, self._make_line(logical, style))

    def _make_line(self, text: str, style: Style) -> Line:
        (operators, marks), width = self.bare(text, style)
        return Line(Drawn(b"%b %b" % (self.font(style), operators), marks), width)

    def _figure(self, text: str, style: Style) -> Line | None:
        figure = self._figures[style.bold].read(text)
        return Line(Drawn(b"(%b)Tj" % figure[0]), figure[1] * style.size / 1000) if figure else None

    def _shaped(self, text: str, style: Style) -> Line:
        face = self._faces[style.bold]
        glyphs = _visual(_public(text))
        width = _measured(face, glyphs, style, text)
        return Line(face.draw(glyphs, style.size), width)

    def figures(self, style: Style) -> Figures:
        """Numbers and codes of a style, for who writes many of them."""
        return self._figures[style.bold]

    def bare(self, text: str, style: Style) -> Line:
        """A line without the choice of its font, for who writes many of one style; it is not remembered."""
        return self._figure(text, style) or self._shaped(text, style)

    def font(self, style: Style) -> bytes:
        """Chooses the font of a style, inside a text object."""
        return b"%b %g Tf" % (self._faces[style.bold].resource.encode(), style.size)

    def width(self, text: str, style: Style) -> float:
        """Width of one line in points."""
        return self.line(text, style).width

    def right(self, x: float, y: float, text: str, style: Style) -> bytes:
        """A line that ends at x on its right."""
        line = self.line(text, style)
        return _at(x - line.width, y, line, style)

    def left(self, x: float, y: float, text: str, style: Style) -> bytes:
        """A line that begins at x on its left."""
        return _at(x, y, self.line(text, style), style)

    def center(self, x: float, y: float, text: str, style: Style) -> bytes:
        """A line with its middle at x."""
        line = self.line(text, style)
        return _at(x - line.width / 2, y, line, style)

    def wrap(self, text: str, style: Style, width: float) -> list[str]:
        """Logical lines no wider than the width (points); a word longer than a line is cut between letters."""
        key = (text, style.size, style.bold, width)
        known = self._wrapped.get(key)
        if known is None:
            parts = (list(self._wrap_part(part, style, width)) for part in text.splitlines() or [""])
            found = tuple(line for part in parts for line in with_neighbours(part))
            known = _kept(self._wrapped, key, found, most=_MOST_TEXTS)
        return list(known)

    def _wrap_part(self, text: str, style: Style, width: float) -> Iterator[str]:
        space, used = self._measure(" ", style), 0.0
        current: list[str] = []
        for word, needed in self._pieces(text, style, width):
            if current and used + space + needed > width:
                yield " ".join(current)
                current, used = [], 0.0
            used += needed + (space if current else 0)
            current.append(word)
        yield " ".join(current)

    def _measure(self, word: str, style: Style) -> float:
        """Width of letters that nobody will ask for again."""
        return _measured(self._faces[style.bold], unordered(word), style, word)

    def _pieces(self, text: str, style: Style, width: float) -> Iterator[tuple[str, float]]:
        """Words and their widths; words too long for a line in pieces."""
        known = self._widths.setdefault((style.size, style.bold), {})
        for word in filter(None, _public(text).split(" ")):
            needed = known.get(word)
            if needed is None and len(word) <= _SHORT:
                needed = _kept(known, word, self._measure(word, style))
            if needed is not None and needed <= width:
                yield word, needed
                continue
            rest = word
            while taken := self._fitting(rest, style, width):
                yield rest[:taken], self._measure(rest[:taken], style)
                rest = rest[taken:]
            yield rest, self._measure(rest, style)

    def _fitting(self, word: str, style: Style, width: float) -> int:
        """How many letters of a word too long for its line fit, at least one; 0 when all of it fits. Twice as many
        are tried each time and then halved, so that a long word costs little more than its lines."""
        taken, too_many = 1, 2
        while too_many < len(word) and self._measure(word[:too_many], style) <= width:
            taken, too_many = too_many, too_many * 2
        if too_many >= len(word):
            if len(word) <= 1 or self._measure(word, style) <= width:
                return 0
            too_many = len(word)
        while too_many - taken > 1:
            middle = (taken + too_many) // 2
            if self._measure(word[:middle], style) <= width:
                taken = middle
            else:
                too_many = middle
        return _at_a_letter(word, taken)

    def paragraph(self, x: float, y: float, lines: list[str], style: Style, width: float) -> bytes:
        """Wrapped lines under one another, justified but for the last of the text and those before a typed line break;
        x is the right edge, y the first base line."""
        said = []
        for number, text in enumerate(lines):
            line, below = self.line(text, style), y - number * style.leading
            gaps = text.count(" ") + text.count("\u00a0")
            ends = text.ends if isinstance(text, WrappedLine) else number == len(lines) - 1
            stretch = (width - line.width) / gaps if gaps and not ends else 0.0
            said.append(b"%.4f Tw" % stretch)
            said.append(_at(x - width if stretch else x - line.width, below, line, style, stretch))
        return b"\n".join([*said, b"0 Tw"])



def _kept(cache: dict[_Key, _Kept], key: _Key, value: _Kept, most: int = _MOST_KEPT) -> _Kept:
    """Remembered; a cache that is full begins anew, so that a list of any length needs the same memory."""
    if len(cache) >= most:
        cache.clear()
    cache[key] = value
    return value


def _public(text: str) -> str:
    """Cleaned text; codes of private use are our own. Raises MissingGlyphError."""
    if found := _private.search(text):
        raise MissingGlyphError(letter=found[0], text=text)
    return clean(text)


def _measured(face: Face, glyphs: str, style: Style, text: str) -> float:
    try:
        return face.width(glyphs, style.size)
    except MissingGlyphError as missing:
        raise MissingGlyphError(**{**missing.facts, "text": text}) from None


def _at_a_letter(word: str, taken: int) -> int:
    """A mark stays with its letter."""
    while taken > 1 and unicodedata.combining(word[taken]):
        taken -= 1
    return taken


def _at(x: float, y: float, line: Line, style: Style, stretch: float = 0.0) -> bytes:
    operators, marks = line.drawn
    letters = b"BT 1 0 0 1 %.2f %.2f Tm %b ET" % (x, y, operators)
    if not marks:
        return letters
    said, scale = [letters], style.size / 1000
    for mark in marks:
        left = x + mark.x + mark.spaces * stretch
        said.append(b"q %.5f 0 0 %.5f %.2f %.2f cm %b f Q" % (scale, scale, left, y + mark.y, mark.path))
    return b"\n".join(said)
