"""The screen of signatures, the certificate's card and the signing of a paper, over real offices and real files."""

import subprocess

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.operations.proofs.certificate import make_certificate
from desktop.operations.proofs.paper_stamp import Stamps
from desktop.ui.tasks.check_screen import CheckScreen
from desktop.ui.tasks.paper_facts import MadePaper
from desktop.ui.tasks.paper_preview import PaperPreview
from desktop.ui.tasks.proof_screen import ProofScreen
from desktop.ui.tasks.proof_signing import SignButton
from desktop.ui.tasks.result import ResultScreen
from forms.catalog import visit
from forms.rules import record_number
from forms.rules.digits import to_persian
from tests.operations import offices
from tests.ui_tasks.asking import press
from tests.ui_tasks.conftest import settle

OPENED_BY = "گذرواژهٔ اداره ۱۴۰۵"


def code_of(office, number):
    with office.desk.database.read() as reader:
        record = reader.get(number)
        return Stamps(office.desk, reader, "verification", [record]).of(record).qr_text


def broken(text):
    return text[:-1] + str((int(text[-1]) + 1) % 10)


@pytest.fixture
def number(running):
    return offices.numbers(running.desk, visit.FORM)[2]


@pytest.fixture
def printed(running, number, tmp_path):
    made = running.tasks.print_paper("verification", [number], tmp_path / "paper.pdf", lambda _done, _total: None)
    return MadePaper(path=tmp_path / "paper.pdf", paper="verification", numbers=(number,), begins=tuple(made.begins),
                     pages=made.pages)


def scan(qtbot, screen, box, text):
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, text)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    settle(qtbot, screen)


def test_a_scanned_code_is_told_genuine_and_opens_its_record(qtbot, running, show, number):
    screen = show(ProofScreen, running)
    scan(qtbot, screen, screen.code, code_of(running, number))
    assert screen.pages.currentWidget() is screen.verdict
    assert offices.COUNTY.name in screen.verdict.headline
    assert to_persian(record_number.show(number)) in screen.verdict.texts
    opened = []
    running.services.events.open_record.connect(opened.append)
    screen.verdict.open_button.click()
    assert opened == [number]
    assert screen.code.selectedText() == screen.code.text(), "the next scan writes over this one"


def test_a_forged_code_is_told_so(qtbot, running, show, number):
    screen = show(ProofScreen, running)
    scan(qtbot, screen, screen.code, broken(code_of(running, number)))
    assert "نپذیرید" in screen.verdict.headline
    assert "۱" not in "".join(screen.verdict.texts[2:]), "what a forged code says is not shown"


def test_a_file_is_looked_at(qtbot, running, show, printed, tmp_path):
    screen = show(ProofScreen, running)
    screen.look_at_file(printed.path)
    settle(qtbot, screen)
    assert "رمزینهٔ برگ‌ها درست است" in screen.verdict.headline
    (tmp_path / "text.pdf").write_bytes(b"hello")
    screen.look_at_file(tmp_path / "text.pdf")
    settle(qtbot, screen)
    assert "E_NOT_PDF" in screen.banner.text
    assert screen.pages.currentWidget() is not screen.verdict


def test_the_result_screen_takes_a_signed_code_and_warns_of_a_bad_one(qtbot, running, show, number):
    screen = show(ResultScreen, running)
    text = code_of(running, number)
    scan(qtbot, screen, screen.number, text)
    assert screen.found.visit.number == number
    assert screen.banner.isHidden()
    screen.put_aside()
    scan(qtbot, screen, screen.number, broken(text))
    assert screen.found.visit.number == number
    assert "امضای این برگ درست نیست" in screen.banner.text


def test_the_chief_makes_a_certificate(qtbot, running, show):
    screen = show(CheckScreen, running)
    card = screen.certificate
    assert "ندارد" in card.badge.text()
    card.make_button.click()
    dialog = card.dialog
    for first, second, problem in (("کوتاه", "کوتاه", "کوتاه است"), (OPENED_BY, OPENED_BY + "x", "یکی نیست")):
        dialog.passphrase.setText(first)
        dialog.again.setText(second)
        dialog.yes.click()
        assert problem in dialog.problem
    dialog.again.setText(OPENED_BY)
    dialog.yes.click()
    settle(qtbot, screen)
    assert offices.COUNTY.name in card.about
    assert card.badge.text() == "معتبر"


def test_a_clerk_may_look_at_the_certificate_only(desk_of, show):
    office = desk_of("running", actor=offices.CLERK)
    card = show(CheckScreen, office).certificate
    assert not card.make_button.isEnabled()
    assert not card.use_button.isEnabled()


def test_an_authoritys_file_with_a_wrong_passphrase_is_asked_again(qtbot, running, show, tmp_path):
    make_certificate(running.desk, OPENED_BY)
    given = tmp_path / "given.p12"
    given.write_bytes((running.desk.folder / "certificates" / "office.p12").read_bytes())
    screen = show(CheckScreen, running)
    card = screen.certificate
    card.ask_use(given)
    card.dialog.passphrase.setText("نادرست")
    card.dialog.yes.click()
    settle(qtbot, screen)
    assert "E_PASSPHRASE" in card.dialog.problem
    card.dialog.passphrase.setText(OPENED_BY)
    card.dialog.yes.click()
    settle(qtbot, screen)
    assert "آماده است" in screen.banner.text


def test_a_paper_is_signed_from_its_preview(qtbot, running, show, printed, tmp_path):
    screen = show(PaperPreview, running, printed, "برگ صحت‌سنجی")
    [button] = screen.findChildren(SignButton)
    button.click()
    settle(qtbot, screen)
    assert "هنوز گواهی امضا ندارد" in screen.banner.text
    make_certificate(running.desk, OPENED_BY)
    button.click()
    settle(qtbot, screen)
    to = tmp_path / "signed.pdf"
    for given in ("نادرست است", OPENED_BY):
        button.dialog.passphrase.setText(given)
        button.dialog.yes.click()
        chooser = button.dialog.findChildren(QFileDialog)[-1]
        chooser.fileSelected.emit(str(to))
        chooser.close()
        settle(qtbot, screen)
        if given != OPENED_BY:
            assert "E_PASSPHRASE" in button.dialog.problem
            assert not to.exists()
    assert "نوشته شد" in screen.banner.text
    assert "Signature is Valid" in subprocess.run(["pdfsig", str(to)], capture_output=True, text=True,
                                                  check=True).stdout
    with running.desk.database.read() as reader:
        assert [line.what.target for line in reader.prints()] == ["signed:signed.pdf"]


def test_a_press_of_the_button_looks_at_what_stands_in_the_box(qtbot, running, show, number):
    screen = show(ProofScreen, running)
    screen.code.setText(record_number.show(number))
    press(screen, "بسنج")
    settle(qtbot, screen)
    assert "امضا ندارد" in screen.verdict.headline


def test_the_search_of_the_palette_opens_a_scanned_code_and_doubts_a_bad_one(running, number):
    text = code_of(running, number)
    [good] = running.services.search("", text)
    [bad] = running.services.search("", broken(text))
    assert good.number == bad.number == number
    assert "امضا" not in good.subtitle
    assert "امضای این برگ درست نیست" in bad.subtitle
