"""کارهای موعددار تعاونی‌ها: what is due or over, the most urgent first; from each to its file and to its letter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from desktop.background import Progress
from desktop.ui.cooperatives.duty_rows import DutyModel, Line, begin_duty_letter, counts_of, lines_of, wanted
from desktop.ui.editors import Option, PickInput
from desktop.ui.pieces import (
    Button,
    DataTable,
    EmptyState,
    Flow,
    IconButton,
    Label,
    SearchBox,
    confirm,
    menu_of,
    reveal,
)
from desktop.ui.services import Asked, OfficeView, Saved, Services
from desktop.ui.tasks.coop_services import DutyView
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.paper_facts import MadePaper
from desktop.ui.tasks.paper_jobs import new_paper
from desktop.ui.tasks.services import TaskServices
from desktop.ui.tasks.table_card import table_card
from forms.catalog import BY_KIND, letter
from forms.parts import reference_list
from forms.rules import office_code
from forms.rules.digits import grouped

_REPORT, _TITLE = "duties", "کارهای موعددار تعاونی‌ها"
_WATCHED = ("cooperative", "coop_member", "coop_office", "assembly", "coop_visit", "coop_warning", "complaint",
            "coop_change", "letter", "parameter")
"""Kinds whose change may change what is due."""


class DutiesScreen(TaskScreen):
    """Enter opens the cooperative's file, Ctrl+L writes the letter that follows, to several at once if several are
    chosen."""

    def __init__(self, services: Services, tasks: TaskServices) -> None:
        super().__init__(_TITLE, services, tasks)
        self._lines: Sequence[Line] = ()
        self.shown: Sequence[Line] = ()
        self._stale = True
        self.search = SearchBox("جستجو: نام تعاونی یا کار", shortcut="Ctrl+F")
        self.search.setMaximumWidth(420)
        self.search.setMinimumWidth(240)
        self.search.asked.connect(lambda _text: self._filter())
        self.county = county_input(services.office, self.refresh)
        self.letter = Button("نامه…", self.write_letters, icon="letter", shortcut="Ctrl+L",
                             tip="پیش‌نویس نامه‌ای که از این کار برمی‌آید")
        self.open_button = Button("نمای پرونده", self.open_file, icon="building", kind="primary",
                                  tip="نمای پرونده  Enter")
        self.print_button = Button("چاپ فهرست", self.print_list, icon="print", kind="quiet", shortcut="Ctrl+P")
        self.chips = KindChips(self._filter)
        self.model = DutyModel(services.reads)
        self.table = DataTable(self.model, services.preferences, "coop.duties", _TITLE)
        self.said = Label("", "", wrap=True)
        self.count, self.chosen_count = Label("", "muted"), Label("", "faint")
        self._none = EmptyState("ok", "کار موعدداری نمانده است", "همهٔ تعاونی‌ها در مهلت‌های خود هستند")
        self._lay_out()
        self._connect()

    @property
    def chosen(self) -> list[Line]:
        """The lines whose rows are selected."""
        return [self._lines[key] for key in self.table.selected_keys() if key < len(self._lines)]

    def arrive(self) -> None:
        if self._stale:
            self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Ask anew what is due today."""
        self._stale, county = False, self.county.typed().strip() or None
        self.ask(lambda _progress: lines_of(self.tasks.coops.duties(county)), self._take)

    def open_file(self) -> None:
        if lines := self.chosen[:1]:
            self.services.events.open_file.emit(lines[0].duty.cooperative)

    def write_letters(self) -> None:
        """One letter is opened at once; of several, drafts are written and then listed. No draft gets a twin."""
        lines, letters = self.chosen, self.services.letters
        if letters is None or not lines or self.letter.isHidden():
            return
        if len(lines) == 1:
            begin_duty_letter(self.services, self.tasks.coops, lines[0].duty, self)
        else:
            new = [line for line in lines if line.duty.written is None or not line.duty.written.is_draft]
            kept = f" {grouped(len(lines) - len(new))} کار پیش‌نویس دارد و همان می‌ماند." if len(new) < len(lines) else ""
            confirm(self, "نامه برای چند تعاونی",
                    f"برای {grouped(len(new))} کار برگزیده، پیش‌نویس نامهٔ هر یک نوشته شود؟{kept} هیچ‌کدام تا خودتان "
                    "نبینید صادر نمی‌شود.", "پیش‌نویس‌ها نوشته شود", partial(self._write_all, new))

    def print_list(self) -> None:
        """Put on paper what is listed now."""
        duties = [line.duty for line in self.shown]
        if not duties:
            return

        def make(progress: Progress) -> MadePaper:
            path = new_paper(self.tasks.folder, _REPORT)
            printed = self.tasks.coops.print_duties(duties, path, progress)
            return MadePaper(path=path, paper=_REPORT, pages=printed.pages)

        self.work("در حال ساختن فهرست…", make, lambda made: self.tasks.events.show_paper.emit(made, _TITLE, False))

    def set_busy(self, busy: bool) -> None:
        for button in (self.letter, self.print_button):
            button.setEnabled(not busy)
        self._show_chosen()

    def _write_all(self, lines: Sequence[Line]) -> None:
        def write(progress: Progress) -> list[int]:
            numbers = []
            for place, line in enumerate(lines):
                progress(place, len(lines))
                written = self.tasks.coops.write_duty(line.duty)
                numbers += [written.number] if isinstance(written, Saved) else []
            return numbers

        self.work("در حال نوشتن پیش‌نویس‌ها…", write, self._written)

    def _written(self, numbers: Sequence[int]) -> None:
        self.services.events.records_changed.emit(letter.FORM.kind)
        self.banner.say("ok", f"{grouped(len(numbers))} پیش‌نویس نامه نوشته شد.", ("نمایش نامه‌ها", partial(
            self.tasks.events.open_list.emit, letter.FORM.kind, Asked((("number", "in", tuple(numbers)),)))))

    def _take(self, lines: Sequence[Line]) -> None:
        kept = self.chosen[:1]
        self._lines = lines
        self.chips.show_counts(counts_of(lines), len(lines))
        self._list(kept)

    def _filter(self) -> None:
        self._list(self.chosen[:1])

    def _list(self, kept: Sequence[Line]) -> None:
        """List what is asked for, with the cursor where it was."""
        self.shown = wanted(self._lines, self.chips.chosen, self.search.text())
        self.model.show_lines(self.shown)
        red = sum(line.duty.level == "red" for line in self.shown)
        grave = f"؛ {grouped(red)} از مهلت گذشته یا از موجبات انحلال" if red else ""
        self.count.setText(f"{grouped(len(self.shown))} کار{grave}")
        self._card.setVisible(bool(self.shown))
        self._none.setVisible(not self.shown)
        if self._lines:
            self._none.say("با این جستجو کاری پیدا نشد", "واژهٔ دیگری بنویسید یا دستهٔ «همه» را بردارید")
        if self.shown:
            at = (place for place, line in enumerate(self.shown) for each in kept if line.is_of(each.duty))
            self.table.selectRow(next(at, 0))
        self._show_chosen()

    def _show_chosen(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        self.chosen_count.setText(f"{grouped(count)} ردیف برگزیده" if count > 1 else "")
        lines = self.chosen
        self.said.setText(_told(lines[0].duty) if count == 1 and lines else "")
        self.open_button.setEnabled(count == 1)
        self.letter.setEnabled(bool(count) and not self.busy)
        self.print_button.setEnabled(bool(self.shown) and not self.busy)

    def _show_menu(self, at: QPoint) -> None:
        menu_of(self.table, [("نمای پرونده", self.open_file), ("نامه…", self.write_letters), None,
                             ("رونوشت", self.table.copy)]).popup(at)

    def _record_changed(self, kind: str) -> None:
        if kind in _WATCHED:
            self._stale = True
            if self.isVisible():
                QTimer.singleShot(0, self, self.refresh)

    def _lay_out(self) -> None:
        self.tools.addWidget(self.search, 1)
        self.tools.addWidget(self.county)
        self.tools.addStretch(1)
        again = IconButton("sync", "تازه کردن فهرست", self.refresh, shortcut="F5")
        for widget in (self.print_button, again, self.letter, self.open_button):
            self.tools.addWidget(widget)
        role = self.services.user.role
        reveal(self.letter, self.services.letters is not None and role in BY_KIND["letter"].who_writes)
        self.body.addWidget(self.chips)
        self._card = table_card(self.table)
        self._card.body.addWidget(self._said_line())
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 5, 12, 6)
        foot.addWidget(self.count)
        foot.addStretch()
        foot.addWidget(self.chosen_count)
        self._card.body.addLayout(foot)
        self.body.addWidget(self._card, 1)
        self.body.addWidget(self._none, 1)
        self._none.hide()

    def _said_line(self) -> QWidget:
        """The sentence of the chosen line in full."""
        ground = QWidget()
        across = QHBoxLayout(ground)
        across.setContentsMargins(12, 7, 12, 2)
        across.addWidget(self.said, 1)
        return ground

    def _connect(self) -> None:
        QShortcut(QKeySequence("Down"), self.search, context=Qt.ShortcutContext.WidgetShortcut,  # type: ignore[call-overload]
                  activated=self.table.setFocus)
        self.table.opened.connect(lambda _key: self.open_file())
        self.table.menu_wanted.connect(self._show_menu)
        self.table.selectionModel().selectionChanged.connect(lambda *_ranges: self._show_chosen())
        self.services.events.records_changed.connect(self._record_changed)
        QShortcut(QKeySequence("Ctrl+Return"), self.table, context=Qt.ShortcutContext.WidgetShortcut,  # type: ignore[call-overload]
                  activated=self.open_file)


