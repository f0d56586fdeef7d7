"""نتیجهٔ صحت‌سنجی اشتغال: what the latest visits found, by agency, place, kind of job, visitors and result (DOMAIN E.4).

Law: a job counts once, by its latest recorded visit; pending means that another visit is due.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
)
from desktop.store.figures import By, ResultFigures, counts_as
from desktop.store.reader import Reader
from forms.catalog import job, visit, visitor_group

MEANINGS = ("تأییدشده", "تأییدنشده", "نیازمند بازدید دوباره", "کنارگذاشته")
_COUNTS_AS = {"confirmed": MEANINGS[0], "rejected": MEANINGS[1], "pending": MEANINGS[2], "excluded": MEANINGS[3]}
Named = Callable[[str | int], str]


def make(reader: Reader, asked: Asked) -> ReportContent:
    agencies = reader.results("agency", asked.county)
    if not sum(each.checked for each in agencies):
        raise NothingToReportError
    by_agency = _grid("به تفکیک دستگاه اجرایی", "دستگاه اجرایی", agencies, _shown(job.AGENCY.show))
    codes = _codes(reader.results("result", asked.county))
    parts: list[Part] = [
        by_agency, ReportChart("سهم نتیجه‌ها در هر دستگاه", by_agency, MEANINGS, "shares", "درصد"),
        codes, *_by(reader, asked, "county", "به تفکیک شهرستان", "شهرستان", _shown(job.COUNTY.show)),
        *_by(reader, asked, "job_kind", "به تفکیک نوع اشتغال", "نوع اشتغال", _shown(job.JOB_KIND.show)),
        *_by(reader, asked, "group", "به تفکیک گروه بازدیدکننده", "گروه یا مرکز", _groups(reader)),
    ]
    return ReportContent(parts=tuple(parts), notes=(
        "هر شغل یک بار و با آخرین بازدید ثبت‌شدهٔ آن شمرده شده است.",
        "کنارگذاشته: فوت یا مهاجرت. نیازمند بازدید دوباره: نتیجه‌ای که هنوز پایانی نیست."))


def _by(reader: Reader, asked: Asked, by: By, title: str, whose: str, named: Named) -> list[Part]:
    figures = reader.results(by, asked.county)
    # One county says nothing that the sum does not.
    return [] if by == "county" and len(figures) < 2 else [_grid(title, whose, figures, named)]


def _grid(title: str, whose: str, figures: Sequence[ResultFigures], named: Named) -> ReportGrid:
    columns = (Measure(whose, NAME, "right"), Measure("ثبت‌شده"), Measure("بررسی‌شده"), *map(Measure, MEANINGS),
               Measure("تأیید ÷ بررسی"))
    if whose == "گروه یا مرکز":
        columns = (columns[0], *columns[2:])
    width = len(columns)
    rows = tuple(_cells(named(each.key), each, width) for each in figures)
    names = ("registered", "checked", "confirmed", "rejected", "pending", "excluded")
    whole = ResultFigures("", **{name: sum(getattr(each, name) for each in figures) for name in names})
    return ReportGrid(title, columns, rows, _cells(TOTAL, whole, width), "نفر")


def _cells(name: str, each: ResultFigures, width: int) -> tuple[Cell, ...]:
    counts = (each.registered, each.checked, each.confirmed, each.rejected, each.pending, each.excluded)
    return (name, *counts[9 - 1 - width:], Ratio(each.confirmed, each.checked))


def _codes(figures: Sequence[ResultFigures]) -> ReportGrid:
    whole = sum(each.checked for each in figures)
    rows = tuple((visit.RESULT.show(str(each.key)), _COUNTS_AS[counts_as(str(each.key))], each.checked,
                  Ratio(each.checked, whole)) for each in figures)
    columns = (Measure("نتیجه", NAME, "right"), Measure("به شمار می‌آید", 1.8), Measure("شمار"), Measure("سهم"))
    return ReportGrid("به تفکیک کد نتیجه", columns, rows, (TOTAL, "", whole, Ratio(whole, whole)), "نفر")


def _shown(show: Callable[[str], str]) -> Named:
    return lambda code: show(str(code)) if code else BLANK


def _groups(reader: Reader) -> Named:
    def named(number: str | int) -> str:
        group = reader.get(int(number)) if number else None
        if group is None:
            return "بدون گروه"
        kind = group.values.show(visitor_group.ORGANISATION_TYPE)
        return f"{group.title} ({kind})" if kind else group.title

    return named
