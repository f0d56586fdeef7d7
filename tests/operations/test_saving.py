"""Saving a form: linked to its person, refused or marked, and what an import left can be mended piece by piece."""

import openpyxl
import pytest

from desktop.operations.records.keep_draft import draft_of, drop_draft, keep_draft
from desktop.operations.saving.import_workbook import apply_import, plan_import
from desktop.operations.saving.save_record import save_record
from desktop.operations.saving.turn_record import void_record
from desktop.say import code_of
from desktop.store.errors import ForbiddenRoleError, NotOwnRecordError, StaleRecordError
from forms.catalog import coop_visit, cooperative, job, parameter, person
from forms.parts import typed_of
from forms.rules import record_number
from tests.operations.offices import SAMPLE, a_job, digest, numbers, record, rows, saved


def retyped(desk, number, **changed):
    """The record as its screen shows it, with some blanks typed anew."""
    kept = record(desk, number)
    return save_record(desk, kept.form, {**typed_of(kept.values, kept.unread), **changed}, number, kept.base)


def test_a_saved_job_is_linked_to_its_persons_file(new):
    number = saved(new.clerk, job.FORM, **a_job(father_name="حسین", mobile="09120000000"))
    [holder] = numbers(new.clerk, person.FORM)
    assert record(new.clerk, number).values[job.PERSON] == holder
    kept = record(new.clerk, holder).values
    assert (kept[person.FIRST_NAME], kept[person.FATHER_NAME], kept[person.MOBILE]) == ("سارا", "حسین", "09120000000")


def test_one_person_in_two_jobs_has_one_file(new):
    first = saved(new.clerk, job.FORM, **a_job())
    second = saved(new.clerk, job.FORM, **a_job(tracking_code="77002", agency="کمیته امداد"))
    people = {record(new.clerk, each).values[job.PERSON] for each in (first, second)}
    assert people == set(numbers(new.clerk, person.FORM))
    assert len(people) == 1


def test_another_national_code_links_to_another_person(new):
    number = saved(new.clerk, job.FORM, **a_job())
    assert retyped(new.clerk, number, national_code="4070987029").number == number
    holder = record(new.clerk, record(new.clerk, number).values[job.PERSON])
    assert holder.values[person.NATIONAL_CODE] == "4070987029"


def test_a_code_with_a_wrong_check_digit_opens_no_persons_file(sample):
    doubtful = numbers(sample.clerk, job.FORM, ("national_code", "marked", True))
    assert doubtful
    for number in doubtful:
        kept = record(sample.clerk, number).values
        assert kept[job.PERSON] is None
        assert not numbers(sample.clerk, person.FORM, ("national_code", "=", kept[job.NATIONAL_CODE]))


def test_a_twin_is_refused_and_the_first_one_named(new):
    saved(new.clerk, job.FORM, **a_job())
    before = digest(new.folder)
    again = save_record(new.clerk, job.FORM, a_job(first_name="زهرا", tracking_code="۷۷۰۰۱"))
    assert again.number is None
    assert [problem.field for problem in again.problems] == ["tracking_code"]
    assert "۳۰۰۱" in again.problems[0].message
    assert digest(new.folder) == before


def test_a_record_is_not_its_own_twin_and_a_voided_one_is_nobodys(new):
    number = saved(new.clerk, job.FORM, **a_job())
    assert retyped(new.clerk, number, first_name="ساره").number == number
    assert void_record(new.clerk, number, "دو بار ثبت شده بود").number == number
    assert saved(new.clerk, job.FORM, **a_job()) != number


def test_a_person_is_registered_once(new):
    saved(new.clerk, job.FORM, **a_job())
    again = save_record(new.clerk, person.FORM, {"national_code": "0499370899", "first_name": "س", "last_name": "ن"})
    assert again.number is None
    assert again.problems[0].field == "national_code"


def test_red_problems_are_all_named_and_nothing_is_written(new):
    before = digest(new.folder)
    done = save_record(new.clerk, job.FORM, a_job(national_code="0499370898", start_day="1404/13/02", first_name=""))
    assert done.number is None
    assert {problem.field for problem in done.problems} == {"national_code", "start_day", "first_name"}
    assert digest(new.folder) == before


