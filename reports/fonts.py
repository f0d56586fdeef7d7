"""Font files: the shipped pair, and an office's own, read once and refused when papers cannot be written with them.

Law: a font must draw Persian itself: letters in all their forms, digits, the marks of ordinary words, and the space.
What else it lacks, Latin above all, is lent by the shipped font of the same weight (reports.glyphs).
"""

from __future__ import annotations

import hashlib
import io
import string
import struct
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from arabic_reshaper.letters import LETTERS_ARABIC
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from reports.errors import FontUnfitError, FontUnreadableError
from reports.marks import FontMarks, marks_of
from reports.said import GUARD, HEH, SILENT, standard_text, unicode_map
from reports.shaping import HARAKAT, HEH_HAMZA, HEH_HAMZA_FINAL, MIRRORED, PARTNER, joined, unordered

FOLDER = Path(__file__).parents[1] / "resources" / "fonts"


@dataclass(frozen=True, slots=True)
class Fonts:
    """The two TrueType files that papers are written with."""

    regular: Path
    bold: Path


SHIPPED = Fonts(FOLDER / "Vazirmatn-Regular.ttf", FOLDER / "Vazirmatn-Bold.ttf")

_LETTERS = "ءآأؤئابةتثجحخدذرزژسشصضطظعغفقلمنهوپچکگی"
_ZWNJ = "\u200c"
_HOLLOW = f"{_ZWNJ}\u200b\u2060\ufeff\u200e\u200f\u200d\u061c"
_SIGNS = f"۰۱۲۳۴۵۶۷۸۹،؛؟٪٬٫–—…{_ZWNJ}ـ"
_RARE = set("`^~|{}<>\\$;'\"")
_WITHOUT = {HEH_HAMZA: "\u0654\ufee9", HEH_HAMZA_FINAL: "\u0654\ufeea"}
"""What is drawn instead by a font that lacks these."""
_WHOLE = (string.ascii_letters, string.digits, *map("".join, PARTNER.items()))
"""Drawn by one font: a word whose capitals are another font's looks like a fault."""

_SAMPLE = "ردیف نام و نام خانوادگی تاریخ تولد شماره کد ملی تلفن همراه نشانی محل کار مبلغ تسهیلات نوع اشتغال ۱۲۳۴۵۶۷۸۹۰"

_MOST_NAMED = 12
_COMMON_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654\u0670"
_NEEDED_MARKS = "\u064b\u0651\u0654"
_NAMES = {" ": "فاصله"}


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """A font known to ReportLab: glyphs and widths (thousandths of the type size) by codes."""

    name: str
    shown: Any
    glyphs: dict[int, int]
    widths: dict[int, float]
    instead: Mapping[int, str]
    marks: FontMarks


def check_fonts(fonts: Fonts) -> None:
    """Whether papers can be written with these. Raises FontUnfitError or FontUnreadableError, whose fact `weight`
    (regular, bold) tells which of the two it is."""
    for weight, path, like in (("regular", fonts.regular, SHIPPED.regular), ("bold", fonts.bold, SHIPPED.bold)):
        try:
            font_of(path, like)
        except (FontUnfitError, FontUnreadableError) as refused:
            refused.facts["weight"] = weight
            raise


def font_of(path: Path, like: Path = SHIPPED.regular) -> Font:
    """The font, whole enough for office text. What is set in a font wider than the shipped one it stands for (`like`)
    would not fit into its place, so it is made smaller. Raises FontUnfitError or FontUnreadableError."""
    try:
        return _loaded(path, path.stat().st_mtime_ns, None if path.parent == FOLDER else like)
    except (OSError, ttfonts.TTFError, struct.error, LookupError, ValueError, ArithmeticError) as error:
        raise FontUnreadableError(font=path.stem, reason=str(error)) from error


@lru_cache(8)
def _loaded(path: Path, _written: int, like: Path | None) -> Font:
    ttfonts.makeToUnicodeCMap = unicode_map  # the only hook there is; presentation forms cannot be searched
    rl_config.useA85 = 0
    # Makers give two files one name; ReportLab would take them for one font, and a paper with both could not be saved.
    own = f"-{hashlib.sha256(bytes(path) + bytes(like) + path.read_bytes()).hexdigest()[:8]}" if like else ""
    shown = _read(path.stem + own, str(path))
    _refuse_unfit(path, shown.face.charToGlyph)
    _refuse_forbidden(path, shown.face.get_table("OS/2"))
    wider = max(1.0, _width(shown.face.charWidths) / _width(font_of(like).widths)) if like else 1.0
    if wider > 1:
        shown = _read(shown.fontName, io.BytesIO(_smaller(path, shown.face, wider)))
    if like:
        _try_cutting(shown.face)
    shown.face.name += own.encode()
    _add_private_codes(shown)
    # (Asking ReportLab for an unknown name searches the disk for 0.25 s, so it is told before it is asked.)
    pdfmetrics.registerFont(shown)
    glyphs = shown.face.charToGlyph
    instead = {ord(lacking): drawn for lacking, drawn in _WITHOUT.items() if ord(lacking) not in glyphs}
    return Font(shown.fontName, shown, glyphs, shown.face.charWidths, instead, marks_of(path, 1 / wider))


