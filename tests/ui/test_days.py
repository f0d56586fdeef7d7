"""Lines for a day and for a moment, and the calendar they open."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt

from desktop.ui.editors import DayInput, MomentInput, editor_for
from desktop.ui.editors.calendar import MonthGrid, months_later, week_place
from forms.catalog import job, visit
from forms.rules import jalali
from tests.ui.keys import write
from tests.ui.memory import TODAY


@pytest.mark.parametrize(("keys", "day"), [
    ("14030512", date(2024, 8, 2)), ("1403/5/12", date(2024, 8, 2)), ("03-05-12", date(2024, 8, 2)),
    ("13651230", None), ("1403123", date(2025, 2, 21)), ("14031230", date(2025, 3, 20)),
])
def test_a_day_is_typed_in_many_ways(keys, day, qtbot, shown):
    line = shown(DayInput(lambda: TODAY), 200, 32)
    qtbot.keyClicks(line, keys)
    assert line.day() == day


def test_slashes_come_by_themselves_and_persian_keys_do_the_same(shown):
    line = shown(DayInput(lambda: TODAY), 200, 32)
    write(line, "۱۴۰۵۰۸۳۰")
    assert line.text() == "۱۴۰۵/۰۸/۳۰"
    assert line.typed() == "1405/08/30"


def test_a_birth_day_of_two_digits_belongs_to_its_century(qtbot, shown, services):
    line = shown(editor_for(job.BIRTH_DAY, services), 200, 32).line
    qtbot.keyClicks(line, "65/4/21")
    line.settle()
    assert line.text() == "۱۳۶۵/۰۴/۲۱"


def test_keys_move_a_day(qtbot, shown):
    line = shown(DayInput(lambda: TODAY), 200, 32)
    qtbot.keyClicks(line, "t")
    assert line.day() == TODAY
    qtbot.keyClick(line, Qt.Key.Key_Up)
    assert line.day() == date(2026, 11, 23)
    qtbot.keyClick(line, Qt.Key.Key_PageDown)
    assert jalali.text(line.day()) == "1405/08/02"
    write(line, "ف")
    assert line.day() == TODAY


def test_a_correction_in_the_middle_keeps_the_cursor(qtbot, shown):
    line = shown(DayInput(lambda: TODAY), 200, 32)
    qtbot.keyClicks(line, "14050830")
    line.setCursorPosition(7)
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    assert (line.text(), line.cursorPosition()) == ("۱۴۰۵/۰/۳۰", 6)
    qtbot.keyClicks(line, "9")
    assert line.typed() == "1405/09/30"


def test_the_calendar_is_jalali_and_begins_on_saturday(qtbot, shown):
    grid = shown(MonthGrid(TODAY), 240, 240)
    taken = []
    grid.taken.connect(taken.append)
    assert week_place(date(2026, 11, 21)) == 0  # شنبه ۳۰ آبان ۱۴۰۵
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert grid.day == date(2026, 11, 23)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert taken == [date(2026, 11, 30)]
    assert jalali.text(months_later(jalali.to_gregorian(1405, 6, 31), 1)) == "1405/07/30"
    assert jalali.text(months_later(jalali.to_gregorian(1403, 12, 30), 12)) == "1404/12/29"


def test_a_press_on_the_calendar_takes_the_day_under_it(qtbot, shown):
    grid = shown(MonthGrid(TODAY), 240, 240)
    taken = []
    grid.taken.connect(taken.append)
    for column, row, text in ((1, 0, "1405/09/01"), (6, 0, "1405/09/06"), (0, 1, "1405/09/07"), (2, 4, "1405/09/30")):
        point = grid._box(column, row).center().toPoint()  # noqa: SLF001
        qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=point)
        assert jalali.text(taken[-1]) == text
    before = len(taken)
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid._box(0, 0).center().toPoint())  # noqa: SLF001
    assert len(taken) == before  # the month begins on a Sunday


def test_a_moment_is_typed_on_end(qtbot, shown):
    line = shown(MomentInput(lambda: datetime(2026, 11, 22, 9, 5)), 220, 32)  # noqa: DTZ001
    qtbot.keyClicks(line, "140508300915")
    assert visit.VISITED_AT.read(line.typed()) == datetime(2026, 11, 21, 9, 15)  # noqa: DTZ001
    line.clear()
    qtbot.keyClicks(line, "t")
    assert line.text() == "۱۴۰۵/۰۹/۰۱ ۰۹:۰۵"
