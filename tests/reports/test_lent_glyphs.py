"""An office's own font that draws Persian alone: what else a paper says is lent by the font of the program."""

import pymupdf
import pytest

from reports.boxes import Box
from reports.errors import MissingGlyphError
from reports.fonts import SHIPPED, Fonts, check_fonts, font_of
from reports.pages import Document
from reports.text import Style
from tests.reports.office_fonts import embedded, made, persian_only, without
from tests.reports.papers import copied
from tests.reports.pdfa_rules import broken_rules
from tests.reports.test_copy import FORMS, READERS

LATIN = ("شرکت Acme Inc. (شعبهٔ ایران) با پست info@acme.ir و نشانی https://acme.ir/a_b?x=1 در «گزارش ۱۲٬۳۴۵ – "
         "ISO 9001:2015» ثبت شد؛ [بند ۲] {الف} <ب> ۵۰٪ … لطفاً (مُهر) محمّدِ café ۱۲:۳۰ لُا — 1405/09/01 و ٹ.")


@pytest.fixture
def pair(tmp_path):
    """Makes a pair of which both are changed."""
    def make(step, names=("Titr", "TitrBold")):
        sources = (SHIPPED.regular, SHIPPED.bold)
        return Fonts(*(made(source, tmp_path / f"pair{number}.ttf", name, step)
                       for number, (source, name) in enumerate(zip(sources, names, strict=True))))
    return make


def long_paper(to, fonts, text=LATIN):
    """Justified, in both weights, and one line that is not."""
    document = Document("برگ", "اداره", fonts=fonts)
    sheet = document.sheet()
    sheet.paragraph(Box(40, 500, 500, 300), text * 3, Style(12))
    sheet.paragraph(Box(40, 200, 500, 300), text * 3, Style(12, bold=True))
    sheet.write(Box(40, 100, 500, 40), text[:60], Style(14))
    document.add(sheet)
    document.save(to)
    return to


def seen(pdf):
    """Every point of the page; pdfium sets the parts of a line on whole points, so another reader looks."""
    with pymupdf.open(pdf) as file:
        return file[0].get_pixmap(dpi=150).samples


def test_a_persian_font_is_lent_what_is_not_persian(tmp_path, pair):
    """The lender being the font that was cut, the paper looks and copies as if nothing were missing."""
    fonts = pair(persian_only)
    check_fonts(fonts)
    assert not {*range(33, 127), 0xAB, 0xBB, 0x2013} & set(font_of(fonts.regular).glyphs)
    pdf, ours = long_paper(tmp_path / "x.pdf", fonts), long_paper(tmp_path / "y.pdf", SHIPPED)
    assert seen(pdf) == seen(ours)
    assert broken_rules(pdf) == []
    for reader in ("poppler", "mupdf", "pdfium"):
        assert READERS[reader](pdf).split() == READERS[reader](ours).split(), reader
    assert FORMS.findall(copied(pdf)) == []


def test_of_the_lender_a_paper_holds_what_it_uses(tmp_path, pair):
    fonts = pair(persian_only)
    found = embedded(long_paper(tmp_path / "x.pdf", fonts))
    assert set(found) == {"Titr", "TitrBold", "Vazirmatn-Regular", "Vazirmatn-Bold"}
    used = len({sign for sign in LATIN if sign < "\u0600" or sign in "–—…"})
    assert used <= found["Vazirmatn-Regular"]["maxp"].numGlyphs <= used + 12
    only_persian = embedded(long_paper(tmp_path / "y.pdf", fonts, "لطفاً نمایندهٔ می‌شود ۱۲٬۳۴۵"))
    assert set(only_persian) == {"Titr", "TitrBold"}


def blank_latin(font):
    """Names for Latin and signs, and nothing drawn."""
    for table in font["cmap"].tables:
        table.cmap.update({code: "space" for code in range(33, 127) if code in table.cmap})


