"""Filters, order, pages and bulk look-ups of lists."""

from datetime import date

import pytest

from desktop.store import errors
from desktop.store.queries import Query
from tests.store.conftest import CHIEF, CLERK, FORMS, JOB, PERSON, SAVOJBOLAGH, job, person


@pytest.fixture
def jobs(database):
    with database.change(CHIEF) as change:
        numbers = [
            change.create(JOB, job("A1", "emdad", loan_amount=50, start_day=date(2026, 1, 5), insured=True)),
            change.create(JOB, job("A2", "behzisti", loan_amount=500, last_name="پارسا", address="خیابان صحت‌سنجی")),
            change.create(JOB, job("B1", "emdad", last_name="گلی", start_day=date(2026, 9, 1), insured=False)),
            change.create(JOB, job("B2", "دستگاه تازه", last_name="اکبری", mobile="123"), unread={"birth_day": "؟"}),
        ]
        change.move(JOB, numbers[2], JOB.life.move("object"), "نامه")
    return database, numbers


@pytest.mark.parametrize(("where", "expected"), [
    (("agency", "=", "emdad"), [0, 2]), (("agency", "!=", "emdad"), [1, 3]), (("agency", "in", ["emdad", "x"]), [0, 2]),
    (("loan_amount", ">", 50), [1]), (("loan_amount", ">=", 50), [0, 1]), (("loan_amount", "<", 500), [0]),
    (("loan_amount", "<=", 500), [0, 1]), (("loan_amount", "=", None), [2, 3]), (("loan_amount", "!=", None), [0, 1]),
    (("loan_amount", "!=", 50), [1, 2, 3]),
    (("start_day", ">", date(2026, 1, 5)), [2]), (("start_day", "=", date(2026, 1, 5)), [0]),
    (("insured", "=", True), [0]), (("insured", "=", False), [2]), (("insured", "=", None), [1, 3]),
    (("address", "contains", "صحت سنجی"), [1]), (("last_name", "contains", "%"), []),
    (("last_name", "contains", "پار"), [1]),
    (("agency", "contains", "بهزیستی"), [1]), (("agency", "contains", "تازه"), [3]),
    (("", "state", "objected"), [2]), (("state", "state", ("registered", "objected")), [0, 1, 2, 3]),
    (("state", "=", "registered"), [0, 1, 3]),
    (("", "marked", True), [0, 1, 2, 3]), (("mobile", "marked", True), [3]), (("mobile", "marked", False), [0, 1, 2]),
    (("voided", "=", True), []),
])
def test_a_condition_finds_what_a_person_means(jobs, where, expected):
    database, numbers = jobs
    with database.change(CLERK) as change:  # a code that is missing marks no record; a wrong one does
        for n, number in enumerate(numbers):
            change.set(JOB, number, change.get(number).values.changed({"national_code": f"111111111{n % 2}"}))
        query = Query(where=(where,))
        assert change.numbers(JOB, query) == [numbers[n] for n in expected]
        assert change.count(JOB, query) == len(expected)
        assert [record.number for record in change.page(JOB, query, 0, 10)] == [numbers[n] for n in expected]


@pytest.mark.parametrize(("text", "expected"), [
    ("علی", [0, 1, 2, 3]), ("گلی", [2]), ("علی پا", [1]), ("A", [0, 1]), ("b1", [2]), ("123", [3]), ("هیچ", []),
    (" ", [0, 1, 2, 3]),
    ("اک", [3]),
])
def test_typed_text_narrows_a_list(jobs, text, expected):
    database, numbers = jobs
    with database.change(CLERK) as change:
        change.create(PERSON, person("علی", "گلی"))
        assert change.numbers(JOB, Query(text=text)) == [numbers[n] for n in expected]


