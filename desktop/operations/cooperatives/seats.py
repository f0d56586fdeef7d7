"""How many places an election fills: all of an organ, or those that stand empty (DOMAIN B.4 S74, S77)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from desktop.operations.cooperatives.offices import group_of, people
from desktop.operations.cooperatives.statutes import Statutes
from desktop.store.contents import Record
from forms.catalog import assembly, cooperative
from forms.parts import Values

ORGANS: Mapping[str, tuple[str, str]] = {"board": ("board", "alternate"),
                                         "inspector": ("inspector", "alternate_inspector")}
"""Each office that is voted for → whose seats its principals and its alternates take (offices.group_of)."""
Places = Mapping[str, tuple[int, int]]
"""Principals and alternates to be elected to each office that is voted for."""


def most_of(group: str, statutes: Statutes, members: int = 0) -> int | None:
    """The most holders of a group of offices; None where nothing bounds them. Silent statutes grow with the members."""
    if group == "board":
        return statutes.board_most(members)
    if group == "alternate":
        # One principal and one alternate more for each further four hundred (S74).
        grown = 0 if statutes.values[cooperative.ALTERNATE_SEATS] is not None else \
            statutes.board_most(members) - statutes.board_seats
        return statutes.alternates_most + grown
    return {"inspector": statutes.inspector_seats, "alternate_inspector": statutes.alternate_inspectors}.get(group)


def whole(statutes: Statutes, members: int = 0) -> Places:
    """All seats, as one election of every organ fills them."""
    return {organ: (most_of(first, statutes, members) or 0, most_of(second, statutes, members) or 0)
            for organ, (first, second) in ORGANS.items()}


def empty(statutes: Statutes, members: int, offices: Iterable[Record]) -> Places:
    """The seats that none of these offices, which are held now, takes."""
    holders: dict[str, list[Record]] = {}
    for each in offices:
        holders.setdefault(group_of(each.values), []).append(each)
    return {organ: (max(0, seats[0] - len(people(holders.get(ORGANS[organ][0], ())))),
                    max(0, seats[1] - len(people(holders.get(ORGANS[organ][1], ())))))
            for organ, seats in whole(statutes, members).items()}


def is_by_election(values: Values) -> bool:
    """Whether only empty seats are filled; nobody who serves ends."""
    return values[assembly.ELECTS] == "vacancies"
