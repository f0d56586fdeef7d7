"""درستی‌سنجی برگ: is this paper ours, and what has changed since it was printed. A scan, or a file dropped here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.background import Progress
from desktop.ui.editors import CodeInput
from desktop.ui.pieces import Button, Card, EmptyState, Label, ToneIcon, reveal, set_property
from desktop.ui.services import Services
from desktop.ui.tasks.choosing import DropPlace, Says, choose_file
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.proof_services import ToldView
from desktop.ui.tasks.services import TaskServices

_LONGEST, _INDENT = 320, 58
_ICONS = {"ok": "ok", "info": "info", "warn": "alert", "danger": "error"}
_DROP = Says("open", "پروندهٔ PDF را این‌جا بیندازید", "امضای دیجیتال و رمزینهٔ هر صفحه سنجیده می‌شود؛ "
             "برگ اسکن‌شده هم پذیرفته است", (".pdf",))
_HOW = "رمزینهٔ بالای برگ را با بارکدخوان بخوانید. برای این کار اینترنت لازم نیست."


class ProofScreen(TaskScreen):
    """One paper at a time; the next scan writes over the one before."""

    def __init__(self, services: Services, tasks: TaskServices) -> None:
        super().__init__("درستی‌سنجی برگ", services, tasks)
        self.code = CodeInput("رمزینهٔ برگ", _LONGEST)
        self.code.setAccessibleName("رمزینهٔ برگ")
        self.code.setFixedWidth(300)
        self.code.returnPressed.connect(self.look_at_code)
        self.tools.addWidget(Label("رمزینهٔ برگ", "strong"))
        self.tools.addWidget(self.code)
        self.tools.addWidget(Button("بسنج", self.look_at_code, icon="seal", kind="primary"))
        self.tools.addWidget(Label("بارکدخوان یا صفحه‌کلید، سپس Enter", "faint"))
        self.tools.addStretch()
        self.verdict = VerdictCard(services.events.open_record.emit)
        waiting = Card()
        waiting.add(EmptyState("seal", "برگی را بسنجید", _HOW), 1)
        self.pages = QStackedWidget()
        self.pages.addWidget(waiting)
        self.pages.addWidget(self.verdict)
        self.body.addWidget(self.pages, 1)
        self.drop = DropPlace(_DROP, self.choose, self.look_at_file, small=True)
        self.body.addWidget(self.drop)

    def arrive(self) -> None:
        self._ready()

    def look_at_code(self) -> None:
        """Look at the digits in the box."""
        typed = self.code.typed().strip()
        if typed:
            self.banner.hush()
            self.ask(lambda _progress: self.tasks.proofs.code(typed), partial(self._show, "رمزینهٔ خوانده‌شده"))

    def choose(self) -> None:
        choose_file(self, "پروندهٔ برگ", "پروندهٔ PDF (*.pdf)", self.look_at_file)

    def look_at_file(self, path: Path) -> None:
        """Look at the signatures of a file and the code of each of its pages."""
        def look(progress: Progress) -> ToldView:
            return self.tasks.proofs.file(path, progress)

        self.pages.setCurrentIndex(0)
        self.work(f"در حال سنجیدن «{path.name}»…", look, partial(self._show, path.name))

    def set_busy(self, busy: bool) -> None:
        self.drop.setEnabled(not busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self._ready()
        else:
            super().keyPressEvent(event)

    def fail(self, error: Exception) -> None:
        super().fail(error)
        self.pages.setCurrentIndex(0)
        self._ready()

    def _show(self, what: str, told: ToldView) -> None:
        self.verdict.show_told(what, told)
        self.pages.setCurrentIndex(1)
        self._ready()

    def _ready(self) -> None:
        """The next scan writes over this one."""
        self.code.setFocus()
        self.code.selectAll()


class VerdictCard(Card):
    """Genuine or not, in large; under it what the paper says, and what has changed since."""

    def __init__(self, open_record: Callable[[int], object]) -> None:
        super().__init__(spacing=10, margin=18)
        self._open_record = open_record
        self._number: int | None = None
        self._icon = ToneIcon("info", "neutral", 30, disc=True)
        self._headline, self._what = Label("", "title", wrap=True), Label("", "muted")
        self.open_button = Button("باز کردن پرونده", self._open, icon="open")
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._headline)
        words.addWidget(self._what)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setProperty("place", "card")
        self.add(self._scroll, 1)

    @property
    def headline(self) -> str:
        return self._headline.text()

    @property
    def texts(self) -> list[str]:
        """Every fact and note that is shown."""
        return [label.text() for label in self._scroll.findChildren(Label)]

    def show_told(self, what: str, told: ToldView) -> None:
        self._number = told.number
        self._icon.set(_ICONS[told.tone], told.tone)
        set_property(self._icon, "disc", told.tone)
        self._headline.setText(told.headline)
        self._what.setText(what)
        reveal(self.open_button, told.number is not None)
        ground = _ground(told)
        self._scroll.setWidget(ground)
        ground.setAutoFillBackground(False)  # setWidget turned it on

    def _open(self) -> None:
        if self._number is not None:
            self._open_record(self._number)


def _ground(told: ToldView) -> QWidget:
    ground = QWidget()
    grid = QGridLayout(ground)
    grid.setContentsMargins(0, 4, _INDENT, 0)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(7)
    for line, (name, value) in enumerate(told.facts):
        grid.addWidget(Label(name, "label"), line, 0, Qt.AlignmentFlag.AlignTop)
        said = Label(value, "strong", wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(said, line, 1)
    for line, (tone, note) in enumerate(told.notes, start=len(told.facts) + 1):
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(ToneIcon(_ICONS[tone], tone, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(note, "", wrap=True), 1)
        grid.addLayout(row, line, 0, 1, 2)
    grid.setRowMinimumHeight(len(told.facts), 6)
    grid.setColumnStretch(1, 1)
    grid.setRowStretch(len(told.facts) + len(told.notes) + 1, 1)
    return ground
