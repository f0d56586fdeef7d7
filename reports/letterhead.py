"""The head and foot of the office's papers (DOMAIN H.9): ministry at the right, «بسمه تعالی» in the middle,
number, date and attachment at the top left; address, page and the note on seal and signature at the foot.
"""

from __future__ import annotations

from pathlib import Path

from forms.rules.digits import to_persian
from reports.boxes import MM, Box
from reports.emblem import Emblem
from reports.facts import Letterhead, PaperId
from reports.fonts import SHIPPED, Fonts
from reports.pages import A4, Document
from reports.sheet import CENTER, HAIR, LEFT, THICK, Sheet, tight
from reports.text import Style, left_to_right

HEAD_HEIGHT = 24 * MM
FOOT_HEIGHT = 6 * MM
_SIDE, _QR, _EMBLEM = 62 * MM, 21 * MM, 17 * MM
_FOOT_SHARES, _LONG_FOOT_SHARES = (0.42, 0.3, 0.28), (0.58, 0.28, 0.14)
_TITLE, _LINE, _SMALL = Style(13, bold=True), Style(8.5), Style(7)
_LONG_LABEL = 8
"""Letters of a label of the block at the top left that make it small."""
_LEAST_TITLE = 10.5
"""A title that does not fit in one line of so large letters stands in two."""


def open_document(letterhead: Letterhead, title: str, size: tuple[float, float] = A4) -> Document:
    """An empty document of the office, in its own font where it has chosen one. Raises FontUnfitError and
    FontUnreadableError."""
    fonts = Fonts(Path(letterhead.regular_font) if letterhead.regular_font else SHIPPED.regular,
                  Path(letterhead.bold_font) if letterhead.bold_font else SHIPPED.bold)
    return Document(title, letterhead.office or letterhead.directorate, size, fonts)


def head(sheet: Sheet, box: Box, letterhead: Letterhead, emblem: Emblem | None = None) -> None:
    """The constant part of the head, `HEAD_HEIGHT` high."""
    upper = box.upper(HEAD_HEIGHT - 3 * MM)
    side = upper.first(_SIDE)
    if emblem:
        emblem.draw(sheet, side.first(_EMBLEM).inset(0, 1.5 * MM))
        side = side.rest(_EMBLEM + 2 * MM)
    office_lines(sheet, side.inset(0, 1.5 * MM), letterhead, 9)
    sheet.write(upper.inset(_SIDE + 2 * MM).upper(5 * MM), letterhead.invocation, _LINE, CENTER)
    ground_lines(sheet, box)


def ground_lines(sheet: Sheet, box: Box) -> None:
    """The two lines under a head."""
    ground = Box(box.x, box.top - HEAD_HEIGHT + 1.6 * MM, box.width, 0)
    sheet.rule(ground, THICK)
    sheet.rule(Box(ground.x, ground.y - 0.7 * MM, ground.width, 0), HAIR)


def office_lines(sheet: Sheet, box: Box, letterhead: Letterhead, size: float, align: str = "right") -> None:
    """Ministry, directorate and office under one another."""
    lines = (letterhead.ministry, letterhead.directorate, letterhead.office)
    for number, (row, text) in enumerate(zip(box.rows(3), lines, strict=True)):
        style = Style(size, bold=True) if number == 0 else Style(size - 0.5)
        sheet.fit(row, text, style, align, label=text)


def entitle(sheet: Sheet, box: Box, letterhead: Letterhead, title: str) -> None:
    """The title in the middle of the head, in two lines when it is long, and the slogan of the year under it."""
    middle = box.upper(HEAD_HEIGHT - 3 * MM).inset(_SIDE + 1 * MM)
    style = _TITLE.sized(_LEAST_TITLE)
    if sheet.writer.width(title, style) <= middle.width:
        sheet.fit(middle.below(5 * MM).upper(8 * MM), title, _TITLE, CENTER, label=title)
        under = middle.below(12.4 * MM).upper(4 * MM)
    else:
        place = middle.below(4.2 * MM).upper(10.6 * MM)
        sheet.fit(_halved(sheet, place, title, style), title, style, CENTER, label=title)
        under = middle.below(14 * MM).upper(3.2 * MM)
    if letterhead.slogan:
        sheet.fit(under, letterhead.slogan, _SMALL, CENTER, label="شعار سال")


def _halved(sheet: Sheet, box: Box, text: str, style: Style) -> Box:
    """The narrowest middle of the box in which the text takes two lines, so that both are about as long."""
    for tenth in range(6, 10):
        narrow = box.inset(box.width * (10 - tenth) / 20)
        if len(sheet.writer.wrap(text, style, narrow.width)) <= 2:
            return narrow
    return box


