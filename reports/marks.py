"""Where the harakat sit: offsets of marks over and under their letters. Only `reports.glyphs` may call it.

ReportLab knows no GPOS, so the anchors of our two fonts are kept ready in resources/fonts/harakat.json
(written by tests/reports/make_harakat.py; a test fails when a font was changed without it).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reports.shaping import HARAKAT

_Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Side:
    """Anchors over the letters, or under them, in thousandths of the type size."""

    marks: Mapping[str, _Point]
    letters: Mapping[str, _Point]
    stacks: Mapping[str, _Point]


@dataclass(frozen=True, slots=True)
class Placed:
    """A glyph and how far it is moved from the pen, in thousandths of the type size."""

    glyph: str
    right: int = 0
    up: int = 0


@lru_cache(4)
def sides(font: str, table: Path) -> tuple[Side, ...]:
    """The anchors of one font, above and below."""
    stored = json.loads(table.read_text(encoding="utf-8"))[font]
    return tuple(_side(stored[name]) for name in ("above", "below"))


def _side(stored: Mapping[str, Mapping[str, list[int]]]) -> Side:
    read = {part: {chr(int(code, 16)): (x, y) for code, (x, y) in points.items()} for part, points in stored.items()}
    return Side(read["marks"], read["letters"], read["stacks"])


def place(line: str, anchors: tuple[Side, ...]) -> Iterator[Placed]:
    """The glyphs of a line in drawing order, where marks come just before their letter."""
    waiting: list[str] = []
    for glyph in line:
        if HARAKAT.match(glyph):
            waiting.append(glyph)
            continue
        yield from _over(glyph, waiting, anchors)
        waiting.clear()
        yield Placed(glyph)
    yield from map(Placed, waiting)


def _over(letter: str, marks: list[str], anchors: tuple[Side, ...]) -> list[Placed]:
    """Marks nearest the letter first, then stacked on one another; answered in drawing order, nearest last."""
    placed: list[Placed] = []
    taken: dict[int, _Point] = {}
    nearest_first = marks[::-1]
    nearest_first.sort(key=_nearness)
    for mark in nearest_first:
        number = next((n for n, side in enumerate(anchors) if mark in side.marks), None)
        if number is None:
            placed.append(Placed(mark))
            continue
        side = anchors[number]
        own, at = side.marks[mark], taken.get(number, side.letters.get(letter, side.marks[mark]))
        moved = Placed(mark, at[0] - own[0], at[1] - own[1])
        placed.append(moved)
        stack = side.stacks.get(mark, own)
        taken[number] = (stack[0] + moved.right, stack[1] + moved.up)
    return placed[::-1]


def _nearness(mark: str) -> int:
    """Hamza sits on its letter, shadda next, vowels over them; Unicode's composed order has the vowel first."""
    return {"\u0654": 0, "\u0655": 0, "\u0651": 1}.get(mark, 2)
