"""What must not happen on paper: one base, one subclass for each fact, each with a stable code.

    ReportError
    ├── MissingGlyphError     E_GLYPH           letter, text            the font has no shape for a letter
    ├── ValueTooLongError     E_PAPER_TOO_LONG  label, text             a value does not fit its place
    ├── PaperTooFullError     E_PAPER_FULL      missing_mm              the parts do not fit on one page
    ├── PaperNotWrittenError  E_PAPER_WRITE     path, reason            the file could not be written
    ├── NothingToPrintError   E_PAPER_EMPTY                             no record was given
    ├── FontUnfitError        E_FONT            font, letters, weight   a chosen font lacks Persian letters
    ├── EmblemUnreadableError E_EMBLEM          path                    the picture of the letterhead cannot be read
    ├── NegativeFigureError   E_CHART           label                   a chart was given a figure below zero
    └── FontUnreadableError   E_FONT_FILE       font, reason, weight    a chosen font file cannot be read or embedded

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


class EmblemUnreadableError(ReportError):
    """The emblem of the letterhead is not there, or is no picture."""

    code = "E_EMBLEM"


class NegativeFigureError(ReportError):
    """Charts show quantities; a figure below zero has no bar."""

    code = "E_CHART"


class FontUnfitError(ReportError):
    """A font that an office chose lacks Persian letters, digits or marks; `weight` tells whether it is its bold one."""

    code = "E_FONT"


class FontUnreadableError(ReportError):
    """A font file that an office chose is missing, damaged, no TrueType, or may not be embedded."""

    code = "E_FONT_FILE"
