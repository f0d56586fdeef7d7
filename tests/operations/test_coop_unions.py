"""Unions, legal members, similar cooperatives, applicants, and how much one may hold (DOMAIN B.2 S57, B.3)."""

import openpyxl
import pytest

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.membership.member_grid import members_file, plan_members, save_members
from desktop.operations.cooperatives.membership.member_rules import members_elsewhere
from desktop.operations.cooperatives.membership.members import (
    admit_applicants,
    applicant_rows,
    member_rows,
    paste_members,
)
from desktop.operations.cooperatives.statutes import statutes_of
from desktop.operations.saving.save_record import save_record
from forms.catalog import assembly, coop_member, cooperative, person
from forms.rules import jalali, legal_id, record_number
from forms.rules.digits import to_latin
from tests.operations import coop_life as life
from tests.operations.coop_life import code, day, said
from tests.operations.offices import TODAY, record, saved
from tests.operations.test_coop_members import coop, counted, typed_rows


def company_id(n):
    return legal_id.with_check_digit(f"{1400590000 + n}")


def union(people, **changed):
    return coop(people, **{"name": "اتحادیهٔ کشاورزی", "level": "union", "capital": "", "share_count": "", **changed})


def with_id(people, n, state="operating", **changed):
    """A cooperative that has a legal ID."""
    number = coop(people, state, name=f"تعاونی {n}", **changed)
    life.mended(people.clerk, number, legal_national_id=company_id(n))
    return number


def paper(number, **changed):
    return {"cooperative": record_number.show(number), "member_kind": "cooperative", "joined_day": day(-3),
            "shares": "5", **changed}


def test_a_union_takes_name_and_id_from_the_file_of_its_member(new):
    own, member = union(new), with_id(new, 1)
    done = save_record(new.clerk, coop_member.FORM, paper(
        own, member_cooperative=record_number.show(member), company="نام کهنه", representative="سارا نجفی",
        representative_code=code(4)))
    values = record(new.clerk, done.number).values
    assert (values[coop_member.COMPANY], values[coop_member.LEGAL_ID]) == ("تعاونی 1", company_id(1))
    assert (values[coop_member.REPRESENTATIVE], values[coop_member.NATIONAL_CODE]) == ("سارا نجفی", None)
    assert record(new.clerk, done.number).title == "تعاونی ۱"
    assert done.problems == ()
    there = counted(new, own)
    assert (there.legal, there.total) == (1, 1)
    with new.database.read() as reader:
        own_record = reader.get(own)
        assert statutes_of(own_record, reader.context(TODAY)).members_least == 7
        assert roster.members_of(reader, own)[0].code == company_id(1)


def test_a_cooperative_of_another_county_needs_its_name(new):
    own = union(new)
    done = save_record(new.clerk, coop_member.FORM, paper(own, legal_national_id=company_id(8)))
    assert (done.number, done.problems[-1].field) == (None, "company")
    assert "نام آن را هم بنویسید" in said(done)
    done = save_record(new.clerk, coop_member.FORM, paper(own, legal_national_id=company_id(8), company="دوردست"))
    assert done.number is not None
    found = save_record(new.clerk, coop_member.FORM, paper(own, legal_national_id=company_id(8), company="دوردست"))
    assert "هر کس یک بار عضو می‌شود" in said(found)


def test_a_file_is_found_by_the_legal_id_alone(new):
    own, member = union(new), with_id(new, 1)
    done = save_record(new.clerk, coop_member.FORM, paper(own, legal_national_id=company_id(1)))
    values = record(new.clerk, done.number).values
    assert (values[coop_member.MEMBER_COOPERATIVE], values[coop_member.COMPANY]) == (member, "تعاونی 1")


@pytest.mark.parametrize("changed", [
    {"member_kind": "real", "national_code": code(3), "first_name": "علی", "last_name": "امیری"},
    {"member_kind": "legal", "company": "شرکت رعنا"}])
def test_people_and_companies_are_no_members_of_a_union(new, changed):
    done = save_record(new.clerk, coop_member.FORM, paper(union(new), **changed))
    assert (done.number, done.problems[0].field) == (None, "member_kind")
    assert "اعضای اتحادیه شرکت‌های تعاونی‌اند" in said(done)
    assert "(قانون بخش تعاونی)" in said(done)


