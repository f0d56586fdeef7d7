"""کارهای موعددار تعاونی‌ها: how many of each kind, and the list itself, the most urgent first (DOMAIN B.7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from desktop.operations.cooperatives.duties import Duty, duties_in
from desktop.operations.cooperatives.duty_words import LABELS
from desktop.operations.errors import NothingToReportError
from desktop.operations.reporting.report_parts import (
    NAME,
    TOTAL,
    Asked,
    Cell,
    Measure,
    ReportChart,
    ReportContent,
    ReportGrid,
    ranked,
    shown_day,
)
from desktop.store.reader import Reader

_GRAVE, _ALL = "گذشته", "همه"


def make(reader: Reader, asked: Asked) -> ReportContent:
    found = duties_in(reader, asked.day, county=asked.county)
    if not found:
        raise NothingToReportError
    return content_of(found)


def content_of(found: Sequence[Duty]) -> ReportContent:
    """The counts and the list, in the order given."""
    counts = _counts(found)
    picture = ReportChart("شمار کارها در هر دسته", counts, (_GRAVE, _ALL), unit="کار")
    return ReportContent(parts=(counts, picture, _list(found)), landscape=True, notes=(
        "«گذشته» یعنی روز آن گذشته یا از موجبات مادهٔ ۵۴ است.",
        "«روز» شمار روزهای گذشته از مهلت است؛ منفی، روزهای مانده."))


def _counts(found: Sequence[Duty]) -> ReportGrid:
    every, grave = (Counter(duty.kind for duty in found if not only or duty.level == "red") for only in (False, True))
    rows: list[tuple[Cell, ...]] = [(label, grave[kind], every[kind]) for kind, label in LABELS.items() if every[kind]]
    sums = (TOTAL, sum(grave.values()), len(found))
    return ReportGrid("شمار کارها", (Measure("دسته", NAME, "right"), Measure(_GRAVE), Measure(_ALL)),
                      tuple(ranked(rows, _every)), sums)


def _every(row: tuple[Cell, ...]) -> int:
    """The last cell of a row of counts."""
    return row[-1] if isinstance(row[-1], int) else 0


def _list(found: Sequence[Duty]) -> ReportGrid:
    columns = (Measure("تعاونی", 2.6, "right"), Measure("دسته", 1.9, "right"), Measure("مهلت", 1.2),
               Measure("روز", 0.8), Measure("آنچه باید دانست", 6.5, "right"))
    return ReportGrid("فهرست کارها", columns, tuple(
        (duty.title, duty.label, shown_day(duty.due) if duty.due else None, duty.days_over, duty.said)
        for duty in found))
