"""The work list over cooperatives: each rule on the day before, on and after its deadline (DOMAIN B.5–B.8)."""

from datetime import timedelta

import pytest

from desktop.operations.cooperatives.assembly.assembly_years import next_year
from desktop.operations.cooperatives.statutes import statutes_of
from desktop.operations.cooperatives.watching.duties import duties_in, duties_of, duty_counts
from desktop.operations.cooperatives.watching.duty_words import LABELS
from desktop.operations.texts.letter_templates import templates
from forms.catalog import coop_warning, cooperative, parameter
from forms.rules import jalali
from forms.rules.digits import to_persian
from tests.operations.coop_duty_cases import CASES, NOT_TOLD
from tests.operations.coop_duty_tales import members, own_members
from tests.operations.coops import Coops, at, passing
from tests.operations.offices import saved

DAY = timedelta(days=1)
@pytest.mark.parametrize("case", CASES)
def test_the_day_before_the_day_and_the_day_after(new, case):
    kind, make, first, red, due, letter = CASES[case]
    with passing(new.chief) as made:
        make(made)

        def told(day):
            return duties_in(made.change, day, [kind])

        days = [jalali.parse(each) for each in (first, red) if each and each != "now"] or [new.chief.today]
        if first:
            assert told(days[0] - DAY) == []
        [duty] = told(days[0])
        assert duty.due == (due and jalali.parse(due))
        assert duty.level == ("red" if red == "now" or (red and red == first) else "amber")
        assert not letter or duty.letter == letter
        if red and red not in (first, "now"):
            assert [each.level for each in told(days[1] - DAY)] == ["amber"]
            assert [each.level for each in told(days[1])] == ["red"]
            own = kind in ("registry", "agreement", "warnings", "requested_call")
            assert told(days[1])[0].letter != duty.letter or own
        if duty.due:
            assert duty.days_over == (days[0] - duty.due).days
            assert to_persian(jalali.text(duty.due)) in duty.said
        assert duty.letter in templates()
        assert duty.label == LABELS[kind]


@pytest.mark.parametrize("case", NOT_TOLD)
def test_what_is_in_order_is_not_told(new, case):
    kind, make = NOT_TOLD[case]
    with passing(new.chief) as made:
        make(made)
        assert duties_in(made.change, jalali.parse("1405/09/01"), [kind]) == []


def test_a_voided_record_raises_nothing_and_a_voided_cooperative_owes_nothing(new):
    with passing(new.chief) as made:
        coop = made.coop(licence_end="1404/01/01")
        warning = made.warning(coop, "1405/06/01", deadline="1405/06/15")
        today = jalali.parse("1405/09/01")
        assert [duty.kind for duty in duties_in(made.change, today)] == ["licence", "agm", "warning_answer",
                                                                         "board_short"]
        made.change.void(coop_warning.FORM, warning, "آزمون")
        assert [duty.kind for duty in duties_in(made.change, today, only=coop)] == ["licence", "agm", "board_short"]
        made.change.void(cooperative.FORM, coop, "آزمون")
        assert duties_in(made.change, today) == []


def test_the_offices_own_figures_win(new):
    saved(new.chief, parameter.FORM, key="coop.min_members", value="9", unit="person", source="آزمون")
    saved(new.chief, parameter.FORM, key="coop.expiry_lead_months", value="3", unit="month", source="آزمون")
    with passing(new.chief) as made:
        members()(made)
        made.coop(licence_end="1405/11/15")
        assert {each.kind for each in duties_in(made.change, jalali.parse("1405/09/01"), ["licence", "under_minimum"])
                } == {"licence", "under_minimum"}


