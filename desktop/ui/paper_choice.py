"""Which paper is printed for the chosen records: a searchable list; Enter prints the one that was printed last.

Law: the clerk's last choice for each kind is a habit, kept with the others; it never prints by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop.ui.pieces import Choice, Chooser, choose
from desktop.ui.preferences import Preferences
from forms.rules.digits import grouped

_OWN, _GENERAL = "برگ‌های ویژه", "برگ‌های همگانی"
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


def choose_paper(
    parent: QWidget, papers: Sequence[PaperView], kind: str, count: int, preferences: Preferences,
    chosen: Callable[[str], object],
) -> Chooser:
    """Ask which paper to print for `count` records of a kind; `chosen` is called with its name."""
    habit = f"paper.{kind}"

    def take(name: str) -> None:
        preferences.put(habit, name)
        chosen(name)

    entries = [Choice(paper.name, paper.title, _note(paper, count), _group(paper)) for paper in papers]
    title = "چاپ" if count == 1 else f"چاپ {grouped(count)} پرونده"
    return choose(parent, title, "نام برگ را بنویسید", entries, take, preferences.get(habit))


def _note(paper: PaperView, count: int) -> str:
    """Of several records: whether they stand together or each on its own."""
    if count == 1:
        return ""
    return "همه با هم" if paper.gathers else "هرکدام جداگانه"


def _group(paper: PaperView) -> str:
    return _GENERAL if paper.order >= _FIRST_GENERAL else _OWN
