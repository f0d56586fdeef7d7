"""When a cooperative's duty is due: the calendar and the figures in force, over what the store finds (DOMAIN B.4–B.7).

Law: a deadline is the last good day; a duty is over on the day after it. A later day never has an earlier deadline, so
each rule needs one bound for all cooperatives, and the store compares days alone. The rules of organs and of papers
stand in two files beside this one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.assembly.assembly_years import owed_year
from desktop.operations.cooperatives.statutes import ARTICLE_21, UNIONS, Law, law_of
from desktop.store.coop_duties import CoopWatch, Yearly
from desktop.store.coop_scope import Found
from forms.parts import Context, UnreadableError, own_figure
from forms.rules import fiscal_year, jalali

DAY = timedelta(days=1)
_MEMBERS = "coop.min_members"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One duty of one cooperative, bare: what it is, when it was due (None: at once), since when, and how many."""

    kind: str
    cooperative: int
    record: int
    due: date | None
    since: date | None = None
    count: int = 0
    of: int = 0
    """How many there should be, or how long the law gives; what it means, the kind says."""
    basis: str = ""
    """Where the day comes from: the statutes, or the law's own name."""
    stage: str = ""
    """How far the matter has come, where the letter depends on it."""
    names: str = ""
    """What it is about, as far as the sentence names it."""
    is_grave: bool = False
    """A ground of article 54 is given, or the organ cannot act, however many days are left."""


_OURS = {"expiry_lead": "coop.expiry_lead_months", "manager_term": "coop.md_term_years",
         "complaint_days": "coop.complaint_days", "observer_days": "coop.observer_days",
         "request_months": "coop.request_call_months", "inactive_board_days": "coop.board_inactive_days"}
"""What the office waits for beside the figures that statutes may say otherwise."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The law on a day, and the office's own figures by our names."""

    today: date
    law: Law
    ours: Mapping[str, int]

    def whole(self, name: str) -> int:
        return self.ours[name] if name in self.ours else self.law.whole[name]

    def basis(self, name: str) -> str:
        return self.law.basis[name]


def figures_on(context: Context) -> Figures:
    """Raises UnknownParameterError."""
    ours = {name: context.parameters.whole(key, context.today) for name, key in _OURS.items()}
    return Figures(context.today, law_of(context), ours)


Rule = Callable[[CoopWatch, Figures], Iterable[Waiting]]


