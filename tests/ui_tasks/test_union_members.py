"""Members of a union in their table, what each holds now, who leaves with doubts, and the ways out of a new line."""

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.operations.cooperatives.membership.members import paste_members
from desktop.store.queries import Query
from desktop.ui.cooperatives.member_lines import COLUMNS, HELD, rows_of_block
from desktop.ui.cooperatives.members_screen import MembersScreen
from desktop.ui.cooperatives.paste_check import PasteCheck
from desktop.ui.cooperatives.shares_screen import SharesScreen
from desktop.ui.pieces import Label
from forms.catalog import assembly, coop_member, cooperative, share_transfer
from forms.parts import Problem
from forms.rules import legal_id
from tests.operations import offices
from tests.ui_tasks.asking import dialog_of, focused_in, press
from tests.ui_tasks.conftest import settle
from tests.ui_tasks.cooperative_desks import code, member_rows, new_cooperative, shown
from tests.window.hands import Hands

PLACE = {blank.name: place for place, blank in enumerate(COLUMNS)}


def company_id(n):
    return legal_id.with_check_digit(f"{1400590000 + n}")


@pytest.fixture
def union(new):
    number = new_cooperative(new, 0, name="اتحادیهٔ باغداران", level="union", trend="agriculture")
    paste_members(new.desk, number, [
        {"company": f"باغ {n}", "legal_national_id": company_id(n), "shares": "4"} for n in range(3)])
    return number


@pytest.fixture
def hands(new):
    return Hands(new.services.jobs, new.services.reads)


def kept(office, coop):
    with office.desk.database.read() as reader:
        return list(reader.many(reader.numbers(coop_member.FORM, Query(
            where=(("cooperative", "=", coop),), order=(("member_no", False),)))).values())


def seen(screen):
    return [blank.name for place, blank in enumerate(COLUMNS) if not screen.table.isColumnHidden(place)]


def heading(screen, name):
    return screen.model.headerData(PLACE[name], Qt.Orientation.Horizontal)


def headings(screen):
    return [heading(screen, name) for name in seen(screen)]


def test_a_union_shows_its_cooperatives_with_who_represents_them(qtbot, new, union):
    screen = shown(qtbot, new, MembersScreen, union)
    assert seen(screen) == ["member_no", "company", "legal_national_id", "representative", "representative_code",
                            "joined_day", "shares", "held", "paid"]
    assert headings(screen)[1:4] == ["تعاونی عضو", "شناسه ملی", "نماینده"]
    assert screen.grid.counts.text().startswith("۳ تعاونی عضو")
    assert "۱۲ سهم اکنون" in screen.grid.counts.text()


def test_a_cooperative_is_typed_by_its_legal_id(qtbot, new, union, hands):
    with new.desk.database.change(new.desk.actor) as change:
        member = change.create(cooperative.FORM, cooperative.FORM.values({
            "name": "سیب", "type": "productive", "trend": "agriculture", "county": "3001",
            "legal_national_id": company_id(9)}), state="operating")
    screen = shown(qtbot, new, MembersScreen, union)
    screen.table.go_to(3, PLACE["legal_national_id"])
    hands.fill(company_id(9), "سارا نجفی", code(321_321_321))
    assert not screen.model.lines[3].red
    hands.press("Ctrl+S")
    settle(qtbot, screen)
    values = kept(new, union)[-1].values
    assert (values[coop_member.MEMBER_KIND], values[coop_member.MEMBER_COOPERATIVE]) == ("cooperative", member)
    assert (values[coop_member.COMPANY], values[coop_member.REPRESENTATIVE]) == ("سیب", "سارا نجفی")
    assert screen.model.lines[3].text(coop_member.COMPANY) == "سیب"


def test_a_list_of_a_union_is_pasted_by_its_headings_and_by_the_columns_that_are_seen(qtbot, new, union, hands):
    screen = shown(qtbot, new, MembersScreen, union)
    screen.table.go_to(3, 0)
    person = code(321_321_321)
    QGuiApplication.clipboard().setText(
        f"نام تعاونی\tشناسه ملی\tنماینده\tکد ملی\nانار\t{company_id(5)}\tعلی امیری\t{person}")
    hands.press("Ctrl+V")
    settle(qtbot, screen)
    check = dialog_of(screen)
    assert [(each.status, each.typed["member_kind"], each.typed["representative_code"]) for each in check.planned] == [
        ("new", "cooperative", person)]
    check.reject()
    screen.table.go_to(3, PLACE["company"])
    QGuiApplication.clipboard().setText(f"انار\t{company_id(5)}\tعلی امیری\t{person}\t1404/01/02\t7\t900")
    hands.press("Ctrl+V")
    settle(qtbot, screen)
    typed = dialog_of(screen).planned[0].typed
    assert (typed["joined_day"], typed["shares"], typed["paid"]) == ("1404/01/02", "7", "900")
    assert rows_of_block([["کد ملی", "سهام"], ["1", "2"]]) == [{"national_code": "1", "shares": "2"}]


