"""Keeps the strip at the foot of the window true: what was last exchanged, what waits."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from desktop.operations.day_facts import DayFacts, day_facts
from desktop.operations.desk import Desk
from desktop.ui.services import Services
from desktop.ui.window import MainWindow
from forms.rules import jalali
from forms.rules.digits import grouped, to_persian

_EVERY = 60_000  # milliseconds; packages also come by the exchange screen, which changes no record of ours
_SOON = 400


class Status(QObject):
    """Asks once a minute, and shortly after a record changed."""

    def __init__(self, window: MainWindow, desk: Desk, services: Services) -> None:
        super().__init__(window)
        self._window, self._desk, self._services = window, desk, services
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._ask)
        minute = QTimer(self)
        minute.setInterval(_EVERY)
        minute.timeout.connect(self._ask)
        minute.start()
        services.events.records_changed.connect(lambda _kind: self._soon.start())
        self._soon.start()

    def _ask(self) -> None:
        self._services.reads.run(lambda _progress: day_facts(self._desk), self._show, lambda _error: None, owner=self)

    def _show(self, facts: DayFacts) -> None:
        self._window.strip.show_facts(facts_shown(facts))


def facts_shown(facts: DayFacts) -> list[tuple[str, str, str]]:
    """(icon, sentence, tone), the most pressing last."""
    shown = [("package", f"آخرین بسته: {_moment(facts.last_package)}" if facts.last_package else "هنوز بسته‌ای نرفته",
              "neutral")]
    if facts.unsent:
        shown.append(("sync", f"{grouped(facts.unsent)} رویداد بی رسید", "info"))
    if facts.counts.overdue:
        shown.append(("clock", f"{grouped(facts.counts.overdue)} بازدید از مهلت گذشته", "warn"))
    return shown


def _moment(at: str) -> str:
    when = datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone()
    return to_persian(f"{jalali.text(when.date())} {when:%H:%M}")
