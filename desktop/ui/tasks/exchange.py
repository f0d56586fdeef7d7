"""تبادل: packages made for another office and taken from it, the cards of offices, and what a province has of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from desktop.background import Progress
from desktop.ui.pieces import Button, reveal
from desktop.ui.services import Services
from desktop.ui.tasks.choosing import choose_file
from desktop.ui.tasks.exchange_cards import CardsPanel
from desktop.ui.tasks.exchange_counties import CountiesPanel, CountyFacts, county_facts
from desktop.ui.tasks.exchange_history import HistoryPanel
from desktop.ui.tasks.exchange_packages import ReceiveCard, SendCard, office_names
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.paper_jobs import receipt_job
from desktop.ui.tasks.services import TaskServices
from desktop.ui.tasks.view_switch import ViewSwitch
from desktop.ui.tasks.views import CardView, KeptCardView, PackageInView, PackageOutView

_RECEIPT, _FILE_GONE = "برگ رسید بستهٔ تبادل", "E_PACKAGE_FILE"


@dataclass(frozen=True, slots=True)
class _Book:
    """Everything the screen shows, read at once."""

    own: CardView
    cards: Sequence[KeptCardView]
    came: Sequence[PackageInView]
    went: Sequence[PackageOutView]
    waiting: dict[int, int]
    counties: Sequence[CountyFacts]


class ExchangeScreen(TaskScreen):
    """Making and taking above; history, cards and (for a province) counties below."""

    def __init__(self, services: Services, tasks: TaskServices) -> None:
        super().__init__("تبادل", services, tasks)
        self._province = services.office.role == "province"
        self.send = SendCard(self)
        self.receive = ReceiveCard(self)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.send, 1)
        line.addWidget(self.receive, 1)
        self.body.addLayout(line)
        views = {"history": "تاریخچهٔ بسته‌ها", "cards": "کارت اداره‌ها"}
        if self._province:
            views = {"counties": "شهرستان‌ها", **views}
        self.view = ViewSwitch("نما", views, 140 * len(views))
        self.view.changed.connect(self._turn)
        switch = QHBoxLayout()
        switch.addWidget(self.view)
        switch.addStretch()
        self.cards = CardsPanel(self)
        self.accept = Button("پذیرفتن کارت…", self.cards.choose_card, icon="user_add")
        self.export = Button("کارت این اداره برای دیگران…", self.cards.choose_export, icon="export")
        self.receipt = Button("رسید…", self.make_receipt, icon="print", shortcut="Ctrl+P",
                              tip="برگ رسید بستهٔ برگزیده، برای امضای تحویل‌دهنده و تحویل‌گیرنده")
        for button in (self.receipt, self.export, self.accept):
            switch.addWidget(button)
        self.body.addLayout(switch)
        self.history = HistoryPanel(services)
        self.history.table.opened.connect(lambda _key: self.make_receipt())
        self.history.table.selectionModel().selectionChanged.connect(lambda *_sets: self._show_ways())
        self.counties = CountiesPanel(services, tasks)
        self._panels = {"history": self.history, "cards": self.cards, "counties": self.counties}
        self._pages = QStackedWidget()
        for panel in self._panels.values():
            self._pages.addWidget(panel)
        self.body.addWidget(self._pages, 1)
        self._turn()

    def arrive(self) -> None:
        self.ask(self._look, self._show)

    def make_receipt(self, file: Path | None = None) -> None:
        """Show the receipt of the package whose row is chosen, or of the one that a file is."""
        package = file or self.history.chosen
        if package:
            self.work("در حال ساختن رسید…", receipt_job(self.tasks, package),
                      lambda made: self.tasks.events.show_paper.emit(made, _RECEIPT, False))

    def fail(self, error: Exception) -> None:
        super().fail(error)
        if getattr(error, "code", "") == _FILE_GONE:
            self.banner.say("warn", self.services.say(error), ("برگزیدن پروندهٔ بسته…", self._choose_package))

    def set_busy(self, busy: bool) -> None:
        for widget in (self.send, self.receive, self.accept, self.export):
            widget.setEnabled(not busy)
        self._show_ways()

    def _choose_package(self) -> None:
        choose_file(self, "پروندهٔ بسته", "بستهٔ کاربرگ (*.karbarg)", self.make_receipt)

    def _look(self, _progress: Progress) -> _Book:
        tasks = self.tasks
        cards, came = tasks.known_cards(), tasks.packages_in()
        waiting = {kept.card.office: tasks.unacknowledged(kept.card.office)
                   for kept in cards if kept.status == "active"}
        counties = county_facts(tasks, cards, came) if self._province else ()
        return _Book(tasks.own_card(), cards, came, tasks.packages_out(), waiting, counties)

    def _show(self, book: _Book) -> None:
        names = office_names(book.cards)
        self.send.show_offices(book.cards, book.waiting)
        self.receive.names = names
        self.history.show_packages(book.came, book.went, names)
        self.cards.show_cards(book.own, book.cards)
        self.counties.show_counties(book.counties)
        if not book.cards and not self._province:
            self.view.choose("cards")

    def _turn(self) -> None:
        self._pages.setCurrentWidget(self._panels[self.view.chosen()])
        self._show_ways()

    def _show_ways(self) -> None:
        reveal(self.receipt, self.view.chosen() == "history")
        self.receipt.setEnabled(bool(self.history.chosen) and not self.busy)
