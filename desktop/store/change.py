"""One action of a person on the database: every write is a journal entry and its projection, in one transaction.

Law: who may write what is decided here, the same for screen, import and command line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from desktop.store import check, drafts, edits, exchange, journal, offices, packages, prints, undo
from desktop.store.attachments import Blobs
from desktop.store.contents import Content
from desktop.store.drafts import Draft
from desktop.store.edits import Edit, Stamp
from desktop.store.errors import (
    ForbiddenRoleError,
    MissingReasonError,
    NoSuchRecordError,
    NotOwnRecordError,
    StaleRecordError,
    VoidedRecordError,
    WrongMoveError,
)
from desktop.store.offices import Actor, KeptKey, Office
from desktop.store.packages import Acknowledgement, PackageIn, PackageOut
from desktop.store.prints import Print
from desktop.store.reader import Reader
from desktop.store.records import load, load_any
from desktop.store.undo import UndoResult
from forms.parts import Attachment, Form, Move, Typed, Values
from forms.rules import record_number

NewRow = tuple[Values, Mapping[str, str]]
"""Values of a new record, and what could not be read, as typed."""
ChangedRow = tuple[int, Values, "Mapping[str, str] | None"]


def moment(at: datetime) -> str:
    """UTC to the second: 2026-11-22T08:00:00Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Change(Reader):
    """Sees its own writes. Made by Database.change, which commits, or rolls back at any exception."""

    def __init__(self, connection: Connection, office: Office, blobs: Blobs, stamp: Stamp) -> None:
        super().__init__(connection, office, blobs)
        self._stamp = stamp

    @property
    def action(self) -> int:
        """The seq of this action's first entry, by which it can be undone; 0 while nothing is written."""
        return self._stamp.action

    # Records

    def create(self, form: Form, values: Values, unread: Mapping[str, str] | None = None,
               state: str | None = None) -> int:
        """A new record's number. Raises ForbiddenRoleError, WrongMoveError for a state the form does not have."""
        return self.create_many(form, [(values, unread or {})], state)[0]

    def create_many(self, form: Form, rows: Sequence[NewRow], state: str | None = None) -> list[int]:
        """Numbers in the order of the rows."""
        self._allow(form.who_writes, "create", form)
        first_state = state or form.first_state
        if first_state not in {each.code for each in form.life.states}:
            raise WrongMoveError(number=0, move="create", state=first_state)
        if not rows:
            return []
        office = self.office
        serial = packages.reserve(self._sql, f"record:{office.station}", len(rows))
        numbers = [record_number.make(office.code, office.workstation, serial + n) for n in range(len(rows))]
        edits.write(self._sql, self._stamp, [
            Edit("create", form.kind, number, None, edits.first_fields(values, unread, first_state))
            for number, (values, unread) in zip(numbers, rows, strict=True)])
        return numbers

    def set(self, form: Form, number: int, values: Values, *, base: int | None = None,
            unread: Mapping[str, str] | None = None, reason: str = "") -> bool:
        """Write all blanks anew; False when nothing differs. `base` is what the clerk had read.

        Raises StaleRecordError, NotOwnRecordError, NoSuchRecordError, VoidedRecordError, ForbiddenRoleError.
        """
        content = self._writable(form, [number])[number]
        if base is not None and base != content.base:
            raise StaleRecordError(number=number, base=base, found=content.base)
        return self._set([(content, values, unread)], reason) == 1

    def set_many(self, form: Form, rows: Sequence[ChangedRow], reason: str = "") -> int:
        """How many records changed; of two rows for one record the later counts."""
        latest = {number: (values, unread) for number, values, unread in rows}
        contents = self._writable(form, list(latest))
        return self._set([(contents[number], values, unread) for number, (values, unread) in latest.items()], reason)

    def _set(self, rows: Iterable[tuple[Content, Values, Mapping[str, str] | None]], reason: str) -> int:
        found = [Edit("set", content.kind, content.number, content, fields, reason)
                 for content, values, unread in rows
                 if (fields := edits.changed_fields(content, values, unread))]
        edits.write(self._sql, self._stamp, found)
        return len(found)

    def move(self, form: Form, number: int, move: Move, reason: str = "", assigned: Values | None = None) -> None:
        """`assigned` is what the program writes with it. Raises WrongMoveError, MissingReasonError, and as `set`."""
        self.move_many(form, [number], move, reason, assigned)

    def move_many(self, form: Form, numbers: Sequence[int], move: Move, reason: str = "",
                  assigned: Values | None = None) -> None:
        """One step in the life of several records; all of them or none."""
        self._allow(move.who, f"move {move.name}", form)
        contents = self._writable(form, numbers, who=move.who)
        for content in contents.values():
            _check_move(content, move)
        if move.asks_reason and not (reason or self._stamp.reason).strip():
            raise MissingReasonError(act=f"move {move.name}", number=numbers[0] if numbers else 0)
        edits.write(self._sql, self._stamp, [
            Edit("move", form.kind, number, content, edits.moved_fields(content, move.target, assigned), reason)
            for number, content in contents.items()])

    def next_number(self, counter: str, above: int) -> int:
        """The next number of a counter that never goes back, greater than `above` too."""
        return packages.next_number(self._sql, counter, above)

    def void(self, form: Form, number: int, reason: str) -> None:
        """Nothing is deleted: the record leaves the lists, its history stays. Raises what `set` raises."""
        self._turn("void", self._writable(form, [number])[number], reason)

    def restore(self, form: Form, number: int, reason: str) -> None:
        """Take a voiding back. Raises NoSuchRecordError when the record is not voided, and what `set` raises."""
        content = self._writable(form, [number], voided=True)[number]
        if not content.voided:
            raise NoSuchRecordError(number=number, kind=form.kind)
        self._turn("restore", content, reason)

    def _turn(self, act: str, content: Content, reason: str) -> None:
        if not (reason or self._stamp.reason).strip():
            raise MissingReasonError(act=act, number=content.number)
        fields = {journal.VOID: [content.voided, not content.voided]}
        edits.write(self._sql, self._stamp, [Edit(act, content.kind, content.number, content, fields, reason)])

    def undo(self, action: int, reason: str = "") -> UndoResult:
        """Take back an action of this computer, by the seq of its first entry.

        What was changed since stays, and so does a record that another one leans on by a link. A clerk may not
        take back what a chief did. Raises ForbiddenRoleError, PrintStaysError, AssignedBlankError.
        """
        entries = journal.of_action(self._sql, self.office.station, action)
        for role in {entry["role"] for entry in entries}:
            self._allow((role, "chief", "province"), "undo")
        contents = load_any(self._sql, sorted({entry["number"] for entry in entries}))
        found, kept = undo.settled(self._sql, entries, contents, reason)
        for each in contents.values():
            self._allow(each.form.who_writes, "undo", each.form)
        edits.write(self._sql, self._stamp, found)
        return UndoResult(len(found), tuple(kept))

    def rebuild(self, progress: check.Progress) -> int:
        """Write the tables anew from the journal; answers with the number of records."""
        return check.rebuild(self._sql, progress)

    # What stands beside the records

    def attach(self, content: bytes, name: str) -> Attachment:
        """Keep a file's contents; the answer goes into a record's Attachments blank."""
        return Attachment(self._blobs.put(content), name, len(content))

    def keep_blob(self, sha256: str, content: bytes) -> None:
        """Contents that came in a package. Raises AttachmentError."""
        self._blobs.put(content, sha256)

    def keep_draft(self, kind: str, number: int, user: str, typed: Typed, base: int = 0) -> None:
        drafts.keep(self._sql, Draft(kind, number, user, base, dict(typed), self._stamp.at))

    def drop_draft(self, kind: str, number: int, user: str) -> None:
        drafts.drop(self._sql, kind, number, user)

    def add_profile(self, profile: Actor) -> None:
        """A person who works here, or another role for one who does; the journal knows who allowed it."""
        self._allow(("chief", "province"), "profile")
        before = offices.keep_profile(self._sql, profile, self._stamp.at)
        journal.append(self._sql, self._stamp.entries([
            Edit("profile", "@profile", 0, None, {profile.name: [before, profile.role]})]))

    def note_print(self, what: Print) -> int:
        """Write down a print; answers with its seq. Raises EntryError for what no print can be."""
        entries = self._stamp.entries([Edit(prints.ACT, prints.KIND, 0, None, prints.fields_of(what), what.reason)])
        journal.append(self._sql, entries)
        prints.project(self._sql, entries)
        return int(entries[0]["seq"])

    # Exchange

    def apply_entries(self, entries: Iterable[Mapping[str, Any]], sender_office: int) -> int:
        """Keep another office's entries; see desktop.store.exchange.apply for what refuses them."""
        return exchange.apply(self._sql, self.office.station, entries, sender_office)

    def acknowledge(self, receiver: int, station: str, seq: int, entry_hash: str) -> bool:
        """What a receiver says it holds of ours; False when we knew. Raises AcknowledgementError."""
        return packages.acknowledge(self._sql, Acknowledgement(receiver, station, seq, entry_hash, self._stamp.at))

    def next_package_seq(self, receiver: int) -> int:
        return packages.next_seq(self._sql, receiver)

    def keep_package_in(self, package: PackageIn) -> None:
        """Raises PackageKnownError."""
        packages.keep_in(self._sql, replace(package, received_at=package.received_at or self._stamp.at))

    def keep_package_out(self, package: PackageOut) -> None:
        """Raises PackageKnownError."""
        packages.keep_out(self._sql, replace(package, made_at=package.made_at or self._stamp.at))

    def mark_package(self, package_id: str, status: str, note: str = "", entries: int | None = None) -> None:
        packages.mark(self._sql, package_id, status, note, entries)

    def keep_own_key(self, secret: str) -> None:
        offices.keep_own_key(self._sql, secret, self._stamp.at)

    def keep_key(self, key: KeptKey) -> None:
        offices.keep_key(self._sql, replace(key, added_at=key.added_at or self._stamp.at))

    # Who may

    def _allow(self, roles: Sequence[str], act: str, form: Form | None = None) -> None:
        if self._stamp.role not in roles:
            raise ForbiddenRoleError(role=self._stamp.role, act=act, kind=form.kind if form else "")

    def _writable(self, form: Form, numbers: Sequence[int], *, who: Sequence[str] | None = None,
                  voided: bool = False) -> dict[int, Content]:
        self._allow(form.who_writes if who is None else who, "set", form)
        contents = load(self._sql, form.kind, numbers)
        for number in numbers:
            self._check_own(form, number)
            if number not in contents:
                raise NoSuchRecordError(number=number, kind=form.kind)
            if contents[number].voided and not voided:
                raise VoidedRecordError(number=number)
        return contents

    def _check_own(self, form: Form, number: int) -> None:
        owner = record_number.office_of(number)
        ours = self.office.role == "province" if form.owner == "province" else owner == self.office.code
        if not ours:
            raise NotOwnRecordError(number=number, office=owner)


def _check_move(content: Content, move: Move) -> None:
    missing = [field.name for field in move.needs if content.fields.get(field.name) is None]
    if content.state not in move.source or missing:
        raise WrongMoveError(number=content.number, move=move.name, state=content.state, missing=missing)
