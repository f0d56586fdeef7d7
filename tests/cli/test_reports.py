"""`reports` and `report`: the list, a day, two days, a county; on paper and as a workbook."""

from datetime import timedelta

import openpyxl
import pytest
from pypdf import PdfReader

from desktop.operations.texts.report_list import REPORTS
from forms.rules import jalali
from tests.operations import paper_reading
from tests.operations.lived import FIRST, VISITED, copy_lived
from tests.operations.offices import TODAY, VIEWER, digest


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    return copy_lived(tmp_path_factory.mktemp("lived") / "karaj")


def day(of):
    return jalali.text(of)


def test_the_list_of_reports(karbarg):
    said = karbarg("reports", "--json").json
    assert [each["name"] for each in said] == list(REPORTS)
    assert all(set(each) == {"name", "title", "answers", "compares"} and each["answers"] for each in said)
    assert {each["name"] for each in said if each["compares"]} == {"comparison"}
    table = karbarg("reports").out.splitlines()
    assert len(table) == len(REPORTS) + 1


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_of_a_past_day(karbarg, lived, tmp_path, name):
    more = ["--against", day(VISITED)] if REPORTS[name].compares else []
    to = tmp_path / "x.pdf"
    said = karbarg("--office", lived, "report", name, "-o", to, "--as-of", day(TODAY - timedelta(2)), *more, "--json")
    assert said.json["pages"] == len(PdfReader(to).pages)
    assert said.json["as_of"] == (TODAY - timedelta(2)).isoformat()
    book = tmp_path / "x.xlsx"
    said = karbarg("--office", lived, "report", name, "-o", book, *more)
    assert (said.code, said.err) == (0, "")
    assert str(book) in said.out
    assert openpyxl.load_workbook(book).worksheets[0]["A1"].value == REPORTS[name].title
    newest = karbarg("--office", lived, "prints", "--json").json[:2]
    assert [(each["paper"], each["target"], each["numbers"]) for each in newest] == [
        (name, "file:x.xlsx", []), (name, "file:x.pdf", [])]


@pytest.mark.parametrize(("code", "more"), [
    ("E_REPORT_FUTURE", ["--as-of", day(TODAY + timedelta(1))]),
    ("E_REPORT_BEFORE", ["--as-of", day(FIRST - timedelta(1)), "--against", day(FIRST - timedelta(2))]),
    ("E_REPORT_SECOND_DAY", []),
    ("E_REPORT_ORDER", ["--against", day(TODAY)]),
    ("E_COUNTY", ["--against", day(VISITED), "--county", "۹۸۷۶"]),
])
def test_what_makes_no_sense_is_one_sentence(karbarg, lived, tmp_path, code, more):
    before = digest(lived)
    against = ["--against", day(VISITED)] if code == "E_REPORT_FUTURE" else []
    said = karbarg("--office", lived, "report", "comparison", "-o", tmp_path / "x.pdf", *more, *against)
    assert said.refusal == code
    assert list(tmp_path.iterdir()) == []
    assert digest(lived) == before


def test_usage(karbarg, lived, tmp_path):
    for words in (["horoscope", "-o", tmp_path / "x.pdf"], ["loans"],
                  ["loans", "-o", "x.pdf", "--as-of", "1405/13/01"]):
        assert karbarg("--office", lived, "report", *words).code == 2
    assert "ماه" in karbarg("--office", lived, "report", "loans", "-o", "x.pdf", "--as-of", "1405/13/01").err


def test_a_folder_that_is_not_there(karbarg, lived, tmp_path):
    assert karbarg("--office", lived, "report", "loans", "-o", tmp_path / "no" / "x.pdf").refusal == "E_PAPER_WRITE"
    assert karbarg("--office", lived, "report", "loans", "-o", tmp_path / "no" / "x.xlsx").refusal == "E_WORKBOOK_WRITE"


def test_a_county_names_itself_or_nobody(karbarg, lived, tmp_path):
    assert karbarg("--office", lived, "report", "loans", "-o", tmp_path / "x.pdf", "--county", "3001").code == 0
    assert karbarg("--office", lived, "report", "loans", "-o", tmp_path / "x.pdf", "--county", "3002").refusal == \
        "E_COUNTY"


def test_a_report_is_in_the_book_by_its_title_and_a_draft_is_not(karbarg, lived, tmp_path):
    to = tmp_path / "تسهیلات.pdf"
    assert karbarg("--office", lived, "report", "loans", "-o", to).code == 0
    assert REPORTS["loans"].title in karbarg("--office", lived, "prints").out
    before = digest(lived)
    assert karbarg("--office", lived, "report", "loans", "-o", to, "--draft").code == 0
    assert paper_reading.plain("پیش‌نویس") in paper_reading.said(to)
    book = tmp_path / "x.xlsx"
    assert karbarg("--office", lived, "report", "loans", "-o", book, "--draft").code == 0
    assert "پیش‌نویس" in [row[0].value for row in openpyxl.load_workbook(book).worksheets[0]["A1:A6"]]
    assert digest(lived) == before


def test_some_pages_of_a_report(karbarg, lived, tmp_path):
    made = karbarg("--office", lived, "report", "loans", "-o", tmp_path / "x.pdf", "--pages", "1", "--json").json
    assert made["pages"] == len(PdfReader(tmp_path / "x.pdf").pages) == 1
    assert karbarg("--office", lived, "report", "loans", "-o", tmp_path / "x.xlsx", "--pages", "1").code == 2


def test_a_viewer_gets_a_draft_only(karbarg, lived, tmp_path):
    words = ("--office", lived, "--user", VIEWER.name, "report", "loans", "-o", tmp_path / "x.pdf")
    assert karbarg(*words).refusal == "E_ROLE"
    assert list(tmp_path.iterdir()) == []
    assert karbarg(*words, "--draft").code == 0
