"""An office's own fonts: checked when chosen, used with their own marks, refused with a sentence and not in a print."""

import random
import shutil

import pytest

from desktop.say import sentence
from reports.boxes import Box
from reports.errors import FontUnfitError, FontUnreadableError, MissingGlyphError
from reports.fonts import SHIPPED, Fonts, check_fonts, font_of
from reports.pages import Document
from reports.text import Style
from tests.reports.office_fonts import embedded, made, unchanged, without
from tests.reports.papers import copied, picture
from tests.reports.pdfa_rules import broken_rules

TEXT = "لطفاً نمایندهٔ می‌شود مُهر (ب) ۱۲٬۳۴۵ Latin"


@pytest.fixture
def other(tmp_path):
    """Makes a pair whose regular one is changed."""
    def make(step, name="Nazanin"):
        return Fonts(made(SHIPPED.regular, tmp_path / f"{name}.ttf", name, step), SHIPPED.bold)
    return make


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


def test_a_damaged_font_prints_or_is_refused(tmp_path, other):
    """Never another failure, and never when the paper is ready: its file would be the second thing lost."""
    whole, chance, refused = other(unchanged).regular.read_bytes(), random.Random(5), 0
    for number in range(40):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 5, 60))):
            data[chance.randrange(len(data) if number % 2 else 400)] = chance.randrange(256)
        path = tmp_path / f"{number}.ttf"
        path.write_bytes(data)
        try:
            document = Document("برگ", "اداره", fonts=Fonts(path, SHIPPED.bold))
        except (FontUnreadableError, FontUnfitError):
            refused += 1
            continue
        document.sheet().write(Box(40, 600, 500, 40), TEXT, Style(14))
        assert document.data()
    assert 5 < refused < 40


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
