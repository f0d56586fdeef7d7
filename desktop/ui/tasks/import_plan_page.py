"""What an import would do: figures, chips that filter, the rows with their marks, and the sentences of one row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.editors.rials import amount_in
from desktop.ui.pieces import Badge, Button, Card, DataTable, Label, Row, Tone, ToneIcon
from desktop.ui.services import Services
from desktop.ui.tasks.import_columns import ColumnsPanel
from desktop.ui.tasks.import_table import ImportModel, MarkingDelegate, columns_of
from desktop.ui.tasks.view_switch import ViewSwitch
from desktop.ui.tasks.views import PlanView
from forms.parts import Form
from forms.rules.digits import grouped, to_persian


@dataclass(frozen=True, slots=True)
class DryRun:
    """One look at one file: what was planned, and its rows made ready for the table."""

    path: Path
    form: Form
    plan: PlanView
    rows: Sequence[Row]


def _marked(name: str) -> Callable[[Row], bool]:
    return lambda row: row.record.levels.get(name) == "red"


def _of_status(label: str) -> Callable[[Row], bool]:
    return lambda row: row.texts[1] == label


_FILTERS: tuple[tuple[str, Callable[[Row], bool]], ...] = (
    ("همهٔ ردیف‌ها", lambda _row: True),
    ("تازه", _of_status("تازه")),
    ("تغییرکرده", _of_status("تغییرکرده")),
    ("شناخته", _of_status("شناخته")),
    ("تکراری", _of_status("تکراری")),
    ("نوشته نمی‌شود", _of_status("نادرست")),
    ("کد ملی نادرست", _marked("national_code")),
    ("تاریخ نادرست", _marked("start_day")),
    ("همهٔ اشکال‌ها", lambda row: bool(row.record.notes)),
)


class PlanPage(QWidget):
    """`show_run` shows a dry run; the columns panel tells a changed mapping."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._services = services
        self._rows: Sequence[Row] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(8)
        self.view = ViewSwitch("نما", {"rows": "ردیف‌ها", "columns": "ستون‌ها"}, 190)
        self.view.changed.connect(self._turn)
        head = QHBoxLayout()
        head.addWidget(self.view)
        head.addSpacing(8)
        head.addLayout(self._figures, 1)
        self._column.addLayout(head)
        self.chips: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._chip_line = QHBoxLayout()
        self._chip_line.setSpacing(6)
        self._column.addLayout(self._chip_line)
        self.columns = ColumnsPanel()
        self.notes = RowNotes()
        self._table_card = Card(margin=2, spacing=0)
        self._table_card.body.setContentsMargins(1, 1, 1, 1)
        self.table: DataTable | None = None
        self.model = ImportModel(services.reads, ())
        rows = QWidget()
        line = QHBoxLayout(rows)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self._table_card, 1)
        line.addWidget(self.notes)
        self._pages = QStackedWidget()
        self._pages.addWidget(rows)
        self._pages.addWidget(self.columns)
        self._column.addWidget(self._pages, 1)

    def show_run(self, run: DryRun) -> None:
        self._rows = run.rows
        self._show_figures(run)
        self._show_chips(run)
        self._show_table(run)
        self.columns.show_plan(run.form, run.plan)
        self.notes.show_row(None)

    def begin(self) -> None:
        """Put the cursor in the table, or in the columns when those are shown."""
        if self.view.chosen() == "columns":
            self.columns.begin()
        elif self.table is not None:
            self.table.setFocus()

    def next_problem(self) -> None:
        """F8: on to the next row that has something to say, around the end."""
        if self.table is None or not self.model.held:
            return
        rows, at = self.model.held, self.table.currentIndex().row()
        for step in range(1, len(rows) + 1):
            place = (at + step) % len(rows)
            if rows[place].record.notes:
                self._go_to(self.table, place)
                return

    def _go_to(self, table: DataTable, place: int) -> None:
        levels = self.model.held[place].record.levels
        column = next((at for at, each in enumerate(self.model.columns) if each.name in levels), 0)
        table.selectRow(place)
        table.scrollTo(self.model.index(place, column), QAbstractItemView.ScrollHint.EnsureVisible)

    def _turn(self) -> None:
        columns = self.view.chosen() == "columns"
        self._pages.setCurrentIndex(1 if columns else 0)
        for chip in self.chips.values():
            chip.setVisible(not columns)

    def _show_figures(self, run: DryRun) -> None:
        _empty(self._figures)
        summary = run.plan.summary()
        told: list[tuple[str, Tone]] = [(f"{grouped(summary['rows'])} ردیف", "primary")]
        if summary["agencies"]:
            told.append((f"{grouped(len(summary['agencies']))} دستگاه", "neutral"))
        if summary["same_person_two_agencies"]:
            told.append((f"{grouped(summary['same_person_two_agencies'])} بار یک شخص با دو کد رهگیری", "warn"))
        if summary["loans"]:
            total = amount_in(summary["loan_total_rial"], "billion_toman")
            told.append((f"{grouped(summary['loans'])} تسهیلات، روی هم {total} میلیارد تومان", "neutral"))
        for text, tone in told:
            self._figures.addWidget(Badge(to_persian(text), tone))
        self._figures.addStretch()

    def _show_chips(self, run: DryRun) -> None:
        _empty(self._chip_line)
        self.chips = {}
        for label, fits in _FILTERS:
            many = sum(map(fits, run.rows))
            if not many and label != _FILTERS[0][0]:
                continue
            chip = Button(f"{label}  {grouped(many)}", kind="chip")
            chip.toggled.connect(lambda on, fits=fits: self._filter(fits) if on else None)
            self._group.addButton(chip)
            self.chips[label] = chip
            self._chip_line.addWidget(chip)
        self._chip_line.addStretch()

    def _show_table(self, run: DryRun) -> None:
        if self.table is not None:
            self.table.hide()
            self.table.deleteLater()
        self.model = ImportModel(self._services.reads, columns_of(run.form, run.plan))
        self.table = DataTable(self.model, self._services.preferences, f"import.{run.form.kind}", "ردیف‌های کارپوشه")
        self.table.setItemDelegate(MarkingDelegate(self.table))
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.model.setParent(self.table)
        self._table_card.add(self.table)
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_notes(now.row()))
        self.chips[_FILTERS[0][0]].setChecked(True)

    def _filter(self, fits: Callable[[Row], bool]) -> None:
        self.model.hold([row for row in self._rows if fits(row)])
        self.notes.show_row(None)

    def _show_notes(self, place: int) -> None:
        self.notes.show_row(self.model.row(place))


