"""Who may change what, and what each way of changing leaves behind."""

import pytest

from desktop.store import errors
from desktop.store.offices import Actor
from desktop.store.queries import Query
from forms.catalog import job as job_form
from forms.catalog import visit as visit_form
from tests.store.conftest import (
    ALBORZ,
    CHIEF,
    CLERK,
    FORMS,
    JOB,
    PERSON,
    PROVINCE,
    SAVOJBOLAGH,
    VISIT,
    create,
    get,
    job,
    person,
    sound,
)


def acts(database):
    with database.read() as reader:
        return [entry["act"] for entry in reader.journal()]


def test_numbers_run_on_from_one_action_to_the_next(database):
    first = create(database, PERSON, person())
    with database.change(CLERK) as change:
        more = change.create_many(JOB, [(job("R1"), {}), (job("R2"), {})])
        last = change.create(PERSON, person(code=2))
    assert [first, *more, last] == [3001_01_00000001 + n for n in range(4)]


def test_saving_what_is_already_there_writes_nothing(database):
    number = create(database, PERSON, person())
    with database.change(CLERK) as change:
        assert change.set(PERSON, number, person()) is False
        assert change.action == 0
    assert acts(database) == ["create"]


def test_a_record_that_somebody_changed_meanwhile_is_not_overwritten(database):
    number = create(database, PERSON, person())
    read = get(database, number)
    with database.change(CHIEF) as change:
        change.set(PERSON, number, person(father_name="کریم"), base=read.base)
    with pytest.raises(errors.StaleRecordError) as stale, database.change(CLERK) as change:
        change.set(PERSON, number, person(father_name="رحیم"), base=read.base)
    assert stale.value.facts == {"number": number, "base": 1, "found": 2}
    assert get(database, number).values == person(father_name="کریم")


def test_a_record_of_another_office_is_only_read(open_office):
    database, neighbour = open_office(), open_office(SAVOJBOLAGH)
    theirs = create(neighbour, PERSON, person())
    with neighbour.read() as reader, database.change(CHIEF) as change:
        change.apply_entries(reader.journal(), SAVOJBOLAGH.code)
    assert get(database, theirs).values == person()
    for attempt in (lambda change: change.set(PERSON, theirs, person("دیگری")),
                    lambda change: change.void(PERSON, theirs, "چرا"),
                    lambda change: change.set_many(PERSON, [(theirs, person("دیگری"), None)])):
        with pytest.raises(errors.NotOwnRecordError) as refused, database.change(CHIEF) as change:
            attempt(change)
        assert refused.value.facts["office"] == 3002
    assert get(database, theirs).values == person()


def test_the_form_says_which_role_writes(open_office):
    database, province = open_office(), open_office(ALBORZ)
    parameter = FORMS["parameter"]
    values = parameter.values({"key": "a", "value": "1", "source": "بخشنامه"})
    with pytest.raises(errors.ForbiddenRoleError), database.change(CLERK) as change:
        change.create(parameter, values)
    number = create(database, parameter, values)
    with pytest.raises(errors.ForbiddenRoleError), database.change(CLERK) as change:
        change.set(parameter, number, values.changed({"value": "2"}))
    with pytest.raises(errors.ForbiddenRoleError), database.change(CLERK) as change:
        change.void(parameter, number, "چرا")
    with pytest.raises(errors.ForbiddenRoleError), province.change(PROVINCE) as change:
        change.create(PERSON, person())
    with province.change(PROVINCE) as change:
        assert change.create(parameter, values) // 10**10 == 3000


def test_unread_words_stay_until_the_blank_is_filled(database):
    number = create(database, PERSON, person(), unread={"birth_day": "سیزدهم", "mobile": "ندارد"})
    assert get(database, number).marks == ("birth_day", "mobile")
    with database.change(CLERK) as change:
        change.set(PERSON, number, person(mobile="09121234567"))
    record = get(database, number)
    assert record.unread == {"birth_day": "سیزدهم"}
    assert record.marks == ("birth_day",)
    with database.change(CLERK) as change:
        change.set(PERSON, number, record.values, unread={})
    assert get(database, number).marks == ()


def test_doubtful_values_are_marked(database):
    number = create(database, PERSON, person().changed({"national_code": "1111111111", "mobile": "123"}))
    assert get(database, number).marks == ("national_code", "mobile")


def test_a_move_goes_only_along_its_way(database):
    life = JOB.life
    number = create(database, JOB, job())
    with pytest.raises(errors.WrongMoveError), database.change(CHIEF) as change:
        change.move(JOB, number, life.move("settle"), "چرا")
    with pytest.raises(errors.MissingReasonError), database.change(CHIEF) as change:
        change.move(JOB, number, life.move("object"))
    with pytest.raises(errors.ForbiddenRoleError), database.change(CLERK) as change:
        change.move(JOB, number, life.move("withdraw"), "چرا")
    assert get(database, number).state == "registered"
    with database.change(CLERK) as change:
        change.move(JOB, number, life.move("object"), "نامهٔ دستگاه")
    assert get(database, number).state == "objected"
    assert acts(database) == ["create", "move"]


def test_a_move_needs_its_blanks(database):
    number = create(database, VISIT, VISIT.values({"round": 1}), state="planned")
    record = VISIT.life.move("record")
    with pytest.raises(errors.WrongMoveError) as wrong, database.change(CLERK) as change:
        change.move(VISIT, number, record)
    assert wrong.value.facts["missing"] == [visit_form.RESULT.name, visit_form.VISITED_AT.name]
    with pytest.raises(errors.WrongMoveError):
        create(database, VISIT, VISIT.values({}), state="no such state")


