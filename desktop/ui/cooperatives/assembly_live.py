"""What follows from an assembly's blanks while they are typed: quorum, who is elected, what cannot be right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.ui.cooperatives.work import JudgedView, SeatsView
from desktop.ui.pieces import Banner, Card, Label, reveal
from forms.catalog import assembly
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
        quorum = Card("حد نصاب", spacing=6)
        self.quorum = Banner()
        self.calls, self.basis = Label("", "muted", wrap=True), Label("", "faint", wrap=True)
        for widget in (self.quorum, self.calls, self.basis):
            quorum.add(widget)
        self._results = Card("نتیجهٔ انتخابات", spacing=6)
        self.results = Label("", wrap=True)
        self.seats = Label("", "faint", wrap=True)
        for widget in (self.results, self.seats):
            self._results.add(widget)
        self._faults = Card("باید درست شود", spacing=6)
        self.faults = Label("", "red", wrap=True)
        self._faults.add(self.faults)
        for card in (quorum, self._results, self._faults):
            column.addWidget(card)
        column.addStretch()
        self.setWidget(ground)

    def show_judged(self, judged: JudgedView, rows: Sequence[Mapping[str, str]], faults: Sequence[str]) -> None:
        """`rows` are the candidates; `faults` what nothing on the form says in its place."""
        met = judged.quorum.met
        self.quorum.say("neutral" if met is None else "ok" if met else "danger", judged.quorum.said)
        self.calls.setText("؛ ".join(judged.quorums))
        self.basis.setText(judged.quorum.basis)
        reveal(self._results, bool(judged.seats))
        self.results.setText("\n\n".join(_elected(each, rows) for each in judged.seats))
        self.seats.setText("\n".join(_said(each) for each in judged.seats))
        told = list(dict.fromkeys(faults))
        more = f"\nو {grouped(len(told) - _MOST_FAULTS)} نکتهٔ دیگر" if len(told) > _MOST_FAULTS else ""
        self.faults.setText("\n".join(f"• {each}" for each in told[:_MOST_FAULTS]) + more)
        reveal(self._faults, bool(told))


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
    if seats.elected and seats.empty and not seats.tied:
        lines.append(f"{grouped(seats.empty)} جا خالی می‌ماند")
    return "\n".join(lines)


def _said(seats: SeatsView) -> str:
    label = assembly.FOR_OFFICE.options[seats.office]
    return f"{label}: {grouped(seats.principals)} اصلی و {grouped(seats.alternates)} علی‌البدل ({seats.basis})"
