"""صحت‌سنجی: campaigns, their visits planned, dealt to groups, printed, and how far each group has come."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from desktop.ui.pieces import Button, Column, DataTable, EmptyState, Row
from desktop.ui.services import RecordView, Services
from desktop.ui.tasks import campaign_facts as facts
from desktop.ui.tasks.campaign_dialogs import GiveDialog, PlanDialog, Share, ShareDialog, Where
from desktop.ui.tasks.campaign_page import CampaignActions, CampaignPage
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.held_model import HeldModel
from desktop.ui.tasks.paper_jobs import paper_job
from desktop.ui.tasks.services import TaskServices
from desktop.ui.tasks.table_card import table_card
from desktop.ui.tasks.views import PlannedView
from forms.catalog import campaign
from forms.rules.digits import grouped

_COLUMNS = (Column("title", "دوره", "strong", 156, sorts=False), Column("state", "وضعیت", "badge", 84, sorts=False))


class CampaignScreen(TaskScreen):
    """The campaigns at the start side, the chosen one beside them."""

    def __init__(self, services: Services, tasks: TaskServices) -> None:
        super().__init__("صحت‌سنجی", services, tasks)
        self.records: dict[int, RecordView] = {}
        self.shown: facts.CampaignFacts | None = None
        self._worked_on = False
        self.model = HeldModel(services.reads, _COLUMNS)
        self.list = DataTable(self.model, services.preferences, "campaigns", "دوره‌ها")
        self.list.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        self.list.selectionModel().currentRowChanged.connect(lambda _now, _before: self._look())
        self.list.opened.connect(services.events.open_record.emit)
        side = table_card(self.list)
        side.setFixedWidth(244)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 8, 10, 9)
        foot.addWidget(Button("دورهٔ تازه", self._new, icon="plus", shortcut="Ctrl+N"))
        side.body.addLayout(foot)
        self.page = CampaignPage(services, CampaignActions(
            plan=self.ask_plan, share=self.ask_share, print_all=self.print_all, edit=self._edit), self.fail)
        self.page.visits.give_wanted.connect(self.ask_give)
        self.page.visits.print_wanted.connect(lambda numbers: self._print(lambda: numbers))
        self.none = EmptyState("campaign", "هنوز دوره‌ای ساخته نشده است",
                               "دورهٔ تازه را بسازید، بازدیدها را برنامه‌ریزی کنید و به گروه‌ها بسپارید")
        self.none.offer(Button("دورهٔ تازه", self._new, icon="plus", kind="primary"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.none)
        self._pages.addWidget(self.page)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(side)
        line.addWidget(self._pages, 1)
        self.body.addLayout(line, 1)
        self._side = side
        self._side.hide()
        services.events.records_changed.connect(self._changed)

    @property
    def number(self) -> int:
        """The campaign that is chosen, or 0."""
        return next(iter(self.list.selected_keys()), 0)

    def arrive(self) -> None:
        self.ask(lambda _progress: facts.all_campaigns(self.services), self._show_list)

    def ask_plan(self) -> None:
        if self.shown is not None:
            PlanDialog(self, self.services, self.shown.record, self._plan).open()

    def ask_share(self) -> None:
        """Ask which groups take part; show how the visits would be dealt."""
        self.ask(lambda _progress: facts.active_groups(self.services), self._open_share)

    def ask_give(self, visits: Sequence[int]) -> None:
        """Give chosen visits to one group."""
        def show(groups: Sequence[RecordView]) -> None:
            GiveDialog(self, self.services, groups, len(visits),
                       lambda group, due: self._give({group: visits}, due)).open()

        self.ask(lambda _progress: facts.active_groups(self.services), show)

    def print_all(self) -> None:
        number = self.number
        self._print(lambda: self.tasks.batch_of(number))

    def set_busy(self, busy: bool) -> None:
        if self._worked_on and not busy:
            self._look()  # also after a failure: some groups may have got theirs
        self._worked_on = busy

    def _changed(self, kind: str) -> None:
        if self.isVisible() and kind in ("campaign", "visit", "visitor_group", "job"):
            self.arrive()

    def _show_list(self, records: Sequence[RecordView]) -> None:
        chosen = self.number
        self.records = {record.number: record for record in records}
        self._side.setVisible(bool(records))
        self._pages.setCurrentIndex(1 if records else 0)
        states = campaign.FORM.life
        self.model.hold([Row(number, (record.values.show(campaign.TITLE), states.state(record.state).label),
                             {"state": states.state(record.state).tone}) for number, record in self.records.items()])
        if records:
            self.list.selectRow(list(self.records).index(chosen) if chosen in self.records else 0)

    def _look(self) -> None:
        record = self.records.get(self.number)
        if record is not None:
            self.ask(lambda _progress: facts.look(self.services, record), self._show_facts)

    def _show_facts(self, found: facts.CampaignFacts) -> None:
        if found.record.number == self.number:
            self.shown = found
            self.page.show_facts(found)

    def _new(self) -> None:
        self.services.events.new_record.emit("campaign")

    def _edit(self) -> None:
        if self.number:
            self.services.events.open_record.emit(self.number)

    def _plan(self, where: Where) -> None:
        number = self.number
        self.work("در حال باز کردن بازدیدها…",
                  lambda progress: self.tasks.plan_campaign(number, where, progress), self._planned)

    def _planned(self, planned: PlannedView) -> None:
        told = f"{grouped(len(planned.visits))} بازدید باز شد."
        if planned.already:
            told += f" {grouped(planned.already)} اشتغال پیش‌تر در این دوره بازدید داشت."
        actions = [("سپردن به گروه‌ها…", self.ask_share)] if planned.visits else []
        self.banner.say("ok" if planned.visits else "info", told, *actions)
        self._changed_visits()

    def _open_share(self, groups: Sequence[RecordView]) -> None:
        if not groups:
            self.banner.say("warn", "هنوز گروه بازدیدکننده‌ای نیست؛ نخست گروه یا مرکز را ثبت کنید.",
                            ("گروه تازه", lambda: self.services.events.new_record.emit("visitor_group")))
            return
        number = self.number
        due = self.shown.record.values[campaign.LAST_DAY] if self.shown else None
        wanted = self.shown.wanted if self.shown else 0
        dialog = ShareDialog(self, self.services, groups, Share(wanted, due), self._give)

        def propose() -> None:
            chosen = dialog.chosen_groups()
            self.services.reads.run(lambda _progress: self.tasks.share_visits(number, chosen), dialog.propose,
                                    self.fail, owner=dialog)

        dialog.groups_changed.connect(propose)
        dialog.open()
        propose()

    def _give(self, hands: Mapping[int, Sequence[int]], due: date | None) -> None:
        self.work("در حال سپردن بازدیدها…", lambda progress: self.tasks.deal_visits(hands, due, progress),
                  partial(self._given, len(hands)))

    def _given(self, groups: int, given: int) -> None:
        told = f"{grouped(given)} بازدید به {grouped(groups)} گروه سپرده شد."
        self.banner.say("ok", told, ("چاپ برگ‌های مانده", self.print_all))
        self._changed_visits()

    def _print(self, numbers: Callable[[], Sequence[int]]) -> None:
        title = f"برگ‌های بازدید — {self.shown.record.values.show(campaign.TITLE)}" if self.shown else "برگ‌های بازدید"
        self.work("در حال ساختن برگ‌ها…", paper_job(self.tasks, "verification", numbers),
                  lambda path: self.tasks.events.show_paper.emit(path, title, False))

    def _changed_visits(self) -> None:
        self.services.events.records_changed.emit("visit")
        if not self.isVisible():
            self._look()
