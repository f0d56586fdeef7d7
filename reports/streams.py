"""Ready streams of a PDF file, held once: what has been written out is let go.

ReportLab writes `endstream` on the last line of the data; ISO 19005-2, 6.1.7.1 wants it on a line of its own.
"""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc


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


def flate() -> dict[str, Any]:
    """The entries of a stream whose data is compressed."""
    return {"Filter": pdfdoc.PDFName("FlateDecode")}


def pressed(content: bytes, level: int = 6) -> Stream:
    """A compressed stream."""
    return Stream(flate(), zlib.compress(content, level))


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
