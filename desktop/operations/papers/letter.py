"""نامه: a letter as it leaves the office, on its letterhead (DOMAIN H.9); one that came is printed as a plain form.

Law: a number stands on the paper only when the letter has been issued; before that, and while it is corrected, it is
a «پیش‌نویس».
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.operations.desk import Progress
from desktop.operations.errors import NotPrintableError
from desktop.operations.orders.filling import shown
from desktop.operations.orders.paper_order import Batch, PaperOrder
from desktop.operations.papers.plain_form import print_plain_form
from desktop.operations.proofs.paper_stamp import own_stamp
from desktop.store.contents import Record
from desktop.store.queries import Query
from forms.catalog import letter
from forms.parts import Choice
from forms.rules import record_number
from forms.rules.digits import to_persian
from reports.blocks import Letter, Printed
from reports.letter import print_letters

_NONE = "ندارد"
_CAME = "نامهٔ وارده است و تصویر آن در پیوست‌های پرونده است؛ نامه‌های صادره را جدا چاپ کنید"


def print_letter(order: PaperOrder, to: Path, progress: Progress) -> Printed:
    """Each letter on its own pages. Raises NotPrintableError for a letter that came, among some that went."""
    if _all_came(order):
        return print_plain_form(order, to, progress)
    return print_letters(_letters(order), order.sources.office.letterhead, to, progress, len(order.numbers))


def _all_came(order: PaperOrder) -> bool:
    came = Query((("number", "in", tuple(order.numbers)), (letter.DIRECTION.name, "=", "in")))
    return order.reader.count(letter.FORM, came) == len(order.numbers)


def _letters(order: PaperOrder) -> Iterator[Letter]:
    for batch in order.batches():
        for record in batch.records:
            if record.values[letter.DIRECTION] == "in":
                raise NotPrintableError(number=to_persian(record_number.show(record.number)), missing=_CAME)
            yield _letter(batch, record)


def _letter(batch: Batch, record: Record) -> Letter:
    values, said = record.values, record.values.show
    went = record.state == "issued"
    enclosure = said(letter.ENCLOSURE) or _NONE
    own = values[letter.LETTER_NO]
    number = shown(letter.LETTER_NO, own) if went and own else ""
    paper = own_stamp(batch.stamp(record, draft=not went, enclosure=enclosure), number,
                      said(letter.LETTER_DAY) if went else "")
    return Letter(
        paper=paper, addressed_to=_lines(said(letter.ADDRESSED_TO) or said(letter.CORRESPONDENT)),
        subject=said(letter.SUBJECT), body=_lines(said(letter.BODY)), signer=said(letter.SIGNER),
        signer_post=said(letter.SIGNER_POST), copies=_lines(said(letter.COPIES)),
        urgency=_unusual(record, letter.URGENCY), secrecy=_unusual(record, letter.SECRECY))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _unusual(record: Record, field: Choice) -> str:
    """What is stamped on the letter; nobody stamps «عادی»."""
    return "" if record.values[field] == "usual" else record.values.show(field)
