"""The ground of every screen of work: tools, banner, strip of progress; long work with a cancel that tells the truth.

Law: what a cancel stopped is told as stopped; work that ended before the cancel reached it is told as done.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.background import Operation, Progress
from desktop.ui.pieces import Banner, Button, Card, Label, ProgressStrip
from desktop.ui.screen import Screen
from desktop.ui.services import Services
from desktop.ui.tasks.services import TaskServices
from forms.rules import digits

T = TypeVar("T")
STOPPED = "کار را نیمه‌راه بازداشتید؛ چیزی نوشته نشد."


class Stopped:
    """What stoppable work answers when a cancel reached it."""


def stoppable(operation: Operation[T], stop: threading.Event) -> Operation[T | Stopped]:
    """The operation, which ends in Stopped at its first progress after `stop`."""

    def run(progress: Progress) -> T | Stopped:
        def watched(done: int, total: int) -> None:
            if stop.is_set():
                raise CancelledError
            progress(done, total)

        if stop.is_set():
            return Stopped()
        try:
            return operation(watched)
        except CancelledError:
            if stop.is_set():
                return Stopped()
            raise

    return run


class Working(Card):
    """The strip that shows how far the work is, and stops it."""

    def __init__(self) -> None:
        super().__init__(margin=10, spacing=6)
        self._stop = threading.Event()
        line = QHBoxLayout()
        self._saying, self._share = Label("", "strong"), Label("", "muted")
        self.cancel = Button("انصراف", self.stop, icon="close", kind="quiet", shortcut="Esc")
        for widget in (self._saying, self._share):
            line.addWidget(widget)
        line.addStretch()
        line.addWidget(self.cancel)
        self.body.addLayout(line)
        self._strip = ProgressStrip()
        self.add(self._strip)
        self.hide()

    def begin(self, saying: str) -> threading.Event:
        """Show the strip; the event it answers with is set by a cancel."""
        self._stop = threading.Event()
        self._saying.setText(saying)
        self._share.setText("")
        self._strip.set(0, 1)
        self.cancel.setEnabled(True)
        self.show()
        return self._stop

    def advance(self, done: int, total: int) -> None:
        self._strip.set(done, total)
        self._share.setText(digits.percent(done, total) if total else "")

    def stop(self) -> None:
        """Ask the work to end; it does so at its next step."""
        self._stop.set()
        self.cancel.setEnabled(False)
        self._saying.setText("در حال بازداشتن…")


class TaskScreen(Screen):
    """`ask` for short reads, `work` for what takes long; errors come up as one sentence in the banner."""

    def __init__(self, title: str, services: Services, tasks: TaskServices) -> None:
        super().__init__(title)
        self.services, self.tasks = services, tasks
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(10)
        self.column.addLayout(self.body, 1)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.banner, self.working = Banner(), Working()
        self.body.addLayout(self.tools)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.working)

    @property
    def busy(self) -> bool:
        """Whether long work of this screen is under way."""
        return not self.working.isHidden()

    def ask(self, operation: Operation[T], done: Callable[[T], None]) -> None:
        """A short read."""
        self.services.reads.run(operation, done, self.fail, owner=self)

    def work(self, saying: str, operation: Operation[T], done: Callable[[T], None]) -> None:
        """Long work, one at a time; a second is not begun while the first is under way."""
        if self.busy:
            return
        self.banner.hush()
        stop = self.working.begin(saying)
        self.set_busy(True)
        self.services.jobs.run(stoppable(operation, stop), partial(self._worked, done), self.fail,
                               self.working.advance, owner=self)

    def fail(self, error: Exception) -> None:
        """Say in one sentence what went wrong."""
        self._rest()
        self.banner.say("danger", self.services.say(error))

    def set_busy(self, busy: bool) -> None:
        """Screens with buttons that must wait say so here."""

    def _rest(self) -> None:
        self.working.hide()
        self.set_busy(False)

    def _worked(self, done: Callable[[T], None], found: T | Stopped) -> None:
        self._rest()
        if isinstance(found, Stopped):
            self.banner.say("info", STOPPED)
        else:
            done(found)
