"""Rows that are already in hand, shown by the same table as the long lists."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

from desktop.background import Jobs
from desktop.ui.pieces import Column, PagedModel, Row

_NO_PARENT = QModelIndex()


class HeldModel(PagedModel):
    """`hold(rows)` shows them; nothing is fetched."""

    def __init__(self, jobs: Jobs, columns: Sequence[Column]) -> None:
        super().__init__(jobs, columns)
        self.held: tuple[Row, ...] = ()

    def hold(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.held = tuple(rows)
        self.endResetModel()
        self.counted.emit(len(self.held))

    def refresh(self) -> None:
        """There is nothing to ask."""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.held)

    def row(self, at: int) -> Row | None:
        return self.held[at] if 0 <= at < len(self.held) else None
