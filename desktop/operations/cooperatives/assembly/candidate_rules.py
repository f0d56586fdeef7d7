"""Whether those who are voted for may be elected (DOMAIN B.4): eligibility, membership, one organ each, terms in a row.

Law: the commission in the chamber of cooperatives decides who is eligible; the office only asks for its word.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.operations.cooperatives.assembly.assembly_facts import AssemblyFacts
from desktop.operations.cooperatives.assembly.ballots import Count
from desktop.operations.cooperatives.office_rules import are_incompatible, incompatible_pairs, names_of
from desktop.operations.cooperatives.offices import group_of, is_same_person
from desktop.operations.cooperatives.seats import ORGANS, is_by_election
from desktop.operations.cooperatives.statutes import Statutes
from desktop.operations.cooperatives.terms import terms_in_a_row, too_many_terms
from forms.catalog import assembly, coop_office, cooperative
from forms.parts import Problem, Values
from forms.rules import jalali
from forms.rules.digits import grouped

_COMMISSION = "کمیسیون نظارت بر انتخابات"
_OFFICES = {"board": ("principal", "alternate"), "inspector": ("inspector", "alternate_inspector")}
"""As what the principals of each organ begin, and its alternates."""
_NAMED = 6
"""So many are named in a sentence, the others counted."""


def candidate_problems(values: Values, facts: AssemblyFacts, count: Count) -> list[Problem]:
    """All that keeps the elected from their offices, and what is doubtful about them."""
    return [*_no_seat(values, facts, count), *_rejected(values, count), *_not_confirmed(values),
            *_strangers(values, facts), *_of_another(values, facts), *_in_both(count),
            *_serving(values, facts, count), *_too_few(values, facts, count), *_elects_unsaid(values, count),
            *_terms(values, facts, count)]


def _rows(values: Values) -> tuple[Values, ...]:
    rows: tuple[Values, ...] = values[assembly.CANDIDATES] or ()
    return rows


def _named(rows: list[Values]) -> str:
    more = f" و {grouped(len(rows) - _NAMED)} نفر دیگر" if len(rows) > _NAMED else ""
    return "، ".join(f"«{row.show(assembly.CANDIDATE)}»" for row in rows[:_NAMED]) + more


def _no_seat(values: Values, facts: AssemblyFacts, count: Count) -> Iterator[Problem]:
    """Only of an election of empty seats: where none is empty, nobody is elected."""
    places = facts.places(values)
    for organ in count.elected:
        if not sum(places[organ]):
            yield Problem(assembly.ELECTS.name, f"برای «{assembly.FOR_OFFICE.options[organ]}» کرسی خالی نیست؛ نامزدهای "
                          "آن را بردارید، یا «همهٔ ارکان» را برگزینید")


def _rejected(values: Values, count: Count) -> Iterator[Problem]:
    seated = {row for organ in count.elected for row in count.seated(organ)}
    for place, row in enumerate(_rows(values)):
        if row[assembly.ELIGIBILITY] == "rejected" and ((row[assembly.VOTES] or 0) > 0 or place in seated):
            yield Problem(assembly.CANDIDATES.name, f"صلاحیت «{row.show(assembly.CANDIDATE)}» در {_COMMISSION} رد شده "
                          "است؛ به او رأی داده نمی‌شود", "red", place, assembly.ELIGIBILITY.name)


def _not_confirmed(values: Values) -> Iterator[Problem]:
    """The first assembly has no commission before it; there only an answer that was asked for is missed."""
    missed = ("asked",) if values[assembly.NATURE] == "founding" else ("asked", None)
    waiting = [row for row in _rows(values) if row[assembly.VOTES] and row[assembly.ELIGIBILITY] in missed]
    if waiting:
        yield Problem(assembly.CANDIDATES.name, f"صلاحیت {_named(waiting)} را {_COMMISSION} تأیید نکرده است؛ پاسخ آن "
                      "را بنویسید", "amber")


def _strangers(values: Values, facts: AssemblyFacts) -> Iterator[Problem]:
    """DOMAIN B.4: the board is elected from the members; in a union they are its cooperatives' representatives."""
    day = facts.day(values)
    members = {each.number for each in facts.members if each.belongs_on(day)}
    strange = [row for row in _rows(values) if row[assembly.FOR_OFFICE] == "board"
               and (row[assembly.VOTES] or 0) > 0 and row.named("member") not in members]
    if strange:
        yield Problem(assembly.CANDIDATES.name, f"{_named(strange)} در روز مجمع عضو تعاونی نوشته نشده است؛ هیأت مدیره "
                      "از اعضا برگزیده می‌شود، عضو را از فهرست برگزینید", "amber")


def _of_another(values: Values, facts: AssemblyFacts) -> Iterator[Problem]:
    """A membership is named that never was one of this cooperative."""
    known = {each.number for each in facts.members}
    for place, row in enumerate(_rows(values)):
        if row.named("member") is not None and row.named("member") not in known:
            yield Problem(assembly.CANDIDATES.name, f"«{row.show(assembly.CANDIDATE)}» عضو تعاونی دیگری است؛ عضو همین "
                          "تعاونی را برگزینید", "red", place, "member")


