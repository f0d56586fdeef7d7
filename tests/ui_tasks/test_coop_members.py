"""The table of members with the keyboard: typed, pasted, refused in sentences, saved as one action, taken back."""

import time

import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.operations.cooperatives.membership.member_grid import members_file, plan_members
from desktop.store.queries import Query
from desktop.ui.cooperatives.member_lines import COLUMNS, rows_of_block
from desktop.ui.cooperatives.members_screen import MembersScreen
from forms.catalog import coop_member
from tests.operations import offices
from tests.ui_tasks.asking import banner_button, dialog_of, focused_in, press
from tests.ui_tasks.conftest import settle
from tests.ui_tasks.cooperative_desks import code, member_rows, new_cooperative, shown
from tests.window.hands import Hands

PLACE = {blank.name: place for place, blank in enumerate(COLUMNS)}
HEADINGS = ("کد ملی", "نام", "نام خانوادگی", "جنسیت", "تاریخ عضویت", "تعداد سهام", "پرداختی بابت سهام")
NAMES = ("national_code", "first_name", "last_name", "sex", "joined_day", "shares", "paid")


@pytest.fixture
def coop(new):
    return new_cooperative(new)


@pytest.fixture
def screen(qtbot, new, coop):
    return shown(qtbot, new, MembersScreen, coop)


@pytest.fixture
def hands(new):
    return Hands(new.services.jobs, new.services.reads)


def block(rows):
    return "\n".join(["\t".join(HEADINGS), *("\t".join(row.get(name, "") for name in NAMES) for row in rows)])


def paste(qtbot, screen, hands, text):
    QGuiApplication.clipboard().setText(text)
    hands.press("Ctrl+V")
    settle(qtbot, screen)


def kept(office, coop):
    with office.desk.database.read() as reader:
        records = reader.many(reader.numbers(coop_member.FORM, Query(
            where=(("cooperative", "=", coop),), order=(("member_no", False),))))
    return list(records.values())


def last_actions(office):
    with office.desk.database.read() as reader:
        return [each.action for each in reader.latest_actions(5)]


def save(qtbot, screen, hands):
    hands.press("Ctrl+S")
    settle(qtbot, screen)


def test_a_new_member_is_typed_from_right_to_left_and_counted(qtbot, new, coop, screen, hands):
    hands.press("Ctrl+End")
    screen.table.go_to(9, PLACE["national_code"])
    hands.fill(code(556_565_655), "پری", "سبزواری", "کاوه", "زن", None, "12")
    assert screen.table.currentIndex().column() == PLACE["paid"]
    assert "۱۰ عضو" in screen.grid.counts.text()
    assert "۴ زن" in screen.grid.counts.text()
    save(qtbot, screen, hands)
    found = kept(new, coop)[-1].values
    assert (found[coop_member.FIRST_NAME], found[coop_member.SEX], found[coop_member.SHARES]) == ("پری", "female", 12)
    assert (found[coop_member.MEMBER_NO], found[coop_member.JOINED]) == (10, offices.TODAY)
    assert found[coop_member.PERSON] is not None
    assert not screen.dirty


def test_only_changed_rows_are_saved_and_one_press_takes_them_back(qtbot, new, coop, screen, hands):
    before = {each.number: each.base for each in kept(new, coop)}
    for row, name in ((1, "نوری‌نژاد"), (4, "نجفی‌پور")):
        screen.table.go_to(row, PLACE["last_name"])
        hands.write(name)
        hands.press("Return")
    assert "۲ تغییر" in screen.grid.unsaved.text()
    save(qtbot, screen, hands)
    after = kept(new, coop)
    assert [each.values[coop_member.LAST_NAME] for each in after if each.base != before[each.number]] == [
        "نوری‌نژاد", "نجفی‌پور"]
    banner_button(screen.banner, "بازگردانی")
    settle(qtbot, screen)
    assert "نوری" in [each.values[coop_member.LAST_NAME] for each in kept(new, coop)]
    assert not screen.dirty


def test_what_is_typed_back_is_not_saved(screen, hands):
    screen.table.go_to(1, PLACE["last_name"])
    hands.write("دیگری")
    hands.press("Return")
    assert screen.dirty
    screen.table.go_to(1, PLACE["last_name"])
    hands.write("نوری")
    hands.press("Return")
    assert not screen.dirty


