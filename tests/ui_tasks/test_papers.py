"""Papers: the exact file in the preview, pages drawn as they come in sight, saved, opened elsewhere, printed.

Whatever leaves the desk stands in the book of prints; looking does not.
"""

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from desktop.ui.pieces import Button
from desktop.ui.tasks.paper_facts import MadePaper
from desktop.ui.tasks.paper_preview import PaperPreview
from desktop.ui.tasks.paper_printing import new_printer
from desktop.ui.tasks.pdf_pages import draw_page, page_sizes
from desktop.ui.tasks.reports_screen import ReportsScreen
from forms.catalog import visit
from tests.operations import offices
from tests.ui_tasks.asking import answer_file, press
from tests.ui_tasks.conftest import settle


def apart(one, other):
    """The mean difference of lightness of two pages seen from afar."""
    small = [page.scaled(60, 85, mode=Qt.TransformationMode.SmoothTransformation) for page in (one, other)]
    return sum(abs(small[0].pixelColor(x, y).lightness() - small[1].pixelColor(x, y).lightness())
               for x in range(60) for y in range(85)) / (60 * 85)


def made_paper(office, path, numbers):
    printed = office.tasks.print_paper("verification", numbers, path, lambda _done, _total: None)
    return MadePaper(path=path, paper="verification", numbers=tuple(numbers), begins=tuple(printed.begins),
                     pages=printed.pages)


def book(office):
    """The prints that are journalled, newest first."""
    return [line.what for line in office.tasks.print_log()]


@pytest.fixture
def paper(running, tmp_path):
    """Thirty visit papers in one file."""
    return made_paper(running, tmp_path / "papers.pdf", offices.numbers(running.desk, visit.FORM)[:30])


@pytest.fixture
def preview(qtbot, show, running, paper):
    screen = show(lambda services, tasks: PaperPreview(services, tasks, paper, "برگ‌های بازدید"), running)
    screen.desk.view.viewport().repaint()
    settle(qtbot, screen)
    return screen


def test_a_page_is_drawn_as_ink_on_white(paper):
    picture = draw_page(paper.path, 0, 1.0)
    assert (picture.width(), picture.height()) in ((595, 842), (596, 842))
    dark = sum(picture.pixelColor(x, y).lightness() < 128 for x in range(0, 595, 3) for y in range(0, 842, 3))
    assert 300 < dark < 20_000
    assert len(page_sizes(paper.path)) == 30


def test_only_pages_in_sight_are_drawn(qtbot, preview):
    view = preview.desk.view
    assert view.pages == 30
    assert view.drawn()[0] == 0
    assert len(view.drawn()) <= 3
    view.go_to(20)
    view.viewport().repaint()
    settle(qtbot, preview)
    assert 20 in view.drawn()
    assert 10 not in view.drawn()
    assert view.page == 20


def test_keys_turn_pages_and_zoom(qtbot, preview):
    view = preview.desk.view
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 0
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == 29
    before = view.scale
    qtbot.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, preview, keys=True)
    assert view.scale < before
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, preview, keys=True)
    assert view.scale == pytest.approx(before)
    view.viewport().repaint()
    settle(qtbot, preview)
    assert 29 in view.drawn()


def test_looking_is_no_print(preview, running):
    assert preview.desk.view.pages == 30
    assert book(running) == []


def test_saved_elsewhere_it_is_the_same_file_and_is_journalled(qtbot, preview, running, paper, tmp_path):
    press(preview, "ذخیره در")
    answer_file(preview, tmp_path / "برگ‌ها.pdf")
    settle(qtbot, preview)
    assert (tmp_path / "برگ‌ها.pdf").read_bytes() == paper.path.read_bytes()
    assert "ذخیره شد" in preview.banner.text
    (what,) = book(running)
    assert (what.paper, what.kind, what.numbers, what.pages, what.copies, what.target, what.range) == (
        "verification", "visit", paper.numbers, 30, 1, "file:برگ‌ها.pdf", "")


