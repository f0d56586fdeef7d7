"""What stands around the blanks of an entry screen: the head with name and state, the foot with what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from desktop.ui.pieces import Badge, Button, IconButton, Label, ScreenHead, reveal, shown_number
from desktop.ui.services import ROLES, RecordView, Standing
from forms.parts import Form, Move
from forms.rules import digits, record_number


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryActions:
    """What the buttons of an entry screen do."""

    save: Callable[[], object]
    save_and_next: Callable[[], object]
    cancel: Callable[[], object]
    move: Callable[[Move], object]
    turn: Callable[[bool], object]
    print: Callable[[], object]
    history: Callable[[], object]


class EntryHead(ScreenHead):
    """Name, number, state and marks of the record; history and printing at the far end."""

    def __init__(self, form: Form, actions: EntryActions) -> None:
        super().__init__(form.title, actions.cancel)
        self._form = form
        self.number = Label("", "code")
        self.state, self.marks = Badge(), Badge("", "warn")
        for widget in (self.number, self.state, self.marks):
            self.add(widget)
        self.push()
        self._ways = QHBoxLayout()
        self.line.addLayout(self._ways)
        self._print = Button("چاپ…", actions.print, icon="print", kind="quiet", shortcut="Ctrl+P")
        self._history = Button("تاریخچه", actions.history, icon="history", kind="quiet", shortcut="Ctrl+H")
        self._more = IconButton("more", "کارهای دیگر")
        self._more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._more)
        self._void, self._restore = menu.addAction("باطل کردن پرونده…"), menu.addAction("بازگرداندن پرونده…")
        self._void.triggered.connect(lambda _checked=False: actions.turn(False))
        self._restore.triggered.connect(lambda _checked=False: actions.turn(True))
        self._more.setMenu(menu)
        for button in (self._print, self._history, self._more):
            self.add(button)
        self.show_record(None)

    def add_ways(self, *buttons: Button) -> None:
        """What else can be done with a record, before printing and history."""
        for button in buttons:
            self._ways.addWidget(button)

    def show_record(self, record: RecordView | None, name: str = "", *, writable: bool = True,
                    own: bool = True) -> None:
        """Show what the record is and whose; None is a new one. `own`: this person may take it out of use, or back."""
        if record is None:
            self.title.setText(f"{self._form.title} — تازه")
            self.number.setText("")
            self.state.set("", "neutral")
            self.marks.set("", "warn")
        else:
            self.title.setText(f"{self._form.title} — {name or self._form.name_of(record.values) or 'بی‌نام'}")
            self.number.setText(shown_number(record_number.show(record.number)))
            state = self._form.life.state(record.state)
            self.state.set("باطل‌شده" if record.voided else state.label, "danger" if record.voided else state.tone)
            # Who may write reads the problems themselves under the blanks and above them.
            marks = 0 if writable else len(record.marks)
            self.marks.set(f"{digits.grouped(marks)} جا نیازمند بازبینی" if marks else "", "warn")
        for button in (self._print, self._history):
            reveal(button, record is not None)
        reveal(self._more, record is not None and own)
        self._void.setVisible(record is not None and not record.voided)
        self._restore.setVisible(record is not None and record.voided)


class EntryFoot(QFrame):
    """Moves at the start, saving at the end; what no one may do now is not there at all."""

    def __init__(self, form: Form, actions: EntryActions) -> None:
        super().__init__()
        self.setProperty("piece", "foot")
        self._form, self._actions = form, actions
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(8)
        self._moves = QHBoxLayout()
        self._moves.setSpacing(8)
        line.addLayout(self._moves)
        line.addStretch()
        self.note = Label("", "faint")
        line.addWidget(self.note)
        self.cancel = Button("انصراف", actions.cancel)
        self.next = Button("ذخیره و بعدی", actions.save_and_next, shortcut="Ctrl+Shift+S")
        self.save = Button("ذخیره", actions.save, icon="save", kind="primary", shortcut="Ctrl+S")
        for button in (self.cancel, self.next, self.save):
            line.addWidget(button)

    @property
    def moves(self) -> list[Button]:
        """The buttons of the moves that stand open."""
        items = [self._moves.itemAt(place) for place in range(self._moves.count())]
        return [button for item in items if item and isinstance(button := item.widget(), Button)]

    def show_moves(self, moves: Sequence[Move], standing: Standing | None = None) -> None:
        """Three moves as buttons, the rest in a menu; what is taken once in a while in a menu of its own.

        Where the next step is known, it stands alone, even where somebody else takes it.
        """
        while (item := self._moves.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        usual = [move for move in moves if not move.apart]
        shown = usual[:3]
        if standing is not None:
            shown = [move for move in usual if move == standing.onward]
            self._await(standing.onward, moves)
        for move in shown:
            self._moves.addWidget(Button(_label(move), partial(self._actions.move, move)))
        earlier = [move for move in moves if brings_in(self._form, move)]
        rest = [*(move for move in usual if move not in shown),
                *(move for move in moves if move.apart and move not in (*earlier, *shown))]
        self._menu("گام‌های دیگر" if self._moves.count() else "برگزیدن گام", rest)
        self._menu("پروندهٔ پیشین", earlier)

    def _await(self, onward: Move | None, moves: Sequence[Move]) -> None:
        """The next step that somebody else takes is told, not offered."""
        if onward is not None and moves and onward not in moves:
            by = f"با {ROLES.get(onward.who[0], '')}"
            self._moves.addWidget(Label(f"گام بعدی: {onward.label}", "muted"))
            self._moves.addWidget(Badge(by, "neutral"))

    def _menu(self, title: str, moves: Sequence[Move]) -> None:
        if not moves:
            return
        more = Button(title)
        menu = QMenu(more)
        for move in moves:
            menu.addAction(_label(move)).triggered.connect(partial(self._moved, move))
        more.setMenu(menu)
        self._moves.addWidget(more)

    def show_ways(self, *, new: bool, writable: bool) -> None:
        """Saving for who may write; «save and next» only while new records are written."""
        reveal(self.save, writable)
        reveal(self.next, writable and new)
        self.cancel.setText("انصراف" if writable and new else "بستن")

    def set_busy(self, busy: bool) -> None:
        for button in (self.save, self.next, *self.moves):
            button.setEnabled(not busy)

    def _moved(self, move: Move, _checked: bool = False) -> None:  # noqa: FBT002 - Qt's signal gives it
        self._actions.move(move)


def brings_in(form: Form, move: Move) -> bool:
    """Whether the step brings in a record that was there before this program, from where it stands."""
    return move.apart and move.source == (form.first_state,)


def _label(move: Move) -> str:
    return f"{move.label}…" if move.asks_reason else move.label
