"""چاپ and دفتر چاپ: the question before a print, on a real CUPS; the book of prints, and a damaged page anew."""

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.tasks.paper_facts import MadePaper
from desktop.ui.tasks.paper_preview import PaperPreview
from desktop.ui.tasks.print_log import PrintLogScreen
from forms.catalog import visit
from tests.operations import offices
from tests.printers import cups as cups_
from tests.ui_tasks.asking import cells, dialog_of, press
from tests.ui_tasks.conftest import settle
from tests.ui_tasks.test_papers import book, made_paper


@pytest.fixture(scope="module")
def running_cups():
    cups = cups_.started()
    cups.add("broken")
    cups.halt("broken", "کاغذ ندارد")
    yield cups
    cups_.stopped(cups)


@pytest.fixture
def cups(running_cups, monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", str(running_cups.socket))
    return running_cups


@pytest.fixture
def paper(running, tmp_path):
    return made_paper(running, tmp_path / "papers.pdf", offices.numbers(running.desk, visit.FORM)[:12])


@pytest.fixture
def preview(qtbot, show, running, paper):
    screen = show(lambda services, tasks: PaperPreview(services, tasks, paper, "برگ‌های بازدید"), running)
    settle(qtbot, screen)
    return screen


@pytest.fixture
def dialog(qtbot, cups, preview):
    """The question, opened by Ctrl+P."""
    qtbot.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    return question(qtbot, preview, keys=True)


def question(qtbot, preview, *, keys=False):
    """The question that is open, with its printers and the cursor in it."""
    settle(qtbot, preview, keys=keys)
    asked = dialog_of(preview)
    qtbot.waitUntil(asked.pages.hasFocus)
    return asked


def typed(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def key(qtbot, which):
    qtbot.keyClick(QApplication.focusWidget(), which)


def test_by_keyboard_alone_the_chosen_pages_reach_the_queue_and_the_book(qtbot, cups, running, preview, dialog, paper):
    assert dialog.queue.currentText() == "office"
    assert dialog.told.text() == "۱۲ برگ کاغذ"
    assert QApplication.focusWidget() is dialog.pages
    typed(qtbot, "2-4,7")
    key(qtbot, Qt.Key.Key_Tab)
    QApplication.focusWidget().selectAll()
    typed(qtbot, "2")
    assert dialog.told.text() == "۸ برگ کاغذ"
    key(qtbot, Qt.Key.Key_Return)
    settle(qtbot, preview, keys=True)
    assert "office" in preview.banner.text
    came = cups.came_out(cups.jobs("office")[-1])
    assert (came.copies, came.options["sides"]) == (2, "one-sided")
    whole = [page.extract_text() for page in PdfReader(paper.path).pages]
    assert [page.extract_text() for page in PdfReader(came.pdf).pages] == [whole[at] for at in (1, 2, 3, 6)]
    (what,) = book(running)
    assert (what.paper, what.numbers, what.begins) == ("verification", (*paper.numbers[1:4], paper.numbers[6]),
                                                       (2, 3, 4, 7))
    assert (what.pages, what.copies, what.target, what.range) == (4, 2, "printer:office", "2-4,7")


@pytest.mark.parametrize(("wrong", "says"), [("7-3", "۳ تا ۷"), ("0", "صفر"), ("abc", "۱-۳،۷"), ("13", "۱۲ صفحه")])
def test_bad_pages_are_said_under_their_field(qtbot, preview, dialog, wrong, says):
    typed(qtbot, wrong)
    assert says in dialog.pages_problem.text()
    assert dialog.pages_problem.isVisible()
    assert dialog.order() is None
    key(qtbot, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.pages.clear()
    assert not dialog.pages_problem.isVisible()


def test_copies_that_are_none(qtbot, preview, dialog):
    dialog.copies.setText("۰")
    assert dialog.copies_problem.text()
    assert dialog.order() is None


def test_a_printer_that_stands_still_is_told_before(qtbot, preview, dialog):
    dialog.queue.setCurrentText("broken")
    assert "کاغذ ندارد" in dialog.banner.text
    assert dialog.order() is None
    dialog.queue.setCurrentText("office")
    assert dialog.banner.isHidden()
    assert dialog.order()


def test_both_sides_count_sheets_and_are_remembered(qtbot, cups, running, preview, dialog):
    dialog.sides.setFocus()
    key(qtbot, Qt.Key.Key_Left)
    assert dialog.told.text() == "۱۲ برگ کاغذ"  # each record on a sheet of its own
    key(qtbot, Qt.Key.Key_Return)
    settle(qtbot, preview, keys=True)
    came = cups.came_out(cups.jobs("office")[-1])
    assert came.options["sides"] == "two-sided-long-edge"
    assert len(PdfReader(came.pdf).pages) == 23
    preview.desk.print_paper()
    again = question(qtbot, preview)
    assert again.sides.chosen() == "long"
    assert again.queue.currentText() == "office"


def test_a_printer_that_stopped_meanwhile_prints_and_journals_nothing(qtbot, cups, running, preview, dialog):
    cups.add("passing")
    dialog.reject()
    preview.desk.print_paper()
    asked = question(qtbot, preview)
    asked.queue.setCurrentText("passing")
    cups.halt("passing", "در باز است")
    key(qtbot, Qt.Key.Key_Return)
    settle(qtbot, preview, keys=True)
    assert "E_PRINTER_STOPPED" in preview.banner.text
    assert cups.jobs("passing") == []
    assert book(running) == []


def test_the_same_preview_printed_again_is_journalled_again(qtbot, cups, running, preview, dialog):
    key(qtbot, Qt.Key.Key_Return)
    settle(qtbot, preview, keys=True)
    preview.desk.print_paper()
    question(qtbot, preview)
    key(qtbot, Qt.Key.Key_Return)
    settle(qtbot, preview, keys=True)
    assert [what.pages for what in book(running)] == [12, 12]


def test_without_cups_the_question_says_so(qtbot, monkeypatch, tmp_path, preview):
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "none"))
    preview.desk.print_paper()
    asked = question(qtbot, preview)
    assert "E_NO_PRINT_SERVICE" in asked.banner.text
    assert asked.order() is None


@pytest.fixture
def log(qtbot, show, running, paper):
    """The book after a print of twelve papers and one saved elsewhere."""
    running.tasks.note_print(paper, "printer:HP-LaserJet", 2, ())
    running.tasks.note_print(paper, "file:برگ‌ها.pdf", 1, (3,))
    return show(PrintLogScreen, running)


def test_the_book_tells_what_when_and_where(log, running):
    assert cells(log.model, "paper") == ["برگ صحت‌سنجی اشتغال"] * 2
    assert cells(log.model, "place") == ["پروندهٔ برگ‌ها.pdf", "چاپگر HP-LaserJet"]
    assert cells(log.model, "pages") == ["۱ (۳)", "۱۲"]
    assert cells(log.model, "copies") == ["۱", "۲"]
    assert cells(log.model, "records")[1].endswith("و ۱۱ پروندهٔ دیگر")
    assert cells(log.model, "user") == [running.desk.actor.name] * 2


def test_enter_opens_the_record_and_of_several_asks_which(qtbot, log, running, paper):
    opened = []
    running.services.events.open_record.connect(opened.append)
    log.table.selectRow(0)
    key(qtbot, Qt.Key.Key_Return)
    assert opened == [paper.numbers[2]]
    log.table.selectRow(1)
    log.table.setFocus()
    key(qtbot, Qt.Key.Key_Return)
    settle(qtbot, log)
    asked = dialog_of(log)
    assert len(asked.shown) == 12
    asked.mark(str(paper.numbers[5]))
    asked.take()
    assert opened[1:] == [paper.numbers[5]]


def test_a_damaged_page_is_made_anew_marked_and_journalled(qtbot, log, running, paper):
    shown = []
    running.tasks.events.show_paper.connect(lambda *paper: shown.append(paper))
    log.table.selectRow(1)
    press(log, "چاپ دوباره")
    asked = dialog_of(log)
    qtbot.waitUntil(asked.page.hasFocus)
    typed(qtbot, "99")
    key(qtbot, Qt.Key.Key_Return)
    assert asked.isVisible()
    asked.page.clear()
    typed(qtbot, "5")
    key(qtbot, Qt.Key.Key_Return)
    settle(qtbot, log, keys=True)
    assert shown, log.banner.text
    ((made, _title, print_now),) = shown
    assert print_now
    assert (made.numbers, made.pages, made.reason) == ((paper.numbers[4],), 1, "برگ آسیب‌دیده")
    assert "المثنی" in PdfReader(made.path).pages[0].extract_text()
    assert len(book(running)) == 2
    running.tasks.note_print(made, "printer:HP-LaserJet", 1, ())
    assert book(running)[0].reason == "برگ آسیب‌دیده"


def test_an_empty_book_says_what_will_stand_in_it(show, running):
    screen = show(PrintLogScreen, running)
    assert not screen.open_button.isEnabled()
    assert not screen.again_button.isEnabled()


def test_a_report_cannot_be_made_anew_as_it_was(show, running, tmp_path):
    running.tasks.note_print(MadePaper(path=tmp_path / "x.pdf", paper="verification-state"), "file:x.pdf", 1, ())
    screen = show(PrintLogScreen, running)
    assert not screen.again_button.isEnabled()
    assert cells(screen.model, "paper") == ["وضعیت ثبت و صحت‌سنجی اشتغال"]
