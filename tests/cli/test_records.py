"""`list`, `show`, `find`, `save`, `check`, `undo` and `init`: shapes of the JSON, sentences and exit codes."""

import json

import pytest
from sqlcipher3 import dbapi2

from forms.parts import reference_list
from forms.rules.digits import to_persian
from tests.operations.offices import a_job, digest, rows

OWN_KEYS = {"number", "shown_number", "kind", "state", "voided", "marks", "unread"}


def words(typed):
    return [f"{name}={text}" for name, text in typed.items()]


def test_an_office_is_started_and_checked(karbarg, tmp_path):
    said = karbarg("init", tmp_path / "karaj", "--office", 3001, "--role", "county", "--user", "مریم یوسفی")
    assert said.code == 0
    assert "کرج" in said.out
    assert (tmp_path / "karaj" / "3001.card.json").is_file()
    checked = karbarg("check", "--office", tmp_path / "karaj", "--json")
    assert (checked.code, set(checked.json)) == (0, {"ok", "entries", "problems"})
    assert (checked.json["ok"], checked.json["problems"]) == (True, [])
    assert checked.json["entries"] > 0
    before = digest(tmp_path / "karaj")
    assert karbarg("init", tmp_path / "karaj", "--office", 3001, "--role", "county").refusal == "E_OFFICE_EXISTS"
    assert digest(tmp_path / "karaj") == before


@pytest.mark.parametrize(("code", "role"), [
    ("0000", "county"), ("30", "county"), (3001, "province"), (77, "province"), (3099, "county"),
    (9901, "county"), (3000, "county")])
def test_a_code_that_is_no_offices_is_refused(karbarg, tmp_path, code, role):
    assert karbarg("init", tmp_path / "x", "--office", code, "--role", role).refusal == "E_OFFICE_CODE"
    assert not (tmp_path / "x").exists()


def test_an_office_whose_code_begins_with_a_zero(karbarg, tmp_path):
    folder = tmp_path / "rasht"
    assert karbarg("init", folder, "--office", "0101", "--role", "county").code == 0
    saved = karbarg("--office", folder, "save", "person", "national_code=0499370899", "first_name=س", "last_name=ن",
                    "--json").json
    shown = karbarg("--office", folder, "show", saved["number"], "--json").json
    assert shown["shown_number"].startswith("0101-1-1-")
    assert karbarg("--office", folder, "show", shown["shown_number"], "--json").json == shown


@pytest.mark.parametrize("given", [(), ("--office", "3001"), ("--office", "x", "--role", "county"),
                                   ("--office", "3001", "--role", "king"),
                                   ("--office", "3001", "--role", "county", "--workstation", "0")])
def test_a_command_said_wrongly_is_usage(karbarg, tmp_path, given):
    assert karbarg("init", tmp_path / "x", *given).code == 2
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("said", [("nonsense",), ("list", "shoe"), ("list",), ("find",), ("import", "job"),
                                  ("print", "poster", "-o", "x.pdf", "--record", "1"), ("report", "x", "-o", "x"),
                                  ("print", "job", "-o", "x.pdf"), ("package",), ("key", "lose")])
def test_unknown_words_are_usage(karbarg, sample, said):
    assert karbarg("--office", sample[0], *said).code == 2


def test_a_job_is_saved_shown_and_listed(karbarg, new):
    county, _province = new
    saved = karbarg("--office", county, "save", "job", *words(a_job(mobile="۰۹۱۲۰۰۰۰۰۰۰")), "--json")
    assert (saved.code, set(saved.json), saved.json["problems"]) == (0, {"number", "problems"}, [])
    shown = karbarg("--office", county, "show", saved.json["number"], "--json").json
    assert set(shown) >= OWN_KEYS
    assert (shown["kind"], shown["state"], shown["voided"], shown["marks"], shown["unread"]) == (
        "job", "registered", False, [], {})
    assert (shown["first_name"], shown["start_day"], shown["mobile"]) == ("سارا", "2025-05-21", "09120000000")
    # The number is understood as JSON writes it, as the paper shows it, and in short.
    short = "-".join(shown["shown_number"].split("-")[2:])
    for number in (shown["shown_number"], to_persian(shown["shown_number"]), short):
        assert karbarg("--office", county, "show", number, "--json").json == shown
    listed = karbarg("--office", county, "list", "job", "--json").json
    assert listed == [shown]
    assert len(karbarg("--office", county, "list", "person", "--json").json) == 1


