"""ثبت نتیجه: for a clerk with a stack of signed papers; the hands never leave the keyboard.

Number (scanned or typed) and Enter, one key for the result, the questions, Ctrl+S: and the number box waits again.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from desktop.ui.editors import CodeInput
from desktop.ui.pieces import Button, Card, EmptyState, Label, confirm, shown_number
from desktop.ui.services import Services
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.result_facts import FactsCard
from desktop.ui.tasks.result_form import ResultForm
from desktop.ui.tasks.result_log import Entry, ResultLog
from desktop.ui.tasks.result_visit import FoundVisit, find_visit
from desktop.ui.tasks.services import TaskServices
from desktop.ui.tasks.views import RecordedView, UndoView
from forms.catalog import visit
from forms.rules import jalali, record_number
from forms.rules.digits import grouped

_LONGEST = 320  # digits of a signed code
_HOW = "رمزینهٔ بالای برگ را با بارکدخوان بخوانید، یا شماره را مانند ۱۲۳-۵ بنویسید و Enter بزنید"


class ResultScreen(TaskScreen):
    """One visit at a time."""

    def __init__(self, services: Services, tasks: TaskServices) -> None:
        super().__init__("ثبت نتیجهٔ بازدید", services, tasks)
        self.found: FoundVisit | None = None
        self._dirty = False
        self._day = jalali.text(services.today())
        self._visitors: dict[str, str] = {}
        self.number = CodeInput("شمارهٔ برگ", _LONGEST)
        self.number.setAccessibleName("شمارهٔ برگ")
        self.number.setFixedWidth(230)
        self.number.returnPressed.connect(self.load)
        self.save_button = Button("ذخیره و برگ بعدی", self.save, icon="save", kind="primary",
                                  tip="ذخیره و برگ بعدی: Ctrl+S")
        self.save_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tools.addWidget(Label("شمارهٔ برگ", "strong"))
        self.tools.addWidget(self.number)
        self.tools.addWidget(Label("بارکدخوان یا صفحه‌کلید، سپس Enter", "faint"))
        self.tools.addStretch()
        self._aside = Button("کنار گذاشتن", self.put_aside, kind="quiet", shortcut="Escape")
        self.tools.addWidget(self._aside)
        self.tools.addWidget(self.save_button)
        self.form = ResultForm(services)
        self.form.changed.connect(self._touched)
        self.facts = FactsCard()
        self.log = ResultLog(services.reads, services.preferences, self.undo, services.events.open_record.emit)
        self._lay()
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):  # at once; a button's own shortcut waits 0.1 s
            QShortcut(QKeySequence(keys), self, activated=self.save)  # type: ignore[call-overload]
        self._show(None)

    def arrive(self) -> None:
        if self.found is None:
            self.number.setFocus()

    def load(self) -> None:
        """Look for the visit whose number stands in the box."""
        typed = self.number.typed().strip()
        if not typed:
            return
        if self._dirty:
            self.banner.say("warn", f"برگ {self._worker()} هنوز ذخیره نشده است؛ Ctrl+S بزنید، یا با Esc کنارش بگذارید.")
            return
        self.banner.hush()
        self.ask(lambda _progress: find_visit(self.services, self.tasks, typed), self._loaded)

    def save(self) -> None:
        """Keep the result; the next paper can be scanned as soon as it is kept."""
        if self.found is None or self.found.visit is None or not self.save_button.isEnabled():
            return
        record, typed = self.found.visit, self.form.typed()
        self.save_button.setEnabled(False)
        self.services.jobs.run(lambda _progress: self.tasks.record_visit(record.number, typed, record.base),
                               partial(self._saved, self.found), self._not_saved, owner=self)

    def put_aside(self) -> None:
        """Escape: leave this paper unsaved; asked about when something was written."""
        if self._dirty:
            confirm(self, "کنار گذاشتن برگ", f"آنچه برای برگ {self._worker()} نوشته‌اید ذخیره نمی‌شود.", "کنار بگذار",
                    lambda: self._show(None), danger=True)
        else:
            self.banner.hush()
            self._show(None)

    def undo(self, entry: Entry) -> None:
        """Take one result of this sitting back."""
        if entry.action is not None:
            action = entry.action
            self.services.jobs.run(lambda _progress: self.tasks.undo(action), partial(self._undone, entry), self.fail,
                                   owner=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.number.setFocus()
            self.number.selectAll()
        else:
            super().keyPressEvent(event)

    def _lay(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self.facts, 3)
        side.addWidget(self.log, 2)
        line = QHBoxLayout()
        line.setSpacing(10)
        waiting = Card()
        waiting.add(EmptyState("scan", "برگ بعدی را بخوانید", _HOW), 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(waiting)
        self._pages.addWidget(self.form)
        line.addWidget(self._pages, 1)
        line.addLayout(side)
        for card in (self.facts, self.log):
            card.setFixedWidth(290)
        self.body.addLayout(line, 1)

    def _loaded(self, found: FoundVisit) -> None:
        if found.visit is None:
            self.banner.say("danger", found.problem)
            self.number.selectAll()
            return
        if found.visit.state == "wanted":
            self.banner.say("warn", "این بازدید هنوز به گروهی سپرده نشده است؛ نخست در «برنامهٔ بازدید» آن را بسپارید.",
                            ("باز کردن بازدید", partial(self.services.events.open_record.emit, found.visit.number)))
            self.number.selectAll()
            return
        if found.doubt:
            self.banner.say("warn", found.doubt)
        elif found.visit.state == "recorded":
            self.banner.say("info", "نتیجهٔ این برگ پیش‌تر ثبت شده است؛ با ذخیره، اصلاح می‌شود و در تاریخچه می‌ماند.")
        self._show(found)

    def _show(self, found: FoundVisit | None) -> None:
        self.found, record = found, found.visit if found else None
        self._pages.setCurrentIndex(0 if record is None else 1)
        self.facts.setVisible(record is not None)
        self.save_button.setEnabled(record is not None)
        self._aside.setEnabled(record is not None)
        self.facts.show_visit(found)
        if record is None:
            self.form.clear()
            self.number.clear()
            self.number.setFocus()
        else:
            self.number.write(record_number.show(record.number))
            self.form.fill(record, self._day, self._visitors)
            state = visit.FORM.life.state(record.state)
            self.form.state.set(state.label, state.tone)
            self.form.codes.setFocus()
        self._dirty = False

    def _touched(self) -> None:
        self._dirty = self.found is not None

    def _saved(self, found: FoundVisit, recorded: RecordedView) -> None:
        self.save_button.setEnabled(True)
        if recorded.number is None:
            self.banner.say("danger", "برگ ذخیره نشد؛ خانه‌های قرمز را درست کنید.")
            self.form.set_problems(recorded.problems)
            return
        self._remember()
        self.log.add_entry(Entry(recorded.number, found.worker, self.form.codes.chosen(), recorded.action))
        self._show(None)
        self._tell(found, recorded)
        self.services.events.records_changed.emit("visit")

    def _tell(self, found: FoundVisit, recorded: RecordedView) -> None:
        if recorded.next_visit is not None:
            number = shown_number(record_number.show(recorded.next_visit))
            told = f"برای {found.worker} بازدید دوباره باز شد ({number})؛ باید به گروه دیگری سپرده شود."
            self.banner.say("warn", told,
                            ("دیدن بازدید", partial(self.services.events.open_record.emit, recorded.next_visit)))
        elif doubts := [problem.message for problem in recorded.problems]:
            self.banner.say("warn", f"نتیجهٔ {found.worker} ثبت شد. {'؛ '.join(doubts)}")
        else:
            self.banner.say("ok", f"نتیجهٔ {found.worker} ثبت شد؛ برگ بعدی را بخوانید.")

    def fail(self, error: Exception) -> None:
        """The sentence, with the number ready to be written or scanned over."""
        super().fail(error)
        if self.form.isHidden():
            self.number.setFocus()
            self.number.selectAll()

    def _remember(self) -> None:
        """The next paper of the stack is of the same day and the same visitors."""
        typed = self.form.typed()
        self._day = str(typed.get(visit.VISITED_AT.name) or self._day)
        names = (visit.VISITOR.name, visit.SECOND_VISITOR.name)
        self._visitors = {name: str(typed.get(name) or "") for name in names}

    def _not_saved(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        self.fail(error)

    def _undone(self, entry: Entry, result: UndoView) -> None:
        if result.kept:
            kept = grouped(len(result.kept))
            self.banner.say("warn", f"پس از ثبت، {kept} پرونده را کسی عوض کرده است و بازگردانده نشد.")
        else:
            self.banner.say("ok", f"نتیجهٔ {entry.name} بازگردانده شد.")
        if result.undone:
            self.log.mark_undone(entry)
        self.services.events.records_changed.emit("visit")

    def _worker(self) -> str:
        return self.found.worker if self.found else ""
