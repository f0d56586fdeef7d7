"""Where the harakat sit: offsets of marks over and under their letters, and their outlines. Only the text engine may
call it.

ReportLab knows no GPOS, so the anchors of our two fonts are kept ready in resources/fonts/harakat.json
(written by tests/reports/make_harakat.py; a test fails when a font was changed without it).
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from reports.shaping import LAM_ENDS

READY = Path(__file__).parents[1] / "resources" / "fonts" / "harakat.json"
_Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Side:
    """Anchors over the letters, or under them, in thousandths of the type size; a ligature has one for each letter."""

    marks: Mapping[str, _Point]
    letters: Mapping[str, tuple[_Point, ...]]
    stacks: Mapping[str, _Point]


@dataclass(frozen=True, slots=True)
class Outline:
    """A mark as PDF path operators, and its middle from the left, in thousandths of the type size."""

    path: bytes
    middle: int


@dataclass(frozen=True, slots=True)
class FontMarks:
    """All that one font says of harakat."""

    sides: tuple[Side, ...]
    outlines: Mapping[str, Outline]


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark and how far it is moved from the left of its letter, in thousandths of the type size."""

    mark: str
    right: int
    up: int


def marks_of(font: Path, size: float = 1.0) -> FontMarks:
    """Read from the ready table when the font is ours, else from the font itself, which is drawn in this size."""
    stored = _ready().get(font.stem) if font.parent == READY.parent else None
    if stored is None:
        # By name, so that only an office with its own font waits for fontTools.
        stored = importlib.import_module("reports.anchors").read(font, size)
    outlines = {_sign(code): Outline(one["path"].encode(), one["middle"]) for code, one in stored["outlines"].items()}
    return FontMarks(tuple(_side(stored[name]) for name in ("above", "below")), outlines)


@lru_cache(1)
def _ready() -> dict[str, Any]:
    return dict(json.loads(READY.read_text(encoding="utf-8")))


def _side(stored: Mapping[str, Mapping[str, list[int]]]) -> Side:
    read = {part: {_sign(code): tuple(zip(flat[::2], flat[1::2], strict=True)) for code, flat in points.items()}
            for part, points in stored.items()}
    one = {part: {sign: points[0] for sign, points in read[part].items()} for part in ("marks", "stacks")}
    return Side(one["marks"], read["letters"], one["stacks"])


def _sign(code: str) -> str:
    return chr(int(code, 16))


def place(letter: str, width: float, marks: str, known: FontMarks) -> list[Placed]:
    """The marks of one letter, given in drawing order (farthest first). Those nearest the letter are set first, others
    stacked on them. A mark without an anchor is set over the middle of its letter, as high as the font drew it."""
    parts = marks[::-1].split(LAM_ENDS)
    placed = []
    for number, part in enumerate(parts):
        taken: dict[int, _Point] = {}
        for mark in sorted(part, key=_nearness):
            at = next((n for n, side in enumerate(known.sides) if mark in side.marks), None)
            anchor = None if at is None else taken.get(at) or _anchor(known.sides[at], letter, number - len(parts))
            if at is None or anchor is None:
                placed.append(Placed(mark, round(width / 2) - known.outlines[mark].middle, 0))
                continue
            own = known.sides[at].marks[mark]
            moved = Placed(mark, anchor[0] - own[0], anchor[1] - own[1])
            placed.append(moved)
            stack = known.sides[at].stacks.get(mark, own)
            taken[at] = (stack[0] + moved.right, stack[1] + moved.up)
    return placed


def _anchor(side: Side, letter: str, number: int) -> _Point | None:
    """Of a ligature: the lam's anchor when its marks were told apart, else that of the last letter."""
    anchors = side.letters.get(letter)
    return anchors[number] if anchors and len(anchors) >= -number else None


def _nearness(mark: str) -> int:
    """Hamza sits on its letter, shadda next, vowels over them; Unicode's composed order has the vowel first."""
    return {"\u0654": 0, "\u0655": 0, "\u0651": 1}.get(mark, 2)
