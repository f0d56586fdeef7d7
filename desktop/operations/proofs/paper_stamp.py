"""What stands at the top left of a record's paper: number, day, mark, and the signed code that a scanner reads.

Law: whatever the stamps of a print need is read once, whether it has one paper or a thousand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.operations.desk import Desk
from desktop.operations.proofs.paper_keys import paper_signer
from desktop.operations.proofs.paper_proof import PaperFacts, proof_text
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.rules import jalali, record_number
from forms.rules.digits import to_persian
from reports.facts import PaperId

DRAFT = "پیش‌نویس"
FILE_LABEL, PRINTED_LABEL = "شماره پرونده", "تاریخ چاپ"
"""What stands before the record's number and this day; a paper that has a number and a day of its own says these."""


def own_stamp(stamp: PaperId, number: str | None, day: str | None) -> PaperId:
    """The stamp of a paper with a number or a day of its own (None for none, "" for one that is not known yet).

    The record's number stands at the foot then.
    """
    if number is not None:
        stamp = replace(stamp, number_text=number, number_label="شماره", file_text=stamp.record_text)
    return stamp if day is None else replace(stamp, date_text=day, date_label="تاریخ")


class Stamps:
    """The stamps of one print of one paper (DOMAIN H.9)."""

    def __init__(self, desk: Desk, reader: Reader, paper: str, records: Sequence[Record]) -> None:
        numbers = [record.number for record in records]
        self._paper, self._day = paper, desk.today
        self._today = to_persian(jalali.text(desk.today))
        self._titles = reader.titles(numbers)
        self._printed = reader.times_printed(paper, numbers)
        self._signer = paper_signer(reader)

    def of(self, record: Record, *, mark: str = "", enclosure: str = "ندارد") -> PaperId:
        """The stamp of one record's paper; `mark` says «پیش‌نویس» where the record is not yet that far.

        A paper that was printed before is marked «المثنی» with its count, unless it is marked already.
        """
        count = self._printed.get(record.number, 0) + 1
        title = self._titles.get(record.number) or record.title
        code = proof_text(self._signer, PaperFacts(record.number, self._paper, self._day, title, count))
        return PaperId(to_persian(record_number.show(record.number)), self._today, enclosure, code,
                       mark or _reprint_mark(count), FILE_LABEL, PRINTED_LABEL)


def _reprint_mark(count: int) -> str:
    return to_persian(f"المثنی (چاپ {count})") if count > 1 else ""
