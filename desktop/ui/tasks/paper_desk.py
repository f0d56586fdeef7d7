"""A paper with what can be done with it: look, zoom, save elsewhere, open with the system's viewer, print."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.background import Progress
from desktop.ui.pieces import Button, IconButton, Label, Tone, isolated, reveal
from desktop.ui.services import Services
from desktop.ui.tasks.choosing import choose_place
from desktop.ui.tasks.paper_printing import Printing, ask_printer, chosen_pages
from desktop.ui.tasks.paper_view import PaperView
from desktop.ui.tasks.services import TaskServices
from forms.rules.digits import grouped, percent

Say = Callable[[Tone, str], object]


class PaperDesk(QWidget):
    """Tools above, pages below. `say` shows a sentence on the screen that this stands on."""

    def __init__(self, services: Services, tasks: TaskServices, say: Say) -> None:
        super().__init__()
        self._services, self._tasks, self._say = services, tasks, say
        self.path: Path | None = None
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._tools())
        column.addWidget(self.view, 1)
        reveal(self._stop, False)
        self._tell()

    def show_paper(self, path: Path, title: str) -> None:
        self.path, self._title = path, title
        self.view.show_file(path)
        self._tell()

    def print_paper(self) -> None:
        if self.path is not None and self.printing is None:
            ask_printer(self, self.view.pages, self.print_on)

    def print_on(self, printer: QPrinter) -> None:
        """Send the pages that were asked for to a printer."""
        if self.path is None:
            return
        pages = chosen_pages(printer, self.view.pages)
        self.printing = Printing(self._services.reads, self.path, printer, pages, self)
        reveal(self._stop, True)
        self.print_button.setEnabled(False)
        self.printing.start(lambda done, total: self._zoom.setText(f"چاپ {percent(done, total)}"), self._printed)

    def save_elsewhere(self) -> None:
        if self.path is not None:
            choose_place(self, "ذخیرهٔ برگ", f"{self._title}.pdf", self.save_to)

    def save_to(self, to: Path) -> None:
        """Copy the file, whole or not at all."""
        source = self.path
        if source is None:
            return

        def copy(_progress: Progress) -> Path:
            part = to.with_name(f"{to.name}.part")
            try:
                shutil.copyfile(source, part)
                with part.open("rb+") as file:
                    os.fsync(file.fileno())
                part.replace(to)
            finally:
                part.unlink(missing_ok=True)
            return to

        self._services.reads.run(copy, self._saved, partial(self._not_saved, to), owner=self)

    def _saved(self, to: Path) -> None:
        self._say("ok", f"برگ در «{isolated(to.name)}» ذخیره شد.")

    def _not_saved(self, to: Path, error: Exception) -> None:
        if isinstance(error, OSError):
            self._say("danger", f"«{isolated(to.name)}» نوشته نشد؛ جای خالی و اجازهٔ نوشتن آن پوشه را ببینید.")
        else:
            self._say("danger", self._services.say(error))

    def _tools(self) -> QHBoxLayout:
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
        self._page.setText(f"برگ {grouped(self.view.page + 1)} از {grouped(pages)}" if pages else "")
        self._zoom.setText(percent(round(self.view.scale * 75), 100) if pages else "")
        for button in (self.open_button, self.save_button, self.print_button):
            button.setEnabled(self.path is not None and self.printing is None)

    def _open(self) -> None:
        if self.path is not None:
            self._tasks.open_outside(self.path)

    def _stop_printing(self) -> None:
        if self.printing is not None:
            self.printing.stop()

    def _printed(self, error: Exception | None) -> None:
        self.printing = None
        reveal(self._stop, False)
        self._tell()
        if error is None:
            self._say("ok", "برگ‌ها به چاپگر رفت.")
        else:
            self._say("danger", "چاپگر برگ‌ها را نگرفت؛ روشن بودن و کاغذ آن را ببینید و دوباره بزنید.")
