"""Make a report of the state of the work: figures from the records, drawn by the room of papers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.operations.desk import Desk, Progress, unwatched
from desktop.operations.errors import NoSuchPaperError, NothingToReportError
from desktop.operations.figures import figures_of
from desktop.operations.letterhead import letterhead_of
from forms.catalog import job
from forms.parts import reference_list
from forms.rules import jalali, office_code
from forms.rules.digits import to_persian
from reports.facts import AgencyRow, PaperId, StatisticsFacts
from reports.statistics import print_statistics


def make_report(desk: Desk, name: str, to: Path, progress: Progress = unwatched) -> int:
    """Write the report of this name; answers the number of pages. Raises NoSuchPaperError, NothingToReportError."""
    if name not in _DRAW:
        raise NoSuchPaperError(paper=name)
    return _DRAW[name](desk, to, progress)


def _state(desk: Desk, to: Path, progress: Progress) -> int:
    figures = figures_of(desk)
    if not figures:
        raise NothingToReportError
    rows = tuple(
        AgencyRow(job.AGENCY.show(each.agency), each.commitment, each.registered, each.checked, each.confirmed)
        for each in figures
    )
    day = to_persian(jalali.text(desk.today))
    facts = StatisticsFacts(
        paper=PaperId("", day),
        period=f"تا {day}",
        place=_place(desk),
        rows=rows,
        source="کاربرگ، از روی پرونده‌های ثبت‌شده و نتیجهٔ برگ‌های بازدید",
        signer="رئیس اداره" if desk.database.office.role == "county" else "مدیرکل",
    )
    return print_statistics(facts, letterhead_of(desk), to, progress)


def _place(desk: Desk) -> str:
    office = desk.database.office
    if office.role == "county":
        return "شهرستان " + reference_list("counties").label(office_code.county_of(office.code))
    return "استان " + reference_list("provinces").label(office_code.province_of(office.code))


_DRAW: dict[str, Callable[[Desk, Path, Progress], int]] = {"verification-state": _state}
"""By the names of desktop.operations.report_list."""
