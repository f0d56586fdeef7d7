"""From the county's window to the province's: a package made, taken in, seen in figures; forged ones refused."""

import shutil

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from desktop.background import Jobs
from desktop.operations.demo.make_demo import EXPERT
from desktop.operations.desk import Desk
from desktop.rooms import window_of
from desktop.store.database import Database
from desktop.store.queries import Query
from desktop.ui.preferences import Preferences
from desktop.ui.tasks.exchange_cards import Fingerprint
from forms.catalog import job
from forms.rules import digits
from tests.window.conftest import TODAY, workers_of
from tests.window.hands import Hands, go_along_the_rail, tab_to, until


@pytest.fixture
def province(demo, tmp_path, qapp):
    """The window of the province, and its desk."""
    database = Database(shutil.copytree(demo.province, tmp_path / "alborz"))
    jobs, reads = Jobs(), Jobs()
    desk = Desk(database, EXPERT, TODAY)
    made = window_of(desk, jobs, reads, Preferences(None))
    made.resize(1366, 768)
    yield made, desk
    jobs.close()
    reads.close()
    made.hide()
    made.deleteLater()
    database.close()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def exchange(window, hands):
    return go_along_the_rail(window, hands, "تبادل با ادارهٔ دیگر")


@pytest.fixture
def package(window, hands, stick):
    """A package that the county made through its screen."""
    screen = exchange(window, hands)
    tab_to(hands, "پوشه یا حافظه")
    chosen = window.findChild(QFileDialog)
    chosen.fileSelected.emit(str(stick))  # what the system's dialog tells when a folder is chosen
    chosen.reject()
    tab_to(hands, "ساختن بسته")
    until(lambda: "ساخته شد" in screen.send.result.text)
    (made,) = stick.iterdir()
    assert made.name in screen.send.result.text
    window.hide()
    return made


def arrive(province):
    window, _desk = province
    window.show()
    window.activateWindow()
    until(window.isActiveWindow)
    hands = Hands(*workers_of(window))
    return hands, exchange(window, hands)


def test_the_province_sees_what_the_county_sent(province, package, desk):
    hands, screen = arrive(province)
    screen.receive.take(package)
    hands.rest()
    assert screen.receive.result.text.startswith("پذیرفته")
    assert "ادارهٔ شهرستان کرج" in screen.receive.result.text
    with desk.database.read() as reader:
        jobs = reader.count(job.FORM, Query())
        figures = reader.figures()
    county = next(row.texts for row in screen.counties.model.held if "کرج" in row.texts[0])
    assert county[4] == digits.grouped(sum(row.registered for row in figures))
    assert county[6] == digits.grouped(sum(row.confirmed for row in figures))
    hands.press("Alt+1")
    dashboard = province[0].screen_shown
    until(lambda: dashboard.pages.currentWidget() is dashboard.figures)
    registered = [label.text() for label in dashboard.figures.cards["registered"].findChildren(QLabel)]
    assert digits.grouped(jobs) in registered
    hands.press("Alt+3")
    until(lambda: province[0].screen_shown.count.text() == f"{digits.grouped(jobs)} پرونده")


def test_the_same_package_again_changes_nothing(province, package):
    hands, screen = arrive(province)
    screen.receive.take(package)
    hands.rest()
    with province[1].database.read() as reader:
        before = reader.heads()
    screen.receive.take(package)
    hands.rest()
    assert "پیش‌تر گرفته شده بود" in screen.receive.result.text
    with province[1].database.read() as reader:
        assert reader.heads() == before


@pytest.mark.parametrize("harm", ["flipped", "cut", "no package"])
def test_a_package_that_was_touched_is_refused_with_a_sentence(province, package, harm):
    content = bytearray(package.read_bytes())
    if harm == "flipped":
        content[len(content) // 2] ^= 1
    elif harm == "cut":
        content = content[: len(content) // 2]
    else:
        content = bytearray(b"PK\x03\x04 something else")
    package.write_bytes(content)
    hands, screen = arrive(province)
    screen.receive.take(package)
    hands.rest()
    assert screen.receive.result.text.startswith("رد")
    assert "[E_" in screen.receive.result.text
    with province[1].database.read() as reader:
        assert reader.count(job.FORM, Query()) == 0
    hands.press("Alt+1")
    dashboard = province[0].screen_shown
    until(lambda: dashboard.pages.currentWidget() is dashboard.steps)


def test_a_package_for_another_office_is_refused(window, hands, package):
    screen = window.screen_shown
    screen.receive.take(package)
    hands.rest()
    assert screen.receive.result.text.startswith("رد")
    assert "[E_" in screen.receive.result.text


def test_a_card_is_shown_with_its_fingerprint_before_it_is_accepted(window, hands, demo):
    screen = exchange(window, hands)
    (card,) = demo.province.glob("*.card.json")
    screen.cards.look_at(card)
    hands.rest()
    until(lambda: QApplication.activeModalWidget() is not None)
    dialog = QApplication.activeModalWidget()
    assert dialog.windowTitle() == "کارت اداره کل استان البرز"
    assert len(dialog.findChild(Fingerprint).groups) == 6
    tab_to(hands, "نمی‌پذیرم")
    until(lambda: QApplication.activeModalWidget() is None)
