"""One PDF being made: ready page streams around ReportLab's fonts and file structure.

Law: the file appears under its name only when it is whole (x.part, fsync, rename); after a failure nothing is left.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from reports.boxes import MM
from reports.errors import PaperNotWrittenError
from reports.fonts import SHIPPED, Fonts, check_fonts
from reports.metadata import LANGUAGE, describe
from reports.sheet import Part, Sheet
from reports.streams import Begun, Content, Page, begun, pieces_of, pressed
from reports.text import Writer, initial_font

A4 = (210 * MM, 297 * MM)
A4_LANDSCAPE = (297 * MM, 210 * MM)


class Document:
    """Pages of one size, right to left. Make sheets, add them as pages, save once."""

    def __init__(self, title: str, author: str, size: tuple[float, float] = A4, fonts: Fonts = SHIPPED) -> None:
        """Raises FontUnfitError or FontUnreadableError for an office's own fonts."""
        check_fonts(fonts)
        self.size = size
        self._canvas = Canvas("", pagesize=size, pageCompression=1, lang=LANGUAGE, initialFontName=initial_font(fonts))
        self._document = self._canvas._doc  # noqa: SLF001 (ReportLab has no public door to ready page streams)
        describe(self._canvas, title, author)
        self._parts: list[str] = []
        self._pictures: list[str] = []
        self._resources = pdfdoc.PDFResourceDictionary()
        self._resources.basicFonts()
        self._resources.basicProcs()
        self._shared = self._document.Reference(self._resources, "pageResources")
        self.writer = Writer(self._document, fonts)
        self.page_count = 0

    def sheet(self) -> Sheet:
        """An empty sheet to draw on."""
        return Sheet(self.writer)

    def part(self, sheet: Sheet, size: tuple[float, float] | None = None) -> Part:
        """Keep a drawn sheet once, to be placed on many pages (of this size)."""
        name = f"part{len(self._parts) + 1}"
        stream = pressed(sheet.content(), level=9)
        resources = pdfdoc.PDFResourceDictionary()
        resources.basicFonts()
        resources.basicProcs()
        if self._pictures:
            resources.XObject = self._document.xobjDict(self._pictures)
        for key, value in (("Type", pdfdoc.PDFName("XObject")), ("Subtype", pdfdoc.PDFName("Form")),
                           ("BBox", pdfdoc.PDFArray([0, 0, *(size or self.size)])), ("Resources", resources)):
            stream.dictionary[key] = value
        self._document.addForm(name, stream)
        self._parts.append(name)
        return Part(pdfdoc.xObjectName(name))

    def picture(self, width: int, height: int, pixels: bytes) -> Part:
        """Keep a picture of so many pixels (three bytes each: red, green, blue), to be placed with Sheet.image."""
        name = f"picture{len(self._pictures) + 1}"
        stream = pressed(pixels, level=9)
        for key, value in (("Type", pdfdoc.PDFName("XObject")), ("Subtype", pdfdoc.PDFName("Image")),
                           ("Width", width), ("Height", height), ("BitsPerComponent", 8),
                           ("ColorSpace", pdfdoc.PDFName("DeviceRGB"))):
            stream.dictionary[key] = value
        self._document.addForm(name, stream)
        self._pictures.append(name)
        return Part(pdfdoc.xObjectName(name))

    def pressed(self, sheet: Sheet) -> Begun:
        """A drawn sheet made small, to be added later under what is not known yet, such as the number of pages."""
        return begun(sheet.content())

    def add(self, sheet: Sheet, size: tuple[float, float] | None = None, under: Begun | None = None) -> None:
        """Add a drawn sheet as the next page, over a pressed one if there is one."""
        content = sheet.content()
        data = under.ended(b"\n" + content) if under else zlib.compress(content, 6)
        # The file's ID: two papers of one second and one title are two files.
        self._document.updateSignature(data)
        self._document.addPage(Page(size or self.size, self._shared, Content(data)))
        self.page_count += 1

    def data(self) -> bytes:
        """The finished file; the document must not be used afterwards."""
        return b"".join(self._pieces())

    def save(self, to: Path) -> None:
        """Write the finished file, whole or not at all. Raises PaperNotWrittenError."""
        write_whole(self._pieces(), to)

    def _pieces(self) -> list[bytes]:
        if self._parts or self._pictures:
            self._resources.XObject = self._document.xobjDict(self._parts + self._pictures)
        return pieces_of(self._canvas)


def write_whole(pieces: Iterable[bytes], to: Path) -> None:
    """Write a file so that it is found whole or not at all. Raises PaperNotWrittenError."""
    unfinished = to.with_name(to.name + ".part")
    try:
        with unfinished.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(to)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise PaperNotWrittenError(path=str(to), reason=error.strerror or str(error)) from error
