"""Registering by keyboard: what is wrong is said under its blank, what is doubtful is marked, nothing is lost."""

import random
import time

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.operations.records.keep_draft import keep_draft
from desktop.rooms import window_of
from desktop.store.queries import Query
from desktop.ui.entry import EntryScreen
from desktop.ui.preferences import Preferences
from forms.catalog import cooperative, home_business, person
from tests.ui.memory import national_code
from tests.window.hands import blank_with_cursor, tab_to, until, words_in

LONGER_THAN_A_DRAFT_WAITS = 2.3  # seconds
CODES = [national_code(random.Random(seed)) for seed in range(5)]


@pytest.fixture
def start(window, hands):
    """Go to a list and begin a new record with Ctrl+N."""
    def start(key):
        hands.press(key, "Ctrl+N")
        until(lambda: isinstance(window.screen_shown, EntryScreen) and window.screen_shown.page.judge.context)
        return window.screen_shown

    return start


@pytest.fixture
def records(desk):
    def records(form, **where):
        asked = Query(where=tuple((name, "=", value) for name, value in where.items()))
        with desk.database.read() as reader:
            return reader.page(form, asked, 0, 10)

    return records


def note(screen, name):
    return screen.page.blanks.by_name[name].note


def go_to(hands, window, name):
    for _ in range(60):
        if blank_with_cursor(window) == name:
            return
        hands.press("Return")
    raise AssertionError(f"Enter never came to {name}")


def test_a_person_is_registered_without_the_mouse(window, hands, start, records):
    screen = start("Alt+6")
    assert blank_with_cursor(window) == "national_code"
    hands.fill(CODES[0], "پرستو", "نجفي", "احمد", "13650421")
    assert blank_with_cursor(window) == "sex"
    hands.press("Left")
    hands.press("Return")
    hands.fill("09121234567", None, "کرج، مهرشهر", None, "با Shift+Enter خط تازه")
    hands.press("Ctrl+S")
    assert window.toast.text == "ذخیره شد"
    (kept,) = records(person.FORM, national_code=CODES[0])
    assert kept.values.show(person.LAST_NAME) == "نجفی"
    assert kept.values.show(person.BIRTH_DAY) == "۱۳۶۵/۰۴/۲۱"
    assert kept.values[person.SEX] == "female"
    assert kept.values[person.MOBILE] == "09121234567"
    assert screen.number == kept.number
    assert "پرستو نجفی" in screen.page.head.title.text()
    assert kept.marks == ()


def test_a_wrong_national_code_is_said_below_it_and_nothing_is_saved(window, hands, start, desk):
    with desk.database.read() as reader:
        before = reader.heads()
    wrong = CODES[0][:-1] + str((int(CODES[0][-1]) + 1) % 10)
    screen = start("Alt+6")
    hands.fill(wrong, "پرستو")
    assert "کد ملی" in note(screen, "national_code")
    hands.write("نجفی")
    hands.press("Ctrl+S")
    assert blank_with_cursor(window) == "national_code"
    assert screen.page.banner.text.startswith("۱ جا باید درست شود")
    assert screen.number == 0
    with desk.database.read() as reader:
        assert reader.heads() == before
    hands.press("Ctrl+A")
    hands.write(CODES[0])
    hands.press("Ctrl+S")
    assert screen.number
    assert note(screen, "national_code") == ""


def test_what_is_empty_is_told_blank_by_blank(window, hands, start):
    screen = start("Alt+6")
    hands.press("Ctrl+S")
    assert [note(screen, name) for name in ("national_code", "first_name", "last_name")] == [
        "«کد ملی» را بنویسید", "«نام» را بنویسید", "«نام خانوادگی» را بنویسید"]
    assert blank_with_cursor(window) == "national_code"


