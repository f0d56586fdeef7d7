"""Where a cooperative goes back to: the state in which it was before, by its history (DOMAIN B.6 x).

Law: a step without a trace of what was before goes where the form says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.operations.step import Step
from desktop.store.history import STATE_LABEL
from forms.catalog import cooperative
from forms.parts import Move


def redirected(step: Step) -> Move:
    """The step with the state to which it really leads here."""
    if step.move.name == "renew_licence":
        return replace(step.move, target=step.record.state)
    way_in = _WAYS_IN.get(step.move.name)
    if way_in is None:
        return step.move
    before = _before(step)
    if step.move.name == "reopen" and before != "draft":
        return step.move  # a file that was submitted is reviewed again, from wherever it was refused
    move = step.record.form.life.move(way_in)
    return replace(step.move, target=before) if move is not None and before in move.source else step.move


_WAYS_IN: Mapping[str, str] = {"stop_merger": "begin_merger", "renew": "expire", "reopen": "withdraw"}
"""Each step back → the step that it takes back."""


def stood_before_idleness(step: Step) -> str:
    """Where an idle cooperative stood when it fell idle; "" where nothing tells it, as of a file that began idle."""
    before = _before(step)
    return "" if before == "draft" else before


def was_in(step: Step, state: str) -> bool:
    """Whether the cooperative stood in a state before, by its history."""
    said = cooperative.FORM.life.state(state).label
    return any(label == STATE_LABEL and new == said for line in step.reader.history(step.record.number)
               for label, _old, new in line.changes)


def _before(step: Step) -> str:
    """The state out of which the cooperative last came to where it is; "" where nothing tells it."""
    life = cooperative.FORM.life
    codes = {state.label: state.code for state in life.states}
    for line in step.reader.history(step.record.number):
        for label, old, new in line.changes:
            if label == STATE_LABEL and codes.get(new) == step.record.state:
                return codes.get(old, "")
    return ""
