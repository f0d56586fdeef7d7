"""Put a finished paper on a printer and write the print into the journal.

Law: what cannot be journalled is not printed, and a print that fails is not journalled: both happen in one action.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.operations.desk import Desk
from desktop.operations.errors import PageRangeError
from desktop.operations.prints.note_print import part_of
from desktop.printers.queues import Queue, queues
from desktop.printers.sending import Options, send
from desktop.store.prints import Print
from forms.rules import page_ranges


def printers() -> tuple[Queue, ...]:
    """The printers of this computer, the usual one first. Raises NoPrintServiceError."""
    return queues()


def send_to_printer(desk: Desk, file: Path, queue: str, options: Options, what: Print) -> str:
    """Print pages of a file that `what` tells of as a whole; answers with the printer's name of the job.

    Raises PageRangeError, ForbiddenRoleError, and the errors of desktop.printers.
    """
    chosen = chosen_pages(options.pages, what.pages)
    told = replace(part_of(what, chosen), copies=options.copies, target=f"printer:{queue}")
    with desk.database.change(desk.actor, reason=told.reason) as change:
        change.note_print(told)
        return send(file, queue, options, what.begins)


def chosen_pages(typed: str, pages: int) -> tuple[int, ...]:
    """The pages that a person typed. Raises PageRangeError with the sentence."""
    try:
        return page_ranges.read(typed, pages)
    except page_ranges.NotARangeError as wrong:
        raise PageRangeError(why=str(wrong)) from wrong
