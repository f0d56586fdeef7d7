"""What is asked of a report: its day, the day it is compared with, a county; and the work of making it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.background import Operation, Progress
from desktop.errors import KarbargError
from desktop.ui.editors import DayInput, Option, PickInput
from desktop.ui.pieces import Label, reveal
from desktop.ui.services import OfficeView
from desktop.ui.tasks.paper_facts import MadePaper
from desktop.ui.tasks.paper_jobs import new_paper, put_elsewhere
from desktop.ui.tasks.services import TaskServices
from forms.parts import reference_list
from forms.rules import office_code

_NO_DAY = "تاریخ را به ترتیب سال، ماه و روز بنویسید، مانند ۱۴۰۵/۰۸/۳۰"
_NO_OTHER = "روزی را که با آن مقایسه می‌شود بنویسید، مانند پایان سال پیش"


class NotKeptError(KarbargError):
    """The workbook could not be put where it was wanted; fact `file`."""

    code = "E_WORKBOOK_WRITE"


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """A report by its name; `as_of` None is today, `county` None the whole office."""

    name: str
    as_of: date | None = None
    other_day: date | None = None
    county: str | None = None


def asked_job(tasks: TaskServices, asked: ReportAsked) -> Operation[MadePaper]:
    """Make the report as a paper in the papers' folder."""

    def make(progress: Progress) -> MadePaper:
        path = new_paper(tasks.folder, asked.name)
        pages = tasks.make_report(asked.name, path, progress, as_of=asked.as_of, other_day=asked.other_day,
                                  county=asked.county).pages
        return MadePaper(path=path, paper=asked.name, pages=pages)

    return make


def workbook_job(tasks: TaskServices, asked: ReportAsked, to: Path) -> Operation[Path]:
    """Write the report as a workbook to where it is kept. Raises NotKeptError."""

    def make(progress: Progress) -> Path:
        path = new_paper(tasks.folder, asked.name).with_suffix(".xlsx")
        sheets = tasks.make_report(asked.name, path, progress, as_of=asked.as_of, other_day=asked.other_day,
                                   county=asked.county).pages
        try:
            return put_elsewhere(tasks, MadePaper(path=path, paper=asked.name, pages=sheets), to)
        except OSError as error:
            raise NotKeptError(file=to.name) from error

    return make


class DaysAsked(QWidget):
    """The blanks: Enter in any of them tells `entered`."""

    def __init__(self, today: Callable[[], date], office: OfficeView, entered: Callable[[], object]) -> None:
        super().__init__()
        self._today = today
        self.day, self.other = DayInput(today), DayInput(today)
        self.county = PickInput(_counties(office), "همهٔ استان")
        self.problem = Label("", "red", wrap=True)
        self._captions: dict[QWidget, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        blanks = ((self.day, "وضعیت تا پایان روز", 0), (self.other, "در مقایسه با پایان روز", 1))
        for blank, name, column in blanks:
            self._add(grid, blank, name, (0, column))
        self._add(grid, self.county, "شهرستان", (2, 0))
        grid.addWidget(self.problem, 4, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for line in (self.day, self.other, self.county):
            line.returnPressed.connect(entered)
            line.textEdited.connect(lambda _text: self.say(""))
        self.day.set_day(today())
        self._show(self.county, office.role == "province")
        self.say("")

    def show_second(self, shown: bool) -> None:
        """A comparison asks for an earlier day too."""
        self._show(self.other, shown)

    def asked(self, name: str, *, compares: bool) -> ReportAsked | None:
        """What stands in the blanks; None when a day cannot be read, which is then said."""
        day = self.day.day() if self.day.typed().strip() else self._today()
        other = self.other.day() if compares else None
        if day is None or (compares and other is None):
            blank = self.other if day else self.day
            self.say(_NO_DAY if blank.typed().strip() else _NO_OTHER)
            blank.setFocus()
            return None
        self.say("")
        return ReportAsked(name, day, other, self.county.typed().strip() or None)

    def say(self, problem: str) -> None:
        self.problem.setText(problem)
        reveal(self.problem, bool(problem))

    def _add(self, grid: QGridLayout, blank: DayInput | PickInput, name: str, place: tuple[int, int]) -> None:
        row, column = place
        caption = Label(name, "label")
        caption.setBuddy(blank)
        blank.setAccessibleName(name)
        self._captions[blank] = caption
        grid.addWidget(caption, row, column)
        grid.addWidget(blank, row + 1, column)

    def _show(self, blank: QWidget, shown: bool) -> None:
        reveal(blank, shown)
        reveal(self._captions[blank], shown)


def _counties(office: OfficeView) -> list[Option]:
    province = office_code.province_of(office.code)
    return [Option(each.code, each.label, each.aliases) for each in reference_list("counties").entries
            if each.code.startswith(province)]
