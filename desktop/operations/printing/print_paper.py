"""Print the papers of records: those drawn by hand, those that are described, and the plain form of every kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from desktop.operations.desk import Desk, Progress, unwatched
from desktop.operations.orders.filling import Sources
from desktop.operations.orders.paper_order import Made, Maker, PaperOrder, refuse_unfit
from desktop.operations.papers.assembly_attendance import attendance_lists
from desktop.operations.papers.assembly_cards import entry_cards
from desktop.operations.papers.campaign_results import campaign_results
from desktop.operations.papers.label import print_label
from desktop.operations.papers.letter import print_letter
from desktop.operations.papers.letter_register import letter_register
from desktop.operations.papers.listing import listing
from desktop.operations.papers.members import print_member_lists
from desktop.operations.papers.mission_order import mission_orders
from desktop.operations.papers.plain_form import print_plain_form
from desktop.operations.papers.sample_list import sample_lists
from desktop.operations.papers.share_holdings import share_holdings
from desktop.operations.papers.verification_table import verification_tables
from desktop.operations.papers.visitor_card import visitor_cards
from desktop.operations.papers.visitor_record import visitor_records
from desktop.operations.printing.declared_papers import is_draft, sheetfuls
from desktop.operations.texts.paper_file import declared_paper
from desktop.operations.texts.paper_list import paper_named, plain_name
from desktop.operations.verification.verification_papers import print_verification
from forms import catalog
from reports.blocks import Printed, Sheetful
from reports.drawing import print_sheetfuls


def print_paper(
    desk: Desk, name: str, numbers: Sequence[int], to: Path, progress: Progress = unwatched, *, draft: bool = False,
) -> Printed:
    """Print one paper for these records into one PDF, in the given order; answers its pages, where each begins
    (nothing for a paper on which all stand together), and whose papers they are: a job's visit, where it has one.

    `draft` marks every paper «پیش‌نویس»; a Selection's conditions and columns are a list's. Records are read some at
    a time, so memory stays flat. Raises NoSuchPaperError, NothingToPrintError, NoSuchRecordError, VoidedRecordError,
    UnknownColumnError, BlankNeededError and the errors of reports naming the record; no half file is left.
    """
    paper = paper_named(name)
    once = tuple(dict.fromkeys(numbers))
    with desk.database.read() as reader:
        refuse_unfit(reader, paper, once)
        sources = Sources(desk, reader, title=paper.title)
        order = PaperOrder(desk, reader, paper, once, sources, draft, getattr(numbers, "conditions", ()),
                           getattr(numbers, "columns", ()))
        printed = (_DRAW.get(name) or _draw_sheets)(order, to, progress)
    begins = {} if paper.gathers else dict(zip(once, printed.begins, strict=True))
    stamped = dict(zip(once, printed.numbers or once, strict=True))
    return Printed(printed.pages, tuple(begins[number] for number in numbers if number in begins),
                   tuple(stamped[number] for number in numbers))


def _draw_sheets(order: PaperOrder, to: Path, progress: Progress) -> Printed:
    """Papers made of blocks; a record begins where the first of its papers does."""
    first: dict[int, int] = {}

    def papers() -> Iterator[Sheetful]:
        for place, made in enumerate(_MAKERS.get(order.paper.name, _declared)(order)):
            for number in made.numbers:
                first.setdefault(number, place)
            yield made.sheetful

    total = 0 if order.paper.gathers else len(order.numbers)
    printed = print_sheetfuls(papers(), order.sources.office.letterhead, to, progress, total)
    return Printed(printed.pages, tuple(printed.begins[first.get(number, 0)] for number in order.numbers))


def _declared(order: PaperOrder) -> Iterator[Made]:
    paper = declared_paper(order.paper.name)
    for batch in order.batches():
        for record in batch.records:
            stamp = batch.stamp(record, draft=is_draft(paper, record))
            for sheetful in sheetfuls(paper, batch.sources, record, stamp):
                yield Made(sheetful, (record.number,))


_MAKERS: dict[str, Maker] = {
    "verification-table": verification_tables, "mission-order": mission_orders, "visitor-card": visitor_cards,
    "visitor-record": visitor_records, "sample-list": sample_lists, "campaign-results": campaign_results,
    "list": listing, "letter-register": letter_register, "assembly-attendance": attendance_lists,
    "assembly-entry-card": entry_cards, "coop-holdings": share_holdings,
}
"""Papers that are written in Python, by their names in texts.paper_list; the others are described."""

_DRAW: dict[str, Callable[[PaperOrder, Path, Progress], Printed]] = {
    "verification": print_verification, "members": print_member_lists, "label": print_label,
    **{plain_name(form): print_plain_form for form in catalog.ALL},
    "letter": print_letter,
}
"""Papers that are drawn by hand."""

