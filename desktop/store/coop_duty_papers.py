"""Papers of cooperatives that wait on a day: those that end, changes not registered, files sent back, complaints,
assemblies without an observer, and the letters that were written about all of them.

Law: days are only compared here, as ISO texts; the bounds come from whoever knows the calendar and the law.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, exists, func, or_, select

from desktop.store.coop_scope import AGREED, BEFORE_AGREEMENT, BEFORE_REGISTRY, LIVING, CoopScope, Found, day_of
from desktop.store.tables import CHILDREN, KINDS

_DOCUMENTED = (*BEFORE_AGREEMENT, *AGREED, *BEFORE_REGISTRY, "registered")
_OPEN_COMPLAINTS = ("received", "with_inspector", "with_chamber", "under_review")
_CHANGES = ("ordinary", "ordinary_extra", "extraordinary")


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter of the office to or about a cooperative: `day` is that of the letter, of a draft that of its writing."""

    cooperative: int
    number: int
    duty: str
    template: str
    state: str
    letter_no: str
    day: str
    assembly: int | None
    complaint: int | None


class PaperWatch:
    """Asks of papers, assemblies, complaints and letters."""

    def __init__(self, scope: CoopScope) -> None:
        self._scope = scope

    def ending(self, blank: str, last: date, states: Sequence[str]) -> list[Found]:
        """Whose paper ends on a day up to `last`."""
        coop = self._scope.coop.c
        return self._scope.found(select(coop.number, coop.number, coop[blank]).where(
            *self._scope.standing(states), coop[blank] <= last.isoformat()))

    def unregistered(self, held_before: date) -> list[Found]:
        """Assemblies held before a day whose changes stand in no register: extraordinary ones and elections.

        `own` is the number of their minutes.
        """
        assembly, candidates = KINDS["assembly"], CHILDREN["assembly", "candidates"]
        coop, change = self._scope.coop, KINDS["coop_change"]
        elected = exists().where(candidates.c.record == assembly.c.number,
                                 candidates.c.result.in_(("principal", "alternate")))
        # What an assembly changed and is entered as a change is told by that record.
        told = exists().where(change.c.assembly == assembly.c.number, change.c.voided == 0)
        return self._scope.found(select(
            assembly.c.cooperative, assembly.c.number, day_of(func.min(assembly.c.held_at)), func.count(),
            assembly.c.minutes_no).join_from(assembly, coop, coop.c.number == assembly.c.cooperative).where(
            *self._scope.of(assembly), assembly.c.state == "held", assembly.c.nature.in_(_CHANGES),
            assembly.c.registered_day.is_(None), assembly.c.held_at < held_before.isoformat(),
            or_(assembly.c.nature == "extraordinary", elected), ~told, *self._scope.standing(LIVING)).group_by(
            assembly.c.cooperative))

    def unregistered_changes(self, decided_before: date) -> list[Found]:
        """Changes decided before a day that are not registered; `own` says that their minutes are with the office."""
        coop, change = self._scope.coop, KINDS["coop_change"]
        return self._scope.found(select(
            change.c.cooperative, change.c.number, func.min(change.c.decided_day), func.count(),
            or_(change.c.state == "approved", change.c.minutes_no.is_not(None))).join_from(
            change, coop, coop.c.number == change.c.cooperative).where(
            *self._scope.of(change), change.c.state.in_(("decided", "approved")), change.c.decided_by != "correction",
            change.c.decided_day < decided_before.isoformat(), *self._scope.standing(LIVING)).group_by(
            change.c.cooperative))

    def late_complaints(self, days: int) -> list[Found]:
        """Complaints whose answer is late, of cooperatives in any state: the oldest, its nature, and their number.

        Where no day of answer is written, so many days after the complaint.
        """
        complaint = KINDS["complaint"].c
        answer_by = func.coalesce(complaint.answer_by, func.date(complaint.day, f"+{days} days"))
        started = (date.fromisoformat(self._scope.today) - timedelta(days=days)).isoformat()
        late = or_(complaint.answer_by < self._scope.today,
                   and_(complaint.answer_by.is_(None), complaint.day < started))
        line, coop = KINDS["complaint"], self._scope.coop
        return self._scope.found(select(
            complaint.cooperative, complaint.number, func.min(answer_by), func.count(), complaint.nature).join_from(
            line, coop, coop.c.number == complaint.cooperative).where(
            *self._scope.of(line), complaint.state.in_(_OPEN_COMPLAINTS), late, *self._scope.standing(())).group_by(
            complaint.cooperative))

    def returned_documents(self) -> list[Found]:
        """Files given back for correction: `count` documents, since the oldest `day` written beside one.

        `own` are the cooperative's state, its day for the correction and the codes of the documents.
        """
        coop, document = self._scope.coop, CHILDREN["cooperative", "documents"]
        back = and_(document.c.record == coop.c.number, document.c.document_state == "returned")
        count = func.count(document.c.record)
        rows = self._scope.sql.execute(select(
            coop.c.number, func.coalesce(func.min(document.c.document_day), ""), count, coop.c.state,
            coop.c.returned_until, func.group_concat(document.c.document, " ")).join_from(
            coop, document, back, isouter=True).where(*self._scope.standing(_DOCUMENTED)).group_by(
            coop.c.number).having(or_(count > 0, coop.c.state == "returned")))
        return [Found(number, number, day, many, (state, until or "", tuple((codes or "").split())))
                for number, day, many, state, until, codes in rows]

    def on_the_way_to_registry(self) -> list[Found]:
        """First assembly held, not yet registered: `day` of that assembly, or of its statutes; `count` is 1 where the
        permit has been given."""
        coop, first = self._scope.coop, KINDS["assembly"]
        day = func.coalesce(func.substr(func.max(first.c.held_at), 1, 10), coop.c.statutes_day, "")
        held = and_(first.c.cooperative == coop.c.number, first.c.voided == 0, first.c.state == "held",
                    first.c.nature == "founding")
        return self._scope.found(select(
            coop.c.number, coop.c.number, day, coop.c.state == "registration_permitted").join_from(
            coop, first, held, isouter=True).where(*self._scope.standing(BEFORE_REGISTRY)).group_by(
            coop.c.number).having(and_(day != "", day <= self._scope.today)))

    def without_observer(self, last: date) -> list[Found]:
        """Assemblies ahead up to a day that elect, or found, and to which nobody of the office goes."""
        assembly, candidates = KINDS["assembly"].c, CHILDREN["assembly", "candidates"]
        elects = or_(assembly.nature == "founding", assembly.elects.is_not(None),
                     exists().where(candidates.c.record == assembly.number))
        day = day_of(assembly.held_at)
        return self._scope.lines("assembly", day_of(func.min(assembly.held_at)), (), [
            assembly.state == "called", assembly.observer.is_(None), elects, day >= self._scope.today,
            day <= last.isoformat()])

    def requested(self, before: date) -> list[Found]:
        """Assemblies asked for up to a day and neither called nor held: `day` of the request."""
        assembly = KINDS["assembly"].c
        return self._scope.lines("assembly", func.min(assembly.requested_day), LIVING, [
            assembly.state == "called", assembly.requested_day <= before.isoformat(),
            or_(assembly.called_day.is_(None), assembly.called_day > self._scope.today)])

    def letters(self, templates: Sequence[str], cooperatives: Collection[int], first: date) -> list[LetterLine]:
        """Letters that left the office, or are being written, to these cooperatives: of templates, or for a duty; of a
        day that is not before `first`, nor after today."""
        letter = KINDS["letter"].c
        day = func.coalesce(letter.letter_day, func.substr(letter.created_at, 1, 10))
        said = select(letter.cooperative, letter.number, func.coalesce(letter.duty, ""), letter.template,
                      letter.state, func.coalesce(letter.letter_no, ""), day, letter.assembly, letter.complaint)
        rows = self._scope.sql.execute(said.where(
            *self._scope.of(KINDS["letter"]), letter.cooperative.is_not(None),
            letter.state.in_(("draft", "issued", "correcting")), day >= first.isoformat(), day <= self._scope.today,
            or_(letter.duty.is_not(None), letter.template.in_(templates))))
        # An office has more letters than cooperatives: only those that are asked for become lines.
        return [LetterLine(*row) for row in rows.all() if row[0] in cooperatives]
