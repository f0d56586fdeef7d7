"""What came of an assembly stands: its results are locked, older ones end nobody newer, and it is written whole."""

import pytest

from desktop.operations.cooperatives.assembly.assemblies import call_again, call_assembly, fail_assembly, hold_assembly
from desktop.operations.cooperatives.assembly.assembly_desk import open_assembly
from desktop.operations.saving.move_record import undo_action
from desktop.operations.saving.save_record import save_record
from desktop.store.errors import StaleRecordError
from forms.catalog import assembly, coop_member, coop_office, cooperative
from forms.parts import typed_of
from forms.rules import record_number
from tests.operations import coop_life as life
from tests.operations.coop_elections import elected, offices, rows
from tests.operations.coop_life import called, day, kept, said, step
from tests.operations.offices import TODAY, numbers, record, saved
from tests.operations.test_coop_members import coop, typed_rows

SEVEN = {"members": "7", "present": "7", "elects": "whole"}


def written(people, number, **changed):
    """A record saved anew with some blanks typed otherwise."""
    there = record(people.clerk, number)
    typed = {**typed_of(there.values, there.unread), **changed}
    return save_record(people.clerk, there.form, typed, number, there.base)


def ballot(people, number, *, votes=(7, 6, 5, 4), **changed):
    found = life.candidates(people, number, votes=votes)
    for place, more in changed.items():
        found[int(place[1:])] |= more
    return found


@pytest.mark.parametrize("changed", [
    {"nature": "ordinary"}, {"members": "9"}, {"present": "1"}, {"quorum_met": ""}, {"candidates": []},
    {"decisions": [{"matter": "انحلال", "decision_kind": "dissolution"}]}, {"held_at": f"{day(-9)} 10:00"}])
def test_the_results_of_a_held_assembly_are_locked(new, changed):
    number = life.assembled(new)
    (gathered,) = numbers(new.clerk, assembly.FORM)
    before = record(new.clerk, gathered).values
    done = written(new, gathered, **changed)
    assert done.number is None
    assert "«بازگشت به پیش از برگزاری»" in said(done)
    assert record(new.clerk, gathered).values == before
    assert written(new, gathered, minutes_no="م-۷", minutes_day=day(-9)).number == gathered
    step(new.chief, gathered, "reopen", "اشتباه")
    assert life.offices_of(new, number) == []
    assert written(new, gathered, members="9").number == gathered


def test_what_failed_stays_as_it_failed(new):
    number = life.registered(new)
    gathered = called(new, number, "ordinary_extra", held=0)
    assert fail_assembly(new.clerk, gathered, {"members": "7", "present": "2"}).number == gathered
    assert "«به حد نصاب نرسید»" in said(written(new, gathered, present="7"))


def test_an_older_assembly_leaves_the_board_of_a_newer_one(new):
    number = life.registered(new)
    elected(new, number, rows(new, number, (3, 2, 1)), held=-1, elects="whole")
    now = offices(new, number, "serving")
    older = called(new, number, "ordinary_extra", held=-5)
    typed = {**SEVEN, "candidates": rows(new, number, (0, 5, 6))}
    doubted = hold_assembly(new.clerk, older, typed)
    assert doubted.number is None
    assert "هیأت مدیرهٔ دیگری برگزیده شده است" in said(doubted)
    assert hold_assembly(new.clerk, older, typed, "صورتجلسه دیر رسید").number == older
    assert offices(new, number, "serving") == now
    begun = numbers(new.clerk, coop_office.FORM, ("assembly", "=", older))
    assert {(record(new.clerk, each).state, kept(new, each, coop_office.LEFT_DAY)) for each in begun} == {
        ("ended", coop_office.LEFT_DAY.read(day(-1)))}


