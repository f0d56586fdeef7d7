"""Why a package or a card is refused, or cannot be written. Codes never change after release.

KarbargError
└── SyncError
    ├── PackageMissingError, NoSpaceError, ReadOnlyFolderError                         the medium
    ├── NotPackageError, FormatVersionError, FormatError, TruncatedError, DamagedError the file
    ├── SignatureError, UnknownKeyError, SenderError, KeyRevokedError, KeyRetiredError the sender
    ├── NotForMeError                                                                  the receiver
    ├── BombError, BodyError, CountsError                                              the contents
    └── CardError                                                                      the office card
"""

from __future__ import annotations

from typing import ClassVar

from desktop.errors import KarbargError


class SyncError(KarbargError):
    """Root of this room; never raised itself."""

    code: ClassVar[str] = "E_SYNC"


class PackageMissingError(SyncError):
    """The file or its folder is not there, or the medium stopped answering. Facts: path, reason."""

    code: ClassVar[str] = "E_PACKAGE_MISSING"


class NoSpaceError(SyncError):
    """No room left, or a file too big for the medium (4 GB on FAT32). Facts: path, reason."""

    code: ClassVar[str] = "E_DISK_FULL"


class ReadOnlyFolderError(SyncError):
    """The medium or the folder may not be written. Facts: path, reason."""

    code: ClassVar[str] = "E_READ_ONLY"


class NotPackageError(SyncError):
    """The first line is not ours: some other file. Facts: path."""

    code: ClassVar[str] = "E_NOT_PACKAGE"


class FormatVersionError(SyncError):
    """A package of a newer program. Facts: path, found, known."""

    code: ClassVar[str] = "E_FORMAT_VERSION"


class FormatError(SyncError):
    """The header or the signature line does not have the agreed shape. Facts: reason."""

    code: ClassVar[str] = "E_FORMAT"


class TruncatedError(SyncError):
    """The copy is incomplete. Facts: where (first line, header, signature, payload), expected, found (bytes)."""

    code: ClassVar[str] = "E_TRUNCATED"


class DamagedError(SyncError):
    """The payload's bytes changed after signing. Facts: expected, found (bytes), extra (bytes too many)."""

    code: ClassVar[str] = "E_DAMAGED"


class SignatureError(SyncError):
    """The header is not what the known key signed. Facts: key_id, office (owner of the key)."""

    code: ClassVar[str] = "E_SIGNATURE"


class UnknownKeyError(SyncError):
    """Signed by a key that the directory does not hold. Facts: key_id."""

    code: ClassVar[str] = "E_UNKNOWN_KEY"


class SenderError(SyncError):
    """Signed with the key of another office. Facts: signed_by, claims (office codes)."""

    code: ClassVar[str] = "E_SENDER"


class KeyRevokedError(SyncError):
    """The key was revoked before this package. Facts: key_id, office, seq, until_seq."""

    code: ClassVar[str] = "E_KEY_REVOKED"


class KeyRetiredError(SyncError):
    """The office had already changed its key at this package. Facts: key_id, office, seq, until_seq."""

    code: ClassVar[str] = "E_KEY_RETIRED"


class NotForMeError(SyncError):
    """Addressed to another office, or sealed to keys that are not ours. Facts: receiver, me."""

    code: ClassVar[str] = "E_NOT_FOR_ME"


class BombError(SyncError):
    """Bigger than the limits or than its signed size. Facts: limit, found (bytes)."""

    code: ClassVar[str] = "E_BOMB"


class BodyError(SyncError):
    """The contents break the rules of the body. Facts: reason, line (from 1) where known."""

    code: ClassVar[str] = "E_BODY"


class CountsError(SyncError):
    """The contents are not what the header promises. Facts: what, expected, found."""

    code: ClassVar[str] = "E_COUNTS"


class CardError(SyncError):
    """An office card, or our own key text, that cannot be trusted. Facts: reason, path where known."""

    code: ClassVar[str] = "E_CARD"
