"""A paper with what can be done with it: look, zoom, save elsewhere, open with the system's viewer, print.

Law: looking is no print; whatever leaves the desk (printer, file, another viewer) is written into the book of prints.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.background import Progress
from desktop.ui.pieces import Button, IconButton, Label, Tone, isolated, reveal
from desktop.ui.services import Services
from desktop.ui.tasks.choosing import choose_place
from desktop.ui.tasks.paper_dialog import PrintDialog
from desktop.ui.tasks.paper_facts import MadePaper, Order
from desktop.ui.tasks.paper_jobs import put_elsewhere
from desktop.ui.tasks.paper_printing import Printing, ask_printer, chosen_pages
from desktop.ui.tasks.paper_view import PaperView
from desktop.ui.tasks.services import TaskServices
from forms.rules.digits import grouped, percent

Say = Callable[[Tone, str], None]
SYSTEM_DIALOG = sys.platform == "win32"
"""Windows has no queue that takes a PDF: its own dialog chooses a printer, and the pages are drawn on it."""


class PaperDesk(QWidget):
    """Tools above, pages below. `say` shows a sentence on the screen that this stands on."""

    def __init__(self, services: Services, tasks: TaskServices, say: Say) -> None:
        super().__init__()
        self._services, self._tasks, self._say = services, tasks, say
        self._made: MadePaper | None = None
        self._title = ""
        self.printing: Printing | None = None
        self.view = PaperView(services.reads)
        self.view.changed.connect(self._tell)
        self.view.failed.connect(lambda error: say("danger", services.say(error)))
        self._page, self._zoom = Label("", "muted"), Label("", "muted")
        self._stop = Button("بازداشتن چاپ", self._stop_printing, icon="close", kind="quiet")
        self.print_button = Button("چاپ…", self.print_paper, icon="print", kind="primary", shortcut="Ctrl+P")
        self.save_button = Button("ذخیره در…", self.save_elsewhere, icon="save", shortcut="Ctrl+Shift+S")
        self.open_button = Button("نمایشگر دیگر", self._open, icon="open", kind="quiet")
        self._added: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._tools = self._lay_tools()
        column.addLayout(self._tools)
        column.addWidget(self.view, 1)
        reveal(self._stop, False)
        self._tell()

    @property
    def made(self) -> MadePaper | None:
        """The paper on the desk, with the pages that its file really has."""
        return self._made and replace(self._made, pages=self.view.pages or self._made.pages)

    @property
    def path(self) -> Path | None:
        return self._made.path if self._made else None

    def show_paper(self, made: MadePaper, title: str) -> None:
        self._made, self._title = made, title
        self.view.show_file(made.path)
        self._tell()

    def add_tool(self, button: QWidget) -> None:
        """A further button, before those that are always there; enabled while a paper can be worked on."""
        self._added.append(button)
        self._tools.insertWidget(self._tools.indexOf(self._stop), button)
        self._tell()

    def print_paper(self) -> None:
        made = self.made
        if made is None or self.printing is not None:
            return
        if SYSTEM_DIALOG:
            ask_printer(self, made.pages, self.print_on)
        else:
            PrintDialog(self, self._services, self._tasks, made, self.send).open()

    def send(self, order: Order) -> None:
        """Put the paper on a queue of CUPS, and in the book."""
        made = self.made
        if made is not None:
            self._services.jobs.run(
                lambda _progress: self._tasks.send_to_printer(made, order),
                lambda _job: self._say("ok", f"برگ‌ها به چاپگر «{isolated(order.queue)}» رفت."), self._fail, owner=self)

    def print_on(self, printer: QPrinter) -> None:
        """Draw the pages that were asked for on a printer of the system's dialog."""
        made = self.made
        if made is None:
            return
        pages = chosen_pages(printer, self.view.pages)
        self.printing = Printing(self._services.reads, made.path, printer, pages, self)
        reveal(self._stop, True)
        self._tell()
        target = f"printer:{printer.printerName() or Path(printer.outputFileName()).name or 'system'}"
        note = partial(self._tasks.note_print, made, target, printer.copyCount(), [page + 1 for page in pages])
        self.printing.start(lambda done, total: self._zoom.setText(f"چاپ {percent(done, total)}"),
                            partial(self._printed, note))

    def save_elsewhere(self) -> None:
        if self._made is not None:
            choose_place(self, "ذخیرهٔ برگ", f"{self._title}.pdf", self.save_to)

    def save_to(self, to: Path) -> None:
        """Copy the file, whole or not at all."""
        made = self.made
        if made is None:
            return

        def copy(_progress: Progress) -> Path:
            return put_elsewhere(self._tasks, made, to)

        self._services.jobs.run(copy, self._saved, partial(self._not_saved, to), owner=self)

    def _saved(self, to: Path) -> None:
        self._say("ok", f"برگ در «{isolated(to.name)}» ذخیره شد.")

    def _not_saved(self, to: Path, error: Exception) -> None:
        if isinstance(error, OSError):
            self._say("danger", f"«{isolated(to.name)}» نوشته نشد؛ جای خالی و اجازهٔ نوشتن آن پوشه را ببینید.")
        else:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        self._say("danger", self._services.say(error))

    def _lay_tools(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        for widget in (
            IconButton("minus", "کوچک‌تر", lambda: self.view.zoom_by(-1), shortcut="Ctrl+-"), self._zoom,
            IconButton("plus", "بزرگ‌تر", lambda: self.view.zoom_by(1), shortcut="Ctrl++"),
            Button("پهنای برگ", lambda: self.view.zoom_to(0), kind="quiet", shortcut="Ctrl+0"), self._page,
        ):
            line.addWidget(widget)
        line.addStretch()
        for button in (self._stop, self.open_button, self.save_button, self.print_button):
            line.addWidget(button)
        return line

    def _tell(self) -> None:
        pages = self.view.pages
        self._page.setText(f"صفحهٔ {grouped(self.view.page + 1)} از {grouped(pages)}" if pages else "")
        self._zoom.setText(percent(round(self.view.scale * 75), 100) if pages else "")
        for button in (*self._added, self.open_button, self.save_button, self.print_button):
            button.setEnabled(self._made is not None and self.printing is None)

    def _open(self) -> None:
        made = self.made
        if made is not None:
            self._services.jobs.run(
                lambda _progress: self._tasks.note_print(made, f"viewer:{made.path.name}", 1, ()),
                lambda _seq: self._tasks.open_outside(made.path), self._fail, owner=self)

    def _stop_printing(self) -> None:
        if self.printing is not None:
            self.printing.stop()

    def _printed(self, note: Callable[[], object], error: Exception | None) -> None:
        stopped = self.printing is not None and self.printing.stopped
        self.printing = None
        reveal(self._stop, False)
        self._tell()
        if error is not None:
            self._say("danger", "چاپگر برگ‌ها را نگرفت؛ روشن بودن و کاغذ آن را ببینید و دوباره بزنید.")
        elif stopped:
            self._say("info", "چاپ را نیمه‌راه بازداشتید.")
        else:
            self._services.jobs.run(lambda _progress: note(), lambda _seq: self._say("ok", "برگ‌ها به چاپگر رفت."),
                                    self._fail, owner=self)
