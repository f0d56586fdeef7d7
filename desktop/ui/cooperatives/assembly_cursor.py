"""Where the cursor goes among the steps of an assembly: the next place to write in, the first of a step, a problem.

Law: it comes to no button, since Enter would press it, and never to a place that is hidden.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.ui.cooperatives.assembly_card import StepCard
from desktop.ui.cooperatives.assembly_guide import step_of
from forms.parts import Problem


def next_place(ground: QWidget, at: QWidget | None) -> QWidget | None:
    """The place to write in that follows; None after the last on this ground."""
    following = at.nextInFocusChain() if at is not None else None
    while following is not None and following != at and ground.isAncestorOf(following):
        if _takes_writing(following):
            return following
        following = following.nextInFocusChain()
    return None


def first_place(card: StepCard) -> QWidget | None:
    """Where a step begins: the first place that may be written in, else the first of all."""
    places = [each for each in _places(card).values() if each.focusPolicy() != Qt.FocusPolicy.NoFocus]
    return next((each for each in places if not _is_closed(each)), next(iter(places), None))


def first_empty(card: StepCard) -> QWidget | None:
    """The first blank of a step in which something must be written and nothing is."""
    return next((blank.editor.widget for blank in card.blanks if not blank.isHidden() and blank.field.required
                 and not blank.editor.typed()), None)


def place_of_red(cards: Sequence[StepCard], problems: Sequence[Problem]) -> QWidget | None:
    """The first place that has something red."""
    red = {each.field for each in problems if each.level == "red"}
    for step, card in enumerate(cards):
        if found := next((place for name, place in _places(card).items() if name in red), None):
            return found
        if any(step_of(name) == step for name in red):
            return first_place(card)
    return None


def _places(card: StepCard) -> dict[str, QWidget]:
    """Where the cursor can stand in a card, by the names of the blanks."""
    found: dict[str, QWidget] = {blank.field.name: blank.editor.widget for blank in card.blanks if not blank.isHidden()}
    if card.table is not None and not card.table.rows.isHidden():
        found[card.table.name] = card.table.rows
    return found


def _takes_writing(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisible() and widget.isEnabled() and not isinstance(widget, QAbstractButton)


def _is_closed(widget: QWidget) -> bool:
    closed = getattr(widget, "isReadOnly", None)
    return bool(closed and closed())
