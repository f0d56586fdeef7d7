"""Which financial year an ordinary assembly discharges, and which one waits for it (DOMAIN B.5 S46, S72)."""

from __future__ import annotations

from datetime import date

from desktop.operations.cooperatives.statutes import Statutes
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import assembly, cooperative
from forms.parts import Values
from forms.rules import fiscal_year


def year_end_of(values: Values, statutes: Statutes, day: date) -> date:
    """The last day of the year that an assembly is held for; without a year, of the last one that was over on `day`."""
    year = values[assembly.FOR_YEAR]
    return fiscal_year.last_end(day, statutes.year_end) if year is None else fiscal_year.end_in(year, statutes.year_end)


def is_before_it(end: date, statutes: Statutes) -> bool:
    """Whether a year was over before the cooperative was registered: it asks for no assembly."""
    registered = statutes.values[cooperative.REGISTRATION_DAY]
    return registered is not None and end < registered


def discharged(reader: Reader, number: int, statutes: Statutes) -> dict[int, int]:
    """Held ordinary assemblies of a cooperative, each with its year."""
    query = Query(where=((cooperative.FORM.kind, "=", number), ("state", "state", "held"),
                         (assembly.NATURE.name, "=", "ordinary")))
    rows = reader.column(assembly.FORM, query, ("number", "for_year", "held_at", "quorum_met"))
    return {record: year or fiscal_year.year_of(fiscal_year.last_end(held.date(), statutes.year_end))
            for record, year, held, met in rows if (year or held) and met is not False}


def owed_year(last: int, done: int, first: int, *, is_known: bool) -> int:
    """The year whose ordinary assembly comes next; greater than `last`, the newest that is over, where none is owed.

    It is the one after `done`, the newest that an assembly was held for, and not before the cooperative's `first` (each
    0 for none). Where no assembly stands in the file (`is_known`), its past was never entered: what counts is `last`.
    """
    return max(done + 1 if done else 0, first, 0 if done or is_known else last) or last


def next_year(reader: Reader, own: Record, statutes: Statutes, today: date) -> int | None:
    """The year that is over and waits for its ordinary assembly; None where there is none, or nothing is over yet."""
    last = fiscal_year.year_of(fiscal_year.last_end(today, statutes.year_end))
    founded, registered = _founded(reader, own.number), own.values[cooperative.REGISTRATION_DAY]
    born = max(filter(None, (founded, registered)), default=None)
    first = fiscal_year.year_of(fiscal_year.first_end(born, statutes.year_end)) if born else 0
    done = max(discharged(reader, own.number, statutes).values(), default=0)
    year = owed_year(last, done, first, is_known=founded is not None)
    return year if year <= last else None


def _founded(reader: Reader, number: int) -> date | None:
    """The day of the founding assembly, where it is in the file."""
    query = Query(where=((cooperative.FORM.kind, "=", number), ("state", "state", "held"),
                         (assembly.NATURE.name, "=", "founding")))
    days = [held.date() for (held,) in reader.column(assembly.FORM, query, ("held_at",)) if held]
    return max(days, default=None)
