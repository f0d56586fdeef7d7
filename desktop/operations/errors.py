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


class BlankNeededError(OperationError):
    """A record lacks blanks that its paper or letter must say; facts `number`, `paper`, `blanks` (labels)."""

    code = "E_BLANK_NEEDED"


class NoKindError(OperationError):
    """A paper that every kind of record has was asked for by a condition alone; facts `paper`, `kinds`."""

    code = "E_NO_KIND"


class UnknownPlaceError(OperationError):
    """A text of a paper asks for what its record does not have; facts `paper`, `name`."""

    code = "E_PLACE"


class PaperFileError(OperationError):
    """A shipped description of a paper cannot be read; facts `file`, `reason`."""

    code = "E_PAPER_FILE"


class VoidedRecordError(OperationError):
    """A voided record is put on no paper; fact `number`."""

    code = "E_VOIDED_ON_PAPER"


class PrintInUseError(OperationError):
    """A window has the office open, so that a print could not be journalled; fact `folder`."""

    code = "E_PRINT_IN_USE"


class PageRangeError(OperationError):
    """Typed pages that the paper does not have; fact `why`, a sentence."""

    code = "E_PAGES"


class NoSuchPrintError(OperationError):
    """The book of prints has no such print; fact `print`."""

    code = "E_NO_PRINT"


class NotReprintableError(OperationError):
    """The page belongs to no record, or was not printed; fact `why`, a sentence."""

    code = "E_NOT_REPRINTED"


class NoSuchTemplateError(OperationError):
    """There is no letter template of this name, or not for this kind of record; facts `template`, `known`."""

    code = "E_NO_TEMPLATE"


class LetterTemplateError(OperationError):
    """A shipped letter template cannot be read; facts `file`, `reason`."""

    code = "E_LETTER_TEMPLATE"


class NoCardError(OperationError):
    """The other office's card is not known here yet; fact `office`."""

    code = "E_NO_CARD"


class NoSuchPackageError(OperationError):
    """The office's book of packages has none, or several, of this id; fact `package`."""

    code = "E_NO_PACKAGE"


class PackageFileGoneError(OperationError):
    """A package's file is not where it was any more, or is another's by now; facts `package`, `file`."""

    code = "E_PACKAGE_FILE"


class GroupOfOwnAgencyError(OperationError):
    """A group may not check the jobs of its own agency (DOMAIN E.5); facts `group`, `agency`."""

    code = "E_OWN_AGENCY"


class GroupOfEarlierVisitError(OperationError):
    """A further visit belongs to another organisation than the earlier ones (DOMAIN E.5); fact `group`."""

    code = "E_SAME_GROUP"


class UnknownConditionError(OperationError):
    """A condition names a blank that the form lacks, or a value that it cannot hold; facts `name`, `known`."""

    code = "E_CONDITION"


class UnknownColumnError(OperationError):
    """A list was asked for a column that its kind lacks; facts `name`, `known`."""

    code = "E_LIST_COLUMN"


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
    """There is no record that this report is about."""

    code = "E_REPORT_EMPTY"


class FutureDayError(OperationError):
    """A report of a day that has not come; fact `day` as shown."""

    code = "E_REPORT_FUTURE"


class NoRecordsYetError(OperationError):
    """On the day of the report the office had no record; facts `day`, `first` as shown."""

    code = "E_REPORT_BEFORE"


class SecondDayError(OperationError):
    """A comparison without a day to compare with."""

    code = "E_REPORT_SECOND_DAY"


class DaysOrderError(OperationError):
    """The day to compare with is not before the day of the report; facts `day`, `other`."""

    code = "E_REPORT_ORDER"


class UnknownCountyError(OperationError):
    """No county has this code, or its records are not in this office; fact `county`."""

    code = "E_COUNTY"


class NoOwnKeyError(OperationError):
    """The office has no keys to sign with."""

    code = "E_NO_KEY"


class AttachmentTooBigError(OperationError):
    """The file is bigger than a package can carry; facts `file`, `most` (megabytes)."""

    code = "E_ATTACHMENT_TOO_BIG"


class NoSuchFileError(OperationError):
    """There is no such file, or it may not be read; fact `file`."""

    code = "E_FILE_MISSING"


class NoLetterheadFileError(NoSuchFileError):
    """A parameter names a picture or a font that is not in the office's data folder; facts `file`, `parameter`."""

    code = "E_LETTERHEAD_FILE"


class ProofError(OperationError):
    """A paper's code cannot be read as a signed one."""

    code = "E_PROOF"


class NoProofError(ProofError):
    """The code is a plain number, without a signature."""

    code = "E_PROOF_NONE"


class ProofShapeError(ProofError):
    """The digits are no code of ours: some are missing, changed or too many; fact `reason`."""

    code = "E_PROOF_SHAPE"


class ProofVersionError(ProofError):
    """The code was made by a newer program; facts `found`, `known`."""

    code = "E_PROOF_VERSION"


class NoCertificateError(OperationError):
    """The office has no certificate to sign files with."""

    code = "E_CERTIFICATE_NONE"


class CertificateExistsError(OperationError):
    """The office has a certificate already, which a new one would replace; fact `last_day`."""

    code = "E_CERTIFICATE_EXISTS"


class NoPassphraseError(OperationError):
    """A command needs the certificate's passphrase, and none was given."""

    code = "E_PASSPHRASE_NONE"


class NotSignedFileError(OperationError):
    """The signed file could not be written, or reads back otherwise than it was written; facts `file`."""

    code = "E_SIGNED_WRITE"
