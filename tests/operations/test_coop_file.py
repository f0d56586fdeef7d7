"""The file of a cooperative: its way, what hinders the next step, its figures, and what happened, newest first."""

import time

import pytest

from desktop.operations.cooperatives.file import file_of
from desktop.operations.cooperatives.timeline import day_of
from desktop.operations.errors import NoSuchRecordError
from desktop.operations.letters.write_letter import write_letter
from desktop.operations.saving.move_record import move_record
from desktop.operations.saving.save_record import save_record
from forms.catalog import BY_KIND, coop_member, cooperative
from forms.rules import jalali
from tests.operations import offices
from tests.operations.coops import Coops

MEMBERS, MILLISECONDS = 5_000, 300


@pytest.fixture
def desk(tmp_path):
    offices.copy_of("new", tmp_path / "offices")
    made = offices.desk(tmp_path / "offices" / "karaj", offices.CHIEF, jalali.parse("1405/09/01"))
    yield made
    made.database.close()


@pytest.fixture
def made(desk):
    """Make cooperatives and keep them; answers what `fill` answers."""
    def make(fill):
        with desk.database.change(offices.CHIEF) as change:
            return fill(Coops(change))

    return make


def move(name):
    return next(each for each in cooperative.FORM.life.moves if each.name == name)


def standings(file):
    return {step.state: step.standing for step in file.life}


def test_the_way_onward_with_all_that_hinders_it(made, desk):
    number = made(lambda coops: coops.coop("board_formed", capital=900, paid_capital=100, agreement_day="1405/02/01"))
    file = file_of(desk, number)
    assert standings(file)["capital_paid"] == "done"
    assert standings(file)["board_formed"] == "now"
    assert standings(file)["operating"] == "ahead"
    assert {step.state: step.day for step in file.life}["formation_agreed"] == jalali.parse("1405/02/01")
    onward = file.moves[0]
    assert onward.move.name == "permit"
    assert not onward.stands_open
    said = " ".join(problem.message for problem in onward.problems)
    assert "«شماره مجوز ثبت» نوشته نشده" in said
    assert "یک‌سوم" in said
    assert onward.onward
    assert "register" not in [each.move.name for each in file.moves]
    levels = [each.problem.level for each in onward.hindrances]
    assert levels == sorted(levels, reverse=True), "what cannot be passed stands first"


def test_a_blank_of_which_the_rules_speak_is_not_told_twice(made, desk):
    number = made(lambda coops: coops.coop("formation_agreed"))
    fields = [problem.field for problem in file_of(desk, number).moves[0].problems]
    assert fields.count("paid_capital") == 1


@pytest.mark.parametrize(("state", "here", "then"), [
    ("returned", "under_review", "formation_agreed"), ("expired", "capital_paid", "founding_assembly_held"),
    ("stagnant", "operating", None), ("liquidating", "dissolved", "closed"), ("merging", "operating", "merged"),
    ("rejected", "draft", None)])
def test_beside_the_way_and_at_its_end(made, desk, state, here, then):
    number = made(lambda coops: coops.coop(state))
    way = [step.state for step in file_of(desk, number).life]
    at = way.index(state)
    assert way[at - 1] == here
    assert (way[at + 1] if at + 1 < len(way) else None) == then


def test_every_state_has_its_way(made, desk):
    for state in cooperative.FORM.life.states:
        number = made(lambda coops, code=state.code: coops.coop(code))
        assert [step.state for step in file_of(desk, number).life if step.standing == "now"] == [state.code]


def test_steps_have_the_days_of_the_journal_where_no_paper_tells_one(made, desk):
    number = made(lambda coops: coops.coop("licensed"))
    assert not move_record(desk, number, move("implement")).problems
    file = file_of(desk, number)
    now = next(step for step in file.life if step.standing == "now")
    line = next(event for event in file.events if event.kind == "move")
    assert now.day == day_of(line.at)
    assert line.text == "در دست اجرا"
    assert offices.CHIEF.name in line.note


def test_the_moment_of_the_journal_is_on_irans_day():
    assert day_of("2026-11-21T20:29:59Z") == jalali.parse("1405/08/30")
    assert day_of("2026-11-21T20:30:00Z") == jalali.parse("1405/09/01")


