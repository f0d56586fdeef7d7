"""Verification: plan, deal to groups, give a few to one group, print, and how far each group is."""

import pytest

from desktop.ui.tasks.campaign import CampaignScreen
from forms.catalog import campaign, visit, visitor_group
from tests.operations import offices
from tests.ui_tasks.asking import cells, dialog_of, press
from tests.ui_tasks.conftest import settle


@pytest.fixture
def begun(sample):
    """Sixty jobs, two groups and a campaign whose visits are not planned yet."""
    offices.saved(sample.desk, campaign.FORM, title="دورهٔ زمستان", tier="field", mode="census",
                  first_day=offices.shown_day(-1), last_day=offices.shown_day(20))
    for name in ("گروه یک", "گروه دو"):
        offices.saved(sample.desk, visitor_group.FORM, name=name, organisation_type="jihadi")
    return sample


def visits(office, *where):
    return offices.numbers(office.desk, visit.FORM, *where)


def test_an_office_without_campaigns_is_told_what_to_do(show, sample):
    screen = show(CampaignScreen, sample)
    asked = []
    sample.services.events.new_record.connect(asked.append)
    press(screen.none, "دورهٔ تازه")
    assert asked == ["campaign"]


def test_plan_share_and_print(qtbot, show, begun):
    screen = show(CampaignScreen, begun)
    press(screen, "برنامه‌ریزی")
    settle(qtbot, screen)
    dialog = dialog_of(screen)
    assert "اشتغال ثبت‌شده" in dialog.told.text()
    press(dialog, "باز کردن")
    settle(qtbot, screen)
    planned = len(visits(begun))
    assert planned > 40
    assert "بازدید باز شد" in screen.banner.text

    press(screen, "سپردن…")
    settle(qtbot, screen)
    dialog = dialog_of(screen)
    first, second = dialog.counts.values()
    half = len(dialog.answer()[next(iter(dialog.counts))])
    others = second.text()
    first.setText("۵")
    assert len(dialog.answer()[next(iter(dialog.counts))]) == 5
    assert "بی‌گروه می‌ماند" in dialog.told.text()
    press(dialog, "سپردن")
    settle(qtbot, screen)
    assert len(visits(begun, ("state", "state", "planned"))) == 5 + planned - half
    assert cells(screen.page.groups, "given") == ["۵", others]

    papers = []
    begun.tasks.events.show_paper.connect(lambda *paper: papers.append(paper))
    screen.page.print.click()
    settle(qtbot, screen)
    assert papers[0][0].path.read_bytes().startswith(b"%PDF")


def test_one_agency_only(qtbot, show, begun):
    screen = show(CampaignScreen, begun)
    screen.ask_plan()
    dialog = dialog_of(screen)
    agency = begun.services.get(offices.numbers(begun.desk, offices.job.FORM)[0]).values.named("agency")
    dialog.agency.write(agency)
    settle(qtbot, screen)
    press(dialog, "باز کردن")
    settle(qtbot, screen)
    of_agency = offices.numbers(begun.desk, offices.job.FORM, ("agency", "=", agency))
    assert len(visits(begun)) == len(of_agency) > 0


def test_a_group_left_out_gets_nothing(qtbot, show, begun):
    screen = show(CampaignScreen, begun)
    screen.ask_plan()
    settle(qtbot, screen)
    press(dialog_of(screen), "باز کردن")
    settle(qtbot, screen)
    screen.ask_share()
    settle(qtbot, screen)
    dialog = dialog_of(screen)
    left_out, taking = dialog.taking
    dialog.taking[left_out].click()
    settle(qtbot, screen)
    assert left_out not in dialog.answer()
    assert len(dialog.answer()[taking]) == len(visits(begun))


def test_chosen_visits_go_to_one_group(qtbot, show, running):
    centre = offices.numbers(running.desk, visitor_group.FORM)[1]
    screen = show(CampaignScreen, running)
    screen.page.view.choose("visits")
    settle(qtbot, screen)
    screen.page.visits.table.selectRow(0)
    screen.page.visits.give.click()
    settle(qtbot, screen)
    dialog = dialog_of(screen)
    press(dialog, "سپردن")
    assert dialog.problem.text()
    dialog.group.write(str(centre))
    press(dialog, "سپردن")
    settle(qtbot, screen)
    assert len(visits(running, ("group", "=", centre))) == 1
    assert "۱ بازدید" in screen.banner.text


def test_a_due_day_that_is_no_day_is_not_taken(qtbot, show, running):
    screen = show(CampaignScreen, running)
    screen.ask_give(visits(running)[:2])
    settle(qtbot, screen)
    dialog = dialog_of(screen)
    dialog.group.write(str(offices.numbers(running.desk, visitor_group.FORM)[1]))
    dialog.due.setText("۱۴۰۵/۱۳/۴۵")
    press(dialog, "سپردن")
    assert dialog.isVisible()
    assert "مهلت" in dialog.problem.text()


def test_visits_are_filtered_by_state(qtbot, show, running):
    screen = show(CampaignScreen, running)
    panel = screen.page.visits
    all_of_them = panel.model.rowCount()
    panel.state.choose("wanted")
    settle(qtbot, screen)
    assert panel.model.rowCount() == 0
    panel.state.choose("planned")
    settle(qtbot, screen)
    assert panel.model.rowCount() == all_of_them == len(visits(running))
