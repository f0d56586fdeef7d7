"""Numbers and codes on paper, the quick way: their signs stand as they are written, so nothing is shaped or reordered.

Law: only what the shaping of a line would leave as it is may come this way; a test compares the two. A list has a new
number in every cell, so nothing is remembered of them. Only the text engine may call it.
"""

from __future__ import annotations

import re

from reports.errors import MissingGlyphError
from reports.glyphs import Face

_figure = re.compile(
    "[0-9۰-۹]+(?:[/.,:٫٬][0-9۰-۹]+)*|\u2066[0-9A-Za-z۰-۹]+(?:[/.,:٫٬-][0-9A-Za-z۰-۹]+)*\u2069").fullmatch
_OPENER = "\u2066"
_NOT_PLAIN = "\u0100"
"""Stands for a sign that this face does not draw from its first subset; it cannot be written as one byte."""


Figure = tuple[bytes, float]
"""A string of a PDF, without its brackets, and its width in thousandths of the type size."""


class _Codes(dict[int, str]):
    """What writes each sign, learnt from the face when it is first needed."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, code: int) -> str:
        drawn = self._face.draw(chr(code), 1).operators
        self[code] = said = drawn[1:-3].decode("latin-1") if drawn.startswith(b"(") else _NOT_PLAIN
        return said


class _Widths(dict[str, float]):
    """The width of each sign, learnt like its code."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, sign: str) -> float:
        self[sign] = width = self._face.width(sign, 1000)
        return width


class Figures:
    """The figures of one face in one document."""

    def __init__(self, face: Face) -> None:
        self._codes, self._width_of = _Codes(face), _Widths(face).__getitem__

    def read(self, text: str) -> Figure | None:
        """The text as a figure; None when it must be shaped like all others."""
        if not _figure(text):
            return None
        signs = text[1:-1] if text[0] == _OPENER else text
        try:
            return signs.translate(self._codes).encode("latin-1"), sum(map(self._width_of, signs))
        except (UnicodeEncodeError, MissingGlyphError):
            return None
