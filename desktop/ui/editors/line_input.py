"""One line of input: text, code, number. They show Persian digits and give back what read() understands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from desktop.ui.pieces import redress, set_property
from forms.parts import UnreadableError
from forms.parts.fields import Number
from forms.rules import digits

_SEEN = 26
"""Letters that a narrow line still shows."""


class LineInput(QLineEdit):
    """A line of writing. `left` tells that the cursor went elsewhere (not into the line's own popup)."""

    left = Signal()

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        # Said outright: of an empty line Qt takes the direction from the keyboard, and the cursor waits at the left.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)

    def typed(self) -> str:
        """What stands in the line, as Field.read takes it."""
        return self.text()

    def write(self, typed: str) -> None:
        """Show what typed() once gave, or Field.typed of a value."""
        self.setMaxLength(max(self.maxLength(), len(typed)))  # what was imported longer is shown whole
        self.setText(typed)
        self.setCursorPosition(0)
        self.setToolTip(typed if len(typed) > _SEEN else "")

    def set_level(self, level: str) -> None:
        """red, amber or nothing."""
        set_property(self, "level", level)

    def set_read_only(self, read_only: bool) -> None:
        self.setReadOnly(read_only)
        redress(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.settle()
            self.left.emit()

    def settle(self) -> None:
        """Put what was written in its usual form; called when the cursor leaves."""


class CodeInput(LineInput):
    """Digits and Latin letters, left to right at the right edge, so that the cursor never jumps."""

    def __init__(self, hint: str = "", longest: int = 0) -> None:
        super().__init__(hint)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        if longest:
            self.setMaxLength(longest)
        self.textEdited.connect(self._persian)

    def typed(self) -> str:
        return digits.to_latin(self.text())

    def write(self, typed: str) -> None:
        super().write(digits.to_persian(typed))

    def _persian(self, text: str) -> None:
        shown = digits.to_persian(text)
        if shown != text:
            at = self.cursorPosition()
            self.setText(shown)
            self.setCursorPosition(at)


class NumberInput(CodeInput):
    """A number or an amount; grouped in threes when the cursor leaves."""

    def __init__(self, field: Number, hint: str = "") -> None:
        super().__init__(hint)
        self._field = field

    def settle(self) -> None:
        try:
            value = self._field.read(self.typed())
        except UnreadableError:
            return
        self.setText(self._field.typed(value))
