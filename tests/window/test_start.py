"""From the first paint to the desk with the keyboard alone; and what is said when there is no way in."""

import contextlib
import shutil
import sys

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from desktop import app as program
from desktop.operations.demo.make_demo import CLERK
from desktop.sentences import SENTENCES
from desktop.store.database import Database
from desktop.store.queries import Query
from desktop.ui.preferences import Preferences
from desktop.ui.start import StartScreen
from desktop.ui.tasks.dashboard import DashboardScreen
from desktop.ui.welcome import WelcomeScreen
from forms.catalog import person
from tests.window.hands import Hands, until, with_cursor, words_in


@pytest.fixture
def begin(qapp, tmp_path):
    """Start a program on a folder and wait for the screen that follows the opening paint."""
    begun = []

    def begin(folder, preferences=None):
        made = program.Program(folder, preferences or Preferences(tmp_path / "preferences.json"))
        begun.append(made)
        made.start()
        assert made.opening.isVisible()
        assert "در حال آماده‌سازی" in words_in(made.opening)
        until(lambda: not made.jobs.busy and (made.opening.count() > 1 or made.opening.trouble.isVisible()))
        return made

    yield begin
    for each in begun:
        each.close()
        for window in filter(None, (each.window, each.opening)):
            window.hide()
            window.deleteLater()


@contextlib.contextmanager
def reading(folder):
    """What the database holds, read beside the program."""
    database = Database.open_to_read(folder)
    try:
        with database.read() as reader:
            yield reader
    finally:
        database.close()


def shown(made):
    return made.opening.currentWidget()


def test_enter_on_a_profile_opens_the_desk(begin, county):
    made = begin(county)
    assert isinstance(shown(made), StartScreen)
    assert "ادارهٔ شهرستان کرج" in words_in(made.opening)
    Hands().press("Return")
    until(lambda: made.window is not None and made.window.isActiveWindow())
    assert made.window.isVisible()
    assert not made.opening.isVisible()
    assert isinstance(made.window.screen_shown, DashboardScreen)
    assert made.window.windowTitle() == "کاربرگ — ادارهٔ شهرستان کرج"


def test_tab_goes_from_profile_to_profile_and_the_last_one_is_remembered(begin, county, tmp_path):
    made = begin(county)
    names = [card.accessibleName() for card in shown(made).cards]
    clerk = next(place for place, name in enumerate(names) if name.startswith(CLERK.name))
    assert with_cursor() is shown(made).cards[0]
    Hands().press(*["Tab"] * clerk, "Space")
    until(lambda: made.window is not None and made.window.isActiveWindow())
    assert CLERK.name in {each.accessibleName().split("،")[0] for each in made.window.bar.findChildren(QToolButton)}
    made.close()
    again = begin(None, Preferences(tmp_path / "preferences.json"))
    assert again.folder == county
    assert with_cursor().accessibleName().startswith(CLERK.name)


def test_a_new_user_is_added_at_the_start(begin, county):
    made, hands = begin(county), Hands()
    hands.press(*["Tab"] * len(shown(made).cards), "Space")
    until(lambda: QApplication.activeModalWidget() is not None)
    hands.write(CLERK.name)
    hands.press("Return")
    assert "نام دیگری بنویسید" in words_in(QApplication.activeModalWidget())
    hands.press("Ctrl+A")
    hands.write("نرگس بهاری")
    hands.press("Return")
    until(lambda: QApplication.activeModalWidget() is None)
    with reading(county) as reader:
        assert ("نرگس بهاری", "clerk") in [(each.name, each.role) for each in reader.profiles()]
    hands.press("Return")
    until(lambda: made.window is not None and made.window.isActiveWindow())
    assert "نرگس بهاری، کارشناس" in {each.accessibleName() for each in made.window.bar.findChildren(QToolButton)}


