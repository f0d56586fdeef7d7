"""The work list as it stands on the screen, filtered, on paper; the whole of it is a report of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.operations.cooperatives.watching.duties import Duty
from desktop.operations.desk import Desk, Progress, unwatched
from desktop.operations.errors import NothingToReportError
from desktop.operations.office.office_says import OfficeSays
from desktop.operations.reporting.report_paper import ROW_MM, sheetful_of
from desktop.operations.reporting.report_parts import Asked
from desktop.operations.reports.duties import content_of
from desktop.operations.texts.report_list import REPORTS
from reports.blocks import Printed
from reports.drawing import print_sheetfuls

REPORT = "duties"


def print_duties(desk: Desk, duties: Sequence[Duty], to: Path, progress: Progress = unwatched) -> Printed:
    """These lines, in this order. Raises NothingToReportError for none, and what the disk refuses."""
    if not duties:
        raise NothingToReportError
    with desk.database.read() as reader:
        says = OfficeSays(desk, reader)
    asked = Asked(day=desk.today, office=desk.database.office)
    paper = sheetful_of(REPORTS[REPORT].title, asked, content_of(duties), says, ROW_MM[0])
    return print_sheetfuls([paper], says.letterhead, to, progress, 1)
