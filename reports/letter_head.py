"""The letterhead of an official letter (DOMAIN H.9): «بسمه تعالی» at the top, the emblem over ministry and office at
the right, number, date and attachment at the left, the slogan of the year under the rule, the address at the foot.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reports.blocks import Letter
from reports.boxes import MM, Box, page_box
from reports.emblem import Emblem, emblem_of
from reports.facts import Letterhead
from reports.flow import Frame, room_on
from reports.letterhead import FOOT_HEIGHT, contacts, id_values, office_lines, stamp
from reports.pages import A4, Document
from reports.sheet import CENTER, HAIR, LEFT, THICK, THIN, Sheet
from reports.text import Style, left_to_right

A5 = (148 * MM, 210 * MM)
_SHORT = 13 * MM


@dataclass(frozen=True, slots=True)
class Look:
    """The measures of letters of one size of paper; points."""

    size: tuple[float, float]
    margin: float
    text_right: float
    text_left: float
    side: float
    head: float
    qr: float
    body: Style
    small: Style

    @property
    def page(self) -> Box:
        return page_box(self.size, self.margin)


_HEAD_WITHOUT_EMBLEM = {"A4": 30 * MM, "A5": 26 * MM}


def look_of(size: str, letterhead: Letterhead) -> Look:
    """The measures of this size; the head is lower where no emblem stands in it."""
    return _LOOKS[size] if letterhead.emblem else replace(_LOOKS[size], head=_HEAD_WITHOUT_EMBLEM[size])


_LOOKS = {
    "A4": Look(A4, 14 * MM, 11 * MM, 6 * MM, 64 * MM, 37 * MM, 23 * MM, Style(11.5), Style(9)),
    "A5": Look(A5, 9 * MM, 7 * MM, 4 * MM, 50 * MM, 30 * MM, 20 * MM, Style(10), Style(7.5)),
}


def letter_frame(document: Document, letterhead: Letterhead, look: Look) -> Frame:
    """The constant parts of the pages of a letter."""
    page, emblem = look.page, emblem_of(document, letterhead.emblem)
    first, following = document.sheet(), document.sheet()
    _head(first, look, letterhead, emblem)
    for sheet in (first, following):
        _foot(sheet, look, letterhead)
    following.rule(page.upper(_SHORT - 5 * MM), THIN)
    slogan = 6 * MM if letterhead.slogan else 2 * MM
    return Frame(document, look.size, page, document.part(first, look.size), document.part(following, look.size),
                 _text_room(look, look.head + slogan + 3 * MM), _text_room(look, _SHORT))


def _text_room(look: Look, above: float) -> Box:
    """The circular's wide margins: more at the right, where a letter is filed."""
    room = room_on(look.page, above, FOOT_HEIGHT + 3 * MM)
    return Box(room.x + look.text_left, room.y, room.width - look.text_left - look.text_right, room.height)


def _head(sheet: Sheet, look: Look, letterhead: Letterhead, emblem: Emblem | None) -> None:
    page = look.page
    upper = page.upper(look.head - 2 * MM)
    side = upper.first(look.side)
    if emblem:
        emblem.draw(sheet, side.upper(upper.height * 0.45))
        lines = side.below(upper.height * 0.46).upper(upper.height * 0.48)
    else:
        lines = side.inset(0, upper.height * 0.2)
    office_lines(sheet, lines, letterhead, look.small.size + 0.5, CENTER)
    sheet.write(upper.upper(7 * MM), letterhead.invocation, Style(look.small.size + 1.5, bold=True), CENTER)
    sheet.rule(upper, THICK)
    if letterhead.slogan:
        under = Box(page.x, upper.y - 6.5 * MM, page.width, 6 * MM)
        sheet.fit(under, letterhead.slogan, Style(look.small.size, bold=True), CENTER, label="شعار سال")


def _id_rows(look: Look) -> list[Box]:
    upper = look.page.upper(look.head - 2 * MM)
    block = Box(upper.x + look.qr, upper.y, look.side - look.qr, upper.height)
    return block.below(upper.height * 0.1).upper(upper.height * 0.62).rows(3)


def _foot(sheet: Sheet, look: Look, letterhead: Letterhead) -> None:
    page = look.page
    place = Box(page.x, page.y, page.width, FOOT_HEIGHT)
    sheet.line((place.x, place.top), (place.right, place.top), HAIR)
    said, room = " — ".join(contacts(letterhead)), place.upper(FOOT_HEIGHT - 1 * MM).first(place.width * 0.82)
    style = Style(look.small.size - 1)
    if sheet.writer.width(said, style) > room.width:
        room = Box(room.x, room.y - 1.6 * MM, room.width, room.height + 1.6 * MM)
    sheet.fit(room, said, style, label="نشانی در سربرگ")


def dress(look: Look, letterhead: Letterhead, letter: Letter, sheet: Sheet, number: int) -> None:
    """What is the letter's own at the top of its pages."""
    if number > 1:
        _short_head(sheet, look, letterhead, letter)
        return
    upper = look.page.upper(look.head - 2 * MM)
    rows = _id_rows(look)
    id_values(sheet, rows, letter.paper, look.small, rows[-1].y - upper.y)
    if letter.paper.qr_text:
        sheet.qr(Box(upper.x - 1.5 * MM, upper.top - look.qr - 1.5 * MM, look.qr, look.qr), letter.paper.qr_text)
    words = [word for word in (letter.urgency, letter.secrecy) if word]
    middle = upper.inset(look.side + 1 * MM)
    _stamps(sheet, middle.below(9 * MM).upper(6 * MM), words, look)
    _stamps(sheet, middle.below(17 * MM).upper(6 * MM), [letter.paper.mark] if letter.paper.mark else [], look)


def _stamps(sheet: Sheet, row: Box, words: list[str], look: Look) -> None:
    """Framed words side by side in the middle of a row."""
    style = Style(look.small.size, bold=True)
    most = (row.width - 3 * MM * (len(words) - 1)) / max(1, len(words))
    widths = [min(most, sheet.writer.width(word, style) + 8 * MM) for word in words]
    right = row.center + (sum(widths) + 3 * MM * (len(words) - 1)) / 2
    for word, width in zip(words, widths, strict=True):
        stamp(sheet, Box(right - width, row.y, width, row.height), word, style.size)
        right -= width + 3 * MM


def _short_head(sheet: Sheet, look: Look, letterhead: Letterhead, letter: Letter) -> None:
    row = look.page.upper(_SHORT - 5 * MM)
    office = letterhead.office or letterhead.directorate
    sheet.fit(row.first(row.width * 0.5), office, look.small, label=office)
    said = [f"شماره: {left_to_right(letter.paper.number_text)}"] if letter.paper.number_text else []
    said += [f"تاریخ: {letter.paper.date_text}"] if letter.paper.date_text else []
    if said:
        sheet.fit(row.rest(row.width * 0.5), "    ".join(said), look.small, LEFT, label="شماره")
