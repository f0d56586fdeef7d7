"""A switch between views of one screen: one of them is always chosen."""

from __future__ import annotations

from desktop.ui.pieces import Segments


class ViewSwitch(Segments):
    """Unlike a blank of a form, it is never empty."""

    def __init__(self, name: str, options: dict[str, str], width: int) -> None:
        super().__init__(options)
        self.setAccessibleName(name)
        self.setFixedWidth(width)
        super().choose(next(iter(options)))

    def choose(self, code: str) -> None:
        if code in self.options:
            super().choose(code)
