"""What may be written into a cooperative's own file: numbers that belong to it alone (DOMAIN B.9, B.4)."""

from __future__ import annotations

from desktop.operations.step import Writing
from desktop.store.queries import Query
from forms.catalog import cooperative
from forms.parts import Problem
from forms.rules import record_number
from forms.rules.digits import to_persian


def identity_problems(writing: Writing) -> list[Problem]:
    """One registration number in one registry is one cooperative's; a cooperative is not merged into itself."""
    values, found = writing.values, []
    unit, registered = values[cooperative.REGISTRY_UNIT], values[cooperative.REGISTRATION_NO]
    if unit and registered:
        found += _taken(writing, cooperative.REGISTRATION_NO.name, (
            (cooperative.REGISTRY_UNIT.name, "=", unit), (cooperative.REGISTRATION_NO.name, "=", registered)))
    if tracking := values[cooperative.TRACKING_CODE]:
        found += _taken(writing, cooperative.TRACKING_CODE.name, ((cooperative.TRACKING_CODE.name, "=", tracking),))
    if writing.number is not None and values[cooperative.MERGED_INTO] == writing.number:
        found.append(Problem(cooperative.MERGED_INTO.name, "تعاونی در خودش ادغام نمی‌شود؛ تعاونی دیگری را برگزینید"))
    seats = values[cooperative.INSPECTOR_SEATS]
    if seats is not None and seats % 2 == 0:
        found.append(Problem(cooperative.INSPECTOR_SEATS.name, "شمار بازرسان معمولاً فرد است؛ اساسنامه را "
                                                               "ببینید", "amber"))
    return found


def _taken(writing: Writing, blank: str, where: tuple[tuple[str, str, object], ...]) -> list[Problem]:
    others = [each for each in writing.reader.numbers(cooperative.FORM, Query(where=where)) if each != writing.number]
    if not others:
        return []
    shown = to_persian(record_number.show(others[0]))
    return [Problem(blank, f"این {cooperative.FORM.by_name[blank].label} برای تعاونی دیگری ({shown}) نوشته شده است؛ "
                           "همان را باز کنید")]
