"""گزارش‌ها: the reports there are and what each answers, of the day that is asked for, looked at beside the list."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from desktop.ui.pieces import Button, Card, EmptyState, Label, isolated
from desktop.ui.services import Services
from desktop.ui.tasks.choosing import choose_place
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.paper_desk import PaperDesk
from desktop.ui.tasks.paper_facts import MadePaper
from desktop.ui.tasks.proof_signing import SignButton
from desktop.ui.tasks.reports_asked import DaysAsked, ReportAsked, asked_job, workbook_job
from desktop.ui.tasks.reports_list import ReportList
from desktop.ui.tasks.services import TaskServices

_ELSEWHERE = "برگ هر پرونده از خود آن پرونده، و برگ‌های بازدید از «برنامهٔ بازدید» چاپ می‌شود."
_COUNTED = "رقم‌ها از رویدادهای پرونده‌ها تا پایان همان روز شمرده می‌شود."


class ReportsScreen(TaskScreen):
    """Enter, in the list or in a day, makes the chosen report."""

    def __init__(self, services: Services, tasks: TaskServices) -> None:
        super().__init__("گزارش و چاپ", services, tasks)
        self.list = ReportList(tasks.reports)
        self.list.itemActivated.connect(lambda _item: self.make())
        self.list.currentRowChanged.connect(lambda _row: self._chosen())
        self.days = DaysAsked(services.today, services.office, self.make)
        self.make_button = Button("ساختن گزارش", self.make, icon="chart", kind="primary")
        self.book_button = Button("اکسل…", self.ask_workbook, icon="table", shortcut="Ctrl+Shift+E")
        self.desk = PaperDesk(services, tasks, self.banner.say)
        self.desk.add_tool(SignButton(self.desk, services, tasks, self.banner.say))
        self._none = EmptyState("chart", "«ساختن گزارش» را بزنید",
                                "گزارش همین‌جا نشان داده می‌شود؛ همان برگی که چاپ می‌شود")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._none)
        self._pages.addWidget(self.desk)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._side())
        line.addWidget(self._pages, 1)
        self.body.addLayout(line, 1)
        self.list.setCurrentRow(0)

    def arrive(self) -> None:
        self.list.setFocus()

    def make(self) -> None:
        """Make the chosen report and show it."""
        asked, title = self._asked(), self.list.chosen.title
        if asked is not None:
            self.work("در حال ساختن گزارش…", asked_job(self.tasks, asked), partial(self._made, title))

    def ask_workbook(self) -> None:
        """Ask where the chosen report is to be written as a workbook."""
        asked = self._asked()
        if asked is not None and not self.busy:
            choose_place(self, "ذخیرهٔ کارپوشهٔ گزارش", f"{self.list.chosen.title}.xlsx",
                         partial(self.write_workbook, asked))

    def write_workbook(self, asked: ReportAsked, to: Path) -> None:
        whole = to if to.suffix.lower() == ".xlsx" else to.with_name(f"{to.name}.xlsx")
        self.work("در حال نوشتن کارپوشه…", workbook_job(self.tasks, asked, whole), self._written)

    def set_busy(self, busy: bool) -> None:
        for button in (self.make_button, self.book_button):
            button.setEnabled(not busy)

    def _asked(self) -> ReportAsked | None:
        return self.days.asked(self.list.chosen.name, compares=self.list.chosen.compares)

    def _chosen(self) -> None:
        self.days.show_second(self.list.chosen.compares)
        self.days.say("")

    def _made(self, title: str, made: MadePaper) -> None:
        self._pages.setCurrentWidget(self.desk)
        self.desk.show_paper(made, title)

    def _written(self, to: Path) -> None:
        self.banner.say("ok", f"گزارش در «{isolated(to.name)}» نوشته شد.",
                        ("بازکردن", partial(self.tasks.open_outside, to)))

    def _side(self) -> Card:
        side = Card("گزارش‌ها", spacing=8)
        side.setFixedWidth(340)
        side.add(self.list, 100)
        side.add(self.days)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.make_button, 1)
        buttons.addWidget(self.book_button)
        side.body.addLayout(buttons)
        side.add(Label(_COUNTED, "note", wrap=True))
        side.body.addStretch(1)
        side.add(Label(_ELSEWHERE, "note", wrap=True))
        side.add(Button("پوشهٔ برگ‌ها", lambda: self.tasks.open_outside(self.tasks.folder), icon="open", kind="quiet"))
        return side
