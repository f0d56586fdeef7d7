"""The members of one cooperative as a table: read at once, planned from a pasted list, saved as one action.

Law: all the lines of a saving or none; every problem of every line is told at once, under its line and blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.membership.member_book import MemberBook, is_union
from desktop.operations.cooperatives.membership.member_files import completed
from desktop.operations.cooperatives.membership.member_rules import (
    Joining,
    closed_to_members,
    too_few_shares,
    trend_unsaid,
)
from desktop.operations.cooperatives.membership.members import FIELD, highest_no
from desktop.operations.cooperatives.membership.share_rules import broken_by_member
from desktop.operations.cooperatives.membership.shares import holdings_of
from desktop.operations.cooperatives.statutes import statutes_of
from desktop.operations.desk import Desk, Progress, unwatched
from desktop.operations.errors import NoSuchRecordError
from desktop.operations.records.link_person import link_people
from desktop.operations.step import Writing
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import coop_member, cooperative
from forms.parts import Field, Problem, Reading, Text, UnreadableError, Values, read_typed, typed_of
from forms.rules import record_number

Status = Literal["new", "changed", "same", "refused"]
TypedLine = tuple[int, int, Mapping[str, str]]
"""A line as it stands in the table: the member's number (0: new), the base that was read, its typed blanks."""
_STALE = "این عضو پس از باز شدن جدول جای دیگری عوض شده است؛ جدول را تازه کنید"
_WATCHED = 200
_OWN, _UNMARKED = ("number", "base", "state", "marks"), "[]"
BLANKS: tuple[Field[Any], ...] = (
    coop_member.MEMBER_NO, coop_member.MEMBER_KIND, coop_member.NATIONAL_CODE, coop_member.FIRST_NAME,
    coop_member.LAST_NAME, coop_member.FATHER_NAME, coop_member.SEX, coop_member.JOINED, coop_member.SHARES,
    coop_member.PAID, coop_member.WORKS_HERE, coop_member.COMPANY, coop_member.LEGAL_ID, coop_member.REPRESENTATIVE,
    coop_member.REPRESENTATIVE_CODE)
"""What the table shows of a member, in this order."""
_JOINED, _SHARES = (len(_OWN) + BLANKS.index(blank) for blank in (coop_member.JOINED, coop_member.SHARES))
_ALL = 1_000_000
_MOVES_SHARES = {blank.name for blank in (coop_member.SHARES, coop_member.JOINED, coop_member.LEFT)}


@dataclass(frozen=True, slots=True)
class MembersFile:
    """What the table opens with: the cooperative, its members by member number, and why it takes no more.

    A row is (number, base, state, …), the values of `BLANKS`, and what the register says that the member holds now;
    `unread` what could not be read, by number. In a `union` the members are cooperatives.
    """

    number: int
    title: str
    rows: tuple[tuple[Any, ...], ...]
    unread: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    closed: str = ""
    chosen: int = 0
    """The member from whom the table was opened, 0 for none."""
    union: bool = False
    doubt: str = ""
    """What the office cannot judge of new members, as a sentence."""


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """What one pasted row would do: `typed` are its blanks, completed; `number` is the member whom it changes."""

    status: Status
    typed: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class SavedMembers:
    """Numbers by line, none when a red problem stands; `action` undoes it."""

    numbers: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()
    new: int = 0
    changed: int = 0
    action: int | None = None


def members_file(desk: Desk, number: int) -> MembersFile:
    """The table of a cooperative, or of the one that member `number` belongs to. Raises NoSuchRecordError."""
    with desk.database.read() as reader:
        own, chosen = _cooperative(reader, number)
        rows = reader.column(coop_member.FORM, _whose(own.number), (*_OWN, *(blank.name for blank in BLANKS)))
        marked = reader.many([row[0] for row in rows if row[len(_OWN) - 1] != _UNMARKED])
        closed, doubts = closed_to_members(own), trend_unsaid(own)
        held = holdings_of(reader, own.number, ((row[0], row[_JOINED], row[_SHARES] or 0) for row in rows))
    unread = {member: record.unread for member, record in marked.items() if record.unread}
    shown = tuple((*row[:3], *row[len(_OWN):], held.get(row[0], 0)) for row in rows)
    return MembersFile(own.number, own.title, shown, unread, closed[0].message if closed else "", chosen,
                       is_union(own), doubts[0].message if doubts else "")