def test_a_wrong_code_and_a_member_twice_are_told_at_the_cell_and_nothing_is_written(qtbot, new, coop, screen, hands):
    screen.table.go_to(9, PLACE["national_code"])
    hands.write("1234567890")
    hands.press("Return")
    screen.table.go_to(9, PLACE["national_code"])
    assert "اشتباه" in screen.grid.said.text()
    hands.write(code(123_456_789))
    hands.press("Return")
    screen.table.go_to(9, PLACE["national_code"])
    assert "زهرا کریمی" in screen.grid.said.text()
    save(qtbot, screen, hands)
    assert "چیزی نوشته نشد" in screen.banner.text
    assert len(kept(new, coop)) == 9
    assert screen.table.currentIndex().row() == 9
    assert screen.dirty, "what was typed stays"
    screen.table.go_to(9, 0)
    hands.press("Ctrl+Del")
    assert not screen.dirty


def test_a_pasted_list_is_looked_at_first_new_changed_refused(qtbot, new, coop, screen, hands):
    rows = member_rows(12)
    rows[0]["last_name"] = "کریمی‌فر"
    rows[10]["national_code"] = "1111111112"
    rows[11]["national_code"] = rows[9]["national_code"]
    screen.table.go_to(9, 0)
    paste(qtbot, screen, hands, block(rows))
    check = dialog_of(screen)
    assert [each.status for each in check.planned] == ["changed", *["same"] * 8, "new", "refused", "refused"]
    reasons = [row.texts[-1] for row in check.model.held]
    assert len(reasons) == 2
    assert any("دو بار" in reason for reason in reasons)
    assert len(kept(new, coop)) == 9
    hands.press("Return")
    assert [line.name for line in screen.model.dirty] == ["زهرا کریمی‌فر", "نام خانواده9"]
    assert "۴ زن" in screen.grid.counts.text(), "what was pasted is counted as it is read"
    save(qtbot, screen, hands)
    assert len(kept(new, coop)) == 10
    assert kept(new, coop)[0].values[coop_member.LAST_NAME] == "کریمی‌فر"


def test_refused_rows_can_come_with_their_marks_and_be_mended(qtbot, new, coop, screen, hands):
    rows = member_rows(10)
    rows[9]["national_code"] = "1111111112"
    screen.table.go_to(9, 0)
    paste(qtbot, screen, hands, block(rows))
    press(dialog_of(screen), "با ردشده‌ها")
    hands.press("F8")
    assert (screen.table.currentIndex().row(), screen.table.currentIndex().column()) == (9, PLACE["national_code"])
    hands.write(code(445_454_544))
    hands.press("Return")
    save(qtbot, screen, hands)
    assert len(kept(new, coop)) == 10


def test_a_column_is_pasted_over_the_cells_under_the_cursor(qtbot, screen, hands):
    screen.table.go_to(2, PLACE["father_name"])
    paste(qtbot, screen, hands, "احمد\nمحمود\nناصر")
    assert [screen.model.lines[row].text(coop_member.FATHER_NAME) for row in (2, 3, 4)] == ["احمد", "محمود", "ناصر"]
    assert len(screen.model.dirty) == 3


def test_a_member_of_a_similar_cooperative_is_refused_by_name(new, coop):
    values = {"trend": "agriculture", "name": "همسایه"}
    first = new_cooperative(new, 1, **values)
    second = new_cooperative(new, 0, **(values | {"name": "دیگری"}))
    with new.desk.database.read() as reader:
        assert reader.get(first) is not None
    planned = plan_members(new.desk, second, member_rows(1))
    assert planned[0].status == "refused"
    assert any("همسایه" in each.message for each in planned[0].problems)


