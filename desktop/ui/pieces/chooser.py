"""Choosing one of a list that may be long: a line to search in, groups, one line of title and one of note.

Law: like every question it never holds the program; all of it is done from the keyboard without leaving the line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.pieces.buttons import Button
from desktop.ui.pieces.dialogs import Dialog
from desktop.ui.pieces.labels import Label, reveal
from forms.rules import persian

Index = QModelIndex | QPersistentModelIndex
_CHOICE = Qt.ItemDataRole.UserRole
_START = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
_GROUP, _ONE, _TWO = 30, 34, 50
"""Heights of a group's name, of an entry, and of an entry with a note."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry: what it stands for, its title, a note below it, and the group that it stands in."""

    key: str
    title: str
    note: str = ""
    group: str = ""


def choose(parent: QWidget | None, title: str, hint: str, entries: Sequence[Choice],
           chosen: Callable[[str], object], first: str | None = None) -> Chooser:
    """Ask for one of the entries; `hint` stands in the search line, `first` is the key that is marked at once.

    `chosen` is called with the key after the dialog has closed. Entries of one group are to follow one another.
    """
    dialog = Chooser(parent, title, hint, entries, chosen)
    dialog.mark(first)
    dialog.open()
    dialog.search.setFocus()
    return dialog


class Chooser(Dialog):
    """The dialog of `choose`: letters search, arrows mark, Enter takes, Escape closes."""

    def __init__(self, parent: QWidget | None, title: str, hint: str, entries: Sequence[Choice],
                 chosen: Callable[[str], object]) -> None:
        super().__init__(parent, title, width=540)
        self._chosen, self._entries = chosen, tuple(entries)
        self.list = _ChoiceList()
        self.search = _SearchLine(hint, self.list)
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.list.doubleClicked.connect(lambda _index: self.take())
        self._nothing = Label("چیزی پیدا نشد؛ واژهٔ دیگری بنویسید", "muted")
        for widget in (self.search, self.list, self._nothing):
            self.body.addWidget(widget)
        take = Button("برگزیدن", self.take, kind="primary")
        self.offer(Button("انصراف", self.reject))
        self.offer(take)
        take.setDefault(True)
        self._take = take
        self._narrow()

    @property
    def shown(self) -> list[Choice]:
        """The entries that fit what is searched, in their order."""
        return self.list.choices

    @property
    def marked(self) -> Choice | None:
        """The entry that Enter takes."""
        return self.list.choice(self.list.currentIndex())

    def mark(self, key: str | None) -> None:
        """Mark the entry of this key, else the first one."""
        self.list.mark(key)

    def take(self) -> None:
        """Close, and tell which entry was chosen."""
        choice = self.marked
        if choice is not None:
            self.accept()
            self._chosen(choice.key)

    def _narrow(self) -> None:
        words = [persian.joined_key(word) for word in self.search.text().split()]
        kept = self.marked
        self.list.show_choices([
            each for each in self._entries
            if all(word in persian.joined_key(f"{each.title} {each.note} {each.group} {each.key}") for word in words)])
        self.list.mark(kept.key if kept else None)
        reveal(self._nothing, not self.shown)
        self._take.setEnabled(bool(self.shown))


class _ChoiceList(QListView):
    """The entries under the names of their groups."""

    def __init__(self) -> None:
        super().__init__()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setProperty("place", "choices")
        self.setAccessibleName("گزینه‌ها")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_ChoiceDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(340)

    @property
    def choices(self) -> list[Choice]:
        return [choice for row in range(self._model.rowCount())
                if (choice := self.choice(self._model.index(row, 0))) is not None]

    def choice(self, index: Index) -> Choice | None:
        found = index.data(_CHOICE)
        return found if isinstance(found, Choice) else None

    def show_choices(self, choices: Sequence[Choice]) -> None:
        self._model.clear()
        group = ""
        for choice in choices:
            if choice.group != group:
                group = choice.group
                heading = QStandardItem(group)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                self._model.appendRow(heading)
            item = QStandardItem(choice.title)
            item.setData(choice, _CHOICE)
            item.setData(f"{choice.title} {choice.note}", Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)

    def mark(self, key: str | None) -> None:
        """Mark the entry of this key, else the first one."""
        rows = [row for row in range(self._model.rowCount()) if self.choice(self._model.index(row, 0)) is not None]
        keys = [choice.key for choice in self.choices]
        if rows:
            self._go(rows[keys.index(key) if key in keys else 0])

    def step(self, by: int) -> None:
        """Mark an entry further on; groups' names are stepped over."""
        rows = [row for row in range(self._model.rowCount()) if self.choice(self._model.index(row, 0)) is not None]
        here = self.currentIndex().row()
        if here in rows:
            self._go(rows[max(0, min(len(rows) - 1, rows.index(here) + by))])

    def _go(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row, 0))
        above = row - 1 if row and self.choice(self._model.index(row - 1, 0)) is None else row
        self.scrollTo(self._model.index(above, 0))
        self.scrollTo(self._model.index(row, 0))


class _SearchLine(QLineEdit):
    """The cursor stays in the line while the arrows walk through the list."""

    def __init__(self, hint: str, choices: _ChoiceList) -> None:
        super().__init__()
        self._choices = choices
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setProperty("place", "search")
        # Said outright: of an empty line Qt takes the direction from the keyboard, and the cursor waits at the left.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self._choices.step(step)


class _ChoiceDelegate(QStyledItemDelegate):
    """A title with its note below; a group's name small and faint."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        choice = index.data(_CHOICE)
        if not isinstance(choice, Choice):
            return QSize(option.rect.width(), _GROUP)
        return QSize(option.rect.width(), _TWO if choice.note else _ONE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        choice, tokens = index.data(_CHOICE), theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(plain.rect).adjusted(12, 0, -12, 0)
        if isinstance(choice, Choice):
            self._paint_choice(painter, plain, choice, box)
        else:
            _write(painter, plain, str(index.data() or ""), box.adjusted(0, 8, 0, 0), tokens.faint, small=True)
        painter.restore()

    def _paint_choice(self, painter: QPainter, plain: QStyleOptionViewItem, choice: Choice, box: QRectF) -> None:
        tokens = theme.current()
        chosen = bool(plain.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.tint))
            painter.drawRoundedRect(QRectF(plain.rect).adjusted(2, 1, -2, -1), 6, 6)
        ink = tokens.on_tint if chosen else tokens.text
        if not choice.note:
            _write(painter, plain, choice.title, box, ink)
            return
        half = box.height() / 2
        _write(painter, plain, choice.title, box.adjusted(0, 4, 0, -half + 3), ink)
        _write(painter, plain, choice.note, box.adjusted(0, half, 0, -4), ink if chosen else tokens.faint, small=True)


def _write(painter: QPainter, plain: QStyleOptionViewItem, text: str, box: QRectF, ink: str, *,
           small: bool = False) -> None:
    font = plain.font
    if small:
        font.setPointSizeF(font.pointSizeF() * 0.88)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(box, _START, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width())))
