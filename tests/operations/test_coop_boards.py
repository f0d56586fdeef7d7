"""How a board ends and who may follow it: too few, removed, beside another office; and what the registry stands on."""

import pytest

from desktop.operations.cooperatives.assembly.assemblies import call_again, fail_assembly, hold_assembly
from desktop.operations.cooperatives.assembly.assembly_desk import judge_assembly, open_assembly
from desktop.operations.cooperatives.quorums import quorum_of
from desktop.operations.cooperatives.watching.duties import duties_of
from desktop.operations.saving.save_record import check_typed, save_record
from forms.catalog import assembly, coop_office, share_transfer
from forms.parts import typed_of
from forms.rules import legal_id, record_number
from tests.operations import coop_life as life
from tests.operations.coop_elections import ended, offices, rows
from tests.operations.coop_life import called, day, said, step
from tests.operations.offices import TODAY, numbers, record
from tests.operations.test_coop_shares import transfer

SEVEN = {"members": "7", "present": "7"}
REMOVED = {"matter": "عزل هیأت مدیره", "decision_kind": "removal", "in_favour": "7", "against": "0", "carried": "yes"}


def named(problems, words):
    return [(problem.field, problem.level) for problem in problems if words in problem.message]


# Too few


def test_an_election_of_all_does_not_leave_a_board_of_one(new):
    number = life.registered(new)
    before = offices(new, number, "serving")
    gathered = called(new, number, "ordinary_extra", held=0)
    one = {**SEVEN, "candidates": rows(new, number, (6,))}
    done = hold_assembly(new.clerk, gathered, one, "به هر دلیل")
    assert done.number is None
    assert named(done.problems, "تنها ۱ عضو اصلی برگزیده شده است") == [("elects", "red")]
    assert offices(new, number, "serving") == before


def test_a_board_below_its_seats_is_doubted(new):
    number = life.admitted(new, board_seats="5", alternate_seats="1")
    gathered = called(new, number)
    four = {**SEVEN, "candidates": life.candidates(new, number)}
    done = hold_assembly(new.clerk, gathered, four)
    assert named(done.problems, "از ۵ عضو کمتر است") == [("elects", "amber")]
    assert hold_assembly(new.clerk, gathered, four, "دو نفر نامزد نشدند").number == gathered


def test_an_assembly_between_two_years_says_what_it_elects(new):
    number = life.registered(new)
    gathered = called(new, number, "ordinary_extra", held=0, elects="")
    three = {**SEVEN, "candidates": rows(new, number, (6, 2, 1))}
    done = hold_assembly(new.clerk, gathered, three)
    assert named(done.problems, "«انتخاب» نوشته نشده است") == [("elects", "amber")]
    assert hold_assembly(new.clerk, gathered, {**three, "elects": "whole"}).number == gathered


def test_the_first_assembly_elects_all_without_a_word(new):
    number = life.admitted(new)
    gathered = called(new, number)
    assert life.kept(new, gathered, assembly.ELECTS) is None
    done = hold_assembly(new.clerk, gathered, {**SEVEN, "candidates": life.candidates(new, number)})
    assert done.number == gathered, said(done)


# Removed


def test_a_board_that_is_removed_ends_and_is_to_be_elected(new):
    number = life.registered(new)
    before = offices(new, number, "serving")
    gathered = called(new, number, "extraordinary", held=0)
    done = hold_assembly(new.clerk, gathered, {**SEVEN, "decisions": [REMOVED]})
    assert done.number is None
    assert named(done.problems, "هیأت مدیره پایان می‌یابد و باید انتخابات برگزار شود") == [("decisions", "amber")]
    assert hold_assembly(new.clerk, gathered, {**SEVEN, "decisions": [REMOVED]}, "مجمع چنین خواست").number == gathered
    assert set(offices(new, number, "serving")) == {"inspector", "alternate_inspector", "managing_director"}
    assert {each.kind for each in duties_of(new.clerk) if each.cooperative == number} >= {"board_short"}
    step(new.chief, gathered, "reopen", "اشتباه")
    assert offices(new, number, "serving") == before


def test_a_board_that_is_removed_and_followed_is_replaced(new):
    number = life.registered(new)
    gathered = called(new, number, "extraordinary", held=0)
    typed = {**SEVEN, "decisions": [REMOVED], "candidates": rows(new, number, (6, 2, 1, 0))}
    done = hold_assembly(new.clerk, gathered, typed)
    assert done.number == gathered, said(done)
    there = offices(new, number, "serving")
    assert (len(there["principal"]), len(there["alternate"]), "chair" in there) == (3, 1, False)


def test_a_removal_that_was_not_carried_ends_nobody(new):
    number = life.registered(new)
    before = offices(new, number, "serving")
    gathered = called(new, number, "extraordinary", held=0)
    lost = {**REMOVED, "in_favour": "2", "against": "5", "carried": "no"}
    assert hold_assembly(new.clerk, gathered, {**SEVEN, "decisions": [lost]}).number == gathered
    assert offices(new, number, "serving") == before


