"""What may be written about an assembly, and when it may be called, held or failed (DOMAIN B.5)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.ballots import count_votes
from desktop.operations.cooperatives.quorums import ORDINALS, day_of, quorum_in, quorum_problem, statutes_for
from desktop.operations.cooperatives.statutes import Statutes
from desktop.operations.step import Step, Writing, doubted
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import assembly, cooperative
from forms.parts import Problem, Values
from forms.rules import fiscal_year, jalali, record_number
from forms.rules.digits import grouped, to_persian

_CALLED_IN = {
    "founding": roster.TAKES_MEMBERS,
    **dict.fromkeys(("ordinary", "ordinary_extra", "extraordinary"), (*roster.ALIVE, "dissolved", "liquidating")),
}
"""The cooperative's states in which an assembly of each nature may be called."""


def held_assemblies(reader: Reader, number: int, *natures: str) -> list[Record]:
    """Assemblies of a cooperative that were held with their quorum, the latest first."""
    query = Query(where=((cooperative.FORM.kind, "=", number), ("state", "state", "held"),
                         (assembly.NATURE.name, "in", natures or tuple(_CALLED_IN))),
                  order=((assembly.HELD_AT.name, True),))
    return [each for each in reader.many(reader.numbers(assembly.FORM, query)).values()
            if each.values[assembly.QUORUM_MET]]


@dataclass(frozen=True, slots=True)
class Carried:
    """A decision that an assembly carried."""

    assembly: Record
    decision: Values


def carried(reader: Reader, number: int, kinds: Collection[str]) -> list[Carried]:
    """Decisions of these kinds that held assemblies of a cooperative really carried, those of the latest first.

    What only an extraordinary assembly may decide counts from no other one. The minutes say «تصویب», or say nothing
    and the votes suffice; where the votes are written, they must be the majority on the assembly's day (DOMAIN B.5).
    """
    found = []
    for each in held_assemblies(reader, number):
        rows: tuple[Values, ...] = each.values[assembly.DECISIONS] or ()
        asked = [row for row in rows if row[assembly.DECISION_KIND] in kinds and _may_decide(each.values, row)]
        if asked:
            statutes = statutes_for(reader, each.values, day_of(each.values))
            found += [Carried(each, row) for row in asked if has_carried(each.values, row, statutes)]
    return found


def carried_decision(reader: Reader, number: int, kind: str) -> Record | None:
    """The latest assembly of cooperative `number` that carried a decision of this kind; None where there is none."""
    return next((each.assembly for each in carried(reader, number, (kind,))), None)


def _may_decide(values: Values, row: Values) -> bool:
    return values[assembly.NATURE] == "extraordinary" or row[assembly.DECISION_KIND] not in assembly.EXTRAORDINARY_KINDS


def has_carried(values: Values, row: Values, statutes: Statutes) -> bool:
    """Whether one decision of an assembly stands by what is written of it."""
    favour, said = row[assembly.IN_FAVOUR], row[assembly.CARRIED]
    present = (values[assembly.PRESENT] or 0) + (values[assembly.PROXIES] or 0)
    if favour is None or not present:
        return said == "yes"
    return said != "no" and statutes.majority(values[assembly.NATURE] or "ordinary").met(favour, present)


def assembly_problems(writing: Writing) -> list[Problem]:
    """All that keeps the call of an assembly from being written, and what is late."""
    values, number = writing.values, writing.values[assembly.COOPERATIVE]
    own = writing.reader.get(number) if number else None
    if own is None or own.kind != cooperative.FORM.kind or values[assembly.NATURE] is None:
        return []
    statutes = statutes_for(writing.reader, values, writing.today)
    found = [*_no_such_call(values, statutes), *_not_after_the_earlier(writing, statutes),
             *_quorum_contradicted(writing, statutes)]
    if writing.number is None:
        found += [*_not_in_this_state(values, own), *_called_already(writing), *_late(values, statutes)]
    return found


def _no_such_call(values: Values, statutes: Statutes) -> list[Problem]:
    nature, call = values[assembly.NATURE] or "", values[assembly.CALL_NO]
    if call is None or statutes.quorum(nature, call) is not None:
        return []
    return [Problem(assembly.CALL_NO.name, quorum_in(values, statutes).said)]