def test_a_person_among_cooperatives_is_refused_where_it_can_be_mended(qtbot, new, union, hands):
    screen = shown(qtbot, new, MembersScreen, union)
    row = {"member_kind": "real", **member_rows(1)[0]}
    planned = screen.coop.plan_members(union, [row], lambda _done, _all: None)
    assert planned[0].status == "refused"
    screen.grid.take(planned)
    qtbot.waitUntil(lambda: "member_kind" in seen(screen))
    screen.grid.next_problem()
    assert screen.table.currentIndex().column() == PLACE["member_kind"]
    assert "شرکت‌های تعاونی‌اند" in screen.grid.said.text()


def test_a_workbook_of_a_union_is_looked_at(qtbot, new, union, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["تعاونی", "شناسه ملی", "سهام"])
    book.active.append(["انار", company_id(5), 3])
    book.save(tmp_path / "اتحادیه.xlsx")
    screen = shown(qtbot, new, MembersScreen, union)
    screen.look(tmp_path / "اتحادیه.xlsx")
    settle(qtbot, screen)
    assert [(each.status, each.typed["company"]) for each in dialog_of(screen).planned] == [("new", "انار")]


def test_what_each_holds_now_is_seen_and_not_written(qtbot, new, hands):
    coop = new_cooperative(new, trend="agriculture")
    first, second = kept(new, coop)[:2]
    with new.desk.database.change(new.desk.actor) as change:
        change.create(share_transfer.FORM, share_transfer.FORM.values({
            "cooperative": coop, "day": offices.TODAY, "nature": "passed", "source": first.number,
            "target": second.number, "shares": 4}))
        change.create(share_transfer.FORM, share_transfer.FORM.values({
            "cooperative": coop, "day": offices.TODAY, "nature": "subscribed", "target": second.number, "shares": 6}))
    screen = shown(qtbot, new, MembersScreen, coop)
    assert [screen.model.lines[row].text(coop_member.SHARES) for row in (0, 1)] == ["۱۰", "۱۰"]
    assert [screen.model.index(row, PLACE["held"]).data() for row in (0, 1)] == ["۶", "۲۰"]
    assert "۹۶ سهم اکنون" in screen.grid.counts.text()
    at = screen.model.index(0, PLACE["held"])
    assert not screen.model.setData(at, "99")
    assert not screen.model.flags(at) & Qt.ItemFlag.ItemIsEditable
    assert not screen.dirty
    screen.table.go_to(0, PLACE["shares"])
    hands.fill("12")
    assert screen.table.currentIndex().column() == PLACE["paid"], "Enter passes what nobody writes"
    assert screen.model.lines[0].text(HELD) == "8"


def test_the_line_of_keys_runs_from_right_to_left_and_unknown_sexes_are_told(qtbot, new):
    coop = new_cooperative(new, 0, trend="agriculture")
    paste_members(new.desk, coop, [{**row, "sex": ""} for row in member_rows(2)])
    screen = shown(qtbot, new, MembersScreen, coop)
    text = screen.grid.said.text()
    assert text.startswith("\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT ISOLATE}Enter\N{POP DIRECTIONAL ISOLATE}")
    assert "جنسیت ۲ نفر نوشته نشده" in screen.grid.counts.text()
    assert heading(screen, "shares") == "سهام آغاز"


def test_a_cooperative_without_a_trend_is_told_before_anybody_joins(qtbot, new):
    screen = shown(qtbot, new, MembersScreen, new_cooperative(new, 0))
    assert "همانندی را خود بسنجید" in screen.banner.text


def test_doubts_are_told_in_the_check_and_after_saving(qtbot, new, hands):
    coop = new_cooperative(new, trend="agriculture")
    screen = shown(qtbot, new, MembersScreen, coop)
    rows = member_rows(10)
    rows[9]["shares"] = "500"
    screen._plan(lambda: rows)  # noqa: SLF001
    settle(qtbot, screen)
    check = dialog_of(screen)
    assert isinstance(check, PasteCheck)
    assert [row.texts[2] for row in check.model.held] == ["سهام آغاز"]
    assert "۳۰ درصد" in check.model.held[0].texts[3]
    check.right.click()
    screen.save()
    settle(qtbot, screen)
    assert "۱ عضو تازه" in screen.banner.text
    assert "۳۰ درصد" in screen.banner.text
    assert len(kept(new, coop)) == 10


