"""Ready streams and pages of a PDF file, held once: what has been written out is let go, and never joined.

ReportLab writes `endstream` on the last line of the data; ISO 19005-2, 6.1.7.1 wants it on a line of its own.
"""

from __future__ import annotations

import threading
import zlib
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfdoc

_one_file = threading.Lock()


class Stream(pdfdoc.PDFObject):  # type: ignore[misc]
    """Data that is ready to be written, under a dictionary of PDF values."""

    __RefOnly__ = 1

    def __init__(self, entries: dict[str, Any], data: bytes) -> None:
        self.dictionary = pdfdoc.PDFDictionary(dict(entries))
        self._data = data

    def format(self, document: Any) -> bytes:
        """Once: the data is let go, as the file now holds it."""
        data, self._data = self._data, b""
        self.dictionary["Length"] = len(data)
        return b"%b\nstream\n%b\nendstream\n" % (self.dictionary.format(document), data)


class Content(pdfdoc.PDFObject):  # type: ignore[misc]
    """A page's compressed operators, put into words more quickly: a list has hundreds of them."""

    __RefOnly__ = 1

    def __init__(self, data: bytes) -> None:
        self._data = data

    def format(self, _document: Any) -> bytes:
        data, self._data = self._data, b""
        return b"<</Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\n" % (len(data), data)


class Page(pdfdoc.PDFObject):  # type: ignore[misc]
    """A page of a size in points, in a tenth of the time that ReportLab's own takes."""

    __RefOnly__ = 1

    def __init__(self, size: tuple[float, float], resources: Any, content: Content) -> None:
        self._size, self._resources, self._content = size, resources, content

    def format(self, document: Any) -> bytes:
        parent, resources, content = (
            document.Reference(each).format(document) for each in (document.Pages, self._resources, self._content))
        return b"<</Type/Page/MediaBox[0 0 %.4f %.4f]/Parent %b/Resources %b/Contents %b>>" % (
            *self._size, parent, resources, content)


class _Pieces(pdfdoc.PDFFile):  # type: ignore[misc]
    """A finished file in its pieces: joined it would be held twice."""

    def format(self, _document: Any) -> list[bytes]:
        return list(self.strings)


def flate() -> dict[str, Any]:
    """The entries of a stream whose data is compressed."""
    return {"Filter": pdfdoc.PDFName("FlateDecode")}


def pressed(content: bytes, level: int = 6) -> Stream:
    """A compressed stream."""
    return Stream(flate(), zlib.compress(content, level))


class Begun(NamedTuple):
    """The compressed beginning of a stream, and what its check sum (RFC 1950) is so far."""

    data: bytes
    checked: int

    def ended(self, rest: bytes) -> bytes:
        """The whole compressed stream."""
        press = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        check = zlib.adler32(rest, self.checked).to_bytes(4, "big")
        return b"".join((self.data, press.compress(rest), press.flush(), check))


def begun(content: bytes, level: int = 6) -> Begun:
    """A stream pressed now, of which the end is not known yet."""
    press = zlib.compressobj(level)
    return Begun(press.compress(content) + press.flush(zlib.Z_SYNC_FLUSH), zlib.adler32(content))


def pieces_of(canvas: Any) -> list[bytes]:
    """The finished file, to be written piece by piece; the canvas must not be used afterwards."""
    finish_fonts(canvas._doc)  # noqa: SLF001 (ReportLab has no public door to its objects)
    with _one_file:
        usual, pdfdoc.PDFFile = pdfdoc.PDFFile, _Pieces  # the only hook there is, and not ours alone
        try:
            return list(canvas.getpdfdata())
        finally:
            pdfdoc.PDFFile = usual


def finish_fonts(document: Any) -> None:
    """Makes the objects of the fonts now, and their streams ready like ours."""
    for font in document.delayedFonts:
        font.addObjects(document)
    document.delayedFonts = []
    for name, each in document.idToObject.items():
        if type(each) is pdfdoc.PDFStream:
            content = each.content.encode("ascii") if isinstance(each.content, str) else each.content
            data = content if "Filter" in each.dictionary else zlib.compress(content)
            document.idToObject[name] = Stream({**each.dictionary.dict, **flate()}, data)
