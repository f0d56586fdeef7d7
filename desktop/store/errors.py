"""Why the store refuses. Codes never change after release.

KarbargError
└── StoreError
    ├── OfficeExistsError, NotAnOfficeError, OfficeInUseError, OpenedToReadError        the data folder
    ├── ReadOnlyFolderError, DiskFullError, DiskFaultError, DatabaseBusyError           the disk
    ├── DamagedDatabaseError, NewerSchemaError, OlderSchemaError                        the file
    ├── ForbiddenRoleError, NotOwnRecordError, NoSuchRecordError, StaleRecordError,
    │   WrongMoveError, VoidedRecordError, MissingReasonError, UnknownFieldError,
    │   PrintStaysError, AssignedBlankError                                             a change
    ├── EntryError, ChainError, GapError, ForkError, OwnershipError, UnknownKindError   entries of another office
    └── AcknowledgementError, PackageKnownError, MissingAttachmentError, AttachmentError
"""

from __future__ import annotations

from typing import ClassVar

from desktop.errors import KarbargError


class StoreError(KarbargError):
    """Root of this room; never raised itself."""

    code: ClassVar[str] = "E_STORE"


class OfficeExistsError(StoreError):
    """The folder already holds an office. Facts: folder."""

    code: ClassVar[str] = "E_OFFICE_EXISTS"


class NotAnOfficeError(StoreError):
    """The folder holds no office. Facts: folder."""

    code: ClassVar[str] = "E_NO_OFFICE"


class OfficeInUseError(StoreError):
    """Another program (or another window) has this office open. Facts: folder."""

    code: ClassVar[str] = "E_OFFICE_IN_USE"


class OpenedToReadError(StoreError):
    """A change was asked of a database that was opened only to read. Facts: folder."""

    code: ClassVar[str] = "E_OPENED_TO_READ"


class ReadOnlyFolderError(StoreError):
    """The folder or its files may not be written. Facts: folder."""

    code: ClassVar[str] = "E_READ_ONLY"


class DiskFullError(StoreError):
    """No room left; nothing of the change was kept. Facts: folder, reserve_freed (bytes made free for the next one)."""

    code: ClassVar[str] = "E_DISK_FULL"


class DiskFaultError(StoreError):
    """The disk did not answer a read or a write. Facts: folder, reason."""

    code: ClassVar[str] = "E_DISK_FAULT"


class DatabaseBusyError(StoreError):
    """Another change is still running. Facts: folder."""

    code: ClassVar[str] = "E_DATABASE_BUSY"


class DamagedDatabaseError(StoreError):
    """The file is no database, or is broken inside. Facts: folder, reason."""

    code: ClassVar[str] = "E_DATABASE_DAMAGED"


class NewerSchemaError(StoreError):
    """The office, or an entry, was written by a newer program. Facts: found, known."""

    code: ClassVar[str] = "E_SCHEMA_NEWER"


class OlderSchemaError(StoreError):
    """The office must be opened once by the window, to be brought up to date. Facts: found, known."""

    code: ClassVar[str] = "E_SCHEMA_OLDER"


class ForbiddenRoleError(StoreError):
    """This role may not do this. Facts: role, act, kind where there is one."""

    code: ClassVar[str] = "E_ROLE"


class NotOwnRecordError(StoreError):
    """The record belongs to another office. Facts: number, office (its owner)."""

    code: ClassVar[str] = "E_NOT_OWN"


class NoSuchRecordError(StoreError):
    """No record has this number (or it is of another kind). Facts: number, kind where known."""

    code: ClassVar[str] = "E_NO_RECORD"


class StaleRecordError(StoreError):
    """Somebody changed the record after it was read. Facts: number, base (as read), found."""

    code: ClassVar[str] = "E_STALE"


class WrongMoveError(StoreError):
    """The record is not where this move starts, or lacks a blank it needs. Facts: number, move, state, missing."""

    code: ClassVar[str] = "E_MOVE"


class VoidedRecordError(StoreError):
    """A voided record was to be changed. Facts: number."""

    code: ClassVar[str] = "E_VOIDED"


class MissingReasonError(StoreError):
    """This act asks for a reason. Facts: act, number."""

    code: ClassVar[str] = "E_REASON"


class PrintStaysError(StoreError):
    """A print was to be undone: the paper is out, so the book keeps it. Facts: action."""

    code: ClassVar[str] = "E_PRINT_STAYS"


class UnknownFieldError(StoreError):
    """A query or a change names a blank that the form does not have. Facts: kind, field."""

    code: ClassVar[str] = "E_FIELD"


class AssignedBlankError(StoreError):
    """What the program once assigned (a letter's number) is neither written anew nor taken back.

    Facts: number, field.
    """

    code: ClassVar[str] = "E_ASSIGNED"


class EntryError(StoreError):
    """An entry does not have the agreed shape. Facts: station, seq, reason."""

    code: ClassVar[str] = "E_ENTRY"


class ChainError(StoreError):
    """An entry's hash is not that of its contents, or does not follow the one before. Facts: station, seq."""

    code: ClassVar[str] = "E_CHAIN"


class GapError(StoreError):
    """Entries before these are still missing. Facts: station, missing_from, missing_to."""

    code: ClassVar[str] = "E_GAP"


class ForkError(StoreError):
    """Two different histories under one station and seq. Facts: station, seq."""

    code: ClassVar[str] = "E_FORK"


class OwnershipError(StoreError):
    """A sender wrote under a station, or about a record, of another office. Facts: sender, station, seq, number."""

    code: ClassVar[str] = "E_OWNERSHIP"


class UnknownKindError(StoreError):
    """An entry about a kind of record that this program does not know. Facts: kind, station, seq."""

    code: ClassVar[str] = "E_KIND"


class AcknowledgementError(StoreError):
    """An acknowledgement names an entry that is not ours. Facts: receiver, station, seq."""

    code: ClassVar[str] = "E_ACKNOWLEDGEMENT"


class PackageKnownError(StoreError):
    """This package is already in the book. Facts: package_id."""

    code: ClassVar[str] = "E_PACKAGE_KNOWN"


class MissingAttachmentError(StoreError):
    """The contents of an attachment are not here (yet). Facts: sha256."""

    code: ClassVar[str] = "E_NO_ATTACHMENT"


class AttachmentError(StoreError):
    """The contents are not those that the hash names. Facts: sha256, found."""

    code: ClassVar[str] = "E_ATTACHMENT"
