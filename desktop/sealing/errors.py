"""Why a file cannot be sealed, or its seals not be read. Codes never change after release.

KarbargError
└── SealingError
    ├── NotCertificateError, WrongPassphraseError, ShortPassphraseError, CertificateExpiredError   the certificate
    └── NotPdfError, DamagedPdfError, EncryptedPdfError                                            the file
"""

from __future__ import annotations

from typing import ClassVar

from desktop.errors import KarbargError


class SealingError(KarbargError):
    """Root of this room; never raised itself."""

    code: ClassVar[str] = "E_SEALING"


class NotCertificateError(SealingError):
    """The file is no PKCS#12 certificate with a key that can sign. Facts: reason."""

    code: ClassVar[str] = "E_CERTIFICATE"


class WrongPassphraseError(SealingError):
    """The passphrase does not open the certificate."""

    code: ClassVar[str] = "E_PASSPHRASE"


class ShortPassphraseError(SealingError):
    """A new certificate asks for a longer passphrase. Facts: least (letters)."""

    code: ClassVar[str] = "E_PASSPHRASE_SHORT"


class CertificateExpiredError(SealingError):
    """Its time is over, or has not come. Facts: first_day, last_day (as written in Iran)."""

    code: ClassVar[str] = "E_CERTIFICATE_TIME"


class NotPdfError(SealingError):
    """The file is no PDF."""

    code: ClassVar[str] = "E_NOT_PDF"


class DamagedPdfError(SealingError):
    """The file begins as a PDF and cannot be read as one. Facts: reason."""

    code: ClassVar[str] = "E_PDF_DAMAGED"


class EncryptedPdfError(SealingError):
    """The file is locked with a password."""

    code: ClassVar[str] = "E_PDF_ENCRYPTED"
