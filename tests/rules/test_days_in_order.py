"""Days that follow one another, kind by kind: the later one before the earlier is told under its blank (DOMAIN B.6)."""

from datetime import date, datetime, time, timedelta

import pytest

from forms import catalog
from forms.parts import Context, Moment, shipped_parameters
from tests.operations.offices import TODAY

CONTEXT = Context(TODAY, shipped_parameters())
FIRST = date(2025, 5, 10)
PAIRS = {
    "cooperative": "agreement_day-agreement_end agreement_day-permit_day permit_day-registration_day "
                   "registration_day-gazette_day registration_day-licence_day licence_day-licence_end "
                   "registration_day-merged_day registration_day-dissolved_day dissolved_day-creditors_day "
                   "dissolved_day-closed_day statutes_day-statutes_end",
    "coop_member": "joined_day-left_day",
    "coop_office": "first_day-last_day first_day-left_day",
    "coop_warning": "day-deadline day-answered_day",
    "complaint": "day-answer_day",
    "share_transfer": "consent_day-day",
    "coop_change": "decided_day-approval_day decided_day-registered_day registered_day-gazette_day",
    "assembly": "called_day-held_at",
}
CASES = [(kind, *pair.split("-")) for kind, pairs in PAIRS.items() for pair in pairs.split()]


def told(kind, earlier, later, gap):
    """The red sentences under the later blank when it stands so many days after the earlier."""
    form = catalog.BY_KIND[kind]
    second = FIRST + timedelta(gap)
    if isinstance(form.by_name[later], Moment):
        second = datetime.combine(second, time(10))
    values = form.values({earlier: FIRST, later: second})
    return [problem for rule in form.rules for problem in rule(values, CONTEXT)
            if problem.level == "red" and problem.field == later]


@pytest.mark.parametrize(("kind", "earlier", "later"), CASES)
def test_a_later_day_is_not_before_the_earlier(kind, earlier, later):
    assert len(told(kind, earlier, later, -1)) == 1
    assert told(kind, earlier, later, 0) == []
    assert told(kind, earlier, later, 40) == []


@pytest.mark.parametrize(("kind", "blank"), [("coop_visit", "day"), ("complaint", "day"), ("complaint", "answer_day")])
def test_what_has_happened_is_not_to_come(kind, blank):
    form = catalog.BY_KIND[kind]

    def told(gap):
        values = form.values({blank: TODAY + timedelta(gap)})
        return [problem.level for rule in form.rules for problem in rule(values, CONTEXT) if problem.field == blank]

    assert [told(0), told(1)] == [[], ["red"]]
