"""The main window: places the rail, the bar, the screens and the strip; builds a screen when it is first visited.

Law: it knows no screen but by Place and Screen; records are opened by the Events of the services.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.entry import EntryScreen
from desktop.ui.frame import StatusStrip, TopBar
from desktop.ui.pieces import Toast
from desktop.ui.rail import Place, Rail
from desktop.ui.screen import Screen
from desktop.ui.services import RecordView, Services
from forms import catalog
from forms.parts import Typed

_NARROW_BELOW = 1180
"""Width, in device-independent pixels, under which the rail shows pictures only (1366×768 at 125 %)."""
LIST = "list."
"""Before the kind, the name of the place that lists it."""


class MainWindow(QMainWindow):
    """`go(name)` to a place, `open_screen` over it, `open_record`, `new_record`; closing asks what is unsaved."""

    def __init__(self, services: Services, places: Sequence[Place],
                 menu: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        super().__init__()
        self._services = services
        self._places = {place.name: place for place in places}
        self._built: dict[str, Screen] = {}
        self._over: list[Screen] = []
        self._here = ""
        self._closing = False
        self.own_screens: dict[str, Callable[[int], Screen]] = {}
        """Kinds whose records open in a screen of their own instead of their form; void ones open in the form."""
        self.setWindowTitle(f"کاربرگ — {services.office.name}")
        self.setMinimumSize(820, 480)
        self.rail = Rail(places, "کاربرگ", services.office.name)
        self.bar = TopBar(services, self.turn_theme, menu)
        self.stack, self.strip = QStackedWidget(), StatusStrip(services)
        self.toast = Toast(self._lay_out())
        self.rail.chosen.connect(self.go)
        events = services.events
        events.open_record.connect(self.open_record)
        events.new_record.connect(self.new_record)
        events.open_screen.connect(self.open_screen)
        events.open_list.connect(lambda kind: self.go(f"{LIST}{kind}"))
        events.said.connect(self.toast.say)
        self._show_place(places[0].name)

    @property
    def screen_shown(self) -> Screen | None:
        """The screen that is seen now."""
        found = self.stack.currentWidget()
        return found if isinstance(found, Screen) else None

    def go(self, name: str) -> None:
        """Go to a place, after the screens over the present one agreed to close."""
        self.rail.show_place(self._here)  # until they agree
        self._close_all(lambda: self._show_place(name))

    def open_screen(self, screen: Screen) -> None:
        """Show a screen over the present one; it is thrown away when it is closed."""
        self._over.append(screen)
        screen.closed.connect(lambda: self._close_top(lambda: None))
        self.stack.addWidget(screen)
        self._show(screen)

    def open_record(self, number: int) -> None:
        """Show a record in its own or its entry screen; what kind it is, a worker says."""
        def show(record: RecordView | None) -> None:
            if record is None:
                self.toast.say("warn", "پرونده‌ای با این شماره پیدا نشد")
            elif record.kind in self.own_screens and not record.voided:
                self.open_screen(self.own_screens[record.kind](number))
            else:
                self.open_screen(EntryScreen(catalog.BY_KIND[record.kind], self._services, number))

        self._services.reads.run(lambda _progress: self._services.get(number), show, self._say_failure, owner=self)

    def new_record(self, kind: str, preset: Typed | None = None) -> None:
        self.open_screen(EntryScreen(catalog.BY_KIND[kind], self._services, 0, preset))

    def turn_theme(self) -> None:
        """Light to dark and back, remembered."""
        dark = not theme.current().dark
        self._services.preferences.put("dark", dark)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, dark)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < _NARROW_BELOW)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closing or not self._over:
            event.accept()
            return
        event.ignore()

        def close() -> None:
            self._closing = True
            self.close()

        self._close_all(close)

    def _lay_out(self) -> QWidget:
        ground = QWidget()
        ground.setObjectName("ground")
        across = QHBoxLayout(ground)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.strip)
        across.addLayout(column, 1)
        self.setCentralWidget(ground)
        return ground

    def _show_place(self, name: str) -> None:
        if name not in self._built:
            self._built[name] = self._places[name].build()
            self.stack.addWidget(self._built[name])
        self._here = name
        self.rail.show_place(name)
        self._show(self._built[name])

    def _show(self, screen: Screen) -> None:
        self.stack.setCurrentWidget(screen)
        self.bar.title.setText(self._places[self._here].title)
        screen.arrive()

    def _close_all(self, then: Callable[[], None]) -> None:
        if self._over:
            self._close_top(lambda: self._close_all(then))
        else:
            then()

    def _close_top(self, then: Callable[[], None]) -> None:
        screen = self._over[-1]

        def close() -> None:
            if screen not in self._over:
                return
            self._over.remove(screen)
            self.stack.removeWidget(screen)
            screen.deleteLater()
            self._show(self._over[-1] if self._over else self._built[self._here])
            then()

        screen.leave(close)

    def _say_failure(self, error: Exception) -> None:
        self.toast.say("danger", self._services.say(error))
