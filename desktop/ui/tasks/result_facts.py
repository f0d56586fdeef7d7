"""Beside the paper: what the records say of the job and the visit, to be compared with what is written by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from desktop.ui.pieces import Card, ElidedLabel, Label, isolated
from desktop.ui.tasks.result_visit import FoundVisit, facts_of


class FactsCard(Card):
    """Empty until a visit is shown."""

    def __init__(self) -> None:
        super().__init__(spacing=6)
        self._name = ElidedLabel("", "title")
        self.add(self._name)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setProperty("place", "card")
        self.add(self._scroll, 1)
        self.show_visit(None)

    @property
    def texts(self) -> list[str]:
        return [label.text() for label in self._scroll.findChildren(Label)]

    def show_visit(self, found: FoundVisit | None) -> None:
        self._name.setText(found.worker if found else "")
        facts = facts_of(found) if found else []
        ground = _table(facts)
        self._scroll.setWidget(ground)
        ground.setAutoFillBackground(False)  # setWidget turned it on


def _table(facts: Sequence[tuple[str, str, bool]]) -> QWidget:
    ground = QWidget()
    grid = QGridLayout(ground)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    for line, (name, text, code) in enumerate(facts):
        grid.addWidget(Label(name, "label"), line, 0, Qt.AlignmentFlag.AlignTop)
        value = Label(isolated(text) if code else text, "", wrap=not code)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        grid.addWidget(value, line, 1)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(len(facts), 1)
    return ground
