"""Work screens over real offices: the same store, operations and bindings as the program's."""

import shutil
from types import SimpleNamespace

import pytest

from desktop.background import Jobs
from desktop.bindings import bind
from desktop.task_bindings import bind_tasks
from desktop.ui import theme
from desktop.ui.preferences import Preferences
from desktop.ui.services import Events
from desktop.ui.tasks.services import TaskEvents
from tests.operations import offices

BUTTON_WAITS = 130
"""Milliseconds until a button that is pressed by its shortcut has clicked (Qt shows it pressed for 100)."""


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp):
    theme.prepare(qapp)
    theme.apply(qapp, dark=False)
    return qapp


@pytest.fixture
def desk_of(request, tmp_path):
    """A copied office in one of the states of tests.operations.offices, with all that a screen is given."""
    def make(state, place="karaj", actor=offices.CHIEF):
        folder = tmp_path / "offices"
        if not folder.exists():
            offices.copy_of(state, folder)
        desk = offices.desk(folder / place, actor)
        jobs, reads = Jobs(), Jobs()
        opened = []
        tasks = bind_tasks(desk, TaskEvents(), tmp_path / "papers", opened.append)
        services = bind(desk, jobs, reads, Events(), Preferences())

        def close():
            jobs.close()
            reads.close()
            desk.database.close()

        request.addfinalizer(close)
        return SimpleNamespace(desk=desk, services=services, tasks=tasks, opened=opened, folder=folder)

    return make


@pytest.fixture
def new(desk_of):
    return desk_of("new")


@pytest.fixture
def sample(desk_of):
    return desk_of("sample")


@pytest.fixture
def running(desk_of):
    return desk_of("running")


@pytest.fixture
def show(qtbot):
    """Build a screen over an office, show it and let it read what it shows."""
    def open_screen(make, office, *more):
        screen = make(office.services, office.tasks, *more)
        qtbot.addWidget(screen)
        screen.resize(1120, 660)
        screen.show()
        screen.activateWindow()
        qtbot.waitActive(screen)
        screen.arrive()
        settle(qtbot, screen)
        return screen

    return open_screen


def settle(qtbot, screen, *, keys=False):
    """Wait until nothing is asked or worked any more; with `keys`, after a shortcut was pressed."""
    services = screen.services
    if keys:
        qtbot.wait(BUTTON_WAITS)
    qtbot.waitUntil(lambda: not services.jobs.busy and not services.reads.busy, timeout=20_000)
    qtbot.wait(5)
    qtbot.waitUntil(lambda: not services.jobs.busy and not services.reads.busy, timeout=20_000)


@pytest.fixture
def copy_sample(tmp_path):
    """The sample workbook at a place of its own."""
    return shutil.copyfile(offices.SAMPLE, tmp_path / "rasad.xlsx")
