"""The stops of the rail, in the order of a clerk's day, and the screens that they build when first visited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.late import late
from desktop.ui.listing import ListScreen
from desktop.ui.rail import Place
from desktop.ui.screen import Screen
from desktop.ui.services import Services
from desktop.ui.tasks.dashboard import DashboardScreen
from desktop.ui.tasks.export_button import Export, add_export
from desktop.ui.tasks.letter_book import add_letter_ways
from desktop.ui.tasks.own_texts import add_text_ways
from desktop.ui.tasks.services import TaskServices
from desktop.ui.window import LIST
from forms.catalog import (
    commitment,
    cooperative,
    home_business,
    job,
    letter,
    meeting,
    paper_text,
    parameter,
    person,
    visit,
    visitor_group,
)
from forms.parts import Form

_REGISTERS = (job.FORM, cooperative.FORM, home_business.FORM, person.FORM)
_WORK, _REGISTER, _VERIFY, _LETTERS, _OFFICE = "", "دفترها", "صحت‌سنجی", "نامه‌ها و جلسه‌ها", "اداره"
TaskScreenMaker = Callable[[Services, TaskServices], Screen]


def places_of(services: Services, tasks: TaskServices, export: Export) -> tuple[Place, ...]:
    """Every place; the first one is where the day begins."""
    def task(name: str, title: str, icon: str, group: str, make: TaskScreenMaker) -> Place:
        return Place(name, title, icon, group, lambda: make(services, tasks))

    def listing(form: Form, group: str) -> Place:
        return Place(f"{LIST}{form.kind}", form.plural, form.icon, group,
                     lambda: add_export(ListScreen(form, services), services, export))

    return (
        task("desk", "میز کار", "home", _WORK, DashboardScreen),
        task("import", "درون‌ریزی از اکسل", "download", _WORK, late("desktop.ui.tasks.import_screen.ImportScreen")),
        *(listing(form, _REGISTER) for form in _REGISTERS),
        task("campaigns", "برنامهٔ بازدید", "campaign", _VERIFY, late("desktop.ui.tasks.campaign.CampaignScreen")),
        task("results", "ثبت نتیجه", "scan", _VERIFY, late("desktop.ui.tasks.result.ResultScreen")),
        listing(visit.FORM, _VERIFY),
        listing(visitor_group.FORM, _VERIFY),
        listing(commitment.FORM, _VERIFY),
        replace(listing(letter.FORM, _LETTERS), build=lambda: add_letter_ways(
            add_export(ListScreen(letter.FORM, services), services, export), services, tasks)),
        listing(meeting.FORM, _LETTERS),
        task("exchange", "تبادل با ادارهٔ دیگر", "package", _OFFICE, late("desktop.ui.tasks.exchange.ExchangeScreen")),
        task("reports", "گزارش و چاپ", "chart", _OFFICE, late("desktop.ui.tasks.reports_screen.ReportsScreen")),
        task("prints", "دفتر چاپ", "print", _OFFICE, late("desktop.ui.tasks.print_log.PrintLogScreen")),
        task("proof", "درستی‌سنجی برگ", "seal", _OFFICE, late("desktop.ui.tasks.proof_screen.ProofScreen")),
        listing(parameter.FORM, _OFFICE),
        replace(listing(paper_text.FORM, _OFFICE), build=lambda: add_text_ways(
            add_export(ListScreen(paper_text.FORM, services), services, export), services, tasks)),
        task("health", "بررسی و کاربران", "ok", _OFFICE, late("desktop.ui.tasks.check_screen.CheckScreen")),
    )
