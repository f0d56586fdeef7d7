"""The call of an assembly: by whom, in which state of the cooperative, in time, after which earlier call (DOMAIN B.5).

Law: what the law forbids is red; deadlines and shares of those who ask are amber, with their source.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.assembly.assembly_facts import AssemblyFacts
from desktop.operations.cooperatives.assembly.assembly_years import discharged, is_before_it, year_end_of
from desktop.operations.cooperatives.quorums import no_such_call
from desktop.operations.cooperatives.statutes import NATURES, Statutes
from desktop.operations.step import Writing
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import assembly, cooperative
from forms.parts import Problem, Values
from forms.rules import fiscal_year, jalali, record_number
from forms.rules.amounts import ordinal
from forms.rules.digits import grouped, to_persian

_GATHER = {
    "founding": roster.TAKES_MEMBERS,
    **dict.fromkeys(("ordinary", "ordinary_extra", "extraordinary"), (*roster.ALIVE, "dissolved", "liquidating")),
}
"""The cooperative's states in which an assembly of each nature may be called, and its result written."""
_RULES = "آیین‌نامهٔ نحوهٔ تشکیل مجامع عمومی"


def call_problems(writing: Writing, facts: AssemblyFacts) -> list[Problem]:
    """All that keeps the call from being written, and, of a new one, what is late or was asked by too few."""
    values, statutes = writing.values, facts.statutes(writing.values)
    found = [*_no_such_call(values, statutes), *_not_after_the_earlier(writing, statutes)]
    if writing.number is None:
        found += [*not_in_this_state(values, facts.own), *called_already(writing.reader, values),
                  *_late(values, statutes), *_short_notice(values, statutes), *_asked(values, facts, statutes),
                  *year_problems(writing.reader, values, statutes)]
    return found


def _no_such_call(values: Values, statutes: Statutes) -> Iterator[Problem]:
    nature, call = values[assembly.NATURE] or "", values[assembly.CALL_NO]
    if call is not None and statutes.quorum(nature, call) is None:
        yield Problem(assembly.CALL_NO.name, no_such_call(nature, call))


def not_in_this_state(values: Values, own: Record) -> Iterator[Problem]:
    """An assembly of a cooperative that takes none; the first one of a registered cooperative was before its day."""
    nature, held, registered = values[assembly.NATURE] or "", values[assembly.HELD_AT], own.values[
        cooperative.REGISTRATION_DAY]
    if own.voided:
        yield Problem(assembly.COOPERATIVE.name, "پروندهٔ این تعاونی باطل شده است و مجمعی در آن نوشته نمی‌شود")
        return
    if own.state in _GATHER[nature]:
        too_late = held is not None and (registered is None or held.date() > registered)
        if nature == "founding" and own.state in roster.ALIVE and too_late:
            yield Problem(assembly.NATURE.name, f"«{assembly.NATURE.options[nature]}» پیش از ثبت تعاونی برگزار می‌شود و "
                          "این تعاونی ثبت شده است؛ نوع مجمع یا روز آن را درست کنید")
        return
    why = "سرمایه هنوز تأمین نشده است" if nature == "founding" else "تعاونی هنوز ثبت نشده یا پایان یافته است"
    yield Problem(assembly.NATURE.name, f"تعاونی در وضعیت «{own.form.life.state(own.state).label}» است؛ مجمع "
                  f"«{assembly.NATURE.options[nature]}» اکنون دعوت نمی‌شود: {why}")


def called_already(reader: Reader, values: Values, number: int | None = None) -> Iterator[Problem]:
    """Of one nature only one assembly waits for its result; `number` is the assembly itself."""
    query = Query(where=((cooperative.FORM.kind, "=", values.named("cooperative")), ("state", "state", "called"),
                         (assembly.NATURE.name, "=", values.named("nature"))))
    if waiting := [each for each in reader.numbers(assembly.FORM, query) if each != number]:
        shown = to_persian(record_number.show(waiting[0]))
        yield Problem(assembly.NATURE.name, f"مجمعی از همین نوع دعوت شده و هنوز نتیجه ندارد ({shown})؛ نخست نتیجهٔ آن "
                                            "را بنویسید")


def _late(values: Values, statutes: Statutes) -> Iterator[Problem]:
    """DOMAIN B.5 (S46): the yearly assembly is called within two months of the year's end and held within four."""
    called, held = values[assembly.CALLED_DAY], values[assembly.HELD_AT]
    if values[assembly.NATURE] != "ordinary" or called is None or held is None:
        return
    end = year_end_of(values, statutes, called)
    if is_before_it(end, statutes):
        return
    for blank, day, name in ((assembly.CALLED_DAY, called, "call_months"),
                             (assembly.HELD_AT, held.date(), "agm_months")):
        months = statutes.whole(name)
        if day > fiscal_year.deadline_after(end, months):
            yield Problem(blank.name, f"«{blank.label}» بیش از {grouped(months)} ماه پس از پایان سال مالی "
                          f"({jalali.shown(end)}) است ({statutes.basis(name)})", "amber")


def _short_notice(values: Values, statutes: Statutes) -> Iterator[Problem]:
    """DOMAIN B.5 [MEM-M] CFG: only where the statutes or the office say how long before the assembly it is called."""
    called, held, days = values[assembly.CALLED_DAY], values[assembly.HELD_AT], statutes.notice_days
    if called is not None and held is not None and days and (held.date() - called).days < days:
        yield Problem(assembly.HELD_AT.name, f"از دعوت تا روز مجمع دست‌کم {grouped(days)} روز است "
                      f"({statutes.basis('notice_days')})؛ تاریخ را دوباره ببینید", "amber")


