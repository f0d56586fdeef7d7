"""Which papers belong to an assembly at each step of its life; before it is written, the cooperative's blank ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.ui.cooperatives.work import AssemblyView
from desktop.ui.pieces import Choice, choose
from forms.catalog import assembly
from forms.parts import Typed
from forms.rules import digits


@dataclass(frozen=True, slots=True)
class AssemblyPaper:
    """A paper of an assembly; `blank` is the cooperative's paper to write by hand while there is no assembly yet."""

    name: str
    title: str
    blank: str = ""


CALL = AssemblyPaper("assembly-call", "آگهی و دعوتنامهٔ مجمع عمومی", "coop-assembly-call")
ATTENDANCE = AssemblyPaper("assembly-attendance", "لیست حضور و غیاب مجمع عمومی", "coop-attendance")
CANDIDATES = AssemblyPaper("assembly-candidates", "فهرست نامزدهای واجد شرایط")
PROXY = AssemblyPaper("assembly-proxy", "وکالت‌نامهٔ حضور در مجمع عمومی")
CARD = AssemblyPaper("assembly-entry-card", "برگ ورود به مجمع عمومی")
BALLOTS = AssemblyPaper("assembly-ballots", "برگ شمارش آرای مجمع عمومی", "coop-ballots")
NEGATIVE = AssemblyPaper("assembly-negative-minutes", "صورتجلسهٔ منفی مجمع عمومی")
MINUTES = AssemblyPaper("assembly-minutes", "صورتجلسهٔ مجمع عمومی")
PLAIN = AssemblyPaper("assembly", f"برگ {assembly.FORM.title}")


def papers_at(state: str) -> tuple[AssemblyPaper, ...]:
    """What can be printed, the paper of this step first."""
    order = {"called": (CALL, CANDIDATES, PROXY, CARD, ATTENDANCE, BALLOTS, MINUTES),
             "held": (MINUTES, BALLOTS, ATTENDANCE, CANDIDATES, CALL),
             "no_quorum": (NEGATIVE, ATTENDANCE, CALL)}.get(state, ())
    return (*order, PLAIN)


def offer_papers(parent: QWidget, file: AssemblyView, show: Callable[[str, str, int], object]) -> None:
    """Ask which paper to print; `show` gets its name, its title and the record that it is printed of."""
    written = bool(file.number)
    papers = papers_at(file.state) if written else (CALL, ATTENDANCE, BALLOTS)

    def chosen(name: str) -> None:
        paper = next(each for each in papers if each.name == name)
        show(paper.name if written else paper.blank, paper.title, file.number if written else file.cooperative)

    blank = "سفید، با نام تعاونی؛ برای نوشتن با دست"
    choose(parent, "چاپ برگ مجمع", "نام برگ را بنویسید",
           [Choice(paper.name, paper.title, about(paper, file) if written else blank) for paper in papers], chosen,
           papers[0].name)


def about(paper: AssemblyPaper, file: AssemblyView) -> str:
    """What this paper of this assembly holds."""
    typed, held = file.typed, file.state == "held"
    members, voters = _number(typed, assembly.MEMBERS.name), _number(typed, assembly.PRESENT.name)
    rows = _rows(typed, assembly.CANDIDATES.name)
    names, fit = len(rows), sum(row.get(assembly.ELIGIBILITY.name) == "confirmed" for row in rows)
    agenda = f"{digits.grouped(len(_rows(typed, assembly.AGENDA.name)))} موضوع در دستور جلسه"
    said = {
        CALL: "، ".join(filter(None, (_text(typed, assembly.HELD_AT.name), _text(typed, assembly.PLACE.name), agenda))),
        ATTENDANCE: f"نام {digits.grouped(len(file.electors))} عضو، با جای امضا",
        CANDIDATES: f"{digits.grouped(fit)} نامزد از {digits.grouped(names)} نفر را کمیسیون نظارت تأیید کرده است"
        if names else "پس از پاسخ کمیسیون نظارت بر انتخابات؛ هنوز نامزدی نوشته نشده است",
        PROXY: "برای عضوی که خود نمی‌آید؛ نام وکیل با دست نوشته می‌شود",
        CARD: f"برای {digits.grouped(len(file.electors))} عضو؛ هنگام ورود به نشست داده می‌شود",
        BALLOTS: f"{digits.grouped(names)} نامزد" if names else "هنوز نامزدی نوشته نشده است؛ سطرها سفید می‌ماند",
        MINUTES: f"{digits.grouped(voters)} حاضر از {digits.grouped(members)} عضو، با آرا و تصمیم‌ها" if held
        else "پیش از «برگزار شد»: جای نتیجه سفید می‌ماند",
        NEGATIVE: f"{digits.grouped(voters)} حاضر از {digits.grouped(members)} عضو؛ حد نصاب نرسیده است",
        PLAIN: "همهٔ خانه‌های فرم، برای بایگانی"}
    return said[paper]


def _rows(typed: Typed, name: str) -> Any:
    rows = typed.get(name) or ()
    return () if isinstance(rows, str) else rows


def _text(typed: Typed, name: str) -> str:
    return digits.to_persian(str(typed.get(name) or ""))


def _number(typed: Typed, name: str) -> int:
    text = str(typed.get(name) or "").replace(",", "")
    return int(text) if text.isdecimal() else 0
