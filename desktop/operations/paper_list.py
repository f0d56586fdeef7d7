"""Which papers there are and for which kinds; what draws them is loaded only when one is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.operations.errors import NoSuchPaperError
from forms import catalog
from forms.catalog import cooperative, job, visit
from forms.parts import Form


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that can be asked for by name; `kinds` are the records that it is printed for."""

    name: str
    title: str
    kinds: tuple[str, ...]


def papers_of(kind: str) -> tuple[Paper, ...]:
    """What can be printed for records of a kind, its own papers first."""
    return tuple(paper for paper in PAPERS.values() if kind in paper.kinds)


def paper_named(name: str) -> Paper:
    """Raises NoSuchPaperError."""
    if name not in PAPERS:
        raise NoSuchPaperError(paper=name)
    return PAPERS[name]


def _form_paper(form: Form) -> Paper:
    return Paper(form.kind.replace("_", "-"), f"برگ {form.title}", (form.kind,))


PAPERS: dict[str, Paper] = {
    paper.name: paper
    for paper in (
        Paper("verification", "برگ صحت‌سنجی اشتغال", (visit.FORM.kind, job.FORM.kind)),
        Paper("members", "فهرست اعضا و سهام", (cooperative.FORM.kind,)),
        *(_form_paper(form) for form in catalog.ALL),
    )
}
