"""The checklist of documents in the file of a cooperative: who stands at the counter hands over papers, one by one.

Law: every change is told with `marked` and written at once; the card shows what was written, never what was wished.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui.cooperatives.document_rows import DocumentList
from desktop.ui.editors import DayInput, LineInput
from desktop.ui.pieces import Button, Card, Dialog, Label, Segments, ask_reason, reveal
from desktop.ui.tasks.coop_services import DocumentView, Mark
from forms.catalog import cooperative
from forms.rules import digits

_STATES = cooperative.DOCUMENT_STATE.options


class DocumentsCard(Card):
    """`marked(Mark)`; `attach_wanted(code)` and `attachment_wanted(name)` ask for what files are needed for."""

    marked = Signal(object)
    attach_wanted = Signal(str)
    attachment_wanted = Signal(str)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(margin=10, spacing=6)
        self._today = today
        self._found: Sequence[DocumentView] = ()
        self._may_write = self._complete = False
        self._demanded: set[str] | None = None
        self._title, self._count = Label("مدارک", "lead"), Label("", "faint")
        self.earlier = Button("", self._unfold, kind="quiet")
        self.earlier.setCheckable(True)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self.earlier)
        self.body.addLayout(head)
        self.list = DocumentList()
        self.add(self.list)
        self._ways = QWidget()
        line = QHBoxLayout(self._ways)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        self.received = Button("دریافت شد", self.toggle, icon="check", kind="quiet", tip=_tip("دریافت شد", "Space"))
        self.back = Button("برگشت خورد…", self._send_back, icon="undo", kind="quiet")
        self.attach = Button("پیوست…", self._attach, icon="attach", kind="quiet", tip=_tip("تصویر سند", "Ctrl+O"))
        self.note = Button("تاریخ و توضیح…", self._ask, icon="edit", kind="quiet", tip=_tip("تاریخ و توضیح", "Enter"))
        self.seen = Button("دیدن پیوست", self._see, icon="open", kind="quiet")
        for button in (self.received, self.back, self.attach, self.note, self.seen):
            line.addWidget(button)
        line.addStretch()
        self.add(self._ways)
        self.list.currentRowChanged.connect(self._show_ways)
        self.list.pressed_key.connect(self._press)

    @property
    def current(self) -> DocumentView | None:
        return self.list.current

    def show_documents(self, found: Sequence[DocumentView], *, may_write: bool) -> None:
        self._found, self._may_write = found, may_write
        demanded = [each for each in found if each.demanded]
        there = sum(each.state == "received" for each in demanded)
        self._title.setText("مدارک گام پیش رو" if demanded else "مدارک")
        whole = digits.grouped(len(demanded))
        self._count.setText(f"{digits.grouped(there)} از {whole} دریافت شده" if demanded else "")
        if (codes := {each.code for each in demanded}) != self._demanded:
            # What was complete when the clerk came is out of the way; what is ticked off now stays to be seen.
            self._demanded, self._complete = codes, there == len(demanded)
        others = len(found) - (0 if self._complete else len(demanded))
        shown = f"{digits.grouped(others)} سند{'' if self._complete or not demanded else ' دیگر'}"
        self.earlier.setText(f"نمایش {shown}" if others else "")
        self.earlier.setAccessibleName(self.earlier.text())
        reveal(self.earlier, bool(others))
        self.setVisible(bool(found))
        self._fill()

    def toggle(self) -> None:
        """Received; and back to asked for, where it was marked by mistake."""
        if (line := self.current) is not None:
            state = "wanted" if line.state == "received" else "received"
            self._mark(line, state, self._today(), "" if line.state == "returned" else line.note)

    def unfold(self) -> None:
        """All of them, with the cursor among them."""
        if self.list.isHidden():
            self.earlier.setChecked(True)
            self._fill()
        self.list.setFocus()

    def _fill(self) -> None:
        shown = [each for each in self._found if self.earlier.isChecked() or (each.demanded and not self._complete)]
        self.list.show_documents(shown)
        self.list.setVisible(bool(shown))
        self._show_ways()

    def _unfold(self) -> None:
        self._fill()
        if self.earlier.isChecked():
            self.list.setFocus()

    def _show_ways(self, _row: int = 0) -> None:
        line = self.current
        reveal(self._ways, line is not None and (self._may_write or bool(line.file)))
        for button in (self.received, self.back, self.attach, self.note):
            reveal(button, self._may_write)
        if line is None:
            return
        self.received.setText("\N{NO-BREAK SPACE}" + ("دریافت نشده" if line.state == "received" else "دریافت شد"))
        self.received.setAccessibleName(f"{self.received.text().strip()}: {line.label}")
        reveal(self.seen, bool(line.file))

    def _press(self, key: str) -> None:
        acts = {"toggle": self.toggle, "ask": self._ask, "attach": self._attach}
        if self._may_write and self.current is not None:
            acts[key]()

    def _mark(self, line: DocumentView, state: str, day: date | None, note: str) -> None:
        self.marked.emit(Mark(code=line.code, state=state, day=day, note=note))

    def _send_back(self) -> None:
        if (line := self.current) is not None:
            ask_reason(self, f"برگشت «{line.label}»", "چرا این سند پذیرفته نشد؟ در برگ اعلام نقص مدارک نوشته می‌شود.",
                       "برگشت خورد", partial(self._mark, line, "returned", self._today()))

    def _attach(self) -> None:
        if (line := self.current) is not None:
            self.attach_wanted.emit(line.code)

    def _see(self) -> None:
        if (line := self.current) is not None and line.file:
            self.attachment_wanted.emit(line.file)

    def _ask(self) -> None:
        if (line := self.current) is not None:
            _DocumentDialog(self, line, self._today, partial(self._mark, line)).open()


class _DocumentDialog(Dialog):
    """State, day and note of one document; Enter keeps them."""

    def __init__(self, parent: QWidget, line: DocumentView, today: Callable[[], date],
                 keep: Callable[[str, date | None, str], object]) -> None:
        super().__init__(parent, line.label, icon="form")
        self._keep = keep
        self.state, self.day, self.note = Segments(_STATES), DayInput(today), LineInput("مانند: رونوشت برابر اصل")
        self.problem = Label("", "red")
        self.state.choose(line.state or "received")
        self.day.set_day(line.day or today())
        self.note.write(line.note)
        for name, widget in (("وضعیت", self.state), ("تاریخ", self.day), ("توضیح", self.note)):
            widget.setAccessibleName(name)
            self.body.addWidget(Label(name, "label"))
            self.body.addWidget(widget)
        self.body.addWidget(self.problem)
        self.offer(Button("انصراف", self.reject))
        self.offer(Button("نوشته شود", self._answer, kind="primary"))
        self.state.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer()
        else:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        if self.day.text().strip() and self.day.day() is None:
            self.problem.setText("این تاریخ خوانده نشد؛ مانند ۱۴۰۵/۰۸/۳۰ بنویسید")
            self.day.setFocus()
            return
        if not self.state.chosen():
            self.problem.setText("وضعیت سند را برگزینید")
            return
        day, note, state = self.day.day(), self.note.text().strip(), self.state.chosen()
        self.accept()
        self._keep(state, day, note)


def _tip(what: str, key: str) -> str:
    return f"{what}  \N{LEFT-TO-RIGHT ISOLATE}{key}\N{POP DIRECTIONAL ISOLATE}"
