"""A draft letter from a template, filled with what is known of the record that it is about.

Law: a draft is never refused for what is missing: there stands «………», and it is said which blanks are meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from desktop.operations.cooperatives.watching.duties import Duty
from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchRecordError, NoSuchTemplateError
from desktop.operations.letters.known_facts import facts_of, respond_by
from desktop.operations.orders.filling import About, Sources
from desktop.operations.saved import Saved
from desktop.operations.texts.letter_facts import FACTS
from desktop.operations.texts.letter_templates import REWORDED, LetterTemplate, template_named, templates_for
from desktop.operations.texts.placeholders import BY_HAND, Placeholder, pieces
from desktop.store.contents import Record
from desktop.store.errors import VoidedRecordError
from desktop.store.reader import Reader
from forms import catalog
from forms.catalog import letter
from forms.parts import Link, Problem, Typed, read_typed
from forms.rules import record_number

_REPLY = "reply"
_NO_HEAD = "نام رئیس اداره در «پارامترها» (office.head) نیست؛ امضاکننده را این‌جا بنویسید"


def write_duty_letter(desk: Desk, duty: Duty, template: str = "", given: Typed = MappingProxyType({})) -> Saved:
    """The draft that follows from a duty, or of another template, filled from it; about what raised it, or else about
    its cooperative. `given` and what is raised: as of `write_letter`.
    """
    with desk.database.read() as reader:
        kind = reader.kind_of(duty.record)
    name = template or duty.letter
    about = duty.record if kind and template_named(name).fits(kind) else duty.cooperative
    return write_letter(desk, name, about, given, duty)


def write_letter(desk: Desk, template: str, number: int | None = None, given: Typed = MappingProxyType({}),
                 duty: Duty | None = None) -> Saved:
    """A new draft; `number` is the record that it is about. Amber problems say what could not be filled.

    `given` blanks are written in place of the template's; where one of them is wrong, nothing is written. `duty` is
    what the letter follows from; its sentence and its day stand in it, and the letter is known to be of it.

    Raises NoSuchTemplateError (also when the template is not for this kind of record), NoSuchRecordError,
    VoidedRecordError, ForbiddenRoleError.
    """
    found = template_named(template)
    with desk.database.change(desk.actor) as change:
        record = _record(change, number, found)
        sources = Sources(desk, change, [record], found.title)
        facts = facts_of(change, sources.office.context, record, duty)
        typed, problems = _filled(sources, sources.about(record), found, facts)
        reading = read_typed(letter.FORM, {**typed, **given}, sources.office.context)
        if wrong := tuple(each for each in reading.red if given.get(each.field)):
            return Saved(None, wrong)
        own: dict[str, Any] = {letter.TEMPLATE.name: found.name, letter.DUTY.name: duty.kind if duty else None,
               **(_links(record) if number else {})}
        if found.asks_answer and letter.ANSWER_BY.name not in given:
            own[letter.ANSWER_BY.name] = respond_by(sources.office.context, record)
        draft = change.create(letter.FORM, reading.values.changed(own), unread=reading.unread)
    return Saved(draft, tuple(each for each in problems if not given.get(each.field)))


def reply_letter(desk: Desk, number: int) -> Saved:
    """A draft that answers a letter that came; only such a letter is answered. Raises as `write_letter` does."""
    with desk.database.read() as reader:
        asked = reader.get(number)
    if asked is not None and asked.values.named(letter.DIRECTION.name) != "in":
        return Saved(None, (Problem("", "پاسخ به نامهٔ وارده نوشته می‌شود؛ برای نامهٔ صادره الگوی پیگیری را بردارید"),))
    return write_letter(desk, _REPLY, number)


def link_to(kind: str) -> Link | None:
    """The blank of a letter that leads to records of a kind."""
    return next((field for field in letter.FORM.fields if isinstance(field, Link) and field.kind == kind), None)


def _record(reader: Reader, number: int | None, template: LetterTemplate) -> Record:
    """The record, or one that says nothing at all."""
    if number is None:
        form = catalog.BY_KIND[template.kinds[0]] if template.kinds else letter.FORM
        return Record(0, form.kind, form.values({}), form.first_state, 0, {}, (), False, "", "")
    record = reader.get(number)
    if record is None:
        raise NoSuchRecordError(number=record_number.show(number))
    if record.voided:
        raise VoidedRecordError(number=number)
    if not template.fits(record.kind):
        known = "، ".join(each.name for each in templates_for(record.kind, record.state))
        raise NoSuchTemplateError(template=template.name, known=known)
    return record


def _filled(sources: Sources, about: About, template: LetterTemplate, facts: Mapping[str, str]
            ) -> tuple[dict[str, str], list[Problem]]:
    """What stands in the blanks of the draft, and what is missing in each of them."""
    texts = {part: sources.wording(template.name, part, template.text(part)) for part in REWORDED}
    typed = {letter.DIRECTION.name: "out", letter.SIGNER.name: sources.office.names["head"],
             letter.SIGNER_POST.name: sources.office.names["head_post"]}
    problems = [] if typed[letter.SIGNER.name] else [Problem(letter.SIGNER.name, _NO_HEAD, "amber")]
    known = {**dict.fromkeys(FACTS, ""), **facts}
    if about.record is not None and not about.record.number:
        known["number"] = BY_HAND
    for part, text in {**texts, "correspondent": template.correspondent, "enclosure": template.enclosure}.items():
        missing: dict[str, None] = {}
        about.filled(_without_figures(text), missing, known)
        typed[part] = about.fill(_by_hand(text), known)
        if missing:
            labels = "، ".join(FACTS.get(each, each) for each in missing)
            problems.append(Problem(part, f"در پرونده نوشته نشده و جایش خالی مانده است: {labels}", "amber"))
    return typed, problems


def _by_hand(text: str) -> str:
    """The same text, but what is missing is left to be written by hand."""
    return "".join(_written(piece, f"{{{piece.written}?}}") if isinstance(piece, Placeholder) else _literal(piece)
                   for piece in pieces(text))


def _without_figures(text: str) -> str:
    """The places alone; a figure that is not in force is missing like any other, and not looked up strictly."""
    return "".join(_written(piece, f"{{{piece.written}?}}" if piece.act == "param" else f"{{{piece.written}}}")
                   for piece in pieces(text) if isinstance(piece, Placeholder))


def _written(place: Placeholder, loosely: str) -> str:
    return loosely if place.otherwise is None else f"{{{place.written}}}"


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _links(record: Record) -> dict[str, int]:
    """The letter leads to its record, and to what the record itself leads to."""
    found: dict[str, int] = {}
    for field in record.form.fields:
        link = link_to(field.kind) if isinstance(field, Link) else None
        value = record.values.named(field.name)
        if link is not None and value and link is not letter.REPLY_TO:
            found[link.name] = value
    own = link_to(record.kind)
    return {**found, own.name: record.number} if own else found
