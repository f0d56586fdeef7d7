"""`print` journals and prints; `printers`, `prints`, `reprint`: on a real CUPS."""

import pytest
from pypdf import PdfReader

from desktop.store.database import Database
from forms.catalog import visit
from tests.operations import offices
from tests.operations.offices import at_work, digest, half_written, numbers
from tests.printers import cups as cups_


@pytest.fixture(scope="module")
def running_cups():
    cups = cups_.started()
    cups.add("broken")
    cups.halt("broken", "کاغذ ندارد")
    yield cups
    cups_.stopped(cups)


@pytest.fixture
def cups(running_cups, monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", str(running_cups.socket))
    return running_cups


@pytest.fixture
def county(running):
    return running[0]


@pytest.fixture
def visits(county):
    with at_work(county) as clerk:
        return numbers(clerk, visit.FORM)[:5]


def prints(karbarg, county):
    return karbarg("--office", county, "prints", "--json").json


def test_a_paper_in_a_file_is_journalled(karbarg, county, visits, tmp_path):
    to = tmp_path / "x.pdf"
    done = karbarg("--office", county, "print", "verification", "-o", to, "--record", *visits, "--json").json
    assert done == {"path": str(to), "records": 5, "pages": 5}
    (line,) = prints(karbarg, county)
    assert {name: line[name] for name in line if name not in ("at", "user")} == {
        "print": f"3001-01/{line['print'].split('/')[1]}", "paper": "verification", "kind": "visit",
        "numbers": visits, "begins": [1, 2, 3, 4, 5], "pages": 5, "copies": 1, "target": "file:x.pdf", "range": "",
        "reason": ""}
    assert line["user"] == offices.CLERK.name
    assert karbarg("--office", county, "check").code == 0
    history = karbarg("--office", county, "show", visits[0], "--history").out
    assert "چاپ: — ← برگ صحت‌سنجی اشتغال، ۱ نسخه، پروندهٔ x.pdf" in history


def test_only_some_pages_in_a_file(karbarg, county, visits, tmp_path):
    to = tmp_path / "x.pdf"
    done = karbarg("--office", county, "print", "verification", "-o", to, "--record", *visits, "--pages", "۲، 4-5",
                   "--json").json
    assert done["pages"] == len(PdfReader(to).pages) == 3
    (line,) = prints(karbarg, county)
    assert (line["numbers"], line["range"], line["pages"]) == ([visits[1], *visits[3:]], "2,4-5", 3)
    before = to.read_bytes()
    assert karbarg("--office", county, "print", "verification", "-o", to, "--record", *visits,
                   "--pages", "9").refusal == "E_PAGES"
    assert to.read_bytes() == before
    assert karbarg("--office", county, "print", "verification", "-o", tmp_path / "none" / "x.pdf", "--record",
                   *visits, "--pages", "1").refusal == "E_PAPER_WRITE"
    assert len(prints(karbarg, county)) == 1
    assert half_written(tmp_path) == []


def test_on_a_printer(karbarg, cups, county, visits):
    done = karbarg("--office", county, "print", "verification", "--printer", "office", "--copies", "3", "--duplex",
                   "long", "--pages", "1-2", "--record", *visits, "--json").json
    assert (done["printer"], done["pages"], done["records"]) == ("office", 2, 5)
    came = cups.came_out(done["job"])
    assert (came.copies, came.options["sides"]) == (3, "two-sided-long-edge")
    assert len(PdfReader(came.pdf).pages) == 3  # an empty back between two records
    (line,) = prints(karbarg, county)
    assert (line["target"], line["copies"], line["numbers"]) == ("printer:office", 3, visits[:2])


@pytest.mark.parametrize("asked", [
    ("nowhere", "", "E_NO_PRINTER"), ("broken", "", "E_PRINTER_STOPPED"), ("office", "7-3", "E_PAGES")])
def test_what_fails_prints_and_journals_nothing(karbarg, cups, county, visits, asked):
    (printer, pages, code), before, jobs = asked, digest(county), cups.jobs("office")
    said = karbarg("--office", county, "print", "verification", "--printer", printer, "--pages", pages, "--record",
                   *visits)
    assert said.refusal == code
    assert digest(county) == before
    assert cups.jobs("office") == jobs


def test_without_cups_it_is_a_sentence(karbarg, monkeypatch, tmp_path, county, visits):
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "none"))
    assert karbarg("printers").refusal == "E_NO_PRINT_SERVICE"
    assert karbarg("--office", county, "print", "verification", "--printer", "x", "--record",
                   visits[0]).refusal == "E_NO_PRINT_SERVICE"


