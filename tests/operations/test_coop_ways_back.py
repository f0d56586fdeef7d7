"""Ways back out of a cooperative's steps, what the program proposes with them, and files older than it (B.6 x)."""

from datetime import timedelta

import pytest

from desktop.operations.step import doubted as doubt
from desktop.store.errors import WrongMoveError
from forms.catalog import coop_member, cooperative, parameter
from forms.parts import Problem
from forms.rules import jalali
from tests.operations import coop_life as life
from tests.operations.coop_life import a_coop, day, said, step, took
from tests.operations.offices import TODAY, record, saved
from tests.operations.test_coop_changes import coop
from tests.operations.test_coop_moves import doubted, refused, state

BEFORE = ("submitted", "under_review", "returned", "formation_agreed", "capital_paid", "founding_assembly_held",
          "board_formed", "registration_permitted")


@pytest.mark.parametrize("where", BEFORE)
def test_before_registration_a_request_is_refused_from_anywhere(new, where):
    number = coop(new, state=where)
    assert step(new.chief, number, "reject").number is None  # a reason is asked
    assert step(new.chief, number, "reject", "برابر آیین‌نامه نیست").number == number
    assert step(new.chief, number, "reopen", "اعتراض متقاضیان").number == number
    assert state(new, number) == "under_review"


def test_a_registered_one_is_not_refused(new):
    number = coop(new, state="registered")
    names = {move.name for move in cooperative.FORM.life.open_moves("registered", "chief")}
    assert not names & {"reject", "withdraw", "expire", "permit_returned"}
    assert state(new, number) == "registered"


def test_what_never_was_submitted_comes_back_as_a_draft(new):
    number = saved(new.clerk, cooperative.FORM, **a_coop())
    assert step(new.clerk, number, "withdraw", "انصراف").number == number
    assert step(new.chief, number, "reopen", "پشیمان شدند").number == number
    assert state(new, number) == "draft"
    took(new.clerk, number, "submit")
    assert step(new.clerk, number, "withdraw", "انصراف").number == number
    assert step(new.chief, number, "reopen", "پشیمان شدند").number == number
    assert state(new, number) == "under_review"


def test_a_permit_is_taken_back(new):
    number = coop(new, state="registration_permitted")
    assert step(new.chief, number, "permit_returned", "ادارهٔ ثبت نپذیرفت").number == number
    assert state(new, number) == "board_formed"


@pytest.mark.parametrize("where", ["formation_agreed", "founding_assembly_held", "board_formed"])
def test_an_agreement_that_ran_out_is_renewed_where_it_was(new, where):
    number = coop(new, state=where, agreement_end=day(-1))
    assert step(new.clerk, number, "expire", "مهلت گذشت").number == number
    life.mended(new.clerk, number, agreement_end=day(60))
    assert step(new.chief, number, "renew", "درخواست متقاضیان").number == number
    assert state(new, number) == where


def test_a_licence_is_renewed_wherever_the_cooperative_stands(new):
    number = coop(new, state="operating", licence_day=day(0), licence_end=day(0))
    refused(new, number, "renew_licence", "تاریخ تازهٔ اعتبار پروانه", who="chief")
    life.mended(new.clerk, number, licence_end=day(400))
    took(new.chief, number, "renew_licence")
    assert state(new, number) == "operating"


def test_the_time_to_mend_a_file_is_proposed(new):
    number = coop(new, state="under_review")
    assert step(new.clerk, number, "return", "مدرک ناقص").number == number
    assert life.kept(new, number, cooperative.RETURNED_UNTIL) == TODAY + timedelta(days=30)
    other = coop(new, state="under_review", returned_until=day(9))
    saved(new.chief, parameter.FORM, key="coop.deficiency_days", value="5", source="بخشنامهٔ ساختگی")
    step(new.clerk, other, "return", "مدرک ناقص")
    assert life.kept(new, other, cooperative.RETURNED_UNTIL) == TODAY + timedelta(days=9)


def test_the_end_of_an_agreement_is_proposed_and_one_that_was_written_stays(new):
    number = coop(new, state="under_review", agreement_day=day(-5), agreement_end="", permit_day="")
    took(new.chief, number, "agree")
    assert life.kept(new, number, cooperative.AGREEMENT_END) == jalali.add_months(TODAY - timedelta(days=5), 6)
    other = coop(new, state="under_review", agreement_end=day(3))
    took(new.chief, other, "agree")
    assert life.kept(new, other, cooperative.AGREEMENT_END) == TODAY + timedelta(days=3)


def test_a_licence_without_an_end_is_a_doubt(new):
    number = coop(new, state="registered", licence_end="")
    doubted(new, number, "license", "«اعتبار پروانه تا»", who="chief")


@pytest.mark.parametrize(("name", "step_of", "asked", "of_others"), [
    ("pay", "capital_paid", "گواهی سپردهٔ بانک", "صورتجلسهٔ هیأت مدیره"),
    ("assemble", "founding_assembly_held", "اساسنامهٔ مصوب", "گواهی سپردهٔ بانک"),
    ("form_board", "board_formed", "صورتجلسهٔ هیأت مدیره", "گواهی سپردهٔ بانک")])
