"""The ballots of an assembly counted: who becomes principal and alternate of the board, and inspector (DOMAIN B.4).

Law: one ballot for principals and alternates, the order of votes decides; equal votes wait for the assembly's lot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.operations.cooperatives.quorums import voters
from desktop.operations.cooperatives.seats import Places, whole
from desktop.operations.cooperatives.statutes import Statutes
from forms.catalog import assembly
from forms.parts import Problem, Values
from forms.rules.digits import grouped
from forms.rules.elections import Elected, Tally, elect, faults

OFFICES = ("board", "inspector")


@dataclass(frozen=True, slots=True)
class Count:
    """Who is elected to each office that has candidates, by the rows of the candidates; and what cannot be right."""

    elected: Mapping[str, Elected]
    faults: tuple[str, ...]
    rows: tuple[Values, ...]
    """The candidates again, their results written in."""

    def seated(self, office: str) -> tuple[int, ...]:
        """The rows of those who were elected to an office, principals first."""
        done = self.elected.get(office)
        return tuple(int(row) for row in (*done.principals, *done.alternates)) if done else ()

    @property
    def problems(self) -> list[Problem]:
        """All that keeps the count from standing."""
        found = [Problem(assembly.CANDIDATES.name, said) for said in self.faults]
        for office, done in self.elected.items():
            if done.tied:
                names = "، ".join(f"«{self.name(row)}»" for row in done.tied)
                drawn = all(self.rows[int(row)][assembly.LOT] is not None for row in done.tied)
                then = "ترتیب قرعهٔ دو نفر یکی نوشته شده است، برای هر یک عددی جدا بنویسید" if drawn else (
                    "در مجمع قرعه بکشید و «ترتیب قرعه» را بنویسید")
                found.append(Problem(assembly.CANDIDATES.name, f"آرای {names} برای {_label(office)} برابر است؛ {then}",
                                     "red", int(done.tied[0]), assembly.LOT.name))
        return found

    def name(self, row: str) -> str:
        return self.rows[int(row)].show(assembly.CANDIDATE)


def count_votes(values: Values, statutes: Statutes, places: Places | None = None) -> Count:
    """Count the ballots of an assembly as its blanks stand now, saved or not.

    `places` is what is to be filled; without it, all seats as the statutes alone say.
    """
    places = whole(statutes) if places is None else places
    rows: tuple[Values, ...] = values[assembly.CANDIDATES] or ()
    elected: dict[str, Elected] = {}
    found: dict[str, None] = {}
    for office in OFFICES:
        own = [number for number, row in enumerate(rows) if row[assembly.FOR_OFFICE] == office]
        if not any(rows[number][assembly.VOTES] is not None for number in own):
            continue
        votes = {str(number): rows[number][assembly.VOTES] or 0 for number in own}
        seats = places[office]
        elected[office] = elect(votes, *seats, _drawn(rows, own))
        found |= dict.fromkeys(_faults(values, _by_name(rows, votes), sum(seats)) if sum(seats) else [])
    return Count(elected, tuple(found), tuple(_with_results(rows, elected)))


def _drawn(rows: tuple[Values, ...], own: list[int]) -> list[str]:
    """Those for whom the lot was drawn, in its order; one place in it given to two of equal votes decides nothing."""
    lots = [(rows[number][assembly.LOT] or 0, rows[number][assembly.VOTES] or 0) for number in own]
    return [str(number) for lot, number in sorted(
        (lot, number) for (lot, votes), number in zip(lots, own, strict=True)
        if lot and lots.count((lot, votes)) == 1)]


def _by_name(rows: tuple[Values, ...], votes: Mapping[str, int]) -> dict[str, int]:
    """Votes by what people call the candidate; of two of one name the later has his row beside it."""
    found: dict[str, int] = {}
    for row, count in votes.items():
        name = rows[int(row)].show(assembly.CANDIDATE)
        found[f"{name} (ردیف {grouped(int(row) + 1)})" if name in found else name] = count
    return found


def _faults(values: Values, votes: Mapping[str, int], names: int) -> list[str]:
    there = voters(values)
    given = values[assembly.BALLOTS_GIVEN]
    cast = values[assembly.BALLOTS_CAST]
    # Ballots that nobody counted are as many as could be: then only the votes are judged.
    given = there if given is None else given
    return faults(Tally(given, given if cast is None else cast, values[assembly.BALLOTS_SPOILT] or 0, votes, names),
                  there)


def _with_results(rows: tuple[Values, ...], elected: Mapping[str, Elected]) -> Iterator[Values]:
    for number, row in enumerate(rows):
        done = elected.get(row[assembly.FOR_OFFICE] or "")
        if done is None:
            yield row
            continue
        result = "principal" if str(number) in done.principals else "alternate" if str(number) in done.alternates else \
            "none"
        yield row.changed({assembly.RESULT.name: result})


def _label(office: str) -> str:
    return assembly.FOR_OFFICE.options[office]
