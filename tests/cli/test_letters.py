"""`letter new|issue|receive|reply|templates`, and printing letters and their register."""

import pytest
from openpyxl import Workbook

from tests.operations.coops import Coops
from tests.operations.offices import CHIEF, at_work, digest


@pytest.fixture
def letters(karbarg, new):
    """Run a command on an office whose head is known."""
    county, _province = new
    said = karbarg("--office", county, "--user", CHIEF.name, "save", "parameter", "key=office.head",
                   "value=حمید رستگار", "source=حکم")
    assert said.code == 0, said.err

    def run(*words):
        return karbarg("--office", county, *words)

    run.folder = county
    return run


@pytest.fixture
def coop(letters):
    return letters("save", "cooperative", "name=زنبورداران تندیس", "type=تولیدی", "county=کرج", "--json").json["number"]


def test_a_letter_is_written_issued_and_printed(letters, coop, tmp_path):
    written = letters("letter", "new", "coop-bank-account", "--record", coop, "enclosure=2 برگ", "--json")
    assert (written.code, set(written.json)) == (0, {"number", "letter_no", "problems", "state"})
    assert (written.json["letter_no"], written.json["state"]) == (None, "draft")
    assert {problem["level"] for problem in written.json["problems"]} == {"amber"}
    number = written.json["number"]
    assert letters("letter", "issue", number).code == 1  # what is left blank in it
    issued = letters("letter", "issue", number, "--reason", "دستی نوشته می‌شود", "--json").json
    assert issued["state"] == "issued"
    assert issued["letter_no"].startswith("3001/1/")
    shown = letters("show", number, "--json", "--history").json
    assert (shown["cooperative"], shown["enclosure"], shown["serial"]) == (coop, "2 برگ", 1)
    for paper in ("letter", "letter-register"):
        assert letters("print", paper, "--record", number, "-o", tmp_path / f"{paper}.pdf").code == 0
        assert (tmp_path / f"{paper}.pdf").stat().st_size > 1000
    assert letters("undo", shown["history"][0]["action"]).refusal == "E_ASSIGNED"


def test_words_for_people(letters):
    written = letters("letter", "new", "general", "subject=دعوت", "correspondent=فرمانداری", "body=خواهشمند است")
    assert (written.code, written.err) == (0, "")
    assert "پیش‌نویس" in written.out
    assert "۳۰۰۱/۱/" in letters("letter", "issue", "2-" + written.out.strip()[-1]).out


def test_what_hinders_issuing_is_said(letters):
    number = letters("letter", "new", "general", "--json").json["number"]
    before = digest(letters.folder)
    refused = letters("letter", "issue", number)
    assert refused.code == 1
    assert refused.err.splitlines()[0].startswith("body: ")
    assert refused.err.splitlines()[-1].endswith("[E_PROBLEMS]")
    assert digest(letters.folder) == before


def test_a_letter_that_came_is_entered_and_answered(letters):
    came = letters("letter", "receive", "correspondent=استانداری", "subject=آمار", "their_no=77/12", "--json").json
    assert came["letter_no"].startswith("و/3001/1/")
    draft = letters("letter", "reply", came["number"], "--json").json["number"]
    assert letters("show", draft, "--json").json["reply_to"] == came["number"]
    assert letters("letter", "issue", draft, "--reason", "نامه بی‌تاریخ آمد").code == 0
    assert letters("show", came["number"], "--json").json["state"] == "answered"
    found = {hit["number"] for hit in letters("find", "77/12", "--json").json}
    assert came["number"] in found
    refused = letters("letter", "reply", draft)
    assert refused.code == 1
    assert refused.err.splitlines()[-1].endswith("[E_PROBLEMS]")


@pytest.mark.parametrize("blank", ["letter_no=7", "serial=7", "year=1405", "template=general"])
def test_nobody_types_a_number(letters, blank):
    before = digest(letters.folder)
    typed = ("direction=صادره", "correspondent=بانک", "subject=س", blank)
    for said in (letters("save", "letter", *typed), letters("letter", "receive", *typed[1:]),
                 letters("letter", "new", "general", blank)):
        assert said.code == 1
        assert said.err.splitlines()[0].startswith(blank.partition("=")[0])
    assert digest(letters.folder) == before


