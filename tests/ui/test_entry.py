"""The entry screen of every form: written, judged, saved, moved on, left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTableView

from desktop.ui.history import moment_text
from forms import catalog
from forms.catalog import cooperative, home_business, job, person
from forms.parts import Problem
from forms.rules import record_number
from tests.ui.acts import dialog_of, entry, idle, nameless, press
from tests.ui.keys import write
from tests.ui.memory import Memory

FORMS = [pytest.param(form, id=form.kind) for form in catalog.ALL]
GOOD = {"national_code": "0084575948", "first_name": "سارا", "last_name": "نجفی"}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_an_entry_screen(form, shown, qtbot, services, memory):
    number = memory.of(form)[0].number
    screen = entry(shown, qtbot, services, form, number)
    assert list(screen.page.blanks.by_name) == list(form.by_name)
    assert form.title in screen.page.head.title.text()
    assert not screen.dirty
    assert nameless(screen) == []


def test_blanks_flow_in_as_many_columns_as_there_is_room(shown, qtbot, services):
    screen = entry(shown, qtbot, services, job.FORM)
    widths = {}
    for width in (1366, 1000, 640, 460):
        screen.resize(width, 600)
        QApplication.processEvents()
        first = screen.page.blanks.by_name["national_code"]
        row = [each for each in screen.page.blanks.by_name.values()
               if each.parent() is first.parent() and each.y() == first.y()]
        widths[width] = len(row)
        assert len({each.width() for each in row}) <= 2  # a pixel may be over
        money = screen.page.blanks.by_name["loan_amount"]
        assert abs(money.width() - first.width()) <= 2  # all cards have the same columns
    assert list(widths.values()) == [4, 4, 2, 1] or list(widths.values()) == [4, 3, 2, 1]


def test_red_problems_stand_under_their_blanks_and_hinder(shown, qtbot, services, memory):
    screen = entry(shown, qtbot, services, person.FORM)
    assert screen.page.banner.isHidden()
    write(screen.page.blanks.by_name["national_code"].editor.line, "1234567890")
    screen.save()
    idle(qtbot, services)
    assert memory.saved == []
    notes = {name: blank.note for name, blank in screen.page.blanks.by_name.items() if blank.note}
    assert set(notes) == {"national_code", "first_name", "last_name"}
    assert screen.page.banner.text.startswith("۳ جا")
    assert QApplication.focusWidget() is screen.page.blanks.by_name["national_code"].editor.widget
    write(screen.page.blanks.by_name["first_name"].editor.line, "سارا")
    screen.page.blanks.by_name["first_name"].editor.left.emit()
    assert screen.page.blanks.by_name["first_name"].note == ""
    assert screen.page.banner.text.startswith("۲ جا")


def test_a_blank_is_judged_when_the_cursor_leaves_it_and_not_before(shown, qtbot, services):
    screen = entry(shown, qtbot, services, person.FORM)
    line = screen.page.blanks.by_name["national_code"].editor.line
    line.setFocus()
    write(line, "123")
    assert screen.page.blanks.by_name["national_code"].note == ""
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert screen.page.blanks.by_name["national_code"].note
    assert screen.page.blanks.by_name["first_name"].note == ""
    assert QApplication.focusWidget() is screen.page.blanks.by_name["first_name"].editor.line


def test_a_record_is_saved_told_and_shown_again(shown, qtbot, services, memory):
    screen = entry(shown, qtbot, services, person.FORM)
    for name, text in GOOD.items():
        screen.page.blanks.by_name[name].editor.write(text)
    assert screen.dirty
    with qtbot.waitSignals([services.events.records_changed, services.events.said]):
        qtbot.keyClick(screen, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    idle(qtbot, services)
    assert memory.saved[0][0] == "person"
    assert screen.number
    assert not screen.dirty
    assert "سارا نجفی" in screen.page.head.title.text()
    assert screen.page.head.number.text().strip("\u2066\u2069") != ""


def test_amber_problems_are_saved_with_their_mark(shown, qtbot, services, memory):
    screen = entry(shown, qtbot, services, person.FORM)
    for name, text in {**GOOD, "mobile": "12345"}.items():
        screen.page.blanks.by_name[name].editor.write(text)
    with qtbot.waitSignal(services.events.said) as told:
        screen.save()
    idle(qtbot, services)
    assert told.args[0] == "warn"
    assert len(memory.saved) == 1
    assert screen.page.banner.text.startswith("۱ جا نیازمند بازبینی")
    assert screen.page.blanks.by_name["mobile"].note
    assert screen.page.banner.property("banner") == "warn"


def test_what_only_the_store_knows_is_shown_until_it_is_written_over(shown, qtbot, services, memory):
    screen = entry(shown, qtbot, services, person.FORM)
    for name, text in GOOD.items():
        screen.page.blanks.by_name[name].editor.write(text)
    memory.refusal = [Problem("national_code", "این کد ملی پیش‌تر ثبت شده است؛ همان را باز کنید")]
    screen.save()
    idle(qtbot, services)
    blank = screen.page.blanks.by_name["national_code"]
    assert "پیش‌تر ثبت شده" in blank.note
    blank.editor.write("0013542419")
    blank.editor.left.emit()
    assert "پیش‌تر" not in blank.note


def test_save_and_next_begins_a_new_one_and_f3_repeats(shown, qtbot, services, memory):
    screen = entry(shown, qtbot, services, person.FORM)
    for name, text in GOOD.items():
        screen.page.blanks.by_name[name].editor.write(text)
    screen.save_and_next()
    idle(qtbot, services)
    assert screen.number == 0
    assert not screen.dirty
    line = screen.page.blanks.by_name["last_name"].editor.line
    assert line.text() == ""
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_F3)
    assert line.text() == "نجفی"
    qtbot.keyClick(line, Qt.Key.Key_F1)
    assert screen.page.blanks.by_name["last_name"].note
    assert len(memory.saved) == 1


def test_a_draft_is_kept_offered_and_dropped(shown, qtbot, services, memory):
    screen = entry(shown, qtbot, services, person.FORM)
    write(screen.page.blanks.by_name["first_name"].editor.line, "نیمه‌کاره")
    qtbot.waitUntil(lambda: ("person", 0) in memory.drafts, timeout=4000)
    again = entry(shown, qtbot, services, person.FORM)
    assert "پیش‌نویس" in again.page.banner.text
    press(again.page.banner, "ادامه")
    assert again.page.blanks.by_name["first_name"].editor.typed() == "نیمه‌کاره"
    for name, text in GOOD.items():
        again.page.blanks.by_name[name].editor.write(text)
    again.save()
    idle(qtbot, services)
    assert memory.drafts == {}


def test_leaving_what_is_not_saved_asks(shown, qtbot, services, memory):
    screen = entry(shown, qtbot, services, person.FORM)
    left = []
    screen.leave(lambda: left.append("clean"))
    assert left == ["clean"]
    for name, text in GOOD.items():
        screen.page.blanks.by_name[name].editor.write(text)
    screen.leave(lambda: left.append("stay"))
    press(dialog_of(screen), "ماندن")
    assert left == ["clean"]
    screen.leave(lambda: left.append("thrown"))
    press(dialog_of(screen), "ذخیره نشود")
    assert left == ["clean", "thrown"]
    screen.page.blanks.by_name["first_name"].editor.write("مینا")
    screen.leave(lambda: left.append("saved"))
    press(dialog_of(screen), "ذخیره")
    idle(qtbot, services)
    idle(qtbot, services)
    assert left[-1] in ("saved", "thrown")
    assert not screen.dirty or memory.saved


def test_moves_are_those_of_state_and_role_and_ask_their_reason(shown, qtbot, jobs):
    memory = Memory(30, role="chief")
    services = memory.services(jobs)
    number = next(each.number for each in memory.of(job.FORM) if each.state == "objected")
    screen = entry(shown, qtbot, services, job.FORM, number)
    labels = [button.accessibleName() for button in screen.page.foot.moves]
    assert labels == ["پایان رسیدگی به اعتراض…", "پس‌گرفتن از سوی دستگاه…"]
    screen.page.foot.moves[0].click()
    dialog = dialog_of(screen)
    dialog.findChild(QPlainTextEdit).setPlainText("دستگاه پذیرفت")
    press(dialog, "پایان رسیدگی")
    idle(qtbot, services)
    idle(qtbot, services)
    assert memory.moves == [(number, "settle", "دستگاه پذیرفت")]
    assert screen.page.head.state.text() == "ثبت‌شده"


def test_a_move_names_what_must_be_filled_first(shown, qtbot, jobs):
    memory = Memory(60, role="chief")
    services = memory.services(jobs)
    number = next(each.number for each in memory.of(home_business.FORM) if each.state == "agency_review")
    screen = entry(shown, qtbot, services, home_business.FORM, number)
    screen.page.blanks.by_name["licence_no"].editor.write("")
    screen._clean = screen.page.typed()  # noqa: SLF001
    next(button for button in screen.page.foot.moves if "صدور مجوز" in button.accessibleName()).click()
    assert "صدور مجوز" in screen.page.blanks.by_name["licence_no"].note
    assert memory.moves == []


def test_a_doubtful_step_is_taken_with_a_reason(shown, qtbot, jobs):
    memory = Memory(60, role="chief")
    memory.doubts["submit"] = "دو مدرک نرسیده است؛ آن را درست کنید یا دلیل گذشتن از آن را بنویسید"
    services = memory.services(jobs)
    number = next(each.number for each in memory.of(cooperative.FORM) if each.state == "draft")
    screen = entry(shown, qtbot, services, cooperative.FORM, number)
    screen.page.blanks.by_name["tracking_code"].editor.write("77001")
    screen._clean = screen.page.typed()  # noqa: SLF001
    next(button for button in screen.page.foot.moves if "ثبت در سامانه" in button.accessibleName()).click()
    idle(qtbot, services)
    dialog = dialog_of(screen)
    assert any("دو مدرک نرسیده" in label.text() for label in dialog.findChildren(QLabel))
    assert memory.moves == []
    dialog.findChild(QPlainTextEdit).setPlainText("اصل مدارک دیده شد")
    press(dialog, "ثبت در سامانه")
    idle(qtbot, services)
    idle(qtbot, services)
    assert memory.moves == [(number, "submit", "اصل مدارک دیده شد")]


def test_another_office_and_a_viewer_only_read(shown, qtbot, jobs, services, memory):
    record = memory.of(job.FORM)[0]
    foreign = record_number.make(3002, 1, 7)
    memory.records[foreign] = type(record)(foreign, "job", record.values, "registered")
    screen = entry(shown, qtbot, services, job.FORM, foreign)
    assert not screen.page.writable
    assert screen.page.foot.save.isHidden()
    assert screen.page.foot.moves == []
    assert "اداره‌ای دیگر" in screen.page.banner.text
    viewer = Memory(2, role="viewer").services(jobs)
    assert not entry(shown, qtbot, viewer, job.FORM).page.writable


def test_a_known_code_is_said_while_writing(shown, qtbot, services):
    screen = entry(shown, qtbot, services, job.FORM)
    blank = screen.page.blanks.by_name["tracking_code"]
    write(blank.editor.line, "1111111111")
    blank.editor.left.emit()
    idle(qtbot, services)
    assert "پروندهٔ دیگری" in blank.note


def test_a_record_is_voided_with_its_reason(shown, qtbot, services, memory):
    number = memory.of(person.FORM)[0].number
    screen = entry(shown, qtbot, services, person.FORM, number)
    screen._turn(back=False)  # noqa: SLF001
    dialog = dialog_of(screen)
    dialog.findChild(QPlainTextEdit).setPlainText("دوباره ثبت شده بود")
    press(dialog, "باطل شود")
    idle(qtbot, services)
    idle(qtbot, services)
    assert memory.voids == [(number, "دوباره ثبت شده بود")]
    assert screen.page.head.state.text() == "باطل‌شده"
    assert not screen.page.writable
    screen._turn(back=True)  # noqa: SLF001
    dialog = dialog_of(screen)
    dialog.findChild(QPlainTextEdit).setPlainText("اشتباه باطل شده بود")
    press(dialog, "بازگردد")
    idle(qtbot, services)
    idle(qtbot, services)
    assert memory.voids[-1] == (number, "اشتباه باطل شده بود")
    assert screen.page.writable


def test_history_tells_old_and_new(shown, qtbot, services, memory):
    screen = entry(shown, qtbot, services, job.FORM, memory.of(job.FORM)[0].number)
    screen.page.toggle_history(screen.number)
    idle(qtbot, services)
    said = [label.text() for label in screen.page.history.findChildren(QLabel)]
    assert "سارا نجفی — رئیس اداره" in said
    assert "کرج، فردیس" in said
    assert "کرج، مهرشهر" in said
    assert moment_text("2026-11-22T06:10:00Z") == "یکشنبه ۱ آذر ۱۴۰۵، ۰۹:۴۰"


def test_a_cooperative_s_members_are_judged_in_their_cells(shown, qtbot, services):
    screen = entry(shown, qtbot, services, cooperative.FORM)
    blank = screen.page.blanks.by_name["members"]
    blank.editor.write([{"national_code": "0084575948", "first_name": "الف", "last_name": "ب"},
                        {"national_code": "0084575948", "first_name": "ج", "last_name": "د"}])
    blank.editor.left.emit()
    assert "ردیف ۲" in blank.note
    tip = blank.editor.rows.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "این عضو پیش‌تر در فهرست آمده است"


def test_tables_and_lines_speak_of_themselves(shown, qtbot, services):
    screen = entry(shown, qtbot, services, cooperative.FORM)
    table = screen.findChild(QTableView)
    assert table.accessibleName() == "متقاضیان تشکیل"
