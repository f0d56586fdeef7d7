"""Found however it is spelt, from the first letter on, and never when it was set aside."""

import pytest

from desktop.store import search as search_room
from forms.rules import digits, record_number
from tests.store.conftest import CLERK, FORMS, JOB, PERSON, VISIT, job, person, sound


@pytest.fixture
def karaj(database):
    """Some people whose names are written in every way."""
    names = [("سارا", "علی‌زاده"), ("مهدی", "كريمي"), ("محمدرضا", "نجفی‌فر"), ("علی رضا", "نوروزی"), ("آرش", "رؤیایی"),
             ("فاطمة", "موسوي")]
    with database.change(CLERK) as change:
        for code, (first, last) in enumerate(names, start=1):
            change.create(PERSON, person(first, last, code, mobile=f"0912000{code:04}"))
    return database


def found(database, text, limit=50):
    with database.read() as reader:
        return [hit.title for hit in reader.search(text, limit)]


@pytest.mark.parametrize(("typed", "name"), [
    ("علی زاده", "سارا علی‌زاده"), ("علیزاده", "سارا علی‌زاده"), ("علي‌زاده", "سارا علی‌زاده"),
    ("عليزاده سارا", "سارا علی‌زاده"), ("زاده", "سارا علی‌زاده"), ("سا", "سارا علی‌زاده"), ("س", "سارا علی‌زاده"),
    ("کریمی", "مهدی كريمي"), ("كريمي", "مهدی كريمي"), ("مُهدی کَریمی", "مهدی كريمي"), ("مهـــدی", "مهدی كريمي"),
    ("محمد رضا", "محمدرضا نجفی‌فر"), ("نجفیفر", "محمدرضا نجفی‌فر"), ("نجفی فر", "محمدرضا نجفی‌فر"),
    ("علیرضا", "علی رضا نوروزی"), ("ارش", "آرش رؤیایی"), ("رویایی", "آرش رؤیایی"), ("فاطمه", "فاطمة موسوي"),
    ("موسوی فا", "فاطمة موسوي"), ("سارا ع", "سارا علی‌زاده"),
])
def test_one_person_however_spelt(karaj, typed, name):
    assert found(karaj, typed) == [name]


@pytest.mark.parametrize("typed", ["", "   ", "،؛", "\"", "کسی که نیست", "سارا کریمی", "AND", "key:سارا", "سارا*x"])
def test_what_is_not_there_is_not_found(karaj, typed):
    assert found(karaj, typed) == []


def test_every_letter_on_the_way_finds_it_too(karaj):
    whole = "سارا علی‌زاده"
    for length in range(1, len(whole) + 1):
        assert "سارا علی‌زاده" in found(karaj, whole[:length]), whole[:length]


@pytest.mark.parametrize("write", [str, digits.to_persian])
def test_codes_are_found_from_their_beginning_and_their_end(karaj, write):
    with karaj.read() as reader:
        one = reader.search("مهدی")[0].number
        code = reader.get(one).values.named("national_code")
    assert found(karaj, write(code)) == ["مهدی كريمي"]
    assert found(karaj, write("09120000002")) == ["مهدی كريمي"]
    assert found(karaj, write("0000002")) == ["مهدی كريمي"]
    assert found(karaj, write(code[:9])) == ["مهدی كريمي"]
    assert len(found(karaj, write("0"))) == 6


def test_the_number_of_a_record_is_found_as_printed_scanned_and_short(karaj):
    with karaj.read() as reader:
        number = reader.search("آرش")[0].number
    shown = record_number.show(number)
    for typed in (shown, digits.to_persian(shown), record_number.compact(number), shown.split("-", 2)[2]):
        assert found(karaj, typed)[0] == "آرش رؤیایی"


def test_those_that_begin_so_come_first_in_the_order_of_the_dictionary(database):
    with database.change(CLERK) as change:
        for code, (first, last) in enumerate([("پری", "رضا"), ("رضا", "گلی"), ("رضا", "کامی"), ("علی", "رضایی"),
                                              ("رضا", "اکبری")], start=1):
            change.create(PERSON, person(first, last, code))
    assert found(database, "رضا") == ["رضا اکبری", "رضا کامی", "رضا گلی", "پری رضا", "علی رضایی"]
    assert len(found(database, "رضا", limit=2)) == 2


def test_a_changed_name_is_found_and_the_old_one_is_not(karaj):
    with karaj.change(CLERK) as change:
        number = change.search("آرش")[0].number
        change.set(PERSON, number, person("بهرام", "گوری", 5))
        assert [hit.title for hit in change.search("بهرام")] == ["بهرام گوری"]
    assert found(karaj, "رویایی") == []
    assert found(karaj, "گوری") == ["بهرام گوری"]
    assert sound(karaj) == []


def test_a_visit_is_called_by_the_name_of_its_job(database):
    with database.change(CLERK) as change:
        work = change.create(JOB, job())
        visit = change.create(VISIT, VISIT.values({"job": work, "visitor": "نرگس امینی"}))
        lost = change.create(VISIT, VISIT.values({"job": 3009_01_00000001}))
        assert change.titles([visit, work, lost, 5]) == {
            visit: "علی رضایی", work: "علی رضایی", lost: digits.to_persian(record_number.show(3009_01_00000001))}
        hits = change.search("نرگس")
    assert [(hit.number, hit.kind, hit.title) for hit in hits] == [(visit, "visit", "علی رضایی")]


def test_a_cooperative_is_found_by_its_members(database):
    form = FORMS["cooperative"]
    members = form.by_name["members"]
    row = type(form.values({}))(members.columns, {
        "national_code": "0012345679", "first_name": "پروین", "last_name": "نیک‌پی"})
    with database.change(CLERK) as change:
        number = change.create(form, form.values({"name": "تعاونی بهار", "members": (row,)}))
        for typed in ("نیکپی", "پروین نیک", "00123", "بهار"):
            assert [hit.number for hit in change.search(typed)] == [number], typed


def test_titles_of_a_whole_list_take_few_questions(database):
    with database.change(CLERK) as change:
        numbers = change.create_many(PERSON, [(person(code=n), {}) for n in range(1, 2500)])
        assert len(change.titles(numbers)) == 2499


def test_a_short_second_word_looks_through_only_some(karaj, monkeypatch):
    monkeypatch.setattr(search_room, "_LOOKED_THROUGH", 1)
    assert found(karaj, "زاده سا") == ["سارا علی‌زاده"]
