"""Who did what and when, for every record; and an action taken back as a whole."""

import re

import pytest

from desktop.excel.writing import write_rows
from desktop.operations.errors import NoSuchActionError
from desktop.operations.office.check_office import check_office
from desktop.operations.records.read_record import history_of
from desktop.operations.saving.import_workbook import apply_import, plan_import
from desktop.operations.saving.move_record import move_record, undo_action
from desktop.operations.saving.save_record import save_record
from desktop.operations.verification.record_visit import record_visit, typed_again
from desktop.store.errors import ForbiddenRoleError
from forms.catalog import campaign, commitment, job, person, visit
from forms.parts import typed_of
from tests.operations.offices import CHIEF, CLERK, SAMPLE, a_job, digest, numbers, record, result, saved


def records_of(office):
    """Every record that is in use, as it stands."""
    return {number: (kept.values.to_json(), kept.unread, kept.state, kept.marks)
            for form in (job.FORM, person.FORM) for number in numbers(office.clerk, form)
            if (kept := record(office.clerk, number))}


def changed(desk, number, **typed):
    kept = record(desk, number)
    return save_record(desk, kept.form, {**typed_of(kept.values, kept.unread), **typed}, number, kept.base)


def test_history_says_who_changed_what_and_when(new):
    number = saved(new.clerk, job.FORM, **a_job())
    changed(new.chief, number, last_name="نجفی‌پور", start_day="1404/03/01")
    move_record(new.clerk, number, job.FORM.life.move("object"), "نامهٔ ۱۲")
    moved, mended, made = history_of(new.viewer, number)
    assert [(line.user, line.role, line.act) for line in (made, mended, moved)] == [
        (CLERK.name, "clerk", "create"), (CHIEF.name, "chief", "set"), (CLERK.name, "clerk", "move")]
    assert ("نام", "", "سارا") in [(label, old or "", new_) for label, old, new_ in made.changes]
    assert set(mended.changes) == {("نام خانوادگی", "نجفی", "نجفی‌پور"),
                                   ("تاریخ شروع به کار", "۱۴۰۴/۰۲/۳۱", "۱۴۰۴/۰۳/۰۱")}
    assert moved.reason == "نامهٔ ۱۲"
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", line.at) for line in (made, mended, moved))
    assert [line.seq for line in (made, mended, moved)] == sorted(line.seq for line in (made, mended, moved))


def test_saving_what_is_already_there_writes_no_history(new):
    number = saved(new.clerk, job.FORM, **a_job())
    before = digest(new.folder)
    assert changed(new.clerk, number).number == number
    assert digest(new.folder) == before


def test_an_import_is_one_action_and_is_undone_as_a_whole(new):
    mine = saved(new.clerk, job.FORM, **a_job())
    before = records_of(new)
    done = apply_import(new.clerk, plan_import(new.clerk, job.FORM, SAMPLE), SAMPLE.name)
    assert (done.created, done.changed) == (60, 0)
    assert len(numbers(new.clerk, job.FORM)) == 61
    undone = undo_action(new.clerk, done.action)
    assert (undone.undone, undone.kept) == (60 + done.people, ())
    assert records_of(new) == before
    assert [line.act for line in history_of(new.clerk, mine)] == ["create"]
    assert check_office(new.clerk).ok


def test_an_undone_import_can_be_taken_in_again(new):
    plan = plan_import(new.clerk, job.FORM, SAMPLE)
    first = apply_import(new.clerk, plan, SAMPLE.name)
    undo_action(new.clerk, first.action)
    again = plan_import(new.clerk, job.FORM, SAMPLE)
    assert again.summary()["new"] == 60
    apply_import(new.clerk, again, SAMPLE.name)
    assert len(numbers(new.clerk, job.FORM)) == 60


def test_what_was_changed_since_is_kept_and_named(new):
    done = apply_import(new.clerk, plan_import(new.clerk, job.FORM, SAMPLE), SAMPLE.name)
    [touched] = numbers(new.clerk, job.FORM)[:1]
    changed(new.chief, touched, job_title="خیاط")
    undone = undo_action(new.clerk, done.action)
    person = record(new.clerk, touched).values[job.PERSON]
    assert set(undone.kept) == {touched, person}  # the job that stays still leans on its person's file
    assert numbers(new.clerk, job.FORM) == [touched]
    assert record(new.clerk, touched).values[job.JOB_TITLE] == "خیاط"


def test_a_job_that_is_visited_is_not_undone(new):
    done = apply_import(new.clerk, plan_import(new.clerk, job.FORM, SAMPLE), SAMPLE.name)
    visited = numbers(new.clerk, job.FORM)[7]
    with new.clerk.database.change(new.chief.actor) as change:
        running = change.create(campaign.FORM, campaign.FORM.values({"title": "پاییز", "tier": "field"}))
        change.create(visit.FORM, visit.FORM.values({"job": visited, "campaign": running, "tier": "field", "round": 1}))
    undone = undo_action(new.clerk, done.action)
    assert visited in undone.kept
    assert numbers(new.clerk, job.FORM) == [visited]
    assert check_office(new.clerk).ok


def test_a_list_without_a_key_is_not_taken_in_twice(new, tmp_path):
    path = tmp_path / "commitments.xlsx"
    write_rows(path, "تعهد", ["دستگاه اجرایی", "شهرستان", "آغاز دوره", "پایان دوره", "تعهد"],
               [["بهزیستی", "کرج", "1405/01/01", "1405/12/29", 30],
                ["کمیته امداد", "کرج", "1405/01/01", "1405/12/29", 9]])
    first = plan_import(new.clerk, commitment.FORM, path)
    assert first.summary()["new"] == 2
    apply_import(new.clerk, first, path.name)
    again = plan_import(new.clerk, commitment.FORM, path)
    assert (again.summary()["new"], len(again.of("known"))) == (0, 2)


def test_an_import_over_known_jobs_gives_their_old_blanks_back(sample, tmp_path):
    before = records_of(sample)
    number = numbers(sample.clerk, job.FORM)[5]
    changed(sample.clerk, number, job_title="پیش از درون‌ریزی")
    mine = records_of(sample)
    done = apply_import(sample.clerk, plan_import(sample.clerk, job.FORM, SAMPLE), SAMPLE.name)
    assert (done.created, done.changed) == (0, 1)
    assert records_of(sample) == before
    undo_action(sample.clerk, done.action)
    assert records_of(sample) == mine


def test_a_result_is_undone_with_the_visit_it_opened(running):
    number = numbers(running.clerk, visit.FORM)[0]
    before = record(running.clerk, number)
    typed, base = typed_again(running.clerk, number)
    second = record_visit(running.clerk, number, {**typed, **result("NOT_FOUND")}, base).next_visit
    undo_action(running.clerk, history_of(running.clerk, number)[0].action)
    after = record(running.clerk, number)
    assert (after.values, after.state) == (before.values, before.state)
    assert record(running.clerk, second).voided


def test_what_cannot_be_undone(sample):
    before = digest(sample.folder)
    for strange in (0, -3, 2, 10**6):
        with pytest.raises(NoSuchActionError):
            undo_action(sample.chief, strange)
    first = sample.database.office.station
    with sample.database.read() as reader:
        action = next(each["seq"] for each in reader.journal(first) if not each["kind"].startswith("@"))
    with pytest.raises(NoSuchActionError):
        undo_action(sample.clerk, action + 1)  # the middle of an action
    with pytest.raises(ForbiddenRoleError):
        undo_action(sample.viewer, action)
    assert digest(sample.folder) == before
