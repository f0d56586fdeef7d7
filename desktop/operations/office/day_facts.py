"""What the strip at the foot of the window says of the day: the last package, and what still waits to be sent."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.desk import Desk


@dataclass(frozen=True, slots=True)
class DayFacts:
    """`last_package` is when a package last came or went (UTC, ISO), "" if never; `unsent` counts journal entries,
    `overdue` visits, `late_letters` unanswered letters and `late_decisions` those of meetings past their day."""

    last_package: str
    unsent: int
    overdue: int
    late_letters: int = 0
    late_decisions: int = 0


def day_facts(desk: Desk) -> DayFacts:
    """Looked up at every arrival and change; cheap."""
    with desk.database.read() as reader:
        times = [p.made_at for p in reader.packages_out()[:1]] + [p.received_at for p in reader.packages_in()[:1]]
        cards = reader.keys()
        offices = {card.office for card in cards}
        unsent = max((reader.count_unacknowledged(office) for office in offices), default=0)
        counts = reader.today_counts(desk.today, desk.actor.name)
        return DayFacts(max(times, default=""), unsent, counts.overdue, counts.late_letters, counts.late_decisions)
