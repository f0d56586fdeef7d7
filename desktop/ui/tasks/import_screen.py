"""درون‌ریزی: an agency's workbook is looked at first, then written as one action that can be taken back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.background import Progress
from desktop.ui.pieces import Button, Label, isolated
from desktop.ui.services import Services
from desktop.ui.tasks.choosing import DropPlace, Says, choose_file, choose_place
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.import_plan_page import DryRun, PlanPage
from desktop.ui.tasks.import_table import rows_of
from desktop.ui.tasks.services import TaskServices
from desktop.ui.tasks.views import ImportedView, UndoView
from forms.catalog import BY_KIND
from forms.rules.digits import grouped

KINDS = ("job", "commitment", "visitor_group", "cooperative", "home_business", "person")
_WORKBOOKS = "کارپوشهٔ اکسل (*.xlsx)"
_ENDINGS = (".xlsx", ".xlsm")


class ImportScreen(TaskScreen):
    """Choose or drop a file; look; write; take back."""

    def __init__(self, services: Services, tasks: TaskServices) -> None:
        super().__init__("درون‌ریزی از اکسل", services, tasks)
        self.setAcceptDrops(True)
        self.run: DryRun | None = None
        self._mapping: dict[str, str] = {}
        self._cursor: QWidget | None = None
        self._file = Label("", "strong")
        self.kind = _kinds()
        self.other = Button("کارپوشهٔ دیگر…", self.choose, icon="open", kind="quiet", tip=_tip("کارپوشهٔ دیگر"))
        self.errors = Button("فایل اشکال‌ها برای دستگاه…", self._ask_error_file, icon="export")
        self.apply = Button("درون‌ریزی کن", self.write, icon="download", kind="primary", shortcut="Ctrl+Return")
        self.tools.addWidget(self._file)
        self.tools.addStretch()
        for button in (self.other, self.errors, self.apply):
            self.tools.addWidget(button)
        self.page = PlanPage(services)
        # Later: a choice may become final while the cursor is still on its way to another place.
        self.page.columns.changed.connect(self._map, Qt.ConnectionType.QueuedConnection)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._choose_page())
        self._pages.addWidget(self.page)
        self.body.addWidget(self._pages, 1)
        for keys, act in (("F8", self.page.next_problem), ("Ctrl+O", self.choose)):
            QShortcut(QKeySequence(keys), self, activated=act)  # type: ignore[call-overload]
        self._show_ways()

    def arrive(self) -> None:
        if self.run is None:
            self.drop.setFocus()
        else:
            self.page.begin()

    def choose(self) -> None:
        if not self.busy:
            choose_file(self, "کارپوشهٔ دستگاه", _WORKBOOKS, self.look)

    def look(self, path: Path) -> None:
        """The dry run of a file."""
        self._plan(path, {})

    def write(self) -> None:
        """Write what was looked at: all of it or nothing. A mapping that is still being chosen is looked at first."""
        if self.page.columns.settle():
            return
        if self.run is not None and self.apply.isEnabled():
            plan, name = self.run.plan, self.run.path.name
            self.work("در حال نوشتن پرونده‌ها…", partial(self.tasks.apply_import, plan, name), self._written)

    def set_busy(self, busy: bool) -> None:
        if busy:
            self._hold_cursor()
        self._pages.setEnabled(not busy)
        if not busy:
            self._give_cursor_back()
        for button in (self.other, self.errors):
            button.setEnabled(not busy)
        self._show_ways()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _workbooks(event) and not self.busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for path in _workbooks(event)[:1]:
            self.look(path)

    def _choose_page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("ground")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        line = QHBoxLayout()
        line.addWidget(Label("این کارپوشه فهرست چیست؟", "strong"))
        line.addWidget(self.kind)
        line.addStretch()
        column.addLayout(line)
        says = Says("table", "کارپوشهٔ اکسل را این‌جا رها کنید",
                    "نخست فقط خوانده و بررسی می‌شود؛ تا «درون‌ریزی کن» را نزنید چیزی نوشته نمی‌شود", _ENDINGS)
        self.drop = DropPlace(says, self.choose, self.look)
        self.drop.button.setToolTip(_tip("برگزیدن پرونده"))
        column.addWidget(self.drop, 1)
        return page

    def _hold_cursor(self) -> None:
        """What works is switched off, and Qt would send the cursor out of the screen."""
        at = self.window().focusWidget()
        self._cursor = at if at is not None and self.isAncestorOf(at) else None
        self.setFocus()

    def _give_cursor_back(self) -> None:
        if self.run is not None:  # a mapping that could not be read, or was stopped, goes back to the one that was
            self.page.columns.show_plan(self.run.form, self.run.plan)
        if self._has_cursor() and self._cursor is not None and self._cursor.isVisible():
            self._cursor.setFocus()
        self._cursor = None

    def _has_cursor(self) -> bool:
        at = self.window().focusWidget()
        return at is None or at is self or self.isAncestorOf(at)

    def _plan(self, path: Path, mapping: dict[str, str]) -> None:
        form = BY_KIND[self.kind.currentData()]

        def look(progress: Progress) -> DryRun:
            plan = self.tasks.plan_import(form, path, mapping or None, progress)
            return DryRun(path, form, plan, rows_of(form, plan))

        self.work("در حال خواندن کارپوشه…", look, partial(self._planned, mapping))

    def _planned(self, mapping: dict[str, str], run: DryRun) -> None:
        self.run, self._mapping = run, mapping
        self._file.setText(f"{run.form.plural}  ·  {isolated(run.path.name)}")
        self.page.show_run(run)
        self._pages.setCurrentWidget(self.page)
        self._show_ways()
        if not mapping and self._has_cursor():
            self.arrive()
        if not self._writes():
            self.banner.say("info", "چیزی برای نوشتن نیست؛ همهٔ ردیف‌های درست پیش‌تر ثبت شده‌اند.")

    def _map(self, heading: str, name: str) -> None:
        """Give a column to another blank; the column that had the blank gives it up."""
        if self.run is None or self.busy:
            return
        given_up = {column.heading: "" for column in self.run.plan.columns.known if name and column.field == name}
        self._plan(self.run.path, {**self._mapping, **given_up, heading: name})

    def _writes(self) -> bool:
        return self.run is not None and any(row.status in ("new", "changed") for row in self.run.plan.rows)

    def _show_ways(self) -> None:
        planned = self.run is not None
        for widget in (self._file, self.other, self.errors, self.apply):
            widget.setVisible(planned)
        self.apply.setEnabled(self._writes() and not self.busy)

    def _written(self, imported: ImportedView) -> None:
        name = self.run.path.name if self.run else ""
        kind = self.run.form.kind if self.run else "job"
        self._start_over()
        if self._has_cursor():
            self.arrive()
        parts = [f"{grouped(imported.created)} پروندهٔ تازه", f"{grouped(imported.changed)} پروندهٔ تغییرکرده"]
        parts += [f"{grouped(imported.people)} پروندهٔ شخص"] if imported.people else []
        told = f"«{isolated(name)}» درون‌ریزی شد: {'، '.join(parts)}."
        actions = [("دیدن فهرست", lambda: self.services.events.open_list.emit(kind))]
        if imported.action is not None:
            actions.append(("بازگردانی این درون‌ریزی", partial(self._undo, imported.action, kind)))
        self.banner.say("ok", told, *actions)
        for changed in {kind, "person"}:
            self.services.events.records_changed.emit(changed)

    def _undo(self, action: int, kind: str) -> None:
        self.work("در حال بازگردانی…", lambda _progress: self.tasks.undo(action), partial(self._undone, kind))

    def _undone(self, kind: str, result: UndoView) -> None:
        told = f"درون‌ریزی بازگردانده شد: {grouped(result.undone)} پرونده به حال پیشین برگشت."
        if result.kept:
            told += f" {grouped(len(result.kept))} پرونده را پس از آن کسی عوض کرده است و ماند."
        self.banner.say("warn" if result.kept else "ok", told)
        self.services.events.records_changed.emit(kind)

    def _start_over(self) -> None:
        self.run = None
        self._mapping = {}
        self._file.setText("")
        self._pages.setCurrentIndex(0)
        self._show_ways()

    def _ask_error_file(self) -> None:
        if self.run is not None:
            name = f"اشکال‌های {self.run.path.stem}.xlsx"
            choose_place(self, "فایل اشکال‌ها برای دستگاه", name, self._write_errors)

    def _write_errors(self, to: Path) -> None:
        if self.run is not None:
            plan = self.run.plan
            self.work("در حال نوشتن فایل اشکال‌ها…", lambda _progress: self.tasks.write_error_workbook(plan, to),
                      partial(self._errors_written, to))

    def _errors_written(self, to: Path, rows: int) -> None:
        told = f"{grouped(rows)} ردیف اشکال‌دار در «{isolated(to.name)}» نوشته شد؛ آن را به دستگاه بفرستید."
        self.banner.say("ok", told, ("باز کردن پوشه", partial(self.tasks.open_outside, to.parent)))


def _tip(text: str) -> str:
    return f"{text}  {isolated('Ctrl+O')}"


def _kinds() -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName("نوع پرونده")
    combo.setMinimumWidth(210)
    for kind in KINDS:
        combo.addItem(BY_KIND[kind].plural, kind)
    return combo


def _workbooks(event: QDropEvent) -> list[Path]:
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [file for file in files if file.suffix.lower() in _ENDINGS]