def _in_both(count: Count) -> Iterator[Problem]:
    """DOMAIN B.4: the inspector controls the board; nobody is in both."""
    inspectors = [count.rows[place] for place in count.seated("inspector")]
    for place in count.seated("board"):
        if any(assembly.is_same_candidate(count.rows[place], row) for row in inspectors):
            yield Problem(assembly.CANDIDATES.name, f"«{count.rows[place].show(assembly.CANDIDATE)}» هم در هیأت مدیره "
                          "و هم در بازرسی برگزیده شده است؛ یکی را برگزیند و آرای دیگری را بردارید", "red", place,
                          assembly.FOR_OFFICE.name)


def _serving(values: Values, facts: AssemblyFacts, count: Count) -> Iterator[Problem]:
    """Whose office goes on is elected to none that nobody holds beside it; nor, to an empty seat, who has one already.
    """
    statutes, day, pairs = facts.statutes(values), facts.day(values), incompatible_pairs(facts.context)
    ends = () if is_by_election(values) else tuple(group for organ in count.elected for group in ORGANS[organ])
    there = [each for each in facts.standing() if group_of(each.values) not in ends]
    for organ, done in count.elected.items():
        for place in count.seated(organ):
            person = _person(count.rows[place], day, statutes)
            as_names = names_of(person.changed({coop_office.OFFICE.name: _OFFICES[organ][
                str(place) not in done.principals]}))
            held = next((each for each in there if is_same_person(person, each.values) and (
                group_of(each.values) == ORGANS[organ][0] or are_incompatible(as_names, names_of(each.values), pairs))),
                None)
            if held is not None:
                yield Problem(assembly.CANDIDATES.name, f"«{count.rows[place].show(assembly.CANDIDATE)}» اکنون «"
                              f"{held.values.show(coop_office.OFFICE)}» است و با این انتخاب می‌ماند؛ نخست آن سمت را "
                              "پایان دهید یا آرای او را بردارید", "red", place, assembly.FOR_OFFICE.name)


def _too_few(values: Values, facts: AssemblyFacts, count: Count) -> Iterator[Problem]:
    """An election of all ends the whole board; with fewer than the law's least nobody could act (DOMAIN B.4 S74)."""
    done, statutes = count.elected.get("board"), facts.statutes(values)
    seats = max(statutes.board_least, statutes.values[cooperative.BOARD_SEATS] or 0)
    if done is None or done.tied or is_by_election(values) or len(done.principals) >= seats:
        return
    grave = len(done.principals) < statutes.board_least
    least, name = (statutes.board_least, "board_least") if grave else (seats, "board_seats")
    yield Problem(assembly.ELECTS.name, f"با «{assembly.ELECTS.options['whole']}» همهٔ هیأت مدیره پایان می‌یابد و تنها "
                  f"{grouped(len(done.principals))} عضو اصلی برگزیده شده است که از {grouped(least)} عضو کمتر است؛ آرا "
                  f"را دوباره ببینید، یا «{assembly.ELECTS.options['vacancies']}» را برگزینید ({statutes.basis(name)})",
                  "red" if grave else "amber")


def _elects_unsaid(values: Values, count: Count) -> Iterator[Problem]:
    """The first and the yearly assembly elect all; one between them may only fill seats, and says which."""
    if count.elected and values[assembly.NATURE] == "ordinary_extra" and values[assembly.ELECTS] is None:
        yield Problem(assembly.ELECTS.name, f"«{assembly.ELECTS.label}» نوشته نشده است و با «"
                      f"{assembly.ELECTS.options['whole']}» هر که هست پایان می‌یابد؛ یکی را برگزینید", "amber")


def newer_elections(values: Values, facts: AssemblyFacts) -> Iterator[Problem]:
    """Whoever an older assembly elected has been followed by those of a newer one already."""
    day, elects = facts.day(values), any((row[assembly.VOTES] or 0) > 0 for row in _rows(values))
    newer = [first for each in facts.board() if each.values[coop_office.ASSEMBLY] is not None
             and (first := each.values[coop_office.FIRST_DAY]) is not None and first > day]
    if elects and newer:
        yield Problem(assembly.HELD_AT.name, f"پس از این مجمع، در {jalali.shown(min(newer))} هیأت مدیرهٔ دیگری برگزیده "
                      "شده است؛ سمت‌هایی که با این مجمع آغاز شود تا آن روز نوشته می‌شود. تاریخ مجمع را دوباره "
                      "ببینید", "amber")


def _person(row: Values, day: date, statutes: Statutes) -> Values:
    """A candidate as the holder of an office that begins on a day."""
    return coop_office.FORM.values({"full_name": row[assembly.CANDIDATE], "member": row.named("member"),
                                    "first_day": day, "last_day": statutes.board_term_end(day)})


def _terms(values: Values, facts: AssemblyFacts, count: Count) -> list[Problem]:
    statutes, done, day = facts.statutes(values), count.elected.get("board"), facts.day(values)
    people = []
    for place in done.principals if done else ():
        row = count.rows[int(place)]
        board = (each.values for each in facts.board())
        people.append((row.show(assembly.CANDIDATE), terms_in_a_row(_person(row, day, statutes), board, statutes)))
    return too_many_terms(assembly.CANDIDATES.name, people, statutes)
