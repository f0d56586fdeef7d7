"""The parts of papers and letters that an office may word anew, and whether its own text can be filled.

Law: an office's wording is refused while it is saved, with the names that may be used; the desk never finds out at
the printer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.operations.errors import NoSuchPaperError
from desktop.operations.texts.built_texts import NAMES, TEXTS
from desktop.operations.texts.letter_facts import FACTS
from desktop.operations.texts.letter_templates import REWORDED, templates
from desktop.operations.texts.paper_file import FOLDER, DeclaredPaper, declared_paper, paper_heads
from desktop.operations.texts.paper_list import paper_named
from desktop.operations.texts.placeholders import (
    OFFICE_NAMES,
    PlaceholderError,
    Scope,
    is_known,
    known_names,
    places,
)
from forms import catalog
from forms.catalog import paper_text
from forms.parts import Form, Link, Problem, Rows


@dataclass(frozen=True, slots=True)
class Worded:
    """A paper or a template of a letter whose parts an office may word anew; `parts` hold the shipped texts."""

    name: str
    title: str
    kinds: tuple[str, ...]
    parts: dict[str, str]
    names: tuple[str, ...] = ()
    """What its texts may say beside the blanks of its records."""


def worded(name: str) -> Worded:
    """The paper or template of this name. Raises NoSuchPaperError and PaperFileError."""
    template = templates().get(name)
    if template is not None:
        shipped = {part: text for part in REWORDED if (text := template.text(part))}
        return Worded(name, template.title, template.kinds, shipped, tuple(FACTS))
    if name in TEXTS:
        paper = paper_named(name)
        return Worded(name, paper.title, paper.kinds[:1], dict(TEXTS[name]), NAMES.get(name, ()))
    paper_of = declared_paper(name)
    return Worded(name, paper_of.title, paper_of.kinds, paper_of.parts)


def worded_names() -> list[str]:
    """Papers, and then templates of letters, that have parts to be worded."""
    papers = [head.name for head in paper_heads() if declared_paper(head.name).parts]
    return [*papers, *TEXTS, *templates()]


def wording_problems(paper: str, part: str, wording: str) -> Sequence[Problem]:
    """What is wrong with an office's own text for a part of a paper or letter; Persian, under the blank at fault."""
    try:
        known = worded(paper)
    except NoSuchPaperError:
        return [Problem(paper_text.PAPER.name, "برگ یا الگویی به این نام نیست؛ نام را از فهرست برگ‌ها بردارید")]
    if part not in known.parts:
        parts = "، ".join(known.parts) or "—"
        return [Problem(paper_text.PART.name, f"این برگ بخشی به این نام ندارد؛ بخش‌های آن: {parts}")]
    scopes = _scopes(paper, known.kinds)
    try:
        asked = places(wording)
        strange = [place.written for place in asked
                   if not all(is_known(place, each, known.names) for each in scopes or [()])]
    except PlaceholderError as wrong:
        return [Problem(paper_text.WORDING.name, str(wrong))]
    if not strange:
        return []
    named = "، ".join(f"{{{name}}}" for name in strange)
    return [Problem(paper_text.WORDING.name, f"{named} شناخته نیست؛ این‌ها را می‌توان نوشت: {_offered(known)}")]


def _scopes(paper: str, kinds: Sequence[str]) -> list[tuple[Scope, ...]]:
    """Where the names of a text are looked up, for every kind of record that it is for."""
    forms = [catalog.BY_KIND[kind] for kind in kinds if kind in catalog.BY_KIND]
    described = declared_paper(paper) if (FOLDER / f"{paper}.toml").is_file() else None
    return [scopes_of(form, described) if described else (form,) for form in forms]


def scopes_of(form: Form, paper: DeclaredPaper) -> tuple[Scope, ...]:
    """What a paper is of and then what that belongs to: a row and its record, a record and where it leads to."""
    if paper.of:
        own = catalog.BY_KIND[paper.of]
        link = own.by_name.get(paper.by)
        return (own, catalog.BY_KIND[link.kind]) if isinstance(link, Link) else (own,)
    rows = form.by_name.get(paper.each)
    return (rows, form) if isinstance(rows, Rows) else (form,)


def _offered(known: Worded) -> str:
    """The names that its texts may say, for every kind of its records."""
    names = [[*known.names, *known_names(catalog.BY_KIND[kind])] for kind in known.kinds] or [[*OFFICE_NAMES]]
    shared = [name for name in names[0] if all(name in other for other in names[1:])]
    return "، ".join(f"{{{name}}}" for name in shared)
