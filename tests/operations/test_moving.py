"""Steps in the life of a record: what they need, who may take them, and what a reason is for."""

import pytest

from desktop.operations.saving.move_record import move_record
from desktop.operations.saving.save_record import save_record
from desktop.operations.saving.turn_record import void_record
from desktop.store.errors import ForbiddenRoleError, VoidedRecordError, WrongMoveError
from forms.catalog import cooperative, job
from forms.parts import typed_of
from tests.operations.coop_life import a_coop, day
from tests.operations.offices import a_job, digest, record, rows, saved


def move(form, name):
    return form.life.move(name)


@pytest.fixture
def number(new):
    return saved(new.clerk, job.FORM, **a_job())


def test_a_step_that_asks_for_a_reason_gets_one(new, number):
    objected = move(job.FORM, "object")
    before = digest(new.folder)
    for empty in ("", "  "):
        refused = move_record(new.clerk, number, objected, empty)
        assert refused.number is None
        assert len(refused.problems) == 1
    assert digest(new.folder) == before
    assert move_record(new.clerk, number, objected, "نامهٔ دستگاه").number == number
    assert record(new.clerk, number).state == "objected"
    assert rows(new.folder, "SELECT act, reason, user FROM journal WHERE number = ? ORDER BY seq DESC LIMIT 1",
                number) == [("move", "نامهٔ دستگاه", new.clerk.actor.name)]


def test_only_the_chief_settles_an_objection(new, number):
    move_record(new.clerk, number, move(job.FORM, "object"), "نامه")
    with pytest.raises(ForbiddenRoleError):
        move_record(new.clerk, number, move(job.FORM, "settle"), "بررسی شد")
    with pytest.raises(ForbiddenRoleError):
        move_record(new.viewer, number, move(job.FORM, "settle"), "بررسی شد")
    assert move_record(new.chief, number, move(job.FORM, "settle"), "بررسی شد").number == number
    assert record(new.clerk, number).state == "registered"


def test_a_step_from_elsewhere_is_refused(new, number):
    with pytest.raises(WrongMoveError):
        move_record(new.chief, number, move(job.FORM, "settle"), "بررسی شد")
    assert record(new.clerk, number).state == "registered"


def test_a_step_needs_its_blanks(new):
    coop = saved(new.clerk, cooperative.FORM, **a_coop(agreement_no="", agreement_day="", agreement_end=""))
    for step in ("submit", "review"):
        assert move_record(new.clerk, coop, move(cooperative.FORM, step)).number == coop
    agree = move(cooperative.FORM, "agree")
    refused = move_record(new.chief, coop, agree)
    assert [problem.field for problem in refused.problems] == ["agreement_no", "agreement_day"]
    kept = record(new.clerk, coop)
    save_record(new.clerk, cooperative.FORM, {
        **typed_of(kept.values), "agreement_no": "۱۲/۳", "agreement_day": day(-60), "agreement_end": day(60)},
        coop, kept.base)
    assert move_record(new.chief, coop, agree).number == coop
    assert record(new.clerk, coop).state == "formation_agreed"


def test_voiding_asks_why_and_keeps_the_history(new, number):
    assert void_record(new.clerk, number, " ").number is None
    assert void_record(new.clerk, number, "دو بار ثبت شده بود").number == number
    assert record(new.clerk, number).voided
    assert rows(new.folder, "SELECT act FROM journal WHERE number = ? ORDER BY seq", number) == [("create",), ("void",)]
    with pytest.raises(VoidedRecordError):
        move_record(new.clerk, number, move(job.FORM, "object"), "نامه")
