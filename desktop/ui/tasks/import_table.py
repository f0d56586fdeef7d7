"""The rows of a dry run: every cell as it would be kept, the wrong and the doubtful ones marked with their sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from desktop.background import Jobs
from desktop.ui import theme
from desktop.ui.pieces import Column, Row
from desktop.ui.pieces.paged_model import COLUMN_ROLE, ROW_ROLE
from desktop.ui.pieces.table import RowDelegate
from desktop.ui.tasks.held_model import HeldModel
from desktop.ui.tasks.views import PlannedRowView, PlanView
from forms.parts import Code, Field, Form, Problem
from forms.rules.digits import to_persian

STATUS = {"new": ("تازه", "ok"), "changed": ("تغییرکرده", "info"), "known": ("شناخته", "neutral"),
          "repeated": ("تکراری", "warn"), "wrong": ("نادرست", "danger")}
_TONES = {"red": "danger", "amber": "warn"}
_FIRST = (Column("@row", "ردیف", "code", 60, sorts=False), Column("@status", "وضعیت", "badge", 92, sorts=False))

_WIDTHS = {"tracking_code": 108, "agency": 132, "first_name": 88, "last_name": 112, "father_name": 88,
           "national_code": 112}
"""Pixels; who a row is about, up to the national code, is seen beside the notes at 1366 pixels."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is wrong or doubtful in one row: level and sentences by blank, and the sentences of the whole row."""

    levels: Mapping[str, str] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[tuple[str, str], ...] = ()
    """(tone, sentence) in order."""


def columns_of(form: Form, plan: PlanView) -> tuple[Column, ...]:
    """Row and status, then the blanks that the sheet fills, in its own order."""
    known = [form.by_name[column.field] for column in plan.columns.known if column.field in form.by_name]
    return (*_FIRST, *(Column(each.name, each.label, _look(each), _width(each), sorts=False) for each in known))


def rows_of(form: Form, plan: PlanView) -> list[Row]:
    """Ready to be painted; made by the worker."""
    blanks = [form.by_name[column.name] for column in columns_of(form, plan)[len(_FIRST):]]
    return [_row(form, blanks, place, row) for place, row in enumerate(plan.rows)]


def _row(form: Form, blanks: Sequence[Field[Any]], place: int, row: PlannedRowView) -> Row:
    label, tone = STATUS[row.status]
    cells = (to_persian(row.unread[blank.name]) if blank.name in row.unread else row.values.show(blank)
             for blank in blanks)
    texts = (to_persian(str(row.sheet_row.number)), label, *cells)
    return Row(place, texts, {"@status": tone}, marks_of(form, row.problems, row.status))


def marks_of(form: Form, problems: Sequence[Problem], status: str) -> Marks:
    """The worst level of each blank, and every sentence."""
    levels: dict[str, str] = {}
    sentences: dict[str, str] = {}
    notes: list[tuple[str, str]] = []
    for problem in problems:
        if levels.get(problem.field) != "red":
            levels[problem.field] = problem.level
        said = sentences.get(problem.field)
        sentences[problem.field] = f"{said}\n{problem.message}" if said else problem.message
        blank = form.by_name.get(problem.field)
        notes.append((_TONES[problem.level], f"{blank.label}: {problem.message}" if blank else problem.message))
    if status == "repeated":
        notes.append(("warn", "تکرار ردیفی پیشین است و نوشته نمی‌شود"))
    if status == "wrong":
        notes.append(("danger", "این ردیف نوشته نمی‌شود؛ نخست آن را در کارپوشه درست کنید"))
    return Marks(levels, sentences, tuple(notes))


def _look(blank: Field[Any]) -> Any:
    return "code" if isinstance(blank, Code) else "text"


def _width(blank: Field[Any]) -> int:
    if blank.name in _WIDTHS:
        return _WIDTHS[blank.name]
    return max(104, min(190, 26 + 9 * max(len(blank.label), getattr(blank, "length", 0))))


class ImportModel(HeldModel):
    """Rows with marks; the columns follow the sheet, so each sheet has a model of its own."""

    def __init__(self, jobs: Jobs, columns: Sequence[Column]) -> None:
        super().__init__(jobs, columns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            row = self.row(index.row())
            return row.record.sentences.get(self.columns[index.column()].name, "") if row else ""
        return super().data(index, role)


class MarkingDelegate(RowDelegate):
    """The usual cell on the quiet ground of its mark, with a strip of the mark's ink at its start."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        row, column = index.data(ROW_ROLE), index.data(COLUMN_ROLE)
        level = row.record.levels.get(column.name, "") if row is not None else ""
        if not level:
            super().paint(painter, option, index)
            return
        ink, ground = theme.current().tone(_TONES[level])
        box = QRectF(option.rect).adjusted(1, 1, -1, -2)
        if not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(ground))
        super().paint(painter, option, index)
        painter.fillRect(QRectF(box.right() - 3, box.top(), 3, box.height()), QColor(ink))
