"""Results from a stack of signed papers, with the keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.operations.verification.plan_campaign import give_visits
from desktop.ui.tasks.result import ResultScreen
from forms.catalog import job, visit, visitor_group
from forms.rules import record_number
from tests.operations import offices
from tests.ui_tasks.asking import dialog_of, focused_in, press
from tests.ui_tasks.conftest import settle

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(show, running):
    return show(ResultScreen, running)


@pytest.fixture
def visits(running):
    return offices.numbers(running.desk, visit.FORM)


def short(number):
    """As a hand writes it: serial and check digit."""
    return record_number.show(number).split("-", 2)[2]


def load(qtbot, screen, text):
    screen.number.clear()
    qtbot.keyClicks(screen.number, text)
    qtbot.keyClick(screen.number, Qt.Key.Key_Return)
    settle(qtbot, screen)


def keys(qtbot, *pressed):
    """To whatever has the cursor, as a clerk's hands do it."""
    for key in pressed:
        qtbot.keyClick(QApplication.focusWidget(), key)


def record(qtbot, screen, number, key="1"):
    load(qtbot, screen, short(number))
    keys(qtbot, key)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, CTRL)
    settle(qtbot, screen)


def value(office, number, blank):
    return office.services.get(number).values[blank]


def test_a_whole_paper_with_the_keyboard_alone(qtbot, screen, running, visits):
    assert focused_in(screen.number)
    load(qtbot, screen, record_number.compact(visits[0]))
    assert focused_in(screen.form.codes)
    keys(qtbot, "1")
    assert focused_in(screen.form.blanks["visited_at"])
    keys(qtbot, Qt.Key.Key_Return)
    assert focused_in(screen.form.blanks["visitor"])
    qtbot.keyClicks(QApplication.focusWidget(), "Ali")
    keys(qtbot, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert focused_in(screen.form.blanks["identity_seen"])
    keys(qtbot, "y", Qt.Key.Key_Return, "n", Qt.Key.Key_Return, Qt.Key.Key_Left)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    settle(qtbot, screen)
    kept = running.services.get(visits[0])
    assert kept.state == "recorded"
    assert kept.values[visit.RESULT] == "CONFIRMED"
    assert kept.values[visit.VISITED_AT].date() == offices.TODAY
    assert (kept.values[visit.IDENTITY_SEEN], kept.values[visit.FOUND_AT_ADDRESS], kept.values[visit.WORKING_NOW]) == (
        True, False, True)
    assert kept.values[visit.GROUP] is not None, "what the screen does not ask stays as it was"
    assert focused_in(screen.number)
    assert screen.number.text() == ""
    assert "ثبت شد" in screen.banner.text


def test_the_next_paper_begins_with_the_day_and_the_visitor_of_the_last(qtbot, screen, running, visits):
    load(qtbot, screen, short(visits[0]))
    keys(qtbot, "1")
    screen.form.blanks["visited_at"].editor.write(f"{offices.shown_day(-3)} 10:30")
    screen.form.blanks["visitor"].editor.write("زهرا نوری")
    screen.save()
    settle(qtbot, screen)
    record(qtbot, screen, visits[1], "2")
    assert value(running, visits[1], visit.VISITOR) == "زهرا نوری"
    assert value(running, visits[1], visit.VISITED_AT) == value(running, visits[0], visit.VISITED_AT)


def test_every_key_takes_its_code(qtbot, screen, visits):
    load(qtbot, screen, short(visits[0]))
    taken = []
    for key in "1234567890":
        screen.form.codes.setFocus()
        keys(qtbot, key)
        taken.append(screen.form.codes.chosen())
    assert taken == list(screen.form.codes.buttons)
    assert len(set(taken)) == 10


def test_a_second_visit_is_told_and_undone_with_its_cause(qtbot, screen, running, visits):
    record(qtbot, screen, visits[0], "6")
    assert "بازدید دوباره باز شد" in screen.banner.text
    assert len(offices.numbers(running.desk, visit.FORM)) == len(visits) + 1
    qtbot.keyClick(screen, Qt.Key.Key_F9)
    settle(qtbot, screen, keys=True)
    assert running.services.get(visits[0]).state == "planned"
    assert len(offices.numbers(running.desk, visit.FORM)) == len(visits)
    assert screen.log.entries[0].undone


def test_the_log_keeps_the_newest_first(qtbot, screen, visits):
    record(qtbot, screen, visits[0])
    record(qtbot, screen, visits[1], "4")
    assert [entry.visit for entry in screen.log.entries] == [visits[1], visits[0]]
    screen.log.table.selectRow(1)
    screen.log.undo_chosen()
    settle(qtbot, screen)
    assert [entry.undone for entry in screen.log.entries] == [False, True]


def test_what_cannot_be_kept_stays_with_its_sentence(qtbot, screen, running, visits):
    load(qtbot, screen, short(visits[0]))
    keys(qtbot, "1")
    screen.form.blanks["working_now"].editor.write("0")
    screen.save()
    settle(qtbot, screen)
    assert "خانه‌های قرمز" in screen.banner.text
    assert focused_in(screen.form.codes)
    assert running.services.get(visits[0]).state == "planned"
    screen.form.blanks["working_now"].editor.write("1")
    screen.form.blanks["visited_at"].editor.write("1405/13/99")
    screen.save()
    settle(qtbot, screen)
    assert screen.form.blanks["visited_at"].note
    assert focused_in(screen.form.blanks["visited_at"])


def test_without_a_result_nothing_is_kept(qtbot, screen, running, visits):
    load(qtbot, screen, short(visits[0]))
    screen.save()
    settle(qtbot, screen)
    assert running.services.get(visits[0]).state == "planned"


def test_the_number_of_the_job_finds_its_open_visit(qtbot, screen, running, visits):
    load(qtbot, screen, short(value(running, visits[2], visit.JOB)))
    assert screen.found.visit.number == visits[2]
    assert screen.facts.isVisible()


@pytest.mark.parametrize("typed", ["99999-9", "12", "abc"])
def test_a_wrong_number_is_a_sentence_and_the_box_waits(qtbot, screen, typed):
    load(qtbot, screen, typed)
    assert screen.banner.text
    assert screen.found is None
    assert focused_in(screen.number)


def test_a_number_of_another_kind_is_named(qtbot, screen, running):
    load(qtbot, screen, short(offices.numbers(running.desk, visitor_group.FORM)[0]))
    assert "برگ بازدید" in screen.banner.text


def test_an_unfinished_paper_is_not_thrown_away(qtbot, screen, running, visits):
    load(qtbot, screen, short(visits[0]))
    keys(qtbot, "1")
    load(qtbot, screen, short(visits[1]))
    assert screen.found.visit.number == visits[0]
    assert "ذخیره نشده" in screen.banner.text
    screen.put_aside()
    press(dialog_of(screen), "کنار بگذار")
    assert screen.found is None
    assert running.services.get(visits[0]).state == "planned"


def test_a_recorded_paper_is_corrected(qtbot, screen, running, visits):
    record(qtbot, screen, visits[0])
    load(qtbot, screen, short(visits[0]))
    assert "پیش‌تر ثبت شده" in screen.banner.text
    assert screen.form.codes.chosen() == "CONFIRMED"
    keys(qtbot, "4")
    screen.save()
    settle(qtbot, screen)
    assert value(running, visits[0], visit.RESULT) == "STOPPED"


def test_a_visit_without_a_group_waits_for_one(qtbot, screen, running, visits):
    record(qtbot, screen, visits[0], "6")
    further = next(each for each in offices.numbers(running.desk, visit.FORM) if each not in visits)
    load(qtbot, screen, short(further))
    assert "سپرده نشده" in screen.banner.text
    centre = offices.numbers(running.desk, visitor_group.FORM)[1]
    give_visits(running.desk, [further], centre)
    record(qtbot, screen, further)
    assert running.services.get(further).state == "recorded"


def test_in_a_narrow_window_everything_still_fits(qtbot, screen, visits):
    load(qtbot, screen, short(visits[0]))
    screen.resize(1000, 560)
    qtbot.wait(20)
    assert screen.form.widget().minimumSizeHint().width() <= screen.form.viewport().width()


def test_a_job_of_no_campaign_is_told_apart(qtbot, screen, running):
    alone = offices.saved(running.desk, job.FORM, **offices.a_job(national_code=offices.GOOD_CODES[5]))
    load(qtbot, screen, short(alone))
    assert "بازدید بازی ندارد" in screen.banner.text
