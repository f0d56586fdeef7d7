"""Signatures on real PDFs: valid to poppler too, and nothing changed afterwards passes."""

import io
import re
import socket

import pikepdf
import pypdf
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from desktop.sealing.certificate import as_der, make_certificate, opened
from desktop.sealing.errors import DamagedPdfError, EncryptedPdfError, NotPdfError, SealingError
from desktop.sealing.pdf import FIELD, proofs_of, signed
from desktop.sealing.proof import Words
from tests.sealing.conftest import NOW, OFFICE, OPENED_BY, of_authority

WORDS = Words("تأیید اصالت برگ", "کرج", "حمید رستگار")


@pytest.fixture(scope="session")
def sealed(paper, certificate):
    return signed(paper, certificate, WORDS)


@pytest.fixture(scope="session")
def known(certificate):
    return [as_der(certificate.public())]


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Whoever asks the network for anything fails the test."""
    def refuse(*asked, **_more):
        raise AssertionError(f"the network was asked: {asked}")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_a_signed_paper_holds(sealed, known):
    [proof] = proofs_of(sealed, known, NOW)
    assert proof.sound
    assert proof.trusted
    assert proof.whole_file
    assert (proof.signer, proof.reason, proof.place, proof.field) == (OFFICE, WORDS.reason, WORDS.place, FIELD)
    assert abs((proof.when - NOW).total_seconds()) < 600
    assert not proof.expired


def test_poppler_finds_it_valid_and_of_the_right_kind(sealed, pdfsig):
    [said] = pdfsig(sealed)
    assert "Signature Validation: Signature is Valid." in said
    assert "Signature Type: ETSI.CAdES.detached" in said
    assert "Total document signed" in said
    assert OFFICE in said
    assert FIELD in said


def test_the_file_stays_whole_and_its_old_bytes_stay(sealed, paper, qpdf):
    assert qpdf(sealed)
    assert sealed.startswith(paper)
    assert len(sealed) - len(paper) < 16_000
    reader = pypdf.PdfReader(io.BytesIO(sealed))
    assert [page.extract_text().strip() for page in reader.pages] == ["page 1", "page 2"]


def test_a_second_signature_leaves_the_first_as_it_was(sealed, certificate, known, pdfsig, qpdf):
    other = make_certificate("اداره کل استان البرز", "اداره کل استان البرز", OPENED_BY, NOW)
    twice = signed(sealed, other, Words("", "", ""))
    first, second = proofs_of(twice, known, NOW)
    assert first.sound
    assert first.trusted
    assert not first.whole_file
    assert second.sound
    assert second.whole_file
    assert not second.trusted, "its certificate is not known here"
    assert all("Signature is Valid" in each for each in pdfsig(twice))
    assert qpdf(twice)


def test_a_paper_of_compressed_objects_is_signed_too(paper, certificate, known, qpdf):
    compressed = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        pdf.save(compressed, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    done = signed(compressed.getvalue(), certificate, WORDS)
    assert qpdf(done)
    [proof] = proofs_of(done, known, NOW)
    assert proof.sound


def test_whoever_is_vouched_for_by_a_known_authority_is_trusted(paper):
    office = opened(of_authority(rsa.generate_private_key(65537, 2048)), OPENED_BY)
    done = signed(paper, office, WORDS)
    [root] = office.chain
    for known, trusted in (([root.public_bytes(Encoding.DER)], True), ([], False)):
        [proof] = proofs_of(done, known, NOW)
        assert proof.sound
        assert proof.trusted == trusted
        assert proof.signer == "ادارهٔ کرج"


def test_an_unsigned_file_has_no_proof(paper, known):
    assert proofs_of(paper, known, NOW) == ()


def test_an_expired_certificate_is_told_and_what_it_signed_in_its_time_still_holds(sealed, known):
    [proof] = proofs_of(sealed, known, NOW.replace(year=NOW.year + 5))
    assert proof.expired
    assert proof.sound
    assert proof.trusted


def test_a_page_changed_in_an_appended_update_is_seen(sealed, known):
    """What the signature covers is untouched; the page is swapped behind it."""
    other = io.BytesIO()
    canvas = Canvas(other)
    canvas.drawString(72, 720, "forged")
    canvas.save()
    writer = pypdf.PdfWriter(io.BytesIO(sealed), incremental=True)
    writer.pages[0].merge_page(pypdf.PdfReader(other).pages[0])
    changed = io.BytesIO()
    writer.write(changed)
    assert changed.getvalue().startswith(sealed)
    [proof] = proofs_of(changed.getvalue(), known, NOW)
    assert proof.intact
    assert not proof.whole_file
    assert not proof.unchanged
    assert not proof.sound


def test_rubbish_behind_the_end_is_seen(sealed, known):
    for tail in (b"\n% hello", b"\n1 0 obj\n<<>>\nendobj\n%%EOF\n"):
        try:
            [proof] = proofs_of(sealed + tail, known, NOW)
        except DamagedPdfError:
            continue
        assert not proof.whole_file


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_changed_byte_passes(sealed, known, data):
    """Outside the signature's own hexadecimal room, whose unused zeros mean nothing."""
    begin, end = next(match.span(1) for match in re.finditer(rb"/Contents <([0-9a-fA-F]+)>", sealed))
    place = data.draw(st.integers(0, len(sealed) - 1).filter(lambda at: not begin <= at < end))
    changed = bytearray(sealed)
    changed[place] ^= data.draw(st.integers(1, 255))
    try:
        proofs = proofs_of(bytes(changed), known, NOW)
    except SealingError:
        return
    assert not any(proof.sound and proof.whole_file for proof in proofs)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_broken_signature_never_passes_for_another(sealed, known, data):
    """Within the signature: it may still be the same one (an unused byte), else it is refused."""
    begin, end = next(match.span(1) for match in re.finditer(rb"/Contents <([0-9a-fA-F]+)>", sealed))
    place = data.draw(st.integers(begin, end - 1))
    digit = data.draw(st.sampled_from(b"0123456789abcdef"))
    changed = sealed[:place] + bytes((digit,)) + sealed[place + 1:]
    try:
        proofs = proofs_of(changed, known, NOW)
    except SealingError:
        return
    for proof in proofs:
        assert not (proof.sound and proof.trusted) or proof.signer == OFFICE


@pytest.mark.parametrize(("data", "error"), [
    (b"", NotPdfError), (b"PK\x03\x04 a workbook", NotPdfError), (b"x" * 2000 + b"%PDF-1.4", NotPdfError),
    (b"%PDF-1.7\n", DamagedPdfError), (b"%PDF-1.7\nstartxref\n9\n%%EOF", DamagedPdfError),
])
def test_what_is_no_pdf_is_named(data, error, certificate, known):
    with pytest.raises(error):
        signed(data, certificate, WORDS)
    if error is NotPdfError:
        with pytest.raises(error):
            proofs_of(data, known, NOW)
    else:
        assert proofs_of(data, known, NOW) == (), "nothing in it is a signature; whether it has pages, PDFium says"


def test_half_a_file_is_named(paper, certificate):
    with pytest.raises(DamagedPdfError):
        signed(paper[: len(paper) // 2], certificate, WORDS)


def test_a_locked_file_is_named(paper, certificate, known):
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b", R=6))
    data = locked.getvalue()
    for act in (lambda: signed(data, certificate, WORDS), lambda: proofs_of(data, known, NOW)):
        with pytest.raises(EncryptedPdfError):
            act()
