"""The book of packages: those that came and those that went, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.ui.clock import short_moment
from desktop.ui.pieces import Card, Column, DataTable, EmptyState, Row, shown_number
from desktop.ui.services import Services
from desktop.ui.tasks.exchange_packages import RESULTS, office_name
from desktop.ui.tasks.held_model import HeldModel
from desktop.ui.tasks.views import PackageInView, PackageOutView
from forms.rules.digits import grouped

_COLUMNS = (
    Column("way", "سو", "badge", 92, sorts=False),
    Column("at", "زمان", "code", 146, sorts=False),
    Column("office", "اداره", "strong", 280, sorts=False),
    Column("seq", "شمارهٔ بسته", "number", 100, sorts=False),
    Column("entries", "رویداد", "number", 90, sorts=False),
    Column("status", "حال بسته", "badge", 120, sorts=False),
    Column("note", "نشان", "code", 160, sorts=False),
)
_WENT = {"made": ("ساخته شد", "neutral"), "acknowledged": ("رسید آمد", "ok")}


class HistoryPanel(Card):
    """Empty offices are told what will stand here."""

    def __init__(self, services: Services) -> None:
        super().__init__(margin=2, spacing=0)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.model = HeldModel(services.reads, _COLUMNS)
        self._ids: list[str] = []
        self.table = DataTable(self.model, services.preferences, "packages", "تاریخچهٔ بسته‌ها")
        self._none = EmptyState("package", "هنوز بسته‌ای رد و بدل نشده است",
                                "هر بسته‌ای که بسازید یا بگیرید این‌جا می‌ماند")
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.add(self.table, 1)
        self.add(self._none, 1)

    @property
    def chosen(self) -> str:
        """The id of the package whose row is chosen; empty for none."""
        keys = self.table.selected_keys()
        return self._ids[keys[0]] if len(keys) == 1 and keys[0] < len(self._ids) else ""

    def show_packages(self, came: Sequence[PackageInView], went: Sequence[PackageOutView],
                      names: Mapping[int, str]) -> None:
        before = self.chosen
        lines = [(each.received_at, each.package_id, _came(each, names)) for each in came]
        lines += [(each.made_at, each.package_id, _went(each, names)) for each in went]
        lines.sort(key=lambda line: line[0], reverse=True)
        self._ids = [package_id for _at, package_id, _line in lines]
        self.model.hold([Row(place, texts, tones) for place, (_at, _id, (texts, tones)) in enumerate(lines)])
        if lines:
            self.table.selectRow(self._ids.index(before) if before in self._ids else 0)
        self.table.setVisible(bool(lines))
        self._none.setVisible(not lines)


_Line = tuple[tuple[str, ...], dict[str, str]]


def _came(each: PackageInView, names: Mapping[int, str]) -> _Line:
    word, tone = RESULTS.get(each.status, (each.status, "neutral"))
    texts = ("آمده", short_moment(each.received_at), office_name(names, each.sender), grouped(each.seq),
             grouped(each.entries), word, each.note)
    return texts, {"way": "info", "status": tone}


def _went(each: PackageOutView, names: Mapping[int, str]) -> _Line:
    word, tone = _WENT.get(each.status, (each.status, "neutral"))
    texts = ("رفته", short_moment(each.made_at), office_name(names, each.receiver), grouped(each.seq),
             grouped(each.entries), word, shown_number(each.note) if each.note else "")
    return texts, {"way": "neutral", "status": tone}
