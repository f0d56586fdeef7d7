"""The agency's workbook through the screen: the dry run tells the true counts, the import is seen, and taken back."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.store.queries import Query
from forms.catalog import job, person
from forms.rules import digits
from tests.window.hands import tab_to, until, with_cursor, words_in

DATA = Path(__file__).parents[1] / "data"
WORKBOOK = DATA / "rasad-karaj-1405.xlsx"
EXPECTED = json.loads((DATA / "rasad-karaj-1405.expected.json").read_text(encoding="utf-8"))
FATHER = "نام پدر"


@pytest.fixture
def screen(window, hands):
    hands.press("Alt+2")
    return window.screen_shown


def shown(number):
    return digits.grouped(number)


def test_the_sample_is_looked_at_mapped_written_and_taken_back(window, hands, screen, desk):
    with desk.database.read() as reader:
        before = [reader.count(form, Query()) for form in (job.FORM, person.FORM)]
        heads = reader.heads()
    screen.look(WORKBOOK)
    hands.rest()
    the_dry_run_tells_the_true_counts(screen)
    with desk.database.read() as reader:
        assert reader.heads() == heads, "a dry run wrote"
    a_column_is_given_up_and_taken_again(hands, screen)
    hands.press("Ctrl+Return")
    assert "درون‌ریزی شد" in screen.banner.text
    assert f"{shown(EXPECTED['rows'])} پروندهٔ تازه" in screen.banner.text
    with desk.database.read() as reader:
        assert reader.count(job.FORM, Query()) == before[0] + EXPECTED["rows"]
    hands.press("Alt+3")
    jobs = window.screen_shown
    until(lambda: jobs.count.text() == f"{shown(before[0] + EXPECTED['rows'])} پرونده")
    hands.press("Alt+2")
    tab_to(hands, "بازگردانی")
    assert "بازگردانده شد" in screen.banner.text
    with desk.database.read() as reader:
        assert [reader.count(form, Query()) for form in (job.FORM, person.FORM)] == before
    hands.press("Alt+3")
    until(lambda: jobs.count.text() == f"{shown(before[0])} پرونده")


def the_dry_run_tells_the_true_counts(screen):
    told = words_in(screen.page)
    assert f"{shown(EXPECTED['rows'])} ردیف" in told
    assert f"{shown(len(EXPECTED['agencies']))} دستگاه" in told
    assert f"{shown(EXPECTED['same_person_two_agencies'])} بار یک شخص" in told
    assert f"{shown(EXPECTED['loans'])} تسهیلات، روی هم ۱۱۸٫۲۸ میلیارد تومان" in told
    assert EXPECTED["loan_total_rial"] == 118_280_000_000 * 10
    chips = {label: chip.text().removeprefix(label).strip() for label, chip in screen.page.chips.items()}
    assert chips["تازه"] == shown(EXPECTED["rows"])
    assert chips["تکراری"] == shown(EXPECTED["repeated"])
    assert chips["کد ملی نادرست"] == shown(EXPECTED["bad_national_code"])
    assert chips["تاریخ نادرست"] == shown(EXPECTED["bad_date"])
    assert screen.page.model.rowCount() == EXPECTED["rows"] + EXPECTED["repeated"]


def a_column_is_given_up_and_taken_again(hands, screen):
    heading, combo = next((heading, combo) for heading, combo in screen.page.columns.combos.items()
                          if combo.currentData() == "father_name")
    assert heading.strip() == FATHER
    screen.page.view.choose("columns")
    tab_until(hands, combo)
    looked = screen.run
    hands.press("Home", "Down", "Up")
    assert screen.run is looked, "a choice that is not final read the workbook again"
    hands.press("Return")
    until(lambda: screen.run is not looked)
    assert all(row.values.named("father_name") is None for row in screen.run.plan.rows)
    assert with_cursor() is screen.page.columns.combos[heading]
    hands.press(*["Down"] * combo.findData("father_name"))
    after = screen.run
    hands.press("Tab")  # going elsewhere makes the choice final as well
    until(lambda: screen.run is not after)
    assert screen.page.columns.combos[heading].currentData() == "father_name"
    assert with_cursor() is list(screen.page.columns.combos.values())[
        list(screen.page.columns.combos).index(heading) + 1]
    assert sum(row.values.named("father_name") is not None for row in screen.run.plan.rows) > EXPECTED["rows"] * 0.9
    screen.page.view.choose("rows")
    the_dry_run_tells_the_true_counts(screen)


def tab_until(hands, widget):
    for _ in range(60):
        if with_cursor() is widget:
            return
        hands.press("Tab")
    raise AssertionError("Tab never came there")


def test_the_cursor_is_where_the_work_is(window, hands, screen):
    assert with_cursor() is screen.drop
    hands.press("Ctrl+O")
    asked = window.findChild(QFileDialog)
    asked.fileSelected.emit(str(WORKBOOK))  # what the system's dialog tells when a file is chosen
    asked.reject()
    hands.rest()
    until(lambda: screen.run is not None)
    assert window.focusWidget() is screen.page.table  # where the cursor is as soon as the window has the keyboard
    hands.press("Alt+3", "Alt+2")
    assert with_cursor() is screen.page.table


def test_who_a_row_is_about_is_seen_without_scrolling(window, hands, screen):
    window.resize(1366, 768)
    screen.look(WORKBOOK)
    hands.rest()
    table = screen.page.table
    shown_names = {column.name for place, column in enumerate(screen.page.model.columns)
                   if table.columnViewportPosition(place) >= 0
                   and table.columnViewportPosition(place) + table.columnWidth(place) <= table.viewport().width()}
    assert {"@row", "@status", "tracking_code", "agency", "first_name", "last_name", "national_code"} <= shown_names


def test_the_rows_of_one_fault_are_walked(window, hands, screen):
    screen.look(WORKBOOK)
    hands.rest()
    screen.page.chips["کد ملی نادرست"].click()
    hands.rest()
    assert screen.page.model.rowCount() == EXPECTED["bad_national_code"]
    screen.page.table.setFocus()
    hands.press("F8")
    hands.rest()
    assert screen.page.notes.sentences
    first = screen.page.table.currentIndex().row()
    hands.press("F8")
    assert screen.page.table.currentIndex().row() == first + 1


def test_what_is_no_workbook_is_said_and_nothing_is_written(window, hands, screen, desk):
    with desk.database.read() as reader:
        heads = reader.heads()
    for name in ("encrypted.xlsx", "old.xls"):
        screen.look(DATA / name)
        hands.rest()
        assert screen.banner.isVisible()
        assert "[E_" in screen.banner.text
        assert not screen.apply.isVisible()
    hands.press("Ctrl+Return")
    with desk.database.read() as reader:
        assert reader.heads() == heads


def test_the_errors_go_back_to_the_agency(window, hands, screen, tmp_path):
    screen.look(WORKBOOK)
    hands.rest()
    tab_to(hands, "فایل اشکال‌ها")
    asked = window.findChild(QFileDialog)
    asked.fileSelected.emit(str(tmp_path / "back.xlsx"))  # what the system's dialog tells when a place is chosen
    asked.reject()
    hands.rest()
    assert "نوشته شد" in screen.banner.text
    assert (tmp_path / "back.xlsx").stat().st_size > 5_000
    assert not list(tmp_path.glob("*.part"))
