"""Ties the services of the cooperatives' screens to the operations, as desktop.bindings does for records.

Loaded late as far as it can be: the rules of cooperatives are not needed while nobody looks at one.
"""

from __future__ import annotations

from functools import partial

from desktop.late import late
from desktop.operations.desk import Desk
from desktop.ui.services import Saved, Written
from desktop.ui.tasks.coop_services import CoopServices, DutyView, Mark


def bind_coops(desk: Desk) -> CoopServices:
    """Everything the screens of cooperatives ask for."""
    return CoopServices(
        file=partial(late("cooperatives.file.file_of"), desk), mark_document=partial(_mark, desk),
        duties=partial(late("cooperatives.watching.duties.duties_of"), desk, ()), write_duty=partial(_write_duty, desk),
        duty_counts=partial(late("cooperatives.watching.duties.duty_counts"), desk),
        print_duties=partial(late("printing.duty_paper.print_duties"), desk),
    )


def _write_duty(desk: Desk, duty: DutyView) -> Written:
    saved = late("letters.write_letter.write_duty_letter")(desk, duty)
    return saved.problems if saved.number is None else Saved(saved.number, saved.problems)


def _mark(desk: Desk, number: int, base: int, mark: Mark) -> Written:
    written = late("saving.mark_document.DocumentMark")(
        code=mark.code, state=mark.state, day=mark.day, note=mark.note, file=mark.file)
    saved = late("saving.mark_document.mark_document")(desk, number, base, written)
    return saved.problems if saved.number is None else Saved(saved.number, saved.problems)
