"""What a file says of itself: title, office, language, time, colours; in the Info dictionary and in XMP alike.

PDF/A-2b (ISO 19005-2): everything that tests/reports/pdfa_rules.py can look at holds (fonts embedded as subsets with
ToUnicode and true widths, XMP equal to Info, sRGB output intent, file ID, no transparency, no encryption, ends of
streams on their own lines). No conformance checker such as veraPDF ran over it, so it is a claim, not a certificate.
PDF/UA (ISO 14289): reached are language, title shown in the window, direction and text that reads as words; not
reached is the structure tree (headings, tables, the order of reading), so the file does not call itself accessible.
"""

from __future__ import annotations

import re
import zlib
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase import pdfdoc

from reports.shaping import clean
from reports.streams import Stream, flate

LANGUAGE = "fa-IR"
PRODUCER = "Karbarg (ReportLab)"
CREATOR = "Karbarg"
_VERSION = (1, 7)
_not_xml = re.compile("[\ud800-\udfff\ufffe\uffff]")
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """Only what XMP says too: ReportLab would add a subject nobody wrote."""

    def __init__(self, title: str, author: str, moment: datetime) -> None:
        super().__init__()
        self.title, self.author, self.creator, self.producer = title, author, CREATOR, PRODUCER
        self.subject = self.keywords = ""
        self._stamp = stamp(moment)

    def format(self, document: Any) -> bytes:
        said = {"Title": self.title, "Author": self.author, "Creator": self.creator, "Producer": self.producer,
                "CreationDate": self._stamp, "ModDate": self._stamp}
        entries = {name: pdfdoc.PDFString(text) for name, text in said.items()}
        return bytes(pdfdoc.PDFDictionary(entries).format(document))


def stamp(moment: datetime) -> str:
    """A moment as PDF writes it. (ReportLab takes the rest of seconds for the minutes: +03'00' in Tehran.)"""
    minutes = (moment.utcoffset() or timedelta()) // timedelta(minutes=1)
    return f"D:{moment:%Y%m%d%H%M%S}{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}'{abs(minutes) % 60:02}'"


def describe(canvas: Any, title: str, author: str) -> None:
    """Writes all of it into a new document."""
    document = canvas._doc  # noqa: SLF001 (ReportLab has no public door to the catalogue)
    title, author = _xml_text(title), _xml_text(author)
    moment = _moment(document)
    document.info = _Info(title, author, moment)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setViewerPreference("Direction", "R2L")
    document._pdfVersion = _VERSION  # noqa: SLF001
    catalog = document.Catalog
    catalog.Metadata = _xmp(title, author, moment)
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = pdfdoc.PDFArray([pdfdoc.PDFDictionary({
        "Type": pdfdoc.PDFName("OutputIntent"), "S": pdfdoc.PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"), "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": document.Reference(Stream({"N": 3, **flate()}, _srgb())),
    })])


def _moment(document: Any) -> datetime:
    """The document's own time where we are; SOURCE_DATE_EPOCH is told in UTC."""
    time = document._timeStamp  # noqa: SLF001
    moment = datetime.fromtimestamp(int(time.t), UTC)
    return moment if time.tzname == "UTC" else moment.astimezone()


def _xml_text(text: str) -> str:
    return _not_xml.sub("", clean(text))


def _xmp(title: str, author: str, moment: datetime) -> Stream:
    """Not compressed, so that a program that reads no PDF can find it."""
    said = _XMP.format(language=LANGUAGE, title=escape(title), author=escape(author), creator=CREATOR,
                       producer=PRODUCER, moment=moment.isoformat(timespec="seconds"))
    return Stream({"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}, said.encode())


@lru_cache(1)
def _srgb() -> bytes:
    return zlib.compress(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), 9)
