"""The way of a complaint: inspector or board first, elections to the chamber, a day of answer (DOMAIN B.8)."""

import pytest

from desktop.operations.cooperatives.watching.duties import duties_of
from desktop.operations.saving.move_record import move_record, undo_action
from forms.catalog import complaint
from forms.rules import jalali
from tests.operations.coops import Coops, at
from tests.operations.offices import record

WAY = {move.name: move for move in complaint.FORM.life.moves}


@pytest.fixture
def chief(new):
    return at(new.chief, "1405/09/01")


@pytest.fixture
def blamed(chief):
    with chief.database.change(chief.actor) as change:
        return Coops(change).coop()


def a_complaint(chief, blamed, nature, state="received", **values):
    with chief.database.change(chief.actor) as change:
        made = Coops(change)
        return made._make(complaint.FORM, state, {"cooperative": blamed, "day": "1405/08/01", "complainant": "نام",
                                                  "against": "نام", "nature": nature, **values})


@pytest.mark.parametrize(("nature", "move", "doubted"), [
    ("election", "to_inspector", True), ("election", "to_chamber", False), ("finance", "to_inspector", False),
    ("finance", "to_chamber", True), ("finance", "review", True), ("election", "review", False)])
def test_where_a_complaint_goes(chief, blamed, nature, move, doubted):
    number = a_complaint(chief, blamed, nature)
    taken = move_record(chief, number, WAY[move])
    assert (taken.number is None) == doubted
    assert all(problem.level == "amber" for problem in taken.problems)
    if doubted:
        assert move_record(chief, number, WAY[move], "به خواست شاکی").number == number
    assert record(chief, number).values[complaint.ANSWER_BY] == jalali.parse("1405/10/01")


def test_a_written_day_of_answer_stays_and_an_answer_may_be_appealed(chief, blamed):
    number = a_complaint(chief, blamed, "finance", tried_first=True, answer_by="1405/09/09")
    assert move_record(chief, number, WAY["review"]).number
    kept = record(chief, number)
    assert kept.values[complaint.ANSWER_BY] == jalali.parse("1405/09/09")
    answered = a_complaint(chief, blamed, "finance", "answered")
    assert move_record(chief, answered, WAY["appeal"]).number is None
    assert move_record(chief, answered, WAY["appeal"], "مدرک تازه رسید").number
    assert record(chief, answered).state == "under_review"
    waiting = a_complaint(chief, blamed, "election", "with_inspector")
    assert move_record(chief, waiting, WAY["to_chamber"]).number


def test_an_appealed_answer_is_none_any_longer(chief, blamed):
    answered = a_complaint(chief, blamed, "finance", "answered", answer_by="1405/08/20", answer_day="1405/08/25",
                           answer="وارد نیست")
    assert move_record(chief, answered, WAY["appeal"], "مدرک تازه رسید").number
    values = record(chief, answered).values
    assert (values[complaint.ANSWER], values[complaint.ANSWER_DAY]) == (None, None)
    assert values[complaint.ANSWER_BY] == jalali.parse("1405/10/01")
    assert duties_of(chief, ["complaint"]) == []
    assert {problem.field for problem in move_record(chief, answered, WAY["answer"]).problems} == {
        "answer", "answer_day"}
    with chief.database.read() as reader:
        history = reader.history(answered)
    assert any("وارد نیست" in str(line.changes) for line in history)
    assert undo_action(chief, history[0].action).kept == ()
    back = record(chief, answered)
    assert (back.state, back.values[complaint.ANSWER]) == ("answered", "وارد نیست")
    assert back.values[complaint.ANSWER_BY] == jalali.parse("1405/08/20")
