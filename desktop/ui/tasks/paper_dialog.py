"""چاپ: our own question before a paper goes to a CUPS queue: which printer, pages, copies and sides.

Law: how many sheets that takes is said before they are gone; what is wrong is said under its field.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.editors import CodeInput
from desktop.ui.pieces import Banner, Button, Dialog, Label, Segments, set_property
from desktop.ui.services import Services
from desktop.ui.tasks.paper_facts import Duplex, MadePaper, Order, QueueView
from desktop.ui.tasks.services import TaskServices
from forms.rules import page_ranges
from forms.rules.digits import grouped, to_latin

_SIDES = {"none": "یک‌رو", "long": "دورو، از کنار", "short": "دورو، از بالا"}
_MOST_COPIES, _WIDTH = 99, 480
_QUEUE, _DUPLEX = "print.queue", "print.duplex"


class PrintDialog(Dialog):
    """`ordered` gets the Order after the dialog has closed; printer and sides are remembered for the next time."""

    def __init__(self, parent: QWidget, services: Services, tasks: TaskServices, made: MadePaper,
                 ordered: Callable[[Order], object]) -> None:
        super().__init__(parent, "چاپ", icon="print", width=_WIDTH)
        self.setFixedWidth(_WIDTH)
        self._services, self._made, self._ordered = services, made, ordered
        self._queues: dict[str, QueueView] = {}
        self.banner = Banner()
        self.queue = QComboBox()
        self.copies, self.pages = CodeInput(longest=2), CodeInput(f"همه، یا مانند {page_ranges.EXAMPLE}", longest=200)
        self.sides = Segments(_SIDES)
        self.copies_problem, self.pages_problem = Label("", "red"), Label("", "red", wrap=True)
        self.told = Label("", "strong")
        self._print = Button("چاپ", self._answer, icon="print", kind="primary")
        self._lay()
        self.copies.write("1")
        self.sides.choose(str(services.preferences.get(_DUPLEX, "none")))
        for changed in (self.copies.textChanged, self.pages.textChanged, self.sides.changed,
                        self.queue.currentTextChanged):
            changed.connect(lambda *_now: self._look())
        self._look()
        services.reads.run(lambda _progress: tasks.printers(), self._show_queues, self._no_queues, owner=self)

    def _lay(self) -> None:
        self.body.addWidget(self.banner)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.addLayout(_field("چاپگر", self.queue), 0, 0, 1, 2)
        top = Qt.AlignmentFlag.AlignTop
        grid.addLayout(_field("صفحه‌ها", self.pages, self.pages_problem), 1, 0, top)
        grid.addLayout(_field("نسخه", self.copies, self.copies_problem), 1, 1, top)
        grid.addLayout(_field("روی برگ", self.sides), 2, 0, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        foot = QHBoxLayout()
        foot.addWidget(self.told)
        foot.addStretch()
        self.body.addLayout(foot)
        self.body.addStretch()
        self.offer(Button("انصراف", self.reject))
        self.offer(self._print)
        self._print.setDefault(True)
        self.pages.setFocus()

    def order(self) -> Order | None:
        """What is wanted; None while something is wrong."""
        copies, queue = to_latin(self.copies.typed().strip()), self._queues.get(self.queue.currentText())
        right = copies.isascii() and copies.isdecimal() and 0 < int(copies) <= _MOST_COPIES
        if not right or queue is None or queue.state == "stopped" or self._chosen() is None:
            return None
        return Order(queue.name, int(copies), self._duplex(), self.pages.typed())

    def _duplex(self) -> Duplex:
        return cast("Duplex", self.sides.chosen() or "none")

    def _chosen(self) -> Sequence[int] | None:
        try:
            return page_ranges.read(self.pages.typed(), self._made.pages)
        except page_ranges.NotARangeError:
            return None

    def _look(self) -> None:
        """Say what is wrong, or how much paper it takes."""
        try:
            chosen, wrong = page_ranges.read(self.pages.typed(), self._made.pages), ""
        except page_ranges.NotARangeError as error:
            chosen, wrong = (), str(error)
        _say_wrong(self.pages, self.pages_problem, wrong)
        copies = to_latin(self.copies.typed().strip())
        many = int(copies) if copies.isascii() and copies.isdecimal() else 0
        _say_wrong(self.copies, self.copies_problem, "" if many else "از ۱ تا ۹۹")
        two_sided = self._duplex() != "none"
        sides = page_ranges.sides(chosen, self._made.begins, two_sided=two_sided)
        sheets = page_ranges.sheets(sides, many, two_sided=two_sided)
        self.told.setText(f"{grouped(sheets)} برگ کاغذ" if sheets else "")
        self._look_at_queue()
        self._print.setEnabled(self.order() is not None)
        self._fit()

    def _fit(self) -> None:
        """As high as what it says now: sentences come and go."""
        ground = self.layout()
        if ground is not None and self.isVisible():
            ground.activate()
            self.resize(self.width(), self.heightForWidth(self.width()))

    def _look_at_queue(self) -> None:
        queue = self._queues.get(self.queue.currentText())
        if queue is not None and queue.state == "stopped":
            why = f" ({queue.why})" if queue.why else ""
            self.banner.say("warn", f"این چاپگر ایستاده است{why}؛ روشن‌بودن و کاغذ آن را ببینید یا دیگری را برگزینید.")
        elif queue is not None:
            self.banner.hush()

    def _show_queues(self, queues: Sequence[QueueView]) -> None:
        self._queues = {queue.name: queue for queue in queues}
        if not queues:
            self.banner.say("warn", "هیچ چاپگری روی این رایانه تعریف نشده است؛ آن را در تنظیم‌های سیستم بیفزایید، "
                                    "یا برگ را ذخیره کنید و جای دیگر چاپ کنید.")
        self.queue.addItems(list(self._queues))
        remembered = self._services.preferences.get(_QUEUE)
        self.queue.setCurrentText(remembered if remembered in self._queues else next(iter(self._queues), ""))
        self._look()

    def _no_queues(self, error: Exception) -> None:
        self.banner.say("danger", self._services.say(error))

    def _answer(self) -> None:
        order = self.order()
        if order is None:
            return
        self._services.preferences.put(_QUEUE, order.queue)
        self._services.preferences.put(_DUPLEX, order.duplex)
        self.accept()
        self._ordered(order)


def _field(label: str, widget: QWidget, problem: Label | None = None) -> QVBoxLayout:
    """A field under its label; what is wrong stands under it."""
    column = QVBoxLayout()
    column.setSpacing(3)
    column.addWidget(Label(label, "label"))
    widget.setAccessibleName(label)
    column.addWidget(widget)
    if problem is not None:
        column.addWidget(problem)
    return column


def _say_wrong(widget: CodeInput, problem: Label, wrong: str) -> None:
    problem.setText(wrong)
    problem.setVisible(bool(wrong))
    set_property(widget, "level", "red" if wrong else "")
