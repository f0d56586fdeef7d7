"""A kind of record: its sections in printed order, its rules, the steps of its life and its signatures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

from forms.parts.fields import Field
from forms.parts.parameters import Parameters
from forms.parts.values import Rows, Values

Level = Literal["red", "amber"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence for the clerk, under one blank; red cannot be saved, amber can.

    For a ruled table, `row` counts from 0 and `column` is the column's stored name.
    """

    field: str
    message: str
    level: Level = "red"
    row: int | None = None
    column: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may ask beside the record: the day, and the figures in force."""

    today: date
    parameters: Parameters


Rule = Callable[[Values, Context], Iterable[Problem]]
"""A rule over more than one field."""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled block, shown and printed in this order."""

    title: str
    fields: tuple[Field[Any], ...]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign at the foot of the paper; some people sign with a fingerprint."""

    role: str
    fingerprint: bool = False


Tone = Literal["neutral", "info", "ok", "warn", "danger"]


@dataclass(frozen=True, slots=True)
class State:
    """A step in a record's life."""

    code: str
    label: str
    tone: Tone = "neutral"
    locks: tuple[Field[Any], ...] = ()
    """Blanks that nobody writes anew while the record stands here; another step must be taken first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An allowed change of state: by whom, what must be filled, whether a reason is asked."""

    name: str
    label: str
    source: tuple[str, ...]
    target: str
    who: tuple[str, ...] = ("clerk", "chief")
    needs: tuple[Field[Any], ...] = ()
    asks_reason: bool = False
    apart: bool = False
    """Taken once in a while: offered in a menu, not beside the usual ones. From a first state alone, it brings in a
    record that was there before this program."""


@dataclass(frozen=True, slots=True)
class Life:
    """The states of a kind, the first one being that of a new record, and the moves between them."""

    states: tuple[State, ...]
    moves: tuple[Move, ...] = ()

    def state(self, code: str) -> State:
        """The state of this code; a code of another program version is shown as it is."""
        return next((state for state in self.states if state.code == code), State(code, code))

    def move(self, name: str) -> Move | None:
        return next((move for move in self.moves if move.name == name), None)

    def open_moves(self, state: str, role: str) -> tuple[Move, ...]:
        return tuple(move for move in self.moves if state in move.source and role in move.who)


@dataclass(frozen=True, kw_only=True)
class Form:
    """Everything the program knows about one kind of record."""

    kind: str
    title: str
    plural: str
    sections: tuple[Section, ...]
    named_by: tuple[Field[Any], ...]
    """The blanks that make the record's name in lists, pickers and papers."""
    called: Callable[[Values], str] | None = None
    """How the record is called, where those blanks beside one another read badly."""
    icon: str = "form"
    key: Field[Any] | None = None
    """The blank that tells two records of one office apart (a national code, a tracking code)."""
    owner: Literal["county", "province"] = "county"
    who_writes: tuple[str, ...] = ("clerk", "chief")
    life: Life = field(default_factory=lambda: Life((State("registered", "ثبت‌شده"),)))
    signatures: tuple[Signature, ...] = ()
    rules: tuple[Rule, ...] = ()

    @cached_property
    def fields(self) -> tuple[Field[Any], ...]:
        return tuple(blank for section in self.sections for blank in section.fields)

    @cached_property
    def by_name(self) -> dict[str, Field[Any]]:
        return {blank.name: blank for blank in self.fields}

    @cached_property
    def list_fields(self) -> tuple[Field[Any], ...]:
        return tuple(blank for blank in self.fields if blank.in_list and not isinstance(blank, Rows))

    @cached_property
    def searched_fields(self) -> tuple[Field[Any], ...]:
        return tuple(
            blank for blank in self.fields
            if blank.searched or (isinstance(blank, Rows) and any(column.searched for column in blank.columns)))

    @property
    def first_state(self) -> str:
        return self.life.states[0].code

    def values(self, by_name: dict[str, Any]) -> Values:
        return Values(self.fields, by_name)

    def name_of(self, values: Values) -> str:
        """The record's name: «سارا نجفی»."""
        if self.called is not None:
            return self.called(values)
        return " ".join(text for blank in self.named_by if (text := values.show(blank)))

    def fingerprint(self) -> str:
        """Digest of the names and types of the blanks: changes whenever the table must."""
        def shape(fields: Iterable[Field[Any]]) -> list[Any]:
            return [[f.name, type(f).__name__, shape(f.columns) if isinstance(f, Rows) else []] for f in fields]
        return hashlib.sha256(json.dumps([self.kind, shape(self.fields)]).encode()).hexdigest()[:16]
