"""The share register through the desk (DOMAIN B.3): to members only, what is held only, never under the statutes."""

import pytest

from desktop.operations.cooperatives.members import paste_members
from desktop.operations.cooperatives.shares import register_of
from desktop.operations.saving.save_record import check_typed, save_record
from desktop.operations.saving.turn_record import void_record
from forms.catalog import coop_member, share_transfer
from forms.rules import record_number
from tests.operations import coop_life as life
from tests.operations.coop_life import day, said
from tests.operations.offices import digest, record, saved
from tests.operations.test_coop_members import coop, typed_rows


@pytest.fixture
def two(new):
    """A cooperative whose members hold five shares each since 1404; least two."""
    number = coop(new, least_shares="2")
    return new, number, paste_members(new.clerk, number, typed_rows(3)).numbers


def transfer(number, source=None, target=None, shares="2", **changed):
    sides = {"source": source, "target": target}
    nature = "passed" if source and target else "redeemed" if source else "subscribed"
    return {"cooperative": record_number.show(number), "day": day(-2), "nature": nature, "shares": shares,
            "consent_day": day(-3), **{name: record_number.show(each) for name, each in sides.items() if each},
            **changed}


def holdings(people, number):
    with people.database.read() as reader:
        return dict(register_of(reader, number).holdings)


def test_shares_pass_and_the_register_follows(two):
    new, number, (sara, ali, nora) = two
    saved(new.clerk, share_transfer.FORM, **transfer(number, sara, ali, "3"))
    saved(new.clerk, share_transfer.FORM, **transfer(number, target=nora, shares="10"))
    saved(new.clerk, share_transfer.FORM, **transfer(number, source=ali, shares="1", day=day(-1)))
    assert holdings(new, number) == {sara: 2, ali: 7, nora: 15}
    with new.database.read() as reader:
        register = register_of(reader, number)
    assert [line.entry.kind for line in register.lines] == ["subscribed"] * 3 + ["passed", "subscribed", "redeemed"]
    assert (register.total, register.refusals) == (24, ())
    assert register.name(register.lines[3].entry.target) == record(new.clerk, ali).title


@pytest.mark.parametrize(("changed", "blank", "words"), [
    ({"shares": "6"}, "shares", ("این اندازه سهم ندارد", "قانون بخش تعاونی")),
    ({"day": "1403/01/01", "consent_day": ""}, "target", ("عضو تعاونی نیست",)),
    ({"shares": "4"}, "source", ("۱ سهم می‌ماند", "دست‌کم ۲ سهم", "(اساسنامهٔ تعاونی)")),
])
def test_what_the_register_refuses(two, changed, blank, words):
    new, number, (sara, ali, _nora) = two
    before = digest(new.folder)
    done = save_record(new.clerk, share_transfer.FORM, transfer(number, sara, ali, **changed))
    assert done.number is None
    assert blank in [problem.field for problem in done.problems if problem.level == "red"]
    assert [word for word in words if word not in said(done)] == []
    assert digest(new.folder) == before


def test_a_stranger_gets_no_shares(two):
    new, number, (sara, _ali, _nora) = two
    other = coop(new, name="نسترن", trend="خدمات")
    (stranger,) = paste_members(new.clerk, other, typed_rows(1, first=50)).numbers
    done = save_record(new.clerk, share_transfer.FORM, transfer(number, sara, stranger))
    assert [(problem.field, problem.level) for problem in done.problems] == [("target", "red")]
    assert "نخست او را عضو کنید" in said(done)
    taken = save_record(new.clerk, share_transfer.FORM, transfer(number, stranger, sara))
    assert "این اندازه سهم ندارد" in said(taken)


def test_whoever_gives_all_ends_his_membership(two):
    new, number, (sara, ali, _nora) = two
    done = save_record(new.clerk, share_transfer.FORM, transfer(number, sara, ali, "5"))
    assert (done.number is not None, life.levels(done)) == (True, ["amber"])
    assert "پایان عضویت" in said(done)
    assert sara not in holdings(new, number)


def test_an_earlier_line_does_not_break_a_later_one(two):
    new, number, (sara, ali, nora) = two
    first = saved(new.clerk, share_transfer.FORM, **transfer(number, sara, ali, "3", day=day(-9), consent_day=day(-9)))
    saved(new.clerk, share_transfer.FORM, **transfer(number, ali, nora, "6"))
    kept = record(new.clerk, first)
    later = transfer(number, sara, ali, "3", day=day(-8), consent_day=day(-9))
    done = save_record(new.clerk, share_transfer.FORM, later, first, kept.base)
    assert done.number == first
    done = save_record(new.clerk, share_transfer.FORM, transfer(number, sara, ali, "3", day=day(-1)), first)
    assert done.number is None
    assert "دفتر سهام دیگر درست نیست" in said(done)
    void_record(new.clerk, first, "دو بار نوشته شده بود")
    with new.database.read() as reader:
        assert len(register_of(reader, number).refusals) == 1  # a voided line may leave a debt, and the register tells


def test_first_shares_written_anew_leave_later_lines_standing(two):
    new, number, (sara, ali, _nora) = two
    saved(new.clerk, share_transfer.FORM, **transfer(number, sara, ali, "3"))
    kept = record(new.clerk, sara)
    typed = {"cooperative": record_number.show(number), "member_kind": "real", **typed_rows(1)[0]}
    for changed in ({"shares": "2"}, {"joined_day": day(0)}):
        done = save_record(new.clerk, coop_member.FORM, {**typed, **changed}, sara, kept.base)
        assert done.number is None
        assert "دفتر سهام دیگر درست نیست" in said(done)
    assert save_record(new.clerk, coop_member.FORM, {**typed, "shares": "6"}, sara, kept.base).number == sara


def test_one_transfer_is_judged_without_reading_five_thousand(new):
    number = coop(new)
    there = paste_members(new.clerk, number, typed_rows(400)).numbers
    reading = check_typed(new.clerk, share_transfer.FORM, transfer(number, there[0], there[1]))
    assert reading.problems == ()
