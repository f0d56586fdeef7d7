"""One PDF being made: ready page streams around ReportLab's fonts and file structure.

Law: the file appears under its name only when it is whole (x.part, fsync, rename); after a failure nothing is left.
"""

from __future__ import annotations

import os
import time
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from reports.boxes import MM
from reports.errors import PaperNotWrittenError
from reports.sheet import Part, Sheet
from reports.text import Writer, initial_font

A4 = (210 * MM, 297 * MM)
A4_LANDSCAPE = (297 * MM, 210 * MM)
LANGUAGE = "fa-IR"


class Document:
    """Pages of one size, right to left. Make sheets, add them as pages, save once."""

    def __init__(self, title: str, author: str, size: tuple[float, float] = A4) -> None:
        self.size = size
        self._canvas = Canvas("", pagesize=size, pageCompression=1, lang=LANGUAGE, initialFontName=initial_font())
        self._document = self._canvas._doc  # noqa: SLF001 (ReportLab has no public door to ready page streams)
        self._describe(title, author)
        self._parts: list[str] = []
        self._resources = pdfdoc.PDFResourceDictionary()
        self._resources.basicFonts()
        self._resources.basicProcs()
        self._shared = self._document.Reference(self._resources, "pageResources")
        self.writer = Writer(self._document)
        self.page_count = 0

    def _describe(self, title: str, author: str) -> None:
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("Karbarg")
        self._canvas.setProducer("Karbarg (ReportLab)")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.setViewerPreference("Direction", "R2L")
        # ReportLab writes +03'00' for Tehran's +03'30': it takes the rest of seconds for the minutes.
        stamp = self._document._timeStamp  # noqa: SLF001
        stamp.dmm = abs(time.localtime(stamp.t).tm_gmtoff) % 3600 // 60 if stamp.tzname != "UTC" else 0

    def sheet(self) -> Sheet:
        """An empty sheet to draw on."""
        return Sheet(self.writer)

    def part(self, sheet: Sheet) -> Part:
        """Keep a drawn sheet once, to be placed on many pages."""
        name = f"part{len(self._parts) + 1}"
        stream = _stream(sheet.content(), level=9)
        resources = pdfdoc.PDFResourceDictionary()
        resources.basicFonts()
        resources.basicProcs()
        for key, value in (("Type", pdfdoc.PDFName("XObject")), ("Subtype", pdfdoc.PDFName("Form")),
                           ("BBox", pdfdoc.PDFArray([0, 0, *self.size])), ("Resources", resources)):
            stream.dictionary[key] = value
        self._document.addForm(name, stream)
        self._parts.append(name)
        return Part(pdfdoc.xObjectName(name))

    def add(self, sheet: Sheet) -> None:
        """Add a drawn sheet as the next page."""
        page = pdfdoc.PDFPage()
        page.pagewidth, page.pageheight = self.size
        page.Contents = _stream(sheet.content(), level=6)
        page.Resources = self._shared
        self._document.addPage(page)
        self.page_count += 1

    def data(self) -> bytes:
        """The finished file; the document must not be used afterwards."""
        if self._parts:
            self._resources.XObject = self._document.xobjDict(self._parts)
        return bytes(self._canvas.getpdfdata())

    def save(self, to: Path) -> None:
        """Write the finished file, whole or not at all. Raises PaperNotWrittenError."""
        write_whole(self.data(), to)


def _stream(content: bytes, level: int) -> Any:
    stream = pdfdoc.PDFStream()
    stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
    stream.content = zlib.compress(content, level)
    return stream


def write_whole(data: bytes, to: Path) -> None:
    """Write a file so that it is found whole or not at all. Raises PaperNotWrittenError."""
    unfinished = to.with_name(to.name + ".part")
    try:
        with unfinished.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(to)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise PaperNotWrittenError(path=str(to), reason=error.strerror or str(error)) from error
