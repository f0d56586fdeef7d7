"""Ctrl+K from anywhere: letters of any keyboard, codes and numbers lead to the record."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.store.queries import Query
from desktop.ui.entry import EntryScreen
from forms.catalog import job, person
from forms.rules import digits, record_number
from tests.window.hands import until, with_cursor


@pytest.fixture
def worker(desk):
    """A job of the demonstration."""
    with desk.database.read() as reader:
        return reader.page(job.FORM, Query(where=(("last_name", "contains", "نجفی"),)), 0, 1)[0]


def ask(window, hands, text):
    hands.press("Ctrl+K")
    assert with_cursor() is window.bar.search
    hands.write(text)
    until(lambda: QApplication.activePopupWidget() is not None and not any(each.busy for each in hands.workers))
    return window.bar.search.suggestions


def take(window, hands):
    """Enter on the suggestion that is marked; answers with the entry screen that opens."""
    hands.press("Return")
    until(lambda: isinstance(window.screen_shown, EntryScreen))
    hands.rest()
    return window.screen_shown


def test_arabic_letters_find_a_persian_name(window, hands):
    found = ask(window, hands, "نجفي")
    assert any("نجفی" in each.title for each in found)
    hands.press("Down", "Up", "Down")
    chosen = found[1]
    screen = take(window, hands)
    assert screen.number == chosen.stands_for
    assert QApplication.activePopupWidget() is None


def test_every_word_of_a_name_narrows(window, hands, worker):
    found = ask(window, hands, f"{worker.values[job.FIRST_NAME]} {worker.values[job.LAST_NAME]}")
    assert worker.number in [each.stands_for for each in found]


@pytest.mark.parametrize("shown", [str, digits.to_persian])
def test_a_national_code_finds_the_person_and_the_job(window, hands, worker, shown):
    code = worker.values[job.NATIONAL_CODE]
    found = ask(window, hands, shown(code))
    assert {"اشتغال ثبت‌شده", "شخص"} <= {part for each in found for part in each.note.split("  ·  ")}
    screen = take(window, hands)
    assert screen.page.typed()["national_code"] == code


def test_a_tracking_code_finds_one_job(window, hands, worker):
    found = ask(window, hands, worker.values[job.TRACKING_CODE])
    assert [each.stands_for for each in found] == [worker.number]
    assert take(window, hands).number == worker.number


def test_the_number_on_a_paper_finds_its_record(window, hands, worker):
    found = ask(window, hands, record_number.show(worker.number))
    assert worker.number in [each.stands_for for each in found]


def test_the_number_in_a_qr_code_finds_its_record(window, hands, worker):
    found = ask(window, hands, record_number.compact(worker.number))
    assert worker.number in [each.stands_for for each in found]


def test_what_is_not_there_is_said_and_opens_nothing(window, hands):
    found = ask(window, hands, "قثقفغعه")
    assert [each.title for each in found] == ["چیزی پیدا نشد"]
    hands.press("Return")
    assert not isinstance(window.screen_shown, EntryScreen)


def test_a_list_is_searched_and_walked_with_the_keyboard(window, hands, worker):
    hands.press("Alt+3", "Ctrl+F")
    screen = window.screen_shown
    assert screen.form is job.FORM
    hands.write(worker.values[job.TRACKING_CODE])
    until(lambda: screen.model.rowCount() == 1 and screen.model.row(0) is not None)
    assert screen.count.text() == "۱ پرونده"
    hands.press("Tab")
    while with_cursor() is not screen.table:
        hands.press("Tab")
    hands.press("Down", "Return")
    until(lambda: isinstance(window.screen_shown, EntryScreen))
    assert window.screen_shown.number == worker.number


def test_a_link_is_followed_with_the_keyboard(window, hands, worker):
    window.open_record(worker.number)
    until(lambda: isinstance(window.screen_shown, EntryScreen))
    hands.rest()
    while with_cursor() is not window.screen_shown.page.blanks.by_name["person"].editor.widget:
        hands.press("Return")
    hands.press("Ctrl+Return")
    until(lambda: window.screen_shown.form is person.FORM)
    assert window.screen_shown.number == worker.values[job.PERSON]
