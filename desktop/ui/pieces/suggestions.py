"""A list of suggestions under a line of input: the arrows choose, Enter takes, Escape goes back to writing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui import theme

_SUGGESTION = Qt.ItemDataRole.UserRole
_START = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_END = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One line of the list: what is shown, a note at its end, and what it stands for."""

    title: str
    note: str = ""
    stands_for: object = None
    icon: str = ""


class Suggestions(QObject):
    """The popup of one line of input. It shows what it is given; who owns the line decides what that is."""

    def __init__(self, line: QLineEdit, taken: Callable[[Suggestion], None]) -> None:
        super().__init__(line)
        self._line, self._taken = line, taken
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(line)
        self._completer.setMaxVisibleItems(9)
        view = QListView()
        view.setProperty("place", "popup")
        view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        self._view = view
        self._completer.setPopup(view)
        view.setItemDelegate(_LineDelegate(view))
        self._completer.activated[QModelIndex].connect(self._activated)  # type: ignore[index]

    @property
    def showing(self) -> bool:
        return self._view.isVisible()

    @property
    def shown(self) -> list[Suggestion]:
        return [self._model.item(row).data(_SUGGESTION) for row in range(self._model.rowCount())]

    def show(self, found: Sequence[Suggestion], *, choose_first: bool = True) -> None:
        """Show these under the line; nothing hides the list."""
        self._model.clear()
        for suggestion in found:
            item = QStandardItem(suggestion.title)
            item.setData(suggestion, _SUGGESTION)
            item.setData(f"{suggestion.title} {suggestion.note}", Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        if not found or not self._line.isVisible():
            self.hide()
            return
        self._completer.complete()
        if choose_first:
            self._view.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def hide(self) -> None:
        self._view.hide()

    def _activated(self, index: QModelIndex) -> None:
        suggestion = index.data(_SUGGESTION)
        if isinstance(suggestion, Suggestion):
            self.hide()
            self._taken(suggestion)


class _LineDelegate(QStyledItemDelegate):
    """Title at the start, note at the end; the note gives way."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), 32)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        chosen = bool(plain.state & QStyle.StateFlag.State_Selected)
        tokens, suggestion = theme.current(), index.data(_SUGGESTION)
        box = QRectF(plain.rect).adjusted(8, 0, -8, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.tint))
            painter.drawRoundedRect(QRectF(plain.rect).adjusted(1, 1, -1, -1), 5, 5)
        ink = tokens.on_tint if chosen else tokens.text
        if suggestion.icon:
            picture = theme.coloured(suggestion.icon, ink if chosen else tokens.muted, 16)
            painter.drawPixmap(int(box.right() - 16), int(box.center().y() - 8), picture)
            box.setRight(box.right() - 24)
        measure = plain.fontMetrics
        title = measure.elidedText(suggestion.title, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.setPen(QColor(ink))
        painter.drawText(box, _START, title)
        box.setRight(box.right() - measure.horizontalAdvance(title) - 14)
        painter.setPen(QColor(ink if chosen else tokens.faint))
        painter.drawText(box, _END, measure.elidedText(suggestion.note, Qt.TextElideMode.ElideRight, int(box.width())))
        painter.restore()
