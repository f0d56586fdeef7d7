"""Assemblies through the desk (DOMAIN B.5): quorum by nature and call, ballots, offices, the call after a failure."""

from datetime import timedelta

import pytest

from desktop.operations.cooperatives.assembly.assemblies import call_again, call_assembly, fail_assembly, hold_assembly
from desktop.operations.cooperatives.statutes import statutes_of
from desktop.operations.saving.save_record import save_record
from desktop.store.errors import ForbiddenRoleError, WrongMoveError
from forms.catalog import assembly, coop_office, parameter
from forms.rules import jalali, record_number
from tests.operations import coop_life as life
from tests.operations.coop_life import called, day, said, step
from tests.operations.offices import TODAY, digest, numbers, record, saved
from tests.operations.test_coop_members import coop


def test_the_first_assembly_fills_the_offices(new):
    number = life.assembled(new)
    (gathered,) = numbers(new.clerk, assembly.FORM)
    kept = record(new.clerk, gathered)
    assert (kept.state, kept.values[assembly.QUORUM_MET]) == ("held", True)
    assert list(life.elected_in(new, gathered).values()) == [
        "principal", "principal", "principal", "alternate", "principal", "alternate"]
    offices = [record(new.clerk, each).values for each in life.offices_of(new, number)]
    assert [each[coop_office.OFFICE] for each in offices] == [
        "principal", "principal", "principal", "alternate", "inspector", "alternate_inspector"]
    held = TODAY - timedelta(days=10)
    assert {each[coop_office.FIRST_DAY] for each in offices} == {held}
    assert offices[0][coop_office.LAST_DAY] == jalali.add_years(held, 3)
    assert {each[coop_office.ASSEMBLY] for each in offices} == {gathered}
    assert offices[0][coop_office.NATIONAL_CODE] == life.code(0)
    assert offices[0][coop_office.VOTES] == 7


def test_a_new_election_ends_the_old_board(new):
    number = life.registered(new)
    gathered = called(new, number, "ordinary_extra", held=0)
    done = hold_assembly(new.clerk, gathered, {"members": "7", "present": "6", "candidates": [
        {**each, "votes": str(6 - place), "eligibility": "confirmed"}
        for place, each in enumerate(life.candidates(new, number, inspector=()))]})
    assert done.number == gathered, done.problems
    serving = [record(new.clerk, each).values[coop_office.OFFICE] for each in life.offices_of(new, number)]
    assert sorted(serving) == sorted(["principal"] * 3 + ["alternate", "inspector", "alternate_inspector",
                                                           "managing_director"])
    assert len(numbers(new.clerk, coop_office.FORM, ("state", "state", "ended"))) == 4


def test_without_quorum_nothing_is_held(new):
    number = life.admitted(new)
    gathered = called(new, number)
    before = digest(new.folder)
    done = hold_assembly(new.clerk, gathered, {"members": "7", "present": "3"}, "به هر دلیل")
    assert done.number is None
    for word in ("نصف به‌علاوه یک از ۷ عضو", "۴ نفر", "حاضر: ۳ نفر", "صورتجلسهٔ منفی", "آیین‌نامه"):
        assert word in said(done)
    assert digest(new.folder) == before
    assert "حد نصاب رسیده است" in said(fail_assembly(new.clerk, gathered, {"members": "7", "present": "4"}))
    assert digest(new.folder) == before
    assert fail_assembly(new.clerk, gathered, {"members": "7", "present": "3"}).number == gathered
    kept = record(new.clerk, gathered)
    assert (kept.state, kept.values[assembly.QUORUM_MET]) == ("no_quorum", False)
    assert numbers(new.clerk, coop_office.FORM) == []


def test_the_second_call_is_made_from_the_first(new):
    number = life.admitted(new)
    first = called(new, number, held=-25)
    refused = call_again(new.clerk, first)
    assert refused.number is None
    assert "صورتجلسهٔ منفی" in said(refused)
    fail_assembly(new.clerk, first, {"members": "7", "present": "3", "candidates": life.candidates(new, number)})
    second = call_again(new.clerk, first, {"called_day": day(-24), "held_at": f"{day(-10)} 10:00"}).number
    values = record(new.clerk, second).values
    assert (values[assembly.CALL_NO], values[assembly.EARLIER], values[assembly.NATURE]) == (2, first, "founding")
    assert values[assembly.AGENDA] == record(new.clerk, first).values[assembly.AGENDA]
    assert values[assembly.HELD_AT].date() == TODAY - timedelta(days=10)
    assert {each[assembly.VOTES] for each in values[assembly.CANDIDATES]} == {None}
    assert hold_assembly(new.clerk, second, {"present": "4"}).number == second
    assert call_again(new.clerk, second).number is None


