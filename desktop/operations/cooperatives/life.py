"""Where a cooperative stands between its first paper and its end: the steps behind it, and those ahead (DOMAIN B.6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.store.contents import Record
from forms.catalog import cooperative
from forms.parts import Day, Move
from forms.parts.form import Tone

Standing = Literal["done", "now", "ahead"]

_WAY = ("draft", "submitted", "under_review", "formation_agreed", "capital_paid", "founding_assembly_held",
        "board_formed", "registration_permitted", "registered", "licensed", "implementing", "operating")
_WORKING = ("licensed", "implementing", "operating")
"""Steps of a registered cooperative that may be passed over, with a reason."""
_LIVED = ("formation_agreed", "founding_assembly_held", "registered", "operating")
_ENDS = {"merging": ("merging", "merged"), "merged": ("merging", "merged"),
         "dissolved": ("dissolved", "liquidating", "closed"), "liquidating": ("dissolved", "liquidating", "closed"),
         "closed": ("dissolved", "liquidating", "closed")}
_ASIDE = {"returned": "under_review", "expired": "capital_paid", "stagnant": "operating"}
"""Beside the way, after the step from which one comes there; one goes on from there."""
_OUT = ("rejected", "withdrawn")
"""The way is left; nothing lies ahead."""
_ONWARD: Mapping[str, str] = {
    "draft": "submit", "submitted": "review", "under_review": "agree", "returned": "review",
    "formation_agreed": "pay", "capital_paid": "assemble", "founding_assembly_held": "form_board",
    "board_formed": "permit", "registration_permitted": "register", "registered": "license", "licensed": "implement",
    "implementing": "operate", "stagnant": "operate", "merging": "merge", "dissolved": "liquidate",
    "liquidating": "close", "expired": "renew",
}
"""The one step that is next, whoever may take it; one at work, at its end, or out has none (DOMAIN B.6)."""
_DAYS: Mapping[str, Day] = {
    "formation_agreed": cooperative.AGREEMENT_DAY, "founding_assembly_held": cooperative.STATUTES_DAY,
    "registration_permitted": cooperative.PERMIT_DAY, "registered": cooperative.REGISTRATION_DAY,
    "licensed": cooperative.LICENCE_DAY, "dissolved": cooperative.DISSOLVED_DAY, "closed": cooperative.CLOSED_DAY,
}
"""Steps whose paper has a day of its own, which is told rather than the day on which it was written here."""


@dataclass(frozen=True, slots=True)
class LifeStep:
    """One step of the strip; `day` is None where nothing tells it."""

    state: str
    label: str
    tone: Tone
    day: date | None
    standing: Standing


def life_of(record: Record, entered: Mapping[str, date]) -> tuple[LifeStep, ...]:
    """The way of this cooperative; `entered` holds the days on which it came to its states, by the journal."""
    way = [state for state in _way_of(record.state, entered) if not _passed_over(record, state, entered)]
    here = way.index(record.state)
    return tuple(_step(record, state, entered, "done" if place < here else "now" if place == here else "ahead")
                 for place, state in enumerate(way))


def onward_of(record: Record) -> Move | None:
    """The step that is next in the life of this cooperative."""
    return record.form.life.move(_ONWARD.get(record.state, ""))


def _passed_over(record: Record, state: str, entered: Mapping[str, date]) -> bool:
    """A working step between two others of which neither the journal nor a paper knows: it never was."""
    if state not in _WORKING or state in entered or state == record.state:
        return False
    blank = _DAYS.get(state)
    later = _WORKING[_WORKING.index(state) + 1:]
    return "registered" in entered and any(each in entered for each in later) and (
        blank is None or record.values[blank] is None)


def _way_of(state: str, entered: Mapping[str, date]) -> tuple[str, ...]:
    if state in _ENDS:
        return (*_LIVED, *_ENDS[state])
    if state in _ASIDE:
        at = _WAY.index(_stood(entered) or _ASIDE[state]) + 1
        return (*_WAY[:at], state, *_WAY[at:])
    if state in _OUT:
        last = max((_WAY.index(each) for each in entered if each in _WAY), default=0)
        return (*_WAY[:last + 1], state)
    return _WAY


def _stood(entered: Mapping[str, date]) -> str:
    """The farthest step that the journal saw; "" for a file that was begun here later than its life."""
    return max((state for state in entered if state in _WAY[1:]), key=_WAY.index, default="")


def _step(record: Record, state: str, entered: Mapping[str, date], standing: Standing) -> LifeStep:
    known = record.form.life.state(state)
    blank = _DAYS.get(state)
    written = record.values[blank] if blank is not None else None
    day = None if standing == "ahead" else written or entered.get(state)
    return LifeStep(state, known.label, known.tone, day, standing)
