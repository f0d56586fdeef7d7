"""What people get who copy from our papers or search in them, reader by reader.

poppler (Evince, Okular), MuPDF, pdfium (Chrome, and our own preview) and pypdf. All give the letters that were typed,
in reading order, with their harakat; never presentation forms, never private codes. Left over:
- pypdf, a library and no reader, turns lam-alef («کالا» → «کاال») and Persian numbers round;
- MuPDF gives the parts of a line on both sides of a number or Latin word from the left;
- neutral signs between Latin and Persian inside one word («1402/115-الف») end up where each reader likes;
- pdfium turns brackets of Persian text once more;
- poppler's `-raw` gives the order of drawing, from the left.
Marks of one letter come in Unicode's canonical order, whichever way they were typed.
"""

import re
import unicodedata

import pymupdf
import pypdf
import pypdfium2
import pytest

from reports.boxes import Box
from reports.text import Style
from tests.reports.papers import CONTROLS, copied, draw, verification
from tests.reports.persian import marked_words
from tests.reports.test_golden_papers import PAPERS, verification_paper

FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc\ue000-\uf8ff\U000f0000-\U0010ffff]")
MARKED = ("لطفاً", "مسئولِ", "محمّد", "مُهر", "معلّم", "مدیرِ", "اِل", "اللّٰه", "مُحَمَّد", "بنّا", "کلّاً", "لاّ", "خانهٔ",
          "سَلام", "رحمٰن", "لَا", "لطفاً اقدام شود", "مسئولِ محترمِ اداره", "مُحَمَّد معلّم است", "نمایندهٔ ویژهٔ اداره")


def with_mupdf(pdf):
    with pymupdf.open(pdf) as file:
        return "\n".join(page.get_text() for page in file)


def with_pdfium(pdf):
    file = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in file)
    finally:
        file.close()


def with_pypdf(pdf):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)


READERS = {"poppler": copied, "mupdf": with_mupdf, "pdfium": with_pdfium, "pypdf": with_pypdf}


def plain(text):
    return CONTROLS.sub("", unicodedata.normalize("NFC", text)).replace("\u200c", "")


def lines(tmp_path, texts):
    """Each text on a line of its own, forty to a page."""
    def on(part):
        def write(sheet, box):
            for number, text in enumerate(part):
                sheet.write(Box(box.x, box.top - 18 * (number + 1), box.width, 18), text, Style(12))
        return write
    return draw(tmp_path / "x.pdf", *(on(texts[start:start + 40]) for start in range(0, len(texts), 40)))


def wrong_lines(reader, pdf, texts):
    said = {line.strip() for line in plain(READERS[reader](pdf)).splitlines()}
    return [text for text in texts if plain(text) not in said]


@pytest.mark.parametrize(("reader", "most"), [("poppler", 1), ("mupdf", 1), ("pdfium", 1), ("pypdf", 5)])
def test_harakat_stay_with_their_letters(tmp_path, reader, most):
    """Of marks drawn as moved text, poppler and pdfium had told every line wrong. Left: MuPDF «لَا», pdfium «کلّاً»;
    poppler sets a blank into a short word now and then («لطف اً»)."""
    assert len(wrong_lines(reader, lines(tmp_path, MARKED), MARKED)) <= most


@pytest.mark.parametrize(("reader", "most"), [("poppler", 6), ("mupdf", 4), ("pdfium", 4), ("pypdf", 40)])
def test_words_with_harakat_anywhere_copy_as_typed(tmp_path, reader, most):
    words = list(dict.fromkeys(marked_words(400)))
    assert len(wrong_lines(reader, lines(tmp_path, words), words)) <= most


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", PAPERS)
def test_no_paper_gives_presentation_forms_or_private_codes(tmp_path, name, reader):
    PAPERS[name](tmp_path / "x.pdf")
    said = READERS[reader](tmp_path / "x.pdf")
    assert len(re.findall("[آ-ی]", said)) > 20
    assert FORMS.findall(said) == []


def facts_of_the_paper():
    """Labels and values as typed, those without signs whose place a reader may choose."""
    said = [text for fact in verification(1).facts for text in (fact.label, fact.value)]
    return [text for text in said if text and not re.search(r"[()،٬/\d«»]", text)]


@pytest.mark.parametrize(("reader", "least"), [("poppler", 1.0), ("mupdf", 1.0), ("pdfium", 1.0), ("pypdf", 0.85)])
def test_labels_and_values_of_a_paper_are_found_as_typed(tmp_path, reader, least):
    verification_paper(tmp_path / "x.pdf")
    said = plain(READERS[reader](tmp_path / "x.pdf"))
    squeezed = re.sub(r"\s+", "", said)
    wanted = facts_of_the_paper()
    assert len(wanted) > 15
    found = [text for text in wanted if re.sub(r"\s+", "", plain(text)) in squeezed]
    assert len(found) / len(wanted) >= least, set(wanted) - set(found)


SEARCHED = ("کارگاه تولیدی لاله", "حسین", "خوداشتغالی", "تولید پوشاک", "۰۴۹۹۳۷۰۸۹۹", "۱۳۶۳/۱۰/۰۲", "۱٬۲۰۰٬۰۰۰٬۰۰۰",
            "کرج", "صحت‌سنجی", "توسعه تعاون", "نشانی محل کار")


def test_mupdf_finds_what_is_searched_for(tmp_path):
    verification_paper(tmp_path / "x.pdf")
    with pymupdf.open(tmp_path / "x.pdf") as file:
        assert [text for text in SEARCHED if not any(page.search_for(text) for page in file)] == []


def test_pdfium_finds_what_is_searched_for(tmp_path):
    verification_paper(tmp_path / "x.pdf")
    file = pypdfium2.PdfDocument(tmp_path / "x.pdf")
    pages = [page.get_textpage() for page in file]
    missed = [text for text in SEARCHED if not any(page.search(text).get_next() for page in pages)]
    file.close()
    assert missed == []


def test_a_word_with_a_mark_is_found_with_its_mark(tmp_path):
    pdf = lines(tmp_path, ("لطفاً اقدام شود", "مسئولِ محترم"))
    with pymupdf.open(pdf) as file:
        assert all(file[0].search_for(text) for text in ("لطفاً", "مسئولِ", "محترم"))


SIGNED = ("رشد -۱۲٪ بود", "کاهش −۱۲٬۳۴۵ شد", "سود +۱۲٫۵٪ آمد", "تاریخ ۱۴۰۵/۰۸/۳۰ است", "ساعت ۱۲:۳۰ بود")


@pytest.mark.parametrize("reader", ["poppler", "mupdf", "pdfium"])
def test_words_and_numbers_of_mixed_lines_copy_as_typed(tmp_path, reader):
    """Poppler sets blanks otherwise, MuPDF gives the parts beside a number from the left; no part is broken."""
    said = plain(READERS[reader](lines(tmp_path, SIGNED)))
    assert [word for text in SIGNED for word in text.split() if word not in said] == []


def test_poppler_and_pdfium_keep_the_order_of_mixed_lines(tmp_path):
    pdf = lines(tmp_path, SIGNED)
    for reader in ("poppler", "pdfium"):
        said = re.sub(r"[^\S\n\r]+", "", plain(READERS[reader](pdf))).split()
        assert said == [text.replace(" ", "") for text in SIGNED]


@pytest.mark.parametrize("reader", READERS)
def test_half_spaces_are_copied(tmp_path, reader):
    said = CONTROLS.sub("", READERS[reader](lines(tmp_path, ("گفت‌وگو می‌شود",))))
    assert said.split()[:2] == ["گفت‌وگو", "می‌شود"]
