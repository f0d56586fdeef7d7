"""What search and copy find for each drawn glyph: the ToUnicode map of our fonts. Only the text engine may call it.

Law: readers get standard letters in reading order, never presentation forms and never the private codes that stand for
turned brackets, for marks (which are drawn as outlines and said by a code without width or ink) and for lam-alefs.
"""

from __future__ import annotations

import itertools
import unicodedata

from reports.shaping import HEH_HAMZA, HEH_HAMZA_FINAL, MIRRORED

HEH = (HEH_HAMZA, HEH_HAMZA_FINAL)
SILENT = {chr(code): chr(code + 0xE400) for code in range(0x600, 0x700)}
"""For each mark a code without width or ink that says it."""
_SAID = {ord(silent): mark for mark, silent in SILENT.items()}
GUARD = "\ue9ff"
"""Says that the line runs from the right. MuPDF gives a mark that is said first in a line to the line above it."""
_LOGICAL = {ord(GUARD): "\u200f", **{ord(private): sign for sign, private in MIRRORED.items()}}
_said_by_ligature: dict[int, str] = {}
_ligatures: dict[str, str] = {}
_free_codes = itertools.count(0xF0000)


def standard_text(code: int) -> str:
    """What search and copy find for a drawn glyph. Ligatures are stored reversed: readers turn the line round."""
    if said := _SAID.get(code) or _LOGICAL.get(code) or _said_by_ligature.get(code):
        return said
    if chr(code) in HEH:
        return "ه"
    if 0xFB50 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFC:
        return unicodedata.normalize("NFKC", chr(code))[::-1]
    return chr(code)


def letter(code: int) -> str:
    """The letter that a person typed to have this glyph."""
    return _LOGICAL.get(code) or unicodedata.normalize("NFKC", chr(code))


def says_a_mark(glyph: str) -> bool:
    """Whether the glyph is silent."""
    return ord(glyph) in _SAID


def ligature(glyph: str, lam: str) -> str:
    """The code of a lam-alef that says the marks of its lam between its letters."""
    code = _ligatures.get(lam + glyph)
    if code is None:
        alef_lam, code = standard_text(ord(glyph)), chr(next(_free_codes))
        _said_by_ligature[ord(code)] = alef_lam[0] + lam + alef_lam[1:]
        _ligatures[lam + glyph] = code
    return code


def unicode_map(_font: str, subset: list[int]) -> str:
    """The ToUnicode stream of one subset of at most 256 codes, for ReportLab."""
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
