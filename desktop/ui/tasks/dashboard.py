"""میز کار: the state of the work at a glance, what waits today, and the way to both."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.background import Progress
from desktop.ui.pieces import BarChart, Button, Card, DataTable, Series, StatCard
from desktop.ui.services import Asked, Services
from desktop.ui.tasks.agency_table import AgencyModel, agency_name, totals
from desktop.ui.tasks.first_steps import FirstSteps
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.paper_jobs import report_job
from desktop.ui.tasks.services import TaskServices
from desktop.ui.tasks.table_card import table_card
from desktop.ui.tasks.views import AgencyView
from desktop.ui.tasks.waiting import Waiting, WaitingCard, look
from forms.rules.digits import grouped, percent

STATE_REPORT = "verification-state"
_Found = tuple[Sequence[AgencyView], list[Waiting]]


class DashboardScreen(TaskScreen):
    """Figures are asked anew at every arrival and whenever a record changes while it is seen."""

    def __init__(self, services: Services, tasks: TaskServices) -> None:
        super().__init__("میز کار", services, tasks)
        self._report = Button("گزارش PDF", lambda: self._make_report(print_now=False), icon="chart", kind="quiet")
        self._print = Button("چاپ", lambda: self._make_report(print_now=True), icon="print", kind="quiet",
                             shortcut="Ctrl+P")
        self.figures = _Figures(services, tasks)
        for button in (self._report, self._print):
            self.figures.chart_head.addWidget(button)
        self.steps = FirstSteps(services, tasks)
        self.pages = QStackedWidget()
        for page in (QWidget(), self.figures, self.steps):
            page.setObjectName("ground")
            self.pages.addWidget(page)
        self.body.addWidget(self.pages, 1)
        services.events.records_changed.connect(self._changed)

    def arrive(self) -> None:
        self.ask(self._look, self._show)

    def set_busy(self, busy: bool) -> None:
        self._report.setEnabled(not busy)
        self._print.setEnabled(not busy)

    def _changed(self, _kind: str) -> None:
        if self.isVisible():
            self.arrive()

    def _look(self, _progress: Progress) -> _Found:
        return self.tasks.figures(None), look(self.services, self.tasks)

    def _show(self, found: _Found) -> None:
        figures, waiting = found
        empty = not any(row.commitment or row.registered for row in figures)
        self.pages.setCurrentWidget(self.steps if empty else self.figures)
        self.figures.show_figures(sorted(figures, key=lambda row: -max(row.commitment, row.registered)))
        self.figures.waiting.show_waiting(waiting)

    def _make_report(self, *, print_now: bool) -> None:
        title = next((each.title for each in self.tasks.reports if each.name == STATE_REPORT), "گزارش")
        self.work("ساختن گزارش…", report_job(self.tasks, STATE_REPORT),
                  lambda path: self.tasks.events.show_paper.emit(path, title, print_now))


class _Figures(QWidget):
    """Four cards, the chart beside what waits, the table below."""

    def __init__(self, services: Services, tasks: TaskServices) -> None:
        super().__init__()
        self._tasks = tasks
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.cards = {
            "commitment": StatCard("target", "تعهد", tone="neutral"),
            "registered": StatCard("job", "ثبت‌شده", tone="info"),
            "checked": StatCard("visit", "بررسی‌شده", tone="warn"),
            "confirmed": StatCard("ok", "تأییدشده", tone="ok"),
        }
        line = QHBoxLayout()
        line.setSpacing(10)
        for card in self.cards.values():
            line.addWidget(card, 1)
        column.addLayout(line)
        self.chart, self.waiting = BarChart(across=True, row=50), WaitingCard(services, tasks)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self._chart_card(), 3)
        middle.addWidget(self.waiting, 2)
        column.addLayout(middle, 5)
        self.model = AgencyModel(services.reads)
        self.table = DataTable(self.model, services.preferences, "desk.agencies", "دستگاه‌ها")
        self.table.opened.connect(self._open_agency)
        column.addWidget(table_card(self.table), 4)

    def show_figures(self, figures: Sequence[AgencyView]) -> None:
        all_in_all = totals(figures)
        self.cards["commitment"].set(grouped(all_in_all.commitment),
                                     f"{percent(all_in_all.confirmed, all_in_all.commitment)} آن تأیید شده")
        self.cards["registered"].set(grouped(all_in_all.registered),
                                     f"{percent(all_in_all.registered, all_in_all.commitment)} تعهد")
        self.cards["checked"].set(grouped(all_in_all.checked),
                                  f"{percent(all_in_all.checked, all_in_all.registered)} ثبت‌شده‌ها")
        self.cards["confirmed"].set(grouped(all_in_all.confirmed),
                                    f"{percent(all_in_all.confirmed, all_in_all.checked)} بررسی‌شده‌ها")
        names = [agency_name(row.agency) for row in figures]
        self.chart.set(names, [
            Series("تعهد", tuple(row.commitment for row in figures), 2),
            Series("ثبت‌شده", tuple(row.registered for row in figures), 4),
            Series("بررسی‌شده", tuple(row.checked for row in figures), 1),
            Series("تأییدشده", tuple(row.confirmed for row in figures), 0),
        ])
        self.model.show_figures(figures)

    def _chart_card(self) -> Card:
        card = Card("دستگاه‌ها در یک نگاه", spacing=4)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setProperty("place", "card")
        scroll.setAccessibleName("نمودار دستگاه‌ها")
        scroll.setWidget(self.chart)
        self.chart.setAutoFillBackground(False)  # setWidget turned it on
        scroll.setMinimumHeight(150)
        self.chart_head = card.head
        card.add(scroll, 1)
        return card

    def _open_agency(self, place: object) -> None:
        if isinstance(place, int) and place >= 0:
            self._tasks.events.open_list.emit("job", Asked((("agency", "=", self.model.codes[place]),)))
