"""بررسی و سلامت: is everything as it was written, and who works here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout

from desktop.background import Progress
from desktop.ui.pieces import Banner, Button, Card, Column, DataTable, Label, Row, Tone, ToneIcon, set_property
from desktop.ui.services import Services
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.held_model import HeldModel
from desktop.ui.tasks.people import PeopleCard
from desktop.ui.tasks.proof_certificate import CertificateCard
from desktop.ui.tasks.services import TaskServices
from desktop.ui.tasks.views import CheckView, ProfileView
from forms.rules.digits import grouped, to_persian

_COLUMNS = (
    Column("station", "ایستگاه", "code", 120, sorts=False),
    Column("last", "رویدادها", "number", 110, sorts=False),
    Column("hash", "اثر آخرین رویداد", "code", 220, sorts=False),
)


@dataclass(frozen=True, slots=True)
class _State:
    heads: Mapping[str, tuple[int, str]]
    profiles: Sequence[ProfileView]


class CheckScreen(TaskScreen):
    """The check at the start side, the people of the desk and its certificate beside it."""

    def __init__(self, services: Services, tasks: TaskServices) -> None:
        super().__init__("بررسی و سلامت", services, tasks)
        self.health = HealthCard(services, self.check)
        self.people = PeopleCard(self)
        self.certificate = CertificateCard(self)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.health, 3)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self.people, 1)
        side.addWidget(self.certificate)
        line.addLayout(side, 2)
        self.body.addLayout(line, 1)

    def arrive(self) -> None:
        self.ask(self._look, self._show)
        self.certificate.arrive()

    def check(self) -> None:
        """Look at every entry and every record; nothing is changed."""
        self.work("در حال بررسی…", self.tasks.check, self.health.show_result)

    def set_busy(self, busy: bool) -> None:
        self.health.start.setEnabled(not busy)

    def _look(self, _progress: Progress) -> _State:
        return _State(self.tasks.heads(), self.tasks.profiles())

    def _show(self, state: _State) -> None:
        self.health.show_heads(state.heads)
        self.people.show_people(state.profiles)


class HealthCard(Card):
    """What the last check said, its problems, and the chain of each station."""

    def __init__(self, services: Services, check: Callable[[], object]) -> None:
        super().__init__(spacing=10)
        self._icon = ToneIcon("info", "neutral", 26, disc=True)
        self._verdict, self._about = Label("", "title"), Label("", "muted", wrap=True)
        self.start = Button("بررسی کن", check, icon="check", kind="primary")
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._icon)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._verdict)
        words.addWidget(self._about)
        head.addLayout(words, 1)
        head.addWidget(self.start)
        self.body.addLayout(head)
        self.advice = Banner()
        self.add(self.advice)
        self.problems = QListWidget()
        self.problems.setAccessibleName("اشکال‌ها")
        self.problems.setProperty("place", "popup")
        self.add(self.problems, 1)
        self.add(Label("زنجیرهٔ رویدادها", "strong"))
        self.model = HeldModel(services.reads, _COLUMNS)
        self.table = DataTable(self.model, services.preferences, "heads", "زنجیرهٔ رویدادها")
        self.table.setProperty("place", "rows")
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.add(self.table, 2)
        self._say("info", "neutral", "هنوز بررسی نشده",
                  "زنجیرهٔ رویدادها و تک‌تک پرونده‌ها با هم سنجیده می‌شود؛ چیزی عوض نمی‌شود.")
        self.problems.hide()

    @property
    def verdict(self) -> str:
        """What the last check said."""
        return self._verdict.text()

    def show_heads(self, heads: Mapping[str, tuple[int, str]]) -> None:
        self.model.hold([Row(place, (to_persian(station), grouped(last), mark[:16]))
                         for place, (station, (last, mark)) in enumerate(sorted(heads.items()))])

    def show_result(self, result: CheckView) -> None:
        self.problems.clear()
        self.problems.addItems(list(result.problems))
        self.problems.setVisible(not result.ok)
        if result.ok:
            self.advice.hush()
            self._say("ok", "ok", "همه‌چیز درست است", f"{grouped(result.entries)} رویداد بررسی شد؛ زنجیره پیوسته است "
                      "و پرونده‌ها با آن می‌خوانند.")
            return
        self._say("error", "danger", f"{grouped(len(result.problems))} اشکال پیدا شد",
                  f"{grouped(result.entries)} رویداد بررسی شد.")
        self.advice.say("danger", "پیش از ادامهٔ کار، از پوشهٔ اداره رونوشت بگیرید و این فهرست را برای پشتیبانی بفرستید.",
                        ("رونوشت فهرست", lambda: QGuiApplication.clipboard().setText("\n".join(result.problems))))

    def _say(self, icon: str, tone: Tone, verdict: str, about: str) -> None:
        self._icon.set(icon, tone)
        set_property(self._icon, "disc", tone)
        self._verdict.setText(verdict)
        self._about.setText(about)
