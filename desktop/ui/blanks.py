"""The blanks of a form on the screen: a card for each section, in as many columns as the window allows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.editors import Editor, RowsEditor, TypedEntry, editor_for
from desktop.ui.pieces import Button, Card, Label, reveal
from desktop.ui.services import Services
from forms.parts import (
    Attachments,
    Day,
    Field,
    Form,
    Link,
    Listed,
    Moment,
    Problem,
    Rials,
    Rows,
    Section,
    Text,
    Typed,
    Values,
)
from forms.rules import digits

_COLUMN = 236
"""Least width of a column, in device-independent pixels."""
_MOST_COLUMNS = 4
_LONG = 8
"""Sections from which on a form is too long to be read whole."""
_HELP: dict[type[Field[Any]], str] = {
    Day: "۱۴۰۵۰۸۳۰ یا ۱۴۰۵/۸/۳۰ بنویسید؛ کلید t امروز، ↑ و ↓ یک روز، F4 تقویم",
    Moment: "روز و ساعت را پشت سر هم بنویسید؛ کلید t همین دقیقه",
    Rials: "مبلغ را به یکای کنار آن بنویسید؛ «۲ میلیارد و ۵۰۰ میلیون تومان» هم خوانده می‌شود",
    Link: "نام، کد یا شماره را بنویسید و از فهرست بردارید؛ Ctrl+Enter پرونده را باز می‌کند",
    Listed: "بخشی از نام را بنویسید؛ F4 همهٔ فهرست را می‌آورد",
    Rows: "Tab خانهٔ بعد، Ctrl+Tab بیرون از جدول، Ctrl+V چسباندن از اکسل، Ctrl+Delete حذف ردیف",
}


class Blank(QWidget):
    """One field: its label, its editor, and the sentence below it."""

    def __init__(self, field: Field[Any], services: Services, *, named: bool = True) -> None:
        super().__init__()
        self.field = field
        self.editor: Editor = editor_for(field, services)
        self.problems: tuple[Problem, ...] = ()
        self._known = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(3)
        label = Label(field.label, "label")
        label.setBuddy(self.editor.widget)
        head.addWidget(label)
        if not named:
            label.hide()
        if field.required and named:
            star = Label("*", "required")
            star.setToolTip("باید پر شود")
            head.addWidget(star)
        head.addStretch()
        column.addLayout(head)
        column.addWidget(self.editor)
        self._note = Label("", "note", wrap=True)
        self._note.hide()
        column.addWidget(self._note)
        column.addStretch()
        # All columns are of one width, whatever stands in them.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(120)

    @property
    def note(self) -> str:
        """The sentence below the blank."""
        return "" if self._note.isHidden() else self._note.text()

    def span(self, columns: int) -> int:
        """How many of so many columns the blank takes."""
        if isinstance(self.field, Rows):
            return columns
        wide = isinstance(self.field, Attachments) or (isinstance(self.field, Text) and self.field.lines > 1)
        return min(2, columns) if wide else 1

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong or doubtful here; none clears it."""
        self.problems = tuple(problems)
        self.editor.set_problems(problems)
        worst = next(iter(sorted(problems, key=lambda each: each.level != "red")), None)
        if worst is None:
            self._say(self._known, "amber" if self._known else "note")
            return
        self._say(_sentence(worst, len(problems)), worst.level)

    def warn_known(self, sentence: str) -> None:
        """Say that another record already holds this; a warning while typing, never a hindrance."""
        self._known = sentence
        self.set_problems(self.problems)

    def show_help(self) -> None:
        """F1: what can be written here, until something else is to be said."""
        kind = next((text for kind, text in _HELP.items() if isinstance(self.field, kind)), "")
        text = "؛ ".join(part for part in (self.field.hint, kind) if part) or "همان‌گونه که در برگه آمده است بنویسید"
        self._say(text, "note")

    def _say(self, sentence: str, role: Any) -> None:
        self._note.set_role(role)
        self._note.setText(sentence)
        reveal(self._note, bool(sentence))


def _sentence(problem: Problem, count: int) -> str:
    row = f"ردیف {problem.row + 1}: " if problem.row is not None else ""
    more = f" (و {count - 1} نکتهٔ دیگر)" if count > 1 else ""
    return digits.to_persian(f"{row}{problem.message}{more}")


def needed_ahead(form: Form, state: str) -> frozenset[str]:
    """Names of the blanks that the usual steps from here need."""
    return frozenset(blank.name for move in form.life.moves for blank in move.needs
                     if state in move.source and not move.apart and not move.asks_reason)


