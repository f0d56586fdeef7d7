"""Whether the ground for which a cooperative is dissolved is proved by what the office holds (DOMAIN B.6, art. 54)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.assembly_rules import held_assemblies
from desktop.operations.cooperatives.statutes import ARTICLE_54, Statutes
from desktop.operations.step import Step, doubted
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import coop_visit, coop_warning, cooperative
from forms.parts import Problem
from forms.rules import jalali
from forms.rules.digits import grouped, to_persian


def ground_problems(step: Step, statutes: Statutes) -> list[Problem]:
    """Why the ground written in the file does not stand; nothing for bankruptcy, which a court finds."""
    judge = _GROUNDS.get(step.values[cooperative.GROUND] or "")
    return judge(step, statutes, step.values[cooperative.DISSOLVED_DAY] or step.today) if judge else []


def _by_assembly(step: Step, _statutes: Statutes, day: date) -> list[Problem]:
    for each in held_assemblies(step.reader, step.record.number, "extraordinary"):
        held = each.values.named("held_at")
        if held is not None and held.date() <= day:
            return []
    return [_refused("مجمع فوق‌العاده‌ای با حد نصاب تا تاریخ انحلال در پرونده نیست؛ نخست آن را برگزارشده بنویسید")]


def _under_minimum(step: Step, statutes: Statutes, day: date) -> list[Problem]:
    members = roster.members_of(step.reader, step.record.number)
    there, least = roster.count(members, day).total, statutes.members_least
    if there >= least:
        return [_refused(f"تعاونی {grouped(there)} عضو دارد و از کمینه ({grouped(least)} نفر) کمتر نیست")]
    since = roster.under_minimum_since(members, least, day)
    months = statutes.whole("under_minimum_months")
    if since is None:
        return [doubted(_refused("در پرونده پیدا نیست که اعضا از چه روزی از کمینه کمتر شده‌اند؛ فهرست اعضا را کامل "
                                 "کنید"))]
    if jalali.add_months(since, months) > day:
        return [_refused(f"از {_shown(since)} که اعضا از کمینه کمتر شد، هنوز {grouped(months)} ماه نگذشته است")]
    return []


def _term_ended(step: Step, _statutes: Statutes, day: date) -> list[Problem]:
    end = step.values[cooperative.STATUTES_END]
    if end is None:
        return [Problem(cooperative.STATUTES_END.name, f"«{cooperative.STATUTES_END.label}» نوشته نشده است "
                                                       f"({ARTICLE_54})")]
    return [_refused(f"مدت اساسنامه تا {_shown(end)} است و هنوز به پایان نرسیده")] if day <= end else []


def _inactive(step: Step, statutes: Statutes, day: date) -> list[Problem]:
    seen, months = last_active(step.reader, step.record.number, step.values[cooperative.ACTIVE_DAY]), \
        statutes.whole("inactivity_months")
    if seen is None:
        return [doubted(Problem(cooperative.ACTIVE_DAY.name, f"«{cooperative.ACTIVE_DAY.label}» در پرونده و بازدیدها "
                                                             "نیست "
                                f"({ARTICLE_54})"))]
    if jalali.add_months(seen, months) >= day:
        return [_refused(f"تعاونی در {_shown(seen)} فعال دیده شده و بیش از {grouped(months)} ماه از آن نگذشته است")]
    return []


def _after_warnings(step: Step, statutes: Statutes, day: date) -> list[Problem]:
    most, months = statutes.whole("warnings_most"), statutes.whole("warning_months")
    days = [each for each in warning_days(step.reader, step.record.number) if each <= day]
    if within(days, most, months):
        return []
    return [_refused(f"{grouped(most)} اخطار کتبی در {grouped(months)} ماه لازم است؛ در پرونده {grouped(len(days))} "
                     "اخطار هست")]


_GROUNDS: Mapping[str, Callable[[Step, Statutes, date], list[Problem]]] = {
    "assembly": _by_assembly, "under_minimum": _under_minimum, "term_ended": _term_ended, "inactivity": _inactive,
    "warnings": _after_warnings,
}


def last_active(reader: Reader, number: int, written: date | None) -> date | None:
    """The last day on which somebody saw the cooperative at work: in its file, or on a visit."""
    seen = reader.column(coop_visit.FORM, Query(where=((cooperative.FORM.kind, "=", number),
                                                       (coop_visit.IS_ACTIVE.name, "=", True))), ("day",))
    return max([day for (day,) in seen if day] + ([written] if written else []), default=None)


def warning_days(reader: Reader, number: int, without: int | None = None) -> list[date]:
    """The days of the warnings that were not taken back, in order."""
    query = Query(where=((cooperative.FORM.kind, "=", number), ("state", "state", ("open", "cured"))),
                  order=((coop_warning.DAY.name, False),))
    rows = reader.column(coop_warning.FORM, query, ("number", "day"))
    return [day for record, day in rows if day and record != without]


def within(days: Sequence[date], count: int, months: int) -> bool:
    """Whether so many of these ordered days lie within so many months of one another."""
    return any(later <= jalali.add_months(first, months) for first, later in zip(days, days[count - 1:], strict=False))


def _refused(sentence: str) -> Problem:
    return Problem(cooperative.GROUND.name, f"{sentence} ({ARTICLE_54})")


def _shown(day: date) -> str:
    return to_persian(jalali.text(day))
