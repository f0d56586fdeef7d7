"""Find or open the file of the person whose national code stands on a paper (DOMAIN H.1)."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.store.change import Change
from forms.catalog import person
from forms.parts import Values
from forms.rules import national_code

_SHARED = ("national_code", "first_name", "last_name", "father_name", "birth_day", "sex", "mobile")


def people_of(change: Change, papers: Sequence[Values]) -> tuple[dict[str, int], int]:
    """National code → number of the person's file, opening missing ones; and how many were opened.

    A code with a wrong check digit gets no file: whose it is, nobody knows yet.
    """
    wanted = {
        code: values for values in reversed(papers)
        if (code := values.named("national_code")) and national_code.problem(code) is None
    }
    known = change.by_key(person.FORM, person.NATIONAL_CODE.name, list(wanted))
    missing = [values for code, values in wanted.items() if code not in known]
    numbers = change.create_many(person.FORM, [(_person(values), {}) for values in missing])
    opened = {str(values.named("national_code")): number for values, number in zip(missing, numbers, strict=True)}
    return {**known, **opened}, len(opened)


def _person(values: Values) -> Values:
    return person.FORM.values({name: values.named(name) for name in _SHARED})
