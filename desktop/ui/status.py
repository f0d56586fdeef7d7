"""Keeps the strip at the foot of the window true: what was last exchanged, what waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from desktop.ui.clock import short_moment
from desktop.ui.services import Services
from desktop.ui.window import MainWindow
from forms.rules.digits import grouped

_EVERY = 60_000  # milliseconds; packages also come by the exchange screen, which changes no record of ours
_SOON = 400


class DayFactsView(Protocol):
    """operations.day_facts.DayFacts: `last_package` is UTC in ISO, "" if never."""

    @property
    def last_package(self) -> str: ...
    @property
    def unsent(self) -> int: ...
    @property
    def overdue(self) -> int: ...


class Status(QObject):
    """Asks once a minute, and shortly after a record changed."""

    def __init__(self, window: MainWindow, services: Services, facts: Callable[[], DayFactsView]) -> None:
        super().__init__(window)
        self._window, self._services, self._facts = window, services, facts
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
        self._services.reads.run(lambda _progress: self._facts(), self._show, lambda _error: None, owner=self)

    def _show(self, facts: DayFactsView) -> None:
        self._window.strip.show_facts(facts_shown(facts))


def facts_shown(facts: DayFactsView) -> list[tuple[str, str, str]]:
    """(icon, sentence, tone), the most pressing last."""
    last = f"آخرین بسته: {short_moment(facts.last_package)}" if facts.last_package else "هنوز بسته‌ای نرفته"
    shown = [("package", last, "neutral")]
    if facts.unsent:
        shown.append(("sync", f"{grouped(facts.unsent)} رویداد بی رسید", "info"))
    if facts.overdue:
        shown.append(("clock", f"{grouped(facts.overdue)} بازدید از مهلت گذشته", "warn"))
    return shown
