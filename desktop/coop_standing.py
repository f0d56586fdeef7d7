"""How a cooperative stands, for the form in which it is written: the step that is next, and what is locked."""

from __future__ import annotations

from desktop.operations.cooperatives.life import onward_of
from desktop.operations.cooperatives.lifecycle.locks import locked_problems
from desktop.operations.desk import Desk
from desktop.operations.step import Writing
from desktop.ui.services import Standing
from forms.catalog import cooperative


def standing_of(desk: Desk, number: int) -> Standing | None:
    """None for a record of another kind. A blank is locked when writing it over would be refused."""
    with desk.database.read() as reader:
        record = reader.get(number)
        if record is None or record.kind != cooperative.FORM.kind:
            return None
        emptied = Writing(reader, desk.context(), cooperative.FORM.values({}), number)
        locked = {each.field: each.message for each in locked_problems(emptied, record)}
    return Standing(onward_of(record), locked)
