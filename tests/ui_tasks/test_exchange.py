"""Exchange: a package from a county to its province by a folder, cards and their fingerprints, the book of packages."""

import pytest
from PySide6.QtCore import Qt

from desktop.ui.tasks.exchange import ExchangeScreen
from desktop.ui.tasks.exchange_cards import Fingerprint
from desktop.ui.tasks.paper_preview import PaperPreview
from forms.catalog import job
from tests.operations import offices
from tests.operations.paper_reading import said
from tests.operations.test_printing import read_off
from tests.ui_tasks.asking import answer_file, banner_button, cells, dialog_of, enter, press
from tests.ui_tasks.conftest import settle


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def sent(qtbot, show, sample, stick):
    """The county's screen after it made a package."""
    screen = show(ExchangeScreen, sample)
    press(screen, "ساختن بسته")
    answer_file(screen, stick)
    screen.send.make_package()
    settle(qtbot, screen)
    return screen


def package_in(folder):
    return next(folder.glob("*.karbarg"))


def test_a_package_is_made_into_the_chosen_folder(sent, sample, stick):
    assert "ساخته شد" in sent.send.result.text
    assert package_in(stick).stat().st_size > 1000
    assert cells(sent.history.model, "way") == ["رفته"]
    banner_button(sent.send.result, "باز کردن پوشه")
    assert sample.opened == [stick]
    assert sample.services.preferences.get("exchange.folder") == str(stick)


def test_the_province_takes_it_once(qtbot, show, sent, sample, desk_of, stick):
    province = desk_of("sample", "alborz", offices.EXPERT)
    screen = show(ExchangeScreen, province)
    assert screen.view.chosen() == "counties"
    assert cells(screen.counties.model, "note") == ["هنوز بسته‌ای نفرستاده"]
    screen.receive.take(package_in(stick))
    settle(qtbot, screen)
    assert screen.receive.result.text.startswith("پذیرفته")
    jobs = len(offices.numbers(sample.desk, job.FORM))
    assert len(offices.numbers(province.desk, job.FORM)) == jobs
    assert cells(screen.counties.model, "note") == [""]
    assert cells(screen.counties.model, "registered") != ["۰"]
    assert cells(screen.history.model, "status") == ["پذیرفته"]
    screen.receive.take(package_in(stick))
    settle(qtbot, screen)
    assert screen.receive.result.text.startswith("تکراری")


def test_a_damaged_package_is_refused_with_its_sentence(qtbot, show, sent, desk_of, stick):
    bad = stick / "bad.karbarg"
    bad.write_bytes(package_in(stick).read_bytes()[:-40])
    screen = show(ExchangeScreen, desk_of("sample", "alborz", offices.EXPERT))
    screen.receive.choose()
    answer_file(screen, bad)
    settle(qtbot, screen)
    assert screen.receive.result.text.startswith("رد: ")
    assert len(screen.receive.result.text) > 20


def test_a_card_is_accepted_after_its_fingerprint_was_read(qtbot, show, new, tmp_path):
    screen = show(ExchangeScreen, new)
    card = next((tmp_path / "offices" / "alborz").glob("*.card.json"))
    known = len(screen.cards.model.held)
    press(screen, "پذیرفتن کارت")
    answer_file(screen, card)
    settle(qtbot, screen)
    dialog = dialog_of(screen)
    groups = dialog.findChild(Fingerprint).groups
    assert [len(group) for group in groups] == [5] * 6
    assert " ".join(groups) == new.tasks.fingerprint(new.tasks.look_at_card(card))
    press(dialog, "یکی بود")
    settle(qtbot, screen)
    assert "پذیرفته شد" in screen.banner.text
    assert len(screen.cards.model.held) == known


def test_a_strange_card_is_refused(qtbot, show, new, tmp_path):
    (tmp_path / "bad.card.json").write_text("{}", encoding="utf-8")
    screen = show(ExchangeScreen, new)
    screen.cards.look_at(tmp_path / "bad.card.json")
    settle(qtbot, screen)
    assert "کارت" in screen.banner.text


def test_the_own_card_is_written_for_others(qtbot, show, new, tmp_path):
    screen = show(ExchangeScreen, new)
    press(screen, "کارت این اداره")
    answer_file(screen, tmp_path / "3001.card.json")
    settle(qtbot, screen)
    own = screen.cards.own.fingerprint.groups
    assert " ".join(own) == new.tasks.fingerprint(new.tasks.look_at_card(tmp_path / "3001.card.json"))


def receipts(office):
    """The papers that the screen asks the window to show."""
    shown = []
    office.tasks.events.show_paper.connect(lambda made, title, _now: shown.append((made, title)))
    return shown


def test_by_keyboard_alone_a_receipt_is_made_and_saved(qtbot, show, sent, sample, tmp_path):
    sent.close()
    shown = receipts(sample)
    screen = show(ExchangeScreen, sample)
    assert screen.view.chosen() == "history"
    screen.history.table.setFocus()
    qtbot.keyClick(screen.history.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, screen, keys=True)
    [(made, title)] = shown
    assert (made.paper, made.pages, made.numbers) == ("package-receipt", 1, ())
    preview = show(lambda services, tasks: PaperPreview(services, tasks, made, title), sample)
    assert preview.desk.view.pages == 1
    qtbot.keyClick(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settle(qtbot, preview, keys=True)
    answer_file(preview, tmp_path / "رسید.pdf")
    settle(qtbot, preview)
    assert (tmp_path / "رسید.pdf").stat().st_size > 1000
    [line] = sample.tasks.print_log()
    assert (line.title, line.what.target) == (title, "file:رسید.pdf")


def test_enter_on_a_package_that_came_makes_its_receipt(qtbot, show, sent, desk_of, stick):
    province = desk_of("sample", "alborz", offices.EXPERT)
    screen = show(ExchangeScreen, province)
    screen.view.choose("history")
    assert not screen.receipt.isEnabled()
    screen.receive.take(package_in(stick))
    settle(qtbot, screen)
    assert screen.receipt.isEnabled()
    shown = receipts(province)
    screen.history.table.setFocus()
    enter(qtbot, screen.history.table)
    settle(qtbot, screen)
    assert "پذیرفته و در دفتر" in said(shown[0][0].path)
    screen.view.choose("cards")
    assert not screen.receipt.isVisible()


def test_a_package_that_is_no_longer_there_may_be_shown_where_it_is(qtbot, sent, sample, stick, tmp_path):
    shown = receipts(sample)
    moved = package_in(stick).rename(tmp_path / "elsewhere.karbarg")
    press(sent, "رسید")
    settle(qtbot, sent)
    assert "E_PACKAGE_FILE" in sent.banner.text
    assert shown == []
    banner_button(sent.banner, "برگزیدن")
    answer_file(sent, moved)
    settle(qtbot, sent)
    assert moved.name in read_off(shown[0][0].path, 0)
    assert not sent.banner.isVisible()


def test_a_damaged_package_has_no_receipt(qtbot, sent, sample, stick):
    shown = receipts(sample)
    package_in(stick).write_bytes(package_in(stick).read_bytes()[:-40])
    press(sent, "رسید")
    settle(qtbot, sent)
    assert "E_TRUNCATED" in sent.banner.text
    assert shown == []