# Who asks for an assembly


def _asked(values: Values, facts: AssemblyFacts, statutes: Statutes) -> Iterator[Problem]:
    """DOMAIN B.5 (S46, S81): who may ask for an assembly, and how soon it is called; nobody asks for a later call."""
    if (values[assembly.CALL_NO] or 1) > 1:
        return
    asked, called = values[assembly.REQUESTED_DAY], values[assembly.CALLED_DAY]
    yield from _too_few_ask(values, facts, statutes)
    months = statutes.whole("request_call_months")
    if asked is not None and called is not None and called > jalali.add_months(asked, months):
        yield Problem(assembly.CALLED_DAY.name, f"مجمع تا {grouped(months)} ماه پس از درخواست ({jalali.shown(asked)}) "
                      f"دعوت می‌شود ({statutes.basis('request_call_months')})", "amber")
    days = statutes.whole("board_inactive_days")
    if values[assembly.CALLED_BY] == "ministry" and called is not None and (
            asked is None or called <= asked + timedelta(days=days)):
        yield Problem(assembly.CALLED_BY.name, f"اداره وقتی دعوت می‌کند که هیأت مدیره تا {grouped(days)} روز پس از "
                      f"درخواست دعوت نکرده باشد؛ تاریخ درخواست را ببینید ({statutes.basis('board_inactive_days')})",
                      "amber")


def _too_few_ask(values: Values, facts: AssemblyFacts, statutes: Statutes) -> Iterator[Problem]:
    asking, day = values[assembly.REQUESTERS], values[assembly.REQUESTED_DAY] or values[assembly.CALLED_DAY]
    if values[assembly.REQUESTED_BY] != "members" or asking is None or day is None:
        return
    name = f"request_share.{NATURES[values[assembly.NATURE] or 'ordinary']}"
    share, members = statutes.ratio(name), roster.count(facts.members, day).total or values[assembly.MEMBERS] or 0
    if not share.met(asking, members):
        yield Problem(assembly.REQUESTERS.name, f"این مجمع را {share.show()} اعضا، دست‌کم "
                      f"{grouped(share.least(members))} نفر از {grouped(members)} عضو، می‌خواهند؛ {grouped(asking)} "
                      f"نفر نوشته شده است ({statutes.basis(name)})", "amber")


# Years and calls


def year_problems(reader: Reader, values: Values, statutes: Statutes, number: int = 0) -> Iterator[Problem]:
    """One ordinary assembly discharges one financial year; `number` is the assembly itself."""
    year = values[assembly.FOR_YEAR]
    if values[assembly.NATURE] != "ordinary" or year is None:
        return
    done = discharged(reader, values[assembly.COOPERATIVE] or 0, statutes)
    other = next((record for record, of in done.items() if of == year and record != number), None)
    if other is not None:
        shown = to_persian(record_number.show(other))
        yield Problem(assembly.FOR_YEAR.name, f"مجمع عادی سال مالی {assembly.FOR_YEAR.show(year)} پیش‌تر برگزار شده "
                      f"است ({shown})؛ سال را دوباره ببینید", "amber")


def _not_after_the_earlier(writing: Writing, statutes: Statutes) -> Iterator[Problem]:
    values, call = writing.values, writing.values[assembly.CALL_NO] or 1
    before = writing.reader.get(values[assembly.EARLIER] or 0)
    if call == 1 or before is None:
        return
    same = before.kind == assembly.FORM.kind and all(
        before.values.named(name) == values.named(name) for name in ("cooperative", "nature"))
    if not same or before.values[assembly.CALL_NO] != call - 1:
        yield Problem(assembly.EARLIER.name, f"این مجمع، نوبت پیش از نوبت {ordinal(call)} همین مجمع نیست؛ نوبت درست "
                      "را برگزینید")
        return
    yield from called_from(writing.reader, before.number, writing.number)
    yield from _too_soon(values, before.values, statutes)


def called_from(reader: Reader, before: int, number: int | None) -> Iterator[Problem]:
    """From one call only one later call is made; a cancelled one makes room for another."""
    query = Query(where=((assembly.EARLIER.name, "=", before), ("state", "state", ("called", "held", "no_quorum"))))
    if others := [each for each in reader.numbers(assembly.FORM, query) if each != number]:
        shown = to_persian(record_number.show(others[0]))
        yield Problem(assembly.EARLIER.name, f"از این نوبت پیش‌تر نوبت بعد دعوت شده است ({shown})؛ همان را باز کنید یا "
                                             "نخست آن را لغو کنید")


def _too_soon(values: Values, before: Values, statutes: Statutes) -> Iterator[Problem]:
    call, held, was = values[assembly.CALL_NO] or 1, values[assembly.HELD_AT], before[assembly.HELD_AT]
    if held is None or was is None:
        return
    if held <= was or held.date() < was.date() + timedelta(days=statutes.call_interval_days):
        days = f" دست‌کم {grouped(statutes.call_interval_days)} روز" if statutes.call_interval_days else ""
        yield Problem(assembly.HELD_AT.name, f"نوبت {ordinal(call)}{days} پس از نوبت پیشین "
                      f"({jalali.shown(was.date())}) است؛ تاریخ را درست کنید ({_RULES})")
