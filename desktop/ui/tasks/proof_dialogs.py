"""Asking for a certificate's passphrase. Law: the dialog stays until the work is done, so that a wrong passphrase can
be written anew; the passphrase is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.ui.editors import LineInput
from desktop.ui.pieces import Button, Dialog, Label
from forms.rules.digits import grouped

LEAST_LETTERS = 8
_LEAST = f"دست‌کم {grouped(LEAST_LETTERS)} نویسه"
Given = Callable[["PassphraseDialog"], object]


class PassphraseDialog(Dialog):
    """`passphrase` and, where it is `new`, the same once more; whoever opened it calls `accept` or `refuse`."""

    def __init__(self, parent: QWidget, title: str, sentence: str, yes: str, given: Given, *,
                 new: bool = False) -> None:
        super().__init__(parent, title, icon="seal", width=460)
        self._given, self._new = given, new
        self.body.addWidget(Label(sentence, "muted", wrap=True))
        self.passphrase = self._line("گذرواژه" if not new else f"گذرواژه ({_LEAST})")
        self.again = self._line("دوباره همان گذرواژه") if new else self.passphrase
        self._problem = Label("", "red", wrap=True)
        self.body.addWidget(self._problem)
        self.offer(Button("انصراف", self.reject))
        self.yes = Button(yes, self._answer, icon="seal", kind="primary")
        self.offer(self.yes)
        self.again.returnPressed.connect(self._answer)
        self.passphrase.setFocus()

    @property
    def problem(self) -> str:
        return self._problem.text()

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; the passphrase can be written over."""
        self.yes.setEnabled(True)
        self._problem.setText(sentence)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _answer(self) -> None:
        problem = self._wrong() if self._new else ("" if self.passphrase.text() else "گذرواژه را بنویسید")
        if problem:
            self.refuse(problem)
            return
        self._problem.setText("")
        self.yes.setEnabled(False)
        self._given(self)

    def _wrong(self) -> str:
        if len(self.passphrase.text()) < LEAST_LETTERS:
            return f"گذرواژه کوتاه است؛ {_LEAST} بنویسید"
        return "" if self.passphrase.text() == self.again.text() else "دو گذرواژه یکی نیست؛ دوباره بنویسید"

    def _line(self, label: str) -> LineInput:
        line = LineInput()
        line.setEchoMode(LineInput.EchoMode.Password)
        line.setAccessibleName(label)
        self.body.addWidget(Label(label, "label"))
        self.body.addWidget(line)
        return line
