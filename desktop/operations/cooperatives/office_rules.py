"""Who may stand in an office of a cooperative (DOMAIN B.4): seats, one holder, members, what nobody holds together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.operations.cooperatives import roster, seats
from desktop.operations.cooperatives.belonging import moved_to_another
from desktop.operations.cooperatives.offices import (
    group_of,
    is_same_person,
    offices_of,
    people,
    same_name,
    serving,
)
from desktop.operations.cooperatives.quorums import statutes_for
from desktop.operations.cooperatives.statutes import Statutes
from desktop.operations.cooperatives.terms import terms_in_a_row, too_many_terms
from desktop.operations.step import Step, Turning, Writing
from desktop.store.contents import Record
from forms.catalog import assembly, coop_member, coop_office
from forms.parts import Context, Problem, Values, reference_list
from forms.rules.digits import grouped

_ALONE = ("chair", "vice_chair", "managing_director")
"""Offices that one person holds."""
_GROUPS = {"board": "هیأت مدیره", "alternate": "علی‌البدل‌های هیأت مدیره", "inspector": "بازرسان اصلی",
           "alternate_inspector": "بازرسان علی‌البدل"}
_SOURCES = {"board": "board_most", "alternate": "alternates_most", "inspector": "inspector_seats",
            "alternate_inspector": "alternate_inspectors"}
_OF_MEMBERS = ("board", "alternate")
_INCOMPATIBLE = "coop.incompatible_offices"


def office_problems(writing: Writing) -> list[Problem]:
    """All that keeps a person from an office: no seat left, an office held by another, a stranger on the board."""
    values, number = writing.values, writing.values[coop_office.COOPERATIVE]
    if number is None or values[coop_office.OFFICE] is None:
        return []
    statutes = statutes_for(writing.reader, values, writing.today)
    others = [each for each in serving(writing.reader, number) if each.number != writing.number]
    before = writing.reader.get(writing.number) if writing.number is not None else None
    found = [*moved_to_another(before, values), *_stranger(writing, number)]
    if values[coop_office.LEFT_DAY] is None:
        found += [*_no_seat(writing, others, statutes), *_held_by_another(values, others),
                  *_incompatible(values, others, writing.context), *_too_long(writing, number, statutes)]
    return found


def office_hindrances(step: Step) -> list[Problem]:
    """What hinders an ended office from being held again; it stood, so only what is red."""
    if step.move.name != "resume":
        return []
    again = step.values.changed({coop_office.LEFT_DAY.name: None, coop_office.ENDED_BY.name: None})
    writing = Writing(step.reader, step.context, again, step.record.number)
    return [problem for problem in office_problems(writing) if problem.level == "red"]


def office_turned(turning: Turning) -> list[Problem]:
    """An office that comes back into use finds its seat free."""
    if not turning.back or turning.record.state != "serving":
        return []
    found = office_problems(Writing(turning.reader, turning.context, turning.values, turning.record.number))
    return [problem for problem in found if problem.level == "red"]


def _no_seat(writing: Writing, others: Iterable[Record], statutes: Statutes) -> list[Problem]:
    values, group = writing.values, group_of(writing.values)
    staying = [each for each in others if group_of(each.values) == group and not _is_outgoing(writing, each)]
    holders = [each for each in people(staying) if not is_same_person(each.values, values)]
    # Whose statutes say nothing grows with its members (S74); few cooperatives have so many.
    members = roster.count(roster.members_of(writing.reader, values[coop_office.COOPERATIVE] or 0), writing.today)
    most = seats.most_of(group, statutes, members.total)
    if most is None or len(holders) < most:
        return []
    return [Problem(coop_office.OFFICE.name, f"{_GROUPS[group]} {grouped(most)} نفر است و پر شده؛ نخست سمت یکی را "
                    f"پایان دهید ({statutes.basis(_SOURCES[group])})")]


def _is_outgoing(writing: Writing, other: Record) -> bool:
    """DOMAIN B.4 (S77): the old inspector stays until his successor accepts; till then both are written."""
    by, first = writing.values[coop_office.ASSEMBLY], writing.values[coop_office.FIRST_DAY]
    before = other.values[coop_office.FIRST_DAY]
    of_inspectors = group_of(other.values) in seats.ORGANS["inspector"]
    if by is None or by == other.values[coop_office.ASSEMBLY] or not of_inspectors:
        return False
    elected = writing.reader.get(by)
    whole = elected is not None and elected.kind == assembly.FORM.kind and not seats.is_by_election(elected.values)
    return bool(whole and first and before and before < first)


def _held_by_another(values: Values, others: Iterable[Record]) -> list[Problem]:
    office = values[coop_office.OFFICE]
    holder = next((each for each in others if office in _ALONE and each.values[coop_office.OFFICE] == office
                   and not is_same_person(each.values, values)), None)
    if holder is None:
        return []
    return [Problem(coop_office.OFFICE.name, f"«{values.show(coop_office.OFFICE)}» اکنون «"
                    f"{holder.values.show(coop_office.FULL_NAME)}» است؛ نخست سمت او را پایان دهید")]


def _incompatible(values: Values, others: Iterable[Record], context: Context) -> Iterator[Problem]:
    own, pairs = names_of(values), incompatible_pairs(context)
    for each in others:
        there = names_of(each.values)
        if is_same_person(values, each.values) and are_incompatible(own, there, pairs):
            yield Problem(coop_office.OFFICE.name, f"این شخص «{each.values.show(coop_office.OFFICE)}» هم هست؛ یک نفر "
                          f"این سمت را با «{values.show(coop_office.OFFICE)}» ندارد. نخست یکی از دو سمت را پایان دهید")


def are_incompatible(own: set[str], there: set[str], pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether one person may not hold these two offices (by their `names_of`) together."""
    return any((one in own and other in there) or (other in own and one in there) for one, other in pairs)


