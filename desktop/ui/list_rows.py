"""What a list of records shows: its columns, and each record as a row of texts. Runs in the worker."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

from desktop.ui.pieces import Column, Row
from desktop.ui.services import RecordView
from forms.parts import Choice, Code, Day, Field, Form, Link, Listed, Moment, Number, Rials
from forms.rules import digits, record_number

NAME = "@name"
STATE = "state"
MARKS = "@marks"
NUMBER = "number"
_LETTER = 6
"""Width of a letter of a list, about, in device-independent pixels."""


def columns_of(form: Form, *, one_county: bool = False, without: Container[str] = ()) -> list[Column]:
    """The record's name and state, what the form puts in lists, then marks and number. An office of one
    county need not see its name in every row; `without` are blanks that are the same in all of them."""
    width = 180 if _of_a_person(form) else 220 if len(form.named_by) == 1 else 250
    columns = [Column(NAME, _name_title(form), "strong", width, sorts=_sorts_by_name(form))]
    if len(form.life.states) > 1:
        columns.append(Column(STATE, "وضعیت", "badge", _state_width(form)))
    hidden = {field.name for field in form.list_fields
              if one_county and isinstance(field, Listed) and field.list_name == "counties"}
    columns += [Column(field.name, field.label, _look(field), _width(field), hidden=field.name in hidden)
                for field in form.list_fields if field not in form.named_by and field.name not in without]
    columns.append(Column(MARKS, "بازبینی", "mark", 76, sorts=False))
    columns.append(Column(NUMBER, "شماره پرونده", "code", 124))
    return columns


def sort_names(form: Form, column: str) -> tuple[str, ...]:
    """The stored names that sorting by a column means."""
    if column != NAME:
        return (column,)
    return tuple(field.name for field in reversed(form.named_by))  # family name first


def printed_names(form: Form, shown: Sequence[str]) -> tuple[str, ...]:
    """What a printed list is to show where the one on the screen shows these columns (papers/list_columns)."""
    blanks = {NAME: [field.name for field in form.named_by], MARKS: []}
    return ("row", *(name for column in shown for name in blanks.get(column, [column])))


def linked(form: Form, records: Sequence[RecordView]) -> set[int]:
    """Numbers whose names the rows will show."""
    links = [field for field in (*form.list_fields, *form.named_by) if isinstance(field, Link)]
    return {number for record in records for field in links if (number := record.values.named(field.name))}


def row_of(form: Form, record: RecordView, titles: Mapping[int, str], without: Container[str] = ()) -> Row:
    """One record as the list shows it."""
    texts = {field.name: _text(field, record, titles) for field in form.list_fields}
    texts[NAME] = _name(form, record, titles)
    state = form.life.state(record.state)
    texts[STATE] = "باطل‌شده" if record.voided else state.label
    marks = len(record.marks)
    texts[MARKS] = f"{digits.grouped(marks)} مورد" if marks else ""
    texts[NUMBER] = digits.to_persian(record_number.show(record.number))
    tones = {STATE: "danger" if record.voided else state.tone, MARKS: "warn"}
    return Row(record.number, tuple(texts[column.name] for column in columns_of(form, without=without)), tones, record)


def _name(form: Form, record: RecordView, titles: Mapping[int, str]) -> str:
    """What could not be read stands in the name too, and a link by the name of what it leads to."""
    if form.called is not None and not any(field.name in record.unread for field in form.named_by):
        return form.name_of(record.values)
    return " ".join(text for field in form.named_by if (text := _text(field, record, titles)))


def _text(field: Field[Any], record: RecordView, titles: Mapping[int, str]) -> str:
    value = record.values.named(field.name)
    if value is None:
        return digits.to_persian(record.unread.get(field.name, ""))
    if isinstance(field, Link) and titles.get(value):
        return titles[value]
    if isinstance(field, Rials):
        return digits.grouped(value)
    return field.show(value)


def _name_title(form: Form) -> str:
    if _of_a_person(form):
        return "نام و نام خانوادگی"
    return " و ".join(field.label for field in form.named_by)


def _of_a_person(form: Form) -> bool:
    """The name of a person, or of a record that leads to one."""
    return len(form.named_by) > 1 and all(isinstance(f, Link) or f.name.endswith("_name") for f in form.named_by[:2])


def _sorts_by_name(form: Form) -> bool:
    return not any(isinstance(field, Link) for field in form.named_by)


def _look(field: Field[Any]) -> Any:
    if isinstance(field, Code | Day | Moment):
        return "code"
    return "number" if isinstance(field, Number | Rials) else "text"


def _width(field: Field[Any]) -> int:
    """As wide as what is written there usually is, and as its heading."""
    usual = 140 if isinstance(field, Moment) else 100 if isinstance(field, Code | Day | Number) else 116
    if isinstance(field, Choice):
        usual = min(usual, _LETTER * max(map(len, field.options.values())) + 24)
    return max(usual, _LETTER * len(field.label) + 28)


def _state_width(form: Form) -> int:
    return min(136, _LETTER * max(len(state.label) for state in form.life.states) + 40)
