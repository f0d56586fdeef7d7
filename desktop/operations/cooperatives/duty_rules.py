"""When a cooperative's duty is due: the calendar and the figures in force, over what the store finds (DOMAIN B.4–B.7).

Law: a deadline is the last good day; a duty is over on the day after it. A later day never has an earlier deadline, so
each rule needs one bound for all cooperatives, and the store compares days alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from desktop.operations.cooperatives.statutes import ARTICLE_21, STATUTES, Law, law_of
from desktop.store.coop_duties import AGREED, LIVING, CoopWatch, Found, Term
from forms.parts import Context, reference_list
from forms.rules import fiscal_year, jalali

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One duty of one cooperative, bare: what it is, when it was due (None: at once), since when, and how many."""

    kind: str
    cooperative: int
    record: int
    due: date | None
    since: date | None = None
    count: int = 0
    basis: str = ""
    """Where the day comes from: the statutes, or the law's own name."""
    is_grave: bool = False
    """A ground of article 54 is given, however many days are left."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The law on a day, and how many months before its end a paper is told of."""

    today: date
    law: Law
    expiry_lead: int

    def whole(self, name: str) -> int:
        return self.law.whole[name]

    def basis(self, name: str) -> str:
        return self.law.basis[name]


def figures_on(context: Context) -> Figures:
    """Raises UnknownParameterError."""
    lead = context.parameters.whole("coop.expiry_lead_months", context.today)
    return Figures(context.today, law_of(context), lead)


Rule = Callable[[CoopWatch, Figures], Iterable[Waiting]]


