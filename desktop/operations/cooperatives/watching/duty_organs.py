"""When organs of a cooperative need the office: terms that end, a board that is short, no inspector (DOMAIN B.4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from desktop.operations.cooperatives.statutes import STATUTES
from desktop.operations.cooperatives.watching.duty_rules import DAY, Figures, Waiting, day_of, newest
from desktop.store.coop_duties import CoopWatch
from desktop.store.coop_duty_organs import Term
from forms.parts import reference_list
from forms.rules import fiscal_year, jalali


def board_term(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.4, B.5 (S46): the election is called two months before the term ends; the first to end counts."""
    lead = figures.whole("election_lead_months")
    last = newest(lambda end: jalali.add_months(end, -lead), figures.today)
    usual = figures.whole("board_term")
    terms = watch.organs.terms(_offices("board"), last, newest(lambda day: jalali.add_years(day, 1), last),
                               "board_term")
    ends = ((term, board_end(term, usual)) for term in terms)
    return _first_of_each("board_term", [(term, end) for term, end in ends if end <= last], figures.basis("board_term"))


def inspector_term(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.4 (S77): the term is counted in financial years; the old one stays until the successor accepts."""
    last, usual = figures.today - DAY, figures.whole("inspector_term")
    terms = watch.organs.terms(("inspector",), last, last, "inspector_term")
    ends = ((term, inspector_end(term, usual)) for term in terms)
    return _first_of_each("inspector_term", [(term, end) for term, end in ends if end <= last],
                          figures.basis("inspector_term"))


def md_term(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.4 (S76): the board appoints the managing director for a term; told as any paper that ends."""
    lead, usual = figures.whole("expiry_lead"), figures.whole("manager_term")
    last = newest(lambda end: jalali.add_months(end, -lead), figures.today)
    terms = watch.organs.terms(("managing_director",), last, newest(lambda day: jalali.add_years(day, 1), last),
                               "manager_term")
    ends = ((term, board_end(term, usual)) for term in terms)
    return _first_of_each("md_term", [(term, end) for term, end in ends if end <= last], "")


def short_organs(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.4 (S74, S77): a board below the law's least cannot act, below the statutes' seats it is to be filled up;
    and nobody inspects. Where no office at all is written, the board's line alone says so."""
    least = figures.whole("board_least")
    for found in watch.organs.short(_offices("board"), least):
        wanted = max(least, found.seats or 0)
        if found.board < wanted:
            yield Waiting(kind="board_short", cooperative=found.cooperative, record=found.cooperative, due=None,
                          count=found.board, of=wanted, stage="known" if found.known else "",
                          is_grave=found.known and found.board < least,
                          basis=figures.basis("board_least") if found.board < least else STATUTES)
        if found.known and not found.inspectors:
            yield Waiting(kind="inspector_missing", cooperative=found.cooperative, record=found.cooperative, due=None,
                          basis=figures.basis("inspectors"))


def board_end(term: Term, usual: int) -> date:
    """The last day written, or so many years after the first."""
    return day_of(term.last) if term.last else jalali.add_years(day_of(term.first or ""), term.years or usual)


def inspector_end(term: Term, usual: int) -> date:
    """The last day written, or the end of the last of so many financial years, that of the election being the first."""
    if term.last:
        return day_of(term.last)
    text = term.year_end or fiscal_year.USUAL
    text = fiscal_year.USUAL if fiscal_year.problem(text) else text
    return fiscal_year.term_end(day_of(term.first or ""), term.years or usual, text)


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


@lru_cache(8)
def _offices(parent: str) -> tuple[str, ...]:
    return tuple(entry.code for entry in reference_list("coop_offices").entries if entry.parent == parent)
