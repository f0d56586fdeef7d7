"""Glyph strings of our fonts as PDF text operators, searchable afterwards. Only `reports.text` may call it.

ReportLab's part in this: reading the font file, cutting the subset, writing the font objects. Ours: one prepared
subset for all ordinary office text, so a line becomes bytes by one `str.translate`; a ToUnicode map that gives the
standard letters back to search and copy; harakat moved to their anchors; no letter without a glyph.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from arabic_reshaper.letters import LETTERS_ARABIC
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from reports.errors import MissingGlyphError
from reports.marks import place, sides
from reports.shaping import HARAKAT, HEH_HAMZA, HEH_HAMZA_FINAL, MIRRORED, PARTNER, joined

REGULAR, BOLD = "Vazirmatn-Regular", "Vazirmatn-Bold"
FONTS = Path(__file__).parents[1] / "resources" / "fonts"

_LETTERS = "ءآأؤئابةتثجحخدذرزسشصضطظعغفقلمنهوپچژکگی"
_SIGNS = "۰۱۲۳۴۵۶۷۸۹،؛؟٪٬٫–—…\u200c\u064b\u0651\u0654ـ"
_RARE = set("`^~|{}<>\\")
_ESCAPED = {40: "\\(", 41: "\\)", 92: "\\\\", 10: "\\n", 13: "\\r"}
_LOGICAL = {ord(private): sign for sign, private in MIRRORED.items()}


def standard_text(code: int) -> str:
    """What search and copy find for a drawn glyph. Ligatures are stored reversed: readers turn the line round."""
    if code in _LOGICAL:
        return _LOGICAL[code]
    if chr(code) in (HEH_HAMZA, HEH_HAMZA_FINAL):
        return "\u0654ه"
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


@lru_cache(4)
def font(name: str) -> Any:
    """A font of ours, known to ReportLab. (Asking ReportLab for an unknown name searches the disk for 0.25 s.)"""
    ttfonts.makeToUnicodeCMap = _unicode_map  # the only hook there is; presentation forms cannot be searched
    rl_config.useA85 = 0
    loaded = ttfonts.TTFont(name, str(FONTS / f"{name}.ttf"), asciiReadable=0, shapable=False)
    known, widths = loaded.face.charToGlyph, loaded.face.charWidths
    for sign, private in MIRRORED.items():
        if ord(PARTNER[sign]) in known:
            known[ord(private)] = known[ord(PARTNER[sign])]
            widths[ord(private)] = widths[ord(PARTNER[sign])]
    pdfmetrics.registerFont(loaded)
    return loaded


@lru_cache(1)
def office_glyphs() -> str:
    """Every glyph of ordinary office text: Persian forms, digits, signs and ASCII; they fit one 8-bit subset."""
    glyphs = {*_SIGNS, HEH_HAMZA, HEH_HAMZA_FINAL, *(MIRRORED[sign] for sign in "()«»")}
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

    def __init__(self, name: str, document: Any) -> None:
        self._font, self._document = font(name), document
        self._known = self._font.face.charToGlyph
        self._widths = self._font.face.charWidths
        self._anchors = sides(name, FONTS / "harakat.json")
        self._font.splitString("".join(g for g in office_glyphs() if ord(g) in self._known), document)
        assigned = self._font.state[document].assignments
        self._codes = _Codes({c: _ESCAPED.get(n, chr(n)) for c, n in assigned.items() if n < 256})
        self._codes[0xA0] = " "
        self.resource = str(self._font.getSubsetInternalName(0, document))

    def width(self, glyphs: str, size: float) -> float:
        """Width in points."""
        widths = self._widths
        try:
            return float(sum(widths[ord(glyph)] for glyph in glyphs)) * size / 1000
        except KeyError as missing:
            raise MissingGlyphError(letter=_letter(missing.args[0]), text=glyphs) from None

    def operators(self, glyphs: str, size: float) -> bytes:
        """Shows the glyphs from the pen; the face must be the current one, and is so again afterwards."""
        if not HARAKAT.search(glyphs):
            return self._plain(glyphs, size)
        shown, run = [], ""
        for placed in place(glyphs, self._anchors):
            if not placed.right and not placed.up:
                run += placed.glyph
                continue
            shown += [self._plain(run, size)] if run else []
            run = ""
            mark = self._plain(placed.glyph, size)
            shown.append(b"%.2f Ts[%d]TJ%b[%d]TJ 0 Ts" % (placed.up * size / 1000, -placed.right, mark, placed.right))
        return b" ".join([*shown, self._plain(run, size)] if run else shown)

    def _plain(self, glyphs: str, size: float) -> bytes:
        try:
            return b"(%b)Tj" % glyphs.translate(self._codes).encode("latin-1")
        except UnicodeEncodeError:
            return self._from_other_subsets(glyphs, size)

    def _from_other_subsets(self, glyphs: str, size: float) -> bytes:
        shown = []
        for number, codes in self._font.splitString(glyphs, self._document):
            text = codes.decode("latin-1").translate(_ESCAPED).encode("latin-1")
            name = str(self._font.getSubsetInternalName(number, self._document)).encode()
            shown.append(b"%b %g Tf(%b)Tj" % (name, size, text))
        return b" ".join([*shown, b"%b %g Tf" % (self.resource.encode(), size)])


def _letter(code: int) -> str:
    return _LOGICAL.get(code) or unicodedata.normalize("NFKC", chr(code))
