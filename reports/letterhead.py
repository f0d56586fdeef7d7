"""The head and foot of the office's papers (DOMAIN H.9): ministry at the right, «بسمه تعالی» in the middle,
number, date and attachment at the top left; address, page and the note on seal and signature at the foot.
"""

from __future__ import annotations

from forms.rules.digits import to_persian
from reports.boxes import MM, Box
from reports.facts import Letterhead, PaperId
from reports.sheet import CENTER, HAIR, LEFT, THICK, Sheet
from reports.text import Style, left_to_right

HEAD_HEIGHT = 24 * MM
FOOT_HEIGHT = 6 * MM
NO_SEAL_NO_VALUE = "بدون مهر و امضا فاقد اعتبار است"
_SIDE, _QR = 62 * MM, 21 * MM
_FOOT_SHARES = (0.42, 0.3, 0.28)
_TITLE, _LINE, _SMALL = Style(13, bold=True), Style(8.5), Style(7)


def head(sheet: Sheet, box: Box, letterhead: Letterhead, title: str) -> None:
    """The constant part of the head, `HEAD_HEIGHT` high, with the title of the paper in its middle."""
    upper = box.upper(HEAD_HEIGHT - 3 * MM)
    lines = (letterhead.ministry, letterhead.directorate, letterhead.office)
    for number, (row, text) in enumerate(zip(upper.first(_SIDE).inset(0, 1.5 * MM).rows(3), lines, strict=True)):
        sheet.fit(row, text, Style(9, bold=True) if number == 0 else _LINE, label=text)
    middle = upper.inset(_SIDE + 2 * MM)
    sheet.write(middle.upper(5 * MM), "بسمه تعالی", _LINE, CENTER)
    sheet.fit(middle.below(5 * MM).upper(8 * MM), title, _TITLE, CENTER, label=title)
    if letterhead.slogan:
        sheet.fit(middle.below(12.4 * MM).upper(4 * MM), letterhead.slogan, _SMALL, CENTER, label="شعار سال")
    for row, label in zip(_id_rows(box), ("شماره:", "تاریخ:", "پیوست:"), strict=True):
        sheet.write(row, label, _LINE)
    ground = Box(box.x, box.top - HEAD_HEIGHT + 1.6 * MM, box.width, 0)
    sheet.rule(ground, THICK)
    sheet.rule(Box(ground.x, ground.y - 0.7 * MM, ground.width, 0), HAIR)


def _id_rows(box: Box) -> list[Box]:
    upper = box.upper(HEAD_HEIGHT - 3 * MM)
    return Box(upper.x + _QR, upper.y, _SIDE - _QR - 6 * MM, upper.height).inset(0, 1.5 * MM).rows(3)


def identify(sheet: Sheet, box: Box, paper: PaperId) -> None:
    """What differs from paper to paper: number, date, attachment, mark and QR code."""
    values = (left_to_right(paper.number_text), paper.date_text, paper.attachment_text)
    labels = ("شماره:", "تاریخ:", "پیوست:")
    for number, (row, text, label) in enumerate(zip(_id_rows(box), values, labels, strict=True)):
        room = row.rest(sheet.writer.width(label, _LINE) + 1.2 * MM)
        sheet.fit(room, text, Style(8.5, bold=number == 0), label=label)
    upper = box.upper(HEAD_HEIGHT - 3 * MM)
    if paper.qr_text:
        sheet.qr(Box(upper.x - 1.5 * MM, upper.y, _QR, _QR), paper.qr_text)
    if paper.mark:
        place = Box(upper.center - 15 * MM, upper.y - 0.9 * MM, 30 * MM, 4.4 * MM)
        sheet.frame(place)
        sheet.fit(place.inset(1 * MM), paper.mark, Style(8, bold=True), CENTER, label=paper.mark)


def foot(sheet: Sheet, box: Box, letterhead: Letterhead) -> None:
    """The constant part of the foot: address and telephone at the right, the note in the middle."""
    place = Box(box.x, box.y, box.width, FOOT_HEIGHT)
    sheet.line((place.x, place.top), (place.right, place.top), HAIR)
    contact, note, _ = place.upper(FOOT_HEIGHT - 1 * MM).columns(_FOOT_SHARES)
    said = [f"نشانی: {letterhead.address}"] if letterhead.address else []
    said += [f"تلفن: {left_to_right(to_persian(letterhead.phone))}"] if letterhead.phone else []
    sheet.fit(contact, " — ".join(said), _SMALL, label="نشانی")
    sheet.write(note, NO_SEAL_NO_VALUE, Style(7.5, bold=True), CENTER)


def page_number(sheet: Sheet, box: Box, page: int, pages: int, note: str = "") -> None:
    """«صفحه … از …» at the left of the foot, after a note such as the paper's place in its batch."""
    row = Box(box.x, box.y, box.width, FOOT_HEIGHT).upper(FOOT_HEIGHT - 1 * MM)
    said = to_persian(f"صفحه {page} از {pages}")
    sheet.write(row, f"{note}    {said}" if note else said, _SMALL, LEFT)