def test_a_folder_without_an_office_is_told_with_two_ways_on(begin, demo, tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    made, hands = begin(folder), Hands()
    assert made.opening.trouble.text.endswith("[E_NO_OFFICE]")
    assert "پوشهٔ دادهٔ اداره را برگزینید" in made.opening.trouble.text
    assert not list(folder.iterdir())
    hands.press("Tab", "Space")
    assert isinstance(shown(made), WelcomeScreen)
    shutil.copytree(demo.county, folder, dirs_exist_ok=True)
    made.opening.refuse("…")
    hands.press("Space")
    until(lambda: isinstance(shown(made), StartScreen))


def test_a_second_program_on_the_same_folder_is_sent_back(begin, county):
    first = begin(county)
    second = begin(county)
    assert second.opening.trouble.text.endswith("[E_OFFICE_IN_USE]")
    assert "در پنجرهٔ دیگری باز است" in second.opening.trouble.text
    first.close()
    Hands().press("Space")
    until(lambda: isinstance(shown(second), StartScreen))


def test_a_new_office_is_begun_from_the_welcome(begin, tmp_path, monkeypatch):
    monkeypatch.setattr(program, "data_home", lambda: tmp_path)
    made, hands = begin(None), Hands()
    assert isinstance(shown(made), WelcomeScreen)
    hands.press("Space")
    until(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    hands.press("Return")
    assert "هر دو نام را بنویسید" in words_in(dialog)
    hands.write("نظراباد")
    hands.press("Return", "Tab")
    hands.write("پریسا کیانی")
    hands.press("Tab")
    hands.write("بهرام سلطانی")
    hands.press("Return")
    until(lambda: isinstance(shown(made), StartScreen))
    hands.press("Return")
    until(lambda: made.window is not None and made.window.isActiveWindow())
    assert "نظرآباد" in made.window.windowTitle()
    with reading(made.folder) as reader:
        roles = {each.name: each.role for each in reader.profiles()}
        assert reader.count(person.FORM, Query()) == 0
    assert roles == {"پریسا کیانی": "clerk", "بهرام سلطانی": "chief"}
    assert made.folder.parent == tmp_path


def test_a_fault_before_the_desk_stands_is_told_in_the_opening_window(begin, county, capfd):
    made = begin(county)
    made.opening.wait()
    sys.excepthook(ValueError, ValueError("x"), None)  # as Qt calls it for an exception in a slot
    assert made.opening.trouble.isVisible()
    assert "[" in made.opening.trouble.text
    Hands().press("Space")
    until(lambda: isinstance(shown(made), StartScreen))


def test_no_refusal_is_cut_off(begin, tmp_path):
    made = begin(tmp_path)
    made.opening.resize(made.opening.minimumSize())
    made.opening.refuse(f"{max(SENTENCES.values(), key=len)} [E_OFFICE_IN_USE]")
    told = next(label for label in made.opening.trouble.findChildren(QLabel) if label.text())
    until(lambda: told.height() >= told.heightForWidth(told.width()), "the sentence is cut off")


def test_who_only_looks_cannot_save(begin, county):
    made, hands = begin(county), Hands()
    names = [card.accessibleName() for card in shown(made).cards]
    viewer = next(place for place, name in enumerate(names) if "بیننده" in name)
    hands.press(*["Tab"] * viewer, "Return")
    until(lambda: made.window is not None and made.window.isActiveWindow())
    window, hands = made.window, Hands(made.jobs, made.reads)
    with reading(county) as reader:
        number = reader.numbers(person.FORM, Query())[0]
        before = reader.heads()
    hands.press("Alt+6", "Ctrl+N")
    assert window.screen_shown.form is person.FORM
    assert not hasattr(window.screen_shown, "page"), "a viewer was given an empty form"
    window.open_record(number)
    until(lambda: hasattr(window.screen_shown, "page"))
    hands.rest()
    held = window.screen_shown.page.typed()
    hands.write("دیگر")
    hands.press("Ctrl+S")
    assert window.screen_shown.page.typed() == held
    with reading(county) as reader:
        assert reader.heads() == before


def test_a_pair_that_would_abort_is_refused_before_a_window():
    with pytest.raises(program.UnsoundPairError):
        program.refuse_unsound_pair((3, 11), "6.12.0")
    program.refuse_unsound_pair((3, 12), "6.12.0")
    program.refuse_unsound_pair((3, 11), "6.11.3")
    program.refuse_unsound_pair()


def test_the_office_is_free_when_the_program_has_closed(begin, county):
    begin(county).close()
    Database(county).close()
