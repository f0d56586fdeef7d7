"""Paragraphs: broken in logical order, top down, no line too wide, each line ordered as in the whole paragraph."""

import os
import random
import re
import time
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout, QTextOption

from reports.boxes import Box
from reports.fonts import SHIPPED
from reports.pages import Document
from reports.shaping import HARAKAT, clean, visual
from reports.text import Style, left_to_right
from reports.wrapped import WrappedLine
from tests.reports.papers import copied, draw, letters_on, picture
from tests.reports.persian import LATIN, NUMBERS, mixed_lines
from tests.reports.test_golden_papers import changed_cells
from tests.reports.test_harfbuzz import ALLAH, ZWNJ, said

BODY = Style(10)
GOLDEN = Path(__file__).parent / "golden" / "paragraph.png"
ORDINARY = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی\u064b\u0651\u0654\u064e\u200c 0129۰۱۲۹aZ()«»[]/-٬٫،.%٪"
MIXED = ("بدین‌وسیله گواهی می‌شود شرکت تعاونی تولیدی لاله (شمارهٔ ثبت ۱۲۳۴۵) از تاریخ ۱۴۰۰/۰۱/۱۵ با سامانهٔ Acme Office "
         "(Iran Branch, v2.1) کار می‌کند و مبلغ ۱٬۲۳۴٬۵۶۷ ریال، یعنی -۱۲٫۵٪ کمتر از سال پیش، تسهیلات گرفته است. لطفاً "
         "«مسئولِ محترمِ اداره» اقدامِ لازم را [مطابق بندِ (ب) مادهٔ ۱۲] انجام دهد.")


@pytest.fixture(scope="module")
def writer():
    return Document("", "").writer


@given(text=st.text(ORDINARY, max_size=120), width=st.integers(8, 220), bold=st.booleans())
def test_wrapping_loses_nothing_and_no_line_is_too_wide(writer, text, width, bold):
    style = Style(10, bold=bold)
    lines = writer.wrap(text, style, width)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")
    words = clean(text).split()
    if all(writer.width(word, style) <= width for word in words):
        assert " ".join(lines) == " ".join(words)
    for line in lines:
        one_letter = len(HARAKAT.sub("", line).replace(ZWNJ, "")) <= 1
        assert writer.width(line, style) <= width + 0.001 or one_letter, line


@given(st.lists(st.text("ابسلم ", min_size=1, max_size=20), min_size=1, max_size=4))
def test_typed_line_breaks_stay(writer, parts):
    text = "\n".join(parts)
    ends = [line.ends for line in writer.wrap(text, BODY, 60)]
    assert ends.count(True) == len(text.splitlines())


def test_lines_of_a_paragraph_come_top_down(tmp_path):
    """Shaping before wrapping prints a paragraph upside down (arabic-reshaper issues 45 and 90)."""
    numbers = ("یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده")
    words = [f"واژه{number}" for number in numbers]

    def write(sheet, box):
        sheet.paragraph(Box(box.x, 300, 120, 300), " ".join(words), BODY)

    pdf = draw(tmp_path / "x.pdf", write)
    assert copied(pdf).split() == words
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].get_textpage()
    heights = []
    for word in words:
        found = page.search(word[4:], match_whole_word=False).get_next()
        heights.append(page.get_charbox(found[0], loose=True)[1])
    document.close()
    rows = [round(height / BODY.leading) for height in heights]
    assert rows == sorted(rows, reverse=True)
    assert len(set(rows)) > 3


def qt_lines(text, lines, font):
    """What Qt draws in each of these lines, from left to right, the whole text being one paragraph."""
    layout, option = QTextLayout(text, font), QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    made, flags = [], QTextLayout.GlyphRunRetrievalFlag
    for line in lines:
        made.append(layout.createLine())
        if not made[-1].isValid():
            return
        made[-1].setNumColumns(len(line) + 1)
    layout.endLayout()
    if [line.textLength() for line in made[:-1]] != [len(line) + 1 for line in lines[:-1]]:
        return  # Qt counts some pairs of signs as one column and broke the lines elsewhere
    for line in made:
        placed = []
        for run in line.glyphRuns(-1, -1, flags.RetrieveGlyphPositions | flags.RetrieveStringIndexes):
            placed += [(at.x(), place) for at, place in zip(run.positions(), run.stringIndexes(), strict=True)]
        drawn = (text[place] for _x, place in sorted(placed))
        yield "".join(sign for sign in drawn if sign not in f" {ZWNJ}\u2066\u2069")


def paragraphs():
    """Mixed lines joined to paragraphs, some with brackets, numbers and Latin words that a line's end will part."""
    chance, lines = random.Random(8), [line for line in mixed_lines() if ALLAH not in line]
    for start in range(0, len(lines) - 3, 3):
        latin = " ".join(chance.choice(LATIN) for _ in range(3))
        parted = (f"({latin})", f"{latin} ({latin}) {chance.choice(NUMBERS)}", f"[{lines[start]} {latin}]",
                  f"({latin} - {chance.choice(NUMBERS)}) – {latin}", left_to_right("3001 - 12 - 5"))
        yield HARAKAT.sub("", " ".join((lines[start], chance.choice(parted), lines[start + 1], chance.choice(parted))))


