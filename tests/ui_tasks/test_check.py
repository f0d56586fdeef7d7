"""Health: a sound office is told so, a damaged one is named, and a new profile is kept once."""

from sqlcipher3 import dbapi2

from desktop.ui.tasks.check_screen import CheckScreen
from tests.ui_tasks.asking import banner_button, cells, press
from tests.ui_tasks.conftest import settle


def test_a_sound_office(qtbot, show, sample):
    screen = show(CheckScreen, sample)
    assert cells(screen.health.model, "station") == ["۳۰۰۱-۰۱"]
    press(screen, "بررسی کن")
    settle(qtbot, screen)
    assert screen.health.verdict == "همه‌چیز درست است"
    assert not screen.health.problems.isVisible()


def test_a_changed_table_is_named_and_can_be_copied(qtbot, qapp, show, sample):
    connection = dbapi2.connect(str(sample.desk.folder / "office.db"))
    connection.execute("UPDATE job SET first_name='دست‌کاری' WHERE number=(SELECT min(number) FROM job)")
    connection.commit()
    connection.close()
    screen = show(CheckScreen, sample)
    screen.check()
    settle(qtbot, screen)
    assert "اشکال" in screen.health.verdict
    assert screen.health.problems.count() >= 1
    banner_button(screen.health.advice, "رونوشت")
    assert qapp.clipboard().text() == screen.health.problems.item(0).text()


def test_a_profile_is_added_once(qtbot, show, new):
    screen = show(CheckScreen, new)
    before = len(screen.people.model.held)
    screen.people.add_person()
    assert screen.people.problem
    screen.people.name.setText("  نرگس   صادقی ")
    qtbot.keyClick(screen.people.name, "\r")
    settle(qtbot, screen)
    assert "نرگس صادقی" in cells(screen.people.model, "name")
    screen.people.name.setText("نرگس صادقی")
    screen.people.add_person()
    settle(qtbot, screen)
    assert "هست" in screen.people.problem
    assert len(screen.people.model.held) == before + 1
