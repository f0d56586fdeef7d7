"""Make a report: the office as it was at the end of a day, asked by the report's own file, as PDF or workbook.

Law: a report of an earlier day asks that day's records by the very functions that today's asks.
"""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.excel.report_book import BookCell, BookChart, BookTable, Percent, write_report
from desktop.operations.desk import Desk, Progress, unwatched
from desktop.operations.errors import (
    DaysOrderError,
    FutureDayError,
    NoRecordsYetError,
    NoSuchPaperError,
    NothingToReportError,
    SecondDayError,
    UnknownCountyError,
)
from desktop.operations.office.office_says import OfficeSays
from desktop.operations.proofs.paper_stamp import DRAFT
from desktop.operations.reporting.report_paper import ROW_MM, report_lines, sheetful_of
from desktop.operations.reporting.report_parts import (
    Asked,
    Cell,
    Make,
    Ratio,
    ReportChart,
    ReportContent,
    ReportGrid,
    shown_day,
)
from desktop.operations.texts.report_list import REPORTS, Report
from desktop.store.reader import Reader
from forms.parts import reference_list
from forms.rules import office_code
from reports.blocks import Printed, Sheetful
from reports.drawing import print_sheetfuls

_ROOM = "desktop.operations.reports"


def make_report(desk: Desk, name: str, to: Path, progress: Progress = unwatched, *, as_of: date | None = None,  # noqa: PLR0913
                other_day: date | None = None, county: str | None = None, draft: bool = False) -> Printed:
    """Write the report of this name as .xlsx, or as PDF; answers its pages or sheets. `draft` marks it «پیش‌نویس».

    Raises NoSuchPaperError, FutureDayError, SecondDayError, DaysOrderError, UnknownCountyError, NoRecordsYetError,
    NothingToReportError, and what the disk refuses. Nothing half-written is left.
    """
    if name not in REPORTS:
        raise NoSuchPaperError(paper=name)
    report = REPORTS[name]
    asked, content = content_of(desk, report, progress, as_of=as_of, other_day=other_day, county=county)
    if to.suffix.lower() == ".xlsx":
        lines = [*((DRAFT,) if draft else ()), *report_lines(asked, content, desk.today)]
        return Printed(write_report(to, report.title, lines, _tables(content)))
    with desk.database.read() as reader:
        says = OfficeSays(desk, reader)
    papers = [sheetful_of(report.title, asked, content, says, row_mm) for row_mm in ROW_MM[-1 if content.dense else 0:]]
    if draft:
        papers = [replace(each, paper=replace(each.paper, mark=DRAFT)) for each in papers]
    return print_sheetfuls([_shortest(papers, says)], says.letterhead, to, progress, 1)


def _shortest(papers: Sequence[Sheetful], says: OfficeSays) -> Sheetful:
    """The first of those that take the fewest pages."""
    with TemporaryDirectory(prefix="karbarg-") as folder:
        pages = [print_sheetfuls([paper], says.letterhead, Path(folder) / "x.pdf", unwatched).pages
                 for paper in papers]
    return papers[pages.index(min(pages))]


def content_of(desk: Desk, report: Report, progress: Progress = unwatched, *, as_of: date | None = None,
               other_day: date | None = None, county: str | None = None) -> tuple[Asked, ReportContent]:
    """What the report says, and of what; raises what `make_report` raises before it writes."""
    day = as_of or desk.today
    _check_days(desk, report, day, other_day)
    make: Make = importlib.import_module(f"{_ROOM}.{report.name.replace('-', '_')}").make
    with ExitStack() as open_readers:
        reader = open_readers.enter_context(_reader(desk, report, day, progress))
        earlier = None
        if report.compares and other_day is not None:
            earlier = open_readers.enter_context(_reader(desk, report, other_day, progress))
        asked = Asked(day=day, office=desk.database.office, county=_county(desk, county), other_day=other_day,
                      earlier=earlier)
        return asked, make(reader, asked)


def _check_days(desk: Desk, report: Report, day: date, other_day: date | None) -> None:
    if day > desk.today:
        raise FutureDayError(day=shown_day(day))
    if report.compares and other_day is None:
        raise SecondDayError
    if report.compares and other_day is not None and other_day >= day:
        raise DaysOrderError(day=shown_day(day), other=shown_day(other_day))
    with desk.database.read() as reader:
        begins = reader.begins()
    if not begins:
        raise NothingToReportError
    first = datetime.fromisoformat(begins).astimezone().date()
    for each in (other_day if report.compares else None, day):
        if each is not None and each < first:
            raise NoRecordsYetError(day=shown_day(each), first=shown_day(first))


@contextmanager
def _reader(desk: Desk, report: Report, day: date, progress: Progress) -> Iterator[Reader]:
    if day >= desk.today:
        with desk.database.read() as now:
            yield now
    else:
        with desk.database.as_of(day, progress, report.kinds) as then:
            yield then


def _county(desk: Desk, county: str | None) -> str | None:
    """A county of this office by its code; an office of a county needs none."""
    if county is None:
        return None
    office = desk.database.office.code
    known = county in reference_list("counties").by_code
    own = county[:2] == office_code.province_of(office) if office_code.is_province(office) else \
        county == office_code.county_of(office)
    if not (known and own):
        raise UnknownCountyError(county=county)
    return county if office_code.is_province(office) else None


def _tables(content: ReportContent) -> list[BookTable]:
    charts: dict[int, list[ReportChart]] = defaultdict(list)
    grids: dict[int, ReportGrid] = {}
    for part in content.parts:
        grid = part.grid if isinstance(part, ReportChart) else part
        grids[id(grid)] = grid
        if isinstance(part, ReportChart):
            charts[id(grid)].append(part)
    return [_table(grid, charts[key]) for key, grid in grids.items()]


def _table(grid: ReportGrid, charts: list[ReportChart]) -> BookTable:
    rows = [(place, *map(_book_cell, row)) for place, row in enumerate(grid.rows, 1)]
    return BookTable(
        grid.title, ("ردیف", *(column.title for column in grid.columns)), rows,
        ("", *map(_book_cell, grid.sums)) if grid.sums else (),
        tuple(BookChart(chart.title, chart.kind, tuple(place + 1 for place in chart.places()), chart.unit)
              for chart in charts))


def _book_cell(cell: Cell) -> BookCell:
    if isinstance(cell, Ratio):
        return Percent(cell.part / cell.whole) if cell.whole else None
    return cell
