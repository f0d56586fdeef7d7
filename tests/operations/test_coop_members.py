"""Members of a cooperative in bulk and one by one (DOMAIN B.3): once each, in one of a kind, linked to their files."""

import time
from datetime import date, timedelta

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.excel.errors import NoKnownColumnError
from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.membership import members
from desktop.operations.cooperatives.membership.members import admit_applicants, member_rows, paste_members
from desktop.operations.cooperatives.membership.shares import register_of
from desktop.operations.errors import NoSuchRecordError
from desktop.operations.saving.move_record import undo_action
from desktop.operations.saving.save_record import save_record
from forms.catalog import coop_member, cooperative, person
from forms.rules import record_number
from tests.operations import coop_life as life
from tests.operations.coop_life import code, day, said, step
from tests.operations.offices import TODAY, digest, record, saved


def coop(people, state="operating", **changed):
    """A cooperative in a state, its life skipped."""
    typed = life.a_coop(**{"legal_national_id": "", "registration_no": "", "tracking_code": "", **changed})
    number = saved(people.clerk, cooperative.FORM, **typed)
    with people.database.change(people.chief.actor) as change:
        kept = change.get(number)
        return change.create(cooperative.FORM, kept.values, state=state)


def typed_rows(count, first=0):
    return [{"national_code": code(n), "first_name": f"سارا{n}", "last_name": "نجفی", "sex": "زن" if n % 3 else "مرد",
             "shares": "5", "joined_day": "1404/02/03"} for n in range(first, first + count)]


def counted(people, number):
    with people.database.read() as reader:
        return members.counts(reader, number, TODAY)


def test_rows_become_members_with_files_of_their_own(new):
    number = coop(new)
    known = saved(new.clerk, person.FORM, national_code=code(99), first_name="سارا۹۹", last_name="نجفی")
    done = paste_members(new.clerk, number, typed_rows(7, first=99))
    assert (len(done.numbers), done.people, done.problems) == (7, 6, ())
    first = record(new.clerk, done.numbers[0]).values
    assert (first[coop_member.PERSON], first[coop_member.MEMBER_NO], first[coop_member.SHARES]) == (known, 1, 5)
    assert (first[coop_member.COOPERATIVE], first[coop_member.MEMBER_KIND]) == (number, "real")
    there = counted(new, number)
    assert (there.women, there.men, there.legal, there.total) == (4, 3, 0, 7)
    more = paste_members(new.clerk, number, [{"company": "شرکت رعنا", "shares": "50"}])
    assert record(new.clerk, more.numbers[0]).values[coop_member.MEMBER_NO] == 8
    assert (counted(new, number).legal, counted(new, number).total) == (1, 8)
    undo_action(new.clerk, done.action)
    assert counted(new, number).total == 1


def test_every_problem_of_every_row_is_told_at_once(new):
    number = coop(new, least_shares="2")
    rows = typed_rows(4)
    rows[1] |= {"national_code": "0499370898"}
    rows[2] |= {"national_code": code(0), "shares": "1"}
    rows[3] |= {"first_name": "", "joined_day": "1404/13/01"}
    before = digest(new.folder)
    done = paste_members(new.clerk, number, rows)
    assert done.refused
    assert done.numbers == ()
    assert {(problem.row, problem.column) for problem in done.problems} == {
        (1, "national_code"), (2, "national_code"), (2, "shares"), (3, "first_name"), (3, "joined_day")}
    assert {problem.field for problem in done.problems} == {members.FIELD}
    assert "در ردیف ۱ هم آمده است" in said(done)
    assert "دست‌کم ۲ سهم" in said(done)
    assert "(اساسنامهٔ تعاونی)" in said(done)
    assert digest(new.folder) == before


