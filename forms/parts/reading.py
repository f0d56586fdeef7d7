"""From typed text to checked values: the one door for screen, workbook and command line.

Whatever cannot be read is kept as it was typed, so that a draft or an import loses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms.parts.fields import Field, UnreadableError
from forms.parts.form import Context, Form, Problem
from forms.parts.values import Attachment, Attachments, Rows, Values

TypedRow = Mapping[str, str]
Typed = Mapping[str, "str | Sequence[TypedRow] | tuple[Attachment, ...]"]
"""What stands in the blanks: text; for a ruled table, rows of text; for attachments, the attachments."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read, what could not (as typed, by field name), and every problem found."""

    values: Values
    unread: dict[str, str]
    problems: tuple[Problem, ...]

    @property
    def red(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.level == "red")

    @property
    def amber(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.level == "amber")


def read_typed(form: Form, typed: Typed, context: Context) -> Reading:
    """Read a whole screen or spreadsheet row; every problem is reported, not only the first."""
    found: dict[str, Any] = {}
    unread: dict[str, str] = {}
    problems: list[Problem] = []
    for field in form.fields:
        entry = typed.get(field.name, "")
        if field.assigned:
            problems += _assigned(field, entry)
        elif isinstance(field, Rows):
            found[field.name] = _read_rows(field, entry, problems) or None
        elif isinstance(field, Attachments):
            found[field.name] = entry or None
        elif isinstance(entry, str) and entry.strip():
            try:
                found[field.name] = field.read(entry)
            except UnreadableError as unreadable:
                unread[field.name] = entry.strip()
                problems.append(Problem(field.name, str(unreadable)))
    values = Values(form.fields, found)
    problems += judge(form, values, context, unread)
    return Reading(values, unread, tuple(problems))


def typed_of(values: Values, unread: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The inverse of `read_typed`: what, standing in the blanks, gives these values (and what was unread) again.

    What the program assigned is nothing that anybody types, and is left out.
    """
    typed: dict[str, Any] = dict(unread or {})
    for field in values.fields:
        value = None if field.assigned else values.named(field.name)
        if isinstance(field, Rows) and value is not None:
            typed[field.name] = [typed_of(row) for row in value]
        elif isinstance(field, Attachments):
            typed[field.name] = value or ()
        elif value is not None:
            typed[field.name] = field.typed(value)
    return typed


def judge(form: Form, values: Values, context: Context, unread: Mapping[str, str] | None = None) -> list[Problem]:
    """Every problem of values that are already read: empty required blanks, checks, doubts, rules."""
    problems = [
        Problem(field.name, f"«{field.label}» را بنویسید")
        for field in form.fields
        if field.required and values.named(field.name) is None and field.name not in (unread or {})
    ]
    problems += field_problems(form, values)
    problems += [problem for rule in form.rules for problem in rule(values, context)]
    return problems


def field_problems(form: Form, values: Values) -> list[Problem]:
    """What the checks and doubts of the single blanks say; depends on nothing but the values."""
    problems: list[Problem] = []
    for field in form.fields:
        value = values.named(field.name)
        if value is None:
            continue
        problems += _said(field, value)
        if isinstance(field, Rows):
            for number, row in enumerate(value):
                for column in field.columns:
                    problems += [
                        Problem(field.name, said.message, said.level, number, column.name)
                        for said in _said(column, row.named(column.name))
                    ]
    return problems


def marks(form: Form, values: Values, unread: Mapping[str, str]) -> tuple[str, ...]:
    """Names of the blanks that need a second look, in printed order: a mark in lists, counted in figures."""
    doubtful = {problem.field for problem in field_problems(form, values)} | set(unread)
    return tuple(field.name for field in form.fields if field.name in doubtful)


def _assigned(field: Field[Any], entry: object) -> list[Problem]:
    """Whoever types what the program assigns is told so; nothing of it is kept."""
    typed = entry.strip() if isinstance(entry, str) else entry
    return [Problem(field.name, f"«{field.label}» را برنامه می‌دهد؛ این خانه را خالی بگذارید")] if typed else []


def _said(field: Field[Any], value: Any) -> list[Problem]:
    if value is None:
        return []
    red = [Problem(field.name, said) for check in field.checks if (said := check(value))]
    return red or [Problem(field.name, said, "amber") for check in field.doubts if (said := check(value))]


def _read_rows(field: Rows, entry: object, problems: list[Problem]) -> tuple[Values, ...]:
    rows: list[Values] = []
    if isinstance(entry, str):
        return ()
    assert isinstance(entry, Sequence)  # noqa: S101 - the type of Typed
    for number, typed in enumerate(row for row in entry if any(text.strip() for text in row.values())):
        rows.append(_read_row(field, number, typed, problems))
    return tuple(rows)


def _read_row(field: Rows, number: int, typed: TypedRow, problems: list[Problem]) -> Values:
    found: dict[str, Any] = {}
    for column in field.columns:
        text = typed.get(column.name, "").strip()
        if not text:
            if column.required:
                problems.append(Problem(field.name, f"«{column.label}» را بنویسید", "red", number, column.name))
            continue
        try:
            found[column.name] = column.read(text)
        except UnreadableError as unreadable:
            problems.append(Problem(field.name, str(unreadable), "red", number, column.name))
    return Values(field.columns, found)
