"""The result codes of DOMAIN E.4 as keys 1 to 9 and 0: one press takes the code that is printed beside the box."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from desktop.ui.pieces import Button
from forms.catalog import visit
from forms.parts import reference_list
from forms.rules.digits import to_latin, to_persian

_IN_A_ROW = 5
_LONGEST = 24


class ResultCodes(QWidget):
    """`picked` when a code was taken by a key or the mouse. One stop for Tab; the arrows walk."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(visit.RESULT.label)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[str, Button] = {}
        self._keys: dict[str, str] = {}
        for place, entry in enumerate(reference_list(visit.RESULT.list_name).entries[:10]):
            key = str((place + 1) % 10)
            short = entry.label.split(" (")[0]
            button = Button(f"{to_persian(key)}   {short if len(short) <= _LONGEST else entry.label}",
                            partial(self._take, entry.code), kind="chip", tip=entry.label)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._group.addButton(button)
            self.buttons[entry.code], self._keys[key] = button, entry.code

        self.flow(_IN_A_ROW)

    def flow(self, in_a_row: int) -> None:
        """So many codes side by side."""
        for place, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, place // in_a_row, place % in_a_row)

    def chosen(self) -> str:
        """The code, or "" while none is taken."""
        return next((code for code, button in self.buttons.items() if button.isChecked()), "")

    def choose(self, code: str) -> None:
        self._group.setExclusive(False)
        for each, button in self.buttons.items():
            button.setChecked(each == code)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        code = self._keys.get(to_latin(event.text()))
        if code and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._take(code)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose("")
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk(1 if event.key() == Qt.Key.Key_Left else -1)
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        codes = list(self.buttons)
        at = codes.index(self.chosen()) if self.chosen() else (-1 if step > 0 else 0)
        self.choose(codes[(at + step) % len(codes)])

    def _take(self, code: str) -> None:
        self.choose(code)
        self.picked.emit()
