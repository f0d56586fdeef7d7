"""What frames every screen: the bar above with search and day, the strip below with what waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from desktop.ui import theme
from desktop.ui.pieces import ElidedLabel, IconButton, Label, SearchBox, Suggestion, ToneIcon, isolated
from desktop.ui.services import ROLES, Services
from forms import catalog
from forms.rules import digits, jalali, office_code, record_number


def found_everywhere(services: Services) -> Callable[[str], list[Suggestion]]:
    """What Ctrl+K finds: records of every kind, with kind and number beside the name. Runs in the worker."""
    def find(text: str) -> list[Suggestion]:
        suggestions = []
        for hit in services.search("", text):
            form = catalog.BY_KIND[hit.kind]
            number = isolated(digits.to_persian(record_number.show(hit.number)))
            note = "  ·  ".join(part for part in (hit.subtitle, form.title, number) if part)
            suggestions.append(Suggestion(hit.title, note, hit.number, form.icon))
        return suggestions

    return find


class TopBar(QFrame):
    """Title of the screen, search for everything, today, theme, user."""

    def __init__(self, services: Services, turn_theme: Callable[[], object],
                 menu: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        super().__init__()
        self.setProperty("piece", "bar")
        self.setFixedHeight(48)
        across = QHBoxLayout(self)
        across.setContentsMargins(16, 0, 10, 0)
        across.setSpacing(8)
        self.title = ElidedLabel("", "title")
        self.search = SearchBox("جستجوی همه: نام، کد ملی، کد رهگیری، شماره", shortcut="Ctrl+K", jobs=services.reads,
                                find=found_everywhere(services))
        self.search.setMinimumWidth(220)
        self.search.setMaximumWidth(430)
        self.search.chosen.connect(services.events.open_record)
        across.addWidget(self.title, 3)
        across.addWidget(self.search, 4)
        across.addStretch(1)
        self.day = Label(jalali.long_text(services.today()), "muted")
        across.addWidget(self.day)
        self._theme = IconButton("moon", "پوستهٔ روشن یا تیره", turn_theme)
        across.addWidget(self._theme)
        across.addWidget(_user(services, menu))
        self._paint_theme()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_theme"):
            self._paint_theme()

    def _paint_theme(self) -> None:
        self._theme.set_icon("sun" if theme.current().dark else "moon")


def _user(services: Services, entries: Sequence[tuple[str, Callable[[], object]]]) -> QToolButton:
    user = services.user
    button = IconButton("person", f"{user.name}، {ROLES.get(user.role, user.role)}")
    button.setText(f" {user.name}")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    if entries:
        menu = QMenu(button)
        for label, action in entries:
            menu.addAction(label).triggered.connect(lambda _checked=False, action=action: action())
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button


class StatusStrip(QFrame):
    """Facts at the foot of the window: (icon, text, tone); and at the far end whose desk this is."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setFixedHeight(26)
        across = QHBoxLayout(self)
        across.setContentsMargins(14, 0, 14, 0)
        across.setSpacing(14)
        self._facts = QHBoxLayout()
        self._facts.setSpacing(16)
        across.addLayout(self._facts)
        across.addStretch()
        self.busy = Label("در حال کار…")
        self.busy.hide()
        across.addWidget(self.busy)
        office = services.office
        across.addWidget(Label(f"{office.name} — کد {digits.to_persian(office_code.show(office.code))}"))
        self._late = QTimer(self)  # what is over in a moment is not worth a word
        self._late.setSingleShot(True)
        self._late.setInterval(400)
        self._late.timeout.connect(self.busy.show)
        services.jobs.busy_changed.connect(self._busy)

    def _busy(self, busy: bool) -> None:
        if busy:
            self._late.start()
        else:
            self._late.stop()
            self.busy.hide()

    def show_facts(self, facts: Sequence[tuple[str, str, str]]) -> None:
        """Replace the facts, such as ("package", "آخرین بسته: دیروز ۱۴:۲۰", "neutral")."""
        while (item := self._facts.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for icon, text, tone in facts:
            self._facts.addWidget(_fact(icon, text, tone))


def _fact(icon: str, text: str, tone: str) -> QWidget:
    ground = QWidget()
    across = QHBoxLayout(ground)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(5)
    across.addWidget(ToneIcon(icon, tone, 13))  # type: ignore[arg-type]
    across.addWidget(Label(text))
    return ground