def agm(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.5 (S46): the yearly assembly is called within two months after the year's end and held within four.

    The year that counts is the one that a new call proposes: assembly_years.owed_year.
    """
    call, hold = figures.whole("call_months"), figures.whole("agm_months")
    known = {text: fiscal_year.USUAL if fiscal_year.problem(text) else text for text in watch.year_ends()}
    ends = {text: _newest_called(known.get(text, text), min(call, hold), figures.today)
            for text in (*known, fiscal_year.USUAL)}
    years = {text: (end, fiscal_year.year_of(end)) for text, end in ends.items()}
    for found in watch.without_assembly(years, years[fiscal_year.USUAL]):
        end = _owed(found, known.get(found.year_end or "", fiscal_year.USUAL), figures.today)
        called_by, held_by = _after_year(end, call), _after_year(end, hold)
        late = held_by < figures.today
        called = found.called or found.called_for >= fiscal_year.year_of(end)
        if late or (not called and called_by < figures.today):
            yield Waiting(kind="agm" if late else "agm_call", cooperative=found.cooperative, record=found.cooperative,
                          due=held_by if late else called_by, since=end,
                          basis=figures.basis("agm_months" if late else "call_months"))


def _owed(found: Yearly, text: str, today: date) -> date:
    """The end of the financial year whose assembly is owed."""
    first = fiscal_year.year_of(first_end(day_of(found.day), text)) if found.day else 0
    return _year_end(owed_year(_last_year(today, text), found.for_year, first, is_known=found.is_known), text)


def under_minimum(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.3, B.6 (art. 54): fewer members than the least are a ground of dissolution after three months.

    The statutes may ask for more; a union has cooperatives for members (DOMAIN B.2 S57).
    """
    usual, grace = figures.whole("members_least"), figures.whole("under_minimum_months")
    own, unions = _own_least(watch, figures)
    below = [found for found in watch.below_members(usual) if found.cooperative not in own]
    if own:
        below += [found for found in watch.below_members(max(own.values()), list(own))
                  if found.count < own[found.cooperative]]
    memberships = watch.memberships(found.cooperative for found in below)
    for found in below:
        least = own.get(found.cooperative, usual)
        stays = [(day_of(first) if first else None, day_of(last) if last else None)
                 for first, last in memberships.get(found.cooperative, [])]
        since = roster.below_since(stays, least, figures.today)
        if since is None and found.day:  # never enough: since its registration
            since = day_of(found.day) + DAY
        yield Waiting(kind="under_minimum", cooperative=found.cooperative, record=found.record, of=least,
                      due=roster.grace_end(since, grace) if since else None, since=since,
                      stage=unions.get(found.cooperative, ""), count=found.count,
                      basis=figures.basis("under_minimum_months"))


def _own_least(watch: CoopWatch, figures: Figures) -> tuple[dict[int, int], dict[int, str]]:
    """The fewest members of those that need another number than the law's usual one; and which of them are unions."""
    usual, union = figures.whole("members_least"), figures.whole("union_least")
    found: dict[int, int] = {}
    unions: dict[int, str] = {}
    for cooperative, level, says in watch.own_least(_MEMBERS, UNIONS):
        try:
            own = own_figure(figures.law.rows.get(_MEMBERS), says) if says else usual
        except UnreadableError:
            own = usual
        least = own if isinstance(own, int) else usual
        found[cooperative] = max(least, union) if level in UNIONS else least
        if level in UNIONS:
            unions[cooperative] = level
    return found, unions


def unpaid_capital(watch: CoopWatch, _figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.3 (art. 21): the rest of the capital is paid within the statutes' time."""
    for found in watch.unpaid():
        yield Waiting(kind="unpaid_capital", cooperative=found.cooperative, record=found.record, due=day_of(found.day),
                      basis=ARTICLE_21)


def inactive(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.6 (art. 54): more than a year without activity and without a good excuse."""
    months = figures.whole("inactivity_months")
    for found in watch.inactive(newest(lambda day: jalali.add_months(day, months), figures.today - DAY)):
        yield Waiting(kind="inactive", cooperative=found.cooperative, record=found.record, since=day_of(found.day),
                      due=later(day_of(found.day), months), is_grave=bool(found.count), of=months,
                      basis=figures.basis("inactivity_months"))


def warnings(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.6 (art. 54): three written warnings in a year are a ground of dissolution; the one before is told."""
    most = figures.whole("warnings_most")
    for found in warned(watch, figures):
        if found.count >= max(1, most - 1):
            yield Waiting(kind="warnings", cooperative=found.cooperative, record=found.record, due=None,
                          since=day_of(found.day), count=found.count, is_grave=found.count >= most,
                          of=figures.whole("warning_months"),
                          basis=figures.basis("warnings_most"))


def warned(watch: CoopWatch, figures: Figures) -> list[Found]:
    """The warnings of the last twelve months, as jalali.is_within counts them: the last day is still of them."""
    months = figures.whole("warning_months")
    return watch.warned(newest(lambda day: jalali.add_months(day, months), figures.today - DAY))


def warning_answer(watch: CoopWatch, _figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.6 step 13: what a warning asked for is not done on its day; the next one follows."""
    for found in watch.unanswered_warnings():
        yield Waiting(kind="warning_answer", cooperative=found.cooperative, record=found.record, due=day_of(found.day),
                      count=found.count)


def newest(deadline: Callable[[date], date], limit: date) -> date:
    """The newest day whose deadline is not after a limit; a later day never has an earlier deadline."""
    day = limit - (deadline(limit) - limit)
    while deadline(day) <= limit:
        day += DAY
    while deadline(day) > limit:
        day -= DAY
    return day


def _newest_called(text: str, months: int, today: date) -> date:
    """The newest year's end whose deadline is over."""
    end = fiscal_year.last_end(today, text)
    while _after_year(end, months) >= today:
        end = fiscal_year.last_end(end, text)
    return end


@lru_cache(8192)
def first_end(on: date, text: str) -> date:
    """The first year's end on or after a day; asked for the same few days again and again."""
    return fiscal_year.first_end(on, text)


@lru_cache(64)
def _last_year(today: date, text: str) -> int:
    return fiscal_year.year_of(fiscal_year.last_end(today, text))


@lru_cache(8192)
def _year_end(year: int, text: str) -> date:
    return fiscal_year.end_in(year, text)


@lru_cache(8192)
def _after_year(end: date, months: int) -> date:
    return fiscal_year.deadline_after(end, months)


@lru_cache(8192)
def later(day: date, months: int) -> date:
    return jalali.add_months(day, months)


@lru_cache(8192)
def day_of(text: str) -> date:
    return date.fromisoformat(text[:10])
