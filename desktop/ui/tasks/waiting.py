"""What waits today. Each line is one question to the lists: the figure and the list that opens are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from desktop.ui.pieces import Card, EmptyState, Tone
from desktop.ui.services import Asked, Services
from desktop.ui.tasks.lines import WaitingLine
from desktop.ui.tasks.services import TaskServices
from forms.catalog import BY_KIND

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of the day: what, how many, and the list that shows them."""

    icon: str
    text: str
    tone: Tone
    kind: str
    asked: Asked
    count: int = 0
    place: str = ""
    """A screen of work instead of a list."""


def questions(today: date) -> tuple[Waiting, ...]:
    """What is looked for each day (DOMAIN E.5): most pressing first."""
    open_visit = ("state", "state", ("wanted", "planned"))
    return (
        Waiting("alert", "بازدید از مهلت گذشته", "danger", "visit",
                Asked((open_visit, ("due_day", "<", today)), (("due_day", False),))),
        Waiting("clock", "بازدید با مهلت تا هفت روز دیگر", "warn", "visit",
                Asked((open_visit, ("due_day", ">=", today), ("due_day", "<=", today + WEEK)), (("due_day", False),))),
        Waiting("group", "بازدید بی‌گروه", "warn", "visit",
                Asked((("state", "state", "wanted"), ("round", "=", 1)))),
        Waiting("undo", "بازدید دوباره که گروه می‌خواهد", "warn", "visit",
                Asked((("state", "state", "wanted"), ("round", ">", 1)))),
        Waiting("letter", "نامهٔ رسیده که مهلت پاسخش گذشته", "danger", "letter",
                Asked((("state", "state", "received"), ("answer_by", "<", today)), (("answer_by", False),))),
        Waiting("job", "اشتغال در اعتراض دستگاه", "info", "job", Asked((("state", "state", "objected"),))),
        Waiting("edit", "اشتغال نیازمند بازبینی", "info", "job", Asked((("", "marked", True),))),
    )


def look(services: Services, tasks: TaskServices) -> list[Waiting]:
    """Count everything; for a worker. Lines with nothing to do are left out."""
    counted = (replace(each, count=services.count(BY_KIND[each.kind], each.asked))
               for each in questions(services.today()))
    found = [each for each in counted if each.count]
    if meetings := tuple(tasks.late_meetings()):
        found.append(Waiting("task", "جلسه با مصوبهٔ از مهلت گذشته", "warn", "meeting",
                             Asked((("number", "in", meetings),)), len(meetings)))
    if duties := sum(tasks.coops.duty_counts().values()):
        found.append(Waiting("clock", "کار موعددار تعاونی‌ها", "warn", "cooperative", Asked(), duties, "duties"))
    if drafts := len(tasks.drafts()):
        found.append(Waiting("form", "پیش‌نویس ذخیره‌نشدهٔ شما", "neutral", "", Asked(), drafts))
    return found


class WaitingCard(Card):
    """The lines, each opening its list; the line of drafts opens the newest draft."""

    def __init__(self, services: Services, tasks: TaskServices) -> None:
        super().__init__("کارهای امروز", spacing=6)
        self._services, self._tasks = services, tasks
        self._lines = QVBoxLayout()
        self._lines.setSpacing(5)
        self.body.addLayout(self._lines)
        self.calm = EmptyState("ok", "کار مانده‌ای نیست", "همهٔ بازدیدها و پرونده‌ها به‌روزند")
        self.add(self.calm, 1)
        self.body.addStretch()

    @property
    def lines(self) -> list[WaitingLine]:
        found = (self._lines.itemAt(place) for place in range(self._lines.count()))
        return [line for item in found if item and isinstance(line := item.widget(), WaitingLine)]

    def show_waiting(self, found: Sequence[Waiting]) -> None:
        for line in self.lines:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        for each in found:
            self._lines.addWidget(WaitingLine(each.icon, each.text, each.count, each.tone, partial(self._open, each)))
        self.calm.setVisible(not found)

    def _open(self, waiting: Waiting) -> None:
        if waiting.place:
            self._tasks.events.open_task.emit(waiting.place)
        elif waiting.kind:
            self._tasks.events.open_list.emit(waiting.kind, waiting.asked)
        else:
            self._services.reads.run(lambda _progress: self._tasks.drafts(), self._open_draft, owner=self)

    def _open_draft(self, drafts: Sequence[object]) -> None:
        for draft in drafts[:1]:
            number, kind = getattr(draft, "number", 0), getattr(draft, "kind", "")
            if number:
                self._services.events.open_record.emit(number)
            else:
                self._services.events.new_record.emit(kind)
