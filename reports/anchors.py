"""What a font file says of harakat: anchors (GPOS), and the outlines of the marks. Read once for each font.

Our own two fonts are kept ready in resources/fonts/harakat.json (written by tests/reports/make_harakat.py); an
office's own font is read here at its first use. Nobody imports this by name: fontTools costs a tenth of a second.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont, TTLibError

from reports.shaping import HARAKAT

_KASRA = 0x650
_TO_LETTERS, _TO_LIGATURES = 4, 5


def read(path: Path, size: float = 1.0) -> dict[str, dict[str, Any]]:
    """Marks above and below: their own anchors, their letters' (one for each letter of a ligature), those to stack on;
    outlines as PDF path operators and the middle of each, all in thousandths of the type size times `size`.

    Raises ValueError, LookupError or struct.error for a damaged file.
    """
    try:
        return _read(path, size)
    except (TTLibError, AssertionError, AttributeError, TypeError) as damaged:
        raise ValueError(str(damaged)) from damaged


def _read(path: Path, size: float) -> dict[str, dict[str, Any]]:
    with TTFont(path, lazy=True) as font:
        scale, names = 1000 * size / font["head"].unitsPerEm, _codes(font)
        found: dict[str, dict[str, Any]] = {side: {"marks": {}, "letters": {}, "stacks": {}}
                                            for side in ("above", "below")}
        for part, table in _tables(font):
            marks, covered = _anchors(table, part)
            if any(name in names for name in marks):
                side = found["below" if font.getBestCmap().get(_KASRA) in marks else "above"]
                _keep(side["marks"], {name: [anchor] for name, anchor in marks.items()}, names, scale)
                _keep(side[part], covered, names, scale)
        for name in ("above", "below"):
            _as_the_letter(found[name]["letters"])
        found["outlines"] = _outlines(font, scale)
        return found


def _codes(font: Any) -> dict[str, list[int]]:
    """Arabic letters, presentation forms and marks of the font: glyph name → codes."""
    names: dict[str, list[int]] = {}
    for code, name in font.getBestCmap().items():
        if 0x600 <= code <= 0x6FF or 0xFB50 <= code <= 0xFEFC or code == 0x25CC:
            names.setdefault(name, []).append(code)
    return names


def _tables(font: Any) -> Iterator[tuple[str, Any]]:
    if "GPOS" not in font or font["GPOS"].table.FeatureList is None:
        return
    gpos = font["GPOS"].table
    for tag, part in (("mark", "letters"), ("mkmk", "stacks")):
        records = (record for record in gpos.FeatureList.FeatureRecord if record.FeatureTag == tag)
        for number in sorted({number for record in records for number in record.Feature.LookupListIndex}):
            for table in gpos.LookupList.Lookup[number].SubTable:
                yield part, getattr(table, "ExtSubTable", table)


def _anchors(table: Any, part: str) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """The marks of one table with their anchors, and the covered glyphs with theirs. A table of several classes is
    read for its first: Persian harakat need one over and one under the letters, each in a table of its own."""
    if part == "stacks":
        marks, array, covered = table.Mark1Coverage, table.Mark1Array, table.Mark2Coverage.glyphs
        points = [[record.Mark2Anchor[0]] for record in table.Mark2Array.Mark2Record]
    elif table.LookupType == _TO_LETTERS:
        marks, array, covered = table.MarkCoverage, table.MarkArray, table.BaseCoverage.glyphs
        points = [[record.BaseAnchor[0]] for record in table.BaseArray.BaseRecord]
    elif table.LookupType == _TO_LIGATURES:
        marks, array, covered = table.MarkCoverage, table.MarkArray, table.LigatureCoverage.glyphs
        points = [[component.LigatureAnchor[0] for component in ligature.ComponentRecord]
                  for ligature in table.LigatureArray.LigatureAttach]
    else:
        return {}, {}
    own = (record.MarkAnchor for record in array.MarkRecord)
    return dict(zip(marks.glyphs, own, strict=True)), dict(zip(covered, points, strict=True))


def _keep(kept: dict[str, list[int]], glyphs: dict[str, list[Any]], names: dict[str, list[int]], scale: float) -> None:
    """x, y of a letter; x, y, x, y of a ligature of two, in reading order."""
    for name, anchors in glyphs.items():
        if None in anchors:
            continue
        points = [round(value * scale) for anchor in anchors for value in (anchor.XCoordinate, anchor.YCoordinate)]
        for code in names.get(name, ()):
            kept.setdefault(f"{code:04x}", points)


def _as_the_letter(letters: dict[str, list[int]]) -> None:
    """A form that stands alone is anchored as the letter itself, which the font's maker and other programs use."""
    for code in letters:
        kind, _, letter = unicodedata.decomposition(chr(int(code, 16))).partition(" ")
        if kind == "<isolated>" and letter.lower() in letters:
            letters[code] = letters[letter.lower()]


class _Path(BasePen):  # type: ignore[misc]
    """Draws an outline as PDF path operators."""

    def __init__(self, glyphs: Any, scale: float) -> None:
        super().__init__(glyphs)
        self._scale = scale
        self.said: list[str] = []

    def _say(self, operator: str, *points: tuple[float, float]) -> None:
        numbers = (str(round(value * self._scale)) for point in points for value in point)
        self.said.append(" ".join([*numbers, operator]))

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self._say("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._say("l", pt)

    def _curveToOne(self, *points: tuple[float, float]) -> None:
        self._say("c", *points)

    def _closePath(self) -> None:
        self._say("h")


def _outlines(font: Any, scale: float) -> dict[str, Any]:
    glyphs, outlines = font.getGlyphSet(), {}
    for code, name in font.getBestCmap().items():
        if not HARAKAT.match(chr(code)):
            continue
        path, bounds = _Path(glyphs, scale), BoundsPen(glyphs)
        glyphs[name].draw(path)
        glyphs[name].draw(bounds)
        left, _low, right, _high = bounds.bounds or (0, 0, 0, 0)
        outlines[f"{code:04x}"] = {"path": " ".join(path.said), "middle": round((left + right) / 2 * scale)}
    return outlines
