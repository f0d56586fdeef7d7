"""One print that was asked for: which paper, which records, and how its makers read them without holding them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchPaperError, NoSuchRecordError, NothingToPrintError, VoidedRecordError
from desktop.operations.orders.filling import Sources
from desktop.operations.proofs.paper_stamp import DRAFT, Stamps
from desktop.operations.texts.paper_list import Paper
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms import catalog
from forms.rules import jalali, record_number
from forms.rules.digits import to_persian
from reports.blocks import Sheetful
from reports.facts import PaperId

AT_ONCE = 200
"""Records that are read together: enough for few questions, few enough for flat memory."""


class Selection(Sequence[int]):
    """Numbers of records with the conditions that chose them, as a person reads these, and names of columns: a list
    says the conditions and has those columns."""

    def __init__(self, numbers: Sequence[int], conditions: Sequence[str] = (), columns: Sequence[str] = ()) -> None:
        self._numbers, self.conditions, self.columns = tuple(numbers), tuple(conditions), tuple(columns)

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Selection: ...
    def __getitem__(self, place: int | slice) -> int | Selection:
        if isinstance(place, slice):
            return Selection(self._numbers[place], self.conditions, self.columns)
        return self._numbers[place]


@dataclass(frozen=True, slots=True)
class Made:
    """One paper and the records that stand on it."""

    sheetful: Sheetful
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Records that were read together, with what their papers are filled from."""

    records: tuple[Record, ...]
    sources: Sources
    stamps: Stamps
    draft: bool

    def stamp(self, record: Record, *, draft: bool = False, enclosure: str = "ندارد") -> PaperId:
        """The block at the top left; `draft` where the record is not yet that far."""
        return self.stamps.of(record, mark=DRAFT if draft or self.draft else "", enclosure=enclosure)


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """What print_paper hands to whatever makes the paper; the reader is open until the file is written."""

    desk: Desk
    reader: Reader
    paper: Paper
    numbers: Sequence[int]
    sources: Sources
    draft: bool = False
    conditions: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def batches(self, numbers: Sequence[int] | None = None) -> Iterator[Batch]:
        """The records that were asked for (or those of `numbers`), some at a time, in order."""
        wanted = self.numbers if numbers is None else numbers
        for first in range(0, len(wanted), AT_ONCE):
            yield self.stamped(tuple(self.reader.many(wanted[first:first + AT_ONCE]).values()))

    def stamped(self, records: tuple[Record, ...]) -> Batch:
        """Records that were read already, with what their papers are filled from."""
        stamps = Stamps(self.desk, self.reader, self.paper.name, records)
        return Batch(records, self.sources.of(records), stamps, self.draft)

    @property
    def kind(self) -> str:
        """The kind of the records; every one is of the kinds of the paper."""
        return self.reader.kind_of(self.numbers[0]) or ""

    def unnumbered(self) -> PaperId:
        """The block at the top left of a paper that is of no single record."""
        return PaperId("", to_persian(jalali.text(self.desk.today)), mark=DRAFT if self.draft else "")


Maker = Callable[[PaperOrder], Iterator[Made]]


def refuse_unfit(reader: Reader, paper: Paper, numbers: Sequence[int]) -> None:
    """Say which record cannot stand on this paper, before anything is written.

    Raises NothingToPrintError, NoSuchRecordError, NoSuchPaperError and VoidedRecordError.
    """
    if not numbers:
        raise NothingToPrintError
    kinds = paper.kinds if not paper.gathers else (reader.kind_of(numbers[0]) or "",)
    for first in range(0, len(numbers), 4 * AT_ONCE):
        some = numbers[first:first + 4 * AT_ONCE]
        left = set(some)
        for kind in kinds if set(kinds) <= set(paper.kinds) else ():
            if left:
                left -= set(reader.numbers(catalog.BY_KIND[kind], Query(where=(("number", "in", tuple(left)),))))
        for number in some:
            if number in left:
                _refuse(reader, paper, number)


def _refuse(reader: Reader, paper: Paper, number: int) -> None:
    record, shown = reader.get(number), to_persian(record_number.show(number))
    if record is None:
        raise NoSuchRecordError(number=shown, record=shown)
    if record.kind in paper.kinds and record.voided:
        raise VoidedRecordError(number=shown)
    raise NoSuchPaperError(paper=paper.title, record=shown)
