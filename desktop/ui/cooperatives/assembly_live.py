"""What follows from an assembly's blanks while they are typed: what is next, quorum, who is elected, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.ui.cooperatives.work import JudgedView, SeatsView
from desktop.ui.pieces import Banner, Card, Label, reveal
from forms.catalog import assembly
from forms.parts import Problem
from forms.rules.amounts import words
from forms.rules.digits import grouped

_MOST_FAULTS = 8


class AssemblyLive(QScrollArea):
    """The strip at the far side; it only tells."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(286)
        ground = QWidget()
        ground.setObjectName("ground")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._next, self._title = Card(margin=14, spacing=6), Label("", "lead")
        self._next.add(self._title)
        self.next = Label("", wrap=True)
        self._next.add(self.next)
        quorum = Card("حد نصاب", spacing=6)
        self.quorum = Banner()
        self.delegates, self.districts = Label("", "strong", wrap=True), Label("", "muted", wrap=True)
        self.calls, self.basis = Label("", "muted", wrap=True), Label("", "faint", wrap=True)
        for widget in (self.quorum, self.delegates, self.districts, self.calls, self.basis):
            quorum.add(widget)
        self._results = Card("نتیجهٔ انتخابات", spacing=6)
        self.results = Label("", wrap=True)
        self.seats = Label("", "faint", wrap=True)
        for widget in (self.results, self.seats):
            self._results.add(widget)
        self._faults = Card("باید درست شود", spacing=6)
        self.faults = Label("", "red", wrap=True)
        self._faults.add(self.faults)
        self._doubts = Card("باید سنجیده شود", spacing=6)
        self.doubts = Label("", "amber", wrap=True)
        self._doubts.add(self.doubts)
        for card in (self._next, self._faults, self._doubts, quorum, self._results):
            column.addWidget(card)
        column.addStretch()
        self.setWidget(ground)

    def show_next(self, said: Sequence[str], *, begins: bool) -> None:
        """What is to be done now, a sentence for each thing; `begins`: nothing was written yet."""
        self._title.setText("از کجا آغاز کنم؟" if begins else "گام بعدی")
        self.next.setText("\n".join(said if begins or len(said) == 1 else (f"• {each}" for each in said)))
        reveal(self._next, bool(said))

    def show_delegates(self, districts: Sequence[str], delegates: int, said: Sequence[str]) -> None:
        """The first stage of an assembly of two: its districts by name; `said` is the quorum of each of them."""
        self.delegates.setText(f"مرحلهٔ نخست: {grouped(delegates)} نماینده از {grouped(len(districts))} حوزه")
        self.districts.setText("\n".join(f"• {name} — {each}" for name, each in zip(districts, said, strict=False)
                                         if each))
        reveal(self.delegates, bool(districts))
        reveal(self.districts, bool(districts) and any(said))

    def show_judged(self, judged: JudgedView, rows: Sequence[Mapping[str, str]], faults: Sequence[Problem]) -> None:
        """`rows` are the candidates; `faults` what nothing on the form says in its place."""
        met = judged.quorum.met
        self.quorum.say("neutral" if met is None else "ok" if met else "danger", judged.quorum.said)
        self.calls.setText("؛ ".join(judged.quorums))
        self.basis.setText(judged.quorum.basis)
        reveal(self._results, bool(judged.seats))
        self.results.setText("\n\n".join(_elected(each, rows) for each in judged.seats))
        self.seats.setText("\n".join(_said(each) for each in judged.seats))
        for card, label, level in ((self._faults, self.faults, "red"), (self._doubts, self.doubts, "amber")):
            told = list(dict.fromkeys(each.message for each in faults if each.level == level))
            label.setText(_listed(told))
            reveal(card, bool(told))


def _listed(told: Sequence[str]) -> str:
    more = f"\nو {grouped(len(told) - _MOST_FAULTS)} نکتهٔ دیگر" if len(told) > _MOST_FAULTS else ""
    return "\n".join(f"• {each}" for each in told[:_MOST_FAULTS]) + more


def _name(rows: Sequence[Mapping[str, str]], place: int) -> str:
    return rows[place].get(assembly.CANDIDATE.name, "") if place < len(rows) else ""


def _names(rows: Sequence[Mapping[str, str]], places: Sequence[int]) -> str:
    return "، ".join(f"{_name(rows, place)} ({_votes(rows, place)})" for place in places)


def _votes(rows: Sequence[Mapping[str, str]], place: int) -> str:
    text = rows[place].get(assembly.VOTES.name, "").replace(",", "") if place < len(rows) else ""
    return grouped(int(text)) if text.isdecimal() else "۰"


def _elected(seats: SeatsView, rows: Sequence[Mapping[str, str]]) -> str:
    label = assembly.FOR_OFFICE.options[seats.office]
    lines = [f"{label} — اصلی: {_names(rows, seats.elected) or 'هنوز هیچ‌کس'}"]
    if seats.standby:
        lines.append(f"علی‌البدل: {_names(rows, seats.standby)}")
    if seats.tied:
        lines.append(f"آرای برابر، قرعه می‌خواهد: {_names(rows, seats.tied)}")
    if seats.elected and not seats.tied:
        lines += _empty(seats)
    return "\n".join(lines)


def _empty(seats: SeatsView) -> list[str]:
    """Which seats nobody has."""
    lacking = (("اصلی", seats.principals - len(seats.elected)), ("علی‌البدل", seats.alternates - len(seats.standby)))
    office = "هیأت مدیره" if seats.office == "board" else "بازرس"
    return [f"{words(count)} کرسی {kind} {office} خالی می‌ماند" if seats.office == "board"
            else f"{words(count)} کرسی {office} {kind} خالی می‌ماند" for kind, count in lacking if count > 0]


def _said(seats: SeatsView) -> str:
    label = assembly.FOR_OFFICE.options[seats.office]
    return f"{label}: {grouped(seats.principals)} اصلی و {grouped(seats.alternates)} علی‌البدل ({seats.basis})"
