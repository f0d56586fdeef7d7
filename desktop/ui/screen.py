"""What the window asks of every screen that it shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Screen(QWidget):
    """A page of the window. The window calls `arrive` when it is shown and `leave` before it goes."""

    title_changed = Signal(str)
    closed = Signal()
    """The screen is finished with; the window goes back to where it came from."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.title = title

    def arrive(self) -> None:
        """Bring what is shown up to date."""

    def leave(self, then: Callable[[], None]) -> None:
        """Call `then` when the screen may go: at once, or after the clerk has answered."""
        then()

    def retitle(self, title: str) -> None:
        self.title = title
        self.title_changed.emit(title)
