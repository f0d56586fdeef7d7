"""The ruled pieces of official forms: headings, captioned cells, squares for digits, places to tick and to sign."""

from __future__ import annotations

from collections.abc import Sequence

from reports.boxes import MM, Box
from reports.facts import Blank, Fact, Signatory
from reports.sheet import CENTER, HAIR, RIGHT, THIN, Sheet, tight
from reports.text import Style, Writer

HEADING = Style(8.5, bold=True)
CAPTION = Style(6.5)
VALUE = Style(8.5, bold=True)
BODY = Style(8.5)
_SMALL_VALUE, _OVER_VALUE = VALUE.sized(7), 3.2 * MM
GREY, PALE = 0.88, 0.95
"""Grounds of headings and of cells that are not to be written in."""
PAD = 1.3 * MM
_ROLE, _SIGN_HEAD = Style(8, bold=True), 4.8 * MM
_SIGN_NAME, _SIGN_ROOM, _SIGN_NARROW = 4.2 * MM, 22 * MM, 46 * MM
"""Height of a known name under a role; the least width in which a person signs; the cell that has no room beside it."""
_SIGNED = ("نام:", "کد ملی:", "تاریخ:")
_SQUARE, _SIGN, _FEW = 4.4 * MM, 1.9 * MM, 4
"""The side of a square for one digit, the place of a sign between squares, and how many squares are a few."""


def heading(sheet: Sheet, box: Box, text: str, note: str = "") -> None:
    """A grey band with the title of a section, and a small note at its left."""
    sheet.fill(box, GREY)
    sheet.frame(box)
    inner = box.inset(PAD)
    sheet.fit(inner, text, HEADING, label=text)
    if note:
        room = inner.rest(min(sheet.writer.width(text, HEADING), inner.width * 0.6) + PAD)
        sheet.fit(room, note, CAPTION, "left", label=text)


def captions(sheet: Sheet, cells: Sequence[Box], facts: Sequence[Fact]) -> None:
    """Ruled cells with their small labels; the constant part of a table of facts."""
    sheet.grid(list(cells))
    for cell, fact in zip(cells, facts, strict=True):
        sheet.fit(cell.inset(PAD, 0.5 * MM).upper(2.7 * MM), fact.label, CAPTION, label=fact.label)


def fact_values(sheet: Sheet, cells: Sequence[Box], facts: Sequence[Fact]) -> None:
    """The values under their labels."""
    for cell, fact in zip(cells, facts, strict=True):
        if fact.value:
            sheet.fit(cell.inset(PAD, 0.2 * MM).below(_OVER_VALUE - 0.5 * MM), fact.value, VALUE, label=fact.label)


def fact_cells(box: Box, facts: Sequence[Fact], columns: int, heights: Sequence[float]) -> list[Box]:
    """Places of facts in rows of so many columns, from the right; a short row is widened to the full width."""
    cells: list[Box] = []
    for row, height in zip(fact_rows(facts, columns), heights, strict=True):
        cells += box.upper(height).columns([fact.span for fact in row])
        box = box.below(height)
    return cells


def fact_heights(writer: Writer, width: float, facts: Sequence[Fact], columns: int, height: float) -> tuple[float, ...]:
    """Heights of the rows of facts: the usual one, more where a value needs several lines even in small letters."""
    heights = []
    for row in fact_rows(facts, columns):
        share = width / sum(fact.span for fact in row)
        lines = max(_lines(writer, fact.value, fact.span * share - 2 * PAD) for fact in row)
        heights.append(height if lines == 1 else _OVER_VALUE + lines * tight(_SMALL_VALUE))
    return tuple(heights)


def _lines(writer: Writer, text: str, width: float) -> int:
    """How many lines a value needs in small letters; most need one, and wrapping costs more than asking."""
    if "\n" not in text and writer.width(text, VALUE) <= width:
        return 1
    return len(writer.wrap(text, _SMALL_VALUE, width))


def fact_rows(facts: Sequence[Fact], columns: int) -> list[list[Fact]]:
    """Facts set into rows: a row ends when the next fact does not fit."""
    rows: list[list[Fact]] = []
    room = 0
    for fact in facts:
        if fact.span > room or not rows:
            rows.append([])
            room = columns
        rows[-1].append(fact)
        room -= fact.span
    return rows


def squares_width(pattern: str, side: float = _SQUARE) -> float:
    """Width of the squares of a pattern, in points."""
    return sum(side if sign == "#" else _SIGN for sign in pattern)


def squares(sheet: Sheet, box: Box, pattern: str, side: float = _SQUARE) -> None:
    """Squares for digits at the left of the box; '#' is a square, other signs stand between: «####/##/##»."""
    side = min(side, box.height - 1.2 * MM)
    cells, x = [], box.x
    for sign in pattern:
        if sign == "#":
            cells.append(Box(x, box.middle - side / 2, side, side))
            x += side
        else:
            sheet.write(Box(x, box.y, _SIGN, box.height), sign, BODY, CENTER)
            x += _SIGN
    sheet.grid(cells, 0.45)