def _cooperative(reader: Reader, number: int) -> tuple[Record, int]:
    record, chosen = reader.get(number), 0
    if record is not None and record.kind == coop_member.FORM.kind:
        chosen, record = number, reader.get(record.values[coop_member.COOPERATIVE] or 0)
    if record is None or record.kind != cooperative.FORM.kind:
        raise NoSuchRecordError(number=number)
    return record, chosen


def _members(reader: Reader, number: int) -> list[Record]:
    return reader.page(coop_member.FORM, _whose(number), 0, _ALL)


def _whose(number: int) -> Query:
    return Query(where=((cooperative.FORM.kind, "=", number),), order=((coop_member.MEMBER_NO.name, False),))


def plan_members(desk: Desk, number: int, rows: Sequence[Mapping[str, str]],
                 progress: Progress = unwatched) -> tuple[PlannedLine, ...]:
    """What pasted rows would do; nothing is written. A row of a member who is here changes only what it fills."""
    with desk.database.read() as reader:
        work = _Work(desk, reader, number)
        here = _by_code(work.records.values())
        work.last_no = highest_no(rows, work.last_no)
        lines: list[_Line] = []
        for place, typed in enumerate(rows):
            if place % _WATCHED == 0:
                progress(place, len(rows))
            given = {name: text.strip() for name, text in typed.items() if text.strip()}
            if given:
                known = here.get(_code_in(given, union=is_union(work.own)))
                lines.append(work.line(len(lines), known.number if known else 0, given))
        found = work.problems(lines)
        return tuple(_planned(line, found.get(line.place, []), work) for line in lines)


def _planned(line: _Line, problems: list[Problem], work: _Work) -> PlannedLine:
    status: Status = "changed" if line.number else "new"
    if any(problem.level == "red" for problem in problems):
        status = "refused"
    elif line.number and line.reading.values == work.records[line.number].values:
        status = "same"
    return PlannedLine(status, line.typed, tuple(problems), line.number)


