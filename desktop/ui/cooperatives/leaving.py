"""A member leaves: last day and cause; and when the office doubts, why it is passed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.ui.blanks import Blank
from desktop.ui.cooperatives.ground import sentences
from desktop.ui.pieces import Button, Dialog, Label, TextArea, reveal
from desktop.ui.services import Services
from forms.catalog import coop_member
from forms.parts import Problem, Typed


class Leaving(Dialog):
    """`wanted(typed, reason)` asks for the step; `refuse` shows what the office said and keeps the dialog open."""

    def __init__(self, parent: QWidget, services: Services, name: str,
                 wanted: Callable[[Typed, str], object]) -> None:
        super().__init__(parent, f"پایان عضویت «{name}»", icon="logout", width=460)
        self._wanted = wanted
        self.blanks = {blank.name: Blank(blank, services) for blank in (coop_member.LEFT, coop_member.LEFT_REASON)}
        for blank in self.blanks.values():
            self.body.addWidget(blank)
        self.blanks["left_day"].editor.write(coop_member.LEFT.typed(services.today()))
        self.said = Label("", "amber", wrap=True)
        self.reason = TextArea("دلیل گذشتن از آن", lines=2)
        for widget in (self.said, self.reason):
            self.body.addWidget(widget)
            widget.hide()
        self.offer(Button("انصراف", self.reject))
        self.leave = Button("پایان عضویت", self._ask, kind="danger", shortcut="Ctrl+Return")
        self.offer(self.leave)
        self.blanks["left_day"].editor.widget.setFocus()

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Under the blanks that they name, the others in one sentence; a doubt asks for its reason."""
        for name, blank in self.blanks.items():
            blank.set_problems([each for each in problems if each.field == name])
        others = [each for each in problems if each.field not in self.blanks]
        doubts = bool(problems) and all(each.level == "amber" for each in problems)
        self.said.set_role("amber" if doubts else "red")
        self.said.setText(sentences(others))
        reveal(self.said, bool(others))
        reveal(self.reason, doubts)
        if doubts:
            self.reason.setFocus()

    def _ask(self) -> None:
        typed = {name: blank.editor.typed() for name, blank in self.blanks.items()}
        self._wanted(typed, self.reason.toPlainText().strip())
