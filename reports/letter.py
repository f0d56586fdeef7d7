"""Official letters on the office's letterhead (DOMAIN H.9): addressee, subject, greeting, body, signature at the left
with room for the seal, copies at the right.

Law: the signature never stands on a page without at least two lines of the letter.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from reports.blocks import Letter, Printed
from reports.boxes import MM, Box
from reports.facts import Letterhead, Progress
from reports.flow import Flow, Frame
from reports.letter_head import Look, dress, letter_frame, look_of
from reports.letterhead import open_document
from reports.press import print_each
from reports.sheet import CENTER, RIGHT
from reports.text import Style
from reports.words import flow_lines, write_lines

_KEPT_LINES = 2
_SIGN_SHARE = 0.52
"""The signature's part of the width, at the left."""
_SEAL_ROOM = 20 * MM
_PARAGRAPH_GAP = 1.5 * MM


def print_letters(letters: Iterable[Letter], letterhead: Letterhead, to: Path, progress: Progress,
                  total: int = 0) -> Printed:
    """One PDF of many letters, each on its own pages. Raises ReportError naming the letter; then no file appears."""
    return print_each(letters, lambda first: _Press(letterhead, first.subject), to, progress, total)


class _Press:
    """The document, and the frames of each size of paper once it is needed."""

    def __init__(self, letterhead: Letterhead, title: str) -> None:
        self.document = open_document(letterhead, title)
        self._letterhead = letterhead
        self._frames: dict[str, Frame] = {}

    def draw(self, letter: Letter) -> None:
        look = look_of(letter.size, self._letterhead)
        if letter.size not in self._frames:
            self._frames[letter.size] = letter_frame(self.document, self._letterhead, look)
        flow = Flow(self._frames[letter.size], partial(dress, look, self._letterhead, letter))
        _address(flow, look, letter)
        _body(flow, look, letter)
        flow.finish()


def _address(flow: Flow, look: Look, letter: Letter) -> None:
    """Addressee, subject and greeting."""
    bold = Style(look.body.size, bold=True)
    for text in letter.addressed_to:
        flow_lines(flow, flow.sheet.writer.wrap(text, bold, flow.width), bold, RIGHT)
    if letter.subject:
        flow.skip(_PARAGRAPH_GAP)
        said = f"موضوع: {letter.subject}"
        flow_lines(flow, flow.sheet.writer.wrap(said, bold, flow.width), bold, RIGHT)
    flow.skip(2 * _PARAGRAPH_GAP)
    if letter.greeting:
        said = letter.greeting if letter.greeting[-1] in "؛،.:!" else f"{letter.greeting}؛"
        flow_lines(flow, [said], look.body, RIGHT)


def _body(flow: Flow, look: Look, letter: Letter) -> None:
    """Paragraphs; the last lines stand with the signature and the copies."""
    paragraphs = [flow.sheet.writer.wrap(text, look.body, flow.width) for text in letter.body]
    kept: list[list[str]] = []
    while paragraphs and sum(map(len, kept)) < _KEPT_LINES:
        last = paragraphs.pop()
        taken = min(len(last), _KEPT_LINES - sum(map(len, kept)))
        if len(last) - taken == 1:
            taken += 1
        kept.insert(0, last[len(last) - taken:])
        if taken < len(last):
            paragraphs.append(last[:len(last) - taken])
            break
    else:
        flow.skip(_PARAGRAPH_GAP if paragraphs else 0)
    continues = bool(paragraphs) and bool(kept) and len(paragraphs) + len(kept) > len(letter.body)
    for number, lines in enumerate(paragraphs):
        flow.skip(_PARAGRAPH_GAP if number else 0)
        flow_lines(flow, lines, look.body)
    if paragraphs and not continues:
        flow.skip(_PARAGRAPH_GAP)
    _tail(flow, look, letter, kept)


def _tail(flow: Flow, look: Look, letter: Letter, kept: list[list[str]]) -> None:
    copies = _copies(flow, look, letter)
    copies_height = len(copies) * look.small.leading
    sign = _sign_height(flow, look, letter)
    text = sum(map(len, kept)) * look.body.leading + max(0, len(kept) - 1) * _PARAGRAPH_GAP
    fits_a_page = text + sign + copies_height <= flow.whole
    box = flow.take(text + sign + (copies_height if fits_a_page else 0.0), label=letter.signer_post, text=letter.signer)
    for lines in kept:
        height = len(lines) * look.body.leading
        write_lines(flow.sheet, box.upper(height), lines, look.body)
        box = box.below(height + _PARAGRAPH_GAP)
    box = Box(box.x, box.y, box.width, sign + (copies_height if fits_a_page else 0.0))
    _sign(flow, look, letter, box.upper(sign))
    if fits_a_page:
        _write_copies(flow, look, box.below(sign), copies)
    elif copies:
        flow_lines(flow, copies, look.small, RIGHT)


def _write_copies(flow: Flow, look: Look, box: Box, copies: list[str]) -> None:
    for number, line in enumerate(copies):
        style = Style(look.small.size, bold=not number)
        write_lines(flow.sheet, box.below(number * style.leading).upper(style.leading), [line], style, RIGHT)


def _signed(flow: Flow, look: Look, letter: Letter) -> list[tuple[list[str], Style]]:
    """Closing, name and post, wrapped."""
    width, bold = flow.width * _SIGN_SHARE, Style(look.body.size, bold=True)
    texts = ((letter.closing, look.body), (letter.signer, bold), (letter.signer_post, bold.sized(look.body.size - 0.5)))
    return [(flow.sheet.writer.wrap(text, style, width), style) for text, style in texts if text]


def _sign_height(flow: Flow, look: Look, letter: Letter) -> float:
    return sum(len(lines) * style.leading for lines, style in _signed(flow, look, letter)) + _SEAL_ROOM + 4 * MM


def _sign(flow: Flow, look: Look, letter: Letter, box: Box) -> None:
    """At the left; name and post in the middle of their block, the room for signature and seal under them."""
    place = Box(box.x, box.y, box.width * _SIGN_SHARE, box.height).below(4 * MM)
    for lines, style in _signed(flow, look, letter):
        height = len(lines) * style.leading
        write_lines(flow.sheet, place.upper(height), lines, style, CENTER)
        place = place.below(height)


def _copies(flow: Flow, look: Look, letter: Letter) -> list[str]:
    if not letter.copies:
        return []
    lines = ["رونوشت:"]
    for copy in letter.copies:
        lines += flow.sheet.writer.wrap(f"– {copy}", look.small, flow.width)
    return lines
