"""The look: tokens, style sheet, palette, font, icons. `prepare` once, `apply` at start and at every switch."""

from desktop.ui.theme.dress import apply, prepare
from desktop.ui.theme.icons import UnknownIconError, coloured, icon, pixmap
from desktop.ui.theme.tokens import CONTROL, DARK, LIGHT, ROW, SPACE, TYPE, Tokens, contrast, current

__all__ = [
    "CONTROL", "DARK", "LIGHT", "ROW", "SPACE", "TYPE", "Tokens", "UnknownIconError", "apply", "coloured", "contrast",
    "current", "icon", "pixmap", "prepare",
]
