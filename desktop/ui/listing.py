"""The list of any kind of record: search, chips of states, filters, a table of any length that never blocks."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from desktop.background import Generation, Progress
from desktop.ui.filters import FieldFilters, StateChips
from desktop.ui.list_rows import columns_of, linked, printed_names, row_of, sort_names
from desktop.ui.pieces import (
    Banner,
    Button,
    Card,
    DataTable,
    EmptyState,
    IconButton,
    Label,
    PagedModel,
    Row,
    SearchBox,
    menu_of,
    reveal,
)
from desktop.ui.screen import Screen
from desktop.ui.services import Asked, RecordView, Services
from forms.parts import Form
from forms.rules import digits


class ListScreen(Screen):
    """The records of one form. `extras` is the line for what else can be done, such as an export button."""

    selection_changed = Signal(int)

    def __init__(self, form: Form, services: Services, without: Container[str] = ()) -> None:
        super().__init__(form.plural)
        self.form, self._services, self._without = form, services, without
        self._order: tuple[str, bool] = tuple(services.preferences.get(f"order.{form.kind}", ("number", True)))
        self._stale, self._counting = True, Generation()
        self._narrowed: tuple[tuple[str, str, object], ...] = ()
        self.model = PagedModel(services.reads, columns_of(
            form, one_county=services.office.role == "county", without=without))
        self.table = DataTable(self.model, services.preferences, f"list.{form.kind}", form.plural)
        self.search = SearchBox(f"جستجو در {form.plural}: نام، کد یا شماره", shortcut="Ctrl+F")
        self.chips, self.filters = StateChips(form), FieldFilters(form, services)
        self.count, self.selected = Label("", "muted"), Label("", "faint")
        self.banner, self.note = Banner(), Banner()
        self.extras = QHBoxLayout()
        self._empty, self._body = EmptyState(form.icon, ""), QStackedWidget()
        self._new = Button(f"{form.title} تازه", self._open_new, icon="plus", kind="primary", shortcut="Ctrl+N")
        self._lay_out()
        self._connect()

    @property
    def asked(self) -> Asked:
        """What the list now asks of the store."""
        return self._asked(None)

    def arrive(self) -> None:
        if self._stale:
            self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Ask the store again; the rows that are shown stay until the new ones come."""
        self._stale = False
        asked, services, form, without = self.asked, self._services, self.form, self._without

        def page(first: int, count: int) -> Sequence[Row]:
            records = self.read(asked, first, count)
            titles = services.titles(numbers) if (numbers := linked(form, records)) else {}
            return [row_of(form, record, titles, without) for record in records]

        self.model.ask(lambda: services.count(form, asked), page)

    def read(self, asked: Asked, first: int, count: int) -> Sequence[RecordView]:
        """The records of a page; in the worker."""
        return self._services.page(self.form, asked, first, count)

    def narrow(self, asked: Asked) -> None:
        """Show what another screen asked for, until the clerk widens the list again."""
        self._narrowed = asked.where
        self.search.setText(asked.text)
        if asked.where:
            self.note.say("info", "فهرست به آنچه خواستید محدود شده است.", ("نمایش همه", lambda: self.narrow(Asked())))
        else:
            self.note.hush()
        self.refresh()

    def print_selected(self) -> None:
        """Put the selected records on paper."""
        if numbers := self.table.selected_keys():
            self._services.events.print_records.emit(self.form.kind, numbers)

    def printed_columns(self) -> tuple[str, ...]:
        """What a list of these records shows on paper."""
        return printed_names(self.form, self.table.shown_columns())

    def _asked(self, chip: str | None) -> Asked:
        code = self.chips.chosen if chip is None else chip
        order = tuple((name, self._order[1]) for name in sort_names(self.form, self._order[0]))
        return Asked((*self._narrowed, *self.chips.where(code), *self.filters.where), order, self.search.text().strip(),
                     voided=code == "@voided")

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        self.search.setMinimumWidth(260)
        self.search.setMaximumWidth(460)
        tools.addWidget(self.search, 1)
        self._filter_button = Button("پالایه", self._toggle_filters, icon="filter", kind="quiet")
        self._filter_button.setCheckable(True)
        tools.addWidget(self._filter_button)
        tools.addStretch(1)
        tools.addLayout(self.extras)
        tools.addWidget(IconButton("sync", "تازه کردن فهرست", self.refresh, shortcut="F5"))
        tools.addWidget(IconButton("columns", "ستون‌ها", self._choose_columns))
        tools.addWidget(self._new)
        reveal(self._new, self._services.user.role in self.form.who_writes)
        self.filters.hide()
        card = Card(margin=1, spacing=0)
        card.body.setContentsMargins(1, 1, 1, 0)
        card.add(self.table, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 5, 12, 6)
        foot.addWidget(self.count)
        foot.addStretch()
        foot.addWidget(self.selected)
        card.body.addLayout(foot)
        self._body.addWidget(card)
        self._body.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(tools)
        for widget in (self.chips, self.filters, self.note, self.banner):
            column.addWidget(widget)
        column.addWidget(self._body, 1)
        self.table.show_sort(*self._order)

    def _connect(self) -> None:
        self.search.asked.connect(lambda _text: self.refresh())
        self.chips.changed.connect(self.refresh)
        self.filters.changed.connect(self.refresh)
        self.table.sort_wanted.connect(self._sort)
        self.table.opened.connect(self._services.events.open_record)
        self.table.menu_wanted.connect(self._show_menu)
        self.table.selectionModel().selectionChanged.connect(lambda *_ranges: self._show_selected())
        self.model.counted.connect(self._show_count)
        self.model.failed.connect(self._show_failure)
        self._services.events.records_changed.connect(self._record_changed)
        QShortcut(QKeySequence("Ctrl+P"), self.table, activated=self.print_selected)  # type: ignore[call-overload]

    def _record_changed(self, kind: str) -> None:
        if kind != self.form.kind:
            return
        self._stale = True
        if self.isVisible():
            QTimer.singleShot(0, self.refresh)

    def _sort(self, name: str, descending: bool) -> None:
        self._order = (name, descending)
        self._services.preferences.put(f"order.{self.form.kind}", list(self._order))
        self.refresh()

    def _show_count(self, count: int) -> None:
        self.banner.hush()
        self.count.setText(f"{digits.grouped(count)} پرونده")
        asked = self.asked
        bare = replace(asked, order=()) == Asked()
        if count:
            self._body.setCurrentIndex(0)
        else:
            self._empty.say(f"در «{self.form.plural}» هنوز چیزی نیست" if bare else "با این جستجو چیزی پیدا نشد",
                            "با دکمهٔ «تازه» نخستین را بنویسید یا از اکسل بیاورید" if bare
                            else "واژهٔ دیگری بنویسید یا پالایه‌ها را بردارید")
            self._body.setCurrentIndex(1)
        self._count_chips()

    def _count_chips(self) -> None:
        generation, services, form = self._counting.next(), self._services, self.form
        questions = {code: self._asked(code) for code in self.chips.codes}

        def look(progress: Progress) -> Mapping[str, int]:
            found = {}
            for code, asked in questions.items():
                if not self._counting.is_current(generation):
                    break
                found[code] = services.count(form, asked)
                progress(0, len(questions))
            return found

        def show(found: Mapping[str, int]) -> None:
            if self._counting.is_current(generation):
                self.chips.show_counts(found)

        services.reads.run(look, show, lambda _error: None, owner=self)

    def _show_failure(self, error: Exception) -> None:
        self.banner.say("danger", self._services.say(error), ("دوباره", self.refresh))

    def _show_selected(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        self.selected.setText(f"{digits.grouped(count)} ردیف برگزیده" if count > 1 else "")
        self.selection_changed.emit(count)

    def _show_menu(self, at: QPoint) -> None:
        keys = self.table.selected_keys()
        if not keys:
            return
        entries: list[tuple[str, Callable[[], object]] | None] = [
            ("باز کردن", partial(self._services.events.open_record.emit, keys[0])), None,
            ("چاپ برگزیده‌ها", self.print_selected), ("رونوشت", self.table.copy)]
        menu_of(self.table, entries).popup(at)

    def _toggle_filters(self) -> None:
        shown = self._filter_button.isChecked()
        self.filters.setVisible(shown)
        if shown:
            self.filters.field.setFocus()
        else:
            self.filters.clear()

    def _choose_columns(self) -> None:
        heading = self.table.horizontalHeader()
        self.table.choose_columns(heading.mapToGlobal(QPoint(heading.width() // 8, heading.height())))

    def _open_new(self) -> None:
        self._services.events.new_record.emit(self.form.kind)
