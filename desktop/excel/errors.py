"""What can be wrong with a workbook as a file."""

from typing import ClassVar

from desktop.errors import KarbargError


class ExcelError(KarbargError):
    """The workbook cannot be read or written."""

    code: ClassVar[str] = "E_WORKBOOK"


class WorkbookMissingError(ExcelError):
    """There is no such file, or it may not be read."""

    code = "E_FILE_MISSING"


class NotAWorkbookError(ExcelError):
    """The file is no xlsx workbook."""

    code = "E_NOT_WORKBOOK"


class OldWorkbookError(ExcelError):
    """A workbook of Excel 97–2003 (xls)."""

    code = "E_WORKBOOK_OLD"


class EncryptedWorkbookError(ExcelError):
    """The workbook is locked with a password."""

    code = "E_WORKBOOK_ENCRYPTED"


class TooBigWorkbookError(ExcelError):
    """The workbook unpacks to more than a computer of an office can hold."""

    code = "E_WORKBOOK_TOO_BIG"


class EmptyWorkbookError(ExcelError):
    """No row is filled."""

    code = "E_WORKBOOK_EMPTY"


class NoKnownColumnError(ExcelError):
    """No row looks like the heading of this kind of record; fact `wanted`: labels of the needed columns."""

    code = "E_NO_COLUMN"


class UnknownMappingError(ExcelError):
    """A column was given to a blank that the form lacks, or a heading is not in the sheet; facts `name`, `known`."""

    code = "E_MAPPING"


class FormulaError(ExcelError):
    """A formula stands where a value is needed; fact `cells`: the addresses, such as «G15»."""

    code = "E_FORMULA"


class WorkbookNotWrittenError(ExcelError):
    """The workbook could not be written; nothing is left of it."""

    code = "E_WORKBOOK_WRITE"
