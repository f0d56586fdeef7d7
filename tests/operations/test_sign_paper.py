"""Papers signed with the office's certificate, in real offices; what is refused leaves nothing behind."""

import subprocess
from datetime import UTC, datetime, timedelta

import pypdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop.operations.errors import CertificateExistsError, NoCertificateError, NoSuchFileError
from desktop.operations.printing.print_paper import print_paper
from desktop.operations.prints.note_print import facts_of
from desktop.operations.proofs.certificate import (
    certificate_folder,
    make_certificate,
    show_certificate,
    trusted_certificates,
    use_certificate,
)
from desktop.operations.proofs.paper_proof import PaperFacts, proof_text
from desktop.operations.proofs.proof_words import tell_file
from desktop.operations.proofs.sign_paper import sign_paper
from desktop.operations.proofs.verify_paper import told_paper, verify_paper
from desktop.sealing import certificate as sealing
from desktop.sealing.errors import (
    CertificateExpiredError,
    DamagedPdfError,
    EncryptedPdfError,
    NotCertificateError,
    NotPdfError,
    ShortPassphraseError,
    WrongPassphraseError,
)
from desktop.store.errors import ForbiddenRoleError
from desktop.sync.errors import NoSpaceError, ReadOnlyFolderError
from forms.catalog import visit
from reports.boxes import Box
from reports.qr import qr_picture
from tests.operations.offices import (
    COUNTY,
    TODAY,
    fill_up,
    half_written,
    is_root_on_linux,
    mount_small,
    numbers,
    unmount,
)

OPENED_BY = "گذرواژهٔ اداره ۱۴۰۵"


@pytest.fixture
def paper(running, tmp_path):
    """Three verification papers."""
    asked = numbers(running.clerk, visit.FORM)[:3]
    printed = print_paper(running.clerk, "verification", asked, tmp_path / "paper.pdf")
    running.what = facts_of(running.clerk, "verification", asked, printed.pages, printed.begins)
    return tmp_path / "paper.pdf"


@pytest.fixture
def sealed(running, paper, tmp_path):
    make_certificate(running.chief, OPENED_BY)
    sign_paper(running.clerk, paper, tmp_path / "signed.pdf", OPENED_BY, what=running.what)
    return tmp_path / "signed.pdf"


def test_a_paper_is_signed_and_found_genuine_here_and_by_poppler(running, sealed):
    said = subprocess.run(["pdfsig", str(sealed)], capture_output=True, text=True, check=True).stdout
    assert "Signature is Valid" in said
    assert "ETSI.CAdES.detached" in said
    assert "Total document signed" in said
    assert subprocess.run(["qpdf", "--check", str(sealed)], capture_output=True, check=False).returncode == 0
    assert len(pypdf.PdfReader(sealed).pages) == 3
    found = verify_paper(running.clerk, sealed)
    assert found.genuine
    assert [page for page, _code in found.codes] == [1, 2, 3]
    assert all(code.genuine for _page, code in found.codes)
    [proof] = found.signatures
    assert (proof.signer, proof.place) == (COUNTY.name, "کرج")
    told = told_paper(running.clerk, sealed)
    assert (told.genuine, told.tone) == (True, "ok")


def test_it_is_written_into_the_book_of_prints(running, sealed):
    with running.database.read() as reader:
        [line] = reader.prints()
        assert line.what.target == "signed:signed.pdf"
        assert len(line.what.numbers) == 3
        assert set(reader.times_printed("verification", line.what.numbers).values()) == {1}


def test_another_office_trusts_it_only_when_it_knows_the_certificate(running, sealed, province):
    found = verify_paper(province.expert, sealed)
    assert found.signatures[0].sound
    assert not found.signatures[0].trusted
    assert not found.genuine
    assert told_paper(province.expert, sealed).tone == "warn"
    there = certificate_folder(province.folder)
    there.mkdir()
    (there / "karaj.crt").write_bytes((certificate_folder(running.folder) / "office.crt").read_bytes())
    (there / "rubbish.crt").write_bytes(b"no certificate")
    assert verify_paper(province.expert, sealed).genuine


