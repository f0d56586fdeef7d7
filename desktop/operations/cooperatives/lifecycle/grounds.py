"""Whether the ground for which a cooperative is dissolved is proved by what the office holds (DOMAIN B.6, art. 54)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.assembly.assembly_rules import carried_decision
from desktop.operations.cooperatives.statutes import ARTICLE_54, Statutes, statutes_of
from desktop.operations.step import Step, doubted
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import assembly, coop_visit, coop_warning, cooperative
from forms.parts import Problem, UnknownParameterError, Values
from forms.rules import jalali
from forms.rules.digits import grouped

_AUTHORITIES = {"assembly": "assembly", "under_minimum": "ministry", "inactivity": "ministry", "warnings": "ministry",
                "bankruptcy": "court"}
"""Who dissolves for each ground; the end of the statutes' term may be found by any of them."""


def ground_problems(step: Step, _statutes: Statutes) -> list[Problem]:
    """Why the ground written in the file does not stand, by the law of that day; bankruptcy is for a court to find."""
    ground, day = step.values[cooperative.GROUND] or "", step.values[cooperative.DISSOLVED_DAY] or step.today
    judge = _GROUNDS.get(ground)
    found = judge(step, _law_on(step, day), day) if judge else []
    return [*found, *_authority(step.values, ground)]


def _law_on(step: Step, day: date) -> Statutes:
    """The figures of that day; of a day from which none is known, today's."""
    try:
        return statutes_of(step.record, replace(step.context, today=day))
    except UnknownParameterError:
        return statutes_of(step.record, step.context)


def _authority(values: Values, ground: str) -> list[Problem]:
    """Who dissolved it and by which paper; a decision of the office has its number."""
    right, by = _AUTHORITIES.get(ground), values[cooperative.DISSOLVED_BY]
    blank, options = cooperative.DISSOLVED_BY, cooperative.DISSOLVED_BY.options
    found = []
    if right in ("ministry", "court") and by is None:
        found.append(Problem(blank.name, f"انحلال با این علت با «{options[right]}» است؛ «{blank.label}» را بنویسید "
                             f"({ARTICLE_54})"))
    elif right and by and by != right:
        found.append(Problem(blank.name, f"انحلال با این علت با «{options[right]}» است، نه «{options[by]}»؛ یکی را "
                             f"درست کنید ({ARTICLE_54})"))
    elif by is None:
        found.append(doubted(Problem(blank.name, f"«{blank.label}» را بنویسید ({ARTICLE_54})")))
    if values[cooperative.DISSOLUTION_NO] is None:
        number = Problem(cooperative.DISSOLUTION_NO.name, f"«{cooperative.DISSOLUTION_NO.label}» را بنویسید "
                         f"({ARTICLE_54})")
        found.append(number if "ministry" in (right, by) else doubted(number))
    return found


def _by_assembly(step: Step, _statutes: Statutes, day: date) -> list[Problem]:
    """DOMAIN B.5: an extraordinary assembly carried the dissolution, by the majority that it needs."""
    decided = carried_decision(step.reader, step.record.number, "dissolution")
    held = decided.values[assembly.HELD_AT] if decided else None
    if held is not None and held.date() <= day:
        return []
    return [_refused("مجمع فوق‌العاده‌ای که تا تاریخ انحلال با اکثریت لازم «انحلال» را تصویب کرده باشد در پرونده نیست؛ "
                     "نخست تصمیم آن را بنویسید")]


def _under_minimum(step: Step, statutes: Statutes, day: date) -> list[Problem]:
    members = roster.members_of(step.reader, step.record.number)
    there, least = roster.count(members, day).total, statutes.members_least
    if there >= least:
        counted, called = roster.words_of(statutes)
        return [_refused(f"{called} {grouped(there)} عضو دارد و از کمینه ({grouped(least)} {counted}) کمتر نیست")]
    since = roster.under_minimum_since(members, least, day)
    months = statutes.whole("under_minimum_months")
    if since is None:
        return [doubted(_refused("در پرونده پیدا نیست که اعضا از چه روزی از کمینه کمتر شده‌اند؛ فهرست اعضا را کامل "
                                 "کنید"))]
    if day <= roster.grace_end(since, months):
        return [_refused(f"از {jalali.shown(since)} که اعضا از کمینه کمتر شد، هنوز {grouped(months)} ماه نگذشته است")]
    return []


