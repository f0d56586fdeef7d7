"""Members come into a cooperative in bulk: pasted from a workbook, or from its applicants (DOMAIN B.3).

Law: all of them or none; every problem of every row is told at once, under its row and blank.
In a union they are cooperatives, known by their legal ID (DOMAIN B.2 S57).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop.excel.mapping import Columns, choose_sheet
from desktop.excel.reading import SheetRow, read_workbook
from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.assembly.assembly_rules import held_assemblies
from desktop.operations.cooperatives.membership.member_book import MemberBook, is_union
from desktop.operations.cooperatives.membership.member_files import completed
from desktop.operations.cooperatives.membership.member_rules import (
    Joining,
    closed_to_members,
    too_few_shares,
    trend_unsaid,
)
from desktop.operations.cooperatives.roster import MemberCounts
from desktop.operations.cooperatives.statutes import Statutes, statutes_of
from desktop.operations.desk import Desk, Progress, unwatched
from desktop.operations.errors import NoSuchRecordError
from desktop.operations.records.import_plan import in_rial, is_heading, is_sum
from desktop.operations.records.link_person import link_people
from desktop.store.change import Change
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import assembly, coop_member, cooperative
from forms.parts import Context, Problem, Rials, Section, Values, read_typed, typed_of
from forms.rules import record_number
from forms.rules.digits import to_latin

FIELD = "members"
"""What a row's problem stands under: the grid of members; its row counts from 0, its column is the blank."""
_WORKBOOK = replace(coop_member.FORM, key=replace(coop_member.NATIONAL_CODE, required=True), sections=(
    Section("", tuple(blank for blank in coop_member.FORM.fields if blank.name not in ("cooperative", "person"))),))
"""The columns that a list of members may have: which cooperative they belong to is asked elsewhere."""
_MORE_HEADINGS = {
    "company": ("نام تعاونی", "تعاونی", "تعاونی عضو", "شرکت تعاونی"), "representative": ("نماینده", "نام نماینده"),
    "representative_code": ("کد ملی", "شماره ملی"), "national_code": (), "first_name": (), "last_name": ()}
_OF_UNIONS = replace(coop_member.FORM, key=replace(coop_member.LEGAL_ID, required=True), sections=(Section("", tuple(
    replace(blank, aliases=(*blank.aliases, *_MORE_HEADINGS.get(blank.name, ()))) for blank in _WORKBOOK.fields
    if blank.name not in ("national_code", "first_name", "last_name", "father_name", "sex"))),))
"""The same in a union, where a national code is the representative's."""
_OF_APPLICANT = ("national_code", "first_name", "last_name", "father_name", "sex", "person")
Rows = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Pasted:
    """The new members' numbers, none when a red problem stands; `people` files were opened; `action` undoes it."""

    numbers: tuple[int, ...]
    problems: tuple[Problem, ...]
    people: int = 0
    action: int | None = None
    wanted: int = 0

    @property
    def refused(self) -> bool:
        return any(problem.level == "red" for problem in self.problems)


def counts(reader: Reader, number: int, on: date) -> MemberCounts:
    """Members of a cooperative on a day, by sex and kind."""
    return roster.count(roster.members_of(reader, number), on)


def member_rows(path: Path, *, union: bool = False) -> list[dict[str, str]]:
    """The rows of a workbook as typed blanks of a member, or of a union's. Raises the errors of desktop.excel."""
    sheet, columns = choose_sheet(_OF_UNIONS if union else _WORKBOOK, read_workbook(path))
    lines = [row for row in sheet.rows if row.number > columns.heading_row]
    return [_cells(line, columns) for line in lines if not is_sum(line) and not is_heading(line, columns)]


def _cells(line: SheetRow, columns: Columns) -> dict[str, str]:
    typed: dict[str, str] = {}
    for column in columns.known:
        text = line.cells[column.place] if column.place < len(line.cells) else ""
        blank = coop_member.FORM.by_name[column.field]
        typed[column.field] = in_rial(blank, text, column.unit) if isinstance(blank, Rials) and text else text
    return typed