def _not_in_this_state(values: Values, own: Record) -> list[Problem]:
    nature = values[assembly.NATURE] or ""
    if own.state in _CALLED_IN[nature]:
        return []
    why = "سرمایه هنوز تأمین نشده است" if nature == "founding" else "تعاونی هنوز ثبت نشده یا پایان یافته است"
    return [Problem(assembly.NATURE.name, f"تعاونی در وضعیت «{own.form.life.state(own.state).label}» است؛ مجمع "
                    f"«{assembly.NATURE.options[nature]}» اکنون دعوت نمی‌شود: {why}")]


def _called_already(writing: Writing) -> list[Problem]:
    values = writing.values
    query = Query(where=((cooperative.FORM.kind, "=", values.named("cooperative")), ("state", "state", "called"),
                         (assembly.NATURE.name, "=", values.named("nature"))))
    waiting = writing.reader.numbers(assembly.FORM, query)
    if not waiting:
        return []
    shown = to_persian(record_number.show(waiting[0]))
    return [Problem(assembly.NATURE.name, f"مجمعی از همین نوع دعوت شده و هنوز نتیجه ندارد ({shown})؛ نخست نتیجهٔ آن "
                                          "را بنویسید")]


def _late(values: Values, statutes: Statutes) -> list[Problem]:
    """DOMAIN B.5 (S46): the yearly assembly is called within two months of the year's end and held within four."""
    called, held = values[assembly.CALLED_DAY], values[assembly.HELD_AT]
    if values[assembly.NATURE] != "ordinary" or called is None or held is None:
        return []
    end = fiscal_year.last_end(called, statutes.year_end)
    found = []
    for blank, day, months, name in ((assembly.CALLED_DAY, called, statutes.call_months, "call_months"),
                                     (assembly.HELD_AT, held.date(), statutes.agm_months, "agm_months")):
        if day > jalali.add_months(end, months):
            found.append(Problem(blank.name, f"«{blank.label}» بیش از {grouped(months)} ماه پس از پایان سال مالی "
                                 f"({_shown(end)}) است ({statutes.basis(name)})", "amber"))
    return found


def _not_after_the_earlier(writing: Writing, statutes: Statutes) -> list[Problem]:
    values = writing.values
    call, held = values[assembly.CALL_NO] or 1, values[assembly.HELD_AT]
    before = writing.reader.get(values[assembly.EARLIER] or 0)
    if call == 1 or before is None:
        return []
    same = before.kind == assembly.FORM.kind and all(
        before.values.named(name) == values.named(name) for name in ("cooperative", "nature"))
    if not same or before.values[assembly.CALL_NO] != call - 1:
        return [Problem(assembly.EARLIER.name, f"این مجمع، نوبت پیش از نوبت {ORDINALS[call]} همین مجمع نیست؛ نوبت "
                                               "درست را "
                        "برگزینید")]
    was = before.values[assembly.HELD_AT]
    if held is None or was is None:
        return []
    least = was.date() + timedelta(days=statutes.call_interval_days)
    if held <= was or held.date() < least:
        days = f" دست‌کم {grouped(statutes.call_interval_days)} روز" if statutes.call_interval_days else ""
        return [Problem(assembly.HELD_AT.name, f"نوبت {ORDINALS[call]}{days} پس از نوبت پیشین ({_shown(was.date())}) "
                                               "است؛ "
                        "تاریخ را درست کنید (آیین‌نامهٔ نحوهٔ تشکیل مجامع عمومی)")]
    return []


def _quorum_contradicted(writing: Writing, statutes: Statutes) -> list[Problem]:
    """Once the result stands, its attendance is not mended into another result; before, the program counts anew."""
    values, record = writing.values, writing.reader.get(writing.number or 0)
    view = quorum_in(values, statutes)
    if record is None or record.state == "called":
        return []
    if values[assembly.QUORUM_MET] is None or view.met is None or view.met == values[assembly.QUORUM_MET]:
        return []
    return [Problem(assembly.QUORUM_MET.name, f"با شمارش حاضران نمی‌خواند: {view.said}")]


# Steps


def assembly_hindrances(step: Step) -> list[Problem]:
    """What keeps an assembly from being held or from being failed; amber ones pass with a reason."""
    guard = _GUARDS.get(step.move.name)
    return guard(step, statutes_for(step.reader, step.values, step.today)) if guard else []


