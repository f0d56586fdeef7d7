"""Official letters: what stands where (DOMAIN H.9), how they run over pages, and what never stands alone."""

from dataclasses import replace

import pypdf
import pytest
import zxingcpp

from forms.rules.digits import to_persian
from reports.blocks import Printed
from reports.errors import MissingGlyphError, NothingToPrintError, ValueTooLongError
from reports.letter import print_letters
from tests.reports.papers import LETTERHEAD, bare, letters_on, paper_id, picture, unwatched
from tests.reports.sheetfuls import ARTICLE, letter


def printed(tmp_path, *letters):
    to = tmp_path / "letter.pdf"
    return to, print_letters(letters, LETTERHEAD, to, unwatched, len(letters))


def pages(tmp_path, **told):
    to, made = printed(tmp_path, letter(**told))
    assert len(pypdf.PdfReader(to).pages) == made.pages
    return [letters_on(to, number + 1) for number in range(made.pages)]


def where(to, word, page=0):
    """The box of a word on a page: right, top, in points."""
    found = []

    def visit(text, _user, matrix, _font, _size):
        if word in text:
            found.append((matrix[4], matrix[5]))

    pypdf.PdfReader(to).pages[page].extract_text(visitor_text=visit)
    return found[0]


def test_a_letter_says_all_that_a_letter_says(tmp_path):
    [said] = pages(tmp_path, urgency="فوری", secrecy="محرمانه")
    for word in ("بسمه تعالی", LETTERHEAD.ministry, LETTERHEAD.slogan, paper_id().number_text, "۱۴۰۵/۰۹/۰۱", "ندارد",
                 "فوری", "محرمانه", "جناب آقای دکتر رضایی‌نژاد", "موضوع", "افتتاح حساب", "با سلام و احترام",
                 "فرشاد جعفری", "رونوشت", "مدیرکل محترم", "۰۲۶-۳۴۴۰۱۲۳۴", "صفحه ۱ از ۱"):
        assert bare(word) in said, word
    order = ["جنابآقای", "موضوع", "باسلام", "بهاستناد", "فرشادجعفری", "رونوشت"]
    assert sorted(order, key=said.index) == order


def test_a_long_enclosure_goes_on_under_its_row_and_is_not_refused(tmp_path):
    enclosure = "دو نسخه اساسنامه، صورتجلسهٔ مجمع، لیست حضور و غیاب، فهرست اعضا و سهام و گواهی سپردهٔ بانک"
    for size, text in (("A4", enclosure), ("A5", enclosure[:60])):
        [said] = pages(tmp_path, paper=replace(paper_id(), attachment_text=text), paragraphs=1, size=size)
        assert bare(text) in said
    to, _made = printed(tmp_path, letter(paper=replace(paper_id(), attachment_text=enclosure)))
    assert where(to, "پیوست")[1] > where(to, "سپرده")[1]


def test_the_signature_stands_left_and_the_copies_right(tmp_path):
    to, _made = printed(tmp_path, letter(1))
    page = picture(to, dpi=72)
    half = page.width // 2
    assert where(to, "جعفری")[0] < half
    assert where(to, "رونوشت")[0] > half
    assert where(to, "رونوشت")[1] < where(to, "جعفری")[1]


def test_the_scanner_reads_the_number_of_a_letter(tmp_path):
    for size in ("A4", "A5"):
        to, _made = printed(tmp_path, letter(1, size=size))
        assert [each.text for each in zxingcpp.read_barcodes(picture(to, dpi=150))] == [paper_id().qr_text]


@pytest.mark.parametrize("size", ["A4", "A5"])
def test_a_code_of_two_hundred_and_fifty_digits_is_read_too(tmp_path, size):
    """A seal beside the number makes the code finer."""
    code = "3001010000005" * 19
    to, _made = printed(tmp_path, letter(1, size=size, paper=replace(paper_id(), qr_text=code)))
    assert [each.text for each in zxingcpp.read_barcodes(picture(to, dpi=200))] == [code]


@pytest.mark.parametrize(("paragraphs", "count"), [(3, 1), (8, 2), (18, 3)])
def test_long_letters_go_on_with_a_short_head(tmp_path, paragraphs, count):
    on = pages(tmp_path, paragraphs=paragraphs)
    assert len(on) == count
    assert sum(page.count(bare("به استناد مادهٔ ۵۱")) for page in on) == paragraphs
    for number, page in enumerate(on):
        assert to_persian(f"صفحه{number + 1}از{count}") in page
        assert bare(paper_id().number_text) in page
        assert ("بسمهتعالی" in page) == (number == 0)
    assert "فرشادجعفری" in on[-1]


@pytest.mark.parametrize("lines", range(14, 40))
def test_the_signature_never_stands_without_two_lines(tmp_path, lines):
    body = tuple(f"سطر شمارهٔ {to_persian(str(number))} پایان" for number in range(lines))
    on = pages(tmp_path, body=body)
    assert on[-1].count("پایان") >= 2
    assert sum(page.count("پایان") for page in on) == lines
    assert "فرشادجعفری" in on[-1]
    assert "رونوشت" in on[-1]


@pytest.mark.parametrize("words", range(150, 420, 15))
def test_no_line_of_a_long_paragraph_stands_alone(tmp_path, words):
    body = (" ".join(f"واژه{to_persian(str(n))}" for n in range(words)),)
    on = pages(tmp_path, body=body)
    said = "".join(on)
    assert all(f"واژه{to_persian(str(n))}" in said for n in range(words))
    assert on[-1].count("واژه") > 10


def test_short_and_long_sizes_in_one_document(tmp_path):
    to, made = printed(tmp_path, letter(1, size="A5"), letter(8), letter(1))
    assert made == Printed(4, (1, 2, 4))
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in pypdf.PdfReader(to).pages]
    assert sizes == [(420, 595), (595, 842), (595, 842), (595, 842)]


def test_a_draft_has_its_mark_and_no_number(tmp_path):
    [said] = pages(tmp_path, paper=replace(paper_id(), number_text="", qr_text="", mark="پیش‌نویس"), paragraphs=1)
    assert "پیشنویس" in said
    assert bare("شماره:") in said or "شماره" in said


def test_many_copies_run_over_the_page(tmp_path):
    on = pages(tmp_path, paragraphs=1, copies=tuple(f"گیرندهٔ شمارهٔ {to_persian(str(n))} برای آگاهی" for n in range(70)))
    assert len(on) >= 2
    assert sum(page.count("برایآگاهی") for page in on) == 70


def test_a_letter_without_copies_or_subject_is_a_letter_too(tmp_path):
    [said] = pages(tmp_path, copies=(), subject="", greeting="", closing="", paragraphs=1)
    assert "رونوشت" not in said
    assert "موضوع" not in said


def test_what_cannot_be_printed_names_its_letter(tmp_path):
    bad = replace(letter(), paper=paper_id(8), body=("漢",))
    with pytest.raises(MissingGlyphError) as refused:
        printed(tmp_path, letter(), bad)
    assert refused.value.facts["record"] == paper_id(8).number_text
    with pytest.raises(ValueTooLongError) as refused:
        printed(tmp_path, letter(signer_post="رئیس " * 3000))
    assert refused.value.facts["record"] == paper_id().number_text
    with pytest.raises(NothingToPrintError):
        printed(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_very_long_letter_is_printed(tmp_path):
    on = pages(tmp_path, body=(ARTICLE * 40,))
    assert len(on) > 5
    assert sum(page.count(bare("مادهٔ ۵۱")) for page in on) == 40