def test_a_record_is_changed_blank_by_blank(karbarg, new):
    county, _province = new
    number = karbarg("--office", county, "save", "job", *words(a_job()), "--json").json["number"]
    done = karbarg("--office", county, "save", "job", "last_name=نجفی‌پور", "--number", number)
    assert (done.code, done.err) == (0, "")
    shown = karbarg("--office", county, "show", number, "--json", "--history").json
    assert (shown["first_name"], shown["last_name"]) == ("سارا", "نجفی‌پور")
    assert {key for line in shown["history"] for key in line} == {
        "at", "user", "role", "act", "reason", "seq", "station", "action", "changes"}
    assert [line["act"] for line in shown["history"]] == ["set", "create"]
    assert karbarg("--office", county, "undo", shown["history"][0]["action"]).code == 0
    assert karbarg("--office", county, "show", number, "--json").json["last_name"] == "نجفی"


def test_what_stands_in_the_way_of_saving_is_said(karbarg, new):
    county, _province = new
    before = digest(county)
    said = karbarg("--office", county, "save", "job", *words(a_job(national_code="1", start_day="1404/13/1")))
    assert said.code == 1
    *problems, last = said.err.splitlines()
    assert {line.split(":")[0] for line in problems} == {"national_code", "start_day"}
    assert last.endswith("[E_PROBLEMS]")
    with_json = karbarg("--office", county, "save", "job", *words(a_job(national_code="1")), "--json")
    assert with_json.refusal == "E_PROBLEMS"
    assert with_json.json["number"] is None
    assert [set(problem) for problem in with_json.json["problems"]] == [{"field", "message", "level"}]
    assert digest(county) == before


@pytest.mark.parametrize("word", ["shoe_size=44", "files=x.jpg", "number=7", "=", "first_name"])
def test_a_blank_that_the_form_lacks_is_not_passed_over(karbarg, new, word):
    county, _province = new
    before = digest(county)
    said = karbarg("--office", county, "save", "job", *words(a_job(first_name="")), word)
    assert said.code == 1
    if not word.startswith("first_name"):
        assert said.refusal == "E_BLANK"
    assert digest(county) == before


def test_a_cooperative_with_its_members(karbarg, new):
    county, _province = new
    members = [{"national_code": code, "first_name": "نام", "last_name": "خانواده", "shares": 5}
               for code in ("0499370899", "4070987029")]
    saved = karbarg("--office", county, "save", "cooperative", "name=تعاونی لاله", "type=تولیدی", "county=کرج",
                    f"members={json.dumps(members)}", "--json")
    assert saved.code == 0, saved.out
    shown = karbarg("--office", county, "show", saved.json["number"], "--json").json
    assert [row["national_code"] for row in shown["members"]] == ["0499370899", "4070987029"]
    # Another blank changed: the table stays.
    karbarg("--office", county, "save", "cooperative", "subject=دوخت لباس", "--number", saved.json["number"])
    assert len(karbarg("--office", county, "show", saved.json["number"], "--json").json["members"]) == 2
    for wrong in ("members=لاله", "members={}", 'members=[{"shoe": 1}]'):
        assert karbarg("--office", county, "save", "cooperative", wrong, "--number",
                       saved.json["number"]).refusal == "E_BLANK"


def test_a_home_business_applicant(karbarg, new):
    county, _province = new
    group = next(entry.label for entry in reference_list("home_business_groups").entries)
    typed = {"national_code": "0499370899", "first_name": "سارا", "last_name": "نجفی", "county": "کرج",
             "mode": "مستقل", "field_of_work": "دوخت لباس"}
    said = karbarg("--office", county, "save", "home_business", *words(typed), "trade_group=نیست", "--json")
    assert said.refusal == "E_PROBLEMS"
    assert [problem["field"] for problem in said.json["problems"]] == ["trade_group"]
    saved = karbarg("--office", county, "save", "home_business", *words(typed), f"trade_group={group}", "--json").json
    shown = karbarg("--office", county, "show", saved["number"], "--json").json
    assert (shown["state"], shown["mode"], shown["person"]) == ("draft", "independent", saved["number"] - 1)
    assert "سارا نجفی" in karbarg("--office", county, "find", "نجفی").out


@pytest.mark.parametrize("typed", ["نجفی", "نجفي", "najafi", "0499370899", "۰۴۹۹۳۷۰۸۹۹", "77001", "سارا نجفی"])
def test_find_by_anything_that_one_remembers(karbarg, new, typed):
    county, _province = new
    number = karbarg("--office", county, "save", "job", *words(a_job()), "--json").json["number"]
    hits = karbarg("--office", county, "find", typed, "--json").json
    if typed == "najafi":
        assert hits == []
        return
    assert {"number", "kind", "title", "subtitle"} == set(hits[0])
    assert number in [hit["number"] for hit in hits]
    assert "سارا نجفی" in karbarg("--office", county, "find", *typed.split()).out


