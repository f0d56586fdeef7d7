"""One blank of a form on the screen: its name, its editor, and the sentence below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.editors import Editor, editor_for
from desktop.ui.pieces import ElidedLabel, Label, reveal
from desktop.ui.services import Services
from forms.parts import Attachments, Day, Field, Link, Listed, Moment, Problem, Rials, Rows, Text
from forms.rules import digits

_BY_A_CHANGE, _LOCKED = "با «تغییرات» عوض می‌شود", "قفل است"
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
        self._known = self._lock = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(3)
        self.name = Label(field.label, "label")
        self.name.setBuddy(self.editor.widget)
        head.addWidget(self.name)
        if not named:
            self.name.hide()
        if field.required and named:
            star = Label("*", "required")
            star.setToolTip("باید پر شود")
            head.addWidget(star)
        self._locked = ElidedLabel("", "faint")
        self._locked.hide()
        head.addWidget(self._locked, 1)
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

    def call(self, name: str) -> None:
        """Another name than the field's own, where what is written above says what the figure is."""
        if self.name.text() != name:
            self.name.setText(name)
            self.editor.widget.setAccessibleName(name)

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

    def set_lock(self, why: str) -> None:
        """Say beside the name that the blank is not written here, and how it is changed; "" frees it."""
        self._lock = why
        self._locked.setText("" if not why else _BY_A_CHANGE if _BY_A_CHANGE in why else _LOCKED)
        self._locked.setAccessibleName(digits.to_persian(why))
        self.editor.setToolTip(digits.to_persian(why))
        reveal(self._locked, bool(why))

    @property
    def lock(self) -> str:
        """Why the blank is not written here; "" where it is."""
        return self._lock

    def show_help(self) -> None:
        """F1: what can be written here, until something else is to be said."""
        if self._lock:
            self._say(digits.to_persian(self._lock), "note")
            return
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