def _hold(step: Step, statutes: Statutes) -> list[Problem]:
    values = step.values
    view = quorum_in(values, statutes)
    found = [quorum_problem(view)] if view.met is False else []
    found += [*_not_come(step), *_without_the_first(step)]
    found += count_votes(values, statutes).problems
    return [*found, *_too_many_proxies(values, statutes), *_majorities(values, statutes)]


def _fail(step: Step, statutes: Statutes) -> list[Problem]:
    view = quorum_in(step.values, statutes)
    met = Problem(assembly.PRESENT.name, f"{view.said}؛ حد نصاب رسیده است، «برگزار شد» را بزنید")
    return [*([met] if view.met else []), *_not_come(step)]


def _reopen(step: Step, _statutes: Statutes) -> list[Problem]:
    later = step.reader.numbers(assembly.FORM, Query(where=((assembly.EARLIER.name, "=", step.record.number),)))
    if not later:
        return []
    return [Problem("", f"نوبت بعد ({to_persian(record_number.show(later[0]))}) از این نوبت ساخته شده است؛ نخست آن را "
                        "باطل کنید")]


_GUARDS: Mapping[str, Callable[[Step, Statutes], list[Problem]]] = {"hold": _hold, "fail": _fail, "reopen": _reopen}


def _not_come(step: Step) -> list[Problem]:
    held = step.values[assembly.HELD_AT]
    if held is None or held.date() <= step.today:
        return []
    return [Problem(assembly.HELD_AT.name, "روز مجمع هنوز نرسیده است؛ نتیجه پس از آن نوشته می‌شود")]


def _without_the_first(step: Step) -> list[Problem]:
    """DOMAIN B.5: a later call has its easier quorum only because the one before it failed."""
    call = step.values[assembly.CALL_NO] or 1
    before = step.reader.get(step.values[assembly.EARLIER] or 0)
    if call == 1 or (before is not None and before.state == "no_quorum" and not before.voided):
        return []
    return [Problem(assembly.EARLIER.name, f"نوبت {ORDINALS[call]} بی صورتجلسهٔ منفی نوبت پیشین برگزار نمی‌شود؛ نوبت "
                                           "پیشین را "
                    "بنویسید (آیین‌نامهٔ نحوهٔ تشکیل مجامع عمومی)")]


def _too_many_proxies(values: Values, statutes: Statutes) -> list[Problem]:
    each, present = statutes.whole("proxies_per_member"), values[assembly.PRESENT] or 0
    if (values[assembly.PROXIES] or 0) <= each * present:
        return []
    return [doubted(Problem(assembly.PROXIES.name, f"هر عضو حاضر بیش از {grouped(each)} وکالت ندارد؛ وکالت‌ها را "
                                                   "دوباره "
                            f"بشمارید ({statutes.basis('proxies_per_member')})"))]


def _majorities(values: Values, statutes: Statutes) -> Iterable[Problem]:
    """DOMAIN B.5: ordinary assemblies decide by the majority of those present, extraordinary ones by a larger one."""
    present = (values[assembly.PRESENT] or 0) + (values[assembly.PROXIES] or 0)
    nature = values[assembly.NATURE] or "ordinary"
    needed = statutes.majority(nature)
    decisions: tuple[Values, ...] = values[assembly.DECISIONS] or ()
    for row, each in enumerate(decisions):
        favour, against = each[assembly.IN_FAVOUR], each[assembly.AGAINST] or 0
        if favour is None:
            continue
        if favour + against > present:
            yield Problem(assembly.DECISIONS.name, "موافقان و مخالفان از حاضران بیشترند؛ شمارش را دوباره "
                                                   "ببینید", "red", row,
                          assembly.IN_FAVOUR.name)
        elif each[assembly.CARRIED] == "yes" and not needed.met(favour, present):
            yield doubted(Problem(assembly.DECISIONS.name, f"این تصمیم {needed.show()} حاضران "
                                                           f"({grouped(needed.least(present))} "
                                  "رأی) را ندارد و تصویب‌شده نیست", "amber", row, assembly.CARRIED.name))


def _shown(day: date) -> str:
    return to_persian(jalali.text(day))
