"""A table to write in cell by cell: letters begin writing, Enter and Tab go on from right to left, Ctrl+V pastes.

Law: a cell is written in the line that its blank has everywhere; the table itself knows no blank.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.ui import theme
from desktop.ui.editors import LineInput
from desktop.ui.editors.cell_delegate import CellDelegate, Index, block_of, is_control, is_enter
from forms.parts import Problem

CELL = 30
"""Height of a row, in device-independent pixels."""
LineMaker = Callable[[int, int], LineInput | None]
"""Row and column → the line in which the cell is written; None where nobody writes."""
_INK = Qt.ItemDataRole.ForegroundRole
START = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


def trimmed_block(text: str) -> list[list[str]]:
    """The cells of text copied from a spreadsheet, without the blanks around them."""
    return [[cell.strip() for cell in line] for line in block_of(text)]


def ground_of(problem: Problem | None) -> QColor | None:
    """The quiet ground of a cell with a problem."""
    tokens = theme.current()
    return QColor(tokens.danger_bg if problem.level == "red" else tokens.warn_bg) if problem else None


def ink_of(problem: Problem | None) -> QColor | None:
    tokens = theme.current()
    return QColor(tokens.danger if problem.level == "red" else tokens.warn) if problem else None


class _Cells(CellDelegate):
    """Lines are made by whoever owns the table."""

    def __init__(self, table: QTableView, make_line: LineMaker) -> None:
        super().__init__(table)
        self._make = make_line

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A cell with a problem keeps a strip of its ink, selected or not."""
        super().paint(painter, option, index)
        if index.data(Qt.ItemDataRole.AccessibleDescriptionRole):
            box = QRectF(option.rect)
            painter.fillRect(QRectF(box.right() - 3, box.top(), 3, box.height()), index.data(_INK))

    def line_of(self, row: int, column: int) -> LineInput | None:
        return self._make(row, column)


class CellTable(QTableView):
    """`pasted(text)`, `removed` (Ctrl+Delete), `cleared` (Delete), `passed`: Enter left the last cell.

    `next_cell(row, column)` says where Enter goes; None leaves the table.
    """

    pasted = Signal(str)
    removed = Signal()
    cleared = Signal()
    passed = Signal()

    def __init__(self, name: str, make_line: LineMaker,
                 next_cell: Callable[[int, int], tuple[int, int] | None]) -> None:
        super().__init__()
        self._next = next_cell
        self.setAccessibleName(name)
        self.setProperty("place", "rows")
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        begin = QAbstractItemView.EditTrigger
        self.setEditTriggers(begin.AnyKeyPressed | begin.DoubleClicked | begin.SelectedClicked | begin.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        side, top = self.verticalHeader(), self.horizontalHeader()
        side.setDefaultSectionSize(CELL)
        side.setMinimumSectionSize(CELL)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        top.setHighlightSections(False)
        top.setFixedHeight(CELL)
        top.setMinimumSectionSize(40)
        cells = _Cells(self, make_line)
        cells.entered.connect(lambda control: self.go_on(out=control))
        self.setItemDelegate(cells)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = is_control(event)
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Delete:
            (self.removed if control else self.cleared).emit()
        elif is_enter(event):
            self.go_on(out=control)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.go_to(0, self.first_column())

    def paste(self) -> None:
        if text := QGuiApplication.clipboard().text():
            self.pasted.emit(text)

    def copy(self) -> None:
        """The selected cells as a spreadsheet takes them."""
        chosen = [index for index in self.selectedIndexes() if not self.isColumnHidden(index.column())]
        rows: dict[int, list[str]] = {}
        for index in sorted(chosen, key=lambda each: (each.row(), each.column())):
            rows.setdefault(index.row(), []).append(str(index.data() or ""))
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in rows.values()))

    def go_on(self, *, out: bool = False) -> None:
        """To the cell that follows, or `out` of the table."""
        at = self.currentIndex()
        after = None if out or not at.isValid() else self._next(at.row(), at.column())
        if after is None:
            self.passed.emit()
        else:
            self.go_to(*after)

    def go_to(self, row: int, column: int) -> None:
        self.setCurrentIndex(self.model().index(row, column))

    def first_column(self) -> int:
        """The first column that is shown."""
        return next((place for place in range(self.model().columnCount()) if not self.isColumnHidden(place)), 0)

    def selected_rows(self) -> list[int]:
        """Rows in which a cell is selected, from above."""
        return sorted({index.row() for index in self.selectedIndexes()})