def test_each_line_is_ordered_as_part_of_its_paragraph(writer, qapp):
    """Against Qt, which orders the whole paragraph first: over 3,000 lines made to be parted in the worst places."""
    assert QFontDatabase.addApplicationFont(str(SHIPPED.regular)) != -1
    font, count, wrong = QFont("Vazirmatn", 20), 0, []
    for text in paragraphs():
        lines = writer.wrap(text, BODY, 120)
        if " ".join(lines) != text:  # a word too long for its line was cut, which Qt does not do
            continue
        for line, theirs in zip(lines, qt_lines(text, lines, font), strict=False):
            count += 1
            ours = "".join(said(sign)[-1] for sign in visual(clean(line.drawn)) if sign not in f" {ZWNJ}")
            if ours != theirs:
                wrong.append((str(line), ours, theirs))
    assert count > 3000
    assert wrong == []


@pytest.mark.parametrize("text", [
    "ب" * 10_000, " ".join(["واژه‌هایی (شماره ۱۲) Latin"] * 400)[:10_000], "( " * 5000, "مّ" * 5000, "()" * 5000,
    "\u0651" * 10_000, "\u2066" * 10_000, "(a " * 3000 + ") ب" * 300])
def test_ten_thousand_letters_are_wrapped_in_half_a_second(writer, text):
    begun = time.process_time()
    lines = writer.wrap(text, BODY, 200)
    writer.paragraph(300, 800, lines, BODY, 200)
    assert time.process_time() - begun < 0.5
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")


def test_what_is_remembered_is_bounded(writer):
    for number in range(9000):
        writer.wrap(f"{number} ب{number}", BODY, 100)
        writer.line(f"{number}", BODY)
    assert len(writer._lines) <= 1 << 13  # noqa: SLF001 (memory is not to be seen otherwise)
    assert len(writer._wrapped) <= 1 << 9  # noqa: SLF001
    assert all(len(known) <= 1 << 13 for known in writer._widths.values())  # noqa: SLF001


def stretches(said_):
    return [float(number) for number in re.findall(rb"([\d.]+) Tw", said_)]


def test_the_last_line_and_a_line_that_was_ended_by_hand_are_not_stretched(writer):
    text = "نتیجه بررسی پرونده در جلسه کمیته مطرح شد\nو به تصویب اعضای حاضر در آن رسید و ابلاغ شد"
    lines = writer.wrap(text, BODY, 120)
    ends = [line.ends for line in lines]
    drawn = stretches(writer.paragraph(200, 100, lines, BODY, 120))
    assert drawn.pop() == 0
    assert [stretch == 0 for stretch in drawn] == ends
    assert ends.count(True) == 2


@pytest.mark.parametrize("text", [
    MIXED, MIXED.replace(" ", "\u00a0", 2), "قهوه café و ٹ و € برای مدیرِ محترمِ امورِ اداری و مالی در روزِ شنبه " * 2,
    "مُحَمَّد و عَلِیّ و حُسَین و فاطِمه و زَهرا در اینجا نام‌های نمونه هستند و بَس " * 2])
def test_every_stretched_line_fills_its_width_on_paper(tmp_path, text):
    """Spaces in the font's other subsets, hard spaces and lines with harakat are stretched too: looked at as ink."""
    pdf = draw(tmp_path / "x.pdf", lambda sheet, _box: sheet.paragraph(Box(100, 500, 240, 300), text, BODY))
    page, scale = picture(pdf, dpi=144), 2
    lines = len(Document("", "").writer.wrap(text, BODY, 240))
    for number in range(lines - 1):
        top = (842 - 800 + number * BODY.leading) * scale
        row = page.crop((0, int(top), page.width, int(top + BODY.leading * scale)))
        ink = row.point(lambda grey: 255 * (grey < 128)).getbbox()
        assert ink[2] / scale == pytest.approx(340, abs=1.5)
        assert ink[0] / scale == pytest.approx(100, abs=1.5)


def test_a_wrapped_line_equals_its_letters():
    line = WrappedLine("متن", "\u200eمتن", ends=True)
    assert line == "متن"
    assert len({line, "متن"}) == 1


def test_a_justified_mixed_paragraph_looks_as_it_did(tmp_path):
    """KARBARG_GOLDEN=write draws it anew: look at it before committing."""
    place, text = Box(40, 500, 300, 320), f"{MIXED}\n{MIXED}"
    pdf = draw(tmp_path / "x.pdf", lambda sheet, _box: sheet.paragraph(place, text, Style(12)))
    now = picture(pdf).crop((0, 0, 500, 480))
    if os.environ.get("KARBARG_GOLDEN") == "write":
        now.quantize(16).save(GOLDEN, optimize=True)
    with Image.open(GOLDEN) as golden:
        changed = changed_cells(golden.convert("L"), now)
    if changed:
        now.save(tmp_path / "paragraph-now.png")
    assert changed == 0, f"compare {tmp_path / 'paragraph-now.png'} with {GOLDEN}"


def test_a_paragraph_copies_as_its_text(tmp_path):
    pdf = draw(tmp_path / "x.pdf", lambda sheet, _box: sheet.paragraph(Box(40, 500, 300, 320), MIXED, Style(12)))
    told = letters_on(pdf)
    for part in ("بدین‌وسیله گواهی", "لاله (شمارهٔ ثبت", "Acme Office", "مسئولِ محترمِ", "اقدامِ لازم", "۱٬۲۳۴٬۵۶۷ ریال"):
        assert part.replace(" ", "").replace(ZWNJ, "") in told, part