def test_figures(made, desk):
    def fill(coops):
        number = coops.coop(registration_day="1400/02/01", capital=900, paid_capital=300)
        for _ in range(3):
            coops.member(number)
        coops.member(number, left="1404/01/01", state="left")
        coops.office(number, "chair", first_day="1403/03/01", last_day="1406/03/01")
        coops.office(number, "principal", full_name="نام دیگر", first_day="1403/03/01", last_day="1406/01/01")
        coops.office(number, "managing_director", first_day="1403/03/01", last_day="1405/01/01", mobile="09121234567")
        coops.assembly(number, "1404/04/01")
        coops.assembly(number, "1405/04/20", "extraordinary")
        coops.assembly(number, "1405/11/20", state="called")
        coops.warning(number, "1405/06/01")
        coops.warning(number, "1403/06/01")
        return number

    file = file_of(desk, made(fill))
    figures = file.figures
    assert (figures.members.total, figures.capital, figures.paid) == (3, 900, 300)
    assert (figures.board, figures.board_end) == (2, jalali.parse("1406/01/01"))
    assert (figures.last_assembly, figures.last_nature) == (jalali.parse("1405/04/20"), "فوق‌العاده")
    assert figures.warnings == 1
    assert [(each.office, each.phone) for each in file.contacts] == [
        ("مدیرعامل", "۰۹۱۲۱۲۳۴۵۶۷"), ("رئیس هیأت مدیره", "")]
    counts = {each.kind: (each.count, each.now) for each in file.belongings}
    assert counts["coop_member"] == (4, 3)
    assert counts["assembly"] == (3, 1)
    assert counts["coop_warning"] == (2, 2)
    assert counts["letter"] == (0, 0)


def test_events_newest_first_lead_to_their_records(made, desk):
    def fill(coops):
        number = coops.coop(registration_day="1400/02/01")
        return number, {
            "assembly": coops.assembly(number, "1404/04/01", members=10, present=7),
            "coop_office": coops.office(number, "chair", first_day="1403/03/01", left_day="1404/02/01", state="ended"),
            "coop_visit": coops.visit(number, "1405/05/01", is_active=False),
            "coop_warning": coops.warning(number, "1405/06/01", deadline="1405/07/01"),
            "complaint": coops.complaint(number, "1401/01/01"),
        }

    number, records = made(fill)
    other = made(lambda coops: coops.coop())
    made(lambda coops: coops.visit(other, "1405/08/01"))
    letter = write_letter(desk, "coop-duty-reminder", number)
    file = file_of(desk, number)
    days = [event.day for event in file.events if event.day]
    assert days == sorted(days, reverse=True)
    assert {event.kind: event.record for event in file.events if event.kind in records} == records
    assert letter.number in [event.record for event in file.events]
    texts = {event.kind: f"{event.text} | {event.note}" for event in file.events}
    assert "۷ نفر از ۱۰ عضو" in texts["assembly"]
    assert "فعال نبود" in texts["coop_visit"]
    assert "مهلت رفع ۱۴۰۵/۰۷/۰۱" in texts["coop_warning"]
    assert sum(event.kind == "coop_office" for event in file.events) == 2
    assert {each.kind: each.now for each in file.belongings}["letter"] == 1


def test_duties_are_those_of_this_cooperative(made, desk):
    number, _other = made(lambda coops: (coops.coop(capital=9, paid_capital=1, rest_due="1405/01/01"),
                                         coops.coop(capital=9, paid_capital=1, rest_due="1405/01/01")))
    duties = file_of(desk, number).duties
    assert {duty.cooperative for duty in duties} == {number}
    assert "unpaid_capital" in {duty.kind for duty in duties}


def test_who_writes_nothing_is_offered_no_step(made, desk, tmp_path):
    number = made(lambda coops: coops.coop())
    assert file_of(desk, number).moves
    viewer = type(desk)(desk.database, offices.VIEWER, desk.today)
    assert file_of(viewer, number).moves == ()


def test_only_a_cooperative_has_a_file(desk):
    person = save_record(desk, BY_KIND["person"], {"first_name": "سارا", "last_name": "نجفی",
                                                   "national_code": offices.GOOD_CODES[0]}).number
    for number in (person, 1):
        with pytest.raises(NoSuchRecordError):
            file_of(desk, number)


def test_five_thousand_members_open_at_once(made, desk):
    def fill(coops):
        number = coops.coop(registration_day="1400/02/01")
        rows = [coop_member.FORM.values({"cooperative": number, "member_kind": "real", "member_no": place + 1,
                                         "joined_day": jalali.parse("1400/01/01"), "first_name": "نام",
                                         "last_name": "نمونه", "sex": "female", "shares": 10})
                for place in range(MEMBERS)]
        coops.change.create_many(coop_member.FORM, [(row, {}) for row in rows])
        return number

    number = made(fill)
    assert file_of(desk, number).figures.members.women == MEMBERS
    took = []
    for _ in range(3):
        begun = time.perf_counter()
        file_of(desk, number)
        took.append((time.perf_counter() - begun) * 1000)
    assert min(took) <= MILLISECONDS
