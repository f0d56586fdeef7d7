"""Glyph strings of a pair of fonts as PDF text operators, searchable afterwards. Only the text engine may call it.

ReportLab's part in this: reading the font file, cutting the subset, writing the font objects. Ours: one prepared
subset for all ordinary office text, so a line becomes bytes by one `str.translate`; a ToUnicode map that gives the
standard letters back to search and copy; no letter without a glyph. A mark (harakat) is drawn as an outline, and said
by a code without width or ink before its letter: a mark that is moved as text parts from its letter when copied.
"""

from __future__ import annotations

import hashlib
import itertools
import re
import struct
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from arabic_reshaper.letters import LETTERS_ARABIC
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from reports.errors import FontUnfitError, FontUnreadableError, MissingGlyphError
from reports.marks import FontMarks, marks_of, place
from reports.shaping import HARAKAT, HEH_HAMZA, HEH_HAMZA_FINAL, LAM_ENDS, MIRRORED, PARTNER, joined

FOLDER = Path(__file__).parents[1] / "resources" / "fonts"


@dataclass(frozen=True, slots=True)
class Fonts:
    """The two TrueType files that papers are written with."""

    regular: Path
    bold: Path


SHIPPED = Fonts(FOLDER / "Vazirmatn-Regular.ttf", FOLDER / "Vazirmatn-Bold.ttf")

_LETTERS = "ءآأؤئابةتثجحخدذرزسشصضطظعغفقلمنهوپچژکگی"
_ZWNJ = "\u200c"
_HOLLOW = f"{_ZWNJ}\u200b\u2060\ufeff\u200e\u200f\u200d\u061c"
_SIGNS = f"۰۱۲۳۴۵۶۷۸۹،؛؟٪٬٫–—…{_ZWNJ}ـ"
_RARE = set("`^~|{}<>\\$;'\"")
_ESCAPED = {40: "\\(", 41: "\\)", 92: "\\\\", 10: "\\n", 13: "\\r"}
_HEH = (HEH_HAMZA, HEH_HAMZA_FINAL)
_WITHOUT = {_ZWNJ: "", HEH_HAMZA: "\u0654\ufee9", HEH_HAMZA_FINAL: "\u0654\ufeea", "–": "-", "—": "-", "…": "..."}
"""What is drawn instead by a font that lacks these."""

_MOST_NAMED = 12
_COMMON_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654\u0670"
_NEEDED_MARKS = "\u064b\u0651\u0654"
_SILENT = {chr(code): chr(code + 0xE400) for code in range(0x600, 0x700)}
"""For each mark a code without width or ink that says it."""
_SAID = {ord(silent): mark for mark, silent in _SILENT.items()}
_GUARD = "\ue9ff"
"""Says that the line runs from the right. MuPDF gives a mark that is said first in a line to the line above it."""
_LOGICAL = {ord(_GUARD): "\u200f", **{ord(private): sign for sign, private in MIRRORED.items()}}
_said_by_ligature: dict[int, str] = {}
_ligatures: dict[str, str] = {}
_free_codes = itertools.count(0xF0000)
_marked = re.compile(f"{HARAKAT.pattern[:-1]}{HEH_HAMZA}{HEH_HAMZA_FINAL}]").search


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


@dataclass(frozen=True, slots=True)
class _Font:
    """A font known to ReportLab."""

    name: str
    shown: Any
    glyphs: dict[int, int]
    widths: dict[int, float]
    instead: Mapping[int, str]
    marks: FontMarks


def standard_text(code: int) -> str:
    """What search and copy find for a drawn glyph. Ligatures are stored reversed: readers turn the line round."""
    if said := _SAID.get(code) or _LOGICAL.get(code) or _said_by_ligature.get(code):
        return said
    if chr(code) in _HEH:
        return "ه"
    if 0xFB50 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC:
        return unicodedata.normalize("NFKC", chr(code))[::-1]
    return chr(code)


