"""What papers of verification ask about visits again and again: whose they are, and how their rows read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.operations.orders.filling import About
from desktop.operations.orders.paper_order import PaperOrder
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import campaign, visit
from forms.parts import Entry, reference_list
from forms.rules.digits import grouped, to_persian

AT_ONCE = 500
NO_GROUP = "بی گروه"
_NARROW = 12
"""Letters that a narrow column has room for."""


def visits_of(reader: Reader, *where: tuple[str, str, object]) -> dict[tuple[int, int], list[int]]:
    """Visits that fit, by campaign and group (0 for none), in the order of their numbers."""
    found: dict[tuple[int, int], list[int]] = {}
    names = ("campaign", "group", "number")
    for owner, group, number in reader.column(visit.FORM, Query(where=where), names):
        found.setdefault((owner or 0, group or 0), []).append(number)
    return found


def abouts(order: PaperOrder, numbers: Sequence[int]) -> Iterator[About]:
    """What can be said of each of these records, read some at a time."""
    for first in range(0, len(numbers), AT_ONCE):
        records = list(order.reader.many(numbers[first:first + AT_ONCE]).values())
        yield from map(order.sources.of(records).about, records)


def full_name(about: About) -> str:
    """The person whose job a visit sees."""
    return f"{about.shown('job.first_name')} {about.shown('job.last_name')}".strip()


def place(about: About) -> str:
    """Where the visit goes: workshop and address."""
    return "، ".join(filter(None, (about.shown("job.workshop"), about.shown("job.address"))))


def results(order: PaperOrder, *, asked: str = "") -> tuple[Entry, ...]:
    """The results in force; a visit of the field tier leaves out the one that only a telephone gives."""
    entries = reference_list(visit.RESULT.list_name).valid_on(order.desk.today)
    return tuple(entry for entry in entries if not (asked == "field" and entry.parent == "next_tier"))


def short(entry: Entry) -> str:
    """A result in a narrow column."""
    return entry.aliases[0] if entry.aliases and len(entry.label) > _NARROW else entry.label


def period(about: About) -> str:
    """«از … تا …» of a campaign."""
    return f"{about.shown(campaign.FIRST_DAY.name)} تا {about.shown(campaign.LAST_DAY.name)}"


def counted(count: int, what: str) -> str:
    return f"{grouped(count)} {what}"


def row_number(place_in_list: int) -> str:
    return to_persian(str(place_in_list))
