"""Adhesive labels on A4: a bold line, smaller lines, and a QR code beside them; a begun sheet is used up first."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reports.blocks import Label, LabelSheet, Printed
from reports.boxes import MM, Box
from reports.errors import NothingToPrintError, ReportError, ValueTooLongError
from reports.facts import Progress
from reports.pages import Document
from reports.sheet import RIGHT, SMALLEST, Sheet, tight
from reports.text import Style

_INSET, _QR_GAP, _MOST_QR = 2 * MM, 1.5 * MM, 24 * MM
_TITLE, _LINE = Style(10, bold=True), Style(8)
_LARGEST_LINE = 6 * MM


def print_labels(labels: Iterable[Label], sheet: LabelSheet, title: str, author: str, to: Path,
                 progress: Progress) -> Printed:
    """Labels from the right and from the top, beginning at the sheet's first free place; `begins` says the page of
    each. Raises ReportError naming the label; then no file appears."""
    document = Document(title, author)
    places = _places(document.size, sheet)
    drawn, place = document.sheet(), (sheet.first - 1) % len(places)
    begins: list[int] = []
    for label in labels:
        if place == len(places):
            document.add(drawn)
            drawn, place = document.sheet(), 0
        try:
            _draw(drawn, places[place].inset(_INSET, _INSET), label)
        except ReportError as error:
            error.facts.setdefault("record", label.title)
            raise
        place += 1
        begins.append(document.page_count + 1)
        progress(len(begins), len(begins))
    if not begins:
        raise NothingToPrintError
    document.add(drawn)
    document.save(to)
    return Printed(document.page_count, tuple(begins))


def _places(size: tuple[float, float], sheet: LabelSheet) -> list[Box]:
    """All places of a sheet in the order they are used."""
    gap = sheet.gap * MM
    width = (size[0] - 2 * sheet.margin_x * MM - gap * (sheet.columns - 1)) / sheet.columns
    height = (size[1] - 2 * sheet.margin_y * MM - gap * (sheet.rows - 1)) / sheet.rows
    right, top = size[0] - sheet.margin_x * MM, size[1] - sheet.margin_y * MM
    return [Box(right - width - column * (width + gap), top - height - row * (height + gap), width, height)
            for row in range(sheet.rows) for column in range(sheet.columns)]


def _draw(sheet: Sheet, box: Box, label: Label) -> None:
    if label.code:
        side = min(box.height, _MOST_QR, box.width * 0.45)
        sheet.qr(Box(box.x - _QR_GAP, box.middle - side / 2, side, side), label.code)
        box = box.first(box.width - side)
    count = len(label.lines) + 1.6
    row = min(box.height / count, _LARGEST_LINE)
    if row < tight(_LINE.sized(SMALLEST)):
        raise ValueTooLongError(label=label.title, text=" ".join(label.lines))
    block = Box(box.x, box.middle - row * count / 2, box.width, row * count)
    sheet.fit(block.upper(row * 1.6), label.title, _TITLE, RIGHT, label=label.title)
    block = block.below(row * 1.6)
    for text in label.lines:
        sheet.fit(block.upper(row), text, _LINE, RIGHT, label=label.title)
        block = block.below(row)
