"""No module's source stands in memory once the desk is loaded: PySide6 would read them all."""

import os
import subprocess
import sys

from tests.operations.offices import HOUSE

_SAID = """
import importlib, linecache
from desktop import app
app.application()
importlib.import_module("desktop.rooms")
print(sum(name.endswith(".py") for name in linecache.cache))
"""


def test_the_rooms_are_imported_without_their_sources():
    done = subprocess.run([sys.executable, "-c", _SAID], cwd=HOUSE, check=True, capture_output=True, text=True,
                          env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    assert int(done.stdout) == 0
