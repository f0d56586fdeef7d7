"""Which paper is printed for the chosen records: a searchable list; Enter prints the one that was printed last.

Law: the clerk's last choice for each kind is a habit, kept with the others; it never prints by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop.ui.pieces import Choice, Chooser, choose
from desktop.ui.preferences import Preferences
from forms.rules.digits import grouped

_NOW, _OWN, _GENERAL = "برگ‌های این مرحله", "برگ‌های ویژه", "برگ‌های همگانی"
_FIRST_GENERAL = 900
"""Papers from this place on are those that every kind has."""


class PaperView(Protocol):
    """A paper that can be asked for, as the list of papers gives it."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def order(self) -> int: ...
    @property
    def gathers(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class PapersAsked:
    """For how many records of which kind; `now` names the papers that fit where a single record stands."""

    kind: str
    count: int
    now: Sequence[str] = ()


def choose_paper(
    parent: QWidget, papers: Sequence[PaperView], asked: PapersAsked, preferences: Preferences,
    chosen: Callable[[str], object],
) -> Chooser:
    """Ask which paper to print; `chosen` is called with its name."""
    kind, count, now = asked.kind, asked.count, asked.now
    habit = f"paper.{kind}"

    def take(name: str) -> None:
        preferences.put(habit, name)
        chosen(name)

    first = sorted((paper for paper in papers if paper.name in now), key=lambda paper: now.index(paper.name))
    rest = [paper for paper in papers if paper.name not in now]
    entries = [Choice(paper.name, paper.title, _note(paper, count), _NOW if paper in first else _group(paper))
               for paper in (*first, *rest)]
    title = "چاپ" if count == 1 else f"چاپ {grouped(count)} پرونده"
    return choose(parent, title, "نام برگ را بنویسید", entries, take, preferences.get(habit))


def _note(paper: PaperView, count: int) -> str:
    """Of several records: whether they stand together or each on its own."""
    if count == 1:
        return ""
    return "همه با هم" if paper.gathers else "هرکدام جداگانه"


def _group(paper: PaperView) -> str:
    return _GENERAL if paper.order >= _FIRST_GENERAL else _OWN
