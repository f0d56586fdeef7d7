"""What a reader and a scanner find on a finished paper."""

import re

import pypdfium2
import zxingcpp

_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufffe]")


def pages_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def plain(text):
    """A text as it is compared: no half spaces, no marks, one space between words, no turned quotation marks."""
    return " ".join(re.sub("[«»]", "", _UNSEEN.sub("", text)).split())


def said(pdf, page=None):
    """The texts of a page (from 0), or of all pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        chosen = document if page is None else [document[page]]
        return plain(" ".join(each.get_textpage().get_text_range() for each in chosen))
    finally:
        document.close()


def scanned(pdf, page, dpi=200):
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[page].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    finally:
        document.close()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def size_of(pdf, page=0):
    """Width and height of a page, in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].get_size()
    finally:
        document.close()
