"""تسهیلات پرداخت‌شدهٔ اشتغال: loans written on registered jobs, by agency and by bank; amounts in rial."""

from __future__ import annotations

from collections.abc import Sequence

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
from desktop.store.breakdowns import Share
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import job
from forms.parts import Field

WITH_A_LOAN = Query(where=(("state", "state", ("registered", "objected")), ("loan_amount", "!=", None)))
AMOUNT = "جمع تسهیلات (ریال)"


def make(reader: Reader, asked: Asked) -> ReportContent:
    agencies = _grid(reader, asked, "به تفکیک دستگاه اجرایی", job.AGENCY)
    parts: list[Part] = [agencies, ReportChart("جمع تسهیلات هر دستگاه", agencies, (AMOUNT,), unit="ریال"),
                         _grid(reader, asked, "به تفکیک بانک پرداخت‌کننده", job.LOAN_BANK)]
    return ReportContent(parts=tuple(parts), notes=(
        "مبلغ‌ها به ریال و همان است که دستگاه‌ها برای هر شغل ثبت کرده‌اند؛ اشتغال پس‌گرفته‌شده شمرده نشده است.",))


def _grid(reader: Reader, asked: Asked, title: str, field: Field[str]) -> ReportGrid:
    shares = reader.breakdown(job.FORM, field.name, ("loan_amount",), WITH_A_LOAN, asked.county)
    if not shares:
        raise NothingToReportError
    columns = (Measure(field.label, NAME, "right"), Measure("شمار وام"), Measure(AMOUNT, 2.2),
               Measure("میانگین (ریال)", 1.8), Measure("سهم از شمار"), Measure("سهم از مبلغ"))
    whole = Share("", sum(each.count for each in shares), (sum(each.sums[0] for each in shares),))
    rows = tuple(_cells(field.show(each.key) if each.key else BLANK, each, whole)
                 for each in ranked(shares, lambda share: share.sums[0]))
    return ReportGrid(title, columns, rows, _cells(TOTAL, whole, whole))


def _cells(name: str, share: Share, whole: Share) -> tuple[Cell, ...]:
    return (name, share.count, share.sums[0], average(share.sums[0], share.count), Ratio(share.count, whole.count),
            Ratio(share.sums[0], whole.sums[0]))


def average(amount: int, count: int) -> int | None:
    """To the nearest rial."""
    return (2 * amount + count) // (2 * count) if count else None


def sums_of(shares: Sequence[Share]) -> tuple[int, ...]:
    """Each sum over all shares."""
    return tuple(map(sum, zip(*(share.sums for share in shares), strict=True)))
