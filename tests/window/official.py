"""An official at a window, at work on cooperatives: forms, files, steps and lists, by keys alone."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from desktop.ui.cooperatives.file_screen import CoopFileScreen
from desktop.ui.entry import EntryScreen
from desktop.ui.pieces import Chooser, Segments
from tests.window.conftest import settle, workers_of
from tests.window.hands import Hands, blank_with_cursor, tab_to, until, with_cursor, words_in

STOPS = 120
"""More than the stops of Tab on any screen."""


class Seat:
    """One official at one window, and what is done there by keys alone."""

    def __init__(self, window):
        self.window, self.hands = window, Hands(*workers_of(window))

    @property
    def screen(self):
        return self.window.screen_shown

    def came(self, kind):
        """The screen that was asked for, once everything on it has come."""
        def shown():
            at = self.screen
            return isinstance(at, kind) and getattr(at, "file", at) is not None and (
                not isinstance(at, EntryScreen) or at.page.judge.context is not None)

        until(shown, f"{kind.__name__} did not come, but {type(self.screen).__name__}")
        self.hands.rest()
        return self.screen

    def tab_onto(self, widget):
        for _ in range(STOPS):
            if with_cursor() is widget:
                return
            self.hands.press("Tab")
        raise AssertionError(f"Tab never came to «{widget.accessibleName()}»")

    def paste(self, rows):
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))
        self.hands.press("Ctrl+V")

    # Forms

    def put(self, **texts):
        """Write in blanks of the form, in their order; Enter goes from one to the next."""
        for name, text in texts.items():
            self.go_to(name)
            blank = with_cursor()
            if isinstance(text, list):
                self.paste(text)
            elif isinstance(blank, Segments):
                self.hands.write(text[0])
            else:
                self.hands.press("Ctrl+A")
                self.hands.write(text)
                if QApplication.activePopupWidget() is not None:
                    self.hands.press("Return")
        self.save()

    def go_to(self, name):
        """Enter from blank to blank, which unfolds what is folded; out of a table with Ctrl+Tab."""
        for _ in range(STOPS):
            at = blank_with_cursor(self.window)
            if at == name:
                return
            blanks = self.screen.page.blanks.by_name
            table = getattr(blanks[at].editor, "table", None) if at else None
            self.hands.press("Ctrl+Tab" if table is not None and with_cursor() is table else "Return")
        raise AssertionError(f"Enter never came to {name}")

    def save(self):
        entry = self.screen
        self.hands.press("Ctrl+S")
        assert entry.number, words_in(entry.page.banner)
        assert not entry.dirty, words_in(entry.page.banner)

    # The file

    def open_file(self, title):
        """From the list, in which what is newest stands above."""
        self.hands.press("Alt+4")
        until(self.screen.model.rowCount)
        self.hands.rest()
        self.go_to_row(0)
        self.hands.press("Ctrl+Return")
        file = self.came(CoopFileScreen)
        assert file.file.title == title
        return file

    def go_to_row(self, wanted):
        """Up or down the table that has the cursor."""
        self.hands.press("Down", "Up")  # so that the row is chosen, too
        table = with_cursor()
        while (at := table.currentIndex().row()) != wanted:
            self.hands.press("Down" if at < wanted else "Up")
            assert table.currentIndex().row() != at, f"the cursor stays in row {at}"

    def back(self):
        """To the file, as it is now."""
        for _ in range(4):
            if isinstance(self.screen, CoopFileScreen):
                break
            self.hands.press("Alt+Right")
        return self.came(CoopFileScreen)

    def mend(self, **texts):
        """The whole form of the cooperative, and back to its file."""
        self.hands.press("Ctrl+E")
        self.came(EntryScreen)
        self.put(**texts)
        self.back()

    def begin(self, called, kind=EntryScreen):
        """A new record of this cooperative."""
        self.hands.press("Ctrl+N")
        until(lambda: isinstance(QApplication.activeModalWidget(), Chooser))
        self.hands.write(called)
        self.hands.press("Return")
        began = self.came(kind)
        self.window.activateWindow()  # offscreen, nobody gives the keyboard back when the question has gone
        until(lambda: with_cursor() is not None)
        return began

    def open_part(self, kind, screen):
        self.tab_onto(self.screen.belongings.rows[kind].way)
        self.hands.press("Space")
        return self.came(screen)

    def step(self, label, reason=""):
        """The button of the next step, or the menu of the others; a reason where it is asked for."""
        file, onward = self.screen, [each.accessibleName() for each in self.screen.life.onward]
        if any(each.rstrip("…") == label for each in onward):
            self.tab_onto(file.life.onward[0])
            self.hands.press("Space")
        else:
            tab_to(self.hands, "گام‌های دیگر" if onward else "برگزیدن گام")
            self.choose_in_menu(label)
        if reason:
            until(lambda: QApplication.activeModalWidget() is not None, f"«{label}» asks for no reason")
            self.hands.write(reason)
            self.hands.press("Ctrl+Return")
        self.hands.rest()
        settle(None, self.window)

    def choose_in_menu(self, label):
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            self.hands.press("Down")
            if menu.activeAction().text().rstrip("…") == label:
                self.hands.press("Return")
                return
        raise AssertionError(f"no «{label}» among {[each.text() for each in menu.actions()]}")


def turn_to(seat, other):
    other.window.hide()
    seat.window.show()
    seat.window.activateWindow()
    until(seat.window.isActiveWindow)
    seat.hands.rest()


def assembly_blanks(clerk, screen, **texts):
    """Enter goes from blank to blank of the assistant too."""
    for name, text in texts.items():
        own = screen.steps.blanks[name].editor
        for _ in range(STOPS):
            if own.isAncestorOf(with_cursor()):
                break
            clerk.hands.press("Return")
        else:
            raise AssertionError(f"Enter never came to {name}")
        if isinstance(with_cursor(), Segments):
            clerk.hands.write(text[0])
        else:
            clerk.hands.press("Ctrl+A")
            clerk.hands.write(text)
            if QApplication.activePopupWidget() is not None:
                clerk.hands.press("Return")
        assert own.typed(), name
