"""What the program itself writes into a record, such as a letter's number: seen, never typed, and passed over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from desktop.ui.editors.editor import Editor, TypedEntry
from desktop.ui.editors.line_input import CodeInput, LineInput
from desktop.ui.services import Services
from forms.parts import Code, Field, Values

_LATER = "برنامه آن را می‌نویسد"


class AssignedEditor(Editor):
    """A calm line that holds what was assigned, or says when that will be; it types nothing."""

    def __init__(self, field: Field[Any]) -> None:
        super().__init__(field)
        hint = field.hint or _LATER
        self.line = CodeInput(hint) if isinstance(field, Code) else LineInput(hint)
        self.show_here(self.line)
        self.line.set_read_only(True)
        self.line.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def typed(self) -> str:
        return ""

    def write(self, typed: TypedEntry) -> None:
        """Drafts and repeated values say nothing of it: what a record was given stays to be seen."""

    def fill(self, values: Values, unread: Mapping[str, str]) -> None:  # noqa: ARG002 - of every editor
        self.line.write(values.show(self.field))

    def show_level(self, level: str) -> None:
        self.line.set_level(level)

    def set_read_only(self, read_only: bool) -> None:
        """It always is."""


class TemplateEditor(AssignedEditor):
    """The template of a letter by its title; its name is for machines."""

    def __init__(self, field: Field[Any], services: Services) -> None:
        super().__init__(field)
        self._services = services
        self.line.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    def fill(self, values: Values, unread: Mapping[str, str]) -> None:
        name, letters = values.named(self.field.name), self._services.letters
        if letters is None or not name:
            super().fill(values, unread)
        else:
            self.line.write("")
            self._services.reads.run(lambda _progress: {each.key: each.title for each in letters.templates(0)},
                                     lambda titles: self.line.write(titles.get(name, name)), lambda _error: None,
                                     owner=self)
