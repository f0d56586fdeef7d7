"""The records of one kind that belong to one cooperative: the list of every kind, with the way back to the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout

from desktop.ui.cooperatives.belongings import TITLES
from desktop.ui.cooperatives.work_way import add_work_way
from desktop.ui.listing import ListScreen
from desktop.ui.pieces import ScreenHead
from desktop.ui.screen import Screen
from desktop.ui.services import Services
from forms.catalog import BY_KIND, cooperative


@dataclass(frozen=True, slots=True)
class Part:
    """Records of `kind` that lead to the cooperative `number`, and how a new one is begun."""

    kind: str
    number: int
    title: str
    begin: Callable[[], object]


class _PartList(ListScreen):
    """New records lead to the cooperative from the first."""

    def __init__(self, part: Part, services: Services) -> None:
        super().__init__(BY_KIND[part.kind], services)
        self._begin = part.begin
        self._narrowed = ((cooperative.FORM.kind, "=", part.number),)

    def _open_new(self) -> None:
        self._begin()


class PartScreen(Screen):
    """A list under a head that names the cooperative."""

    def __init__(self, part: Part, services: Services) -> None:
        super().__init__(f"{TITLES.get(part.kind, BY_KIND[part.kind].plural)} — {part.title}")
        self.list = _PartList(part, services)
        add_work_way(self.list, services)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ScreenHead(self.title, self.closed.emit))
        column.addWidget(self.list, 1)

    def arrive(self) -> None:
        self.list.arrive()