def names_of(values: Values) -> set[str]:
    """An office by its code, and by the group whose seats it takes."""
    return {values[coop_office.OFFICE] or "", group_of(values)}


def incompatible_pairs(context: Context) -> list[tuple[str, str]]:
    """Offices, or groups of them, that one person does not hold together (DOMAIN B.4 [MEM-M])."""
    if context.parameters.find(_INCOMPATIBLE, context.today) is None:
        return []
    known = {entry.code for entry in reference_list("coop_offices").entries} | set(_GROUPS)
    pairs = [tuple(part.strip() for part in pair.split("+"))
             for pair in context.parameters.codes(_INCOMPATIBLE, context.today)]
    return [(pair[0], pair[1]) for pair in pairs if len(pair) == 2 and set(pair) <= known]


def _too_long(writing: Writing, number: int, statutes: Statutes) -> list[Problem]:
    if group_of(writing.values) != "board":
        return []
    board = [each.values for each in offices_of(writing.reader, number)
             if each.number != writing.number and group_of(each.values) == "board"]
    terms = terms_in_a_row(writing.values, board, statutes)
    return too_many_terms(coop_office.OFFICE.name, [(writing.values.show(coop_office.FULL_NAME), terms)], statutes)


def _stranger(writing: Writing, number: int) -> Iterator[Problem]:
    values, member = writing.values, writing.reader.get(writing.values[coop_office.MEMBER] or 0)
    of_members = group_of(values) in _OF_MEMBERS
    if member is None:
        if of_members:
            yield Problem(coop_office.MEMBER.name, "هیأت مدیره از اعضای تعاونی برگزیده می‌شود؛ عضو را برگزینید (قانون "
                          "بخش تعاونی)", "amber")
    elif member.kind != coop_member.FORM.kind or member.values[coop_member.COOPERATIVE] != number:
        yield Problem(coop_office.MEMBER.name, "این شخص عضو تعاونی دیگری است؛ عضو همین تعاونی را برگزینید")
    else:
        yield from _not_himself(values, member)
        left = member.values[coop_member.LEFT]
        if of_members and values[coop_office.LEFT_DAY] is None and (member.state == "left" or (
                left is not None and left < writing.today)):
            yield Problem(coop_office.MEMBER.name, f"عضویت «{member.title}» پایان یافته است؛ هیأت مدیره از اعضای "
                          "تعاونی است", "amber")


def _not_himself(values: Values, member: Record) -> Iterator[Problem]:
    """A company, and in a union a cooperative, stands in an office through its representative (DOMAIN B.2 S57)."""
    if (member.values[coop_member.MEMBER_KIND] or "") not in coop_member.LEGAL_KINDS:
        return
    name, called = member.values[coop_member.REPRESENTATIVE], values[coop_office.FULL_NAME]
    if not name:
        yield Problem(coop_office.MEMBER.name, f"نمایندهٔ «{member.title}» در پروندهٔ عضویت آن نوشته نشده است؛ عضو "
                      "حقوقی با نماینده‌اش سمت می‌گیرد", "amber")
    elif not same_name(name, called):
        yield Problem(coop_office.FULL_NAME.name, f"نمایندهٔ «{member.title}»، «{name}» است؛ نام دارندهٔ سمت را با آن "
                      "بسنجید", "amber")
