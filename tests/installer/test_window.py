"""The screen that set-up starts is a real one: a window appears on it and a keyboard's keys reach it."""

import shutil
import subprocess

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

pytestmark = pytest.mark.window


@pytest.fixture
def line(qtbot):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    qtbot.waitExposed(line)
    line.activateWindow()
    qtbot.waitUntil(line.hasFocus)
    return line


def test_the_window_is_on_a_real_screen(line):
    assert QGuiApplication.platformName() not in {"offscreen", "minimal"}
    assert line.windowHandle().screen().geometry().width() >= 1366


@pytest.mark.skipif(shutil.which("xdotool") is None, reason="no xdotool here")
def test_keys_of_the_keyboard_reach_the_window(qtbot, line):
    subprocess.run(["xdotool", "type", "--delay", "20", "1405"], check=True)
    qtbot.waitUntil(lambda: line.text() == "1405")