def test_many_move_together_or_not_at_all(database):
    with database.change(CHIEF) as change:
        numbers = change.create_many(JOB, [(job(f"R{n}"), {}) for n in range(5)])
        change.move(JOB, numbers[3], JOB.life.move("object"), "نامه")
    with pytest.raises(errors.WrongMoveError), database.change(CHIEF) as change:
        change.move_many(JOB, numbers, JOB.life.move("object"), "نامه")
    with database.change(CHIEF) as change:
        change.move_many(JOB, numbers, JOB.life.move("withdraw"), "نامهٔ دستگاه")
        assert {record.state for record in change.many(numbers).values()} == {"withdrawn"}
    assert sound(database) == []


def test_nothing_is_deleted_but_set_aside_with_a_reason(database):
    number = create(database, PERSON, person())
    with pytest.raises(errors.MissingReasonError), database.change(CLERK) as change:
        change.void(PERSON, number, "  ")
    with database.change(CLERK) as change:
        change.void(PERSON, number, "تکراری")
    with database.read() as reader:
        assert reader.get(number).voided
        assert reader.count(PERSON, Query()) == 0
        assert reader.numbers(PERSON, Query(voided=True)) == [number]
        assert reader.search("نجفی") == []
        assert reader.titles([number]) == {number: "سارا نجفی"}
    with pytest.raises(errors.VoidedRecordError), database.change(CLERK) as change:
        change.set(PERSON, number, person("دیگری"))
    with database.change(CLERK) as change:
        change.restore(PERSON, number, "همان یکی بود")
    with database.read() as reader:
        assert reader.numbers(PERSON, Query()) == [number]
        assert [hit.number for hit in reader.search("نجفی")] == [number]
    with pytest.raises(errors.NoSuchRecordError), database.change(CLERK) as change:
        change.restore(PERSON, number, "باز هم")
    assert sound(database) == []


def test_a_number_of_another_kind_is_no_such_record(database):
    number = create(database, PERSON, person())
    with pytest.raises(errors.NoSuchRecordError), database.change(CLERK) as change:
        change.set(JOB, number, job())
    with pytest.raises(errors.NoSuchRecordError), database.change(CLERK) as change:
        change.set(JOB, number + 1, job())


def test_set_many_counts_what_changed(database):
    with database.change(CLERK) as change:
        numbers = change.create_many(JOB, [(job(f"R{n}"), {}) for n in range(5)])
    with database.change(CLERK) as change:
        rows = [(number, job(f"R{n}", person=42 if n < 3 else None), None) for n, number in enumerate(numbers)]
        assert change.set_many(JOB, [*rows, (numbers[4], job("R4", person=43), None)]) == 4
        assert change.numbers(JOB, Query(where=((job_form.PERSON.name, "=", 42),))) == numbers[:3]
        assert change.get(numbers[4]).values[job_form.PERSON] == 43
    assert sound(database) == []


def test_people_are_added_by_the_chief_and_the_journal_knows(database):
    with pytest.raises(errors.ForbiddenRoleError), database.change(CLERK) as change:
        change.add_profile(CLERK)
    with database.change(CHIEF) as change:
        change.add_profile(CHIEF)
        change.add_profile(CLERK)
    with database.change(CHIEF) as change:
        change.add_profile(Actor(CLERK.name, "viewer"))
    with database.read() as reader:
        assert reader.profiles() == [CHIEF, Actor(CLERK.name, "viewer")]
        last = list(reader.journal())[-1]
        assert (last["act"], last["kind"], last["number"]) == ("profile", "@profile", 0)
        assert last["fields"] == {CLERK.name: ["clerk", "viewer"]}
    assert sound(database) == []


def test_the_history_of_a_record_reads_as_the_office_speaks(database):
    holder = create(database, PERSON, person())
    number = create(database, JOB, job(), unread={"birth_day": "۱۳"})
    with database.change(CLERK) as change:
        change.set(JOB, number, job(person=holder, insured=True, loan_amount=1250000), unread={}, reason="تلفنی")
    with database.change(CHIEF) as change:
        change.move(JOB, number, JOB.life.move("object"), "نامهٔ ۱۲")
        change.void(JOB, number, "تکراری")
    with database.read() as reader:
        void, move, edit, first = reader.history(number)
    assert void.changes == (("باطل", "خیر", "بله"),)
    assert move.changes == (("مرحله", "ثبت‌شده", "در اعتراض دستگاه"),)
    assert (move.user, move.role, move.act, move.reason) == (CHIEF.name, "chief", "move", "نامهٔ ۱۲")
    assert edit.changes == (
        ("پروندهٔ شخص", "", "سارا نجفی"), ("بیمه دارد", "", "بله"), ("مبلغ تسهیلات", "", "۱٬۲۵۰٬۰۰۰ ریال"),
        ("نوشته‌های ناخوانا", "تاریخ تولد: ۱۳", ""))
    assert first.act == "create"
    with database.read() as reader:
        assert reader.history(1) == []


def test_a_ruled_table_is_told_row_by_row(database):
    form = FORMS["visitor_group"]
    visitors = form.by_name["visitors"]
    empty = form.values({"name": "گروه"})
    number = create(database, form, empty)
    row = type(empty)(visitors.columns, {"full_name": "نرگس امینی", "mobile": "09121234567"})
    with database.change(CLERK) as change:
        change.set(form, number, empty.changed({"visitors": (row,)}))
    with database.read() as reader:
        assert reader.history(number)[0].changes == (("بازدیدکنندگان", "", "نرگس امینی، ۰۹۱۲۱۲۳۴۵۶۷"),)