def ticks(sheet: Sheet, box: Box, texts: Sequence[str], columns: int, style: Style = BODY,
          ticked: Sequence[str] = ()) -> None:
    """Options with a square at the right of each, in rows from the right; some are ticked."""
    per_row = -(-len(texts) // columns)
    for number, text in enumerate(texts):
        row = box.rows(per_row)[number // columns]
        cell = row.columns([1] * columns)[number % columns]
        if number == len(texts) - 1 and text.endswith(":"):
            cell = Box(row.x, row.y, cell.right - row.x, row.height)  # what is left of the row, to write on
        cell = cell.inset(PAD)
        square = sheet.tick_box(cell)
        if text in ticked or text.rstrip(":") in ticked:
            sheet.tick(square)
        room = cell.rest(square.width + 1.2 * MM)
        sheet.fit(room, text, style, label=text)
        if text.endswith(":"):
            line = room.rest(sheet.writer.width(text, style) + 1 * MM)
            sheet.rule(Box(line.x, line.middle - 1.4 * MM, line.width, 0), HAIR)


def tick_rows(count: int, columns: int) -> int:
    """Rows that so many options need."""
    return -(-count // columns)


def blank_cells(sheet: Sheet, box: Box, blanks: Sequence[Blank]) -> None:
    """Places to write side by side: a small label at the right of each, then squares or empty room."""
    cells = box.columns([blank.share for blank in blanks])
    for number, (cell, blank) in enumerate(zip(cells, blanks, strict=True)):
        if number:
            sheet.line((cell.right, cell.y), (cell.right, cell.top), HAIR)
        inner = cell.inset(PAD)
        sheet.write(inner, blank.label, CAPTION)
        if blank.pattern:
            squares(sheet, _squares_room(sheet, inner, blank), blank.pattern)


def _squares_room(sheet: Sheet, box: Box, blank: Blank) -> Box:
    """Dates stand at the left, under one another; a few squares follow their label."""
    if blank.pattern.count("#") > _FEW:
        return box
    after = box.rest(sheet.writer.width(blank.label, CAPTION) + 1.5 * MM)
    return after.first(squares_width(blank.pattern, min(_SQUARE, box.height - 1.2 * MM)))


def sign_head_height(writer: Writer, width: float, places: Sequence[Signatory]) -> float:
    """Height of the roles of places to sign of this width: more where a role needs several lines or has a name."""
    lines = max(len(writer.wrap(each.role, _ROLE, width - 2 * PAD)) for each in places)
    named = _SIGN_NAME if any(each.name for each in places) else 0.0
    return max(_SIGN_HEAD, lines * tight(_ROLE) + 1.2 * MM) + named


def sign_place(sheet: Sheet, box: Box, signatory: Signatory, head_height: float = _SIGN_HEAD) -> None:
    """A cell with the role, lines for name, national code and date, and room for signature, finger or seal."""
    head, body = box.upper(head_height), box.below(head_height)
    sheet.fill(head, PALE)
    sheet.rule(head, HAIR)
    sheet.frame(box)
    role = head.upper(head.height - _SIGN_NAME) if signatory.name else head
    sheet.fit(role.inset(PAD), signatory.role, _ROLE, CENTER, label=signatory.role)
    if signatory.name:
        sheet.fit(head.below(role.height - 0.6 * MM).inset(PAD, 0), signatory.name, BODY, CENTER, label=signatory.role)
    if body.width < _SIGN_NARROW and not signatory.fingerprint:
        _sign_under(sheet, body, signatory)
        return
    lines_width = body.width * 0.48 if signatory.fingerprint else min(body.width * 0.58, body.width - _SIGN_ROOM)
    labels = _SIGNED[1:] if signatory.name else _SIGNED
    rows = body.first(lines_width).inset(PAD, 0.6 * MM).rows(len(labels))
    label_width = max(sheet.writer.width(label, CAPTION) for label in labels)
    for row, label in zip(rows, labels, strict=True):
        sheet.write(row, label, CAPTION, RIGHT)
        written = row.rest(label_width + 1 * MM)
        sheet.rule(Box(written.x, written.middle - 1.5 * MM, written.width, 0), HAIR)
    _sign_rooms(sheet, body.rest(lines_width), signatory)


def _sign_under(sheet: Sheet, body: Box, signatory: Signatory) -> None:
    """In a narrow cell the name is written over the room to sign, which has the whole width."""
    if not signatory.name:
        line = body.upper(5.4 * MM).inset(PAD, 0)
        sheet.write(line, _SIGNED[0], CAPTION, RIGHT)
        written = line.rest(sheet.writer.width(_SIGNED[0], CAPTION) + 1 * MM)
        sheet.rule(Box(written.x, written.middle - 1.5 * MM, written.width, 0), HAIR)
        body = body.below(5.4 * MM)
    caption = "مهر و امضا" if signatory.seal else "امضا"
    sheet.write(body.upper(3.6 * MM).inset(PAD, 0), caption, Style(6), RIGHT)


def _sign_rooms(sheet: Sheet, box: Box, signatory: Signatory) -> None:
    captions_of = ["مهر و امضا" if signatory.seal else "امضا"] + ["اثر انگشت"] * signatory.fingerprint
    for room, caption in zip(box.columns([1.0] * len(captions_of)), captions_of, strict=True):
        sheet.line((room.right, room.y), (room.right, room.top), HAIR)
        sheet.write(room.upper(3.6 * MM), caption, Style(6), CENTER)


def table_head(sheet: Sheet, cells: Sequence[Box], titles: Sequence[str], style: Style = HEADING) -> None:
    """A grey row of column titles; a long one is wrapped."""
    for cell, title in zip(cells, titles, strict=True):
        sheet.fill(cell, GREY)
        sheet.fit(cell.inset(0.8 * MM), title, style, CENTER, label=title)
    sheet.grid(list(cells), THIN)
