"""The time line of a cooperative: what happened, newest first, with its day; Enter opens the record that tells more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.ui import theme
from desktop.ui.pieces import Button, Card, EmptyState, Label, reveal
from desktop.ui.tasks.coop_services import EventView
from desktop.ui.tasks.view_switch import ViewSwitch
from forms.catalog import BY_KIND
from forms.rules import digits, jalali

_EVENT = Qt.ItemDataRole.UserRole
_HIDES_DAY = Qt.ItemDataRole.UserRole + 1
_ROW, _DAY, _LINE = 46, 84.0, 100.0
_FIRST, _SHOWN = 8, 300
"""Events before the rest is asked for, and the most that are shown at all."""
_START = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_PICTURES = {"move": "right", "print": "print", "coop_visit": "visit", "coop_change": "edit"}
_VIEWS = {"": "همه", "life": "گام‌ها", "organs": "ارکان", "watch": "نظارت", "papers": "نامه و چاپ"}
_KINDS = {"life": ("move",), "organs": ("assembly", "coop_office", "coop_change"),
          "watch": ("coop_visit", "coop_warning", "complaint"), "papers": ("letter", "print")}


class _Painter(QStyledItemDelegate):
    """Day, dot on the line, what happened, and beneath it how and by whom."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        event, tokens, box = index.data(_EVENT), theme.current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if bool(option.state & QStyle.StateFlag.State_Selected):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selection))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        self._paint_line(painter, box, event, index)
        self._paint_words(painter, box, event, option.font)
        if not index.data(_HIDES_DAY) and event.day is not None:
            painter.setFont(_sized(option.font, "note"))
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QRectF(box.right() - _DAY - 6, box.top(), _DAY, _ROW), _START,
                             digits.to_persian(jalali.text(event.day)))
        if bool(option.state & QStyle.StateFlag.State_HasFocus):
            painter.setPen(QPen(QColor(tokens.primary), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -2, -2), 6, 6)
        painter.restore()

    @staticmethod
    def _paint_line(painter: QPainter, box: QRectF, event: EventView,
                    index: QModelIndex | QPersistentModelIndex) -> None:
        tokens, at = theme.current(), QPointF(box.right() - _LINE - 8, box.center().y())
        painter.setPen(QPen(QColor(tokens.border), 2))
        if index.row():
            painter.drawLine(QPointF(at.x(), box.top()), at)
        if index.row() < index.model().rowCount() - 1:
            painter.drawLine(at, QPointF(at.x(), box.bottom() + 1))
        ink, ground = tokens.tone(event.tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(at, 12, 12)
        painter.drawPixmap(QPointF(at.x() - 7, at.y() - 7), theme.coloured(_picture(event.kind), ink, 14))

    @staticmethod
    def _paint_words(painter: QPainter, box: QRectF, event: EventView, font: QFont) -> None:
        tokens = theme.current()
        words = box.adjusted(26 if event.record else 10, 0, -_LINE - 30, 0)
        if event.record:
            painter.drawPixmap(QPointF(box.left() + 8, box.center().y() - 6), theme.coloured("left", tokens.faint, 12))
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        for text, each, ink, top in ((event.text, strong, tokens.text, 5), (event.note, _sized(font, "note"),
                                                                         tokens.muted, 24)):
            painter.setFont(each)
            painter.setPen(QColor(ink))
            line = QRectF(words.left(), box.top() + (top if event.note else 14), words.width(), 18)
            painter.drawText(line, _START, painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(line.width())))


class _Events(QListWidget):
    """As high as its rows: the page scrolls, not the list; `seen` tells where the cursor is, for the page to follow."""

    seen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("رویدادهای تعاونی، از نو به کهنه")
        self.setProperty("place", "timeline")
        self.setItemDelegate(_Painter(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)

    def fit(self) -> None:
        self.setFixedHeight(_ROW * max(1, self.count()) + 4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.hasFocus():
            self.seen.emit(self.visualItemRect(item))


class TimeLineCard(Card):
    """`opened(record)`: an event was pressed that a record tells more of."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__(margin=10, spacing=6)
        self._events: Sequence[EventView] = ()
        self.switch = ViewSwitch("کدام رویدادها", _VIEWS, 350)
        head = QHBoxLayout()
        head.addWidget(Label("رویدادها", "lead"))
        self._more = Label("", "faint")
        head.addWidget(self._more)
        head.addStretch()
        head.addWidget(self.switch)
        self.body.addLayout(head)
        self.list = _Events()
        self.rest = Button("", self._show_rest, kind="quiet")
        self._most = _FIRST
        self.none = EmptyState("history", "رویدادی از این دست نیست")
        self.add(self.list)
        self.add(self.rest)
        self.add(self.none)
        self.body.addStretch()
        self.switch.changed.connect(self._fill)
        self.list.itemActivated.connect(self._open)

    def show_events(self, events: Sequence[EventView]) -> None:
        self._events = events
        self._fill()

    def _fill(self) -> None:
        kinds = _KINDS.get(self.switch.chosen(), ())
        wanted = [event for event in self._events if not kinds or event.kind in kinds]
        kept = self.list.currentRow()
        self.list.clear()
        before = None
        for event in wanted[:self._most]:
            item = QListWidgetItem()
            item.setData(_EVENT, event)
            item.setData(_HIDES_DAY, before is not None and event.day == before)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _sentence(event))
            item.setToolTip(_sentence(event))
            self.list.addItem(item)
            before = event.day
        self.list.fit()
        more, left = len(wanted) - _SHOWN, min(len(wanted), _SHOWN) - self.list.count()
        self._more.setText(f"{digits.grouped(more)} رویداد کهنه‌تر نشان داده نشد" if more > 0 else "")
        self.rest.setText(f"{digits.grouped(left)} رویداد دیگر…" if left else "")
        self.rest.setAccessibleName(self.rest.text())
        reveal(self.rest, bool(left))
        self.list.setVisible(bool(wanted))
        self.none.setVisible(not wanted)
        if wanted:
            self.list.setCurrentRow(min(max(kept, 0), self.list.count() - 1))

    def _show_rest(self) -> None:
        """All of them, from where the first ones ended."""
        self._most = _SHOWN
        self._fill()
        self.list.setFocus()
        self.list.setCurrentRow(min(_FIRST, self.list.count() - 1))

    def _open(self, item: QListWidgetItem) -> None:
        if record := item.data(_EVENT).record:
            self.opened.emit(record)


def _picture(kind: str) -> str:
    return _PICTURES.get(kind) or BY_KIND[kind].icon


def _sized(font: QFont, size: str) -> QFont:
    found = QFont(font)
    found.setPointSizeF(theme.TYPE[size])
    return found


def _sentence(event: EventView) -> str:
    day = digits.to_persian(jalali.text(event.day)) if event.day else ""
    return "، ".join(filter(None, (day, event.text, event.note)))