def test_which_cooperatives_a_union_takes(new):
    own = union(new)
    gone, other = with_id(new, 1, state="dissolved"), with_id(new, 2, trend="صنعتی")
    before = with_id(new, 3, state="formation_agreed")
    for number, state in ((gone, "منحل"), (before, "موافقت‌نامه صادر شد")):
        done = save_record(new.clerk, coop_member.FORM, paper(own, member_cooperative=record_number.show(number)))
        assert done.number is None
        assert f"در وضعیت «{state}» است" in said(done)
    doubted = save_record(new.clerk, coop_member.FORM, paper(own, member_cooperative=record_number.show(other)))
    assert (doubted.number is not None, life.levels(doubted)) == (True, ["amber"])
    assert "از یک موضوع‌اند" in said(doubted)
    chamber = union(new, name="اتاق تعاون", level="chamber", trend="")
    taken = save_record(new.clerk, coop_member.FORM, paper(chamber, member_cooperative=record_number.show(other)))
    assert (taken.number is not None, taken.problems) == (True, ()), "a chamber is of every trend"


def test_nobody_is_a_member_of_itself(new):
    number = with_id(new, 1)
    for changed in ({"member_cooperative": record_number.show(number)},
                    {"legal_national_id": company_id(1), "company": "خودش"}):
        done = save_record(new.clerk, coop_member.FORM, paper(number, member_kind="legal", **changed))
        assert done.number is None
        assert "عضو خودش نمی‌شود" in said(done)


def test_the_same_company_in_two_similar_cooperatives(new):
    first, other = coop(new, name="یاس"), coop(new, name="نسترن")
    rows = [{"company": "شرکت رعنا", "legal_national_id": company_id(5), "shares": "2"},
            {"company": "بی‌شناسه", "shares": "2"}]
    assert not paste_members(new.clerk, first, rows).refused
    done = paste_members(new.clerk, other, rows)
    assert [(each.row, each.column, each.level) for each in done.problems] == [
        (0, "company", "red"), (1, "company", "red")]
    assert "تعاونی همانند «یاس»" in said(done)
    planned = plan_members(new.clerk, other, rows)
    assert [each.status for each in planned] == ["refused", "refused"]
    unlike = coop(new, name="مصرف", type="توزیعی")
    assert not paste_members(new.clerk, unlike, rows).refused


def test_a_union_is_not_similar_to_the_cooperatives_of_its_trend(new):
    member, other = with_id(new, 1), union(new, name="اتحادیهٔ دیگر")
    company = {"company": "تعاونی 1", "legal_national_id": company_id(1), "shares": "1"}
    assert not paste_members(new.clerk, coop(new, name="لاله"), [company]).refused
    assert not paste_members(new.clerk, union(new), [company]).refused
    again = paste_members(new.clerk, other, [company])
    assert "«اتحادیهٔ کشاورزی»" in said(again)
    assert again.refused
    assert member


def test_whose_trend_is_not_written_is_doubted_once(new):
    number = coop(new, trend="")
    done = paste_members(new.clerk, number, typed_rows(3))
    assert [(each.row, each.level) for each in done.problems] == [(None, "amber")]
    assert "همانندی را خود بسنجید" in said(done)
    assert len(done.numbers) == 3
    assert "همانندی" in members_file(new.clerk, number).doubt
    one = save_record(new.clerk, coop_member.FORM, {
        "cooperative": record_number.show(number), "member_kind": "real", **typed_rows(1, first=9)[0]})
    assert life.levels(one) == ["amber"]
    assert members_file(new.clerk, coop(new)).doubt == ""


def test_who_would_stand_in_two_similar_cooperatives(new):
    first, other = coop(new, name="یاس"), coop(new, name="نسترن", type="توزیعی")
    paste_members(new.clerk, first, typed_rows(2))
    paste_members(new.clerk, other, [*typed_rows(1), {"company": "شرکت رعنا", "shares": "1"}])
    with new.database.read() as reader:
        like = reader.get(first).values
        trend = like[cooperative.TREND]
        assert members_elsewhere(reader, other, "productive", trend) == [
            "«سارا۰ نجفی» هم‌زمان عضو تعاونی همانند «یاس» است"]
        assert members_elsewhere(reader, other, "distributive", trend) == []
        assert members_elsewhere(reader, other, "productive", None) == []


