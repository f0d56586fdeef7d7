"""A record is taken out of use, or brought back: nothing is deleted, a reason is asked, and others may lean on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from desktop.operations.cooperatives.assembly.assembly_steps import assembly_turned
from desktop.operations.cooperatives.lifecycle.changes import kept_changes
from desktop.operations.cooperatives.lifecycle.turning_guards import chiefs_alone, cooperative_turned
from desktop.operations.cooperatives.membership.member_leaving import member_turned
from desktop.operations.cooperatives.membership.share_rules import turned_transfer
from desktop.operations.cooperatives.office_rules import office_turned
from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchRecordError
from desktop.operations.saved import Saved
from desktop.operations.step import Turning, hindering
from desktop.store.change import Change
from forms.catalog import assembly, coop_change, coop_member, coop_office, cooperative, share_transfer
from forms.parts import Problem


def void_record(desk: Desk, number: int, reason: str) -> Saved:
    """Take a record out of use. What hinders it is returned, and nothing is written. Raises NoSuchRecordError."""
    return _turn(desk, number, reason, back=False)


def restore_record(desk: Desk, number: int, reason: str) -> Saved:
    """Bring a voided record back into use; the same holds."""
    return _turn(desk, number, reason, back=True)


def _turn(desk: Desk, number: int, reason: str, *, back: bool) -> Saved:
    if not reason.strip():
        return Saved(None, (Problem("", "دلیل بازگرداندن را بنویسید" if back else "دلیل باطل‌کردن را بنویسید"),))
    with desk.database.change(desk.actor, reason=reason) as change:
        record = change.get(number)
        if record is None or record.voided != back:
            raise NoSuchRecordError(number=number)
        turning, follow = Turning(change, change.context(desk.today), record, reason, back), _FOLLOWS.get(record.kind)
        if problems := hindering([*chiefs_alone(record, desk.actor.role), *turning_problems(turning)], reason):
            return Saved(None, problems)
        turn = change.restore if back else change.void
        turn(record.form, number, reason)
        if follow:
            follow(change, turning)
    return Saved(number, ())


def turning_problems(turning: Turning) -> Sequence[Problem]:
    """Who leans on a record that goes out of use, or why it cannot come back."""
    guard = _GUARDS.get(turning.record.kind)
    return guard(turning) if guard else ()


_GUARDS: Mapping[str, Callable[[Turning], Sequence[Problem]]] = {
    coop_member.FORM.kind: member_turned, share_transfer.FORM.kind: turned_transfer,
    coop_change.FORM.kind: kept_changes, assembly.FORM.kind: assembly_turned,
    coop_office.FORM.kind: office_turned, cooperative.FORM.kind: cooperative_turned,
}
"""Who leans on a record of a kind, so that it cannot go (or come back) as it is."""

_FOLLOWS: Mapping[str, Callable[[Change, Turning], None]] = {}
"""What goes and comes back with a record of a kind."""
