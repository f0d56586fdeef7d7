"""A county's cooperatives for the demonstration: in every state, with their people, assemblies, visits and warnings.

Law: written in bulk, the same every time for the same day; every duty of the work list has a case of its own.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import date

from desktop.operations.demo import coop_people as people
from desktop.operations.demo import coop_watch as watch
from desktop.operations.demo.coop_files import Story, file_of, story_of
from desktop.operations.demo.coop_tales import WITH_MEMBERS, tales
from desktop.operations.demo.people import Inventor
from desktop.operations.records.link_person import link_people
from desktop.store.change import Change
from forms.catalog import (
    assembly,
    complaint,
    coop_member,
    coop_office,
    coop_visit,
    coop_warning,
    cooperative,
    share_transfer,
)
from forms.parts import Form, Values

_SEED, _AFTER = 1406, 20_000
"""A seed of their own; their people come after those of the other registers."""
Made = tuple[Values, str]


def fill_cooperatives(change: Change, county: str, today: date) -> None:
    """Write them all into the office."""
    invent, draw = Inventor(county, today, _SEED, _AFTER), random.Random(_SEED)  # noqa: S311 - made up, no secret
    stories = [story_of(tale, invent, draw) for tale in tales(today, draw)]
    _write_files(change, stories, invent, draw)
    peopled = [story for story in stories if story.tale.registered or story.tale.state in WITH_MEMBERS]
    _write_people(change, peopled, today)
    _each(change, coop_visit.FORM, stories, lambda story: watch.visits(story, today, draw))
    _each(change, coop_warning.FORM, stories, lambda story: watch.warnings(story, today))
    _each(change, complaint.FORM, stories, lambda story: watch.complaints(story, invent.human(), today))


def _write_files(change: Change, stories: list[Story], invent: Inventor, draw: random.Random) -> None:
    """Those that were merged last, since they name another one."""
    into = next(story for story in stories if story.tale.state == "operating")
    for merged in (False, True):
        some = [story for story in stories if (story.tale.state == "merged") is merged]
        files = [file_of(story, invent, draw) for story in some]
        if merged:
            files = [values.changed({"merged_into": into.number}) for values in files]
        linked, _opened = link_people(change, cooperative.FORM, files)
        made = [(values, story.tale.state) for values, story in zip(linked, some, strict=True)]
        for story, number in zip(some, _write(change, cooperative.FORM, made), strict=True):
            story.number = number


def _write_people(change: Change, stories: list[Story], today: date) -> None:
    members = _each(change, coop_member.FORM, stories, lambda story: people.members(story, today))
    failed = _each(change, assembly.FORM, stories, lambda story: people.failed_calls(story, today))
    held = _each(change, assembly.FORM, stories, lambda story: people.assemblies(
        story, members[story.number], next(iter(failed[story.number]), None), today))
    _each(change, share_transfer.FORM, stories,
          lambda story: people.transfers(story, members[story.number], today))
    _each(change, coop_office.FORM, stories, lambda story: people.offices(
        story, members[story.number], _electing(story, held[story.number]), today))


def _electing(story: Story, held: list[int]) -> int | None:
    """The assembly that elected who serves now: the newest yearly one, else the first."""
    return held[len(story.tale.yearly)] if held else None


def _each(change: Change, form: Form, stories: Iterable[Story],
          made_of: Callable[[Story], Iterable[Made]]) -> dict[int, list[int]]:
    """Write the records of every cooperative at once; their numbers by the cooperative's, in order."""
    made = [(story.number, each) for story in stories for each in made_of(story)]
    found: dict[int, list[int]] = {story.number: [] for story in stories}
    linked, _opened = link_people(change, form, [values for _number, (values, _state) in made])
    numbers = _write(change, form, [(values, each[1]) for values, (_number, each) in zip(linked, made, strict=True)])
    for (cooperative_number, _each_made), number in zip(made, numbers, strict=True):
        found[cooperative_number].append(number)
    return found


def _write(change: Change, form: Form, made: list[Made]) -> list[int]:
    """State by state; the numbers in the order given."""
    numbers = [0] * len(made)
    for state in sorted({state for _values, state in made}):
        places = [place for place, (_values, own) in enumerate(made) if own == state]
        written = change.create_many(form, [(made[place][0], {}) for place in places], state)
        for place, number in zip(places, written, strict=True):
            numbers[place] = number
    return numbers
