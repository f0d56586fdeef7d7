"""What stands in the way of a step, sentence by sentence; each leads to where it is put right.

Law: what cannot be passed stands above what a reason may excuse; nothing is left out, only folded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.ui.pieces import Button, Label, ToneIcon, reveal
from desktop.ui.tasks.coop_services import HindranceView
from desktop.ui.tasks.lines import Pressed
from forms.parts import Problem
from forms.rules import digits

_SHOWN = 3
"""Sentences before the rest is asked for."""
_SAID = {"red": "مانع", "amber": "نکته"}


@dataclass(frozen=True, slots=True)
class Said:
    """What the office said of a step that was tried; `kind` as in HindranceView."""

    problem: Problem
    kind: str = ""


class Hindrances(QWidget):
    """`go` is called with the one that is pressed."""

    def __init__(self, go: Callable[[HindranceView], object]) -> None:
        super().__init__()
        self._go = go
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.more = Button("", self._show_all, kind="quiet")
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.lines: list[Pressed] = []
        self._found: Sequence[HindranceView] = ()

    def show_hindrances(self, found: Sequence[HindranceView]) -> None:
        self._found = found
        self._show(_SHOWN)

    def _show_all(self) -> None:
        self._show(len(self._found))
        self.lines[min(_SHOWN, len(self.lines) - 1)].setFocus()

    def _show(self, most: int) -> None:
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [_line(each, partial(self._go, each)) for each in self._found[:most]]
        for place, line in enumerate(self.lines):
            self._column.insertWidget(place, line)
            if self.isVisible():
                line.show()  # at once: the cursor may go there before Qt does it by itself
        left = len(self._found) - most
        self.more.setText(f"{digits.grouped(left)} مانع دیگر…" if left > 0 else "")
        self.more.setAccessibleName(self.more.text())
        reveal(self.more, left > 0)
        self.setVisible(bool(self._found))


def _line(each: HindranceView, pressed: Callable[[], object]) -> Pressed:
    problem = each.problem
    ground = Pressed(f"{_SAID[problem.level]}: {problem.message}", pressed)
    ground.setProperty("piece", "way")
    ground.setToolTip("رفتن به جایی که درست می‌شود")
    line = QHBoxLayout(ground)
    line.setContentsMargins(4, 2, 4, 2)
    line.setSpacing(6)
    icon = ToneIcon("error", "danger", 14) if problem.level == "red" else ToneIcon("alert", "warn", 14)
    line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Label(problem.message, "muted", wrap=True), 1)
    line.addWidget(ToneIcon("left", "neutral", 12))
    return ground


def empty(layout: QLayout) -> None:
    """Take away all that stands in a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
