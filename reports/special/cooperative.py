"""فهرست اعضا و سهام: the list of a cooperative's members with their shares, signed by each, and confirmed by the
founders or, once it is registered, by the board (DOMAIN B.3, B.6 step 5). Sums are computed here, so that they cannot
disagree with the rows; a list without members is an empty form.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from forms.rules.amounts import words
from forms.rules.digits import grouped, to_persian
from reports.blocks import Column, Facts, Grid, Printed, Sheetful, Signatures, Together, Words
from reports.drawing import print_sheetfuls
from reports.facts import Letterhead, MembersFacts, Progress, Signatory

TITLE = "فهرست اعضا و سهام"
_SIGNERS, _BLANK_ROWS, _ROW_MM = 3, 14, 8.6
_COLUMNS = (
    Column("ردیف", 0.5), Column("نام و نام خانوادگی", 2.3, "right"), Column("نام پدر", 1.2), Column("کد ملی", 1.35),
    Column("شمار سهام", 0.9), Column("مبلغ سهام (ریال)", 1.7), Column("امضا", 1.9),
)


def print_members(papers: Iterable[MembersFacts], letterhead: Letterhead, to: Path, progress: Progress,
                  total: int = 0) -> Printed:
    """The lists of one or more cooperatives, drawn as they come. Raises ReportError naming the record."""
    return print_sheetfuls(map(members_sheet, papers), letterhead, to, progress, total)


def members_sheet(paper: MembersFacts) -> Sheetful:
    """The list of one cooperative."""
    shares, amount = sum(each.shares for each in paper.members), sum(each.amount for each in paper.members)
    count = grouped(len(paper.members))
    rows = [(to_persian(str(number + 1)), each.full_name, each.father_name, to_persian(each.national_code),
             grouped(each.shares), grouped(each.amount), "") for number, each in enumerate(paper.members)]
    names = [*paper.signers[:_SIGNERS], *[Signatory(f"عضو {paper.confirmed_by}")] * (_SIGNERS - len(paper.signers))]
    signs = Signatures(tuple(names))
    if not rows:
        return Sheetful(paper=paper.paper, title=TITLE, blocks=(
            Facts(paper.facts), Grid(_COLUMNS, (), (), _BLANK_ROWS, _ROW_MM), signs))
    said = (f"این فهرست با {count} عضو و سرمایهٔ {grouped(amount)} ریال (به حروف: {words(amount)} ریال) به تأیید "
            f"{paper.confirmed_by} رسید.")
    return Sheetful(paper=paper.paper, title=TITLE, blocks=(
        Facts(paper.facts),
        Grid(_COLUMNS, rows, ("", f"جمع ({count} عضو)", "", "", grouped(shares), grouped(amount), ""),
             row_mm=_ROW_MM),
        Together((Words(said, size=9), signs)),
    ))
