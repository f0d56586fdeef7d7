"""A certificate made once a run, a real paper, and stock tools to look at what was sealed."""

import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID
from reportlab.pdfgen.canvas import Canvas

from desktop.sealing.certificate import make_certificate

NOW = datetime.now(UTC).replace(microsecond=0)
OFFICE = "ادارهٔ شهرستان کرج"
OPENED_BY = "گذرواژهٔ اداره ۱۴۰۵"


def of_authority(key, *, days=365, encryption=None):
    """A PKCS#12 file as an authority gives it: signed by its own root, the root beside it."""
    root_key = rsa.generate_private_key(65537, 2048)
    root, leaf = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in ("مرکز گواهی", "ادارهٔ کرج"))
    begin = NOW - timedelta(days=400)

    def made(subject, public, *, ca=False):
        builder = x509.CertificateBuilder().subject_name(subject).issuer_name(root).public_key(public)
        builder = builder.add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        usage = dict.fromkeys(("key_encipherment", "data_encipherment", "key_agreement", "encipher_only",
                               "decipher_only"), False)
        builder = builder.add_extension(x509.KeyUsage(
            digital_signature=not ca, content_commitment=not ca, key_cert_sign=ca, crl_sign=ca, **usage), critical=True)
        return builder.serial_number(x509.random_serial_number()).not_valid_before(begin).not_valid_after(
            NOW + timedelta(days=days)).sign(root_key, hashes.SHA256())

    return pkcs12.serialize_key_and_certificates(
        b"office", key, made(leaf, key.public_key()), [made(root, root_key.public_key(), ca=True)],
        encryption or BestAvailableEncryption(OPENED_BY.encode()))


@pytest.fixture(scope="session")
def certificate():
    return make_certificate(OFFICE, OFFICE, OPENED_BY, NOW)


@pytest.fixture(scope="session")
def paper(tmp_path_factory):
    """Two plain pages."""
    path = tmp_path_factory.mktemp("paper") / "paper.pdf"
    canvas = Canvas(str(path), pageCompression=1)
    for page in (1, 2):
        canvas.drawString(72, 720, f"page {page}")
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


@pytest.fixture
def pdfsig(tmp_path):
    """What poppler says of each signature of a file."""
    def look(pdf):
        path = tmp_path / "looked-at.pdf"
        path.write_bytes(pdf)
        said = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False).stdout
        return said.split("Signature #")[1:]

    return look


@pytest.fixture
def qpdf(tmp_path):
    """Whether qpdf finds a file whole."""
    def check(pdf):
        path = tmp_path / "checked.pdf"
        path.write_bytes(pdf)
        done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
        return done.returncode == 0 and "No syntax or stream encoding errors found" in done.stdout

    return check
