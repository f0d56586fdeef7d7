"""When an assembly may be held or failed, opened again, and go out of use or come back (DOMAIN B.5).

Law: red is the law and cannot be passed; amber is passed with a reason, which the journal keeps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.assembly.assembly_calls import (
    called_already,
    called_from,
    not_in_this_state,
    year_problems,
)
from desktop.operations.cooperatives.assembly.assembly_decisions import decision_problems, removing_row
from desktop.operations.cooperatives.assembly.assembly_facts import AssemblyFacts, facts_for
from desktop.operations.cooperatives.assembly.assembly_presence import presence_problems
from desktop.operations.cooperatives.assembly.ballots import Count
from desktop.operations.cooperatives.assembly.candidate_rules import candidate_problems, newer_elections
from desktop.operations.cooperatives.assembly.succession import reopening_problems
from desktop.operations.cooperatives.offices import group_of
from desktop.operations.cooperatives.quorums import quorum_in, quorum_problem
from desktop.operations.cooperatives.seats import is_by_election
from desktop.operations.step import Step, Turning, doubted
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import assembly
from forms.parts import Problem, Values
from forms.rules import record_number
from forms.rules.amounts import ordinal
from forms.rules.digits import to_persian


def assembly_hindrances(step: Step) -> list[Problem]:
    """What keeps an assembly from being held, failed or opened again; amber ones pass with a reason."""
    guard = _GUARDS.get(step.move.name)
    facts = facts_for(step.reader, step.context, step.values, step.record.number) if guard else None
    if guard is None or facts is None:
        return []
    return [doubted(problem) if problem.level == "amber" else problem for problem in guard(step, facts)]


def result_problems(values: Values, facts: AssemblyFacts) -> list[Problem]:
    """What is wrong or doubtful with attendance, ballots and decisions as they stand, saved or not."""
    count = facts.count(values)
    return [*presence_problems(values, facts), *count.problems, *candidate_problems(values, facts, count),
            *decision_problems(values, facts.statutes(values)), *_board_removed(values, facts, count)]


def _board_removed(values: Values, facts: AssemblyFacts, count: Count) -> Iterator[Problem]:
    """A board that is removed and not followed leaves the cooperative without one."""
    place, done = removing_row(values, facts.statutes(values)), count.elected.get("board")
    followed = done is not None and done.principals and not is_by_election(values)
    if place is not None and not followed and any(group_of(each.values) == "board" for each in facts.standing()):
        yield Problem(assembly.DECISIONS.name, "با این تصمیم هیأت مدیره پایان می‌یابد و باید انتخابات برگزار شود؛ "
                      "اگر در همین مجمع برگزار شده است نامزدها و آرا را بنویسید", "amber", place,
                      assembly.DECISION_KIND.name)


def _hold(step: Step, facts: AssemblyFacts) -> Iterator[Problem]:
    yield from not_in_this_state(step.values, facts.own)
    view = quorum_in(step.values, facts.statutes(step.values))
    if view.met is False:
        yield quorum_problem(view)
    yield from _not_come(step)
    yield from _without_the_first(step)
    yield from result_problems(step.values, facts)
    yield from year_problems(step.reader, step.values, facts.statutes(step.values), step.record.number)
    yield from newer_elections(step.values, facts)


def _fail(step: Step, facts: AssemblyFacts) -> Iterator[Problem]:
    view = quorum_in(step.values, facts.statutes(step.values))
    if view.met:
        yield Problem(assembly.PRESENT.name, f"{view.said}؛ حد نصاب رسیده است، «برگزار شد» را بزنید")
    yield from not_in_this_state(step.values, facts.own)
    yield from _not_come(step)
    yield from _without_the_first(step)
    yield from presence_problems(step.values, facts)


def _reopen(step: Step, facts: AssemblyFacts) -> Iterator[Problem]:
    yield from _stands_on_it(step, facts)
    yield from _followed(step.reader, step.record.number)
    yield from reopening_problems(step.reader, step.record)


_REGISTERED = (*roster.ALIVE, "merged", "dissolved", "liquidating", "closed")


def _stands_on_it(step: Step, facts: AssemblyFacts) -> Iterator[Problem]:
    """The registry registered the board that the first assembly elected: chair, signatories and all."""
    first = step.values[assembly.NATURE] == "founding" and step.record.state == "held"
    if first and facts.own.state in _REGISTERED:
        label = facts.own.form.life.state(facts.own.state).label
        yield Problem("", f"تعاونی در وضعیت «{label}» است و با هیأت مدیره‌ای که این مجمع برگزید ثبت شده است؛ اولین مجمع "
                      "دیگر بازگردانده نمی‌شود. برای انتخاب تازه مجمعی دیگر دعوت کنید")


_GUARDS: Mapping[str, Callable[[Step, AssemblyFacts], Iterator[Problem]]] = {
    "hold": _hold, "fail": _fail, "reopen": _reopen}


def _followed(reader: Reader, number: int) -> Iterator[Problem]:
    """A call from which the next was made stays as it is."""
    later = reader.numbers(assembly.FORM, Query(where=((assembly.EARLIER.name, "=", number),)))
    if later:
        yield Problem("", f"نوبت بعد ({to_persian(record_number.show(later[0]))}) از این نوبت ساخته شده است؛ نخست آن "
                          "را باطل کنید")


def _not_come(step: Step) -> Iterator[Problem]:
    held = step.values[assembly.HELD_AT]
    if held is not None and held.date() > step.today:
        yield Problem(assembly.HELD_AT.name, "روز مجمع هنوز نرسیده است؛ نتیجه پس از آن نوشته می‌شود")


def _without_the_first(step: Step) -> Iterator[Problem]:
    """DOMAIN B.5: a later call has its easier quorum only because the one before it failed."""
    call = step.values[assembly.CALL_NO] or 1
    before = step.reader.get(step.values[assembly.EARLIER] or 0)
    if call > 1 and (before is None or before.state != "no_quorum" or before.voided):
        yield Problem(assembly.EARLIER.name, f"نوبت {ordinal(call)} بی صورتجلسهٔ منفی نوبت پیشین برگزار نمی‌شود؛ نوبت "
                      "پیشین را بنویسید (آیین‌نامهٔ نحوهٔ تشکیل مجامع عمومی)")


# Out of use, and back


def assembly_turned(turning: Turning) -> list[Problem]:
    """Offices lean on a held assembly, and a later call on a failed one; a call comes back where there is room."""
    record, values = turning.record, turning.values
    if not turning.back:
        held = [Problem("", "این مجمع برگزار شده است و سمت‌هایی با آن آغاز شده یا پایان یافته است؛ نخست «بازگشت به پیش "
                            "از برگزاری» را بزنید")] if record.state == "held" else []
        return [*held, *_followed(turning.reader, record.number)]
    earlier = values[assembly.EARLIER]
    again = called_already(turning.reader, values, record.number) if record.state == "called" else ()
    taken = called_from(turning.reader, earlier, record.number) if earlier and record.state != "cancelled" else ()
    return [*again, *taken]
