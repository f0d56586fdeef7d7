"""Lines that are pressed like buttons: an icon, a sentence, a figure; and numbered first steps."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from desktop.ui.pieces import Badge, ElidedLabel, Label, Tone, ToneIcon
from forms.rules import digits


class Pressed(QFrame):
    """A frame that is pressed with the mouse, Enter or Space."""

    def __init__(self, name: str, pressed: Callable[[], object]) -> None:
        super().__init__()
        self._pressed = pressed
        self.setProperty("piece", "choice")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._pressed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pressed()
        else:
            super().keyPressEvent(event)


class WaitingLine(Pressed):
    """Something that waits, how many of it, and the way to it."""

    def __init__(self, icon: str, text: str, count: int, tone: Tone, pressed: Callable[[], object]) -> None:
        super().__init__(f"{text}: {digits.grouped(count)}", pressed)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 0, 10, 0)
        line.setSpacing(8)
        line.addWidget(ToneIcon(icon, tone, 16))
        line.addWidget(ElidedLabel(text), 1)
        line.addWidget(Badge(digits.grouped(count), tone))
        line.addWidget(ToneIcon("left", "neutral", 14))
        self.setFixedHeight(36)


class StepLine(Pressed):
    """One of the first steps of a new office: its number, what it is, why."""

    def __init__(self, number: int, title: str, why: str, pressed: Callable[[], object]) -> None:
        super().__init__(title, pressed)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(14)
        figure = Label(digits.to_persian(str(number)), "number")
        figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        figure.setFixedWidth(30)
        line.addWidget(figure)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(title, "lead"))
        words.addWidget(Label(why, "muted", wrap=True))
        line.addLayout(words, 1)
        line.addWidget(ToneIcon("left", "neutral", 16))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(76)
