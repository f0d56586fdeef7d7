"""When the papers of a cooperative need the office: what expires, what is not registered, complaints, files sent back,
and assemblies that nobody called or goes to (DOMAIN B.5–B.8).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from desktop.operations.cooperatives.watching.duty_rules import DAY, Figures, Rule, Waiting, day_of, later, newest
from desktop.store.coop_duties import CoopWatch
from desktop.store.coop_scope import AGREED, BEFORE_AGREEMENT, BEFORE_REGISTRY, LIVING, Found
from forms.parts import reference_list
from forms.rules import jalali

_REQUESTS = "آیین‌نامهٔ نحوهٔ تشکیل مجامع عمومی"


def expiry(kind: str, blank: str, states: tuple[str, ...]) -> Rule:
    """A paper, or the statutes themselves, that ends on a written day; told so many months before (DOMAIN B.6, B.7)."""
    def rule(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
        lead = figures.whole("expiry_lead")
        last = newest(lambda end: jalali.add_months(end, -lead), figures.today)
        for found in watch.papers.ending(blank, last, states):
            yield Waiting(kind=kind, cooperative=found.cooperative, record=found.record, due=day_of(found.day))
    return rule


licence = expiry("licence", "licence_end", LIVING)
statutes = expiry("statutes", "statutes_end", LIVING)
agreement = expiry("agreement", "agreement_end", (*AGREED, *BEFORE_REGISTRY))


def changes(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.6 step 14, B.7: what was changed goes to the registry as the first assembly does (S88).

    One line a cooperative: the oldest change or assembly, and how many there are.
    """
    days = timedelta(days=figures.whole("register_days"))
    before = figures.today - days
    every: dict[int, list[Found]] = {}
    ready = {"minutes": watch.papers.unregistered(before), "change": watch.papers.unregistered_changes(before)}
    stages = {found.record: stage if found.own else "" for stage, several in ready.items() for found in several}
    for found in (*ready["minutes"], *ready["change"]):
        every.setdefault(found.cooperative, []).append(found)
    for cooperative, several in every.items():
        first = min(several, key=lambda found: found.day)
        yield Waiting(kind="changes", cooperative=cooperative, record=first.record, since=day_of(first.day),
                      due=day_of(first.day) + days, count=sum(found.count for found in several),
                      stage=stages[first.record], basis=figures.basis("register_days"))


def registry(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.6 step 8 (S88): the registry within a month of the first assembly."""
    days = timedelta(days=figures.whole("register_days"))
    for found in watch.papers.on_the_way_to_registry():
        yield Waiting(kind="registry", cooperative=found.cooperative, record=found.record, since=day_of(found.day),
                      due=day_of(found.day) + days, stage="permitted" if found.count else "",
                      basis=figures.basis("register_days"))


def complaint(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.7, B.8: complaints whose answer is late."""
    for found in watch.papers.late_complaints(figures.whole("complaint_days")):
        yield Waiting(kind="complaint", cooperative=found.cooperative, record=found.record, due=day_of(found.day),
                      count=found.count, stage=found.own or "")


def documents(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.6 step 3: documents given back wait for the applicants; once their day is over, that is the duty."""
    known = reference_list("coop_documents")
    for found in watch.papers.returned_documents():
        state, until, codes = found.own
        over = state == "returned" and until and day_of(until) < figures.today
        yield Waiting(kind="returned" if over else "documents", cooperative=found.cooperative, record=found.record,
                      due=day_of(until) if over else None, since=day_of(found.day) if found.day else None,
                      count=found.count, names="، ".join(f"«{known.label(code)}»" for code in dict.fromkeys(codes)),
                      stage="before" if state in BEFORE_AGREEMENT else "")


def observer(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.4, B.7 (S79): the office sends an observer to elections and to the first assembly."""
    for found in watch.papers.without_observer(figures.today + timedelta(days=figures.whole("observer_days"))):
        yield Waiting(kind="observer", cooperative=found.cooperative, record=found.record, due=day_of(found.day),
                      count=found.count)


def requested_call(watch: CoopWatch, figures: Figures) -> Iterator[Waiting]:
    """DOMAIN B.5 (S46, S81): an assembly asked for is called within a month; where the board is idle for ten days, the
    office may call it itself."""
    idle, months = timedelta(days=figures.whole("inactive_board_days")), figures.whole("request_months")
    for found in watch.papers.requested(figures.today - idle - DAY):
        yield Waiting(kind="requested_call", cooperative=found.cooperative, record=found.record,
                      since=day_of(found.day), due=later(day_of(found.day), months), count=found.count,
                      of=idle.days, basis=_REQUESTS)
