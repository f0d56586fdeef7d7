"""The first screen: who sits at the desk today. A passphrase will be asked here, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.pieces import Button, Dialog, ElidedLabel, Label, Segments, ToneIcon
from desktop.ui.services import ROLES, OfficeView, User
from forms.rules import digits, office_code, persian

_COLUMNS = 3


class UserCard(QFrame):
    """One person who works here; Enter, Space or a press takes it."""

    taken = Signal()

    def __init__(self, user: User) -> None:
        super().__init__()
        self.setProperty("piece", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        role = ROLES.get(user.role, user.role)
        self.setAccessibleName(f"{user.name}، {role}")
        self.setFixedSize(220, 66)
        across = QHBoxLayout(self)
        across.setContentsMargins(12, 8, 12, 8)
        across.setSpacing(10)
        across.addWidget(ToneIcon("person", "primary" if user.role != "viewer" else "neutral", 20, disc=True))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(user.name, "strong"))
        words.addWidget(Label(role, "muted"))
        across.addLayout(words, 1)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.taken.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class StartScreen(QWidget):
    """`chosen(User)` when a profile is taken; `add(User)` is called for a new one and answers with a refusal or ""."""

    chosen = Signal(object)

    def __init__(self, office: OfficeView, users: Sequence[User], add: Callable[[User], str], last: str = "") -> None:
        super().__init__()
        self.setObjectName("ground")
        self.setWindowTitle("کاربرگ")
        self._office, self._add, self._last = office, add, last
        self._users = list(users)
        self.cards: list[UserCard] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 30, 40, 24)
        column.addStretch(2)
        column.addLayout(self._heading())
        column.addSpacing(22)
        line = QHBoxLayout()
        line.addStretch()
        line.addLayout(self._grid)
        line.addStretch()
        column.addLayout(line)
        column.addSpacing(14)
        self.new = Button("افزودن کاربر", self.ask_user, icon="user_add", kind="quiet")
        column.addWidget(self.new, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._show_users()

    def ask_user(self) -> Dialog:
        """Ask for a new profile."""
        return _ask_user(self, self._office, self._take_new)

    def _heading(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        mark = Label()
        mark.setFixedSize(52, 52)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark.setStyleSheet("background: #12332F; border-radius: 13px")
        mark.setPixmap(theme.coloured("form", "#7FE0D0", 28))
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        code = digits.to_persian(office_code.show(self._office.code))
        for text, role in (("کاربرگ", "title"), (f"{self._office.name} — کد {code}", "muted"),
                           ("چه کسی پشت میز است؟", "lead")):
            label = Label(text, role)  # type: ignore[arg-type]
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        return column

    def _show_users(self) -> None:
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for place, user in enumerate(self._users):
            card = UserCard(user)
            card.taken.connect(lambda user=user: self.chosen.emit(user))
            self._grid.addWidget(card, place // _COLUMNS, place % _COLUMNS)
            self.cards.append(card)
        names = [user.name for user in self._users]
        if self.cards:
            wanted = self.cards[names.index(self._last) if self._last in names else 0]
            wanted.show()  # a hidden widget's wish for the cursor is forgotten when its window is seen already
            wanted.setFocus()

    def _take_new(self, user: User) -> str:
        if persian.joined_key(user.name) in {persian.joined_key(known.name) for known in self._users}:
            return "کاربری با این نام هست؛ نام دیگری بنویسید یا همان را برگزینید"
        refusal = self._add(user)
        if not refusal:
            self._users.append(user)
            self._last = user.name
            self._show_users()
        return refusal


def _ask_user(parent: QWidget, office: OfficeView, take: Callable[[User], str]) -> Dialog:
    dialog = Dialog(parent, "کاربر تازه", icon="user_add")
    name, problem = QLineEdit(), Label("", "red", wrap=True)
    name.setAccessibleName("نام و نام خانوادگی")
    name.setPlaceholderText("نام و نام خانوادگی")
    county = office.role == "county"
    roles = {code: ROLES[code] for code in (("clerk", "chief", "viewer") if county else ("province", "viewer"))}
    role = Segments(roles)
    role.setAccessibleName("نقش")
    role.choose(next(iter(roles)))

    def answered() -> None:
        typed = persian.clean(name.text())
        refusal = take(User(typed, role.chosen())) if typed and role.chosen() else "نام و نقش را بنویسید"
        problem.setText(refusal)
        if not refusal:
            dialog.accept()

    for widget in (Label("نام و نام خانوادگی", "label"), name, Label("نقش", "label"), role, problem):
        dialog.body.addWidget(widget)
    dialog.offer(Button("انصراف", dialog.reject))
    add = Button("افزودن", answered, kind="primary")
    add.setDefault(True)
    dialog.offer(add)
    name.setFocus()
    dialog.open()
    return dialog
