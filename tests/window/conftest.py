"""A demonstration office for whole-window tests: made once, copied for each test that writes."""

import shutil
import time
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from desktop import app as program
from desktop.background import Jobs
from desktop.operations.demo.make_demo import CLERK, make_demo
from desktop.operations.desk import Desk
from desktop.rooms import window_of
from desktop.store.database import Database
from desktop.ui import theme
from desktop.ui.preferences import Preferences
from tests.window.hands import Hands

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def qapp():
    return program.application()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    return make_demo(tmp_path_factory.mktemp("demo"), today=TODAY)


@pytest.fixture
def county(demo, tmp_path):
    return shutil.copytree(demo.county, tmp_path / "karaj")


@pytest.fixture
def desk(county):
    database = Database(county)
    yield Desk(database, CLERK, TODAY)
    database.close()


@pytest.fixture
def window(desk, qapp, qtbot):
    theme.apply(qapp, dark=False)
    jobs, reads = Jobs(), Jobs()
    made = window_of(desk, jobs, reads, Preferences(None))
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    settle(qtbot, made, jobs, reads)
    yield made
    jobs.close()
    reads.close()
    made.hide()
    made.deleteLater()


def settle(_qtbot, made, *workers):
    """Wait until nothing is under way and what came has been painted."""
    workers = workers or workers_of(made)
    end, calm = time.monotonic() + 20, 0
    while time.monotonic() < end and calm < 3:
        QApplication.processEvents()
        time.sleep(0.02)
        calm = 0 if any(worker.busy for worker in workers) else calm + 1
    assert calm == 3, "the window never came to rest"


def workers_of(made):
    services = made._services  # noqa: SLF001 - who waits for a window must know its workers
    return services.jobs, services.reads


@pytest.fixture
def hands(window):
    return Hands(*workers_of(window))