def test_a_file_that_was_changed_after_signing_is_refused(running, sealed, tmp_path):
    data = bytearray(sealed.read_bytes())
    data[data.index(b"stream") + 40] ^= 1
    (tmp_path / "changed.pdf").write_bytes(data)
    try:
        told = told_paper(running.clerk, tmp_path / "changed.pdf")
    except DamagedPdfError:
        return
    assert (told.genuine, told.tone) == (False, "danger")


def test_an_unsigned_paper_is_vouched_for_by_its_codes_alone(running, paper):
    found = verify_paper(running.clerk, paper)
    assert found.genuine
    assert found.signatures == ()
    assert "امضای دیجیتال ندارد" in tell_file((), found.codes, genuine=True).headline


def test_a_scanned_paper_is_vouched_for_by_its_code(running, paper, tmp_path):
    document = pypdfium2.PdfDocument(paper)
    try:
        page = document[1].render(scale=200 / 72, grayscale=True).to_pil().convert("L")
    finally:
        document.close()
    page.rotate(1.5, expand=True, fillcolor=240).save(tmp_path / "scan.pdf", resolution=200, quality=50)
    found = verify_paper(running.clerk, tmp_path / "scan.pdf")
    assert found.genuine
    assert [code.number for _page, code in found.codes] == [running.what.numbers[1]]


def test_a_file_that_nobody_can_read_is_named(running, paper, tmp_path):
    (tmp_path / "half.pdf").write_bytes(b"%PDF-1.7\n" + bytes(500))
    with pytest.raises(DamagedPdfError):
        verify_paper(running.clerk, tmp_path / "half.pdf")
    subprocess.run(["qpdf", "--encrypt", "a", "b", "256", "--", str(paper), str(tmp_path / "locked.pdf")], check=True)
    with pytest.raises(EncryptedPdfError):
        verify_paper(running.clerk, tmp_path / "locked.pdf")


def test_a_file_with_one_false_code_is_refused(running, paper, tmp_path):
    false = proof_text(None, PaperFacts(running.what.numbers[0], "verification", TODAY, "x")) + "1" * 230
    canvas = Canvas(str(tmp_path / "false.pdf"))
    canvas._code.append(qr_picture(false, Box(100, 500, 90, 90)).decode())  # noqa: SLF001 - reportlab's own stream
    canvas.save()
    assert not verify_paper(running.clerk, tmp_path / "false.pdf").genuine
    assert told_paper(running.clerk, tmp_path / "false.pdf").tone == "danger"


def test_a_second_signature_may_be_added_in_place(running, sealed):
    sign_paper(running.clerk, sealed, sealed, OPENED_BY, reason="بازبینی")
    first, second = verify_paper(running.clerk, sealed).signatures
    assert first.sound
    assert second.sound
    assert second.reason == "بازبینی"


def test_a_new_certificate_leaves_the_earlier_one_trusted(running, sealed):
    with pytest.raises(CertificateExistsError):
        make_certificate(running.chief, OPENED_BY)
    before = show_certificate(running.clerk)
    after = make_certificate(running.chief, OPENED_BY, replace=True)
    assert show_certificate(running.clerk) == after != before
    assert len(trusted_certificates(running.clerk)) == 2
    assert verify_paper(running.clerk, sealed).genuine


def test_an_authoritys_file_is_taken(running, tmp_path):
    given = sealing.make_certificate("ادارهٔ کرج", "رئیس اداره", "گذرواژهٔ مرکز", datetime.now(UTC))
    (tmp_path / "given.p12").write_bytes(sealing.packed(given, "گذرواژهٔ مرکز"))
    with pytest.raises(WrongPassphraseError):
        use_certificate(running.chief, tmp_path / "given.p12", OPENED_BY)
    assert show_certificate(running.clerk) is None
    assert use_certificate(running.chief, tmp_path / "given.p12", "گذرواژهٔ مرکز").name == "رئیس اداره"
    assert show_certificate(running.clerk).name == "رئیس اداره"


