"""The work list of the office over all its cooperatives: what is due or over, and the letter that follows (DOMAIN B.7).

Law: nothing of it is kept; it is asked anew for a day, so that what was done is gone from it at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from desktop.operations.cooperatives import duty_rules as rules
from desktop.operations.cooperatives.duty_rules import Rule, Waiting
from desktop.operations.cooperatives.duty_words import LABELS, said
from desktop.operations.desk import Desk
from desktop.store.reader import Reader
from forms.parts.form import Level

_RULES: dict[Rule, tuple[str, ...]] = {
    rules.agm: ("agm", "agm_call"), rules.board_term: ("board_term",), rules.inspector_term: ("inspector_term",),
    rules.under_minimum: ("under_minimum",), rules.unpaid_capital: ("unpaid_capital",), rules.inactive: ("inactive",),
    rules.warnings: ("warnings",), rules.warning_answer: ("warning_answer",), rules.licence: ("licence",),
    rules.statutes: ("statutes",), rules.agreement: ("agreement",), rules.changes: ("changes",),
    rules.registry: ("registry",), rules.complaint: ("complaint",), rules.documents: ("documents",),
}
"""Each rule with the kinds of duty that it finds."""

_MILD = ("agm_call", "inspector_term", "documents")
"""Never more than a reminder: a graver duty follows, or the old holder stays meanwhile."""
_LETTERS = {"changes": "coop-minutes-approval", "registry": "coop-registry", "complaint": "coop-complaint-referral",
            "documents": "coop-deficiency-letter", "agreement": "coop-agreement-reminder"}
"""Letters of their own; of the others a grave duty is followed by the next warning, any other by a reminder."""
REMINDER, DISSOLUTION = "coop-duty-reminder", "coop-dissolution-registry"
_LAST_WARNING = 3


@dataclass(frozen=True, slots=True)
class Duty:
    """One line of the work list. `level` is red where the day is over or a ground of article 54 is given."""

    waiting: Waiting
    title: str
    """The cooperative's name."""
    today: date
    level: Level
    letter: str
    """The template of resources/letters that follows from it."""

    @property
    def cooperative(self) -> int:
        return self.waiting.cooperative

    @property
    def record(self) -> int:
        """What raised it: the cooperative itself, or one of its assemblies, terms, warnings and complaints."""
        return self.waiting.record

    @property
    def kind(self) -> str:
        return self.waiting.kind

    @property
    def label(self) -> str:
        """What a person calls the kind."""
        return LABELS[self.waiting.kind]

    @property
    def due(self) -> date | None:
        """The last good day; None where it waits without one."""
        return self.waiting.due

    @property
    def days_over(self) -> int:
        """Days since the last good day; below zero while so many are left. Without one, days of waiting."""
        since = self.waiting.due or self.waiting.since
        return (self.today - since).days if since else 0

    @property
    def said(self) -> str:
        """One sentence that names the rule and the day."""
        return said(self.waiting, self.today)

    @property
    def urgency(self) -> tuple[int, int, str, int]:
        """The smaller, the sooner: grave ones first, then by days, then by name."""
        return (self.level != "red", -self.days_over, self.title, self.waiting.cooperative)


def duties_of(desk: Desk, kinds: Collection[str] = (), county: str | None = None,
              only: int | None = None) -> list[Duty]:
    """What is due on the desk's day, the most urgent first: of these kinds (all, when none is named), of one county, of
    one cooperative. Raises UnknownParameterError."""
    with desk.database.read() as reader:
        return duties_in(reader, desk.today, kinds, county, only)


def duties_in(reader: Reader, day: date, kinds: Collection[str] = (), county: str | None = None,
              only: int | None = None) -> list[Duty]:
    """The same for who has the office open already, as it is or as it was on that day."""
    waiting = _waiting(reader, day, kinds, county, only)
    titles = reader.titles({each.cooperative for each in waiting})
    warned = {found.cooperative: found.count
              for found in rules.warned(reader.coop_watch(day, county, only), rules.figures_on(reader.context(day)))}
    found = [_duty(each, titles.get(each.cooperative, ""), day, warned.get(each.cooperative, 0)) for each in waiting]
    return sorted(found, key=lambda duty: duty.urgency)


def duty_counts(desk: Desk, county: str | None = None) -> dict[str, int]:
    """How many duties of each kind wait on the desk's day; every kind is named, in the order of LABELS."""
    with desk.database.read() as reader:
        counts = Counter(each.kind for each in _waiting(reader, desk.today, (), county, None))
    return {kind: counts[kind] for kind in LABELS}


def _waiting(reader: Reader, day: date, kinds: Collection[str], county: str | None,
             only: int | None) -> list[Waiting]:
    watch, figures = reader.coop_watch(day, county, only), rules.figures_on(reader.context(day))
    asked: Iterable[Rule] = (rule for rule, found in _RULES.items() if not kinds or set(found) & set(kinds))
    return [each for rule in asked for each in rule(watch, figures) if not kinds or each.kind in kinds]


def _duty(waiting: Waiting, title: str, day: date, warned: int) -> Duty:
    over = waiting.due is not None and waiting.due < day
    level: Level = "red" if waiting.is_grave or (over and _is_grave_when_over(waiting)) else "amber"
    return Duty(waiting, title, day, level, _letter(waiting, level, warned))


def _is_grave_when_over(waiting: Waiting) -> bool:
    return waiting.kind not in (*_MILD, "inactive")


def _letter(waiting: Waiting, level: Level, warned: int) -> str:
    if waiting.kind in _LETTERS:
        return _LETTERS[waiting.kind]
    if waiting.kind == "warnings" and waiting.is_grave:
        return DISSOLUTION
    if level == "red" or waiting.kind == "warnings":
        return f"coop-warning-{min(warned + 1, _LAST_WARNING)}"
    return REMINDER
