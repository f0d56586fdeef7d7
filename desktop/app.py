"""Puts the program together: the only module that knows every part. Heavy rooms come in after the first paint."""

from __future__ import annotations

import importlib
import linecache
import logging
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop import say
from desktop.background import Jobs
from desktop.ui import theme
from desktop.ui.opening import OpeningWindow
from desktop.ui.preferences import Preferences

_IDLE = 30_000  # milliseconds between checkpoints of the database
_log = logging.getLogger(__name__)


class UnsoundPairError(RuntimeError):
    """PySide6 6.12.0 loses references to None on Python 3.10 and 3.11 and would abort after some thousand calls."""

    code = "E_PYSIDE"


def main(folder: Path | None = None) -> int:
    """Open the desk and stay until it is closed."""
    try:
        refuse_unsound_pair()
    except UnsoundPairError as unsound:
        print(say.sentence(unsound), file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 1
    app = application()
    program = Program(folder or _usual_folder())
    program.start()
    try:
        return app.exec()
    finally:
        program.close()


def refuse_unsound_pair(python: tuple[int, int] = sys.version_info[:2], pyside: str = "") -> None:
    """Raises UnsoundPairError for a PySide6 that this Python cannot bear."""
    found = pyside or pyside_version
    if python < (3, 12) and found.split(".")[:2] == ["6", "12"]:
        raise UnsoundPairError(found)


def leave_sources_unread() -> None:
    """PySide6 reads the source of every module that is imported, in search of its optional spellings, and Python keeps
    all those lines: 17 MB of a desk that uses none of them."""
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = lambda _module: False
    linecache.clearcache()


def application() -> QApplication:
    """The application in our look; one for each process."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    leave_sources_unread()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Karbarg")
    theme.prepare(app)
    return app


class Program(QObject):
    """From the opening window to the desk: open the folder, ask who works, show the main window."""

    def __init__(self, folder: Path | None, preferences: Preferences | None = None) -> None:
        super().__init__()
        self.preferences = preferences or Preferences(data_home() / "preferences.json")
        last = self.preferences.get("folder")
        self.folder = folder or (Path(last) if last else None)
        self.jobs, self.reads = Jobs(self), Jobs(self)
        self.opening = OpeningWindow()
        self.window: Any = None
        self._rooms: Any = None
        self._opened: Any = None
        self._idle = QTimer(self)
        self._idle.setInterval(_IDLE)
        self._idle.timeout.connect(self._rest)
        self.opening.again.connect(self._again)
        self.opening.elsewhere.connect(self._welcome)

    def start(self) -> None:
        """Paint the opening window now; everything else after it."""
        theme.apply(application(), bool(self.preferences.get("dark", False)))
        sys.excepthook = self._failed_somewhere
        self.opening.show()
        QTimer.singleShot(0, self._load)

    def close(self) -> None:
        """Wait for what is being written, then let the office go."""
        self._idle.stop()
        self.jobs.close()
        self.reads.close()
        self._let_go()
        sys.excepthook = sys.__excepthook__

    def _load(self) -> None:
        self.jobs.run(lambda _progress: importlib.import_module("desktop.rooms"), self._loaded, self._refused)

    def _loaded(self, rooms: Any) -> None:
        self._rooms = rooms
        if self.folder is None:
            self._welcome()
        else:
            self._open()

    def _again(self) -> None:
        """After a refusal: from the step that was refused, be it the very first."""
        if self._rooms is None:
            self.opening.wait()
            self._load()
        else:
            self._loaded(self._rooms)

    def _open(self) -> None:
        folder = self.folder
        self._let_go()
        self.opening.wait()
        self.jobs.run(lambda _progress: self._rooms.open_folder(folder), self._opened_office, self._refused)

    def _let_go(self) -> None:
        """One office at a time: the one that was open, if any, is free for others again."""
        if self._opened is not None:
            self._opened.database.close()
            self._opened = None

    def _opened_office(self, opened: Any) -> None:
        self._opened = opened
        self.preferences.put("folder", str(opened.database.folder))
        start = self._rooms.start_screen(opened, self.preferences.get(f"user.{opened.office.code}", ""))
        start.chosen.connect(self._choose)
        self.opening.show_screen(start)

    def _choose(self, user: Any) -> None:
        self.preferences.put(f"user.{self._opened.office.code}", user.name)
        self.window = self._rooms.main_window(self._opened, user, self.jobs, self.reads, self.preferences)
        self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.window.resize(self.opening.size().expandedTo(self.window.minimumSize()))
        self.window.showMaximized()
        self.opening.hide()
        self.opening.destroy()  # its picture in memory is not needed while the desk is open
        self._idle.start()

    def _welcome(self) -> None:
        if self._rooms is None:
            self._again()
            return
        screen = self._rooms.welcome_screen(data_home())
        screen.opened.connect(self._open_other)
        screen.started.connect(lambda new: self._make(lambda _progress: self._rooms.start_office(new)))
        screen.demonstrated.connect(
            lambda folder: self._make(lambda progress: self._rooms.demonstrate(folder, progress)))
        self.opening.show_screen(screen)

    def _make(self, operation: Any) -> None:
        self.opening.wait()
        self.jobs.run(operation, self._open_other, self._refused)

    def _open_other(self, folder: Path) -> None:
        self.folder = folder
        self._open()

    def _refused(self, error: Exception) -> None:
        _log.error("opening failed: %s", error)
        self.opening.refuse(f"{say.sentence(error)} [{say.code_of(error)}]")

    def _rest(self) -> None:
        if not self.jobs.busy:
            self.jobs.run(lambda _progress: self._opened.database.checkpoint(), lambda _done: None, lambda _error: None)

    def _failed_somewhere(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """An exception in a slot: told in the window and on the terminal; the desk stays open."""
        sys.__excepthook__(kind, error, trace)
        if self.window is not None:
            self.window.toast.say("danger", f"{say.sentence(error)} [{say.code_of(error)}]")
        else:
            self.opening.refuse(f"{say.sentence(error)} [{say.code_of(error)}]")


def data_home() -> Path:
    """Where this person's habits, and offices made here, usually lie."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)) / "Karbarg"


def _usual_folder() -> Path | None:
    named = os.environ.get("KARBARG_OFFICE")
    return Path(named) if named else None