def test_an_ordinary_assembly_has_no_third_call_an_extraordinary_has(new):
    number = life.registered(new)
    for nature, most in (("ordinary_extra", 2), ("extraordinary", 3)):
        number_of_call = called(new, number, nature, held=-60)
        for call in range(1, most):
            assert fail_assembly(new.clerk, number_of_call, {"members": "7", "present": "2"}).number, (nature, call)
            again = call_again(new.clerk, number_of_call, {
                "called_day": day(-58 + call * 15), "held_at": f"{day(-55 + call * 20)} 10:00"})
            assert again.number, again.problems
            number_of_call = again.number
        assert fail_assembly(new.clerk, number_of_call, {"present": "2"}).number == number_of_call
        last = call_again(new.clerk, number_of_call)
        assert last.number is None
        assert "ندارد؛ دعوتی تازه بنویسید" in said(last)


def test_a_second_call_without_its_first(new):
    number = life.admitted(new)
    typed = {"cooperative": record_number.show(number), "nature": "founding", "call_no": "2", "called_day": day(-20),
             "held_at": f"{day(-5)} 10:00", "members": "7", "present": "4"}
    alone = save_record(new.clerk, assembly.FORM, typed)
    assert life.levels(alone) == ["amber"]  # an old paper may be written down, but not held on its easier quorum
    refused = step(new.clerk, alone.number, "hold", "به هر دلیل")
    assert refused.number is None
    assert "بی صورتجلسهٔ منفی نوبت پیشین" in said(refused)
    step(new.clerk, alone.number, "cancel", "نوبت نخست نداشت")
    other = called(new, number, held=-6)
    wrong = save_record(new.clerk, assembly.FORM, {**typed, "earlier": record_number.show(alone.number)})
    assert wrong.number is None
    assert {problem.field for problem in wrong.problems} == {"earlier", "nature"}  # the first call waits yet
    assert other


def test_a_rural_second_call_waits_fifteen_days(new):
    number = coop(new, mission="rural")
    first = called(new, number, "ordinary_extra", held=-10, members="20")
    fail_assembly(new.clerk, first, {"present": "2"})
    early = call_again(new.clerk, first, {"held_at": f"{day(4)} 10:00"})
    assert early.number is None
    assert "۱۵ روز پس از نوبت پیشین" in said(early)
    assert call_again(new.clerk, first, {"held_at": f"{day(5)} 10:00"}).number


def test_votes_above_the_ballots_are_refused_all_at_once(new):
    number = life.admitted(new)
    gathered = called(new, number)
    before = digest(new.folder)
    rows = life.candidates(new, number, votes=(7, 7, 7, 7), inspector=(7, 7))
    wrong = {"members": "7", "present": "6", "ballots_given": "7", "ballots_cast": "8", "ballots_spoilt": "2"}
    done = hold_assembly(new.clerk, gathered, {**wrong, "candidates": rows}, "به هر دلیل")
    assert done.number is None
    assert {"ballots_given", "ballots_cast", "candidates"} <= {problem.field for problem in done.problems}
    assert digest(new.folder) == before
    fits = {"members": "7", "present": "6", "ballots_given": "6", "ballots_cast": "5"}
    many = [{"candidate": f"نامزد {n}", "for_office": "board", "votes": "5"} for n in range(5)]
    over = hold_assembly(new.clerk, gathered, {**fits, "candidates": many}, "به هر دلیل")
    assert "جمع آرا از آنچه در برگه‌ها جا می‌شود بیشتر است" in said(over)
    assert digest(new.folder) == before


def test_doubts_of_a_meeting_pass_with_a_reason(new):
    saved(new.chief, parameter.FORM, key="coop.presiding_board", value="1", unit="person", source="بخشنامهٔ ۱۲")
    number = life.registered(new)
    gathered = called(new, number, "extraordinary", held=0)
    typed = {"members": "7", "present": "1", "proxies": "4", "decisions": [
        {"matter": "تغییر اساسنامه", "in_favour": "3", "against": "2", "carried": "yes"}]}
    done = hold_assembly(new.clerk, gathered, typed)
    assert (done.number, life.levels(done)) == (None, ["amber", "amber"])
    assert "هر عضو حاضر بیش از ۳ وکالت و هر وکیل غیرعضو بیش از ۱ وکالت ندارد، که روی هم ۳ می‌شود" in said(done)
    assert "سه‌چهارم حاضران (۴ رأی)" in said(done)
    assert hold_assembly(new.clerk, gathered, typed, "اساسنامه چنین گفته است").number == gathered


