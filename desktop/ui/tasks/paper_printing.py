"""Puts a PDF on a printer of the system's dialog: each page drawn by the worker as a picture at 300 dots per inch.

This is the way on Windows, whose printers take no PDF; on Linux the file itself goes to CUPS (desktop.printers).
Law: the paper that leaves the printer is the paper of the preview; nothing is laid out a second time.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from desktop.background import Jobs
from desktop.ui.tasks.pdf_pages import draw_page

DOTS_PER_INCH = 300


class PrinterFailedError(Exception):
    """The printer did not take the pages."""


def ask_printer(parent: QWidget, pages: int, chosen: Callable[[QPrinter], object]) -> QPrintDialog:
    """Ask for a printer and a range of pages, without holding the program."""
    printer = new_printer()
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=True)
    dialog.setMinMax(1, max(1, pages))
    dialog.setFromTo(1, max(1, pages))
    dialog.accepted.connect(lambda: chosen(printer))
    QDialog.open(dialog)  # its own open() asks for a slot by name
    return dialog


def new_printer() -> QPrinter:
    """A4, without margins of its own: the paper has them already."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    printer.setFullPage(True)
    return printer


class Printing(QObject):
    """One paper on its way to a printer; `told(done, total)` after each page, then `ended(error or None)`."""

    def __init__(self, jobs: Jobs, path: Path, printer: QPrinter, pages: range, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._path, self._printer, self._pages = jobs, path, printer, pages
        self._painter = QPainter()
        self._told: Callable[[int, int], object] = lambda _done, _total: None
        self._ended: Callable[[Exception | None], object] = lambda _error: None
        self._stopped = False

    def start(self, told: Callable[[int, int], object], ended: Callable[[Exception | None], object]) -> None:
        self._told, self._ended = told, ended
        if not self._pages or not self._painter.begin(self._printer):
            ended(PrinterFailedError())
            return
        self._draw(0)

    @property
    def stopped(self) -> bool:
        return self._stopped

    def stop(self) -> None:
        """Pages not yet drawn are not printed."""
        self._stopped = True

    def _draw(self, done: int) -> None:
        self._told(done, len(self._pages))
        if done == len(self._pages) or self._stopped:
            self._end(None)
            return
        page = self._pages[done]
        self._jobs.run(lambda _progress: draw_page(self._path, page, DOTS_PER_INCH / 72),
                       lambda picture: self._lay(done, picture), self._end, owner=self)

    def _lay(self, done: int, picture: QImage) -> None:
        if done and not self._printer.newPage():
            self._end(PrinterFailedError())
            return
        sheet = QRectF(self._painter.viewport())
        size = picture.size().scaled(sheet.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF((sheet.width() - size.width()) / 2, 0, size.width(), size.height())
        self._painter.drawImage(place, picture)
        self._draw(done + 1)

    def _end(self, error: Exception | None) -> None:
        if self._stopped:
            self._printer.abort()
        self._painter.end()
        self._ended(error)


def chosen_pages(printer: QPrinter, pages: int) -> range:
    """The pages that the printer dialog asked for, from 0."""
    first, last = printer.fromPage(), printer.toPage()
    return range(first - 1, min(last, pages)) if first else range(pages)
