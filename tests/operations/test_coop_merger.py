"""A merger takes members and offices with it in one action; so does a dissolution with its board (B.6, art. 53, 54)."""

from datetime import timedelta

import pytest

from desktop.operations.cooperatives.membership.members import paste_members
from desktop.operations.cooperatives.membership.shares import register_of
from desktop.operations.cooperatives.roster import count, members_of
from desktop.operations.saving.move_record import undo_action
from forms.catalog import coop_member, coop_office, cooperative, share_transfer
from forms.rules import record_number
from tests.operations import coop_life as life
from tests.operations.coop_life import day, said, step, took
from tests.operations.offices import TODAY, record, rows, saved
from tests.operations.test_coop_changes import coop, gathered
from tests.operations.test_coop_members import typed_rows
from tests.operations.test_coop_moves import refused


def merging(people, *, decided=True, **changed):
    """One with nine members that waits only for its merger, and the one into which it goes, with three of them."""
    into = coop(people, name="تعاونی نرگس", registration_no="77", tracking_code="نرگس", legal_national_id="",
                trend="خدمات")
    number = coop(people, state="merging", merged_into=record_number.show(into), merged_day=day(-1),
                  documents=life.documents("merged"), **changed)
    for each in (number, into) if decided else ():
        gathered(people, each, "merger", held=-4)
    assert not paste_members(people.clerk, into, typed_rows(3)).refused
    assert not paste_members(people.clerk, number, typed_rows(9)).refused
    saved(people.clerk, coop_office.FORM, cooperative=record_number.show(number), office="managing_director",
          full_name="کاوه بهرامی", first_day=day(-90), accepted_day=day(-90))
    return number, into


def belong(people, number, days=0):
    with people.database.read() as reader:
        return count(members_of(reader, number), TODAY + timedelta(days=days)).total


def holdings(people, number):
    with people.database.read() as reader:
        register = register_of(reader, number)
        return {register.members[each].code: shares for each, shares in register.holdings.items() if shares}


def test_members_go_over_with_their_shares_and_come_back_with_undo(new):
    number, into = merging(new)
    first, second = life.members(new, number)[5:7]
    saved(new.clerk, share_transfer.FORM, cooperative=record_number.show(number), day=day(-2), nature="passed",
          shares="2", source=record_number.show(first), target=record_number.show(second), consent_day=day(-2))
    before = holdings(new, number), holdings(new, into)
    took(new.chief, number, "merge")
    assert record(new.clerk, number).state == "merged"
    assert (belong(new, number), belong(new, into)) == (0, 9)
    joined = holdings(new, into)
    assert (joined[life.code(5)], joined[life.code(6)]) == (3, 7)
    assert {code: shares for code, shares in joined.items() if code in before[1]} == before[1]
    gone = [record(new.clerk, each) for each in life.members(new, number)]
    assert {each.state for each in gone} == {"left"}
    assert {each.values[coop_member.LEFT_REASON] for each in gone} == {"transferred"}
    assert {each.values[coop_member.LEFT] for each in gone} == {TODAY - timedelta(days=1)}
    assert life.offices_of(new, number) == []
    newcomers = [record(new.clerk, each) for each in life.members(new, into)[3:]]
    assert [each.values[coop_member.MEMBER_NO] for each in newcomers] == list(range(4, 10))
    assert {each.values[coop_member.JOINED] for each in newcomers} == {TODAY - timedelta(days=1)}
    [(action,)] = rows(new.folder, "SELECT DISTINCT action FROM journal ORDER BY seq DESC LIMIT 1")
    assert undo_action(new.chief, action).kept == ()
    assert record(new.clerk, number).state == "merging"
    assert (belong(new, number), belong(new, into), len(life.offices_of(new, number))) == (9, 3, 1)
    assert (holdings(new, number), holdings(new, into)) == before


def test_both_assemblies_decide(new):
    number, into = merging(new, decided=False)
    refused(new, number, "merge", "مجمع فوق‌العادهٔ این تعاونی", "«تعاونی نرگس»", "ماده ۵۳", who="chief")
    gathered(new, number, "merger", held=-4, in_favour="5")
    refused(new, number, "merge", "مجمع فوق‌العادهٔ این تعاونی", who="chief")
    gathered(new, number, "merger", held=-3)
    done = step(new.chief, number, "merge")
    assert life.levels(done) == ["amber"]
    assert "«تعاونی نرگس»" in said(done)
    assert step(new.chief, number, "merge", "صورتجلسهٔ آن در ادارهٔ دیگر است").number == number
    assert belong(new, into) == 9


@pytest.mark.parametrize("state", ["dissolved", "closed", "draft", "merged"])
def test_the_receiver_lives(new, state):
    number, into = merging(new)
    with new.database.change(new.chief.actor) as change:
        dead = change.create(cooperative.FORM, record(new.clerk, into).values, state=state)
        kept = change.get(number)
        change.set(kept.form, number, kept.values.changed({"merged_into": dead}))
    refused(new, number, "merge", "ادغام در تعاونی ثبت‌شده است", who="chief")