# Beside another office


@pytest.mark.parametrize("office", ["inspector", "managing_director"])
def test_whose_office_goes_on_does_not_take_one_beside_it(new, office):
    number = life.registered(new)
    (held,) = life.offices_of(new, number, office)
    there = life.members(new, number)
    if office == "managing_director":  # the director is a member here, and would inspect himself
        life.mended(new.clerk, held, full_name=record(new.clerk, there[6]).title, member=record_number.show(there[6]))
        organ, place = "inspector", 6
        (old,) = life.offices_of(new, number, "inspector")
        ended(new, old)
    else:
        organ, place = "board", 4
        ended(new, life.offices_of(new, number, "secretary")[0])
    gathered = called(new, number, "ordinary_extra", held=0, elects="vacancies")
    done = hold_assembly(new.clerk, gathered, {**SEVEN, "candidates": rows(new, number, (place,), organ)}, "دلیل")
    assert done.number is None
    label = coop_office.OFFICE.show(office)
    assert [problem.row for problem in done.problems if f"اکنون «{label}»" in problem.message] == [0]


# Quorum


def test_who_presides_is_there_himself(new):
    number = life.registered(new)
    first = called(new, number, "ordinary_extra", held=-5)
    assert fail_assembly(new.clerk, first, {"members": "7", "present": "1"}).number == first
    second = call_again(new.clerk, first, {"held_at": f"{day(0)} 10:00", "called_day": day(-4)}).number
    proxies = {"members": "7", "present": "1", "proxies": "3"}
    done = hold_assembly(new.clerk, second, proxies, "به هر دلیل")
    assert done.number is None
    assert "هر تعداد، ولی نه کمتر از هیأت رئیسه (۴ نفر)" in said(done)
    file = open_assembly(new.clerk, second)
    assert "۳ نفر دیگر باید خود حاضر باشند" in judge_assembly(file, {**file.typed, **proxies}).quorum.said
    assert hold_assembly(new.clerk, second, {**proxies, "present": "4"}).number == second


def test_after_the_last_call_a_new_one_is_written(new):
    number = life.registered(new)
    first = called(new, number, "ordinary_extra", held=-5)
    there = {"members": "7", "present": "1"}
    assert "نوبت بعد را دعوت کنید" in said(hold_assembly(new.clerk, first, there))
    fail_assembly(new.clerk, first, there)
    second = call_again(new.clerk, first, {"held_at": f"{day(0)} 10:00", "called_day": day(-4)}).number
    last = said(hold_assembly(new.clerk, second, there))
    assert "برای آن دعوتی تازه با همان دستور جلسه بنویسید" in last
    assert "نوبت بعد" not in last
    with new.database.read() as reader:
        assert quorum_of(reader, record(new.clerk, second), TODAY).is_last


# Shares, the first assembly, one sentence


def test_shares_beyond_the_file_wait_for_the_capital(new):
    number = life.registered(new)
    first = life.members(new, number)[0]
    problems = check_typed(new.clerk, share_transfer.FORM, transfer(number, target=first, shares="1")).problems
    assert named(problems, "نخست افزایش سرمایه را در «تغییرات» بنویسید") == [("shares", "amber")]
    done = save_record(new.clerk, share_transfer.FORM, transfer(number, first, shares="2"))
    assert done.number, said(done)
    problems = check_typed(new.clerk, share_transfer.FORM, transfer(number, target=first, shares="1")).problems
    assert named(problems, "افزایش سرمایه") == []


def test_the_first_assembly_of_a_registered_cooperative_stays(new):
    life.seated(new)
    (gathered,) = numbers(new.clerk, assembly.FORM)
    assert step(new.chief, gathered, "reopen", "شمارش دوباره").number == gathered
    step(new.clerk, gathered, "cancel", "آزمون")
    other = life.registered(new, name="تعاونی نرگس", tracking_code="نرگس-۱", trend="صنعت", registration_no="4456",
                            legal_national_id=legal_id.with_check_digit("1400589328"))
    (first,) = numbers(new.clerk, assembly.FORM, ("cooperative", "=", other))
    before = offices(new, other, "serving")
    done = step(new.chief, first, "reopen", "شمارش دوباره")
    assert done.number is None
    assert "«ثبت‌شده»" in said(done)
    assert offices(new, other, "serving") == before


def test_one_fault_of_the_ballots_is_told_once(new):
    number = life.registered(new)
    gathered = called(new, number, "ordinary_extra", held=0)
    over = [{**each, "votes": "7"} for each in rows(new, number, (6,))]
    typed = typed_of(record(new.clerk, gathered).values) | {
        **SEVEN, "ballots_given": "7", "ballots_cast": "6", "candidates": over}
    judged = judge_assembly(open_assembly(new.clerk, gathered), typed)
    told = [problem for problem in judged.problems if "از آرای درست بیشتر است" in problem.message]
    assert [(problem.row, problem.column) for problem in told] == [(0, "votes")]
    assert f"آرای «{over[0]['candidate']}»" in told[0].message
