"""Who works at this desk: the profiles among whom the start screen lets one choose, and a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout

from desktop.background import Progress
from desktop.ui.editors import LineInput
from desktop.ui.pieces import Button, Card, Column, DataTable, Label, Row, reveal
from desktop.ui.services import ROLES
from desktop.ui.tasks.ground import TaskScreen
from desktop.ui.tasks.held_model import HeldModel
from desktop.ui.tasks.views import ProfileView

_COLUMNS = (Column("name", "نام", "strong", 190, sorts=False), Column("role", "نقش", "badge", 130, sorts=False))
_TONES = {"chief": "primary", "province": "primary", "clerk": "info"}


class PeopleCard(Card):
    """The list, and below it the blanks of a new profile."""

    def __init__(self, screen: TaskScreen) -> None:
        super().__init__("کاربران این میز", spacing=8)
        self._screen = screen
        self._names: set[str] = set()
        self.model = HeldModel(screen.services.reads, _COLUMNS)
        self.table = DataTable(self.model, screen.services.preferences, "profiles", "کاربران")
        self.table.setProperty("place", "rows")
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.add(self.table, 1)
        self.name, self.role = LineInput("نام و نام خانوادگی"), QComboBox()
        self.name.setAccessibleName("نام کاربر تازه")
        self.role.setAccessibleName("نقش کاربر تازه")
        for code, label in ROLES.items():
            if code != "province" or screen.services.office.role == "province":
                self.role.addItem(label, code)
        self.add_button = Button("افزودن کاربر", self.add_person, icon="user_add")
        self.name.returnPressed.connect(self.add_person)
        self._problem = Label("", "red", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(Label("نام", "label"), 0, 0)
        grid.addWidget(Label("نقش", "label"), 0, 1)
        for place, widget in enumerate((self.name, self.role, self.add_button)):
            grid.addWidget(widget, 1, place)
        grid.setColumnStretch(0, 1)
        self.body.addLayout(grid)
        self.add(self._problem)
        reveal(self._problem, False)

    @property
    def problem(self) -> str:
        """The sentence under the blanks."""
        return self._problem.text()

    def show_people(self, profiles: Sequence[ProfileView]) -> None:
        self._names = {profile.name for profile in profiles}
        self.model.hold([Row(place, (profile.name, ROLES.get(profile.role, profile.role)),
                             {"role": _TONES.get(profile.role, "neutral")}) for place, profile in enumerate(profiles)])

    def add_person(self) -> None:
        """Keep a new profile; a name is asked, and one that is not there yet."""
        name, role = " ".join(self.name.text().split()), self.role.currentData()
        problem = ("نام کاربر را بنویسید" if len(name) < 3 else
                   "کاربری با این نام هست؛ نام دیگری بنویسید" if name in self._names else "")
        self._problem.setText(problem)
        reveal(self._problem, bool(problem))
        self.name.set_level("red" if problem else "")
        if problem:
            self.name.setFocus()
            return

        def keep(_progress: Progress) -> str:
            self._screen.tasks.add_profile(name, role)
            return name

        self._screen.services.jobs.run(keep, self._kept, self._screen.fail, owner=self)

    def _kept(self, name: str) -> None:
        self.name.clear()
        self._screen.banner.say("ok", f"«{name}» افزوده شد؛ هنگام آغاز کار می‌تواند نام خود را برگزیند.")
        self._screen.arrive()
