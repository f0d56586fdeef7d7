"""What belongs to a cooperative, each kind with its count, the way to its list, and a button that begins a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.pieces import Badge, Button, Card, ElidedLabel, IconButton, Label, ToneIcon, isolated
from desktop.ui.tasks.coop_services import BelongingView, DutyView
from desktop.ui.tasks.lines import Pressed
from forms.catalog import BY_KIND
from forms.rules import digits

TITLES = {"coop_member": "اعضا", "share_transfer": "دفتر سهام", "assembly": "مجمع‌ها", "coop_office": "سمت‌ها",
          "coop_change": "تغییرات", "coop_visit": "بازدیدها", "coop_warning": "اخطارها", "complaint": "شکایت‌ها",
          "letter": "نامه‌ها", "job": "شغل‌های ثبت‌شده", "home_business": "مشاغل خانگی"}
_NOW = {"assembly": "دعوت‌شده", "coop_change": "ثبت‌نشده", "coop_warning": "باز", "complaint": "باز",
        "letter": "پیش‌نویس"}
_KEYS = dict(zip(TITLES, ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+6", "Ctrl+7", "Ctrl+8", "Ctrl+9",
                          "Ctrl+0", "Ctrl+-"), strict=True))
"""What those are called that are told apart; of the others only these are counted."""
_HIGH, _ACROSS = 32, 2


class BelongingsCard(Card):
    """`open_kind` shows the records of a kind, `begin` writes a new one."""

    def __init__(self, open_kind: Callable[[str], object], begin: Callable[[str], object],
                 may_write: Callable[[str], bool]) -> None:
        super().__init__("پرونده‌های وابسته", margin=12, spacing=5)
        self._open, self._begin, self._may_write = open_kind, begin, may_write
        self.new = IconButton("plus", "پروندهٔ تازه برای این تعاونی…", lambda: begin(""), shortcut="Ctrl+N")
        self.head.addWidget(Label(f"{isolated('Ctrl')} و شماره", "faint"))
        self.head.addWidget(self.new)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(8)
        self._lines.setVerticalSpacing(4)
        for column in range(_ACROSS):
            self._lines.setColumnStretch(column, 1)
        self.body.addLayout(self._lines)
        self.rows: dict[str, BelongingLine] = {}

    def show_belongings(self, found: Sequence[BelongingView]) -> None:
        """The lines are made once and then only told anew: the cursor may be in one."""
        for each in found:
            if each.kind not in self.rows:
                row = BelongingLine(each.kind, partial(self._open, each.kind), partial(self._begin, each.kind))
                self._lines.addWidget(row, *divmod(len(self.rows), _ACROSS))
                self.rows[each.kind] = row
            self.rows[each.kind].show_counts(each)
            self.rows[each.kind].new.setEnabled(self._may_write(each.kind))
        self.new.setEnabled(any(self._may_write(kind) for kind in self.rows))


class BelongingLine(QWidget):
    """One kind."""

    def __init__(self, kind: str, pressed: Callable[[], object], begin: Callable[[], object]) -> None:
        super().__init__()
        self._kind = kind
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(2)
        self.way = Pressed(TITLES[kind], pressed)
        self.way.setToolTip(f"{TITLES[kind]}  {isolated(_KEYS[kind])}")
        QShortcut(QKeySequence(_KEYS[kind]), self.way, activated=pressed)  # type: ignore[call-overload]
        self.way.setFixedHeight(_HIGH)
        line = QHBoxLayout(self.way)
        line.setContentsMargins(9, 0, 9, 0)
        line.setSpacing(8)
        key = Label(digits.to_persian(_KEYS[kind][-1].strip("-")), "faint")
        key.setFixedWidth(9)
        line.addWidget(key)
        line.addWidget(ToneIcon(BY_KIND[kind].icon, "neutral", 15))
        line.addWidget(ElidedLabel(TITLES[kind]), 1)
        self.now, self.count = Badge("", "warn"), Label("", "strong")
        line.addWidget(self.now)
        line.addWidget(self.count)
        across.addWidget(self.way, 1)
        self.new = IconButton("plus", f"{BY_KIND[kind].title} تازه", begin, size=15)
        across.addWidget(self.new)

    def show_counts(self, found: BelongingView) -> None:
        only_now = found.now and found.kind not in _NOW
        self.count.setText(digits.grouped(found.now if only_now else found.count))
        self.now.set(f"{digits.grouped(found.now)} {_NOW[found.kind]}" if found.now and found.kind in _NOW else "",
                     "info" if found.kind in ("assembly", "letter", "coop_change") else "warn")
        self.way.setAccessibleName("، ".join(filter(None, (f"{TITLES[self._kind]}: {self.count.text()}",
                                                          self.now.text()))))


class DutiesCard(Card):
    """What is due at this cooperative, each with the letter that follows from it."""

    def __init__(self, write: Callable[[DutyView], object]) -> None:
        super().__init__("کارهای موعددار", margin=12, spacing=6)
        self._write = write
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.body.addLayout(self._lines)
        self.letters: list[Button] = []

    def show_duties(self, found: Sequence[DutyView], *, may_write: bool) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.letters = []
        for duty in found:
            self._lines.addWidget(self._line(duty, may_write=may_write))
        self.setVisible(bool(found))

    def _line(self, duty: DutyView, *, may_write: bool) -> QWidget:
        ground = QWidget()
        across = QHBoxLayout(ground)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        grave = duty.level == "red"
        across.addWidget(ToneIcon("alert" if grave else "clock", "danger" if grave else "warn", 16))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(duty.label, "strong"))
        words.addWidget(Label(duty.said, "note", wrap=True))
        if duty.written is not None:
            words.addWidget(Label(duty.written.said, "faint"))
        across.addLayout(words, 1)
        if may_write:
            button = Button("نامه…", partial(self._write, duty), kind="quiet")
            button.setAccessibleName(f"نامه دربارهٔ {duty.label}")
            button.setToolTip("پیش‌نویس نامه‌ای که از این کار برمی‌آید")
            self.letters.append(button)
            across.addWidget(button)
        return ground
