"""Records of any kind counted by one of their blanks, with sums of others; and when each came to its step.

Law: SQL counts; what a code is called is the form's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from desktop.store import journal
from desktop.store.figures import in_county
from desktop.store.queries import Query, column_of, conditions
from desktop.store.tables import CHILDREN, KINDS
from desktop.store.tables import journal as journal_table
from forms.parts import Form, Rows

STATE_PATH = f'$."{journal.STATE}"'


@dataclass(frozen=True, slots=True)
class Share:
    """Records with one value in common: "" for a blank; `sums` in the order asked for."""

    key: Any
    count: int
    sums: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A record came from one state to another; `old` is "" when it began. `at` as the journal has it."""

    number: int
    old: str
    new: str
    at: str


def breakdown(connection: Connection, form: Form, by: str, sums: Sequence[str], asked: Query,
              county: str | None) -> list[Share]:
    """The most first. A ruled table among `sums` gives the number of its rows. Raises UnknownFieldError."""
    key = column_of(form, by)
    summed = [func.coalesce(func.sum(_summed(form, name)), 0) for name in sums]
    rows = connection.execute(select(key, func.count(), *summed).where(
        *conditions(form, asked), *in_county(KINDS[form.kind], county)).group_by(key))
    shares = [Share("" if row[0] is None else row[0], row[1], tuple(row[2:])) for row in rows]
    return sorted(shares, key=lambda share: (-share.count, str(share.key)))


def _summed(form: Form, name: str) -> ColumnElement[Any]:
    if not isinstance(form.by_name.get(name), Rows):
        return column_of(form, name)
    lines, number = CHILDREN[form.kind, name], KINDS[form.kind].c.number
    return select(func.count()).where(lines.c.record == number).correlate(KINDS[form.kind]).scalar_subquery()


def numbers_in(connection: Connection, form: Form, asked: Query, county: str | None) -> dict[int, str]:
    """The state of each record that fits, by its number. A visit belongs to the county of its job."""
    table = KINDS[form.kind]
    place = in_county(table, county)
    if county is not None and form.kind == "visit":
        place = [table.c.job.in_(select(KINDS["job"].c.number).where(*in_county(KINDS["job"], county)))]
    rows = connection.execute(select(table.c.number, table.c.state).where(*conditions(form, asked), *place))
    return {row.number: row.state for row in rows}


def steps(connection: Connection, form: Form) -> list[Step]:
    """Every change of state in the journal, in the order in which they came here."""
    table = journal_table
    old, new = (func.json_extract(table.c.fields, f"{STATE_PATH}[{place}]") for place in (0, 1))
    rows = connection.execute(select(table.c.number, old.label("old"), new.label("new"), table.c.at).where(
        table.c.kind == form.kind, old.is_distinct_from(new)).order_by(table.c.id))
    return [Step(row.number, row.old or "", row.new or "", row.at) for row in rows]
