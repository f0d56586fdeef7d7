"""Which papers of a cooperative are usually printed where it stands: those come first in the choice (DOMAIN B.6)."""

from __future__ import annotations

from collections.abc import Mapping

from forms.catalog import cooperative

_NOW: Mapping[str, tuple[str, ...]] = {
    "draft": ("coop-request", "coop-founders-minutes", "coop-plan"),
    "submitted": ("coop-plan", "coop-request"),
    "under_review": ("coop-deficiency", "coop-agreement"),
    "returned": ("coop-deficiency",),
    "formation_agreed": ("coop-agreement", "coop-assembly-call", "coop-share-receipt"),
    "capital_paid": ("coop-assembly-call", "coop-attendance", "coop-ballots"),
    "founding_assembly_held": ("coop-board-minutes", "coop-acceptance"),
    "board_formed": ("coop-permit", "members"),
    "registration_permitted": ("coop-permit", "members"),
    "registered": ("coop-licence",),
    "licensed": ("coop-licence", "coop-progress-visit"),
    "implementing": ("coop-progress-visit", "coop-status"),
    "operating": ("coop-supervision-visit", "coop-status", "members"),
    "stagnant": ("coop-supervision-visit", "coop-status"),
    "merging": ("coop-status", "members"),
    "dissolved": ("coop-dissolution-minutes",),
    "liquidating": ("coop-liquidation-report", "coop-dissolution-minutes"),
    "closed": ("coop-liquidation-report",),
    "expired": ("coop-agreement",),
}


def papers_now(kind: str, state: str) -> tuple[str, ...]:
    """Names of the papers that fit the state of a record; none for kinds of which nothing is known."""
    return _NOW.get(state, ()) if kind == cooperative.FORM.kind else ()
