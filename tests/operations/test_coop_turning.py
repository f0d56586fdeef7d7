"""What goes out of use and comes back around a cooperative: nothing is left leaning, and nobody is doubled."""

import pytest

from desktop.operations.cooperatives.lifecycle.supervision import warn
from desktop.operations.cooperatives.membership.member_grid import save_members
from desktop.operations.cooperatives.membership.members import paste_members
from desktop.operations.cooperatives.membership.shares import register_of
from desktop.operations.errors import NoSuchRecordError
from desktop.operations.saving.move_record import undo_action
from desktop.operations.saving.turn_record import restore_record, void_record
from forms.catalog import assembly, coop_member, coop_warning, cooperative, share_transfer
from tests.operations import coop_life as life
from tests.operations.coop_life import called, day, said
from tests.operations.offices import numbers, record, saved
from tests.operations.test_coop_members import coop, typed_rows
from tests.operations.test_coop_shares import transfer


def last_action(people):
    with people.database.read() as reader:
        return reader.latest_actions(1)[0].action


def test_a_cooperative_does_not_go_from_under_its_members(new):
    number = coop(new)
    members = paste_members(new.clerk, number, typed_rows(2)).numbers
    done = void_record(new.chief, number, "اشتباه")
    assert done.number is None
    assert "۲ «عضو تعاونی»" in said(done)
    for each in members:
        assert void_record(new.clerk, each, "اشتباه").number == each
    assert void_record(new.chief, number, "اشتباه").number == number


@pytest.mark.parametrize("state", ["operating", "merging", "dissolved", "closed"])
def test_a_registered_cooperative_is_voided_by_the_chief(new, state):
    number = coop(new, state=state)
    done = void_record(new.clerk, number, "اشتباه")
    assert done.number is None
    assert "«انحلال»" in said(done)
    assert void_record(new.chief, number, "اشتباه").number == number
    assert restore_record(new.clerk, number, "اشتباه").number is None
    assert restore_record(new.chief, number, "اشتباه").number == number


def test_a_draft_is_voided_by_its_clerk(new):
    number = saved(new.clerk, cooperative.FORM, **life.a_coop())
    assert void_record(new.clerk, number, "دو بار نوشته شد").number == number


def test_a_warning_is_voided_by_whoever_may_withdraw_it(new):
    number = warn(new.clerk, coop(new), {"subject": "مجمع", "day": day(-20)}).number
    done = void_record(new.clerk, number, "اشتباه")
    assert done.number is None
    assert "«پس‌گرفتن اخطار»" in said(done)
    assert void_record(new.chief, number, "اشتباه").number == number


def test_negative_minutes_are_voided_by_whoever_may_open_them_again(new):
    number = life.registered(new)
    gathered = called(new, number, "ordinary_extra")
    assert life.said(void_record(new.clerk, gathered, "اشتباه")) == ""
    restore_record(new.clerk, gathered, "اشتباه")
    with new.database.change(new.clerk.actor) as change:
        change.set(assembly.FORM, gathered, record(new.clerk, gathered).values.changed({"present": 1, "members": 7}))
        change.move(assembly.FORM, gathered, assembly.FORM.life.move("fail"))
    assert void_record(new.clerk, gathered, "اشتباه").number is None
    assert void_record(new.chief, gathered, "اشتباه").number == gathered


def test_a_voided_cooperative_takes_no_work(new):
    number = coop(new)
    (member,) = paste_members(new.clerk, number, typed_rows(1)).numbers
    base = record(new.clerk, member).base
    with new.database.change(new.chief.actor) as change:
        change.void(cooperative.FORM, number, "اشتباه")
    assert paste_members(new.clerk, number, typed_rows(2, 10)).refused
    for line in ((0, 0, typed_rows(1, 20)[0]), (member, base, {"shares": "6"})):
        done = save_members(new.clerk, number, [line])
        assert "باطل شده است" in said(done)
    with pytest.raises(NoSuchRecordError):
        warn(new.clerk, number, {"subject": "مجمع"})
    assert len(numbers(new.clerk, coop_member.FORM)) == 1
    assert numbers(new.clerk, coop_warning.FORM) == []


# Taking an action back


def test_a_voided_member_does_not_come_back_beside_himself(new):
    number = coop(new)
    (member,) = paste_members(new.clerk, number, typed_rows(1)).numbers
    assert void_record(new.clerk, member, "اشتباه").number == member
    action = last_action(new)
    (again,) = paste_members(new.clerk, number, typed_rows(1)).numbers
    assert undo_action(new.clerk, action).kept == (member,)
    assert record(new.clerk, member).voided
    assert void_record(new.clerk, again, "اشتباه").number == again
    assert undo_action(new.clerk, action).undone == 1


def test_a_line_on_which_a_later_one_stands_is_not_taken_back(new):
    number = coop(new)
    first, second, third = paste_members(new.clerk, number, typed_rows(3)).numbers
    saved(new.clerk, share_transfer.FORM, **transfer(number, first, second, "4"))
    action = last_action(new)
    saved(new.clerk, share_transfer.FORM, **transfer(number, second, third, "8", day=day(-1)))
    later = last_action(new)
    assert undo_action(new.clerk, action).undone == 0
    assert undo_action(new.clerk, later).undone == 1
    assert undo_action(new.clerk, action).undone == 1
    with new.database.read() as reader:
        assert set(register_of(reader, number).holdings.values()) == {5}
