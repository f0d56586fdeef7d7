"""تغییرات: what an assembly or the board changed in a registered cooperative is judged, and written into its file when
the registry has it (DOMAIN B.6 item 14).

Law: each new value is read by the cooperative's own blank; what was there before is written by the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.lifecycle.change_deciders import decided
from desktop.operations.cooperatives.lifecycle.identity import written_problems
from desktop.operations.cooperatives.statutes import Statutes, statutes_of
from desktop.operations.step import Step, Turning, Writing, doubted
from desktop.store.change import Change
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import assembly, coop_change, cooperative
from forms.parts import Context, Day, Problem, Reading, Values, read_typed, typed_of
from forms.rules import jalali
from forms.rules.digits import grouped, to_persian

_CORRECTION = "correction"


# Saving


def change_problems(writing: Writing) -> list[Problem]:
    """What keeps a change from being written down: a cooperative that is not alive, another one's assembly."""
    values = writing.values
    own = _cooperative_of(writing.reader, values)
    if own is None:
        return []
    meeting = writing.reader.get(values[coop_change.ASSEMBLY] or 0)
    found = _not_alive(own) if writing.number is None else []
    if meeting is not None and meeting.values.named(assembly.COOPERATIVE.name) != own.number:
        found.append(Problem(coop_change.ASSEMBLY.name, "این مجمع از تعاونی دیگری است؛ مجمع همین تعاونی را برگزینید"))
    found += _to_come(values, writing.today, coop_change.DECIDED_DAY, coop_change.APPROVAL_DAY,
                      coop_change.REGISTERED_DAY)
    before = writing.reader.get(writing.number or 0)
    if before is not None and before.state not in ("decided", "approved"):
        return found
    return [*found, *(replace(each, level="amber") for each in _unreadable(own, values, writing.context))]


def _cooperative_of(reader: Reader, values: Values) -> Record | None:
    own = reader.get(values[coop_change.COOPERATIVE] or 0)
    return own if own is not None and own.kind == cooperative.FORM.kind else None


def _not_alive(own: Record) -> list[Problem]:
    if own.state in roster.ALIVE and not own.voided:
        return []
    label = own.form.life.state(own.state).label
    return [Problem(coop_change.COOPERATIVE.name, f"تعاونی در وضعیت «{label}» است؛ «تغییرات» برای تعاونی ثبت‌شده‌ای است "
                    "که پایان نیافته باشد")]


def _to_come(values: Values, today: date, *blanks: Day) -> list[Problem]:
    return [Problem(blank.name, f"«{blank.label}» هنوز نیامده است؛ تاریخ را درست کنید") for blank in blanks
            if (day := values[blank]) is not None and day > today]


def _rows(values: Values) -> Sequence[Values]:
    rows: tuple[Values, ...] = values[coop_change.CHANGES] or ()
    return rows


def _read(own: Record, values: Values, context: Context) -> Reading:
    """The cooperative's whole file as it would be."""
    after = {row[coop_change.WHAT] or "": row[coop_change.AFTER] or "" for row in _rows(values)
             if (row[coop_change.WHAT] or "") not in coop_change.TABLES}
    return read_typed(cooperative.FORM, {**typed_of(own.values, own.unread), **after}, context)


def _unreadable(own: Record, values: Values, context: Context) -> list[Problem]:
    return [each for each in _new_problems(own, _read(own, values, context).problems, values, context)
            if each.level == "red"]


def _new_problems(own: Record, found: Sequence[Problem], values: Values, context: Context) -> list[Problem]:
    """Those that the change brings, each under its row."""
    was = read_typed(cooperative.FORM, typed_of(own.values, own.unread), context).problems
    return [_in_row(each, values) for each in found if each not in was]


def _in_row(problem: Problem, values: Values) -> Problem:
    place = next((place for place, row in enumerate(_rows(values)) if row[coop_change.WHAT] == problem.field), None)
    if place is None:
        # One of two blanks that disagree stays as it was: it is told under the change that made them disagree.
        label = cooperative.FORM.by_name[problem.field].label if problem.field in cooperative.FORM.by_name else ""
        said = f"«{label}»: {problem.message}" if label else problem.message
        return Problem(coop_change.CHANGES.name, said, problem.level)
    return Problem(coop_change.CHANGES.name, problem.message, problem.level, place, coop_change.AFTER.name)


# Steps


