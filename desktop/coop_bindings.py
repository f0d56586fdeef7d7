"""Ties the services of the cooperatives' screens to the operations, as desktop.bindings does for records.

Loaded late as far as it can be: the rules of cooperatives are not needed while nobody looks at one.
"""

from __future__ import annotations

from functools import partial

from desktop.late import late
from desktop.operations.desk import Desk
from desktop.ui.tasks.coop_services import CoopServices


def bind_coops(desk: Desk) -> CoopServices:
    """Everything the screens of cooperatives ask for."""
    return CoopServices(
        file=partial(late("cooperatives.file.file_of"), desk),
        duties=partial(late("cooperatives.duties.duties_of"), desk),
        duty_counts=partial(late("cooperatives.duties.duty_counts"), desk),
        print_duties=partial(late("printing.duty_paper.print_duties"), desk),
    )
