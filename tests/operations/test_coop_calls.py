"""The call of an assembly (DOMAIN B.5): later calls, notice, who asks, the year, the law of its own day."""

from datetime import timedelta

import pytest

from desktop.operations.cooperatives.assembly.assemblies import call_again, call_assembly, fail_assembly, hold_assembly
from desktop.operations.cooperatives.assembly.assembly_desk import judge_assembly, open_assembly
from forms.catalog import assembly, parameter
from forms.rules import jalali
from tests.operations import coop_life as life
from tests.operations.coop_life import called, day, said, step
from tests.operations.offices import TODAY, record, saved
from tests.operations.test_coop_members import coop


def test_from_one_call_one_later_call_is_made(new):
    number = coop(new)
    first = called(new, number, "ordinary_extra", held=-20, members="20")
    fail_assembly(new.clerk, first, {"present": "2"})
    second = call_again(new.clerk, first)
    assert second.number
    fail_again = call_again(new.clerk, first)
    assert "از این نوبت پیش‌تر نوبت بعد دعوت شده است" in said(fail_again)
    step(new.clerk, second.number, "cancel", "باران")
    assert open_assembly(new.clerk, first).later == 0
    assert call_again(new.clerk, first).number


def test_a_second_call_is_proposed_as_the_office_says(new):
    saved(new.chief, parameter.FORM, key="coop.second_call_proposed_days", value="20", unit="day", source="رویهٔ اداره")
    number = coop(new)
    first = called(new, number, "ordinary_extra", held=0, members="20", for_year="")
    fail_assembly(new.clerk, first, {"present": "2"})
    again = call_again(new.clerk, first).number
    assert life.kept(new, again, assembly.HELD_AT).date() == TODAY + timedelta(days=20)


def test_notice_is_short_only_where_somebody_says_how_long_it_is(new):
    typed = {"nature": "ordinary_extra", "called_day": day(0), "held_at": f"{day(9)} 10:00"}
    assert call_assembly(new.clerk, coop(new), typed).problems == ()
    own = coop(new, name="دوم", own_rules=[{"rule": "coop.notice_days", "rule_says": "10", "rule_article": "۲۱"}])
    short = call_assembly(new.clerk, own, typed)
    assert [(problem.field, problem.level) for problem in short.problems] == [("held_at", "amber")]
    assert "دست‌کم ۱۰ روز است (اساسنامهٔ تعاونی، ماده ۲۱)" in said(short)
    saved(new.chief, parameter.FORM, key="coop.notice_days", value="12", unit="day", source="بخشنامهٔ ۹")
    assert "دست‌کم ۱۲ روز است (بخشنامهٔ ۹)" in said(call_assembly(new.clerk, coop(new, name="سوم"), typed))


@pytest.mark.parametrize(("nature", "asking", "least"), [("ordinary_extra", 1, 2), ("extraordinary", 2, 3)])
def test_an_assembly_is_asked_by_enough_members(new, nature, asking, least):
    number = life.registered(new)
    typed = {"nature": nature, "called_day": day(0), "held_at": f"{day(9)} 10:00", "requested_by": "members",
             "requested_day": day(-3), "requesters": str(asking)}
    few = call_assembly(new.clerk, number, typed)
    assert [(problem.field, problem.level) for problem in few.problems] == [("requesters", "amber")]
    assert f"دست‌کم {'۲' if least == 2 else '۳'} نفر از ۷ عضو" in said(few)
    step(new.clerk, few.number, "cancel", "کم بودند")
    assert call_assembly(new.clerk, number, {**typed, "requesters": str(least)}).problems == ()


def test_who_is_asked_calls_within_a_month_and_the_office_after_ten_days(new):
    number = life.registered(new)
    typed = {"nature": "ordinary_extra", "called_day": day(0), "held_at": f"{day(9)} 10:00",
             "requested_by": "inspector"}

    def told(**changed):
        done = call_assembly(new.clerk, number, {**typed, **changed})
        step(new.clerk, done.number, "cancel", "آزمون")
        return [(problem.field, problem.level) for problem in done.problems]

    assert told(requested_day=day(-32)) == [("called_day", "amber")]
    assert told(requested_day=day(-10), called_by="ministry") == [("called_by", "amber")]
    assert told(requested_day=day(-11), called_by="ministry") == []
    assert told(called_by="ministry") == [("called_by", "amber")]


# Years


