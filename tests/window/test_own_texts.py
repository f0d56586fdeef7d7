"""An office words a part of a paper anew by keyboard: chosen from the shipped texts, changed, judged and saved."""

import pytest

from desktop.operations.demo.make_demo import CHIEF
from desktop.operations.desk import Desk
from desktop.operations.printing.word_paper import texts_of
from desktop.store.database import Database
from desktop.ui.entry import EntryScreen
from desktop.ui.listing import ListScreen
from desktop.ui.pieces import Chooser
from desktop.ui.window import LIST
from tests.window.conftest import TODAY
from tests.window.hands import until


@pytest.fixture
def desk(county):
    """The chief at work, who alone may word papers."""
    database = Database(county)
    yield Desk(database, CHIEF, TODAY)
    database.close()


def own(desk, paper, part):
    return next(text.own for text in texts_of(desk, paper) if text.part == part)


def entry_of(window, hands, words):
    window.go(f"{LIST}paper_text")
    until(lambda: isinstance(window.screen_shown, ListScreen))
    window.screen_shown.table.setFocus()
    hands.press("Ctrl+L")
    until(lambda: any(each.isVisible() for each in window.findChildren(Chooser)))
    hands.write(words)
    hands.press("Return")
    until(lambda: isinstance(window.screen_shown, EntryScreen) and window.screen_shown.page.judge.context)
    return window.screen_shown


def test_a_part_is_chosen_and_worded(window, hands, desk):
    screen = entry_of(window, hands, "coop-agreement conditions")
    typed = screen.page.typed()
    assert (typed["paper"], typed["part"]) == ("coop-agreement", "conditions")
    assert "{param:coop.min_members}" in typed["wording"]
    screen.page.blanks.write({**typed, "wording": "شمار اعضا {shoe} نفر است."})
    hands.press("Ctrl+S")
    until(lambda: "{shoe}" in screen.page.blanks.by_name["wording"].note)
    assert own(desk, "coop-agreement", "conditions") == ""
    screen.page.blanks.write({**typed, "wording": "شمار اعضا {count:members} نفر است."})
    hands.press("Ctrl+S")
    until(lambda: own(desk, "coop-agreement", "conditions") == "شمار اعضا {count:members} نفر است.")
    again = entry_of(window, hands, "coop-agreement conditions")
    assert again.number
    assert again.page.typed()["wording"] == "شمار اعضا {count:members} نفر است."
