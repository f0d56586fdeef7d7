"""What the screens of cooperatives ask for, and what they look at; each callable stands beside its operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from desktop.background import Progress
from desktop.ui.pieces import Tone
from desktop.ui.services import RecordView
from desktop.ui.tasks.paper_facts import PrintedView
from forms.parts import Move, Problem


class LifeStepView(Protocol):
    """cooperatives.life.LifeStep."""

    @property
    def state(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def tone(self) -> Tone: ...
    @property
    def day(self) -> date | None: ...
    @property
    def standing(self) -> Literal["done", "now", "ahead"]: ...


class NextMoveView(Protocol):
    """cooperatives.file.NextMove."""

    @property
    def move(self) -> Move: ...
    @property
    def problems(self) -> Sequence[Problem]: ...
    @property
    def stands_open(self) -> bool: ...


class EventView(Protocol):
    """cooperatives.timeline.Event."""

    @property
    def kind(self) -> str: ...
    @property
    def day(self) -> date | None: ...
    @property
    def text(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def tone(self) -> Tone: ...
    @property
    def record(self) -> int: ...
    @property
    def at(self) -> str: ...


class CountsView(Protocol):
    """cooperatives.roster.MemberCounts."""

    @property
    def women(self) -> int: ...
    @property
    def men(self) -> int: ...
    @property
    def unknown(self) -> int: ...
    @property
    def legal(self) -> int: ...
    @property
    def total(self) -> int: ...


class CoopFiguresView(Protocol):
    """cooperatives.file.CoopFigures."""

    @property
    def members(self) -> CountsView: ...
    @property
    def members_least(self) -> int: ...
    @property
    def capital(self) -> int | None: ...
    @property
    def paid(self) -> int | None: ...
    @property
    def board(self) -> int: ...
    @property
    def board_end(self) -> date | None: ...
    @property
    def last_assembly(self) -> date | None: ...
    @property
    def last_nature(self) -> str: ...
    @property
    def warnings(self) -> int: ...
    @property
    def warnings_most(self) -> int: ...


class ContactView(Protocol):
    """cooperatives.file.Contact."""

    @property
    def office(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def phone(self) -> str: ...


class BelongingView(Protocol):
    """cooperatives.file.Belonging."""

    @property
    def kind(self) -> str: ...
    @property
    def count(self) -> int: ...
    @property
    def now(self) -> int: ...


class DutyView(Protocol):
    """cooperatives.duties.Duty."""

    @property
    def cooperative(self) -> int: ...
    @property
    def record(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def due(self) -> date | None: ...
    @property
    def days_over(self) -> int: ...
    @property
    def level(self) -> Literal["red", "amber"]: ...
    @property
    def letter(self) -> str: ...
    @property
    def said(self) -> str: ...


class CoopFileView(Protocol):
    """cooperatives.file.CoopFile."""

    @property
    def record(self) -> RecordView: ...
    @property
    def title(self) -> str: ...
    @property
    def life(self) -> Sequence[LifeStepView]: ...
    @property
    def moves(self) -> Sequence[NextMoveView]: ...
    @property
    def figures(self) -> CoopFiguresView: ...
    @property
    def contacts(self) -> Sequence[ContactView]: ...
    @property
    def duties(self) -> Sequence[DutyView]: ...
    @property
    def events(self) -> Sequence[EventView]: ...
    @property
    def belongings(self) -> Sequence[BelongingView]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CoopServices:
    """Everything the screens of cooperatives ask beside ui.services."""

    file: Callable[[int], CoopFileView]
    """cooperatives.file.file_of."""
    duties: Callable[[], Sequence[DutyView]]
    """cooperatives.duties.duties_of: all, the most urgent first."""
    duty_counts: Callable[[], Mapping[str, int]]
    """cooperatives.duties.duty_counts: by kind, every kind named."""
    print_duties: Callable[[Sequence[DutyView], Path, Progress], PrintedView]
    """duty_paper.print_duties: these lines as a list on paper."""
