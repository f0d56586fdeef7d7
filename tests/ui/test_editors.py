"""Every type of blank: what is typed comes out as read() understands it, and shows as people write it."""


import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.ui.editors import (
    LinkInput,
    PickInput,
    RialsEditor,
    RowsEditor,
    SegmentsEditor,
    editor_for,
    typed_of,
)
from desktop.ui.editors.rials import amount_in
from forms import catalog
from forms.catalog import cooperative, home_business, job, letter, visit
from forms.parts import Attachment, Problem, Values
from forms.rules import digits, record_number
from tests.ui.keys import write
from tests.ui.memory import TODAY

EVERY_FIELD = [pytest.param(field, id=f"{form.kind}.{field.name}") for form in catalog.ALL for field in form.fields
               if not field.assigned]
NUMBER = record_number.make(3001, 1, 5)


@pytest.mark.parametrize("field", EVERY_FIELD)
def test_every_field_has_an_editor_that_keeps_values_problems_and_unread_text(field, services, memory, shown):
    editor = shown(editor_for(field, services), 300, 200)
    record = next(record for record in memory.records.values() if field in record.values.fields)
    value = record.values.named(field.name)
    editor.fill(record.values, {})
    if value is not None:
        assert field.read(editor.typed()) == value
    editor.set_problem(Problem(field.name, "این جا درست نیست"))
    assert editor.widget.accessibleDescription() == "این جا درست نیست"
    editor.set_problem(None)
    assert editor.widget.accessibleDescription() == ""
    editor.set_read_only(True)
    editor.set_read_only(False)
    editor.write("")
    assert not editor.typed()
    assert editor.widget.accessibleName()


@pytest.mark.parametrize("field", [letter.LETTER_NO, letter.SERIAL, letter.YEAR, letter.TEMPLATE],
                         ids=lambda field: field.name)
def test_what_was_assigned_is_seen_and_never_typed(field, services, memory, shown):
    editor = shown(editor_for(field, services), 300, 60)
    assert editor.line.placeholderText() == field.hint
    record = next(record for record in memory.records.values() if record.kind == "letter")
    value = field.read("1405")
    editor.fill(record.values.changed({field.name: value}), {})
    assert editor.line.text() == digits.to_persian(field.show(value))
    editor.write("7")
    assert editor.line.text() == digits.to_persian(field.show(value))
    editor.set_read_only(False)
    assert editor.line.isReadOnly()
    assert editor.line.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert editor.typed() == ""
    editor.fill(Values((field,), {}), {})
    assert editor.line.text() == ""


@pytest.mark.parametrize("field", [job.START_DAY, job.NATIONAL_CODE, job.AGENCY, home_business.PLAN_COST, job.SEX,
                                   job.FULL_TIME, job.NOTE, job.PERSON, visit.VISITED_AT, visit.ROUND],
                         ids=lambda field: field.name)
def test_text_that_cannot_be_read_stays_as_it_was_typed(field, services, shown):
    editor = shown(editor_for(field, services), 300, 60)
    editor.fill(Values((field,), {}), {field.name: "نمی‌دانم ۱۲"})
    assert editor.typed().replace("۱۲", "12") == "نمی‌دانم 12"


def test_money_is_typed_in_its_unit_and_said_in_words(qtbot, shown):
    editor = shown(RialsEditor(home_business.PLAN_COST), 300, 70)
    assert editor.unit.currentText() == "میلیون تومان"
    qtbot.keyClicks(editor.amount, "250")
    assert editor.typed() == "2500000000"
    assert editor.words.text() == "دویست و پنجاه میلیون تومان"
    editor.unit.setCurrentIndex(editor.unit.findData("rial"))
    assert editor.typed() == "250"
    write(editor.amount, "x")
    assert editor.typed() == "250x"
    assert editor.words.isHidden()


@pytest.mark.parametrize(("rials", "unit", "shows"), [
    (2_500_000_000, "million_toman", "۲۵۰"), (15_000_000, "million_toman", "۱٫۵"), (1, "rial", "۱"),
    (12_345_678, "rial", "۱۲٬۳۴۵٬۶۷۸"), (0, "million_toman", "۰"),
])
def test_money_is_shown_in_its_unit_without_loss(rials, unit, shows, shown):
    assert amount_in(rials, unit) == shows
    editor = shown(RialsEditor(home_business.PLAN_COST), 300, 70)
    editor.write(str(rials))
    assert editor.typed() == str(rials)