def save_members(desk: Desk, number: int, typed: Sequence[TypedLine], progress: Progress = unwatched) -> SavedMembers:
    """New and changed lines become one action; of a red problem in any of them nothing is written."""
    with desk.database.change(desk.actor, reason="ویرایش جدول اعضا") as change:
        work = _Work(desk, change, number)
        lines, stale = [], []
        for place, (member, base, blanks) in enumerate(typed):
            if place % _WATCHED == 0:
                progress(place, len(typed))
            lines.append(work.line(place, member, blanks))
            if member and work.records[member].base != base:
                stale.append(Problem(FIELD, _STALE, "red", place, coop_member.MEMBER_NO.name))
        problems = [*stale, *(each for some in work.problems(lines).values() for each in some)]
        if any(problem.level == "red" for problem in problems) or not lines:
            return SavedMembers(problems=tuple(problems))
        full = completed(change, [line.reading.values for line in lines])
        linked, _opened = link_people(change, coop_member.FORM, full)
        papers = list(zip(lines, linked, strict=True))
        made = iter(change.create_many(coop_member.FORM, [(values, {}) for line, values in papers if not line.number]))
        changed = change.set_many(coop_member.FORM, [
            (line.number, values, line.reading.unread) for line, values in papers if line.number])
        numbers = tuple(line.number or next(made) for line in lines)
        return SavedMembers(numbers, tuple(problems), sum(not line.number for line in lines), changed, change.action)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line read: `before` is what was wrong with the member already."""

    place: int
    number: int
    typed: Mapping[str, str]
    reading: Reading
    touched: frozenset[str] = frozenset()
    before: tuple[Problem, ...] = field(default=())

    @property
    def said(self) -> list[Problem]:
        """What is wrong with the line alone; an old mark that nobody touched does not hinder mending another blank."""
        return [each for each in self.reading.problems if each not in self.before or each.field in self.touched]


class _Work:
    """One cooperative that lines are judged for."""

    def __init__(self, desk: Desk, reader: Reader, number: int) -> None:
        self._reader = reader
        self.own, _chosen = _cooperative(reader, number)
        self.context = reader.context(desk.today)
        self.statutes = statutes_of(self.own, self.context)
        self.records = {each.number: each for each in _members(reader, self.own.number)}
        self.last_no = max((each.values[coop_member.MEMBER_NO] or 0 for each in self.records.values()), default=0)
        self._today = coop_member.JOINED.typed(desk.today)

    def line(self, place: int, number: int, given: Mapping[str, str]) -> _Line:
        """A line read whole: a member's own blanks under those that are given, a new one's with what goes unsaid."""
        owner = {"cooperative": record_number.show(self.own.number)}
        if not number:
            typed = self._completed(given) | owner
            return _Line(place, 0, typed, read_typed(coop_member.FORM, typed, self.context))
        record = self.records.get(number)
        if record is None:
            raise NoSuchRecordError(number=number)
        was = typed_of(record.values, record.unread)
        typed = {**was, **given, **owner}
        touched = frozenset(name for name, text in given.items() if text != was.get(name, ""))
        reading = read_typed(coop_member.FORM, typed, self.context)
        before = read_typed(coop_member.FORM, was, self.context).problems if reading.problems else ()
        return _Line(place, number, typed, reading, touched, before)

    def _completed(self, given: Mapping[str, str]) -> dict[str, str]:
        given = {name: text for name, text in given.items() if text.strip()}
        legal = ("company" in given or "legal_national_id" in given) and "national_code" not in given
        kind = "cooperative" if legal and is_union(self.own) else "legal" if legal else "real"
        usual = {"member_kind": kind, "joined_day": self._today}
        if "member_no" not in given:
            self.last_no += 1
            usual["member_no"] = str(self.last_no)
        return usual | given

    def problems(self, lines: Sequence[_Line]) -> dict[int, list[Problem]]:
        """By place of the line: what it says of itself, and what only the office knows."""
        papers = completed(self._reader, [line.reading.values for line in lines])
        book = MemberBook(self._reader, self.own, papers, self.context.today)
        joining = Joining(self._reader, self.own, self.statutes, self.context.today,
                          [values for line, values in zip(lines, papers, strict=True) if not line.number])
        seen: dict[str, int] = {}
        found: dict[int, list[Problem]] = {}
        for line, values in zip(lines, papers, strict=True):
            said = [*line.said, *_repeated(values, line.place, seen)]
            said += closed_to_members(self.own) if not line.number or self.own.voided else []
            said += joining.problems(values) if not line.number else []
            if not line.number or self.records[line.number].state == "member":
                said += [*book.problems(values, line.number or None), *too_few_shares(values, self.statutes)]
            if line.touched & _MOVES_SHARES:
                said += broken_by_member(Writing(self._reader, self.context, values, line.number))
            found[line.place] = [Problem(FIELD, each.message, each.level, line.place, each.field) for each in said]
        return found


def _by_code(records: Iterable[Record]) -> dict[str, Record]:
    """Members who belong now, by national code, or a company's number or name."""
    there = [each for each in records if each.state == "member"]
    return {code: each for each in reversed(there) if (code := roster.code_of(each.values))}


def _code_in(given: Mapping[str, str], *, union: bool) -> str:
    """The code by which a row names its member; one that cannot be read names nobody."""
    people: tuple[Text, ...] = () if union else (coop_member.NATIONAL_CODE,)
    for blank in (*people, coop_member.LEGAL_ID, coop_member.COMPANY):
        if text := given.get(blank.name, ""):
            try:
                return blank.read(text)
            except UnreadableError:
                return ""
    return ""


def _repeated(values: Values, place: int, seen: dict[str, int]) -> list[Problem]:
    code = roster.code_of(values)
    if not code or seen.setdefault(code, place) == place:
        return []
    blank: Field[Any] = coop_member.COMPANY if roster.is_legal(values) else coop_member.NATIONAL_CODE
    return [Problem(blank.name, f"«{values.show(blank)}» دو بار نوشته شده است؛ یکی از دو ردیف را بردارید")]
