"""Find or open the file of every person whose national code stands on a paper or in a row of it (DOMAIN H.1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop.store.change import Change
from forms.catalog import person
from forms.parts import Field, Form, Link, Rows, Values
from forms.rules import national_code

_SHARED = ("national_code", "first_name", "last_name", "father_name", "birth_day", "sex", "mobile")
_CODE, _LINK = person.NATIONAL_CODE.name, person.FORM.kind


def link_people(change: Change, form: Form, papers: Sequence[Values]) -> tuple[list[Values], int]:
    """The papers with their people linked, and how many files were opened for it.

    A code with a wrong check digit gets no file: whose it is, nobody knows yet.
    """
    tables = [field for field in form.fields if isinstance(field, Rows) and _names_people(field.columns)]
    own = form.kind != person.FORM.kind and _names_people(form.fields)
    named = [paper for paper in papers if own]
    named += [row for paper in papers for table in tables for row in paper.named(table.name) or ()]
    people, opened = _people_of(change, named)
    return [_linked(paper, tables, people, own=own) for paper in papers], opened


def _names_people(fields: Iterable[Field[Any]]) -> bool:
    """Whether these blanks hold a national code beside a link to the person's file."""
    names = {field.name: field for field in fields}
    return _CODE in names and isinstance(names.get(_LINK), Link)


def _linked(paper: Values, tables: Sequence[Rows], people: Mapping[str, int], *, own: bool) -> Values:
    changed: dict[str, Any] = {}
    for table in tables:
        rows = paper.named(table.name)
        if rows:
            changed[table.name] = tuple(_with_file(row, people) for row in rows)
    return _with_file(paper.changed(changed), people) if own else paper.changed(changed)


def _with_file(values: Values, people: Mapping[str, int]) -> Values:
    number = people.get(values.named(_CODE) or "")
    return values.changed({_LINK: number}) if number else values


def _people_of(change: Change, papers: Sequence[Values]) -> tuple[dict[str, int], int]:
    wanted = {
        code: values for values in reversed(papers)
        if (code := values.named(_CODE)) and national_code.problem(code) is None
    }
    known = change.by_key(person.FORM, _CODE, list(wanted)) if wanted else {}
    missing = [values for code, values in wanted.items() if code not in known]
    # Who may not open a person may still save a paper that names none.
    numbers = change.create_many(person.FORM, [(_person(values), {}) for values in missing]) if missing else []
    opened = {str(values.named(_CODE)): number for values, number in zip(missing, numbers, strict=True)}
    return {**known, **opened}, len(opened)


def _person(values: Values) -> Values:
    return person.FORM.values({name: values.named(name) for name in _SHARED})
