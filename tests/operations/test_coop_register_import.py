"""The register of cooperatives that an office kept in Excel: each file begins in the state that it has (B.6, B.9)."""

import openpyxl
import pytest

from desktop.operations.saving.import_workbook import apply_import, plan_import, write_error_workbook
from desktop.operations.saving.move_record import undo_action
from desktop.operations.saving.save_record import check_typed
from forms.catalog import cooperative
from forms.parts import typed_of
from forms.rules import legal_id
from tests.operations.coop_life import day
from tests.operations.offices import digest, numbers, record, rows

HEADINGS = ["ردیف", "نام شرکت تعاونی", "شماره ثبت", "تاریخ ثبت", "شناسه ملی", "نوع تعاونی", "گرایش تعاونی", "آدرس",
            "تعداد سهام", "تعداد اعضا", "وضعیت"]
STATES = (("فعال", "operating"), ("در حال بهره‌برداری", "operating"), ("راکد", "stagnant"), ("ثبت‌شده", "registered"),
          ("در حال تصفیه", "liquidating"), ("منحل", "dissolved"), ("فعال/در حال بهره‌برداری", "operating"),
          ("غیر فعال", "stagnant"), ("ثبت شده", "registered"), ("ختم تصفیه", "closed"))


def register(path, *changes, count=40):
    """A workbook as offices keep it; `changes` are (row from 1, heading, text)."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["فهرست تعاونی‌های شهرستان"])
    sheet.append(HEADINGS)
    for n in range(count):
        own_id = legal_id.with_check_digit(f"1400{589000 + n}") if n % 4 else ""
        sheet.append([n + 1, f"تعاونی نمونهٔ {n}", str(1000 + n), day(-400 - n), own_id, "تولیدی", "کشاورزی",
                      f"پلاک {n}", 70, 9, STATES[n % len(STATES)][0]])
    for row, heading, text in changes:
        sheet.cell(row + 2, HEADINGS.index(heading) + 1, text)
    book.save(path)
    return path


def imported(desk, path):
    return apply_import(desk, plan_import(desk, cooperative.FORM, path), path.name)


def by_name(desk):
    found = [record(desk, number) for number in numbers(desk, cooperative.FORM)]
    return {each.values[cooperative.NAME]: each for each in found}


def test_forty_files_begin_where_they_stand(new, tmp_path):
    path = register(tmp_path / "taavoni.xlsx")
    before = digest(new.folder)
    plan = plan_import(new.clerk, cooperative.FORM, path)
    assert digest(new.folder) == before
    summary = plan.summary()
    assert (summary["rows"], summary["new"], summary["wrong"]) == (40, 40, 0)
    assert summary["states"] == {"operating": 12, "stagnant": 8, "registered": 8, "liquidating": 4, "dissolved": 4,
                                 "closed": 4}
    done = apply_import(new.clerk, plan, path.name)
    assert (done.created, done.changed) == (40, 0)
    there = by_name(new.clerk)
    assert [there[f"تعاونی نمونهٔ {n}"].state for n in range(40)] == [STATES[n % 10][1] for n in range(40)]
    first = there["تعاونی نمونهٔ 0"].values
    assert (first.show(cooperative.COUNTY), first[cooperative.ADDRESS], first[cooperative.SHARE_COUNT]) == (
        "کرج", "پلاک 0", 70)
    told = rows(new.folder, "SELECT DISTINCT action, reason FROM journal WHERE kind = 'cooperative'")
    assert told == [(done.action, "پروندهٔ پیشین، از فایل «taavoni.xlsx»")]


def test_a_second_import_changes_nothing_and_undo_takes_all_back(new, tmp_path):
    path = register(tmp_path / "taavoni.xlsx")
    done = imported(new.clerk, path)
    before = digest(new.folder)
    plan = plan_import(new.clerk, cooperative.FORM, path)
    assert {row.status for row in plan.rows} == {"known"}
    assert apply_import(new.clerk, plan, path.name).action is None
    assert digest(new.folder) == before
    undo_action(new.clerk, done.action)
    assert numbers(new.clerk, cooperative.FORM) == []


@pytest.mark.parametrize("row", [1, 2])  # the first has no legal ID
def test_a_changed_cell_changes_one_file_and_no_state(new, tmp_path, row):
    imported(new.clerk, register(tmp_path / "a.xlsx"))
    path = register(tmp_path / "b.xlsx", (row, "آدرس", "مهرشهر"), (row, "وضعیت", "منحل"))
    plan = plan_import(new.clerk, cooperative.FORM, path)
    (changed,) = plan.of("changed")
    assert [(each.field, each.level) for each in changed.problems if each.field == "state"] == [("state", "amber")]
    assert "از فایل عوض نمی‌شود" in changed.problems[-1].message
    apply_import(new.clerk, plan, path.name)
    kept = by_name(new.clerk)[f"تعاونی نمونهٔ {row - 1}"]
    assert (kept.state, kept.values[cooperative.ADDRESS]) == ("operating", "مهرشهر")
    assert len(by_name(new.clerk)) == 40


def test_an_unknown_state_makes_no_file(new, tmp_path):
    path = register(tmp_path / "a.xlsx", (3, "وضعیت", "خوابیده"), count=5)
    plan = plan_import(new.clerk, cooperative.FORM, path)
    (wrong,) = plan.of("wrong")
    assert (wrong.sheet_row.number, wrong.problems[0].field) == (5, "state")
    assert "وضعیت «خوابیده» شناخته نشد" in wrong.problems[0].message
    assert "در حال بهره‌برداری، راکد" in wrong.problems[0].message
    assert write_error_workbook(plan, tmp_path / "back.xlsx") >= 1
    assert imported(new.clerk, path).created == 4


def test_what_a_registered_one_lacks_is_marked(new, tmp_path):
    path = register(tmp_path / "a.xlsx", (2, "شماره ثبت", ""), (2, "تاریخ ثبت", ""),
                    (5, "تاریخ ثبت", "۱۴۰۰/۱۳/۰۱"), count=5)
    plan = plan_import(new.clerk, cooperative.FORM, path)
    second, fifth = plan.rows[1], plan.rows[4]
    assert [(each.field, each.level) for each in second.problems] == [
        ("registration_no", "amber"), ("registration_day", "amber")]
    assert {each.field for each in fifth.problems} >= {"registration_day", "ground", "dissolved_day"}
    assert apply_import(new.clerk, plan, "a.xlsx").created == 5


def test_one_row_twice_is_one_file(new, tmp_path):
    path = register(tmp_path / "a.xlsx", (5, "شماره ثبت", "1000"), (5, "نام شرکت تعاونی", "تعاونی نمونهٔ 0"), count=5)
    assert [row.status for row in plan_import(new.clerk, cooperative.FORM, path).rows] == [
        "new", "new", "new", "new", "repeated"]


def test_without_the_column_each_is_a_draft(new, tmp_path):
    path = register(tmp_path / "a.xlsx", (0, "وضعیت", "توضیح"), count=3)
    assert "states" not in plan_import(new.clerk, cooperative.FORM, path).summary()
    imported(new.clerk, path)
    assert {each.state for each in by_name(new.clerk).values()} == {"draft"}


def marked(plan):
    """(row of the sheet, blank) of everything red in rows that come in."""
    return [(row.sheet_row.number, each.field) for row in plan.kept for each in row.problems if each.level == "red"]


def with_registry(path, *lines):
    """Rows of (name, registration number, registry, day, capital, paid)."""
    book = openpyxl.Workbook()
    book.active.append(["نام شرکت تعاونی", "شماره ثبت", "واحد ثبتی", "تاریخ ثبت", "سرمایه", "سرمایهٔ پرداخت‌شده",
                        "نوع تعاونی", "وضعیت"])
    for line in lines:
        book.active.append([*line, "تولیدی", "فعال"])
    book.save(path)
    return path


def test_one_registration_number_twice_is_marked_and_kept(new, tmp_path):
    old = day(-900)
    path = with_registry(tmp_path / "a.xlsx", ("نرگس", "55", "کرج", old, 100, 50), ("یاس", "56", "کرج", old, 100, 50),
                         ("لاله", "55", "اداره ثبت کرج", old, 100, 50), ("مریم", "55", "تهران", old, 100, 50))
    plan = plan_import(new.clerk, cooperative.FORM, path)
    assert marked(plan) == [(4, "registration_no")]
    assert "در ردیف ۲ هم هست" in plan.rows[2].problems[-1].message
    assert (plan.summary()["rows"], plan.summary()["marked"]) == (4, 1)
    assert apply_import(new.clerk, plan, "a.xlsx").created == 4
    again = with_registry(tmp_path / "b.xlsx", ("پونه", "56", "ثبت شرکت‌های کرج", old, 100, 50))
    assert marked(plan_import(new.clerk, cooperative.FORM, again)) == [(2, "registration_no")]
    assert {row.status for row in plan_import(new.clerk, cooperative.FORM, path).rows} == {"known"}


def test_a_day_to_come_and_too_much_paid_are_marked_and_kept(new, tmp_path):
    path = with_registry(tmp_path / "a.xlsx", ("نرگس", "55", "کرج", day(900), 100, 50),
                         ("یاس", "56", "کرج", day(-900), 100, 200))
    plan = plan_import(new.clerk, cooperative.FORM, path)
    assert marked(plan) == [(2, "registration_day"), (3, "paid_capital")]
    assert write_error_workbook(plan, tmp_path / "back.xlsx") == 2
    assert apply_import(new.clerk, plan, "a.xlsx").created == 2
    kept = by_name(new.clerk)["نرگس"]
    done = check_typed(new.clerk, kept.form, typed_of(kept.values, kept.unread), kept.number)
    assert "registration_day" in {each.field for each in done.red}
