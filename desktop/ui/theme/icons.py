"""Icons: stroke pictures of 24×24 in resources/icons, tinted with a token at run time and kept by size and screen."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.ui.theme.folders import ICONS
from desktop.ui.theme.tokens import current


class UnknownIconError(Exception):
    """No picture of this name in resources/icons."""


def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(sorted(path.stem for path in ICONS.glob("*.svg")))


def pixmap(name: str, ink: str = "muted", size: int = 20) -> QPixmap:
    """The icon in the colour of a token of the theme in force; raises UnknownIconError."""
    return coloured(name, getattr(current(), ink), size)


def icon(name: str, ink: str = "muted", on: str = "") -> QIcon:
    """The icon for a button; `ink` names a token, `on` the one while the button is checked. Raises UnknownIconError."""
    found = QIcon(pixmap(name, ink))
    found.addPixmap(pixmap(name, "faint"), QIcon.Mode.Disabled)
    if on:
        found.addPixmap(pixmap(name, on), QIcon.Mode.Normal, QIcon.State.On)
        found.addPixmap(pixmap(name, on), QIcon.Mode.Active, QIcon.State.Off)
    return found


def coloured(name: str, colour: str, size: int = 20) -> QPixmap:
    """The icon in any colour; raises UnknownIconError."""
    screen = QGuiApplication.primaryScreen()
    return _painted(name, colour, size, screen.devicePixelRatio() if screen else 1.0)


@lru_cache(maxsize=600)
def _painted(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing = QByteArray(_source(name).replace("currentColor", colour).encode())
    QSvgRenderer(drawing).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@lru_cache(maxsize=200)
def _source(name: str) -> str:
    path = ICONS / f"{name}.svg"
    if not path.is_file():
        raise UnknownIconError(name)
    return path.read_text(encoding="utf-8")
