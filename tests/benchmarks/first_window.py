"""How long until the first window has painted: ours beside a bare one, in the same run, on the same screen."""

import os
import re
import statistics
import subprocess
import sys
import time

from tests.operations.offices import HOUSE

_SAID = re.compile(r"first paint ([0-9.]+) rss ([0-9.]+)")
_ITSELF = """
import os, sys, time
def rss_mb():
    # The meter must not weigh: psutil alone is 4 MB.
    try:
        with open("/proc/self/statm", encoding="ascii") as pages:
            return int(pages.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    except OSError:
        import psutil
        return psutil.Process().memory_info().rss / 2**20
def said():
    print(f"first paint {time.time() - float(os.environ['STARTED']):.3f} rss {rss_mb():.1f}", flush=True)
    application.quit()
"""
_BARE = _ITSELF + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    painted = False
    def paintEvent(self, event):
        if not Window.painted:
            Window.painted = True
            QTimer.singleShot(0, said)
application = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""


_OURS = _ITSELF + """
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from desktop import app
from desktop.ui.preferences import Preferences
WHEN = sys.argv[2]
class Watch(QObject):
    painted = False
    def eventFilter(self, seen, event):
        if event.type() == QEvent.Type.Paint and not self.painted:
            self.painted = True
            QTimer.singleShot(0, said if WHEN == "paint" else choose)
        return False
def choose():
    start = program.opening.currentWidget()
    if not hasattr(start, "cards"):
        QTimer.singleShot(5, choose)
        return
    start.cards[0].taken.emit()
    QTimer.singleShot(0, at_rest)
def at_rest():
    if program.jobs.busy or program.reads.busy or program.window is None:
        QTimer.singleShot(5, at_rest)
    else:
        said()
application = app.application()
program = app.Program(Path(sys.argv[1]), Preferences(None))
watch = Watch()
program.opening.installEventFilter(watch)
program.start()
application.exec()
program.close()
"""


def bare(warm):
    """(seconds, MB) of an empty window."""
    return _median([sys.executable, "-c", _BARE], warm)


def ours(folder, warm, when="paint"):
    """(seconds, MB) of our opening window's first paint, or with when="desk" until the dashboard is filled."""
    return _median([sys.executable, "-c", _OURS, str(folder), when], warm)


def _median(command, warm):
    """Of so many runs after a first one, which only warms the disk; None when a window did not speak."""
    found = [_once(command) for _ in range(1 + warm)][1:]
    if None in found:
        return None
    return statistics.median(seconds for seconds, _mb in found), statistics.median(mb for _seconds, mb in found)


def _once(command):
    screen = {} if os.environ.get("DISPLAY") or os.name == "nt" else {"QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(command, cwd=HOUSE, capture_output=True, check=False, timeout=60,
                              env={**os.environ, **screen, "STARTED": repr(time.time())})
    except subprocess.TimeoutExpired:
        return None
    said = _SAID.search(done.stdout.decode(errors="replace"))
    return (float(said[1]), float(said[2])) if said else None
