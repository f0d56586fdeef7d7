"""Figures of the law as statutes write them: read in words and figures, and held against the law (DOMAIN B.3, B.5)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.catalog import cooperative
from forms.parts import (
    Context,
    UnreadableError,
    figure_problem,
    own_figure,
    read_typed,
    reference_list,
    shipped_parameters,
)
from forms.parts.own_figures import RULES
from forms.rules import ratios
from forms.rules.ratios import Threshold
from tests.operations.offices import TODAY

CONTEXT = Context(TODAY, shipped_parameters())


def law(key):
    return CONTEXT.parameters.find(key, TODAY)


@pytest.mark.parametrize(("said", "share", "more"), [
    ("دوسوم", Fraction(2, 3), False), ("دو سوم", Fraction(2, 3), False), ("۲/۳", Fraction(2, 3), False),
    ("نصف به‌علاوه یک", Fraction(1, 2), True), ("نصف به علاوهٔ یک", Fraction(1, 2), True),
    ("نصف + ۱", Fraction(1, 2), True), ("1/2", Fraction(1, 2), False), ("۴۰ درصد", Fraction(2, 5), False),
    ("۴۰٪", Fraction(2, 5), False), ("سه‌چهارم", Fraction(3, 4), False), ("هر تعداد", Fraction(0), False),
    ("با هر تعداد حاضر", Fraction(0), False)])
def test_a_share_as_people_write_it(said, share, more):
    assert ratios.typed(said) == Threshold(share, more)


@pytest.mark.parametrize("said", ["", "۷", "۳/۲", "۱۲۰ درصد", "بیشتر اعضا", "۱/۰", "نصف به‌علاوه دو"])
def test_what_is_no_share_is_refused(said):
    with pytest.raises(ratios.NotARatioError):
        ratios.typed(said)


@given(st.fractions(0, 1, max_denominator=60), st.booleans())
def test_what_is_shown_can_be_typed_again(share, more):
    shown = Threshold(share, more).show()
    assert ratios.typed(shown) == Threshold(share, more) or shown == "هر تعداد"


def test_a_whole_figure_is_no_share():
    assert own_figure(law("coop.min_members"), "۱۰") == 10
    for said in ("ده", "۲/۳", "-۳", "۷٫۵"):
        with pytest.raises(UnreadableError, match="عددی بی‌اعشار"):
            own_figure(law("coop.min_members"), said)


@pytest.mark.parametrize(("key", "says", "level"), [
    ("coop.min_members", "۹", None), ("coop.min_members", "۷", None), ("coop.min_members", "۶", "red"),
    ("coop.min_paid_capital_ratio", "نصف", None), ("coop.min_paid_capital_ratio", "۱/۴", "red"),
    ("coop.min_member_capital_ratio", "۵۰ درصد", "red"), ("coop.min_member_capital_ratio", "۵۱ درصد", None),
    ("coop.quorum.ordinary.1", "نصف به‌علاوه یک", None), ("coop.quorum.ordinary.1", "نصف", "amber"),
    ("coop.quorum.ordinary.1", "یک‌سوم", "amber"), ("coop.quorum.extraordinary.1", "سه‌چهارم", None),
    ("coop.majority.extraordinary", "دوسوم", None), ("coop.proxies_per_member", "۰", None),
    ("coop.max_members", "۵۰", None)])
def test_statutes_override_inside_the_bounds_of_the_law(key, says, level):
    said = figure_problem(key, says, CONTEXT)
    assert (said[1] if said else None) == level
    if said:
        assert "قانون بخش تعاونی" in said[0] or "آیین‌نامه" in said[0]
        assert "DOMAIN" not in said[0]


def test_every_rule_that_statutes_may_change_has_a_figure_or_a_reason():
    without = {entry.code for entry in reference_list(RULES).entries if law(entry.code) is None}
    assert without <= {"coop.max_members", "coop.second_call_days", "coop.notice_days"}
    assert {entry.parent for entry in reference_list(RULES).entries} == {"at_least", "usually_at_least", "free"}


def test_the_form_says_it_under_its_row():
    typed = {"name": "کارون", "type": "production", "county": "3001", "own_rules": [
        {"rule": "coop.min_members", "rule_says": "۵", "rule_article": "۸"},
        {"rule": "coop.quorum.ordinary.1", "rule_says": "هفت نفر", "rule_article": ""},
        {"rule": "coop.min_members", "rule_says": "۱۲", "rule_article": "۹"}]}
    problems = read_typed(cooperative.FORM, typed, CONTEXT).problems
    found = {(each.row, each.column): each.message for each in problems if each.field == "own_rules"}
    assert set(found) == {(0, "rule_says"), (1, "rule_says"), (2, "rule")}
    assert "دست‌کم ۷" in found[0, "rule_says"]
    assert "دوسوم" in found[1, "rule_says"]
    assert "پیش‌تر نوشته شده" in found[2, "rule"]

