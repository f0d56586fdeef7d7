"""Rules of PDF/A-2b (ISO 19005-2) that can be looked at with pikepdf and fontTools; veraPDF is not to be had here."""

import io
import re
from xml.etree import ElementTree

import pikepdf
from fontTools.ttLib import TTFont

DUBLIN, RDF = "{http://purl.org/dc/elements/1.1/}", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XMP, PDF = "{http://ns.adobe.com/xap/1.0/}", "{http://ns.adobe.com/pdf/1.3/}"
PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
FORBIDDEN = ("/JavaScript", "/JS", "/OpenAction", "/AA", "/SMask", "/ca", "/CA", "/Encrypt", "/Annots", "/TR", "/OPI",
             "/Ref")


def broken_rules(path):
    """The names of the rules that a file breaks; an empty list is what we want."""
    data = path.read_bytes()
    with pikepdf.open(path) as file:
        rules = {**_of_the_file(data, file), **_of_the_text_about_it(file), **_of_the_objects(file)}
        for number, font in enumerate(_fonts(file)):
            rules |= {f"font {number}: {name}": held for name, held in _of_a_font(font).items()}
        return [name for name, held in rules.items() if not held]


def _of_the_file(data, file):
    ids, bare = file.trailer.get("/ID"), re.sub(rb"\nstream\n.*?\nendstream\n", b"", data, flags=re.DOTALL)
    return {
        "6.1.2 header and binary comment": re.match(rb"%PDF-1\.[4-7]\n%[\x80-\xff]{4}", data),
        "6.1.3 nothing after the end": re.search(rb"%%EOF\r?\n?\Z", data),
        "6.1.3 file ID": ids is not None and len(ids) == 2 and all(bytes(each) for each in ids),
        "6.1.3 not encrypted": not file.is_encrypted,
        "6.1.6 even hexadecimal strings": not re.search(rb"[^<]<(?:[0-9A-F]{2})*[0-9A-F]>[^>]", bare),
        "6.1.7 stream and endstream on lines of their own": _streams_are_framed(data),
        "6.1.9 objects on lines of their own": len(re.findall(rb"\n\d+ 0 obj\n", bare)) == bare.count(b"endobj\n"),
    }


def _streams_are_framed(data):
    """And Length is the number of bytes between them."""
    starts = list(re.finditer(rb"/Length (\d+)(?:(?!endobj).)*?>>\s*\nstream\n", data, re.DOTALL))
    ends = data.count(b"\nendstream\n")
    return len(starts) == ends and all(data[each.end() + int(each[1]):].startswith(b"\nendstream") for each in starts)


def _of_the_text_about_it(file):
    root, info = file.Root, file.docinfo
    stream = root.get("/Metadata")
    xmp = ElementTree.fromstring(bytes(stream.read_bytes()).decode().strip())  # noqa: S314 (we wrote it a moment ago)

    def said(name):
        return "".join(xmp.find(f".//{name}").itertext()).strip()

    stamp = re.sub(r"\D", "", str(info["/CreationDate"]))
    return {
        "6.6.2 XMP not compressed": "/Filter" not in stream,
        "6.6.4 calls itself A-2b": (said(f"{PDFA}part"), said(f"{PDFA}conformance")) == ("2", "B"),
        "title": said(f"{DUBLIN}title") == str(info["/Title"]) != "",
        "author": said(f"{DUBLIN}creator") == str(info["/Author"]),
        "language": said(f"{DUBLIN}language") == str(root["/Lang"]) == "fa-IR",
        "producer": said(f"{PDF}Producer") == str(info["/Producer"]),
        "creator": said(f"{XMP}CreatorTool") == str(info["/Creator"]),
        "dates": stamp == re.sub(r"\D", "", said(f"{XMP}CreateDate")) == re.sub(r"\D", "", said(f"{XMP}ModifyDate")),
        "nothing in Info that XMP lacks": set(info.keys()) == {"/Title", "/Author", "/Creator", "/Producer",
                                                               "/CreationDate", "/ModDate"},
    }


def _of_the_objects(file):
    streams = [each for each in file.objects if isinstance(each, pikepdf.Stream)]
    things = [each for each in file.objects if isinstance(each, pikepdf.Dictionary | pikepdf.Stream)]
    intent = file.Root.get("/OutputIntents")
    return {
        "6.2.3 output intent": intent and intent[0].S == "/GTS_PDFA1"
        and intent[0].DestOutputProfile.read_bytes()[36:40] == b"acsp" and intent[0].DestOutputProfile.N == 3,
        "6.1.7.2 no LZW": not any("LZW" in repr(each.get("/Filter")) for each in streams),
        "6.1.7.1 no data elsewhere": not any("/F" in each and "/Length" in each for each in streams),
        "nothing forbidden": not [name for name in FORBIDDEN for each in things if name in each],
        "6.2.8 pictures": all("/Alternates" not in each and each.get("/Interpolate") is not True for each in streams),
        "6.2.2 pages name their resources": all("/Resources" in page for page in file.pages),
    }


def _fonts(file):
    return [each for each in file.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"]


def _of_a_font(font):
    about = font.get("/FontDescriptor")
    if about is None or "/FontFile2" not in about:
        return {"6.2.11.4 embedded": False}
    program = TTFont(io.BytesIO(about.FontFile2.read_bytes()))
    tables, widths = program["cmap"].tables, [float(width) for width in font.Widths]
    scale, first = 1000 / program["head"].unitsPerEm, int(font.FirstChar)
    off = [abs(widths[code - first] - program["hmtx"][name][0] * scale)
           for code, name in tables[0].cmap.items() if 0 <= code - first < len(widths) and name != ".notdef"]
    return {
        "6.2.11.4 cut to what is used": re.match(r"/[A-Z]{6}\+", str(font.BaseFont)),
        "6.2.11.6 symbolic, without an encoding": int(about.Flags) & 4 and "/Encoding" not in font,
        "6.2.11.6 one table of codes": len(tables) == 1,
        "6.2.11.5 widths are those of the program": off and max(off) < 1,
        "6.2.11.7 every code has its text": "/ToUnicode" in font,
        "6.2.11.7 no text of private use": not re.search(rb"<(?:E[0-9A-F]|F[0-8])..>\n", font.ToUnicode.read_bytes()),
    }