def square_latin(font):
    """The picture of a missing letter under the names of others."""
    font["glyf"][".notdef"] = font["glyf"][font.getBestCmap()[ord("H")]]
    for table in font["cmap"].tables:
        table.cmap.update({code: ".notdef" for code in (*range(33, 127), 0xAB) if code in table.cmap})


def pictures_on_private_codes(font):
    """Signs of its own where the program keeps turned brackets and silent marks."""
    persian_only(font)
    for table in font["cmap"].tables:
        table.cmap.update({code: font.getBestCmap()[0x645] for code in (*range(0xE400, 0xEA80), 0xF8FF)})


@pytest.mark.parametrize("step", [blank_latin, square_latin, pictures_on_private_codes, without(0x41, 0x31, 0x28, 0xBB),
                                  without(0x66A, 0x66B, 0x66C, 0x60C, 0x61F, 0x2026)])
def test_what_a_font_names_but_does_not_draw_is_lent_too(tmp_path, pair, step):
    pdf, ours = long_paper(tmp_path / "x.pdf", pair(step)), long_paper(tmp_path / "y.pdf", SHIPPED)
    assert seen(pdf) == seen(ours)
    assert copied(pdf).split() == copied(ours).split()
    assert "Vazirmatn-Bold" in embedded(pdf)


def test_an_alphabet_and_a_pair_of_brackets_are_drawn_by_one_font(pair):
    glyphs = font_of(pair(without(0x41, 0x28)).regular).glyphs
    assert not [sign for sign in "ABzq()" if ord(sign) in glyphs]
    assert [sign for sign in "09[]/." if ord(sign) in glyphs] == list("09[]/.")


@pytest.mark.parametrize("names", [("Titr", "Titr"), ("Vazirmatn-Bold", "Vazirmatn-Regular")])
def test_fonts_that_bear_one_name_are_told_apart(tmp_path, pair, names):
    """Makers leave the name of another weight, or of the font they began with, in their files."""
    pdf, ours = long_paper(tmp_path / "x.pdf", pair(persian_only, names)), long_paper(tmp_path / "y.pdf", SHIPPED)
    assert seen(pdf) == seen(ours)
    assert broken_rules(pdf) == []


def larger(times):
    def step(font):
        persian_only(font)
        font["head"].unitsPerEm = round(font["head"].unitsPerEm / times)
    return step


def test_a_wide_font_is_made_smaller_so_that_papers_have_room(tmp_path, pair):
    """Labels of our own papers stand in places made for our font: an office could not make them shorter."""
    pdf, ours = long_paper(tmp_path / "x.pdf", pair(larger(1.28))), long_paper(tmp_path / "y.pdf", SHIPPED)
    assert seen(pdf) == seen(ours)
    assert broken_rules(pdf) == []


def test_a_narrow_font_stays_as_it_is(pair):
    writer, ours = Document("", "", fonts=pair(larger(0.8))).writer, Document("", "").writer
    for bold in (False, True):
        words = "مبلغ تسهیلات", Style(10, bold=bold)
        assert writer.width(*words) == pytest.approx(0.8 * ours.width(*words), rel=0.001)
        assert writer.width("Acme", words[1]) == ours.width("Acme", words[1])


def test_a_mark_is_not_lent(pair):
    """It stands where its own font's letters carry it; a paper never prints a guess."""
    writer = Document("", "", fonts=pair(without(0x670))).writer
    with pytest.raises(MissingGlyphError) as refused:
        writer.line("رحمٰن", Style(12))
    assert refused.value.facts["letter"] == "\u0670"


def test_one_file_may_serve_for_both_weights(tmp_path, pair):
    fonts = pair(persian_only)
    pdf = long_paper(tmp_path / "x.pdf", Fonts(fonts.bold, fonts.bold))
    assert set(embedded(pdf)) == {"TitrBold", "Vazirmatn-Regular", "Vazirmatn-Bold"}
    assert broken_rules(pdf) == []