def _told(duty: DutyView) -> str:
    """The whole line in words."""
    written = f" — {duty.written.said}" if duty.written else ""
    return f"{duty.title}: {duty.said}{written}"


def county_input(office: OfficeView, changed: Callable[[], object]) -> PickInput:
    """One county of a province, or all of it; a county's office has but one."""
    province, known = office_code.province_of(office.code), reference_list("counties").entries
    blank = PickInput([Option(each.code, each.label, each.aliases) for each in known if each.code.startswith(province)],
                      "همهٔ شهرستان‌ها")
    blank.setAccessibleName("شهرستان")
    blank.setMaximumWidth(200)
    blank.setMinimumWidth(150)
    codes = {"", *(each.code for each in known)}
    blank.textChanged.connect(lambda _text: changed() if blank.typed().strip() in codes else None)
    reveal(blank, office.role == "province")
    return blank


class KindChips(Flow):
    """«همه» and each kind that waits, with its count, on as many lines as they need."""

    def __init__(self, changed: object) -> None:
        super().__init__()
        self._changed = changed
        self._group = QButtonGroup(self)
        self._chips: dict[str, Button] = {}

    @property
    def chosen(self) -> str:
        """The kind, "" for all."""
        return next((kind for kind, chip in self._chips.items() if chip.isChecked()), "")

    def show_counts(self, counts: dict[str, tuple[str, int]], every: int) -> None:
        """A kind of which nothing waits any more hides, unless it is chosen."""
        for kind, (label, count) in {"": ("همه", every), **counts}.items():
            if kind not in self._chips:
                self._put(kind)
            chip = self._chips[kind]
            chip.setText(f"{label}  {grouped(count)}")
            chip.setAccessibleName(f"{label}: {grouped(count)}")
        for kind, chip in self._chips.items():
            chip.setVisible(not kind or kind in counts or chip.isChecked())
        self.updateGeometry()

    def choose(self, kind: str) -> None:
        self._chips[kind].click()

    def _put(self, kind: str) -> None:
        chip = Button("", self._changed, kind="chip")  # type: ignore[arg-type]
        chip.setChecked(not kind)
        self._chips[kind] = chip
        self._group.addButton(chip)
        self.add(chip)
