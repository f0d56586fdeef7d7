"""A clerk saves a form: read, checked, linked to its person, written as one action."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from desktop.operations.cooperatives.assembly.assembly_rules import assembly_problems
from desktop.operations.cooperatives.assembly.succession import follow_office
from desktop.operations.cooperatives.lifecycle.changes import change_problems
from desktop.operations.cooperatives.lifecycle.identity import identity_problems
from desktop.operations.cooperatives.lifecycle.supervision import warning_problems
from desktop.operations.cooperatives.membership.member_files import completed
from desktop.operations.cooperatives.membership.member_rules import member_problems
from desktop.operations.cooperatives.membership.share_rules import transfer_problems
from desktop.operations.cooperatives.office_rules import office_problems
from desktop.operations.cooperatives.offices import with_code
from desktop.operations.desk import Desk
from desktop.operations.records.link_person import link_people
from desktop.operations.saved import Saved
from desktop.operations.step import Writing
from desktop.operations.texts.paper_wording import wording_problems
from desktop.store.change import Change
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import (
    assembly,
    coop_change,
    coop_member,
    coop_office,
    coop_warning,
    cooperative,
    paper_text,
    share_transfer,
)
from forms.parts import Context, Form, Link, Problem, Reading, Typed, Values, read_typed, typed_of
from forms.rules import digits, record_number


def check_typed(desk: Desk, form: Form, typed: Typed, number: int | None = None) -> Reading:
    """What is wrong with a half-filled screen, duplicates included; writes nothing."""
    with desk.database.read() as reader:
        return _read(reader, reader.context(desk.today), form, typed, number)


def save_record(
    desk: Desk, form: Form, typed: Typed, number: int | None = None, base: int | None = None
) -> Saved:
    """Save a new record, or a new state of `number` that the clerk saw at `base`.

    Red problems are returned and nothing is written; amber ones are returned with the number. An untouched red
    mark of an imported record does not stand in the way of mending another blank.
    Raises StaleRecordError when somebody changed the record since.
    """
    with desk.database.change(desk.actor) as change:
        # Read within the change: what was found must still hold when it is written.
        reading = _read(change, change.context(desk.today), form, typed, number)
        before = change.get(number) if number else None
        earlier = _judged(change, desk, form, before) if before else frozenset()
        red = [p for p in reading.red if before is None or p not in earlier or not _untouched(p, reading, before)]
        locked = _locked(reading, before) if before else []
        if red or locked:
            return Saved(None, (*locked, *reading.problems))
        complete = _COMPLETED.get(form.kind)
        papers = [_with_assigned(reading.values, before)]
        (values,), _opened = link_people(change, form, complete(change, papers) if complete else papers)
        unread = reading.unread
        if number is None:
            number = change.create(form, values, unread=unread)
        else:
            change.set(form, number, values, base=base, unread=unread)
        if follow := _FOLLOWS.get(form.kind):
            follow(change, number)
    return Saved(number, reading.problems)


def _judged(change: Change, desk: Desk, form: Form, before: Record) -> frozenset[Problem]:
    """What was wrong with the record as it stands: an import keeps what a clerk could not have typed."""
    typed = typed_of(before.values, before.unread)
    return frozenset(_read(change, change.context(desk.today), form, typed, before.number).problems)


def _read(reader: Reader, context: Context, form: Form, typed: Typed, number: int | None) -> Reading:
    """Blanks, rules of the form, twins, and what only the office knows."""
    reading = read_typed(form, typed, context)
    beyond = _BEYOND_THE_FORM.get(form.kind)
    found = beyond(Writing(reader, context, reading.values, number)) if beyond else ()
    twins = _twins_of(reader, form, reading, number)
    return Reading(reading.values, reading.unread, (*reading.problems, *_lost_links(reader, form, reading.values),
                                                    *twins, *found))


def _lost_links(reader: Reader, form: Form, values: Values) -> list[Problem]:
    """A link leads to a record that exists, is of its kind and in use."""
    links = [field for field in form.fields if isinstance(field, Link) and values[field] is not None]
    there = reader.many([values[field] or 0 for field in links]) if links else {}
    found = []
    for field in links:
        record = there.get(values[field] or 0)
        if record is None or record.kind != field.kind:
            found.append(Problem(field.name, f"«{field.label}» با این شماره پیدا نشد؛ آن را از فهرست برگزینید"))
        elif record.voided:
            found.append(Problem(field.name, f"«{record.title}» باطل شده است؛ پروندهٔ دیگری را برگزینید"))
    return found


def _untouched(problem: Problem, reading: Reading, before: Record) -> bool:
    name = problem.field
    same_text = before.unread.get(name) == reading.unread.get(name)
    return same_text and before.values.named(name) == reading.values.named(name)


def _locked(reading: Reading, before: Record) -> list[Problem]:
    """Blanks that were written anew though the record stands where nobody may; the step that opens them is named."""
    life, state = before.form.life, before.form.life.state(before.state)
    touched = [f for f in state.locks if reading.values[f] != before.values[f] or f.name in reading.unread]
    ways = [move for move in life.moves if before.state in move.source and not set(touched) & {
        *life.state(move.target).locks}]
    first = f"؛ نخست «{ways[0].label}» را بزنید" if ways else ""
    return [Problem(f.name, f"«{f.label}» در وضعیت «{state.label}» عوض نمی‌شود{first}") for f in touched]


def _with_assigned(values: Values, before: Record | None) -> Values:
    """What the program once wrote into the record stays with it; nobody types it."""
    kept = {f.name: before.values[f] for f in before.form.fields if f.assigned} if before else {}
    return values.changed(kept)


def _wording_problems(writing: Writing) -> Sequence[Problem]:
    paper, part, text = (writing.values[blank] for blank in (paper_text.PAPER, paper_text.PART, paper_text.WORDING))
    return wording_problems(paper, part, text) if paper and part and text else ()


_BEYOND_THE_FORM: Mapping[str, Callable[[Writing], Sequence[Problem]]] = {
    paper_text.FORM.kind: _wording_problems, cooperative.FORM.kind: identity_problems,
    coop_member.FORM.kind: member_problems, share_transfer.FORM.kind: transfer_problems,
    coop_office.FORM.kind: office_problems, assembly.FORM.kind: assembly_problems,
    coop_warning.FORM.kind: warning_problems, coop_change.FORM.kind: change_problems,
}
"""Rules that a form cannot know, since they ask about papers, other records or other things of the desk, by kind."""

_COMPLETED: Mapping[str, Callable[[Reader, Sequence[Values]], list[Values]]] = {
    coop_member.FORM.kind: completed, coop_office.FORM.kind: with_code}
"""What a paper of a kind takes from other files, beside the people whom it names."""

_FOLLOWS: Mapping[str, Callable[[Change, int], None]] = {coop_office.FORM.kind: follow_office}
"""What a saved record of a kind brings with it in other records."""


def _twins_of(reader: Reader, form: Form, reading: Reading, number: int | None) -> list[Problem]:
    """Another record of the office with the same key: a person is registered once."""
    key = str(reading.values[form.key] or "") if form.key else ""
    if form.key is None or not key:
        return []
    known = reader.by_key(form, form.key.name, [key])
    return [
        Problem(form.key.name, f"این {form.key.label} پیش‌تر با شمارهٔ {_shown(twin)} ثبت شده است؛ همان را باز کنید")
        for twin in known.values() if twin != number
    ]


def _shown(number: int) -> str:
    return digits.to_persian(record_number.show(number))
