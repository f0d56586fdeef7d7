"""The head of a cooperative's file: name, number and state; letters, printing and the form at the far end."""

from __future__ import annotations

from collections.abc import Callable

from desktop.ui.letters import LetterWays
from desktop.ui.pieces import Badge, Button, Label, ScreenHead, shown_number
from desktop.ui.screen import Screen
from desktop.ui.services import RecordView, Services
from forms.catalog import cooperative
from forms.rules import digits, record_number


class FileHead(ScreenHead):
    """`open_form` shows every blank, `put_on_paper` asks which paper."""

    def __init__(self, screen: Screen, services: Services, open_form: Callable[[], object],
                 put_on_paper: Callable[[], object]) -> None:
        super().__init__("پروندهٔ تعاونی", screen.closed.emit)
        self.number, self.state, self.marks = Label("", "code"), Badge(), Badge("", "warn")
        for widget in (self.number, self.state, self.marks):
            self.add(widget)
        self.push()
        self.letters = LetterWays(screen, cooperative.FORM, services)
        for button in (self.letters.written, self.letters.write,
                       Button("چاپ…", put_on_paper, icon="print", kind="quiet", shortcut="Ctrl+P"),
                       Button("فرم کامل", open_form, icon="edit", shortcut="Ctrl+E",
                              tip="همهٔ خانه‌های تعاونی، برای خواندن و نوشتن")):
            self.add(button)

    def show_record(self, record: RecordView, name: str) -> None:
        self.title.setText(name or "بی‌نام")
        self.number.setText(shown_number(record_number.show(record.number)))
        state = cooperative.FORM.life.state(record.state)
        self.state.set("باطل‌شده" if record.voided else state.label, "danger" if record.voided else state.tone)
        marks = len(record.marks)
        self.marks.set(f"{digits.grouped(marks)} جا نیازمند بازبینی" if marks else "", "warn")
        self.letters.show_record(record)