def test_applicants_become_what_they_applied_as_from_the_first_assembly(new):
    rows = life.applicants(8)
    rows[0] |= {"sex": "زن"}
    rows[7] |= {"shares": "", "company": "شرکت رعنا", "company_id": company_id(5)}
    number = life.agreed(new, members=rows)
    life.took(new.clerk, number, "pay")
    done = admit_applicants(new.clerk, number, TODAY.replace(day=1))
    assert record(new.clerk, done.numbers[0]).values[coop_member.JOINED] == TODAY.replace(day=1)
    assert record(new.clerk, done.numbers[0]).values[coop_member.SEX] == "female"
    legal = record(new.clerk, done.numbers[7]).values
    assert (legal[coop_member.MEMBER_KIND], legal[coop_member.COMPANY], legal[coop_member.LEGAL_ID]) == (
        "legal", "شرکت رعنا", company_id(5))
    assert (legal[coop_member.REPRESENTATIVE], legal[coop_member.REPRESENTATIVE_CODE]) == ("رضا اکبری", code(7))
    assert (legal[coop_member.NATIONAL_CODE], legal[coop_member.PERSON]) == (None, None)
    assert (counted(new, number).legal, counted(new, number).total) == (1, 8)
    again = admit_applicants(new.clerk, number)
    assert (again.numbers, again.refused) == ((), False)
    late = admit_applicants(new.clerk, number, TODAY.replace(year=TODAY.year + 1))
    assert "پس از امروز است" in said(late)


def test_applicants_are_members_since_the_first_assembly_that_was_held(new):
    number = coop(new, "founding_assembly_held", members=life.applicants())
    with new.database.change(new.chief.actor) as change:
        change.create(assembly.FORM, assembly.FORM.values({
            "cooperative": number, "nature": "founding", "call_no": 1, "called_day": TODAY, "quorum_met": True,
            "held_at": assembly.HELD_AT.read(f"{day(-12)} 10:00"), "members": 7, "present": 7}), state="held")
    assert {to_latin(row["joined_day"]) for row in applicant_rows(new.clerk, number)} == {day(-12)}
    done = admit_applicants(new.clerk, number)
    assert jalali.text(record(new.clerk, done.numbers[0]).values[coop_member.JOINED]) == day(-12)


def test_applicants_of_a_union_are_cooperatives(new):
    member = with_id(new, 1)
    rows = [{**life.applicants(1)[0], "member_cooperative": record_number.show(member)}, life.applicants(2)[1]]
    number = union(new, state="capital_paid", members=rows)
    assert "شرکت‌های تعاونی‌اند" in said(admit_applicants(new.clerk, number))
    life.mended(new.clerk, number, members=rows[:1])
    done = admit_applicants(new.clerk, number)
    values = record(new.clerk, done.numbers[0]).values
    assert (values[coop_member.MEMBER_KIND], values[coop_member.COMPANY]) == ("cooperative", "تعاونی 1")


def test_the_sex_of_a_file_fills_what_was_not_written(new):
    number = coop(new)
    saved(new.clerk, person.FORM, national_code=code(40), first_name="سارا", last_name="نجفی", sex="زن")
    rows = [{**row, "sex": ""} for row in typed_rows(2, first=40)]
    done = paste_members(new.clerk, number, rows)
    assert [record(new.clerk, each).values[coop_member.SEX] for each in done.numbers] == ["female", None]


def test_a_workbook_of_a_union(new, tmp_path):
    own = union(new)
    with_id(new, 1)
    book = openpyxl.Workbook()
    book.active.append(["ردیف", "نام تعاونی", "شناسه ملی", "نماینده", "کد ملی", "سهام"])
    book.active.append([1, "هر نامی", company_id(1), "سارا نجفی", code(1), 5])
    book.active.append([2, "دوردست", company_id(2), "علی امیری", code(2), 5])
    book.save(tmp_path / "اتحادیه.xlsx")
    rows = member_rows(tmp_path / "اتحادیه.xlsx", union=True)
    planned = plan_members(new.clerk, own, rows)
    assert [each.status for each in planned] == ["new", "new"]
    done = save_members(new.clerk, own, [(0, 0, each.typed) for each in planned])
    names = [record(new.clerk, each).values for each in done.numbers]
    assert [each[coop_member.COMPANY] for each in names] == ["تعاونی 1", "دوردست"]
    assert [each[coop_member.REPRESENTATIVE_CODE] for each in names] == [code(1), code(2)]
    assert [each.status for each in plan_members(new.clerk, own, rows)][1] == "same"
    file = members_file(new.clerk, own)
    assert (file.union, [row[-1] for row in file.rows]) == (True, [5, 5])


