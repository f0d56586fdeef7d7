"""تکالیف قانونی و مهلت‌های تعاونی‌ها: how many of each kind, and the list itself, the most urgent first (DOMAIN B.7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from desktop.operations.cooperatives.watching.duties import Duty, duties_in
from desktop.operations.cooperatives.watching.duty_words import LABELS, days_text
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
    number_in,
    ranked,
    shown_day,
)
from desktop.store.reader import Reader

_GRAVE, _IN_TIME, _ALL = "گذشته", "در مهلت", "همه"
_CHARTED = 10
"""Kinds drawn, so that their table and the picture share the first page."""


def make(reader: Reader, asked: Asked) -> ReportContent:
    found = duties_in(reader, asked.day, county=asked.county)
    if not found:
        raise NothingToReportError
    return content_of(found)


def content_of(found: Sequence[Duty]) -> ReportContent:
    """The counts and the list, in the order given."""
    counts = _counts(found)
    picture = ReportChart("شمار تکالیف در هر دسته", counts, (_GRAVE, _IN_TIME), "stacked", "تکلیف", _CHARTED)
    return ReportContent(parts=(counts, picture, _list(found)), dense=True, notes=(
        f"«{_GRAVE}» یعنی مهلت آن گذشته یا از موجبات مادهٔ ۵۴ است.",))


def _counts(found: Sequence[Duty]) -> ReportGrid:
    every, grave = (Counter(duty.kind for duty in found if not only or duty.level == "red") for only in (False, True))
    rows: list[tuple[Cell, ...]] = [(label, grave[kind], every[kind] - grave[kind], every[kind])
                                    for kind, label in LABELS.items() if every[kind]]
    red = sum(grave.values())
    return ReportGrid(
        "شمار تکالیف", (Measure("دسته", NAME, "right"), Measure(_GRAVE), Measure(_IN_TIME), Measure(_ALL)),
        tuple(ranked(rows, lambda row: number_in(row[-1]))), (TOTAL, red, len(found) - red, len(found)))


def _list(found: Sequence[Duty]) -> ReportGrid:
    columns = (Measure("تعاونی", 2.3, "right"), Measure("دسته", 1.75, "right"), Measure("مهلت", 1.1),
               Measure("روز", 1.5), Measure("شرح", 6.0, "right"))
    return ReportGrid("فهرست تکالیف", columns, tuple(
        (duty.title, duty.label, shown_day(duty.due) if duty.due else None, days_text(duty.due, duty.days_over),
         duty.said)
        for duty in found))
