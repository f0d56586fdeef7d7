"""The work list of cooperatives on the screen: kinds and search, the file and the letter of a line, the paper."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.operations.cooperatives.watching.duty_words import days_text
from desktop.operations.letters.write_letter import write_duty_letter
from desktop.ui.cooperatives.duties_screen import DutiesScreen
from desktop.ui.tasks.dashboard import DashboardScreen
from forms.catalog import BY_KIND
from forms.rules import jalali
from tests.operations import offices
from tests.operations.coops import Coops
from tests.ui.acts import nameless
from tests.ui_tasks.asking import dialog_of, enter, press
from tests.ui_tasks.conftest import settle


@pytest.fixture
def office(new):
    """Two cooperatives with capital to be paid, one licence that ends soon."""
    today = new.desk.today
    with new.desk.database.change(offices.CHIEF) as change:
        coops = Coops(change)
        quiet = {"registration_day": jalali.text(today), "active_day": jalali.text(today)}
        new.late, new.later = (coops.coop(name=name, capital=900, paid_capital=300, **quiet, rest_due=jalali.text(
            jalali.add_months(today, -months))) for name, months in (("پوشاک نگین", 5), ("باغ‌داران امید", 2)))
        new.soon = coops.coop(name="نانوایان", licence_end=jalali.text(jalali.add_months(today, 1)), **quiet)
        for coop in (new.late, new.later, new.soon):
            for place in range(3):
                coops.office(coop, full_name=f"نام {place}", last_day=jalali.text(jalali.add_years(today, 2)))
            coops.office(coop, "inspector", last_day=jalali.text(jalali.add_years(today, 2)))
    return new


@pytest.fixture
def screen(show, office):
    made = show(DutiesScreen, office)
    made.asked = []
    events = office.services.events
    events.open_file.connect(lambda number: made.asked.append(("file", number)))
    events.open_record.connect(lambda number: made.asked.append(("record", number)))
    return made


def cells(screen, column):
    place = next(at for at, each in enumerate(screen.model.columns) if each.name == column)
    return [screen.model.row(at).texts[place] for at in range(screen.model.rowCount())]


def tones(screen):
    return [screen.model.row(at).tones["days"] for at in range(screen.model.rowCount())]


def test_the_most_urgent_first(screen):
    assert cells(screen, "title") == ["پوشاک نگین", "باغ‌داران امید", "نانوایان"]
    assert tones(screen) == ["danger", "danger", "warn"]
    assert "روز گذشته" in cells(screen, "days")[0]
    assert "روز مانده" in cells(screen, "days")[2]
    assert screen.count.text().startswith("۳ کار؛ ۲ از مهلت گذشته")
    assert "مهلت اساسنامه" in screen.said.text()
    assert nameless(screen) == []


@pytest.mark.parametrize(("due", "over", "said"), [
    (None, 12, "بی‌مهلت"), ("1405/09/01", 0, "امروز"), ("1405/08/01", 30, "۳۰ روز گذشته"),
    ("1405/09/06", -5, "۵ روز مانده")])
def test_days_are_said(due, over, said):
    assert days_text(due and jalali.parse(due), over) == said


def test_kinds_with_their_counts(screen, qtbot):
    assert screen.chips.findChildren(type(screen.letter))[0].accessibleName() == "همه: ۳"
    screen.chips.choose("unpaid_capital")
    assert cells(screen, "title") == ["پوشاک نگین", "باغ‌داران امید"]
    screen.chips.choose("licence")
    assert cells(screen, "title") == ["نانوایان"]
    screen.chips.choose("")
    assert len(screen.shown) == 3


def test_search_by_any_words(screen, qtbot):
    screen.search.setText("امید سرمایه")
    enter(qtbot, screen.search)
    assert cells(screen, "title") == ["باغ‌داران امید"]
    screen.search.setText("چیزی که نیست")
    enter(qtbot, screen.search)
    assert screen._none.isVisible()  # noqa: SLF001 - what stands where the list was
    screen.search.setText("")
    enter(qtbot, screen.search)
    assert len(screen.shown) == 3


def test_enter_opens_the_file(screen, qtbot, office):
    screen.table.setFocus()
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    enter(qtbot, screen.table)
    assert screen.asked == [("file", office.later)]


def test_the_letter_of_a_line(screen, qtbot, office):
    screen.table.setFocus()
    qtbot.keyClick(screen, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, screen, keys=True)
    (draft,) = offices.numbers(office.desk, BY_KIND["letter"])
    kept = offices.record(office.desk, draft)
    assert kept.values.named("cooperative") == office.late
    assert kept.values.named("template") == screen.shown[0].duty.letter
    assert screen.asked == [("record", draft)]


def test_a_draft_that_is_there_is_opened_and_its_line_says_so(screen, qtbot, office):
    kept = write_duty_letter(office.desk, screen.shown[0].duty).number
    office.services.events.records_changed.emit("letter")
    settle(qtbot, screen)
    assert cells(screen, "letter")[0].startswith("پیش‌نویس دارد")
    assert cells(screen, "letter")[1:] == ["", ""]
    screen.table.setFocus()
    qtbot.keyClick(screen, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, screen, keys=True)
    assert screen.asked == [("record", kept)]
    assert offices.numbers(office.desk, BY_KIND["letter"]) == [kept]
    screen.table.selectAll()
    press(screen, "نامه…")
    press(dialog_of(screen), "پیش‌نویس‌ها نوشته شود")
    settle(qtbot, screen)
    assert len(offices.numbers(office.desk, BY_KIND["letter"])) == 3


def test_down_goes_from_the_search_to_the_table(screen, qtbot):
    screen.search.setFocus()
    qtbot.keyClick(screen.search, Qt.Key.Key_Down)
    assert screen.table.hasFocus()


def test_a_province_looks_at_one_county(show, office, qtbot):
    office.services = replace(office.services, office=replace(office.services.office, code=3099, role="province"))
    with office.desk.database.change(offices.CHIEF) as change:
        Coops(change).coop(name="گل نرگس", county="3002", licence_end=jalali.text(office.desk.today))
    screen = show(DutiesScreen, office)
    every = len(screen.shown)
    screen.county.write("3002")
    settle(qtbot, screen)
    assert {line.duty.title for line in screen.shown} == {"گل نرگس"}
    screen.county.clear()
    settle(qtbot, screen)
    assert len(screen.shown) == every


def test_a_county_is_not_asked_for_one(screen):
    assert screen.county.isHidden()


def test_letters_of_several_lines_after_a_question(screen, qtbot, office):
    screen.table.selectAll()
    press(screen, "نامه…")
    press(dialog_of(screen), "پیش‌نویس‌ها نوشته شود")
    settle(qtbot, screen)
    assert len(offices.numbers(office.desk, BY_KIND["letter"])) == 3
    assert "۳ پیش‌نویس" in screen.banner.text
    lists = []
    office.tasks.events.open_list.connect(lambda kind, asked: lists.append((kind, asked)))
    press(screen.banner, "نمایش نامه‌ها")
    assert office.services.count(BY_KIND["letter"], lists[0][1]) == 3


def test_what_was_done_is_gone(screen, qtbot, office):
    with office.desk.database.change(offices.CHIEF) as change:
        record = change.get(office.late)
        change.set(record.form, record.number, record.values.changed({"paid_capital": 900}), base=record.base)
    office.services.events.records_changed.emit("cooperative")
    settle(qtbot, screen)
    assert cells(screen, "title") == ["باغ‌داران امید", "نانوایان"]


def test_what_is_listed_is_printed(screen, qtbot, office):
    papers = []
    office.tasks.events.show_paper.connect(lambda *told: papers.append(told[0]))
    screen.chips.choose("licence")
    press(screen, "چاپ فهرست")
    settle(qtbot, screen)
    assert papers[0].path.read_bytes().startswith(b"%PDF")
    assert papers[0].pages == 1


def test_an_office_without_duties_is_told_so(show, new):
    screen = show(DutiesScreen, new)
    assert screen._none.isVisible()  # noqa: SLF001
    assert not screen.print_button.isEnabled()


def test_the_desk_counts_them_and_leads_here(show, qtbot, office):
    offices.saved(office.desk, BY_KIND["job"], **offices.a_job())
    desk = show(DashboardScreen, office)
    line = next(line for line in desk.figures.waiting.lines if "تعاونی" in line.accessibleName())
    assert line.accessibleName().endswith(": ۳")
    asked = []
    office.tasks.events.open_task.connect(asked.append)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert asked == ["duties"]
