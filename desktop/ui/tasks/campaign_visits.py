"""The visits of one campaign in a list of any length, by state; chosen ones are given to a group or printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.pieces import Button, Column, DataTable, Label, PagedModel, Row, shown_number
from desktop.ui.services import Asked, RecordView, Services
from desktop.ui.tasks.table_card import table_card
from desktop.ui.tasks.view_switch import ViewSwitch
from forms.catalog import visit
from forms.rules import record_number
from forms.rules.digits import grouped

_COLUMNS = (
    Column("@number", "شماره", "code", 116, sorts=False),
    Column("job", "شاغل", "strong", 180, sorts=False),
    Column("group", "گروه", "text", 170),
    Column("round", "نوبت", "text", 64),
    Column("due_day", "مهلت", "code", 100),
    Column("state", "وضعیت", "badge", 130),
    Column("result", "نتیجه", "text", 160),
)
_STATES = {"": "همه", "wanted": "بی‌گروه", "planned": "در دست", "recorded": "ثبت‌شده"}


class VisitsPanel(QWidget):
    """`give_wanted` and `print_wanted` carry the numbers that are chosen."""

    give_wanted = Signal(object)
    print_wanted = Signal(object)

    def __init__(self, services: Services, failed: Callable[[Exception], None]) -> None:
        super().__init__()
        self._services = services
        self._campaign = 0
        self._order: tuple[tuple[str, bool], ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        self.state = ViewSwitch("وضعیت بازدید", _STATES, 310)
        self.state.changed.connect(self.refresh)
        self._many = Label("", "muted")
        self.give = Button("سپردن…", lambda: self._tell(self.give_wanted.emit), icon="group")
        self.print = Button("چاپ برگزیده‌ها", lambda: self._tell(self.print_wanted.emit), icon="print")
        head.addWidget(self.state)
        head.addWidget(self._many)
        head.addStretch()
        head.addWidget(self.give)
        head.addWidget(self.print)
        column.addLayout(head)
        self.model = PagedModel(services.reads, _COLUMNS)
        self.model.counted.connect(self._counted)
        self.model.failed.connect(failed)
        self.table = DataTable(self.model, services.preferences, "campaign.visits", "بازدیدهای دوره")
        self.table.sort_wanted.connect(self._sort)
        self.table.opened.connect(services.events.open_record.emit)
        self.table.selectionModel().selectionChanged.connect(lambda *_sets: self._show_ways())
        column.addWidget(table_card(self.table, sorts=True), 1)
        self._show_ways()

    def show_campaign(self, number: int) -> None:
        self._campaign = number
        self.refresh()

    def refresh(self) -> None:
        if not self._campaign:
            return
        state = self.state.chosen()
        where: tuple[tuple[str, str, object], ...] = (("campaign", "=", self._campaign),)
        asked = Asked((*where, ("state", "state", state)) if state else where, self._order)
        self.model.ask(lambda: self._services.count(visit.FORM, asked),
                       lambda first, many: self._rows(asked, first, many))

    def _rows(self, asked: Asked, first: int, many: int) -> Sequence[Row]:
        records = self._services.page(visit.FORM, asked, first, many)
        linked = {number for record in records
                  for number in (record.values[visit.JOB], record.values[visit.GROUP]) if number}
        titles = self._services.titles(linked)
        return [_row(record, titles.get(record.values[visit.JOB] or 0, "—"),
                     titles.get(record.values[visit.GROUP] or 0, "")) for record in records]

    def _sort(self, name: str, descending: bool) -> None:
        self._order = ((name, descending),)
        self.table.show_sort(name, descending)
        self.refresh()

    def _counted(self, many: int) -> None:
        self._many.setText(f"{grouped(many)} بازدید")
        self._show_ways()

    def _show_ways(self) -> None:
        chosen = bool(self.table.selectionModel().selectedRows())
        self.give.setEnabled(chosen)
        self.print.setEnabled(chosen)

    def _tell(self, tell: Callable[[list[int]], object]) -> None:
        if numbers := self.table.selected_keys():
            tell(numbers)


def _row(record: RecordView, worker: str, group: str) -> Row:
    state = visit.FORM.life.state(record.state)
    values = record.values
    texts = (shown_number(record_number.show(record.number)), worker, group, values.show(visit.ROUND),
             values.show(visit.DUE_DAY), state.label, values.show(visit.RESULT))
    return Row(record.number, texts, {"state": state.tone})
