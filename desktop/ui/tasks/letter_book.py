"""The letter register as a list, and what is done from it: a new letter from a template, a letter that came, printing.

Law: the list is the list of any kind; here are only its further buttons and their questions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.late import late
from desktop.ui.editors import DayInput, LinkInput
from desktop.ui.letters import TEMPLATE_HINT, write_and_open
from desktop.ui.listing import ListScreen
from desktop.ui.pieces import Button, Choice, Dialog, IconButton, Label, Segments, choose
from desktop.ui.services import LetterServices, Services
from desktop.ui.tasks.paper_jobs import paper_job
from desktop.ui.tasks.services import TaskServices
from forms import catalog
from forms.catalog import letter
from forms.rules import jalali

_BOOK, _TITLE = "letter-register", "دفتر اندیکاتور"


def add_letter_ways(screen: ListScreen, services: Services, tasks: TaskServices) -> ListScreen:
    """Put the buttons of the register into the list's line of tools; answers the list."""
    letters = services.letters
    if letters is None:
        return screen
    for button in reversed(_buttons(screen, services, letters, tasks)):
        screen.extras.insertWidget(0, button)
    return screen


def _buttons(screen: ListScreen, services: Services, letters: LetterServices,
             tasks: TaskServices) -> list[Button | IconButton]:
    def receive() -> None:
        services.events.open_screen.emit(late("desktop.ui.tasks.letter_receive.ReceiveScreen")(services, letters))

    def ask_period() -> None:
        PrintBook(screen, services, partial(_print, screen, services, letters, tasks))

    print_book = IconButton("print", "چاپ دفتر اندیکاتور…", ask_period, shortcut="Ctrl+Shift+P")
    if services.user.role not in letter.FORM.who_writes:
        return [print_book]
    return [Button("از الگو…", partial(_offer, screen, services, letters), icon="letter", shortcut="Ctrl+L",
                   tip="نامهٔ تازه از الگو"),
            Button("نامهٔ رسیده", receive, icon="inbox", shortcut="Ctrl+R", tip="ثبت نامهٔ رسیده در دفتر وارده"),
            print_book]


def _offer(screen: ListScreen, services: Services, letters: LetterServices) -> None:
    """Which template, and about which record where it is about one."""
    def chosen(name: str) -> None:
        kind = letters.about(name)
        if kind:
            AboutWhich(screen, services, kind, lambda number: write_and_open(services, letters, name, number, screen))
        else:
            write_and_open(services, letters, name, 0, screen)

    def offer(found: Sequence[Choice]) -> None:
        choose(screen, "نامهٔ تازه از الگو", TEMPLATE_HINT, found, chosen)

    services.reads.run(lambda _progress: letters.templates(0), offer,
                       lambda error: services.events.said.emit("danger", services.say(error)), owner=screen)


def _print(screen: ListScreen, services: Services, letters: LetterServices, tasks: TaskServices,
           direction: str, days: tuple[date, date]) -> None:
    services.jobs.run(
        paper_job(tasks, _BOOK, lambda: letters.book(direction, *days)),
        lambda made: tasks.events.show_paper.emit(made, _TITLE, False),
        lambda error: services.events.said.emit("danger", services.say(error)), owner=screen)


class AboutWhich(Dialog):
    """Which record a letter is about; none leaves dots in its place."""

    def __init__(self, parent: QWidget, services: Services, kind: str, chosen: Callable[[int], object]) -> None:
        form = catalog.BY_KIND[kind]
        super().__init__(parent, f"نامه دربارهٔ کدام {form.title}؟", icon=form.icon)
        self._chosen = chosen
        self.body.addWidget(Label("مشخصات این پرونده در نامه می‌نشیند. اگر خالی بگذارید، جای آن‌ها نقطه‌چین می‌ماند.",
                                  "muted", wrap=True))
        self.line = LinkInput(services, kind)
        self.line.setAccessibleName(form.title)
        self.body.addWidget(self.line)
        self.offer(Button("انصراف", self.reject))
        self._write = Button("نوشتن نامه", self._answer, kind="primary")
        self._write.setDefault(True)
        self.offer(self._write)
        self.line.setFocus()
        self.open()

    def _answer(self) -> None:
        self.accept()
        self._chosen(self.line.number)


class PrintBook(Dialog):
    """Which book and which days; the year that runs is proposed."""

    def __init__(self, parent: QWidget, services: Services,
                 chosen: Callable[[str, tuple[date, date]], object]) -> None:
        super().__init__(parent, "چاپ دفتر اندیکاتور", icon="print", width=460)
        self._chosen = chosen
        today = services.today()
        self.direction = Segments(letter.DIRECTION.options)
        self.direction.setAccessibleName(letter.DIRECTION.label)
        self.direction.choose("out")
        self.first, self.last = DayInput(services.today), DayInput(services.today)
        self.first.write(jalali.text(jalali.year_bounds(jalali.parts(today)[0])[0]))
        self.last.write(jalali.text(today))
        grid = QGridLayout()
        for row, (name, widget) in enumerate((("کدام دفتر", self.direction), ("از روز", self.first),
                                              ("تا روز", self.last))):
            widget.setAccessibleName(name)
            grid.addWidget(Label(name, "label"), row, 0)
            grid.addWidget(widget, row, 1)
        self.body.addLayout(grid)
        self._problem = Label("", "red")
        self.body.addWidget(self._problem)
        self.offer(Button("انصراف", self.reject))
        answer = Button("ساختن دفتر", self._answer, kind="primary")
        answer.setDefault(True)
        self.offer(answer)
        self.direction.setFocus()
        self.open()

    def _answer(self) -> None:
        first, last = self.first.day(), self.last.day()
        if first is None or last is None or last < first:
            self._problem.setText("روز آغاز و پایان را بنویسید؛ پایان پیش از آغاز نباشد")
            return
        self.accept()
        self._chosen(self.direction.chosen() or "out", (first, last))
