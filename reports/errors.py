"""What must not happen on paper: one base, one subclass for each fact, each with a stable code.

    ReportError
    ├── MissingGlyphError     E_GLYPH           letter, text            the font has no shape for a letter
    ├── ValueTooLongError     E_PAPER_TOO_LONG  label, text             a value does not fit its place
    ├── PaperTooFullError     E_PAPER_FULL      missing_mm              the parts do not fit on one page
    ├── PaperNotWrittenError  E_PAPER_WRITE     path, reason            the file could not be written
    └── NothingToPrintError   E_PAPER_EMPTY                             no record was given

When one of many papers is refused, `facts["record"]` names it by its shown number.
"""

from __future__ import annotations

from typing import ClassVar


class ReportError(Exception):
    """A paper that was refused; the facts fill the Persian sentence."""

    code: ClassVar[str] = "E_PAPER"

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts = facts

    def __str__(self) -> str:
        return " ".join([self.code, *(f"{name}={value!r}" for name, value in self.facts.items())])


class MissingGlyphError(ReportError):
    """The font cannot draw a letter: a paper never prints a guess (an empty square)."""

    code = "E_GLYPH"


class ValueTooLongError(ReportError):
    """A value does not fit its place even in the smallest readable letters."""

    code = "E_PAPER_TOO_LONG"


class PaperTooFullError(ReportError):
    """A one-page paper was given more questions, options or facts than one page holds."""

    code = "E_PAPER_FULL"


class PaperNotWrittenError(ReportError):
    """The file could not be written (disk full, no permission); nothing half-written is left."""

    code = "E_PAPER_WRITE"


class NothingToPrintError(ReportError):
    """A paper was asked for no record at all."""

    code = "E_PAPER_EMPTY"
