"""Written warnings of the office to a cooperative, counted within twelve months (DOMAIN B.6, art. 54; B.8)."""

from __future__ import annotations

from datetime import date

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.belonging import moved_to_another
from desktop.operations.cooperatives.quorums import statutes_for
from desktop.operations.cooperatives.statutes import ARTICLE_54, Statutes, statutes_of
from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchRecordError
from desktop.operations.saved import Saved
from desktop.operations.step import Writing
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import coop_warning, cooperative
from forms.parts import Problem, Typed, read_typed
from forms.rules import jalali, record_number
from forms.rules.amounts import ordinal
from forms.rules.digits import grouped


def warn(desk: Desk, number: int, typed: Typed) -> Saved:
    """The next warning to cooperative `number`; its number is counted, its day is today where none is typed.

    Raises NoSuchRecordError.
    """
    with desk.database.change(desk.actor) as change:
        own = change.get(number)
        if own is None or own.kind != cooperative.FORM.kind or own.voided:
            raise NoSuchRecordError(number=number)
        context = change.context(desk.today)
        typed = {"day": coop_warning.DAY.show(desk.today), **typed, "cooperative": record_number.show(number)}
        day = read_typed(coop_warning.FORM, typed, context).values[coop_warning.DAY] or desk.today
        nth = next_warning(change, number, statutes_of(own, context), day)
        reading = read_typed(coop_warning.FORM, {"warning_no": str(nth), **typed}, context)
        problems = (*reading.problems, *warning_problems(Writing(change, context, reading.values)))
        if any(problem.level == "red" for problem in problems):
            return Saved(None, problems)
        return Saved(change.create(coop_warning.FORM, reading.values, reading.unread), problems)


def warnings_before(reader: Reader, number: int, statutes: Statutes, day: date, without: int | None = None
                    ) -> list[Record]:
    """The warnings that count on a day, the oldest first: not taken back, of the twelve months up to it."""
    months = statutes.whole("warning_months")
    query = Query(where=((cooperative.FORM.kind, "=", number), ("state", "state", ("open", "cured"))),
                  order=((coop_warning.DAY.name, False),))
    every = reader.many(reader.numbers(coop_warning.FORM, query)).values()
    return [each for each in every if each.number != without and (given := each.values[coop_warning.DAY]) is not None
            and jalali.is_within(day, given, months)]


def next_warning(reader: Reader, number: int, statutes: Statutes, day: date, without: int | None = None) -> int:
    """Which warning one of this day would be: those of the twelve months before it are counted."""
    return len(warnings_before(reader, number, statutes, day, without)) + 1


def warning_problems(writing: Writing) -> list[Problem]:
    """Warnings follow one another, first to third; after the third comes article 54."""
    values, number = writing.values, writing.values[coop_warning.COOPERATIVE]
    own = writing.reader.get(number) if number else None
    day, given = values[coop_warning.DAY], values[coop_warning.WARNING_NO]
    if own is None or number is None or own.kind != cooperative.FORM.kind or day is None:
        return []
    statutes = statutes_for(writing.reader, values, writing.today)
    before = writing.reader.get(writing.number) if writing.number is not None else None
    return [*moved_to_another(before, values), *_not_alive(own.state, writing),
            *_wrong_number(writing, statutes, day, given), *_between(writing, statutes, day), *_to_come(writing, day)]


def _not_alive(state: str, writing: Writing) -> list[Problem]:
    if state in roster.ALIVE or writing.number is not None:
        return []
    label = cooperative.FORM.life.state(state).label
    return [Problem(coop_warning.COOPERATIVE.name, "اخطار به تعاونی ثبت‌شده داده می‌شود؛ این تعاونی در وضعیت "
                                                   f"«{label}» است")]


def _wrong_number(writing: Writing, statutes: Statutes, day: date, given: int | None) -> list[Problem]:
    most, months = statutes.whole("warnings_most"), statutes.whole("warning_months")
    right = next_warning(writing.reader, writing.values[coop_warning.COOPERATIVE] or 0, statutes, day, writing.number)
    blank = coop_warning.WARNING_NO.name
    if right > most:
        return [Problem(blank, f"در {grouped(months)} ماه گذشته {grouped(most)} اخطار داده شده است؛ اکنون انحلال "
                               "بررسی می‌شود "
                        f"({ARTICLE_54})")]
    if given is not None and given != right:
        return [Problem(blank, f"اخطار این تاریخ، اخطار {ordinal(right)} است: در {grouped(months)} ماه پیش از آن "
                               f"{grouped(right - 1)} "
                        f"اخطار هست ({ARTICLE_54})")]
    return []


def _between(writing: Writing, statutes: Statutes, day: date) -> list[Problem]:
    """A warning put before others would change which they are, though their letters have gone."""
    number = writing.values[coop_warning.COOPERATIVE] or 0
    last = jalali.add_months(day, statutes.whole("warning_months"))
    for each in warnings_before(writing.reader, number, statutes, last, writing.number):
        later = each.values[coop_warning.DAY]
        if later is None or later <= day:
            continue
        count = next_warning(writing.reader, number, statutes, later, each.number)
        known = any(other.number == writing.number for other in
                    warnings_before(writing.reader, number, statutes, later, each.number))
        if (count if known else count + 1) != each.values[coop_warning.WARNING_NO]:
            return [Problem(coop_warning.DAY.name, f"در {jalali.shown(later)} اخطار "
                            f"{ordinal(each.values[coop_warning.WARNING_NO] or 0)} داده شده و شمارهٔ آن با این تاریخ "
                            "نمی‌خواند؛ تاریخی پس از آن بنویسید")]
    return []


def _to_come(writing: Writing, day: date) -> list[Problem]:
    return [Problem(coop_warning.DAY.name, "تاریخ اخطار هنوز نرسیده است")] if day > writing.today else []