def test_an_expulsion_is_asked_for_its_warnings_and_each_message_has_its_colour(qtbot, new, hands):
    coop = new_cooperative(new, trend="agriculture")
    screen = shown(qtbot, new, MembersScreen, coop)
    screen.table.go_to(3, 0)
    hands.press("Ctrl+E")
    dialog = dialog_of(screen)
    assert dialog.blanks["first_warning_day"].isHidden()
    foot = dialog.leave
    assert foot.mapTo(dialog, foot.rect().bottomLeft()).y() < dialog.height()
    dialog.blanks["left_reason"].editor.write("expelled")
    assert not dialog.blanks["first_warning_day"].isHidden()
    dialog.leave.click()
    settle(qtbot, screen)
    assert "اخطار کتبی" in dialog.blanks["first_warning_day"].note
    assert not dialog.reason.isHidden()
    assert kept(new, coop)[3].state == "member"
    hands.write("پروندهٔ اخراج کاغذی است")
    dialog.leave.click()
    settle(qtbot, screen)
    assert kept(new, coop)[3].state == "left"


def test_only_the_cooperatives_own_assemblies_expel(qtbot, new, hands):
    coop, other = new_cooperative(new, trend="agriculture"), new_cooperative(new, 0, name="بیگانه")
    with new.desk.database.change(new.desk.actor) as change:
        own, _stranger = [change.create(assembly.FORM, assembly.FORM.values({
            "cooperative": each, "nature": "extraordinary", "call_no": 1}), state="held") for each in (coop, other)]
    screen = shown(qtbot, new, MembersScreen, coop)
    hands.press("Ctrl+E")
    dialog = dialog_of(screen)
    dialog.blanks["left_reason"].editor.write("expelled")
    line = dialog.blanks["expelled_by"].editor.widget
    dialog.activateWindow()
    line.setFocus()
    hands.write("فوق")
    qtbot.waitUntil(lambda: bool(line.suggestions))
    assert [each.stands_for.number for each in line.suggestions] == [own]
    hands.press("Return")
    assert line.number == own


def test_a_red_message_does_not_hide_the_reason_box(qtbot, new, hands):
    screen = shown(qtbot, new, MembersScreen, new_cooperative(new, trend="agriculture"))
    hands.press("Ctrl+E")
    dialog = dialog_of(screen)
    red, amber = (Problem("", f"هنوز «رئیس» است ({level})", level) for level in ("red", "amber"))
    dialog.refuse([amber, red])
    assert not dialog.reason.isHidden()
    labels = [(each.text(), each.property("role")) for each in dialog.said.findChildren(Label)]
    assert labels == [(red.message, "red"), (amber.message, "amber")]


@pytest.fixture
def register(qtbot, new, hands):
    screen = shown(qtbot, new, SharesScreen, new_cooperative(new, trend="agriculture"))
    hands.press("Ctrl+N")
    settle(qtbot, screen)
    return screen


def test_escape_closes_an_untouched_line_at_once(register, hands):
    hands.press("Escape")
    assert register.form.isHidden()
    assert focused_in(register.holder_table)


def test_escape_asks_before_a_written_line_is_lost(register, hands):
    hands.write("رضا")
    hands.press("Return", "Escape")
    assert not register.form.isHidden()
    press(dialog_of(register), "ماندن")
    assert not register.form.isHidden()
    assert register.dirty
    register.form.close_button.click()
    press(dialog_of(register), "ذخیره نشود")
    assert register.form.isHidden()
    assert not register.dirty


def test_both_sides_are_marked_as_needed_and_what_is_wrong_is_seen_whole(qtbot, register, hands):
    for side in register.form.sides.values():
        assert "*" in [each.text() for each in side.findChildren(Label)]
    hands.fill("رضا", "بیگانه", "4")
    hands.press("Ctrl+Return")
    settle(qtbot, register)
    note = register.form.sides["target"].note
    assert note.height() >= note.heightForWidth(note.width())
    foot = register.form.keep
    assert foot.mapTo(register.form, foot.rect().bottomLeft()).y() < register.form.height()


def test_the_register_of_another_day_says_that_paper_is_of_today(qtbot, register, hands):
    asked = []
    register.services.events.print_records.connect(lambda kind, numbers: asked.append((kind, list(numbers))))
    hands.press("Ctrl+P")
    assert register.banner.isHidden()
    register.on.write(offices.shown_day(-3))
    register.show_day()
    settle(qtbot, register)
    hands.press("Ctrl+P")
    assert "امروز" in register.banner.text
    assert asked == [("cooperative", [register.book.number])] * 2
