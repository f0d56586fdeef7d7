"""An office's own fonts: checked when chosen, used with their own marks, lent what is not Persian, or refused."""

import io
import re
import shutil

import pikepdf
import pymupdf
import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from desktop.say import sentence
from reports.boxes import Box
from reports.errors import FontUnfitError, FontUnreadableError, MissingGlyphError
from reports.fonts import SHIPPED, Fonts, check_fonts, font_of
from reports.pages import Document
from reports.text import Style
from tests.reports.papers import copied, picture
from tests.reports.pdfa_rules import broken_rules
from tests.reports.test_copy import FORMS, READERS

TEXT = "لطفاً نمایندهٔ می‌شود مُهر (ب) ۱۲٬۳۴۵ Latin"


def made(source, to, name, step):
    """A font of another name out of ours, changed by a step."""
    font = TTFont(source)
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            record.string = name
    step(font)
    font.save(to)
    return to


@pytest.fixture
def other(tmp_path):
    """Makes a pair whose regular one is changed."""
    def make(step, name="Nazanin"):
        return Fonts(made(SHIPPED.regular, tmp_path / f"{name}.ttf", name, step), SHIPPED.bold)
    return make


@pytest.fixture
def pair(tmp_path):
    """Makes a pair of which both are changed."""
    def make(step, names=("Titr", "TitrBold")):
        sources = (SHIPPED.regular, SHIPPED.bold)
        return Fonts(*(made(source, tmp_path / f"pair{number}.ttf", name, step)
                       for number, (source, name) in enumerate(zip(sources, names, strict=True))))
    return make


def without(*codes):
    def step(font):
        for table in font["cmap"].tables:
            table.cmap = {code: name for code, name in table.cmap.items() if code not in codes}
    return step


def unchanged(_font):
    """As ours."""


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


def paper(to, fonts, text=TEXT):
    document = Document("برگ", "اداره", fonts=fonts)
    sheet = document.sheet()
    sheet.write(Box(40, 600, 500, 40), text, Style(14))
    sheet.write(Box(40, 500, 500, 40), text, Style(14, bold=True))
    document.add(sheet)
    document.save(to)
    return to


def test_the_shipped_pair_is_fit():
    check_fonts(SHIPPED)


def test_a_paper_is_written_with_the_chosen_font(tmp_path, other):
    fonts = other(unchanged)
    check_fonts(fonts)
    pdf = paper(tmp_path / "x.pdf", fonts)
    assert broken_rules(pdf) == []
    assert copied(pdf).split() == copied(paper(tmp_path / "y.pdf", SHIPPED)).split()
    assert set(embedded(pdf)) == {"Nazanin", "Vazirmatn-Bold"}
    assert picture(pdf).tobytes() == picture(tmp_path / "y.pdf").tobytes()


def test_papers_of_two_fonts_can_be_written_at_once(tmp_path, other):
    thin = other(without(0x6C0, 0xFBA5))
    for number, fonts in enumerate((SHIPPED, thin, SHIPPED)):
        assert "نمایندهٔ" in copied(paper(tmp_path / f"{number}.pdf", fonts))


@pytest.mark.parametrize(("codes", "letters"), [
    ([0xFB94], "گ"), ([0xFB95, 0xFB7C, 0x6F4], "چ گ ۴"), ([0xFEFB], "ال"), ([0x64B], "\u064b"),
    ([0x20, 0xA0], "فاصله")])
def test_a_font_without_a_needed_letter_is_refused_and_the_letter_named(other, codes, letters):
    fonts = other(without(*codes))
    with pytest.raises(FontUnfitError) as refused:
        check_fonts(fonts)
    assert refused.value.code == "E_FONT"
    assert refused.value.facts["font"] == "Nazanin"
    assert refused.value.facts["weight"] == "regular"
    assert set(refused.value.facts["letters"].split()) == set(letters.split())
    assert "Nazanin" in sentence(refused.value)
    assert "paper.font.regular" in sentence(refused.value)
    with pytest.raises(FontUnfitError):
        Document("", "", fonts=fonts)


@pytest.mark.parametrize("content", [b"", b"no font at all", b"\x00\x01\x00\x00" + bytes(300), None, "cut", "sfnt"])
def test_a_file_that_is_no_font_is_refused(tmp_path, content):
    path = tmp_path / "bad.ttf"
    whole = SHIPPED.regular.read_bytes()
    if content is not None:
        path.write_bytes({"cut": whole[:20_000], "sfnt": b"OTTO" + whole[4:]}.get(content, content))
    with pytest.raises(FontUnreadableError) as refused:
        check_fonts(Fonts(SHIPPED.regular, path))
    assert refused.value.facts["font"] == "bad"
    assert "bad" in sentence(refused.value)
    assert "paper.font.bold" in sentence(refused.value)


@pytest.mark.parametrize("forbidden", [0x2, 0x100, 0x200])
def test_a_font_that_forbids_embedding_is_refused(other, forbidden):
    def forbid(font):
        font["OS/2"].fsType = forbidden

    with pytest.raises(FontUnreadableError):
        check_fonts(other(forbid))


