"""Print the papers of records: each kind its plain form, verification and cooperative their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.operations.desk import Desk, Progress, unwatched
from desktop.operations.errors import NoSuchPaperError, NoSuchRecordError, NothingToPrintError
from desktop.operations.letterhead import letterhead_of, paper_id
from desktop.operations.paper_list import paper_named
from desktop.operations.verification_papers import print_verification
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import cooperative
from forms.parts import Link, Values
from forms.rules import record_number
from reports.facts import Fact, Member, MembersFacts
from reports.paper import FilledForm, print_forms
from reports.special.cooperative import print_members


def print_paper(
    desk: Desk, name: str, numbers: Sequence[int], to: Path, progress: Progress = unwatched
) -> int:
    """Print one paper for these records into one PDF, in the given order; answers the number of pages.

    Raises NoSuchPaperError, NothingToPrintError, NoSuchRecordError, and the errors of reports naming the record;
    no half file is left.
    """
    paper = paper_named(name)
    if not numbers:
        raise NothingToPrintError
    with desk.database.read() as reader:
        found = reader.many(numbers)
    records = []
    for number in numbers:
        record = found.get(number)
        if record is None:
            raise NoSuchRecordError(number=record_number.show(number))
        if record.kind not in paper.kinds:
            raise NoSuchPaperError(paper=paper.title)
        records.append(record)
    return _DRAW.get(name, _print_form)(desk, records, to, progress)


def _print_form(desk: Desk, records: Sequence[Record], to: Path, progress: Progress) -> int:
    form = records[0].form
    with desk.database.read() as reader:
        filled = [FilledForm(paper_id(desk, record.number), record.values, _shown(reader, record))
                  for record in records]
    return print_forms(form, filled, letterhead_of(desk), to, progress)


def _shown(reader: Reader, record: Record) -> dict[str, str]:
    """Names in place of the numbers of linked records, and what could not be read, as it was typed."""
    links = {field.name: record.values.named(field.name) for field in record.form.fields
             if isinstance(field, Link) and record.values.named(field.name)}
    titles = reader.titles(links.values())
    names = {name: titles[number] for name, number in links.items() if number in titles}
    return {**names, **record.unread}


def _print_members(desk: Desk, records: Sequence[Record], to: Path, progress: Progress) -> int:
    papers = [_members(desk, record) for record in records]
    return print_members(papers, letterhead_of(desk), to, progress)


def _members(desk: Desk, record: Record) -> MembersFacts:
    values = record.values
    rows: tuple[Values, ...] = values[cooperative.MEMBERS] or ()
    par = values[cooperative.PAR_VALUE] or 0
    asked = (cooperative.NAME, cooperative.TYPE, cooperative.COUNTY, cooperative.REGISTRATION_NO, cooperative.LEGAL_ID,
             cooperative.CAPITAL, cooperative.PAR_VALUE)
    return MembersFacts(
        paper=paper_id(desk, record.number),
        facts=tuple(Fact(field.label, values.show(field)) for field in asked),
        members=tuple(
            Member(
                full_name=_full_name(row), father_name=row.show(cooperative.MEMBER_FATHER),
                national_code=row.show(cooperative.MEMBER_CODE), shares=row[cooperative.MEMBER_SHARES] or 0,
                amount=(row[cooperative.MEMBER_SHARES] or 0) * par,
            )
            for row in rows
        ),
        founders=tuple(_full_name(row) for row in rows if row[cooperative.MEMBER_ROLE] == "founder"),
    )


def _full_name(row: Values) -> str:
    return f"{row.show(cooperative.MEMBER_FIRST)} {row.show(cooperative.MEMBER_LAST)}".strip()


_DRAW: dict[str, Callable[[Desk, Sequence[Record], Path, Progress], int]] = {
    "verification": print_verification, "members": _print_members,
}
"""Papers drawn by hand, by the names of desktop.operations.paper_list; every other one is derived from its form."""
