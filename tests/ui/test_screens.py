"""The screens of every form: written, judged, saved, moved on, listed, found, left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QPlainTextEdit, QPushButton, QTableView, QWidget

from desktop.ui import theme
from desktop.ui.entry import EntryScreen
from desktop.ui.history import moment_text
from desktop.ui.listing import ListScreen
from desktop.ui.pieces import Dialog
from desktop.ui.rail import Place
from desktop.ui.services import User
from desktop.ui.start import StartScreen
from desktop.ui.window import MainWindow
from forms import catalog
from forms.catalog import cooperative, home_business, job, person
from forms.parts import Problem
from forms.rules import record_number
from tests.ui.keys import write
from tests.ui.memory import Memory

FORMS = [pytest.param(form, id=form.kind) for form in catalog.ALL]
GOOD = {"national_code": "0084575948", "first_name": "سارا", "last_name": "نجفی"}


def idle(qtbot, services):
    qtbot.waitUntil(lambda: not services.jobs.busy)
    QApplication.processEvents()


def entry(shown, qtbot, services, form, number=0):
    screen = shown(EntryScreen(form, services, number))
    idle(qtbot, services)
    return screen


def press(screen, label):
    next(each for each in screen.findChildren(QPushButton) if label in each.accessibleName()).click()


def dialog_of(screen):
    return next(each for each in screen.window().findChildren(Dialog) if each.isVisible())


def nameless(screen):
    """Widgets that take the cursor and tell a screen reader nothing."""
    takes = (widget for widget in screen.findChildren(QWidget)
             if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.focusProxy())
    return [widget for widget in takes if not (widget.accessibleName() or isinstance(widget, QLabel))
            and not (isinstance(widget.parent(), QAbstractScrollArea) and widget.parent().accessibleName())]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_an_entry_screen(form, shown, qtbot, services, memory):
    number = memory.of(form)[0].number
    screen = entry(shown, qtbot, services, form, number)
    assert list(screen.page.blanks.by_name) == list(form.by_name)
    assert form.title in screen.page.head.title.text()
    assert not screen.dirty
    assert nameless(screen) == []


@pytest.mark.parametrize("form", FORMS)
def test_every_form_has_a_list(form, shown, qtbot, services, memory):
    screen = shown(ListScreen(form, services))
    screen.arrive()
    idle(qtbot, services)
    assert screen.model.rowCount() == len(memory.of(form))
    assert "۱۲" in screen.count.text()
    assert all(row.texts for row in [screen.model.row(at) for at in range(12)])
    assert nameless(screen) == []
    screen._filter_button.click()  # noqa: SLF001
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
    assert screen.page.head.marks.text() == "۱ جا نیازمند بازبینی"
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
    screen._void()  # noqa: SLF001
    dialog = dialog_of(screen)
    dialog.findChild(QPlainTextEdit).setPlainText("دوباره ثبت شده بود")
    press(dialog, "باطل شود")
    idle(qtbot, services)
    idle(qtbot, services)
    assert memory.voids == [(number, "دوباره ثبت شده بود")]
    assert screen.page.head.state.text() == "باطل‌شده"
    assert not screen.page.writable


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


def test_a_list_is_searched_filtered_and_sorted(shown, qtbot, services, memory):
    screen = shown(ListScreen(job.FORM, services))
    screen.arrive()
    idle(qtbot, services)
    screen.chips.choose("objected")
    idle(qtbot, services)
    wanted = [record for record in memory.of(job.FORM) if record.state == "objected"]
    assert screen.model.rowCount() == len(wanted)
    screen.chips.choose("")
    screen._filter_button.click()  # noqa: SLF001
    screen.filters.field.setCurrentText("کد ملی")
    code = memory.of(job.FORM)[3].values.named("national_code")
    write(screen.filters.value.line, code)
    qtbot.keyClick(screen.filters.value.line, Qt.Key.Key_Return)
    idle(qtbot, services)
    assert [row.key for row in [screen.model.row(0)]] == [memory.of(job.FORM)[3].number]
    assert screen.model.rowCount() == 1
    screen.filters.take_off(screen.filters.filters[0])
    screen.table.sort_wanted.emit("@name", False)
    idle(qtbot, services)
    assert screen.asked.order == (("last_name", False), ("first_name", False))
    assert services.preferences.get("order.job") == ["@name", False]
    screen.search.setText("هیچ کس چنین نامی ندارد")
    screen.refresh()
    idle(qtbot, services)
    assert screen.model.rowCount() == 0
    assert any("پیدا نشد" in label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def test_a_list_shows_linked_records_by_name(shown, qtbot, services, memory):
    visit = catalog.BY_KIND["visit"]
    screen = shown(ListScreen(visit, services))
    screen.arrive()
    idle(qtbot, services)
    row = screen.model.row(0)
    linked = row.record.values.named("job")
    assert row.texts[0] == memory.title(memory.records[linked])


def test_a_list_hears_of_changes_and_prints_what_is_selected(shown, qtbot, services, memory):
    screen = shown(ListScreen(person.FORM, services))
    screen.arrive()
    idle(qtbot, services)
    number = record_number.make(3001, 1, 777)
    memory.records[number] = type(memory.of(person.FORM)[0])(number, "person", person.FORM.values(GOOD), "registered")
    services.events.records_changed.emit("person")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 13)
    screen.table.selectRow(0)
    with qtbot.waitSignal(services.events.print_records) as told:
        screen.print_selected()
    assert told.args == ["person", [screen.model.row(0).key]]


def test_the_window_goes_opens_asks_and_comes_back(shown, qtbot, services, memory):
    built = []

    def place(form):
        return Place(f"list.{form.kind}", form.plural, form.icon, "پرونده‌ها",
                     lambda: built.append(form.kind) or ListScreen(form, services))

    window = shown(MainWindow(services, [place(form) for form in catalog.ALL]), 1366, 728)
    idle(qtbot, services)
    assert built == ["job"]
    window.go("list.person")
    idle(qtbot, services)
    assert built == ["job", "person"]
    services.events.open_record.emit(memory.of(person.FORM)[0].number)
    idle(qtbot, services)
    assert isinstance(window.screen_shown, EntryScreen)
    window.screen_shown.page.blanks.by_name["first_name"].editor.write("دیگر")
    window.go("list.job")
    press(window.findChild(Dialog), "ذخیره نشود")
    assert window.screen_shown is not None
    assert window.screen_shown.form is job.FORM
    services.events.new_record.emit("person")
    idle(qtbot, services)
    assert window.screen_shown.number == 0
    window.screen_shown.closed.emit()
    assert isinstance(window.screen_shown, ListScreen)
    window.resize(1000, 600)
    assert window.rail.width() < 80
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    services.events.said.emit("ok", "ذخیره شد")
    assert window.toast.text == "ذخیره شد"
    assert nameless(window) == []


def test_the_window_does_not_close_over_unsaved_words(shown, qtbot, services):
    place = Place("list.person", "اشخاص", "person", "پرونده‌ها", lambda: ListScreen(person.FORM, services))
    window = shown(MainWindow(services, [place]))
    window.new_record("person")
    idle(qtbot, services)
    window.screen_shown.page.blanks.by_name["first_name"].editor.write("سارا")
    window.close()
    assert window.isVisible()
    press(window.findChild(Dialog), "ذخیره نشود")
    assert not window.isVisible()


def test_the_theme_is_turned_and_remembered(shown, qtbot, services, dressed):
    place = Place("list.person", "اشخاص", "person", "پرونده‌ها", lambda: ListScreen(person.FORM, services))
    window = shown(MainWindow(services, [place]))
    try:
        window.turn_theme()
        assert services.preferences.get("dark") is True
        assert theme.current().dark
    finally:
        theme.apply(dressed, dark=False)


def test_a_user_is_taken_added_and_not_added_twice(shown, qtbot, services):
    users, added = [User("سارا نجفی", "chief"), User("مریم یوسفی", "clerk")], []
    screen = shown(StartScreen(services.office, users, lambda user: added.append(user) or "", "مریم یوسفی"), 900, 600)
    assert QApplication.focusWidget() is screen.cards[1]
    with qtbot.waitSignal(screen.chosen) as told:
        qtbot.keyClick(screen.cards[1], Qt.Key.Key_Return)
    assert told.args == [users[1]]
    for name, count in (("مريم یوسفي", 0), ("رضا کریمی", 1)):
        dialog = screen.ask_user()
        dialog.findChild(QWidget, "") and write(QApplication.focusWidget() or dialog, "")
        line = next(each for each in dialog.findChildren(QWidget) if each.accessibleName() == "نام و نام خانوادگی")
        write(line, name)
        press(dialog, "افزودن")
        assert len(added) == count
        dialog.close()
    assert added == [User("رضا کریمی", "clerk")]
    assert len(screen.cards) == 3
    assert nameless(screen) == []


def test_tables_and_lines_speak_of_themselves(shown, qtbot, services):
    screen = entry(shown, qtbot, services, cooperative.FORM)
    table = screen.findChild(QTableView)
    assert table.accessibleName() == "اعضا"