def test_an_issued_letter_is_corrected_only_after_a_reason(letters):
    number = letters("letter", "new", "general", "subject=دعوت", "correspondent=فرمانداری", "body=متن",
                     "--json").json["number"]
    letters("letter", "issue", number)
    refused = letters("save", "letter", "body=دیگر", "--number", number)
    assert refused.code == 1
    assert "اصلاح نامه" in refused.err


def test_templates_are_listed(letters):
    every = letters("letter", "templates", "--json").json
    assert {"name", "title", "kinds", "states"} == set(every[0])
    about = letters("letter", "templates", "cooperative", "--json").json
    assert 0 < len(about) < len(every)
    assert all("cooperative" in each["kinds"] or not each["kinds"] for each in about)
    assert "coop-bank-account" in letters("letter", "templates", "cooperative").out
    assert letters("letter", "templates", "ship").code == 2


def test_an_unknown_template_is_refused(letters, coop):
    assert letters("letter", "new", "no-such").refusal == "E_NO_TEMPLATE"
    assert letters("letter", "new", "agency-correction", "--record", coop).refusal == "E_NO_TEMPLATE"
    assert letters("letter", "new", "general", "--record", "1-1").refusal == "E_NO_RECORD"
    assert letters("letter", "new", "general", "shoe=44").refusal == "E_BLANK"


@pytest.mark.parametrize("said", [("letter",), ("letter", "burn"), ("letter", "new"), ("letter", "receive")])
def test_a_command_said_wrongly_is_usage(letters, said):
    assert letters(*said).code == 2


def test_a_bad_template_of_numbers_is_refused(letters):
    refused = letters("--user", CHIEF.name, "save", "parameter", "key=letter.number_template", "value={unit}/{year}",
                      "source=x")
    assert refused.code == 1
    assert refused.err.startswith("value: ")


def test_numbers_in_a_workbook_are_passed_over(letters, tmp_path):
    book = Workbook()
    book.active.append(["صادره یا وارده", "گیرنده یا فرستنده", "موضوع", "شماره نامه", "متن"])
    book.active.append(["صادره", "بانک", "وام", "999/1405", "متن"])
    book.save(tmp_path / "letters.xlsx")
    assert letters("import", "letter", tmp_path / "letters.xlsx").code == 0
    (kept,) = letters("list", "letter", "--json").json
    assert (kept["correspondent"], kept.get("letter_no"), kept["unread"]) == ("بانک", None, {})
    assert letters("import", "letter", tmp_path / "letters.xlsx", "--map",
                   "شماره نامه=letter_no").refusal == "E_MAPPING"


def test_a_letter_follows_from_a_duty(letters, new):
    with at_work(letters.folder) as clerk, clerk.database.change(CHIEF) as change:
        late = Coops(change).coop(rest_due="1403/01/01", capital=9, paid_capital=3, registration_no="77",
                                  licence_end="1450/01/01")
    asked = ("letter", "new", "coop-warning-1", "--record", late)
    for wrong in ((*asked, "--duty", "complaint"), ("letter", "new", "coop-warning-1", "--duty", "unpaid_capital")):
        refused = letters(*wrong)
        assert (refused.code, "--record" in refused.err) == (1, True)
    assert letters(*asked, "--duty", "nonsense").code == 2
    blank = letters(*asked, "--json").json["number"]
    refused = letters("letter", "issue", blank, "--reason", "شتاب")
    assert (refused.code, refused.err.split(":")[0]) == (1, "subject")
    draft = letters("letter", "new", "coop-warning-۱", "--record", late, "--duty", "unpaid_capital", "--json").json
    shown = letters("show", draft["number"], "--json").json
    assert shown["duty"] == "unpaid_capital"
    assert "………" not in shown["subject"] + shown["body"]
    assert letters("letter", "issue", draft["number"]).code == 0
