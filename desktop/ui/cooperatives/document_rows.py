"""The rows of the checklist: a document, whether it has come and when, what was noted and the name of its picture.

Law: the list is as high as its rows; the page scrolls, not the list.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui import theme
from desktop.ui.pieces import isolated
from desktop.ui.tasks.coop_services import DocumentView
from forms.catalog import cooperative
from forms.rules import digits, jalali

_DOCUMENT = Qt.ItemDataRole.UserRole
_ROW, _MARK, _STATE, _DAY = 32, 28.0, 84.0, 82.0
_START = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_STATES = {**cooperative.DOCUMENT_STATE.options, "": "نیامده"}
_LOOKS = {"received": ("check", "ok"), "returned": ("undo", "danger"), "wanted": ("clock", "warn"), "": ("minus",
                                                                                                        "neutral")}


class _Painter(QStyledItemDelegate):
    """Mark, name, note and picture, state, day: from right to left."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        line, tokens, box = index.data(_DOCUMENT), theme.current(), QRectF(option.rect)
        picture, tone = _LOOKS.get(line.state, _LOOKS[""])
        ink, _ground = tokens.tone(tone)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.primary), 1) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.selection) if chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -2, -2), 6, 6)
        painter.drawPixmap(int(box.right() - _MARK + 6), int(box.center().y() - 7), theme.coloured(picture, ink, 14))
        self._paint_words(painter, box, line, option.font)
        painter.setFont(_noted(option.font))
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(box.left() + _DAY, box.top(), _STATE, _ROW), _START,
                         _STATES.get(line.state, line.state))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRectF(box.left() + 8, box.top(), _DAY - 8, _ROW), _START, _day(line))
        painter.restore()

    @staticmethod
    def _paint_words(painter: QPainter, box: QRectF, line: DocumentView, font: QFont) -> None:
        tokens = theme.current()
        words = QRectF(box.left() + _DAY + _STATE + 8, box.top(), box.width() - _DAY - _STATE - _MARK - 12, _ROW)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        name = painter.fontMetrics().elidedText(line.label, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, _START, name)
        left = words.width() - painter.fontMetrics().horizontalAdvance(name) - 14
        said = _noted_of(line)
        if said and left > 40:
            painter.setFont(_noted(font))
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QRectF(words.left(), words.top(), left, _ROW), _START, painter.fontMetrics().elidedText(
                said, Qt.TextElideMode.ElideRight, int(left)))


class DocumentList(QListWidget):
    """`pressed_key`: «toggle» at Space, «ask» at Enter, «attach» at Ctrl+O; `seen` tells where the cursor is."""

    pressed_key = Signal(str)
    seen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("مدارک؛ با فاصله دریافت‌شده می‌شود")
        self.setProperty("place", "timeline")
        self.setItemDelegate(_Painter(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)
        self.itemDoubleClicked.connect(lambda _item: self.pressed_key.emit("ask"))

    @property
    def current(self) -> DocumentView | None:
        item = self.currentItem()
        found: DocumentView | None = item.data(_DOCUMENT) if item is not None else None
        return found

    def show_documents(self, found: Sequence[DocumentView]) -> None:
        """The cursor stays on the document that it was on."""
        before = self.current.code if self.current else ""
        self.clear()
        for each in found:
            item = QListWidgetItem()
            item.setData(_DOCUMENT, each)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _sentence(each))
            item.setToolTip(_sentence(each))
            self.addItem(item)
        codes = [each.code for each in found]
        self.setFixedHeight(_ROW * max(1, len(found)) + 4)
        if codes:
            self.setCurrentRow(codes.index(before) if before in codes else _first_open(found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Space:
            self.pressed_key.emit("toggle")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self.pressed_key.emit("ask")
        elif event.key() == Qt.Key.Key_O and control:
            self.pressed_key.emit("attach")
        else:
            super().keyPressEvent(event)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.hasFocus():
            self.seen.emit(self.visualItemRect(item))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()


def _first_open(found: Sequence[DocumentView]) -> int:
    return next((place for place, each in enumerate(found) if each.state != "received"), 0)


def _noted_of(line: DocumentView) -> str:
    return "، ".join(filter(None, (line.note, isolated(line.file) if line.file else "")))


def _sentence(line: DocumentView) -> str:
    return "، ".join(filter(None, (line.label, _STATES.get(line.state, line.state), _day(line), _noted_of(line))))


def _day(line: DocumentView) -> str:
    return digits.to_persian(jalali.text(line.day)) if line.day else ""


def _noted(font: QFont) -> QFont:
    found = QFont(font)
    found.setPointSizeF(theme.TYPE["note"])
    return found
