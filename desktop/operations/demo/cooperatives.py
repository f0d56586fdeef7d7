"""A county's cooperatives for the demonstration: in every state, with their people, assemblies, visits and warnings.

Law: written in bulk, the same every time for the same day; every duty of the work list has a case of its own.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import date

from desktop.operations.demo import coop_assemblies as meetings
from desktop.operations.demo import coop_people as people
from desktop.operations.demo import coop_watch as watch
from desktop.operations.demo.coop_assemblies import Meeting
from desktop.operations.demo.coop_changes import changes
from desktop.operations.demo.coop_files import file_of
from desktop.operations.demo.coop_stories import Story, stories_of
from desktop.operations.demo.coop_tales import WITH_MEMBERS, tales
from desktop.operations.demo.people import Human, Inventor
from desktop.operations.records.link_person import link_people
from desktop.store.change import Change
from desktop.store.queries import Query
from forms.catalog import (
    assembly,
    complaint,
    coop_change,
    coop_member,
    coop_office,
    coop_visit,
    coop_warning,
    cooperative,
    home_business,
    share_transfer,
)
from forms.parts import Form, Values

_SEED, _AFTER = 1406, 20_000
"""A seed of their own; their people come after those of the other registers."""
Made = tuple[Values, str]


def fill_cooperatives(change: Change, county: str, today: date) -> None:
    """Write them all into the office."""
    invent, draw = Inventor(county, today, _SEED, _AFTER), random.Random(_SEED)  # noqa: S311 - made up, no secret
    stories = stories_of(tales(today, draw), invent, draw, _home_workers(change, invent))
    _write_files(change, stories, invent, draw)
    peopled = [story for story in stories if story.tale.registered or story.tale.state in WITH_MEMBERS]
    _write_people(change, peopled, today)
    _each(change, coop_change.FORM, peopled, lambda story: changes(story, today))
    _each(change, coop_visit.FORM, stories, lambda story: watch.visits(story, today, draw))
    _each(change, coop_warning.FORM, stories, lambda story: watch.warnings(story, today))
    _each(change, complaint.FORM, stories, lambda story: watch.complaints(story, invent.human(), today))


def _home_workers(change: Change, invent: Inventor) -> list[Human]:
    """Who has a home business in the office."""
    files = change.many(change.numbers(home_business.FORM, Query())).values()
    return list(invent.at_home(each.values for each in files if each.state not in ("rejected", "withdrawn")))


def _write_files(change: Change, stories: list[Story], invent: Inventor, draw: random.Random) -> None:
    """Those that name another one last."""
    for naming in (False, True):
        some = [story for story in stories if bool(story.into or story.parts) is naming]
        linked, _opened = link_people(change, cooperative.FORM, [file_of(story, invent, draw) for story in some])
        made = [(values, story.tale.state) for values, story in zip(linked, some, strict=True)]
        for story, number in zip(some, _write(change, cooperative.FORM, made), strict=True):
            story.number = number


def _write_people(change: Change, stories: list[Story], today: date) -> None:
    members = _each(change, coop_member.FORM, stories, lambda story: people.members(story, today))
    for story in stories:
        story.members = members[story.number]
    for of in (meetings.failed_calls, meetings.assemblies):
        _meet(change, stories, of, today)
    _expelled(change, stories, today)
    _each(change, share_transfer.FORM, stories, lambda story: people.transfers(story, today))
    offices = _each(change, coop_office.FORM, stories, lambda story: people.offices(story, today))
    _called_up(change, [offices[story.number] for story in stories if story.tale.lot == "called_up"])


def _meet(change: Change, stories: list[Story], of: Callable[[Story, date], list[Meeting]], today: date) -> None:
    found = {story.number: of(story, today) for story in stories}
    numbers = _each(change, assembly.FORM, stories, lambda story: [
        (meeting.values, meeting.state) for meeting in found[story.number]])
    for story in stories:
        story.meetings |= {meeting.tag: number for meeting, number in zip(
            found[story.number], numbers[story.number], strict=True)}


def _expelled(change: Change, stories: list[Story], today: date) -> None:
    """Who was expelled names the assembly that did it, which was not written yet."""
    for story in stories:
        for place, left in story.leavers(today).items():
            record = change.get(story.members[place]) if left.reason == "expelled" else None
            if record is not None:
                change.set(coop_member.FORM, record.number, record.values.changed(
                    {"expelled_by": story.meetings["election"]}))


def _called_up(change: Change, offices: list[list[int]]) -> None:
    """An alternate names the office in whose place he was called up."""
    for numbers in offices:
        record = change.get(numbers[-1])
        if record is not None:
            change.set(coop_office.FORM, record.number, record.values.changed(
                {"in_place_of": numbers[people.LEFT_SEAT]}))


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
