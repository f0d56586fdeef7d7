"""Pages filled from the top down for one record: a full head on the first, a short one on the rest, all numbered.

Law: what does not fit begins a new page; only what is higher than a whole page is refused. A finished page is pressed
at once: a record of a thousand pages needs little memory, and its pages are numbered at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import dropwhile

from reports import own_head
from reports.boxes import MM, Box, page_box
from reports.emblem import emblem_of
from reports.errors import ValueTooLongError
from reports.facts import Letterhead, OwnHead, PaperId
from reports.letterhead import FOOT_HEIGHT, HEAD_HEIGHT, entitle, foot, head, identify, page_number
from reports.pages import A4, A4_LANDSCAPE, Document
from reports.sheet import CENTER, LEFT, THIN, Part, Sheet
from reports.streams import Begun
from reports.text import Style, left_to_right

MARGIN = 12 * MM
SHORT_HEAD = 10 * MM
_ROUNDING = 0.01

Dress = Callable[[Sheet, int], None]
"""Writes on a new page what is the record's own; told the number of the page, from 1."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The constant parts of the pages of one kind of paper: made once for a document."""

    document: Document
    size: tuple[float, float]
    page: Box
    first: Part
    next: Part
    first_room: Box
    next_room: Box
    ruled: dict[tuple[object, ...], Part] = field(default_factory=dict)
    """Lines of tables that fill a whole page."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a flow stood, to go back to it."""

    pages: int
    sheet: Sheet
    pieces: int
    room: Box
    waiting: tuple[tuple[float, Callable[[Box], None] | None], ...]
    fresh: bool


def make_frame(document: Document, letterhead: Letterhead, *, landscape: bool = False, own: bool = False) -> Frame:
    """Draws the head and foot of first and following pages; `own` for papers with another's head."""
    size = A4_LANDSCAPE if landscape else A4
    page = page_box(size, MARGIN)
    emblem = emblem_of(document, letterhead.emblem)
    first, following = document.sheet(), document.sheet()
    short = page.upper(SHORT_HEAD - 3 * MM)
    if own:
        own_head.head(first, page, letterhead)
    else:
        head(first, page, letterhead, emblem)
        office = letterhead.office or letterhead.directorate
        following.fit(_right(short), office, Style(8.5), label=office)
    for sheet in (first, following):
        (own_head.foot if own else foot)(sheet, page, letterhead)
    following.rule(short, THIN)
    return Frame(document, size, page, document.part(first, size), document.part(following, size),
                 room_on(page, HEAD_HEIGHT + 1 * MM), room_on(page, SHORT_HEAD))


def room_on(page: Box, above: float, below: float = FOOT_HEIGHT + 2 * MM) -> Box:
    """The part of a page that is written on, between head and foot."""
    left = page.below(above)
    return Box(left.x, left.y + below, left.width, left.height - below)


def _right(short: Box) -> Box:
    return short.first(short.width * 0.28)


def form_flow(frame: Frame, letterhead: Letterhead, paper: PaperId, title: str, own: OwnHead | None = None) -> Flow:
    """The pages of a form, a list or a report."""
    dress = partial(_dress_own, frame.page, own) if own else partial(_dress, frame.page, letterhead)
    return Flow(frame, partial(dress, paper, title), own_head.page_note(paper))


def _dress(page: Box, letterhead: Letterhead, paper: PaperId, title: str, sheet: Sheet, number: int) -> None:
    if number == 1:
        entitle(sheet, page, letterhead, title)
        identify(sheet, page, paper)
    else:
        _dress_next(page, paper, title, sheet)


def _dress_own(page: Box, own: OwnHead, paper: PaperId, title: str, sheet: Sheet, number: int) -> None:
    if number == 1:
        own_head.dress(sheet, page, own, paper, title)
    else:
        own_head.dress_next(sheet, _right(page.upper(SHORT_HEAD - 3 * MM)), own)
        _dress_next(page, paper, title, sheet)


def _dress_next(page: Box, paper: PaperId, title: str, sheet: Sheet) -> None:
    short = page.upper(SHORT_HEAD - 3 * MM)
    sheet.fit(short.inset(short.width * 0.28), title, Style(10, bold=True), CENTER, label=title)
    if paper.number_text:
        said = f"{paper.number_label}: {left_to_right(paper.number_text)}"
        sheet.fit(short.rest(short.width * 0.72), said, Style(8.5), LEFT, label="شماره")


