"""What a pasted list of members would do, told before anything is put into the table: new, changed, refused and why.

What is doubtful about a row that is not refused is told too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.cooperatives.member_lines import heading_of
from desktop.ui.cooperatives.work import PlannedView
from desktop.ui.pieces import Badge, Button, Column, DataTable, Dialog, Label, Row, Tone
from desktop.ui.services import Services
from desktop.ui.tasks.held_model import HeldModel
from forms.catalog import coop_member
from forms.rules.digits import grouped, to_persian

Taken = Callable[[Sequence[PlannedView]], object]
_TONES = (("new", "تازه", "ok"), ("changed", "تغییر", "info"), ("same", "بی‌تغییر", "neutral"),
          ("refused", "ردشده", "danger"))
_COLUMNS = (Column("row", "ردیف", width=56, sorts=False), Column("name", "عضو", "strong", 150, sorts=False),
            Column("blank", "خانه", width=124, sorts=False), Column("why", "چرا", "mark", 510, sorts=False))


class PasteCheck(Dialog):
    """Enter brings the right rows; the refused ones can come with their marks, to be mended in the table."""

    def __init__(self, parent: QWidget, services: Services, planned: Sequence[PlannedView], take: Taken) -> None:
        super().__init__(parent, "بررسی فهرست", icon="table", width=892)
        self.planned = planned
        self._take = take
        self.model = HeldModel(services.reads, _COLUMNS)
        self.said = Label(self._sentence(), "muted", wrap=True)
        line = QHBoxLayout()
        for status, label, tone in _TONES:
            if count := self._count(status):
                line.addWidget(Badge(f"{grouped(count)} {label}", tone))  # type: ignore[arg-type]
        line.addStretch()
        self.body.addLayout(line)
        self.body.addWidget(self.said)
        table = DataTable(self.model, services.preferences, "coop.paste", "ردیف‌های ردشده و هشدارها، با دلیل هرکدام")
        table.setMinimumHeight(240)
        table.horizontalHeader().setSortIndicatorShown(False)
        self.model.hold(_rows(planned))
        table.setVisible(bool(self.model.held))
        self.body.addWidget(table, 1)
        self._offer()

    def _offer(self) -> None:
        good = [each for each in self.planned if each.status in ("new", "changed")]
        bad = [each for each in self.planned if each.status == "refused"]
        self.offer(Button("انصراف", self.reject))
        if bad:
            self.offer(Button("با ردشده‌ها، تا در جدول درست کنم", partial(self._answered, [*good, *bad])))
        self.right = Button(f"آوردن {grouped(len(good))} ردیف درست", partial(self._answered, good), kind="primary")
        self.right.setEnabled(bool(good))
        self.offer(self.right)
        self.right.setDefault(True)
        self.right.setFocus()

    def _answered(self, chosen: Sequence[PlannedView]) -> None:
        self.accept()
        self._take(chosen)

    def _count(self, status: str) -> int:
        return sum(each.status == status for each in self.planned)

    def _sentence(self) -> str:
        if not self.planned:
            return "ردیفی برای آوردن پیدا نشد؛ ستون‌ها را با نام خانه‌ها بالای فهرست بنویسید"
        return "تا «ذخیره» را نزنید چیزی نوشته نمی‌شود؛ ردیف‌های درست با رنگ تازه در جدول می‌آیند."


def _rows(planned: Sequence[PlannedView]) -> list[Row]:
    found: list[Row] = []
    for place, each in enumerate(planned):
        for problem in each.problems:
            blank = coop_member.FORM.by_name.get(problem.column)
            name = f"{each.typed.get('first_name', '')} {each.typed.get('last_name', '')}".strip()
            if (each.status == "refused") == (problem.level == "red"):
                tone: Tone = "danger" if problem.level == "red" else "warn"
                found.append(Row(len(found), (
                    to_persian(str(place + 1)), to_persian(name or str(each.typed.get("company", ""))),
                    heading_of(blank) if blank else "", problem.message), {"why": tone}))
    return found
