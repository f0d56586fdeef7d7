"""What must not happen in an operation; what a person can get wrong is returned as problems instead."""

from typing import ClassVar

from desktop.errors import KarbargError


class OperationError(KarbargError):
    """The operation cannot go on."""

    code: ClassVar[str] = "E_OPERATION"


class CancelledError(OperationError):
    """The person pressed cancel; nothing was written."""

    code = "E_CANCELLED"


class NoSuchRecordError(OperationError):
    """No record has this number; fact `number` as it was typed."""

    code = "E_NO_RECORD"


class NothingToPrintError(OperationError):
    """The choice of records is empty."""

    code = "E_NOTHING_TO_PRINT"


class NoSuchPaperError(OperationError):
    """There is no paper of this name, or it is not for this kind of record; fact `paper`."""

    code = "E_NO_PAPER"


class NotPrintableError(OperationError):
    """A record lacks what its paper must say; facts `number`, `missing`."""

    code = "E_NOT_PRINTABLE"


class NoCardError(OperationError):
    """The other office's card is not known here yet; fact `office`."""

    code = "E_NO_CARD"


class GroupOfOwnAgencyError(OperationError):
    """A group may not check the jobs of its own agency (DOMAIN E.5); facts `group`, `agency`."""

    code = "E_OWN_AGENCY"


class GroupOfEarlierVisitError(OperationError):
    """A further visit belongs to another organisation than the earlier ones (DOMAIN E.5); fact `group`."""

    code = "E_SAME_GROUP"


class UnknownConditionError(OperationError):
    """A condition names a blank that the form lacks, or a value that it cannot hold; facts `name`, `known`."""

    code = "E_CONDITION"


class NotSavedError(OperationError):
    """Red problems stand in the way; they were said before."""

    code = "E_PROBLEMS"


class UnknownBlankError(OperationError):
    """A typed blank that the form lacks, or that cannot be typed as text; facts `name`, `known`."""

    code = "E_BLANK"


class UnknownOfficeError(OperationError):
    """No county, or no province, has this code; facts `code`, `role`."""

    code = "E_OFFICE_CODE"


class NoSuchActionError(OperationError):
    """This computer's journal has no action of this number; fact `action`."""

    code = "E_NO_ACTION"


class NothingToReportError(OperationError):
    """Neither a job nor a commitment is registered yet."""

    code = "E_REPORT_EMPTY"


class NoOwnKeyError(OperationError):
    """The office has no keys to sign with."""

    code = "E_NO_KEY"


class AttachmentTooBigError(OperationError):
    """The file is bigger than a package can carry; facts `file`, `most` (megabytes)."""

    code = "E_ATTACHMENT_TOO_BIG"


class NoSuchFileError(OperationError):
    """There is no such file, or it may not be read; fact `file`."""

    code = "E_FILE_MISSING"