def test_an_expired_certificate_neither_comes_in_nor_signs(running, paper, tmp_path):
    old = sealing.make_certificate("کرج", "کرج", OPENED_BY, datetime.now(UTC) - timedelta(days=4 * 365))
    (tmp_path / "old.p12").write_bytes(sealing.packed(old, OPENED_BY))
    with pytest.raises(CertificateExpiredError):
        use_certificate(running.chief, tmp_path / "old.p12", OPENED_BY)
    make_certificate(running.chief, OPENED_BY)
    (certificate_folder(running.folder) / "office.p12").write_bytes(sealing.packed(old, OPENED_BY))
    with pytest.raises(CertificateExpiredError):
        sign_paper(running.clerk, paper, tmp_path / "x.pdf", OPENED_BY)


def test_what_cannot_be_signed_is_named_and_leaves_nothing(running, paper, tmp_path):
    to = tmp_path / "out.pdf"
    with pytest.raises(NoCertificateError):
        sign_paper(running.clerk, paper, to, OPENED_BY)
    make_certificate(running.chief, OPENED_BY)
    (tmp_path / "text.pdf").write_bytes(b"hello")
    subprocess.run(["qpdf", "--encrypt", "a", "b", "256", "--", str(paper), str(tmp_path / "locked.pdf")], check=True)
    for source, given, error in (
        (paper, "گذرواژهٔ نادرست", WrongPassphraseError), (tmp_path / "none.pdf", OPENED_BY, NoSuchFileError),
        (tmp_path / "text.pdf", OPENED_BY, NotPdfError), (tmp_path / "locked.pdf", OPENED_BY, EncryptedPdfError),
    ):
        with pytest.raises(error):
            sign_paper(running.clerk, source, to, given)
    with pytest.raises(ForbiddenRoleError):
        sign_paper(running.viewer, paper, to, OPENED_BY)
    assert not to.exists()
    assert half_written(tmp_path) == []
    with running.database.read() as reader:
        assert reader.prints() == []


def test_who_may_make_a_certificate_and_how_long_its_passphrase_is(running, tmp_path):
    for actor in (running.clerk, running.viewer):
        with pytest.raises(ForbiddenRoleError):
            make_certificate(actor, OPENED_BY)
    with pytest.raises(ShortPassphraseError):
        make_certificate(running.chief, "کوتاه")
    (tmp_path / "x.p12").write_bytes(b"hello")
    with pytest.raises(NotCertificateError):
        use_certificate(running.chief, tmp_path / "x.p12", OPENED_BY)
    assert show_certificate(running.chief) is None


def test_the_secret_is_readable_by_its_owner_only(running):
    make_certificate(running.chief, OPENED_BY)
    assert (certificate_folder(running.folder) / "office.p12").stat().st_mode & 0o077 == 0


@pytest.mark.skipif(is_root_on_linux(), reason="a folder is never read-only to root")
def test_a_folder_that_may_not_be_written_is_named(running, paper, tmp_path):
    make_certificate(running.chief, OPENED_BY)
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    with pytest.raises(ReadOnlyFolderError):
        sign_paper(running.clerk, paper, locked / "out.pdf", OPENED_BY)
    with running.database.read() as reader:
        assert reader.prints() == [], "what was not written is not journalled"


@pytest.mark.skipif(not is_root_on_linux(), reason="only root may mount a small disk")
def test_a_full_disk_leaves_no_half_file_and_no_entry(running, paper, tmp_path):
    make_certificate(running.chief, OPENED_BY)
    stick = tmp_path / "stick"
    if not mount_small(stick, 1):
        pytest.skip("this machine mounts nothing")
    try:
        fill_up(stick, 8192)
        with pytest.raises(NoSpaceError):
            sign_paper(running.clerk, paper, stick / "out.pdf", OPENED_BY)
        assert [path.name for path in stick.iterdir()] == ["other-files.bin"]
    finally:
        unmount(stick)
    with running.database.read() as reader:
        assert reader.prints() == []