def test_a_workbook_is_looked_at_the_same_way(qtbot, screen, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(HEADINGS)
    for row in member_rows(11):
        book.active.append([row[name] for name in NAMES])
    book.save(tmp_path / "اعضا.xlsx")
    screen.look(tmp_path / "اعضا.xlsx")
    settle(qtbot, screen)
    assert [each.status for each in dialog_of(screen).planned].count("new") == 2


def test_find_goes_from_row_to_row(qtbot, screen, hands):
    hands.press("Ctrl+F")
    assert focused_in(screen.search)
    hands.write("نجفی")
    hands.press("Return")
    assert screen.table.currentIndex().row() == 4
    assert screen.grid.hits.text() == "۱ ردیف"


def test_a_member_with_shares_leaves_only_with_a_reason(qtbot, new, coop, screen, hands):
    screen.table.go_to(3, 0)
    hands.press("Ctrl+E")
    dialog = dialog_of(screen)
    dialog.blanks["left_reason"].editor.write("resigned")
    dialog.leave.click()
    settle(qtbot, screen)
    assert "سهم دارد" in dialog.said.text()
    assert kept(new, coop)[3].state == "member"
    hands.write("سهم او بازخرید می‌شود")
    dialog.leave.click()
    settle(qtbot, screen)
    assert kept(new, coop)[3].state == "left"
    assert kept(new, coop)[3].values[coop_member.LEFT] == offices.TODAY
    assert "۸ عضو" in screen.grid.counts.text()
    screen.gone.click()
    assert screen.model.lines[8].has_left


def test_leaving_the_screen_asks_for_what_is_unsaved(screen, hands):
    screen.table.go_to(1, PLACE["last_name"])
    hands.write("دیگری")
    hands.press("Return")
    gone = []
    screen.leave(lambda: gone.append(1))
    assert not gone
    press(dialog_of(screen), "ذخیره نشود")
    assert gone == [1]


def test_before_the_capital_is_paid_the_table_says_why_it_is_closed(qtbot, new):
    screen = shown(qtbot, new, MembersScreen, new_cooperative(new, 0, state="draft"))
    assert "عضو نمی‌پذیرد" in screen.banner.text
    assert screen.model.read_only


def test_a_member_opens_his_cooperative_with_the_cursor_on_him(qtbot, new, coop):
    member = kept(new, coop)[6]
    screen = shown(qtbot, new, MembersScreen, member.number)
    assert screen.file.number == coop
    assert screen.table.currentIndex().row() == 6


def test_rows_know_the_headings_of_office_lists():
    rows = rows_of_block([["ردیف", "نام و نام خانوادگی", "شماره ملی", "مبلغ (میلیون ریال)"],
                          ["۱", "مینا اسدی پور", "0499370899", "2"]])
    assert rows == [{"member_no": "۱", "first_name": "مینا", "last_name": "اسدی پور", "national_code": "0499370899",
                     "paid": "2000000"}]
    assert rows_of_block([["علی", "کریمی"]]) is None


def test_somebody_elses_change_is_not_written_over(qtbot, new, coop, screen, hands):
    member = kept(new, coop)[0]
    with new.desk.database.change(new.desk.actor) as change:
        change.set(coop_member.FORM, member.number, member.values.changed({"father_name": "اکبر"}))
    screen.table.go_to(0, PLACE["last_name"])
    hands.write("دیگری")
    hands.press("Return")
    save(qtbot, screen, hands)
    assert "چیزی نوشته نشد" in screen.banner.text
    assert kept(new, coop)[0].values[coop_member.FATHER_NAME] == "اکبر"


def test_five_thousand_members_open_and_are_pasted_in_time(qtbot, new, hands):
    coop = new_cooperative(new, 0)
    screen = shown(qtbot, new, MembersScreen, coop)
    screen.table.go_to(0, 0)
    QGuiApplication.clipboard().setText(block(member_rows(5_000, first=223_456_789)))
    begun = time.perf_counter()
    hands.press("Ctrl+V")
    settle(qtbot, screen)
    hands.press("Return")
    save(qtbot, screen, hands)
    assert "۵٬۰۰۰ عضو تازه" in screen.banner.text
    assert time.perf_counter() - begun < 15, "budget: 5 s on an idle machine"
    members_file(new.desk, coop)
    begun = time.perf_counter()
    again = MembersScreen(new.services, new.tasks, screen.coop, coop)
    qtbot.addWidget(again)
    again.show()
    while again.file is None:
        time.sleep(0.002)
        QApplication.processEvents()
    again.grab()
    assert time.perf_counter() - begun < 1.2, "budget: 300 ms on an idle machine"


def test_the_blanks_of_companies_come_with_the_first_company(qtbot, new, coop, screen, hands):
    assert screen.table.isColumnHidden(PLACE["company"])
    screen.table.go_to(9, PLACE["member_kind"])
    hands.fill("حقوقی")
    qtbot.waitUntil(lambda: not screen.table.isColumnHidden(PLACE["company"]))
    screen.table.go_to(9, PLACE["company"])
    hands.fill("شرکت سپیدار")
    save(qtbot, screen, hands)
    assert kept(new, coop)[-1].values[coop_member.COMPANY] == "شرکت سپیدار"
    assert "۱ حقوقی" in screen.grid.counts.text()
