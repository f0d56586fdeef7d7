"""Any form on A4, from its definition: sections as ruled cells, row tables, places to sign; blank or filled.

Law: nothing is guessed. Names of linked records, or texts that could not be read, come in `shown`; a blank stays a
place to write: squares for codes and days, boxes to tick for a few options.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from forms.parts import Attachments, Choice, Code, Day, Field, Form, Link, Number, Rows, Section, Text, Values, YesNo
from forms.rules.digits import to_persian
from reports.blocks import Column, Printed
from reports.boxes import MM, Box
from reports.facts import Letterhead, PaperId, Progress, Signatory
from reports.flow import Flow, form_flow, make_frame
from reports.letterhead import open_document
from reports.press import print_each
from reports.ruled import BODY, CAPTION, PAD, VALUE, heading, sign_place, squares, squares_width, ticks
from reports.sheet import HAIR, RIGHT, tight
from reports.tables import Table
from reports.text import left_to_right

_BAND, _GAP, _SIGN_HEIGHT, _SIGN_COLUMNS = 5.5 * MM, 2.2 * MM, 24 * MM, 3
_LABEL_HEIGHT, _LINE_HEIGHT = 3.6 * MM, 5.8 * MM
_DAY_PATTERN = "####/##/##"
_FEW_OPTIONS = 4


@dataclass(frozen=True, slots=True)
class FilledForm:
    """One record to print. `shown` replaces the text of a blank: the name of a linked record, a text as typed."""

    paper: PaperId
    values: Values
    shown: Mapping[str, str] = field(default_factory=dict)


def print_forms(form: Form, filled: Iterable[FilledForm], letterhead: Letterhead, to: Path,
                progress: Progress, total: int = 0) -> Printed:
    """One PDF of many records, drawn as they come. Raises ReportError naming the record."""
    return print_each(filled, lambda _first: _Press(form, letterhead), to, progress, total)


class _Press:
    """The document of one kind, and its frame."""

    def __init__(self, form: Form, letterhead: Letterhead) -> None:
        self.document = open_document(letterhead, form.title)
        self._form, self._letterhead = form, letterhead
        self._frame = make_frame(self.document, letterhead)

    def draw(self, record: FilledForm) -> None:
        flow = form_flow(self._frame, self._letterhead, record.paper, self._form.title)
        _print_one(flow, self._form, record)


def blank_form(form: Form) -> FilledForm:
    """An empty paper to be filled in by hand."""
    return FilledForm(PaperId(""), Values(form.fields, {}))


def _print_one(flow: Flow, form: Form, record: FilledForm) -> None:
    for number, section in enumerate(form.sections):
        flow.follow = _signatures_height(form) if number == len(form.sections) - 1 else 0.0
        _section(flow, section, record)
    _signatures(flow, form)
    flow.finish()


def _section(flow: Flow, section: Section, record: FilledForm) -> None:
    flow.lead(_BAND, lambda box: heading(flow.sheet, box, section.title))
    for row in _cell_rows(section):
        if isinstance(row[0], Rows):
            _table(flow, row[0], record)
        else:
            _cells(flow, row, section.columns, record)
    flow.skip(_GAP)


def _cell_rows(section: Section) -> list[list[Field[Any]]]:
    """Fields side by side in the section's columns; long texts and tables stand alone."""
    rows: list[list[Field[Any]]] = []
    room = 0
    for each in section.fields:
        wide = isinstance(each, Rows | Attachments) or (isinstance(each, Text) and each.lines > 1)
        if wide or not room:
            rows.append([])
            room = section.columns
        rows[-1].append(each)
        room = 0 if wide else room - 1
    return rows


def text_of(each: Field[Any], record: FilledForm) -> str:
    """What is printed in a blank; codes and numbers of records keep their left-to-right order."""
    said = record.shown.get(each.name)
    if said is not None:
        return said
    text = record.values.show(each)
    return left_to_right(text) if text and isinstance(each, Code | Link) else text


