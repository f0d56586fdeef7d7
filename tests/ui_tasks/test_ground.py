"""Long work: a cancel that stops says so, one that came too late tells what was done."""

import threading

from desktop.ui.tasks.ground import STOPPED, Stopped, TaskScreen, stoppable
from tests.ui_tasks.conftest import settle


def test_work_that_was_stopped_answers_stopped():
    stop = threading.Event()

    def operation(progress):
        progress(1, 3)
        stop.set()
        progress(2, 3)
        raise AssertionError("went on after the cancel")

    assert isinstance(stoppable(operation, stop)(lambda _done, _total: None), Stopped)


def test_work_stopped_before_it_began_is_not_begun():
    stop = threading.Event()
    stop.set()
    begun = []
    assert isinstance(stoppable(begun.append, stop)(lambda _done, _total: None), Stopped)
    assert not begun


def test_work_that_ended_before_the_cancel_is_told_as_done():
    stop = threading.Event()

    def operation(_progress):
        stop.set()
        return "written"

    assert stoppable(operation, stop)(lambda _done, _total: None) == "written"


def test_the_strip_stops_the_work_and_the_banner_says_so(qtbot, show, new):
    screen = show(lambda services, tasks: TaskScreen("کار", services, tasks), new)
    reached, go_on = threading.Event(), threading.Event()

    def operation(progress):
        reached.set()
        go_on.wait(5)
        progress(1, 2)
        return "written"

    screen.work("در حال کار…", operation, lambda _found: screen.banner.say("ok", "نوشته شد"))
    reached.wait(5)
    assert screen.busy
    screen.working.cancel.click()
    assert not screen.working.cancel.isEnabled()
    go_on.set()
    settle(qtbot, screen)
    assert screen.banner.text == STOPPED
    assert not screen.busy


def test_an_error_is_one_sentence_in_the_banner(qtbot, show, new):
    screen = show(lambda services, tasks: TaskScreen("کار", services, tasks), new)
    screen.work("در حال کار…", lambda _progress: screen.tasks.number_of("99-9"), lambda _found: None)
    settle(qtbot, screen)
    assert "شماره" in screen.banner.text
    assert not screen.busy
