"""An hour of use in seconds, in the whole window: no leak, no abort (PySide6 6.12.0 before Python 3.12 aborts here)."""

import gc
import sys

import psutil
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from desktop.store.queries import Query
from desktop.ui.entry import EntryScreen
from forms.catalog import person
from tests.window.hands import until

SWITCHES, TEXTS = 300, 2_000
MOST_GROWTH = 40  # MB; the first round, which builds the pages, is not counted


def resident():
    gc.collect()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    return psutil.Process().memory_info().rss / 2**20


def test_hundreds_of_pages_and_thousands_of_texts(window, hands, desk):
    places = window.rail.findChildren(QToolButton)
    for place in places:
        place.click()
        hands.rest()
    before, widgets, nones = resident(), len(window.findChildren(QWidget)), sys.getrefcount(None)
    for turn in range(SWITCHES):
        places[turn % len(places)].click()
        QApplication.processEvents()
    hands.rest()
    with desk.database.read() as reader:
        numbers = reader.numbers(person.FORM, Query())[:10]
    for number in numbers:
        window.open_record(number)
        until(lambda: isinstance(window.screen_shown, EntryScreen))
        line = window.screen_shown.page.blanks.by_name["first_name"].editor.line
        name = line.text()
        for turn in range(TEXTS // len(numbers)):
            line.setText(str(turn))
        line.setText(name)
        hands.rest()
        window.screen_shown.closed.emit()
    hands.rest()
    grown = resident() - before
    assert grown < MOST_GROWTH, f"{grown:.0f} MB more than after the first round"
    assert len(window.findChildren(QWidget)) < widgets * 1.2
    assert nones - sys.getrefcount(None) < 1_000
    assert window.stack.count() == len(places)