def _term_ended(step: Step, _statutes: Statutes, day: date) -> list[Problem]:
    end = step.values[cooperative.STATUTES_END]
    if end is None:
        return [Problem(cooperative.STATUTES_END.name, f"«{cooperative.STATUTES_END.label}» نوشته نشده است "
                                                       f"({ARTICLE_54})")]
    return [_refused(f"مدت اساسنامه تا {jalali.shown(end)} است و هنوز به پایان نرسیده")] if day <= end else []


def _inactive(step: Step, statutes: Statutes, day: date) -> list[Problem]:
    seen, months = last_active(step.reader, step.record.number, step.values[cooperative.ACTIVE_DAY]), \
        statutes.whole("inactivity_months")
    if seen is None:
        return [doubted(Problem(cooperative.ACTIVE_DAY.name, f"«{cooperative.ACTIVE_DAY.label}» در پرونده و بازدیدها "
                                                             "نیست "
                                f"({ARTICLE_54})"))]
    if jalali.add_months(seen, months) >= day:
        return [_refused(f"تعاونی در {jalali.shown(seen)} فعال دیده شده و بیش از {grouped(months)} ماه از آن نگذشته "
                         "است")]
    return []


def _after_warnings(step: Step, statutes: Statutes, day: date) -> list[Problem]:
    """Three within a year, the last one still standing after its time; a cured one counts only with a reason."""
    most, months = statutes.whole("warnings_most"), statutes.whole("warning_months")
    given = [each for each in _warnings(step.reader, step.record.number) if each.day <= day]
    if not within([each.day for each in given], most, months):
        return [_refused(f"{grouped(most)} اخطار کتبی در {grouped(months)} ماه لازم است؛ در پرونده "
                         f"{grouped(len(given))} اخطار هست")]
    last = given[-1]
    if last.cured:
        return [_refused(f"تخلف آخرین اخطار ({jalali.shown(last.day)}) رفع شده است")]
    if last.deadline is not None and last.deadline >= day:
        return [_refused(f"مهلت آخرین اخطار تا {jalali.shown(last.deadline)} است و پیش از تاریخ انحلال نگذشته")]
    found = []
    if last.deadline is None:
        found.append(doubted(_refused(f"آخرین اخطار ({jalali.shown(last.day)}) مهلت رفع ندارد")))
    if not within([each.day for each in given if not each.cured], most, months):
        found.append(doubted(_refused("برخی از این اخطارها رفع شده است و اخطار رفع‌شده تنها با دلیل شمرده می‌شود")))
    return found


_GROUNDS: Mapping[str, Callable[[Step, Statutes, date], list[Problem]]] = {
    "assembly": _by_assembly, "under_minimum": _under_minimum, "term_ended": _term_ended, "inactivity": _inactive,
    "warnings": _after_warnings,
}


def last_active(reader: Reader, number: int, written: date | None) -> date | None:
    """The last day on which somebody saw the cooperative at work: in its file, or on a visit."""
    seen = reader.column(coop_visit.FORM, Query(where=((cooperative.FORM.kind, "=", number),
                                                       (coop_visit.IS_ACTIVE.name, "=", True))), ("day",))
    return max([day for (day,) in seen if day] + ([written] if written else []), default=None)


@dataclass(frozen=True, slots=True)
class _Warning:
    number: int
    day: date
    deadline: date | None
    cured: bool


def _warnings(reader: Reader, number: int) -> list[_Warning]:
    """Those that were not taken back, in order."""
    query = Query(where=((cooperative.FORM.kind, "=", number), ("state", "state", ("open", "cured"))),
                  order=((coop_warning.DAY.name, False),))
    rows = reader.column(coop_warning.FORM, query, ("number", "day", "deadline", "state"))
    return [_Warning(record, day, deadline, state == "cured") for record, day, deadline, state in rows if day]


def warning_days(reader: Reader, number: int, without: int | None = None) -> list[date]:
    """The days of the warnings that were not taken back, in order."""
    return [each.day for each in _warnings(reader, number) if each.number != without]


def within(days: Sequence[date], count: int, months: int) -> bool:
    """Whether so many of these ordered days lie within so many months of one another."""
    return any(jalali.is_within(later, first, months) for first, later in zip(days, days[count - 1:], strict=False))


def _refused(sentence: str) -> Problem:
    return Problem(cooperative.GROUND.name, f"{sentence} ({ARTICLE_54})")
