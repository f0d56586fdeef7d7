"""One consistent look at the office: everything that can be asked, nothing that can be changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from desktop.store import (
    as_of,
    breakdowns,
    coop_indicators,
    drafts,
    figures,
    history,
    offices,
    packages,
    prints,
    search,
)
from desktop.store import journal as chain
from desktop.store.attachments import Blobs
from desktop.store.breakdowns import Share, Step
from desktop.store.contents import Record, record_of
from desktop.store.coop_duties import CoopWatch
from desktop.store.coop_indicators import By as CoopsBy
from desktop.store.coop_indicators import CoopFigures, CoopPeriod
from desktop.store.drafts import Draft
from desktop.store.figures import AgencyFigures, By, ResultFigures, TodayCounts
from desktop.store.history import ActionLine, HistoryLine
from desktop.store.offices import Actor, KeptKey, Office
from desktop.store.packages import Acknowledgement, PackageIn, PackageOut
from desktop.store.prints import PrintLine
from desktop.store.queries import Query, column_of, conditions, count_query, numbers_query
from desktop.store.records import kinds_of, load, load_any, slices
from desktop.store.search import Hit
from desktop.store.tables import KINDS, from_column
from forms import catalog
from forms.parts import Context, Field, Form, Parameter, Parameters, YesNo, shipped_parameters
from forms.rules import office_code, record_number

_PARAMETER = ("number", "key", "value", "unit", "first_day", "last_day", "source")
_OF_ITSELF = ("letterhead.", "letter.", "office.", "paper.")
"""What an office says of itself holds for no other office that has its records."""


_AT_ONCE = 1000
"""Rows that are taken from the database together: quicker than one by one, and never all of them."""


class Reader:
    """Sees the database as it was at its first question. Made by Database.read."""

    def __init__(self, connection: Connection, office: Office, blobs: Blobs) -> None:
        self._sql = connection
        self._blobs = blobs
        self.office = office

    # One record, and lists of them

    def get(self, number: int) -> Record | None:
        return self.many([number]).get(number)

    def kind_of(self, number: int) -> str | None:
        return kinds_of(self._sql, [number]).get(number)

    def many(self, numbers: Sequence[int]) -> dict[int, Record]:
        """Those that exist, in the order asked for."""
        found = load_any(self._sql, numbers)
        return {number: record_of(found[number]) for number in numbers if number in found}

    def titles(self, numbers: Iterable[int]) -> dict[int, str]:
        return search.titles(self._sql, numbers)

    def page(self, form: Form, query: Query, first: int, count: int) -> list[Record]:
        """A slice of a list. For long lists ask `numbers` once and `many` for what is on the screen."""
        numbers = list(self._sql.execute(numbers_query(form, query).offset(first).limit(count)).scalars())
        found = load(self._sql, form.kind, numbers)
        return [record_of(found[number]) for number in numbers]

    def numbers(self, form: Form, query: Query) -> list[int]:
        found = self._sql.execute(numbers_query(form, query)).scalars()
        return [number for some in found.partitions(_AT_ONCE) for number in some]

    def count(self, form: Form, query: Query) -> int:
        return self._sql.execute(count_query(form, query)).scalar_one()

    def column(self, form: Form, query: Query, names: Sequence[str]) -> list[tuple[Any, ...]]:
        """Values of some blanks (or own columns: number, state, voided, marks …) of many records, in order."""
        columns = [column_of(form, name) for name in names]
        ordered = numbers_query(form, query).with_only_columns(*columns)
        found = zip(*self._sql.execute(ordered).all(), strict=True)
        return list(zip(*map(_values, map(form.by_name.get, names), found), strict=True))

    def by_key(self, form: Form, field_name: str, keys: Iterable[str], *, own_office: bool = True) -> dict[str, int]:
        """The record of each value that has one, not voided; the oldest where there are several."""
        column, number = column_of(form, field_name), KINDS[form.kind].c.number
        first, end = offices.numbers_of(self.office.code)
        own = [number >= first, number < end] if own_office else []
        found: dict[str, int] = {}
        for some in slices(list(dict.fromkeys(keys))):
            rows = select(column, func.min(number)).where(column.in_(some), *conditions(form, Query()), *own)
            found |= dict(tuple(row) for row in self._sql.execute(rows.group_by(column)))
        return found

    def search(self, text: str, limit: int = 50) -> list[Hit]:
        return search.find(self._sql, text, limit, (self.office.code, self.office.workstation))

    # What happened

    def history(self, number: int) -> list[HistoryLine]:
        return history.history(self._sql, number)

    def latest_actions(self, limit: int = 50) -> list[ActionLine]:
        """What was done on this computer, newest first, for undo."""
        return history.latest_actions(self._sql, self.office.station, limit)

    def journal(self, station: str | None = None, after: int = 0) -> Iterator[chain.Entry]:
        """Entries in order; of every station, one after another, when none is named."""
        for each in chain.stations(self._sql) if station is None else [station]:
            yield from chain.of_station(self._sql, each, after)

    def heads(self) -> dict[str, tuple[int, str]]:
        return chain.heads(self._sql)

    def kinds(self, station: str, first: int, last: int) -> dict[str, int]:
        """How many of a station's entries in a range are about each kind, those of the office itself («@…») too."""
        return chain.kinds(self._sql, station, first, last)

    # What was printed

    def times_printed(self, paper: str, numbers: Sequence[int]) -> dict[int, int]:
        """How often this office printed a paper of each record, 0 for never: from 1 on, the next is «المثنی»."""
        return prints.times(self._sql, self.office.code, paper, numbers)

    def prints(self, limit: int = 200, paper: str | None = None) -> list[PrintLine]:
        """The book of prints, newest first, those of other offices' packages too."""
        return prints.latest(self._sql, limit, paper)

    def prints_of(self, number: int) -> list[PrintLine]:
        """Every print of a record, newest first."""
        return prints.of_record(self._sql, number)

    def print_at(self, station: str, seq: int) -> PrintLine | None:
        """One print by its name in the book."""
        return prints.at(self._sql, station, seq)

    # Counts

    def figures(self, county: str | None = None, on: date | None = None) -> list[AgencyFigures]:
        return figures.agencies(self._sql, county, on)

    def counties(self) -> list[str]:
        return figures.counties(self._sql)

    def results(self, by: By, county: str | None = None) -> list[ResultFigures]:
        """Jobs and what their visits found, by one thing that they have in common."""
        return figures.results(self._sql, by, county)

    def breakdown(self, form: Form, by: str, sums: Sequence[str] = (), asked: Query = Query(),  # noqa: B008 - frozen
                  county: str | None = None) -> list[Share]:
        return breakdowns.breakdown(self._sql, form, by, sums, asked, county)

    def states(self, form: Form, asked: Query, county: str | None = None) -> dict[int, str]:
        """The state of each record that fits, by its number."""
        return breakdowns.numbers_in(self._sql, form, asked, county)

    def steps(self, form: Form) -> list[Step]:
        """Every change of state of records of a kind, in order."""
        return breakdowns.steps(self._sql, form)

    def begins(self) -> str:
        """The moment of the oldest entry about a record, "" while there is none."""
        return as_of.begins(self._sql)

    def late_meetings(self, day: date) -> list[int]:
        return figures.late_meetings(self._sql, day)

    def coop_watch(self, day: date, county: str | None = None, only: int | None = None) -> CoopWatch:
        return CoopWatch(self._sql, day, county, only)

    def coop_indicators(self, period: CoopPeriod, by: CoopsBy, county: str | None = None) -> list[CoopFigures]:
        return coop_indicators.indicators(self._sql, period, by, county)

    def coop_members_by(self, blank: str, day: date, county: str | None = None) -> dict[Any, int]:
        return coop_indicators.members_by(self._sql, blank, day, county)

    def today_counts(self, today: date, user: str) -> TodayCounts:
        return figures.today(self._sql, today, today + timedelta(days=7), user)

    # People, rules, drafts

    def profiles(self) -> list[Actor]:
        return offices.load_profiles(self._sql)

    def parameters(self) -> Parameters:
        """What is shipped, what the province has entered, and what the office has entered, which wins."""
        rows = self.column(catalog.BY_KIND["parameter"], Query(), _PARAMETER)
        return _in_force(rows, self.office.code)

    def context(self, today: date) -> Context:
        return Context(today, self.parameters())

    def draft(self, kind: str, number: int, user: str) -> Draft | None:
        return drafts.one(self._sql, kind, number, user)

    def drafts(self, user: str) -> list[Draft]:
        return drafts.of_user(self._sql, user)

    # Attached files

    def attachment(self, sha256: str) -> bytes:
        """Raises MissingAttachmentError and AttachmentError."""
        return self._blobs.get(sha256)

    def missing_attachments(self, hashes: Iterable[str]) -> set[str]:
        return self._blobs.missing(hashes)

    # Exchange

    def own_key(self) -> str | None:
        return offices.load_own_key(self._sql)

    def own_keys(self) -> list[str]:
        """Newest first: packages sealed to an earlier key may still come."""
        return offices.load_earlier_keys(self._sql)

    def keys(self) -> list[KeptKey]:
        return offices.load_keys(self._sql)

    def unacknowledged(self, receiver: int) -> Iterator[chain.Entry]:
        return packages.unacknowledged(self._sql, self.office.code, receiver)

    def count_unacknowledged(self, receiver: int) -> int:
        return packages.count_unacknowledged(self._sql, self.office.code, receiver)

    def acks_for(self, office_code: int) -> list[dict[str, object]]:
        return packages.acks_for(self._sql, office_code)

    def acknowledgements(self) -> list[Acknowledgement]:
        return packages.acknowledgements(self._sql)

    def package_in(self, package_id: str) -> PackageIn | None:
        return packages.find_in(self._sql, package_id)

    def packages_in(self, status: str | None = None) -> list[PackageIn]:
        return packages.all_in(self._sql, status)

    def packages_out(self, receiver: int | None = None) -> list[PackageOut]:
        return packages.all_out(self._sql, receiver)


def _values(field: Field[Any] | None, stored: Sequence[Any]) -> Sequence[Any]:
    """What stands in a column as values of its blank; most are kept as they are."""
    if field is None or (type(field).from_json is Field.from_json and not isinstance(field, YesNo)):
        return stored
    return [None if each is None else field.from_json(from_column(field, each)) for each in stored]


def _in_force(rows: Iterable[tuple[Any, ...]], office: int) -> Parameters:
    """The shipped figures under those of the province, and these under the office's own."""
    own, figures = [], []
    for number, key, value, unit, first, last, source in rows:
        row = Parameter(key or "", value or "", unit or "", first, last, source or "")
        of = record_number.office_of(number)
        if of == office:
            own.append(row)
        elif office_code.is_province(of) and not row.key.startswith(_OF_ITSELF):
            figures.append(row)
    return shipped_parameters().with_rows([*figures, *own])
