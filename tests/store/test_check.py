"""The check sees every difference between journal and tables, and rebuilding heals it."""

import random

import pytest
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from desktop.store.database import Database
from desktop.store.queries import Query
from forms import catalog
from tests.store.conftest import CHIEF, CLERK, FORMS, JOB, PERSON, VISIT, job, no_progress, person, sound


@pytest.fixture
def office(database):
    """A closed office in which all kinds of things happened."""
    group = FORMS["visitor_group"]
    visitors = group.by_name["visitors"]
    rows = tuple(type(group.values({}))(visitors.columns, {"full_name": name}) for name in ("الف", "ب"))
    with database.change(CHIEF) as change:
        change.add_profile(CHIEF)
        people = change.create_many(PERSON, [
            (person(code=n), {"birth_day": "؟"} if n % 2 else {}) for n in range(1, 8)])
        work = change.create(JOB, job(person=people[0]))
        change.create(VISIT, VISIT.values({"job": work, "round": 1}))
        change.create(group, group.values({"name": "گروه بهار", "visitors": rows}))
        change.void(PERSON, people[6], "تکراری")
        change.set(PERSON, people[5], person("تازه", code=60))
    assert sound(database) == []
    database.close()
    return database.folder


def tamper(folder, statement):
    connection = dbapi2.connect(str(folder / "office.db"))
    changed = connection.execute(statement).rowcount
    connection.commit()
    connection.close()
    return changed


def look(folder):
    database = Database(folder)
    found = sound(database)
    database.close()
    return found


TAMPERINGS = [
    "UPDATE person SET first_name = 'دیگری' WHERE number % 10 = 1",
    "UPDATE person SET state = 'x' WHERE number % 10 = 1",
    "UPDATE person SET base = 1 WHERE number % 10 = 2", "UPDATE person SET voided = 1 WHERE number % 10 = 1",
    "UPDATE person SET marks = '[]' WHERE number % 10 = 1", "UPDATE person SET unread = '{}' WHERE number % 10 = 1",
    "UPDATE person SET unread = 'no json' WHERE number % 10 = 1",
    "UPDATE person SET changed_at = '' WHERE number % 10 = 1",
    "UPDATE job SET person = NULL", "UPDATE visitor_group_visitors SET full_name = 'ج' WHERE position = 1",
    "DELETE FROM visitor_group_visitors WHERE position = 0", "DELETE FROM person WHERE number % 10 = 3",
    "UPDATE record SET title = 'x' WHERE number % 10 = 1", "UPDATE record SET voided = 1 WHERE number % 10 = 1",
    "UPDATE search SET key = 'x' WHERE number % 10 = 1", "DELETE FROM search WHERE number % 10 = 1",
    "DELETE FROM search_code WHERE number % 10 = 1",
    "UPDATE search_code SET code = 'x' WHERE code LIKE '30010100000001%'",
    "INSERT INTO search_code VALUES ('x', 5)",
    "INSERT INTO search VALUES (30010100000007, 'person', 'x', 'x')",
    "INSERT INTO record VALUES (5, 'person', 'x', '', 0)",
]


@pytest.mark.parametrize("statement", TAMPERINGS)
def test_every_difference_is_seen_and_healed(office, statement):
    assert tamper(office, statement) >= 1
    database = Database(office)
    assert sound(database) != []
    with database.change(CHIEF) as change:
        assert change.rebuild(no_progress) == 10
    assert sound(database) == []
    with database.read() as reader:
        assert reader.count(PERSON, Query()) == 6
        assert [hit.title for hit in reader.search("تازه")] == ["تازه نجفی"]
        assert len(reader.search("نجفی")) == 6
    database.close()


def test_the_word_index_is_checked_too(office):
    tamper(office, "INSERT INTO search_words(search_words) VALUES ('delete-all')")
    assert look(office) == ["9 پرونده در نمایهٔ جستجو نیست"]
    database = Database(office)
    with database.change(CHIEF) as change:
        assert change.search("بهار") == []
        change.rebuild(no_progress)
        assert len(change.search("بهار")) == 1
    assert sound(database) == []
    database.close()


def test_rebuilt_tables_are_the_tables(office):
    database = Database(office)
    with database.read() as reader:
        before = {form.kind: reader.many(reader.numbers(form, Query(voided=True))) for form in catalog.ALL}
        heads = reader.heads()
    with database.change(CLERK) as change:
        change.rebuild(no_progress)
    with database.read() as reader:
        after = {form.kind: reader.many(reader.numbers(form, Query(voided=True))) for form in catalog.ALL}
        assert reader.heads() == heads
    assert after == before
    database.close()


def test_progress_is_told_to_the_end_and_can_cancel(office):
    database = Database(office)
    told = []
    result = database.check(lambda done, total: told.append((done, total)))
    assert result.ok
    assert result.entries == 13
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert {total for _, total in told} == {26}

    class CancelledError(Exception):
        pass

    def cancel(_done, _total):
        raise CancelledError

    with pytest.raises(CancelledError):
        database.check(cancel)
    with pytest.raises(CancelledError), database.change(CHIEF) as change:
        change.rebuild(cancel)
    assert sound(database) == []
    database.close()


@pytest.mark.parametrize("statement", [
    "UPDATE job SET loan_amount = 'پنج'", "UPDATE job SET number = 'x'", "UPDATE job SET state = NULL",
    "INSERT INTO visitor_group_visitors(record, position) VALUES (1, 1)", "UPDATE journal SET hash = 'short'",
])
def test_the_tables_themselves_refuse_what_is_no_record(office, statement):
    database = Database(office)
    with database.change(CHIEF) as change, pytest.raises(IntegrityError):
        change._sql.exec_driver_sql(statement)  # noqa: SLF001 - looking for a way in
    database.close()


def test_a_long_life_at_random_stays_sound(database):
    chance = random.Random(7)
    numbers = []
    for step in range(120):
        with database.change(CHIEF) as change:
            what = chance.randrange(6)
            one = chance.choice(numbers) if numbers else 0
            if what == 0 or not numbers:
                numbers += change.create_many(PERSON, [(person(code=step + 1), {})] * chance.randint(1, 4))
            elif what == 1 and not change.get(one).voided:
                change.set(PERSON, one, person(chance.choice(["آذر", "بهار", "پری"]), code=step + 1))
            elif what == 2 and not change.get(one).voided:
                change.void(PERSON, one, "آزمون")
            elif what == 3 and change.get(one).voided:
                change.restore(PERSON, one, "آزمون")
            elif what == 4:
                change.undo(chance.choice(change.latest_actions()).action, "آزمون")
            else:
                change.set_many(PERSON, [(n, person(code=step + 1, note=str(step)), None)
                                         for n in numbers[-3:] if not change.get(n).voided])
    assert sound(database) == []
    with database.change(CHIEF) as change:
        assert change.rebuild(no_progress) == len(numbers)
    assert sound(database) == []
