"""Keeps what is being written every two seconds, so that a power cut costs two seconds of typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.services import Services
from forms.parts import Typed

_EVERY = 2000  # milliseconds


class DraftKeeper(QObject):
    """`touch()` at every change; it stops by itself when nothing changed since the last keeping."""

    kept = Signal()

    def __init__(self, services: Services, kind: str, typed: Callable[[], Typed], parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._kind, self._typed = services, kind, typed
        self._number = 0
        self._last: Typed | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.keep)

    def of(self, number: int) -> None:
        """Which record the draft is of; 0 for a new one. What filling its blanks touched is no draft."""
        self._timer.stop()
        self._number, self._last = number, None

    def touch(self, *, written: bool) -> None:
        """Something changed; when it is `written` back to what is saved, only a draft that is there already changes."""
        if (written or self._last is not None) and not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep now, if there is anything new."""
        typed = self._typed()
        if typed == self._last:
            self._timer.stop()
            return
        self._last = typed
        number = self._number
        self._services.jobs.run(lambda _progress: self._services.keep_draft(self._kind, number, typed),
                                lambda _kept: self.kept.emit(), lambda _error: None, owner=self)

    def drop(self) -> None:
        """The draft is not needed any more: saved, or thrown away."""
        self._timer.stop()
        self._last = None
        number = self._number
        self._services.jobs.run(lambda _progress: self._services.drop_draft(self._kind, number), lambda _dropped: None,
                                lambda _error: None)
