"""Pages filled from the top down for one record: a full head on the first, a short one on the rest, all numbered.

Law: a block that does not fit begins a new page; only a block higher than a whole page is refused.
"""

from __future__ import annotations

from dataclasses import dataclass

from reports.boxes import MM, Box, page_box
from reports.errors import ValueTooLongError
from reports.facts import Letterhead, PaperId
from reports.letterhead import FOOT_HEIGHT, HEAD_HEIGHT, foot, head, identify, page_number
from reports.pages import Document
from reports.sheet import CENTER, LEFT, THIN, Part, Sheet
from reports.text import Style, left_to_right

MARGIN = 12 * MM
_SHORT_HEAD = 10 * MM


@dataclass(frozen=True, slots=True)
class Frame:
    """The constant parts of the pages of one kind of paper: made once for a document."""

    document: Document
    page: Box
    title: str
    first: Part
    next: Part


def make_frame(document: Document, letterhead: Letterhead, title: str) -> Frame:
    """Draws the head and foot of first and following pages."""
    page = page_box(document.size, MARGIN)
    first, following = document.sheet(), document.sheet()
    head(first, page, letterhead, title)
    foot(first, page, letterhead)
    foot(following, page, letterhead)
    short = page.upper(_SHORT_HEAD - 3 * MM)
    following.fit(short, letterhead.office, Style(8.5), label=letterhead.office)
    following.write(short, title, Style(10, bold=True), CENTER)
    following.rule(short, THIN)
    return Frame(document, page, title, document.part(first), document.part(following))


class Flow:
    """The pages of one record while they are being filled."""

    def __init__(self, frame: Frame, paper: PaperId) -> None:
        self._frame, self._paper = frame, paper
        self._sheets: list[Sheet] = []
        self.room = self._new_page()

    @property
    def sheet(self) -> Sheet:
        """The page being filled."""
        return self._sheets[-1]

    @property
    def width(self) -> float:
        return self.room.width

    def _new_page(self) -> Box:
        frame, sheet = self._frame, self._frame.document.sheet()
        begun = bool(self._sheets)
        self._sheets.append(sheet)
        sheet.place(frame.next if begun else frame.first)
        if begun:
            short = frame.page.upper(_SHORT_HEAD - 3 * MM)
            sheet.write(short, f"شماره: {left_to_right(self._paper.number_text)}", Style(8.5), LEFT)
        else:
            identify(sheet, frame.page, self._paper)
        left = frame.page.below(_SHORT_HEAD if begun else HEAD_HEIGHT + 1 * MM)
        return Box(left.x, left.y + FOOT_HEIGHT + 2 * MM, left.width, left.height - FOOT_HEIGHT - 2 * MM)

    def break_page(self) -> None:
        """Go on with a new page."""
        self.room = self._new_page()

    def fits(self, height: float) -> bool:
        """Whether a block of this height fits on the page being filled."""
        return height <= self.room.height + 0.01

    def take(self, height: float, label: str = "") -> Box:
        """The next free box of this height over the full width; begins a new page when needed."""
        if not self.fits(height):
            self.break_page()
        if not self.fits(height):
            raise ValueTooLongError(label=label, text="")
        box = self.room.upper(height)
        self.room = self.room.below(height)
        return box

    def skip(self, height: float) -> None:
        """Leave some room, unless the page is full anyway."""
        self.room = self.room.below(min(height, self.room.height))

    def finish(self) -> None:
        """Number the pages and add them to the document."""
        for number, sheet in enumerate(self._sheets):
            page_number(sheet, self._frame.page, number + 1, len(self._sheets))
            self._frame.document.add(sheet)
