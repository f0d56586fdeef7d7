"""Questions to the clerk, in our own look and with Persian buttons.

Law: a question never holds the program (no exec): it opens, and calls back when it is answered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.pieces.buttons import Button, Kind
from desktop.ui.pieces.cards import Tone, ToneIcon
from desktop.ui.pieces.labels import Label
from desktop.ui.pieces.text_area import TextArea


@dataclass(frozen=True, slots=True)
class Answer:
    """One button of a question; `run` happens after the dialog has closed."""

    label: str
    run: Callable[[], object]
    kind: Kind = ""


class Dialog(QDialog):
    """The ground of every dialog: title, body, a row of buttons; Escape closes it."""

    def __init__(self, parent: QWidget | None, title: str, *, icon: str = "", tone: Tone = "primary",
                 width: int = 440) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(width)
        ground = QVBoxLayout(self)
        ground.setContentsMargins(20, 16, 20, 16)
        ground.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(10)
        if icon:
            head.addWidget(ToneIcon(icon, tone, 18, disc=True))
        head.addWidget(Label(title, "lead"))
        head.addStretch()
        ground.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        ground.addLayout(self.body)
        ground.addSpacing(4)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch()
        ground.addLayout(self.buttons)

    def offer(self, button: Button) -> None:
        self.buttons.addWidget(button)


def ask(parent: QWidget | None, title: str, sentence: str, *answers: Answer, tone: Tone = "warn") -> Dialog:
    """Ask a question; the last answer is the usual one and is pressed with Enter, Escape does nothing at all."""
    dialog = Dialog(parent, title, icon="alert" if tone in {"warn", "danger"} else "info", tone=tone)
    dialog.body.addWidget(Label(sentence, "muted", wrap=True))

    def answered(answer: Answer) -> None:
        dialog.accept()
        answer.run()

    for answer in answers:
        button = Button(answer.label, partial(answered, answer), kind=answer.kind)
        dialog.offer(button)
        if answer is answers[-1]:
            button.setDefault(True)
            button.setFocus()
    dialog.open()
    return dialog


def confirm(parent: QWidget | None, title: str, sentence: str, yes: str, run: Callable[[], object], *,
            danger: bool = False) -> Dialog:
    """Ask for a yes (`yes` is its label, a verb) before something that matters."""
    return ask(parent, title, sentence, Answer("انصراف", _nothing), Answer(yes, run, "danger" if danger else "primary"),
               tone="danger" if danger else "warn")


_CONFIRM = "\N{LEFT-TO-RIGHT ISOLATE}Ctrl+Enter\N{POP DIRECTIONAL ISOLATE}"


class _Reason(TextArea):
    """Ctrl+Enter in the reason answers the question."""

    def __init__(self, answered: Callable[[], None]) -> None:
        super().__init__("دلیل", lines=3)
        self._answered = answered

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers():
            self._answered()
            return
        super().keyPressEvent(event)


def ask_reason(parent: QWidget | None, title: str, sentence: str, yes: str, run: Callable[[str], object]) -> Dialog:
    """Ask why; `run` gets the reason, which is at least three letters."""
    dialog = Dialog(parent, title, icon="edit")
    dialog.body.addWidget(Label(sentence, "muted", wrap=True))

    def answered() -> None:
        why = reason.toPlainText().strip()
        if len(why) < 3:
            problem.setText("دلیل خالی است؛ دست‌کم سه حرف بنویسید" if not why else "دست‌کم سه حرف بنویسید")
            reason.setFocus()
            return
        dialog.accept()
        run(why)

    reason = _Reason(answered)
    problem = Label("", "red")
    dialog.body.addWidget(reason)
    dialog.body.addWidget(problem)
    dialog.buttons.insertWidget(0, Label(f"تأیید با {_CONFIRM}", "faint"))
    dialog.offer(Button("انصراف", dialog.reject))
    dialog.offer(Button(yes, answered, kind="primary", tip=f"{yes}  {_CONFIRM}"))
    reason.textChanged.connect(lambda: problem.setText(""))
    reason.setFocus()
    dialog.open()
    return dialog


def _nothing() -> None:
    return
