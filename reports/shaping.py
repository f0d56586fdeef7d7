"""Turns one finished line of Persian into glyphs in drawing order, left to right. Only the text engine may call it.

Law: a line is broken in logical order *before* it comes here. Words are joined once and remembered (joining never
crosses a space); the order is python-bidi's fast algorithm, which leaves brackets unmirrored, so each bracket gets a
mark beside it and the side on which the mark lands tells its direction (UAX#9 rule L4).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from arabic_reshaper import ArabicReshaper
from bidi import get_display

_PAIRED = "()[]{}<>«»‹›≤≥"
PARTNER = {one: other for a, b in zip(_PAIRED[::2], _PAIRED[1::2], strict=True) for one, other in ((a, b), (b, a))}
MIRRORED = {sign: chr(0xE900 + place) for place, sign in enumerate(_PAIRED)}
"""A bracket of right-to-left text is drawn with its partner's glyph under a private code, so that copied text can
still name the logical bracket."""
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
HARAKAT = re.compile(f"[{_MARKS}]")
LAM_ENDS = "\ufe0e"
"""Stands after the marks of the lam inside a lam-alef, which is one glyph with two letters to carry marks."""

HEH_HAMZA, HEH_HAMZA_FINAL = "\u06c0", "\ufba5"
"""«ۀ» has one glyph of its own, which looks and copies better than a moved hamza; the font keeps the isolated form
under the letter itself."""

# A mark that is a mark to UAX#9 too (class NSM) gets its bracket's own level, even at the end of a line (rules W1,
# N0); a control sign would not (L1), and one bracket would take the mark of its neighbour.
_MARK = "\u034f"
_BRACKET = "[" + re.escape(_PAIRED) + "]"
_bracket = re.compile(_BRACKET)
_marked = re.compile(f"{_MARK}({_BRACKET})|({_BRACKET}){_MARK}")
_invisible = re.compile("[\u034f\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_WORD = 32
_control = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\ufe00-\ufe0f]")
_blank = re.compile("[\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]+")
_heh_hamza = re.compile("ه\u0654(?![\u0621-\u064a\u066e-\u06d3])")
_signed = re.compile("(?<![^\\s(«\\[])(?=[-−+][0-9۰-۹])")
_number = re.compile("[0-9۰-۹]+(?:[/.,:٫٬][0-9۰-۹]+)*").fullmatch
_letters_only = re.compile("[\u0621-\u064a\u066e\u066f\u0671-\u06d3\u200c ،؛؟]+").fullmatch
_joins = re.compile("[\u0621-\u065f\u066e-\u06ef]").search
_lam_alef = re.compile(f"ل([{_MARKS}]*)[اأإآ]")
_ligature = re.compile(f"([\ufef5-\ufefc])([{_MARKS}]+)")


class _Options:
    """The reshaper asks seven options for every word; its ConfigParser costs half of the time. Read them once."""

    def __init__(self, configuration: Any) -> None:
        self._known = {name.lower(): configuration.getboolean(name) for name in configuration if name != "language"}

    def getboolean(self, name: str) -> bool:
        return bool(self._known[name.lower()])


def _make_reshaper() -> Any:
    reshaper = ArabicReshaper({"delete_harakat": False, "support_ligatures": True, "ARABIC LIGATURE ALLAH": False})
    reshaper.configuration = _Options(reshaper.configuration)
    return reshaper


_reshaper = _make_reshaper()


def clean(text: str) -> str:
    """Composed letters, no control signs, ordinary spaces; ه with hamza at the end of a word as its one letter."""
    composed = _blank.sub(" ", _control.sub("", unicodedata.normalize("NFC", text)))
    return _heh_hamza.sub(HEH_HAMZA, composed) if "\u0654" in composed else composed


def join(word: str) -> str:
    """A word with its letters in their joined forms, still in logical order."""
    if not _joins(word):
        return word
    shaped = str(_reshaper.reshape(word)).replace("\ufba4", HEH_HAMZA)
    return _marks_shared(word, shaped) if _ligature.search(shaped) else shaped


joined = lru_cache(1 << 14)(join)


def _marks_shared(word: str, shaped: str) -> str:
    """The reshaper sets all marks of a lam-alef after it; say again which of them were typed after the lam."""
    lams = _lam_alef.finditer(word)
    typed = {number: len(lam[1]) for number, lam in enumerate(lams)}
    places = [found.start() for found in re.finditer("[\ufef5-\ufefc]", shaped)]

    def share(found: re.Match[str]) -> str:
        own = typed.get(places.index(found.start()), 0)
        return found[1] + found[2][:own] + LAM_ENDS + found[2][own:] if own else found[0]

    return _ligature.sub(share, shaped)


def _turned(found: re.Match[str]) -> str:
    # The mark left of the bracket means an odd level: the bracket stands in right-to-left text and is mirrored.
    return MIRRORED[found[1]] if found[1] else found[2]


def reordered(shaped: str) -> str:
    """A line in drawing order by UAX#9, its base direction right to left; signs of direction are left out."""
    if _bracket.search(shaped):
        ordered = str(get_display(_bracket.sub(rf"\g<0>{_MARK}", shaped), base_dir="R"))
        shaped = _marked.sub(_turned, ordered)
    else:
        shaped = str(get_display(shaped, base_dir="R"))
    return _invisible.sub("", shaped)


def unordered(word: str) -> str:
    """The glyphs of a word in whatever order, only to be measured; what is no word's length is not remembered."""
    return _invisible.sub("", joined(word) if len(word) <= _WORD else join(word))


def visual(line: str) -> str:
    """One finished line in drawing order. A leading sign of a number stays on its left («-۱۲»)."""
    if _number(line):
        return line
    shaped = " ".join(map(joined, _signed.sub("\u200e", line).split(" ")))
    return shaped[::-1] if _letters_only(line) else reordered(shaped)
