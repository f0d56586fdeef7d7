"""The hands of a clerk on the keyboard: keys go to the window that Qt says has them, letters one after another.

Law: a test presses nothing that a person could not press; what a key needs, the window must have given it.
"""

import time

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QPushButton, QToolButton

PATIENCE = 20  # seconds


class Hands:
    """`workers` are those of the window that is used: after every key, they are awaited."""

    def __init__(self, *workers):
        self.workers = workers

    def press(self, *keys):
        """Keys such as "Ctrl+S", "Return" or "Down"."""
        for key in keys:
            combination = QKeySequence(key)[0]
            QTest.keyClick(_taker(), combination.key(), combination.keyboardModifiers())
            self.rest()

    def write(self, text):
        """Any letters, Persian ones too (QTest.keyClicks aborts the process at those)."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                taker = QApplication.activePopupWidget() or QApplication.focusWidget()
                assert taker is not None, f"nothing has the keyboard when {letter!r} is written"
                QApplication.sendEvent(taker, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        self.rest()

    def fill(self, *texts):
        """Write in one blank after another, Enter between them; None leaves a blank as it is."""
        for text in texts:
            if text is not None:
                self.write(text)
                if QApplication.activePopupWidget() is not None:
                    self.press("Return")  # takes what is suggested
            self.press("Return")

    def rest(self):
        """Let everything happen that needs no waiting for the hand to rest."""
        until(lambda: not _pressed_buttons())  # a shortcut holds its button down for a moment before it clicks
        until(lambda: not any(worker.busy for worker in self.workers))


def until(true, why="what was waited for did not happen"):
    """Wait for something that the window does by itself."""
    end = time.monotonic() + PATIENCE
    QApplication.processEvents()
    while not true():
        assert time.monotonic() < end, why
        time.sleep(0.005)
        QApplication.processEvents()


def with_cursor():
    """The widget that the cursor is in."""
    return QApplication.focusWidget()


def blank_with_cursor(window):
    """The name of the blank of an entry screen that the cursor is in."""
    blank = window.screen_shown.page.blanks.around(with_cursor())
    return blank.field.name if blank else ""


def tab_to(hands, label):
    """Tab to the button that says this, and press it."""
    for _ in range(60):
        hands.press("Tab")
        at = with_cursor()
        if isinstance(at, QPushButton) and label in at.accessibleName() and at.isEnabled():
            hands.press("Space")
            return
    raise AssertionError(f"Tab never came to «{label}»")


def go_along_the_rail(window, hands, title):
    """The rail is one stop of Tab; its arrows go from place to place."""
    stops = window.rail.findChildren(QToolButton)
    for _ in stops:
        if with_cursor() in stops and with_cursor().accessibleName() == title:
            return window.screen_shown
        hands.press("Down")
    raise AssertionError(f"the arrows never came to «{title}»")


def words_in(widget):
    """What can be read on a widget."""
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def _pressed_buttons():
    window = QApplication.activeWindow()
    if window is None or isinstance(window, QFileDialog):  # which shows its own view by a button that stays down
        return []
    if QApplication.activePopupWidget() is not None:  # the button of an open menu stays down
        return []
    return [each for each in window.findChildren(QAbstractButton) if each.isDown()]


def _taker():
    """The popup, whose window Qt may throw away with the key that chooses in it; else the window with the keyboard."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup.focusWidget() or popup
    # Offscreen, no window manager gives the keyboard back when a dialog or a popup has gone.
    if QGuiApplication.focusWindow() is None or not QGuiApplication.focusWindow().isVisible():
        standing = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.isWindow()]
        (QApplication.activeModalWidget() or standing[-1]).activateWindow()
        until(lambda: QApplication.activeWindow() is not None, "no window has the keyboard")
        return QApplication.activeWindow().windowHandle()
    return QGuiApplication.focusWindow()