def test_nobody_holds_an_assembly_to_come_or_in_the_wrong_time_of_life(new):
    number = life.admitted(new)
    gathered = called(new, number, held=3, called_day=day(0))
    assert "هنوز نرسیده" in said(hold_assembly(new.clerk, gathered, {"members": "7", "present": "7"}))
    twice = call_assembly(new.clerk, number, {"nature": "founding", "held_at": f"{day(9)} 10:00"})
    assert "دعوت شده و هنوز نتیجه ندارد" in said(twice)
    early = call_assembly(new.clerk, number, {"nature": "ordinary", "held_at": f"{day(9)} 10:00"})
    assert "سرمایه تأمین شد" in said(early)
    backwards = call_assembly(new.clerk, number, {"nature": "founding", "held_at": f"{day(-9)} 10:00"})
    assert "held_at" in [problem.field for problem in backwards.problems]
    with pytest.raises(ForbiddenRoleError):
        call_assembly(new.viewer, coop(new, name="دیگر"), {"nature": "ordinary_extra", "held_at": f"{day(9)} 10:00"})


def test_a_yearly_assembly_after_its_months_is_said_late(new):
    old = {"year_end": "12/29", "permit_day": "", "registration_day": "1390/01/01", "gazette_day": ""}
    number = coop(new, **old)
    year = jalali.parts(TODAY)[0]
    typed = {"nature": "ordinary", "called_day": f"{year}/03/01", "held_at": f"{year}/05/01 10:00", "members": "9"}
    done = call_assembly(new.clerk, number, typed)
    assert (done.number is not None, [problem.field for problem in done.problems]) == (True, ["called_day", "held_at"])
    assert "۲ ماه پس از پایان سال مالی" in said(done)
    in_time = {**typed, "called_day": f"{year}/02/20", "held_at": f"{year}/04/29 10:00"}
    assert call_assembly(new.clerk, coop(new, name="دیگر", **old), in_time).problems == ()


def test_an_assembly_opened_again_takes_its_offices_back(new):
    number = life.assembled(new)
    (gathered,) = numbers(new.clerk, assembly.FORM)
    with pytest.raises(ForbiddenRoleError):
        step(new.clerk, gathered, "reopen", "شمارش دوباره")
    assert step(new.chief, gathered, "reopen", "شمارش دوباره").number == gathered
    assert life.offices_of(new, number) == []
    again = [{**each, "votes": str(6 - place)} for place, each in enumerate(life.candidates(new, number))]
    done = hold_assembly(new.clerk, gathered, {"present": "6", "ballots_given": "6", "ballots_cast": "6",
                                               "candidates": again})
    assert done.number == gathered, done.problems
    assert len(life.offices_of(new, number)) == 6
    with pytest.raises(WrongMoveError):
        hold_assembly(new.clerk, gathered, {})


def test_what_the_result_says_stays_what_was_counted(new):
    life.assembled(new)
    (gathered,) = numbers(new.clerk, assembly.FORM)
    kept = record(new.clerk, gathered)
    done = save_record(new.clerk, assembly.FORM, {**life.typed_of(kept.values), "present": "2", "ballots_given": "2",
                                                  "ballots_cast": "2", "candidates": []}, gathered, kept.base)
    assert done.number is None
    assert "با شمارش حاضران نمی‌خواند" in said(done)


def test_an_office_may_write_its_own_figures(new):
    row_of = {"key": "coop.quorum.ordinary.1", "value": "2/3", "unit": "ratio_at_least", "source": "بخشنامهٔ ۱۲"}
    saved(new.chief, parameter.FORM, **row_of)
    number = life.admitted(new)
    own = statutes_of(record(new.clerk, number), new.clerk.context())
    assert own.quorum("founding", 1).least(9) == 6
    assert own.basis("quorum.ordinary.1") == "بخشنامهٔ ۱۲"


def test_the_next_call_is_proposed_in_time(new):
    number = coop(new)
    for ago, comes in ((0, 15), (3, 12), (14, 1), (15, 15), (200, 15)):
        first = called(new, number, "ordinary_extra", held=-ago, members="20")
        assert fail_assembly(new.clerk, first, {"present": "2"}).number
        again = call_again(new.clerk, first)
        assert kept_day(new, again.number) == TODAY + timedelta(days=comes)
        assert life.levels(again) == (["amber"] if ago == 200 else [])  # a month after the first the call is late
        step(new.clerk, again.number, "cancel", "آزمون")


def kept_day(people, number):
    return life.kept(people, number, assembly.HELD_AT).date()
