"""Glyph strings of a pair of fonts as PDF text operators, searchable afterwards. Only the text engine may call it.

ReportLab's part in this: reading the font file, cutting the subset, writing the font objects. Ours: one prepared
subset for all ordinary office text, so a line becomes bytes by one `str.translate`; no letter without a glyph. A mark
(harakat) is drawn as an outline, and said by a code without width or ink before its letter: a mark that is moved as
text parts from its letter when copied.
"""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from reports.errors import MissingGlyphError
from reports.fonts import Font, font_of, office_glyphs, same_glyph
from reports.marks import place
from reports.said import GUARD, HEH, SILENT, letter, ligature, says_a_mark
from reports.shaping import HARAKAT, LAM_ENDS

_ESCAPED = {40: "\\(", 41: "\\)", 92: "\\\\", 10: "\\n", 13: "\\r"}
_marked = re.compile(f"{HARAKAT.pattern[:-1]}{''.join(HEH)}]").search


class Mark(NamedTuple):
    """An outline over a line: where it stands from the line's start in points, and after how many of its spaces."""

    x: float
    y: float
    spaces: int
    path: bytes


class Drawn(NamedTuple):
    """Glyphs as operators of a text object, and the marks to be drawn over them."""

    operators: bytes
    marks: tuple[Mark, ...] = ()


class _Codes(dict[int, str]):
    """Characters to codes of the first subset; a character of none falls out of latin-1 and is noticed."""

    def __missing__(self, _code: int) -> str:
        return "\u0100"


class Face:
    """One font in one document: drawing-order text in, PDF operators and widths out."""

    def __init__(self, path: Path, lender: Path, document: Any) -> None:
        """The lender (a shipped font) draws what the font lacks; the document gets of it what is used."""
        self._font, self._lender, self._document = font_of(path, lender), font_of(lender), document
        self._widths = self._font.widths
        if self._font is not self._lender:
            lent = {code: width for code, width in self._lender.widths.items() if not HARAKAT.match(chr(code))}
            self._widths = {**lent, **self._font.widths}
        shown = self._font.shown
        shown.splitString("".join(g for g in office_glyphs() if ord(g) in self._font.glyphs), document)
        assigned = shown.state[document].assignments
        self._codes = _Codes({c: _ESCAPED.get(n, chr(n)) for c, n in assigned.items() if n < 256})
        self._codes[0xA0] = " "
        self.resource = str(shown.getSubsetInternalName(0, document))

    def width(self, glyphs: str, size: float) -> float:
        """Width in points; marks have none. Raises MissingGlyphError."""
        widths = self._widths
        if self._font.instead:
            glyphs = glyphs.translate(self._font.instead)
        try:
            total = sum([widths[ord(glyph)] for glyph in glyphs if glyph != LAM_ENDS])
            if HARAKAT.search(glyphs):
                total -= sum(widths[ord(mark)] for mark in HARAKAT.findall(glyphs))
        except KeyError as missing:
            raise MissingGlyphError(letter=letter(missing.args[0]), text=glyphs) from None
        return float(total) * size / 1000

    def draw(self, glyphs: str, size: float) -> Drawn:
        """Shows the glyphs from the pen; the face must be the current one, and is so again afterwards."""
        if self._font.instead:
            glyphs = glyphs.translate(self._font.instead)
        if not _marked(glyphs):
            return Drawn(self._plain(glyphs, size))
        letters, marks = self._with_marks(glyphs, size)
        return Drawn(self._plain(letters, size), marks)

    def _with_marks(self, glyphs: str, size: float) -> tuple[str, tuple[Mark, ...]]:
        """Marks come before their letter in drawing order. A mark without a letter stays a sign by itself."""
        letters, marks, waiting, pen, spaces = "", [], "", 0.0, 0
        for glyph in glyphs:
            if glyph == LAM_ENDS or HARAKAT.match(glyph):
                waiting += glyph
                continue
            own = self._widths[ord(glyph)]
            carries = glyph > "\u0600"
            for placed in place(glyph, own, waiting, self._font.marks) if waiting and carries else ():
                path, x = self._font.marks.outlines[placed.mark].path, (pen + placed.right) * size / 1000
                marks.append(Mark(x, placed.up * size / 1000, spaces, path))
            letters += self._saying(glyph, waiting) if carries else waiting + glyph
            waiting, pen, spaces = "", pen + own, spaces + (glyph in " \u00a0")
        guard = GUARD if says_a_mark(letters[:1] or " ") else ""
        return guard + letters + waiting, tuple(marks)

    def _saying(self, glyph: str, marks: str) -> str:
        """The glyph after silent codes for its marks."""
        lam = ""
        if LAM_ENDS in marks:
            marks, _ends, lam = marks.partition(LAM_ENDS)
        said = "".join(SILENT[mark] for mark in (marks + "\u0654" if glyph in HEH else marks))
        if lam:
            shown, plain = self._drawn_by(glyph).shown, ord(glyph)
            glyph = ligature(glyph, lam)
            same_glyph(shown, ord(glyph), plain)
        return said + glyph

    def _plain(self, glyphs: str, size: float) -> bytes:
        try:
            return b"(%b)Tj" % glyphs.translate(self._codes).encode("latin-1")
        except UnicodeEncodeError:
            return self._from_other_subsets(glyphs, size)

    def _from_other_subsets(self, glyphs: str, size: float) -> bytes:
        shown = []
        for font, run in groupby(glyphs, self._drawn_by):
            for number, codes in font.shown.splitString("".join(run), self._document):
                text = codes.decode("latin-1").translate(_ESCAPED).encode("latin-1")
                name = str(font.shown.getSubsetInternalName(number, self._document)).encode()
                shown.append(b"%b %g Tf(%b)Tj" % (name, size, text))
        return b" ".join([*shown, b"%b %g Tf" % (self.resource.encode(), size)])

    def _drawn_by(self, glyph: str) -> Font:
        return self._font if ord(glyph) in self._font.glyphs else self._lender