def test_the_printers_are_told(karbarg, cups):
    found = {each["name"]: each for each in karbarg("printers", "--json").json}
    assert found["office"] == {"name": "office", "default": True, "state": "ready", "why": ""}
    assert found["broken"]["state"] == "stopped"
    assert "ایستاده" in karbarg("printers").out


def test_beside_a_window_only_a_draft_is_made(karbarg, county, visits, tmp_path):
    to = tmp_path / "x.pdf"
    window = Database(county)
    said = karbarg("--office", county, "print", "verification", "-o", to, "--record", *visits)
    assert said.refusal == "E_PRINT_IN_USE"
    assert "--draft" in said.err
    assert not to.exists()
    draft = karbarg("--office", county, "print", "verification", "-o", to, "--draft", "--record", visits[0], "--json")
    assert (draft.code, draft.json["pages"]) == (0, 1)
    assert "پیش‌نویس" in PdfReader(to).pages[0].extract_text()
    window.close()
    assert prints(karbarg, county) == []
    assert karbarg("--office", county, "print", "verification", "--printer", "x", "--draft", "--record",
                   visits[0]).code == 2


def test_a_viewer_prints_nothing(karbarg, county, visits, tmp_path):
    to = tmp_path / "x.pdf"
    assert karbarg("--office", county, "--user", offices.VIEWER.name, "print", "verification", "-o", to, "--record",
                   visits[0]).refusal == "E_ROLE"
    assert not to.exists()


def test_a_damaged_page_again(karbarg, cups, county, visits, tmp_path):
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"
    karbarg("--office", county, "print", "verification", "-o", first, "--record", *visits)
    (line,) = prints(karbarg, county)
    done = karbarg("--office", county, "reprint", line["print"], "--page", "4", "-o", again, "--json").json
    assert (done["records"], done["pages"]) == (1, 1)
    (page,) = PdfReader(again).pages
    assert "المثنی" in page.extract_text()
    assert "المثنی" not in PdfReader(first).pages[3].extract_text()
    told = prints(karbarg, county)[0]
    assert (told["numbers"], told["reason"], told["target"]) == ([visits[3]], "برگ آسیب‌دیده", "file:again.pdf")
    number = line["print"].split("/")[1]
    done = karbarg("--office", county, "reprint", number, "--page", "4", "--printer", "office", "--json").json
    assert "چاپ ۳" in PdfReader(cups.came_out(done["job"]).pdf).pages[0].extract_text()
    assert len(prints(karbarg, county)) == 3


def test_a_page_that_was_not_printed_is_not_reprinted(karbarg, county, visits, tmp_path):
    to = tmp_path / "x.pdf"
    karbarg("--office", county, "print", "verification", "-o", to, "--record", *visits, "--pages", "2-3")
    (line,) = prints(karbarg, county)
    said = karbarg("--office", county, "reprint", line["print"], "--page", "5", "-o", tmp_path / "y.pdf")
    assert said.refusal == "E_NOT_REPRINTED"
    assert "۲ تا ۳" in said.err
    for unknown in ("9999", "3001-02/1", "x", "3001-01/"):
        assert karbarg("--office", county, "reprint", unknown, "--page", "1", "-o",
                       tmp_path / "y.pdf").refusal == "E_NO_PRINT"
    assert not (tmp_path / "y.pdf").exists()


def test_a_print_is_not_undone(karbarg, county, visits, tmp_path):
    karbarg("--office", county, "print", "verification", "-o", tmp_path / "x.pdf", "--record", visits[0])
    (line,) = prints(karbarg, county)
    said = karbarg("--office", county, "undo", line["print"].split("/")[1])
    assert said.refusal == "E_PRINT_STAYS"
    assert len(prints(karbarg, county)) == 1


def test_the_book_goes_to_the_province(karbarg, running, visits, tmp_path):
    county, province = running
    karbarg("--office", county, "print", "verification", "-o", tmp_path / "x.pdf", "--record", *visits)
    package = karbarg("--office", county, "package", "out", tmp_path, "--to", "3099", "--json").json["path"]
    assert karbarg("--office", province, "package", "in", package, "--json").json["result"] == "applied"
    assert prints(karbarg, province) == prints(karbarg, county)
    assert karbarg("--office", province, "check").code == 0
    assert "x.pdf" in karbarg("--office", province, "prints").out