class RowNotes(Card):
    """What is to be said of the row under the cursor."""

    def __init__(self) -> None:
        super().__init__(spacing=8)
        self.setFixedWidth(236)
        self._title = Label("", "lead")
        self.add(self._title)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.body.addLayout(self._lines)
        self.body.addStretch()
        self.show_row(None)

    @property
    def sentences(self) -> list[str]:
        return [label.text() for label in self.findChildren(Label) if label.property("line")]

    def show_row(self, row: Row | None) -> None:
        _empty(self._lines)
        if row is None:
            self._title.setText("نکته‌های ردیف")
            self._say("info", "ردیفی را برگزینید؛ با F8 به ردیف اشکال‌دار بعدی می‌روید")
            return
        self._title.setText(f"ردیف {row.texts[0]} کارپوشه")
        notes: Sequence[tuple[Tone, str]] = row.record.notes or (("ok", "این ردیف اشکالی ندارد"),)
        for tone, sentence in notes:
            self._say(tone, sentence)

    def _say(self, tone: Tone, sentence: str) -> None:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        icon = {"danger": "error", "warn": "alert", "ok": "ok"}.get(tone, "info")
        line.addWidget(ToneIcon(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
        words = Label(to_persian(sentence) if tone != "info" else sentence, "", wrap=True)
        words.setProperty("line", True)
        line.addWidget(words, 1)
        self._lines.addWidget(holder)


def _empty(layout: QHBoxLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()  # else a show still queued by the layout would open it as a window of its own
            old.deleteLater()
