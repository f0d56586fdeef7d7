"""Check the whole office: the journal's chain, and every table against what the journal says."""

from __future__ import annotations

from desktop.operations.desk import Desk, Progress, unwatched
from desktop.store.check import CheckResult


def check_office(desk: Desk, progress: Progress = unwatched) -> CheckResult:
    """Nothing is changed; each problem is one line."""
    return desk.database.check(progress)
