"""Lines of a wrapped text: each as typed, with what drawing it alone would forget of its neighbours.

UAX#9 settles directions over the whole paragraph and only then cuts it into lines. We order line by line, so a line
that begins or ends with signs (brackets, digits, dashes) is told what stood beside it by invisible signs of direction.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from unicodedata import bidirectional

_SIGNS = {"L": "\u200e", "R": "\u200f", "AL": "\u061c"}
_OPENERS, _CLOSER = "\u2066\u2067\u2068", "\u2069"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_DEEPEST = 63
_LATIN_CLOSED = _SIGNS["L"] + _SIGNS["R"]
"""Before stood Latin, then a bracket of Persian text: the bracket counts for signs, Latin for numbers (rule W7)."""
_one_direction = re.compile("[\u0621-\u065f\u066e-\u06d3\u200c\\s()«»،؛؟.:!/–-]*").fullmatch
_brackets = re.compile(r"[][(){}]")


class WrappedLine(str):
    """One line of a text, equal to its letters. `drawn` is to be drawn in its place; a line that `ends` is followed by
    nothing or by a line break that was typed, and is not stretched."""

    __slots__ = ("drawn", "ends")
    drawn: str
    ends: bool

    def __new__(cls, text: str, drawn: str, *, ends: bool) -> WrappedLine:
        line = super().__new__(cls, text)
        line.drawn, line.ends = drawn, ends
        return line


def with_neighbours(lines: list[str]) -> list[WrappedLine]:
    """The lines of one paragraph, each able to be drawn alone."""
    if len(lines) == 1:
        return [WrappedLine(lines[0], lines[0], ends=True)]
    whole, starts = "".join(lines), list(accumulate(map(len, lines), initial=0))
    if _one_direction(whole):
        return [WrappedLine(line, line, ends=end == len(whole)) for line, end in zip(lines, starts[1:], strict=True)]
    letters = list(_letters(whole))
    kinds = list(_kinds(whole, letters))
    parted = _resolve_brackets(whole, starts, kinds, letters)
    known, wrapped = _Before(), []
    for line, (start, end) in zip(lines, pairwise(starts), strict=True):
        before = known.signs(line, _nearest(kinds, range(start - 1, -1, -1)))
        told = "".join(_told(line, start, parted, known, latin=before.startswith(_LATIN_CLOSED)))
        known.read(line)
        after = "" if known.opened else _after(line, _nearest(kinds, range(end, len(whole))))
        wrapped.append(WrappedLine(line, f"{before}{told}{after}", ends=end == len(whole)))
    return wrapped


@dataclass(slots=True)
class _Before:
    """Which isolates are open, and the last strong letter outside and in each."""

    opened: list[str] = field(default_factory=list)
    strong: list[str] = field(default_factory=lambda: [""])

    def read(self, line: str) -> None:
        for letter in line:
            if letter in _OPENERS:
                self.opened.append(letter)
                self.strong.append("")
            elif letter == _CLOSER and self.opened:
                self.opened.pop()
                self.strong.pop()
            elif (kind := bidirectional(letter)) in _SIGNS:
                self.strong[-1] = kind

    def signs(self, line: str, kind: str) -> str:
        """What a line is to begin with. Letters tell numbers what they are; a bracket may tell signs otherwise."""
        if not self.opened and (not line or bidirectional(line[0]) in _SIGNS):
            return ""
        outside = self.strong[0]
        turned = _SIGNS[kind] if kind and (kind == "L") != (outside == "L") else ""
        inside = (opener + _SIGNS.get(letter, "") for opener, letter in zip(self.opened, self.strong[1:], strict=True))
        return _SIGNS.get(outside, "") + turned + "".join(inside)


def _told(line: str, start: int, parted: dict[int, str], known: _Before, *, latin: bool) -> Iterator[str]:
    """The line with the direction of parted brackets beside them, and Latin before a number that follows one."""
    depth = len(known.opened)
    for place, sign in enumerate(line, start):
        beside = parted.get(place, "")
        depth = max(0, depth + (sign in _OPENERS) - (sign == _CLOSER))
        kind = "" if depth else bidirectional(sign)
        yield _SIGNS["L"] + sign if latin and kind == "EN" else beside[-1:] + sign + beside[-1:]
        latin = beside == _LATIN_CLOSED or (latin and kind not in _SIGNS and kind != "EN")


def _after(line: str, kind: str) -> str:
    """A sign that stands for Latin in the next line; all else is what a line's end is anyway."""
    return _SIGNS["L"] if kind == "L" and line and bidirectional(line[-1]) not in _SIGNS else ""


def _nearest(kinds: list[str], places: range) -> str:
    return next((kinds[place] for place in places if kinds[place]), "")


def _letters(text: str) -> Iterator[str]:
    """The class of the last strong letter at each place, outside of isolates."""
    strong, depth = "", 0
    for sign in text:
        depth = max(0, depth + (sign in _OPENERS) - (sign == _CLOSER))
        kind = bidirectional(sign)
        strong = kind if kind in _SIGNS and not depth else strong
        yield "" if depth else strong or "R"


def _kinds(text: str, letters: list[str]) -> Iterator[str]:
    """L or R for each letter and number as the rules for other signs count them (a number after Latin is Latin)."""
    for sign, letter in zip(text, letters, strict=True):
        kind = bidirectional(sign)
        counts = letter and (kind in _SIGNS or kind in ("EN", "AN"))
        yield ("L" if letter == "L" and kind != "AN" else "R") if counts else ""


def _resolve_brackets(whole: str, starts: list[int], kinds: list[str], letters: list[str]) -> dict[int, str]:
    """Rule N0: brackets get kinds of their own. Answers the signs for those whose partners stand in other lines."""
    parted: dict[int, str] = {}
    if not _brackets.search(whole):
        return parted
    lefts, rights = (list(accumulate((kind == side for kind in kinds), initial=0)) for side in "LR")
    for opening, closing in sorted(_pairs(whole)):
        if rights[closing] != rights[opening]:
            kind = "R"
        elif lefts[closing] != lefts[opening]:
            kind = _nearest(kinds, range(opening - 1, -1, -1)) or "R"
        else:
            continue
        kinds[opening] = kinds[closing] = kind
        if bisect_right(starts, opening) != bisect_right(starts, closing):
            for place in (opening, closing):
                # A sign of direction would hide the letter before from the numbers after (rules W2 and W7).
                after = {"AL": _SIGNS["AL"], "L": _LATIN_CLOSED}.get(letters[place], _SIGNS["R"])
                parted[place] = after if kind == "R" else _SIGNS["L"]
    return parted


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Brackets and their partners (rule BD16), by their places."""
    waiting: list[tuple[str, int]] = []
    for bracket in _brackets.finditer(text):
        sign, place = bracket[0], bracket.start()
        if sign not in _PAIRS:
            waiting.append((sign, place))
            if len(waiting) > _DEEPEST:
                return
            continue
        depth = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] == _PAIRS[sign]), None)
        if depth is not None:
            yield waiting[depth][1], place
            del waiting[depth:]
