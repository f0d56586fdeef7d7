"""The blanks of a signed paper: result by one key, when and who, the questions of DOMAIN E.3, the opinion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.blank import Blank
from desktop.ui.pieces import Badge, Card, Label, reveal
from desktop.ui.services import RecordView, Services
from desktop.ui.tasks.result_codes import ResultCodes
from forms.catalog import visit
from forms.parts import Field, Problem, Typed, typed_of

_NARROW_BELOW = 740
"""Width, in device-independent pixels, under which blanks stand in two columns and codes four in a row."""
_HOW = "بله و خیر: ب، خ یا پیکان‌ها؛ خانهٔ بعد: Enter"
_WHEN: tuple[Field[Any], ...] = (visit.VISITED_AT, visit.VISITOR, visit.SECOND_VISITOR)
_QUESTIONS = next(section for section in visit.FORM.sections if visit.IDENTITY_SEEN in section.fields).fields
_LAST = (visit.OPINION, visit.OTHER_PEOPLE)


class ResultForm(QScrollArea):
    """Enter goes on to the next blank; `save_wanted` at Enter in the last one."""

    changed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.codes = ResultCodes()
        self.codes.picked.connect(self._picked)
        self._problem = Label("", "red", wrap=True)
        self._problem.hide()
        self.blanks: dict[str, Blank] = {}
        self._grids: list[tuple[QGridLayout, list[Blank]]] = []
        ground = QWidget()
        ground.setObjectName("ground")
        column = QVBoxLayout(ground)
        column.setContentsMargins(8, 0, 0, 0)  # between the cards and the scroll bar at their left
        column.setSpacing(10)
        column.addWidget(self._result_card(services))
        column.addWidget(self._card("پرسش‌های برگ", _QUESTIONS, services, _HOW))
        column.addWidget(self._card("توضیح", _LAST, services))
        column.addStretch()
        self.setWidget(ground)
        self._kept: dict[str, Any] = {}
        self._columns = 0
        self._flow(3)

    def fill(self, record: RecordView, day: str, visitors: Mapping[str, str]) -> None:
        """Show a visit; an empty one begins with the day and the visitors of the paper before."""
        self._kept = typed_of(record.values, record.unread)
        first = {visit.VISITED_AT.name: day, **visitors} if record.state != "recorded" else {}
        self.codes.choose(str(self._kept.get(visit.RESULT.name, "")))
        for name, blank in self.blanks.items():
            blank.editor.write(self._kept.get(name) or first.get(name, ""))
        self.set_problems(())
        self.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """No visit is shown."""
        self._kept = {}
        self.codes.choose("")
        self.state.set("", "neutral")
        for blank in self.blanks.values():
            blank.editor.write("")
        self.set_problems(())

    def typed(self) -> Typed:
        """The whole visit: what the record held already, and what stands here now."""
        own = {name: blank.editor.typed() for name, blank in self.blanks.items()}
        return {**self._kept, **own, visit.RESULT.name: self.codes.chosen()}

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Each under its blank, the first one in sight; problems of no blank here stand under the result."""
        for name, blank in self.blanks.items():
            blank.set_problems([problem for problem in problems if problem.field == name])
        elsewhere = [problem for problem in problems if problem.field not in self.blanks]
        self._problem.setText("؛ ".join(problem.message for problem in elsewhere))
        self._problem.set_role("red" if any(p.level == "red" for p in elsewhere) else "amber")
        reveal(self._problem, bool(elsewhere))
        self._go_to_first(problems)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_F1:
            self._help()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._flow(2 if self.width() < _NARROW_BELOW else 3)

    def _result_card(self, services: Services) -> Card:
        card = Card("نتیجهٔ بازدید", "یک کلید: ۱ تا ۹ و ۰", spacing=8)
        self.state = Badge()
        card.head.addWidget(self.state)
        card.add(self.codes)
        card.add(self._problem)
        card.body.addLayout(self._grid(_WHEN, services))
        return card

    def _card(self, title: str, fields: Sequence[Field[Any]], services: Services, note: str = "") -> Card:
        card = Card(title, note, spacing=6)
        card.body.addLayout(self._grid(fields, services))
        return card

    def _grid(self, fields: Sequence[Field[Any]], services: Services) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        blanks: list[Blank] = []
        for field in fields:
            blank = self.blanks[field.name] = Blank(field, services)
            blank.editor.changed.connect(self.changed)
            blanks.append(blank)
        self._grids.append((grid, blanks))
        return grid

    def _flow(self, columns: int) -> None:
        """Lay blanks and codes out for the width that there is."""
        if columns == self._columns:
            return
        self._columns = columns
        self.codes.flow(5 if columns > 2 else 4)
        for grid, blanks in self._grids:
            for place, blank in enumerate(blanks):
                wide = blank.field in _LAST
                at = (place, 0, 1, columns) if wide else (place // columns, place % columns, 1, 1)
                grid.addWidget(blank, *at)
            for each in range(3):
                grid.setColumnStretch(each, 1 if each < columns else 0)

    def _picked(self) -> None:
        self.changed.emit()
        self.blanks[visit.VISITED_AT.name].editor.widget.setFocus()

    def _go_to_first(self, problems: Sequence[Problem]) -> None:
        red = [problem.field for problem in problems if problem.level == "red"]
        if not red:
            return
        blank = next((self.blanks[name] for name in self.blanks if name in red), None)
        widget = self.codes if blank is None or visit.RESULT.name in red else blank.editor.widget
        widget.setFocus()
        self.ensureWidgetVisible(widget, 20, 60)

    def _help(self) -> None:
        widget: QWidget | None = self.focusWidget()
        while widget is not None and not isinstance(widget, Blank):
            widget = widget.parentWidget()
        if isinstance(widget, Blank):
            widget.show_help()


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
