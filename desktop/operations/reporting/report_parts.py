"""What a report says, with its numbers still numbers: the same parts become a paper and a workbook.

Law: nothing here reads the database, and nothing is drawn here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeVar

from desktop.store.offices import Office
from desktop.store.reader import Reader
from forms.parts import Form, reference_list
from forms.rules import jalali, office_code
from forms.rules.digits import grouped, percent, to_persian
from reports import blocks

T = TypeVar("T")
BLANK, TOTAL = "ثبت‌نشده", "جمع کل"
_MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share: «—» on paper where there is no whole."""

    part: int
    whole: int


Cell = str | int | Ratio | None
"""A text, a whole number, a share; None where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of a report."""

    title: str
    share: float = 1.15
    align: blocks.Align = "center"


NAME = 3.6
"""The share of the width that a column of names takes."""


@dataclass(frozen=True, slots=True)
class ReportGrid:
    """A table with its title; each row is numbered. `sums` stands last and begins under the first column."""

    title: str
    columns: tuple[Measure, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sums: tuple[Cell, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReportChart:
    """A picture of some columns (by their titles) of a table: its first column names the bars.

    The table need not be a part of the report: then only a workbook shows it. On paper there are the first `most`
    rows and the head says so, lest it grow longer than the table; in a workbook all of them. A `ranked` one shows the
    biggest first on paper, by its first column, and nothing of which there is none.
    """

    title: str
    grid: ReportGrid
    columns: tuple[str, ...]
    kind: Literal["bars", "stacked", "columns", "line", "shares"] = "bars"
    unit: str = ""
    most: int = _MOST_NAMES
    ranked: bool = False

    @property
    def note(self) -> str:
        """Beside the title: the unit, and how many of the rows are drawn if not all."""
        all_of_them = len(self.rows())
        left = f"{self.most} ردیف نخست از {all_of_them}" if all_of_them > self.most else ""
        return "، ".join(filter(None, (to_persian(left), self.unit)))

    def places(self) -> tuple[int, ...]:
        """Where the columns stand in the table."""
        titles = [column.title for column in self.grid.columns]
        return tuple(titles.index(name) for name in self.columns)

    def rows(self) -> list[tuple[Cell, ...]]:
        """What there is to draw, in its order."""
        first = self.places()[0]
        return ranked([row for row in self.grid.rows if row[first]], lambda row: number_in(row[first])) \
            if self.ranked else [*self.grid.rows]


Part = ReportGrid | ReportChart


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """Everything a report says but its head and foot, which are the same for all. `notes` explain the figures."""

    parts: tuple[Part, ...]
    notes: tuple[str, ...] = ()
    landscape: bool = False
    dense: bool = False
    """Rows stand close from the first, so that a summary stays on one page before a long list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a report is of: a day, and a county (None: all of the office). `earlier` is the office on `other_day`."""

    day: date
    office: Office
    county: str | None = None
    other_day: date | None = None
    earlier: Reader | None = None

    @property
    def place(self) -> str:
        if self.county:
            return "شهرستان " + reference_list("counties").label(self.county)
        if office_code.is_province(self.office.code):
            return "استان " + reference_list("provinces").label(office_code.province_of(self.office.code))
        return "شهرستان " + reference_list("counties").label(office_code.county_of(self.office.code))

    @property
    def of_province(self) -> bool:
        """Whether counties are to be told apart."""
        return self.county is None and office_code.is_province(self.office.code)


Make = Callable[[Reader, Asked], ReportContent]
"""`make` of each file in desktop.operations.reports. Raises NothingToReportError."""


def shown(cell: Cell) -> str:
    """A cell as it stands on paper."""
    if isinstance(cell, Ratio):
        return percent(cell.part, cell.whole)
    if isinstance(cell, int):
        return grouped(cell)
    return "—" if cell is None else to_persian(cell)


def shown_day(day: date) -> str:
    """«۱۴۰۵/۰۸/۳۰»."""
    return to_persian(jalali.text(day))


def paper_grid(grid: ReportGrid, row_mm: float) -> blocks.Grid:
    """The table as it is printed."""
    number = max(0.6, 0.045 * sum(each.share for each in grid.columns))
    columns = (blocks.Column("ردیف", number), *(blocks.Column(each.title, each.share, each.align)
                                            for each in grid.columns))
    rows = [(grouped(place), *map(shown, row)) for place, row in enumerate(grid.rows, 1)]
    return blocks.Grid(columns, rows, ("", *map(shown, grid.sums)) if grid.sums else (), row_mm=row_mm)


def paper_chart(chart: ReportChart) -> blocks.Chart:
    """The picture as it is printed."""
    places = chart.places()
    rows = [(str(row[0]), [number_in(row[place]) for place in places]) for row in chart.rows()[:chart.most]]
    series = tuple(blocks.Series(name, tuple(values[place] for _, values in rows))
                   for place, name in enumerate(chart.columns))
    return blocks.Chart(chart.kind, tuple(to_persian(name) for name, _ in rows), series)


def number_in(cell: Cell) -> int:
    """A cell as a number; 0 for what is none."""
    return cell if isinstance(cell, int) else 0


def ranked(rows: Sequence[T], size: Callable[[T], int]) -> list[T]:
    """The biggest first; equals stay as they stood."""
    return sorted(rows, key=lambda row: -size(row))


def place_in_life(form: Form, state: str) -> int:
    """Where a state stands among those of its form."""
    return [each.code for each in form.life.states].index(state)


def name_of_share(form: Form, by: str, key: Any) -> str:
    """What a table of records calls those that share a state, or a value of the blank `by`."""
    if by == "state":
        return form.life.state(key).label
    return form.by_name[by].show(key) if key else BLANK


def says_something(grid: ReportGrid) -> bool:
    """False for a table of records of which none has the blank that it tells them apart by."""
    return [row[0] for row in grid.rows] != [BLANK]
