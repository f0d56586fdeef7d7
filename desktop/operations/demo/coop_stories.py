"""A tale with its people: who stands in a made-up cooperative from when to when, and with how many shares."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop.operations.demo.coop_tales import Tale
from desktop.operations.demo.coop_trades import TRADES, Trade
from desktop.operations.demo.people import Human, Inventor
from forms.rules import legal_id

PAR, RAISED = 1_000_000, 10
"""Rials of a share; shares that each member takes when the capital is raised."""
DELEGATES, DISTRICTS = 25, 5
_LARGE, _AT_HOME, _UNION = 520, 5, 7
_INSPECTOR = 7
"""Members before this place hold offices."""
_SLIPPED = {"few": (40, 2), "few_long": (150, 2)}
"""How many days ago how many of the last members left."""
_REASONS = ("transferred", "resigned", "transferred", "died")


@dataclass(frozen=True, slots=True)
class Company:
    """A member that is no human."""

    name: str
    legal_id: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """The last day of a membership, and why it ended."""

    day: date
    reason: str


@dataclass(slots=True)
class Story:
    """A cooperative; `shares` are the first ones of the people, in their order; of a company the human is its
    representative. `number`, `members` and `meetings` (by what they were for) are filled as they are written."""

    tale: Tale
    people: list[Human]
    shares: list[int]
    name: str
    trend: str
    companies: dict[int, Company] = field(default_factory=dict)
    later: dict[int, date] = field(default_factory=dict)
    """First days of those who joined after the founding."""
    parts: list[Story] = field(default_factory=list)
    """Members of a union, in the order of the people."""
    into: Story | None = None
    """The cooperative that it was merged into."""
    outsider: Human | None = None
    """A managing director who is no member."""
    address: str = ""
    number: int = 0
    members: list[int] = field(default_factory=list)
    meetings: dict[str, int] = field(default_factory=dict)

    @property
    def trade(self) -> Trade:
        return TRADES[self.trend]

    @property
    def mission(self) -> str | None:
        """Every second one of the trends of the villages is of the countryside; a union has no mission of its own."""
        mission = self.trade.mission
        spared = self.tale.lot == "union" or (mission == "rural" and not self.tale.place % 2)
        return None if spared else mission or None

    @property
    def begun(self) -> date:
        """The first day of who founded it."""
        return self.tale.founded or self.tale.agreed or self.tale.asked

    def leavers(self, today: date) -> Mapping[int, Leaving]:
        """By place; all of them where it was merged."""
        tale, last = self.tale, len(self.people) - 1
        if tale.state == "merged" and tale.ended is not None:
            return {place: Leaving(tale.ended, "transferred") for place in range(last + 1)}
        if tale.slip in _SLIPPED:
            ago, count = _SLIPPED[tale.slip]
            return {last - place: Leaving(today - timedelta(ago), "transferred") for place in range(count)}
        if tale.lot == "expelled" and tale.yearly:
            return {last: Leaving(tale.yearly[-1], "expelled")}
        if tale.lot == "redeemed":
            return {last: Leaving(today - timedelta(90), "resigned")}
        is_old = tale.is_living and not tale.lot and (today - (tale.founded or today)).days > 500
        if is_old and tale.place % 3 == 0 and last > _INSPECTOR:
            return {last: Leaving(today - timedelta(120), _REASONS[tale.place // 3 % len(_REASONS)])}
        return {}

    def members_on(self, day: date, today: date) -> int:
        left = sum(each.day < day for each in self.leavers(today).values())
        return len(self.people) - left - sum(first > day for first in self.later.values())

    def redeemed(self, today: date) -> int:
        """Shares that the cooperative took back from who was expelled or resigned."""
        if self.tale.lot not in ("expelled", "redeemed"):
            return 0
        return sum(self.shares[place] for place in self.leavers(today))

    def share_count(self, today: date) -> int:
        raised = RAISED * len(self.people) if self.tale.lot == "capital" else 0
        return sum(self.shares) + raised - self.redeemed(today)


def stories_of(tales: Iterable[Tale], invent: Inventor, draw: random.Random, at_home: Sequence[Human]) -> list[Story]:
    """All of them, the unions with their members and the merged ones beside those who took them in.

    `at_home` are people who have a home business; each stands in one cooperative of home workers.
    """
    workers = iter(at_home)
    stories = [_story(tale, invent, draw, workers) for tale in tales]
    for story in stories:
        if story.tale.lot == "union":
            _unite(story, stories)
    receiver = next(story for story in stories if story.tale.lot == "receiver")
    for story in stories:
        if story.tale.state == "merged" and story.tale.ended is not None:
            story.into = receiver
            receiver.later |= {len(receiver.people) + place: story.tale.ended for place in range(len(story.people))}
            receiver.people += story.people
            receiver.shares += story.shares
    return stories


def _story(tale: Tale, invent: Inventor, draw: random.Random, workers: Iterator[Human]) -> Story:
    """People enough for the law, save where the tale says otherwise."""
    names, villages = invent.named("coop_name"), invent.named("village")
    name, trend = names[tale.place % len(names)]
    place = villages[tale.place // len(names) % len(villages)][0]
    again = tale.place // (len(names) * len(villages))
    count = 8 if tale.slip.startswith("few") else _LARGE if tale.lot == "large" else 12 if tale.lot else \
        draw.randrange(8, 13)
    known = [worker for worker, _ in zip(workers, range(_AT_HOME), strict=False)] \
        if TRADES[trend].mission == "home_workers" and tale.is_living else []
    people = known + [invent.human() for _ in range(count - len(known))]
    story = Story(tale, people, [draw.randrange(5, 40) for _ in people],
                  f"{name} {place}" + (f" {again + 1}" if again else ""), trend, address=invent.address())
    if tale.place % 9 == 4 and not tale.lot and len(people) > 10:
        story.companies[9] = _company(tale, invent)
    return story


def _company(tale: Tale, invent: Inventor) -> Company:
    workshops = invent.named("workshop")
    name = workshops[tale.place % len(workshops)][0]
    return Company(f"شرکت {name} (سهامی خاص)", legal_id.with_check_digit(f"1009{tale.place + 200_001:06d}"))


def _unite(union: Story, stories: Sequence[Story]) -> None:
    """Seven living cooperatives of one trend, older than their union, become its members."""
    founded = union.tale.founded or date.max
    by_trend: dict[str, list[Story]] = {}
    for story in stories:
        tale = story.tale
        if tale.state == "operating" and not (tale.lot or tale.slip) and (tale.registered or founded) < founded:
            by_trend.setdefault(story.trend, []).append(story)
    trend, members = max(by_trend.items(), key=lambda item: len(item[1]))
    chosen = members[:_UNION]
    union.trend, union.name = trend, f"اتحادیهٔ تعاونی‌های {chosen[0].name.split()[0]} کرج"
    union.parts, union.outsider = chosen, union.people[-1]
    union.people = [story.people[0] for story in chosen]
    union.shares = [100] * len(chosen)
    union.companies = {place: Company(story.name, legal_id_of(story.tale)) for place, story in enumerate(chosen)}


def legal_id_of(tale: Tale) -> str:
    """Made up, with its right check digit."""
    return legal_id.with_check_digit(f"1409{tale.place + 100001:06d}")
