"""`plan`, `give`, `print`, `result`, `report`: from the campaign to the paper and back."""

import pytest
from pypdf import PdfReader

from desktop.operations.texts.paper_list import PAPERS
from desktop.store.queries import Query
from forms.catalog import campaign, person, visit, visitor_group
from tests.operations.offices import CHIEF, at_work, digest, half_written, numbers, record, result, rows, shown_day
from tests.operations.paper_reading import said


def words(typed):
    return [f"{name}={text}" for name, text in typed.items()]


@pytest.fixture
def plan(karbarg, sample):
    """A campaign typed on the command line, and two groups: (county, campaign, groups)."""
    county, _province = sample

    def save(kind, **typed):
        return karbarg("--office", county, "save", kind, *words(typed), "--json").json["number"]

    number = save("campaign", title="پاییز", tier="میدانی", mode="تمام‌شماری", first_day=shown_day(-2),
                  last_day=shown_day(30))
    return county, number, [save("visitor_group", name=name, organisation_type="گروه جهادی") for name in ("یک", "دو")]


def test_from_the_campaign_to_the_result(karbarg, plan, tmp_path):
    county, number, groups = plan
    opened = karbarg("--office", county, "plan", number, "--where", "agency=بهزیستی", "--json").json
    assert set(opened) == {"visits", "already"}
    assert len(opened["visits"]) == rows(county, "SELECT count(*) FROM job WHERE agency = 'behzisti'")[0][0]
    assert karbarg("--office", county, "plan", number, "--where", "agency=بهزیستی", "--json").json == {
        "visits": [], "already": len(opened["visits"])}
    given = karbarg("--office", county, "give", number, *groups, "--json").json
    assert given == {str(group): len(opened["visits"]) // 2 for group in groups}
    to = tmp_path / "papers.pdf"
    printed = karbarg("--office", county, "print", "verification", "-o", to, "--batch", number, "--json").json
    assert printed == {"path": str(to), "records": len(opened["visits"]), "pages": len(opened["visits"])}
    assert len(PdfReader(to).pages) == printed["pages"]
    done = karbarg("--office", county, "result", opened["visits"][0], *words(result("NOT_FOUND")), "--json")
    assert (done.code, set(done.json)) == (0, {"number", "next_visit", "problems"})
    assert karbarg("--office", county, "show", done.json["next_visit"], "--json").json["state"] == "wanted"
    left = karbarg("--office", county, "print", "verification", "-o", to, "--batch", number, "--json").json
    assert left["records"] == len(opened["visits"])  # one has its result, one was opened for it
    assert half_written(tmp_path) == []


def test_a_list_in_the_columns_that_are_named(karbarg, sample, tmp_path):
    county, _province = sample
    to = tmp_path / "x.pdf"
    asked = ("--office", county, "print", "list", "-o", to, "--kind", "job")
    assert karbarg(*asked, "--columns", "row, national_code,state", "--limit", 5, "--json").json["records"] == 5
    assert "کدملی" in said(to).replace(" ", "")
    assert "کدرهگیری" not in said(to).replace(" ", "")
    refused = karbarg(*asked, "--columns", "row,shoe")
    assert refused.refusal == "E_LIST_COLUMN"
    assert karbarg("--office", county, "print", "job", "-o", to, "--kind", "job", "--columns", "row").code == 2


def test_one_paper_some_papers_and_papers_of_a_condition(karbarg, running, tmp_path):
    county, _province = running
    to = tmp_path / "x.pdf"
    with at_work(county) as clerk:
        visits = numbers(clerk, visit.FORM)[:3]
    one = karbarg("--office", county, "print", "verification", "-o", to, "--record", visits[0], "--json").json
    assert one["pages"] == 1
    some = karbarg("--office", county, "print", "verification", "-o", to, "--record", *visits, "--json").json
    assert some["pages"] == 3
    by_condition = karbarg("--office", county, "print", "verification", "-o", to, "--where", "agency=بهزیستی",
                           "--limit", "2", "--json").json
    assert by_condition["records"] == 2
    assert karbarg("--office", county, "print", "verification", "-o", to, "--where",
                   "first_name=هیچ‌کس").refusal == "E_NOTHING_TO_PRINT"
    assert karbarg("--office", county, "print", "members", "-o", to, "--record", visits[0]).refusal == "E_NO_PAPER"
    assert karbarg("--office", county, "print", "verification", "-o", tmp_path / "none" / "x.pdf", "--record",
                   visits[0]).refusal == "E_PAPER_WRITE"


def test_a_result_is_refused_with_its_reasons(karbarg, running):
    county, _province = running
    with at_work(county) as clerk:
        number = numbers(clerk, visit.FORM)[0]
    before = digest(county)
    said = karbarg("--office", county, "result", number, "result=تأیید", "--json")
    assert said.refusal == "E_PROBLEMS"
    assert "visited_at" in {problem["field"] for problem in said.json["problems"]}
    assert karbarg("--office", county, "result", number, "shoe=1").refusal == "E_BLANK"
    assert karbarg("--office", county, "result", "xx", "result=تأیید").refusal == "E_NO_RECORD"
    assert digest(county) == before
    said = karbarg("--office", county, "result", number, *words(result("CONFIRMED", working_now="خیر")))
    assert said.code == 1
    assert said.err.startswith("result: ")


def test_a_group_does_not_check_its_own_agency(karbarg, plan):
    county, number, _groups = plan
    own = karbarg("--office", county, "save", "visitor_group", "name=گروه بهزیستی", "organisation_type=سایر",
                  "agency=بهزیستی", "--json").json["number"]
    karbarg("--office", county, "plan", number, "--where", "agency=بهزیستی")
    assert karbarg("--office", county, "give", number, own, "--json").json == {}
    with at_work(county) as clerk, clerk.database.read() as reader:
        assert reader.count(visit.FORM, Query(where=(("state", "state", "wanted"),))) > 0
        assert reader.count(visitor_group.FORM, Query()) == 3
        assert reader.count(campaign.FORM, Query()) == 1


def test_the_report_is_one_page(karbarg, running, tmp_path):
    county, _province = running
    to = tmp_path / "state.pdf"
    said = karbarg("--office", county, "report", "verification-state", "-o", to)
    assert (said.code, said.err) == (0, "")
    assert str(to) in said.out
    assert len(PdfReader(to).pages) == 1


def test_an_empty_office_has_nothing_to_report(karbarg, new, tmp_path):
    assert karbarg("--office", new[0], "report", "verification-state", "-o", tmp_path / "x.pdf").refusal == \
        "E_REPORT_EMPTY"
    assert not (tmp_path / "x.pdf").exists()


def test_papers_are_listed_for_a_kind_and_for_all(karbarg):
    every = karbarg("papers", "--json").json
    assert {each["name"] for each in every} == set(PAPERS)
    own = karbarg("papers", "visitor_group", "--json").json
    assert [each["name"] for each in own][-3:] == ["visitor-group", "list", "label"]
    assert "معرفی‌نامهٔ بازدیدکنندگان" in karbarg("papers", "visitor_group").out
    assert karbarg("papers", "shoe").code == 2


def test_a_list_and_labels_ask_for_a_kind_and_say_their_conditions(karbarg, sample, tmp_path):
    county, to = sample[0], tmp_path / "x.pdf"
    done = karbarg("--office", county, "print", "list", "-o", to, "--kind", "job", "--where", "agency=بهزیستی",
                   "--json").json
    assert done["records"] == rows(county, "SELECT count(*) FROM job WHERE agency = 'behzisti'")[0][0]
    assert "دستگاه اجرایی: بهزیستی" in said(to)
    every = karbarg("--office", county, "print", "label", "-o", to, "--kind", "job", "--json").json
    assert every["records"] == rows(county, "SELECT count(*) FROM job")[0][0]
    assert karbarg("--office", county, "print", "list", "-o", to, "--where", "agency=بهزیستی").refusal == "E_NO_KIND"
    assert karbarg("--office", county, "print", "list", "-o", to).code == 2
    assert karbarg("--office", county, "print", "list", "-o", to, "--kind", "job", "--where",
                   "shoe=1").refusal == "E_CONDITION"
    assert karbarg("--office", county, "print", "poster", "-o", to, "--kind", "job").code == 2


def test_a_draft_is_printed_beside_an_open_window(karbarg, sample, tmp_path):
    county, to = sample[0], tmp_path / "x.pdf"
    with at_work(county) as clerk:
        someone = numbers(clerk, person.FORM)[0]
        assert karbarg("--office", county, "print", "person", "-o", to, "--record", someone).code == 1
        assert not to.exists()
        before = digest(county)
        done = karbarg("--office", county, "print", "person", "-o", to, "--record", someone, "--draft", "--json").json
        assert done["pages"] == 1
        assert "پیشنویس" in said(to)
        assert digest(county) == before


def test_texts_are_shown_and_worded_anew(karbarg, sample, tmp_path):
    county, chief = sample[0], ("--user", CHIEF.name)
    shown = karbarg("--office", county, "texts", "coop-agreement", "--json").json
    assert [each["part"] for each in shown] == ["opening", "conditions"]
    assert not any(each["own"] for each in shown)
    text = tmp_path / "opening.txt"
    text.write_text("با {name} موافقت می‌شود.", encoding="utf-8")
    done = karbarg("--office", county, *chief, "texts", "coop-agreement", "opening", "--set", text, "--json")
    assert (done.code, done.json["problems"]) == (0, [])
    now = karbarg("--office", county, "texts", "coop-agreement", "opening", "--json").json
    assert [(each["text"], each["own"]) for each in now] == [("با {name} موافقت می‌شود.", True)]
    assert "متن اداره" in karbarg("--office", county, "texts", "coop-agreement").out
    text.write_text("با {shoe} موافقت می‌شود.", encoding="utf-8")
    wrong = karbarg("--office", county, *chief, "texts", "coop-agreement", "opening", "--set", text)
    assert wrong.code == 1
    assert "{shoe}" in wrong.err
    none = karbarg("--office", county, *chief, "texts", "poster", "opening", "--set", text, "--json").json
    assert none["number"] is None
    assert karbarg("--office", county, "texts", "poster").refusal == "E_NO_PAPER"
    assert karbarg("--office", county, *chief, "texts", "coop-agreement", "opening", "--set",
                   tmp_path / "none.txt").refusal == "E_FILE_MISSING"
    text.write_text("با {name} موافقت شد.", encoding="utf-8")
    assert karbarg("--office", county, "texts", "coop-agreement", "opening", "--set", text).refusal == "E_ROLE"


def test_a_paper_asked_for_by_its_job_is_journalled_for_its_visit(karbarg, running, tmp_path):
    county, to = running[0], tmp_path / "x.pdf"
    with at_work(county) as clerk:
        visited = numbers(clerk, visit.FORM)[2]
        worker = record(clerk, visited).values[visit.JOB]
    for asked, mark in ((worker, False), (visited, True), (worker, True)):
        assert karbarg("--office", county, "print", "verification", "-o", to, "--record", asked).code == 0
        assert ("المثنی" in said(to)) == mark
    prints = karbarg("--office", county, "prints", "--json").json
    assert [each["numbers"] for each in prints] == [[visited]] * 3