def _read(name: str, file: str | io.BytesIO) -> Any:
    shown = ttfonts.TTFont(name, file, asciiReadable=0, shapable=False)
    _forget_undrawn(shown.face)
    return shown


def _try_cutting(face: Any) -> None:
    """Parts of a damaged font are missed when its subset is made; that must not be when a paper is ready."""
    face.makeSubset([code for code in face.charToGlyph if code < 0x2100 or 0xFB50 <= code < 0xFF00])


def _width(widths: Mapping[int, float]) -> float:
    return sum(widths[ord(glyph)] for glyph in unordered(_SAMPLE))


def _smaller(path: Path, face: Any, wider: float) -> bytes:
    """The file with more units to the type size (table head), so that all it draws is so many times smaller."""
    data, place = bytearray(path.read_bytes()), face.get_table_pos("head")[0] + 18
    units = int.from_bytes(data[place:place + 2], "big")
    data[place:place + 2] = round(units * wider).to_bytes(2, "big")
    return bytes(data)


def _forget_undrawn(face: Any) -> None:
    """Persian fonts often name Latin letters and draw nothing for them, or an empty square; private codes are ours."""
    for code, glyph in list(face.charToGlyph.items()):
        kind = unicodedata.category(chr(code))
        empty = glyph == 0 or (kind[0] not in "ZC" and face.glyphPos[glyph] == face.glyphPos[glyph + 1])
        if empty or kind == "Co":
            _forget(face, code)
    for signs in _WHOLE:
        if any(ord(sign) not in face.charToGlyph for sign in signs):
            for sign in signs:
                _forget(face, ord(sign))


def _forget(face: Any, code: int) -> None:
    face.charToGlyph.pop(code, None)
    face.charWidths.pop(code, None)


def _add_private_codes(shown: Any) -> None:
    for sign, private in MIRRORED.items():
        if ord(PARTNER[sign]) in shown.face.charToGlyph:
            same_glyph(shown, ord(private), ord(PARTNER[sign]))
    same_glyph(shown, 0xA0, 0x20)  # both are drawn with the code 32, the only one that justifying stretches
    hollow = _hollow(shown.face)
    for silent in (_ZWNJ, GUARD, *map(SILENT.__getitem__, filter(HARAKAT.match, SILENT))):
        if hollow is None:
            _forget(shown.face, ord(silent))
        else:
            same_glyph(shown, ord(silent), hollow)


def same_glyph(shown: Any, code: int, as_code: int) -> None:
    """Another code for a glyph of ReportLab's font."""
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
    persian = [glyph for glyph in office_glyphs() if glyph > "\u05ff" and glyph.isalnum() and glyph not in _WITHOUT]
    missing = [glyph for glyph in (" ", *persian, *_NEEDED_MARKS) if ord(glyph) not in glyphs]
    if missing:
        letters = list(dict.fromkeys(_NAMES.get(glyph) or standard_text(ord(glyph)) for glyph in missing))
        more = ["…"] if len(letters) > _MOST_NAMED else []
        raise FontUnfitError(font=path.stem, letters=" ".join(letters[:_MOST_NAMED] + more))


def _refuse_forbidden(path: Path, about: bytes) -> None:
    """By the licence bits (fsType of table OS/2): no embedding, no subsets, or pictures of letters only."""
    if int.from_bytes(about[8:10], "big") & 0x302:
        raise FontUnreadableError(font=path.stem, reason="embedding is forbidden")


@lru_cache(1)
def office_glyphs() -> str:
    """Every glyph of ordinary office text: Persian forms, digits, signs and ASCII; they fit one 8-bit subset."""
    glyphs = {*_SIGNS, *HEH, GUARD, *map(SILENT.__getitem__, _COMMON_MARKS), *(MIRRORED[sign] for sign in "()«»")}
    glyphs |= {chr(code) for code in range(33, 127)} - _RARE
    for letter in _LETTERS:
        glyphs.update(form for form in LETTERS_ARABIC[letter] if form)
    for alef in "اآأ":
        glyphs.update((joined("ل" + alef), joined("ب" + "ل" + alef)[-1]))
    return "".join(sorted(glyphs | set("«»")))
