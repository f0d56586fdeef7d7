"""Our joining and placing beside HarfBuzz, the engine of browsers and of LibreOffice, with the same font.

Compared are pictures of glyphs (outline and width), since one letter may have several glyphs that look the same.
Switched off in HarfBuzz, and so the tolerance of this comparison, stated here with its size:
- `calt` (a fifth of the house's own words): longer strokes where dots would be close; each word reads the same;
- `kern` (half of them): a word's width differs by 1.2 % on average;
- «الله», which the font has as one sign (rule of ours: every letter is a letter, so that it is found and copied);
- two marks on one letter, which the font also has as one glyph; both are drawn, stacked.
"""

import re
from functools import lru_cache

import pytest
import uharfbuzz
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout, QTextOption

from reports.fonts import SHIPPED, font_of
from reports.pages import Document
from reports.said import standard_text
from reports.shaping import HARAKAT, HEH_HAMZA, HEH_HAMZA_FINAL, LAM_ENDS, clean, visual
from reports.text import Style
from tests.reports.persian import marked_words, mixed_lines, words

ALLAH = "الله"
ZWNJ = "\u200c"
PLAIN = {"calt": False, "kern": False}
OURS = font_of(SHIPPED.regular)


class Pictures:
    """HarfBuzz's glyphs of one font, each as its outline and width."""

    def __init__(self, path):
        self.font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
        loaded = TTFont(path)
        self.glyphs, self.names, self.scale = loaded.getGlyphSet(), loaded.getGlyphOrder(), 1000 / 2048

    @lru_cache(None)  # noqa: B019 (one font for the whole run)
    def picture(self, glyph):
        pen = DecomposingRecordingPen(self.glyphs)
        self.glyphs[self.names[glyph]].draw(pen)
        return self.glyphs[self.names[glyph]].width, str(pen.value)

    def shaped(self, text, features):
        """(glyph, pen + x offset, y offset, advance) from the left, in thousandths of the type size."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "rtl", "arab", "fa"
        buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        uharfbuzz.shape(self.font, buffer, features)
        pen, found = 0, []
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            found.append((info.codepoint, (pen + position.x_offset) * self.scale, position.y_offset * self.scale,
                          position.x_advance * self.scale))
            pen += position.x_advance
        return found

    def joined(self, text):
        return [self.picture(glyph) for glyph, *_place in self.shaped(text, PLAIN)]

    def ours(self, drawn):
        return [self.picture(OURS.glyphs[ord(sign)]) for sign in drawn if sign not in (ZWNJ, LAM_ENDS)]


@pytest.fixture(scope="module")
def harfbuzz():
    return Pictures(SHIPPED.regular)


def test_every_word_is_joined_as_harfbuzz_joins_it(harfbuzz):
    """Joining forms, lam-alef, ZWNJ and the order of glyphs, of 9,000 distinct words."""
    several_marks = re.compile(f"{HARAKAT.pattern}{{2}}")
    told = [word for word in words() if ALLAH not in word and not several_marks.search(word)]
    assert len(told) > 8900
    assert [word for word in told if harfbuzz.ours(visual(word)) != harfbuzz.joined(word)] == []
    assert len(words()) - len(told) <= 60


def test_widths_are_those_of_harfbuzz_but_for_kerning(harfbuzz):
    writer, off = Document("", "").writer, []
    for word in words()[::4]:
        if ALLAH in word:
            continue
        plain, fine = (sum(place[3] for place in harfbuzz.shaped(word, features)) for features in (PLAIN, {}))
        width = writer.width(word, Style(1000))
        assert width == pytest.approx(plain, abs=1), word
        off.append(abs(width - fine) / width)
    assert sum(off) / len(off) < 0.014
    assert max(off) < 0.25


def test_marks_stand_where_harfbuzz_puts_them(harfbuzz):
    """Within two thousandths of the type size (anchors are kept as whole thousandths)."""
    writer, count = Document("", "").writer, 0
    for word in map(clean, marked_words()):
        shaped = [place for place in harfbuzz.shaped(word, PLAIN) if place[3] == 0]
        marks = writer.line(word, Style(1000)).drawn.marks
        if "\u06c0" in word or ALLAH in HARAKAT.sub("", word) or len(shaped) != len(marks):
            continue
        count += 1
        ours, theirs = sorted((mark.x, mark.y) for mark in marks), sorted(place[1:3] for place in shaped)
        assert ours == [pytest.approx(place, abs=2) for place in theirs], word
    assert count > 1300


def said(drawn):
    """Letters in drawing order without their forms."""
    return "".join(HEH_HAMZA if sign in (HEH_HAMZA, HEH_HAMZA_FINAL) else standard_text(ord(sign)) for sign in drawn)


ARABIC_RUN = re.compile("[\u0621-\u065f\u066e-\u06d5\ufb50-\ufdff\ufe70-\ufefc\u200c]+")


def test_persian_parts_of_mixed_lines_are_joined_as_harfbuzz_joins_them(harfbuzz):
    parts = 0
    for line in mixed_lines():
        for run in ARABIC_RUN.findall(visual(line)):
            logical = said(run)[::-1]
            if ALLAH not in logical:
                parts += 1
                assert harfbuzz.ours(run) == harfbuzz.joined(clean(logical)), line
    assert parts > 3000


def qt_order(text, font):
    """The places of the text's signs from left to right as Qt lays it out; signs without width left out."""
    layout, option = QTextLayout(text, font), QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    asked = QTextLayout.GlyphRunRetrievalFlag
    placed = []
    for run in line.glyphRuns(-1, -1, asked.RetrieveGlyphPositions | asked.RetrieveStringIndexes):
        placed += [(point.x(), index) for point, index in zip(run.positions(), run.stringIndexes(), strict=True)]
    return [index for _x, index in sorted(placed)]


def test_mixed_lines_stand_in_the_order_that_qt_gives_them(qapp):
    """Qt has its own bidirectional algorithm. 2,000 lines; a lam-alef is told by its lam."""
    assert QFontDatabase.addApplicationFont(str(SHIPPED.regular)) != -1
    font = QFont("Vazirmatn", 20)
    for line in (HARAKAT.sub("", line) for line in mixed_lines() if ALLAH not in line):
        ours = "".join(said(sign)[-1] for sign in visual(line) if sign != ZWNJ)
        theirs = "".join(line[place] for place in qt_order(line, font) if line[place] != ZWNJ)
        assert ours == theirs, line
