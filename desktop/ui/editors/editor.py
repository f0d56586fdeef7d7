"""What every editor of a field can do, and the editors of one line, several lines and a choice shown whole.

Law: an editor holds typed text, never values: what cannot be read is kept as it was typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.editors.line_input import LineInput
from desktop.ui.pieces import Segments, TextArea, redress, set_property
from forms.parts import Attachment, Attachments, Field, Problem, Rows, Values
from forms.parts.reading import TypedRow
from forms.rules import digits

TypedEntry = str | Sequence[TypedRow] | tuple[Attachment, ...]


class Editor(QWidget):
    """The blank of one field on the screen. `changed`: the clerk wrote; `left`: the cursor went elsewhere."""

    changed = Signal()
    left = Signal()

    def __init__(self, field: Field[Any]) -> None:
        super().__init__()
        self.field = field
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)

    @property
    def widget(self) -> QWidget:
        """Where the cursor goes."""
        return self.focusProxy() or self

    def typed(self) -> TypedEntry:
        """What stands in the blank, as reading.read_typed takes it."""
        raise NotImplementedError

    def write(self, typed: TypedEntry) -> None:
        """Show what typed() once gave (a draft, a repeated value)."""
        raise NotImplementedError

    def fill(self, values: Values, unread: Mapping[str, str]) -> None:
        """Show a record's value of this field, or what could not be read of it."""
        self.write(unread.get(self.field.name) or typed_of(self.field, values.named(self.field.name)))

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the blank by the worst of its problems; none clears the mark."""
        self.set_problem(next(iter(sorted(problems, key=lambda problem: problem.level != "red")), None))

    def set_problem(self, problem: Problem | None) -> None:
        """Mark the blank red or amber, or clear it; the sentence also goes to screen readers."""
        self.widget.setAccessibleDescription(problem.message if problem else "")
        self.show_level(problem.level if problem else "")

    def point(self, _problem: Problem) -> None:
        """Put the cursor where this problem is mended."""
        self.widget.setFocus()

    def show_level(self, level: str) -> None:
        """Colour the blank: red, amber or nothing."""
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        raise NotImplementedError

    def show_here(self, widget: QWidget) -> None:
        """Put the one widget that takes the cursor."""
        widget.setAccessibleName(self.field.label)
        self.setFocusProxy(widget)
        self.column.addWidget(widget)


def typed_of(field: Field[Any], value: Any) -> TypedEntry:
    """A value as it would be typed; "" for a blank one."""
    if isinstance(field, Rows):
        return [{column.name: str(typed_of(column, row.named(column.name))) for column in field.columns}
                for row in value or ()]
    if isinstance(field, Attachments):
        return tuple(value or ())
    return "" if value is None else field.typed(value)


class LineEditor(Editor):
    """A field typed in one line."""

    def __init__(self, field: Field[Any], line: LineInput) -> None:
        super().__init__(field)
        self.line = line
        self.show_here(line)
        line.textChanged.connect(lambda _text: self.changed.emit())
        line.left.connect(self.left)

    def typed(self) -> str:
        return self.line.typed()

    def write(self, typed: TypedEntry) -> None:
        self.line.write(str(typed))

    def show_level(self, level: str) -> None:
        self.line.set_level(level)

    def set_read_only(self, read_only: bool) -> None:
        self.line.set_read_only(read_only)


class _Lines(TextArea):
    """Enter goes on to the next blank, as everywhere; Shift+Enter begins a new line."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class LinesEditor(Editor):
    """Writing of several lines."""

    def __init__(self, field: Field[Any], lines: int) -> None:
        super().__init__(field)
        self._box = _Lines(field.label, field.hint, lines)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # beside a higher one it stays above
        self.show_here(self._box)
        self._box.textChanged.connect(self.changed)
        self._box.left.connect(self.left)

    def typed(self) -> str:
        return self._box.toPlainText()

    def write(self, typed: TypedEntry) -> None:
        self._box.setPlainText(digits.to_persian(str(typed)))

    def show_level(self, level: str) -> None:
        set_property(self._box, "level", level)

    def set_read_only(self, read_only: bool) -> None:
        self._box.setReadOnly(read_only)
        redress(self._box)


class SegmentsEditor(Editor):
    """A few options side by side."""

    def __init__(self, field: Field[Any], options: Mapping[str, str], keys: Mapping[str, str] | None = None) -> None:
        super().__init__(field)
        self.segments = Segments(options, keys)
        self.segments.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._unknown = ""
        self.show_here(self.segments)
        self.segments.changed.connect(self._chosen)

    def typed(self) -> str:
        return self.segments.chosen() or self._unknown

    def write(self, typed: TypedEntry) -> None:
        text = str(typed)
        known = text in self.segments.options
        self._unknown = "" if known else text  # a text of another program version is kept until one is chosen
        self.segments.choose(text if known else "")

    def _chosen(self) -> None:
        if self.segments.chosen():
            self._unknown = ""
        self.changed.emit()
        self.left.emit()

    def show_level(self, level: str) -> None:
        self.segments.set_level(level)

    def set_read_only(self, read_only: bool) -> None:
        self.segments.set_read_only(read_only)
