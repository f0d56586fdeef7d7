"""The screen of reports: the list, the days, the paper beside it, the workbook; by keyboard."""

from datetime import timedelta
from types import SimpleNamespace

import openpyxl
import pytest
from PySide6.QtCore import Qt

from desktop.background import Jobs
from desktop.bindings import bind
from desktop.operations.texts.report_list import REPORTS
from desktop.store.database import Database
from desktop.task_bindings import bind_tasks
from desktop.ui.preferences import Preferences
from desktop.ui.services import Events
from desktop.ui.tasks.reports_screen import ReportsScreen
from desktop.ui.tasks.services import TaskEvents
from desktop.ui.tasks.waiting import look
from forms.catalog import letter, meeting
from forms.rules import jalali
from tests.operations import offices
from tests.operations.lived import FIRST, VISITED, copy_lived
from tests.operations.test_printing import read_off
from tests.operations.test_report_papers import words
from tests.ui_tasks.asking import answer_file, press
from tests.ui_tasks.conftest import settle

COMPARISON = list(REPORTS).index("comparison")


@pytest.fixture
def lived(tmp_path):
    desk = offices.Desk(Database(copy_lived(tmp_path / "karaj")), offices.CHIEF, offices.TODAY)
    jobs, reads, opened = Jobs(), Jobs(), []
    tasks = bind_tasks(desk, TaskEvents(), tmp_path / "papers", opened.append)
    services = bind(desk, jobs, reads, Events(), Preferences())
    yield SimpleNamespace(desk=desk, services=services, tasks=tasks, opened=opened)
    jobs.close()
    reads.close()
    desk.database.close()


@pytest.fixture
def screen(show, lived):
    return show(ReportsScreen, lived)


def type_day(qtbot, line, day):
    line.setFocus()
    line.clear()
    qtbot.keyClicks(line, jalali.text(day).replace("/", ""))


def test_every_report_is_listed_with_what_it_answers(screen):
    shown = [screen.list.item(row) for row in range(screen.list.count())]
    assert [item.text() for item in shown] == [report.title for report in REPORTS.values()]
    assert all(report.answers in item.data(Qt.ItemDataRole.AccessibleTextRole)
               for report, item in zip(REPORTS.values(), shown, strict=True))
    assert screen.list.hasFocus()
    assert screen.minimumSizeHint().height() <= 660


@pytest.mark.parametrize("row", range(len(REPORTS)))
def test_by_keyboard_alone_each_is_made_and_seen(qtbot, screen, row):
    for _ in range(row):
        qtbot.keyClick(screen.list, Qt.Key.Key_Down)
    if row == COMPARISON:
        type_day(qtbot, screen.days.other, VISITED)
        qtbot.keyClick(screen.days.other, Qt.Key.Key_Return)
    else:
        qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    settle(qtbot, screen)
    assert screen.banner.text == ""
    assert screen.desk.view.pages >= 1
    assert screen.desk.made.paper == list(REPORTS)[row]


def test_enter_in_the_day_makes_the_report_of_that_day(qtbot, screen):
    type_day(qtbot, screen.days.day, VISITED)
    qtbot.keyClick(screen.days.day, Qt.Key.Key_Return)
    settle(qtbot, screen)
    assert set(jalali.long_text(VISITED).split()[1:3]) <= words(read_off(screen.desk.path, 0))


def test_only_a_comparison_asks_for_a_second_day(qtbot, screen):
    assert screen.days.other.isHidden()
    screen.list.setCurrentRow(COMPARISON)
    assert not screen.days.other.isHidden()
    screen.make()
    assert screen.days.problem.text()
    assert screen.days.other.hasFocus()
    assert not screen.busy
    qtbot.keyClicks(screen.days.other, "1")
    assert screen.days.problem.text() == ""
    screen.list.setCurrentRow(0)
    assert screen.days.other.isHidden()


@pytest.mark.parametrize(("day", "code"), [
    (offices.TODAY + timedelta(1), "E_REPORT_FUTURE"), (FIRST - timedelta(1), "E_REPORT_BEFORE")])
def test_a_day_that_makes_no_sense_is_a_sentence(qtbot, screen, day, code):
    type_day(qtbot, screen.days.day, day)
    press(screen, "ساختن گزارش")
    settle(qtbot, screen)
    assert code in screen.banner.text
    assert screen.desk.path is None


def test_a_day_that_is_no_day_is_said_under_it(qtbot, screen):
    screen.days.day.setFocus()
    screen.days.day.clear()
    qtbot.keyClicks(screen.days.day, "14051399")
    screen.make()
    assert screen.days.problem.text()
    assert not screen.busy


def test_the_workbook_is_written_where_it_was_asked(qtbot, screen, lived, tmp_path):
    screen.list.setCurrentRow(2)
    press(screen, "اکسل")
    answer_file(screen, tmp_path / "تسهیلات.xlsx")
    settle(qtbot, screen)
    assert "نوشته شد" in screen.banner.text
    assert openpyxl.load_workbook(tmp_path / "تسهیلات.xlsx").worksheets[0]["A1"].value == REPORTS["loans"].title
    press(screen, "بازکردن")
    assert lived.opened == [tmp_path / "تسهیلات.xlsx"]
    [line] = lived.tasks.print_log()
    assert (line.title, line.what.target, line.what.numbers) == (REPORTS["loans"].title, "file:تسهیلات.xlsx", ())


def test_a_report_saved_from_the_desk_is_in_the_book(qtbot, screen, lived, tmp_path):
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    settle(qtbot, screen)
    qtbot.keyClick(screen, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, screen, keys=True)
    answer_file(screen, tmp_path / "x.pdf")
    settle(qtbot, screen)
    [line] = lived.tasks.print_log()
    assert (line.title, line.what.target, line.records) == (next(iter(REPORTS.values())).title, "file:x.pdf", "")


def test_a_workbook_that_cannot_be_written_is_a_sentence(qtbot, screen, tmp_path):
    screen.write_workbook(screen.days.asked("loans", compares=False), tmp_path / "نیست" / "x.xlsx")
    settle(qtbot, screen)
    assert "E_WORKBOOK_WRITE" in screen.banner.text


def test_a_province_chooses_a_county(qtbot, show, desk_of):
    screen = show(ReportsScreen, desk_of("running", "alborz", offices.EXPERT))
    assert not screen.days.county.isHidden()
    screen.days.county.setFocus()
    screen.days.county.insert("کرج")
    assert screen.days.asked("loans", compares=False).county == "3001"


def test_late_letters_and_decisions_wait_on_the_desk(qtbot, new):
    yesterday = offices.TODAY - timedelta(1)
    with new.desk.database.change(offices.CHIEF) as change:
        change.create(letter.FORM, letter.FORM.values({"direction": "in", "subject": "x", "answer_by": yesterday}),
                      state="received")
        held = change.create(meeting.FORM, type(meeting.FORM.values({})).from_json(meeting.FORM.fields, {
            "title": "شورا", "decisions": [{"decision": "کار", "due_day": yesterday.isoformat()}]}), state="held")
    waiting = {each.kind: each for each in look(new.services, new.tasks)}
    assert {kind: each.count for kind, each in waiting.items()} == {"letter": 1, "meeting": 1}
    [shown] = new.services.page(meeting.FORM, waiting["meeting"].asked, 0, 9)
    assert shown.number == held
