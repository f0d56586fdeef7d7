"""Members and shares that nobody may walk around: once at a time, in their own cooperative, from their day on."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.file import file_of
from desktop.operations.cooperatives.life import life_of
from desktop.operations.cooperatives.lifecycle.supervision import warn
from desktop.operations.cooperatives.membership.member_grid import members_file, plan_members, save_members
from desktop.operations.cooperatives.membership.members import admit_applicants, paste_members
from desktop.operations.cooperatives.membership.shares import register_of
from desktop.operations.saving.save_record import save_record
from forms.catalog import coop_member, coop_warning, cooperative, share_transfer
from forms.parts import typed_of
from forms.rules import jalali, legal_id, record_number
from tests.operations import coop_life as life
from tests.operations.coop_life import day, kept, said, step
from tests.operations.offices import TODAY, numbers, record, saved
from tests.operations.test_coop_members import coop, typed_rows
from tests.operations.test_coop_shares import transfer

COMPANY = {"company": "شرکت رعنا", "legal_national_id": legal_id.with_check_digit("1400589328"), "shares": "5"}


def written(people, number, **changed):
    there = record(people.clerk, number)
    typed = {**typed_of(there.values, there.unread), **changed}
    return save_record(people.clerk, there.form, typed, number, there.base)


def total(people, number, on=TODAY):
    with people.database.read() as reader:
        return roster.count(roster.members_of(reader, number), on).total


@contextmanager
def somebody_first(desk, act):
    """Another clerk acts after the reading and before the writing of what follows."""
    opened, done = desk.database.change, []

    def change(*asked, **more):
        if not done:
            done.append(True)
            act()
        return opened(*asked, **more)

    desk.database.change = change
    try:
        yield
    finally:
        del desk.database.change


# Once at a time


def test_applicants_are_admitted_once_by_two_clerks(new):
    number = life.agreed(new)
    life.took(new.clerk, number, "pay")
    with somebody_first(new.clerk, lambda: admit_applicants(new.clerk, number)):
        assert admit_applicants(new.clerk, number).numbers == ()
    assert len(numbers(new.clerk, coop_member.FORM)) == 7


def test_a_list_is_pasted_once_by_two_clerks(new):
    number = coop(new)
    with somebody_first(new.clerk, lambda: paste_members(new.clerk, number, typed_rows(2))):
        assert paste_members(new.clerk, number, typed_rows(2)).refused
    assert total(new, number) == 2


def test_an_applicant_without_a_code_is_no_member_yet(new):
    number = life.agreed(new)
    life.took(new.clerk, number, "pay")
    with new.database.change(new.clerk.actor) as change:
        own = change.get(number).values
        people = own[cooperative.MEMBERS]
        change.set(cooperative.FORM, number, own.changed({
            "members": (people[0].changed({"national_code": None}), *people[1:])}))
    done = admit_applicants(new.clerk, number)
    assert done.numbers == ()
    assert "«کد ملی» عضو را بنویسید" in said(done)


def written_before_the_rule(people, member, last):
    """A last day to come, which nobody can type any more."""
    with people.database.change(people.clerk.actor) as change:
        kept_so_far = change.get(member).values
        change.set(coop_member.FORM, member, kept_so_far.changed({
            "left_day": coop_member.LEFT.read(last), "left_reason": "resigned"}))


def test_whose_last_day_is_to_come_is_a_member_till_then(new):
    number = coop(new)
    (member,) = paste_members(new.clerk, number, [{**typed_rows(1)[0], "joined_day": day(-9)}]).numbers
    written_before_the_rule(new, member, day(1))
    assert paste_members(new.clerk, number, typed_rows(1)).refused
    assert total(new, number) == 1
    life.mended(new.clerk, member, left_day=day(-1))
    assert paste_members(new.clerk, number, [{**typed_rows(1)[0], "joined_day": day(-1)}]).refused
    assert not paste_members(new.clerk, number, [{**typed_rows(1)[0], "joined_day": day(0)}]).refused
    assert total(new, number) == 1


@pytest.mark.parametrize("blank", ["joined_day", "left_day"])
def test_a_membership_begins_and_ends_on_a_day_that_has_come(new, blank):
    number = coop(new)
    (member,) = paste_members(new.clerk, number, [{**typed_rows(1)[0], "joined_day": day(-9)}]).numbers
    written = record(new.clerk, member)
    done = save_record(new.clerk, coop_member.FORM, {**typed_of(written.values), blank: day(1)}, member, written.base)
    assert done.number is None
    assert [each.field for each in done.problems if "هنوز نیامده است" in each.message] == [blank]
    assert "هنوز نیامده است" in said(paste_members(new.clerk, number, [{**typed_rows(1, 9)[0], "joined_day": day(1)}]))


def test_nobody_leaves_on_a_day_to_come(new):
    number = coop(new)
    (member,) = paste_members(new.clerk, number, [{**typed_rows(1)[0], "joined_day": day(-9)}]).numbers
    written_before_the_rule(new, member, day(1))
    done = life.step(new.clerk, member, "leave", "استعفا")
    assert done.number is None
    assert "«پایان عضویت» هنوز نیامده است" in said(done)


@pytest.mark.parametrize("one", [typed_rows(1)[0], COMPANY])
def test_two_similar_cooperatives_at_once_is_refused_and_once_is_told(new, one):
    first, second = coop(new, name="یاس"), coop(new, name="نسترن")
    (member,) = paste_members(new.clerk, first, [{**one, "joined_day": day(-90)}]).numbers
    written_before_the_rule(new, member, day(5))
    done = paste_members(new.clerk, second, [{**one, "joined_day": day(-60)}])
    assert done.refused
    assert "تعاونی همانند «یاس»" in said(done)
    life.mended(new.clerk, member, left_day=day(-30))
    told = paste_members(new.clerk, second, [{**one, "joined_day": day(-60)}], dry=True)
    assert life.levels(told) == ["amber"]
    assert life.levels(paste_members(new.clerk, second, [{**one, "joined_day": day(-29)}])) == []


def test_a_membership_number_is_one_members(new):
    number = coop(new)
    first, second = paste_members(new.clerk, number, typed_rows(2)).numbers
    given = typed_rows(3, 10)
    given[0]["member_no"] = "7"
    more = paste_members(new.clerk, number, given).numbers
    assert [kept(new, each, coop_member.MEMBER_NO) for each in more] == [7, 8, 9]
    assert [line.typed["member_no"] for line in plan_members(new.clerk, number, [
        {**typed_rows(1, 20)[0], "member_no": "12"}, typed_rows(1, 21)[0]])] == ["12", "13"]
    twice = {**typed_rows(1, 30)[0], "member_no": "2"}
    assert "شماره عضویت ۲" in said(paste_members(new.clerk, number, [twice]))
    assert save_members(new.clerk, number, [(0, 0, twice)]).numbers == ()
    told = save_members(new.clerk, number, [(first, record(new.clerk, first).base, {"member_no": "2"})])
    assert (told.changed, life.levels(told)) == (1, ["amber"])
    assert len(members_file(new.clerk, number).rows) == 5
    assert kept(new, second, coop_member.MEMBER_NO) == 2


# In their own cooperative


def test_nothing_of_a_cooperative_becomes_anothers(new):
    number, other = coop(new), coop(new, name="نسترن", trend="")
    first, second = paste_members(new.clerk, number, typed_rows(2)).numbers
    third, fourth = paste_members(new.clerk, other, typed_rows(2, 20)).numbers
    line = saved(new.clerk, share_transfer.FORM, **transfer(number, first, second, "2"))
    warning = warn(new.clerk, number, {"subject": "مجمع", "day": day(-5)}).number
    there = record_number.show(other)
    sides = {"source": record_number.show(third), "target": record_number.show(fourth)}
    gathered = life.called(new, number, "ordinary_extra", held=9)
    for each, more in ((first, {}), (line, sides), (warning, {}), (gathered, {})):
        done = written(new, each, cooperative=there, **more)
        assert (done.number, [each.field for each in done.problems if each.level == "red"]) == (None, ["cooperative"])
    assert life.mended(new.clerk, line, note="دفتر ۲") == line


def test_the_first_line_of_a_day_is_noted_without_a_later_one_breaking(new):
    number = coop(new)
    first, second, third = paste_members(new.clerk, number, typed_rows(3)).numbers
    line = saved(new.clerk, share_transfer.FORM, **transfer(number, first, second, "4"))
    saved(new.clerk, share_transfer.FORM, **transfer(number, second, third, "8"))
    assert written(new, line, note="دفتر ۲").number == line
    assert "سهم ندارد" in said(written(new, line, shares="2"))


# From their day on


def test_a_line_of_a_day_to_come_is_not_written(new):
    number = coop(new)
    (member,) = paste_members(new.clerk, number, typed_rows(1)).numbers
    done = save_record(new.clerk, share_transfer.FORM, transfer(number, member, None, "5", day=day(1)))
    assert done.number is None
    assert "هنوز نیامده است" in said(done)
    with new.database.change(new.clerk.actor) as change:  # from an import
        change.create(share_transfer.FORM, share_transfer.FORM.values({
            "cooperative": number, "day": jalali.parse(day(400)), "nature": "redeemed", "source": member, "shares": 5}))
    life.mended(new.clerk, member, left_day=day(0), left_reason="resigned")
    assert "هنوز ۵ سهم دارد" in said(step(new.clerk, member, "leave"))


def test_who_left_is_no_ghost_in_the_register(new):
    number = coop(new)
    first, second = paste_members(new.clerk, number, typed_rows(2)).numbers
    life.mended(new.clerk, second, left_day=day(-5), left_reason="resigned")
    assert step(new.clerk, second, "leave", "استعفا").number == second
    assert "«ازسرگیری عضویت»" in said(written(new, second, left_day=""))
    assert save_record(new.clerk, share_transfer.FORM, transfer(number, first, second, "2")).number is None
    assert step(new.clerk, second, "return", "بازگشت").number == second
    back = record(new.clerk, second)
    assert (back.state, back.values[coop_member.LEFT], back.values[coop_member.LEFT_REASON]) == ("member", None, None)
    assert save_record(new.clerk, share_transfer.FORM, transfer(number, first, second, "2")).number is not None
    with new.database.read() as reader:
        assert register_of(reader, number).refusals == ()


# Steps and warnings


def test_an_idle_cooperative_does_not_skip_by_having_been_idle(new):
    number = coop(new, state="registered")
    step(new.clerk, number, "stall", "تعطیل شد")
    done = step(new.clerk, number, "operate")
    assert done.number is None
    assert "«پروانه گرفت»" in said(done)
    assert step(new.clerk, number, "operate", "پروانه نمی‌خواهد").number == number
    worked = coop(new, state="operating", name="نسترن")
    step(new.clerk, worked, "stall", "تعطیل شد")
    life.took(new.clerk, worked, "operate")


def test_the_strip_tells_only_steps_that_were(new):
    number = coop(new, state="registered", licence_day="", licence_no="", licence_end="")
    step(new.clerk, number, "stall", "تعطیل شد")
    idle = [(each.state, each.standing) for each in file_of(new.clerk, number).life]
    assert idle[idle.index(("registered", "done")) + 1] == ("stagnant", "now")
    step(new.clerk, number, "operate", "پروانه نمی‌خواهد")
    assert not {"licensed", "implementing"} & {each.state for each in file_of(new.clerk, number).life}
    expired = life_of(replace(record(new.clerk, number), state="expired"),
                      dict.fromkeys(("draft", "submitted", "under_review", "formation_agreed"), TODAY))
    assert [each.standing for each in expired if each.state == "capital_paid"] == ["ahead"]


def test_a_warning_of_the_same_day_last_year_counts_wherever_it_is_asked(new):
    number = coop(new)
    year_ago = jalali.add_months(TODAY, -12)
    warn(new.clerk, number, {"subject": "مجمع", "day": jalali.text(year_ago)})
    counted = file_of(new.clerk, number).figures.warnings
    nth = kept(new, warn(new.clerk, number, {"subject": "مجمع"}).number, coop_warning.WARNING_NO)
    assert (counted, nth) == (1, 2)
