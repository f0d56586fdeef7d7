"""Which financial year an ordinary assembly discharges, and which one waits for it (DOMAIN B.5 S46, S72)."""

from __future__ import annotations

from datetime import date

from desktop.operations.cooperatives.statutes import Statutes
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import assembly, cooperative
from forms.parts import Values
from forms.rules import fiscal_year, jalali


def year_end_of(values: Values, statutes: Statutes, day: date) -> date:
    """The last day of the year that an assembly is held for; without a year, of the last one that was over on `day`."""
    year = values[assembly.FOR_YEAR]
    return fiscal_year.last_end(day, statutes.year_end) if year is None else fiscal_year.end_in(year, statutes.year_end)


def discharged(reader: Reader, number: int, statutes: Statutes) -> dict[int, int]:
    """Held ordinary assemblies of a cooperative, each with its year."""
    query = Query(where=((cooperative.FORM.kind, "=", number), ("state", "state", "held"),
                         (assembly.NATURE.name, "=", "ordinary"), (assembly.QUORUM_MET.name, "=", True)))
    rows = reader.column(assembly.FORM, query, ("number", "for_year", "held_at"))
    return {record: year or fiscal_year.year_of(fiscal_year.last_end(held.date(), statutes.year_end))
            for record, year, held in rows if year or held}


def next_year(reader: Reader, own: Record, statutes: Statutes, today: date) -> int | None:
    """The oldest year that is over and for which no ordinary assembly was held; None where every one had its own.

    Years count from the registration where the first assembly is in the file; of a cooperative that the office took
    over with its past, from the first year of which the file knows.
    """
    last = fiscal_year.year_of(fiscal_year.last_end(today, statutes.year_end))
    done = set(discharged(reader, own.number, statutes).values())
    first = min(done, default=last)
    if own.values[cooperative.REGISTRATION_DAY] is not None and _is_whole(reader, own.number):
        first = _first_year(own.values[cooperative.REGISTRATION_DAY], statutes.year_end)
    return next((year for year in range(first, last + 1) if year not in done), None)


def _is_whole(reader: Reader, number: int) -> bool:
    query = Query(where=((cooperative.FORM.kind, "=", number), ("state", "state", "held"),
                         (assembly.NATURE.name, "=", "founding")))
    return reader.count(assembly.FORM, query) > 0


def _first_year(registered: date | None, year_end: str) -> int:
    if registered is None:
        return 0
    year, _month, _day = jalali.parts(registered)
    return year if registered <= fiscal_year.end_in(year, year_end) else year + 1
