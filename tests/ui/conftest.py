"""The dressed application, one worker, and made-up records for the screens."""

import pytest

from desktop.background import Jobs
from desktop.ui import theme
from tests.ui.memory import Memory


@pytest.fixture(scope="session")
def dressed(qapp):
    theme.prepare(qapp)
    theme.apply(qapp, dark=False)
    return qapp


@pytest.fixture
def jobs(dressed):
    worker = Jobs()
    yield worker
    worker.close()


@pytest.fixture
def memory():
    return Memory(12)


@pytest.fixture
def services(memory, jobs):
    return memory.services(jobs)


@pytest.fixture
def shown(qtbot, dressed):
    """Show a widget and hand it to qtbot, which takes it away after the test."""
    def show(widget, width=1160, height=640):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show