def _unicode_map(_font: str, subset: list[int]) -> str:
    lines = ["/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
             "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
             "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def", "1 begincodespacerange", "<00> <FF>",
             "endcodespacerange"]
    entries = [f"<{place:02X}> <{standard_text(code).encode('utf-16-be').hex().upper()}>"
               for place, code in enumerate(subset) if code]
    for start in range(0, len(entries), 100):
        block = entries[start:start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def check_fonts(fonts: Fonts) -> None:
    """Whether papers can be written with these. Raises FontUnfitError or FontUnreadableError."""
    for path in (fonts.regular, fonts.bold):
        font_of(path)


def font_of(path: Path) -> _Font:
    """The font, whole enough for office text. Raises FontUnfitError or FontUnreadableError."""
    try:
        return _loaded(path, path.stat().st_mtime_ns)
    except (OSError, ttfonts.TTFError, struct.error, LookupError, ValueError) as error:
        raise FontUnreadableError(font=path.stem, reason=str(error)) from error


@lru_cache(8)
def _loaded(path: Path, _written: int) -> _Font:
    ttfonts.makeToUnicodeCMap = _unicode_map  # the only hook there is; presentation forms cannot be searched
    rl_config.useA85 = 0
    name = path.stem if path.parent == FOLDER else f"{path.stem}-{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}"
    shown = ttfonts.TTFont(name, str(path), asciiReadable=0, shapable=False)
    glyphs, widths = shown.face.charToGlyph, shown.face.charWidths
    _refuse_unfit(path, glyphs)
    _refuse_forbidden(path, shown.face.get_table("OS/2"))
    for sign, private in MIRRORED.items():
        if ord(PARTNER[sign]) in glyphs:
            _same(shown, ord(private), ord(PARTNER[sign]))
    _same(shown, 0xA0, 0x20)  # both are drawn with the code 32, the only one that justifying stretches
    hollow = _hollow(shown.face)
    for silent in (_ZWNJ, _GUARD, *map(_SILENT.__getitem__, filter(HARAKAT.match, _SILENT))):
        if hollow is None:
            glyphs.pop(ord(silent), None)
        else:
            _same(shown, ord(silent), hollow)
    # (Asking ReportLab for an unknown name searches the disk for 0.25 s, so it is told before it is asked.)
    pdfmetrics.registerFont(shown)
    instead = {ord(lacking): drawn for lacking, drawn in _WITHOUT.items() if ord(lacking) not in glyphs}
    return _Font(name, shown, glyphs, widths, instead, marks_of(path))


def _same(shown: Any, code: int, as_code: int) -> None:
    """Another code for a glyph of the font."""
    shown.face.charToGlyph[code] = shown.face.charToGlyph[as_code]
    shown.face.charWidths[code] = shown.face.charWidths[as_code]


def _hollow(face: Any) -> int | None:
    """A code of the font without width or ink. Some fonts draw a picture for ZWNJ, which no reader is meant to see."""
    for code in map(ord, _HOLLOW):
        glyph = face.charToGlyph.get(code)
        if glyph is not None and face.charWidths[code] == 0 and face.glyphPos[glyph] == face.glyphPos[glyph + 1]:
            return code
    return None


def _refuse_unfit(path: Path, glyphs: Mapping[int, int]) -> None:
    ours = {*_WITHOUT, *MIRRORED.values(), *_SILENT.values(), _GUARD}
    missing = [glyph for glyph in office_glyphs() + _NEEDED_MARKS if glyph not in ours and ord(glyph) not in glyphs]
    if missing:
        letters = list(dict.fromkeys(standard_text(ord(glyph)) for glyph in missing))
        more = ["…"] if len(letters) > _MOST_NAMED else []
        raise FontUnfitError(font=path.stem, letters=" ".join(letters[:_MOST_NAMED] + more))


def _refuse_forbidden(path: Path, about: bytes) -> None:
    """By the licence bits (fsType of table OS/2): no embedding, no subsets, or pictures of letters only."""
    if int.from_bytes(about[8:10], "big") & 0x302:
        raise FontUnreadableError(font=path.stem, reason="embedding is forbidden")


@lru_cache(1)
def office_glyphs() -> str:
    """Every glyph of ordinary office text: Persian forms, digits, signs and ASCII; they fit one 8-bit subset."""
    glyphs = {*_SIGNS, *_HEH, _GUARD, *map(_SILENT.__getitem__, _COMMON_MARKS), *(MIRRORED[sign] for sign in "()«»")}
    glyphs |= {chr(code) for code in range(33, 127)} - _RARE
    for letter in _LETTERS:
        glyphs.update(form for form in LETTERS_ARABIC[letter] if form)
    for alef in "اآأ":
        glyphs.update((joined("ل" + alef), joined("ب" + "ل" + alef)[-1]))
    return "".join(sorted(glyphs | set("«»")))


class _Codes(dict[int, str]):
    """Characters to codes of the first subset; a character of none falls out of latin-1 and is noticed."""

    def __missing__(self, _code: int) -> str:
        return "\u0100"


class Face:
    """One font in one document: drawing-order text in, PDF operators and widths out."""

    def __init__(self, path: Path, document: Any) -> None:
        self._font, self._document = font_of(path), document
        self._shown = self._font.shown
        self._shown.splitString("".join(g for g in office_glyphs() if ord(g) in self._font.glyphs), document)
        assigned = self._shown.state[document].assignments
        self._codes = _Codes({c: _ESCAPED.get(n, chr(n)) for c, n in assigned.items() if n < 256})
        self._codes[0xA0] = " "
        self.resource = str(self._shown.getSubsetInternalName(0, document))

    def width(self, glyphs: str, size: float) -> float:
        """Width in points; marks have none. Raises MissingGlyphError."""
        widths = self._font.widths
        if self._font.instead:
            glyphs = glyphs.translate(self._font.instead)
        try:
            total = sum([widths[ord(glyph)] for glyph in glyphs if glyph != LAM_ENDS])
            if HARAKAT.search(glyphs):
                total -= sum(widths[ord(mark)] for mark in HARAKAT.findall(glyphs))
        except KeyError as missing:
            raise MissingGlyphError(letter=_letter(missing.args[0]), text=glyphs) from None
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
            own = self._font.widths[ord(glyph)]
            carries = glyph > "\u0600"
            for placed in place(glyph, own, waiting, self._font.marks) if waiting and carries else ():
                path, x = self._font.marks.outlines[placed.mark].path, (pen + placed.right) * size / 1000
                marks.append(Mark(x, placed.up * size / 1000, spaces, path))
            letters += self._saying(glyph, waiting) if carries else waiting + glyph
            waiting, pen, spaces = "", pen + own, spaces + (glyph in " \u00a0")
        guard = _GUARD if ord(letters[:1] or " ") in _SAID else ""
        return guard + letters + waiting, tuple(marks)

    def _saying(self, glyph: str, marks: str) -> str:
        """The glyph after silent codes for its marks."""
        if ord(_GUARD) not in self._font.glyphs:
            return glyph
        lam = ""
        if LAM_ENDS in marks:
            marks, _ends, lam = marks.partition(LAM_ENDS)
        said = "".join(_SILENT[mark] for mark in (marks + "\u0654" if glyph in _HEH else marks))
        return said + (self._ligature(glyph, lam) if lam else glyph)

    def _ligature(self, glyph: str, lam: str) -> str:
        """A lam-alef under a code of its own, which says the marks of its lam between its letters."""
        code = _ligatures.get(lam + glyph)
        if code is None:
            alef_lam, code = standard_text(ord(glyph)), chr(next(_free_codes))
            _said_by_ligature[ord(code)] = alef_lam[0] + lam + alef_lam[1:]
            _ligatures[lam + glyph] = code
        _same(self._shown, ord(code), ord(glyph))
        return code

    def _plain(self, glyphs: str, size: float) -> bytes:
        try:
            return b"(%b)Tj" % glyphs.translate(self._codes).encode("latin-1")
        except UnicodeEncodeError:
            return self._from_other_subsets(glyphs, size)

    def _from_other_subsets(self, glyphs: str, size: float) -> bytes:
        shown = []
        for number, codes in self._shown.splitString(glyphs, self._document):
            text = codes.decode("latin-1").translate(_ESCAPED).encode("latin-1")
            name = str(self._shown.getSubsetInternalName(number, self._document)).encode()
            shown.append(b"%b %g Tf(%b)Tj" % (name, size, text))
        return b" ".join([*shown, b"%b %g Tf" % (self.resource.encode(), size)])


def _letter(code: int) -> str:
    return _LOGICAL.get(code) or unicodedata.normalize("NFKC", chr(code))