def paste_members(desk: Desk, number: int, rows: Rows, progress: Progress = unwatched, *, dry: bool = False) -> Pasted:
    """Rows of typed blanks become members. `dry` only says what would happen. Raises NoSuchRecordError.

    A blank day of joining is today; a blank member number goes on from the last; real is who has a national code.
    """
    with _opened(desk, number, dry=dry) as reader:
        work = _Book(reader, number, desk.today)
        work.last_no = highest_no(rows, work.last_no)
        readings = []
        for place, typed in enumerate(rows):
            if place % 200 == 0:
                progress(place, len(rows))
            if any(text.strip() for text in typed.values()):
                readings.append((place, read_typed(coop_member.FORM, work.completed(typed), work.context)))
        full = completed(reader, [reading.values for _place, reading in readings])
        papers = [(place, values) for (place, _reading), values in zip(readings, full, strict=True)]
        problems = [_in_row(problem, place) for place, reading in readings for problem in reading.problems]
        problems += work.problems(reader, papers)
        return _written(reader, [values for _place, values in papers], problems)


@contextmanager
def _opened(desk: Desk, number: int, *, dry: bool) -> Iterator[Reader]:
    """What is judged is what is written: both in one change, or, where nothing shall be written, in one reading."""
    if dry:
        with desk.database.read() as reader:
            yield reader
        return
    with desk.database.read() as reader:
        title = reader.titles([number]).get(number, "")
    with desk.database.change(desk.actor, reason=f"اعضای «{title}»") as change:
        yield change


def highest_no(rows: Rows, last: int) -> int:
    """The highest membership number: what rows bring with them is given to nobody else."""
    given = [to_latin(row.get(coop_member.MEMBER_NO.name, "").strip()) for row in rows]
    return max([last, *(int(text) for text in given if text.isdecimal())])


def applicant_rows(desk: Desk, number: int) -> list[dict[str, str]]:
    """The applicants of a cooperative as typed rows of its table of members. Raises NoSuchRecordError."""
    with desk.database.read() as reader:
        work = _Book(reader, number, desk.today)
        papers = completed(reader, [work.member(row, work.first_day(reader)) for row in work.applicants])
    return [{name: text for name, text in typed_of(values, {}).items()
             if isinstance(text, str) and name not in ("cooperative", "person")} for values in papers]


def admit_applicants(desk: Desk, number: int, on: date | None = None) -> Pasted:
    """The applicants of a cooperative whose capital is paid become its members; who is one already is passed over.

    They are members from `on`, else from the day of the first assembly, else from today. Who applied for a company
    represents it.
    """
    with _opened(desk, number, dry=False) as reader:
        work = _Book(reader, number, desk.today)
        already = {each.code for each in roster.members_of(reader, number) if each.belongs_on(desk.today)}
        day = on or work.first_day(reader)
        rows = completed(reader, [work.member(row, day) for row in work.applicants])
        papers = [(place, work.numbered(values)) for place, values in enumerate(rows)
                  if roster.code_of(values) not in already]
        problems = [*work.future(day), *work.problems(reader, papers)]
        if not rows:
            problems.append(Problem(cooperative.MEMBERS.name, "در پروندهٔ تعاونی متقاضی نوشته نشده است؛ نخست فهرست "
                                    "متقاضیان تشکیل را بنویسید"))
        problems += [_in_row(problem, place) for place, values in papers for rule in coop_member.FORM.rules
                     for problem in rule(values, work.context) if problem.level == "red"]
        return _written(reader, [values for _place, values in papers], problems)


def _written(reader: Reader, papers: Sequence[Values], problems: Iterable[Problem]) -> Pasted:
    """The papers become members, in a change in which nothing hinders it."""
    said = Pasted((), tuple(problems), wanted=len(papers))
    if said.refused or not papers or not isinstance(reader, Change):
        return said
    linked, opened = link_people(reader, coop_member.FORM, papers)
    numbers = reader.create_many(coop_member.FORM, [(values, {}) for values in linked])
    return replace(said, numbers=tuple(numbers), people=opened, action=reader.action)


