"""A cooperative's file and the work list by keyboard: from the list to its face, its form and back, to its letter."""

import time

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from desktop.store.queries import Query
from desktop.ui.cooperatives.duties_screen import DutiesScreen
from desktop.ui.cooperatives.file_screen import CoopFileScreen
from desktop.ui.cooperatives.part_screen import PartScreen
from desktop.ui.entry import EntryScreen
from desktop.ui.listing import ListScreen
from desktop.ui.pieces import Chooser
from forms.catalog import coop_visit, letter
from tests.window.hands import blank_with_cursor, go_along_the_rail, tab_to, until, with_cursor

MOST_HELD = 0.1  # seconds that the window may stand still


def file_shown(window, hands):
    until(lambda: isinstance(window.screen_shown, CoopFileScreen) and window.screen_shown.file is not None)
    hands.rest()
    return window.screen_shown


@pytest.fixture
def duties(window, hands):
    hands.press("Alt+1")
    window.rail.findChildren(QToolButton)[0].setFocus()
    go_along_the_rail(window, hands, "کارهای موعددار")
    until(lambda: isinstance(window.screen_shown, DutiesScreen) and window.screen_shown.shown)
    hands.rest()
    window.screen_shown.table.setFocus()  # as a click, or Tab from the rail, would
    return window.screen_shown


def test_from_the_list_to_the_face_to_the_form_and_back(window, hands):
    hands.press("Alt+4")
    until(window.screen_shown.model.rowCount)
    hands.rest()
    assert isinstance(window.screen_shown, ListScreen)
    window.screen_shown.table.setFocus()
    hands.press("Down", "Up", "Ctrl+Return")
    file = file_shown(window, hands)
    hands.press("Ctrl+E")
    until(lambda: isinstance(window.screen_shown, EntryScreen) and window.screen_shown.page.judge.context)
    hands.rest()
    form = window.screen_shown
    assert form.number == file.number
    assert blank_with_cursor(window) == "name"
    hands.press("Ctrl+Return")
    again = file_shown(window, hands)
    assert again.number == file.number
    hands.press("Alt+Right", "Alt+Right")
    until(lambda: window.screen_shown is file)
    hands.rest()
    assert with_cursor() is file.life.stop  # not in the rail
    hands.press("Alt+Right")
    until(lambda: isinstance(window.screen_shown, ListScreen))


def test_a_record_of_a_cooperative_leads_to_its_face(window, hands, desk, duties):
    hands.press("Return")
    file = file_shown(window, hands)
    with desk.database.read() as reader:
        office = reader.numbers(coop_visit.FORM, Query())[0]
        cooperative = reader.get(office).values[coop_visit.COOPERATIVE]
    window.open_record(office)
    until(lambda: isinstance(window.screen_shown, EntryScreen) and window.screen_shown.page.judge.context)
    hands.rest()
    window.screen_shown.page.blanks.by_name["visitor"].editor.widget.setFocus()
    hands.press("Ctrl+Return")
    until(lambda: window.screen_shown is not file and isinstance(window.screen_shown, CoopFileScreen))
    assert file_shown(window, hands).number == cooperative


def test_a_visit_is_written_from_the_file(window, hands, desk, duties):
    hands.press("Return")
    file = file_shown(window, hands)
    before = {event.record for event in file.file.events}
    hands.press("Ctrl+N")
    until(lambda: isinstance(QApplication.activeModalWidget(), Chooser))
    hands.write("بازدید")
    hands.press("Return")
    until(lambda: isinstance(window.screen_shown, EntryScreen) and window.screen_shown.page.judge.context)
    hands.rest()
    entry = window.screen_shown
    assert entry.form is coop_visit.FORM
    for name, typed in (("nature", "supervision"), ("visitor", "مریم یوسفی")):
        entry.page.blanks.by_name[name].editor.write(typed)
    hands.press("Ctrl+S")
    until(lambda: entry.number)
    hands.press("Alt+Right")
    assert file_shown(window, hands) is file
    until(lambda: {event.record for event in file.file.events} - before)
    ((new,)) = {event.record for event in file.file.events} - before
    with desk.database.read() as reader:
        assert reader.get(new).values[coop_visit.COOPERATIVE] == file.number


def test_the_records_of_a_kind_and_back(window, hands, duties):
    hands.press("Return")
    file = file_shown(window, hands)
    file.belongings.rows["coop_office"].way.setFocus()
    hands.press("Space")
    until(lambda: isinstance(window.screen_shown, PartScreen))
    hands.rest()
    hands.press("Alt+Right")
    until(lambda: window.screen_shown is file)


def test_the_work_list_to_its_letter(window, hands, desk, duties):
    line = duties.chosen[0]
    hands.press("Ctrl+L")
    until(lambda: isinstance(window.screen_shown, EntryScreen))
    hands.rest()
    with desk.database.read() as reader:
        draft = reader.page(letter.FORM, Query(order=(("number", True),)), 0, 1)[0]
    assert window.screen_shown.number == draft.number
    assert draft.values[letter.COOPERATIVE] == line.duty.cooperative
    assert draft.values[letter.TEMPLATE] == line.duty.letter


def test_every_button_of_the_file_is_reached_by_tab(window, hands, duties):
    hands.press("Return")
    file = file_shown(window, hands)
    wanted = {button for button in file.findChildren(QPushButton) if button.isVisible() and button.isEnabled()}
    seen = set()
    for _ in range(80):
        seen.add(with_cursor())
        hands.press("Tab")
    assert wanted <= seen
    assert {row.way for row in file.belongings.rows.values()} <= seen
    assert file.events.list in seen


def test_the_rail_unfolds_what_is_asked_for(window, hands):
    stops = {stop.accessibleName(): stop for stop in window.rail.findChildren(QToolButton)}
    assert stops["شکایت‌ها"].isHidden()
    tab_to(hands, "فهرست دیگر تعاونی")
    assert stops["شکایت‌ها"].isVisible()
    fold = with_cursor()
    hands.press("Space")
    assert stops["شکایت‌ها"].isHidden()
    window.go("list.complaint")
    hands.rest()
    assert stops["شکایت‌ها"].isVisible()
    assert stops["اخطارها"].isHidden()
    assert fold.isVisible()


def test_the_window_never_stands_still(window, hands, duties):
    held, before = 0.0, time.monotonic()
    window._services.events.open_file.emit(duties.chosen[0].duty.cooperative)  # noqa: SLF001
    end = time.monotonic() + 5
    while time.monotonic() < end:
        QApplication.processEvents()
        now = time.monotonic()
        held, before = max(held, now - before), now
        shown = window.screen_shown
        if isinstance(shown, CoopFileScreen) and shown.file is not None:
            break
        time.sleep(0.001)
        before = time.monotonic()
    assert held < MOST_HELD