def _cells(flow: Flow, fields: Sequence[Field[Any]], columns: int, record: FilledForm) -> None:
    texts = [text_of(each, record) for each in fields]
    wide = len(fields) == 1
    width = flow.width if wide else flow.width / columns
    heights = [_height(flow, each, text, width - 2 * PAD) for each, text in zip(fields, texts, strict=True)]
    box = flow.take(_LABEL_HEIGHT + max(heights), label=fields[0].label, under=flow.follow)
    cells = [box] if wide else box.columns([1] * columns)
    flow.sheet.grid(cells)
    for cell, each, text in zip(cells, fields, texts, strict=False):
        _cell(flow, cell, each, text)


def _height(flow: Flow, each: Field[Any], text: str, width: float) -> float:
    blank = each.lines if isinstance(each, Text) and not text else 1
    lines = len(flow.sheet.writer.wrap(text, VALUE, width)) if text else 1
    return max(blank * _LINE_HEIGHT, lines * tight(VALUE) + 2 * MM)


def _cell(flow: Flow, cell: Box, each: Field[Any], text: str) -> None:
    sheet, inner = flow.sheet, cell.inset(PAD, 0.6 * MM)
    sheet.fit(inner.upper(_LABEL_HEIGHT - 0.6 * MM), each.label, CAPTION, label=each.label)
    room = inner.below(_LABEL_HEIGHT - 0.6 * MM)
    if text:
        sheet.fit(room, text, VALUE, RIGHT, label=each.label)
        return
    options = _options(each)
    if options and sum(sheet.writer.width(option, BODY) + 8 * MM for option in options) <= room.width:
        ticks(sheet, room, options, len(options))
    elif _pattern(each):
        squares(sheet, room.first(squares_width(_pattern(each))), _pattern(each))


def _options(each: Field[Any]) -> tuple[str, ...]:
    if isinstance(each, YesNo):
        return ("بله", "خیر")
    if isinstance(each, Choice) and len(each.options) <= _FEW_OPTIONS:
        return tuple(each.options.values())
    return ()


def _pattern(each: Field[Any]) -> str:
    if isinstance(each, Day):
        return _DAY_PATTERN
    return "#" * each.length if isinstance(each, Code) and 4 <= each.length <= 16 else ""


def _table(flow: Flow, rows: Rows, record: FilledForm) -> None:
    """A ruled table; a link stands beside the columns that say what it links to, so it is not printed."""
    fields = [column for column in rows.columns if not isinstance(column, Link)]
    columns = [Column("ردیف", 0.45)]
    columns += [Column(each.label, _share(each), pattern=_table_pattern(each)) for each in fields]
    filled: tuple[Values, ...] = record.values[rows] or ()
    table = Table(flow, columns)
    table.begin()
    empty = Values(rows.columns, {})
    wanted = max(len(filled), 0 if filled else rows.printed_rows)
    table.rows((
        [to_persian(str(number + 1)), *(_table_text(each, filled[number] if number < len(filled) else empty)
                                        for each in fields)]
        for number in range(wanted)), flow.follow)


def _table_text(each: Field[Any], row: Values) -> str:
    text = row.show(each)
    return left_to_right(text) if text and isinstance(each, Code) else text


def _share(each: Field[Any]) -> float:
    if isinstance(each, Code) and each.length == 10:
        return 1.7
    if isinstance(each, Number | YesNo):
        return 0.8
    return 1.2


def _table_pattern(each: Field[Any]) -> str:
    return "#" * each.length if isinstance(each, Code) and each.length == 10 else ""


def _signatures_height(form: Form) -> float:
    return -(-len(form.signatures) // _SIGN_COLUMNS) * _SIGN_HEIGHT


def _signatures(flow: Flow, form: Form) -> None:
    """All places to sign together, never parted from one another by a page break."""
    if not form.signatures:
        return
    rows = -(-len(form.signatures) // _SIGN_COLUMNS)
    columns = min(_SIGN_COLUMNS, len(form.signatures))
    box = flow.take(_signatures_height(form))
    last = form.signatures[-1]
    for number, each in enumerate(form.signatures):
        place = box.rows(rows)[number // columns].columns([1] * columns)[number % columns]
        sign_place(flow.sheet, place, Signatory(each.role, each.fingerprint, seal=each is last))
    flow.sheet.frame(box, HAIR)