class _Book:
    """One cooperative that members come into: what its new rows are completed with and judged by."""

    def __init__(self, reader: Reader, number: int, today: date) -> None:
        own = reader.get(number)
        if own is None or own.kind != cooperative.FORM.kind:
            raise NoSuchRecordError(number=number)
        self.own: Record = own
        self.context: Context = reader.context(today)
        self.statutes: Statutes = statutes_of(own, self.context)
        self.last_no = max((each.member_no for each in roster.members_of(reader, number)), default=0)
        self._today = coop_member.JOINED.show(today)

    @property
    def applicants(self) -> tuple[Values, ...]:
        return self.own.values[cooperative.MEMBERS] or ()

    def first_day(self, reader: Reader) -> date:
        """The day of the first assembly that was held, else today."""
        held = [each.values[assembly.HELD_AT] for each in held_assemblies(reader, self.own.number, "founding")]
        return min((at.date() for at in held if at), default=self.context.today)

    def future(self, day: date) -> list[Problem]:
        said = f"تاریخ عضویت ({coop_member.JOINED.show(day)}) پس از امروز است؛ آن را درست کنید"
        return [Problem(coop_member.JOINED.name, said)] if day > self.context.today else []

    def completed(self, typed: Mapping[str, str]) -> dict[str, str]:
        """A row with what goes without saying."""
        given = {name: text for name, text in typed.items() if text.strip()}
        legal = ("company" in given or "legal_national_id" in given) and "national_code" not in given
        kind = "cooperative" if legal and is_union(self.own) else "legal" if legal else "real"
        return {"member_kind": kind, "joined_day": self._today, "member_no": self._next(given),
                **given, "cooperative": record_number.show(self.own.number)}

    def _next(self, given: Mapping[str, str]) -> str:
        if given.get("member_no"):
            return ""
        self.last_no += 1
        return str(self.last_no)

    def member(self, row: Values, day: date) -> Values:
        """An applicant as a member from a day, the shares that he asked for with him; a company through him."""
        found: dict[str, Any] = {"cooperative": self.own.number, "joined_day": day, "shares": row.named("shares")}
        company = row[cooperative.MEMBER_COMPANY]
        file = row[cooperative.MEMBER_COOPERATIVE]
        if company is None and file is None:
            return coop_member.FORM.values({
                **found, "member_kind": "real", **{name: row.named(name) for name in _OF_APPLICANT}})
        name = " ".join(filter(None, (row[cooperative.MEMBER_FIRST], row[cooperative.MEMBER_LAST])))
        return coop_member.FORM.values({
            **found, "member_kind": "cooperative" if file or is_union(self.own) else "legal", "company": company,
            "legal_national_id": row[cooperative.MEMBER_COMPANY_ID], "member_cooperative": file,
            "representative": name or None, "representative_code": row[cooperative.MEMBER_CODE]})

    def numbered(self, values: Values) -> Values:
        """The next member number."""
        self.last_no += 1
        return values.changed({coop_member.MEMBER_NO.name: self.last_no})

    def problems(self, reader: Reader, papers: Sequence[tuple[int, Values]]) -> list[Problem]:
        """What the rows cannot know of themselves: the cooperative's state, members before, one another."""
        found = [*closed_to_members(self.own), *(trend_unsaid(self.own) if papers else ())]
        all_of_them = [values for _place, values in papers]
        book = MemberBook(reader, self.own, all_of_them, self.context.today)
        joining = Joining(reader, self.own, self.statutes, self.context.today, all_of_them)
        seen: dict[str, int] = {}
        for place, values in papers:
            said = [*book.problems(values), *joining.problems(values), *too_few_shares(values, self.statutes),
                    *_repeated(values, place, seen)]
            found += [_in_row(problem, place) for problem in said]
        return found


def _repeated(values: Values, place: int, seen: dict[str, int]) -> list[Problem]:
    blank = coop_member.COMPANY if roster.is_legal(values) else coop_member.NATIONAL_CODE
    code = roster.code_of(values)
    if not code or seen.setdefault(code, place) == place:
        return []
    return [Problem(blank.name, f"این عضو در ردیف {blank_row(seen[code])} هم آمده است؛ یکی را بردارید")]


def blank_row(place: int) -> str:
    """The number of a row for people, from 1."""
    return coop_member.MEMBER_NO.show(place + 1)


def _in_row(problem: Problem, place: int) -> Problem:
    return Problem(FIELD, problem.message, problem.level, place, problem.field)
