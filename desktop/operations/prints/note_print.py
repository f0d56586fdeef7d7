"""Write a print into the journal: what went out, of which records, on how many pages, where to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.operations.desk import Desk
from desktop.store.prints import Print
from forms.rules import page_ranges


def note_print(desk: Desk, what: Print) -> int:
    """Journal one print; answers with its seq. Raises ForbiddenRoleError for a viewer, EntryError for no print."""
    with desk.database.change(desk.actor, reason=what.reason) as change:
        return change.note_print(what)


def facts_of(desk: Desk, paper: str, numbers: Sequence[int], pages: int, begins: Sequence[int] = (),
             reason: str = "") -> Print:
    """What there is to tell of a finished file; where it goes is said when it goes.

    A record that stands in it twice is told once; records that share one paper (`begins` is no page for each of
    them) are told without their pages.
    """
    first: dict[int, int] = {}
    for number, page in zip(numbers, begins if len(begins) == len(numbers) else (0,) * len(numbers), strict=True):
        first.setdefault(number, page)
    # A paper may lay its records in another order than they were asked in.
    kept = sorted(first, key=lambda number: first[number])
    with desk.database.read() as reader:
        kind = reader.kind_of(kept[0]) if kept else ""
    own_pages = tuple(first[number] for number in kept if first[number])
    return Print(paper, kind or "", tuple(kept), own_pages, pages, reason=reason)


def note_part(desk: Desk, what: Print, target: str, copies: int = 1, chosen: Sequence[int] = ()) -> int:
    """Journal that some pages (empty: all) of the paper that `what` tells of went somewhere."""
    return note_print(desk, replace(part_of(what, chosen) if chosen else what, target=target, copies=copies))


def part_of(what: Print, chosen: Sequence[int]) -> Print:
    """The print when only some pages of the whole (of which `what` tells) go out: fewer pages, fewer records."""
    if len(chosen) == what.pages:
        return replace(what, range="")
    asked, kept = set(chosen), []
    for place, page in enumerate(what.begins):
        end = what.begins[place + 1] if place + 1 < len(what.begins) else what.pages + 1
        if asked.intersection(range(page, max(end, page + 1))):
            kept.append(place)
    part = replace(what, pages=len(chosen), range=page_ranges.text(chosen, what.pages))
    if not what.begins:
        return part
    return replace(part, numbers=tuple(what.numbers[place] for place in kept),
                   begins=tuple(what.begins[place] for place in kept))