def test_another_par_value_and_a_day_to_come(new):
    number, _into = merging(new, par_value="500000", share_count="140")
    done = step(new.chief, number, "merge")
    assert life.levels(done) == ["amber"]
    assert "۵۰۰٬۰۰۰ ریال" in said(done)
    with new.database.change(new.chief.actor) as change:
        kept = change.get(number)
        change.set(kept.form, number, kept.values.changed({"merged_day": TODAY + timedelta(days=1)}))
    refused(new, number, "merge", "«تاریخ ادغام» هنوز نیامده است", who="chief")


def test_a_merger_that_was_stopped_goes_back_to_where_it_was(new):
    for state in ("licensed", "stagnant"):
        number = coop(new, state=state, name=state, registration_no="", tracking_code="", legal_national_id="")
        assert step(new.chief, number, "begin_merger", "کاهش اعضا").number == number
        assert step(new.chief, number, "stop_merger", "رأی نیاورد").number == number
        assert record(new.clerk, number).state == state
    older = coop(new, state="merging")
    assert step(new.chief, older, "stop_merger", "رأی نیاورد").number == older
    assert record(new.clerk, older).state == "operating"


def dissolving(people, **changed):
    number = coop(people, ground="inactivity", active_day=day(-800), dissolved_day=day(-1), dissolved_by="ministry",
                  dissolution_no="۵۴", debts_settled="1", documents=life.documents("dissolved"), **changed)
    for office in ("chair", "alternate", "inspector", "liquidator", "managing_director"):
        saved(people.clerk, coop_office.FORM, cooperative=record_number.show(number), office=office,
              full_name=f"نام {office}", first_day=day(-90), accepted_day=day(-90))
    return number


def test_the_board_ends_with_the_dissolution(new):
    number = dissolving(new)
    assert step(new.chief, number, "dissolve", "ماده ۵۴").number == number
    left = [record(new.clerk, each).values[coop_office.OFFICE] for each in life.offices_of(new, number)]
    assert left == ["inspector", "liquidator"]
    ended = [record(new.clerk, each).values for each in life.numbers(new.clerk, coop_office.FORM, (
        "cooperative", "=", number), ("state", "state", "ended"))]
    assert {each[coop_office.LEFT_DAY] for each in ended} == {TODAY - timedelta(days=1)}
    [(action,)] = rows(new.folder, "SELECT DISTINCT action FROM journal ORDER BY seq DESC LIMIT 1")
    undo_action(new.chief, action)
    assert len(life.offices_of(new, number)) == 5
    assert record(new.clerk, number).state == "operating"


def test_the_office_sits_among_the_liquidators(new):
    number = dissolving(new)
    assert step(new.chief, number, "dissolve", "ماده ۵۴").number == number
    for name in ("دوم", "سوم"):
        saved(new.clerk, coop_office.FORM, cooperative=record_number.show(number), office="liquidator", full_name=name,
              first_day=day(0), accepted_day=day(0))
    done = step(new.clerk, number, "liquidate")
    assert life.levels(done) == ["amber"]
    assert "نمایندهٔ اداره در هیأت تصفیه" in said(done)
    saved(new.clerk, coop_office.FORM, cooperative=record_number.show(number), office="ministry_liquidator",
          full_name="نمایندهٔ اداره", first_day=day(0), accepted_day=day(0))
    took(new.clerk, number, "liquidate")


def test_a_dissolution_is_revoked_by_the_chief_with_a_reason(new):
    number = dissolving(new)
    assert step(new.chief, number, "dissolve", "ماده ۵۴").number == number
    assert step(new.chief, number, "revoke_dissolution").number is None
    assert step(new.chief, number, "revoke_dissolution", "رأی هیأت عمومی").number == number
    kept = record(new.clerk, number)
    assert (kept.state, kept.values[cooperative.GROUND], kept.values[cooperative.DISSOLVED_DAY]) == (
        "stagnant", None, None)
    assert "liquidator" not in [record(new.clerk, each).values[coop_office.OFFICE]
                                for each in life.offices_of(new, number)]


def test_who_stepped_down_is_back_when_the_dissolution_is_revoked(new):
    number = dissolving(new)
    resigned = saved(new.clerk, coop_office.FORM, cooperative=record_number.show(number), office="secretary",
                     full_name="کناره‌گرفته", first_day=day(-90), accepted_day=day(-90), left_day=day(-9))
    took(new.clerk, resigned, "end")
    assert step(new.chief, number, "dissolve", "ماده ۵۴").number == number
    assert step(new.chief, number, "revoke_dissolution", "رأی هیأت عمومی").number == number
    serving = [record(new.clerk, each).values for each in life.offices_of(new, number)]
    assert [each[coop_office.OFFICE] for each in serving] == ["chair", "alternate", "inspector", "managing_director"]
    assert {each[coop_office.LEFT_DAY] for each in serving} == {None}
    assert record(new.clerk, resigned).state == "ended"


def test_nobody_holds_an_office_after_the_end(new):
    number = coop(new, state="liquidating", dissolved_day=day(-3), closed_day=day(-1), creditors_day=day(-2),
                  assets="1", debts="0", debts_settled="1", documents=life.documents("closed"))
    for office in ("inspector", "liquidator"):
        saved(new.clerk, coop_office.FORM, cooperative=record_number.show(number), office=office,
              full_name=f"نام {office}", first_day=day(-90), accepted_day=day(-90))
    took(new.chief, number, "close")
    assert life.offices_of(new, number) == []
