"""Which column of an agency's workbook is which blank of a form: found by heading, changed by a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.excel.errors import NoKnownColumnError, UnknownMappingError
from desktop.excel.reading import Sheet, SheetRow
from forms.parts import Attachments, Field, Form, Link, Rows
from forms.rules import amounts, persian

_BRACKETS = re.compile(r"[(（\[].*?[)）\]]")
_HEADING_WITHIN = 40
"""A heading is looked for in so many filled rows from the top."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place (from 0), its heading, the blank it fills ('' = none) and the unit of amounts in it."""

    place: int
    heading: str
    field: str
    unit: str = "rial"


@dataclass(frozen=True, slots=True)
class Columns:
    """The heading row of a sheet and what each of its columns fills."""

    heading_row: int
    columns: tuple[Column, ...]

    @property
    def known(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.field)

    def changed(self, fields: Mapping[str, str]) -> Columns:
        """The same with some headings given to other blanks ({heading: field name or ''}).

        A blank that is given to another column leaves the one it was found in.
        """
        by_key = {persian.joined_key(heading): name for heading, name in fields.items()}
        here = {persian.joined_key(c.heading) for c in self.columns}
        given = {name for key, name in by_key.items() if key in here}
        columns = tuple(
            Column(c.place, c.heading, by_key.get(persian.joined_key(c.heading), "" if c.field in given else c.field),
                   amounts.unit_of(c.heading) or "rial")
            for c in self.columns
        )
        return Columns(self.heading_row, columns)


def find_mapping(form: Form, sheet: Sheet, changes: Mapping[str, str] | None = None) -> Columns:
    """The row whose headings fit the form best; raises NoKnownColumnError when fewer than two fit.

    The blank that tells two records apart (form.key) must be among them. Raises UnknownMappingError for a change that
    names a blank or a heading that is not there.
    """
    _refuse_strange_blanks(form, changes or {})
    candidates = [_mapping(form, row).changed(changes or {}) for row in sheet.rows[:_HEADING_WITHIN]]
    best = max(candidates, key=lambda mapping: len(mapping.known), default=None)
    needed = [form.key] if form.key else [field for field in form.fields if field.required]
    found = {column.field for column in best.known} if best else set()
    if best is None or len(found) < 2 or any(field.name not in found for field in needed):
        raise NoKnownColumnError(wanted="، ".join(field.label for field in needed))
    headings = {persian.joined_key(column.heading) for column in best.columns}
    for heading in changes or {}:
        if persian.joined_key(heading) not in headings:
            raise UnknownMappingError(name=heading, known=_listed(column.heading for column in best.columns))
    return best


def _refuse_strange_blanks(form: Form, changes: Mapping[str, str]) -> None:
    known = [field.name for field in importable(form)]
    for name in changes.values():
        if name and name not in known:
            raise UnknownMappingError(name=name, known=_listed(known))


def _listed(names: Iterable[str]) -> str:
    return "، ".join(name for name in names if name)


def choose_sheet(
    form: Form, sheets: Sequence[Sheet], changes: Mapping[str, str] | None = None
) -> tuple[Sheet, Columns]:
    """The sheet whose headings fit the form best: a cover page may stand before it. Raises NoKnownColumnError."""
    fits = []
    for sheet in sheets:
        try:
            fits.append((sheet, find_mapping(form, sheet, changes)))
        except NoKnownColumnError as unknown:
            refused = unknown
    if not fits:
        raise refused
    return max(fits, key=lambda fit: len(fit[1].known))


def importable(form: Form) -> tuple[Field[Any], ...]:
    """The blanks that one cell can fill; links are found by the office itself, numbers of letters given by it."""
    return tuple(field for field in form.fields
                 if not (field.assigned or isinstance(field, Rows | Attachments | Link)))


def _mapping(form: Form, row: SheetRow) -> Columns:
    names = _names(form)
    taken: set[str] = set()
    columns = []
    for place, heading in enumerate(row.cells):
        found = names.get(_key(heading), "") if heading else ""
        found = "" if found in taken else found
        taken.add(found)
        columns.append(Column(place, heading, found, amounts.unit_of(heading) or "rial"))
    return Columns(row.number, tuple(columns))


def _names(form: Form) -> dict[str, str]:
    names: dict[str, str] = {}
    for field in importable(form):
        for text in (field.label, field.name, *field.aliases):
            names.setdefault(_key(text), field.name)
    return names


def _key(heading: str) -> str:
    return persian.joined_key(_BRACKETS.sub(" ", heading)).replace("_", "")
