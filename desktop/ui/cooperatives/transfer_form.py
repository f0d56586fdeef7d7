"""A new line of a share register: both sides are looked for among the members of this cooperative alone.

Law: what is written scrolls, the ways out stand still at the foot; Escape asks before anything written is lost.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.blank import Blank
from desktop.ui.cooperatives.member_input import MemberIndex, MemberInput
from desktop.ui.editors.cell_delegate import is_control, is_enter
from desktop.ui.pieces import Button, Card, IconButton, Label, reveal
from desktop.ui.services import Services
from forms.catalog import share_transfer
from forms.parts import Context, Field, Problem, read_typed
from forms.rules import digits, record_number

_SIDES = {nature: tuple(side.name for side in sides) for nature, sides in share_transfer.SIDES.items()}
_STRANGER = "این نام یا کد در میان اعضای این تعاونی نیست؛ سهم فقط به عضو منتقل می‌شود، نخست او را عضو کنید"
_WIDTH = 380
_FIRST: tuple[Field[Any], ...] = (share_transfer.NATURE, share_transfer.DAY)
_LAST: tuple[Field[Any], ...] = (
    share_transfer.SHARES, share_transfer.AMOUNT, share_transfer.CONSENT_NO, share_transfer.CONSENT_DAY,
    share_transfer.NOTE)
_ROWS = (("nature",), ("source",), ("target",), ("shares", "day"), ("amount",), ("consent_no", "consent_day"),
         ("note",))
"""Blanks side by side, from above, in the order in which Enter goes on."""


class MemberBlank(QWidget):
    """A side of the transfer: label, line, what the member holds, and what is wrong."""

    changed = Signal()

    def __init__(self, field: Field[Any]) -> None:
        super().__init__()
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.held, self.note = Label("", "faint"), Label("", "red", wrap=True)
        self.line = MemberInput(MemberIndex())
        self.line.setAccessibleName(field.label)
        head = QHBoxLayout()
        head.setSpacing(3)
        star = Label("*", "required")
        star.setToolTip("باید پر شود")
        head.addWidget(Label(field.label, "label"))
        head.addWidget(star)
        head.addStretch()
        column.addLayout(head)
        for widget in (self.line, self.held, self.note):
            column.addWidget(widget)
        column.addStretch()
        self.held.hide()
        self.note.hide()
        self.line.textChanged.connect(lambda _text: self.changed.emit())

    def say(self, problems: Sequence[Problem], held: str) -> None:
        worst = next(iter(sorted(problems, key=lambda each: each.level != "red")), None)
        self.line.set_level(worst.level if worst else "")
        self.line.setAccessibleDescription(worst.message if worst else held)
        self.note.set_role("amber" if worst and worst.level == "amber" else "red")
        self.note.setText(worst.message if worst else "")
        self.held.setText(held)
        reveal(self.note, worst is not None)
        reveal(self.held, bool(held))


class TransferForm(Card):
    """`wanted` at Enter in the last blank or Ctrl+Enter, `left` at Escape; what is wrong stands below each blank."""

    wanted = Signal()
    left = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__("نقل و انتقال تازه", spacing=7)
        self.setFixedWidth(_WIDTH)
        self.head.addWidget(IconButton("close", "بستن", self.left.emit, size=14))
        self.blanks = {field.name: Blank(field, services) for field in (*_FIRST, *_LAST)}
        self.sides = {field.name: MemberBlank(field) for field in (share_transfer.SOURCE, share_transfer.TARGET)}
        self._held: Mapping[int, int] = {}
        self._index = MemberIndex()
        self._context: Context | None = None
        self._cooperative, self._today = "", share_transfer.DAY.typed(services.today())
        self._told: tuple[Problem, ...] = ()
        self._tried = False
        self.other = Label("", "red", wrap=True)
        self.keep = Button("ذخیره", self.wanted.emit, icon="save", kind="primary", shortcut="Ctrl+S",
                           tip="نوشتن در دفتر سهام")
        self.close_button = Button("بستن", self.left.emit)
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        blanks = QWidget()
        grid = QGridLayout(blanks)
        grid.setContentsMargins(6, 0, 0, 0)  # beside the scroll bar
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        for row, line in enumerate(_ROWS):
            for place, name in enumerate(line):
                blank = self.sides[name] if name in self.sides else self.blanks[name]
                grid.addWidget(blank, row, place, 1, 2 // len(line))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(_ROWS), 1)
        for side in self.sides.values():
            side.changed.connect(self._changed)
        for own in self.blanks.values():
            own.editor.changed.connect(self._changed)
        scroll = QScrollArea()
        scroll.setProperty("place", "card")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(blanks)
        blanks.setAutoFillBackground(False)  # Qt gives the window's ground to what scrolls
        self._scroll = scroll
        self.add(scroll, 1)
        self.add(self.other)
        self.other.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.keep, 1)
        foot.addWidget(self.close_button)
        self.body.addLayout(foot)

    def know(self, cooperative: int, index: MemberIndex, held: Mapping[int, int], context: Context) -> None:
        """Whose register it is, who can be taken, and what each holds today."""
        self._cooperative, self._held, self._context = record_number.show(cooperative), held, context
        self._index = index
        for side in self.sides.values():
            side.line.know(index)
        self.show_problems()

    def clear(self) -> None:
        """A new line, on today."""
        self._told, self._tried = (), False
        for blank in self.blanks.values():
            blank.editor.write("")
        for side in self.sides.values():
            side.line.write("")
        self.blanks["day"].editor.write(self._today)
        self.blanks["nature"].editor.write("passed")
        self.show_problems()

    def begin(self) -> None:
        self.sides["source"].line.setFocus()

    @property
    def dirty(self) -> bool:
        """Whether more is written than what stands there from the first."""
        typed = self.typed()
        return any(typed.get(name) for name in ("source", "target", "shares", "amount", "consent_no", "note"))

    def typed(self) -> dict[str, Any]:
        """The record as it would be saved; a side that this kind of line does not have is left out."""
        found: dict[str, Any] = {name: blank.editor.typed() for name, blank in self.blanks.items()}
        wanted = _SIDES.get(str(found["nature"]), tuple(self.sides))
        found |= {name: side.line.typed() if name in wanted else "" for name, side in self.sides.items()}
        return {**found, "cooperative": self._cooperative}

    def refuse(self, problems: Sequence[Problem]) -> None:
        """What the register says; the cursor goes to the first of it."""
        self._told, self._tried = tuple(problems), True
        self.show_problems()
        red = [each.field for each in problems if each.level == "red"]
        for name in (*_names(_FIRST), *self.sides, *_names(_LAST)):
            if name in red:
                at = self.sides[name].line if name in self.sides else self.blanks[name].editor.widget
                at.setFocus()
                self._scroll.ensureWidgetVisible(at, 0, 60)
                return

    def show_problems(self) -> None:
        typed = self.typed()
        found = read_typed(share_transfer.FORM, typed, self._context).problems if self._context else ()
        problems = [*self._told, *(each for each in found if each not in self._told)]
        shown = [each for each in problems if self._tried or typed.get(each.field)]
        for name, blank in self.blanks.items():
            blank.set_problems([each for each in shown if each.field == name])
        wanted = _SIDES.get(str(typed["nature"]), tuple(self.sides))
        for name, side in self.sides.items():
            reveal(side, name in wanted)
            stranger = name in wanted and side.line.text().strip() and not self._index.taken(side.line.typed())
            if stranger:  # a name that is being written is looked for until the line is left
                own = [Problem(name, _STRANGER)] if self._tried else []
                side.say(own, "")
                continue
            held = self._held.get(side.line.number) if side.line.number else None
            said = "" if held is None else f"اکنون {digits.grouped(held)} سهم دارد"
            side.say([each for each in shown if each.field == name], said)
        rest = [each.message for each in self._told if each.field not in self.blanks and each.field not in self.sides]
        self.other.setText("؛ ".join(rest))
        reveal(self.other, bool(rest))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = self.blanks["note"].editor.widget
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_enter(event) and (is_control(event) or self.window().focusWidget() is last):
            self.wanted.emit()
        elif is_enter(event):
            self.focusNextChild()
            if (at := self.window().focusWidget()) is not None and self._scroll.isAncestorOf(at):
                self._scroll.ensureWidgetVisible(at, 0, 60)
        else:
            super().keyPressEvent(event)

    def _changed(self) -> None:
        self._told = ()
        self.show_problems()


def _names(fields: Sequence[Field[Any]]) -> list[str]:
    return [field.name for field in fields]
