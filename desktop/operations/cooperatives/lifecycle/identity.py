"""What may be written into a cooperative's own file: numbers that belong to it alone, days that have come, members and
capital enough (DOMAIN B.3, B.4, B.9).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.lifecycle.locks import locked_problems
from desktop.operations.cooperatives.lifecycle.statute_rules import statute_problems
from desktop.operations.cooperatives.membership.member_rules import members_elsewhere
from desktop.operations.cooperatives.statutes import Statutes, law_of
from desktop.operations.step import Writing
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import cooperative
from forms.parts import Context, Day, Problem, Values
from forms.rules import persian, record_number
from forms.rules.digits import grouped, to_persian

PAST_DAYS: tuple[Day, ...] = (
    cooperative.AGREEMENT_DAY, cooperative.PERMIT_DAY, cooperative.REGISTRATION_DAY, cooperative.GAZETTE_DAY,
    cooperative.LICENCE_DAY, cooperative.MERGED_DAY, cooperative.DISSOLVED_DAY, cooperative.CLOSED_DAY)
"""Days of what has been done: a paper is not written before it is there."""
_OF_ANY_REGISTRY = {"اداره", "ثبت", "شرکتها", "شرکت", "ها", "های", "اسناد", "املاک", "و", "واحد", "ثبتی", "مرجع",
                    "موسسات", "غیرتجاری", "غیر", "تجاری", "شهرستان", "شهر"}
"""Words that tell no registry from another, as search keys."""


def identity_problems(writing: Writing) -> list[Problem]:
    """All that keeps a cooperative's file from being written as it is, and all that is doubtful about it."""
    own = writing.reader.get(writing.number) if writing.number is not None else None
    if own is None:
        return written_problems(writing, None)
    return [*locked_problems(writing, own), *written_problems(writing, own)]


def written_problems(writing: Writing, own: Record | None) -> list[Problem]:
    """The same without what a record's state locks: for a change that the registry has."""
    statutes = Statutes(law_of(writing.context), writing.values)
    return [*_registered_once(writing), *_asked_once(writing), *_of_its_own(writing), *_same_name(writing, own),
            *days_to_come(writing.values, writing.today), *_enough(writing.values, statutes, own),
            *statute_problems(writing, statutes, own), *_elsewhere(writing, own)]


def _registered_once(writing: Writing) -> Iterable[Problem]:
    """DOMAIN B.9: a registration number is one cooperative's in one registry, however the registry is spelled."""
    unit, registered = writing.values[cooperative.REGISTRY_UNIT], writing.values[cooperative.REGISTRATION_NO]
    if not registered:
        return
    blank, same = cooperative.REGISTRATION_NO.name, (cooperative.REGISTRATION_NO.name, "=", registered)
    found = writing.reader.column(cooperative.FORM, Query(where=(same,)), ("number", cooperative.REGISTRY_UNIT.name))
    others = [(number, other) for number, other in found if number != writing.number]
    twins = [number for number, other in others if unit and other and _registry(unit) == _registry(other)]
    perhaps = [number for number, other in others if not unit or not other]
    if twins:
        yield _taken(blank, twins[0])
    elif perhaps:
        yield Problem(blank, f"همین شماره ثبت در پروندهٔ {_shown(perhaps[0])} هم هست و واحد ثبتی یکی از دو پرونده خالی "
                      "است؛ آن را بنویسید", "amber")
    if not unit:
        yield Problem(cooperative.REGISTRY_UNIT.name, "شماره ثبت تنها با واحد ثبتی یگانه است؛ واحد ثبتی را "
                      "بنویسید", "amber")


class SheetJudge:
    """Judges the rows of a register that comes in, also against the rows before them; what is red is told of each."""

    def __init__(self, reader: Reader, context: Context) -> None:
        self._reader, self._context = reader, context
        self._registered: dict[tuple[str, str], int] = {}
        self._asked: dict[str, int] = {}

    def __call__(self, values: Values, number: int | None, row: int) -> list[Problem]:
        """`number` is the record that the row changes, `row` where it stands in the sheet."""
        own = self._reader.get(number) if number else None
        found = [each for each in written_problems(Writing(self._reader, self._context, values, number), own)
                 if each.level == "red"]
        unit, registered = values[cooperative.REGISTRY_UNIT], values[cooperative.REGISTRATION_NO]
        if unit and registered:
            earlier = self._registered.setdefault((_registry(unit), registered), row)
            found += _again(cooperative.REGISTRATION_NO.name, earlier, row)
        if tracking := values[cooperative.TRACKING_CODE]:
            found += _again(cooperative.TRACKING_CODE.name, self._asked.setdefault(tracking, row), row)
        return found


