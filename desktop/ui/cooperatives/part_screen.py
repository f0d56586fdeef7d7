"""The records of one kind that belong to one cooperative: the list of every kind, with the way back to the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout

from desktop.ui.cooperatives.belongings import TITLES
from desktop.ui.cooperatives.work_way import add_work_way
from desktop.ui.listing import ListScreen
from desktop.ui.pieces import ScreenHead
from desktop.ui.screen import Screen
from desktop.ui.services import Asked, RecordView, Services
from forms.catalog import BY_KIND, coop_office, cooperative
from forms.parts import reference_list


_MOST_OFFICES = 500
"""More than one cooperative ever had; they are read at once, to stand by rank."""


@dataclass(frozen=True, slots=True)
class Part:
    """Records of `kind` that lead to the cooperative `number`, and how a new one is begun."""

    kind: str
    number: int
    title: str
    begin: Callable[[], object]


class _PartList(ListScreen):
    """New records lead to the cooperative from the first; its name, which is that of the screen, is in no row."""

    def __init__(self, part: Part, services: Services) -> None:
        super().__init__(BY_KIND[part.kind], services, (cooperative.FORM.kind,))
        self._begin, self._sorted = part.begin, False
        self._narrowed = ((cooperative.FORM.kind, "=", part.number),)

    def read(self, asked: Asked, first: int, count: int) -> Sequence[RecordView]:
        """Offices stand by rank: who chairs the board first, who served before last."""
        if self.form is not coop_office.FORM or self._sorted:
            return super().read(asked, first, count)
        found = sorted(super().read(asked, 0, _MOST_OFFICES), key=_rank)
        return found[first:first + count]

    def _sort(self, name: str, descending: bool) -> None:
        self._sorted = True
        super()._sort(name, descending)

    def _open_new(self) -> None:
        self._begin()


def _rank(record: RecordView) -> tuple[bool, int]:
    codes = [entry.code for entry in reference_list(coop_office.OFFICE.list_name).entries]
    office = record.values[coop_office.OFFICE] or ""
    return record.state != "serving", codes.index(office) if office in codes else len(codes)


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
