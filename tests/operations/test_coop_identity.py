"""What may be written into a cooperative's file: its own numbers, name, members, capital and statutes (B.3–B.9)."""

import pytest

from desktop.operations.cooperatives.membership.members import paste_members
from desktop.operations.saving.save_record import save_record
from forms.catalog import cooperative, parameter
from tests.operations import coop_life as life
from tests.operations.coop_life import a_coop, applicants, day
from tests.operations.offices import saved
from tests.operations.test_coop_changes import coop, retyped
from tests.operations.test_coop_members import typed_rows

EMPTY = {"legal_national_id": "", "tracking_code": ""}


def told(people, blank, **changed):
    """(level, sentence) of what is said under a blank of a new file."""
    done = save_record(people.clerk, cooperative.FORM, a_coop(**changed))
    return [(each.level, each.message) for each in done.problems if each.field == blank]


def one(found, level, *words):
    assert [each for each, _said in found] == [level]
    assert [word for word in words if word not in found[0][1]] == []


def test_a_lawful_file_is_saved_without_a_word(new):
    assert save_record(new.clerk, cooperative.FORM, a_coop()).problems == ()


@pytest.mark.parametrize("spelled", ["ادارهٔ ثبت شرکت‌های کرج", "ثبت شرکت ها و مؤسسات غیرتجاری کرج", "كرج",
                                     "واحد ثبتی کرج"])
def test_a_registry_is_the_same_however_it_is_spelled(new, spelled):
    saved(new.clerk, cooperative.FORM, **a_coop())
    one(told(new, "registration_no", name="یاس", registry_unit=spelled, **EMPTY), "red", "همان را باز کنید")


def test_another_registry_and_none(new):
    saved(new.clerk, cooperative.FORM, **a_coop())
    assert told(new, "registration_no", name="یاس", registry_unit="ثبت شرکت‌های نظرآباد", **EMPTY) == []
    one(told(new, "registration_no", name="نرگس", registry_unit="", **EMPTY), "amber", "واحد ثبتی یکی از دو پرونده")
    one(told(new, "registry_unit", name="مریم", registry_unit="", registration_no="9", **EMPTY), "amber", "یگانه")


def test_one_name_in_one_county_is_a_doubt(new):
    number = saved(new.clerk, cooperative.FORM, **a_coop())
    one(told(new, "name", name="شرکت تعاونی لاله", registration_no="1", **EMPTY), "amber", "همین نام", "۳۰۰۱")
    assert told(new, "name", registration_no="2", county="ساوجبلاغ", **EMPTY) == []
    assert told(new, "name", name="تعاونی لالهٔ نو", registration_no="3", **EMPTY) == []
    assert retyped(new, number, note="همان").problems == ()


@pytest.mark.parametrize("blank", ["agreement_day", "registration_day", "permit_day", "licence_day", "gazette_day",
                                   "merged_day", "dissolved_day", "closed_day"])
def test_what_was_done_was_done_by_today(new, blank):
    done = save_record(new.clerk, cooperative.FORM, a_coop(**{blank: day(1), "licence_end": day(9)}))
    assert done.number is None
    assert [each.field for each in done.problems if "هنوز نیامده است" in each.message] == [blank]


def test_enough_applicants_by_the_law_and_by_the_statutes(new):
    one(told(new, "members", members=applicants(6)), "amber", "۶ نفر", "۷ عضو", "قانون بخش تعاونی، ماده ۶")
    ten = [{"rule": "coop.min_members", "rule_says": "۱۰", "rule_article": "۱۲"}]
    one(told(new, "members", own_rules=ten, **EMPTY, registration_no="", name="یاس"), "amber", "۱۰ عضو",
        "اساسنامهٔ تعاونی، ماده ۱۲")


def test_the_members_part_of_the_capital(new):
    one(told(new, "members_capital", members_capital="35699999"), "amber", "۳۵٬۷۰۰٬۰۰۰ ریال")
    assert told(new, "members_capital", members_capital="35700000", name="یاس", registration_no="", **EMPTY) == []
    rule = [{"rule": "coop.min_member_capital_ratio", "rule_says": "۸۰ درصد", "rule_article": "۵"}]
    one(told(new, "members_capital", members_capital="55999999", own_rules=rule, name="نرگس", registration_no="",
             **EMPTY), "amber", "۵۶٬۰۰۰٬۰۰۰ ریال", "اساسنامهٔ تعاونی، ماده ۵")


def test_a_registered_one_is_not_judged_by_its_applicants(new):
    number = coop(new, members=applicants(2))
    assert retyped(new, number, note="همان").problems == ()


@pytest.mark.parametrize(("changed", "blank", "level", "words"), [
    ({"board_seats": "8"}, "board_seats", "red", ("با ۷ عضو تعاونی از ۳ تا ۷", "(قانون بخش تعاونی)")),
    ({"board_seats": "15", "members": ""}, "board_seats", None, ()),
    ({"board_seats": "16", "members": ""}, "board_seats", "red", ("از ۳ تا ۱۵",)),
    ({"board_seats": "6", "members": life.applicants(5)}, "board_seats", "amber",
     ("۶ عضو اصلی دارد، ولی تعاونی ۵ عضو",)),
    ({"board_term": "4"}, "board_term", "amber", ("۳ سال", "۴ سال", "قانون بخش تعاونی")),
    ({"inspector_term": "2"}, "inspector_term", "amber", ("۱ سال مالی", "۲ سال مالی")),
    ({"manager_term": "5"}, "manager_term", "amber", ("۳ سال", "۵ سال")),
    ({"inspector_seats": "2"}, "inspector_seats", "amber", ("فرد",)),
    ({"alternate_seats": "2"}, "alternate_seats", "amber", ("یک‌سوم",)),
    ({"least_shares": "11"}, "least_shares", "red", ("کمترین سهام ۷ عضو ۷۷ سهم می‌شود", "(۷۰)", "(اساسنامهٔ تعاونی)"))])
def test_statutes_are_held_against_the_law_and_the_file(new, changed, blank, level, words):
    found = told(new, blank, **changed)
    assert not found if level is None else one(found, level, *words) is None


@pytest.mark.parametrize("changed", [{"board_seats": "7"}, {"board_term": "3"}, {"inspector_term": "1"},
                                     {"least_shares": "10"}, {"least_shares": "11", "share_count": "", "capital": ""}])
def test_statutes_inside_the_bounds(new, changed):
    assert told(new, next(iter(changed)), **changed, **({"paid_capital": "", "members_capital": ""}
                                                        if "capital" in changed else {})) == []


def test_the_bounds_are_the_offices_parameters(new):
    for key, value in (("coop.board_cap", "17"), ("coop.board_term_years", "5")):
        saved(new.chief, parameter.FORM, key=key, value=value, source="بخشنامهٔ ساختگی")
    assert told(new, "board_term", board_term="5") == []
    seats = {"board_seats": "17", "members": "", "name": "یاس", "registration_no": "", **EMPTY}
    assert told(new, "board_seats", **seats) == []


def test_another_trend_is_held_against_the_members(new):
    other = coop(new, name="یاس", registration_no="5", trend="خدمات", **EMPTY)
    number = coop(new, trend="")
    assert not paste_members(new.clerk, other, typed_rows(2)).refused
    assert not paste_members(new.clerk, number, typed_rows(1)).refused
    done = retyped(new, number, trend="خدمات")
    assert done.number == number
    said = [each for each in done.problems if each.field == "trend"]
    assert [(each.level, "«یاس»" in each.message) for each in said] == [("amber", True)]
    assert life.kept(new, number, cooperative.TREND)
