"""The letter register by keyboard: a letter from a template, its number, its correction, one that came, the book.

The demonstration office has letters of its own; these tests look at those that were written since.
"""

import pytest
from PySide6.QtWidgets import QApplication

from desktop.store.queries import Query
from desktop.ui.entry import EntryScreen
from desktop.ui.listing import ListScreen
from desktop.ui.pieces import Chooser
from desktop.ui.tasks.letter_receive import ReceiveScreen
from forms.catalog import cooperative, letter
from forms.rules.digits import grouped, to_persian
from tests.operations.paper_reading import plain, said
from tests.window.hands import blank_with_cursor, tab_to, until, with_cursor


@pytest.fixture
def before(desk):
    """The letters of the demonstration, newest first."""
    with desk.database.read() as reader:
        return reader.page(letter.FORM, Query(order=(("number", True),), voided=True), 0, 500)


@pytest.fixture
def letters(desk, before):
    """Those written since, newest first."""
    since = (("number", ">", before[0].number),)

    def letters():
        with desk.database.read() as reader:
            return reader.page(letter.FORM, Query(since, (("number", True),)), 0, 50)

    return letters


@pytest.fixture
def following(before):
    """The serial that the next letter of a direction must get this year."""
    def following(direction):
        book = [each.values for each in before
                if (each.values[letter.DIRECTION], each.values[letter.YEAR]) == (direction, 1405)]
        return max(each[letter.SERIAL] for each in book) + 1

    return following


@pytest.fixture
def coop(desk, before):
    """A cooperative that no letter is about yet."""
    about = {each.values[letter.COOPERATIVE] for each in before}
    with desk.database.read() as reader:
        return next(each for each in reader.page(cooperative.FORM, Query(), 0, 50) if each.number not in about)


@pytest.fixture
def register(window, hands):
    window.go("list.letter")
    hands.rest()
    return window.screen_shown


@pytest.fixture
def opened(window, hands):
    """Open a record, as a list or a search would."""
    def opened(number):
        window.open_record(number)
        until(lambda: isinstance(window.screen_shown, EntryScreen) and window.screen_shown.number == number)
        hands.rest()
        return window.screen_shown

    return opened


def dialog(kind=None):
    until(lambda: QApplication.activeModalWidget() is not None)
    found = QApplication.activeModalWidget()
    assert kind is None or isinstance(found, kind)
    return found


def open_letter(window, hands):
    until(lambda: isinstance(window.screen_shown, EntryScreen) and window.screen_shown.form.kind == "letter"
          and window.screen_shown.number)
    hands.rest()
    return window.screen_shown


def note(screen, name):
    return screen.page.blanks.by_name[name].editor.line.text()


def test_a_letter_about_a_cooperative_from_its_template_to_its_number(window, hands, letters, following, coop, opened):
    about = opened(coop.number)
    assert about.page.letters.written.isHidden()
    hands.press("Ctrl+L")
    chooser = dialog(Chooser)
    hands.write("بانک")
    assert [each.key for each in chooser.shown] == ["coop-bank-account"]
    hands.press("Return")
    screen = open_letter(window, hands)
    (draft,) = letters()
    assert (draft.state, draft.values[letter.COOPERATIVE], screen.number) == ("draft", coop.number, draft.number)
    assert note(screen, "letter_no") == ""
    for name, text in (("body", "متن نامه"), ("signer", "حمید رستگار"), ("signer_post", "رئیس اداره")):
        screen.page.blanks.by_name[name].editor.widget.setFocus()
        hands.press("Ctrl+A")
        hands.write(text)
    hands.press("Ctrl+S")
    assert not screen.dirty
    tab_to(hands, "صدور و شماره‌زدن")
    until(lambda: letters()[0].state == "issued")
    hands.rest()
    assert note(screen, "letter_no") == to_persian(f"3001/{following('out')}/1405")
    assert screen.page.blanks.by_name["body"].editor.widget.isReadOnly()
    assert not screen.page.blanks.by_name["note"].editor.widget.isReadOnly()
    screen.closed.emit()
    hands.rest()
    assert about.page.letters.written.isVisible()
    assert about.page.letters.written.text().startswith("۱ ")
    hands.press("Ctrl+Shift+L")
    until(lambda: isinstance(window.screen_shown, ListScreen) and window.screen_shown.form is letter.FORM)
    hands.rest()
    assert window.screen_shown.model.rowCount() == 1


def test_what_was_assigned_is_passed_over_by_the_cursor(window, hands, register):
    hands.press("Ctrl+N")
    until(lambda: isinstance(window.screen_shown, EntryScreen) and window.screen_shown.page.judge.context)
    seen = []
    for _ in range(30):
        seen.append(blank_with_cursor(window))
        hands.press("Return")
    assert seen[0] == "direction"
    assert "addressed_to" in seen
    assert not set(seen) & {"letter_no", "serial", "year", "template"}
    line = window.screen_shown.page.blanks.by_name["letter_no"].editor.line
    assert "هنگام صدور" in line.placeholderText()


