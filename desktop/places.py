"""The stops of the rail, in the order of a clerk's day, and the screens that they build when first visited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from desktop.late import late
from desktop.ui.cooperatives.work_way import add_work_way
from desktop.ui.file_way import add_file_way
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
    assembly,
    commitment,
    complaint,
    coop_change,
    coop_member,
    coop_office,
    coop_visit,
    coop_warning,
    cooperative,
    home_business,
    job,
    letter,
    meeting,
    paper_text,
    parameter,
    person,
    share_transfer,
    visit,
    visitor_group,
)
from forms.parts import Form

_REGISTERS = (job.FORM, home_business.FORM, person.FORM)
_OF_COOPERATIVES = (coop_member.FORM, assembly.FORM, coop_office.FORM, share_transfer.FORM, coop_change.FORM,
                    coop_warning.FORM, coop_visit.FORM, complaint.FORM)
"""What a cooperative's file leads to, and is seldom asked for across all of them."""
_WORK, _REGISTER, _COOP, _VERIFY, _LETTERS, _OFFICE = (
    "", "دفترها", "تعاونی", "صحت‌سنجی", "نامه‌ها و جلسه‌ها", "اداره")
_KEYED = ("desk", "import", "list.job", "list.cooperative", "list.home_business", "list.person", "campaigns", "results",
          "list.visit")
"""What Alt+1 … Alt+9 go to; hands know these keys, so they stay though places are added."""
TaskScreenMaker = Callable[[Services, TaskServices], Screen]


def places_of(services: Services, tasks: TaskServices, export: Export) -> tuple[Place, ...]:
    """Every place; the first one is where the day begins."""
    def task(name: str, title: str, icon: str, group: str, make: TaskScreenMaker) -> Place:
        return Place(name, title, icon, group, lambda: make(services, tasks))

    def listing(form: Form, group: str) -> Place:
        return Place(f"{LIST}{form.kind}", form.plural, form.icon, group,
                     lambda: add_export(ListScreen(form, services), services, export))

    def of_cooperative(form: Form) -> Place:
        return replace(listing(form, _COOP), folded=True, build=lambda: add_work_way(
            add_export(ListScreen(form, services), services, export), services))

    return _keyed((
        task("desk", "میز کار", "home", _WORK, DashboardScreen),
        task("import", "درون‌ریزی از اکسل", "download", _WORK, late("desktop.ui.tasks.import_screen.ImportScreen")),
        *(listing(form, _REGISTER) for form in _REGISTERS),
        replace(listing(cooperative.FORM, _COOP), build=lambda: add_file_way(
            add_export(ListScreen(cooperative.FORM, services), services, export), services)),
        task("duties", "کارهای موعددار", "clock", _COOP, late("desktop.ui.cooperatives.duties_screen.DutiesScreen")),
        *(of_cooperative(form) for form in _OF_COOPERATIVES),
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
    ))


def _keyed(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(replace(place, key=f"Alt+{_KEYED.index(place.name) + 1}") if place.name in _KEYED else place
                 for place in places)
