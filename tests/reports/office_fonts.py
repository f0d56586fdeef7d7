"""Fonts as offices have them, cut out of ours; and what a paper holds of its fonts."""

import io
import re

import pikepdf
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont


def made(source, to, name, step):
    """A font of another name out of ours, changed by a step."""
    font = TTFont(source)
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            record.string = name
    step(font)
    font.save(to)
    return to


def unchanged(_font):
    """As ours."""


def without(*codes):
    def step(font):
        for table in font["cmap"].tables:
            table.cmap = {code: name for code, name in table.cmap.items() if code not in codes}
    return step


def persian_only(font):
    """Letters, digits, signs and marks of Persian, the space, the half space, and no glyph more."""
    kept = [code for code in font.getBestCmap() if code in (0x20, 0x200C) or 0x600 <= code <= 0x6FF or code >= 0xFB50]
    cutter = Subsetter(Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True))
    cutter.populate(unicodes=kept)
    cutter.subset(font)


def embedded(pdf):
    """Name without the tags of ReportLab and of ours → the embedded font file."""
    with pikepdf.open(pdf) as file:
        fonts = [each for each in file.objects
                 if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"]
        assert len({str(font.BaseFont) for font in fonts}) == len(fonts)
        return {re.sub("^/[A-Z]{6}[+]|-[0-9a-f]{8}$", "", str(font.BaseFont)):
                TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes())) for font in fonts}