def test_money_too_fine_for_its_unit_is_shown_in_rials(shown):
    editor = shown(RialsEditor(home_business.PLAN_COST), 300, 70)
    editor.write("12345678")
    assert (editor.unit.currentText(), editor.typed()) == ("ریال", "12345678")


def test_yes_or_no_by_keyboard(qtbot, shown, services):
    editor = shown(editor_for(job.FULL_TIME, services), 240, 32)
    assert isinstance(editor, SegmentsEditor)
    line = editor.segments
    assert editor.typed() == ""
    write(line, "ب")
    assert job.FULL_TIME.read(editor.typed()) is True
    write(line, "خ")
    assert job.FULL_TIME.read(editor.typed()) is False
    qtbot.keyClick(line, Qt.Key.Key_Right)
    assert editor.typed() == "1"
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert editor.typed() == ""
    qtbot.keyClick(line, Qt.Key.Key_Space)
    assert editor.typed() == "1"
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center() + line.rect().bottomLeft() / 2)
    assert editor.typed() in ("", "0")


def test_a_press_on_the_left_half_says_no(qtbot, shown, services):
    editor = shown(editor_for(job.FULL_TIME, services), 240, 32)
    qtbot.mouseClick(editor.segments, Qt.MouseButton.LeftButton, pos=editor.segments.rect().center() / 2)
    assert editor.typed() == "0"


def test_a_list_is_picked_from_by_a_part_in_any_spelling(qtbot, shown, services):
    line = shown(editor_for(job.COUNTY, services), 260, 32).line
    line.setFocus()
    write(line, "كرج")
    assert next(each.title for each in line.suggestions) == "کرج"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.typed() == "كرج" or line.typed() == "3001"
    line.settle()
    assert job.COUNTY.read(line.typed()) == "3001"


def test_all_of_a_list_opens_with_f4_and_enter_takes(qtbot, shown, services):
    line = shown(editor_for(visit.RESULT, services), 260, 32).line
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_F4)
    assert len(line.suggestions) == len(visit.RESULT.entries(TODAY))


def test_an_open_list_takes_another_text_and_a_closed_one_says_no(shown, services):
    agency = shown(editor_for(job.AGENCY, services), 260, 32)
    write(agency.line, "ادارهٔ نوپدید")
    agency.line.settle()
    assert job.AGENCY.read(agency.typed()) == "ادارهٔ نوپدید"


def test_a_unique_beginning_is_completed_when_the_cursor_leaves(shown, services):
    line = shown(PickInput(editor_for(job.COUNTY, services).line._options), 260, 32)  # noqa: SLF001
    write(line, "نظرآ")
    line.settle()
    assert line.text() == "نظرآباد"
    assert line.chosen()


def test_a_link_searches_shows_the_name_and_opens(qtbot, shown, services, memory):
    line = shown(LinkInput(services, "person"), 260, 32)
    line.setFocus()
    person = memory.of(catalog.BY_KIND["person"])[0]
    write(line, memory.title(person)[:6])
    qtbot.waitUntil(lambda: bool(line.suggestions))
    line._take(next(each for each in line.suggestions if each.stands_for.number == person.number))  # noqa: SLF001
    assert line.text() == memory.title(person)
    assert record_number.read(line.typed()) == person.number
    with qtbot.waitSignal(services.events.open_record) as told:
        qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [person.number]
    write(line, "!")
    assert line.number == 0


def test_a_link_written_as_a_number_gets_its_name(qtbot, shown, services, memory):
    line = shown(LinkInput(services, "job"), 260, 32)
    line.write(record_number.show(NUMBER))
    qtbot.waitUntil(lambda: line.text() == memory.title(memory.records[NUMBER]))
    assert record_number.read(line.typed()) == NUMBER


