"""The letter register: numbers are given once, at the right step, and stay; what was issued stays as it went out."""

from datetime import date

import pytest

from desktop.operations.letters.receive_letter import receive_letter
from desktop.operations.records.find import find
from desktop.operations.saving.move_record import move_record, undo_action
from desktop.operations.saving.save_record import save_record
from desktop.store.database import Database
from desktop.store.errors import AssignedBlankError
from desktop.store.offices import Office
from desktop.store.queries import Query
from forms.catalog import letter, parameter
from forms.parts import typed_of
from forms.rules import jalali
from tests.operations.letters import (
    MOVES,
    a_draft,
    issued,
    letter_action,
    on,
    received,
    serial,
    set_parameter,
    shown_no,
    void,
)
from tests.operations.offices import CHIEF, CLERK, desk, record

IN_1405, NEXT_YEAR = date(2026, 11, 22), date(2027, 3, 25)


@pytest.fixture
def clerk(new):
    return on(new.clerk, IN_1405)


@pytest.fixture
def chief(new):
    return on(new.chief, IN_1405)


def sound(found):
    return found.database.check(lambda _done, _total: None).problems


def test_an_outgoing_letter_gets_its_number_when_it_is_issued(clerk):
    number = a_draft(clerk)
    assert shown_no(record(clerk, number)) is None
    assert move_record(clerk, number, MOVES["issue"]).number == number
    found = record(clerk, number)
    assert (found.state, shown_no(found), serial(found)) == ("issued", "3001/1/1405", 1)
    assert (found.values[letter.YEAR], found.values[letter.LETTER_DAY]) == (1405, IN_1405)
    assert shown_no(issued(clerk)) == "3001/2/1405"
    assert sound(clerk) == []


def test_an_incoming_letter_has_a_book_of_its_own(clerk):
    issued(clerk)
    first, second = received(clerk), received(clerk, letter_day="1405/08/25")
    assert (first.state, shown_no(first), shown_no(second)) == ("received", "و/3001/1/1405", "و/3001/2/1405")
    assert (first.values[letter.DIRECTION], second.values[letter.LETTER_DAY]) == ("in", jalali.parse("1405/08/25"))
    with clerk.database.read() as reader:
        lines = reader.history(first.number)
        assert [line.act for line in lines] == ["move", "create"]
        assert len({line.action for line in lines}) == 1


def test_a_letter_that_came_without_its_number_is_marked_but_entered(clerk):
    assert received(clerk, their_no="").values[letter.SERIAL] == 1


@pytest.mark.parametrize(("typed", "blank"), [
    ({"subject": ""}, "subject"), ({"letter_day": "1405/09/30"}, "letter_day"),
    ({"their_day": "1405/13/1"}, "their_day"), ({"letter_no": "7"}, "letter_no")])
def test_nothing_is_entered_of_a_letter_that_cannot_be(clerk, typed, blank):
    taken = receive_letter(clerk, {"correspondent": "استانداری", "subject": "آمار", "their_no": "7", **typed})
    assert taken.number is None
    assert blank in {problem.field for problem in taken.problems}
    with clerk.database.read() as reader:
        assert reader.count(letter.FORM, Query(voided=True)) == 0
    assert serial(received(clerk)) == 1


@pytest.mark.parametrize(("blanks", "blank"), [
    ({"body": ""}, "body"), ({"signer": ""}, "signer"), ({"direction": "وارده"}, "direction"),
    ({"letter_day": "1405/09/30"}, "letter_day"), ({"letter_day": "1404/12/29"}, "letter_day")])
def test_what_stands_in_the_way_of_issuing_is_said(clerk, blanks, blank):
    number = a_draft(clerk, **blanks)
    took = move_record(clerk, number, MOVES["issue"])
    assert (took.number, [problem.field for problem in took.problems]) == (None, [blank])
    assert record(clerk, number).state == "draft"
    assert serial(issued(clerk)) == 1


def test_an_outgoing_letter_is_not_entered_as_one_that_came(clerk):
    number = a_draft(clerk)
    assert [p.field for p in move_record(clerk, number, MOVES["receive"]).problems] == ["direction"]


