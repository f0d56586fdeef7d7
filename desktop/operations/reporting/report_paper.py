"""A report on paper: its head, its tables and pictures, and the foot that every report has."""

from __future__ import annotations

from datetime import date

from desktop.operations.office.office_says import OfficeSays
from desktop.operations.reporting.report_parts import (
    Asked,
    ReportChart,
    ReportContent,
    ReportGrid,
    paper_chart,
    paper_grid,
    shown_day,
)
from forms.rules import jalali
from forms.rules.digits import to_persian
from reports.blocks import Block, Heading, Sheetful, Signatures, Together, Words
from reports.facts import PaperId, Signatory

ROW_MM = (7.0, 6.2, 5.4, 4.8)
"""Heights of a row, the most readable first; a lower one is taken when it saves a page."""
_KEPT_WHOLE = 18
"""A table of so many rows or fewer is not cut by the end of a page."""
_SOURCE = "منبع: کاربرگ، از روی دفتر رویدادهای پرونده‌های اداره"


def state_line(asked: Asked) -> str:
    """«وضعیت تا پایان روز شنبه ۳۰ آبان ۱۴۰۵»; of a comparison, both days."""
    if asked.earlier is not None and asked.other_day is not None:
        return f"وضعیت تا پایان روز {jalali.long_text(asked.other_day)} و {jalali.long_text(asked.day)}"
    return f"وضعیت تا پایان روز {jalali.long_text(asked.day)}"


def report_lines(asked: Asked, content: ReportContent, today: date) -> list[str]:
    """What stands above each table of the workbook."""
    return [f"{asked.place} — {state_line(asked)}", f"{_SOURCE}. تاریخ تهیه: {shown_day(today)}", *content.notes]


def sheetful_of(title: str, asked: Asked, content: ReportContent, says: OfficeSays, row_mm: float) -> Sheetful:
    """The whole report as one paper of several pages."""
    blocks: list[Block] = [Words(f"{asked.place} — {state_line(asked)}", 10, bold=True, align="center",
                                 justified=False)]
    for part in content.parts:
        blocks += _table(part, row_mm) if isinstance(part, ReportGrid) else _picture(part)
    return Sheetful(paper=PaperId("", says.names["today"]), title=title, landscape=content.landscape,
                    blocks=(*blocks, _foot(content, says)))


def _table(grid: ReportGrid, row_mm: float) -> list[Block]:
    blocks = (Heading(grid.title, grid.note), paper_grid(grid, row_mm))
    return [Together(blocks)] if len(grid.rows) <= _KEPT_WHOLE else [*blocks]


def _picture(chart: ReportChart) -> list[Block]:
    return [Together((Heading(chart.title, chart.note), paper_chart(chart)))]


def _foot(content: ReportContent, says: OfficeSays) -> Block:
    head, post = says.names["head"], says.names["head_post"]
    made = " ".join((f"{_SOURCE}.", *content.notes, f"تاریخ تهیه: {says.names['today']}."))
    signer = Signatory(f"{post}: {head}" if head else post, seal=True)
    return Together((Words(to_persian(made), 8), Signatures((Signatory("تهیه‌کننده"), signer), columns=2)))
