"""گزارش و چاپ: the reports there are, made as PDF and looked at beside the list."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget

from desktop.ui.pieces import Button, Card, EmptyState, Label
from desktop.ui.services import Services
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.paper_desk import PaperDesk
from desktop.ui.tasks.paper_jobs import report_job
from desktop.ui.tasks.services import TaskServices

_ELSEWHERE = "برگ هر پرونده از خود آن پرونده، و برگ‌های بازدید از «برنامهٔ بازدید» چاپ می‌شود."


class ReportsScreen(TaskScreen):
    """Enter or the button makes the chosen report."""

    def __init__(self, services: Services, tasks: TaskServices) -> None:
        super().__init__("گزارش و چاپ", services, tasks)
        self.list = QListWidget()
        self.list.setAccessibleName("گزارش‌ها")
        self.list.setProperty("place", "popup")
        for report in tasks.reports:
            item = QListWidgetItem(report.title)
            item.setData(Qt.ItemDataRole.UserRole, (report.name, report.title))
            self.list.addItem(item)
        self.list.itemActivated.connect(lambda _item: self.make())
        self.make_button = Button("ساختن گزارش", self.make, icon="chart", kind="primary")
        side = Card("گزارش‌ها", spacing=8)
        side.setFixedWidth(300)
        self.list.setFixedHeight(16 + 34 * max(3, self.list.count()))
        side.add(self.list)
        side.add(Label("رقم‌ها از پرونده‌های همین لحظه شمرده می‌شود.", "note", wrap=True))
        side.add(self.make_button)
        side.body.addStretch()
        side.add(Label(_ELSEWHERE, "note", wrap=True))
        self.folder = Button("پوشهٔ برگ‌ها", lambda: tasks.open_outside(tasks.folder), icon="open", kind="quiet")
        side.add(self.folder)
        self.desk = PaperDesk(services, tasks, self.banner.say)
        self._none = EmptyState("chart", "«ساختن گزارش» را بزنید",
                                "گزارش همین‌جا نشان داده می‌شود؛ همان برگی که چاپ می‌شود")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._none)
        self._pages.addWidget(self.desk)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(side)
        line.addWidget(self._pages, 1)
        self.body.addLayout(line, 1)
        self.list.setCurrentRow(0)

    def arrive(self) -> None:
        self.list.setFocus()

    def make(self) -> None:
        """Make the chosen report and show it."""
        item = self.list.currentItem()
        if item is not None:
            name, title = item.data(Qt.ItemDataRole.UserRole)
            self.work("در حال ساختن گزارش…", report_job(self.tasks, name), partial(self._made, title))

    def set_busy(self, busy: bool) -> None:
        self.make_button.setEnabled(not busy)

    def _made(self, title: str, path: Path) -> None:
        self._pages.setCurrentWidget(self.desk)
        self.desk.show_paper(path, title)