def test_undoing_an_issue_is_refused_and_voiding_keeps_the_number(clerk):
    first = issued(clerk)
    with pytest.raises(AssignedBlankError):
        undo_action(clerk, letter_action(clerk, first.number))
    assert record(clerk, first.number) == first
    void(clerk, first.number)
    kept = record(clerk, first.number)
    assert (kept.voided, shown_no(kept)) == (True, "3001/1/1405")
    assert shown_no(issued(clerk)) == "3001/2/1405"
    assert sound(clerk) == []


def test_undoing_the_entry_of_a_letter_that_came_voids_it_with_its_number(clerk):
    first = received(clerk)
    assert undo_action(clerk, letter_action(clerk, first.number)).undone == 1
    gone = record(clerk, first.number)
    assert (gone.voided, shown_no(gone)) == (True, "و/3001/1/1405")
    assert serial(received(clerk)) == 2


def test_undo_does_not_turn_an_issued_letter_round(clerk):
    number = a_draft(clerk, direction="وارده")
    before = record(clerk, number)
    save_record(clerk, letter.FORM, {**typed_of(before.values), "direction": "صادره"}, number, before.base)
    action = letter_action(clerk, number, "set")
    move_record(clerk, number, MOVES["issue"])
    assert undo_action(clerk, action).kept == (number,)
    assert record(clerk, number).values[letter.DIRECTION] == "out"


def test_each_year_begins_anew(clerk):
    issued(clerk)
    assert shown_no(issued(on(clerk, NEXT_YEAR))) == "3001/1/1406"
    assert shown_no(issued(clerk)) == "3001/2/1405"


def test_the_office_says_how_its_numbers_look(clerk, chief):
    assert set_parameter(chief, "letter.number_template", "{year2}-{serial:4}/{unit}").number
    assert set_parameter(chief, "letter.unit", "د").number
    assert set_parameter(chief, "letter.first_serial", "120").number
    assert shown_no(issued(clerk)) == "05-0120/د"
    assert shown_no(issued(clerk)) == "05-0121/د"


def test_a_raised_first_serial_leaves_what_was_before_it(clerk, chief):
    issued(clerk)
    set_parameter(chief, "letter.first_serial", "500")
    assert serial(issued(clerk)) == 500
    set_parameter(chief, "letter.first_serial", "7")
    assert serial(issued(clerk)) == 501


def test_a_changed_template_never_writes_a_number_again(clerk, chief):
    set_parameter(chief, "letter.number_template", "1{serial}/{year}")
    for _ in range(3):
        issued(clerk)
    set_parameter(chief, "letter.first_serial", "10")
    set_parameter(chief, "letter.number_template", "{serial}/{year}", first_day="1405/01/01")
    assert shown_no(issued(clerk)) == "10/1405"
    assert shown_no(issued(clerk)) == "14/1405"


@pytest.mark.parametrize("value", ["{unit}/{year}", "{serial}", "{serial}/{yaer}", "{serial}{year}", "{serial}/{year",
                                   "{serial}/{year:2}", "{station}{unit}{serial}/{year}", "{serial:0}/{year}",
                                   "{serial}/{year}" + "الف" * 20])
def test_a_template_that_would_repeat_a_number_is_refused(chief, value):
    taken = set_parameter(chief, "letter.number_template", value)
    assert (taken.number, [problem.field for problem in taken.problems]) == (None, ["value"])


def test_no_number_is_given_by_a_template_that_came_into_force_otherwise(clerk, chief):
    with chief.database.change(CHIEF) as change:
        change.create(parameter.FORM, parameter.FORM.values(
            {"key": "letter.number_template", "value": "{serial}", "source": "x"}))
    took = move_record(clerk, a_draft(clerk), MOVES["issue"])
    assert took.number is None
    assert "{year}" in took.problems[0].message