def test_find_by_the_number_of_the_paper(karbarg, sample):
    county, _province = sample
    job = karbarg("--office", county, "list", "job", "--limit", "1", "--json").json[0]
    hits = karbarg("--office", county, "find", job["shown_number"], "--json").json
    assert hits[0]["number"] == job["number"]


def test_a_list_under_conditions(karbarg, sample):
    county, _province = sample
    by_sql = rows(county, "SELECT number FROM job WHERE agency = 'behzisti' ORDER BY number")
    for typed in ("agency=بهزیستی", "agency=behzisti", "agency=اداره بهزيستي شهرستان"):
        listed = karbarg("--office", county, "list", "job", "--where", typed, "--json").json
        assert [(job["number"],) for job in listed] == by_sql != []
    both = karbarg("--office", county, "list", "job", "--where", "agency=بهزیستی", "--where", "sex=زن", "--json").json
    assert {job["sex"] for job in both} == {"female"}
    table = karbarg("--office", county, "list", "job", "--limit", 2).out.splitlines()
    assert len(table) == 3
    assert table[0].split("\t")[:2] == ["شماره", "کد رهگیری"]
    for wrong in ("shoe=1", "start_day=1404/13/1"):
        assert karbarg("--office", county, "list", "job", "--where", wrong).refusal == "E_CONDITION"


@pytest.mark.parametrize("number", ["3001-1-5-0", "xx", "1", "30010100009999", "", "3001-1-123456789-1"])
def test_a_number_of_nothing(karbarg, sample, number):
    assert karbarg("--office", sample[0], "show", number).refusal == "E_NO_RECORD"


def test_a_viewer_and_an_unknown_name_only_look(karbarg, sample):
    county, _province = sample
    before = digest(county)
    for user in ("ناظر", "هیچ‌کس"):
        assert karbarg("--office", county, "--user", user, "list", "job").code == 0
        assert karbarg("--office", county, "--user", user, "save", "job", *words(a_job())).refusal == "E_ROLE"
        assert karbarg("--office", county, "--user", user, "undo", "4").refusal == "E_ROLE"
    assert digest(county) == before


def test_users_are_added_by_the_chief(karbarg, new):
    county, _province = new
    assert karbarg("--office", county, "user", "زهرا", "--role", "clerk").refusal == "E_ROLE"
    assert karbarg("--office", county, "--user", "حمید رستگار", "user", "زهرا", "--role", "clerk").code == 0
    saved = karbarg("--office", county, "--user", "زهرا", "save", "job", *words(a_job()), "--json").json
    history = karbarg("--office", county, "show", saved["number"], "--json", "--history").json["history"]
    assert [(line["user"], line["role"]) for line in history] == [("زهرا", "clerk")]


def test_an_undo_of_nothing_is_refused(karbarg, sample):
    before = digest(sample[0])
    for action in (0, 1, 99999):
        assert karbarg("--office", sample[0], "undo", action).refusal == "E_NO_ACTION"
    assert digest(sample[0]) == before


def test_a_folder_that_is_no_office(karbarg, tmp_path, monkeypatch):
    for command in (("list", "job"), ("save", "person", "first_name=س"), ("check",), ("package", "out", tmp_path)):
        assert karbarg("--office", tmp_path / "none", *command).refusal == "E_NO_OFFICE"
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv("KARBARG_OFFICE", str(tmp_path))
    assert karbarg("list", "job").refusal == "E_NO_OFFICE"


def test_a_damaged_database_is_said_so(karbarg, sample):
    county, _province = sample
    file = county / "office.db"
    file.write_bytes(b"SQLite format 3\0" + bytes(5000))
    for command in (("list", "job"), ("save", "job", *words(a_job())), ("check",)):
        assert karbarg("--office", county, *command).refusal == "E_DATABASE_DAMAGED"


def test_check_finds_a_row_that_the_journal_does_not_know(karbarg, sample):
    county, _province = sample
    connection = dbapi2.connect(county / "office.db")
    connection.execute("UPDATE job SET first_name = 'دستکاری' WHERE number = (SELECT min(number) FROM job)")
    connection.commit()
    connection.close()
    said = karbarg("--office", county, "check", "--json")
    assert (said.code, said.json["ok"], len(said.json["problems"]) > 0) == (1, False, True)
