"""The work list as rows: how urgent, whose, what, when, and the sentence that names the rule.

Law: of tens of thousands of lines, only those that are looked at are put into words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QWidget

from desktop.background import Jobs
from desktop.ui.letters import open_written
from desktop.ui.pieces import Column, Row
from desktop.ui.services import Services
from desktop.ui.tasks.coop_services import CoopServices, DutyView
from desktop.ui.tasks.held_model import HeldModel
from forms.rules import digits, jalali, persian

COLUMNS = (
    Column("days", "مهلت", "badge", 118, sorts=False),
    Column("title", "تعاونی", "strong", 210, sorts=False),
    Column("label", "کار", "text", 172, sorts=False),
    Column("due", "تا روز", "code", 96, sorts=False),
    Column("letter", "نامه", "text", 168, sorts=False),
    Column("said", "شرح", "text", 300, sorts=False),
)
_NO_PARENT = QModelIndex()
_TONES = {"red": {"days": "danger"}, "amber": {"days": "warn"}}


@dataclass(frozen=True)
class Line:
    """A duty, its place in the whole list, and what it is found by."""

    duty: DutyView
    place: int
    key: str

    @cached_property
    def row(self) -> Row:
        """As it is shown; its key is its place in the whole list."""
        return Row(self.place, _texts(self.duty), _TONES[self.duty.level])

    def is_of(self, duty: DutyView) -> bool:
        """Whether this is the same duty, read at another time."""
        return (self.duty.cooperative, self.duty.kind, self.duty.record) == (duty.cooperative, duty.kind, duty.record)


class DutyModel(HeldModel):
    """`show_lines` shows them."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(jobs, COLUMNS)
        self.lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()
        self.counted.emit(len(lines))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def row(self, at: int) -> Row | None:
        return self.lines[at].row if 0 <= at < len(self.lines) else None


def lines_of(duties: Sequence[DutyView]) -> list[Line]:
    """Every duty, ready to be searched and shown."""
    keys = {text: persian.search_key(text) for duty in duties for text in (duty.title, duty.label)}
    return [Line(duty, place, f"{keys[duty.title]} {keys[duty.label]}") for place, duty in enumerate(duties)]


def wanted(lines: Sequence[Line], kind: str, text: str) -> list[Line]:
    """Those of a kind ("" for every kind) in which each of the typed words stands."""
    words = persian.search_key(text).split()
    if not kind and not words:
        return list(lines)
    return [line for line in lines if (not kind or line.duty.kind == kind) and all(word in line.key for word in words)]


def counts_of(lines: Sequence[Line]) -> dict[str, tuple[str, int]]:
    """Kind → its name and how many, the most first."""
    found: dict[str, tuple[str, int]] = {}
    for line in lines:
        label, count = found.get(line.duty.kind, (line.duty.label, 0))
        found[line.duty.kind] = (label, count + 1)
    return dict(sorted(found.items(), key=lambda item: -item[1][1]))


def begin_duty_letter(services: Services, coops: CoopServices, duty: DutyView, owner: QWidget) -> None:
    """Open the draft that was written for a duty already, or else write it."""
    if duty.written is not None and duty.written.is_draft:
        services.events.open_record.emit(duty.written.number)
    elif services.letters is not None:
        open_written(services, lambda: coops.write_duty(duty), owner)


def _texts(duty: DutyView) -> tuple[str, ...]:
    due = digits.to_persian(jalali.text(duty.due)) if duty.due else "—"
    letter = duty.written.said if duty.written else ""
    return (duty.days_text, duty.title, duty.label, due, letter, duty.said)
