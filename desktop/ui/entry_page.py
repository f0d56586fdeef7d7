"""What is seen of an entry: head, banner, blanks with their problems, history, foot; and the keys of the blanks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.blank import Blank
from desktop.ui.blanks import Blanks, needed_ahead
from desktop.ui.editors import LineInput, TypedEntry
from desktop.ui.entry_frame import EntryActions, EntryFoot, EntryHead
from desktop.ui.file_way import FileWay
from desktop.ui.history import HistoryPanel
from desktop.ui.judging import Judge
from desktop.ui.letters import LetterWays
from desktop.ui.pieces import Banner
from desktop.ui.services import RecordView, Services, Standing
from forms.parts import Code, Context, Form, Problem, Typed
from forms.rules import digits, record_number


class EntryPage(QWidget):
    """`changed`: something was written; `left(name)`: the cursor left a blank. Enter goes on, F1 helps, F3 repeats."""

    changed = Signal()
    left = Signal(str)

    def __init__(self, form: Form, services: Services, actions: EntryActions) -> None:
        super().__init__()
        self.form, self._services = form, services
        self.judge = Judge(form)
        self.head, self.foot, self.banner = EntryHead(form, actions), EntryFoot(form, actions), Banner(strip=True)
        self.blanks, self.history = Blanks(form, services), HistoryPanel(services)
        self.letters = LetterWays(self, form, services)
        self.file = FileWay(form, services)
        self.head.add_ways(self.file, self.letters.written, self.letters.write)
        self.writable = self._may = True
        self._scroll = QScrollArea()
        self._pointed: Blank | None = None
        self._known: Collection[str] = ()
        self._scroll.verticalScrollBar().rangeChanged.connect(lambda *_range: self._stay())
        self._lay_out()
        self.blanks.lead_out(self._to_file)
        self.blanks.changed.connect(self._changed)
        self.blanks.left.connect(self._left)

    def typed(self) -> dict[str, TypedEntry]:
        return self.blanks.typed()

    def settle(self) -> None:
        """Finish the line that the cursor is in, as leaving it would."""
        if isinstance(line := QApplication.focusWidget(), LineInput):
            line.settle()

    def show_new(self, preset: Typed) -> None:
        """An empty form, but for what is written beforehand."""
        self.writable = self._may = self._services.user.role in self.form.who_writes
        self.blanks.clear()
        self.blanks.write(preset)
        self._known = preset.keys()
        self._show_frame(None)

    def show_record(self, record: RecordView, name: str = "", standing: Standing | None = None) -> None:
        """A kept record and its name; another office's, or a voided one, can only be read."""
        own = record_number.office_of(record.number) == self._services.office.code
        self._may = own and self._services.user.role in self.form.who_writes
        self.writable = self._may and not record.voided
        self.blanks.fill(record.values, record.unread)
        self._known = ()
        self._show_frame(record, name, standing)
        if not own:
            self.banner.say("info", "این پرونده از اداره‌ای دیگر است و این‌جا تنها خوانده می‌شود")

    def know(self, context: Context) -> None:
        """The day and the figures in force have come; what stands in the blanks can be judged."""
        self.judge.context = context
        self.show_problems()

    def refuse(self, problems: Sequence[Problem]) -> bool:
        """Show what hinders and go there; False when nothing does."""
        if problems:
            self.judge.tell(problems)
            self.show_problems()
            self.go_to(problems)
        return bool(problems)

    def show_problems(self) -> None:
        shown = self.judge.shown(self.typed()) if self.writable else []
        self.blanks.set_problems(shown)
        if not self.judge.shows_all:
            return
        red = sum(problem.level == "red" for problem in shown)
        # What is about no blank has no other place to be read in.
        homeless = [each for each in shown if each.field not in self.blanks.by_name]
        count = digits.grouped(red or len(shown))
        sentence = f"{count} جا باید درست شود" if red else f"{count} جا نیازمند بازبینی است؛ با این حال ذخیره می‌شود"
        if homeless:
            more = f" (و {digits.grouped(len(shown) - 1)} جای دیگر)" if len(shown) > 1 else ""
            sentence = f"{homeless[0].message}{more}"
        if not shown:
            self.banner.hush()
        elif len(homeless) == len(shown):
            self.banner.say("danger" if red else "warn", sentence)
        else:
            self.banner.say("danger" if red else "warn", sentence, ("برو به نخستین", partial(self.go_to, shown)))

    def go_to(self, problems: Sequence[Problem]) -> None:
        """Put the cursor in the first blank, in the form's order, that has one of the worst problems; into its cell."""
        worst = [each for each in problems if each.level == "red"] or list(problems)
        for name, blank in self.blanks.by_name.items():
            here = [each for each in worst if each.field == name]
            if here:
                self.blanks.unfold(name)
                blank.editor.point(min(here, key=lambda each: -1 if each.row is None else each.row))
                self._pointed = blank
                self._scroll.ensureWidgetVisible(blank, 0, 40)
                return

    def look_for_same(self, name: str, number: int) -> None:
        """Say beside a code that a record other than `number` holds it already."""
        field, blank = self.form.by_name[name], self.blanks.by_name[name]
        text = str(blank.editor.typed())
        if isinstance(field, Code) and field.searched and self.writable:
            self._services.reads.run(
                lambda _progress: self._services.known(self.form, name, text, number) if text else "",
                blank.warn_known, lambda _error: None, owner=self)

    def _stay(self) -> None:
        """A section that has just come, or been unfolded, gets its height later: the page follows the cursor."""
        if self._pointed is not None and self.blanks.around(QApplication.focusWidget()) is self._pointed:
            self._scroll.ensureWidgetVisible(self._pointed, 0, 40)

    def begin(self) -> None:
        """Put the cursor in the first blank that is not known beforehand, at the top."""
        self._scroll.verticalScrollBar().setValue(0)
        self.blanks.first(self._known).editor.widget.setFocus()

    def toggle_history(self, number: int) -> None:
        show = self.history.isHidden()
        self.history.setVisible(show)
        if show:
            self.history.show_record(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._to_file():
            return
        blank = self.blanks.around(QApplication.focusWidget())
        keys: Mapping[int, Callable[[Blank], None]] = {
            Qt.Key.Key_Return: self._go_on, Qt.Key.Key_Enter: self._go_on, Qt.Key.Key_F3: self._repeat,
            Qt.Key.Key_F1: Blank.show_help}
        act = keys.get(event.key())
        if blank is None or act is None:
            super().keyPressEvent(event)
        else:
            act(blank)

    def _to_file(self) -> bool:
        """Ctrl+Enter goes to the file view, from a table too; False where there is none."""
        if self.file.leads:
            self.file.go()
        return self.file.leads

    def _go_on(self, _blank: Blank) -> None:
        self.focusNextChild()
        if (blank := self.blanks.around(QApplication.focusWidget())) is not None:
            self._scroll.ensureWidgetVisible(blank, 0, 40)

    def _repeat(self, blank: Blank) -> None:
        """F3: what was written here in the record before."""
        before = self._services.repeats.get(self.form.kind, {}).get(blank.field.name)
        if before and self.writable:
            blank.editor.write(before)

    def _changed(self, name: str) -> None:
        self.judge.change(name)
        self.changed.emit()

    def _left(self, name: str) -> None:
        self.judge.leave(name)
        self.show_problems()
        self.left.emit(name)

    def _show_frame(self, record: RecordView | None, name: str = "", standing: Standing | None = None) -> None:
        role = self._services.user.role
        self.banner.hush()
        self.judge.begin(show_all=record is not None)
        self.head.show_record(record, name, writable=self.writable, own=self._may)
        self.letters.show_record(record)
        self.file.show_record(record)
        locks = self.form.life.state(record.state).locks if record else ()
        locked = {**{field.name: "" for field in locks}, **(standing.locked if standing else {})}
        self.blanks.set_read_only(not self.writable, locked)
        self.blanks.fold(needed_ahead(self.form, record.state if record else self.form.first_state))
        self.foot.show_moves(self.form.life.open_moves(record.state, role) if record and self.writable else (),
                             standing if self.writable else None)
        self.foot.show_ways(new=record is None, writable=self.writable)
        self.foot.note.setText("")
        self.show_problems()

    def _lay_out(self) -> None:
        self._scroll.setWidget(self.blanks)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QVBoxLayout()
        page.setSpacing(0)
        page.addWidget(self.banner)
        page.addWidget(self._scroll, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addLayout(page, 1)
        across.addWidget(self.history)
        self.history.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.head, self.foot):
            column.addWidget(widget)
        column.insertLayout(1, across, 1)
