"""Ties the screens' services to the operations. Loaded after the first paint: it brings the heavy rooms in.

Law: nothing is decided here; each line hands a screen's question to one operation.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from desktop.background import Jobs
from desktop.late import late
from desktop.letter_bindings import bind_letters
from desktop.operations.desk import Desk
from desktop.operations.records.attach_file import attach_file, copy_out
from desktop.operations.records.find import find, find_kind
from desktop.operations.records.keep_draft import draft_of, drop_draft, keep_draft
from desktop.operations.records.read_record import history_of
from desktop.operations.records.warn_known import warn_known
from desktop.operations.saved import Saved as SavedRecord
from desktop.operations.saving.move_record import move_record
from desktop.operations.saving.save_record import save_record
from desktop.operations.saving.turn_record import restore_record, void_record
from desktop.say import code_of, sentence
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.search import Hit
from desktop.ui.preferences import Preferences
from desktop.ui.services import Asked, Events, OfficeView, RecordView, Saved, Services, Standing, User
from forms import catalog
from forms.catalog import cooperative
from forms.parts import Attachment, Form, Move, Problem, Rows, Typed
from forms.rules.record_number import SHORTEST_SIGNED


def bind(desk: Desk, jobs: Jobs, reads: Jobs, events: Events, preferences: Preferences) -> Services:
    """Everything the entry, list and history screens ask for, answered by the operations on this desk."""
    office = desk.database.office
    return Services(
        jobs=jobs, reads=reads, events=events, preferences=preferences,
        user=User(desk.actor.name, desk.actor.role), office=OfficeView(office.code, office.role, office.name),
        today=lambda: desk.today, say=said, context=desk.context,
        get=partial(_get, desk), save=partial(_save, desk), move=partial(_move, desk), turn=partial(_turn, desk),
        page=partial(_page, desk), count=partial(_count, desk), titles=partial(_titles, desk),
        search=partial(_search, desk), history=partial(history_of, desk), known=partial(warn_known, desk),
        attach=partial(attach_file, desk), attachment_file=partial(_attachment_file, desk),
        draft=partial(_draft, desk), keep_draft=partial(keep_draft, desk), drop_draft=partial(drop_draft, desk),
        letters=bind_letters(desk), standing=partial(_standing, desk), filed=frozenset({cooperative.FORM.kind}),
    )


def said(error: Exception) -> str:
    """The sentence with its code, which is what a person reads to the province over the telephone."""
    return f"{sentence(error)} [{code_of(error)}]"


def today() -> date:
    """The office's day."""
    return date.today()  # noqa: DTZ011 - the wall clock of the office


def _get(desk: Desk, number: int) -> Record | None:
    with desk.database.read() as reader:
        return reader.get(number)


def _standing(desk: Desk, record: RecordView) -> Standing | None:
    found: Standing | None = late("desktop.coop_standing.standing_of")(desk, record.number)
    return found


def _save(desk: Desk, form: Form, typed: Typed, number: int, base: int) -> Saved | Sequence[Problem]:
    return _answered(save_record(desk, form, typed, number or None, base if number else None))


def _move(desk: Desk, _form: Form, number: int, move: Move, reason: str) -> Saved | Sequence[Problem]:
    return _answered(move_record(desk, number, move, reason))


def _turn(desk: Desk, number: int, reason: str, back: bool) -> Saved | Sequence[Problem]:
    return _answered((restore_record if back else void_record)(desk, number, reason))


def _answered(saved: SavedRecord) -> Saved | Sequence[Problem]:
    return saved.problems if saved.number is None else Saved(saved.number, saved.problems)


def query_of(asked: Asked) -> Query:
    """What a list asks, in the store's words."""
    return Query(asked.where, asked.order, asked.text, asked.voided)


def _page(desk: Desk, form: Form, asked: Asked, first: int, count: int) -> Sequence[Record]:
    with desk.database.read() as reader:
        return reader.page(form, query_of(asked), first, count)


def _count(desk: Desk, form: Form, asked: Asked) -> int:
    with desk.database.read() as reader:
        return reader.count(form, query_of(asked))


def _titles(desk: Desk, numbers: Iterable[int]) -> Mapping[int, str]:
    with desk.database.read() as reader:
        return reader.titles(numbers)


def _search(desk: Desk, kind: str, text: str) -> Sequence[Hit]:
    if kind:
        return find_kind(desk, catalog.BY_KIND[kind], text)
    hits = find(desk, text)
    # A whole signed code was scanned: a false one still opens what it names, and is told.
    doubt = late("proofs.proof_words.doubt_of")(desk, text) if len(text) >= SHORTEST_SIGNED else ""
    return [replace(hit, subtitle=doubt) for hit in hits] if doubt else hits


def _attachment_file(desk: Desk, attachment: Attachment) -> Path:
    return copy_out(desk, attachment, Path(tempfile.gettempdir()) / "karbarg")


def _draft(desk: Desk, kind: str, number: int) -> Typed | None:
    kept = draft_of(desk, kind, number)
    if kept is None:
        return None
    tables = {field.name for field in catalog.BY_KIND[kind].fields if isinstance(field, Rows)}
    # Kept as JSON, rows and files look alike; the screen must see what its blanks give.
    return {name: list(entry) if name in tables and not isinstance(entry, str) else entry
            for name, entry in kept.typed.items()}