def test_a_folder_that_is_not_there_is_a_sentence_and_no_print(qtbot, preview, running, tmp_path):
    preview.desk.save_to(tmp_path / "نیست" / "برگ.pdf")
    settle(qtbot, preview)
    assert "نوشته نشد" in preview.banner.text
    assert book(running) == []


def test_a_viewer_takes_no_paper_away(qtbot, show, desk_of, tmp_path):
    office = desk_of("running", actor=offices.VIEWER)
    made = made_paper(office, tmp_path / "papers.pdf", offices.numbers(office.desk, visit.FORM)[:2])
    screen = show(lambda services, tasks: PaperPreview(services, tasks, made, "برگ"), office)
    screen.desk.save_to(tmp_path / "away.pdf")
    settle(qtbot, screen)
    assert "E_ROLE" in screen.banner.text
    assert not (tmp_path / "away.pdf").exists()
    press(screen, "نمایشگر دیگر")
    settle(qtbot, screen)
    assert office.opened == []
    assert book(office) == []


def test_opened_in_another_viewer_it_is_journalled(qtbot, preview, running, paper):
    press(preview, "نمایشگر دیگر")
    settle(qtbot, preview)
    assert running.opened == [paper.path]
    assert [what.target for what in book(running)] == ["viewer:papers.pdf"]


def test_a_further_tool_waits_for_a_paper(qtbot, show, running, paper):
    desk = show(ReportsScreen, running).desk
    button = Button("امضا…", lambda: None)
    desk.add_tool(button)
    assert not button.isEnabled()
    desk.show_paper(paper, "برگ")
    assert button.isEnabled()
    assert button.parent() is desk


def test_the_same_paper_printed_again_is_marked(running, tmp_path):
    numbers = offices.numbers(running.desk, visit.FORM)[:1]
    first = made_paper(running, tmp_path / "first.pdf", numbers)
    running.tasks.note_print(first, "printer:office", 1, ())
    again = made_paper(running, tmp_path / "again.pdf", numbers)
    words = [PdfReader(each.path).pages[0].extract_text() for each in (first, again)]
    assert "المثنی" not in words[0]
    assert "المثنی" in words[1]


def test_the_printer_gets_the_pages_that_were_asked_for(qtbot, preview, running, paper, tmp_path):
    printer = new_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 4)
    preview.desk.print_on(printer)
    qtbot.waitUntil(lambda: preview.desk.printing is None, timeout=20_000)
    settle(qtbot, preview)
    assert "چاپگر رفت" in preview.banner.text
    (what,) = book(running)
    assert (what.numbers, what.begins, what.pages, what.range) == (paper.numbers[1:4], (2, 3, 4), 3, "2-4")
    assert what.target.startswith("printer:")
    printed = PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) == 3
    width, height = (float(side) for side in printed.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)
    here, seen = draw_page(tmp_path / "printed.pdf", 0, 300 / 72), draw_page(preview.desk.path, 1, 300 / 72)
    assert apart(here, seen) < 3 < apart(here, here.flipped(Qt.Orientation.Vertical))


def test_escape_goes_back(qtbot, preview):
    with qtbot.waitSignal(preview.closed):
        qtbot.keyClick(preview, Qt.Key.Key_Escape)


def test_a_file_that_is_gone_is_a_sentence(qtbot, show, running, tmp_path):
    screen = show(lambda services, tasks: PaperPreview(
        services, tasks, MadePaper(path=tmp_path / "gone.pdf", paper="person"), "برگ"), running)
    settle(qtbot, screen)
    assert screen.banner.text


def test_a_report_is_made_and_seen(qtbot, show, sample):
    screen = show(ReportsScreen, sample)
    qtbot.keyClick(screen.list, Qt.Key.Key_Return)
    settle(qtbot, screen)
    assert screen.desk.view.pages >= 1
    assert screen.desk.path.parent == sample.tasks.folder
