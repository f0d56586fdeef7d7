"""Persian on paper: order, joining, wrapping, marks, missing letters, and what copying gives back."""

import hashlib
import json

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.boxes import Box
from reports.errors import MissingGlyphError
from reports.fonts import SHIPPED, font_of, office_glyphs
from reports.marks import READY, marks_of, place
from reports.pages import Document
from reports.shaping import HARAKAT, LAM_ENDS, MIRRORED, clean, visual
from reports.text import Style, left_to_right
from tests.reports.make_harakat import written
from tests.reports.papers import copied, draw

BODY = Style(10)
LETTERS = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"


@pytest.fixture(scope="module")
def writer():
    return Document("", "").writer


def logical(drawn):
    """A drawn line without mirroring codes, for reading in a failure."""
    back = {private: sign for sign, private in MIRRORED.items()}
    return "".join(back.get(glyph, glyph) for glyph in drawn)


def test_letters_join_and_lines_run_from_the_right():
    assert visual("سلام") == "ﻡﻼﺳ"
    assert visual("اداره کار") == "ﺭﺎﮐ ﻩﺭﺍﺩﺍ"


def test_lam_alef_is_one_glyph_but_zwnj_parts_letters():
    assert "ﻻ" in visual("لاله")
    assert "ﻼ" in visual("بلا")
    assert visual("می‌شود") == "ﺩﻮﺷ\u200cﯽﻣ"


def test_allah_is_not_replaced_by_the_single_sign():
    assert "\ufdf2" not in visual("الله")


@pytest.mark.parametrize("number", ["۱۴۰۵/۰۸/۳۰", "۱٬۲۳۴٬۵۶۷", "۱۲٫۵", "۰۴۹۹۳۷۰۸۹۹", "۱۲:۳۰"])
def test_numbers_keep_their_order_inside_persian(number):
    assert number in visual(f"تاریخ {number} است")
    assert visual(number) == number


@pytest.mark.parametrize("sign", ["-", "−", "+"])
def test_a_sign_stays_left_of_its_number(sign):
    for text in (f"رشد {sign}۱۲٪ بود", f"({sign}۱۲٪)", f"{sign}۱۲٪", f"«{sign}۱۲٪»"):
        assert f"{sign}۱۲٪" in visual(text), text


def test_a_hyphen_inside_a_number_is_no_sign():
    assert visual(left_to_right("۳۰۰۱-۱-۱۲۳-۵")) == "۳۰۰۱-۱-۱۲۳-۵"
    assert "۰۲۶-۳۴۴۰۱۲۳۴" in visual(f"تلفن: {left_to_right('۰۲۶-۳۴۴۰۱۲۳۴')} داخلی")


def test_brackets_of_persian_text_are_mirrored_and_those_of_latin_are_not():
    assert visual("(ارشد)") == MIRRORED[")"] + "ﺪﺷﺭﺍ" + MIRRORED["("]
    assert "v2.1 (beta)" in visual("نسخه v2.1 (beta) منتشر شد")
    assert visual("«بله»")[0] == MIRRORED["»"]


def test_latin_words_keep_their_order_inside_persian():
    drawn = visual("شغل Python Developer (ارشد) است")
    assert "Python Developer" in drawn
    assert drawn.index("Python") > drawn.index(MIRRORED[")"])


@given(st.text(LETTERS + "\u200c ()«»[]۰۱۲۳۴۵۶۷۸۹/،", max_size=40))
def test_no_sign_is_lost_or_invented(text):
    drawn = logical(visual(text))
    for sign in "()«»[]۰۱۲۳۴۵۶۷۸۹/، ":
        assert drawn.count(sign) == text.count(sign), sign


def test_wrapped_lines_stay_in_reading_order_and_within_the_width(writer):
    text = "بدین‌وسیله گواهی می‌شود نام‌برده از تاریخ ۱۴۰۰/۰۱/۱۵ در شرکت Acme Inc. (شعبه ایران) مشغول به کار بوده است"
    lines = writer.wrap(text, BODY, 150)
    assert len(lines) == 3
    assert " ".join(lines) == text
    assert all(writer.width(line, BODY) <= 150 for line in lines)


@given(st.text(LETTERS + "\u0651\u200c ", min_size=1, max_size=80), st.integers(20, 200))
def test_wrapping_loses_nothing(text, width):
    writer = Document("", "").writer
    lines = writer.wrap(text, BODY, width)
    assert "".join(lines).replace(" ", "") == visual_free(text).replace(" ", "")
    assert all(writer.width(line, BODY) <= width or len(line) == 1 for line in lines if "\u0651" not in line)


def visual_free(text):
    return " ".join(text.split(" "))


def test_a_word_longer_than_its_line_is_cut_but_a_mark_stays_with_its_letter(writer):
    lines = writer.wrap("استقلال‌طلبانه‌ترین‌هایشان‌رامی‌گویند", BODY, 60)
    assert len(lines) > 1
    assert all(writer.width(line, BODY) <= 60 for line in lines)
    cut = writer.wrap("مّ" * 30, BODY, 60)
    assert len(cut) > 1
    assert not any(HARAKAT.match(line) for line in cut)


def test_lines_break_where_the_clerk_pressed_enter(writer):
    assert writer.wrap("سطر یک\nسطر دو", BODY, 400) == ["سطر یک", "سطر دو"]


@pytest.mark.parametrize("letter", ["漢", "☐", "\ue901", "😀"])
def test_a_letter_without_a_glyph_is_refused_and_named(writer, letter):
    with pytest.raises(MissingGlyphError) as refused:
        writer.line(f"نام {letter} است", BODY)
    assert refused.value.facts == {"letter": letter, "text": f"نام {letter} است"}
    assert refused.value.code == "E_GLYPH"