def test_an_amber_doubt_is_saved_and_named(new):
    done = save_record(new.clerk, job.FORM, a_job(mobile="12345"))
    assert done.number is not None
    assert [(problem.field, problem.level) for problem in done.problems] == [("mobile", "amber")]
    assert record(new.clerk, done.number).marks == ("mobile",)


def test_an_imported_red_mark_does_not_block_mending_another_blank(sample):
    [number] = numbers(sample.clerk, job.FORM, ("start_day", "marked", True))
    typed = record(sample.clerk, number).unread["start_day"]
    done = retyped(sample.clerk, number, first_name="نامِ درست")
    assert done.number == number
    assert "start_day" in {problem.field for problem in done.problems}
    kept = record(sample.clerk, number)
    assert kept.unread == {"start_day": typed}
    assert kept.marks == ("start_day",)


def test_an_imported_red_mark_may_be_mended_but_not_made_worse(sample):
    number = numbers(sample.clerk, job.FORM, ("national_code", "marked", True))[0]
    assert retyped(sample.clerk, number, national_code="1234567890").number is None
    assert retyped(sample.clerk, number, national_code="0053814525").number == number
    assert record(sample.clerk, number).marks == ()


def test_another_unreadable_text_is_no_untouched_mark(sample):
    [number] = numbers(sample.clerk, job.FORM, ("start_day", "marked", True))
    assert retyped(sample.clerk, number, start_day="1404/99/01").number is None


def test_a_blank_untouched_itself_does_not_hide_what_another_made_wrong(new):
    number = saved(new.clerk, job.FORM, **a_job())
    done = retyped(new.clerk, number, birth_day="1404/03/01")
    assert done.number is None
    assert [problem.field for problem in done.problems] == ["start_day"]


def test_a_blank_that_the_import_left_empty_does_not_block(new, tmp_path):
    write_rows(tmp_path / "a.xlsx", ["کد رهگیری", "دستگاه", "کد ملی", "نام"], ["9001", "بهزیستی", "0499370899", "سارا"])
    apply_import(new.clerk, plan_import(new.clerk, job.FORM, tmp_path / "a.xlsx"), "a.xlsx")
    [number] = numbers(new.clerk, job.FORM)
    assert retyped(new.clerk, number, mobile="09120000000").number == number
    assert retyped(new.clerk, number, first_name="").number is None


def write_rows(path, *lines):
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    book.save(path)


def test_what_somebody_changed_meanwhile_is_not_overwritten(new):
    number = saved(new.clerk, job.FORM, **a_job())
    seen = record(new.clerk, number)
    assert retyped(new.chief, number, first_name="ساره").number == number
    with pytest.raises(StaleRecordError) as stale:
        save_record(new.clerk, job.FORM, typed_of(seen.values) | {"first_name": "زهرا"}, number, seen.base)
    assert code_of(stale.value) == "E_STALE"
    assert record(new.clerk, number).values[job.FIRST_NAME] == "ساره"


def test_a_viewer_changes_nothing(new):
    before = digest(new.folder)
    with pytest.raises(ForbiddenRoleError):
        save_record(new.viewer, job.FORM, a_job())
    with pytest.raises(ForbiddenRoleError):
        apply_import(new.viewer, plan_import(new.viewer, job.FORM, SAMPLE), SAMPLE.name)
    with pytest.raises(ForbiddenRoleError):
        keep_draft(new.viewer, "job", 0, {"first_name": "س"})
    assert digest(new.folder) == before


def test_figures_of_the_law_are_the_chiefs(new):
    typed = {"key": "coop.min_members", "value": "5", "source": "بخشنامهٔ ساختگی"}
    with pytest.raises(ForbiddenRoleError):
        save_record(new.clerk, parameter.FORM, typed)
    assert save_record(new.chief, parameter.FORM, typed).number is not None
    assert new.clerk.context().parameters.whole("coop.min_members", new.clerk.today) == 5


def test_the_province_reads_but_does_not_write_a_countys_form(province_of_new):
    with pytest.raises((ForbiddenRoleError, NotOwnRecordError)):
        save_record(province_of_new, job.FORM, a_job())


@pytest.fixture
def province_of_new(new, province):
    assert new.folder != province.folder
    return province.expert


