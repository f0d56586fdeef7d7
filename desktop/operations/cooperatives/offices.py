"""Who holds an office of a cooperative, how one holder is told from another, and how an office ends (DOMAIN B.4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from desktop.store.change import Change
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import coop_member, coop_office, cooperative
from forms.parts import Values, reference_list
from forms.rules.persian import joined_key


def serving(reader: Reader, number: int) -> list[Record]:
    """The offices of a cooperative that are held now."""
    query = Query(where=((cooperative.FORM.kind, "=", number), ("state", "state", "serving"),
                         (coop_office.LEFT_DAY.name, "=", None)))
    return list(reader.many(reader.numbers(coop_office.FORM, query)).values())


def offices_of(reader: Reader, number: int) -> list[Record]:
    """Every office of a cooperative that is in use, ended ones too."""
    query = Query(where=((cooperative.FORM.kind, "=", number),))
    return list(reader.many(reader.numbers(coop_office.FORM, query)).values())


def is_serving(office: Record) -> bool:
    """Whether an office is held now, as `serving` asks it."""
    return office.state == "serving" and office.values[coop_office.LEFT_DAY] is None


def group_of(values: Values) -> str:
    """«board», «alternate», «alternate_inspector», «inspector», «manager» …: whose seats an office takes."""
    office = values[coop_office.OFFICE] or ""
    return office if office == "alternate_inspector" else reference_list("coop_offices").parent(office)


def board_of(reader: Reader, number: int) -> list[Record]:
    """The principals, officers of the board among them."""
    return [each for each in serving(reader, number) if group_of(each.values) == "board"]


def people(offices: Iterable[Record]) -> list[Record]:
    """One office of each person who holds some of these."""
    found: list[Record] = []
    for each in offices:
        if not any(is_same_person(each.values, other.values) for other in found):
            found.append(each)
    return found


def is_same_person(one: Values, other: Values) -> bool:
    """Whether two offices are held by one person: by the membership, else the code, else the name."""
    for blank in (coop_office.MEMBER.name, coop_office.NATIONAL_CODE.name):
        if one.named(blank) is not None and other.named(blank) is not None:
            return bool(one.named(blank) == other.named(blank))
    return same_name(one[coop_office.FULL_NAME], other[coop_office.FULL_NAME])


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are written alike, however they are spaced."""
    return bool(one and other) and joined_key(one or "") == joined_key(other or "")


def code_of(member: Values) -> str | None:
    """The national code of whoever stands for this membership: a company has a representative."""
    legal = (member[coop_member.MEMBER_KIND] or "") in coop_member.LEGAL_KINDS
    return member[coop_member.REPRESENTATIVE_CODE if legal else coop_member.NATIONAL_CODE]


def with_code(reader: Reader, papers: Sequence[Values]) -> list[Values]:
    """Offices with the national code that the member's own paper says, where nobody wrote one."""
    there = reader.many([number for values in papers if (number := values[coop_office.MEMBER])])
    known = {number: code_of(each.values) for number, each in there.items() if each.kind == coop_member.FORM.kind}
    return [values if values[coop_office.NATIONAL_CODE] else values.changed({
        coop_office.NATIONAL_CODE.name: known.get(values[coop_office.MEMBER] or 0)}) for values in papers]


def end_offices(change: Change, offices: Sequence[Record], day: date, by: int | None = None) -> None:
    """Offices end on a day, none before it began; `by` is the assembly that elected who comes after."""
    end = coop_office.FORM.life.move("end")
    assert end is not None  # noqa: S101 - a step of the form
    lasts = [max(day, each.values[coop_office.FIRST_DAY] or day) for each in offices]
    change.set_many(coop_office.FORM, [
        (each.number, each.values.changed({coop_office.LEFT_DAY.name: last, coop_office.ENDED_BY.name: by}), None)
        for each, last in zip(offices, lasts, strict=True)])
    change.move_many(coop_office.FORM, [each.number for each in offices], end)


def resume_offices(change: Change, offices: Sequence[Record], reason: str) -> None:
    """Offices that an assembly ended are held again, as if it had not been."""
    resume = coop_office.FORM.life.move("resume")
    assert resume is not None  # noqa: S101 - a step of the form
    change.move_many(coop_office.FORM, [each.number for each in offices], resume, reason)
    open_again(change, offices)


def open_again(change: Change, offices: Sequence[Record]) -> None:
    """An office that is held again has no early end."""
    change.set_many(coop_office.FORM, [
        (each.number, each.values.changed({coop_office.LEFT_DAY.name: None, coop_office.ENDED_BY.name: None}), None)
        for each in offices])