def test_a_member_stands_once(new):
    number = coop(new)
    paste_members(new.clerk, number, typed_rows(2))
    again = paste_members(new.clerk, number, typed_rows(3))
    assert [(problem.row, problem.level) for problem in again.problems] == [(0, "red"), (1, "red")]
    assert "عضو همین تعاونی است" in said(again)
    typed = {"cooperative": record_number.show(number), "member_kind": "حقیقی", **typed_rows(1)[0]}
    one = save_record(new.clerk, coop_member.FORM, typed)
    assert one.number is None
    assert "هر کس یک بار عضو می‌شود" in said(one)


def test_who_left_may_come_again(new):
    number = coop(new)
    (member,) = paste_members(new.clerk, number, typed_rows(1)).numbers
    life.mended(new.clerk, member, left_day=day(-3), left_reason="resigned", shares="0")
    assert step(new.clerk, member, "leave", "استعفا").number == member
    assert paste_members(new.clerk, number, typed_rows(1)).refused  # from the days of his first membership on
    again = [{**row, "joined_day": day(-2)} for row in typed_rows(1)]
    assert not paste_members(new.clerk, number, again).refused
    assert step(new.clerk, member, "return", "بازگشت").number is None  # he is a member again already


def test_one_similar_cooperative_at_a_time(new):
    first, other = coop(new, name="یاس"), coop(new, name="نسترن")
    paste_members(new.clerk, first, typed_rows(1))
    done = paste_members(new.clerk, other, typed_rows(2))
    assert [(problem.row, problem.column) for problem in done.problems] == [(0, "national_code")]
    assert "تعاونی همانند «یاس»" in said(done)
    assert "(قانون بخش تعاونی)" in said(done)
    unlike = coop(new, name="مصرف", type="توزیعی")
    gone = coop(new, name="منحل‌شده", state="dissolved")
    assert not paste_members(new.clerk, unlike, typed_rows(2)).refused
    assert paste_members(new.clerk, gone, typed_rows(1, first=5)).refused


@pytest.mark.parametrize("state", ["draft", "under_review", "formation_agreed", "withdrawn", "dissolved", "closed"])
def test_who_has_no_capital_or_no_life_takes_no_members(new, state):
    number = coop(new, state=state)
    before = digest(new.folder)
    done = paste_members(new.clerk, number, typed_rows(2))
    assert "عضو نمی‌پذیرد" in said(done)
    assert done.refused
    assert digest(new.folder) == before


def test_applicants_are_admitted_once(new):
    number = life.agreed(new)
    assert admit_applicants(new.clerk, number).refused
    life.took(new.clerk, number, "pay")
    done = admit_applicants(new.clerk, number)
    assert (len(done.numbers), done.people) == (7, 0)  # their files were opened with the application
    first = record(new.clerk, done.numbers[0]).values
    assert (first[coop_member.SHARES], first[coop_member.JOINED]) == (10, TODAY)
    again = admit_applicants(new.clerk, number)
    assert (again.numbers, again.refused) == ((), False)
    with new.database.read() as reader:
        assert register_of(reader, number).total == 70
    empty = coop(new, state="capital_paid", name="خالی", members=[])
    assert "متقاضی نوشته نشده" in said(admit_applicants(new.clerk, empty))


def test_a_member_does_not_leave_unseen(new):
    number = coop(new)
    there = paste_members(new.clerk, number, typed_rows(7)).numbers
    life.mended(new.clerk, there[0], left_day=day(0), left_reason="resigned")
    done = step(new.clerk, there[0], "leave")
    assert (done.number, life.levels(done)) == (None, ["amber", "amber"])
    for word in ("هنوز ۵ سهم دارد", "۶ عضو می‌ماند", "ماده ۶", "۳ ماه"):
        assert word in said(done)
    assert step(new.clerk, there[0], "leave", "فوت عضو").number == there[0]
    assert counted(new, number).total == 7  # the day of leaving is the last day of membership


