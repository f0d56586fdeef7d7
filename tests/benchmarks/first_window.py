"""How long until the first window has painted: ours beside a bare one, in the same run, on the same screen."""

import os
import re
import statistics
import subprocess
import sys

from tests.operations.offices import HOUSE

HOOK = "KARBARG_FIRST_PAINT"
"""With this variable the desk says «first paint SECONDS rss MB» after its first paint, and quits."""
_SAID = re.compile(r"first paint ([0-9.]+) rss ([0-9.]+)")
_BARE = """
import sys, time
import psutil
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    painted = False
    def paintEvent(self, event):
        if not Window.painted:
            Window.painted = True
            QTimer.singleShot(0, said)
def said():
    me = psutil.Process()
    print(f"first paint {time.time() - me.create_time():.3f} rss {me.memory_info().rss / 2**20:.1f}", flush=True)
    application.quit()
application = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""


def bare(warm):
    """(seconds, MB) of an empty window."""
    return _median([sys.executable, "-c", _BARE], warm)


def ours(folder, warm):
    """(seconds, MB) of the desk on an office; None while the desk does not know the hook."""
    source = (HOUSE / "desktop" / "app.py")
    if not source.exists() or HOOK not in source.read_text(encoding="utf-8"):
        return None
    return _median([sys.executable, "-m", "desktop", "--office", str(folder)], warm)


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
                              env={**os.environ, **screen, HOOK: "1"})
    except subprocess.TimeoutExpired:
        return None
    said = _SAID.search(done.stdout.decode(errors="replace"))
    return (float(said[1]), float(said[2])) if said else None