def test_a_code_that_is_known_is_said_while_writing(window, hands, start, records):
    known = records(person.FORM)[0]
    screen = start("Alt+6")
    hands.fill(known.values[person.NATIONAL_CODE])
    until(lambda: note(screen, "national_code"))
    hands.fill("پرستو", "نجفی")
    hands.press("Ctrl+S")
    assert "پیش‌تر" in note(screen, "national_code")
    assert screen.number == 0


def test_what_is_doubtful_is_saved_with_a_mark(window, hands, start, records, desk):
    screen = start("Alt+6")
    hands.fill(CODES[1], "پرستو", "نجفی")
    go_to(hands, window, "mobile")
    hands.write("0912123")
    hands.press("Ctrl+S")
    (kept,) = records(person.FORM, national_code=CODES[1])
    assert kept.marks == ("mobile",)
    assert window.toast.text == "ذخیره شد؛ ۱ جا نیازمند بازبینی است"
    assert note(screen, "mobile")
    with_marks = Query(where=(("@marks", "marked", True),))
    with desk.database.read() as reader:
        assert kept.number in reader.numbers(person.FORM, with_marks)


def test_f3_writes_what_was_written_before_and_next_begins_anew(window, hands, start, records):
    start("Alt+6")
    hands.fill(CODES[1], "پرستو", "نجفی", "احمد")
    hands.press("Ctrl+Shift+S")
    screen = window.screen_shown
    until(lambda: screen.number == 0 and screen.page.typed()["national_code"] == "")
    assert blank_with_cursor(window) == "national_code"
    hands.fill(CODES[2], "پدرام")
    hands.press("F3", "Return", "F3", "Ctrl+S")
    (kept,) = records(person.FORM, national_code=CODES[2])
    assert kept.values.show(person.LAST_NAME) == "نجفی"
    assert kept.values.show(person.FATHER_NAME) == "احمد"


def test_a_cooperative_with_two_members_and_three_pasted_ones(window, hands, start, records):
    screen = start("Alt+4")
    hands.fill("زنبورداران تندیس", "تولیدی")
    go_to(hands, window, "county")
    hands.write("کرج")
    hands.press("Return")
    go_to(hands, window, "members")
    for place, cells in enumerate([(CODES[0], "پرستو", "نجفی", "احمد", "زن", "10", "هیأت مدیره", "", ""),
                                   (CODES[1], "پدرام", "کریمی", "رضا", "مرد", "5", "مدیرعامل", "", "")]):
        for cell in cells:
            hands.write(cell)
            if QApplication.activePopupWidget() is not None:
                hands.press("Return")
            hands.press("Tab")
        hands.press("Tab")
        assert screen.page.typed()["members"][place]["national_code"] == cells[0]
    QGuiApplication.clipboard().setText("\n".join(
        f"{code}\tنام {place}\tخانوادگی\tپدر\tزن\t1" for place, code in enumerate(CODES[2:])))
    assert blank_with_cursor(window) == "members"
    hands.press("Escape", "Ctrl+V")
    assert len(screen.page.typed()["members"]) == 5
    hands.press("Ctrl+Tab")
    go_to(hands, window, "capital")
    hands.write("۵۰۰ میلیون تومان")
    hands.press("Ctrl+S")
    assert screen.number, "five applicants may be written; only the step asks for seven"
    (kept,) = records(cooperative.FORM, name="زنبورداران تندیس")
    members = kept.values[cooperative.MEMBERS]
    assert [member[cooperative.MEMBER_CODE] for member in members] == CODES
    assert members[0][cooperative.MEMBER_ROLE] == "board"
    assert kept.values[cooperative.CAPITAL] == 5_000_000_000
    assert kept.state == "draft"


