"""فهرست اعضا و سهام: the list of a cooperative's members with their shares, signed by each and by three founders
(DOMAIN B.3, B.6 step 5). Sums are computed here, so that they cannot disagree with the rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from forms.rules.amounts import words
from forms.rules.digits import grouped, to_persian
from reports.boxes import MM
from reports.errors import NothingToPrintError, ReportError
from reports.facts import Letterhead, Member, MembersFacts, Progress, Signatory
from reports.flow import Flow, Frame, make_frame
from reports.pages import Document
from reports.ruled import BODY, captions, fact_cells, fact_heights, fact_values, sign_place
from reports.sheet import RIGHT
from reports.tables import Column, Table

TITLE = "فهرست اعضا و سهام شرکت تعاونی"
_FACT_COLUMNS, _FACT_ROW, _SIGN_HEIGHT = 4, 8 * MM, 25 * MM
_FOUNDERS = 3
_COLUMNS = (
    Column("ردیف", 0.5), Column("نام و نام خانوادگی", 2.3, RIGHT), Column("نام پدر", 1.2), Column("کد ملی", 1.35),
    Column("تعداد سهام", 0.9), Column("مبلغ سهام (ریال)", 1.7), Column("امضا", 1.9),
)


def print_members(papers: Iterable[MembersFacts], letterhead: Letterhead, to: Path, progress: Progress) -> int:
    """The lists of one or more cooperatives; answers the number of pages. Raises ReportError naming the record."""
    ready = list(papers)
    if not ready:
        raise NothingToPrintError
    document = Document(TITLE, letterhead.office)
    frame = make_frame(document, letterhead, TITLE)
    for number, paper in enumerate(ready):
        try:
            _print_one(frame, paper)
        except ReportError as error:
            error.facts.setdefault("record", paper.paper.number_text)
            raise
        progress(number + 1, len(ready))
    document.save(to)
    return document.page_count


def _print_one(frame: Frame, paper: MembersFacts) -> None:
    flow = Flow(frame, paper.paper)
    heights = fact_heights(flow.sheet.writer, flow.width, paper.facts, _FACT_COLUMNS, _FACT_ROW)
    cells = fact_cells(flow.take(sum(heights)), paper.facts, _FACT_COLUMNS, heights)
    captions(flow.sheet, cells, paper.facts)
    fact_values(flow.sheet, cells, paper.facts)
    flow.skip(3 * MM)
    _members(flow, paper.members)
    flow.skip(3 * MM)
    _declaration(flow, paper)
    _founders(flow, paper)
    flow.finish()


def _members(flow: Flow, members: tuple[Member, ...]) -> None:
    table = Table(flow, _COLUMNS, 8.6 * MM)
    table.begin()
    table.rows(
        (to_persian(str(number + 1)), each.full_name, each.father_name, to_persian(each.national_code),
         grouped(each.shares), grouped(each.amount), "")
        for number, each in enumerate(members))
    shares, amount = sum(each.shares for each in members), sum(each.amount for each in members)
    table.sums(("", f"جمع ({grouped(len(members))} عضو)", "", "", grouped(shares), grouped(amount), ""))


def _declaration(flow: Flow, paper: MembersFacts) -> None:
    amount = sum(each.amount for each in paper.members)
    said = (f"این فهرست با {grouped(len(paper.members))} عضو و سرمایهٔ {grouped(amount)} ریال "
            f"(به حروف: {words(amount)} ریال) به تأیید هیأت مؤسس رسید.")
    height = len(flow.sheet.writer.wrap(said, BODY, flow.width)) * BODY.leading
    if not flow.fits(height + _SIGN_HEIGHT + 2 * MM):
        flow.break_page()
    flow.sheet.paragraph(flow.take(height), said, BODY, label=TITLE)
    flow.skip(2 * MM)


def _founders(flow: Flow, paper: MembersFacts) -> None:
    """Three founders sign; a founder whose name is known is named on the paper."""
    names = [*paper.founders[:_FOUNDERS], *[""] * (_FOUNDERS - len(paper.founders))]
    for cell, name in zip(flow.take(_SIGN_HEIGHT).columns([1] * _FOUNDERS), names, strict=True):
        sign_place(flow.sheet, cell, Signatory(f"عضو هیأت مؤسس: {name}" if name else "عضو هیأت مؤسس"))
