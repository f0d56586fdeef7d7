"""Registered, checked and confirmed against commitment, and what is late: the one source of the desk's figures."""

from __future__ import annotations

from desktop.operations.desk import Desk
from desktop.store.figures import AgencyFigures


def figures_of(desk: Desk, county: str | None = None) -> list[AgencyFigures]:
    """Registered, checked and confirmed against commitment, by agency: the one source of desk and report."""
    with desk.database.read() as reader:
        return reader.figures(county=county, on=desk.today)


def late_meetings(desk: Desk) -> list[int]:
    """Meetings with a decision that nobody has carried out by its day."""
    with desk.database.read() as reader:
        return reader.late_meetings(desk.today)
