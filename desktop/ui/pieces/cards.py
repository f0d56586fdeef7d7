"""Grounds and notices: card, banner, badge, card of one figure, what an empty list says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.pieces.buttons import Button, IconButton
from desktop.ui.pieces.labels import ElidedLabel, Label, redress, reveal, set_property

Tone = Literal["neutral", "info", "ok", "warn", "danger", "primary"]
_ICONS = {"danger": "error", "warn": "alert", "info": "info", "ok": "ok", "neutral": "info", "primary": "info"}


class ToneIcon(QLabel):
    """An icon in the ink of a tone; with `disc`, on its quiet ground."""

    def __init__(self, icon: str, tone: Tone, size: int = 18, *, disc: bool = False) -> None:
        super().__init__()
        self._icon, self._tone, self._size = icon, tone, size
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(*((size + 14,) * 2 if disc else (size + 2,) * 2))
        if disc:
            self.setProperty("disc", tone)
        self._paint()

    def set(self, icon: str, tone: Tone) -> None:
        self._icon, self._tone = icon, tone
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        self.setPixmap(theme.coloured(self._icon, theme.current().tone(self._tone)[0], self._size))


class Card(QFrame):
    """A white ground with an optional title; put widgets with `add`, or into `body`."""

    def __init__(self, title: str = "", note: str = "", *, margin: int = 14, spacing: int = 8) -> None:
        super().__init__()
        self.setProperty("piece", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin - 2, margin, margin)
        self.body.setSpacing(spacing)
        self.head = QHBoxLayout()
        if title:
            self.head.addWidget(Label(title, "lead"))
            self.head.addWidget(Label(note, "faint"))
            self.head.addStretch()
            self.body.addLayout(self.head)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(widget, stretch)


class Badge(QLabel):
    """A word on a rounded ground: the state of a record."""

    def __init__(self, text: str = "", tone: Tone = "neutral") -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(20)
        self.set(text, tone)

    def set(self, text: str, tone: Tone) -> None:
        self.setText(text)
        reveal(self, bool(text))
        set_property(self, "badge", tone)


class Banner(QFrame):
    """A sentence over the whole width, with optional actions; hidden while it has nothing to say. A `strip` has no
    edges and stands right under the head of a screen."""

    def __init__(self, tone: Tone = "info", text: str = "", *, strip: bool = False) -> None:
        super().__init__()
        self.setProperty("strip", strip)
        line = QHBoxLayout(self)
        line.setContentsMargins(16 if strip else 12, 3, 16 if strip else 8, 3)
        line.setSpacing(8)
        self._icon = ToneIcon(_ICONS[tone], tone)
        self._text = Label("", "", wrap=True)
        self._actions = QHBoxLayout()
        line.addWidget(self._icon)
        line.addWidget(self._text, 1)
        line.addLayout(self._actions)
        self.say(tone, text)

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, tone: Tone, text: str, *actions: tuple[str, Callable[[], object]]) -> None:
        """Show a sentence, with buttons (label, what it does); an empty text hides the banner."""
        self._icon.set(_ICONS[tone], tone)
        self._text.setText(text)
        self.setAccessibleName(text)
        while (item := self._actions.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for label, action in actions:
            self._actions.addWidget(Button(label, action, kind="quiet"))
        set_property(self, "banner", tone)
        redress(self._text)  # its ink hangs on the tone of the banner
        reveal(self, bool(text))

    def hush(self) -> None:
        self.setVisible(False)


class StatCard(QFrame):
    """One figure with its name, an icon and a note; pressing it tells `pressed`."""

    def __init__(self, icon: str, name: str, figure: str = "—", note: str = "", *, tone: Tone = "primary") -> None:
        super().__init__()
        self.setProperty("piece", "card")
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 10, 14, 10)
        line.setSpacing(12)
        line.addWidget(ToneIcon(icon, tone, 20, disc=True), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._figure, self._note = Label(figure, "number"), ElidedLabel(note, "faint")
        words.addWidget(ElidedLabel(name, "muted"))
        words.addWidget(self._figure)
        words.addWidget(self._note)
        line.addLayout(words, 1)
        self._name = name
        self.set(figure, note)

    def set(self, figure: str, note: str = "") -> None:
        self._figure.setText(figure)
        self._note.setText(note)
        self.setAccessibleName(f"{self._name}: {figure} {note}".strip())


class EmptyState(QWidget):
    """What stands where nothing is: a picture, a sentence that says why, and what can be done."""

    def __init__(self, icon: str, sentence: str, hint: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch()
        column.addWidget(ToneIcon(icon, "neutral", 28, disc=True), 0, Qt.AlignmentFlag.AlignHCenter)
        self._sentence, self._hint = Label(sentence, "lead"), Label(hint, "muted")
        for label in (self._sentence, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        self.offers = QHBoxLayout()
        self.offers.setDirection(QBoxLayout.Direction.LeftToRight)
        self.offers.addStretch()
        column.addLayout(self.offers)
        column.addStretch()

    def say(self, sentence: str, hint: str = "") -> None:
        self._sentence.setText(sentence)
        self._hint.setText(hint)

    def offer(self, button: Button) -> None:
        self.offers.addWidget(button)
        self.offers.addStretch()


class ScreenHead(QFrame):
    """The white strip at the top of a screen: way back, title, what stands beside it, actions at the far end."""

    def __init__(self, title: str = "", back: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.setProperty("piece", "bar")
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(16, 7, 16, 7)
        self.line.setSpacing(8)
        if back is not None:
            self.line.addWidget(IconButton("right", "بازگشت", back, shortcut="Alt+Right"))
        self.title = ElidedLabel(title, "lead")
        self.line.addWidget(self.title)

    def add(self, widget: QWidget) -> None:
        self.line.addWidget(widget)

    def push(self) -> None:
        """What follows goes to the far end."""
        self.line.addStretch(1)
