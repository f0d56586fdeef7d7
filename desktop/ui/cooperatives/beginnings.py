"""A new record that belongs to a cooperative from the first: what is written in it beforehand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.ui.entry import EntryScreen
from desktop.ui.pieces import Choice, choose
from desktop.ui.services import Services
from desktop.ui.tasks.coop_services import CoopFileView
from forms.catalog import BY_KIND, assembly, coop_member, coop_warning, cooperative, job
from forms.parts import Typed
from forms.rules import jalali, record_number

_FIRST_DAYS = {"coop_visit": "day", "coop_warning": "day", "complaint": "day", "share_transfer": "day",
               "assembly": "called_day", "coop_office": "first_day", "coop_member": "joined_day",
               "coop_change": "decided_day"}
"""The blank in which today is most often right."""
_UNIONS = frozenset({"union", "chamber"})
"""Levels whose members are cooperatives (DOMAIN B.2)."""


def preset_of(kind: str, file: CoopFileView, today: date) -> Typed:
    """What goes without saying in a new record of a kind."""
    figures = file.figures
    own = {cooperative.FORM.kind: record_number.show(file.record.number)}
    if kind in _FIRST_DAYS:
        own[_FIRST_DAYS[kind]] = jalali.text(today)
    if kind == coop_warning.FORM.kind:
        return {**own, coop_warning.WARNING_NO.name: str(min(figures.warnings + 1, figures.warnings_most))}
    if kind == assembly.FORM.kind and figures.members.total:
        return {**own, assembly.CALL_NO.name: "1", assembly.MEMBERS.name: str(figures.members.total)}
    if kind == job.FORM.kind:
        values = file.record.values
        return {**own, job.WORKSHOP.name: file.title, job.WORKSHOP_CODE.name: values[cooperative.WORKSHOP_CODE] or ""}
    if kind == coop_member.FORM.kind:
        union = (file.record.values[cooperative.LEVEL] or "") in _UNIONS
        return {**own, coop_member.MEMBER_KIND.name: "cooperative" if union else "real"}
    return own


def begin_record(kind: str, file: CoopFileView, services: Services) -> None:
    """Open a new record of a kind over the file."""
    services.events.open_screen.emit(EntryScreen(BY_KIND[kind], services, 0,
                                                 preset_of(kind, file, services.today())))


def choose_kind(parent: QWidget, kinds: list[str], chosen: Callable[[str], object]) -> None:
    """Ask which kind of record is to be begun."""
    choose(parent, "پروندهٔ تازه برای این تعاونی", "نام پرونده…",
           [Choice(kind, BY_KIND[kind].title) for kind in kinds], chosen)