def test_reopened_and_cancelled_gives_the_old_board_back(new):
    number = life.registered(new)
    before = offices(new, number, "serving")
    gathered = elected(new, number, rows(new, number, (3, 2, 1)), elects="whole")
    assert offices(new, number, "serving") != before
    step(new.chief, gathered, "reopen", "اشتباه")
    step(new.clerk, gathered, "cancel", "اشتباه")
    assert offices(new, number, "serving") == before


def test_an_election_is_taken_back_whole_or_not_at_all(new):
    number = life.registered(new)
    before = offices(new, number, "serving")
    for accepts in (False, True):
        gathered = elected(new, number, rows(new, number, (3, 2, 1)), elects="whole")
        with new.database.read() as reader:
            action = reader.latest_actions(1)[0].action
        after = offices(new, number, "serving")
        if accepts:
            life.mended(new.clerk, life.offices_of(new, number, "principal")[0], accepted_day=day(0))
        undone = undo_action(new.clerk, action)
        assert bool(undone.kept) is accepts
        assert offices(new, number, "serving") == (after if accepts else before)
        assert record(new.clerk, gathered).state == ("held" if accepts else "called")
        if not accepts:
            life.mended(new.clerk, gathered, place="")
            step(new.clerk, gathered, "cancel", "اشتباه")


@pytest.mark.parametrize("conclude", [hold_assembly, fail_assembly])
def test_what_another_clerk_wrote_meanwhile_is_not_lost(new, conclude):
    number = life.admitted(new)
    gathered = called(new, number)
    seen = open_assembly(new.clerk, gathered)
    life.mended(new.clerk, gathered, place="سالن تازه")
    there = "7" if conclude is hold_assembly else "1"
    typed = {**seen.typed, "members": "7", "present": there, "place": ""}
    with pytest.raises(StaleRecordError):
        conclude(new.clerk, gathered, typed, base=seen.base)
    assert kept(new, gathered, assembly.PLACE) == "سالن تازه"
    fresh = open_assembly(new.clerk, gathered)
    assert conclude(new.clerk, gathered, {**fresh.typed, "members": "7", "present": there},
                    base=fresh.base).number == gathered


# Who is elected


def test_one_member_has_one_seat_however_his_name_is_spelled(new):
    number = life.admitted(new)
    gathered = called(new, number)
    there = ballot(new, number)
    twice = [there[0], there[1] | {"member": there[0]["member"], "candidate": "سارا (نجفی)"}, *there[2:]]
    done = hold_assembly(new.clerk, gathered, {**SEVEN, "candidates": twice})
    assert done.number is None
    assert "پیش‌تر در فهرست آمده است" in said(done)


def test_two_members_of_one_name_may_both_stand(new):
    number = life.admitted(new)
    gathered = called(new, number)
    there = ballot(new, number)
    done = hold_assembly(new.clerk, gathered, {**SEVEN, "candidates": [
        there[0], there[1] | {"candidate": there[0]["candidate"]}, *there[2:]]})
    assert done.number == gathered, said(done)
    board = numbers(new.clerk, coop_office.FORM, ("cooperative", "=", number), ("office", "=", "principal"))
    assert len({kept(new, each, coop_office.MEMBER) for each in board}) == 3


def test_another_cooperatives_member_is_not_elected(new):
    number, other = life.admitted(new), coop(new, name="نسترن", trend="")
    stranger = saved(new.clerk, coop_member.FORM, cooperative=record_number.show(other), member_kind="real",
                     **typed_rows(1, 60)[0])
    gathered = called(new, number)
    there = ballot(new, number, _1={"member": record_number.show(stranger)})
    done = hold_assembly(new.clerk, gathered, {**SEVEN, "candidates": there}, "دلیل")
    assert done.number is None
    assert "عضو تعاونی دیگری است" in said(done)


def test_who_inspects_is_not_elected_to_the_board_beside_it(new):
    number = life.registered(new)
    gathered = called(new, number, "ordinary_extra", held=0)
    board = rows(new, number, (4, 1, 2))  # the fifth member is the inspector
    done = hold_assembly(new.clerk, gathered, {**SEVEN, "candidates": board}, "دلیل")
    assert done.number is None
    assert "«بازرس اصلی»" in said(done)
    assert hold_assembly(new.clerk, gathered, {**SEVEN, "candidates": rows(new, number, (3, 1, 2))}).number == gathered


