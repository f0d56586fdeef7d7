"""The whole life of one cooperative through the command line, from draft to closed; and what is refused on the way."""

from datetime import date

import openpyxl
import pytest

from forms.rules import jalali
from tests.operations import coop_life as life
from tests.operations.coop_life import a_coop, as_words, code, day
from tests.operations.offices import digest
from tests.operations.test_coop_register_import import register

CHIEF = ("--user", "حمید رستگار")


class Office:
    """The commands of one office; each must be done, and answers with its JSON document."""

    def __init__(self, karbarg, folder):
        self._karbarg, self.folder = karbarg, folder

    def said(self, *words):
        return self._karbarg("--office", self.folder, *words)

    def done(self, *words):
        found = self.said(*words, "--json")
        assert found.code == 0, (words, found.out, found.err)
        return found.json

    def save(self, kind, number=None, **blanks):
        extra = ("--number", number) if number else ()
        return self.done("save", kind, *as_words(blanks), *extra)["number"]

    def step(self, number, *names, chief=False, reason=""):
        for name in names:
            why = ("--reason", reason) if reason else ()
            self.done(*(CHIEF if chief else ()), "move", number, name, *why)

    def state(self, number):
        return self.done("show", number)["state"]

    def listed(self, kind):
        return self.done("list", kind)


@pytest.fixture
def office(karbarg, new):
    return Office(karbarg, new[0])


def shown(office, number):
    return office.done("show", number)["shown_number"]


def with_capital(office):
    number = office.save("cooperative", **a_coop(documents=life.documents(
        "formation_agreed", "registration_permitted", "licensed", "dissolved", "closed")))
    office.step(number, "submit", "review")
    office.step(number, "agree", chief=True)
    office.step(number, "pay")
    assert office.done("coop", "admit", number)["members"]["total"] == 7
    for member in office.listed("coop_member"):
        office.save("coop_member", member["number"], joined_day=day(-30))
    return number


def first_assembly(office, number):
    """The first call fails, the second elects."""
    called = office.done("coop", "call", number, f"called_day={day(-29)}", 'agenda=[{"matter": "انتخاب هیأت مدیره"}]',
                         "--nature", "founding", "--held-at", f"{day(-26)} 10:00")
    assert called["record"]["members"] == 7
    failed = office.done("coop", "hold", called["number"], "present=3", "--failed")
    assert (failed["state"], failed["record"]["quorum_met"]) == ("no_quorum", False)
    again = office.done("coop", "call-again", called["number"], f"called_day={day(-25)}",
                        "--held-at", f"{day(-10)} 10:00")
    assert (again["record"]["call_no"], again["record"]["agenda"]) == (2, called["record"]["agenda"])
    quorum = office.done("coop", "quorum", again["number"])
    assert (quorum["needed"], quorum["met"]) == (4, None)
    there = office.listed("coop_member")
    rows = [{"candidate": " ".join((each["first_name"], each["last_name"])), "votes": str(7 - n),
             "member": each["shown_number"], "for_office": "board" if n < 4 else "inspector"}
            for n, each in enumerate(there[:5])]
    held = office.done("coop", "hold", again["number"], *as_words(
        {"present": "6", "proxies": "1", "ballots_given": "7", "ballots_cast": "7", "candidates": rows}))
    assert [row["result"] for row in held["record"]["candidates"]] == ["principal"] * 3 + ["alternate", "principal"]
    office.step(number, "assemble")


def board(office, number):
    offices = office.listed("coop_office")
    assert [each["office"] for each in offices] == ["principal"] * 3 + ["alternate", "inspector"]
    for post, each in zip(("chair", "vice_chair", "secretary", "alternate", "inspector"), offices, strict=True):
        office.save("coop_office", each["number"], office=post, accepted_day=day(-9), signs="1")
    office.save("coop_office", cooperative=shown(office, number), office="managing_director", full_name="کاوه بهرامی",
                first_day=day(-9), accepted_day=day(-9))
    office.step(number, "form_board")


