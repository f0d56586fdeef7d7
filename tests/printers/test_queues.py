"""On a real CUPS: what comes out of the printer is the chosen pages, and a printer that cannot print is a sentence."""

import os
import stat

import pytest
from pypdf import PdfReader

from desktop import pdfium
from desktop.printers.errors import NoPrinterError, NoPrintServiceError, PrinterStoppedError, PrintFailedError
from desktop.printers.queues import Queue, queues
from desktop.printers.sending import Options, send
from desktop.say import sentence
from forms.rules.page_ranges import NotARangeError


def pages_of(pdf):
    """What the pages of a file say: numbers, or 0 for an empty one."""
    return [int((page.extract_text().strip() or "page 0").removeprefix("page ")) for page in PdfReader(pdf).pages]


def test_the_queues_are_those_of_cups(cups):
    cups.add("second")
    cups.add("third")
    cups.halt("third", "کاغذ ندارد")
    found = {queue.name: queue for queue in queues()}
    assert queues()[0] == Queue("office", is_default=True)
    assert found["second"] == Queue("second")
    assert found["third"] == Queue("third", state="stopped", why="کاغذ ندارد")


def test_the_whole_paper_comes_out_byte_for_byte(cups, twelve):
    came = cups.came_out(send(twelve, "office", Options(), title="برگ بازدید"))
    assert came.pdf.read_bytes() == twelve.read_bytes()
    assert (came.title, came.copies) == ("برگ بازدید", 1)
    assert (came.options["sides"], came.options["media"]) == ("one-sided", "A4")


@pytest.mark.parametrize(("typed", "wanted"), [
    ("3", [3]), ("1-3,7", [1, 2, 3, 7]), ("۷، ۱-۳", [1, 2, 3, 7]), ("11-12", [11, 12]), ("5,5,4-6", [4, 5, 6])])
def test_exactly_the_chosen_pages_come_out(cups, twelve, typed, wanted):
    came = cups.came_out(send(twelve, "office", Options(pages=typed)))
    assert pages_of(came.pdf) == wanted
    for place, page in enumerate(wanted):
        assert pdfium.draw(came.pdf, place, 1).dots == pdfium.draw(twelve, page - 1, 1).dots


def test_copies_and_both_sides_are_asked_of_the_printer(cups, twelve):
    came = cups.came_out(send(twelve, "office", Options(copies=3, duplex="short", pages="1-2")))
    assert came.copies == 3
    assert came.options["sides"] == "two-sided-short-edge"
    assert cups.came_out(send(twelve, "office", Options(duplex="long"))).options["sides"] == "two-sided-long-edge"


def test_on_both_sides_no_record_begins_on_the_back_of_another(cups, twelve):
    came = cups.came_out(send(twelve, "office", Options(duplex="long", pages="1-7"), begins=[1, 4, 6]))
    assert pages_of(came.pdf) == [1, 2, 3, 0, 4, 5, 6, 7]
    assert set(pdfium.page_sizes(came.pdf)) == set(pdfium.page_sizes(twelve))


@pytest.mark.parametrize("typed", ["7-3", "0", "abc", "13", "1-99", "-", "1--3"])
def test_bad_pages_print_nothing(cups, twelve, typed):
    before = cups.jobs("office")
    with pytest.raises(NotARangeError):
        send(twelve, "office", Options(pages=typed))
    assert cups.jobs("office") == before


def test_an_unknown_printer_is_named_with_those_there_are(cups, twelve):
    with pytest.raises(NoPrinterError) as refused:
        send(twelve, "nowhere", Options())
    assert "nowhere" in sentence(refused.value)
    assert "office" in sentence(refused.value)


def test_a_printer_that_stands_still_gets_nothing(cups, twelve):
    cups.add("halted")
    cups.halt("halted", "تونر تمام شد")
    with pytest.raises(PrinterStoppedError) as refused:
        send(twelve, "halted", Options())
    assert "تونر تمام شد" in sentence(refused.value)
    cups.add("closed")
    cups.refuse("closed")
    with pytest.raises(PrinterStoppedError):
        send(twelve, "closed", Options())
    assert cups.jobs("halted") == cups.jobs("closed") == []


def test_without_cups_it_is_said(monkeypatch, tmp_path, twelve):
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "none"))
    with pytest.raises(NoPrintServiceError) as refused:
        send(twelve, "office", Options())
    assert "CUPS" in sentence(refused.value)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoPrintServiceError):
        queues()


def test_a_file_that_the_queue_does_not_take_is_no_print(cups, twelve, monkeypatch, tmp_path):
    """`lp` fails after the queue was found fit: here a wrapper of it that hands over a file that is not there."""
    real = next(folder for folder in os.environ["PATH"].split(":") if os.access(f"{folder}/lp", os.X_OK))
    broken = tmp_path / "bin" / "lp"
    broken.parent.mkdir()
    broken.write_text(f'#!/bin/sh\nexec {real}/lp -d "$2" /nowhere.pdf\n')
    broken.chmod(broken.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{broken.parent}:{os.environ['PATH']}")
    with pytest.raises(PrintFailedError) as refused:
        send(twelve, "office", Options())
    assert "office" in sentence(refused.value)


def test_nothing_of_a_print_stays_in_the_temporary_folder(cups, twelve, monkeypatch, tmp_path):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    cups.came_out(send(twelve, "office", Options(pages="2")))
    assert list(folder.iterdir()) == []
