"""An office words a part of a paper or of a letter in its own way, and sees which words are in force."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.desk import Desk
from desktop.operations.office.office_says import OfficeSays
from desktop.operations.saved import Saved
from desktop.operations.saving.save_record import save_record
from desktop.operations.texts.paper_wording import worded, worded_names
from desktop.store.offices import numbers_of
from desktop.store.queries import Query
from forms.catalog import paper_text


@dataclass(frozen=True, slots=True)
class PartText:
    """One part of a paper: what is shipped, and the office's own text ("" for none), which is printed then."""

    part: str
    shipped: str
    own: str

    @property
    def in_force(self) -> str:
        return self.own or self.shipped


@dataclass(frozen=True, slots=True)
class OfferedPart:
    """A part that an office may word: of which paper, its text in force, and the number of the own text (0: none)."""

    paper: str
    title: str
    part: str
    text: str
    number: int


def offered_parts(desk: Desk) -> list[OfferedPart]:
    """Every part of every paper and template that an office may word anew."""
    first, end = numbers_of(desk.database.office.code)
    own = Query(where=(("number", ">=", first), ("number", "<", end)))
    with desk.database.read() as reader:
        rows = reader.column(paper_text.FORM, own, ("paper", "part", "wording", "number"))
    known = {(paper, part): (text or "", number) for paper, part, text, number in rows}
    found = []
    for name in worded_names():
        paper = worded(name)
        for part, shipped in paper.parts.items():
            text, number = known.get((name, part), (shipped, 0))
            found.append(OfferedPart(name, paper.title, part, text, number))
    return found


def texts_of(desk: Desk, paper: str) -> list[PartText]:
    """The parts of a paper or of a letter's template, as they are printed. Raises NoSuchPaperError."""
    parts = worded(paper).parts
    with desk.database.read() as reader:
        own = OfficeSays(desk, reader).wordings
    return [PartText(part, shipped, own.get((paper, part), "")) for part, shipped in parts.items()]


def word_part(desk: Desk, paper: str, part: str, wording: str, source: str = "") -> Saved:
    """Save the office's text of a part, in place of the one that it had; problems say what it cannot ask for.

    Raises ForbiddenRoleError for others than the chief.
    """
    typed = {"paper": paper, "part": part, "wording": wording.strip(), "source": source}
    first, end = numbers_of(desk.database.office.code)
    where = (("paper", "=", paper), ("part", "=", part), ("number", ">=", first), ("number", "<", end))
    with desk.database.read() as reader:
        known = reader.numbers(paper_text.FORM, Query(where=where))
        before = reader.get(known[-1]) if known else None
    if before is None:
        return save_record(desk, paper_text.FORM, typed)
    return save_record(desk, paper_text.FORM, typed, before.number, before.base)