@pytest.mark.parametrize(("order", "expected"), [
    ((("last_name", False),), [3, 1, 0, 2]), ((("last_name", True),), [2, 0, 1, 3]),
    ((("loan_amount", True),), [1, 0, 2, 3]), ((("loan_amount", False),), [0, 1, 2, 3]),
    ((("agency", False), ("last_name", True)), [1, 3, 2, 0]), ((("title", False),), [3, 1, 0, 2]),
    ((("changed_at", False), ("number", True)), [3, 2, 1, 0]), ((("state", False),), [2, 0, 1, 3]),
])
def test_lists_stand_in_the_order_of_the_persian_dictionary(jobs, order, expected):
    database, numbers = jobs
    with database.read() as reader:
        assert reader.numbers(JOB, Query(order=order)) == [numbers[n] for n in expected]


@pytest.mark.parametrize("query", [
    Query(where=(("no_such", "=", 1),)), Query(order=(("no_such", False),)), Query(where=(("agency", "like", "x"),)),
    Query(where=(("unread", "=", "{}"),)), Query(order=(("number; DROP TABLE job", False),)),
])
def test_a_strange_name_never_reaches_the_database(jobs, query):
    database, _numbers = jobs
    with database.read() as reader, pytest.raises(errors.UnknownFieldError):
        reader.numbers(JOB, query)


def test_a_ruled_table_is_no_column(database):
    with database.read() as reader, pytest.raises(errors.UnknownFieldError):
        reader.column(FORMS["cooperative"], Query(), ["members"])


def test_pages_join_to_the_whole_list(database):
    with database.change(CLERK) as change:
        numbers = change.create_many(PERSON, [(person(code=n), {}) for n in range(1, 26)])
        pages = [change.page(PERSON, Query(), first, 10) for first in range(0, 30, 10)]
    assert [record.number for page in pages for record in page] == numbers
    assert [len(page) for page in pages] == [10, 10, 5]


def test_many_come_in_the_order_asked_for(jobs):
    database, numbers = jobs
    with database.read() as reader:
        assert list(reader.many([numbers[2], 7, numbers[0]])) == [numbers[2], numbers[0]]
        assert reader.kind_of(numbers[0]) == "job"
        assert reader.kind_of(7) is None
        assert reader.get(7) is None


def test_keys_are_looked_up_in_bulk_and_the_oldest_record_wins(jobs, open_office):
    database, numbers = jobs
    neighbour = open_office(SAVOJBOLAGH)
    with neighbour.change(CLERK) as change:
        theirs = change.create(JOB, job("Z9"))
        entries = list(change.journal())
    with database.change(CHIEF) as change:
        change.create(JOB, job("A1"))
        change.void(JOB, numbers[1], "تکراری")
        change.apply_entries(entries, SAVOJBOLAGH.code)
        keys = ["A1", "A2", "B2", "Z9", *(f"none{n}" for n in range(3000))]
        assert change.by_key(JOB, "tracking_code", keys) == {"A1": numbers[0], "B2": numbers[3]}
        assert change.by_key(JOB, "tracking_code", keys, own_office=False) == {
            "A1": numbers[0], "B2": numbers[3], "Z9": theirs}
        assert change.by_key(JOB, "tracking_code", []) == {}


def test_parameters_of_the_office_win_over_the_shipped(database):
    today = date(2026, 11, 22)
    with database.read() as reader:
        shipped = reader.context(today).parameters.whole("coop.min_members", today)
    form = FORMS["parameter"]
    values = form.values({"key": "coop.min_members", "value": str(shipped + 2), "first_day": date(2026, 3, 21),
                          "last_day": date(2027, 3, 20), "source": "بخشنامه"})
    with database.change(CHIEF) as change:
        number = change.create(form, values)
        assert change.context(today).parameters.whole("coop.min_members", today) == shipped + 2
        assert change.context(today).parameters.whole("coop.min_members", date(2028, 1, 1)) == shipped
        assert change.context(today).today == today
        change.void(form, number, "لغو شد")
        assert change.parameters().whole("coop.min_members", today) == shipped
