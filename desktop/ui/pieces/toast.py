"""A short message at the foot of the window that goes by itself; what must not be missed belongs in a Banner."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.pieces.cards import Tone, ToneIcon
from desktop.ui.pieces.labels import Label

_ICONS = {"ok": "ok", "danger": "error", "warn": "alert"}


class Toast(QFrame):
    """One message over its parent, for four seconds (errors: eight)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setProperty("piece", "toast")
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 14, 8)
        self._icon, self._text = ToneIcon("ok", "ok"), Label("")
        line.addWidget(self._icon)
        line.addWidget(self._text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, tone: Tone, sentence: str) -> None:
        name = _ICONS.get(tone, "info")
        self._icon.setPixmap(theme.coloured(name, theme.current().surface, 18))
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(8000 if tone == "danger" else 4000)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        ground = self._ground
        self.move((ground.width() - self.width()) // 2, ground.height() - self.height() - 92)
