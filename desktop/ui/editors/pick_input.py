"""A line in which one of many is picked: writing narrows the list, whatever the spelling; the arrow shows all of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.ui import theme
from desktop.ui.editors.line_input import LineInput
from desktop.ui.pieces import Suggestion, Suggestions
from forms.rules import digits, persian

_MOST = 400


@dataclass(frozen=True, slots=True)
class Option:
    """What may be picked: its code, its label, other spellings, and a note such as its group."""

    code: str
    label: str
    aliases: tuple[str, ...] = ()
    note: str = ""


class PickInput(LineInput):
    """`typed()` is the code of what was picked, or the text itself; an open list accepts other texts."""

    def __init__(self, options: Iterable[Option], hint: str = "") -> None:
        super().__init__(hint)
        self._options = tuple(options)
        self._keys = [tuple(persian.joined_key(text) for text in (each.label, each.code, *each.aliases))
                      for each in self._options]
        self._suggestions = Suggestions(self, self._take)
        self._icon: QAction = self.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._icon.setToolTip("همهٔ گزینه‌ها  \N{LEFT-TO-RIGHT ISOLATE}F4\N{POP DIRECTIONAL ISOLATE}")
        self._icon.triggered.connect(self.show_all)
        self.textEdited.connect(self._narrow)
        self._paint_icon()

    @property
    def suggestions(self) -> list[Suggestion]:
        return self._suggestions.shown

    def typed(self) -> str:
        option = self._exact()
        return option.code if option else self.text()

    def chosen(self) -> str:
        """The code of what was picked, or "" while the text is no option."""
        option = self._exact()
        return option.code if option else ""

    def write(self, typed: str) -> None:
        option = next((each for each in self._options if each.code == typed), None)
        super().write(option.label if option else digits.to_persian(typed))

    def show_all(self) -> None:
        if not self.isReadOnly():
            self.setFocus()
            self._suggestions.show([_suggestion(option) for option in self._options[:_MOST]], choose_first=False)

    def settle(self) -> None:
        """Take the only option that fits the beginning that was written."""
        if self._exact() is None and (key := persian.joined_key(self.text())):
            found = [option for option, keys in zip(self._options, self._keys, strict=True)
                     if any(each.startswith(key) for each in keys)]
            if len(found) == 1 and len(key) >= 3:
                self.setText(found[0].label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() in (Qt.Key.Key_F4, Qt.Key.Key_Down)
        if opens and not self._suggestions.showing:
            self.show_all()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icon()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._icon.setVisible(not read_only)

    def _paint_icon(self) -> None:
        self._icon.setIcon(theme.icon("chevron", "faint"))

    def _exact(self) -> Option | None:
        text = self.text()
        key = persian.joined_key(text)
        by_label = next((option for option in self._options if option.label == text), None)
        if by_label or not key:
            return by_label
        return next((option for option, keys in zip(self._options, self._keys, strict=True) if key in keys), None)

    def _narrow(self, text: str) -> None:
        key = persian.joined_key(text)
        if not key:
            self._suggestions.hide()
            return
        begins, holds = [], []
        for option, keys in zip(self._options, self._keys, strict=True):
            if keys[0].startswith(key):
                begins.append(option)
            elif any(key in each for each in keys):
                holds.append(option)
        self._suggestions.show([_suggestion(option) for option in (begins + holds)[:_MOST]])

    def _take(self, suggestion: Suggestion) -> None:
        if isinstance(suggestion.stands_for, Option):
            self.setText(suggestion.stands_for.label)
            self.textEdited.emit(self.text())
            self._suggestions.hide()


def _suggestion(option: Option) -> Suggestion:
    return Suggestion(option.label, option.note, option)
