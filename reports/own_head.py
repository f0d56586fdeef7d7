"""The head and foot of a paper that is not an act of the office: a cooperative's minutes on the office's form.

Law: the office's name stands only at the foot, as that of the form's author; no note speaks of its seal.
"""

from __future__ import annotations

from reports.boxes import MM, Box
from reports.facts import Letterhead, OwnHead, PaperId
from reports.letterhead import FOOT_HEIGHT, HEAD_HEIGHT, ground_lines, id_values, stamp
from reports.sheet import CENTER, HAIR, Sheet
from reports.text import Style, left_to_right

_SIDE, _QR, _IDS = 46 * MM, 21 * MM, 40 * MM
_NAME, _KNOWN, _TITLE, _LINE, _SMALL = Style(11, bold=True), Style(7.5), Style(12.5, bold=True), Style(8.5), Style(7)


def head(sheet: Sheet, box: Box, letterhead: Letterhead) -> None:
    """The constant part of the head."""
    sheet.write(_upper(box).inset(_SIDE).upper(4.5 * MM), letterhead.invocation, Style(8), CENTER)
    ground_lines(sheet, box)


def foot(sheet: Sheet, box: Box, letterhead: Letterhead) -> None:
    """The constant part of the foot: whose form it is."""
    place = Box(box.x, box.y, box.width, FOOT_HEIGHT)
    sheet.line((place.x, place.top), (place.right, place.top), HAIR)
    row = place.upper(FOOT_HEIGHT - 1 * MM).first(place.width * 0.6)
    sheet.fit(row, f"فرم نمونهٔ {letterhead.office or letterhead.directorate}", _SMALL, label="سربرگ")


def dress(sheet: Sheet, box: Box, own: OwnHead, paper: PaperId, title: str) -> None:
    """What is the paper's own at the top of its first page."""
    upper = _upper(box)
    middle = upper.inset(_SIDE)
    sheet.fit(middle.below(4.5 * MM).upper(6 * MM), own.name, _NAME, CENTER, label=own.name)
    if own.known_by:
        sheet.fit(middle.below(10.4 * MM).upper(4 * MM), own.known_by, _KNOWN, CENTER, label=own.name)
    sheet.fit(middle.below(14.3 * MM).upper(6.7 * MM), title, _TITLE, CENTER, label=title)
    ids = Box(upper.x, upper.y, _IDS, upper.height).inset(0, 1.5 * MM).rows(3)
    id_values(sheet, ids, paper, _LINE, 1 * MM)
    if paper.qr_text:
        sheet.qr(Box(upper.right - _QR + 1.5 * MM, upper.y, _QR, _QR), paper.qr_text)
    if paper.mark:
        stamp(sheet, Box(upper.right - _SIDE + 1 * MM, upper.y + 8 * MM, 23 * MM, 4.6 * MM), paper.mark, 7.5)


def dress_next(sheet: Sheet, row: Box, own: OwnHead) -> None:
    """The name at the right of a following page."""
    sheet.fit(row, own.name, _LINE, label=own.name)


def page_note(paper: PaperId) -> str:
    """«پرونده ۳۰۰۱-۱-…» where another number stands at the head."""
    return f"پرونده {left_to_right(paper.file_text)}" if paper.file_text else ""


def _upper(box: Box) -> Box:
    return box.upper(HEAD_HEIGHT - 3 * MM)
