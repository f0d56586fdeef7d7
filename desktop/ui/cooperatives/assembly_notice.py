"""Under the blanks of an assembly's notice: a request for it unfolded, and what the calendar asks of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.pieces import Button, Label, ToneIcon, reveal

_ICONS = {"warn": "alert", "ok": "clock"}


class NoticePart(QWidget):
    """`fold` is the button that shows the blanks of a request."""

    def __init__(self, unfold: Callable[[], object]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self._fold = Button("به درخواست بازرس، اعضا یا اداره برگزار می‌شود…", unfold, icon="plus", kind="quiet",
                            tip="درخواست‌کننده، تاریخ درخواست و شمار درخواست‌کنندگان")
        line = QHBoxLayout()
        line.addWidget(self._fold)
        line.addStretch()
        column.addLayout(line)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(3)
        column.addLayout(self._lines)
        self._deadlines: tuple[tuple[Any, str], ...] = ()

    def offer_fold(self, *, offered: bool) -> None:
        reveal(self._fold, offered)

    def show_deadlines(self, deadlines: Sequence[tuple[Any, str]]) -> None:
        """(tone, sentence) of each."""
        if self._deadlines == tuple(deadlines):
            return
        self._deadlines = tuple(deadlines)
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for tone, said in deadlines:
            self._lines.addWidget(_deadline(tone, said))


def _deadline(tone: Any, said: str) -> QWidget:
    line = QWidget()
    across = QHBoxLayout(line)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(6)
    across.addWidget(ToneIcon(_ICONS.get(tone, "calendar"), tone, 14), 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(Label(said, "amber" if tone == "warn" else "muted", wrap=True), 1)
    return line
