"""The figures of one cooperative and what is counted by them (DOMAIN B.3–B.5): quorums, ballots, seats, terms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.operations.cooperatives.assembly.ballots import count_votes
from desktop.operations.cooperatives.quorums import quorum_in
from desktop.operations.cooperatives.statutes import Statutes
from forms.catalog import assembly, cooperative
from forms.parts import Context, Values, shipped_parameters
from forms.rules import jalali
from tests.operations.offices import TODAY

CONTEXT = Context(TODAY, shipped_parameters())
LAW = Statutes.of_law(CONTEXT)


def view(nature, call, members, present, proxies=0):
    return quorum_in(assembly.FORM.values({"nature": nature, "call_no": call, "members": members, "present": present,
                                           "proxies": proxies}), LAW)


@pytest.mark.parametrize(("nature", "call", "members", "needed"), [
    ("ordinary", 1, 10, 6), ("ordinary", 1, 7, 4), ("founding", 1, 11, 6), ("ordinary_extra", 1, 100, 51),
    ("ordinary", 2, 500, 4), ("ordinary", 2, 3, 3), ("extraordinary", 1, 9, 6), ("extraordinary", 1, 10, 7),
    ("extraordinary", 2, 10, 6), ("extraordinary", 3, 500, 4)])
def test_the_quorum_of_each_call(nature, call, members, needed):
    """DOMAIN B.5 (S83): half and one, then any number, not fewer than preside; two thirds, half and one, any number."""
    assert view(nature, call, members, needed).needed == needed
    assert view(nature, call, members, needed).met
    assert not view(nature, call, members, needed - 1).met
    # Proxies count, but who presides is there in person: four people, or all of a small cooperative.
    assert view(nature, call, members, needed - 1, proxies=1).met == (needed - 1 >= min(4, members))


@pytest.mark.parametrize(("nature", "call"), [("ordinary", 3), ("founding", 3)])
def test_there_is_no_third_ordinary_call(nature, call):
    assert view(nature, call, 100, 100).met is False
    assert "نوبت سوم ندارد" in view(nature, call, 100, 100).said


@given(st.sampled_from(sorted(assembly.NATURE.options)), st.integers(1, 2), st.integers(1, 6000), st.integers(0, 6000))
def test_a_later_call_never_needs_more(nature, call, members, present):
    now = view(nature, call, members, min(present, members))
    assert now.met == (now.present >= now.needed)
    assert now.needed <= max(now.needed, members)
    if call == 2:
        assert now.needed <= max(4, view(nature, 1, members, 0).needed)


def row(name, office, votes, lot=None):
    return Values(assembly.CANDIDATES.columns, {"candidate": name, "for_office": office, "votes": votes, "lot": lot})


def balloted(*rows, present=20, cast=20, statutes=LAW):
    return count_votes(assembly.FORM.values({"present": present, "ballots_given": cast, "ballots_cast": cast,
                                             "candidates": rows}), statutes)


def own_statutes(**values):
    return Statutes(LAW.law, cooperative.FORM.values(values))


def test_principals_and_alternates_by_the_order_of_votes():
    done = balloted(row("سارا", "board", 18), row("علی", "board", 3), row("نرگس", "board", 11),
                    row("فرشاد", "board", 9), row("زهرا", "board", 7), row("لیلا", "inspector", 12),
                    row("رضا", "inspector", 5), statutes=own_statutes(board_seats=3, alternate_seats=1))
    assert [each[assembly.RESULT] for each in done.rows] == [
        "principal", "none", "principal", "principal", "alternate", "principal", "alternate"]
    assert done.problems == []


def test_equal_votes_ask_for_the_lot_and_take_it():
    rows = (row("سارا", "board", 9), row("علی", "board", 8), row("نرگس", "board", 8), row("زهرا", "board", 8))
    three = own_statutes(board_seats=3, alternate_seats=0)
    tied = balloted(*rows, statutes=three)
    assert len(tied.problems) == 1
    assert "قرعه" in tied.problems[0].message
    drawn = balloted(rows[0], *(row(name, "board", 8, lot) for name, lot in (("علی", 3), ("نرگس", 1), ("زهرا", 2))),
                     statutes=three)
    assert [each[assembly.RESULT] for each in drawn.rows] == ["principal", "none", "principal", "principal"]
    assert drawn.problems == []


@pytest.mark.parametrize("changed", [{"board_seats": 5}, {"board_seats": 5, "alternate_seats": 2}, {}])
def test_the_statutes_win_over_the_law(changed):
    own = own_statutes(**changed)
    assert own.board_seats == changed.get("board_seats", 7)
    assert own.alternates_most == changed.get("alternate_seats", own.law.ratio["alternates"].least(own.board_seats))
    assert own.basis("board_seats") == ("اساسنامهٔ تعاونی" if changed else "قانون بخش تعاونی")
    assert own.basis("members_least") == "قانون بخش تعاونی، ماده ۶"


@pytest.mark.parametrize(("members", "most"), [(7, 7), (399, 7), (400, 8), (2000, 12), (5000, 15), (90_000, 15)])
def test_a_large_cooperative_has_a_larger_board(members, most):
    assert LAW.board_most(members) == most
    assert own_statutes(board_seats=5).board_most(members) == 5


@pytest.mark.parametrize(("values", "first", "board", "inspector"), [
    ({}, "1405/02/10", "1408/02/10", "1405/12/29"), ({"board_term": 2, "inspector_term": 2}, "1403/12/30", "1405/12/29",
                                                     "1404/12/29"),
    ({"year_end": "06/31"}, "1405/07/01", "1408/07/01", "1406/06/31")])
def test_terms_run_from_the_assembly(values, first, board, inspector):
    """DOMAIN B.4: three years for the board, one financial year for the inspector; the statutes win."""
    own = own_statutes(**values)
    assert jalali.text(own.board_term_end(jalali.parse(first))) == board
    assert jalali.text(own.inspector_term_end(jalali.parse(first))) == inspector


def saying(**rules):
    """Statutes with rows of their own: key (dots as __) → what they say and the article."""
    rows = tuple(Values(cooperative.OWN_RULES.columns, {
        "rule": key.replace("__", "."), "rule_says": says, "rule_article": article})
        for key, (says, article) in rules.items())
    return own_statutes(own_rules=rows)


def test_statutes_override_quorums_majorities_and_counts():
    own = saying(coop__quorum__ordinary__1=("دوسوم", "17"), coop__majority__extraordinary=("2/3", ""),
                 coop__min_members=("10", "9"), coop__proxies_per_member=("1", "20"),
                 coop__second_call_days=("20", "18"))
    asked = assembly.FORM.values({"nature": "ordinary", "call_no": 1, "members": 30, "present": 19})
    seen = quorum_in(asked, own)
    assert (seen.needed, seen.met) == (20, False)
    assert seen.basis == "اساسنامهٔ تعاونی، ماده ۱۷"
    assert quorum_in(asked, LAW).needed == 16
    assert own.majority("extraordinary").show() == "دوسوم"
    assert own.basis("majority.extraordinary") == "اساسنامهٔ تعاونی"
    assert (own.members_least, own.whole("proxies_per_member"), own.call_interval_days) == (10, 1, 20)
    assert own.quorum("ordinary", 3) is None
    assert LAW.basis("members_least").startswith("قانون")


def test_what_cannot_be_read_leaves_the_law():
    own = saying(coop__min_members=("ده", "9"), coop__quorum__ordinary__1=("هفت نفر", ""))
    assert own.members_least == LAW.members_least
    assert own.quorum("ordinary", 1) == LAW.quorum("ordinary", 1)
    assert own.basis("members_least") == LAW.basis("members_least")


def test_a_union_needs_seven_cooperatives():
    assert own_statutes(level="union").members_least == LAW.law.whole["union_least"] == 7
    assert saying(coop__max_members=("50", "9")).members_most == 50
    assert LAW.members_most is None
