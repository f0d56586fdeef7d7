"""For a province: each county with its last package and its figures, the silent ones first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.ui.clock import short_moment
from desktop.ui.pieces import Card, Column, DataTable, EmptyState, Row
from desktop.ui.services import Asked, Services
from desktop.ui.tasks.agency_table import Totals, totals
from desktop.ui.tasks.held_model import HeldModel
from desktop.ui.tasks.services import TaskServices
from desktop.ui.tasks.views import KeptCardView, PackageInView
from forms.rules import office_code
from forms.rules.digits import grouped, percent

_COLUMNS = (
    Column("county", "شهرستان", "strong", 240, sorts=False),
    Column("last", "آخرین بسته", "code", 140, sorts=False),
    Column("seq", "شمارهٔ بسته", "number", 96, sorts=False),
    Column("commitment", "تعهد", "number", 80, sorts=False),
    Column("registered", "ثبت‌شده", "number", 80, sorts=False),
    Column("checked", "بررسی‌شده", "number", 88, sorts=False),
    Column("confirmed", "تأییدشده", "number", 88, sorts=False),
    Column("of_checked", "تأیید از بررسی", "number", 104, sorts=False),
    Column("note", "نکته", "badge", 150, sorts=False),
)


@dataclass(frozen=True, slots=True)
class CountyFacts:
    """One county as the province knows it; `last_at` is empty before its first package."""

    office: int
    name: str
    last_at: str
    last_seq: int
    figures: Totals


def county_facts(tasks: TaskServices, cards: Sequence[KeptCardView],
                 came: Sequence[PackageInView]) -> list[CountyFacts]:
    """For a worker: one line for each county whose card is in force."""
    found = []
    for card in (kept.card for kept in cards if kept.status == "active" and kept.card.role == "county"):
        own = sorted((each for each in came if each.sender == card.office and each.status in ("applied", "already")),
                     key=lambda each: each.received_at)
        last = own[-1] if own else None
        sums = totals(tasks.figures(office_code.county_of(card.office)))
        found.append(CountyFacts(card.office, card.name, last.received_at if last else "", last.seq if last else 0,
                                 sums))
    return sorted(found, key=lambda each: each.last_at)


class CountiesPanel(Card):
    """Enter opens the jobs of a county."""

    def __init__(self, services: Services, tasks: TaskServices) -> None:
        super().__init__(margin=2, spacing=0)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.model = HeldModel(services.reads, _COLUMNS)
        self.table = DataTable(self.model, services.preferences, "counties", "شهرستان‌ها")
        self.table.opened.connect(lambda office: tasks.events.open_list.emit(
            "job", Asked((("county", "=", office_code.county_of(office)),))))
        self._none = EmptyState("building", "هنوز کارت شهرستانی پذیرفته نشده است",
                                "کارت هر شهرستان را بپذیرید تا بسته‌هایش گرفته شود")
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.add(self.table, 1)
        self.add(self._none, 1)

    def show_counties(self, counties: Sequence[CountyFacts]) -> None:
        self.model.hold([_row(each) for each in counties])
        self.table.setVisible(bool(counties))
        self._none.setVisible(not counties)


def _row(each: CountyFacts) -> Row:
    sums = each.figures
    texts = (each.name, short_moment(each.last_at) if each.last_at else "—", grouped(each.last_seq) if each.last_at
             else "—", grouped(sums.commitment), grouped(sums.registered), grouped(sums.checked),
             grouped(sums.confirmed), percent(sums.confirmed, sums.checked),
             "" if each.last_at else "هنوز بسته‌ای نفرستاده")
    return Row(each.office, texts, {"note": "warn"})
