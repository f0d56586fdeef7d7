"""Every test's ground: no screen unless one was asked for, no dialog that waits for a person, no window left behind."""

import os
import sys

import hypothesis
import pytest

# A run with real windows (KARBARG_WINDOW_TESTS=1, set by installer/test.py) brings its own screen.
WINDOWS = os.environ.get("KARBARG_WINDOW_TESTS") == "1"
if not WINDOWS:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

# A shared machine's slow moment is not a defect; in CI the same examples each time.
hypothesis.settings.register_profile("desk", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")

DIALOGS = {
    "QDialog": ("exec",),
    "QMessageBox": ("exec", "question", "warning", "information", "critical"),
    "QFileDialog": ("exec", "getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"),
    "QInputDialog": ("exec", "getText", "getItem", "getInt"),
}


def pytest_collection_modifyitems(items):
    if WINDOWS:
        return
    no_screen = pytest.mark.skip(reason="needs a real window: python3 installer/test.py runs it")
    for item in items:
        if item.get_closest_marker("window"):
            item.add_marker(no_screen)


@pytest.fixture(autouse=True)
def no_dialog_waits_for_a_person(monkeypatch):
    """A modal dialog nobody answers fails its test instead of hanging the run. Tests without Qt do not pay for it."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None:
        return

    def nobody_is_here(*_arguments, **_options):
        raise AssertionError("a modal dialog opened and nobody is here to answer it")

    for dialog, ways in DIALOGS.items():
        for way in ways:
            monkeypatch.setattr(getattr(widgets, dialog), way, nobody_is_here)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown():
    """pytest-qt only calls deleteLater(): unless the deletions are carried out, windows pile up, and each new style
    sheet dresses all of them again (a suite of 13 s took 95 s)."""
    core, widgets = sys.modules.get("PySide6.QtCore"), sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    if application is not None:
        application.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
        application.processEvents()
