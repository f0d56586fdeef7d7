"""وضعیت ثبت و صحت‌سنجی اشتغال: commitment, registered, checked and confirmed, with the four rates of DOMAIN E.4.

Law: the four rates are never mixed; a rate without a base is «—», and rates above 100 % are shown as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.operations.errors import NothingToReportError
from desktop.operations.reporting.report_parts import (
    BLANK,
    NAME,
    TOTAL,
    Asked,
    Cell,
    Measure,
    Part,
    Ratio,
    ReportChart,
    ReportContent,
    ReportGrid,
    ranked,
)
from desktop.store.figures import AgencyFigures
from desktop.store.reader import Reader
from forms.catalog import job

COUNTS = ("تعهد", "ثبت‌شده", "بررسی‌شده", "تأییدشده")
RATES = ("ثبت ÷ تعهد", "بررسی ÷ ثبت", "تأیید ÷ بررسی", "تأیید ÷ تعهد")
STRETCHES = ("تأییدشده", "بررسی‌شده و تأییدنشده", "ثبت‌شده و بررسی‌نشده", "مانده تا تعهد")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the state: whose, and the four counts."""

    name: str
    commitment: int
    registered: int
    checked: int
    confirmed: int

    @property
    def size(self) -> int:
        return max(self.commitment, self.registered)


def make(reader: Reader, asked: Asked) -> ReportContent:
    figures = reader.figures(asked.county, asked.day)
    if not figures:
        raise NothingToReportError
    lines = [line_of(each) for each in figures]
    agencies = _grid("به تفکیک دستگاه اجرایی", "دستگاه اجرایی", lines)
    parts: list[Part] = [agencies, _chart("پیشرفت دستگاه‌ها تا تعهد", "دستگاه اجرایی", lines)]
    counties = _counties(reader, asked) if asked.of_province else []
    if len(counties) > 1:  # one alone says nothing that the sum does not
        parts += [_grid("به تفکیک شهرستان", "شهرستان", counties),
                  _chart("پیشرفت شهرستان‌ها تا تعهد", "شهرستان", counties)]
    return ReportContent(parts=tuple(parts), notes=(
        "تعهد، جمع تعهدهایی است که دوره‌شان این روز را در بر دارد. چهار نرخ جدا از هم و با یک رقم اعشار گزارش شده‌اند.",))


def line_of(figures: AgencyFigures) -> Line:
    name = job.AGENCY.show(figures.agency) if figures.agency else BLANK
    return Line(name, figures.commitment, figures.registered, figures.checked, figures.confirmed)


def summed(name: str, lines: Sequence[Line] | Sequence[AgencyFigures]) -> Line:
    return Line(name, sum(each.commitment for each in lines), sum(each.registered for each in lines),
                sum(each.checked for each in lines), sum(each.confirmed for each in lines))


def _counties(reader: Reader, asked: Asked) -> list[Line]:
    return [summed(job.COUNTY.show(code), reader.figures(code, asked.day)) for code in reader.counties()]


def _grid(title: str, whose: str, lines: list[Line]) -> ReportGrid:
    columns = (Measure(whose, NAME, "right"), *map(Measure, COUNTS), *map(Measure, RATES))
    rows = tuple(map(_cells, ranked(lines, lambda line: line.size)))
    return ReportGrid(title, columns, rows, _cells(summed(TOTAL, lines)), "نفر")


def _chart(title: str, whose: str, lines: list[Line]) -> ReportChart:
    """The counts of which the next is a part, cut where one ends: a bar is as long as the commitment, or longer."""
    rows = tuple((line.name, line.confirmed, line.checked - line.confirmed, line.registered - line.checked,
                  max(0, line.commitment - line.registered)) for line in ranked(lines, lambda line: line.size))
    grid = ReportGrid(title, (Measure(whose, NAME), *map(Measure, STRETCHES)), rows)
    return ReportChart(title, grid, STRETCHES, "stacked", "نفر")


def _cells(line: Line) -> tuple[Cell, ...]:
    return (line.name, line.commitment, line.registered, line.checked, line.confirmed,
            Ratio(line.registered, line.commitment), Ratio(line.checked, line.registered),
            Ratio(line.confirmed, line.checked), Ratio(line.confirmed, line.commitment))
