"""What the rules beyond a form are given: a record being saved, taking a step of its life, or going out of use.

Law: rules by kind are plain functions in the tables of save_record, move_record and turn_record; they never write.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.parts import Context, Move, Problem, Values


@dataclass(frozen=True, slots=True)
class Writing:
    """Values that somebody wants to save; `number` is None for a new record."""

    reader: Reader
    context: Context
    values: Values
    number: int | None = None

    @property
    def today(self) -> date:
        return self.context.today


@dataclass(frozen=True, slots=True)
class Step:
    """A record that is about to take a move."""

    reader: Reader
    context: Context
    record: Record
    move: Move
    reason: str = ""

    @property
    def today(self) -> date:
        return self.context.today

    @property
    def values(self) -> Values:
        return self.record.values

    @property
    def writing(self) -> Writing:
        return Writing(self.reader, self.context, self.record.values, self.record.number)


@dataclass(frozen=True, slots=True)
class Turning:
    """A record that is about to be taken out of use, or to come `back`."""

    reader: Reader
    context: Context
    record: Record
    reason: str
    back: bool = False

    @property
    def values(self) -> Values:
        return self.record.values


def hindering(problems: list[Problem], reason: str) -> tuple[Problem, ...]:
    """What stands in the way of a step: all of it while a red one is there, or while an amber one has no reason.

    The reason is what the journal keeps for a step that was taken in spite of a doubt.
    """
    if any(problem.level == "red" for problem in problems) or (problems and not reason.strip()):
        return tuple(problems)
    return ()


_ASKS = ("کنید", "بنویسید", "ببینید", "برگزینید", "بشمارید", "بسنجید")
_SOURCE = re.compile(r" \([^()]*\)$")


def doubted(problem: Problem) -> Problem:
    """The same as something that a reason may excuse, said so; what asks for nothing yet asks to be mended."""
    asks = _SOURCE.sub("", problem.message).endswith(_ASKS)
    way_out = "یا دلیل گذشتن از آن را بنویسید" if asks else "آن را درست کنید یا دلیل گذشتن از آن را بنویسید"
    return replace(problem, level="amber", message=f"{problem.message}؛ {way_out}")
