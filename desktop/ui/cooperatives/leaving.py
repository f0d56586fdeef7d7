"""A member leaves: last day and cause, of an expulsion its warnings and assembly; and why a doubt is passed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from desktop.ui.blank import Blank
from desktop.ui.pieces import Button, Dialog, Label, TextArea, reveal
from desktop.ui.services import Asked, HitView, Services
from forms.catalog import assembly, coop_member, cooperative
from forms.parts import Problem, Typed
from forms.rules import persian

_OF_EXPULSION = (coop_member.FIRST_WARNING, coop_member.SECOND_WARNING, coop_member.EXPELLED_BY)
_MOST = 50
"""More assemblies than anyone looks through."""


@dataclass(frozen=True, slots=True)
class Member:
    """Whose membership ends, and in which cooperative."""

    name: str
    cooperative: int


@dataclass(frozen=True, slots=True)
class _Hit:
    """An assembly that was found; as services.HitView."""

    number: int
    kind: str
    title: str
    subtitle: str


class Sayings(QWidget):
    """Sentences one below the other, each in the colour of its own level; none twice."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.said: tuple[Problem, ...] = ()

    def say(self, problems: Sequence[Problem]) -> None:
        """Red ones first."""
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self.said = tuple(sorted(dict.fromkeys(problems), key=lambda each: each.level != "red"))
        for each in self.said:
            self._column.addWidget(Label(each.message, each.level, wrap=True))
        reveal(self, bool(problems))

    def text(self) -> str:
        return "؛ ".join(each.message for each in self.said)


class Leaving(Dialog):
    """`wanted(typed, reason)` asks for the step; `refuse` shows what the office said and keeps the dialog open."""

    def __init__(self, parent: QWidget, services: Services, member: Member,
                 wanted: Callable[[Typed, str], object]) -> None:
        super().__init__(parent, f"پایان عضویت «{member.name}»", icon="logout", width=480)
        self._wanted = wanted
        self._ground = cast(QLayout, self.layout())
        self._ground.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # `_fit` knows better
        services = replace(services, search=partial(_assemblies, services, member.cooperative))
        self.blanks = {blank.name: Blank(blank, services)
                       for blank in (coop_member.LEFT, coop_member.LEFT_REASON, *_OF_EXPULSION)}
        for blank in self.blanks.values():
            self.body.addWidget(blank)
        self.blanks["left_day"].editor.write(coop_member.LEFT.typed(services.today()))
        self.blanks["left_reason"].editor.changed.connect(self._show_blanks)
        self.said, self.reason = Sayings(), TextArea("دلیل گذشتن از هشدار", lines=2)
        self._why = Label("دلیل گذشتن از هشدار", "label")
        for widget in (self.said, self._why, self.reason):
            self.body.addWidget(widget)
            widget.hide()
        self.body.addStretch(1)
        self.offer(Button("انصراف", self.reject))
        self.leave = Button("پایان عضویت", self._ask, kind="danger", shortcut="Ctrl+Return")
        self.offer(self.leave)
        self._show_blanks()
        self.blanks["left_day"].editor.widget.setFocus()

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Under the blanks that they name, the others below; where there is a doubt, its reason is asked."""
        shown = [name for name, blank in self.blanks.items() if not blank.isHidden()]
        for name, blank in self.blanks.items():
            blank.set_problems([each for each in problems if each.field == name])
        self.said.say([each for each in problems if each.field not in shown])
        red = [each for each in problems if each.level == "red"]
        for widget in (self._why, self.reason):
            reveal(widget, any(each.level == "amber" for each in problems))
        wrong = next((each.field for each in red if each.field in shown), "")
        if wrong:
            self.blanks[wrong].editor.widget.setFocus()
        elif not self.reason.isHidden():
            self.reason.setFocus()
        self._fit()

    def _show_blanks(self) -> None:
        """Warnings and assembly belong to an expulsion alone."""
        expelled = self.blanks["left_reason"].editor.typed() == "expelled"
        for blank in _OF_EXPULSION:
            reveal(self.blanks[blank.name], expelled)
        self._fit()

    def _fit(self) -> None:
        """As high as what it says at this width; Qt's own guess leaves gaps below wrapped sentences."""
        self._ground.invalidate()
        self._ground.activate()
        wanted = self._ground.totalHeightForWidth(self.width())  # -1 while no sentence is wrapped
        self.resize(self.width(), max(wanted, self._ground.totalMinimumSize().height()))

    def _ask(self) -> None:
        typed = {name: text for name, blank in self.blanks.items()
                 if not blank.isHidden() and ((text := blank.editor.typed()) or blank.field not in _OF_EXPULSION)}
        self._wanted(typed, self.reason.toPlainText().strip())


def _assemblies(services: Services, number: int, _kind: str, text: str) -> Sequence[HitView]:
    """Only the cooperative's own assemblies expel its members; those in which the text stands, else all of them."""
    asked = Asked(((cooperative.FORM.kind, "=", number),))
    found = services.page(assembly.FORM, asked, 0, _MOST)
    titles = services.titles([each.number for each in found])
    hits = [_Hit(each.number, each.kind, titles.get(each.number, ""), assembly.FORM.life.state(each.state).label)
            for each in found]
    key = persian.joined_key(text)
    newest = sorted(hits, key=lambda each: each.number, reverse=True)
    return [each for each in newest if key in persian.joined_key(each.title)] or newest
