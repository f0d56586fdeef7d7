"""Which visits wait for their result: of a campaign, or of a job."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.operations.desk import Desk
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import visit


def batch_of(desk: Desk, campaign: int) -> list[int]:
    """The visits of a campaign that wait for a result, by group, so that each group's papers lie together."""
    query = Query(where=(("campaign", "=", campaign), ("state", "!=", "recorded")), order=(("group", False),))
    with desk.database.read() as reader:
        return reader.numbers(visit.FORM, query)


def open_visits(reader: Reader, jobs: Sequence[int]) -> dict[int, Record]:
    """Job → its latest visit that has no result yet."""
    numbers = reader.numbers(visit.FORM, Query(where=(("job", "in", tuple(jobs)), ("state", "!=", "recorded"))))
    found: dict[int, Record] = {}
    for record in sorted(reader.many(numbers).values(), key=lambda each: each.values[visit.ROUND] or 0):
        found[record.values[visit.JOB] or 0] = record
    return found