def test_statutes_say_how_many_members_there_may_be(new):
    number = coop(new, own_rules=[{"rule": "coop.max_members", "rule_says": "۸", "rule_article": "۵"}])
    paste_members(new.clerk, number, typed_rows(7))
    done = paste_members(new.clerk, number, typed_rows(2, first=7))
    assert [(each.row, each.level) for each in done.problems] == [(1, "red")]
    assert "بیش از ۸ عضو نمی‌پذیرد" in said(done)
    assert "اساسنامهٔ تعاونی، ماده ۵" in said(done)
    assert [each.status for each in plan_members(new.clerk, number, typed_rows(2, first=7))] == ["new", "refused"]


def test_one_who_joins_with_most_of_the_shares_is_doubted(new):
    number = coop(new)  # 70 shares
    rows = typed_rows(8)
    rows[3] |= {"shares": "40"}
    planned = plan_members(new.clerk, number, rows)
    doubts = [(place, each.level) for place, line in enumerate(planned) for each in line.problems]
    assert doubts == [(3, "amber")]
    assert "۴۰ سهم از ۷۵ سهم" in planned[3].problems[0].message
    done = paste_members(new.clerk, number, rows)
    assert [(each.row, each.level) for each in done.problems] == [(3, "amber")]
    few = coop(new, name="بی‌شمار", share_count="", capital="", type="توزیعی")
    assert paste_members(new.clerk, few, typed_rows(2)).problems == (), "two of seven members prove nothing"


def test_a_cooperative_that_ended_is_a_member_of_no_union(new):
    own = union(new)
    member = with_id(new, 1, ground="inactivity", active_day=day(-800), dissolved_day=day(-1),
                     dissolved_by="ministry", dissolution_no="۵۴", debts_settled="1",
                     documents=life.documents("dissolved"))
    belongs = saved(new.clerk, coop_member.FORM, **paper(own, member_cooperative=record_number.show(member)))
    assert counted(new, own).total == 1
    assert life.step(new.chief, member, "dissolve", "ماده ۵۴").number == member
    kept = record(new.clerk, belongs)
    assert (kept.state, kept.values[coop_member.LEFT_REASON]) == ("left", "ended")
    assert counted(new, own).total == 0
    assert life.step(new.chief, member, "revoke_dissolution", "رأی هیأت عمومی").number == member
    kept = record(new.clerk, belongs)
    assert (kept.state, kept.values[coop_member.LEFT], counted(new, own).total) == ("member", None, 1)


def test_one_that_came_in_dissolved_is_not_counted(new):
    own, member = union(new), with_id(new, 1)
    saved(new.clerk, coop_member.FORM, **paper(own, member_cooperative=record_number.show(member)))
    other = with_id(new, 2)
    saved(new.clerk, coop_member.FORM, **paper(own, member_cooperative=record_number.show(other)))
    with new.database.change(new.chief.actor) as change:  # as an import brings it
        dead = change.create(cooperative.FORM, record(new.clerk, member).values.changed({
            "legal_national_id": company_id(3), "name": "منحل"}), state="dissolved")
        kept = change.get(life.members(new, own)[0])
        change.set(kept.form, kept.number, kept.values.changed({"member_cooperative": dead}))
    assert counted(new, own).total == 1


def test_a_union_is_of_cooperatives_by_its_own_rule(new):
    rows = [{**each, "member_cooperative": record_number.show(with_id(new, n))}
            for n, each in enumerate(life.applicants(2), start=1)]
    done = save_record(new.clerk, cooperative.FORM, life.a_coop(level="union", members=rows, legal_national_id=""))
    sentence = next(each.message for each in done.problems if each.field == "members")
    assert "شمار متقاضیان ۲ تعاونی است؛ اتحادیه دست‌کم ۷ عضو دارد" in sentence
    assert sentence.endswith("(قانون بخش تعاونی)")
