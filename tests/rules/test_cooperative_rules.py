"""Quorums, elections, the share register and terms, with the numbers of DOMAIN B as examples."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.parts import shipped_parameters
from forms.rules import fiscal_year, jalali, ratios
from forms.rules.elections import Elected, Tally, elect, faults
from forms.rules.share_register import Entry, holdings, refusals

TODAY = date(2026, 11, 22)
COUNT = st.integers(0, 10_000)
SHARES = st.fractions(0, 1, max_denominator=12)


def shipped(key):
    row = shipped_parameters().find(key, TODAY)
    return ratios.read(row.value, row.unit)


@pytest.mark.parametrize(("key", "members", "least"), [
    ("coop.quorum.ordinary.1", 7, 4), ("coop.quorum.ordinary.1", 10, 6), ("coop.quorum.ordinary.1", 11, 6),
    ("coop.quorum.ordinary.2", 500, 0),
    ("coop.quorum.extraordinary.1", 7, 5), ("coop.quorum.extraordinary.1", 9, 6),
    ("coop.quorum.extraordinary.1", 10, 7), ("coop.quorum.extraordinary.2", 10, 6),
    ("coop.quorum.extraordinary.3", 10, 0),
    ("coop.min_paid_capital_ratio", 100, 34), ("coop.min_paid_capital_ratio", 99, 33),
    ("coop.min_member_capital_ratio", 1000, 510),
])
def test_the_law_in_the_shipped_parameters(key, members, least):
    assert shipped(key).least(members) == least


@given(SHARES, st.booleans(), COUNT)
def test_the_least_count_is_the_first_that_satisfies(share, more, whole):
    threshold = ratios.Threshold(share, more)
    least = threshold.least(whole)
    exact = share * whole
    assert (least > exact) if more else (least >= exact)
    assert not threshold.met(least - 1, whole)
    assert threshold.met(least, whole)


@pytest.mark.parametrize(("text", "unit"), [("", "ratio"), ("1/0", "ratio"), ("3/2", "ratio"), ("-1/2", "ratio"),
                                            ("150", "percent"), ("نیم", "ratio")])
def test_no_share_of_a_whole_is_refused(text, unit):
    with pytest.raises(ratios.NotARatioError):
        ratios.read(text, unit)


@pytest.mark.parametrize(("threshold", "said"), [
    (ratios.Threshold(Fraction(1, 2), more=True), "نصف به‌علاوه یک"), (ratios.Threshold(Fraction(2, 3)), "دوسوم"),
    (ratios.Threshold(Fraction(0)), "هر تعداد"), (ratios.Threshold(Fraction(3, 7)), "۳/۷")])
def test_a_threshold_is_said_as_in_minutes(threshold, said):
    assert threshold.show() == said


VOTES = {"سارا": 41, "علی": 38, "نرگس": 30, "فرشاد": 30, "زهرا": 12, "مهدی": 0}


def test_principals_and_alternates_by_the_order_of_votes():
    assert elect(VOTES, 4, 1) == Elected(("سارا", "علی", "نرگس", "فرشاد"), ("زهرا",))


def test_equal_votes_at_the_border_wait_for_the_lot():
    tied = elect(VOTES, 3, 1)
    assert tied == Elected(("سارا", "علی"), (), ("نرگس", "فرشاد"), 2)
    assert elect(VOTES, 3, 1, ("فرشاد", "نرگس")) == Elected(("سارا", "علی", "فرشاد"), ("نرگس",))


def test_nobody_is_elected_without_a_vote():
    assert elect(VOTES, 5, 2) == Elected(("سارا", "علی", "نرگس", "فرشاد", "زهرا"), (), (), 2)
    assert elect({}, 3, 1) == Elected((), (), (), 4)


NAMES = st.sampled_from(["a", "b", "c", "d", "e", "f"])


@given(st.dictionaries(NAMES, st.integers(0, 5)), st.integers(1, 4), st.integers(0, 2), st.permutations("abcdef"))
def test_whoever_is_elected_has_no_fewer_votes_than_who_is_not(votes, principals, alternates, lots):
    done = elect(votes, principals, alternates, lots)
    chosen = (*done.principals, *done.alternates)
    assert not done.tied
    assert len(set(chosen)) == len(chosen) == min(principals + alternates, sum(1 for each in votes.values() if each))
    left = [votes[name] for name in votes if name not in chosen]
    assert not chosen or not left or min(votes[name] for name in chosen) >= max(left)
    assert len(chosen) + done.empty_seats == principals + alternates


@given(st.dictionaries(NAMES, st.integers(0, 5)), st.integers(1, 4), st.integers(0, 2))
def test_without_a_lot_nobody_is_preferred_among_equals(votes, principals, alternates):
    done = elect(votes, principals, alternates)
    assert not {*done.tied} & {*done.principals, *done.alternates}
    assert len({votes[name] for name in done.tied}) <= 1


def test_a_count_that_cannot_be_is_told_all_at_once():
    right = Tally(given=50, cast=48, spoilt=2, votes={"سارا": 41, "علی": 38}, names_per_ballot=3)
    assert faults(right, voters=50) == []
    wrong = Tally(given=60, cast=61, spoilt=70, votes={"سارا": 41}, names_per_ballot=3)
    assert len(faults(wrong, voters=50)) == 5
    above = Tally(given=50, cast=48, spoilt=2, votes={"سارا": 47, "علی": 46}, names_per_ballot=1)
    assert [sentence.split("؛")[0] for sentence in faults(above, voters=50)] == [
        "آرای «سارا» از آرای درست بیشتر است", "جمع آرا از آنچه در برگه‌ها جا می‌شود بیشتر است"]


START = date(2026, 3, 21)
MEMBERS = {"سارا": (START, None), "علی": (START, None), "نرگس": (START, date(2026, 6, 1))}


def day(number):
    return START + timedelta(days=number)


def test_the_register_follows_each_share():
    entries = [Entry(day(0), "", "سارا", 10), Entry(day(0), "", "علی", 5), Entry(day(9), "سارا", "علی", 4),
               Entry(day(20), "علی", "", 2)]
    assert holdings(entries) == {"سارا": 6, "علی": 7}
    assert refusals(entries, MEMBERS) == []
    assert [entry.kind for entry in entries] == ["subscribed", "subscribed", "passed", "redeemed"]


@pytest.mark.parametrize(("entry", "said"), [
    (Entry(day(9), "سارا", "غریبه", 1), "عضو تعاونی نیست"), (Entry(day(9), "سارا", "علی", 11), "این اندازه سهم ندارد"),
    (Entry(day(200), "سارا", "نرگس", 1), "عضو تعاونی نیست"), (Entry(day(9), "سارا", "سارا", 1), "یک نفرند"),
    (Entry(day(9), "سارا", "علی", 0), "یک یا بیشتر"), (Entry(day(9), "", "", 3), "بنویسید"),
    (Entry(day(-1), "سارا", "علی", 1), "عضو تعاونی نیست"),
])
def test_what_the_register_refuses(entry, said):
    found = refusals([Entry(day(0), "", "سارا", 10), entry], MEMBERS)
    assert [refusal.entry for refusal in found] == [entry]
    assert said in found[0].sentence


LINES = st.lists(st.builds(Entry, st.integers(0, 50).map(day), st.sampled_from(["", "سارا", "علی", "غریبه"]),
                           st.sampled_from(["", "سارا", "علی"]), st.integers(0, 20)), max_size=12)


@given(LINES)
def test_what_is_not_refused_never_leaves_a_debt_nor_makes_shares(entries):
    refused = [refusal.entry for refusal in refusals(entries, MEMBERS)]
    stand = list(entries)
    for entry in refused:
        stand.remove(entry)
    held = holdings(stand)
    assert all(shares > 0 for shares in held.values())
    bought = sum(entry.shares for entry in stand if not entry.source)
    returned = sum(entry.shares for entry in stand if not entry.target)
    assert sum(held.values()) == bought - returned


@pytest.mark.parametrize(("start", "months", "end"), [
    ("1405/11/30", 2, "1406/01/30"), ("1405/06/31", 1, "1405/07/30"), ("1403/12/30", 12, "1404/12/29"),
    ("1405/01/31", -1, "1404/12/29"), ("1405/12/29", 4, "1406/04/29"), ("1405/08/15", 36, "1408/08/15")])
def test_terms_run_in_jalali_months(start, months, end):
    assert jalali.text(jalali.add_months(jalali.parse(start), months)) == end


def test_years_of_a_term():
    assert jalali.add_years(jalali.parse("1403/12/30"), 1) == jalali.parse("1404/12/29")
    assert jalali.add_years(jalali.parse("1405/02/10"), 3) == jalali.parse("1408/02/10")


@pytest.mark.parametrize(("typed", "kept"), [
    ("۱۲/۲۹", "12/29"), ("6.31", "06/31"), ("12-29", "12/29"), ("پایان", "پایان")])
def test_a_years_end_is_read_as_typed(typed, kept):
    assert fiscal_year.normalise(typed) == kept
    assert (fiscal_year.problem(kept) is None) == (kept != "پایان")


@pytest.mark.parametrize("typed", ["13/01", "00/10", "07/31", "12/31", "1229", ""])
def test_no_day_of_a_year_is_refused(typed):
    assert fiscal_year.problem(typed)


@pytest.mark.parametrize(("on", "text", "end"), [
    ("1405/09/01", "12/29", "1404/12/29"), ("1404/01/01", "12/29", "1403/12/30"), ("1405/07/01", "06/31", "1405/06/31"),
    ("1405/06/31", "06/31", "1404/06/31"), ("1405/06/15", "06/31", "1404/06/31")])
def test_the_year_that_is_over(on, text, end):
    assert jalali.text(fiscal_year.last_end(jalali.parse(on), text)) == end


@pytest.mark.parametrize(("end", "year"), [
    ("1405/06/31", 1405), ("1403/12/30", 1403), ("1404/12/29", 1404)])
def test_a_financial_year_is_called_by_its_last_day(end, year):
    assert fiscal_year.year_of(jalali.parse(end)) == year


@pytest.mark.parametrize(("end", "months", "last"), [
    ("1404/12/29", 4, "1405/04/31"), ("1404/12/29", 2, "1405/02/31"), ("1403/12/30", 4, "1404/04/31"),
    ("1405/06/31", 4, "1405/10/30"), ("1405/06/31", 6, "1405/12/29")])
def test_a_deadline_begins_on_the_day_after_the_year(end, months, last):
    """DOMAIN B.5 (S46): four months after 29 Esfand are the whole of Farvardin to Tir."""
    assert jalali.text(fiscal_year.deadline_after(jalali.parse(end), months)) == last