def ink(pdf):
    return sum((255 - grey) * count for grey, count in enumerate(picture(pdf).histogram()))


def test_marks_of_a_font_without_anchors_stand_over_the_middle_of_their_letters(tmp_path, other):
    def bare(font):
        del font["GPOS"]

    fonts = other(bare)
    marks = font_of(fonts.regular).marks
    assert not any(side.marks for side in marks.sides)
    pdf = paper(tmp_path / "x.pdf", fonts)
    assert ink(pdf) == pytest.approx(ink(paper(tmp_path / "y.pdf", SHIPPED)), rel=0.01)
    assert copied(pdf).split() == copied(tmp_path / "y.pdf").split()


def test_a_font_without_half_space_and_its_own_heh_with_hamza_still_writes_them(tmp_path, other):
    fonts = other(without(0x200C, 0x6C0, 0xFBA5, 0x2013, 0x2014, 0x2026))
    check_fonts(fonts)
    assert Document("", "", fonts=fonts).writer.width("الف – ب…", Style(10)) > 0
    pdf = paper(tmp_path / "x.pdf", fonts)
    ours = paper(tmp_path / "y.pdf", SHIPPED)
    assert ink(pdf) == pytest.approx(ink(ours), rel=0.01)
    writer = Document("", "", fonts=fonts).writer
    for word in ("نمایندهٔ", "می‌شود"):
        assert writer.width(word, Style(10)) == pytest.approx(Document("", "").writer.width(word, Style(10)))
    assert broken_rules(pdf) == []


@pytest.mark.parametrize("hollow_left", [True, False])
def test_a_half_space_that_a_font_draws_is_not_drawn(tmp_path, other, hollow_left):
    """Nazli and Amiri show a bar for it. Another empty glyph stands for it, that of our font where a font has none."""
    def visible(font):
        for table in font["cmap"].tables:
            table.cmap[0x200C] = table.cmap[0x7C]
            for code in (0x200B, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0x61C) if not hollow_left else ():
                table.cmap.pop(code, None)

    pdf, ours = paper(tmp_path / "x.pdf", other(visible)), paper(tmp_path / "y.pdf", SHIPPED)
    assert ink(pdf) == pytest.approx(ink(ours), rel=0.003)
    assert copied(pdf).split() == copied(ours).split()


def test_a_changed_font_file_is_read_anew(tmp_path, other):
    fonts = other(unchanged)
    check_fonts(fonts)
    worse = other(without(0xFB94), name="Other")
    shutil.copy(worse.regular, fonts.regular)
    with pytest.raises(FontUnfitError):
        check_fonts(fonts)


def test_codes_of_private_use_are_ours_alone():
    """A silent code or a turned bracket would print what nobody typed."""
    for code in (0xE900, 0xEA4B, 0xE9FF, 0xF0000, 0xF1234):
        with pytest.raises(MissingGlyphError):
            Document("", "").writer.width(f"ب{chr(code)}", Style(10))


LATIN = ("شرکت Acme Inc. (شعبهٔ ایران) با پست info@acme.ir و نشانی https://acme.ir/a_b?x=1 در «گزارش ۱۲٬۳۴۵ – "
         "ISO 9001:2015» ثبت شد؛ [بند ۲] {الف} <ب> ۵۰٪ … لطفاً (مُهر) محمّدِ café ۱۲:۳۰ لُا — 1405/09/01 و ٹ.")


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
    only_persian = embedded(paper(tmp_path / "y.pdf", fonts, "لطفاً نمایندهٔ می‌شود ۱۲٬۳۴۵"))
    assert set(only_persian) == {"Titr", "TitrBold"}


def blank_latin(font):
    """Names for Latin and signs, and nothing drawn."""
    for table in font["cmap"].tables:
        table.cmap.update({code: "space" for code in range(33, 127) if code in table.cmap})


def square_latin(font):
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


def test_an_alphabet_and_a_pair_of_brackets_are_drawn_by_one_font(other):
    glyphs = font_of(other(without(0x41, 0x28)).regular).glyphs
    assert not [sign for sign in "ABzq()" if ord(sign) in glyphs]
    assert [sign for sign in "09[]/." if ord(sign) in glyphs] == list("09[]/.")


@pytest.mark.parametrize("names", [("Titr", "Titr"), ("Vazirmatn-Bold", "Vazirmatn-Regular")])
def test_fonts_that_bear_one_name_are_told_apart(tmp_path, pair, names):
    """Makers leave the name of another weight, or of the font they began with, in their files."""
    pdf, ours = long_paper(tmp_path / "x.pdf", pair(persian_only, names)), long_paper(tmp_path / "y.pdf", SHIPPED)
    assert seen(pdf) == seen(ours)
    assert broken_rules(pdf) == []


def test_one_file_may_serve_for_both_weights(tmp_path, pair):
    fonts = pair(persian_only)
    pdf = long_paper(tmp_path / "x.pdf", Fonts(fonts.bold, fonts.bold))
    assert set(embedded(pdf)) == {"TitrBold", "Vazirmatn-Regular", "Vazirmatn-Bold"}
    assert broken_rules(pdf) == []
