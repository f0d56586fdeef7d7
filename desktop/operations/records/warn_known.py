"""Warn while a clerk still types: this code is known here already."""

from __future__ import annotations

from desktop.operations.desk import Desk
from desktop.store.queries import Query
from forms.catalog import home_business, job, person
from forms.parts import Form, UnreadableError
from forms.rules import digits, record_number

_ALSO = (job.FORM, home_business.FORM)


def warn_known(desk: Desk, form: Form, name: str, text: str, number: int = 0) -> str:
    """A sentence when another record holds what stands in this blank, else empty; `number` is the record itself."""
    blank = form.by_name.get(name)
    if blank is None or not text.strip():
        return ""
    try:
        value = blank.read(text)
    except UnreadableError:
        return ""
    if form.key is blank:
        return _twin(desk, form, str(value), number)
    return _elsewhere(desk, str(value), number) if name == person.NATIONAL_CODE.name else ""


def _twin(desk: Desk, form: Form, value: str, number: int) -> str:
    with desk.database.read() as reader:
        twin = reader.by_key(form, form.key.name if form.key else "", [value]).get(value)
    if twin is None or twin == number:
        return ""
    return f"پیش‌تر با شمارهٔ {digits.to_persian(record_number.show(twin))} ثبت شده است؛ همان را باز کنید"


def _elsewhere(desk: Desk, code: str, number: int) -> str:
    same = Query(where=((person.NATIONAL_CODE.name, "=", code),))
    with desk.database.read() as reader:
        counts = [(form.plural, len([n for n in reader.numbers(form, same) if n != number])) for form in _ALSO]
        known = reader.by_key(person.FORM, person.NATIONAL_CODE.name, [code])
        names = reader.titles(known.values())
    held = "، ".join(f"{digits.grouped(count)} پرونده در «{plural}»" for plural, count in counts if count)
    return f"این کد ملی از آنِ {next(iter(names.values()), 'شخصی شناخته')} است: {held}" if held else ""
