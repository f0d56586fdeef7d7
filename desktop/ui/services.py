"""What the screens need from the rest of the program, as callables; desktop.app binds them to operations.

Law: every callable may wait for the disk, so a screen calls it inside a Job, never in the GUI thread. Only `say`,
`today`, `jobs`, `reads`, `preferences` and `events` are for the GUI thread. No widget knows another screen's widget:
they speak through `events`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from PySide6.QtCore import QObject, Signal

from desktop.background import Jobs
from desktop.ui.pieces import Choice
from desktop.ui.preferences import Preferences
from forms.parts import Attachment, Context, Form, Move, Problem, Typed, Values

Tone = Literal["neutral", "info", "ok", "warn", "danger"]


class RecordView(Protocol):
    """A record as the store gives it."""

    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def values(self) -> Values: ...
    @property
    def state(self) -> str: ...
    @property
    def base(self) -> int: ...
    @property
    def unread(self) -> Mapping[str, str]: ...
    @property
    def marks(self) -> Sequence[str]: ...
    @property
    def voided(self) -> bool: ...


class HitView(Protocol):
    """One record found by a search."""

    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def subtitle(self) -> str: ...


class HistoryLineView(Protocol):
    """One entry of a record's history; `changes` are (label, old shown, new shown); `at` is «2026-11-22T08:00:00Z»."""

    @property
    def at(self) -> str: ...
    @property
    def user(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def act(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def changes(self) -> Sequence[tuple[str, str, str]]: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list asks of the store: the same names and meanings as the store's Query."""

    where: tuple[tuple[str, str, object], ...] = ()
    """(name, one of = != < <= > >= in contains marked state, value)."""
    order: tuple[tuple[str, bool], ...] = ()
    """(name, from last to first)."""
    text: str = ""
    voided: bool = False


@dataclass(frozen=True, slots=True)
class Saved:
    """A record was kept under this number; `problems` are its amber ones."""

    number: int
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class User:
    """Who sits at the desk; role is clerk, chief, province or viewer."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class OfficeView:
    """Whose desk it is."""

    code: int
    role: Literal["county", "province"]
    name: str


Written = Saved | Sequence[Problem]
"""A record that was kept; or why it was not."""

ROLES = {"clerk": "کارشناس", "chief": "رئیس اداره", "province": "کارشناس استان", "viewer": "بیننده"}


class Events(QObject):
    """What screens tell each other; the window listens and opens, closes and refreshes."""

    records_changed = Signal(str)
    """A kind of record changed."""
    open_record = Signal(object)
    """Show this number (64 bits: more than a Qt int holds)."""
    new_record = Signal(str)
    open_file = Signal(object)
    """Show the file view of this number, which is of one of Services.filed."""
    open_coop_work = Signal(str, object)
    """Show the members' table, the assembly or the share register that this kind of record and number lead to."""
    open_list = Signal(str)
    open_narrowed = Signal(str, object)
    """A kind, and the Asked that its list begins with."""
    open_screen = Signal(object)
    """Show a Screen over the present one."""
    print_records = Signal(str, object)
    """Kind and numbers to put on paper."""
    said = Signal(str, str)
    """A short message for the clerk: tone and sentence."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a record stands in a life that is more than its states; the operations are in desktop.coop_standing."""

    onward: Move | None
    """The one step that is next, whoever takes it; None where none is."""
    locked: Mapping[str, str]
    """Names of blanks that are not written anew in the form, and the sentence that says how they are changed."""


def _stands_by_its_state(_record: RecordView) -> Standing | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterServices:
    """What is asked about letters; the operation that each is bound to stands beside it."""

    templates: Callable[[int], Sequence[Choice]]
    """letter_templates.templates_for the record of this number, what fits its state first; 0: every template."""
    about: Callable[[str], str]
    """letter_templates: the kind of record that a template is about, empty where it is about anything."""
    write: Callable[[str, int], Written]
    """write_letter.write_letter: template, and the record that it is about (0: none)."""
    receive: Callable[[Typed], Written]
    """receive_letter.receive_letter."""
    book: Callable[[str, date, date], Sequence[int]]
    """letter_book.letters_of_period: direction, first and last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything a screen may ask for."""

    jobs: Jobs
    """Writes and long work."""
    reads: Jobs
    """Short reads; may be the same as `jobs`."""
    events: Events
    preferences: Preferences
    user: User
    office: OfficeView
    today: Callable[[], date]
    say: Callable[[Exception], str]
    """The Persian sentence for an exception."""

    context: Callable[[], Context]
    get: Callable[[int], RecordView | None]
    save: Callable[[Form, Typed, int, int], Saved | Sequence[Problem]]
    """Form, what is typed, number (0: a new record), base; a refusal answers with problems."""
    move: Callable[[Form, int, Move, str], Saved | Sequence[Problem]]
    """Form, number, move, reason."""
    turn: Callable[[int, str, bool], Saved | Sequence[Problem]]
    """Number, reason, whether it comes back: a record goes out of use, or is taken back into it."""
    page: Callable[[Form, Asked, int, int], Sequence[RecordView]]
    """Form, question, first (from 0), how many."""
    count: Callable[[Form, Asked], int]
    titles: Callable[[Iterable[int]], Mapping[int, str]]
    search: Callable[[str, str], Sequence[HitView]]
    """Kind ("" for every kind) and text."""
    history: Callable[[int], Sequence[HistoryLineView]]
    known: Callable[[Form, str, str, int], str]
    """Form, name of a blank, its text, number: a sentence when another record already holds it, else empty."""
    attach: Callable[[Path], Attachment]
    attachment_file: Callable[[Attachment], Path]
    """A copy of the attachment for other programs to open."""
    draft: Callable[[str, int], Typed | None]
    keep_draft: Callable[[str, int, Typed], None]
    drop_draft: Callable[[str, int], None]
    letters: LetterServices | None = None
    """None where no letters are written."""
    standing: Callable[[RecordView], Standing | None] = _stands_by_its_state
    """None where the state of a record says everything."""
    filed: frozenset[str] = frozenset()
    """Kinds whose records have a file view beside their form."""
    repeats: dict[str, Typed] = field(default_factory=dict)
    """What was typed last in each kind, for F3."""