class _SectionCard(Card):
    """One section: its blanks flow from right to left in the columns there are; folded, only its name is seen."""

    def __init__(self, section: Section, blanks: Sequence[Blank]) -> None:
        super().__init__(section.title, spacing=6)
        self.blanks = blanks
        self._ground = QWidget()
        empty = f"{digits.grouped(len(blanks))} خانهٔ خالی" if len(blanks) > 1 else "خالی"
        self._opener = Button(empty, self._open, icon="chevron", kind="quiet")
        self._opener.setAccessibleName(f"باز کردن «{section.title}»، {empty}")
        self._opener.hide()
        self.head.addWidget(self._opener)
        self._holders = [QWidget(self._ground) for _ in range(_MOST_COLUMNS)]
        for holder in self._holders:
            holder.setFixedHeight(0)
        self._grid = QGridLayout(self._ground)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self.add(self._ground)

    @property
    def is_empty(self) -> bool:
        return not any(blank.editor.typed() for blank in self.blanks)

    def fold(self, *, folded: bool) -> None:
        self._opener.setVisible(folded)
        self._ground.setVisible(not folded)

    def stand_before_blanks(self) -> None:
        """Tab comes to the folded section where its blanks would be."""
        before: QWidget | None = self.blanks[0].previousInFocusChain()
        while before is not None and not before.focusPolicy() & Qt.FocusPolicy.TabFocus:
            before = before.previousInFocusChain()
        if before is not None and before is not self._opener:
            QWidget.setTabOrder(before, self._opener)

    def _open(self) -> None:
        self.fold(folded=False)
        self.blanks[0].editor.widget.setFocus()

    def flow(self, columns: int) -> None:
        """Lay the blanks out anew."""
        for blank in self.blanks:
            self._grid.removeWidget(blank)
        for holder in self._holders:
            self._grid.removeWidget(holder)
        row = column = 0
        for blank in self.blanks:
            span = blank.span(columns)
            if column + span > columns:
                row, column = row + 1, 0
            self._grid.addWidget(blank, row, column, 1, span)
            column += span
        # A column in which nothing stands would give its spacing to the others.
        for each, holder in enumerate(self._holders):
            holder.setVisible(each < columns)
            self._grid.addWidget(holder, row + 1, min(each, columns - 1))
        for each in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(each, 1 if each < columns else 0)
            self._grid.setColumnMinimumWidth(each, 0)


class Blanks(QWidget):
    """All blanks of a form. `changed(name)` while writing, `left(name)` when the cursor leaves one."""

    changed = Signal(str)
    left = Signal(str)

    def __init__(self, form: Form, services: Services) -> None:
        super().__init__()
        self.setObjectName("ground")
        self.form = form
        self._columns = 0
        self.by_name: dict[str, Blank] = {}
        self._cards: list[_SectionCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        for section in form.sections:
            blanks = [self._blank(field, services, section) for field in section.fields]
            card = _SectionCard(section, blanks)
            self._cards.append(card)
            column.addWidget(card)
        column.addStretch(1)
        self._flow(3)
        for card in self._cards:
            card.stand_before_blanks()

    def typed(self) -> dict[str, TypedEntry]:
        """What stands in every blank."""
        return {name: blank.editor.typed() for name, blank in self.by_name.items()}

    def write(self, typed: Typed) -> None:
        """Show what typed() once gave; blanks that it does not name are emptied."""
        for name, blank in self.by_name.items():
            blank.editor.write(typed.get(name, ""))
        for card in self._cards:
            if not card.is_empty:
                card.fold(folded=False)

    def fill(self, values: Values, unread: Mapping[str, str]) -> None:
        """Show a record."""
        for blank in self.by_name.values():
            blank.editor.fill(values, unread)

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Show each problem under its blank; blanks without one are cleared."""
        for name, blank in self.by_name.items():
            here = [problem for problem in problems if problem.field == name]
            blank.set_problems(here)
            if here:
                self.unfold(name)

    def set_read_only(self, read_only: bool, locked: Collection[str] = ()) -> None:
        """All of them, or those that the state of the record locks."""
        for name, blank in self.by_name.items():
            blank.editor.set_read_only(read_only or name in locked)

    def fold(self, needed: Collection[str]) -> None:
        """Of a long form, the empty sections behind the last that is needed now; they open with one press."""
        last = max((place for place, card in enumerate(self._cards)
                    if any(blank.field.required or blank.field.name in needed for blank in card.blanks)), default=0)
        for place, card in enumerate(self._cards):
            card.fold(folded=len(self._cards) >= _LONG and place > last and card.is_empty)

    def unfold(self, name: str) -> None:
        """Show the section of a blank."""
        for card in self._cards:
            if self.by_name[name] in card.blanks:
                card.fold(folded=False)

    def lead_out(self, go: Callable[[], bool]) -> None:
        """What Ctrl+Enter does in the tables, as everywhere in the form."""
        for blank in self.by_name.values():
            if isinstance(blank.editor, RowsEditor):
                blank.editor.lead_out = go

    def first(self) -> Blank:
        """Where writing begins: what the program writes itself is passed over."""
        return next(blank for blank in self.by_name.values() if not blank.field.assigned)

    def clear(self) -> None:
        """Nothing stands anywhere, not even what was assigned to the record before."""
        self.fill(self.form.values({}), {})

    def around(self, widget: QWidget | None) -> Blank | None:
        """The blank that this widget is part of."""
        while widget is not None and not isinstance(widget, Blank):
            widget = widget.parentWidget()
        return widget

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow(max(1, min(_MOST_COLUMNS, (self.width() - 60) // _COLUMN)))

    def _blank(self, field: Field[Any], services: Services, section: Section) -> Blank:
        blank = Blank(field, services, named=len(section.fields) > 1 or field.label != section.title)
        blank.editor.changed.connect(lambda: self.changed.emit(field.name))
        blank.editor.left.connect(lambda: self.left.emit(field.name))
        self.by_name[field.name] = blank
        return blank

    def _flow(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            for card in self._cards:
                card.flow(columns)
