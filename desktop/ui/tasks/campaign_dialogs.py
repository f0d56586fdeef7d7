"""The questions of the campaign screen: plan the visits, deal them to groups, give the chosen ones to one group."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from desktop.ui.editors import DayInput, NumberInput, Option, PickInput
from desktop.ui.pieces import Banner, Button, Dialog, Label
from desktop.ui.services import Asked, RecordView, Services
from desktop.ui.tasks.campaign_facts import method_of
from forms.catalog import campaign, job, visitor_group
from forms.parts import Number, UnreadableError
from forms.rules.digits import grouped

_COUNT = Number(name="count", label="شمار بازدید")
Where = tuple[tuple[str, str, object], ...]


class PlanDialog(Dialog):
    """Which jobs are visited: all (or a sample), perhaps of one agency only."""

    def __init__(self, parent: QWidget, services: Services, record: RecordView,
                 planned: Callable[[Where], object]) -> None:
        super().__init__(parent, "برنامه‌ریزی بازدیدها", icon="target", width=520)
        self._services, self._planned = services, planned
        values = record.values
        self.body.addWidget(Label(f"«{values.show(campaign.TITLE)}»: {method_of(values)}", "strong", wrap=True))
        told = ("از اشتغال‌های ثبت‌شده نمونه برداشته می‌شود؛ همین بذر همیشه همین نمونه را می‌دهد."
                if values[campaign.MODE] == "sample" else "برای هر اشتغال ثبت‌شده یک بازدید باز می‌شود.")
        self.body.addWidget(Label(f"{told} اشتغالی که در این دوره بازدید دارد، دوباره نمی‌آید.", "muted", wrap=True))
        self.body.addWidget(Label("فقط اشتغال این دستگاه (خالی: همهٔ دستگاه‌ها)", "label"))
        self.agency = PickInput([Option(each.code, each.label, each.aliases)
                                 for each in job.AGENCY.entries(services.today())], "همهٔ دستگاه‌ها")
        self.agency.setAccessibleName("دستگاه")
        self.agency.textChanged.connect(lambda _text: self._count())
        self.body.addWidget(self.agency)
        self.told = Label("", "strong", wrap=True)
        self.body.addWidget(self.told)
        self.body.addStretch()
        self.offer(Button("انصراف", self.reject))
        self._plan = Button("باز کردن بازدیدها", self._answer, icon="check", kind="primary")
        self._plan.setDefault(True)
        self.offer(self._plan)
        self._count()

    def where(self) -> Where:
        code = self.agency.typed().strip()
        return (("agency", "=", code),) if code else ()

    def _count(self) -> None:
        where = self.where()
        asked = Asked(where=(("state", "!=", "withdrawn"), *where))

        def show(many: int) -> None:
            if where == self.where():
                self.told.setText(f"{grouped(many)} اشتغال ثبت‌شده با این شرط هست." if many else
                                  "با این شرط اشتغالی ثبت نشده است؛ دستگاه دیگری برگزینید.")
                self._plan.setEnabled(bool(many))

        self._services.reads.run(lambda _progress: self._services.count(job.FORM, asked), show, owner=self)

    def _answer(self) -> None:
        where = self.where()
        self.accept()
        self._planned(where)


@dataclass(frozen=True, slots=True)
class Share:
    """How many visits want a group, and the day that is proposed for all of them."""

    wanted: int
    due: date | None


class ShareDialog(Dialog):
    """The proposal, group by group: who takes part, how many each gets, and by when.

    `groups_changed` asks for a new proposal; `propose` shows it.
    """

    groups_changed = Signal()

    def __init__(self, parent: QWidget, services: Services, groups: Sequence[RecordView], share: Share,
                 shared: Callable[[Mapping[int, Sequence[int]], date | None], object]) -> None:
        super().__init__(parent, "سپردن بازدیدها به گروه‌ها", icon="group", width=640)
        self._shared, self._wanted = shared, share.wanted
        self._proposal: Mapping[int, Sequence[int]] = {}
        self.banner = Banner("info", "گروه وابسته به یک دستگاه، اشتغال همان دستگاه را نمی‌گیرد؛ بازدید دوباره هم "
                                     "به گروهی می‌رسد که پیش‌تر نرفته است.")
        self.body.addWidget(self.banner)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(6)
        for place, text in enumerate(("گروه", "وابسته به", "پیشنهاد", "می‌سپارید")):
            grid.addWidget(Label(text, "label"), 0, place)
        self.taking: dict[int, QCheckBox] = {}
        self.counts: dict[int, NumberInput] = {}
        self._proposed: dict[int, Label] = {}
        for line, group in enumerate(groups, start=1):
            self._add_line(grid, line, group)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        self.body.addLayout(grid)
        foot = QHBoxLayout()
        foot.addWidget(Label("مهلت بازدید", "label"))
        self.due = DayInput(services.today)
        self.due.setAccessibleName("مهلت بازدید")
        self.due.setFixedWidth(150)
        if share.due is not None:
            self.due.set_day(share.due)
        foot.addWidget(self.due)
        foot.addStretch()
        self.told = Label("", "strong")
        foot.addWidget(self.told)
        self.body.addLayout(foot)
        self.body.addStretch()
        self.offer(Button("انصراف", self.reject))
        self._give = Button("سپردن", self._answer, icon="check", kind="primary")
        self._give.setDefault(True)
        self.offer(self._give)

    def chosen_groups(self) -> list[int]:
        return [number for number, box in self.taking.items() if box.isChecked()]

    def propose(self, proposal: Mapping[int, Sequence[int]]) -> None:
        """Show a proposal: group → visits."""
        self._proposal = proposal
        for number, line in self.counts.items():
            many = len(proposal.get(number, ()))
            self._proposed[number].setText(grouped(many))
            line.setText(grouped(many))
            line.setEnabled(bool(many))
        self._tell()

    def answer(self) -> dict[int, Sequence[int]]:
        """Group → the visits it gets: the first ones of its proposal."""
        found = {}
        for number, visits in self._proposal.items():
            if many := min(self._many(number), len(visits)):
                found[number] = visits[:many]
        return found

    def _add_line(self, grid: QGridLayout, line: int, group: RecordView) -> None:
        box = QCheckBox(visitor_group.FORM.name_of(group.values))
        box.setChecked(True)
        box.toggled.connect(lambda _on: self.groups_changed.emit())
        count = NumberInput(_COUNT)
        count.setFixedWidth(92)
        count.setAccessibleName(f"شمار بازدید {box.text()}")
        count.textChanged.connect(lambda _text: self._tell())
        self.taking[group.number], self.counts[group.number] = box, count
        self._proposed[group.number] = Label("—", "muted")
        grid.addWidget(box, line, 0)
        grid.addWidget(Label(group.values.show(visitor_group.AGENCY) or "مستقل", "muted"), line, 1)
        grid.addWidget(self._proposed[group.number], line, 2)
        grid.addWidget(count, line, 3)

    def _many(self, number: int) -> int:
        try:
            return _COUNT.read(self.counts[number].typed() or "0")
        except UnreadableError:
            return 0

    def _tell(self) -> None:
        given = sum(len(visits) for visits in self.answer().values())
        left = max(0, self._wanted - given)
        self.told.setText(f"{grouped(given)} بازدید سپرده می‌شود" + (f"؛ {grouped(left)} بی‌گروه می‌ماند" if left else ""))
        self._give.setEnabled(bool(given))

    def _answer(self) -> None:
        answer, due = self.answer(), self.due.day()
        if self.due.text().strip() and due is None:
            self.banner.say("danger", "مهلت را مانند ۱۴۰۵/۰۹/۱۵ بنویسید یا خالی بگذارید.")
            self.due.setFocus()
            return
        self.accept()
        self._shared(answer, due)


class GiveDialog(Dialog):
    """The visits chosen in the list go to one group."""

    def __init__(self, parent: QWidget, services: Services, groups: Sequence[RecordView], many: int,
                 given: Callable[[int, date | None], object]) -> None:
        super().__init__(parent, f"سپردن {grouped(many)} بازدید به یک گروه", icon="group")
        self._given = given
        self.body.addWidget(Label("گروه", "label"))
        self.group = PickInput([Option(str(each.number), visitor_group.FORM.name_of(each.values), (),
                                       each.values.show(visitor_group.AGENCY)) for each in groups], "نام گروه یا مرکز")
        self.group.setAccessibleName("گروه")
        self.body.addWidget(self.group)
        self.body.addWidget(Label("مهلت بازدید (خالی: مهلت کنونی می‌ماند)", "label"))
        self.due = DayInput(services.today)
        self.due.setAccessibleName("مهلت بازدید")
        self.body.addWidget(self.due)
        self.problem = Label("", "red", wrap=True)
        self.body.addWidget(self.problem)
        self.body.addStretch()
        self.offer(Button("انصراف", self.reject))
        give = Button("سپردن", self._answer, icon="check", kind="primary")
        give.setDefault(True)
        self.offer(give)
        self.group.setFocus()

    def _answer(self) -> None:
        number = self.group.typed()
        if not number.isascii() or not number.isdigit():
            self.problem.setText("یکی از گروه‌های فهرست را برگزینید")
            self.group.setFocus()
        elif self.due.text().strip() and self.due.day() is None:
            self.problem.setText("مهلت را مانند ۱۴۰۵/۰۹/۱۵ بنویسید یا خالی بگذارید")
            self.due.setFocus()
        else:
            due = self.due.day()
            self.accept()
            self._given(int(number), due)
