"""Writing of several lines, from right to left whatever the keyboard says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit


class TextArea(QPlainTextEdit):
    """Tab goes on to the next blank; `lines` is its height."""

    def __init__(self, name: str, hint: str = "", lines: int = 2) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        self.document().setDefaultTextOption(option)
        self.setFixedHeight(max(2, lines) * self.fontMetrics().lineSpacing() + 16)
