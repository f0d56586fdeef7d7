"""What the screens of cooperatives ask for, and what they look at; each callable stands beside its operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from desktop.background import Progress
from desktop.ui.pieces import Tone
from desktop.ui.services import RecordView, Written
from desktop.ui.tasks.paper_facts import PrintedView
from forms.parts import Attachment, Move, Problem


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


class HindranceView(Protocol):
    """cooperatives.file.Hindrance."""

    @property
    def problem(self) -> Problem: ...
    @property
    def kind(self) -> str: ...


class NextMoveView(Protocol):
    """cooperatives.file.NextMove."""

    @property
    def move(self) -> Move: ...
    @property
    def hindrances(self) -> Sequence[HindranceView]: ...
    @property
    def onward(self) -> bool: ...
    @property
    def may(self) -> bool: ...
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
    @property
    def unions(self) -> Sequence[str]: ...
    @property
    def member_cooperatives(self) -> int: ...


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


class DocumentView(Protocol):
    """cooperatives.lifecycle.checklist.DocumentLine."""

    @property
    def code(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def day(self) -> date | None: ...
    @property
    def note(self) -> str: ...
    @property
    def file(self) -> str: ...
    @property
    def demanded(self) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What the clerk says of a document: `state` is wanted, received or returned; `file` was chosen just now."""

    code: str
    state: str
    day: date | None = None
    note: str = ""
    file: Attachment | None = None


class DutyLetterView(Protocol):
    """cooperatives.watching.duty_letters.Written."""

    @property
    def number(self) -> int: ...
    @property
    def is_draft(self) -> bool: ...
    @property
    def said(self) -> str: ...


class DutyView(Protocol):
    """cooperatives.watching.duties.Duty."""

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
    def days_text(self) -> str: ...
    @property
    def letter(self) -> str: ...
    @property
    def written(self) -> DutyLetterView | None: ...
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
    def documents(self) -> Sequence[DocumentView]: ...
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
    mark_document: Callable[[int, int, Mark], Written]
    """saving.mark_document: the cooperative, the base that was seen, and what is said of a document."""
    duties: Callable[[str | None], Sequence[DutyView]]
    """cooperatives.watching.duties.duties_of: of a county by its code (None for all), the most urgent first."""
    write_duty: Callable[[DutyView], Written]
    """letters.write_letter.write_duty_letter: the draft that follows from a duty."""
    duty_counts: Callable[[], Mapping[str, int]]
    """cooperatives.watching.duties.duty_counts: by kind, every kind named."""
    print_duties: Callable[[Sequence[DutyView], Path, Progress], PrintedView]
    """duty_paper.print_duties: these lines as a list on paper."""