def test_a_workbook_of_members(new, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["فهرست اعضا"])
    book.active.append(["ردیف", "نام", "نام خانوادگی", "شماره ملی", "تعداد سهام", "پرداختی بابت سهام (تومان)", "نشانی"])
    for n in range(3):
        book.active.append([n + 1, f"سارا{n}", "نجفی", code(n), 5, 500_000, "کرج"])
    book.active.append(["جمع", None, None, None, "=SUM(E3:E5)", None, None])
    book.save(tmp_path / "اعضا.xlsx")
    rows = member_rows(tmp_path / "اعضا.xlsx")
    assert len(rows) == 3
    number = coop(new)
    done = paste_members(new.clerk, number, rows)
    assert (len(done.numbers), done.problems) == (3, ())
    assert record(new.clerk, done.numbers[2]).values[coop_member.PAID] == 5_000_000
    book.active.delete_cols(4)
    book.save(tmp_path / "بی‌کد.xlsx")
    with pytest.raises(NoKnownColumnError):
        member_rows(tmp_path / "بی‌کد.xlsx")


def test_members_of_nothing(new):
    with pytest.raises(NoSuchRecordError):
        paste_members(new.clerk, 30010100009999, typed_rows(1))


def test_five_thousand_members(new):
    """Pasted within five seconds, opened within 300 ms (issue 4); here with room for a busy machine."""
    number, rows = coop(new), typed_rows(5000)
    start = time.perf_counter()
    done = paste_members(new.clerk, number, rows)
    pasted = time.perf_counter() - start
    assert len(done.numbers) == 5000
    assert pasted <= 5
    best = 9.0
    for _attempt in range(3):
        start = time.perf_counter()
        with new.database.read() as reader:
            assert register_of(reader, number).total == 25_000
        best = min(best, time.perf_counter() - start)
    assert best <= 0.3
    start = time.perf_counter()
    typed = {"cooperative": record_number.show(number), "member_kind": "حقیقی", "joined_day": day(0),
             **typed_rows(1, first=6000)[0]}
    assert save_record(new.clerk, coop_member.FORM, typed).number
    assert time.perf_counter() - start <= 0.5


START = date(2025, 3, 21)


def member(number, joined, left=None):
    last = None if left is None else START + timedelta(days=left)
    return roster.Member(number, "real", "", str(number), "", START + timedelta(days=joined), last, 1, number, False)


def test_the_clock_under_the_minimum_starts_when_they_become_too_few():
    seven = [member(n, 0) for n in range(7)]
    assert roster.under_minimum_since(seven, 7, START) is None
    left = [*seven[:6], member(6, 0, left=100)]
    since = START + timedelta(days=101)
    assert roster.under_minimum_since(left, 7, START + timedelta(days=400)) == since
    assert roster.under_minimum_since(left, 7, START + timedelta(days=100)) is None
    back = [*left, member(7, 150)]
    assert roster.under_minimum_since(back, 7, START + timedelta(days=400)) is None
    assert roster.under_minimum_since([*back[:-1], member(7, 150, left=200)], 7, START + timedelta(days=400)) == (
        START + timedelta(days=201))
    assert roster.under_minimum_since(seven[:3], 7, START + timedelta(days=400)) is None  # never were enough


LIVES = st.lists(st.tuples(st.integers(0, 60), st.one_of(st.none(), st.integers(0, 60))), max_size=14)


@given(LIVES, st.integers(1, 8), st.integers(0, 80))
def test_the_clock_agrees_with_a_count_of_every_day(lives, least, on):
    people = [member(n, joined, None if stay is None else joined + stay) for n, (joined, stay) in enumerate(lives)]
    totals = [roster.count(people, START + timedelta(days=n)).total for n in range(on + 1)]
    expected = None
    for n in range(1, on + 1):
        if totals[n - 1] >= least > totals[n]:
            expected = START + timedelta(days=n)
        elif totals[n] >= least:
            expected = None
    assert roster.under_minimum_since(people, least, START + timedelta(days=on)) == expected
