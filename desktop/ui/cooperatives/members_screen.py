"""اعضا: the members of one cooperative in a table to write in; pasted from a workbook, saved as one action.

Law: only changed rows are saved, all of them or none; until then nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from desktop.background import Progress
from desktop.ui.cooperatives.cells import trimmed_block
from desktop.ui.cooperatives.ground import CoopScreen, sentences
from desktop.ui.cooperatives.leaving import Leaving, Member
from desktop.ui.cooperatives.member_lines import rows_of_block
from desktop.ui.cooperatives.members_table import MembersTable
from desktop.ui.cooperatives.paste_check import PasteCheck
from desktop.ui.cooperatives.work import CoopWork, MembersView, SavedMembersView
from desktop.ui.pieces import Button, IconButton, reveal
from desktop.ui.services import Saved, Services, Written
from desktop.ui.tasks.choosing import choose_file
from desktop.ui.tasks.services import TaskServices
from desktop.ui.tasks.views import UndoView
from forms.catalog import coop_member, cooperative, share_transfer
from forms.parts import Context, Typed
from forms.rules.digits import grouped

_LIST = "فهرست اعضا", "کارپوشهٔ اکسل (*.xlsx)"


class MembersScreen(CoopScreen):
    """Opened by the number of a cooperative, or of one of its members, on whom the cursor then stands."""

    follows = (coop_member.FORM.kind, share_transfer.FORM.kind, cooperative.FORM.kind)

    def __init__(self, services: Services, tasks: TaskServices, work: CoopWork, number: int) -> None:
        super().__init__("اعضا", services, tasks, work)
        self._number = number
        self.file: MembersView | None = None
        self.grid = MembersTable(services)
        self.model, self.table, self.search = self.grid.model, self.grid.table, self.grid.search
        self._make_tools()
        self.body.addWidget(self.grid, 1)
        self.table.pasted.connect(self.paste)
        QShortcut(QKeySequence("F8"), self, activated=self.grid.next_problem)  # type: ignore[call-overload]
        self.reload()

    @property
    def dirty(self) -> bool:
        return bool(self.model.dirty)

    @property
    def writing(self) -> bool:
        return self.dirty or self.table.state() == self.table.State.EditingState

    def arrive(self) -> None:
        self.table.setFocus()

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save the changed rows, all of them or none."""
        self.table.setFocus()  # a cell that is being written is finished first
        lines = self.model.typed_lines()
        if not lines or self.file is None:
            self.banner.say("info", "چیز تازه‌ای برای ذخیره نیست.")
            return
        number = self.file.number
        self.work("در حال ذخیرهٔ اعضا…", lambda progress: self.coop.save_members(number, lines, progress),
                  partial(self._saved, then))

    save_and = save

    def paste(self, text: str) -> None:
        """A list with headings, or one at the empty last row, is looked at first; else the cells are written over."""
        at, block = self.table.currentIndex(), trimmed_block(text)
        if self.model.read_only or not at.isValid():
            return
        last = at.row() == len(self.model.lines) - 1
        blanks = self.grid.blanks_from(at.column())
        names = [blank.name for blank in blanks] if last and len(block[0]) > 1 else []
        rows = rows_of_block(block, names, union=self.model.union)
        if rows is None:
            self.model.fill(at.row(), blanks, block)
            self.table.go_to(at.row(), at.column())
        else:
            self._plan(lambda: rows)

    def look(self, path: Path) -> None:
        """The rows of a workbook, looked at first."""
        self._plan(lambda: self.coop.member_rows(path, self.model.union))

    def bring_applicants(self) -> None:
        """Who asked for the cooperative and stands in its file, looked at first."""
        if self.file is not None:
            number = self.file.number
            self._plan(lambda: self.coop.applicants(number))

    def end_membership(self) -> None:
        """Ask for the last day and the cause of the member under the cursor."""
        line = self.grid.line
        if line is None or not line.number or line.has_left or self.model.read_only:
            self.banner.say("info", "نخست عضوی را برگزینید که ذخیره شده است و هنوز عضو است.")
        elif self.dirty:
            self.banner.say("warn", "نخست نوشته‌های جدول را ذخیره کنید.", ("ذخیره", self.save))
        else:
            number = line.number
            whose = Member(line.name, self._number)
            dialog = Leaving(self, self.services, whose, lambda *asked: self._leave(dialog, number, *asked))
            dialog.open()

    def set_busy(self, busy: bool) -> None:
        for widget in (self.table, self.search, *self._buttons):
            widget.setEnabled(not busy)
        if not busy:
            self.table.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F3:
            self.grid.seek()
        else:
            super().keyPressEvent(event)

    def _make_tools(self) -> None:
        self._keep = Button("ذخیره", self.save, icon="save", kind="primary", shortcut="Ctrl+S")
        self._open = Button("از پروندهٔ اکسل…", partial(choose_file, self, *_LIST, self.look), icon="table",
                            shortcut="Ctrl+O")
        self._applicants = Button("متقاضیان تشکیل…", self.bring_applicants, icon="group", shortcut="Ctrl+T",
                                  tip="عضو کردن متقاضیانی که در پروندهٔ تعاونی نوشته شده‌اند")
        self._end = Button("پایان عضویت…", self.end_membership, icon="logout", kind="quiet", shortcut="Ctrl+E")
        self._print = IconButton("print", "چاپ فهرست اعضا", self._print_list, shortcut="Ctrl+P")
        self.gone = Button("رفته‌ها", lambda: self.model.show_gone(yes=self.gone.isChecked()), kind="quiet",
                           tip="نمایش کسانی که عضویتشان پایان یافته است")
        self.gone.setCheckable(True)
        self._buttons = (self._keep, self._open, self._applicants, self._end, self._print, self.gone)
        self.search.setMinimumWidth(220)
        self.search.setMaximumWidth(380)
        self.tools.addWidget(self.search, 1)
        self.tools.addWidget(self.grid.hits)
        self.tools.addStretch()
        for button in (self.gone, self._end, self._applicants, self._open):
            self.tools.addWidget(button)
        for way in (self._print, self._keep):
            self.head.add(way)

    def reload(self) -> None:
        self.stale.stop()
        self.ask(self._look, self._loaded)

    def _look(self, _progress: Progress) -> tuple[MembersView, Context]:
        return self.coop.members(self._number), self.coop.context()

    def _loaded(self, found: tuple[MembersView, Context]) -> None:
        file, context = found
        first, row, column = self.file is None, self.table.currentIndex().row(), self.table.currentIndex().column()
        self.file = file
        may = self.services.user.role in coop_member.FORM.who_writes
        self.model.open(file, context, coop_member.JOINED.typed(self.services.today()),
                        read_only=not may or bool(file.closed))
        self.gone.setChecked(False)
        reveal(self.gone, any(row[2] == "left" for row in file.rows))
        for button in (self._keep, self._open, self._end):
            reveal(button, not self.model.read_only)
        reveal(self._applicants, not self.model.read_only and not file.rows)
        self.name(file.title)
        if file.closed:
            self.banner.say("info", file.closed)
        elif first and file.doubt and not self.model.read_only:
            self.banner.say("warn", file.doubt)
        if first:
            self.grid.go_to_member(file.chosen)
        elif 0 <= row < len(self.model.lines):
            self.table.go_to(row, column)
        self.grid.show_totals()

    def _plan(self, rows: Callable[[], Sequence[Mapping[str, str]]]) -> None:
        if self.file is None or self.model.read_only:
            return
        number = self.file.number
        self.work("در حال بررسی فهرست…", lambda progress: self.coop.plan_members(number, rows(), progress),
                  lambda planned: PasteCheck(self, self.services, planned, self.grid.take).open())

    def _saved(self, then: Callable[[], None] | None, saved: SavedMembersView) -> None:
        if not saved.numbers:
            rows = self.model.tell(saved.problems)
            self.grid.show_totals()
            self.banner.say("danger", f"{grouped(len(rows))} ردیف باید درست شود؛ چیزی نوشته نشد.",
                            ("برو به نخستین", self.grid.next_problem))
            self.table.clearSelection()
            self.grid.next_problem()
            return
        told = "، ".join(f"{grouped(count)} عضو {word}" for count, word in (
            (saved.new, "تازه"), (saved.changed, "تغییرکرده")) if count) or "چیزی تازه"
        action = saved.action
        undo = [("بازگردانی", partial(self._undo, action))] if action else []
        doubts = sentences(saved.problems)
        self.banner.say("warn" if doubts else "ok", f"ذخیره شد: {told}" + (f"؛ {doubts}" if doubts else "."), *undo)
        self._changed()
        self.reload()
        if then is not None:
            then()

    def _undo(self, action: int) -> None:
        def undone(result: UndoView) -> None:
            kept = f"؛ {grouped(len(result.kept))} ردیف که پس از آن عوض شده بود ماند" if result.kept else ""
            self.banner.say("ok", f"بازگردانده شد{kept}.")
            self._changed()
            self.reload()

        self.work("در حال بازگردانی…", lambda _progress: self.tasks.undo(action), undone)

    def _leave(self, dialog: Leaving, number: int, typed: Typed, reason: str) -> None:
        def left(written: Written) -> None:
            if not isinstance(written, Saved):
                dialog.refuse(written)
                return
            dialog.accept()
            self.banner.say("ok", "پایان عضویت ثبت شد.")
            self._changed()
            self.reload()

        self.services.jobs.run(lambda _progress: self.coop.end_membership(number, typed, reason), left, self.fail,
                               owner=dialog)

    def _changed(self) -> None:
        for kind in (coop_member.FORM.kind, "person"):
            self.services.events.records_changed.emit(kind)

    def _print_list(self) -> None:
        if self.file is not None:
            self.services.events.print_records.emit(cooperative.FORM.kind, [self.file.number])
