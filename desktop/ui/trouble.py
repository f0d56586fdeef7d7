"""What stopped an office from opening, in one sentence, with the two ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.pieces import Banner, Button, ToneIcon

_SENTENCE = 620
"""Width of the sentence, in device-independent pixels: no part of it is cut off, and it fits the least window."""


class TroubleScreen(QWidget):
    """Try again, or choose another folder or office."""

    again = Signal()
    elsewhere = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._banner = Banner()
        self._banner.setFixedWidth(_SENTENCE)
        self.retry = Button("دوباره", self.again.emit, icon="sync", kind="primary")
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch()
        column.addWidget(ToneIcon("alert", "danger", 30, disc=True), 0, Qt.AlignmentFlag.AlignHCenter)
        middle = QHBoxLayout()  # an alignment would give the banner one line, however many its sentence needs
        middle.addStretch()
        middle.addWidget(self._banner)
        middle.addStretch()
        column.addLayout(middle)
        ways = QHBoxLayout()
        ways.addStretch()
        ways.addWidget(self.retry)
        ways.addWidget(Button("پوشه یا ادارهٔ دیگر", self.elsewhere.emit, icon="open"))
        ways.addStretch()
        column.addLayout(ways)
        column.addStretch()

    @property
    def text(self) -> str:
        return self._banner.text

    def say(self, sentence: str) -> None:
        """Show the sentence, ready to try again with Enter."""
        self._banner.say("danger", sentence)
        self.retry.setFocus()
