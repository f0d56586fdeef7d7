"""Rows of a list of any length, fetched by a worker in pages; the window never waits for them.

The model knows no store: it is given `count()` and `page(first, count)`, both run by the worker.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from desktop.background import Generation, JobHandle, Jobs, Progress

PAGE = 200
_KEPT_PAGES = 60
_AT_ONCE = 4
"""Pages on the way: more than can be seen at once are of no use."""
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The whole Row."""
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 1
"""The Column."""
_NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its stored name, its heading, and how its text is drawn."""

    name: str
    title: str
    look: Literal["text", "strong", "code", "number", "badge", "mark"] = "text"
    width: int = 130
    sorts: bool = True
    hidden: bool = False
    """Not shown until the clerk chooses it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line, made ready by the worker: what it stands for, its texts, the tone of badges by column name."""

    key: int
    texts: tuple[str, ...]
    tones: Mapping[str, str] = field(default_factory=dict)
    record: Any = None


class PagedModel(QAbstractTableModel):
    """`refresh()` asks anew; rows come when they come. `counted(n)` after a refresh, `failed(error)` if it fails."""

    counted = Signal(int)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, columns: Sequence[Column]) -> None:
        super().__init__()
        self._jobs, self.columns = jobs, tuple(columns)
        self._count: Callable[[], int] = int
        self._page: Callable[[int, int], Sequence[Row]] = lambda _first, _count: ()
        self._generation = Generation()
        self._rows = 0
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._wanted: dict[int, None] = {}
        self._asked: dict[int, JobHandle] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask_pages)

    def ask(self, count: Callable[[], int], page: Callable[[int, int], Sequence[Row]]) -> None:
        """Put a new question (another search, order or filter) and refresh."""
        self._count, self._page = count, page
        self.refresh()

    def refresh(self) -> None:
        """Ask again; the old rows stay until the new ones are here."""
        generation = self._generation.next()
        for handle in self._asked.values():
            handle.cancel()
        self._asked.clear()
        self._wanted.clear()
        count, page = self._count, self._page

        def look(progress: Progress) -> tuple[int, Sequence[Row]] | None:
            if not self._generation.is_current(generation):
                return None
            first = page(0, PAGE)
            progress(0, 1)
            return (count() if len(first) == PAGE else len(first)), first

        self._asked[-1] = self._jobs.run(look, lambda found: self._begin(generation, found), self._fail, owner=self)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == COLUMN_ROLE:
            return self.columns[index.column()]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, ROW_ROLE):
            return None
        row = self.row(index.row())
        if role == ROW_ROLE:
            return row
        return "…" if row is None else row.texts[index.column()]

    def row(self, at: int) -> Row | None:
        """The row at a place, or None while its page is on the way (it is asked for by this look)."""
        number, place = divmod(at, PAGE)
        page = self._pages.get(number)
        if page is None:
            if number not in self._asked and number not in self._wanted:
                self._wanted[number] = None
                self._soon.start()
            return None
        return page[place] if place < len(page) else None

    def keys(self, rows: Sequence[int]) -> list[int]:
        """What the rows at these places stand for, as far as they are here."""
        return [row.key for at in rows if (row := self.row(at)) is not None]

    def _begin(self, generation: int, found: tuple[int, Sequence[Row]] | None) -> None:
        if found is None or not self._generation.is_current(generation):
            return
        self.beginResetModel()
        self._asked.pop(-1, None)
        self._rows, first = found
        self._pages.clear()
        self._pages[0] = first
        self.endResetModel()
        self.counted.emit(self._rows)

    def _ask_pages(self) -> None:
        page = self._page
        now = self._generation.now
        for number in list(self._asked)[:-_AT_ONCE]:
            self._asked.pop(number).cancel()  # scrolled past; a look at it asks again
        for number in self._wanted:
            def look(_progress: Progress, number: int = number) -> Sequence[Row]:
                return page(number * PAGE, PAGE)

            def come(rows: Sequence[Row], number: int = number) -> None:
                self._come(now, number, rows)

            self._asked[number] = self._jobs.run(look, come, self._fail, owner=self)
        self._wanted.clear()

    def _come(self, generation: int, number: int, rows: Sequence[Row]) -> None:
        if not self._generation.is_current(generation):
            return
        self._asked.pop(number, None)
        self._pages[number] = rows
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        first, last = number * PAGE, min((number + 1) * PAGE, self._rows) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _fail(self, error: Exception) -> None:
        self._asked.clear()
        self.failed.emit(error)
