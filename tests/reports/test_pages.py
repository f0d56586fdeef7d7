"""Files: whole or not at all, what they say of themselves, their fonts, their QR codes."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pypdf
import pytest
import zxingcpp

from reports.boxes import MM, Box
from reports.errors import PaperNotWrittenError, ValueTooLongError
from reports.pages import Document, write_whole
from reports.qr import qr_picture
from reports.text import Style
from tests.reports.papers import draw, picture

HOUSE = Path(__file__).parents[2]


def test_a_file_says_what_it_is(tmp_path):
    document = Document("برگ آزمایش", "اداره شهرستان کرج")
    document.add(document.sheet())
    document.save(tmp_path / "x.pdf")
    reader = pypdf.PdfReader(tmp_path / "x.pdf")
    catalog = reader.trailer["/Root"]
    assert reader.metadata.title == "برگ آزمایش"
    assert reader.metadata.author == "اداره شهرستان کرج"
    assert catalog["/Lang"] == "fa-IR"
    assert catalog["/ViewerPreferences"]["/Direction"] == "/R2L"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert len(reader.pages) == 1


def test_only_our_embedded_fonts_are_used(tmp_path):
    pdf = draw(tmp_path / "x.pdf", lambda sheet, box: sheet.write(box.upper(30), "متن", Style(12)))
    page = pypdf.PdfReader(pdf).pages[0]
    fonts = [each.get_object() for each in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all("Vazirmatn" in each["/BaseFont"] and "/FontFile2" in each["/FontDescriptor"] for each in fonts)
    assert b"Helvetica" not in pdf.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot limit the size of files of one process")
def test_a_full_disk_leaves_the_old_file_and_nothing_half_written(tmp_path):
    """A limit on the size of files stops the writing in its middle, as a full disk does."""
    script = """
        import resource, signal, sys; from pathlib import Path
        from reports.errors import PaperNotWrittenError; from reports.pages import write_whole
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        try:
            write_whole([bytes(200_000)], Path(sys.argv[1]))
        except PaperNotWrittenError as error:
            print(error.code, error.facts["path"])
    """
    to = tmp_path / "x.pdf"
    to.write_bytes(b"the paper of yesterday")
    made = subprocess.run([sys.executable, "-c", textwrap.dedent(script), str(to)], check=True, capture_output=True,
                          text=True, env={**os.environ, "PYTHONPATH": str(HOUSE)})
    assert made.stdout.split() == ["E_PAPER_WRITE", str(to)]
    assert to.read_bytes() == b"the paper of yesterday"
    assert list(tmp_path.iterdir()) == [to]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(PaperNotWrittenError) as refused:
        write_whole([b"x"], tmp_path / "nowhere" / "x.pdf")
    assert refused.value.facts["path"] == str(tmp_path / "nowhere" / "x.pdf")


@pytest.mark.parametrize("text", ["300101000001235", "K1|3001-1-123-5|" + "a" * 40, "کاربرگ"])
def test_a_qr_code_is_read_back_from_the_page(tmp_path, text):
    pdf = draw(tmp_path / "x.pdf", lambda sheet, _box: sheet.qr(Box(100, 300, 24 * MM, 24 * MM), text))
    assert [each.text for each in zxingcpp.read_barcodes(picture(pdf, dpi=150))] == [text]


def test_a_qr_code_keeps_to_its_box_with_its_quiet_zone():
    drawn = qr_picture("300101000001235", Box(10, 20, 29, 29)).decode()
    assert drawn.startswith("q 0 g 21.000 0 0 21.000 14.000 24.000 cm")


def test_a_value_is_made_smaller_then_wrapped_then_refused(tmp_path):
    place, sizes = Box(100, 300, 120, 24), []

    def write(sheet, _box):
        for text in ("کوتاه", "نشانی کمی بلندتر از جای خود است", "نشانی بسیار بلند " * 4):
            before = len(sheet.content())
            sheet.fit(place, text, Style(10))
            sizes.append(sheet.content()[before:].count(b"BT"))
        with pytest.raises(ValueTooLongError) as refused:
            sheet.fit(place, "نشانی بسیار بلند " * 30, Style(10), label="نشانی")
        assert refused.value.facts["label"] == "نشانی"

    draw(tmp_path / "x.pdf", write)
    assert sizes[0] == 1
    assert sizes[2] > 1


def test_two_documents_can_be_made_at_the_same_time(tmp_path):
    one, other = Document("یک", ""), Document("دو", "")
    for document, word in ((one, "نخست"), (other, "دوم"), (one, "پایان")):
        sheet = document.sheet()
        sheet.write(Box(40, 700, 500, 30), word, Style(12))
        document.add(sheet)
    one.save(tmp_path / "1.pdf")
    other.save(tmp_path / "2.pdf")
    assert len(pypdf.PdfReader(tmp_path / "1.pdf").pages) == 2
    assert "دوم" in pypdf.PdfReader(tmp_path / "2.pdf").pages[0].extract_text()
