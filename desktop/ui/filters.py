"""The filters over a list: chips for the states and for what needs a second look, and a row of filters by blank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QMenu, QWidget

from desktop.ui.editors import LineInput, input_for
from desktop.ui.pieces import Button, Flow, IconButton, Label
from desktop.ui.services import Services
from forms.parts import Code, Day, Field, Form, Moment, Number, Rials, Text, UnreadableError
from forms.rules import digits

Where = tuple[tuple[str, str, object], ...]
_ORDERED = (Day, Moment, Number, Rials)
_MANY, _FULLEST = 8, 6
"""States that still stand side by side; and of more than those, how many do."""
_SIGNS = {"=": "برابر با", "contains": "دارای", ">=": "از", "<=": "تا"}


@dataclass(frozen=True, slots=True)
class FieldFilter:
    """One filter that is on: the blank, the comparison, the value and how it is read."""

    field: Field[Any]
    sign: str
    value: object

    @property
    def text(self) -> str:
        return f"{self.field.label} {_SIGNS[self.sign]} «{self.field.show(self.value)}»"

    @property
    def where(self) -> tuple[str, str, object]:
        return self.field.name, self.sign, self.value


class StateChips(Flow):
    """«همه», each state, «نیازمند بازبینی» and «باطل‌شده», each with its count as soon as that is known."""

    changed = Signal()

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._labels = {"": "همه"}
        if len(form.life.states) > 1:
            self._labels |= {state.code: state.label for state in form.life.states}
        self._labels |= {"@marked": "نیازمند بازبینی", "@voided": "باطل‌شده"}
        self._group = QButtonGroup(self)
        self._many = len(form.life.states) > _MANY
        self._counts: Mapping[str, int] = {}
        self._chips: dict[str, Button] = {}
        for code, label in self._labels.items():
            chip = Button(label, kind="chip")
            self._chips[code] = chip
            self._group.addButton(chip)
            self.add(chip)
            chip.clicked.connect(lambda _checked=False: self.changed.emit())
        self._chips[""].setChecked(True)
        self._rest = Button("", kind="chip")
        self._rest.setCheckable(False)
        self._menu = QMenu(self._rest)
        self._rest.setMenu(self._menu)
        self._rest.hide()
        self.add(self._rest)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self._labels)

    @property
    def chosen(self) -> str:
        return next(code for code, chip in self._chips.items() if chip.isChecked())

    def choose(self, code: str) -> None:
        self._chips[code].setChecked(True)
        self.changed.emit()

    def where(self, code: str | None = None) -> Where:
        """What the chosen chip, or this one, asks of the store."""
        code = self.chosen if code is None else code
        if code == "@marked":
            return (("@marks", "marked", True),)
        if code == "@voided":
            return (("voided", "=", True),)
        return (("@state", "state", code),) if code else ()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Counts by chip; a chip with nothing in it hides, unless it is chosen. Of many states only the fullest are
        chips, the others stand in a menu: the list is to be seen, not its chips."""
        self._counts = counts
        states = [code for code in self._chips if code and not code.startswith("@") and counts.get(code)]
        fullest = sorted(states, key=lambda code: -counts.get(code, 0))[:_MANY if not self._many else _FULLEST]
        self._menu.clear()
        for code, chip in self._chips.items():
            count = counts.get(code, 0)
            chip.setText(f"{self._labels[code]}  {digits.grouped(count)}")
            seldom = code in states and code not in fullest
            chip.setVisible(chip.isChecked() or code == "" or (bool(count) and not seldom))
            if seldom and not chip.isChecked():
                self._menu.addAction(chip.text()).triggered.connect(partial(self._choose_seldom, code))
        seldom_ones = len(self._menu.actions())
        self._rest.setText(f"{digits.grouped(seldom_ones)} وضعیت دیگر")
        self._rest.setAccessibleName(self._rest.text())
        self._rest.setVisible(bool(seldom_ones))

    def _choose_seldom(self, code: str, _checked: bool = False) -> None:  # noqa: FBT002 - Qt's signal gives it
        self.choose(code)
        self.show_counts(self._counts)


class _Value(QWidget):
    """Holds the line of the blank that is filtered by."""

    def __init__(self) -> None:
        super().__init__()
        self.line: LineInput | None = None
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self.setFixedWidth(210)

    def take(self, line: LineInput) -> None:
        if self.line is not None:
            self.line.hide()
            self.line.deleteLater()
        self.line = line
        self._across.addWidget(line)


class FieldFilters(QWidget):
    """A row in which a filter is written, and the filters that are on; `changed` at every one put on or taken off."""

    changed = Signal()

    def __init__(self, form: Form, services: Services) -> None:
        super().__init__()
        self._services = services
        self._fields = [field for field in form.fields if field.in_list or isinstance(field, Code) or field.searched]
        self.filters: list[FieldFilter] = []
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(6)
        self.field, self.sign, self.value = QComboBox(), QComboBox(), _Value()
        self.field.setAccessibleName("پالایه بر پایهٔ")
        self.sign.setAccessibleName("چگونه")
        self.problem = Label("", "red")
        for widget in (Label("پالایه:", "muted"), self.field, self.sign, self.value):
            across.addWidget(widget)
        across.addWidget(Button("افزودن پالایه", self.put_on, icon="plus"))
        across.addWidget(self.problem)
        self._on = QHBoxLayout()
        across.addLayout(self._on)
        across.addStretch()
        for field in self._fields:
            self.field.addItem(field.label)
        self.field.currentIndexChanged.connect(self._field_chosen)
        self._field_chosen(0)

    @property
    def where(self) -> Where:
        return tuple(each.where for each in self.filters)

    def put_on(self) -> None:
        """Put on the filter that is written; what cannot be read is said beside it."""
        field, line = self._fields[self.field.currentIndex()], self.value.line
        if line is None or not line.typed().strip():
            return
        line.settle()
        try:
            value = field.read(line.typed())
        except UnreadableError as unreadable:
            self.problem.setText(str(unreadable))
            return
        self.problem.setText("")
        self.filters.append(FieldFilter(field, self.sign.currentData(), value))
        line.write("")
        self._show()

    def take_off(self, each: FieldFilter) -> None:
        self.filters.remove(each)
        self._show()

    def clear(self) -> None:
        if self.filters:
            self.filters.clear()
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.put_on()
        else:
            super().keyPressEvent(event)

    def _field_chosen(self, place: int) -> None:
        field = self._fields[place]
        self.sign.clear()
        signs = ["=", ">=", "<="] if isinstance(field, _ORDERED) else ["="]
        if isinstance(field, Text):
            signs = ["contains", "="]
        for sign in signs:
            self.sign.addItem(_SIGNS[sign], sign)
        self.value.take(input_for(field, self._services))
        self.problem.setText("")

    def _show(self) -> None:
        while (item := self._on.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for each in self.filters:
            self._on.addWidget(self._chip(each))
        self.changed.emit()

    def _chip(self, each: FieldFilter) -> QWidget:
        ground = QWidget()
        across = QHBoxLayout(ground)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(Label(each.text, "strong"))
        across.addWidget(IconButton("close", f"برداشتن پالایهٔ {each.text}", partial(self.take_off, each), size=12))
        return ground
