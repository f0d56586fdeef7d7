"""Widgets one after another from right to left, on as many lines as they need."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class _FlowLayout(QLayout):
    """Hidden widgets take no room."""

    def __init__(self, parent: QWidget, spacing: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        widest, highest = (max(sides, default=0) for sides in (
            [size.width() for size in sizes], [size.height() for size in sizes]))
        return QSize(widest, highest)

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        self._arrange(box, move=True)

    def _arrange(self, box: QRect, *, move: bool) -> int:
        """Place the items, or only see how high they come."""
        right, top, high = box.right() + 1, box.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if right - size.width() < box.left() and high:
                right, top, high = box.right() + 1, top + high + self.spacing(), 0
            if move:
                item.setGeometry(QRect(right - size.width(), top, size.width(), size.height()))
            right -= size.width() + self.spacing()
            high = max(high, size.height())
        return top + high - box.top()


class Flow(QWidget):
    """The ground of such lines; `add` puts a widget at their end."""

    def __init__(self, spacing: int = 6) -> None:
        super().__init__()
        self._lines = _FlowLayout(self, spacing)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        self._lines.addWidget(widget)

    def heightForWidth(self, width: int) -> int:
        return self._lines.heightForWidth(width)