def test_a_joined_form_that_the_font_lacks_is_named_by_its_letter(writer):
    with pytest.raises(MissingGlyphError) as refused:
        writer.line("بٿب", BODY)
    assert refused.value.facts["letter"] == "ٿ"


def test_every_glyph_of_office_text_fits_the_first_subset_and_exists():
    assert len(office_glyphs()) <= 254
    for path in (SHIPPED.regular, SHIPPED.bold):
        assert not [glyph for glyph in office_glyphs() if ord(glyph) not in font_of(path).glyphs]


def test_letters_outside_the_first_subset_are_drawn_too(tmp_path):
    pdf = draw(tmp_path / "x.pdf", lambda sheet, box: sheet.write(box.upper(30), "قهوه café و ٹ و €", BODY))
    said = copied(pdf)
    assert all(word in said for word in ("قهوه", "café", "ٹ", "€"))


def test_the_table_of_harakat_belongs_to_these_fonts():
    table = json.loads(READY.read_text(encoding="utf-8"))
    for path in (SHIPPED.regular, SHIPPED.bold):
        assert table[path.stem]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_table_of_harakat_is_what_the_fonts_say():
    assert READY.read_text(encoding="utf-8") == written()


def placed_on(word):
    """mark → where it is placed, in the last letter of a word that has marks."""
    drawn = visual(clean(word))
    marks = "".join(sign for sign in drawn if HARAKAT.match(sign) or sign == LAM_ENDS)
    letter = next(sign for sign in drawn[drawn.index(marks):] if sign not in marks)
    known = font_of(SHIPPED.regular)
    return {each.mark: each for each in place(letter, known.widths[ord(letter)], marks, known.marks)}


def test_harakat_sit_on_their_letters_and_stack():
    assert placed_on("لطفاً")["\u064b"].up > 0
    for typed in ("م\u064e\u0651", "م\u0651\u064e"):
        stacked = placed_on(typed)
        assert stacked["\u064e"].up > stacked["\u0651"].up
    assert placed_on("اِل")["\u0650"].up != 0


def test_a_mark_inside_lam_alef_sits_on_the_letter_it_was_typed_after():
    on_lam, on_alef = placed_on("ل\u064eا")["\u064e"], placed_on("لا\u064e")["\u064e"]
    assert on_lam.right > on_alef.right
    both = placed_on("ل\u0651ا\u064b")
    assert both["\u0651"].right > both["\u064b"].right


def test_a_mark_that_a_font_has_no_anchor_for_stands_over_the_middle():
    known = marks_of(SHIPPED.regular)
    (alone,) = place("漢", 900, "\u0651", known)
    assert alone.right == 450 - known.outlines["\u0651"].middle
    assert alone.up == 0


def test_harakat_take_no_width(writer):
    assert writer.width("مسئولِ", BODY) == pytest.approx(writer.width("مسئول", BODY))


def test_justified_lines_fill_the_width(writer):
    lines = writer.wrap("نتیجه بررسی پرونده در جلسه کمیته مطرح شد و به تصویب رسید", BODY, 120)
    said = writer.paragraph(200, 100, lines, BODY, 120)
    assert said.count(b" 0.00 Tw") == 0
    assert said.count(b"1 0 0 1 80.00") == len(lines) - 1
    assert said.endswith(b"0 Tw")


def test_heh_with_hamza_is_one_glyph_and_copies_as_typed(tmp_path, writer):
    assert "\ufba5" in visual(clean("خانهٔ ما"))
    assert "\u06c0" in visual(clean("نمایندهٔ"))
    assert writer.width("نمایندهٔ", BODY) == pytest.approx(writer.width("نماینده", BODY))
    pdf = draw(tmp_path / "x.pdf", lambda sheet, box: sheet.write(box.upper(30), "نمایندهٔ خانهٔ ما", Style(12)))
    assert copied(pdf).split() == ["نمایندهٔ", "خانهٔ", "ما"]


SAID = ("اداره تعاون شهرستان کرج", "گفت‌وگو می‌شود", "سلام بلا لاله کالا", "تاریخ ۱۴۰۵/۰۸/۳۰ و مبلغ ۱٬۲۳۴٬۵۶۷",
        "(داخل پرانتز) «گیومه»", "پژوهش چگونه ژرف گرفت")


def test_copied_text_is_logical_and_in_standard_letters(tmp_path):
    def write(sheet, box):
        for number, line in enumerate(SAID):
            sheet.write(Box(box.x, box.top - 30 * (number + 1), box.width, 30), line, Style(12, bold=number % 2 == 0))

    pdf = draw(tmp_path / "x.pdf", write)
    lines = [line.replace(" ", "") for line in copied(pdf).splitlines() if line.strip()]
    assert lines == [line.replace(" ", "") for line in SAID]


def test_another_reader_finds_the_words_too(tmp_path):
    pdf = draw(tmp_path / "x.pdf", lambda sheet, box: sheet.write(box.upper(30), "اداره شهرستان کرج", Style(12)))
    found = pypdf.PdfReader(pdf).pages[0].extract_text()
    for word in ("اداره", "شهرستان", "کرج"):
        assert word in found
    assert not any(0xFB50 <= ord(letter) <= 0xFEFC for letter in found)


def test_text_is_text_and_not_markup(tmp_path):
    pdf = draw(tmp_path / "x.pdf", lambda sheet, box: sheet.write(box.upper(30), "نام <b>a&amp;(b)\\</b>", Style(12)))
    assert "b>a&amp;(b)\\</b" in copied(pdf)
