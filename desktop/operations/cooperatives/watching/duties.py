"""The work list of the office over all its cooperatives: what is due or over, and the letter that follows (DOMAIN B.7).

Law: nothing of it is kept; it is asked anew for a day, so that what was done is gone from it at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from desktop.operations.cooperatives.watching import duty_letters, duty_organs, duty_papers, duty_words
from desktop.operations.cooperatives.watching import duty_rules as rules
from desktop.operations.cooperatives.watching.duty_letters import Written
from desktop.operations.cooperatives.watching.duty_rules import Rule, Waiting
from desktop.operations.cooperatives.watching.duty_words import LABELS
from desktop.operations.desk import Desk
from desktop.store.coop_duty_papers import LetterLine
from desktop.store.reader import Reader
from forms.parts.form import Level

_RULES: dict[Rule, tuple[str, ...]] = {
    rules.agm: ("agm", "agm_call"), duty_papers.requested_call: ("requested_call",),
    duty_papers.observer: ("observer",), duty_organs.board_term: ("board_term",),
    duty_organs.short_organs: ("board_short", "inspector_missing"), duty_organs.inspector_term: ("inspector_term",),
    duty_organs.md_term: ("md_term",),
    rules.under_minimum: ("under_minimum",), rules.unpaid_capital: ("unpaid_capital",), rules.inactive: ("inactive",),
    rules.warnings: ("warnings",), rules.warning_answer: ("warning_answer",), duty_papers.licence: ("licence",),
    duty_papers.statutes: ("statutes",), duty_papers.agreement: ("agreement",), duty_papers.changes: ("changes",),
    duty_papers.registry: ("registry",), duty_papers.complaint: ("complaint",),
    duty_papers.documents: ("returned", "documents"),
}
"""Each rule with the kinds of duty that it finds."""

_MILD = ("agm_call", "inspector_term", "documents", "inactive")
"""Never more than a reminder: a graver duty follows, or the old holder stays meanwhile."""


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
    written: Written | None = None
    """The draft of that letter, or the newest letter that was issued for it."""

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
    def days_text(self) -> str:
        """«۱۲ روز گذشته», «۵ روز مانده», «بی‌مهلت»."""
        return duty_words.days_text(self.due, self.days_over)

    @property
    def said(self) -> str:
        """One sentence that names the rule and the day."""
        return duty_words.said(self.waiting, self.today)

    @property
    def sentence(self) -> str:
        """The same without the rule's source, as a letter says it."""
        return duty_words.sentence_of(self.waiting, self.today)

    @property
    def matter(self) -> str:
        """What a letter about it is about."""
        return duty_words.MATTERS[self.waiting.kind]

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
    watch = reader.coop_watch(day, county, only)
    waiting = _waiting(reader, day, kinds, county, only)
    cooperatives = {each.cooperative for each in waiting}
    titles = reader.titles(cooperatives)
    figures = rules.figures_on(reader.context(day))
    warned = {found.cooperative: found.count for found in rules.warned(watch, figures)}
    most = figures.whole("warnings_most")
    letters: dict[int, list[LetterLine]] = {}
    first = min((duty_letters.counted_from(each, day) for each in waiting), default=day)
    for line in watch.papers.letters(duty_letters.ALL, cooperatives, first):
        letters.setdefault(line.cooperative, []).append(line)
    found = [_duty(each, titles.get(each.cooperative, ""), day, (warned.get(each.cooperative, 0), most),
                   letters.get(each.cooperative, ())) for each in waiting]
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


def _duty(waiting: Waiting, title: str, day: date, warned: tuple[int, int], lines: Iterable[LetterLine]) -> Duty:
    """`warned` are the warnings that count, and the most that there may be."""
    over = waiting.due is not None and waiting.due < day and waiting.kind not in _MILD
    level: Level = "red" if waiting.is_grave or over else "amber"
    letter = duty_letters.letter_for(waiting, level, *warned)
    return Duty(waiting, title, day, level, letter, duty_letters.written_for(waiting, letter, lines, day))
