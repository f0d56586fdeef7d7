"""The list of every form: shown, searched, filtered, sorted, kept fresh."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.ui.list_rows import row_of
from desktop.ui.listing import ListScreen
from forms import catalog
from forms.catalog import assembly, job, person
from forms.parts import read_typed
from forms.rules import record_number
from tests.ui.acts import idle, nameless
from tests.ui.keys import write

FORMS = [pytest.param(form, id=form.kind) for form in catalog.ALL]
GOOD = {"national_code": "0084575948", "first_name": "سارا", "last_name": "نجفی"}


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
    everything = screen.printed_columns()
    assert everything[0] == "row"
    assert everything[-1] == "number"
    assert set(everything[1:-1]) <= set(person.FORM.by_name) | {"state"}
    screen.table.show_column(len(screen.model.columns) - 1, False)
    assert screen.printed_columns() == everything[:-1]
    with qtbot.waitSignal(services.events.print_records) as told:
        screen.print_selected()
    assert told.args == ["person", [screen.model.row(0).key]]


def test_an_assembly_is_called_by_its_nature_call_and_day_and_what_is_unread(memory):
    typed = {"nature": "ordinary", "call_no": "2", "held_at": "1405/02/19 10:00"}
    for changed, name in (({}, "عادی سالانه، نوبت دوم، ۱۴۰۵/۰۲/۱۹"), ({"held_at": "فردا"}, "عادی سالانه ۲ فردا")):
        reading = read_typed(assembly.FORM, {**typed, **changed}, memory.context())
        record = SimpleNamespace(number=1, values=reading.values, unread=reading.unread, state="called", voided=False,
                                 marks={})
        assert name in row_of(assembly.FORM, record, {}).texts
