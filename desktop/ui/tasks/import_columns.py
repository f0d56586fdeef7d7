"""Which column of the sheet fills which blank: a line for each column with two of its cells, changed by a combo."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.pieces import Badge, Card, ElidedLabel, Label
from desktop.ui.tasks.views import ColumnView, PlanView
from forms.parts import Attachments, Form, Link, Rows
from forms.rules.digits import to_persian

_SAMPLES = 2


class _Combo(QComboBox):
    """A wheel that only wants to scroll the page does not change a mapping."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ColumnsPanel(QScrollArea):
    """`changed(heading, name of the blank or "")` when the clerk gives a column to another blank."""

    changed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.combos: dict[str, QComboBox] = {}

    def show_plan(self, form: Form, plan: PlanView) -> None:
        """One line for each heading of the sheet."""
        self.combos = {}
        ground = QWidget()
        ground.setObjectName("ground")
        column = QVBoxLayout(ground)
        column.setContentsMargins(8, 0, 0, 0)  # between the card and the scroll bar at its left
        card = Card("ستون‌های کارپوشه", "اگر ستونی نابه‌جا شناخته شده، خانهٔ درست را برگزینید")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for place, text in enumerate(("سرستون کارپوشه", "نمونه", "نمونهٔ دیگر", "خانهٔ پرونده", "")):
            grid.addWidget(Label(text, "label"), 0, place)
        headed = [each for each in plan.columns.columns if each.heading]
        for line, each in enumerate(headed, start=1):
            self._add_line(grid, line, form, plan, each)
        for place, stretch in enumerate((3, 3, 3, 3, 1)):
            grid.setColumnStretch(place, stretch)
        card.body.addLayout(grid)
        column.addWidget(card)
        column.addStretch()
        self.setWidget(ground)

    def _add_line(self, grid: QGridLayout, line: int, form: Form, plan: PlanView, column: ColumnView) -> None:
        grid.addWidget(ElidedLabel(column.heading, "strong"), line, 0)
        for place, text in enumerate(_samples(plan, column.place), start=1):
            grid.addWidget(ElidedLabel(to_persian(text) or "—", "muted"), line, place)
        combo = _combo(form, column)
        combo.activated.connect(lambda _at, heading=column.heading, combo=combo:
                                self.changed.emit(heading, combo.currentData()))
        self.combos[column.heading] = combo
        grid.addWidget(combo, line, 3)
        grid.addWidget(Badge("شناخته شد", "ok") if column.field else Badge("خوانده نمی‌شود", "neutral"), line, 4)


def _samples(plan: PlanView, place: int) -> list[str]:
    """The first cells of a column that are not empty, filled up with blanks."""
    cells = (row.sheet_row.cells[place] for row in plan.rows if place < len(row.sheet_row.cells))
    found = [text for _at, text in zip(range(_SAMPLES), (text for text in cells if text), strict=False)]
    return [*found, *[""] * (_SAMPLES - len(found))]


def _combo(form: Form, column: ColumnView) -> QComboBox:
    combo = _Combo()
    combo.setAccessibleName(f"خانهٔ پرونده برای «{column.heading}»")
    combo.setMinimumWidth(190)
    combo.addItem("— خوانده نشود —", "")
    for blank in form.fields:
        if not isinstance(blank, Rows | Attachments | Link):
            combo.addItem(f"{blank.label} *" if blank.required else blank.label, blank.name)
    combo.setCurrentIndex(max(0, combo.findData(column.field)))
    return combo
