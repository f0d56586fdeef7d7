"""What a list may show: the row, the number, the state and the blanks of a kind, each as one column of texts.

Law: a column is shown all at once, and what comes again (an agency, a day, a state) is put into words once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from desktop.operations.errors import UnknownColumnError
from desktop.operations.orders.filling import shown
from desktop.operations.papers.visits import row_number
from forms.parts import Attachments, Code, Field, Form, Number, Rials, Rows
from forms.rules import record_number
from forms.rules.digits import grouped, to_persian
from reports.text import left_to_right

ROW, NUMBER, STATE = "row", "number", "state"
_OWN = {ROW: "ردیف", NUMBER: "شماره", STATE: "وضعیت"}
_MOST_KEPT = 4096

Show = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: its name (as the command line names it), its heading, and the blank that it shows, if any."""

    name: str
    title: str
    field: Field[Any] | None = None

    @property
    def spoken(self) -> bool:
        """Names and sentences, which begin at the right; a code or a day stands in the middle."""
        return type(self.field).__name__ in ("Text", "Link")

    @property
    def summed(self) -> bool:
        """Money and what is counted in a unit; a serial or a round is a number that nobody adds up."""
        return isinstance(self.field, Rials) or (isinstance(self.field, Number) and bool(self.field.unit))

    def sum_text(self, total: int) -> str:
        return grouped(total) if isinstance(self.field, Rials) or not self.field else self.field.show(total)


def list_columns(form: Form, names: Sequence[str] = ()) -> tuple[ListColumn, ...]:
    """The columns of these names, or those of the list on the screen. Raises UnknownColumnError."""
    blanks = (field for field in form.fields if not isinstance(field, Attachments | Rows))
    known = {**{name: ListColumn(name, title) for name, title in _OWN.items()},
             **{field.name: ListColumn(field.name, _title(field), field) for field in blanks}}
    for name in names:
        if name not in known:
            raise UnknownColumnError(name=name, known="، ".join(known))
    usual = (ROW, NUMBER, *(field.name for field in form.list_fields if field.name in known), STATE)
    return tuple(known[name] for name in dict.fromkeys(names or usual))


def _title(field: Field[Any]) -> str:
    return f"{field.label} (ریال)" if isinstance(field, Rials) else field.label


def shows(form: Form, columns: Iterable[ListColumn]) -> tuple[Show, ...]:
    """How a value of each column is put into words; a row is told by its place, from 1."""
    states = {state.code: state.label for state in form.life.states}
    own: Mapping[str, Show] = {ROW: row_number, NUMBER: _number, STATE: lambda code: str(states.get(code, code))}
    return tuple(_show(column.field) if column.field else own[column.name] for column in columns)


def _show(field: Field[Any]) -> Show:
    """Every record has another code, so these are not remembered."""
    if isinstance(field, Code) and type(field).show is Field.show:
        return _code
    return lru_cache(_MOST_KEPT)(grouped if isinstance(field, Rials) else partial(shown, field))


def _number(number: int) -> str:
    return left_to_right(to_persian(record_number.show(number)))


def _code(code: str) -> str:
    return left_to_right(to_persian(code)) if code else ""