def test_members_of_a_cooperative_are_kept_in_order(new):
    members = [{"national_code": code, "first_name": "نام", "last_name": str(place), "shares": "5"}
               for place, code in enumerate(("0499370899", "4070987029", "0053814525"), start=1)]
    kind = cooperative.TYPE.entries(new.clerk.today)[0].label
    done = save_record(new.clerk, cooperative.FORM, {
        "name": "تعاونی لاله", "type": kind, "county": "کرج", "members": members})
    kept = record(new.clerk, done.number).values[cooperative.MEMBERS]
    assert [row[cooperative.MEMBER_CODE] for row in kept] == ["0499370899", "4070987029", "0053814525"]
    assert [(problem.field, problem.level) for problem in done.problems] == [("members", "amber")]  # fewer than seven
    twice = retyped(new.clerk, done.number, members=[members[0], members[0]])
    assert twice.number is None
    assert (twice.problems[0].row, twice.problems[0].column) == (1, "national_code")


def test_a_draft_waits_for_its_writer_alone(new):
    typed = {"first_name": "سا", "start_day": "1404/13", "national_code": "04"}
    keep_draft(new.clerk, "job", 0, typed)
    keep_draft(new.clerk, "job", 0, {**typed, "first_name": "سارا"})
    assert draft_of(new.clerk, "job", 0).typed == {**typed, "first_name": "سارا"}
    assert draft_of(new.chief, "job", 0) is None
    assert draft_of(new.clerk, "person", 0) is None
    assert rows(new.folder, "SELECT count(*) FROM journal WHERE kind = 'job'") == [(0,)]
    drop_draft(new.clerk, "job", 0)
    assert draft_of(new.clerk, "job", 0) is None


def test_members_of_a_cooperative_are_linked_to_their_files(new):
    known = saved(new.clerk, person.FORM, national_code="0499370899", first_name="سارا", last_name="نجفی")
    rows = [{"national_code": "0499370899", "first_name": "سارا", "last_name": "نجفی", "shares": "3"},
            {"national_code": "4070987029", "first_name": "علی", "last_name": "امیری", "father_name": "رضا"}]
    number = saved(new.clerk, cooperative.FORM, name="نمونه", type="تولیدی", county="کرج", members=rows)
    members = record(new.clerk, number).values[cooperative.MEMBERS]
    first, second = (member[cooperative.MEMBER_PERSON] for member in members)
    assert first == known
    assert record(new.clerk, second).values[person.FATHER_NAME] == "رضا"
    assert len(numbers(new.clerk, person.FORM)) == 2


@pytest.mark.parametrize("lost", ["nowhere", "another kind", "voided"])
def test_a_link_leads_to_a_record_that_is_there(new, lost):
    coop = saved(new.clerk, cooperative.FORM, name="کارون", type="تولیدی", county="کرج")
    number = {"nowhere": record_number.make(3001, 1, 99_999), "another kind": saved(new.clerk, job.FORM, **a_job()),
              "voided": coop}[lost]
    if lost == "voided":
        void_record(new.clerk, coop, "دو بار ثبت شده بود")
    told = save_record(new.clerk, coop_visit.FORM, {
        "cooperative": record_number.show(number), "nature": "supervision", "day": "1405/08/01",
        "visitor": "سارا نجفی"})
    assert told.number is None
    assert [problem.field for problem in told.problems] == ["cooperative"]
    assert ("باطل شده" if lost == "voided" else "پیدا نشد") in told.problems[0].message


def test_what_hangs_on_a_record_that_was_voided_since_can_still_be_mended(new):
    coop = saved(new.clerk, cooperative.FORM, name="کارون", type="تولیدی", county="کرج")
    visit = saved(new.clerk, coop_visit.FORM, cooperative=record_number.show(coop), nature="supervision",
                  day="1405/08/01", visitor="سارا نجفی")
    void_record(new.clerk, coop, "دو بار ثبت شده بود")
    assert retyped(new.clerk, visit, findings="دفترها دیده شد").number == visit


@pytest.mark.parametrize("typed", ["1632/01/01", "1205/05/01", "163/1/1"])
def test_a_slip_in_the_year_is_told_at_once(new, typed):
    coop = saved(new.clerk, cooperative.FORM, name="کارون", type="تولیدی", county="کرج")
    told = save_record(new.clerk, coop_visit.FORM, {
        "cooperative": record_number.show(coop), "nature": "supervision", "day": typed, "visitor": "سارا نجفی"})
    assert told.number is None
    assert [problem.field for problem in told.problems] == ["day"]
