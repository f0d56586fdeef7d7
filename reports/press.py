"""One PDF of many papers, drawn as they come: the loop that every kind of paper shares.

Law: a refused paper names its record, and then no file appears; nothing is held but the pages, pressed at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, TypeVar

from reports.blocks import Printed
from reports.errors import NothingToPrintError, ReportError
from reports.facts import PaperId, Progress
from reports.pages import Document


class Papered(Protocol):
    """What is printed: a letter, a filled form, blocks."""

    @property
    def paper(self) -> PaperId: ...


Paper = TypeVar("Paper", bound=Papered)
_Drawn_contra = TypeVar("_Drawn_contra", bound=Papered, contravariant=True)


class Press(Protocol[_Drawn_contra]):
    """A document, and how a paper is added to it."""

    @property
    def document(self) -> Document: ...

    def draw(self, paper: _Drawn_contra) -> None:
        """Add the pages of one paper."""


def print_each(papers: Iterable[Paper], start: Callable[[Paper], Press[Paper]], to: Path, progress: Progress,
               total: int = 0) -> Printed:
    """Draw each paper with the press that `start` makes for the first of them.

    Raises ReportError naming the record, NothingToPrintError.
    """
    press: Press[Paper] | None = None
    begins: list[int] = []
    for paper in papers:
        press = press or start(paper)
        begins.append(press.document.page_count + 1)
        try:
            press.draw(paper)
        except ReportError as error:
            error.facts.setdefault("record", paper.paper.record_text)
            raise
        progress(len(begins), max(total, len(begins)))
    if press is None:
        raise NothingToPrintError
    press.document.save(to)
    return Printed(press.document.page_count, tuple(begins))
