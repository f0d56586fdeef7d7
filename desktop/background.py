"""The one way to run an operation off the window's thread: one worker, progress, cancel, results to the GUI thread.

Law: never QThread (an exit while one works aborts the process); an operation knows nothing of Qt.
"""

from __future__ import annotations

import itertools
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Told (done, total) by an operation; raises CancelledError when the clerk has cancelled."""
Operation = Callable[[Progress], T]

_TOLD_EVERY = 0.05  # seconds; more often only floods the event loop
_log = logging.getLogger(__name__)


class JobHandle:
    """One job under way: `cancel()` makes its next call of progress raise CancelledError; nothing is delivered then."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._cancelled = threading.Event()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        self._cancelled.set()


@dataclass(frozen=True, slots=True)
class _Receiver:
    """Who is told, in the GUI thread; a receiver whose owner is gone is told nothing."""

    handle: JobHandle
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    progress: Callable[[int, int], None] | None
    owner: QObject | None

    @property
    def listens(self) -> bool:
        return not self.handle.cancelled and (self.owner is None or shiboken6.isValid(self.owner))


class Jobs(QObject):
    """A queue of jobs for one worker thread. Build it in the GUI thread; close() it before the application ends."""

    busy_changed = Signal(bool)
    failed = Signal(object)
    """Exceptions of jobs that gave no `failed` of their own."""
    _arrived = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = ThreadPoolExecutor(1, "karbarg-job")
        self._receivers: dict[int, _Receiver] = {}
        self._numbers = itertools.count(1)
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, operation: Operation[T], done: Callable[[T], None],
            failed: Callable[[Exception], None] | None = None, progress: Callable[[int, int], None] | None = None,
            *, owner: QObject | None = None) -> JobHandle:
        """Queue an operation. `done`, `failed` and `progress` are called in the GUI thread, never after cancel()
        nor after `owner` was deleted."""
        handle = JobHandle(next(self._numbers))
        if self._closed:
            handle.cancel()
            return handle
        self._receivers[handle.number] = _Receiver(handle, done, failed, progress, owner)
        self._worker.submit(self._work, handle, operation)
        if len(self._receivers) == 1:
            self.busy_changed.emit(True)
        return handle

    @property
    def busy(self) -> bool:
        return bool(self._receivers)

    def close(self) -> None:
        """Cancel everything and wait for the worker; afterwards run() does nothing."""
        self._closed = True
        for receiver in self._receivers.values():
            receiver.handle.cancel()
        self._worker.shutdown(wait=True, cancel_futures=True)
        self._receivers.clear()

    def _work(self, handle: JobHandle, operation: Operation[Any]) -> None:
        told = 0.0

        def progress(done: int, total: int) -> None:
            nonlocal told
            if handle.cancelled:
                raise CancelledError
            if (now := time.monotonic()) - told > _TOLD_EVERY or done == total:
                told = now
                self._arrived.emit(handle.number, "progress", (done, total))

        if handle.cancelled:
            self._arrived.emit(handle.number, "cancelled", None)
            return
        try:
            found = operation(progress)
        except CancelledError:
            self._arrived.emit(handle.number, "cancelled", None)
        except Exception as error:
            self._arrived.emit(handle.number, "failed", error)
        else:
            self._arrived.emit(handle.number, "done", found)

    def _deliver(self, number: int, what: str, fact: Any) -> None:
        receiver = self._receivers.get(number)
        if receiver is None:
            return
        if what == "progress":
            if receiver.listens and receiver.progress:
                receiver.progress(*fact)
            return
        del self._receivers[number]
        if not self._receivers:
            self.busy_changed.emit(False)
        if what == "failed":
            self._tell_failure(receiver, fact)
        elif what == "done" and receiver.listens:
            receiver.done(fact)

    def _tell_failure(self, receiver: _Receiver, error: Exception) -> None:
        if receiver.handle.cancelled:
            return  # a cancelled operation may end in any error; nobody waits for it
        _log.error("a job failed", exc_info=error)
        if receiver.failed is None:
            self.failed.emit(error)
        elif receiver.listens:
            receiver.failed(error)


class Generation:
    """Counts the askings of one screen, so that an answer to an older question is recognised and dropped."""

    def __init__(self) -> None:
        self.now = 0

    def next(self) -> int:
        self.now += 1
        return self.now

    def is_current(self, number: int) -> bool:
        return number == self.now
