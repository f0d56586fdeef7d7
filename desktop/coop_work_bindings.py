"""Ties the screens of members, assemblies and shares to the operations, as desktop.bindings does for records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from desktop.late import late
from desktop.operations.desk import Desk
from desktop.operations.saved import Saved as SavedRecord
from desktop.ui.cooperatives.work import CoopWork
from desktop.ui.services import Saved, Written

_ROOM = "desktop.operations.cooperatives"


def bind_coop_work(desk: Desk) -> CoopWork:
    """Everything these screens ask; what reads workbooks is loaded at its first use."""
    def room(path: str) -> Callable[..., Any]:
        return partial(late(f"{_ROOM}.{path}"), desk)

    return CoopWork(
        members=room("membership.member_grid.members_file"), member_rows=_member_rows,
        applicants=room("membership.members.applicant_rows"),
        plan_members=room("membership.member_grid.plan_members"),
        save_members=room("membership.member_grid.save_members"),
        end_membership=partial(_written, partial(late("saving.end_membership.end_membership"), desk)),
        assembly=room("assembly.assembly_desk.open_assembly"),
        judge=late(f"{_ROOM}.assembly.assembly_desk.judge_assembly"),
        call=partial(_written, room("assembly.assemblies.call_assembly")),
        call_again=partial(_written, room("assembly.assemblies.call_again")),
        hold=partial(_written, room("assembly.assemblies.hold_assembly")),
        fail=partial(_written, room("assembly.assemblies.fail_assembly")),
        shares=room("membership.share_book.share_book"), context=desk.context)


def _member_rows(path: Path, union: bool) -> Sequence[Mapping[str, str]]:
    rows: Sequence[Mapping[str, str]] = late(f"{_ROOM}.membership.members.member_rows")(path, union=union)
    return rows


def _written(operation: Callable[..., SavedRecord], *asked: Any) -> Written:
    saved = operation(*asked)
    return saved.problems if saved.number is None else Saved(saved.number, saved.problems)
