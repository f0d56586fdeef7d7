"""A member leaves, is expelled, or goes out of use: what stands in the way and what ends with him (DOMAIN B.3, B.4)."""

import pytest

from desktop.operations.cooperatives.membership.members import paste_members
from desktop.operations.saving.end_membership import end_membership
from desktop.operations.saving.turn_record import restore_record, void_record
from forms.catalog import assembly, coop_member, coop_office
from forms.rules import jalali, record_number
from tests.operations import coop_life as life
from tests.operations.coop_life import day, said, step
from tests.operations.offices import TODAY, numbers, record
from tests.operations.test_coop_members import coop, typed_rows
from tests.operations.test_coop_unions import company_id, union


@pytest.fixture
def seated(new):
    return new, life.seated(new)


def leaving(new, member, reason="", **typed):
    return end_membership(new.clerk, member, {"left_day": day(-1), "left_reason": "resigned", **typed}, reason)


def test_who_is_chair_leaves_with_his_office(seated):
    new, number = seated
    (chair,) = life.offices_of(new, number, "chair")
    member = record(new.clerk, chair).values[coop_office.MEMBER]
    doubted = leaving(new, member)
    assert doubted.number is None
    assert "هنوز «رئیس هیأت مدیره» است" in said(doubted)
    assert set(life.levels(doubted)) == {"amber"}
    assert leaving(new, member, "استعفای کتبی").number == member
    ended = record(new.clerk, chair)
    assert (ended.state, jalali.text(ended.values[coop_office.LEFT_DAY])) == ("ended", day(-1))


def test_an_inspector_is_named_and_stays(seated):
    new, number = seated
    (inspector,) = life.offices_of(new, number, "inspector")
    member = record(new.clerk, inspector).values[coop_office.MEMBER]
    assert "هنوز «بازرس اصلی» است" in said(leaving(new, member))
    assert leaving(new, member, "استعفا").number == member
    assert record(new.clerk, inspector).state == "serving"


def test_who_holds_an_office_is_not_voided(seated):
    new, number = seated
    (chair,) = life.offices_of(new, number, "chair")
    member = record(new.clerk, chair).values[coop_office.MEMBER]
    refused = void_record(new.clerk, member, "دو بار نوشته شده")
    assert refused.number is None
    assert "نخست سمت او را پایان دهید" in said(refused)


def test_a_voided_member_comes_back_only_where_he_may_stand(new):
    first, other = coop(new, name="یاس"), coop(new, name="نسترن")
    (member,) = paste_members(new.clerk, first, typed_rows(1)).numbers
    assert void_record(new.clerk, member, "اشتباه").number == member
    (elsewhere,) = paste_members(new.clerk, other, typed_rows(1)).numbers
    refused = restore_record(new.clerk, member, "درست بود")
    assert refused.number is None
    assert "«نسترن»" in said(refused)
    void_record(new.clerk, elsewhere, "اشتباه")
    assert restore_record(new.clerk, member, "درست بود").number == member


def expelling(new, number, **changed):
    """A held assembly with a decision."""
    with new.database.change(new.chief.actor) as change:
        return change.create(assembly.FORM, assembly.FORM.values({
            "cooperative": number, "nature": "ordinary", "call_no": 1, "called_day": TODAY, "quorum_met": True,
            "held_at": assembly.HELD_AT.read(f"{day(-5)} 10:00"), "members": 8, "present": 8,
            "decisions": assembly.FORM.by_name["decisions"].from_json([
                {"matter": "اخراج", "decision_kind": "expulsion", "in_favour": 8, "carried": "yes", **changed}])}),
            state="held")


def test_an_expulsion_needs_two_warnings_and_the_assembly(new):
    number, other = coop(new), coop(new, name="نسترن", type="توزیعی")
    member = paste_members(new.clerk, number, [{**row, "shares": ""} for row in typed_rows(8)]).numbers[0]
    done = leaving(new, member, left_reason="expelled")
    assert [each.field for each in done.problems] == ["first_warning_day", "second_warning_day", "expelled_by"]
    assert set(life.levels(done)) == {"amber"}
    assert "قانون بخش تعاونی، ماده ۱۳" in said(done)
    warned = {"left_reason": "expelled", "first_warning_day": day(-60), "second_warning_day": day(-30)}
    for wrong in (expelling(new, number, decision_kind="budget"), expelling(new, other)):
        done = leaving(new, member, **warned, expelled_by=record_number.show(wrong))
        assert [each.field for each in done.problems] == ["expelled_by"]
        assert "تصمیم «اخراج عضو»" in said(done)
    right = expelling(new, number)
    assert leaving(new, member, **warned, expelled_by=record_number.show(right)).number == member


def test_warnings_stand_in_their_order(new):
    number = coop(new)
    member = paste_members(new.clerk, number, [{**row, "shares": ""} for row in typed_rows(8)]).numbers[0]
    done = leaving(new, member, left_reason="expelled", first_warning_day=day(-9), second_warning_day=day(-19))
    assert done.number is None
    assert "second_warning_day" in [each.field for each in done.problems if each.level == "red"]


def test_a_seventh_cooperative_does_not_leave_unseen(new):
    own = union(new)
    rows = [{"company": f"دور {n}", "legal_national_id": company_id(20 + n), "joined_day": day(-9)}
            for n in range(7)]
    member = paste_members(new.clerk, own, rows).numbers[0]
    done = leaving(new, member)
    assert "کمینهٔ ۷ تعاونی کمتر است" in said(done)
    assert numbers(new.clerk, coop_member.FORM, ("cooperative", "=", own))
    assert step(new.clerk, member, "leave").number is None