def test_a_whole_life(office):
    number = with_capital(office)
    first_assembly(office, number)
    board(office, number)
    office.step(number, "permit", chief=True)
    office.step(number, "register")
    office.step(number, "license", chief=True)
    office.step(number, "implement", "operate")
    for nth in (1, 2, 3):
        warned = office.done("coop", "warn", number, "subject=برگزارنکردن مجمع", f"day={day(0)}")
        assert warned["record"]["warning_no"] == nth
    office.step(number, "stall", reason="بیش از یک سال بی فعالیت")
    office.save("cooperative", number, ground="warnings", dissolved_day=day(0), debts_settled="1",
                dissolved_by="ministry", dissolution_no="۵۴/۷")
    office.step(number, "dissolve", chief=True, reason="ماده ۵۴")
    for n in range(3):
        office.save("coop_office", cooperative=shown(office, number), full_name=f"عضو {n}", first_day=day(0),
                    accepted_day=day(0), office="liquidator" if n else "ministry_liquidator")
    office.step(number, "liquidate")
    office.save("cooperative", number, closed_day=day(0), creditors_day=day(0), assets="90000000", debts="0")
    office.step(number, "close", chief=True)
    assert office.state(number) == "closed"
    history = office.done("show", number, "--history")["history"]
    steps = [line for line in history if line["act"] == "move"]
    assert len(steps) == 15
    assert {line["reason"] for line in steps} == {"", "بیش از یک سال بی فعالیت", "ماده ۵۴"}
    assert office.done("check")["ok"]


def test_an_alternate_is_called_to_a_seat_that_was_left(office):
    number = with_capital(office)
    first_assembly(office, number)
    board(office, number)
    chair = next(each for each in office.listed("coop_office") if each["office"] == "chair")
    assert office.said("coop", "alternate", chair["number"]).code == 1  # he still serves
    office.save("coop_office", chair["number"], left_day=day(-2))
    office.step(chair["number"], "end")
    called = office.done("coop", "alternate", chair["number"], "--on", day(-1))
    assert (called["state"], called["record"]["office"], called["record"]["in_place_of"]) == (
        "serving", "principal", chair["number"])
    assert office.said("coop", "alternate", chair["number"]).code == 1  # twice


def test_shares_are_shown_as_a_register(office):
    number = with_capital(office)
    first, second, *_rest = office.listed("coop_member")
    office.save("share_transfer", cooperative=shown(office, number), day=day(-1), nature="passed", shares="4",
                source=first["shown_number"], target=second["shown_number"], consent_day=day(-1))
    register = office.done("coop", "shares", number)
    assert (register["total"], len(register["lines"]), register["refusals"]) == (70, 8, [])
    held = {line["member"]: line["shares"] for line in register["holdings"]}
    assert (held[first["number"]], held[second["number"]]) == (6, 14)
    earlier = office.done("coop", "shares", number, "--on", day(-2))
    assert ({line["shares"] for line in earlier["holdings"]}, len(earlier["lines"])) == ({10}, 7)
    assert office.said("coop", "shares", number, "--on", "1405/13/40").code == 2
    table = office.said("coop", "shares", number).out.splitlines()
    assert table[0] == "تاریخ\tواگذارنده\tگیرنده\tسهم"
    assert table[-1] == "جمع: ۷۰ سهم"


def test_applicants_are_members_from_a_day_that_is_named(office):
    number = office.save("cooperative", **a_coop())
    office.step(number, "submit", "review")
    office.step(number, "agree", chief=True)
    office.step(number, "pay")
    assert office.done("coop", "admit", number, "--on", day(-40))["members"]["total"] == 7
    assert {jalali.text(date.fromisoformat(each["joined_day"])) for each in office.listed("coop_member")} == {day(-40)}


def workbook(path, codes):
    book = openpyxl.Workbook()
    book.active.append(["کد ملی", "نام", "نام خانوادگی", "تعداد سهام"])
    for each in codes:
        book.active.append([each, "سارا", "نجفی", 5])
    book.save(path)
    return path


def test_members_from_a_workbook(office, tmp_path):
    number = with_capital(office)
    before = digest(office.folder)
    file = workbook(tmp_path / "members.xlsx", [code(n) for n in range(20, 25)])
    looked = office.done("coop", "members", number, file, "--dry-run")
    assert (looked["rows"], looked["numbers"], looked["members"]["total"]) == (5, [], 7)
    assert digest(office.folder) == before
    taken = office.done("coop", "members", number, file)
    assert (len(taken["numbers"]), taken["people"], taken["members"]["total"]) == (5, 5, 12)
    again = office.said("coop", "members", number, file, "--json")
    assert again.refusal == "E_PROBLEMS"
    assert {(problem["row"], problem["column"]) for problem in again.json["problems"]} == {
        (n, "national_code") for n in range(5)}
    plain = office.said("coop", "members", number, file)
    assert plain.code == 1
    assert plain.err.startswith("members[1].national_code: ")
    assert office.said("undo", taken["action"]).code == 0
    assert office.done("coop", "shares", number)["total"] == 70