def test_a_second_computer_of_the_office_needs_its_place_in_the_template(tmp_path):
    folder = tmp_path / "second"
    Database.create(folder, Office(3001, "county", "کرج", 2)).close()
    second = desk(folder, CHIEF, IN_1405)
    took = move_record(second, a_draft(second), MOVES["issue"])
    assert took.number is None
    assert "{station}" in took.problems[0].message
    set_parameter(second, "letter.number_template", "{unit}/{station}/{serial}/{year}")
    assert shown_no(issued(second)) == "3001/2/1/1405"
    second.database.close()


@pytest.mark.parametrize("blank", ["letter_no", "serial", "year", "template"])
def test_nobody_types_what_the_program_gives(clerk, blank):
    typed = {"direction": "out", "correspondent": "بانک", "subject": "س", blank: "1405"}
    taken = save_record(clerk, letter.FORM, typed)
    assert (taken.number, [problem.field for problem in taken.problems]) == (None, [blank])
    assert "برنامه" in taken.problems[0].message


def test_an_issued_letter_is_not_written_anew(clerk):
    found = issued(clerk)
    typed = typed_of(found.values)
    refused = save_record(clerk, letter.FORM, {**typed, "body": "متن دیگر"}, found.number, found.base)
    assert (refused.number, [problem.field for problem in refused.problems]) == (None, ["body"])
    assert "اصلاح نامه" in refused.problems[0].message
    kept = save_record(clerk, letter.FORM, {**typed, "note": "تلفنی پیگیری شد"}, found.number, found.base)
    assert kept.number == found.number
    assert shown_no(record(clerk, found.number)) == shown_no(found)


def test_a_letter_is_corrected_with_a_reason_under_its_number(clerk):
    found = issued(clerk)
    assert move_record(clerk, found.number, MOVES["correct"]).number is None
    assert move_record(clerk, found.number, MOVES["correct"], "مبلغ نادرست بود").number
    open_ = record(clerk, found.number)
    saved = save_record(clerk, letter.FORM, {**typed_of(open_.values), "body": "متن درست"}, open_.number, open_.base)
    assert saved.number
    late = on(clerk, NEXT_YEAR)
    assert move_record(late, found.number, MOVES["reissue"]).number
    again = record(clerk, found.number)
    assert (again.state, shown_no(again), again.values[letter.LETTER_DAY]) == ("issued", shown_no(found), IN_1405)
    with clerk.database.read() as reader:
        assert "مبلغ نادرست بود" in [line.reason for line in reader.history(found.number)]
    assert serial(issued(clerk)) == 2


def test_a_corrected_letter_stays_in_the_year_of_its_number(clerk):
    found = issued(clerk)
    move_record(clerk, found.number, MOVES["correct"], "تاریخ")
    open_ = record(clerk, found.number)
    save_record(clerk, letter.FORM, {**typed_of(open_.values), "letter_day": "1404/12/01"}, open_.number, open_.base)
    assert [p.field for p in move_record(clerk, found.number, MOVES["reissue"]).problems] == ["letter_day"]


def test_letters_are_found_by_what_stands_on_them(clerk):
    found = issued(clerk, body="معرفی متقاضی تسهیلات")
    came = received(clerk, their_no="ص/220/77")
    for words, number in (("3001/1/1405", found.number), ("۳۰۰۱/۱/۱۴۰۵", found.number), ("افتتاح حساب", found.number),
                          ("بانک توسعه", found.number), ("متقاضی تسهیلات", found.number),
                          ("ص/220/77", came.number), ("استانداری", came.number), ("آمار اشتغال", came.number)):
        assert number in [hit.number for hit in find(clerk, words)], words


def test_a_counter_that_was_lost_goes_on_after_the_greatest_serial(clerk):
    for _ in range(3):
        issued(clerk)
    void(clerk, issued(clerk).number)
    with clerk.database.change(CLERK) as change:
        change._sql.exec_driver_sql("DELETE FROM counter WHERE name LIKE 'letter:%'")  # noqa: SLF001 - a lost counter
        change.rebuild(lambda _done, _total: None)
    assert serial(issued(clerk)) == 5
