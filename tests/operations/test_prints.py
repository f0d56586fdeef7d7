"""What a print tells of its papers, which part of it goes out, and a damaged page made anew."""

import pytest
from pypdf import PdfReader

from desktop.operations.errors import NotReprintableError
from desktop.operations.printing.print_paper import print_paper
from desktop.operations.printing.reprint import reprint
from desktop.operations.printing.send_to_printer import send_to_printer
from desktop.operations.prints.note_print import facts_of, note_part, part_of
from desktop.operations.prints.print_log import find_print, print_log
from desktop.operations.records.read_record import history_of
from desktop.operations.texts.paper_list import PAPERS
from desktop.printers.errors import PrinterError
from desktop.printers.sending import Options
from desktop.store.errors import ForbiddenRoleError
from desktop.store.prints import Print
from forms.catalog import visit
from tests.operations import offices
from tests.operations.offices import digest


@pytest.fixture
def visits(running):
    return offices.numbers(running.clerk, visit.FORM)[:6]


def noted(desk, paper, numbers, to, target="printer:office"):
    """Make a paper and note that it was printed."""
    printed = print_paper(desk, paper, numbers, to)
    note_part(desk, facts_of(desk, paper, numbers, printed.pages, printed.begins), target)
    return print_log(desk)[0]


def test_facts_are_told_once_in_the_order_of_the_paper(running, visits):
    a, b, c, *_rest = visits
    what = facts_of(running.clerk, "x", [a, b, a, c], 9, [4, 1, 4, 4])
    assert (what.kind, what.numbers, what.begins) == ("visit", (b, a, c), (1, 4, 4))
    assert facts_of(running.clerk, "x", [a, b], 2).begins == ()
    report = facts_of(running.clerk, "loans", [], 3)
    assert (report.kind, report.numbers, report.pages) == ("", (), 3)


@pytest.mark.parametrize(("chosen", "numbers", "range_"), [
    (range(1, 10), (1, 2, 3, 4), ""), ([1], (1,), "1"), ([2, 3], (1,), "2-3"), ([3, 4], (1, 2, 3), "3-4"),
    ([5, 6], (4,), "5-6"), ([9], (4,), "9")])
def test_only_records_on_the_chosen_pages_were_printed(chosen, numbers, range_):
    whole = Print("x", "visit", (1, 2, 3, 4), (1, 4, 4, 5), 9)
    part = part_of(whole, list(chosen))
    assert (part.numbers, part.range, part.pages) == (numbers, range_, len(chosen))
    together = part_of(Print("x", "visit", (1, 2), (), 9), [3])
    assert (together.numbers, together.range) == ((1, 2), "3")


def test_a_print_that_fails_and_a_print_by_a_viewer_write_nothing(running, visits, tmp_path, monkeypatch):
    to = tmp_path / "x.pdf"
    printed = print_paper(running.clerk, "verification", visits, to)
    what = facts_of(running.clerk, "verification", visits, printed.pages, printed.begins)
    before = digest(running.folder)
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "none"))
    with pytest.raises(PrinterError):
        send_to_printer(running.clerk, to, "office", Options(), what)
    with pytest.raises(ForbiddenRoleError):
        send_to_printer(running.viewer, to, "office", Options(), what)
    assert digest(running.folder) == before


def test_the_history_of_a_record_tells_its_prints(running, visits, tmp_path):
    noted(running.clerk, "verification", visits, tmp_path / "x.pdf")
    line = history_of(running.clerk, visits[2])[0]
    assert (line.act, line.user) == ("print", running.clerk.actor.name)
    assert line.changes == (("چاپ", "", "برگ صحت‌سنجی اشتغال، ۱ نسخه، چاپگر office"),)
    assert [each.act for each in history_of(running.clerk, visits[2])].count("print") == 1


def test_one_page_of_many_is_its_record_alone_and_marked(running, visits, tmp_path):
    line = noted(running.clerk, "verification", visits, tmp_path / "x.pdf")
    what = reprint(running.clerk, line.name, 4, tmp_path / "again.pdf")
    assert (what.numbers, what.pages, what.reason) == ((visits[3],), 1, "برگ آسیب‌دیده")
    old, new = (PdfReader(tmp_path / name).pages for name in ("x.pdf", "again.pdf"))
    assert len(new) == 1
    assert "المثنی" in new[0].extract_text()
    assert "المثنی" not in old[3].extract_text()
    assert find_print(running.clerk, line.name.partition("/")[2]).seq == line.seq


def test_a_paper_of_many_records_is_made_of_those_on_its_page(running, tmp_path):
    """A table of visits: the page that is damaged, with the records that begin on it."""
    numbers = offices.numbers(running.clerk, visit.FORM)
    line = noted(running.clerk, "verification-table", numbers, tmp_path / "x.pdf")
    assert set(line.what.numbers) == set(numbers)
    what = reprint(running.clerk, line.name, line.what.pages, tmp_path / "again.pdf")
    assert what.pages == len(PdfReader(tmp_path / "again.pdf").pages) == 1
    assert set(what.numbers) <= set(numbers)


def test_what_cannot_be_printed_again_is_a_sentence(running, visits, tmp_path):
    line = noted(running.clerk, "verification", visits[:2], tmp_path / "x.pdf")
    with pytest.raises(NotReprintableError):
        reprint(running.clerk, line.name, 3, tmp_path / "again.pdf")
    note_part(running.clerk, facts_of(running.clerk, "loans", [], 3), "file:loans.pdf")
    with pytest.raises(NotReprintableError) as refused:
        reprint(running.clerk, print_log(running.clerk)[0].name, 1, tmp_path / "again.pdf")
    assert "گزارش" in refused.value.facts["why"]
    assert not (tmp_path / "again.pdf").exists()


def test_the_book_can_be_asked_for_one_paper(running, visits, tmp_path):
    noted(running.clerk, "verification", visits[:1], tmp_path / "x.pdf")
    noted(running.clerk, "visit", visits[:2], tmp_path / "y.pdf", "viewer:y.pdf")
    assert [(each.title, each.place) for each in print_log(running.clerk, paper="visit")] == [
        (PAPERS["visit"].title, "نمایشگر دیگر")]
    assert len(print_log(running.clerk, limit=1)) == 1
