"""The history of a record: when, who, and what each blank held before and after, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.clock import in_iran
from desktop.ui.pieces import ElidedLabel, EmptyState, IconButton, Label, Tone, ToneIcon
from desktop.ui.services import ROLES, HistoryLineView, Services
from forms.rules import digits, jalali

_SHOWN = 150
_ACTS: dict[str, tuple[str, str, Tone]] = {
    "create": ("ثبت شد", "plus", "ok"), "set": ("ویرایش شد", "edit", "info"), "move": ("گام بعدی", "right", "primary"),
    "void": ("باطل شد", "trash", "danger"), "restore": ("بازگردانده شد", "undo", "warn"),
    "undo": ("واگرد شد", "undo", "warn"), "attach": ("پیوست افزوده شد", "attach", "info"),
    "print": ("چاپ شد", "print", "neutral"),
}


def moment_text(at: str) -> str:
    """«شنبه ۳۰ آبان ۱۴۰۵، ۰۹:۱۵» on Iran's clock, from «2026-11-21T05:45:00Z»; a text that is no moment as it is."""
    try:
        moment = in_iran(at)
    except ValueError:
        return digits.to_persian(at)
    return f"{jalali.long_text(moment.date())}، {digits.to_persian(f'{moment:%H:%M}')}"


class HistoryPanel(QFrame):
    """The panel at the far side of an entry screen."""

    def __init__(self, services: Services, close: object = None) -> None:
        super().__init__()
        self._services = services
        self.setProperty("piece", "side")
        self.setFixedWidth(330)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 8, 4)
        head.addWidget(Label("تاریخچه", "lead"))
        head.addStretch()
        head.addWidget(IconButton("close", "بستن تاریخچه", close if callable(close) else self.hide, size=14))
        column.addLayout(head)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setAccessibleName("تاریخچهٔ پرونده")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._scroll, 1)

    def show_record(self, number: int) -> None:
        """Fetch and show the history of a record."""
        self._services.reads.run(lambda _progress: self._services.history(number), self.show_lines,
                                 lambda error: self._empty(self._services.say(error)), owner=self)

    def show_lines(self, lines: Sequence[HistoryLineView]) -> None:
        if not lines:
            self._empty("هنوز چیزی ثبت نشده است")
            return
        ground = QWidget()
        ground.setObjectName("history")
        column = QVBoxLayout(ground)
        column.setContentsMargins(14, 4, 14, 14)
        column.setSpacing(14)
        newest = sorted(lines, key=lambda line: line.at, reverse=True)
        for line in newest[:_SHOWN]:
            column.addWidget(_line(line))
        if len(newest) > _SHOWN:
            column.addWidget(Label(f"{digits.grouped(len(newest) - _SHOWN)} رویداد کهنه‌تر نشان داده نشد", "faint"))
        column.addStretch()
        self._scroll.setWidget(ground)

    def _empty(self, sentence: str) -> None:
        self._scroll.setWidget(EmptyState("history", sentence))


def _line(line: HistoryLineView) -> QWidget:
    act, icon, tone = _ACTS.get(line.act, (line.act, "info", "neutral"))
    ground = QWidget()
    across = QHBoxLayout(ground)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(10)
    across.addWidget(ToneIcon(icon, tone, 14, disc=True), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(Label(act, "strong"))
    words.addWidget(Label(f"{line.user} — {ROLES.get(line.role, line.role)}", "muted"))
    words.addWidget(Label(moment_text(line.at), "faint"))
    if line.reason:
        words.addWidget(Label(f"دلیل: {line.reason}", "note", wrap=True))
    for label, old, new in line.changes:
        words.addWidget(_change(label, old, new))
    across.addLayout(words, 1)
    return ground


def _change(label: str, old: str, new: str) -> QWidget:
    if not old:
        return Label(f"{label}: {new}", "", wrap=True)
    ground = QWidget()
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, 3, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(label, "label"))
    before = ElidedLabel(old, "faint")
    font = before.font()
    font.setStrikeOut(True)
    before.setFont(font)
    column.addWidget(before)
    column.addWidget(Label(new or "خالی شد", "", wrap=True))
    return ground
