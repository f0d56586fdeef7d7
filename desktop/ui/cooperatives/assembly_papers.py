"""Which papers belong to an assembly at each step of its life, and of which record each is printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.ui.cooperatives.work import AssemblyView
from desktop.ui.pieces import Choice, choose
from forms.catalog import assembly


@dataclass(frozen=True, slots=True)
class AssemblyPaper:
    """`own` papers are printed of the assembly, the others of its cooperative."""

    name: str
    title: str
    own: bool = False


CALL = AssemblyPaper("coop-assembly-call", "آگهی و دعوت‌نامهٔ مجمع عمومی")
ATTENDANCE = AssemblyPaper("coop-attendance", "لیست حضور و غیاب مجمع عمومی")
BALLOTS = AssemblyPaper("coop-ballots", "برگ شمارش آرای مجمع عمومی")
NEGATIVE = AssemblyPaper("coop-negative-minutes", "صورت‌جلسهٔ منفی مجمع عمومی")
FIRST = AssemblyPaper("coop-assembly-minutes", "صورت‌جلسهٔ اولین مجمع عمومی عادی")
EXTRAORDINARY = AssemblyPaper("coop-extraordinary-minutes", "صورت‌جلسهٔ مجمع عمومی فوق‌العاده")
PLAIN = AssemblyPaper("assembly", f"برگ {assembly.FORM.title}", own=True)
_MINUTES = {"founding": FIRST, "extraordinary": EXTRAORDINARY}


def papers_at(state: str, nature: str) -> tuple[AssemblyPaper, ...]:
    """What can be printed, the paper of this step first."""
    minutes = _MINUTES.get(nature, PLAIN)
    order = {"called": (CALL, ATTENDANCE, BALLOTS, minutes), "held": (minutes, BALLOTS, ATTENDANCE, CALL),
             "no_quorum": (NEGATIVE, ATTENDANCE, CALL)}.get(state, (PLAIN,))
    return tuple(dict.fromkeys((*order, PLAIN)))


def offer_papers(parent: QWidget, file: AssemblyView, show: Callable[[str, str, int], object]) -> None:
    """Ask which paper to print; `show` gets its name, its title and the record that it is printed of."""
    nature = str(file.typed.get(assembly.NATURE.name, ""))
    papers = [each for each in papers_at(file.state, nature) if file.number or not each.own]

    def chosen(name: str) -> None:
        paper = next(each for each in papers if each.name == name)
        show(paper.name, paper.title, file.number if paper.own else file.cooperative)

    entries = [Choice(paper.name, paper.title, "با آنچه در این مجمع نوشته شده" if paper.own else "با پروندهٔ تعاونی")
               for paper in papers]
    choose(parent, "چاپ برگ مجمع", "نام برگ را بنویسید", entries, chosen, papers[0].name)
