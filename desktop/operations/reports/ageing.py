"""ماندگاری پرونده‌ها: how long records have stood at their step, from the journal's changes of state.

Law: days are counted from the last real change of state to the day of the report; steps that nothing follows (paid,
rejected, dissolved …) are no waiting and are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from statistics import median_low

from desktop.operations.errors import NothingToReportError
from desktop.operations.reporting.report_parts import (
    NAME,
    TOTAL,
    Asked,
    Cell,
    Measure,
    Part,
    ReportChart,
    ReportContent,
    ReportGrid,
)
from desktop.store.breakdowns import Step
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import cooperative, home_business, letter, visit
from forms.parts import Form

CLASSES = ((7, "تا ۷ روز"), (15, "۸ تا ۱۵"), (30, "۱۶ تا ۳۰"), (60, "۳۱ تا ۶۰"))
OLDER = "بیش از ۶۰"
NAMES = (*(name for _most, name in CLASSES), OLDER)
_LETTERS = (("نامهٔ رسیده، در انتظار پاسخ ما", "received"), ("نامهٔ فرستاده، در انتظار پاسخ گیرنده", "issued"))
_COLUMNS = (*(Measure(name, 0.95) for name in NAMES), Measure("جمع", 0.9), Measure("میانه (روز)", 0.95),
            Measure("بیشترین (روز)", 1.05))


def make(reader: Reader, asked: Asked) -> ReportContent:
    steps = {form.kind: reader.steps(form) for form in (visit.FORM, cooperative.FORM, home_business.FORM, letter.FORM)}
    grids = [_standing(reader, asked, form, steps[form.kind])
             for form in (visit.FORM, cooperative.FORM, home_business.FORM)]
    grids += [_letters(reader, asked, steps[letter.FORM.kind]), _passages(reader, asked, steps[visit.FORM.kind])]
    filled = [grid for grid in grids if grid.rows]
    if not filled:
        raise NothingToReportError
    parts: list[Part] = []
    for grid in filled:
        parts.append(grid)
        if grid is filled[0]:
            parts.append(ReportChart(f"{grid.title}: شمار در هر دستهٔ زمانی", grid, NAMES, "stacked", "پرونده"))
    return ReportContent(parts=tuple(parts), notes=(
        "روزها از آخرین تغییر مرحله تا پایان روز گزارش شمرده شده؛ پرونده‌هایی که کارشان پایان یافته شمرده نشده‌اند.",))


def local_day(at: str) -> date:
    """The day on this computer's calendar of a moment of the journal."""
    return datetime.fromisoformat(at).astimezone().date()


def waiting_states(form: Form) -> list[str]:
    """The states that are to be left for another one: a move that must be explained, or is offered apart, is no step of
    the usual way."""
    return [state.code for state in form.life.states
            if any(state.code in move.source and move.target != state.code and not (move.asks_reason or move.apart)
                   for move in form.life.moves)]


def _standing(reader: Reader, asked: Asked, form: Form, steps: Sequence[Step]) -> ReportGrid:
    states = waiting_states(form)
    now = reader.states(form, Query(where=(("state", "state", states),)), asked.county)
    since = {step.number: local_day(step.at) for step in steps if step.number in now}
    days = {number: (asked.day - since[number]).days for number in now}
    named = [(form.life.state(state).label, [days[number] for number, its in now.items() if its == state])
             for state in states]
    return _grid(form.plural, "مرحله", named)


def _letters(reader: Reader, asked: Asked, steps: Sequence[Step]) -> ReportGrid:
    """Those that came and are not answered, and those sent that name a day for the answer and have none."""
    replies = {share.key for share in reader.breakdown(letter.FORM, "reply_to")}
    since = {step.number: local_day(step.at) for step in steps}
    named = []
    for label, state in _LETTERS:
        where = [("state", "state", state)] + ([("answer_by", "!=", None)] if state == "issued" else [])
        now = reader.states(letter.FORM, Query(where=tuple(where)), asked.county)
        named.append((label, [(asked.day - since[number]).days for number in now if number not in replies]))
    return _grid("نامه‌های در انتظار پاسخ", "نامه", named)


def _passages(reader: Reader, asked: Asked, steps: Sequence[Step]) -> ReportGrid:
    """How long each visit that has gone on took: from its opening to a group, and from a group to its result."""
    known = reader.states(visit.FORM, Query(), asked.county)
    came: dict[int, dict[str, date]] = {}
    for step in steps:
        if step.number in known:
            came.setdefault(step.number, {}).setdefault(step.new, local_day(step.at))
    labels = {"planned": "از بازشدن تا سپردن به گروه", "recorded": "از سپردن به گروه تا ثبت نتیجه"}
    befores = {"planned": "wanted", "recorded": "planned"}
    named = [(label, [(days[state] - days[befores[state]]).days for days in came.values()
                      if state in days and befores[state] in days]) for state, label in labels.items()]
    return _grid("زمان انجام بازدیدها", "گام", named)


def _grid(title: str, whose: str, named: Sequence[tuple[str, list[int]]]) -> ReportGrid:
    """Steps at which nothing stands are left out."""
    rows = tuple((name, *_ages(days)) for name, days in named if days)
    every = [day for _name, days in named for day in days]
    return ReportGrid(title, (Measure(whose, NAME, "right"), *_COLUMNS), rows, (TOTAL, *_ages(every)) if rows else ())


def _ages(days: Sequence[int]) -> tuple[Cell, ...]:
    """How many in each class, all, the median and the longest."""
    counts = [0] * len(NAMES)
    for day in days:
        place = next((place for place, (most, _name) in enumerate(CLASSES) if day <= most), len(CLASSES))
        counts[place] += 1
    return (*counts, len(days), median_low(days), max(days))
