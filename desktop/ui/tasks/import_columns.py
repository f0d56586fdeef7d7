"""Which column of the sheet fills which blank: a line for each column with two of its cells, changed by a combo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.pieces import Badge, Card, ElidedLabel, Label, Tone
from desktop.ui.tasks.views import ColumnView, PlanView
from forms.parts import Attachments, Form, Link, Rows
from forms.rules.digits import to_persian

_SAMPLES = 2
_KNOWN: tuple[str, Tone] = ("شناخته شد", "ok")
_UNREAD: tuple[str, Tone] = ("خوانده نمی‌شود", "neutral")


class _Combo(QComboBox):
    """`chosen(name of the blank)` once the choice is final: taken in the open list, by Enter, or by going elsewhere.

    Arrows and letters only try; Esc goes back. A wheel that only wants to scroll the page does not change a mapping.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._held = ""
        self._tries = False
        self.activated.connect(lambda _at: self._tries or self.settle())

    def show_held(self, name: str) -> None:
        """Show what the plan reads the column as."""
        self.setCurrentIndex(max(0, self.findData(name)))
        self._held = self.currentData()

    def settle(self) -> bool:
        """Tell a choice that has not been told; whether there was one."""
        if not self._waits():
            return False
        self.chosen.emit(self.currentData())
        return True

    def _waits(self) -> bool:
        return bool(self.currentData() != self._held)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.settle():
            return
        if event.key() == Qt.Key.Key_Escape and self._waits():
            self.show_held(self._held)
            return
        self._tries = True
        super().keyPressEvent(event)
        self._tries = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ColumnsPanel(QScrollArea):
    """`changed(heading, name of the blank or "")` when the clerk gives a column to another blank."""

    changed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.combos: dict[str, _Combo] = {}
        self._badges: dict[str, Badge] = {}
        self._lines: list[tuple[str, ...]] = []

    def show_plan(self, form: Form, plan: PlanView) -> None:
        """One line for each heading of the sheet; the lines of a sheet that is shown stay, and so does the cursor."""
        headed = [each for each in plan.columns.columns if each.heading]
        lines = [(form.kind, each.heading, *_samples(plan, each.place)) for each in headed]
        if lines != self._lines:
            self._lines = lines
            self._lay_out(form, plan, headed)
        for each in headed:
            self.combos[each.heading].show_held(each.field)
            self._badges[each.heading].set(*(_KNOWN if each.field else _UNREAD))

    def settle(self) -> bool:
        """Tell a choice that is not final yet; whether there was one."""
        return any(combo.settle() for combo in self.combos.values())

    def begin(self) -> None:
        """Put the cursor in the first combo."""
        for combo in list(self.combos.values())[:1]:
            combo.setFocus()

    def _lay_out(self, form: Form, plan: PlanView, headed: Sequence[ColumnView]) -> None:
        self.combos, self._badges = {}, {}
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
        combo.chosen.connect(partial(self.changed.emit, column.heading))
        badge = Badge(*_UNREAD)
        self.combos[column.heading], self._badges[column.heading] = combo, badge
        grid.addWidget(combo, line, 3)
        grid.addWidget(badge, line, 4)


def _samples(plan: PlanView, place: int) -> list[str]:
    """The first cells of a column that are not empty, filled up with blanks."""
    cells = (row.sheet_row.cells[place] for row in plan.rows if place < len(row.sheet_row.cells))
    found = [text for _at, text in zip(range(_SAMPLES), (text for text in cells if text), strict=False)]
    return [*found, *[""] * (_SAMPLES - len(found))]


def _combo(form: Form, column: ColumnView) -> _Combo:
    combo = _Combo()
    combo.setAccessibleName(f"خانهٔ پرونده برای «{column.heading}»")
    combo.setMinimumWidth(190)
    combo.addItem("— خوانده نشود —", "")
    for blank in form.fields:
        if not isinstance(blank, Rows | Attachments | Link):
            combo.addItem(f"{blank.label} *" if blank.required else blank.label, blank.name)
    return combo
