"""The constant part of the verification paper: questions, tables, results and places to sign, each in its box."""

from __future__ import annotations

from reports.boxes import MM, Box
from reports.facts import Question, VisitSheet
from reports.ruled import (
    BODY,
    CAPTION,
    GREY,
    HEADING,
    PAD,
    PALE,
    blank_cells,
    heading,
    sign_place,
    squares,
    squares_width,
    table_head,
    ticks,
)
from reports.sheet import CENTER, HAIR, THICK, THIN, Sheet
from reports.special.visit_layout import (
    BAND,
    PEOPLE_ROWS,
    REASON_COLUMNS,
    RESULT_COLUMNS,
    SIGN_COLUMNS,
    Layout,
)

FACTS_HEADING = "مشخصات ثبت‌شده در سامانه"
FACTS_NOTE = "این بخش پیش از بازدید چاپ شده است؛ هر مغایرت در بند ۱۴ نوشته شود."
_NUMBER, _QUESTION, _ANSWER = 7 * MM, 57 * MM, 10.5 * MM
_LABEL = 30 * MM
_ANSWERS = ("بله", "خیر", "تا حدی")


def draw_constant(sheet: Sheet, layout: Layout, asked: VisitSheet) -> None:
    """Everything but the head, the foot and the person's facts."""
    heading(sheet, layout.facts_band, FACTS_HEADING, FACTS_NOTE)
    _questions(sheet, layout.questions, asked.questions)
    _people(sheet, layout.people, asked.people)
    _labelled_ticks(sheet, layout.reasons, asked.reasons, REASON_COLUMNS)
    _labelled_ticks(sheet, layout.results, asked.results, RESULT_COLUMNS)
    sheet.frame(layout.results, THICK)
    _opinion(sheet, layout.opinion, asked.opinion)
    _visit(sheet, layout.visit, asked.visit)
    _signatures(sheet, layout.signs, asked)


def _question_cells(row: Box) -> list[Box]:
    rest = row.width - _NUMBER - _QUESTION - 3 * _ANSWER
    return row.columns([_NUMBER, _QUESTION, *[_ANSWER] * 3, rest])


def _questions(sheet: Sheet, box: Box, questions: tuple[Question, ...]) -> None:
    titles = ("ردیف", "پرسش", *_ANSWERS, "توضیح و مشخصات")
    table_head(sheet, _question_cells(box.upper(BAND)), titles, HEADING.sized(7.5))
    for row, question in zip(box.below(BAND).rows(len(questions)), questions, strict=True):
        _question(sheet, row, question)
    sheet.frame(box)


def _question(sheet: Sheet, row: Box, question: Question) -> None:
    number, text, *answers, room = _question_cells(row)
    sheet.grid([number, text])
    sheet.write(number, question.number, HEADING.sized(8), CENTER)
    sheet.fit(text.inset(PAD), question.text, BODY, label=question.text)
    for place, answer in enumerate(_ANSWERS):
        if answer in question.answers:
            square = answers[place]
            sheet.tick_box(square.inset((square.width - 3.2 * MM) / 2))
        elif question.answers:
            sheet.fill(answers[place], PALE)
    if question.answers:
        sheet.grid([*answers, room])
        blank_cells(sheet, room, question.blanks)
    else:
        whole = Box(room.x, room.y, answers[0].right - room.x, room.height)
        sheet.grid([whole])
        blank_cells(sheet, whole, question.blanks)


def _people(sheet: Sheet, box: Box, people: Question) -> None:
    """Two short tables side by side, so that four persons fit into two rows."""
    fixed = [squares_width(blank.pattern) + 2 * PAD if blank.pattern else 0.0 for blank in people.blanks]
    half = box.width / 2 - _NUMBER - sum(fixed)
    open_columns = sum(1 for width in fixed if not width)
    shares = [_NUMBER, *(width or half / open_columns for width in fixed)] * 2
    first, *others = (blank.label for blank in people.blanks)
    titles = ("ردیف", f"{first} ({people.text})", *others) * 2
    table_head(sheet, box.upper(BAND).columns(shares), titles, HEADING.sized(7.5))
    patterns = ("", *(blank.pattern for blank in people.blanks)) * 2
    for number, row in enumerate(box.below(BAND).rows(PEOPLE_ROWS)):
        cells = row.columns(shares)
        sheet.grid(cells)
        for cell, pattern in zip(cells, patterns, strict=True):
            if pattern:
                squares(sheet, cell.inset(PAD), pattern)
        half_way = len(cells) // 2
        for place, cell in enumerate((cells[0], cells[half_way])):
            sheet.write(cell, "۱۲۳۴"[number + place * PEOPLE_ROWS], CAPTION, CENTER)
    sheet.frame(box)


def _label(sheet: Sheet, box: Box, question: Question, note: str = "") -> Box:
    """The grey label at the right of a block; answers what is left of the block."""
    label = box.first(_LABEL)
    sheet.fill(label, GREY)
    sheet.frame(box)
    sheet.line((label.x, label.y), (label.x, label.top), THIN)
    said = f"{question.number}. {question.text}" if question.number else question.text
    inner = label.inset(PAD)
    middle = inner if not note else Box(inner.x, inner.middle - 1 * MM, inner.width, 5 * MM)
    sheet.fit(middle, said, HEADING.sized(8), label=question.text)
    if note:
        sheet.fit(Box(inner.x, inner.middle - 5 * MM, inner.width, 4 * MM), note, CAPTION, label=question.text)
    return box.rest(_LABEL)


def _labelled_ticks(sheet: Sheet, box: Box, question: Question, columns: int) -> None:
    note = "" if question.number else "فقط یک خانه علامت زده شود"
    ticks(sheet, _label(sheet, box, question, note).inset(0, 0.4 * MM), question.answers, columns, BODY.sized(7.5))


def _opinion(sheet: Sheet, box: Box, question: Question) -> None:
    room = _label(sheet, box, question)
    rows = room.rows(max(2, int(room.height / (5.4 * MM))))
    for row in rows[:-1]:
        sheet.rule(row.inset(2 * MM, 0), HAIR)


def _visit(sheet: Sheet, box: Box, question: Question) -> None:
    blank_cells(sheet, _label(sheet, box, question), question.blanks)


def _signatures(sheet: Sheet, box: Box, asked: VisitSheet) -> None:
    rows = -(-len(asked.signatories) // SIGN_COLUMNS)
    for number, signatory in enumerate(asked.signatories):
        row = box.rows(rows)[number // SIGN_COLUMNS]
        sign_place(sheet, row.columns([1] * SIGN_COLUMNS)[number % SIGN_COLUMNS], signatory)
