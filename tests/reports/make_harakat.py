"""Writes resources/fonts/harakat.json from the fonts' own GPOS tables: python tests/reports/make_harakat.py.

Needs fontTools (pip install fonttools), which neither the program nor its tests need: the table keeps the digest of
each font, and a test notices a font that was changed without it.
"""

import hashlib
import json
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
TABLE = FONTS / "harakat.json"
BELOW = 0x650


def subtables(gpos, tag):
    numbers = {n for r in gpos.FeatureList.FeatureRecord if r.FeatureTag == tag for n in r.Feature.LookupListIndex}
    for number in sorted(numbers):
        for table in gpos.LookupList.Lookup[number].SubTable:
            yield getattr(table, "ExtSubTable", table)


def anchors_of(table):
    """(name of the covered glyph, its last anchor) of one subtable, and its marks."""
    if table.LookupType == 4:
        marks, covered = table.MarkCoverage.glyphs, table.BaseCoverage.glyphs
        points = [r.BaseAnchor[0] for r in table.BaseArray.BaseRecord]
    elif table.LookupType == 5:
        marks, covered = table.MarkCoverage.glyphs, table.LigatureCoverage.glyphs
        points = [r.ComponentRecord[-1].LigatureAnchor[0] for r in table.LigatureArray.LigatureAttach]
    else:
        marks, covered = table.Mark1Coverage.glyphs, table.Mark2Coverage.glyphs
        points = [r.Mark2Anchor[0] for r in table.Mark2Array.Mark2Record]
    array = table.Mark1Array if table.LookupType == 6 else table.MarkArray
    own = [r.MarkAnchor for r in array.MarkRecord]
    return dict(zip(marks, own, strict=True)), dict(zip(covered, points, strict=True))


def codes_of(font):
    """Arabic letters, presentation forms and marks of the font: glyph name → codes."""
    names = {}
    for code, name in font.getBestCmap().items():
        if 0x600 <= code <= 0x6FF or 0xFB50 <= code <= 0xFEFC or code == 0x25CC:
            names.setdefault(name, []).append(code)
    return names


def keep(points, glyphs, names, scale):
    for name, anchor in glyphs.items():
        for code in names.get(name, ()) if anchor is not None else ():
            point = [round(anchor.XCoordinate * scale), round(anchor.YCoordinate * scale)]
            assert points.setdefault(f"{code:04x}", point) == point, (name, point)


def read(path):
    font = TTFont(path)
    scale, names, kasra = 1000 / font["head"].unitsPerEm, codes_of(font), font.getBestCmap()[BELOW]
    found = {side: {"marks": {}, "letters": {}, "stacks": {}} for side in ("above", "below")}
    found["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    for tag, part in (("mark", "letters"), ("mkmk", "stacks")):
        for table in subtables(font["GPOS"].table, tag):
            marks, covered = anchors_of(table)
            if any(names.get(mark) for mark in marks):
                side = found["below" if kasra in marks else "above"]
                keep(side["marks"], marks, names, scale)
                keep(side[part], covered, names, scale)
    return found


def table():
    return {path.stem: read(path) for path in sorted(FONTS.glob("Vazirmatn-[BR]*.ttf"))}


if __name__ == "__main__":
    TABLE.write_text(json.dumps(table(), separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
