"""The very first paint: the program's mark while the rooms behind it are brought in; and what stopped it, if it was."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.pieces import Banner, Button, Label


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
        self._said = Label("در حال آماده‌سازی میز کار…", "muted")
        self.trouble = Banner()
        self._ways = QWidget()
        self.retry = Button("دوباره", self.again.emit, icon="sync", kind="primary")
        self.addWidget(self._mark())

    def show_screen(self, screen: QWidget) -> None:
        """Put a screen in the place of the one before, with the cursor where the screen wants it."""
        while (old := self.widget(1)) is not None:
            self.removeWidget(old)
            old.deleteLater()
        wanted = screen.focusWidget() or screen  # asked for beforehand; Qt forgets it with the new parent
        self.addWidget(screen)
        self.setCurrentWidget(screen)
        wanted.setFocus()

    def wait(self) -> None:
        """Back to the mark, while something is being opened."""
        self.setCurrentIndex(0)
        self.trouble.hush()
        self._ways.hide()
        self._said.show()

    def refuse(self, sentence: str) -> None:
        """Say what stopped the opening, with the two ways on."""
        self.setCurrentIndex(0)
        self._said.hide()
        self.trouble.say("danger", sentence)
        self._ways.show()
        self.retry.setFocus()

    def _mark(self) -> QWidget:
        page = QWidget()
        page.setObjectName("ground")
        column = QVBoxLayout(page)
        column.setSpacing(10)
        column.addStretch()
        mark = Label()
        mark.setFixedSize(64, 64)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark.setStyleSheet("background: #12332F; border-radius: 16px")
        mark.setPixmap(theme.coloured("form", "#7FE0D0", 34))
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(_centred(Label("کاربرگ", "title")))
        column.addWidget(_centred(self._said))
        column.addWidget(self.trouble, 0, Qt.AlignmentFlag.AlignHCenter)
        ways = QHBoxLayout(self._ways)
        ways.addStretch()
        ways.addWidget(self.retry)
        ways.addWidget(Button("پوشه یا ادارهٔ دیگر", self.elsewhere.emit, icon="open"))
        ways.addStretch()
        column.addWidget(self._ways)
        self._ways.hide()
        column.addStretch()
        return page


def _centred(label: Label) -> Label:
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label