def test_every_refusal_is_a_sentence_and_nothing_is_written(office, tmp_path):
    number = with_capital(office)
    called = office.done("coop", "call", number, f"called_day={day(-9)}", "--nature", "founding",
                         "--held-at", f"{day(-3)} 10:00")["number"]
    before = digest(office.folder)
    for words, code_said in (
            (("coop", "hold", called, "present=2"), "E_PROBLEMS"), (("coop", "call-again", called), "E_PROBLEMS"),
            (("coop", "warn", number, "subject=مجمع"), "E_PROBLEMS"), (("move", number, "assemble"), "E_PROBLEMS"),
            (("move", number, "operate"), "E_MOVE"), (("move", number, "fly"), "E_BLANK"),
            (("coop", "shares", called), "E_NO_RECORD"), (("coop", "quorum", number), "E_NO_RECORD"),
            (("coop", "hold", called, "shoe=1"), "E_BLANK"),
            (("coop", "members", number, tmp_path / "none.xlsx"), "E_FILE_MISSING"),
            (("coop", "call", number, "--nature", "ordinary", "--held-at", f"{day(9)} 10:00"), "E_PROBLEMS")):
        said = office.said(*words)
        assert said.code == 1, words
        assert said.err.strip().endswith(f"[{code_said}]"), (words, said.err)
    assert digest(office.folder) == before
    for wrong in (("coop",), ("coop", "call", number), ("coop", "call", number, "--nature", "x", "--held-at", "1"),
                  ("coop", "warn", number), ("move", number)):
        assert office.said(*wrong).code == 2


def test_blanks_stand_before_the_options_or_after(office):
    number = with_capital(office)
    called = office.done("coop", "call", number, "--nature", "founding", "--held-at", f"{day(-26)} 10:00",
                         f"called_day={day(-29)}", "place=دفتر")
    assert called["record"]["place"] == "دفتر"
    failed = office.done("coop", "hold", called["number"], "members=7", "--failed", "present=3")
    assert (failed["state"], failed["record"]["present"]) == ("no_quorum", 3)
    again = office.done("coop", "call-again", called["number"], "--held-at", f"{day(-10)} 10:00",
                        f"called_day={day(-25)}")
    assert again["record"]["call_no"] == 2
    warned = office.said("coop", "warn", number, "subject=مجمع", "--json", f"day={day(0)}")
    assert warned.code == 1  # before its registration; but the words are understood
    assert office.said("coop", "hold", called["number"], "--failed", "present").code == 2


def test_a_viewer_takes_no_step(office):
    number = with_capital(office)
    before = digest(office.folder)
    for words in (("move", number, "withdraw", "--reason", "x"), ("coop", "admit", number),
                  ("coop", "call", number, "--nature", "founding", "--held-at", f"{day(9)} 10:00")):
        said = office.said("--user", "ناظر", *words)
        assert said.code == 1
    assert digest(office.folder) == before
    assert office.said("move", number, "انصراف متقاضیان", "--reason", "درخواست خودشان").code == 0
    assert office.state(number) == "withdrawn"


def test_a_register_from_excel_begins_where_it_stands(office, tmp_path):
    file = register(tmp_path / "taavoni.xlsx", (3, "وضعیت", "خوابیده"), count=5)
    before = digest(office.folder)
    dry = office.said("import", "cooperative", file, "--dry-run", "--json")
    assert (dry.json["new"], dry.json["wrong"], dry.json["states"]) == (
        4, 1, {"operating": 2, "registered": 1, "liquidating": 1})
    assert "ردیف ۵: وضعیت «خوابیده» شناخته نشد" in dry.err
    assert digest(office.folder) == before
    told = office.said("import", "cooperative", file).out
    assert "در حال بهره‌برداری: ۲" in told
    assert sorted(each["state"] for each in office.listed("cooperative")) == [
        "liquidating", "operating", "operating", "registered"]


def test_a_registered_name_changes_by_its_own_record(office, tmp_path):
    office.done("import", "cooperative", register(tmp_path / "taavoni.xlsx", count=1))
    number = office.listed("cooperative")[0]["number"]
    refused = office.said("save", "cooperative", "name=تعاونی نو", "--number", number, "--json")
    red = [each["field"] for each in refused.json["problems"] if each["level"] == "red"]
    assert (refused.code, red) == (1, ["name"])
    change = office.save("coop_change", cooperative=shown(office, number), decided_by="correction", decided_day=day(0),
                         changes=[{"what": "name", "after": "تعاونی نو"}])
    office.step(change, "correct", chief=True, reason="در آگهی چنین است")
    assert office.done("show", number)["name"] == "تعاونی نو"
    [row] = office.done("show", change)["changes"]
    assert row == {"what": "name", "before": "تعاونی نمونهٔ ۰", "after": "تعاونی نو"}