class Flow:
    """The pages of one record while they are being filled."""

    def __init__(self, frame: Frame, dress: Dress, note: str = "") -> None:
        self.frame, self._dress, self._note = frame, dress, note
        self._pressed: list[Begun] = []
        self._waiting: list[tuple[float, Callable[[Box], None] | None]] = []
        self.follow = 0.0
        """Height of what must not stand on a page without the end of the block being drawn: the places to sign."""
        self._begin(frame.first, frame.first_room)

    def _begin(self, part: Part, room: Box) -> None:
        self.sheet, self.room, self.fresh = self.frame.document.sheet(), room, True
        self.sheet.place(part)
        self._dress(self.sheet, self.pages)

    @property
    def width(self) -> float:
        return self.room.width

    @property
    def free(self) -> float:
        """Height that is left on this page for what comes next."""
        return self.room.height - sum(height for height, _ in self._waiting)

    @property
    def whole(self) -> float:
        """Height of a following page."""
        return self.frame.next_room.height

    @property
    def untouched(self) -> bool:
        """Whether a following page begins here, with nothing drawn or to be drawn above."""
        return self.fresh and self.pages > 1 and not self._waiting

    def break_page(self) -> None:
        """Go on with a new page. A gap is not carried over; what leads to the next block is."""
        self._pressed.append(self.frame.document.pressed(self.sheet))
        self._begin(self.frame.next, self.frame.next_room)
        self._waiting = list(dropwhile(lambda each: each[1] is None, self._waiting))

    def new_page(self) -> None:
        """Go on with a new page, unless this one is still empty."""
        if not self.fresh:
            self.break_page()

    def fits(self, height: float) -> bool:
        """Whether a block of this height fits on the page being filled."""
        return height <= self.free + _ROUNDING

    def take(self, height: float, label: str = "", text: str = "", under: float = 0.0) -> Box:
        """The next free box of this height over the full width; begins a new page when needed, also for what must
        stand `under` it on the same page."""
        wanted = height + under if height + under <= self.whole else height
        if not self.fits(wanted) and not (self.fresh and self._pressed):
            self.break_page()
        if not self.fits(height):
            raise ValueTooLongError(label=label, text=text)
        self._settle()
        return self._cut(height)

    def _cut(self, height: float) -> Box:
        box = self.room.upper(height)
        self.room, self.fresh = self.room.below(height), False
        return box

    def _settle(self) -> None:
        waiting, self._waiting = self._waiting, []
        for height, draw in waiting:
            box = self._cut(height)
            if draw:
                draw(box)

    def lead(self, height: float, draw: Callable[[Box], None]) -> None:
        """Something that must not stand alone at the foot of a page: drawn with the next block, over it."""
        self._waiting.append((height, draw))

    def skip(self, height: float) -> None:
        """Leave some room, unless a page begins here."""
        if height and (self._waiting or not self.fresh):
            self._waiting.append((height, None))

    def moment(self) -> Moment:
        """Remember where the flow stands."""
        return Moment(len(self._pressed), self.sheet, self.sheet.pieces, self.room, tuple(self._waiting), self.fresh)

    def back(self, moment: Moment) -> None:
        """Forget what was drawn since that moment."""
        del self._pressed[moment.pages:]
        self.sheet, self.room, self.fresh = moment.sheet, moment.room, moment.fresh
        self._waiting = list(moment.waiting)
        self.sheet.cut(moment.pieces)

    @property
    def pages(self) -> int:
        return len(self._pressed) + 1

    def finish(self) -> None:
        """Number the pages and add them to the document."""
        while self._waiting and self._waiting[-1][1] is None:
            self._waiting.pop()
        if self._waiting:
            self.take(0)
        frame, pages = self.frame, self.pages
        for number, pressed in enumerate(self._pressed):
            sheet = frame.document.sheet()
            page_number(sheet, frame.page, number + 1, pages, self._note)
            frame.document.add(sheet, frame.size, under=pressed)
        page_number(self.sheet, frame.page, pages, pages, self._note)
        frame.document.add(self.sheet, frame.size)