def test_rows_take_a_block_from_a_spreadsheet(qtbot, shown, services):
    editor = shown(RowsEditor(cooperative.MEMBERS, services), 900, 300)
    told = []
    editor.changed.connect(lambda: told.append(1))
    editor.table.setFocus()
    editor.table.setCurrentIndex(editor.rows.index(0, 1))
    QGuiApplication.clipboard().setText("فاطمه\tاحمدی\tحسین\tزن\t۱۲\r\nرضا\tکریمی\tعلی\tمرد\t۸\r\n")
    qtbot.keyClick(editor.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [row["last_name"] for row in editor.typed()] == ["احمدی", "کریمی"]
    assert editor.typed()[1]["shares"] == "۸"
    assert editor.rows.rowCount() == 3
    assert told
    editor.set_problems([Problem("members", "«کد ملی» را بنویسید", "red", 1, "national_code")])
    assert editor.rows.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == "«کد ملی» را بنویسید"
    assert editor.rows.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None


def test_rows_are_typed_with_tab_and_taken_out(qtbot, shown, services):
    editor = shown(RowsEditor(cooperative.MEMBERS, services), 900, 300)
    editor.table.setFocus()
    editor.table.setCurrentIndex(editor.rows.index(0, 0))
    qtbot.keyClick(editor.table, Qt.Key.Key_0)
    cell = editor.table.focusWidget()
    qtbot.keyClicks(cell, "084575948")
    assert cell.typed() == "0084575948"
    qtbot.keyClick(cell, Qt.Key.Key_Tab)
    assert editor.typed()[0]["national_code"] == "0084575948"
    assert editor.table.currentIndex().column() == 1
    assert editor.rows.index(0, 0).data() == "۰۰۸۴۵۷۵۹۴۸"
    assert editor.rows.rowCount() == 2
    editor.table.setCurrentIndex(editor.rows.index(0, 0))
    qtbot.keyClick(editor.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert editor.typed() == []


@pytest.fixture
def before_a_blank(shown, services):
    """A ruled table with another blank after it."""
    page = QWidget()
    column = QVBoxLayout(page)
    page.rows, page.next = RowsEditor(cooperative.MEMBERS, services), QLineEdit()
    column.addWidget(page.rows)
    column.addWidget(page.next)
    shown(page, 900, 400)
    page.rows.table.setFocus()
    page.rows.table.setCurrentIndex(page.rows.rows.index(0, 0))
    return page


def test_enter_goes_from_cell_to_cell_in_one_press_and_out_of_the_empty_row(qtbot, before_a_blank):
    table, rows = before_a_blank.rows.table, before_a_blank.rows.rows
    for place in range(rows.columnCount()):
        assert (table.currentIndex().row(), table.currentIndex().column()) == (0, place)
        qtbot.keyClick(table, Qt.Key.Key_1)
        assert table.focusWidget() is not table
        qtbot.keyClick(before_a_blank.focusWidget(), Qt.Key.Key_Return)
        qtbot.wait(1)  # what Qt itself does later at Enter must not be a second step
    assert before_a_blank.rows.typed()[0]["national_code"] == "1"
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 0)
    assert before_a_blank.focusWidget() is table
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert before_a_blank.focusWidget() is before_a_blank.next


@pytest.mark.parametrize("writing", [False, True])
def test_control_enter_leaves_the_table_and_keeps_what_was_written(qtbot, before_a_blank, writing):
    table = before_a_blank.rows.table
    table.setCurrentIndex(before_a_blank.rows.rows.index(0, 1))
    if writing:
        qtbot.keyClick(table, Qt.Key.Key_7)
    qtbot.keyClick(before_a_blank.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert before_a_blank.focusWidget() is before_a_blank.next
    assert [row["first_name"] for row in before_a_blank.rows.typed()] == (["7"] if writing else [])


def test_rows_come_back_as_they_were(services, shown):
    members = cooperative.MEMBERS
    row = Values(members.columns, {"national_code": "0084575948", "first_name": "رضا", "last_name": "نوری",
                                   "shares": 5, "role": "board"})
    editor = shown(RowsEditor(members, services), 900, 300)
    editor.write(typed_of(members, (row,)))
    assert editor.rows.index(0, 6).data() == "هیأت مدیره"
    assert editor.typed()[0]["role"] == "board"


def test_files_are_kept_as_soon_as_they_are_chosen(qtbot, tmp_path, services, shown):
    editor = shown(editor_for(job.FILES, services), 500, 120)
    first, second = tmp_path / "برگ.pdf", tmp_path / "عکس.jpg"
    editor.add([first, second, first])
    qtbot.waitUntil(lambda: not services.jobs.busy)
    assert [each.name for each in editor.typed()] == ["برگ.pdf", "عکس.jpg"]
    assert isinstance(editor.typed()[0], Attachment)


def test_shift_enter_begins_a_line_and_enter_does_not(qtbot, shown, services):
    editor = shown(editor_for(job.NOTE, services), 300, 80)
    write(editor.widget, "یک")
    qtbot.keyClick(editor.widget, Qt.Key.Key_Return)
    assert "\n" not in editor.typed()
    qtbot.keyClick(editor.widget, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert "\n" in editor.typed()