def test_the_oldest_year_without_an_assembly_is_proposed(new):
    year = jalali.parts(TODAY)[0]
    number = life.registered(new, year_end="12/29", registration_day=day(-3), gazette_day=day(-1))
    assert open_assembly(new.clerk, number).waiting_year is None  # its first year is not over
    old = coop(new, name="کهن", year_end="12/29", permit_day="", registration_day="1390/01/01", gazette_day="")
    assert open_assembly(new.clerk, old).waiting_year == year - 1  # of its past the file knows nothing
    typed = {"nature": "ordinary", "called_day": day(-40), "held_at": f"{day(-20)} 10:00", "members": "20"}
    gathered = call_assembly(new.clerk, old, {**typed, "for_year": str(year - 4)}).number
    assert hold_assembly(new.clerk, gathered, {"present": "15"}).number == gathered
    again = call_assembly(new.clerk, old, {**typed, "held_at": f"{day(-10)} 10:00"})
    assert life.kept(new, again.number, assembly.FOR_YEAR) == year - 3
    twice = hold_assembly(new.clerk, again.number, {"present": "15", "for_year": str(year - 4)})
    assert [(problem.field, problem.level) for problem in twice.problems] == [("for_year", "amber")]
    assert hold_assembly(new.clerk, again.number, {"present": "15"}).number == again.number
    other = call_assembly(new.clerk, old, {**typed, "nature": "extraordinary", "for_year": str(year - 1)})
    assert life.kept(new, other.number, assembly.FOR_YEAR) is None


def test_deadlines_are_of_the_year_that_is_discharged(new):
    typed = {"nature": "ordinary", "called_day": "1404/02/31", "held_at": "1404/04/31 10:00", "members": "9"}
    old = {"year_end": "12/29", "permit_day": "", "registration_day": "1390/01/01", "gazette_day": ""}
    assert call_assembly(new.clerk, coop(new, **old), {**typed, "for_year": "1403"}).problems == ()
    late = call_assembly(new.clerk, coop(new, name="دوم", **old), {
        **typed, "for_year": "1403", "called_day": "1404/03/01", "held_at": "1404/05/01 10:00"})
    assert [problem.field for problem in late.problems] == ["called_day", "held_at"]
    judged = judge_assembly(open_assembly(new.clerk, late.number), life.typed_of(record(new.clerk, late.number).values))
    assert ["گذشته است" in told for _tone, told in judged.deadlines[1:3]] == [True, True]
    assert "تا ۱۴۰۴/۰۴/۳۱" in judged.deadlines[2][1]


def test_nothing_is_late_of_a_year_before_the_cooperative(new):
    young = {"year_end": "12/29", "permit_day": "", "gazette_day": ""}
    typed = {"nature": "ordinary", "called_day": "1404/06/01", "held_at": "1404/06/20 10:00", "members": "9",
             "for_year": ""}
    born = coop(new, registration_day="1404/04/10", **young)
    done = call_assembly(new.clerk, born, typed)
    assert done.problems == ()
    judged = judge_assembly(open_assembly(new.clerk, done.number), life.typed_of(record(new.clerk, done.number).values))
    assert [told for _tone, told in judged.deadlines if "گذشته است" in told] == []
    older = coop(new, name="دوم", registration_day="1403/04/10", **young)
    assert [problem.field for problem in call_assembly(new.clerk, older, typed).problems] == ["called_day", "held_at"]


def test_an_assembly_is_judged_by_the_law_of_its_own_day(new):
    number = coop(new)
    old = called(new, number, "ordinary_extra", held=-60, members="20")
    saved(new.chief, parameter.FORM, key="coop.quorum.ordinary.1", value="9/10", unit="ratio_at_least",
          first_day=day(-30), source="قانون تازه")
    assert hold_assembly(new.clerk, old, {"present": "11"}).number == old
    fresh = called(new, number, "ordinary_extra", held=-5, members="20")
    assert "۱۸ نفر" in said(hold_assembly(new.clerk, fresh, {"present": "11"}))
    judged = judge_assembly(open_assembly(new.clerk, old), life.typed_of(record(new.clerk, old).values))
    assert (judged.quorum.needed, judged.quorum.met) == (11, True)


def test_an_assembly_is_called_by_its_nature_call_and_day(new):
    number = coop(new)
    gathered = called(new, number, "ordinary_extra", held=-20, members="20")
    held = jalali.text(TODAY - timedelta(days=20))
    assert record(new.clerk, gathered).title == assembly.CALLED_DAY.show(jalali.parse(held)).join(
        ("عادی به‌طور فوق‌العاده، نوبت نخست، ", ""))
