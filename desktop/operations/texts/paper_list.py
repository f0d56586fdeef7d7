"""Which papers there are and for which kinds; what draws them is loaded only when one is asked for.

Law: nothing here imports what draws, and of the described papers only the heads are read, once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from desktop.operations.errors import NoSuchPaperError
from desktop.operations.texts.paper_file import paper_heads
from forms import catalog
from forms.catalog import assembly, campaign, cooperative, job, letter, visit, visitor_group
from forms.parts import Form

_EVERY = tuple(catalog.BY_KIND)
_VISIT, _JOB, _CAMPAIGN, _GROUP = visit.FORM.kind, job.FORM.kind, campaign.FORM.kind, visitor_group.FORM.kind


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that can be asked for by name; `kinds` are the records that it is printed for.

    `gathers` says that all the records that were asked for stand on one paper (a list), not each on its own.
    """

    name: str
    title: str
    kinds: tuple[str, ...]
    order: int = 50
    gathers: bool = False


def papers_of(kind: str) -> tuple[Paper, ...]:
    """What can be printed for records of a kind: its own papers first, its plain form and lists last."""
    return tuple(sorted((paper for paper in PAPERS.values() if kind in paper.kinds), key=lambda paper: paper.order))


def paper_named(name: str) -> Paper:
    """Raises NoSuchPaperError."""
    if name not in PAPERS:
        raise NoSuchPaperError(paper=name)
    return PAPERS[name]


_BUILT = (
    Paper("verification", "برگ صحت‌سنجی اشتغال", (_VISIT, _JOB), 1),
    Paper("verification-table", "جدول صحت‌سنجی اشتغال", (_VISIT, _CAMPAIGN), 5, gathers=True),
    Paper("mission-order", "برگ مأموریت بازدید", (_GROUP, _CAMPAIGN), 10),
    Paper("visitor-card", "کارت شناسایی بازدیدکننده", (_GROUP,), 20),
    Paper("visitor-record", "کارنامهٔ گروه بازدیدکننده", (_GROUP,), 25),
    Paper("sample-list", "فهرست بازدیدهای دوره", (_CAMPAIGN,), 15),
    Paper("campaign-results", "نتایج دورهٔ صحت‌سنجی", (_CAMPAIGN,), 30),
    Paper("letter", "نامه", (letter.FORM.kind,), 1),
    Paper("letter-register", "دفتر اندیکاتور", (letter.FORM.kind,), 5, gathers=True),
    Paper("members", "فهرست اعضا و سهام", (cooperative.FORM.kind,), 5),
    Paper("assembly-attendance", "لیست حضور و غیاب مجمع عمومی", (assembly.FORM.kind,), 31),
    Paper("assembly-entry-card", "برگ ورود به مجمع عمومی", (assembly.FORM.kind,), 37),
    Paper("coop-holdings", "دفتر سهام تعاونی", (cooperative.FORM.kind,), 6),
)
"""Papers that are written in Python, one file each in desktop.operations.papers."""

LIST = Paper("list", "فهرست پرونده‌ها", _EVERY, 910, gathers=True)
LABEL = Paper("label", "برچسب پرونده", _EVERY, 920)
PACKAGE_RECEIPT = Paper("package-receipt", "برگ رسید بستهٔ تبادل", ())
"""Of no record, so it is not among the papers that are printed for some; the book of prints knows it by this name."""
PLAIN = 900
"""Plain forms stand after every paper of their own, and before the list and the labels that every kind has."""


def plain_name(form: Form) -> str:
    """The name of the paper that is derived from a form itself."""
    return form.kind.replace("_", "-")


class _Papers(Mapping[str, Paper]):
    """All papers by name; the described ones are read when somebody first looks."""

    def __getitem__(self, name: str) -> Paper:
        return _papers()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_papers())

    def __len__(self) -> int:
        return len(_papers())


@cache
def _papers() -> dict[str, Paper]:
    described = (Paper(head.name, head.title, head.kinds, head.order) for head in paper_heads())
    plain = (Paper(plain_name(form), f"برگ {form.title}", (form.kind,), PLAIN) for form in catalog.ALL)
    return {paper.name: paper for paper in (*plain, LIST, LABEL, *described, *_BUILT)}


PAPERS: Mapping[str, Paper] = _Papers()
