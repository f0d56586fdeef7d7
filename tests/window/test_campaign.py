"""Verification end to end: visits planned and dealt, papers seen as they print, the signed paper's result typed in."""

import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from desktop.store.queries import Query
from desktop.ui.entry import EntryScreen
from desktop.ui.tasks.paper_preview import PaperPreview
from forms.catalog import campaign, job, visit
from forms.rules import digits, record_number
from tests.window.hands import blank_with_cursor, tab_to, until, with_cursor, words_in

AGENCY = "بهزیستی"


@pytest.fixture
def read(desk):
    def read(form, **where):
        asked = Query(where=tuple((name, "=", value) for name, value in where.items() if name != "state")
                      + ((("state", "state", where["state"]),) if "state" in where else ()))
        with desk.database.read() as reader:
            return reader.page(form, asked, 0, 1000)

    return read


def dialog():
    until(lambda: QApplication.activeModalWidget() is not None)
    return QApplication.activeModalWidget()


def test_a_campaign_is_made_planned_dealt_and_printed(window, hands, read):
    hands.press("Alt+7", "Ctrl+N")
    until(lambda: isinstance(window.screen_shown, EntryScreen) and window.screen_shown.page.judge.context)
    assert blank_with_cursor(window) == "title"
    hands.fill("صحت‌سنجی زمستان", "میدانی", "14051001", "14051130")
    while blank_with_cursor(window) != "mode":
        hands.press("Return")
    hands.press("Left", "Ctrl+S")
    (made,) = [each for each in read(campaign.FORM) if each.title == "صحت‌سنجی زمستان"]
    hands.press("Alt+7")
    screen = window.screen_shown
    row = list(screen.records).index(made.number)
    until(lambda: screen.list.model().rowCount() == 2)
    screen.list.setFocus()
    hands.press(*["Up"] * 2, *["Down"] * row)
    assert screen.number == made.number
    the_visits_of_one_agency_are_planned(hands, screen, read, made)
    they_are_dealt_to_groups(hands, read, made)
    the_preview_shows_the_very_file(window, hands, screen, read, made)


def the_visits_of_one_agency_are_planned(hands, screen, read, made):
    tab_to(hands, "برنامه‌ریزی")
    asked = dialog()
    asked.agency.setFocus()
    hands.write(AGENCY)
    hands.press("Return")
    jobs = [each for each in read(job.FORM) if each.values.show(job.AGENCY) == AGENCY]
    until(lambda: asked.told.text().startswith(digits.grouped(len(jobs))))
    hands.press("Return")
    assert "بازدید باز شد" in screen.banner.text
    assert len(read(visit.FORM, campaign=made.number)) == len(jobs)


def they_are_dealt_to_groups(hands, read, made):
    tab_to(hands, "سپردن")
    asked = dialog()
    until(asked.answer)
    without, box = next(iter(asked.taking.items()))
    box.setFocus()
    hands.press("Space")
    until(lambda: asked.answer() and without not in asked.answer())
    hands.press("Return")
    until(lambda: QApplication.activeModalWidget() is None)
    hands.rest()
    given = read(visit.FORM, campaign=made.number, state="planned")
    assert given
    assert without not in {each.values[visit.GROUP] for each in given}
    assert all(each.values[visit.DUE_DAY] for each in given)


def the_preview_shows_the_very_file(window, hands, screen, read, made):
    tab_to(hands, "چاپ")
    until(lambda: isinstance(window.screen_shown, PaperPreview))
    preview = window.screen_shown
    until(lambda: preview.desk.view.pages)
    pages = len(pypdf.PdfReader(preview.desk.path).pages)
    assert preview.desk.view.pages == pages
    assert pages >= len(read(visit.FORM, campaign=made.number))
    assert f"از {digits.grouped(pages)}" in words_in(preview.desk)
    hands.press("End")
    assert preview.desk.view.page == pages - 1
    hands.press("Escape")
    assert window.screen_shown is screen


@pytest.fixture
def given(read):
    """Visits of the demonstration that wait for a result."""
    return read(visit.FORM, state="planned")


@pytest.fixture
def results(window, hands):
    hands.press("Alt+8")
    assert with_cursor() is window.screen_shown.number
    return window.screen_shown


