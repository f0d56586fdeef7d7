"""The list of reports: each with its name and, under it, the line that says what it answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui import theme
from desktop.ui.tasks.views import ReportView

_LINE, _EDGES, _LEAST_LINES, _MARGIN = 46, 12, 3, 12
_ANSWER = Qt.ItemDataRole.UserRole
_START = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class ReportList(QListWidget):
    """Enter or a double click activates a report."""

    def __init__(self, reports: Sequence[ReportView]) -> None:
        super().__init__()
        self._reports = reports
        self.setAccessibleName("گزارش‌ها")
        self.setProperty("place", "popup")
        self.setItemDelegate(_TwoLines(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for report in reports:
            item = QListWidgetItem(report.title)
            item.setData(_ANSWER, report.answers)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{report.title}. {report.answers}")
            item.setToolTip(report.answers)
            self.addItem(item)
        self.setMinimumHeight(_LEAST_LINES * _LINE)
        self.setMaximumHeight(_EDGES + _LINE * self.count())

    @property
    def chosen(self) -> ReportView:
        return self._reports[max(0, self.currentRow())]


class _TwoLines(QStyledItemDelegate):
    """Title and answer, each shortened where the list is narrow."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), _LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        tokens, chosen = theme.current(), bool(plain.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.tint))
            painter.drawRoundedRect(QRectF(plain.rect).adjusted(2, 1, -2, -1), 6, 6)
        ink = tokens.on_tint if chosen else tokens.text
        box = QRectF(plain.rect).adjusted(_MARGIN, 0, -_MARGIN, 0)
        half = box.height() / 2
        title, small = QFont(plain.font), QFont(plain.font)
        title.setWeight(QFont.Weight.Medium)
        small.setPointSizeF(plain.font.pointSizeF() * 0.88)
        _write(painter, box.adjusted(0, 4, 0, -half + 2), str(index.data()), title, ink)
        quiet = ink if chosen else tokens.faint
        _write(painter, box.adjusted(0, half - 1, 0, -5), str(index.data(_ANSWER)), small, quiet)
        painter.restore()


def _write(painter: QPainter, box: QRectF, text: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(box, _START, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width())))
