"""The table of every list: rows of one height, sorting by heading, columns that are chosen, moved and remembered.

It paints its cells itself: the usual delegate asks Python seven questions for each cell of each frame.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.ui import theme
from desktop.ui.pieces.labels import isolated
from desktop.ui.pieces.paged_model import COLUMN_ROLE, ROW_ROLE, Column, PagedModel, Row
from desktop.ui.preferences import Preferences

_START = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_WAITING = "…"
_NARROWEST = 0.72
"""Share of its width that a column may lose, so that a narrower window needs no scrolling sideways."""


class RowDelegate(QStyledItemDelegate):
    """Paints one cell from the Row and the Column of the model."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._small = QFont(table.font())
        self._small.setPointSizeF(theme.TYPE["small"])
        self._small.setWeight(QFont.Weight.DemiBold)

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), theme.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        tokens, box = theme.current(), QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, QColor(tokens.selection))
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        row, column = index.data(ROW_ROLE), index.data(COLUMN_ROLE)
        cell = box.adjusted(10, 0, -10, 0)
        if row is None:
            painter.setPen(QColor(tokens.faint))
            painter.drawText(cell, _START, _WAITING)
        elif column.look in ("badge", "mark"):
            self._paint_tone(painter, cell, column, row, index.column())
        else:
            self._paint_text(painter, cell, column, row.texts[index.column()])
        if bool(option.state & QStyle.StateFlag.State_HasFocus):
            painter.setPen(QPen(QColor(tokens.primary), 1))
            painter.drawRect(box.adjusted(1, 1, -2, -2))

    @staticmethod
    def _paint_text(painter: QPainter, cell: QRectF, column: Column, text: str) -> None:
        tokens, strong = theme.current(), column.look == "strong"
        if strong:
            painter.save()
            font = painter.font()
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
        painter.setPen(QColor(tokens.muted if column.look == "code" and column.name == "@number" else tokens.text))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(cell.width()))
        painter.drawText(cell, _START, isolated(shown) if column.look == "code" else shown)
        if strong:
            painter.restore()

    def _paint_tone(self, painter: QPainter, cell: QRectF, column: Column, row: Row, place: int) -> None:
        text = row.texts[place]
        if not text:
            return
        ink, ground = theme.current().tone(row.tones.get(column.name, "neutral"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small)
        width = min(cell.width(), painter.fontMetrics().horizontalAdvance(text) + 20.0)
        pill = QRectF(cell.right() - width, cell.center().y() - 10, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, 9, 9)
        painter.setPen(QColor(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width) - 12)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()


class DataTable(QTableView):
    """`sort_wanted(name, from last to first)`, `opened(key)`; `memory` is the name its habits are kept under."""

    sort_wanted = Signal(str, bool)
    opened = Signal(object)
    menu_wanted = Signal(QPoint)

    def __init__(self, model: PagedModel, preferences: Preferences, memory: str, name: str) -> None:
        super().__init__()
        self._paged, self._preferences, self._memory = model, preferences, f"columns.{memory}"
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self._fitting = False
        self._set_up()
        self._restore_columns()
        heading = self.horizontalHeader()
        heading.sectionClicked.connect(self._heading_clicked)
        heading.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heading.customContextMenuRequested.connect(lambda at: self.choose_columns(heading.mapToGlobal(at)))
        heading.sectionResized.connect(lambda place, _old, _new: self._remember_columns(place))
        heading.sectionMoved.connect(lambda *_places: self._remember_columns())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at)))

    def selected_keys(self) -> list[int]:
        """What the selected rows stand for, in the order of the list."""
        return self._paged.keys(sorted({index.row() for index in self.selectionModel().selectedRows()}))

    def selectRow(self, row: int) -> None:
        """Qt's own looks for the first column beyond the right edge when it lies there, and selects nothing."""
        which = QItemSelectionModel.SelectionFlag
        index = self._paged.index(row, 0)
        self.selectionModel().setCurrentIndex(index, which.ClearAndSelect | which.Rows)

    def show_sort(self, name: str, descending: bool) -> None:
        """Put the arrow over a column."""
        places = [column.name for column in self._paged.columns]
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(places.index(name) if name in places else -1, order)

    def choose_columns(self, at: QPoint) -> None:
        """The menu of columns that are shown."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place, column in enumerate(self._paged.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.toggled.connect(lambda shown, place=place: self.show_column(place, shown))
        menu.popup(at)

    def show_column(self, place: int, shown: bool) -> None:
        """Show or hide one column; the last one that is shown stays."""
        visible = sum(not self.isColumnHidden(each) for each in range(len(self._paged.columns)))
        if shown or visible > 1:
            self.setColumnHidden(place, not shown)
            self._remember_columns()

    def shown_columns(self) -> list[str]:
        """Names of the columns that are shown, as they stand from the right."""
        heading = self.horizontalHeader()
        places = sorted(range(len(self._paged.columns)), key=heading.visualIndex)
        return [self._paged.columns[place].name for place in places if not self.isColumnHidden(place)]

    def copy(self) -> None:
        """The selected rows as text that a spreadsheet takes: tabs between cells, headings first."""
        places = [each for each in range(len(self._paged.columns)) if not self.isColumnHidden(each)]
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        lines = ["\t".join(self._paged.columns[place].title for place in places)]
        lines += ["\t".join(row.texts[place] for place in places) for at in rows if (row := self._paged.row(at))]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Where columns are a little wider than the window, all but codes give way; the widths stay remembered."""
        heading, habit = self.horizontalHeader(), self._preferences.get(self._memory, {})
        own = {place: habit.get(column.name, (0, 0))[1] or column.width
               for place, column in enumerate(self._paged.columns) if not self.isColumnHidden(place)}
        codes = {place for place in own if self._paged.columns[place].look == "code"}
        words = sum(width for place, width in own.items() if place not in codes)
        share = (self.viewport().width() - sum(own[place] for place in codes)) / max(1, words)
        self._fitting = True
        for place, width in own.items():
            gives = place not in codes and _NARROWEST <= share < 1
            heading.resizeSection(place, int(width * share) if gives else width)
        self._fitting = False

    def _open(self, index: QModelIndex) -> None:
        row = self._paged.row(index.row()) if index.isValid() else None
        if row is not None:
            self.opened.emit(row.key)

    def _set_up(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW)
        self.verticalHeader().setMinimumSectionSize(theme.ROW)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        heading = self.horizontalHeader()
        heading.setFixedHeight(34)
        heading.setHighlightSections(False)
        heading.setSectionsMovable(True)
        heading.setMinimumSectionSize(48)
        heading.setStretchLastSection(True)
        heading.setSortIndicatorShown(True)
        heading.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def _heading_clicked(self, place: int) -> None:
        heading, column = self.horizontalHeader(), self._paged.columns[place]
        if column.sorts:
            descending = heading.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
            self.sort_wanted.emit(column.name, descending)

    def _remember_columns(self, sized: int = -1) -> None:
        """`sized` is the column whose width was changed by hand; those of the others may be fitted."""
        if self._fitting:
            return
        heading, before = self.horizontalHeader(), self._preferences.get(self._memory, {})
        last = max((place for place in range(len(self._paged.columns)) if not self.isColumnHidden(place)),
                   key=heading.visualIndex, default=-1)
        habit = {}
        for place, column in enumerate(self._paged.columns):
            hidden = self.isColumnHidden(place)
            size = before.get(column.name, (0, column.width))[1]
            if place == sized and not hidden and place != last:  # the last one is stretched to the edge
                size = heading.sectionSize(place)
            habit[column.name] = [heading.visualIndex(place), size, hidden]
        self._preferences.put(self._memory, habit)

    def _restore_columns(self) -> None:
        habit: dict[str, Any] = self._preferences.get(self._memory, {})
        heading = self.horizontalHeader()
        for place, column in enumerate(self._paged.columns):
            _order, width, hidden = habit.get(column.name, (place, column.width, column.hidden))
            heading.resizeSection(place, width or column.width)
            self.setColumnHidden(place, bool(hidden))
        known = [(kept[0], place) for place, column in enumerate(self._paged.columns)
                 if (kept := habit.get(column.name))]
        for order, place in sorted(known):
            heading.moveSection(heading.visualIndex(place), min(order, len(self._paged.columns) - 1))


def menu_of(parent: QTableView, entries: list[tuple[str, Callable[[], object]] | None]) -> QMenu:
    """A context menu of (label, what it does); None is a line between groups. The caller pops it up."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for entry in entries:
        if entry is None:
            menu.addSeparator()
            continue
        label, action = entry
        menu.addAction(label).triggered.connect(lambda _checked=False, action=action: action())
    return menu
