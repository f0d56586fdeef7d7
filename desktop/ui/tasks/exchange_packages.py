"""The two cards of exchange: make a package for an office into a folder, take a package that came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout

from desktop.background import Progress
from desktop.ui.editors.attachments import size_text
from desktop.ui.pieces import Banner, Button, Card, ElidedLabel, Label, Tone, isolated
from desktop.ui.tasks.choosing import DropPlace, Says, choose_file, choose_folder
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.views import KeptCardView, PackageMadeView, PackageTakenView
from forms.rules import office_code
from forms.rules.digits import grouped, to_persian

RESULTS: dict[str, tuple[str, Tone]] = {
    "applied": ("پذیرفته", "ok"), "already": ("تکراری", "info"), "waiting": ("در انتظار", "warn"),
    "refused": ("رد", "danger"),
}
_HABIT = "exchange.folder"


def office_names(cards: Sequence[KeptCardView]) -> dict[int, str]:
    """Office → its name, by its card."""
    return {kept.card.office: kept.card.name for kept in cards}


def office_name(names: Mapping[int, str], office: int) -> str:
    return names.get(office) or f"ادارهٔ {to_persian(office_code.show(office))}"


class SendCard(Card):
    """Who it is for, where it goes, and what was made."""

    def __init__(self, screen: TaskScreen) -> None:
        super().__init__("ساختن بسته", spacing=8)
        self._screen = screen
        habit = screen.services.preferences.get(_HABIT)
        self.folder: Path | None = Path(habit) if habit else None
        self.receiver = QComboBox()
        self.receiver.setAccessibleName("گیرنده")
        self.receiver.currentIndexChanged.connect(lambda _at: self._tell_waiting())
        self._waiting: Mapping[int, int] = {}
        self._told = Label("", "muted")
        line = QHBoxLayout()
        line.addWidget(Label("گیرنده", "label"))
        line.addWidget(self.receiver, 1)
        self.body.addLayout(line)
        self._place = ElidedLabel("", "muted")
        self.choose = Button("پوشه یا حافظه…", self._choose_folder, icon="open")
        place = QHBoxLayout()
        place.addWidget(Label("در", "label"))
        place.addWidget(self._place, 1)
        place.addWidget(self.choose)
        self.body.addLayout(place)
        foot = QHBoxLayout()
        self.make = Button("ساختن بسته", self.make_package, icon="package", kind="primary")
        foot.addWidget(self._told, 1)
        foot.addWidget(self.make)
        self.body.addLayout(foot)
        self.result = Banner()
        self.add(self.result)
        self.body.addStretch()
        self._show_place()

    def show_offices(self, cards: Sequence[KeptCardView], waiting: Mapping[int, int]) -> None:
        """Those whose card is in force; the one chosen before stays chosen."""
        self._waiting, before = waiting, self.receiver.currentData()
        self.receiver.blockSignals(True)
        self.receiver.clear()
        for kept in cards:
            if kept.status == "active":
                self.receiver.addItem(kept.card.name, kept.card.office)
        self.receiver.setCurrentIndex(max(0, self.receiver.findData(before)))
        self.receiver.blockSignals(False)
        self._tell_waiting()

    def make_package(self) -> None:
        """Write the package; without a folder, ask for one first."""
        folder, receiver = self.folder, self.receiver.currentData()
        if folder is None:
            self._choose_folder()
            return

        def make(progress: Progress) -> PackageMadeView:
            return self._screen.tasks.package_out(folder, receiver, progress)

        self.result.hush()
        self._screen.work("در حال ساختن بسته…", make, self._made)

    def _made(self, made: PackageMadeView) -> None:
        what = f"{grouped(made.entries)} رویداد" if made.entries else "بی رویداد تازه، فقط رسیدها"
        told = (f"بستهٔ {grouped(made.seq)} ساخته شد: {what}، {size_text(made.bytes)}. "
                f"«{isolated(made.path.name)}» را به گیرنده برسانید.")
        self.result.say("ok", told, ("باز کردن پوشه", partial(self._screen.tasks.open_outside, made.path.parent)))
        self._screen.arrive()

    def _tell_waiting(self) -> None:
        office = self.receiver.currentData()
        self.make.setEnabled(office is not None)
        if office is None:
            self._told.setText("نخست کارت ادارهٔ گیرنده را بپذیرید")
        elif many := self._waiting.get(office, 0):
            self._told.setText(f"{grouped(many)} رویداد هنوز رسید ندارد")
        else:
            self._told.setText("همهٔ رویدادها رسید دارند")

    def _choose_folder(self) -> None:
        choose_folder(self, "پوشه یا حافظه‌ای که بسته در آن نوشته شود", self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        self.folder = folder
        self._screen.services.preferences.put(_HABIT, str(folder))
        self._show_place()

    def _show_place(self) -> None:
        self._place.setText(isolated(str(self.folder)) if self.folder else "هنوز پوشه‌ای برگزیده نشده")


class ReceiveCard(Card):
    """Drop a package; what became of it, in one sentence."""

    def __init__(self, screen: TaskScreen) -> None:
        super().__init__("گرفتن بسته", spacing=8)
        self._screen = screen
        self.names: Mapping[int, str] = {}
        says = Says("inbox", "بسته را این‌جا رها کنید", "پیش از هر چیز، امضا و زنجیرهٔ آن سنجیده می‌شود", (".karbarg",))
        self.drop = DropPlace(says, self.choose, self.take, small=True)
        self.add(self.drop)
        self.result = Banner()
        self.add(self.result)
        self.body.addStretch()

    def choose(self) -> None:
        choose_file(self, "بسته‌ای که رسیده است", "بستهٔ کاربرگ (*.karbarg)", self.take)

    def take(self, path: Path) -> None:
        self.result.hush()
        self._screen.work("در حال سنجیدن و گرفتن بسته…",
                          lambda progress: self._screen.tasks.package_in(path, progress), self._taken)

    def _taken(self, taken: PackageTakenView) -> None:
        word, tone = RESULTS[taken.result]
        self.result.say(tone, f"{word}: {self._sentence(taken)}")
        self._screen.arrive()
        if taken.result == "applied":
            for kind in ("job", "visit", "commitment", "cooperative", "home_business"):
                self._screen.services.events.records_changed.emit(kind)

    def _sentence(self, taken: PackageTakenView) -> str:
        if taken.error is not None:
            return self._screen.services.say(taken.error)
        sender = office_name(self.names, taken.header.sender) if taken.header else "فرستنده"
        if taken.result == "already":
            return f"این بستهٔ {sender} پیش‌تر گرفته شده بود؛ چیزی عوض نشد."
        return f"{grouped(taken.entries)} رویداد از {sender} نوشته شد."
