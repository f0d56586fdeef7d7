"""Jobs: off the window's thread, in turn, with progress, cancelled for good, closed cleanly."""

import threading
import time
from concurrent.futures import CancelledError

import pytest
from PySide6.QtCore import QObject

from desktop.background import Jobs


def test_results_come_back_in_the_gui_thread(qtbot, jobs):
    told = []
    jobs.run(lambda _progress: threading.get_ident(), lambda worker: told.append((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(told))
    worker, here = told[0]
    assert here == threading.get_ident()
    assert worker != here


def test_jobs_run_one_after_another(qtbot, jobs):
    order = []
    for number in range(5):
        jobs.run(lambda _progress, number=number: order.append(number) or number, lambda _number: None)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert order == [0, 1, 2, 3, 4]


def test_progress_is_told_and_cancel_really_cancels(qtbot, jobs):
    told, ended, done = [], [], []

    def long(progress):
        try:
            for step in range(10_000):
                progress(step, 10_000)
                time.sleep(0.001)
        except CancelledError:
            ended.append(step)
            raise

    handle = jobs.run(long, done.append, done.append, lambda *share: told.append(share))
    qtbot.waitUntil(lambda: len(told) >= 2)
    handle.cancel()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert ended
    assert ended[0] < 5_000
    assert not done


def test_a_job_cancelled_in_the_queue_never_starts(qtbot, jobs):
    gate, started = threading.Event(), []
    jobs.run(lambda _progress: gate.wait(5), lambda _waited: None)
    jobs.run(lambda _progress: started.append(1), lambda _nothing: None).cancel()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert not started


def test_failures_go_to_who_asked_or_to_everyone(qtbot, jobs):
    mine, everyone = [], []
    jobs.failed.connect(everyone.append)
    jobs.run(lambda _progress: 1 / 0, mine.append, mine.append)
    jobs.run(lambda _progress: {}["nothing"], mine.append)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert [type(error) for error in mine] == [ZeroDivisionError]
    assert [type(error) for error in everyone] == [KeyError]


def test_nobody_is_called_after_its_owner_is_gone(qtbot, jobs):
    gate, told = threading.Event(), []
    owner = QObject()
    jobs.run(lambda _progress: gate.wait(5), told.append, owner=owner)
    owner.deleteLater()
    qtbot.wait(20)
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert not told


def test_busy_is_told_once_for_a_row_of_jobs(qtbot, jobs):
    told = []
    jobs.busy_changed.connect(told.append)
    for _ in range(3):
        jobs.run(lambda _progress: None, lambda _nothing: None)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert told == [True, False]


def test_closing_waits_for_the_worker_and_takes_no_more(dressed):
    jobs, ended = Jobs(), []

    def long(progress):
        try:
            while True:
                progress(0, 1)
                time.sleep(0.002)
        except CancelledError:
            ended.append(1)
            raise

    jobs.run(long, ended.append)
    time.sleep(0.02)
    jobs.close()
    assert ended == [1]
    assert jobs.run(long, ended.append).cancelled
    assert threading.active_count() == 1 or not any("karbarg-job" in each.name for each in threading.enumerate())


@pytest.mark.parametrize("share", [(1, 1)])
def test_the_last_step_is_always_told(qtbot, jobs, share):
    told = []
    jobs.run(lambda progress: progress(*share), lambda _nothing: None, progress=lambda *given: told.append(given))
    qtbot.waitUntil(lambda: not jobs.busy)
    assert told == [share]
