"""Where no office is open yet: open a folder, start a new office, or look round in a demonstration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.editors.pick_input import Option, PickInput
from desktop.ui.pieces import Button, Card, Dialog, Label, ToneIcon
from desktop.ui.tasks.choosing import choose_folder
from forms.parts import Entry, reference_list
from forms.rules import digits, office_code, persian


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What a new office is made of; a code of four digits is a county's, of two a province's."""

    folder: Path
    code: int
    clerk: str
    chief: str


class WelcomeScreen(QWidget):
    """Three ways in; what is chosen is told by signals."""

    opened = Signal(object)
    """The folder (Path) of an office."""
    started = Signal(object)
    """A NewOffice."""
    demonstrated = Signal(object)
    """The folder (Path) for a demonstration."""

    def __init__(self, places: Path) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._places = places
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 30, 40, 30)
        column.addStretch(2)
        for text, role in (("به کاربرگ خوش آمدید", "title"), ("میز کار ادارهٔ تعاون، کار و رفاه اجتماعی", "muted")):
            label = Label(text, role)  # type: ignore[arg-type]
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(20)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addStretch()
        self.new = Button("آغاز ادارهٔ تازه", self._ask_new, icon="plus", kind="primary")
        self.open = Button("باز کردن پوشهٔ اداره", self._ask_folder, icon="open")
        self.demo = Button("دیدن ادارهٔ نمایشی", lambda: self.demonstrated.emit(self._places / "demo"), icon="help")
        for icon, sentence, button in (
            ("building", "شهرستان یا استان خود را برگزینید؛ پوشهٔ داده و کلیدهای آن ساخته می‌شود.", self.new),
            ("open", "اداره‌ای که پیش‌تر روی این رایانه یا حافظهٔ پشتیبان ساخته شده است.", self.open),
            ("group", "اداره‌ای با آدم‌های ساختگی، برای آموزش و آشنایی.", self.demo),
        ):
            line.addWidget(_way(icon, sentence, button))
        line.addStretch()
        column.addLayout(line)
        column.addStretch(3)
        self.new.setFocus()

    def _ask_folder(self) -> None:
        choose_folder(self, "پوشهٔ دادهٔ اداره", self.opened.emit)

    def _ask_new(self) -> Dialog:
        return _ask_new_office(self, self._places)


def _way(icon: str, sentence: str, button: Button) -> Card:
    card = Card()
    card.setFixedWidth(250)
    inside = card.layout() or QVBoxLayout(card)
    said = Label(sentence, "muted", wrap=True)
    said.setMinimumHeight(66)
    inside.addWidget(ToneIcon(icon, "primary", 22, disc=True))
    inside.addWidget(said)
    inside.addWidget(button)
    return card


def _offices() -> Sequence[Option]:
    provinces = reference_list("provinces")
    counties = [Option(e.code, f"شهرستان {e.label} ({provinces.label(e.parent)})", _words(e, provinces.label(e.parent)))
                for e in reference_list("counties").entries]
    return [*counties, *(Option(e.code, f"اداره کل استان {e.label}", _words(e, "استان")) for e in provinces.entries)]


def _words(entry: Entry, more: str) -> tuple[str, ...]:
    return (entry.label, *entry.aliases, more, entry.code)


def _ask_new_office(parent: WelcomeScreen, places: Path) -> Dialog:
    dialog = Dialog(parent, "آغاز ادارهٔ تازه", icon="building")
    place = PickInput(_offices(), "نام شهرستان یا استان را بنویسید")
    place.setAccessibleName("شهرستان یا استان")
    clerk, chief, problem = QLineEdit(), QLineEdit(), Label("", "red", wrap=True)
    rows = (("شهرستان یا استان", place), ("نام کارشناس (نخستین کاربر)", clerk), ("نام رئیس اداره", chief))
    for text, widget in rows:
        widget.setAccessibleName(text)
        dialog.body.addWidget(Label(text, "label"))
        dialog.body.addWidget(widget)
    dialog.body.addWidget(problem)

    def begin() -> None:
        code, names = place.typed(), (persian.clean(clerk.text()), persian.clean(chief.text()))
        if not code.isdigit() or not all(names):
            problem.setText("شهرستان و هر دو نام را بنویسید")
            return
        if names[0] == names[1]:
            problem.setText("کارشناس و رئیس باید دو نام جدا داشته باشند")
            return
        dialog.accept()
        parent.started.emit(NewOffice(places / f"office-{digits.to_latin(code)}", office_code.read(code), *names))

    dialog.offer(Button("انصراف", dialog.reject))
    start = Button("بساز", begin, kind="primary")
    start.setDefault(True)
    dialog.offer(start)
    place.setFocus()
    dialog.open()
    return dialog
