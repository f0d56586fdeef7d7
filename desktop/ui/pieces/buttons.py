"""Buttons. Each keeps the name of its icon, not a picture, and paints it anew when the theme changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from desktop.ui import theme

Kind = Literal["", "primary", "danger", "quiet", "chip"]
_INK = {"primary": "on_primary", "danger": "surface", "quiet": "muted", "chip": "muted", "": "muted"}


class Button(QPushButton):
    """A button with a Persian label. Enter presses it too, so that a clerk never needs the mouse."""

    def __init__(self, text: str, pressed: Callable[[], object] | None = None, *, icon: str = "", kind: Kind = "",
                 shortcut: str = "", tip: str = "") -> None:
        super().__init__(f"\N{NO-BREAK SPACE}{text}" if icon else text)  # Qt puts picture and text too close
        self._icon, self._kind = icon, kind
        if kind:
            self.setProperty("kind", kind)
        self.setAccessibleName(text)
        self.setCheckable(kind == "chip")
        self.setAutoDefault(False)
        self.setIconSize(QSize(16, 16))
        if shortcut:
            self.setShortcut(shortcut)
        if tip or shortcut:
            self.setToolTip(f"{tip or text}  \N{LEFT-TO-RIGHT ISOLATE}{shortcut}\N{POP DIRECTIONAL ISOLATE}".rstrip())
        if pressed is not None:
            self.clicked.connect(lambda _checked=False: pressed())
        self._paint_icon()

    def setText(self, text: str) -> None:
        """Qt takes the shortcut away with the old text."""
        shortcut = self.shortcut()
        super().setText(text)
        self.setShortcut(shortcut)

    def setMenu(self, menu: QMenu) -> None:
        """Room for the arrow, too."""
        super().setMenu(menu)
        self.setProperty("opens", "menu")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.isEnabled():
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icon()

    def _paint_icon(self) -> None:
        if self._icon:
            self.setIcon(theme.icon(self._icon, _INK[self._kind], "on_tint" if self.isCheckable() else ""))


class IconButton(QToolButton):
    """A button that is only a picture; its name is told by tool tip and to screen readers."""

    def __init__(self, icon: str, name: str, pressed: Callable[[], object] | None = None, *, shortcut: str = "",
                 size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setProperty("kind", "icon")
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  \N{LEFT-TO-RIGHT ISOLATE}{shortcut}\N{POP DIRECTIONAL ISOLATE}" if shortcut else name)
        self.setIconSize(QSize(size, size))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if shortcut:
            self.setShortcut(shortcut)
        if pressed is not None:
            self.clicked.connect(lambda _checked=False: pressed())
        self._paint_icon()

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self._paint_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_icon()

    def _paint_icon(self) -> None:
        self.setIcon(theme.icon(self._icon, "muted", "on_tint"))
