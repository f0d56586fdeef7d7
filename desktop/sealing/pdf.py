"""Signing a PDF by an office's certificate (PAdES-B-B), and reading the signatures that it carries, by pyHanko.

Law: nothing is fetched from a network, neither to sign nor to check; what was signed before stays as it was.
Heavy to load (half a second and more): only for what a person asks for.
"""

from __future__ import annotations

import hashlib
import io
import logging
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from asn1crypto import keys, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from desktop.sealing.certificate import Opened
from desktop.sealing.errors import DamagedPdfError, EncryptedPdfError, NotPdfError
from desktop.sealing.proof import PdfProof, Words

FIELD = "امضای اداره"
for _library in ("pyhanko", "pyhanko_certvalidator"):
    # What they find wrong is told by our results; a certificate unknown here is no fault to be shouted to stderr.
    logging.getLogger(_library).addHandler(logging.NullHandler())
_MARK, _SIGNED = b"%PDF-", b"/ByteRange"
_MARK_WITHIN = 1024  # readers allow that much rubbish before it
_USAGE = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False)
# What pyHanko and asn1crypto raise over a file that is broken within.
_BROKEN = (PdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, NotImplementedError, RecursionError,
           OverflowError, AssertionError, zlib.error, SignatureValidationError)


def signed(pdf: bytes, certificate: Opened, words: Words) -> bytes:
    """The file with one more signature, added behind what is there. Raises NotPdfError, DamagedPdfError,
    EncryptedPdfError."""
    require_pdf(pdf)
    with _broken_named():
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        if writer.prev.encrypted:
            raise EncryptedPdfError
        said = PdfSignatureMetadata(
            field_name=_free_field(writer.prev), md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES,
            reason=words.reason or None, location=words.place or None, name=words.signer or None)
        made = sign_pdf(writer, said, _signer(certificate), output=io.BytesIO())
    return bytes(made.getvalue())


def proofs_of(pdf: bytes, known: Sequence[bytes], now: datetime) -> tuple[PdfProof, ...]:
    """Every signature of the file, in the order of signing; `known` are certificates (DER) that are trusted here.

    Raises NotPdfError, DamagedPdfError, EncryptedPdfError.
    """
    require_pdf(pdf)
    if _SIGNED not in pdf and not _reads(pdf):
        return ()
    with _broken_named():
        reader = PdfFileReader(io.BytesIO(pdf))
        if reader.encrypted:
            raise EncryptedPdfError
        trusted = [x509.Certificate.load(each) for each in known]
        return tuple(_proof(each, trusted, now) for each in reader.embedded_regular_signatures)


def require_pdf(pdf: bytes) -> None:
    """Raises NotPdfError."""
    if _MARK not in pdf[:_MARK_WITHIN]:
        raise NotPdfError


def _reads(pdf: bytes) -> bool:
    """pyHanko is strict, as it must be with signatures; many a scanner writes files that only others can read."""
    try:
        PdfFileReader(io.BytesIO(pdf))
    except _BROKEN:
        return False
    return True


@contextmanager
def _broken_named() -> Iterator[None]:
    try:
        yield
    except (*_BROKEN, SigningError) as broken:
        raise DamagedPdfError(reason=f"{type(broken).__name__}: {broken}"[:200]) from None


def _signer(certificate: Opened) -> SimpleSigner:
    def translated(each: object) -> x509.Certificate:
        return x509.Certificate.load(each.public_bytes(Encoding.DER))  # type: ignore[attr-defined]

    secret = certificate.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    chain = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    for each in certificate.chain:
        chain.register(translated(each))
    return SimpleSigner(translated(certificate.certificate), keys.PrivateKeyInfo.load(secret), chain)


def _free_field(reader: PdfFileReader) -> str:
    taken = {name for name, _value, _reference in enumerate_sig_fields(reader)}
    names = (FIELD if place == 1 else f"{FIELD} {place}" for place in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _proof(signature: EmbeddedPdfSignature, known: Sequence[x509.Certificate], now: datetime) -> PdfProof:
    when = signature.self_reported_timestamp
    if when is not None and when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    certificate = signature.signer_cert
    fingerprint = hashlib.sha256(certificate.dump()).hexdigest()
    status = _status(signature, known, when if when is not None and when < now else now)
    said = signature.sig_object
    return PdfProof(
        field=signature.field_name, valid=bool(status and status.valid), intact=bool(status and status.intact),
        whole_file=bool(status and status.coverage == SignatureCoverageLevel.ENTIRE_FILE),
        unchanged=_is_unchanged(status), trusted=bool(status and status.trusted), fingerprint=fingerprint, when=when,
        signer=str(certificate.subject.native.get("common_name") or certificate.subject.human_friendly),
        reason=_text(said, "/Reason"), place=_text(said, "/Location"), expired=certificate.not_valid_after < now,
    )


def _status(signature: EmbeddedPdfSignature, known: Sequence[x509.Certificate], moment: datetime,
            ) -> PdfSignatureStatus | None:
    """None for a signature that cannot even be looked at: it counts as neither valid nor intact."""
    context = ValidationContext(trust_roots=list(known), moment=moment, allow_fetching=False)
    try:
        return validate_pdf_signature(signature, context, key_usage_settings=_USAGE)
    except _BROKEN:
        return None


def _is_unchanged(status: PdfSignatureStatus | None) -> bool:
    level = status.modification_level if status else None
    return level is not None and level <= ModificationLevel.FORM_FILLING


def _text(said: object, name: str) -> str:
    get: Callable[[str], object] = said.get  # type: ignore[attr-defined]  # a dictionary of pyHanko, untyped
    return str(get(name) or "")
