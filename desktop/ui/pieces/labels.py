"""Labels with a role (the style sheet gives each role its look), and Persian text that holds Latin codes."""

from __future__ import annotations

import html
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from forms.rules import digits

Role = Literal["", "muted", "faint", "title", "lead", "strong", "number", "label", "required", "note", "red", "amber",
               "code", "group", "sub"]


def isolated(code: str) -> str:
    """A number, code or file name that keeps its own left-to-right order inside Persian text."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{code}\N{POP DIRECTIONAL ISOLATE}"


def shown_number(text: str) -> str:
    """A code for people: Persian digits in left-to-right order."""
    return isolated(digits.to_persian(text))


class Label(QLabel):
    """Plain text in one role; `wrap` lets it take several lines."""

    def __init__(self, text: str = "", role: Role = "", *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = ""
        # As plain text Qt puts the space at which a right-to-left line is broken before the line, not after it.
        self.setTextFormat(Qt.TextFormat.RichText if wrap else Qt.TextFormat.PlainText)
        self.setText(text)
        # Absolute, or a label that holds only digits would go to the left.
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if role:
            self.setProperty("role", role)

    def text(self) -> str:
        return self._said

    def setText(self, text: str) -> None:
        self._said = text
        wraps = self.textFormat() == Qt.TextFormat.RichText
        super().setText(html.escape(text).replace("\n", "<br>") if wraps else text)

    def set_role(self, role: Role) -> None:
        if self.property("role") != role:
            self.setProperty("role", role)
            redress(self)


class ElidedLabel(Label):
    """A line that shortens itself with «…» when there is no room, and tells the whole in its tool tip."""

    def __init__(self, text: str = "", role: Role = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if line == self.text() else self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()), line)


def redress(widget: QWidget) -> None:
    """Let the style sheet look again at the properties of one widget."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def reveal(widget: QWidget, visible: bool) -> None:
    """Show or hide a piece; one that has no place yet must not come up as a window of its own."""
    if visible and widget.parentWidget() is None:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)
    else:
        widget.setVisible(visible)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks for, and redress the widget if it is new."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        redress(widget)
