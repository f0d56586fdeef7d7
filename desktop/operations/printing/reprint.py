"""Print a damaged page again: the book of prints says whose it was, and that record's paper is made anew.

Law: what comes out is made from the record as it is now and is marked «المثنی»; it is journalled with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop import pdfium
from desktop.operations.desk import Desk, Progress, unwatched
from desktop.operations.errors import NotReprintableError
from desktop.operations.printing.print_paper import print_paper
from desktop.operations.prints.note_print import facts_of
from desktop.operations.prints.print_log import find_print
from desktop.store.prints import Print
from forms.rules import page_ranges

REASON = "برگ آسیب‌دیده"
_MANY_PAGES = 10**6


def reprint(desk: Desk, name: str, page: int, to: Path, progress: Progress = unwatched) -> Print:
    """Make page `page` (from 1) of a print anew into `to`; answers with what to journal when it goes out.

    The record's whole paper is made where its old page is no longer there. Raises NoSuchPrintError,
    NotReprintableError, and what print_paper raises.
    """
    what = find_print(desk, name).what
    numbers, offset = _whose(what, page)
    made = print_paper(desk, what.paper, numbers, to, progress)
    pages = made.pages
    if pages > 1 and offset <= pages:
        pdfium.cut(to, [offset], to)
        pages = 1
    return facts_of(desk, what.paper, numbers, pages, (1,) * len(numbers) if what.begins else (), REASON)


def pages_of(what: Print) -> tuple[int, ...]:
    """The pages of the whole paper that this print put out."""
    return page_ranges.read(what.range, _MANY_PAGES) if what.range else tuple(range(1, what.pages + 1))


def _whose(what: Print, page: int) -> tuple[Sequence[int], int]:
    """The records on a page, and which page of their paper it is."""
    if page not in pages_of(what):
        there = page_ranges.shown(page_ranges.text(pages_of(what), _MANY_PAGES))
        raise NotReprintableError(why=f"این چاپ صفحهٔ {page} نداشت؛ صفحه‌های آن: {there}")
    if not what.numbers:
        raise NotReprintableError(why="این برگ از روی پرونده ساخته نشده است؛ گزارش را از نو بسازید و همان صفحه را "
                                      "چاپ کنید")
    if not what.begins:
        return what.numbers, page
    begun = max((begin for begin in what.begins if begin <= page), default=what.begins[0])
    return [number for number, begin in zip(what.numbers, what.begins, strict=True) if begin == begun], page - begun + 1
