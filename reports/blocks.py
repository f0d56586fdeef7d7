"""The vocabulary of papers and reports: what a paper is made of, as plain data, from its top to its foot.

Law: a block says what stands on the paper, never where; reports.drawing knows how each is drawn. Every text is
already shown as a person reads it (Persian digits, Jalali days). No database, no form, no drawing library here, so
that whoever fills these stays light.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from reports.facts import Fact, OwnHead, PaperId, Signatory

Align = Literal["right", "center", "left"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A grey band with the title of a part, and a small note at its left."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. `size` in points; a body text is justified, the others stand as `align` says."""

    text: str
    size: float = 9.5
    bold: bool = False
    align: Align = "right"
    justified: bool = True


@dataclass(frozen=True, slots=True)
class Facts:
    """Captioned cells in rows of so many columns. A fact without a value is room to write by hand."""

    facts: tuple[Fact, ...]
    columns: int = 4
    photo: str = ""
    """Caption of a 3 × 4 cm photo box at the left of the cells; empty for none."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its share of the width, how its cells stand, and squares where a cell is left blank."""

    title: str
    share: float = 1.0
    align: Align = "center"
    pattern: str = ""


class Lines(Protocol):
    """Rows of texts that can be counted and gone through again, whether they are all there or made while drawn."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Sequence[str]]: ...


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: the head is repeated on each page, a row is never cut. `sums` stands last, in grey.

    `blank_rows` empty rows follow, to be written by hand. `row_mm` is the height of a row of one line.
    """

    columns: tuple[Column, ...]
    rows: Lines
    sums: tuple[str, ...] = ()
    blank_rows: int = 0
    row_mm: float = 7.5


@dataclass(frozen=True, slots=True)
class Ticks:
    """Options with a square to tick; one that ends with «:» has a line to write on. `ticked` are already chosen."""

    text: str
    options: tuple[str, ...]
    columns: int = 4
    ticked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """A framed room of so many ruled lines to write by hand, under its label."""

    label: str
    lines: int = 3


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, side by side; never parted from one another by a page break."""

    places: tuple[Signatory, ...]
    columns: int = 3


@dataclass(frozen=True, slots=True)
class Series:
    """One colour of a chart: its name and a value for each name of the chart (None: no value)."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of figures drawn in the report.

    bars: grouped horizontal bars; stacked: one horizontal bar for each name, cut by series; columns: upright bars;
    line: lines over names in order (a trend); shares: stacked to 100 %.
    """

    kind: Literal["bars", "stacked", "columns", "line", "shares"]
    names: tuple[str, ...]
    series: tuple[Series, ...]
    title: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Some free room, in millimetres."""

    mm: float = 3.0


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that must stand on one page."""

    blocks: tuple[Block, ...]


Block = Heading | Words | Facts | Grid | Ticks | Room | Signatures | Chart | Gap | NewPage | Together


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheetful:
    """One paper of one record: its head, and its blocks from the top to the foot.

    With `own` the head is not the office's, which only lends the form.
    """

    paper: PaperId
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    own: OwnHead | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter on the office's letterhead (DOMAIN H.9); `subject` without «موضوع:»."""

    paper: PaperId
    addressed_to: tuple[str, ...]
    subject: str
    body: tuple[str, ...]
    """Paragraphs."""
    signer: str
    signer_post: str
    copies: tuple[str, ...] = ()
    urgency: str = ""
    secrecy: str = ""
    greeting: str = "با سلام و احترام"
    closing: str = "با احترام"
    size: Literal["A4", "A5"] = "A4"
    """A5 is for letters of up to five lines (circular 1349, DOMAIN H.9)."""


@dataclass(frozen=True, slots=True)
class Label:
    """One adhesive label: a bold line and smaller lines under it; `code` is printed as a QR beside them."""

    title: str
    lines: tuple[str, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """How labels lie on A4: columns × rows, millimetres of margin and gap."""

    columns: int = 3
    rows: int = 8
    margin_x: float = 7.0
    margin_y: float = 12.0
    gap: float = 2.5
    first: int = 1
    """The first free place of a sheet already begun, counted from the right, row by row."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished file: its pages, and the page (from 1) on which each record begins."""

    pages: int
    begins: tuple[int, ...] = field(default=())
    numbers: tuple[int, ...] = field(default=())
    """The records whose papers these are; empty where they are just those that were asked for."""
