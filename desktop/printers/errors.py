"""Why a paper did not reach a printer. Codes never change after release.

KarbargError
└── PrinterError
    ├── NoPrintServiceError, NoPrinterError
    └── PrinterStoppedError, PrintFailedError
"""

from __future__ import annotations

from typing import ClassVar

from desktop.errors import KarbargError


class PrinterError(KarbargError):
    """Root of this room; never raised itself."""

    code: ClassVar[str] = "E_PRINTER"


class NoPrintServiceError(PrinterError):
    """CUPS is not installed, not running, or does not answer. Facts: none."""

    code: ClassVar[str] = "E_NO_PRINT_SERVICE"


class NoPrinterError(PrinterError):
    """No queue has this name. Facts: queue, known (the names there are)."""

    code: ClassVar[str] = "E_NO_PRINTER"


class PrinterStoppedError(PrinterError):
    """The queue is stopped or takes no jobs; nothing was sent. Facts: queue, why (of CUPS, in brackets, or empty)."""

    code: ClassVar[str] = "E_PRINTER_STOPPED"


class PrintFailedError(PrinterError):
    """The queue did not take the file. Facts: queue, why."""

    code: ClassVar[str] = "E_PRINT_FAILED"