def test_a_household_business_applicant_takes_the_person_of_the_code(window, hands, start, records):
    known = records(person.FORM)[0]
    start("Alt+5")
    hands.fill(known.values[person.NATIONAL_CODE], "لیلا", "نجفی")
    go_to(hands, window, "county")
    hands.fill("کرج")
    go_to(hands, window, "mode")
    hands.press("Left")
    go_to(hands, window, "trade_group")
    first = window.screen_shown.page.blanks.by_name["trade_group"].editor.widget
    hands.press("F4", "Down", "Return")
    assert first.chosen()
    go_to(hands, window, "field_of_work")
    hands.write("رشته‌ای که در فهرست نیست")
    hands.press("Ctrl+S")
    kept = records(home_business.FORM, national_code=known.values[person.NATIONAL_CODE])[-1]
    assert kept.values[home_business.PERSON] == known.number
    assert kept.values[home_business.FIELD] == "رشته‌ای که در فهرست نیست"


def test_the_history_shows_who_changed_what(window, hands, records):
    kept = records(person.FORM)[0]
    window.open_record(kept.number)
    until(lambda: isinstance(window.screen_shown, EntryScreen))
    hands.rest()
    go_to(hands, window, "first_name")
    hands.press("Ctrl+A")
    hands.write("فرنگیس")
    hands.press("Ctrl+S", "Ctrl+H")
    panel = window.screen_shown.page.history
    assert panel.isVisible()
    told = words_in(panel)
    assert "فرنگیس" in told
    assert "مریم یوسفی" in told
    assert kept.values.show(person.FIRST_NAME) in told


def test_a_draft_outlives_the_window(window, hands, start, desk):
    screen = start("Alt+6")
    hands.fill(CODES[3], "پرستو")
    until(lambda: screen.page.foot.note.text() == "پیش‌نویس نگه داشته شد")
    window.hide()  # as in a power cut, nothing is asked; another window is opened on the same office
    other = window_of(desk, *hands.workers, Preferences(None))
    other.show()
    other.activateWindow()
    until(other.isActiveWindow)
    hands.press("Alt+6", "Ctrl+N")
    until(lambda: isinstance(other.screen_shown, EntryScreen))
    again = other.screen_shown
    until(lambda: "پیش‌نویسی" in again.page.banner.text)
    tab_to(hands, "ادامهٔ پیش‌نویس")
    assert again.page.typed()["first_name"] == "پرستو"
    hands.press("Ctrl+S")
    assert "«نام خانوادگی» را بنویسید" in note(again, "last_name")
    other.hide()
    other.deleteLater()


def test_leaving_asks_and_keeps_or_throws_away(window, hands, start):
    start("Alt+6")
    hands.fill(CODES[3], "پرستو")
    hands.press("Alt+3")
    until(lambda: QApplication.activeModalWidget() is not None)
    hands.press("Escape")
    assert isinstance(window.screen_shown, EntryScreen)
    hands.press("Alt+3")
    until(lambda: QApplication.activeModalWidget() is not None)
    hands.press("Shift+Tab", "Space")
    until(lambda: not isinstance(window.screen_shown, EntryScreen))
    assert window.screen_shown.form.kind == "job"
    again = start("Alt+6")
    assert again.page.banner.isHidden()


def test_looking_at_a_record_leaves_no_draft(window, hands, records, desk):
    for form in (person.FORM, cooperative.FORM):
        window.open_record(records(form)[0].number)
        until(lambda form=form: isinstance(window.screen_shown, EntryScreen) and window.screen_shown.form is form)
        hands.rest()
        assert not window.screen_shown.dirty
    end = time.monotonic() + LONGER_THAN_A_DRAFT_WAITS
    until(lambda: time.monotonic() > end)
    hands.rest()
    with desk.database.read() as reader:
        assert reader.drafts(desk.actor.name) == []


def test_a_draft_that_says_what_is_saved_is_not_offered(window, hands, records, desk):
    kept = records(cooperative.FORM)[0]
    window.open_record(kept.number)
    until(lambda: isinstance(window.screen_shown, EntryScreen))
    hands.rest()
    keep_draft(desk, "cooperative", kept.number, window.screen_shown.page.typed())
    window.screen_shown.closed.emit()
    window.open_record(kept.number)
    until(lambda: isinstance(window.screen_shown, EntryScreen))
    hands.rest()
    assert window.screen_shown.page.banner.isHidden()