def test_each_step_asks_for_its_own_papers(new, name, step_of, asked, of_others):
    source = cooperative.FORM.life.move(name).source[0]
    number = coop(new, state=source, documents=life.documents("formation_agreed"))
    told = [each for each in step(new.clerk, number, name).problems if each.field == "documents"]
    assert [each.level for each in told] == ["amber"]
    assert asked in told[0].message
    assert of_others not in told[0].message
    life.mended(new.clerk, number, documents=life.documents("formation_agreed", step_of))
    assert not [each for each in step(new.clerk, number, name).problems if each.field == "documents"]


def test_the_permit_asks_for_all_of_them(new):
    number = coop(new, state="board_formed", documents=life.documents("formation_agreed", "board_formed"))
    told = [each.message for each in step(new.chief, number, "permit").problems if each.field == "documents"]
    assert "گواهی سپردهٔ بانک" in told[0]
    assert "اساسنامهٔ مصوب" in told[0]
    assert "هیأت مدیره (تعیین سمت" not in told[0]


def test_the_capital_meets_the_applicants_and_then_the_register(new):
    number = life.agreed(new, share_count="80", capital="80000000")
    done = step(new.clerk, number, "pay")
    assert [(each.field, each.level) for each in done.problems] == [("share_count", "amber")]
    assert "در فهرست متقاضیان ۷۰ سهم هست و در پرونده ۸۰ سهم" in said(done)
    other = life.seated(new, name="یاس", tracking_code="یاس", registration_no="", legal_national_id="", trend="خدمات")
    for member in life.members(new, other):
        life.mended(new.clerk, member, paid="4000000")
    first = life.members(new, other)[0]
    with new.database.change(new.chief.actor) as change:  # as an import brings it
        kept = change.get(first)
        change.set(coop_member.FORM, first, kept.values.changed({"shares": 11}))
    done = step(new.chief, other, "permit")
    assert life.levels(done) == ["amber", "amber"]
    assert "در دفتر سهام ۷۱ سهم هست و در پرونده ۷۰ سهم" in said(done)
    assert "اعضا ۲۸٬۰۰۰٬۰۰۰ ریال پرداخته‌اند و در پرونده ۳۵٬۰۰۰٬۰۰۰ ریال" in said(done)


def test_shares_times_their_value_are_the_capital(new):
    number = life.agreed(new, par_value="900000")
    done = step(new.clerk, number, "pay")
    assert "۶۳٬۰۰۰٬۰۰۰ ریال" in said(done)
    assert [(each.field, each.level) for each in done.problems] == [("share_count", "amber")]


@pytest.mark.parametrize("target", ["registered", "operating", "stagnant"])
def test_a_file_older_than_the_program_enters(new, target):
    number = saved(new.clerk, cooperative.FORM, **a_coop(legal_national_id="", statutes_day="", registry_unit=""))
    done = step(new.clerk, number, f"enter_{target}")
    assert [(each.field, each.level) for each in done.problems] == [
        ("", "red"), ("registry_unit", "amber"), ("legal_national_id", "amber"), ("statutes_day", "amber")]
    assert step(new.clerk, number, f"enter_{target}", "پروندهٔ بایگانی").number == number
    assert state(new, number) == target


def test_an_older_file_keeps_the_order_of_its_days(new):
    number = saved(new.clerk, cooperative.FORM, **a_coop(statutes_day=day(-1)))
    refused(new, number, "enter_registered", "اساسنامه پس از ثبت تعاونی تصویب نمی‌شود")
    with new.database.change(new.chief.actor) as change:
        kept = change.get(number)
        change.set(kept.form, number, kept.values.changed({"registration_day": TODAY + timedelta(days=2)}))
    refused(new, number, "enter_operating", "«تاریخ ثبت» هنوز نیامده است")
    assert record(new.clerk, number).state == "draft"


@pytest.mark.parametrize(("sentence", "whole"), [
    ("مدیرعامل تعیین نشده است", "مدیرعامل تعیین نشده است؛ آن را درست کنید یا دلیل گذشتن از آن را بنویسید"),
    ("دوباره بشمارید (اساسنامهٔ تعاونی)", "دوباره بشمارید (اساسنامهٔ تعاونی)؛ یا دلیل گذشتن از آن را بنویسید")])
def test_a_doubt_says_both_ways_out_once(sentence, whole):
    told = doubt(Problem("", sentence))
    assert (told.level, told.message) == ("amber", whole)


def test_an_agreement_that_is_issued_again_has_a_new_end(new):
    number = life.agreed(new)
    for move in ("reject", "reopen"):
        assert step(new.chief, number, move, "اعتراض متقاضیان").number == number
    took(new.chief, number, "agree")
    for move in ("reject", "reopen"):
        assert step(new.chief, number, move, "اعتراض متقاضیان").number == number
    life.mended(new.clerk, number, agreement_end=day(-1))
    refused(new, number, "agree", "بود و گذشته است", jalali.shown(jalali.add_months(TODAY, 6)), who="chief")
    life.mended(new.clerk, number, agreement_end=day(180))
    took(new.chief, number, "agree")


def test_a_step_out_of_place_is_told_before_its_blanks(new):
    number = coop(new, state="draft", agreement_no="", agreement_day="", agreement_end="")
    with pytest.raises(WrongMoveError):
        step(new.chief, number, "agree")


def test_idleness_skips_no_licence(new):
    number = life.registered(new)
    assert step(new.clerk, number, "stall", "بی فعالیت").number == number
    doubted(new, number, "operate", "پروانه گرفت", "در دست اجرا")
