"""Who may stand in a cooperative: once, in one of its kind; in a union cooperatives alone (DOMAIN B.2, B.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.membership.member_files import files_of
from desktop.operations.cooperatives.roster import Stay
from desktop.operations.cooperatives.statutes import UNIONS
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import coop_member, cooperative
from forms.parts import Problem, Values
from forms.parts.form import Level
from forms.rules import jalali, record_number
from forms.rules.digits import to_persian

_LAW = "قانون بخش تعاونی"


def is_union(own: Record) -> bool:
    """Whether the members are cooperatives (DOMAIN B.2 S57)."""
    return (own.values[cooperative.LEVEL] or "") in UNIONS


class MemberBook:
    """Members here and in similar cooperatives; asked once for any number of papers (completed ones)."""

    def __init__(self, reader: Reader, own: Record, papers: Sequence[Values], today: date) -> None:
        self._own, self._today = own, today
        self._files = files_of(reader, papers)
        self._similar = roster.similar_to(reader, own.number)
        codes = dict.fromkeys(code for values in papers if (code := roster.code_of(values)))
        taken = reader.column(coop_member.FORM, Query(where=((cooperative.FORM.kind, "=", own.number),)),
                              (coop_member.MEMBER_NO.name, "number"))
        self._numbers: dict[int, int] = {given: member for given, member in taken if given is not None}
        self._stays: dict[str, list[Stay]] = {}
        for stay in roster.memberships(reader, list(codes)):
            if stay.cooperative == own.number or stay.cooperative in self._similar:
                self._stays.setdefault(stay.code, []).append(stay)

    def problems(self, values: Values, number: int | None = None) -> list[Problem]:
        """Why this member cannot stand here; `number` is the record itself when it is only changed."""
        blank = coop_member.COMPANY if roster.is_legal(values) else coop_member.NATIONAL_CODE
        meeting = self._meeting(values, number)
        here = next((stay for stay in meeting if stay.cooperative == self._own.number), None)
        if here is not None:
            shown = to_persian(record_number.show(here.member))
            until = f" تا {jalali.shown(here.last)}" if here.last else ""
            was = "عضو همین تعاونی است" if here.last is None else "عضو همین تعاونی بوده است"
            return [Problem(blank.name,
                            f"پیش‌تر با شمارهٔ {shown}{until} {was}؛ هر کس یک بار عضو می‌شود")]
        found = [] if values[coop_member.LEFT] else _union_problems(self._own, values, self._files)
        found += [self._elsewhere(blank.name, stay, values) for stay in meeting[:1]]
        return [*found, *self._number_taken(values, number)]

    def _number_taken(self, values: Values, number: int | None) -> list[Problem]:
        """A membership number is one member's for ever; what an import has twice is only told."""
        given = values[coop_member.MEMBER_NO]
        holder = self._numbers.get(given) if given is not None else None
        if given is not None and number is None:
            self._numbers.setdefault(given, 0)
        if holder is None or holder == number:
            return []
        level: Level = "red" if number is None else "amber"
        return [Problem(coop_member.MEMBER_NO.name, f"شماره عضویت {to_persian(str(given))} برای عضو دیگری نوشته شده "
                                                    "است؛ شماره‌ای تازه بنویسید", level)]

    def _meeting(self, values: Values, number: int | None) -> list[Stay]:
        """Other memberships that have a day in common with this one, those that last first."""
        first, last = values[coop_member.JOINED], values[coop_member.LEFT]
        stays = [stay for stay in self._stays.get(roster.code_of(values), ())
                 if stay.member != number and stay.meets(first, last)]
        return sorted(stays, key=lambda stay: stay.last or date.max, reverse=True)

    def _elsewhere(self, blank: str, stay: Stay, values: Values) -> Problem:
        """A law that is broken today hinders; one that was broken once is only told."""
        ends = [day for day in (stay.last, values[coop_member.LEFT]) if day is not None]
        name = self._similar[stay.cooperative]
        if ends and min(ends) < self._today:
            return Problem(blank, f"تا {jalali.shown(min(ends))} هم‌زمان عضو تعاونی همانند «{name}» بوده است؛ تاریخ "
                                  f"عضویت را دوباره ببینید ({_LAW})", "amber")
        return Problem(blank, f"عضو تعاونی همانند «{name}» است؛ هم‌زمان در دو تعاونی همانند عضویت ممکن نیست ({_LAW})")


def _union_problems(own: Record, values: Values, files: Mapping[int, Record]) -> list[Problem]:
    """DOMAIN B.2 (S57): a union is of living cooperatives of one subject; none is a member of itself."""
    kind, file = values[coop_member.MEMBER_KIND], files.get(values[coop_member.MEMBER_COOPERATIVE] or 0)
    own_id = own.values[cooperative.LEGAL_ID]
    if not roster.is_legal(values):
        file = None
    elif (file and file.number == own.number) or (own_id and values[coop_member.LEGAL_ID] == own_id):
        return [Problem(coop_member.COMPANY.name, f"«{own.title}» عضو خودش نمی‌شود؛ تعاونی دیگری را برگزینید")]
    if not is_union(own):
        return []
    if kind != "cooperative":
        called = own.values.show(cooperative.LEVEL)
        return [Problem(coop_member.MEMBER_KIND.name, f"اعضای {called} شرکت‌های تعاونی‌اند؛ نوع عضو را «شرکت تعاونی» "
                                                      f"بنویسید ({_LAW})")]
    if file is None:
        return [] if values[coop_member.COMPANY] else [Problem(
            coop_member.COMPANY.name, "تعاونی با این شناسه ملی در این اداره پرونده ندارد؛ نام آن را هم بنویسید")]
    return _not_fit(own, file)


def _not_fit(own: Record, file: Record) -> list[Problem]:
    called, state = own.values.show(cooperative.LEVEL), file.form.life.state(file.state).label
    if file.voided or file.state not in roster.ALIVE:
        why = "پروندهٔ آن باطل شده است" if file.voided else f"در وضعیت «{state}» است"
        return [Problem(coop_member.COMPANY.name, f"«{file.title}» {why}؛ عضو {called} تعاونی ثبت‌شده‌ای است که پایان "
                                                  "نیافته باشد")]
    wanted, trend = own.values.show(cooperative.TREND), file.values.show(cooperative.TREND)
    if own.values[cooperative.LEVEL] != "union" or not wanted or wanted == trend:
        return []
    said = f"گرایش «{file.title}» «{trend}» است" if trend else f"گرایش «{file.title}» نوشته نشده است"
    return [Problem(coop_member.COMPANY.name, f"{said} و گرایش این اتحادیه «{wanted}»؛ اعضای اتحادیه از یک موضوع‌اند "
                                              f"({_LAW})", "amber")]
