"""An office's certificate: made here, or given by an authority; always kept under a passphrase (PKCS#12).

Law: bytes in, bytes out; whoever calls reads and writes the files. The secret key leaves this room only encrypted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from asn1crypto import pkcs12 as pkcs12_shape
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, KeySerializationEncryption, PrivateFormat, pkcs12
from cryptography.x509.oid import NameOID

from desktop.sealing.errors import (
    CertificateExpiredError,
    NotCertificateError,
    ShortPassphraseError,
    WrongPassphraseError,
)
from forms.rules import jalali

LEAST_LETTERS = 8
_LASTS = timedelta(days=3 * 365)
_CLOCKS_DIFFER = timedelta(days=1)
_LONGEST_NAME = 64  # bytes, as cryptography reads X.520's letters
_KDF_ROUNDS = 200_000
_LEAST_RSA = 2048

PrivateKey = EllipticCurvePrivateKey | RSAPrivateKey


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What anybody may know of a certificate. Times in UTC; `fingerprint` is SHA-256 over it, in hex."""

    name: str
    office: str
    issuer: str
    first: datetime
    last: datetime
    fingerprint: str
    own_made: bool

    def is_in_force(self, at: datetime) -> bool:
        return self.first <= at <= self.last


@dataclass(frozen=True, slots=True)
class Opened:
    """A certificate with its secret key, in the memory of one operation; never shown, never logged."""

    key: PrivateKey = field(repr=False)
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def facts(self) -> CertificateFacts:
        return _facts(self.certificate)

    def public(self) -> bytes:
        """The certificate without its key, as a .crt file holds it (PEM)."""
        return self.certificate.public_bytes(Encoding.PEM)


def make_certificate(office: str, name: str, passphrase: str, now: datetime) -> Opened:
    """A self-made certificate over a new P-256 key, for three years. Raises ShortPassphraseError."""
    require_long(passphrase)
    key = generate_private_key(SECP256R1())
    subject = x509.Name([
        x509.NameAttribute(NameOID.COUNTRY_NAME, "IR"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, _fitting(office)),
        x509.NameAttribute(NameOID.COMMON_NAME, _fitting(name)),
    ])
    usage = x509.KeyUsage(
        digital_signature=True, content_commitment=True, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False)
    made = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCKS_DIFFER).not_valid_after(now + _LASTS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return Opened(key, made)


def packed(opened: Opened, passphrase: str) -> bytes:
    """The certificate and its key as a PKCS#12 file under a passphrase (AES-256). Raises ShortPassphraseError."""
    require_long(passphrase)
    return pkcs12.serialize_key_and_certificates(
        b"karbarg", opened.key, opened.certificate, list(opened.chain) or None, _encryption(passphrase))


def opened(data: bytes, passphrase: str) -> Opened:
    """Open a PKCS#12 file. Raises NotCertificateError, WrongPassphraseError."""
    _require_shape(data)
    try:
        found = pkcs12.load_pkcs12(data, passphrase.encode())
    except ValueError:
        raise WrongPassphraseError from None
    except UnsupportedAlgorithm as strange:
        raise NotCertificateError(reason=str(strange)) from None
    key = found.key
    if found.cert is None or not isinstance(key, EllipticCurvePrivateKey | RSAPrivateKey):
        raise NotCertificateError(reason="no key to sign with")
    if isinstance(key, RSAPrivateKey) and key.key_size < _LEAST_RSA:
        raise NotCertificateError(reason="weak key")
    return Opened(key, found.cert.certificate, tuple(each.certificate for each in found.additional_certs))


def require_in_force(facts: CertificateFacts, now: datetime) -> None:
    """Raises CertificateExpiredError."""
    if not facts.is_in_force(now):
        first, last = (jalali.text(day.astimezone().date()) for day in (facts.first, facts.last))
        raise CertificateExpiredError(first_day=first, last_day=last)


def require_long(passphrase: str) -> None:
    """Raises ShortPassphraseError."""
    if len(passphrase) < LEAST_LETTERS:
        raise ShortPassphraseError(least=LEAST_LETTERS)


def facts_of(data: bytes) -> CertificateFacts:
    """What a .crt file (PEM or DER) says. Raises NotCertificateError."""
    return _facts(_public(data))


def as_der(data: bytes) -> bytes:
    """A .crt file (PEM or DER) as DER. Raises NotCertificateError."""
    return _public(data).public_bytes(Encoding.DER)


def _public(data: bytes) -> x509.Certificate:
    try:
        return (x509.load_pem_x509_certificate if b"-----BEGIN" in data else x509.load_der_x509_certificate)(data)
    except ValueError:
        raise NotCertificateError(reason="no certificate") from None


def _require_shape(data: bytes) -> None:
    """The library tells a wrong passphrase and a strange file by one and the same error."""
    try:
        shape = pkcs12_shape.Pfx.load(data, strict=True)
        version, content = shape["version"].native, shape["auth_safe"]["content_type"].native
    except (ValueError, KeyError, TypeError):
        raise NotCertificateError(reason="no PKCS#12 file") from None
    if (version, content) != ("v3", "data"):
        raise NotCertificateError(reason="no PKCS#12 file")


def _encryption(passphrase: str) -> KeySerializationEncryption:
    how = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(_KDF_ROUNDS)
    how = how.key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC).hmac_hash(hashes.SHA256())
    return how.build(passphrase.encode())


def _fitting(name: str) -> str:
    """As many whole words of a name as a certificate holds."""
    cut = name.encode()[:_LONGEST_NAME].decode(errors="ignore")
    return cut if cut == name else cut.rpartition(" ")[0] or cut


def _facts(certificate: x509.Certificate) -> CertificateFacts:
    return CertificateFacts(
        name=_named(certificate.subject, NameOID.COMMON_NAME) or certificate.subject.rfc4514_string(),
        office=_named(certificate.subject, NameOID.ORGANIZATION_NAME),
        issuer=_named(certificate.issuer, NameOID.COMMON_NAME) or certificate.issuer.rfc4514_string(),
        first=certificate.not_valid_before_utc, last=certificate.not_valid_after_utc,
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        own_made=certificate.subject == certificate.issuer,
    )


def _named(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    return next((str(each.value) for each in name.get_attributes_for_oid(oid)), "")
