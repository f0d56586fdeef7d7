"""Hours of use in seconds. PySide6 6.12.0 on Python before 3.12 gives back one reference to None too many with every
call that returns nothing, and aborts after some thousand of them; no other test would notice."""

import sys

import PySide6
from PySide6.QtWidgets import QApplication, QLabel

from desktop.ui.entry import EntryScreen
from desktop.ui.listing import ListScreen
from desktop.ui.rail import Place
from desktop.ui.window import MainWindow
from forms.catalog import job, person


def test_this_qt_fits_this_python():
    assert sys.version_info >= (3, 12) or PySide6.__version_info__ < (6, 12)


def test_thousands_of_calls_do_not_wear_none_out(dressed):
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(20_000):
        label.setText(str(number))
    assert before - sys.getrefcount(None) < 1_000


def test_thousands_of_screens_and_texts(shown, qtbot, services):
    places = [Place(f"list.{form.kind}", form.plural, form.icon, "همه", lambda form=form: ListScreen(form, services))
              for form in (job.FORM, person.FORM)]
    window = shown(MainWindow(services, places), 1200, 700)
    for turn in range(400):
        window.go(places[turn % 2].name)
        window.screen_shown.search.setText(str(turn))
        if turn % 40 == 0:
            window.open_screen(EntryScreen(person.FORM, services))
            blanks = window.screen_shown.page.blanks.by_name
            for number in range(200):
                blanks["first_name"].editor.write(str(number))
            blanks["first_name"].editor.write("")
            QApplication.processEvents()
    qtbot.waitUntil(lambda: not services.jobs.busy)
    assert window.stack.count() == 2
