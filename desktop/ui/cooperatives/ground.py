"""The ground of a screen that is opened for one cooperative: a head with the way back, its name, and its actions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer

from desktop.ui.cooperatives.work import CoopWork
from desktop.ui.pieces import Answer, Badge, ScreenHead, ask
from desktop.ui.services import Services
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.paper_jobs import paper_job
from desktop.ui.tasks.services import TaskServices
from forms.parts import Problem

_SOON = 60
"""Milliseconds: several kinds that one act changed are read once."""


class CoopScreen(TaskScreen):
    """`dirty` says whether something is unsaved; then leaving asks first.

    What changes elsewhere in records that it `follows` is read anew, unless something is being written here.
    """

    follows: tuple[str, ...] = ()

    def __init__(self, title: str, services: Services, tasks: TaskServices, work: CoopWork) -> None:
        super().__init__(title, services, tasks)
        self.coop = work
        self.head = ScreenHead(title, self.closed.emit)
        self.badge = Badge()
        self.head.add(self.badge)
        self.head.push()
        self.column.insertWidget(0, self.head)
        self.stale = QTimer(self, singleShot=True, interval=_SOON)
        """Runs while something was changed that is not read yet; whoever reads stops it."""
        self.stale.timeout.connect(self._freshen)
        services.events.records_changed.connect(self._heard)

    @property
    def dirty(self) -> bool:
        return False

    @property
    def writing(self) -> bool:
        """Whether something stands here that a fresh reading would take away."""
        return self.dirty

    def reload(self) -> None:
        """Read anew what is shown."""
        raise NotImplementedError

    def _heard(self, kind: str) -> None:
        if kind in self.follows:
            self.stale.start()

    def _freshen(self) -> None:
        if self.busy:
            self.stale.start()
        elif not self.writing:
            self.reload()

    def save_and(self, then: Callable[[], None]) -> None:
        """Save, and go on when it is saved."""
        raise NotImplementedError

    def leave(self, then: Callable[[], None]) -> None:
        if not self.dirty:
            then()
            return
        ask(self, "نوشته‌ها ذخیره نشده است", "پیش از رفتن، آنچه نوشته‌اید ذخیره شود؟", Answer("ماندن", lambda: None),
            Answer("ذخیره نشود", then), Answer("ذخیره", lambda: self.save_and(then), "primary"))

    def name(self, title: str) -> None:
        """Whose screen this is."""
        self.head.title.setText(f"{self.title} — {title}")

    def show_paper(self, name: str, title: str, number: int) -> None:
        """Make a paper of the cooperative or of a record, and show it."""
        self.work("در حال ساختن برگ…", paper_job(self.tasks, name, lambda: [number]),
                  lambda made: self.tasks.events.show_paper.emit(made, title, False))


def sentences(problems: Sequence[Problem]) -> str:
    """All of them in one text, none twice."""
    return "؛ ".join(dict.fromkeys(problem.message for problem in problems))