def _id_rows(box: Box) -> list[Box]:
    upper = box.upper(HEAD_HEIGHT - 3 * MM)
    return Box(upper.x + _QR, upper.y, _SIDE - _QR - 2 * MM, upper.height).inset(0, 1.5 * MM).rows(3)


def id_values(sheet: Sheet, rows: list[Box], paper: PaperId, style: Style, below: float = 0.0) -> None:
    """Number, date and attachment after their labels; a long attachment goes on in the room `below`, in points."""
    number = left_to_right(paper.number_text) if paper.number_text else ""
    said = ((paper.number_label, number), (paper.date_label, paper.date_text), ("پیوست", paper.attachment_text))
    for place, (row, (label, text)) in enumerate(zip(rows, said, strict=True)):
        own = style if len(label) < _LONG_LABEL else style.sized(style.size - 1)
        room = row.rest(sheet.writer.width(f"{label}:", own) + 1.2 * MM)
        value = Style(style.size, bold=place == 0)
        if sheet.writer.width(text, value) > room.width and place == len(rows) - 1:
            _run_on(sheet, row, f"{label}: {text}", value, below)
            return
        sheet.write(row, f"{label}:", own)
        if text:
            sheet.fit(room, text, value, label=label)


def _run_on(sheet: Sheet, row: Box, text: str, style: Style, below: float) -> None:
    """A text whose first line stands in the row and whose others stand under it, in small letters."""
    small = style.sized(style.size - 1)
    top = row.middle + tight(small) / 2
    height = min(len(sheet.writer.wrap(text, small, row.width)) * tight(small) + 1, top - row.y + below)
    sheet.fit(Box(row.x, top - height, row.width, height), text, small, label=text)


def identify(sheet: Sheet, box: Box, paper: PaperId) -> None:
    """What differs from paper to paper: number, date, attachment, mark and QR code."""
    id_values(sheet, _id_rows(box), paper, _LINE, 2.5 * MM)
    upper = box.upper(HEAD_HEIGHT - 3 * MM)
    if paper.qr_text:
        sheet.qr(Box(upper.x - 1.5 * MM, upper.y, _QR, _QR), paper.qr_text)
    if paper.mark:
        stamp(sheet, Box(upper.center - 15 * MM, upper.y - 0.9 * MM, 30 * MM, 4.4 * MM), paper.mark)


def stamp(sheet: Sheet, box: Box, text: str, size: float = 8) -> None:
    """A framed word: a mark, an urgency, a secrecy."""
    sheet.frame(box)
    sheet.fit(box.inset(1 * MM), text, Style(size, bold=True), CENTER, label=text)


def foot(sheet: Sheet, box: Box, letterhead: Letterhead) -> None:
    """The constant part of the foot: address and telephone at the right, the note in the middle."""
    place = Box(box.x, box.y, box.width, FOOT_HEIGHT)
    sheet.line((place.x, place.top), (place.right, place.top), HAIR)
    said, upper = " — ".join(contacts(letterhead)), place.upper(FOOT_HEIGHT - 1 * MM)
    contact, note, _ = upper.columns(_FOOT_SHARES)
    if sheet.writer.width(said, _SMALL) > contact.width:
        contact, note, _ = upper.columns(_LONG_FOOT_SHARES)
        contact = Box(contact.x, contact.y - 1.6 * MM, contact.width, contact.height + 1.6 * MM)
    sheet.fit(contact, said, _SMALL, label="نشانی در سربرگ")
    sheet.fit(note, letterhead.note, Style(7.5, bold=True), CENTER, label="یادداشت پای برگ")


def contacts(letterhead: Letterhead) -> list[str]:
    """Where the office is found."""
    numbers = (("تلفن", letterhead.phone), ("کد پستی", letterhead.postcode))
    said = [f"نشانی: {letterhead.address}"] if letterhead.address else []
    return said + [f"{label}: {left_to_right(to_persian(text))}" for label, text in numbers if text]


def page_number(sheet: Sheet, box: Box, page: int, pages: int, note: str = "") -> None:
    """«صفحه … از …» at the left of the foot, after a note such as the paper's place in its batch."""
    row = Box(box.x, box.y, box.width, FOOT_HEIGHT).upper(FOOT_HEIGHT - 1 * MM)
    said = to_persian(f"صفحه {page} از {pages}")
    sheet.write(row, f"{note}    {said}" if note else said, _SMALL, LEFT)
