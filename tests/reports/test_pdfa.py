"""What every file is: PDF/A-2b as far as it can be looked at, whole to qpdf, with its time and title in both places."""

import os
import random
import re
import subprocess
import sys
import textwrap
import tracemalloc
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pikepdf
import pytest

from reports.boxes import Box
from reports.metadata import stamp
from reports.pages import A4_LANDSCAPE, Document
from reports.text import Style
from tests.reports.papers import draw
from tests.reports.pdfa_rules import broken_rules
from tests.reports.test_golden_papers import PAPERS
from tests.reports.test_wrapping import MIXED

HOUSE = Path(__file__).parents[2]
PLACE = Box(100, 100, 200, 30)


def test_a_file_of_every_kind_of_drawing_keeps_the_rules(tmp_path):
    def all_of_it(sheet, box):
        sheet.paragraph(box, MIXED + " قهوه café ٹ €", Style(11))
        sheet.write(PLACE, "مُحَمَّد لَا لّا", Style(12, bold=True))
        sheet.qr(Box(300, 100, 80, 80), "300101000001235")
        sheet.frame(box)

    assert broken_rules(draw(tmp_path / "x.pdf", all_of_it, all_of_it)) == []


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_keeps_the_rules_and_is_whole_to_qpdf(tmp_path, name):
    PAPERS[name](tmp_path / "x.pdf")
    assert broken_rules(tmp_path / "x.pdf") == []
    subprocess.run(["qpdf", "--check", str(tmp_path / "x.pdf")], check=True, capture_output=True)


@pytest.mark.parametrize(("old", "new", "rule"), [
    (b"<dc:title>", b"<xx:title>", None), (b"\nendstream", b"endstream ", "6.1.7"),
    (b"/GTS_PDFA1", b"/GTS_PDFX1", "6.2.3"), (b"(fa-IR)", b"(en-IR)", "language"),
    (b"%%EOF\n", b"%%EOF\n\n\n", "6.1.3"), (b"/Lang", b"/JS  ", None)])
def test_a_broken_rule_is_noticed(tmp_path, old, new, rule):
    pdf = draw(tmp_path / "x.pdf", lambda sheet, box: sheet.write(box, "متن", Style(12)))
    data = pdf.read_bytes()
    assert old in data
    pdf.write_bytes(data.replace(old, new))
    try:
        broken = broken_rules(pdf)
    except Exception:
        return
    assert any(rule is None or rule in name for name in broken)


def test_titles_are_told_as_typed_but_for_what_xml_cannot_hold(tmp_path):
    document = Document("برگ <b> & «الف»\x00\ufffe", "اداره & کار", A4_LANDSCAPE)
    document.add(document.sheet())
    document.save(tmp_path / "x.pdf")
    assert broken_rules(tmp_path / "x.pdf") == []
    with pikepdf.open(tmp_path / "x.pdf") as file:
        assert str(file.docinfo["/Title"]) == "برگ <b> & «الف»"
        assert str(file.docinfo["/Author"]) == "اداره & کار"


def test_two_files_of_one_moment_have_ids_of_their_own():
    ids = set()
    for text in ("یک", "دو"):
        document = Document("", "")
        sheet = document.sheet()
        sheet.write(PLACE, text, Style(12))
        document.add(sheet)
        ids.add(re.search(rb"/ID\s*\[(<[^>]*>|\([^)]*\))", document.data())[1])
    assert len(ids) == 2


@pytest.mark.parametrize(("zone", "day", "said"), [
    ("Asia/Tehran", (2026, 1, 10), "+03'30'"), ("Asia/Tehran", (2026, 7, 10), "+03'30'"),
    ("Asia/Tehran", (2021, 7, 10), "+04'30'"), ("UTC", (2026, 1, 10), "+00'00'"),
    ("Europe/Berlin", (2026, 1, 10), "+01'00'"), ("Europe/Berlin", (2026, 7, 10), "+02'00'"),
    ("America/St_Johns", (2026, 1, 10), "-03'30'"), ("America/St_Johns", (2026, 7, 10), "-02'30'"),
    ("Asia/Kathmandu", (2026, 1, 10), "+05'45'"), ("Pacific/Marquesas", (2026, 1, 10), "-09'30'")])
def test_the_zone_is_told_to_the_minute_in_summer_and_winter(zone, day, said):
    assert stamp(datetime(*day, 12, tzinfo=ZoneInfo(zone))).endswith(said)


def test_a_zone_less_than_an_hour_west_keeps_its_sign():
    assert stamp(datetime(2026, 1, 1, tzinfo=timezone(-timedelta(minutes=30)))) == "D:20260101000000-00'30'"
    assert stamp(datetime(2026, 1, 1, tzinfo=UTC)) == "D:20260101000000+00'00'"


@pytest.mark.skipif(sys.platform == "win32", reason="the time zone of a process is set by a variable on Linux only")
@pytest.mark.parametrize(("zone", "pdf", "xmp"), [
    ("Asia/Tehran", "+03'30'", "+03:30"), ("America/St_Johns", "-03'30'|-02'30'", "-03:30|-02:30"),
    ("UTC", "+00'00'", "+00:00")])
def test_the_process_writes_its_own_zone_in_both_places(tmp_path, zone, pdf, xmp):
    script = """
        import sys; from pathlib import Path; from reports.pages import Document
        d = Document("", ""); d.add(d.sheet()); d.save(Path(sys.argv[1]))
    """
    environment = {**os.environ, "TZ": zone, "PYTHONPATH": str(HOUSE)}
    environment.pop("SOURCE_DATE_EPOCH", None)
    to = tmp_path / "x.pdf"
    subprocess.run([sys.executable, "-c", textwrap.dedent(script), str(to)], check=True, env=environment)
    data = to.read_bytes().decode("latin-1")
    assert any(f"{each})" in data for each in pdf.split("|"))
    assert any(f"{each}</xmp:CreateDate>" in data for each in xmp.split("|"))


def test_hundreds_of_pages_stay_whole_and_are_held_once(tmp_path):
    def most_memory(pages):
        """Bytes at the highest, each page being thousands of bytes that do not compress."""
        tracemalloc.start()
        chance = random.Random(1)
        document = Document("بسیار", "اداره")
        for _number in range(pages):
            sheet = document.sheet()
            sheet.write(PLACE, "برگ", Style(9))
            for _ in range(90):
                sheet.frame(Box(*(chance.uniform(0, 500) for _ in range(4))))
            document.add(sheet)
        document.save(tmp_path / "x.pdf")
        try:
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    most_memory(1)  # the fonts are read once for all documents
    few = most_memory(400)
    grown = (most_memory(1000) - few) / 600
    page = (tmp_path / "x.pdf").stat().st_size / 1000
    # Once, and the objects that stand for a page; joined before it is on the disk, the file would be held twice.
    assert grown < 1.5 * page + 1000
    subprocess.run(["qpdf", "--check", str(tmp_path / "x.pdf")], check=True, capture_output=True)
    with pikepdf.open(tmp_path / "x.pdf") as file:
        assert len(file.pages) == 1000
