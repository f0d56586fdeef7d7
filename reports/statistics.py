"""وضعیت ثبت و صحت‌سنجی اشتغال: one page of agencies, their counts and the four rates of DOMAIN E.4, and a chart.

Law: the four rates are never mixed; a rate without a base is «—», and rates above 100 % are shown as they are.
"""

from __future__ import annotations

from pathlib import Path

from forms.rules.digits import grouped, percent, to_persian
from reports.blocks import Chart, Column, Printed, Series
from reports.boxes import MM, Box
from reports.charts import draw_plot, top_of
from reports.errors import NothingToPrintError, PaperTooFullError
from reports.facts import AgencyRow, Letterhead, Progress, Signatory, StatisticsFacts
from reports.flow import Flow, form_flow, make_frame
from reports.letterhead import open_document
from reports.ruled import BODY, CAPTION, HEADING, heading, sign_place
from reports.sheet import CENTER, RIGHT
from reports.tables import Table

TITLE = "گزارش وضعیت ثبت و صحت‌سنجی اشتغال"
RATES = ("ثبت ÷ تعهد", "بررسی ÷ ثبت", "تأیید ÷ بررسی", "تأیید ÷ تعهد")
_COUNTS = ("تعهد", "ثبت‌شده", "بررسی‌شده", "تأییدشده")
_COLUMNS = (Column("ردیف", 0.55), Column("دستگاه اجرایی", 3.2, RIGHT), *(Column(name, 1.15) for name in _COUNTS),
            *(Column(name, 1.1) for name in RATES))
_SIGN_HEIGHT, _LEAST_CHART, _MOST_CHART_ROW = 25 * MM, 35 * MM, 15 * MM
_ROW_HEIGHTS = (7.5 * MM, 6 * MM, 5 * MM)


def rates(row: AgencyRow) -> tuple[str, str, str, str]:
    """Registered ÷ commitment, checked ÷ registered, confirmed ÷ checked, confirmed ÷ commitment (DOMAIN E.4)."""
    return (percent(row.registered, row.commitment), percent(row.checked, row.registered),
            percent(row.confirmed, row.checked), percent(row.confirmed, row.commitment))


def total(rows: tuple[AgencyRow, ...]) -> AgencyRow:
    """The sum of all agencies."""
    return AgencyRow("جمع کل", sum(r.commitment for r in rows), sum(r.registered for r in rows),
                     sum(r.checked for r in rows), sum(r.confirmed for r in rows))


def print_statistics(report: StatisticsFacts, letterhead: Letterhead, to: Path, progress: Progress) -> Printed:
    """The report on one page, or more when the agencies are many."""
    if not report.rows:
        raise NothingToPrintError
    document = open_document(letterhead, TITLE)
    flow = form_flow(make_frame(document, letterhead), letterhead, report.paper, TITLE)
    flow.sheet.write(flow.take(7 * MM), f"{report.place} — {report.period}", HEADING.sized(10), CENTER)
    _table(flow, report.rows)
    flow.skip(3 * MM)
    _chart(flow, report.rows)
    _foot(flow, report)
    flow.finish()
    progress(1, 1)
    document.save(to)
    return Printed(document.page_count, (1,))


def _table(flow: Flow, rows: tuple[AgencyRow, ...]) -> None:
    kept = _LEAST_CHART + _SIGN_HEIGHT + 40 * MM
    fitting = (h for h in _ROW_HEIGHTS if flow.fits(h * (len(rows) + 1) + kept))
    table = Table(flow, _COLUMNS, next(fitting, _ROW_HEIGHTS[-1]))
    table.begin()
    table.rows((to_persian(str(number + 1)), row.agency, *_counts(row), *rates(row)) for number, row in enumerate(rows))
    whole = total(rows)
    table.sums(("", whole.agency, *_counts(whole), *rates(whole)))


def _counts(row: AgencyRow) -> tuple[str, ...]:
    return tuple(map(grouped, (row.commitment, row.registered, row.checked, row.confirmed)))


def _chart(flow: Flow, rows: tuple[AgencyRow, ...]) -> None:
    """Takes what the page leaves; a chart that would be too low to read goes to the next page."""
    kept = _SIGN_HEIGHT + 18 * MM
    wanted = 14 * MM + len(rows) * 7 * MM
    if not flow.fits(min(wanted, _LEAST_CHART + len(rows) * 3 * MM) + kept):
        flow.break_page()
    height = min(flow.free - kept, max(_LEAST_CHART, 18 * MM + len(rows) * _MOST_CHART_ROW))
    if height < _LEAST_CHART:
        raise PaperTooFullError(missing_mm=round((_LEAST_CHART - height) / MM))
    heading(flow.sheet, flow.take(5.5 * MM), "نمودار مقایسه‌ای دستگاه‌ها", "تعداد فرصت شغلی (نفر)")
    columns = ((r.commitment, r.registered, r.checked, r.confirmed) for r in rows)
    values = zip(*columns, strict=True)
    series = tuple(Series(name, tuple(each)) for name, each in zip(_COUNTS, values, strict=True))
    chart = Chart("bars", tuple(row.agency for row in rows), series)
    draw_plot(flow.sheet, flow.take(height - 5.5 * MM).inset(1 * MM, 0), chart, top_of(chart))
    flow.skip(2 * MM)


def _foot(flow: Flow, report: StatisticsFacts) -> None:
    note = f"منبع: {report.source}. نرخ‌ها جداگانه و با یک رقم اعشار گزارش شده‌اند."
    lines = len(flow.sheet.writer.wrap(note, CAPTION.sized(7.5), flow.width))
    flow.sheet.paragraph(flow.take(lines * CAPTION.sized(7.5).leading), note, CAPTION.sized(7.5), label="منبع")
    flow.skip(2 * MM)
    box = flow.take(_SIGN_HEIGHT)
    place = Box(box.x, box.y, box.width * 0.42, box.height)
    role = f"{report.signer}: {report.signer_name}" if report.signer_name else report.signer
    sign_place(flow.sheet, place, Signatory(role, seal=True))
    right = box.first(box.width * 0.5)
    flow.sheet.write(right.upper(6 * MM), f"تاریخ تهیه: {report.paper.date_text}", BODY)