def on_paper(record, form):
    """The number as the paper has it: under the title in short, in the QR code whole."""
    if form == "short":
        return "-".join(record_number.show(record.number).split("-")[2:])
    return record_number.compact(record.number)


@pytest.mark.parametrize("form", ["short", "compact"])
def test_a_result_is_recorded_with_keys_alone(window, hands, results, given, read, form):
    wanted = given[3]
    hands.write(on_paper(wanted, form))
    hands.press("Return")
    assert results.found.visit.number == wanted.number
    hands.write("1")
    assert with_cursor() is results.form.blanks["visited_at"].editor.widget
    hands.press("Ctrl+A")
    hands.write("140508200930")
    hands.press("Return")
    hands.write("پرویز آذری")
    while with_cursor() is not results.form.blanks["working_now"].editor.widget:
        hands.press("Return")
    hands.write("ب")
    hands.press("Ctrl+S")
    assert "ثبت شد" in results.banner.text
    (kept,) = [each for each in read(visit.FORM, state="recorded") if each.number == wanted.number]
    assert kept.values[visit.RESULT] == "CONFIRMED"
    assert kept.values.show(visit.VISITED_AT) == "۱۴۰۵/۰۸/۲۰ ۰۹:۳۰"
    assert kept.values.show(visit.VISITOR) == "پرویز آذری"
    assert kept.values[visit.WORKING_NOW] is True
    assert with_cursor() is results.number, "the next paper cannot be scanned at once"
    assert results.number.text() == ""


def test_the_next_paper_begins_with_the_day_and_visitor_of_the_one_before(window, hands, results, given):
    hands.write(on_paper(given[0], "compact"))
    hands.press("Return")
    hands.write("1")
    hands.press("Ctrl+A")
    hands.write("14050820")
    hands.press("Return")
    hands.write("پرویز آذری")
    hands.press("Ctrl+S")
    hands.write(on_paper(given[1], "compact"))
    hands.press("Return")
    typed = results.form.typed()
    assert typed["visited_at"].startswith("1405/08/20")
    assert typed["visitor"] == "پرویز آذری"


def test_who_was_not_found_is_visited_again(window, hands, results, given, read):
    wanted = given[5]
    codes = list(results.form.codes.buttons)
    hands.write(on_paper(wanted, "short"))
    hands.press("Return")
    hands.write(digits.to_persian(str((codes.index("NOT_FOUND") + 1) % 10)))
    hands.press("Ctrl+S")
    assert "بازدید دوباره باز شد" in results.banner.text
    assert "گروه دیگری" in results.banner.text
    rounds = read(visit.FORM, job=wanted.values[visit.JOB])
    assert sorted(each.values[visit.ROUND] for each in rounds) == [1, 2]
    second = next(each for each in rounds if each.values[visit.ROUND] == 2)
    assert second.state == "wanted"
    assert digits.to_persian(record_number.show(second.number)) in results.banner.text
    tab_to(hands, "بازگردانی")
    assert "بازگردانده شد" in results.banner.text
    assert [each.values[visit.ROUND] for each in read(visit.FORM, job=wanted.values[visit.JOB])] == [1]


def test_a_number_that_is_mistyped_opens_nothing(window, hands, results, given):
    short = on_paper(given[0], "short")
    wrong = short[:-1] + str((int(short[-1]) + 1) % 10)
    hands.write(wrong)
    hands.press("Return")
    assert "با برگ مقایسه کنید" in results.banner.text
    assert results.found is None
    hands.write(short)
    hands.press("Return")
    assert results.found.visit.number == given[0].number


def test_a_paper_without_a_result_is_not_kept(window, hands, results, given, read):
    hands.write(on_paper(given[0], "short"))
    hands.press("Return", "Ctrl+S")
    assert "برگ ذخیره نشد" in results.banner.text
    assert with_cursor() is results.form.codes
    assert given[0].number in [each.number for each in read(visit.FORM, state="planned")]


def test_what_was_written_is_not_lost_to_the_next_scan(window, hands, results, given):
    hands.write(on_paper(given[0], "short"))
    hands.press("Return")
    hands.write("1")
    hands.press("F2")
    hands.write(on_paper(given[1], "short"))
    hands.press("Return")
    assert results.found.visit.number == given[0].number
    assert "هنوز ذخیره نشده است" in results.banner.text
