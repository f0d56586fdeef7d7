"""Which papers belong to an assembly at each step of its life; before it is written, the cooperative's blank ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.ui.cooperatives.work import AssemblyView
from desktop.ui.pieces import Choice, choose
from forms.catalog import assembly


@dataclass(frozen=True, slots=True)
class AssemblyPaper:
    """A paper of an assembly; `blank` is the cooperative's paper to write by hand while there is no assembly yet."""

    name: str
    title: str
    blank: str = ""


CALL = AssemblyPaper("assembly-call", "آگهی و دعوت‌نامهٔ مجمع عمومی", "coop-assembly-call")
ATTENDANCE = AssemblyPaper("assembly-attendance", "لیست حضور و غیاب مجمع عمومی", "coop-attendance")
BALLOTS = AssemblyPaper("assembly-ballots", "برگ شمارش آرای مجمع عمومی", "coop-ballots")
NEGATIVE = AssemblyPaper("assembly-negative-minutes", "صورت‌جلسهٔ منفی مجمع عمومی")
MINUTES = AssemblyPaper("assembly-minutes", "صورت‌جلسهٔ مجمع عمومی")
PLAIN = AssemblyPaper("assembly", f"برگ {assembly.FORM.title}")


def papers_at(state: str) -> tuple[AssemblyPaper, ...]:
    """What can be printed, the paper of this step first."""
    order = {"called": (CALL, ATTENDANCE, BALLOTS, MINUTES), "held": (MINUTES, BALLOTS, ATTENDANCE, CALL),
             "no_quorum": (NEGATIVE, ATTENDANCE, CALL)}.get(state, ())
    return (*order, PLAIN)


def offer_papers(parent: QWidget, file: AssemblyView, show: Callable[[str, str, int], object]) -> None:
    """Ask which paper to print; `show` gets its name, its title and the record that it is printed of."""
    written = bool(file.number)
    papers = papers_at(file.state) if written else (CALL, ATTENDANCE, BALLOTS)

    def chosen(name: str) -> None:
        paper = next(each for each in papers if each.name == name)
        show(paper.name if written else paper.blank, paper.title, file.number if written else file.cooperative)

    about = "با آنچه در این مجمع نوشته شده" if written else "سفید، با نام تعاونی"
    choose(parent, "چاپ برگ مجمع", "نام برگ را بنویسید",
           [Choice(paper.name, paper.title, about) for paper in papers], chosen, papers[0].name)
