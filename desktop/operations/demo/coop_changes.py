"""What made-up cooperatives changed after their registration: decided, approved, registered, corrected, refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from desktop.operations.demo.coop_assemblies import CHANGED_AGO
from desktop.operations.demo.coop_files import postal_code
from desktop.operations.demo.coop_stories import PAR, RAISED, Story
from forms.catalog import coop_change
from forms.parts import Values

Made = tuple[Values, str]
Row = tuple[str, str, str]
"""The blank's name, what stood there, and what stands there after."""
_OLD, _OUTSIDE = "میدان توحید، پلاک 8", "هشتگرد، خیابان سعدی، پلاک 20"
_BY_BOARD: Mapping[str, tuple[str, str, int]] = {
    "address": ("registered", "board", 120), "decided": ("decided", "board", 10), "approved": ("approved", "board", 18),
    "corrected": ("corrected", "correction", 60), "refused": ("refused", "board", 45)}
"""State, who decided it, and how many days ago."""
_APPROVED, _REGISTERED, _IN_GAZETTE = timedelta(5), timedelta(12), timedelta(20)


def changes(story: Story, today: date) -> Iterator[Made]:
    """One for each cooperative of whose story it is a part."""
    lot = story.tale.lot
    if lot in ("statutes", "capital"):
        rows = _raised(story, today) if lot == "capital" else [("operating_area", "شهرستان کرج", "استان البرز")]
        yield _change(story, "registered", "extraordinary", today - timedelta(CHANGED_AGO), rows)
    elif lot in _BY_BOARD:
        state, organ, ago = _BY_BOARD[lot]
        yield _change(story, state, organ, today - timedelta(ago), _moved(story, state))


def _raised(story: Story, today: date) -> list[Row]:
    now = story.share_count(today)
    before = now - RAISED * len(story.people)
    return [("capital", str(before * PAR), str(now * PAR)), ("share_count", str(before), str(now)),
            ("paid_capital", str(before * PAR), str(now * PAR))]


def _moved(story: Story, state: str) -> list[Row]:
    """What is in force already stands in the file; what is not will stand there."""
    here, code = story.address, postal_code(story.tale.place)
    if state == "registered":
        return [("address", _OLD, here), ("postal_code", postal_code(story.tale.place + 400), code)]
    if state == "corrected":
        return [("postal_code", postal_code(story.tale.place + 1), code)]
    if state == "refused":
        return [("address", "", _OUTSIDE)]
    return [("address", "", _OLD), ("postal_code", "", postal_code(story.tale.place + 400))]


def _change(story: Story, state: str, organ: str, day: date, rows: list[Row]) -> Made:
    found: dict[str, Any] = {
        "cooperative": story.number, "decided_by": organ, "decided_day": day,
        "minutes_no": f"ص/{story.tale.place + 40}",
        "assembly": story.meetings.get("changes") if organ == "extraordinary" else None,
        "changes": tuple(Values(coop_change.CHANGES.columns, {"what": what, "before": before or None, "after": after})
                         for what, before, after in rows)}
    if state in ("approved", "registered"):
        found |= {"approval_no": f"140/{story.tale.place + 60}", "approval_day": day + _APPROVED}
    if state == "registered":
        found |= {"registered_day": day + _REGISTERED, "gazette_no": str(24000 + story.tale.place),
                  "gazette_day": day + _IN_GAZETTE}
    return coop_change.FORM.values(found), state