def _again(blank: str, earlier: int, row: int) -> list[Problem]:
    label = cooperative.FORM.by_name[blank].label
    return [] if earlier == row else [Problem(blank, f"همین «{label}» در ردیف {grouped(earlier)} هم هست؛ یکی از دو "
                                                     "پرونده را درست کنید")]


def _registry(unit: str) -> str:
    words = [word for word in persian.search_key(unit).split() if word not in _OF_ANY_REGISTRY]
    return "".join(words) or persian.joined_key(unit)


def _asked_once(writing: Writing) -> Iterable[Problem]:
    tracking = writing.values[cooperative.TRACKING_CODE]
    if tracking:
        same = Query(where=((cooperative.TRACKING_CODE.name, "=", tracking),))
        yield from [_taken(cooperative.TRACKING_CODE.name, number)
                    for number in writing.reader.numbers(cooperative.FORM, same) if number != writing.number][:1]


def _of_its_own(writing: Writing) -> Iterable[Problem]:
    if writing.number is not None and writing.values[cooperative.MERGED_INTO] == writing.number:
        yield Problem(cooperative.MERGED_INTO.name, "تعاونی در خودش ادغام نمی‌شود؛ تعاونی دیگری را برگزینید")


def _same_name(writing: Writing, own: Record | None) -> Iterable[Problem]:
    """Two cooperatives of one county hardly have one name; asked only when the name is new."""
    name, county = writing.values[cooperative.NAME], writing.values[cooperative.COUNTY]
    if not name or not county or (own is not None and own.values[cooperative.NAME] == name):
        return
    key = _name_key(name)
    query = Query(where=((cooperative.COUNTY.name, "=", county),), text=" ".join(_telling_words(name)))
    for number, other in writing.reader.column(cooperative.FORM, query, ("number", cooperative.NAME.name)):
        if number != writing.number and _name_key(other or "") == key:
            yield Problem(cooperative.NAME.name, f"تعاونی دیگری با همین نام در همین شهرستان هست ({_shown(number)})؛ "
                          "ببینید که همان نباشد", "amber")
            return


def _telling_words(name: str) -> list[str]:
    words = persian.search_key(name).split()
    return [word for word in words if word not in ("شرکت", "تعاونی")] or words


def _name_key(name: str) -> str:
    return "".join(_telling_words(name))


def days_to_come(values: Values, today: date, blanks: Iterable[Day] = PAST_DAYS) -> list[Problem]:
    """What was done was done by today."""
    return [Problem(blank.name, f"«{blank.label}» هنوز نیامده است؛ تاریخ را درست کنید") for blank in blanks
            if (day := values[blank]) is not None and day > today]


def _enough(values: Values, statutes: Statutes, own: Record | None) -> Iterable[Problem]:
    """DOMAIN B.3 (art. 6; S68): applicants and the members' part of the capital; the statutes may ask for more."""
    rows: tuple[Values, ...] = values[cooperative.MEMBERS] or ()
    applicants = own is None or own.state not in roster.TAKES_MEMBERS
    if applicants and 0 < len(rows) < statutes.members_least:
        counted, called = roster.words_of(statutes)
        yield Problem(cooperative.MEMBERS.name, f"شمار متقاضیان {grouped(len(rows))} {counted} است؛ {called} دست‌کم "
                      f"{grouped(statutes.members_least)} عضو دارد ({statutes.basis('members_least')})", "amber")
    total, members = values[cooperative.CAPITAL], values[cooperative.MEMBERS_CAPITAL]
    needed = statutes.ratio("own_least")
    if total and members is not None and not needed.met(members, total):
        yield Problem(cooperative.MEMBERS_CAPITAL.name, f"سهم اعضا از سرمایه دست‌کم {grouped(needed.least(total))} "
                      f"ریال است ({statutes.basis('own_least')})", "amber")


def _elsewhere(writing: Writing, own: Record | None) -> Iterable[Problem]:
    """DOMAIN B.3 (S66, S67): with another activity, its members may stand in two similar cooperatives."""
    for blank in (cooperative.TYPE, cooperative.TREND):
        if own is not None and own.values[blank] != writing.values[blank]:
            said = members_elsewhere(writing.reader, own.number, writing.values[cooperative.TYPE],
                                     writing.values[cooperative.TREND])
            yield from (Problem(blank.name, f"{sentence} (قانون بخش تعاونی)", "amber") for sentence in said)
            return


def _taken(blank: str, number: int) -> Problem:
    return Problem(blank, f"این {cooperative.FORM.by_name[blank].label} برای تعاونی دیگری ({_shown(number)}) نوشته شده "
                          "است؛ همان را باز کنید")


def _shown(number: int) -> str:
    return to_persian(record_number.show(number))
