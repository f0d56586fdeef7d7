"""The office's certificate: made, kept under a passphrase, and refused by name when it is not what it should be."""

import subprocess
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, pkcs12
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.sealing.certificate import as_der, facts_of, make_certificate, opened, packed, require_in_force
from desktop.sealing.errors import (
    CertificateExpiredError,
    NotCertificateError,
    SealingError,
    ShortPassphraseError,
    WrongPassphraseError,
)
from tests.sealing.conftest import NOW, OPENED_BY, of_authority

MADE = make_certificate("ادارهٔ شهرستان کرج", "ادارهٔ شهرستان کرج", OPENED_BY, NOW)
PACKED = packed(MADE, OPENED_BY)


def test_a_made_certificate_names_the_office_for_three_years():
    facts = MADE.facts
    assert (facts.name, facts.office, facts.own_made) == ("ادارهٔ شهرستان کرج", "ادارهٔ شهرستان کرج", True)
    assert facts.is_in_force(NOW)
    assert facts.is_in_force(NOW + timedelta(days=3 * 365))
    assert not facts.is_in_force(NOW + timedelta(days=3 * 365 + 1))
    assert facts_of(MADE.public()) == facts
    assert x509.load_der_x509_certificate(as_der(MADE.public())).public_key().curve.name == "secp256r1"


def test_it_comes_back_only_by_its_passphrase():
    back = opened(PACKED, OPENED_BY)
    assert back.facts == MADE.facts
    assert back.key.private_numbers() == MADE.key.private_numbers()
    for wrong in ("", "x", OPENED_BY[:-1], OPENED_BY + " "):
        with pytest.raises(WrongPassphraseError):
            opened(PACKED, wrong)


def test_a_secret_is_not_shown():
    assert "key" not in repr(MADE)


def test_openssl_opens_it(tmp_path):
    file = tmp_path / "office.p12"
    file.write_bytes(PACKED)
    done = subprocess.run(["openssl", "pkcs12", "-in", str(file), "-noenc", "-passin", f"pass:{OPENED_BY}"],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "BEGIN PRIVATE KEY" in done.stdout


@pytest.mark.parametrize("key", [rsa.generate_private_key(65537, 2048), MADE.key], ids=["rsa", "p256"])
def test_an_authoritys_certificate_is_taken_with_its_chain(key):
    taken = opened(of_authority(key), OPENED_BY)
    assert taken.facts.name == "ادارهٔ کرج"
    assert taken.facts.issuer == "مرکز گواهی"
    assert not taken.facts.own_made
    assert len(taken.chain) == 1


def test_a_key_that_cannot_sign_a_paper_is_refused():
    weak = rsa.generate_private_key(65537, 1024)  # noqa: S505 - it is to be refused
    for key in (weak, ed25519.Ed25519PrivateKey.generate()):
        with pytest.raises(NotCertificateError):
            opened(of_authority(key), OPENED_BY)
    only = pkcs12.serialize_key_and_certificates(b"x", None, MADE.certificate, None,
                                                 BestAvailableEncryption(OPENED_BY.encode()))
    with pytest.raises(NotCertificateError):
        opened(only, OPENED_BY)


def test_a_file_without_a_passphrase_opens_with_none():
    key = rsa.generate_private_key(65537, 2048)
    assert opened(of_authority(key, encryption=NoEncryption()), "").facts.name == "ادارهٔ کرج"


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7", b"\x30\x03\x02\x01\x03", PACKED[:-1], PACKED + b"x",
                                  MADE.public(), as_der(MADE.public())])
def test_a_strange_file_is_no_certificate(data):
    with pytest.raises(NotCertificateError):
        opened(data, OPENED_BY)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(PACKED) - 1), st.integers(1, 255))
def test_a_damaged_file_is_named(place, change):
    damaged = bytearray(PACKED)
    damaged[place] ^= change
    with suppress(SealingError):
        opened(bytes(damaged), OPENED_BY)


def test_a_short_passphrase_is_refused():
    for act in (lambda: make_certificate("کرج", "کرج", "1234567", NOW), lambda: packed(MADE, "1234567")):
        with pytest.raises(ShortPassphraseError):
            act()


def test_its_time_is_looked_at():
    require_in_force(MADE.facts, NOW)
    day = timedelta(days=1)
    for facts in (replace(MADE.facts, last=NOW - day), replace(MADE.facts, first=NOW + day)):
        with pytest.raises(CertificateExpiredError):
            require_in_force(facts, NOW)


def test_a_long_name_is_cut_at_a_word_to_what_a_certificate_holds():
    long = "اداره کل تعاون، کار و رفاه اجتماعی استان کرمانشاه"
    assert make_certificate(long, long, OPENED_BY, NOW).facts.name == "اداره کل تعاون، کار و رفاه اجتماعی"
    assert len(make_certificate("ا" * 200, "ب" * 200, OPENED_BY, NOW).facts.name) == 32
