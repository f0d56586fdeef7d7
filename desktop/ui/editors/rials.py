"""Money: typed in the unit that the clerk chooses, said in words below, kept in rials (DOMAIN H.8)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from desktop.ui.editors.editor import Editor, TypedEntry
from desktop.ui.editors.line_input import CodeInput
from desktop.ui.pieces import Label, reveal
from forms.parts import Rials, UnreadableError
from forms.rules import amounts, digits

UNITS = ("rial", "thousand_rial", "million_rial", "toman", "million_toman", "billion_toman")


def amount_in(rials: int, unit: str) -> str:
    """An amount as one types it in a unit: «۱٬۲۵۰» or «۱٫۵»; exact, whatever the unit."""
    whole, rest = divmod(rials, amounts.UNITS[unit][1])
    if not rest:
        return digits.grouped(whole)
    places = len(str(amounts.UNITS[unit][1])) - 1
    decimals = f"{rest:0{places}}".rstrip("0")
    return f"{digits.grouped(whole)}\N{ARABIC DECIMAL SEPARATOR}{digits.to_persian(decimals)}"


def in_words(rials: int) -> str:
    """The amount in words, in toman where it is whole toman, for that is how people hear it."""
    if rials % 10 == 0 and rials:
        return f"{amounts.words(rials // 10)} تومان"
    return f"{amounts.words(rials)} ریال"


class RialsEditor(Editor):
    """`typed()` is whole rials when the amount can be read, else the text with its unit."""

    def __init__(self, field: Rials) -> None:
        super().__init__(field)
        self._field = field
        self.amount = CodeInput(field.hint)
        self.unit = QComboBox()
        self.unit.setAccessibleName(f"یکای {field.label}")
        self.unit.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.unit.setFixedWidth(118)
        for code in UNITS:
            self.unit.addItem(amounts.UNITS[code][0], code)
        self._usual()
        line = QHBoxLayout()
        line.setSpacing(4)
        self.amount.setAccessibleName(field.label)
        self.setFocusProxy(self.amount)
        line.addWidget(self.amount, 1)
        line.addWidget(self.unit)
        self.column.addLayout(line)
        self.words = Label("", "note", wrap=True)
        self.column.addWidget(self.words)
        self.words.hide()
        self.amount.textChanged.connect(self._written)
        self.amount.left.connect(self._left)
        self.unit.currentIndexChanged.connect(self._written)

    def rials(self) -> int | None:
        """The amount, or None while it is blank or cannot be read."""
        try:
            return self._field.read_in(self.amount.typed(), self._unit())
        except UnreadableError:
            return None

    def typed(self) -> str:
        text = self.amount.typed().strip()
        rials = self.rials() if text else None
        if rials is not None:
            return str(rials)
        return f"{text} {amounts.UNITS[self._unit()][0]}" if text and self._unit() != "rial" else text

    def write(self, typed: TypedEntry) -> None:
        text = str(typed)
        try:
            rials = self._field.read(text) if text.strip() else None
        except UnreadableError:
            self.unit.setCurrentIndex(0)
            self.amount.write(text)
            return
        self._usual()
        if rials is not None and rials * 1000 % amounts.UNITS[self._unit()][1]:
            self.unit.setCurrentIndex(0)  # more than three decimals are read faster in rials
        self.amount.setText("" if rials is None else amount_in(rials, self._unit()))
        self.amount.setCursorPosition(0)

    def show_level(self, level: str) -> None:
        self.amount.set_level(level)

    def set_read_only(self, read_only: bool) -> None:
        self.amount.set_read_only(read_only)
        self.unit.setEnabled(not read_only)

    def _usual(self) -> None:
        unit = self._field.usual_unit
        self.unit.setCurrentIndex(UNITS.index(unit) if unit in UNITS else 0)

    def _unit(self) -> str:
        return str(self.unit.currentData())

    def _written(self) -> None:
        rials = self.rials() if self.amount.text().strip() else None
        self.words.setText("" if rials is None else in_words(rials))
        reveal(self.words, rials is not None)
        self.changed.emit()

    def _left(self) -> None:
        rials = self.rials() if self.amount.text().strip() else None
        if rials is not None:
            self.amount.setText(amount_in(rials, self._unit()))
        self.left.emit()