def test_an_issued_letter_is_corrected_after_a_reason(window, hands, letters, following, register):
    hands.press("Ctrl+N")
    until(lambda: isinstance(window.screen_shown, EntryScreen) and window.screen_shown.page.judge.context)
    screen = window.screen_shown
    screen.page.blanks.write({"direction": "out", "correspondent": "فرمانداری", "subject": "دعوت", "body": "متن",
                              "signer": "رستگار", "signer_post": "رئیس"})
    hands.press("Ctrl+S")
    until(lambda: screen.number)
    tab_to(hands, "صدور و شماره‌زدن")
    until(lambda: letters()[0].state == "issued")
    hands.rest()
    tab_to(hands, "اصلاح نامه")
    dialog()
    hands.write("تاریخ نادرست بود")
    hands.press("Ctrl+Return")
    until(lambda: letters()[0].state == "correcting")
    hands.rest()
    assert not screen.page.blanks.by_name["body"].editor.widget.isReadOnly()
    screen.page.blanks.by_name["body"].editor.widget.setFocus()
    hands.press("Ctrl+A")
    hands.write("متن درست")
    tab_to(hands, "صدور با همان شماره")
    until(lambda: letters()[0].state == "issued")
    hands.rest()
    (kept,) = letters()
    assert (kept.values[letter.BODY], kept.values[letter.LETTER_NO]) == (
        "متن درست", f"3001/{following('out')}/1405")


def test_letters_that_came_are_entered_one_after_another(window, hands, letters, following, register):
    hands.press("Ctrl+R")
    until(lambda: isinstance(window.screen_shown, ReceiveScreen) and window.screen_shown.page.judge.context)
    screen = window.screen_shown
    for number in (1, 2):
        assert blank_with_cursor(window) == "correspondent"
        hands.fill("استانداری", f"77/{number}", "14050820", "آمار اشتغال")
        hands.press("Ctrl+S")
        until(lambda number=number: len(letters()) == number)
        hands.rest()
        assert "دفتر وارده" in window.toast.text
        assert "۱۴۰۵" in window.toast.text
        assert screen.number == 0
        assert screen.page.typed()["correspondent"] == ""
    second, first = letters()
    serial = following("in")
    assert (first.state, first.values[letter.LETTER_NO], second.values[letter.SERIAL]) == (
        "received", f"و/3001/{serial}/1405", serial + 1)
    assert not screen.dirty
    hands.press("Ctrl+S")
    assert "«موضوع»" in screen.page.blanks.by_name["subject"].note
    assert len(letters()) == 2


def test_leaving_a_half_written_letter_asks_and_enters_it(window, hands, letters, register):
    hands.press("Ctrl+R")
    until(lambda: isinstance(window.screen_shown, ReceiveScreen) and window.screen_shown.page.judge.context)
    hands.fill("استانداری", "77/1", None, "آمار")
    window.screen_shown.leave(window.screen_shown.closed.emit)
    dialog()
    hands.press("Return")
    until(lambda: isinstance(window.screen_shown, ListScreen))
    hands.rest()
    assert [each.state for each in letters()] == ["received"]


def test_a_letter_that_came_is_answered_from_its_own_screen(window, hands, letters, register, opened):
    hands.press("Ctrl+R")
    until(lambda: isinstance(window.screen_shown, ReceiveScreen) and window.screen_shown.page.judge.context)
    hands.fill("استانداری", "77/1", "14050820", "آمار")
    hands.press("Ctrl+S")
    until(lambda: len(letters()) == 1)
    came = letters()[0]
    opened(came.number)
    hands.press("Ctrl+L")
    assert dialog(Chooser).marked.key == "reply"
    hands.press("Return")
    until(lambda: len(letters()) == 2)
    until(lambda: open_letter(window, hands).number != came.number)
    assert letters()[0].values[letter.REPLY_TO] == came.number
    assert "بازگشت به نامهٔ" in window.screen_shown.page.typed()["body"]


def test_a_new_letter_from_the_register_asks_which_record(window, hands, letters, coop, register):
    hands.press("Ctrl+L")
    chooser = dialog(Chooser)
    assert len(chooser.shown) > 10
    hands.write("افتتاح حساب")
    hands.press("Return")
    until(lambda: not isinstance(QApplication.activeModalWidget(), Chooser))
    dialog()
    hands.write(coop.values.show(cooperative.NAME)[:8])
    until(lambda: QApplication.activePopupWidget() is not None)
    hands.press("Return", "Return")
    until(lambda: len(letters()) == 1)
    assert letters()[0].values[letter.COOPERATIVE] is not None


def test_an_empty_letter_is_about_nothing(window, hands, letters, register):
    hands.press("Ctrl+L")
    dialog(Chooser)
    hands.write("خالی")
    hands.press("Return")
    until(lambda: len(letters()) == 1)
    assert letters()[0].values[letter.TEMPLATE] == "general"
    assert open_letter(window, hands).number == letters()[0].number


def test_the_book_of_a_period_is_shown_for_printing(window, hands, letters, following, register):
    hands.press("Ctrl+R")
    until(lambda: isinstance(window.screen_shown, ReceiveScreen) and window.screen_shown.page.judge.context)
    hands.fill("استانداری", "77/1", "14050820", "آمار")
    hands.press("Ctrl+S")
    until(lambda: len(letters()) == 1)
    window.screen_shown.closed.emit()
    hands.rest()
    hands.press("Ctrl+Shift+P")
    asked = dialog()
    assert asked.first.day() is not None
    assert with_cursor() is asked.direction
    hands.press("Left", "Return")
    until(lambda: "دفتر اندیکاتور" in window.screen_shown.title)
    book = said(window.screen_shown.desk.path)
    assert plain("دفتر اندیکاتور نامه‌های وارده") in book
    assert f"؛ {grouped(following('in'))} نامه" in book
    assert "استانداری" in book


def test_a_period_without_letters_is_said(window, hands, register):
    hands.press("Ctrl+Shift+P")
    asked = dialog()
    for blank, day in ((asked.first, "14040101"), (asked.last, "14041229")):
        hands.press("Tab")
        assert with_cursor() is blank
        hands.press("Ctrl+A")
        hands.write(day)
    hands.press("Return")
    until(lambda: "برگزیده نشده" in window.toast.text)
    assert window.screen_shown is register