def test_one_place_in_the_lot_is_one_candidates(new):
    number = life.admitted(new)
    gathered = called(new, number)
    equal = {"votes": (7, 6, 5, 5), "_2": {"lot": "1"}, "_3": {"lot": "1"}}
    done = hold_assembly(new.clerk, gathered, {**SEVEN, "candidates": ballot(new, number, **equal)})
    assert done.number is None
    assert "برای هر یک عددی جدا بنویسید" in said(done)
    drawn = ballot(new, number, **{**equal, "_2": {"lot": "2"}})
    assert hold_assembly(new.clerk, gathered, {**SEVEN, "candidates": drawn}).number == gathered
    assert life.elected_in(new, gathered)[drawn[3]["candidate"]] == "principal"


def test_one_holder_is_counted_once_however_he_is_written(new):
    number = life.assembled(new)
    chair, deputy, third = life.offices_of(new, number, "principal")
    holder = record(new.clerk, chair).values
    linked = saved(new.clerk, coop_office.FORM, cooperative=record_number.show(number), office="chair",
                   full_name=holder[coop_office.FULL_NAME], member=record_number.show(holder[coop_office.MEMBER]),
                   first_day=day(-9), accepted_day=day(-9))
    assert kept(new, linked, coop_office.NATIONAL_CODE) == holder[coop_office.NATIONAL_CODE]
    life.mended(new.clerk, third, left_day=day(-1))
    life.took(new.clerk, third, "end")
    saved(new.clerk, coop_office.FORM, cooperative=record_number.show(number), office="vice_chair", first_day=day(-9),
          full_name=record(new.clerk, deputy).values[coop_office.FULL_NAME], accepted_day=day(-9))
    saved(new.clerk, coop_office.FORM, cooperative=record_number.show(number), office="secretary", first_day=day(-9),
          full_name=holder[coop_office.FULL_NAME], accepted_day=day(-9))
    assert "۲ نفر نوشته شده است" in said(step(new.clerk, number, "form_board", "دلیل"))


# Calls


def test_a_later_call_does_not_even_fail_without_the_first(new):
    number = coop(new)
    typed = {"cooperative": record_number.show(number), "nature": "extraordinary", "call_no": "2",
             "called_day": day(-60), "held_at": f"{day(-40)} 10:00", "members": "20"}
    gathered = saved(new.clerk, assembly.FORM, **typed)
    done = fail_assembly(new.clerk, gathered, {"present": "3"}, "دلیل")
    assert done.number is None
    assert "بی صورتجلسهٔ منفی نوبت پیشین" in said(done)
    assert call_again(new.clerk, gathered).number is None


def test_no_assembly_is_held_where_the_applicants_withdrew(new):
    number = life.admitted(new)
    gathered = called(new, number)
    assert step(new.clerk, number, "withdraw", "انصراف").number == number
    done = hold_assembly(new.clerk, gathered, {**SEVEN, "candidates": ballot(new, number)}, "دلیل")
    assert done.number is None
    assert "«انصراف»" in said(done)
    assert life.offices_of(new, number) == []


def test_the_first_assembly_was_before_registration(new):
    number = coop(new, agreement_day=day(-400), permit_day=day(-310), registration_day=day(-300))
    late = call_assembly(new.clerk, number, {"nature": "founding", "called_day": day(0), "held_at": f"{day(3)} 10:00"})
    assert late.number is None
    assert "پیش از ثبت تعاونی" in said(late)
    early = call_assembly(new.clerk, number, {
        "nature": "founding", "called_day": day(-340), "held_at": f"{day(-320)} 10:00"})
    assert early.number is not None
    assert kept(new, number, cooperative.REGISTRATION_DAY) < TODAY
