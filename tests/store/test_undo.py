"""An action is taken back as a whole, but never what somebody has written since."""

import pytest

from desktop.store import errors
from desktop.store.queries import Query
from tests.store.conftest import CHIEF, CLERK, FORMS, JOB, PERSON, create, get, job, person, sound


def action_of(database, work, actor=CHIEF):
    with database.change(actor, "کار") as change:
        work(change)
        return change.action


def undo(database, action):
    with database.change(CHIEF) as change:
        return change.undo(action, "اشتباه بود")


def test_an_import_is_taken_back_whole(database):
    kept = create(database, PERSON, person("پیشین"))
    action = action_of(database, lambda change: (
        change.create_many(PERSON, [(person(code=n), {}) for n in range(5, 300)]), change.create(JOB, job())))
    result = undo(database, action)
    assert (result.undone, result.kept) == (296, ())
    with database.read() as reader:
        assert reader.numbers(PERSON, Query()) == [kept]
        assert reader.count(JOB, Query()) == 0
        assert {entry["act"] for entry in reader.journal(after=action + 295)} == {"undo"}
    assert sound(database) == []


def test_undo_gives_back_old_values_states_and_voidings(database):
    first, second, third = (create(database, JOB, job(f"R{n}"), unread={"note": "؟"}) for n in range(3))

    def work(change):
        change.set(JOB, first, job("تازه", note="الف"))
        change.set(JOB, first, job("تازه‌تر", note="ب"))
        change.move(JOB, second, JOB.life.move("object"), "نامه")
        change.void(JOB, third, "تکراری")

    assert undo(database, action_of(database, work)).undone == 3
    assert get(database, first).values == job("R0")
    assert get(database, first).unread == {"note": "؟"}
    assert get(database, second).state == "registered"
    assert not get(database, third).voided
    assert sound(database) == []


def test_what_somebody_changed_since_is_kept_and_named(database):
    numbers = []
    action = action_of(database, lambda change: numbers.extend(
        change.create_many(JOB, [(job(f"R{n}"), {}) for n in range(3)])))
    with database.change(CLERK) as change:
        change.set(JOB, numbers[1], job("R1", note="پس از ورود"))
    result = undo(database, action)
    assert (result.undone, result.kept) == (2, (numbers[1],))
    assert not get(database, numbers[1]).voided
    again = undo(database, action)
    assert (again.undone, set(again.kept)) == (0, set(numbers))


def test_another_blank_written_since_does_not_hinder_undo(database):
    number = create(database, JOB, job())
    action = action_of(database, lambda change: change.set(JOB, number, job(note="الف")))
    with database.change(CLERK) as change:
        change.set(JOB, number, job(note="الف", workshop="نانوایی"))
    assert undo(database, action).undone == 1
    assert get(database, number).values == job(workshop="نانوایی")


def test_a_record_set_aside_since_is_kept_as_it_is(database):
    number = create(database, JOB, job())
    action = action_of(database, lambda change: change.set(JOB, number, job(note="الف")))
    with database.change(CHIEF) as change:
        change.void(JOB, number, "تکراری")
    assert undo(database, action).kept == (number,)
    assert get(database, number).values == job(note="الف")


def test_an_undo_can_be_undone(database):
    number = create(database, PERSON, person())
    action = action_of(database, lambda change: change.set(PERSON, number, person("دیگری")))
    back = action_of(database, lambda change: change.undo(action))
    assert get(database, number).values == person()
    undo(database, back)
    assert get(database, number).values == person("دیگری")


def test_undo_asks_the_same_right_as_the_change(database):
    parameter = FORMS["parameter"]
    action = action_of(database, lambda change: change.create(parameter, parameter.values({"key": "a", "value": "1"})))
    with pytest.raises(errors.ForbiddenRoleError), database.change(CLERK) as change:
        change.undo(action)


def test_a_clerk_does_not_take_back_what_the_chief_did(database):
    number = create(database, JOB, job())
    by_chief = action_of(database, lambda change: change.move(JOB, number, JOB.life.move("withdraw"), "نامه"))
    by_clerk = action_of(database, lambda change: change.create(PERSON, person()), CLERK)
    with pytest.raises(errors.ForbiddenRoleError), database.change(CLERK) as change:
        change.undo(by_chief)
    assert get(database, number).state == "withdrawn"
    assert undo(database, by_clerk).undone == 1


def test_the_latest_actions_are_told_newest_first(database):
    with database.change(CHIEF, "ورود") as change:
        change.create_many(PERSON, [(person(code=n), {}) for n in range(1, 8)])
    number = create(database, JOB, job())
    with database.change(CLERK) as change:
        change.set(JOB, number, job(note="الف"), reason="تلفنی")
    with database.read() as reader:
        told = [(line.action, line.user, line.act, line.kind, line.reason, line.entries)
                for line in reader.latest_actions()]
        assert told == [(9, CLERK.name, "set", "job", "تلفنی", 1), (8, CHIEF.name, "create", "job", "", 1),
                        (1, CHIEF.name, "create", "person", "ورود", 7)]
        assert len(reader.latest_actions(2)) == 2
