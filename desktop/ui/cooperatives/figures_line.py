"""The key figures of a cooperative in a line of tiles: what an official asks first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.pieces import ElidedLabel, Label, ProgressStrip, isolated, reveal
from desktop.ui.tasks.coop_services import ContactView, CoopFiguresView
from forms.catalog import cooperative
from forms.parts import Field, Values
from forms.rules import digits, jalali

_BARE: tuple[Field[Any], ...] = (cooperative.TYPE, cooperative.TREND, cooperative.MISSION)
_CODES: tuple[Field[Any], ...] = (cooperative.REGISTRATION_NO, cooperative.LEGAL_ID, cooperative.PHONE)
_NOTE = {"": "faint", "warn": "amber", "danger": "red"}
_SCALES = ((10**9, "میلیارد ریال"), (10**6, "میلیون ریال"), (1, "ریال"))
_MONTH = 30


class Tile(QFrame):
    """A figure with its name above and what it means below; a bar where it is a share."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setProperty("piece", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 9)
        column.setSpacing(1)
        self.name, self.figure = ElidedLabel(name, "label"), ElidedLabel("—", "title")
        self.note, self.bar = ElidedLabel("", "faint"), ProgressStrip(name)
        for widget in (self.name, self.figure, self.bar, self.note):
            column.addWidget(widget)
        column.addStretch()
        reveal(self.bar, False)

    def set(self, figure: str, note: str = "", tone: str = "", name: str = "") -> None:
        """`tone` is "" for usual, «warn» or «danger» where the note is to be seen."""
        self.name.setText(name or self._name)
        self.figure.setText(figure)
        self.note.setText(note)
        self.note.set_role(_NOTE[tone])  # type: ignore[arg-type]
        self.setAccessibleName(f"{name or self._name}: {figure}، {note}".rstrip("، "))


class IdentityLine(Label):
    """What the cooperative is and who answers for it, in one line or two; its codes can be copied with the mouse."""

    def __init__(self) -> None:
        super().__init__("", "muted", wrap=True)
        self.setAccessibleName("هویت تعاونی")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_identity(self, values: Values, contacts: Sequence[ContactView], unions: Sequence[str] = ()) -> None:
        parts = [values.show(blank) for blank in _BARE if values[blank] is not None]
        parts += [f"{blank.label} {isolated(values.show(blank))}" for blank in _CODES if values[blank] is not None]
        parts += [f"{each.office}: {each.name} {isolated(each.phone) if each.phone else ''}".strip()
                  for each in contacts]
        parts += [f"عضو {union}" for union in unions]
        self.setText("   ·   ".join(parts))


class FiguresLine(QWidget):
    """Members, capital, board, last assembly, warnings."""

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.members, self.capital, self.board = Tile("اعضا"), Tile("سرمایهٔ پرداخت‌شده"), Tile("دورهٔ هیأت مدیره")
        self.assembly, self.warnings = Tile("آخرین مجمع"), Tile("اخطار در دوازده ماه")
        for tile in (self.members, self.capital, self.board, self.assembly, self.warnings):
            line.addWidget(tile, 1)

    def show_figures(self, found: CoopFiguresView, values: Values, today: date) -> None:
        rows: tuple[Values, ...] = values[cooperative.MEMBERS] or ()
        self._show_members(found, rows if values[cooperative.REGISTRATION_NO] is None else ())
        self._show_capital(found)
        self._show_board(found, today)
        if found.last_assembly is None:
            self.assembly.set("—", "برگزار نشده است")
        else:
            self.assembly.set(_day(found.last_assembly), found.last_nature)
        tone = "danger" if found.warnings >= found.warnings_most else "warn" if found.warnings else ""
        self.warnings.set(digits.grouped(found.warnings) if found.warnings else "ندارد",
                          f"تا {digits.grouped(found.warnings_most)} اخطار" if found.warnings else "", tone)

    def _show_members(self, found: CoopFiguresView, applicants: Sequence[Values]) -> None:
        counts = found.members
        least = f"کمتر از {digits.grouped(found.members_least)} نفر"
        if not counts.total and applicants:
            few = len(applicants) < found.members_least
            self.members.set(f"{digits.grouped(len(applicants))} نفر", least if few else "هنوز عضو نشده‌اند",
                             "danger" if few else "", "متقاضیان")
            return
        companies = counts.legal - found.member_cooperatives
        parts = ((counts.women, "زن"), (counts.men, "مرد"), (found.member_cooperatives, "تعاونی"),
                 (companies, "حقوقی"), (counts.unknown, "نامشخص"))
        split = "، ".join(f"{digits.grouped(count)} {word}" for count, word in parts if count)
        few = counts.total < found.members_least
        note = f"{least}؛ {split}" if few and split else least if few else split
        # A union is of cooperatives: its members are not people.
        unit = "تعاونی" if found.member_cooperatives == counts.total and counts.total else "نفر"
        self.members.set(f"{digits.grouped(counts.total)} {unit}", note if unit == "نفر" or few else "عضو اتحادیه",
                         "danger" if few else "")

    def _show_capital(self, found: CoopFiguresView) -> None:
        reveal(self.capital.bar, bool(found.capital))
        if not found.capital:
            self.capital.set("—", "سرمایه نوشته نشده است")
            return
        paid = found.paid or 0
        self.capital.bar.set(paid, found.capital)
        self.capital.set(digits.percent(paid, found.capital), paid_of(paid, found.capital))

    def _show_board(self, found: CoopFiguresView, today: date) -> None:
        people = f"{digits.grouped(found.board)} نفر"
        if found.board_end is None:
            self.board.set("—", "سمتی نوشته نشده است" if not found.board else people)
            return
        days = (found.board_end - today).days
        tone = "danger" if days < 0 else "warn" if days <= 2 * _MONTH else ""
        self.board.set(f"تا {_day(found.board_end)}", f"{_left(days)}؛ {people}", tone)


def _left(days: int) -> str:
    """«۳ ماه مانده», «۱۲ روز گذشته»."""
    word, size = ("گذشته", -days) if days < 0 else ("مانده", days)
    for length, unit in ((365, "سال"), (_MONTH, "ماه")):
        if size >= 2 * length:
            return f"{digits.grouped(size // length)} {unit} {word}"
    return f"{digits.grouped(size)} روز {word}"


def _day(day: date) -> str:
    return digits.to_persian(jalali.text(day))


def paid_of(paid: int, capital: int) -> str:
    """«۸۶٫۵ از ۱۷۳ میلیون ریال»; the unit once where both have the same."""
    (part, unit), (whole, whole_unit) = (short_amount(amount).split(" ", 1) for amount in (paid, capital))
    return f"{part}{'' if unit == whole_unit else f' {unit}'} از {whole} {whole_unit}"


def short_amount(rial: int) -> str:
    """«۱٫۲ میلیارد ریال»: near enough for a glance."""
    size, word = next((size, word) for size, word in _SCALES if rial >= size or size == 1)
    tenths = rial * 10 // size
    whole, rest = divmod(tenths, 10)
    return f"{digits.grouped(whole)}{f'٫{digits.to_persian(str(rest))}' if rest else ''} {word}"
