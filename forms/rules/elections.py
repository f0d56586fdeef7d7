"""Who is elected: the ballots of one office of a cooperative, counted (DOMAIN B.4: one ballot for principals and
alternates, the order of votes decides; B.3: one member one vote).

Law: the count only orders what was counted; equal votes at a border are decided by the assembly's lot, which the
minutes record, never by this program.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted: ballots given out and put in, spoilt ones, and votes by candidate in the order of the list."""

    given: int
    cast: int
    spoilt: int
    votes: Mapping[str, int]
    names_per_ballot: int

    @property
    def valid(self) -> int:
        return self.cast - self.spoilt


@dataclass(frozen=True, slots=True)
class Elected:
    """Principals and alternates in the order of their votes; `tied` names who must draw lots for the last places."""

    principals: tuple[str, ...]
    alternates: tuple[str, ...]
    tied: tuple[str, ...] = ()
    empty_seats: int = 0


def faults(tally: Tally, voters: int) -> list[str]:
    """Every reason for which a count cannot be right, each a sentence; `voters` is who was there, proxies included."""
    found = []
    if tally.given > voters:
        found.append("برگه‌های داده‌شده از حاضران و وکالت‌ها بیشتر است؛ شمارش را دوباره ببینید")
    if tally.cast > tally.given:
        found.append("آرای ریخته‌شده از برگه‌های داده‌شده بیشتر است؛ شمارش را دوباره ببینید")
    if tally.spoilt > tally.cast:
        found.append("آرای باطل از آرای ریخته‌شده بیشتر است؛ شمارش را دوباره ببینید")
    found += [f"آرای «{name}» از آرای درست بیشتر است؛ شمارش را دوباره ببینید"
              for name, votes in tally.votes.items() if votes > max(0, tally.valid)]
    if sum(tally.votes.values()) > max(0, tally.valid) * tally.names_per_ballot:
        found.append("جمع آرا از آنچه در برگه‌ها جا می‌شود بیشتر است؛ شمارش را دوباره ببینید")
    return found


def elect(votes: Mapping[str, int], principals: int, alternates: int, lots: Sequence[str] = ()) -> Elected:
    """Fill the seats by the order of votes. `lots` names candidates in the order that the lot gave them.

    Nobody without a vote is elected. Where equal votes stand at a border and no lot names them, they are `tied` and
    the seats they compete for stay empty.
    """
    drawn = {name: place for place, name in enumerate(lots)}
    ranked = sorted((name for name in votes if votes[name] > 0),
                    key=lambda name: (-votes[name], drawn.get(name, len(drawn))))
    chosen, tied = _seated(ranked, votes, drawn, principals + alternates)
    first, tied_first = _seated(ranked, votes, drawn, principals)
    held = first if tied_first else chosen
    return Elected(tuple(held[:principals]), tuple(held[principals:]), tuple(tied_first or tied),
                   max(0, principals + alternates - len(held)))


def _seated(ranked: list[str], votes: Mapping[str, int], drawn: Mapping[str, int],
            seats: int) -> tuple[list[str], list[str]]:
    """The first of the order, and those who share the votes at its end without a lot."""
    if len(ranked) <= seats or not seats or votes[ranked[seats - 1]] != votes[ranked[seats]]:
        return ranked[:seats], []
    level = votes[ranked[seats - 1]]
    equal = [name for name in ranked if votes[name] == level]
    if all(name in drawn for name in equal):
        return ranked[:seats], []
    return [name for name in ranked[:seats] if votes[name] > level], equal