def agm(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.5 (S46): the yearly assembly is called within two months after the year's end and held within four.

    The year that counts is the first one to end on or after the last yearly assembly, or on or after registration.
    """
    call, hold = figures.whole("call_months"), figures.whole("agm_months")
    known = {text: fiscal_year.USUAL if fiscal_year.problem(text) else text for text in watch.year_ends()}
    ends = {text: _newest_called(known.get(text, text), min(call, hold), figures.today)
            for text in (*known, fiscal_year.USUAL)}
    for found in watch.without_assembly(ends, ends[fiscal_year.USUAL]):
        text = known.get(found.own or "", fiscal_year.USUAL)
        end = _first_end(_day(found.day), text) if found.day else ends[found.own or fiscal_year.USUAL]
        called_by, held_by = _later(end, call), _later(end, hold)
        late = held_by < figures.today
        if late or (not found.count and called_by < figures.today):
            yield Waiting(kind="agm" if late else "agm_call", cooperative=found.cooperative, record=found.record,
                          due=held_by if late else called_by, since=end,
                          basis=figures.basis("agm_months" if late else "call_months"))


def board_term(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.4, B.5 (S46): the election is called two months before the term ends; the first to end counts."""
    lead = figures.whole("election_lead_months")
    last = newest(lambda end: jalali.add_months(end, -lead), figures.today)
    usual = figures.whole("board_term")
    terms = watch.terms(_offices("board"), last, newest(lambda day: jalali.add_years(day, 1), last), "board_term")
    ends = ((term, board_end(term, usual)) for term in terms)
    return _first_of_each("board_term", [(term, end) for term, end in ends if end <= last], figures.basis("board_term"))


def inspector_term(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.4 (S77): the term is counted in financial years; the old one stays until the successor accepts."""
    last, usual = figures.today - _DAY, figures.whole("inspector_term")
    ends = ((term, inspector_end(term, usual)) for term in watch.terms(("inspector",), last, last, "inspector_term"))
    return _first_of_each("inspector_term", [(term, end) for term, end in ends if end <= last],
                          figures.basis("inspector_term"))


def board_end(term: Term, usual: int) -> date:
    """The last day written, or so many years after the first."""
    return _day(term.last) if term.last else jalali.add_years(_day(term.first or ""), term.years or usual)


def inspector_end(term: Term, usual: int) -> date:
    """The last day written, or the end of the last of so many financial years, that of the election being the first."""
    if term.last:
        return _day(term.last)
    text = term.year_end or fiscal_year.USUAL
    text = fiscal_year.USUAL if fiscal_year.problem(text) else text
    first = _first_end(_day(term.first or ""), text)
    return fiscal_year.end_in(jalali.parts(first)[0] + (term.years or usual) - 1, text)


def _first_of_each(kind: str, ends: list[tuple[Term, date]], law: str) -> Iterator[Waiting]:
    found: dict[int, tuple[date, Term]] = {}
    counts: dict[int, int] = {}
    for term, end in ends:
        counts[term.cooperative] = counts.get(term.cooperative, 0) + 1
        if term.cooperative not in found or end < found[term.cooperative][0]:
            found[term.cooperative] = (end, term)
    for cooperative, (end, term) in found.items():
        yield Waiting(kind=kind, cooperative=cooperative, record=term.record, due=end, count=counts[cooperative],
                      basis=STATUTES if term.years else law)


def under_minimum(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.3, B.6 (art. 54): fewer members than the least are a ground of dissolution after three months."""
    least, grace = figures.whole("members_least"), figures.whole("under_minimum_months")
    below = watch.below_members(least)
    memberships = watch.memberships(found.cooperative for found in below)
    for found in below:
        since = last_enough(memberships.get(found.cooperative, []), least) or found.day
        yield Waiting(kind="under_minimum", cooperative=found.cooperative, record=found.record,
                      due=_later(_day(since), grace) if since else None, since=_day(since) if since else None,
                      count=found.count, basis=figures.basis("under_minimum_months"))


def last_enough(memberships: Iterable[tuple[str, str]], least: int) -> str:
    """The last day (ISO) on which somebody came or went and there were so many members; "" when there never were.

    Each membership is a first and a last day, both still of it; "" for a last day that has not come.
    """
    steps: dict[str, list[int]] = {}
    for joined, left in memberships:
        steps.setdefault(joined, [0, 0])[0] += 1
        if left:
            steps.setdefault(left, [0, 0])[1] += 1
    count, found = 0, ""
    for day in sorted(steps):
        come, gone = steps[day]
        count += come
        found = day if count >= least else found
        count -= gone
    return found


def unpaid_capital(watch: CoopWatch, _figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.3 (art. 21): the rest of the capital is paid within the statutes' time."""
    for found in watch.unpaid():
        yield Waiting(kind="unpaid_capital", cooperative=found.cooperative, record=found.record, due=_day(found.day),
                      basis=ARTICLE_21)


def inactive(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.6 (art. 54): more than a year without activity and without a good excuse."""
    months = figures.whole("inactivity_months")
    for found in watch.inactive(newest(lambda day: jalali.add_months(day, months), figures.today - _DAY)):
        yield Waiting(kind="inactive", cooperative=found.cooperative, record=found.record, since=_day(found.day),
                      due=_later(_day(found.day), months), is_grave=bool(found.count),
                      basis=figures.basis("inactivity_months"))


def warnings(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.6 (art. 54): three written warnings in a year are a ground of dissolution; the one before is told."""
    most = figures.whole("warnings_most")
    for found in warned(watch, figures):
        if found.count >= max(1, most - 1):
            yield Waiting(kind="warnings", cooperative=found.cooperative, record=found.record, due=None,
                          since=_day(found.day), count=found.count, is_grave=found.count >= most,
                          basis=figures.basis("warnings_most"))


def warned(watch: CoopWatch, figures: Figures) -> list[Found]:
    """The warnings of the last twelve months; those whose twelve months end on this day are older."""
    months = figures.whole("warning_months")
    return watch.warned(newest(lambda day: jalali.add_months(day, months), figures.today))


def warning_answer(watch: CoopWatch, _figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.6 step 13: what a warning asked for is not done on its day; the next one follows."""
    for found in watch.unanswered_warnings():
        yield Waiting(kind="warning_answer", cooperative=found.cooperative, record=found.record, due=_day(found.day),
                      count=found.count)


def expiry(kind: str, blank: str, states: tuple[str, ...]) -> Rule:
    """A paper, or the statutes themselves, that ends on a written day; told so many months before (DOMAIN B.6, B.7)."""
    def rule(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
        lead = figures.expiry_lead
        for found in watch.ending(blank, newest(lambda end: jalali.add_months(end, -lead), figures.today), states):
            yield Waiting(kind=kind, cooperative=found.cooperative, record=found.record, due=_day(found.day))
    return rule


licence = expiry("licence", "licence_end", LIVING)
statutes = expiry("statutes", "statutes_end", LIVING)
agreement = expiry("agreement", "agreement_end", AGREED)


def changes(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.6 step 14, B.7: what an assembly changed goes to the registry as the first assembly does (S88)."""
    days = timedelta(days=figures.whole("register_days"))
    for found in watch.unregistered(figures.today - days):
        yield Waiting(kind="changes", cooperative=found.cooperative, record=found.record, since=_day(found.day),
                      due=_day(found.day) + days, count=found.count, basis=figures.basis("register_days"))


def registry(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.6 step 8 (S88): the registry within a month of the first assembly."""
    days = timedelta(days=figures.whole("register_days"))
    for found in watch.on_the_way_to_registry():
        yield Waiting(kind="registry", cooperative=found.cooperative, record=found.record, since=_day(found.day),
                      due=_day(found.day) + days, basis=figures.basis("register_days"))


def complaint(watch: CoopWatch, _figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.7, B.8: complaints whose answer is late."""
    for found in watch.late_complaints():
        yield Waiting(kind="complaint", cooperative=found.cooperative, record=found.record, due=_day(found.day),
                      count=found.count)


def documents(watch: CoopWatch, _figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.6 step 3: documents given back wait for the applicants."""
    for found in watch.returned_documents():
        yield Waiting(kind="documents", cooperative=found.cooperative, record=found.record, due=None,
                      since=_day(found.day) if found.day else None, count=found.count)


def newest(deadline: Callable[[date], date], limit: date) -> date:
    """The newest day whose deadline is not after a limit; a later day never has an earlier deadline."""
    day = limit - (deadline(limit) - limit)
    while deadline(day) <= limit:
        day += _DAY
    while deadline(day) > limit:
        day -= _DAY
    return day


def _newest_called(text: str, months: int, today: date) -> date:
    """The newest year's end whose deadline is over."""
    end = fiscal_year.last_end(today, text)
    while _later(end, months) >= today:
        end = fiscal_year.last_end(end, text)
    return end


@lru_cache(8192)
def _first_end(on: date, text: str) -> date:
    """The first year's end on or after a day."""
    year = jalali.parts(on)[0]
    this = fiscal_year.end_in(year, text)
    return this if this >= on else fiscal_year.end_in(year + 1, text)


@lru_cache(8192)
def _later(day: date, months: int) -> date:
    return jalali.add_months(day, months)


@lru_cache(8192)
def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


@lru_cache(8)
def _offices(parent: str) -> tuple[str, ...]:
    return tuple(entry.code for entry in reference_list("coop_offices").entries if entry.parent == parent)