def test_grave_ones_first_and_the_letter_follows_the_warnings(new):
    with new.clerk.database.change(new.chief.actor) as change:
        made = Coops(change)
        late = made.coop(name="ب", rest_due="1405/01/01", capital=9, paid_capital=3)
        warned_twice = made.coop(name="الف", rest_due="1405/02/01", capital=9, paid_capital=3)
        made.warning(warned_twice, "1405/05/01", "cured")
        made.warning(warned_twice, "1405/06/01", "cured")
        ends = made.coop(name="پ", licence_end="1405/09/10")
    desk = at(new.clerk, "1405/09/01")
    found = duties_of(desk, ["unpaid_capital", "licence", "warnings"])
    assert [(each.cooperative, each.kind) for each in found] == [
        (late, "unpaid_capital"), (warned_twice, "unpaid_capital"), (warned_twice, "warnings"), (ends, "licence")]
    assert [each.letter for each in found] == ["coop-warning-1", "coop-warning-3", "coop-warning-3",
                                               "coop-duty-reminder"]
    assert [each.title for each in found] == ["ب", "الف", "الف", "پ"]
    assert found[3].days_over == -9
    assert {each.cooperative for each in duties_of(desk, only=ends)} == {ends}
    counts = duty_counts(desk)
    assert list(counts) == list(LABELS)
    assert {kind: count for kind, count in counts.items() if count and kind in ("unpaid_capital", "licence")} == {
        "unpaid_capital": 2, "licence": 1}


def test_counties_of_a_province_are_told_apart(new):
    with passing(new.chief) as made:
        made.coop(licence_end="1404/01/01")
        made.coop(licence_end="1404/01/01", county="3002")
        today = jalali.parse("1405/09/01")
        assert len(duties_in(made.change, today, ["licence"])) == 2
        assert len(duties_in(made.change, today, ["licence"], county="3002")) == 1


@pytest.mark.parametrize(("registered", "today", "founded", "year"), [
    ("1390/02/01", "1405/09/01", None, 1404), ("1390/02/01", "1405/01/20", None, 1404),
    ("1390/02/01", "1405/09/01", "1390/01/20", 1390), ("1402/02/01", "1405/09/01", "1402/01/20", 1402),
    ("1405/02/01", "1405/09/01", None, None), (None, "1405/09/01", None, 1404)])
def test_the_year_that_is_late_is_the_one_that_a_call_proposes(new, registered, today, founded, year):
    with passing(new.chief) as made:
        coop = made.coop(registration_day=registered)
        if founded:
            made.assembly(coop, founded, "founding")
        day = jalali.parse(today)
        own = made.change.get(coop)
        assert next_year(made.change, own, statutes_of(own, made.change.context(day)), day) == year
        told = [jalali.parts(each.waiting.since)[0] for each in duties_in(made.change, day, ["agm", "agm_call"])]
        assert told == ([year] if year and today == "1405/09/01" else [])


def test_after_the_last_warning_dissolution_is_proposed(new):
    with passing(new.chief) as made:
        coop = made.coop(rest_due="1405/01/01", capital=9, paid_capital=3)
        for day, letter in (("1405/05/01", "coop-warning-2"), ("1405/06/01", "coop-warning-3"),
                            ("1405/07/01", "coop-dissolution-proposal")):
            made.warning(coop, day, deadline="1405/08/01")
            found = duties_in(made.change, jalali.parse("1405/09/01"), ["unpaid_capital", "warning_answer"])
            assert [each.letter for each in found] == [letter, letter]


def test_a_union_counts_cooperatives(new):
    with passing(new.chief) as made:
        own_members(None, 7, level="union")(made)
        members("1405/05/31")(made)
        found = duties_in(made.change, jalali.parse("1405/09/01"), ["under_minimum"])
        said = sorted(each.said.split("؛")[0] for each in found)
        assert said[0].startswith("اتحادیه ۶ تعاونی عضو دارد که از کمینهٔ آن (۷ تعاونی) کمتر است")
        assert said[1].startswith("تعاونی ۶ عضو دارد که از کمینهٔ آن (۷ عضو) کمتر است")


def test_a_visit_to_come_is_no_sign(new):
    with passing(new.chief) as made:
        coop = made.coop(active_day="1402/01/01")
        made.visit(coop, "1405/10/01")
        assert len(duties_in(made.change, jalali.parse("1405/09/01"), ["inactive"])) == 1
        made.visit(coop, "1405/09/01")
        assert duties_in(made.change, jalali.parse("1405/09/01"), ["inactive"]) == []
