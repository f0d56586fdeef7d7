"""Ties the services of letters to the operations, as desktop.bindings does for records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from desktop.late import late
from desktop.operations.desk import Desk
from desktop.operations.records.read_record import read_record
from desktop.operations.saved import Saved as SavedRecord
from desktop.operations.texts.letter_templates import LetterTemplate, template_named, templates, templates_for, usual
from desktop.ui.pieces import Choice
from desktop.ui.services import LetterServices, Saved, Written
from forms import catalog
from forms.parts import Typed


def bind_letters(desk: Desk) -> LetterServices:
    """Everything the screens ask about letters; what fills templates is loaded at its first use."""
    return LetterServices(
        templates=partial(_templates, desk), about=_about, write=partial(_write, desk), receive=partial(_receive, desk),
        book=partial(_book, desk))


def _templates(desk: Desk, number: int) -> Sequence[Choice]:
    if not number:
        return [_choice(each, _kinds(each)) for each in sorted(templates().values(), key=_by_kind)]
    record = read_record(desk, number)
    return [_choice(each, "برای این مرحله" if usual(each, record.state) else _rest(each))
            for each in templates_for(record.kind, record.state)]


def _choice(template: LetterTemplate, group: str) -> Choice:
    """The one it goes to is said where it is the same whatever the record says."""
    fixed = template.correspondent and not set("{…") & set(template.correspondent)
    return Choice(template.name, template.title, f"گیرنده: {template.correspondent}" if fixed else "", group)


def _rest(template: LetterTemplate) -> str:
    return "الگوهای دیگر" if template.kinds else "دربارهٔ هر چیز"


def _kinds(template: LetterTemplate) -> str:
    return "، ".join(catalog.BY_KIND[kind].plural for kind in template.kinds) or _rest(template)


def _by_kind(template: LetterTemplate) -> tuple[bool, list[int]]:
    order = list(catalog.BY_KIND)
    return bool(template.kinds), [order.index(kind) for kind in template.kinds]


def _about(name: str) -> str:
    return next(iter(template_named(name).kinds), "")


def _write(desk: Desk, name: str, number: int) -> Written:
    return _answered(late("letters.write_letter.write_letter")(desk, name, number or None))


def _receive(desk: Desk, typed: Typed) -> Written:
    return _answered(late("letters.receive_letter.receive_letter")(desk, typed))


def _book(desk: Desk, direction: str, first: date, last: date) -> Sequence[int]:
    found: Sequence[int] = late("letters.letter_book.letters_of_period")(desk, direction, first, last)
    return found


def _answered(saved: SavedRecord) -> Written:
    return saved.problems if saved.number is None else Saved(saved.number, saved.problems)
