"""How a made-up cooperative ended: merged, dissolved by its assembly or by the office, being wound up, or closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from desktop.operations.demo.coop_stories import PAR, Story
from desktop.operations.demo.coop_tales import Tale

_GROUNDS: Mapping[int, str] = {1: "inactivity", 4: "warnings"}
"""Of every six that were dissolved, those that the office dissolved, and why."""


def by_office(tale: Tale) -> bool:
    """Whether the office dissolved it, not its own assembly."""
    return tale.place % 6 in _GROUNDS


def ending_of(story: Story) -> dict[str, Any]:
    """The blanks of its end."""
    tale = story.tale
    if tale.ended is None:
        return {}
    if tale.state == "merged":
        return {"merged_day": tale.ended, "merged_into": story.into.number if story.into else None}
    organ, letter = ("ministry", "ر") if by_office(tale) else ("assembly", "ص")
    found: dict[str, Any] = {
        "ground": _GROUNDS.get(tale.place % 6, "assembly"), "dissolved_by": organ,
        "dissolution_no": f"{letter}/{tale.place + 90}", "dissolved_day": tale.ended,
        "dissolution_gazette_no": str(23000 + tale.place), "dissolution_gazette_day": tale.ended + timedelta(14),
        "debts_settled": True}
    if tale.state == "dissolved":
        return found
    found |= {"creditors_day": tale.ended + timedelta(20), "assets": 900 * PAR, "debts": 200 * PAR}
    if tale.state == "closed":
        found["closed_day"] = tale.ended + timedelta(50)
    return found
