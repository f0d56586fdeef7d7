"""A record takes a step of its life, is withdrawn from use, or comes back; and an action is undone."""

from __future__ import annotations

from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchActionError, NoSuchRecordError
from desktop.operations.save_record import Saved
from desktop.store.undo import UndoResult
from forms.parts import Move, Problem


def move_record(desk: Desk, number: int, move: Move, reason: str = "") -> Saved:
    """Take the step `move`; blanks that it needs and that are empty are returned as problems."""
    with desk.database.change(desk.actor, reason=reason) as change:
        record = change.get(number)
        if record is None:
            raise NoSuchRecordError(number=number)
        problems = [
            Problem(blank.name, f"برای «{move.label}» باید «{blank.label}» نوشته شده باشد")
            for blank in move.needs if record.values[blank] is None
        ]
        if move.asks_reason and not reason.strip():
            problems.append(Problem("", f"برای «{move.label}» دلیل بنویسید"))
        if problems:
            return Saved(None, tuple(problems))
        change.move(record.form, number, move, reason)
    return Saved(number, ())


def void_record(desk: Desk, number: int, reason: str) -> Saved:
    """Take a record out of use; it is never deleted, so a reason is asked."""
    if not reason.strip():
        return Saved(None, (Problem("", "دلیل باطل‌کردن را بنویسید"),))
    with desk.database.change(desk.actor, reason=reason) as change:
        record = change.get(number)
        if record is None:
            raise NoSuchRecordError(number=number)
        change.void(record.form, number, reason)
    return Saved(number, ())


def undo_action(desk: Desk, action: int, reason: str = "بازگردانی") -> UndoResult:
    """Undo everything that one action wrote; what others changed since is kept and named.

    Raises NoSuchActionError when this computer's journal has no such action.
    """
    with desk.database.change(desk.actor, reason=reason) as change:
        first = next(change.journal(desk.database.office.station, action - 1), None) if action > 0 else None
        if first is None or first["action"] != action or first["kind"].startswith("@"):
            raise NoSuchActionError(action=action)
        return change.undo(action, reason)
