"""The desk: figures and rates, what waits and the lists behind it, the first steps of an empty office."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt

from desktop.operations.verification.plan_campaign import give_visits
from desktop.operations.verification.record_visit import record_visit
from desktop.ui.tasks.agency_table import ALL_CONFIRMED, NONE_REGISTERED, note_of, totals
from desktop.ui.tasks.dashboard import DashboardScreen
from forms.catalog import BY_KIND, commitment, visit
from tests.operations import offices
from tests.ui_tasks.asking import cells, open_row, press
from tests.ui_tasks.conftest import settle


def figures(**counts):
    return SimpleNamespace(**{"agency": "", "commitment": 0, "registered": 0, "checked": 0, "confirmed": 0, **counts})


@pytest.mark.parametrize(("row", "note"), [
    (figures(commitment=10), NONE_REGISTERED),
    (figures(registered=10, checked=4, confirmed=4), ALL_CONFIRMED),
    (figures(registered=10, checked=4, confirmed=3), ""),
    (figures(registered=10), ""),
    (figures(), ""),
])
def test_what_looks_odd_is_flagged_softly(row, note):
    assert note_of(row) == note


def test_totals_are_sums():
    sums = totals([figures(commitment=3, registered=2), figures(commitment=4, checked=1, confirmed=1)])
    assert (sums.commitment, sums.registered, sums.checked, sums.confirmed) == (7, 2, 1, 1)


def test_an_empty_office_is_welcomed_with_three_steps(qtbot, show, new):
    screen = show(DashboardScreen, new)
    assert screen.pages.currentWidget() is screen.steps
    asked = []
    new.tasks.events.open_task.connect(asked.append)
    new.services.events.new_record.connect(asked.append)
    for step in screen.steps.steps:
        step.setFocus()
        qtbot.keyClick(step, Qt.Key.Key_Return)
    assert asked == ["import", "commitment", "campaigns"]


def test_a_province_begins_with_cards(show, desk_of):
    screen = show(DashboardScreen, desk_of("new", "alborz", offices.EXPERT))
    assert next(step.accessibleName() for step in screen.steps.steps).startswith("کارت شهرستان‌ها")


def test_figures_rates_and_rows(qtbot, show, running):
    offices.saved(running.desk, commitment.FORM, agency="AG19", county="3001", first_day=offices.shown_day(-30),
                  last_day=offices.shown_day(30), total="1000")
    open_visits = offices.numbers(running.desk, visit.FORM)
    record_visit(running.desk, open_visits[0], {**typed(running, open_visits[0]), **offices.result()})
    screen = show(DashboardScreen, running)
    assert screen.pages.currentWidget() is screen.figures
    assert "۱٬۰۰۰" in screen.figures.cards["commitment"].accessibleName()
    assert "۱۰۰٪ بررسی‌شده‌ها" in screen.figures.cards["confirmed"].accessibleName()
    assert cells(screen.figures.model, "agency")[-1] == "جمع"
    assert ALL_CONFIRMED in cells(screen.figures.model, "note")
    assert screen.figures.chart.accessibleDescription()
    asked = []
    running.tasks.events.open_list.connect(lambda kind, question: asked.append((kind, question)))
    open_row(screen.figures.table, 0)
    assert [kind for kind, _question in asked] == ["job"]
    code = screen.figures.model.codes[0]
    assert all(each.values.named("agency") == code
               for each in running.services.page(BY_KIND["job"], asked[0][1], 0, 500))


def typed(office, number):
    return {name: str(entry) for name, entry in office.services.get(number).values.to_json().items()
            if name in ("tier", "round")} | links(office, number)


def links(office, number):
    values = office.services.get(number).values
    return {blank.name: blank.typed(values[blank]) for blank in (visit.JOB, visit.CAMPAIGN, visit.GROUP)
            if values[blank] is not None}


def test_every_waiting_line_opens_the_list_that_it_counts(qtbot, show, running):
    numbers = offices.numbers(running.desk, visit.FORM)
    centre = offices.numbers(running.desk, BY_KIND["visitor_group"])[1]
    give_visits(running.desk, numbers[:3], centre, offices.TODAY.replace(year=offices.TODAY.year - 1))
    give_visits(running.desk, numbers[3:5], centre, offices.TODAY)
    record_visit(running.desk, numbers[9], {**typed(running, numbers[9]), **offices.result("NOT_FOUND")})
    screen = show(DashboardScreen, running)
    asked = []
    running.tasks.events.open_list.connect(lambda kind, question: asked.append((kind, question)))
    names = []
    for line in screen.figures.waiting.lines:
        qtbot.keyClick(line, Qt.Key.Key_Space)
        names.append(line.accessibleName())
    counts = [running.services.count(BY_KIND[kind], question) for kind, question in asked]
    assert "بازدید از مهلت گذشته: ۳" in names
    assert "بازدید با مهلت تا هفت روز دیگر: ۲" in names
    assert "بازدید دوباره که گروه می‌خواهد: ۱" in names
    assert counts == [int(name.rsplit(": ", 1)[1]) for name in names]


def test_a_draft_is_waiting_until_it_is_opened_again(qtbot, show, sample):
    sample.services.keep_draft("job", 0, {"first_name": "سارا"})
    screen = show(DashboardScreen, sample)
    asked = []
    sample.services.events.new_record.connect(asked.append)
    draft = next(line for line in screen.figures.waiting.lines if "پیش‌نویس" in line.accessibleName())
    qtbot.keyClick(draft, Qt.Key.Key_Return)
    settle(qtbot, screen)
    assert asked == ["job"]


def test_the_report_is_made_and_shown(qtbot, show, sample):
    screen = show(DashboardScreen, sample)
    shown = []
    sample.tasks.events.show_paper.connect(lambda *paper: shown.append(paper))
    press(screen, "گزارش PDF")
    settle(qtbot, screen)
    qtbot.keyClick(screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, screen, keys=True)
    assert [now for _made, _title, now in shown] == [False, True]
    assert all(made.path.read_bytes().startswith(b"%PDF") for made, _title, _now in shown)
    assert shown[0][0].path != shown[1][0].path
