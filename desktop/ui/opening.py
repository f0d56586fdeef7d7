"""The very first paint: the program's mark while the rooms behind it are brought in; and what stopped it, if it was.

Law: made of Qt's own labels alone, so that it is there at once; the pieces come with the screens put into it.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.late import late
from desktop.ui import theme


class OpeningWindow(QStackedWidget):
    """Shows the mark, then whatever screen is put into it."""

    again = Signal()
    elsewhere = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setWindowTitle("کاربرگ")
        self.setMinimumSize(760, 460)
        self.resize(1060, 640)
        self._trouble: Any = None
        self.addWidget(_mark())

    @property
    def trouble(self) -> Any:
        """The TroubleScreen, made when it is first needed."""
        if self._trouble is None:
            self._trouble = late("desktop.ui.trouble.TroubleScreen")()
            self._trouble.again.connect(self.again)
            self._trouble.elsewhere.connect(self.elsewhere)
        return self._trouble

    def show_screen(self, screen: QWidget) -> None:
        """Put a screen in the place of the one before, with the cursor where the screen wants it."""
        while (old := self.widget(1)) is not None:
            self.removeWidget(old)
            if old is not self._trouble:
                old.deleteLater()
        wanted = screen.focusWidget() or screen  # asked for beforehand; Qt forgets it with the new parent
        self.addWidget(screen)
        self.setCurrentWidget(screen)
        wanted.setFocus()

    def wait(self) -> None:
        """Back to the mark, while something is being opened."""
        self.setCurrentIndex(0)

    def refuse(self, sentence: str) -> None:
        """Say what stopped the opening, with the two ways on."""
        self.trouble.say(sentence)
        self.show_screen(self.trouble)


def _mark() -> QWidget:
    page = QWidget()
    page.setObjectName("ground")
    column = QVBoxLayout(page)
    column.setSpacing(10)
    column.addStretch()
    mark = _centred("", "")
    mark.setFixedSize(64, 64)
    mark.setStyleSheet("background: #12332F; border-radius: 16px")
    mark.setPixmap(theme.coloured("form", "#7FE0D0", 34))
    column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addWidget(_centred("کاربرگ", "title"))
    column.addWidget(_centred("در حال آماده‌سازی میز کار…", "muted"))
    column.addStretch()
    return page


def _centred(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setProperty("role", role)
    return label
