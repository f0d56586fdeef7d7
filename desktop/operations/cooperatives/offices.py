"""Who may stand in an office of a cooperative, and how an assembly's election fills the offices (DOMAIN B.4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.ballots import Count
from desktop.operations.cooperatives.quorums import statutes_for
from desktop.operations.cooperatives.statutes import Statutes
from desktop.operations.step import Writing
from desktop.store.change import Change
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import assembly, coop_member, coop_office, cooperative
from forms.parts import Problem, Values, reference_list
from forms.rules.digits import grouped

_ALONE = ("chair", "vice_chair", "managing_director")
"""Offices that one person holds."""
_ORGANS = {"board": ("board", "alternate"), "inspector": ("inspector", "alternate_inspector")}
_ELECTED = {"board": ("principal", "alternate"), "inspector": ("inspector", "alternate_inspector")}


def serving(reader: Reader, number: int) -> list[Record]:
    """The offices of a cooperative that are held now."""
    query = Query(where=((cooperative.FORM.kind, "=", number), ("state", "state", "serving"),
                         (coop_office.LEFT_DAY.name, "=", None)))
    return list(reader.many(reader.numbers(coop_office.FORM, query)).values())


def group_of(values: Values) -> str:
    """«board», «alternate», «alternate_inspector», «inspector», «manager» …: whose seats an office takes."""
    office = values[coop_office.OFFICE] or ""
    return office if office == "alternate_inspector" else reference_list("coop_offices").parent(office)


def board_of(reader: Reader, number: int) -> list[Record]:
    """The principals, officers of the board among them."""
    return [each for each in serving(reader, number) if group_of(each.values) == "board"]


def who(values: Values) -> str:
    """What tells one holder from another, as far as it is written."""
    return str(values[coop_office.NATIONAL_CODE] or values[coop_office.MEMBER] or values[coop_office.FULL_NAME] or "")


def office_problems(writing: Writing) -> list[Problem]:
    """All that keeps a person from an office: no seat left, an office held by another, a stranger on the board."""
    values, number = writing.values, writing.values[coop_office.COOPERATIVE]
    if number is None or values[coop_office.OFFICE] is None:
        return []
    statutes = statutes_for(writing.reader, values, writing.today)
    others = [each for each in serving(writing.reader, number) if each.number != writing.number]
    found = _stranger(writing, number)
    if values[coop_office.LEFT_DAY] is None:
        found += [*_no_seat(values, others, statutes, writing), *_held_by_another(values, others)]
    return found


def _no_seat(values: Values, others: Iterable[Record], statutes: Statutes, writing: Writing) -> list[Problem]:
    group = group_of(values)
    holders = {who(each.values) for each in others if group_of(each.values) == group} - {who(values)}
    if group == "board":
        # Whose statutes say nothing grows with its members (S74); few cooperatives have so many.
        members = roster.count(roster.members_of(writing.reader, values[coop_office.COOPERATIVE] or 0), writing.today)
        most, name, said = statutes.board_most(members.total), "board_most", "هیأت مدیره"
    elif group == "inspector":
        most, name, said = statutes.inspector_seats, "inspector_seats", "بازرسان اصلی"
    elif group == "alternate":
        most, name, said = statutes.alternates_most, "alternates_most", "علی‌البدل‌های هیأت مدیره"
    else:
        return []
    if len(holders) < most:
        return []
    return [Problem(coop_office.OFFICE.name, f"{said} {grouped(most)} نفر است و پر شده؛ نخست سمت یکی را پایان دهید "
                    f"({statutes.basis(name)})")]


def _held_by_another(values: Values, others: Iterable[Record]) -> list[Problem]:
    office = values[coop_office.OFFICE]
    holder = next((each for each in others if office in _ALONE and each.values[coop_office.OFFICE] == office
                   and who(each.values) != who(values)), None)
    if holder is None:
        return []
    return [Problem(coop_office.OFFICE.name, f"«{values.show(coop_office.OFFICE)}» اکنون «"
                    f"{holder.values.show(coop_office.FULL_NAME)}» است؛ نخست سمت او را پایان دهید")]


def _stranger(writing: Writing, number: int) -> list[Problem]:
    values = writing.values
    member = writing.reader.get(values[coop_office.MEMBER] or 0)
    if member is not None:
        same = member.kind == coop_member.FORM.kind and member.values[coop_member.COOPERATIVE] == number
        return [] if same else [Problem(coop_office.MEMBER.name, "این شخص عضو تعاونی دیگری است؛ عضو همین تعاونی را "
                                                                 "برگزینید")]
    if group_of(values) not in ("board", "alternate"):
        return []
    return [Problem(coop_office.MEMBER.name, "هیأت مدیره از اعضای تعاونی برگزیده می‌شود؛ عضو را برگزینید (قانون بخش "
                    "تعاونی)", "amber")]


def fill_offices(change: Change, record: Record, counted: Count, statutes: Statutes, held: date) -> list[int]:
    """Whoever an assembly elected begins an office; the organ that was elected before ends that day."""
    new: list[Values] = []
    number = record.values[assembly.COOPERATIVE] or 0
    for organ, done in counted.elected.items():
        if not done.principals:
            continue
        _end(change, [each for each in serving(change, number) if group_of(each.values) in _ORGANS[organ]], held)
        last = statutes.board_term_end(held) if organ == "board" else statutes.inspector_term_end(held)
        for office, rows in zip(_ELECTED[organ], (done.principals, done.alternates), strict=True):
            new += [_begun(change, record, counted.rows[int(row)], office, (held, last)) for row in rows]
    return change.create_many(coop_office.FORM, [(values, {}) for values in new])


def _begun(change: Change, record: Record, row: Values, office: str, term: tuple[date, date]) -> Values:
    number = row.named("member")
    member = change.get(number) if number else None
    known = member.values if member is not None and member.kind == coop_member.FORM.kind else None
    return coop_office.FORM.values({
        "cooperative": record.values[assembly.COOPERATIVE], "office": office, "member": number,
        "full_name": row[assembly.CANDIDATE], "votes": row[assembly.VOTES], "assembly": record.number,
        "national_code": known[coop_member.NATIONAL_CODE] if known else None,
        "mobile": known[coop_member.MOBILE] if known else None, "first_day": term[0], "last_day": term[1]})


def _end(change: Change, offices: list[Record], day: date) -> None:
    end = coop_office.FORM.life.move("end")
    assert end is not None  # noqa: S101 - a step of the form
    lasts = [max(day, each.values[coop_office.FIRST_DAY] or day) for each in offices]
    change.set_many(coop_office.FORM, [
        (each.number, each.values.changed({coop_office.LEFT_DAY.name: last}), None)
        for each, last in zip(offices, lasts, strict=True)])
    change.move_many(coop_office.FORM, [each.number for each in offices], end)


def take_back(change: Change, record: Record, reason: str) -> None:
    """The offices that an assembly filled are void when it is opened again; whoever was before stays ended."""
    query = Query(where=((coop_office.ASSEMBLY.name, "=", record.number), ("state", "state", "serving")))
    for number in change.numbers(coop_office.FORM, query):
        change.void(coop_office.FORM, number, reason)
