"""From a campaign to paper in a real queue and the book of prints, in the whole window, by keyboard alone."""

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication, QToolButton

from desktop.ui.entry import EntryScreen
from desktop.ui.tasks.paper_dialog import PrintDialog
from desktop.ui.tasks.paper_preview import PaperPreview
from desktop.ui.tasks.print_log import PrintLogScreen
from tests.printers import cups as cups_
from tests.window.hands import tab_to, until, words_in


@pytest.fixture
def cups(monkeypatch):
    running = cups_.started()
    monkeypatch.setenv("CUPS_SERVER", str(running.socket))
    yield running
    cups_.stopped(running)


def question():
    until(lambda: isinstance(QApplication.activeModalWidget(), PrintDialog))
    asked = QApplication.activeModalWidget()
    until(lambda: asked.queue.count() and asked.pages.hasFocus())
    return asked


@pytest.fixture
def preview(window, hands):
    """The papers of the demonstration's campaign."""
    hands.press("Alt+7")
    screen = window.screen_shown
    until(lambda: screen.list.model().rowCount())
    screen.list.setFocus()
    tab_to(hands, "چاپ")
    until(lambda: isinstance(window.screen_shown, PaperPreview))
    until(lambda: window.screen_shown.desk.view.pages)
    return window.screen_shown


def test_papers_go_to_a_real_queue_and_stand_in_the_book(cups, window, hands, preview):
    whole = [page.extract_text() for page in PdfReader(preview.desk.path).pages]
    hands.press("Ctrl+P")
    asked = question()
    hands.write("2-3")
    assert "۲ برگ کاغذ" in words_in(asked)
    hands.press("Return")
    until(lambda: "office" in preview.banner.text)
    came = cups.came_out(cups.jobs("office")[-1])
    assert [page.extract_text() for page in PdfReader(came.pdf).pages] == whole[1:3]
    hands.press("Escape")
    next(stop for stop in window.rail.findChildren(QToolButton) if stop.accessibleName() == "دفتر چاپ").setFocus()
    hands.press("Space")
    log = window.screen_shown
    assert isinstance(log, PrintLogScreen)
    until(lambda: log.chosen is not None)
    assert (log.chosen.what.range, log.chosen.what.target) == ("2-3", "printer:office")
    the_damaged_page_is_printed_again(cups, window, hands, log)
    the_record_is_opened_from_the_book(window, hands)


def the_damaged_page_is_printed_again(cups, window, hands, log):
    log.table.setFocus()
    tab_to(hands, "چاپ دوباره")
    until(lambda: QApplication.activeModalWidget() is not None)
    hands.write("3")
    hands.press("Return")
    until(lambda: isinstance(window.screen_shown, PaperPreview))
    question()  # asked at once
    hands.press("Return")
    until(lambda: len(cups.jobs("office")) == 2)
    (page,) = PdfReader(cups.came_out(cups.jobs("office")[-1]).pdf).pages
    assert "المثنی" in page.extract_text()
    hands.rest()


def the_record_is_opened_from_the_book(window, hands):
    hands.press("Escape")
    log = window.screen_shown
    until(lambda: isinstance(log, PrintLogScreen) and len(log.model.held) == 2)
    log.table.setFocus()
    hands.press("Home", "Up")
    assert log.chosen.what.reason == "برگ آسیب‌دیده"
    hands.press("Return")
    until(lambda: isinstance(window.screen_shown, EntryScreen))
