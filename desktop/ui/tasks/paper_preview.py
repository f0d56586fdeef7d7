"""The preview of a paper that was just made: the exact file, to look at, save and print."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.ui.pieces import ScreenHead
from desktop.ui.services import Services
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.paper_desk import PaperDesk
from desktop.ui.tasks.paper_facts import MadePaper
from desktop.ui.tasks.proof_signing import SignButton
from desktop.ui.tasks.services import TaskServices


class PaperPreview(TaskScreen):
    """Escape goes back; with `print_now` the printer is asked for at once."""

    def __init__(self, services: Services, tasks: TaskServices, made: MadePaper, title: str, *,
                 print_now: bool = False) -> None:
        super().__init__(title, services, tasks)
        head = ScreenHead(title, self.closed.emit)
        self.column.insertWidget(0, head)
        QShortcut(QKeySequence("Esc"), self, activated=self.closed.emit)  # type: ignore[call-overload]
        self.desk = PaperDesk(services, tasks, self.banner.say)
        self.desk.add_tool(SignButton(self.desk, services, tasks, self.banner.say))
        self.body.addWidget(self.desk, 1)
        self._print_now = print_now
        self.desk.show_paper(made, title)

    def arrive(self) -> None:
        self.desk.view.setFocus()
        if self._print_now:
            self._print_now = False
            QTimer.singleShot(0, self, self.desk.print_paper)
