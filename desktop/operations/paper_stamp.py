"""What stands at the top left of a record's paper: number, day, mark and the code that a scanner reads."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.operations.desk import Desk
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.rules import jalali, record_number
from forms.rules.digits import to_persian
from reports.facts import PaperId

DRAFT = "پیش‌نویس"


class Stamps:
    """The stamps of one print of one paper; what they need of the database is read once."""

    def __init__(self, desk: Desk, _reader: Reader, _paper: str, _records: Sequence[Record]) -> None:
        self._today = to_persian(jalali.text(desk.today))

    def of(self, record: Record, *, mark: str = "", enclosure: str = "ندارد") -> PaperId:
        """The stamp of one record's paper; `mark` says «پیش‌نویس» where the record is not yet that far."""
        number = to_persian(record_number.show(record.number))
        return PaperId(number, self._today, enclosure, record_number.compact(record.number), mark)
