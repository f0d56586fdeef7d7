"""From a list and from a record to a paper in the preview, without the mouse."""

from PySide6.QtWidgets import QApplication

from desktop.ui.entry import EntryScreen
from desktop.ui.listing import ListScreen
from desktop.ui.pieces import Chooser
from desktop.ui.tasks.paper_preview import PaperPreview
from desktop.ui.window import LIST
from tests.window.hands import until


def chooser(window):
    return next((each for each in window.findChildren(Chooser) if each.isVisible()), None)


def test_records_of_a_list_are_put_on_a_paper(window, hands):
    window.go(f"{LIST}cooperative")
    until(lambda: isinstance(window.screen_shown, ListScreen) and window.screen_shown.table.model().rowCount())
    window.screen_shown.table.setFocus()
    hands.press("Home", "Shift+Down", "Shift+Down", "Ctrl+P")
    until(lambda: chooser(window) is not None)
    assert "۳" in chooser(window).windowTitle()
    hands.write("فهرست پرونده")
    hands.press("Return")
    until(lambda: isinstance(window.screen_shown, PaperPreview))
    until(lambda: window.screen_shown.desk.view.pages == 1)


def test_a_record_is_put_on_its_usual_paper(window, hands):
    window.go(f"{LIST}cooperative")
    until(lambda: isinstance(window.screen_shown, ListScreen) and window.screen_shown.table.model().rowCount())
    window.screen_shown.table.setFocus()
    hands.press("Home", "Return")
    until(lambda: isinstance(window.screen_shown, EntryScreen) and window.screen_shown.page.judge.context)
    hands.press("Ctrl+P")
    until(lambda: chooser(window) is not None)
    hands.press("Return")
    until(lambda: isinstance(window.screen_shown, PaperPreview))
    until(lambda: window.screen_shown.desk.view.pages >= 1)
    assert QApplication.activeModalWidget() is None
