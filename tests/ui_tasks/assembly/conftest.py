"""A cooperative, the assistant of its assembly, and a call that is written."""

import pytest

from desktop.ui.cooperatives.assembly_screen import AssemblyScreen
from tests.operations import offices
from tests.ui_tasks.assembly.assembly_hands import write
from tests.ui_tasks.conftest import settle
from tests.ui_tasks.cooperative_desks import new_cooperative, shown
from tests.window.hands import Hands


@pytest.fixture
def coop(new):
    return new_cooperative(new, 66, board_seats=5)


@pytest.fixture
def screen(qtbot, new, coop):
    return shown(qtbot, new, AssemblyScreen, coop)


@pytest.fixture
def hands(new):
    return Hands(new.services.jobs, new.services.reads)


@pytest.fixture
def called(qtbot, screen):
    """A call that is written, on today."""
    write(screen, held_at=f"{offices.shown_day(0)} 00:01", place="سالن تعاونی")
    screen.save()
    settle(qtbot, screen)
    assert screen.file.number, screen.banner.text
    return screen
