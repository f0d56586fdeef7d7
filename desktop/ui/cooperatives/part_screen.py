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
from forms.catalog import BY_KIND, coop_office, cooperative, job
from forms.parts import Values, reference_list

_KIN = "شغل‌هایی که بی‌نام تعاونی ثبت شده‌اند، با کد کارگاه آن پیدا می‌شوند."
_MOST_OFFICES = 500
"""More than one cooperative ever had; they are read at once, to stand by rank."""


@dataclass(frozen=True, slots=True)
class Part:
    """Records of `kind` that lead to the cooperative `number`, and how a new one is begun."""

    kind: str
    number: int
    title: str
    begin: Callable[[], object]
    kin: tuple[tuple[str, str, object], ...] = ()
    """What finds records that are probably the cooperative's, though they do not lead to it."""


class _PartList(ListScreen):
    """New records lead to the cooperative from the first; its name, which is that of the screen, is in no row."""

    def __init__(self, part: Part, services: Services) -> None:
        super().__init__(BY_KIND[part.kind], services, (cooperative.FORM.kind,))
        self._begin, self._sorted = part.begin, False
        self._narrowed = _own(part)

    def read(self, asked: Asked, first: int, count: int) -> Sequence[RecordView]:
        """Offices stand by rank: who chairs the board first, who served before last."""
        if self.form is not coop_office.FORM or self._sorted:
            return super().read(asked, first, count)
        found = sorted(super().read(asked, 0, _MOST_OFFICES), key=_rank)
        return found[first:first + count]

    def _sort(self, name: str, descending: bool) -> None:
        self._sorted = True
        super()._sort(name, descending)

    def offer_kin(self, part: Part) -> None:
        """The way to what was registered of it without a link."""
        self.note.say("info", _KIN, ("نمایش آن‌ها", lambda: self._show_kin(part)))

    def _show_kin(self, part: Part) -> None:
        self._narrow_to(part.kin)
        self.note.say("info", "این‌ها کد کارگاه همین تعاونی را دارند؛ برای وصل کردن، «تعاونی» را در هر یک بنویسید.",
                      ("آنچه وصل است", lambda: self._show_own(part)))

    def _show_own(self, part: Part) -> None:
        self._narrow_to(_own(part))
        self.offer_kin(part)

    def _narrow_to(self, where: tuple[tuple[str, str, object], ...]) -> None:
        self._narrowed = where
        self.refresh()

    def _open_new(self) -> None:
        self._begin()


def _own(part: Part) -> tuple[tuple[str, str, object], ...]:
    return ((cooperative.FORM.kind, "=", part.number),)


def kin_of(kind: str, values: Values) -> tuple[tuple[str, str, object], ...]:
    """Jobs of the cooperative's own workshop: the one mark that a job and a cooperative have in common."""
    code = values[cooperative.WORKSHOP_CODE]
    return ((job.WORKSHOP_CODE.name, "=", code),) if kind == job.FORM.kind and code else ()


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
        if part.kin:
            self.list.offer_kin(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ScreenHead(self.title, self.closed.emit))
        column.addWidget(self.list, 1)

    def arrive(self) -> None:
        self.list.arrive()
