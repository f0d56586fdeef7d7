"""One campaign: what it is, how far it has come, its groups and its visits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.pieces import (
    Badge,
    Button,
    Card,
    Column,
    DataTable,
    ElidedLabel,
    IconButton,
    Label,
    ProgressStrip,
    Row,
    StatCard,
)
from desktop.ui.services import Services
from desktop.ui.tasks.campaign_facts import CampaignFacts, method_of, period_of
from desktop.ui.tasks.campaign_visits import VisitsPanel
from desktop.ui.tasks.held_model import HeldModel
from desktop.ui.tasks.table_card import table_card
from desktop.ui.tasks.view_switch import ViewSwitch
from forms.catalog import campaign
from forms.rules.digits import grouped, percent

_COLUMNS = (
    Column("group", "گروه یا مرکز", "strong", 240, sorts=False),
    Column("given", "سپرده", "number", 84, sorts=False),
    Column("recorded", "نتیجه‌دار", "number", 84, sorts=False),
    Column("left", "مانده", "number", 84, sorts=False),
    Column("overdue", "از مهلت گذشته", "badge", 120, sorts=False),
    Column("share", "پیشرفت", "number", 90, sorts=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignActions:
    """What the buttons of the page do."""

    plan: Callable[[], object]
    share: Callable[[], object]
    print_all: Callable[[], object]
    edit: Callable[[], object]


class CampaignPage(QWidget):
    """Shows the facts of one campaign."""

    def __init__(self, services: Services, actions: CampaignActions, failed: Callable[[Exception], None]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._head_card(actions))
        self.cards = {
            "visits": StatCard("visit", "همهٔ بازدیدها", tone="neutral"),
            "wanted": StatCard("group", "نیازمند گروه", tone="warn"),
            "planned": StatCard("clock", "در دست بازدید", tone="info"),
            "recorded": StatCard("ok", "نتیجه ثبت شد", tone="ok"),
        }
        line = QHBoxLayout()
        line.setSpacing(10)
        for card in self.cards.values():
            line.addWidget(card, 1)
        column.addLayout(line)
        self.view = ViewSwitch("نما", {"groups": "پیشرفت گروه‌ها", "visits": "بازدیدها"}, 260)
        column.addWidget(self.view)
        self.groups = HeldModel(services.reads, _COLUMNS)
        self.table = DataTable(self.groups, services.preferences, "campaign.groups", "گروه‌ها")
        self.table.opened.connect(services.events.open_record.emit)
        self.visits = VisitsPanel(services, failed)
        self._pages = QStackedWidget()
        self._pages.addWidget(table_card(self.table))
        self._pages.addWidget(self.visits)
        self.view.changed.connect(lambda: self._pages.setCurrentIndex(int(self.view.chosen() == "visits")))
        column.addWidget(self._pages, 1)

    def show_facts(self, facts: CampaignFacts) -> None:
        values, state = facts.record.values, campaign.FORM.life.state(facts.record.state)
        running = facts.record.state == "running"
        self._title.setText(values.show(campaign.TITLE))
        self._state.set(state.label, state.tone)
        self._about.setText(f"{values.show(campaign.TIER)}  ·  {method_of(values)}  ·  {period_of(values)}")
        self._strip.set(facts.recorded, facts.visits)
        self._share_done.setText(f"{percent(facts.recorded, facts.visits)} نتیجه دارد")
        self.cards["visits"].set(grouped(facts.visits), "هنوز برنامه‌ریزی نشده" if not facts.visits else "")
        self.cards["wanted"].set(grouped(facts.wanted))
        late = f"{grouped(facts.overdue)} بازدید از مهلت گذشته" if facts.overdue else ""
        self.cards["planned"].set(grouped(facts.planned), late)
        self.cards["recorded"].set(grouped(facts.recorded), percent(facts.recorded, facts.visits))
        self.groups.hold([
            Row(each.number, (each.name, grouped(each.given), grouped(each.recorded),
                              grouped(each.given - each.recorded), grouped(each.overdue) if each.overdue else "",
                              percent(each.recorded, each.given)), {"overdue": "danger"})
            for each in facts.groups])
        self.plan.setEnabled(running)
        self.share.setEnabled(running and bool(facts.wanted))
        self.print.setEnabled(bool(facts.wanted + facts.planned))
        self.visits.show_campaign(facts.record.number)

    def _head_card(self, actions: CampaignActions) -> Card:
        card = Card(spacing=6)
        self._title, self._state = ElidedLabel("", "title"), Badge()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._title)
        line.addWidget(self._state)
        line.addStretch()
        self.plan = Button("برنامه‌ریزی…", actions.plan, icon="target")
        self.share = Button("سپردن…", actions.share, icon="group", tip="سپردن بازدیدها به گروه‌ها")
        self.print = Button("چاپ برگ‌ها", actions.print_all, icon="print", kind="primary",
                            tip="چاپ برگ‌هایی که هنوز نتیجه ندارند")
        for button in (IconButton("edit", "ویرایش دوره", actions.edit), self.plan, self.share, self.print):
            line.addWidget(button)
        card.body.addLayout(line)
        self._about, self._share_done, self._strip = ElidedLabel("", "muted"), Label("", "muted"), ProgressStrip()
        about = QHBoxLayout()
        about.addWidget(self._about, 1)
        about.addWidget(self._share_done)
        card.body.addLayout(about)
        card.add(self._strip)
        return card
