"""دفتر چاپ: what left the desk, when, by whom and where to; from here a damaged page is printed again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.clock import short_moment
from desktop.ui.editors import CodeInput
from desktop.ui.pieces import (
    Button,
    Choice,
    Column,
    DataTable,
    Dialog,
    EmptyState,
    Label,
    Row,
    choose,
    reveal,
    set_property,
    shown_number,
)
from desktop.ui.services import Services
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.held_model import HeldModel
from desktop.ui.tasks.paper_facts import LoggedPrintView, MadePaper
from desktop.ui.tasks.paper_jobs import reprint_job
from desktop.ui.tasks.services import TaskServices
from desktop.ui.tasks.table_card import table_card
from forms.rules import page_ranges, record_number
from forms.rules.digits import grouped, to_latin, to_persian

_COLUMNS = (
    Column("at", "زمان", "code", 130, sorts=False),
    Column("user", "کاربر", "text", 110, sorts=False),
    Column("paper", "برگ", "strong", 200, sorts=False),
    Column("records", "پرونده‌ها", "text", 236, sorts=False),
    Column("pages", "صفحه", "number", 84, sorts=False),
    Column("copies", "نسخه", "number", 56, sorts=False),
    Column("place", "جا", "text", 170, sorts=False),
    Column("reason", "دلیل", "text", 98, sorts=False),
    Column("name", "نشانی", "code", 110, sorts=False, hidden=True),
)
_MANY_PAGES = 10**6


class PrintLogScreen(TaskScreen):
    """The latest prints, newest first; Enter opens the record of one."""

    def __init__(self, services: Services, tasks: TaskServices) -> None:
        super().__init__("دفتر چاپ", services, tasks)
        self._lines: Sequence[LoggedPrintView] = ()
        self.open_button = Button("باز کردن پرونده", self.open_record, icon="open")
        self.again_button = Button("چاپ دوبارهٔ یک صفحه…", self.ask_page, icon="print")
        self.tools.addWidget(Label("هر چه چاپ، ذخیره یا در نمایشگر دیگر باز شود این‌جا می‌ماند.", "muted"))
        self.tools.addStretch()
        for button in (self.open_button, self.again_button):
            self.tools.addWidget(button)
        self.model = HeldModel(services.reads, _COLUMNS)
        self.table = DataTable(self.model, services.preferences, "prints", "دفتر چاپ")
        self.table.opened.connect(lambda _key: self.open_record())
        self.table.selectionModel().selectionChanged.connect(lambda *_sets: self._show_ways())
        self._card = table_card(self.table)
        self._none = EmptyState("print", "هنوز چیزی چاپ نشده است", "هر چاپ با زمان، کاربر و پرونده‌هایش این‌جا می‌ماند")
        self.body.addWidget(self._card, 1)
        self.body.addWidget(self._none, 1)
        self._show_ways()

    @property
    def chosen(self) -> LoggedPrintView | None:
        """The print whose row is chosen."""
        keys = self.table.selected_keys()
        return self._lines[keys[0]] if len(keys) == 1 and keys[0] < len(self._lines) else None

    def arrive(self) -> None:
        self.ask(lambda _progress: self.tasks.print_log(), self._show)

    def open_record(self) -> None:
        """Open the record of the chosen print; of several, one is chosen first."""
        line = self.chosen
        numbers = line.what.numbers if line else ()
        if len(numbers) == 1:
            self.services.events.open_record.emit(numbers[0])
        elif numbers:
            self.ask(lambda _progress: self.services.titles(numbers), partial(self._choose_record, numbers))

    def ask_page(self) -> None:
        """Ask which page is damaged."""
        line = self.chosen
        if line is not None and line.what.numbers:
            PageDialog(self, line, partial(self.print_again, line)).open()

    def print_again(self, line: LoggedPrintView, page: int) -> None:
        """Make the page anew and show it, ready for the printer."""
        self.work("در حال ساختن صفحه…", reprint_job(self.tasks, line.name, page), partial(self._show_again, line))

    def set_busy(self, busy: bool) -> None:
        self.again_button.setEnabled(not busy)

    def _show_again(self, line: LoggedPrintView, made: MadePaper) -> None:
        self.tasks.events.show_paper.emit(made, f"{line.title} (چاپ دوباره)", True)

    def _choose_record(self, numbers: Sequence[int], titles: Mapping[int, str]) -> None:
        choose(self, "پروندهٔ این چاپ", "نام یا شماره…",
               [Choice(str(number), titles.get(number, ""), shown_number(record_number.show(number)))
                for number in numbers], lambda key: self.services.events.open_record.emit(int(key)))

    def _show(self, lines: Sequence[LoggedPrintView]) -> None:
        kept = self.chosen.name if self.chosen else ""
        self._lines = lines
        self.model.hold([Row(place, _texts(line)) for place, line in enumerate(lines)])
        self._card.setVisible(bool(lines))
        self._none.setVisible(not lines)
        names = [line.name for line in lines]
        if lines:
            self.table.selectRow(names.index(kept) if kept in names else 0)
            self.table.setFocus()
        self._show_ways()

    def _show_ways(self) -> None:
        line = self.chosen
        for button in (self.open_button, self.again_button):
            button.setEnabled(bool(line and line.what.numbers) and not self.busy)


def _texts(line: LoggedPrintView) -> tuple[str, ...]:
    what = line.what
    pages = grouped(what.pages) + (f" ({page_ranges.shown(what.range)})" if what.range else "")
    return (short_moment(line.at), line.user, line.title, line.records, pages, grouped(what.copies), line.place,
            what.reason, to_persian(line.name))


class PageDialog(Dialog):
    """Which page of a print is damaged."""

    def __init__(self, parent: QWidget, line: LoggedPrintView, chosen: Callable[[int], object]) -> None:
        super().__init__(parent, "چاپ دوبارهٔ یک صفحه", icon="print", width=460)
        self._chosen = chosen
        what = line.what
        self._pages = page_ranges.read(what.range, _MANY_PAGES) if what.range else tuple(range(1, what.pages + 1))
        self.body.addWidget(Label(line.title, "strong"))
        self.body.addWidget(Label("برگ همان پرونده از نو ساخته می‌شود، نشان «المثنی» می‌گیرد و با دلیل «برگ آسیب‌دیده» در "
                                  "دفتر می‌ماند.", "muted", wrap=True))
        there = page_ranges.shown(page_ranges.text(self._pages, _MANY_PAGES))
        self.body.addWidget(Label(f"شمارهٔ صفحهٔ آسیب‌دیده، از صفحه‌های {there}", "label", wrap=True))
        self.page = CodeInput(longest=6)
        self.page.setAccessibleName("شمارهٔ صفحه")
        self.page.setFixedWidth(120)
        self._problem = Label("", "red")
        across = QHBoxLayout()
        across.addWidget(self.page)
        across.addStretch()
        self.body.addLayout(across)
        self.body.addWidget(self._problem)
        reveal(self._problem, False)
        self.body.addStretch()
        self.offer(Button("انصراف", self.reject))
        make = Button("ساختن صفحه", self._answer, icon="print", kind="primary")
        make.setDefault(True)
        self.offer(make)
        if len(self._pages) == 1:
            self.page.write(str(self._pages[0]))
        self.page.setFocus()

    def _answer(self) -> None:
        typed = to_latin(self.page.typed().strip())
        page = int(typed) if typed.isascii() and typed.isdecimal() else 0
        if page not in self._pages:
            self._problem.setText("این صفحه در آن چاپ نبود؛ شمارهٔ پای برگ را بنویسید.")
            reveal(self._problem, True)
            set_property(self.page, "level", "red")
            self.page.setFocus()
            return
        self.accept()
        self._chosen(page)
