"""What the screens of one cooperative's members, assemblies and shares ask; desktop.coop_work_bindings binds them.

Law: every callable may wait for the disk and runs in a Job, but `judge`, which only computes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from desktop.background import Progress
from desktop.ui.services import Written
from forms.parts import Context, Problem, Typed

TypedLine = tuple[int, int, Mapping[str, str]]
"""A member's number (0: new), the base that was read, and what is typed in his line."""


class MembersView(Protocol):
    """operations.cooperatives.membership.member_grid.MembersFile."""

    @property
    def number(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def rows(self) -> Sequence[Sequence[Any]]: ...
    @property
    def unread(self) -> Mapping[int, Mapping[str, str]]: ...
    @property
    def closed(self) -> str: ...
    @property
    def chosen(self) -> int: ...
    @property
    def union(self) -> bool: ...
    @property
    def doubt(self) -> str: ...


class PlannedView(Protocol):
    """operations.cooperatives.membership.member_grid.PlannedLine."""

    @property
    def status(self) -> str: ...
    @property
    def typed(self) -> Mapping[str, str]: ...
    @property
    def problems(self) -> Sequence[Problem]: ...
    @property
    def number(self) -> int: ...


class SavedMembersView(Protocol):
    """operations.cooperatives.membership.member_grid.SavedMembers."""

    @property
    def numbers(self) -> Sequence[int]: ...
    @property
    def problems(self) -> Sequence[Problem]: ...
    @property
    def new(self) -> int: ...
    @property
    def changed(self) -> int: ...
    @property
    def action(self) -> int | None: ...


class MemberView(Protocol):
    """operations.cooperatives.roster.Member."""

    @property
    def number(self) -> int: ...
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def member_no(self) -> int: ...


class AssemblyView(Protocol):
    """operations.cooperatives.assembly.assembly_desk.AssemblyFile."""

    @property
    def number(self) -> int: ...
    @property
    def cooperative(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def typed(self) -> Typed: ...
    @property
    def base(self) -> int: ...
    @property
    def electors(self) -> Sequence[MemberView]: ...
    @property
    def later(self) -> int: ...


class QuorumView(Protocol):
    """operations.cooperatives.quorums.QuorumView."""

    @property
    def met(self) -> bool | None: ...
    @property
    def said(self) -> str: ...
    @property
    def basis(self) -> str: ...


class SeatsView(Protocol):
    """operations.cooperatives.assembly.assembly_desk.Seats."""

    @property
    def office(self) -> str: ...
    @property
    def principals(self) -> int: ...
    @property
    def alternates(self) -> int: ...
    @property
    def basis(self) -> str: ...
    @property
    def elected(self) -> Sequence[int]: ...
    @property
    def standby(self) -> Sequence[int]: ...
    @property
    def tied(self) -> Sequence[int]: ...
    @property
    def empty(self) -> int: ...


class DecisionView(Protocol):
    """operations.cooperatives.assembly.assembly_desk.Decision."""

    @property
    def needed(self) -> int: ...
    @property
    def said(self) -> str: ...
    @property
    def carried(self) -> bool | None: ...


class JudgedView(Protocol):
    """operations.cooperatives.assembly.assembly_desk.Judged."""

    @property
    def problems(self) -> Sequence[Problem]: ...
    @property
    def quorum(self) -> QuorumView: ...
    @property
    def quorums(self) -> Sequence[str]: ...
    @property
    def seats(self) -> Sequence[SeatsView]: ...
    @property
    def results(self) -> Sequence[str]: ...
    @property
    def decisions(self) -> Sequence[DecisionView]: ...
    @property
    def deadlines(self) -> Sequence[tuple[Any, str]]: ...
    @property
    def districts(self) -> Sequence[str]: ...


class HolderView(Protocol):
    """operations.cooperatives.membership.share_book.Holder."""

    @property
    def member(self) -> MemberView: ...
    @property
    def shares(self) -> int: ...
    @property
    def belongs(self) -> bool: ...


class BookLineView(Protocol):
    """operations.cooperatives.membership.share_book.BookLine."""

    @property
    def record(self) -> int: ...
    @property
    def day(self) -> date: ...
    @property
    def nature(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def shares(self) -> int: ...
    @property
    def amount(self) -> int | None: ...
    @property
    def left(self) -> int: ...
    @property
    def is_transfer(self) -> bool: ...
    @property
    def refused(self) -> str: ...


class ShareBookView(Protocol):
    """operations.cooperatives.membership.share_book.ShareBook."""

    @property
    def number(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def on(self) -> date: ...
    @property
    def lines(self) -> Sequence[BookLineView]: ...
    @property
    def holders(self) -> Sequence[HolderView]: ...
    @property
    def par_value(self) -> int | None: ...
    @property
    def capital(self) -> int | None: ...
    @property
    def least_shares(self) -> int: ...
    @property
    def least_basis(self) -> str: ...
    @property
    def later(self) -> int: ...
    @property
    def shares(self) -> int: ...
    @property
    def worth(self) -> int | None: ...
    @property
    def chosen(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CoopWork:
    """The operation that each is bound to stands beside it; a number is of the cooperative or of the record itself."""

    members: Callable[[int], MembersView]
    """member_grid.members_file."""
    member_rows: Callable[[Path, bool], Sequence[Mapping[str, str]]]
    """members.member_rows: the rows of a workbook; whether it is a union's."""
    applicants: Callable[[int], Sequence[Mapping[str, str]]]
    """members.applicant_rows: those of the cooperative's own file."""
    plan_members: Callable[[int, Sequence[Mapping[str, str]], Progress], Sequence[PlannedView]]
    save_members: Callable[[int, Sequence[TypedLine], Progress], SavedMembersView]
    end_membership: Callable[[int, Typed, str], Written]
    """Member, last day and cause, and why a doubt is passed over."""
    assembly: Callable[[int], AssemblyView]
    """assembly_desk.open_assembly."""
    judge: Callable[[AssemblyView, Typed], JudgedView]
    """assembly_desk.judge_assembly; in the GUI thread."""
    call: Callable[[int, Typed], Written]
    """assemblies.call_assembly of a cooperative."""
    call_again: Callable[[int], Written]
    hold: Callable[[int, Typed, str, int], Written]
    """assemblies.hold_assembly: what is typed, why a doubt is passed over, and the base that the clerk saw."""
    fail: Callable[[int, Typed, str, int], Written]
    shares: Callable[[int, date | None], ShareBookView]
    """share_book.share_book as of a day; None: today."""
    context: Callable[[], Context]