def change_hindrances(step: Step) -> list[Problem]:
    """What keeps a change from being approved, registered or corrected; amber ones pass with a reason."""
    if step.move.name == "refuse":
        return []
    own = _cooperative_of(step.reader, step.values)
    if own is None:
        return [Problem(coop_change.COOPERATIVE.name, "تعاونی این تغییر پیدا نشد؛ آن را برگزینید")]
    found = [*_not_alive(own), *_wrong_way(step), *_to_come(
        step.values, step.today, coop_change.DECIDED_DAY, coop_change.APPROVAL_DAY, coop_change.REGISTERED_DAY)]
    if step.move.name != "correct":
        found += [*decided(step.reader, own.number, step.values), *_late(step, statutes_of(own, step.context))]
    return [*found, *_judged(step, own)]


def _wrong_way(step: Step) -> list[Problem]:
    correcting = step.values[coop_change.DECIDED_BY] == _CORRECTION
    if correcting == (step.move.name == "correct"):
        return []
    life, options = coop_change.FORM.life, coop_change.DECIDED_BY.options
    right = life.move("correct") if correcting else life.move("approve")
    what = f"«{options[_CORRECTION]}»" if correcting else "تصمیم مجمع یا هیأت مدیره"
    return [Problem(coop_change.DECIDED_BY.name, f"{what} با گام «{right.label if right else ''}» نوشته می‌شود؛ همان را "
                                                 "بزنید")]


def _late(step: Step, statutes: Statutes) -> Iterable[Problem]:
    """A change goes to the registry within some days of the decision [INFER]."""
    blank = coop_change.REGISTERED_DAY if step.move.name == "register" else coop_change.APPROVAL_DAY
    made, day, days = step.values[coop_change.DECIDED_DAY], step.values[blank], statutes.whole("change_days")
    if made is not None and day is not None and day > made + timedelta(days=days):
        last = to_persian(jalali.text(made + timedelta(days=days)))
        yield doubted(Problem(blank.name, f"مهلت ثبت تغییرات {grouped(days)} روز پس از تصمیم، تا {last} بود "
                              f"({statutes.basis('change_days')})"))


def _judged(step: Step, own: Record) -> list[Problem]:
    """The whole file with the change in it keeps every rule that it kept before."""
    reading = _read(own, step.values, step.context)
    after = Writing(step.reader, step.context, reading.values, own.number)
    was = written_problems(Writing(step.reader, step.context, own.values, own.number), own)
    beyond = [each for each in written_problems(after, own) if each not in was]
    found = _new_problems(own, [*reading.problems, *beyond], step.values, step.context)
    same = [Problem(coop_change.CHANGES.name, f"«{row.show(coop_change.WHAT)}» در پروندهٔ تعاونی همین است", "amber",
                    place, coop_change.AFTER.name)
            for place, row in enumerate(_rows(step.values)) if _is_same(own, reading, row[coop_change.WHAT] or "")]
    return [each if each.level == "red" else doubted(each) for each in (*found, *same)]


def _is_same(own: Record, reading: Reading, name: str) -> bool:
    return name not in (*reading.unread, *coop_change.TABLES) and own.values.named(name) == reading.values.named(name)


# What a step writes


def with_before(step: Step) -> Values | None:
    """The table with what stood in the cooperative's file until now."""
    own = _cooperative_of(step.reader, step.values)
    if step.move.name not in ("register", "correct") or own is None:
        return None
    rows = tuple(row.changed({coop_change.BEFORE.name: _shown(own, row[coop_change.WHAT] or "")})
                 for row in _rows(step.values))
    return coop_change.FORM.values({coop_change.CHANGES.name: rows})


def _shown(own: Record, name: str) -> str | None:
    if name in coop_change.TABLES:
        return None
    return own.values.show(cooperative.FORM.by_name[name]) or own.unread.get(name) or None


def follow_change(change: Change, step: Step) -> None:
    """The cooperative becomes what the change says, in the same action."""
    own = _cooperative_of(step.reader, step.values)
    if step.move.name in ("register", "correct") and own is not None:
        reading = _read(own, step.values, step.context)
        change.set(cooperative.FORM, own.number, reading.values, unread=reading.unread,
                   reason=step.reason or f"{coop_change.FORM.title}: {step.move.label}")


def kept_changes(turning: Turning) -> list[Problem]:
    """A change that stands in the cooperative's file is not taken out of use; another one changes it again."""
    if turning.back or turning.record.state not in ("registered", "corrected"):
        return []
    return [Problem("", "این تغییر در پروندهٔ تعاونی نوشته شده است و باطل نمی‌شود؛ کار ثبت آن را بازگردانید یا تغییر "
                        "تازه‌ای بنویسید")]
