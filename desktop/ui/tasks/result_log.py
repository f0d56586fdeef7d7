"""What was recorded at this sitting, newest first; each can be taken back as long as nobody has changed it since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.background import Jobs
from desktop.ui.pieces import Button, Card, Column, DataTable, Label, Row, Tone
from desktop.ui.preferences import Preferences
from desktop.ui.tasks.held_model import HeldModel
from forms.catalog import visit
from forms.parts import reference_list
from forms.rules.digits import grouped

_COLUMNS = (Column("name", "شاغل", "strong", 120, sorts=False), Column("result", "نتیجه", "badge", 140, sorts=False))
_TONES: dict[str, Tone] = {"confirmed": "ok", "pending": "info", "second_visit": "warn", "next_tier": "warn",
                           "not_confirmed": "danger", "rejected": "danger", "excluded": "neutral"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One result of this sitting."""

    visit: int
    name: str
    result: str
    action: int | None
    undone: bool = False


class ResultLog(Card):
    """`undo_wanted` is called with the entry to take back."""

    def __init__(self, jobs: Jobs, preferences: Preferences, undo: Callable[[Entry], object],
                 opened: Callable[[int], object]) -> None:
        super().__init__("ثبت‌شده در این نشست", margin=10, spacing=6)
        self.entries: list[Entry] = []
        self._undo = undo
        self._many = Label("", "faint")
        self.head.addWidget(self._many)
        self.model = HeldModel(jobs, _COLUMNS)
        self.table = DataTable(self.model, preferences, "results.log", "ثبت‌شده در این نشست")
        self.table.setSelectionMode(DataTable.SelectionMode.SingleSelection)
        self.table.opened.connect(lambda place: opened(self.entries[place].visit))
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.add(self.table, 1)
        self.undo = Button("بازگردانی", self.undo_chosen, icon="undo", kind="quiet", shortcut="F9",
                           tip="بازگردانی ردیف برگزیده یا آخرین ثبت")
        self.add(self.undo)
        self._show()

    def add_entry(self, entry: Entry) -> None:
        self.entries.insert(0, entry)
        self._show()

    def mark_undone(self, entry: Entry) -> None:
        self.entries = [replace(each, undone=True) if each is entry else each for each in self.entries]
        self._show()

    def undo_chosen(self) -> None:
        """The chosen line, or the newest that stands."""
        keys = self.table.selected_keys()
        standing = [each for each in self.entries if not each.undone and each.action is not None]
        chosen = [self.entries[keys[0]]] if keys and self.entries[keys[0]] in standing else standing[:1]
        for entry in chosen:
            self._undo(entry)

    def _show(self) -> None:
        self.model.hold([_row(place, entry) for place, entry in enumerate(self.entries)])
        standing = sum(not each.undone for each in self.entries)
        self._many.setText(f"{grouped(standing)} برگ" if self.entries else "")
        self.undo.setEnabled(any(not each.undone and each.action is not None for each in self.entries))


def _row(place: int, entry: Entry) -> Row:
    if entry.undone:
        return Row(place, (entry.name, "بازگردانده شد"), {"result": "neutral"})
    results = reference_list(visit.RESULT.list_name)
    short = results.label(entry.result).split(" (")[0]
    return Row(place, (entry.name, short), {"result": _TONES.get(results.parent(entry.result), "neutral")})
