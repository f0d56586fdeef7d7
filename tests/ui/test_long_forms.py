"""Long forms: what is written beforehand, sections that wait folded, the way to what is wrong, and out of a table."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from desktop.ui.blanks import needed_ahead
from desktop.ui.editors import editor_for
from desktop.ui.entry import EntryScreen
from desktop.ui.filters import StateChips
from desktop.ui.list_rows import columns_of, row_of
from desktop.ui.pieces import Choice, ask_reason
from desktop.ui.services import LetterServices
from forms.catalog import assembly, coop_warning, cooperative, job, letter, person
from forms.parts import Problem
from tests.ui.acts import entry, idle, press
from tests.ui.keys import write

SECTIONS = [section.title for section in cooperative.FORM.sections]


def folded(screen):
    """Titles of the sections that wait."""
    return [each.accessibleName().split("»")[0].removeprefix("باز کردن «") for each in screen.findChildren(QPushButton)
            if each.accessibleName().startswith("باز کردن «") and each.isVisible()]


def test_a_new_record_is_of_the_office_s_own_county_and_nothing_is_lost_by_leaving(shown, qtbot, services):
    screen = entry(shown, qtbot, services, cooperative.FORM)
    assert screen.page.typed()["county"] == "3001"
    assert not screen.dirty
    left = []
    screen.leave(lambda: left.append(1))
    assert left == [1]
    write(screen.page.blanks.by_name["name"].editor.line, "گلدشت")
    assert screen.dirty


def test_what_another_screen_writes_beforehand_is_nothing_to_lose(shown, qtbot, services):
    screen = shown(EntryScreen(person.FORM, services, 0, {"first_name": "سارا"}))
    idle(qtbot, services)
    assert screen.page.typed()["first_name"] == "سارا"
    assert not screen.dirty


def test_empty_sections_behind_what_is_needed_wait_folded(shown, qtbot, services):
    screen = entry(shown, qtbot, services, cooperative.FORM)
    at = SECTIONS.index("شناسه‌ها و گام‌های اداری")
    assert "tracking_code" in needed_ahead(cooperative.FORM, "draft")
    assert folded(screen) == SECTIONS[at + 1:]
    assert folded(entry(shown, qtbot, services, job.FORM)) == [], "a short form is read whole"


def test_enter_unfolds_a_section_and_goes_into_it(shown, qtbot, services):
    screen = entry(shown, qtbot, services, cooperative.FORM)
    screen.activateWindow()
    qtbot.waitActive(screen)
    screen.page.blanks.by_name["iban"].editor.widget.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert "سرمایه" in QApplication.focusWidget().accessibleName()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert screen.page.blanks.around(QApplication.focusWidget()).field is cooperative.CAPITAL
    assert "سرمایه" not in folded(screen)


def test_a_section_with_something_in_it_or_wrong_in_it_is_never_folded(shown, qtbot, services):
    screen = entry(shown, qtbot, services, cooperative.FORM)
    screen.page.blanks.write({"name": "گلدشت", "progress": "20"})
    assert "فعالیت" not in folded(screen)
    screen.page.refuse([Problem("closed_day", "تاریخ را بنویسید")])
    assert "ادغام، انحلال و تصفیه" not in folded(screen)


def test_the_cursor_goes_to_the_first_red_cell(shown, qtbot, services):
    screen = entry(shown, qtbot, services, cooperative.FORM)
    blank = screen.page.blanks.by_name["members"]
    blank.editor.write([{}, {"national_code": "0084575948", "first_name": "الف", "last_name": "ب"},
                        {"national_code": "0013542419", "first_name": "ج"}])
    screen.page.go_to([Problem("members", "نام پدر را ببینید", "amber", 0, "father_name"),
                       Problem("members", "نام خانوادگی را بنویسید", "red", 1, "last_name")])
    at = blank.editor.table.currentIndex()
    assert (at.row(), blank.editor.rows.columns[at.column()].name) == (2, "last_name")


def test_what_hinders_the_whole_record_is_said_in_the_banner(shown, qtbot, services, memory):
    screen = entry(shown, qtbot, services, cooperative.FORM, memory.of(cooperative.FORM)[0].number)
    screen.page.refuse([Problem("", "متقاضیان هنوز عضو نشده‌اند")])
    assert screen.page.banner.text.startswith("متقاضیان هنوز عضو نشده‌اند")


@pytest.mark.parametrize("leads", [True, False])
def test_ctrl_enter_in_a_table_goes_to_the_file_in_one_press(shown, qtbot, services, leads):
    screen = entry(shown, qtbot, services, cooperative.FORM)
    screen.activateWindow()
    qtbot.waitActive(screen)
    gone = []
    screen.page.blanks.lead_out(lambda: leads and not gone.append(1))
    editor = screen.page.blanks.by_name["members"].editor
    editor.table.setFocus()
    qtbot.keyClick(editor.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert gone == ([1] if leads else [])
    assert editor.isAncestorOf(QApplication.focusWidget()) is leads, "without a file the cursor leaves the table"


def test_ctrl_tab_leaves_a_table(shown, qtbot, services):
    screen = entry(shown, qtbot, services, cooperative.FORM)
    screen.activateWindow()
    qtbot.waitActive(screen)
    editor = screen.page.blanks.by_name["members"].editor
    editor.write([{"first_name": "الف"}, {"first_name": "ب"}])
    editor.table.setFocus()
    qtbot.keyClick(editor.table, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert not editor.isAncestorOf(QApplication.focusWidget())


def test_a_label_is_hidden_only_where_the_title_says_it_for_a_section_of_one(shown, qtbot, services):
    screen = entry(shown, qtbot, services, cooperative.FORM)
    for section in cooperative.FORM.sections:
        for field in section.fields:
            label, *others = screen.page.blanks.by_name[field.name].findChildren(QLabel)
            alone = len(section.fields) == 1 and field.label == section.title
            assert label.isHidden() is alone, field.name
            assert not (alone and any(each.text() == "*" for each in others))


def test_steps_that_are_taken_once_stand_in_a_menu_apart(shown, qtbot, services, memory):
    number = memory.of(cooperative.FORM)[0].number
    record = memory.records[number]
    memory.records[number] = type(record)(number, record.kind, record.values, "draft")
    foot = entry(shown, qtbot, services, cooperative.FORM, number).page.foot
    (apart,) = [button for button in foot.moves if button.text() == "پروندهٔ پیشین"]
    assert len(apart.menu().actions()) == sum(move.name.startswith("enter_") for move in cooperative.FORM.life.moves)
    assert not any("ورود پروندهٔ" in button.text() for button in foot.moves)


def test_a_reason_says_what_is_missing(shown, qtbot):
    ground = shown(QLabel(), 600, 400)
    given = []
    dialog = ask_reason(ground, "رد درخواست", "چرا؟", "رد شود", given.append)
    press(dialog, "رد شود")
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("دست‌کم سه حرف بنویسید" in text for text in said)
    assert any("Ctrl+Enter" in text for text in said)
    dialog.findChild(QPlainTextEdit).setPlainText("ناقص است")
    press(dialog, "رد شود")
    assert given == ["ناقص است"]


def test_of_many_states_the_seldom_ones_stand_in_a_menu(shown):
    chips = shown(StateChips(cooperative.FORM), 1100, 80)
    codes = [state.code for state in cooperative.FORM.life.states]
    chips.show_counts({"": 100, **{code: place + 1 for place, code in enumerate(codes)}, "@voided": 2})
    seen = [button for button in chips.findChildren(QPushButton) if button.isVisible()]
    assert len({button.y() for button in seen}) == 1, "one line"
    menu = next(button.menu() for button in seen if button.menu())
    assert menu.actions()[0].text().startswith("پیش‌نویس درخواست")
    told = []
    chips.changed.connect(lambda: told.append(chips.chosen))
    menu.actions()[0].trigger()
    assert told == ["draft"]
    assert any(button.isChecked() and "پیش‌نویس" in button.text() for button in chips.findChildren(QPushButton)
               if button.isVisible())


def test_few_states_stand_side_by_side(shown):
    chips = shown(StateChips(assembly.FORM), 1100, 80)
    counts = {state.code: 1 for state in assembly.FORM.life.states}
    chips.show_counts({"": 9, **counts})
    assert not any(button.menu() for button in chips.findChildren(QPushButton) if button.isVisible())


def test_a_column_that_is_the_same_in_every_row_is_left_out(memory):
    names = [column.name for column in columns_of(coop_warning.FORM, without=("cooperative",))]
    assert "cooperative" not in names
    assert "cooperative" in [column.name for column in columns_of(coop_warning.FORM)]
    record = memory.of(coop_warning.FORM)[0]
    assert len(row_of(coop_warning.FORM, record, {}, ("cooperative",)).texts) == len(names)


def test_every_list_fits_into_the_window():
    widths = [column.width for column in columns_of(cooperative.FORM, one_county=True) if not column.hidden]
    assert sum(widths) <= 1130
    assert widths[0] >= 200


def test_a_letter_says_the_title_of_its_template(shown, qtbot, services, memory):
    def never(*_asked):
        raise AssertionError

    known = LetterServices(templates=lambda _number: [Choice("coop-warning", "اخطار کتبی به تعاونی")], about=never,
                           write=never, receive=never, book=never)
    with_letters = type(services)(**{name: getattr(services, name) for name in services.__slots__
                                     if name != "letters"}, letters=known)
    editor = shown(editor_for(letter.TEMPLATE, with_letters), 300, 60)
    values = memory.of(letter.FORM)[0].values
    for name, said in (("coop-warning", "اخطار کتبی به تعاونی"), ("gone", "gone"), (None, "")):
        editor.fill(values.changed({"template": name}), {})
        idle(qtbot, with_letters)
        assert editor.line.text() == said
    assert editor.typed() == ""




def test_headings_of_a_ruled_table_are_read_whole(shown, qtbot, services):
    screen = entry(shown, qtbot, services, cooperative.FORM)
    screen.resize(1180, 660)  # beside the rail of a window on the office's usual screen
    table = screen.page.blanks.by_name["members"].editor.table
    qtbot.waitUntil(lambda: table.viewport().width() > 1050)
    heading = table.horizontalHeader()
    assert all(heading.sectionSize(place) >= heading.sectionSizeHint(place) for place in range(heading.count()))
    assert heading.length() == table.viewport().width()
