"""What a campaign's page shows: counts of its visits by state and by group, asked by the worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.ui.services import Asked, RecordView, Services
from forms.catalog import campaign, visit, visitor_group
from forms.parts import Values
from forms.rules.digits import grouped

_ALL = 10**6


@dataclass(frozen=True, slots=True)
class GroupCount:
    """The visits of one group in one campaign."""

    number: int
    name: str
    given: int
    recorded: int
    overdue: int


@dataclass(frozen=True, slots=True)
class CampaignFacts:
    """Counts of the visits of one campaign."""

    record: RecordView
    wanted: int
    planned: int
    recorded: int
    overdue: int
    groups: tuple[GroupCount, ...]

    @property
    def visits(self) -> int:
        return self.wanted + self.planned + self.recorded


def all_campaigns(services: Services) -> Sequence[RecordView]:
    """Running ones first, newest first."""
    found = services.page(campaign.FORM, Asked(order=(("first_day", True),)), 0, _ALL)
    return sorted(found, key=lambda record: record.state != "running")


def active_groups(services: Services) -> Sequence[RecordView]:
    return services.page(visitor_group.FORM, Asked(where=(("state", "state", "active"),)), 0, _ALL)


def visits_of(services: Services, asked: Asked) -> list[int]:
    """The numbers of the visits that a question finds."""
    return [record.number for record in services.page(visit.FORM, asked, 0, _ALL)]


def look(services: Services, record: RecordView) -> CampaignFacts:
    """Count the visits of a campaign."""
    number, today = record.number, services.today()

    def count(*more: tuple[str, str, object]) -> int:
        return services.count(visit.FORM, Asked(where=(("campaign", "=", number), *more)))

    groups = []
    for group in services.page(visitor_group.FORM, Asked(), 0, _ALL):
        own = ("group", "=", group.number)
        if given := count(own):
            late = count(own, ("state", "state", "planned"), ("due_day", "<", today))
            name = visitor_group.FORM.name_of(group.values)
            groups.append(GroupCount(group.number, name, given, count(own, ("state", "state", "recorded")), late))
    states = {state: count(("state", "state", state)) for state in ("wanted", "planned", "recorded")}
    overdue = count(("state", "state", ("wanted", "planned")), ("due_day", "<", today))
    return CampaignFacts(record, states["wanted"], states["planned"], states["recorded"], overdue, tuple(groups))


def method_of(values: Values) -> str:
    """«تمام‌شماری», or «نمونهٔ ۲۰۰ نفری، بذر ۴۷۱۱»."""
    if values[campaign.MODE] != "sample":
        return values.show(campaign.MODE)
    seed = values[campaign.SAMPLE_SEED]
    said = f"بذر {grouped(seed)}" if seed is not None else "بذر هنوز برگزیده نشده"
    return f"نمونهٔ {grouped(values[campaign.SAMPLE_SIZE] or 0)} نفری، {said}"


def period_of(values: Values) -> str:
    return f"{values.show(campaign.FIRST_DAY)} تا {values.show(campaign.LAST_DAY)}"

