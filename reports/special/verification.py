"""برگ صحت‌سنجی: one A4 page for one person's job, filled in by hand on the spot and signed (DOMAIN E.3, E.4).

Everything that is equal on all papers of a batch is drawn once; a page adds the person's facts, number and QR code.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from forms.rules.digits import to_persian
from reports.blocks import Printed
from reports.boxes import MM, Box, page_box
from reports.emblem import emblem_of
from reports.facts import Fact, Letterhead, Progress, VerificationFacts, VisitSheet
from reports.letterhead import entitle, foot, head, identify, open_document, page_number
from reports.press import print_each
from reports.ruled import HEADING, VALUE, captions, fact_heights, fact_values
from reports.sheet import HAIR, Part, Sheet
from reports.special.visit_layout import FACT_COLUMNS, FACT_ROW, Layout, lay_out
from reports.special.visit_page import draw_constant

TITLE = "برگ صحت‌سنجی میدانی اشتغال"
_MARGIN = 9 * MM


def print_verifications(papers: Iterable[VerificationFacts], asked: VisitSheet, letterhead: Letterhead, to: Path,
                        progress: Progress, total: int = 0) -> Printed:
    """One page for each person, drawn as they come; `total` (0: count them first) is said on every page.

    Raises ReportError naming the record.
    """
    if not total:
        papers = list(papers)
        total = len(papers)
    return print_each(papers, lambda _first: _Press(asked, letterhead, total), to, progress, total)


class _Press:
    """The document, and the constant parts drawn so far: one for each set of labels and heights."""

    def __init__(self, asked: VisitSheet, letterhead: Letterhead, total: int) -> None:
        self.document = open_document(letterhead, TITLE)
        self._asked, self._letterhead, self._total = asked, letterhead, total
        self._page = page_box(self.document.size, _MARGIN)
        self._emblem = emblem_of(self.document, letterhead.emblem)
        self._constant: dict[tuple[object, ...], tuple[Layout, Part]] = {}

    def draw(self, paper: VerificationFacts) -> None:
        layout, part = self._constant_part(paper.facts)
        sheet = self.document.sheet()
        sheet.place(part)
        identify(sheet, self._page, paper.paper)
        _assignment(sheet, layout.assignment, paper)
        fact_values(sheet, layout.facts, paper.facts)
        place = self.document.page_count + 1
        page_number(sheet, self._page, 1, 1, to_persian(f"برگ {place} از {self._total}"))
        self.document.add(sheet)

    def _constant_part(self, facts: Sequence[Fact]) -> tuple[Layout, Part]:
        heights = fact_heights(self.document.writer, self._page.width, facts, FACT_COLUMNS, FACT_ROW)
        key = (heights, *((fact.label, fact.span) for fact in facts))
        if key not in self._constant:
            layout = lay_out(self._page, facts, heights, self._asked)
            sheet = self.document.sheet()
            head(sheet, self._page, self._letterhead, self._emblem)
            entitle(sheet, self._page, self._letterhead, TITLE)
            foot(sheet, self._page, self._letterhead)
            captions(sheet, layout.facts, facts)
            draw_constant(sheet, layout, self._asked)
            self._constant[key] = layout, self.document.part(sheet)
        return self._constant[key]


def _assignment(sheet: Sheet, box: Box, paper: VerificationFacts) -> None:
    """Who visits, in which campaign, tier and round."""
    pairs = (("دوره", paper.campaign, 3.2), ("گروه بازدیدکننده", paper.group, 3.4), ("سطح", paper.tier, 1.3),
             ("نوبت", paper.round, 1.0), ("مهلت", paper.due, 1.7))
    cells = box.columns([share for _, _, share in pairs])
    sheet.grid(cells, HAIR)
    for cell, (label, value, _) in zip(cells, pairs, strict=True):
        inner = cell.inset(1.3 * MM)
        sheet.write(inner, f"{label}:", HEADING.sized(7))
        room = inner.rest(sheet.writer.width(f"{label}:", HEADING.sized(7)) + 1 * MM)
        if value:
            sheet.fit(room, value, VALUE, label=label)
