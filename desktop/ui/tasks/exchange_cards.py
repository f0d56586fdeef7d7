"""The cards of offices: one's own to hand out; others' accepted only after the fingerprint was read by telephone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.pieces import (
    Badge,
    Button,
    Card,
    Column,
    DataTable,
    Dialog,
    ElidedLabel,
    EmptyState,
    Label,
    Row,
    isolated,
)
from desktop.ui.tasks.choosing import choose_file, choose_place
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.held_model import HeldModel
from desktop.ui.tasks.table_card import table_card
from desktop.ui.tasks.views import CardView, KeptCardView
from forms.rules import office_code
from forms.rules.digits import to_persian

_COLUMNS = (
    Column("name", "اداره", "strong", 168, sorts=False),
    Column("office", "کد", "code", 58, sorts=False),
    Column("role", "سطح", "text", 74, sorts=False),
    Column("status", "وضعیت", "badge", 84, sorts=False),
    Column("fingerprint", "اثر انگشت", "code", 304, sorts=False),
)
_STATUS = {"active": ("در کار", "ok"), "retired": ("کنار رفته", "neutral"), "revoked": ("باطل", "danger")}
_LEVEL = {"county": "شهرستان", "province": "استان"}
_CARDS = "کارت اداره (*.card.json *.json)"


class Fingerprint(QWidget):
    """Six groups of five digits, large, in the order they are read aloud (from left to right)."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(f"اثر انگشت: {to_persian(text)}")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        self.groups = text.split()
        for place, group in enumerate(self.groups):
            label = Label(to_persian(group), "number")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(label, place // 3, place % 3)


class CardsPanel(QWidget):
    """Own card at the start side, the accepted ones beside it."""

    def __init__(self, screen: TaskScreen) -> None:
        super().__init__()
        self._screen = screen
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        self.own = _OwnCard()
        self.own.setFixedWidth(300)
        line.addWidget(self.own)
        self.model = HeldModel(screen.services.reads, _COLUMNS)
        self.table = DataTable(self.model, screen.services.preferences, "cards", "کارت‌های پذیرفته")
        self._none = EmptyState("user_add", "هنوز کارتی پذیرفته نشده است",
                                "پروندهٔ کارت ادارهٔ دیگر را بگیرید و با «پذیرفتن کارت» وارد کنید")
        ground = table_card(self.table)
        ground.add(self._none, 1)
        line.addWidget(ground, 1)

    def show_cards(self, own: CardView, cards: Sequence[KeptCardView]) -> None:
        fingerprint = self._screen.tasks.fingerprint
        self.own.show_card(own, fingerprint(own))
        self.model.hold([_row(place, kept, fingerprint(kept.card)) for place, kept in enumerate(cards)])
        self.table.setVisible(bool(cards))
        self._none.setVisible(not cards)

    def choose_card(self) -> None:
        choose_file(self, "کارت ادارهٔ دیگر", _CARDS, self.look_at)

    def look_at(self, path: Path) -> None:
        """Show whose card it is; it is accepted when the clerk says the fingerprint was the same."""
        self._screen.ask(lambda _progress: self._screen.tasks.look_at_card(path), partial(self._ask, path))

    def choose_export(self) -> None:
        name = f"{office_code.show(self._screen.services.office.code)}.card.json"
        choose_place(self, "کارت این اداره", name, self.export)

    def export(self, to: Path) -> None:
        self._screen.ask(lambda _progress: self._screen.tasks.export_card(to), partial(self._exported, to))

    def _ask(self, path: Path, card: CardView) -> None:
        dialog = Dialog(self, f"کارت {card.name}", icon="user_add", width=500)
        dialog.body.addWidget(Label(f"به شمارهٔ تلفنی که از پیش از {card.name} دارید زنگ بزنید و بخواهید اثر انگشت "
                                    "کارتش را از چپ به راست بخواند؛ باید رقم‌به‌رقم همین باشد:", "muted", wrap=True))
        dialog.body.addWidget(Fingerprint(self._screen.tasks.fingerprint(card)))
        dialog.body.addStretch()
        dialog.offer(Button("یکی نبود؛ نمی‌پذیرم", dialog.reject))
        accept = Button("یکی بود؛ می‌پذیرم", partial(self._accept, dialog, path), icon="check", kind="primary")
        dialog.offer(accept)
        dialog.open()

    def _accept(self, dialog: Dialog, path: Path) -> None:
        dialog.accept()
        self._screen.ask(lambda _progress: self._screen.tasks.accept_card(path), self._accepted)

    def _accepted(self, card: CardView) -> None:
        self._screen.banner.say("ok", f"کارت {card.name} پذیرفته شد؛ از این پس بسته‌هایش گرفته می‌شود.")
        self._screen.arrive()

    def _exported(self, to: Path, _card: CardView) -> None:
        self._screen.banner.say("ok", f"کارت این اداره در «{isolated(to.name)}» نوشته شد؛ رازی در آن نیست.",
                                ("باز کردن پوشه", partial(self._screen.tasks.open_outside, to.parent)))


class _OwnCard(Card):
    """Who we are to others."""

    def __init__(self) -> None:
        super().__init__("کارت این اداره", spacing=6)
        self._name, self._level = ElidedLabel("", "strong"), Badge("", "primary")
        line = QHBoxLayout()
        line.addWidget(self._name, 1)
        line.addWidget(self._level)
        self.body.addLayout(line)
        self.body.addWidget(Label("اثر انگشت؛ پای تلفن از چپ به راست بخوانید:", "muted"))
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self.body.addStretch()
        self.fingerprint: Fingerprint | None = None

    def show_card(self, card: CardView, fingerprint: str) -> None:
        self._name.setText(card.name)
        self._level.set(_LEVEL.get(card.role, card.role), "primary")
        if self.fingerprint is not None:
            self.fingerprint.hide()
            self.fingerprint.deleteLater()
        self.fingerprint = Fingerprint(fingerprint)
        self._place.addWidget(self.fingerprint)


def _row(place: int, kept: KeptCardView, fingerprint: str) -> Row:
    word, tone = _STATUS.get(kept.status, (kept.status, "neutral"))
    card = kept.card
    texts = (card.name, to_persian(office_code.show(card.office)), _LEVEL.get(card.role, card.role), word,
             to_persian(fingerprint))
    return Row(place, texts, {"status": tone})
