"""What may be written about a member: once in a cooperative, in one of its kind, with enough shares (DOMAIN B.3)."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.quorums import statutes_for
from desktop.operations.cooperatives.shares import broken_by_member, held_by
from desktop.operations.cooperatives.statutes import Statutes
from desktop.operations.step import Step, Writing, doubted
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import coop_member, cooperative
from forms.parts import Problem, Values
from forms.rules import record_number
from forms.rules.digits import grouped, to_persian


def member_problems(writing: Writing) -> list[Problem]:
    """All that keeps one member from being written."""
    number = writing.values[coop_member.COOPERATIVE]
    own = writing.reader.get(number) if number else None
    if own is None or own.kind != cooperative.FORM.kind:
        return []
    found = closed_to_members(own) if writing.number is None else []
    if writing.values[coop_member.LEFT] is None:
        code = writing.values[coop_member.NATIONAL_CODE]
        found += MemberBook(writing.reader, own.number, [code] if code else []).problems(writing.values, writing.number)
        found += too_few_shares(writing.values, statutes_for(writing.reader, writing.values, writing.today))
    return [*found, *broken_by_member(writing)]


def closed_to_members(own: Record) -> list[Problem]:
    """Before the capital is paid the people of a cooperative are applicants; after its end there are none."""
    if own.state in roster.TAKES_MEMBERS:
        return []
    state = own.form.life.state(own.state).label
    return [Problem(coop_member.COOPERATIVE.name, f"تعاونی در وضعیت «{state}» عضو نمی‌پذیرد؛ متقاضیان تا «سرمایه تأمین "
                    "شد» در پروندهٔ تعاونی نوشته می‌شوند")]


def too_few_shares(values: Values, statutes: Statutes) -> list[Problem]:
    """DOMAIN B.3 (S66): a member buys the least shares of the statutes."""
    shares, least = values[coop_member.SHARES], statutes.least_shares
    if shares is None or shares >= least or statutes.values[cooperative.LEAST_SHARES] is None:
        return []
    return [Problem(coop_member.SHARES.name, f"هر عضو دست‌کم {grouped(least)} سهم می‌خرد "
                                             f"({statutes.basis('least_shares')})")]


def members_elsewhere(reader: Reader, number: int, type_: str | None, trend: str | None) -> list[str]:
    """Members who would stand in two similar cooperatives if this one's activity and trend were these, as sentences."""
    similar = roster.alike(reader, number, type_, trend)
    if not similar:
        return []
    here = {each.code: each.name for each in roster.members_of(reader, number)
            if each.code and each.last is None and not each.has_left}
    return [f"«{here[code]}» هم‌زمان عضو تعاونی همانند «{similar[where]}» است"
            for code, where, _member in roster.memberships(reader, list(here)) if where in similar]


class MemberBook:
    """Who is a member here already, and of which similar cooperative; asked once for any number of new members."""

    def __init__(self, reader: Reader, number: int, codes: Iterable[str]) -> None:
        similar = roster.similar_to(reader, number)
        self._elsewhere: dict[str, str] = {}
        self._here: dict[str, int] = {}
        for code, where, member in roster.memberships(reader, list(codes)):
            if where == number:
                self._here.setdefault(code, member)
            elif where in similar:
                self._elsewhere.setdefault(code, similar[where])
        self._companies = {each.code: each.number for each in roster.members_of(reader, number)
                           if each.kind == "legal" and each.last is None and not each.has_left}

    def problems(self, values: Values, number: int | None = None) -> list[Problem]:
        """Why this member cannot join; `number` is the record itself when it is only changed."""
        if values[coop_member.MEMBER_KIND] == "legal":
            blank, code = coop_member.COMPANY, values[coop_member.LEGAL_ID] or values[coop_member.COMPANY] or ""
            here = self._companies.get(code)
        else:
            blank, code = coop_member.NATIONAL_CODE, values[coop_member.NATIONAL_CODE] or ""
            here = self._here.get(code)
        if here is not None and here != number:
            return [Problem(blank.name, f"پیش‌تر با شمارهٔ {to_persian(record_number.show(here))} عضو همین تعاونی "
                                        "است؛ هر کس "
                            "یک بار عضو می‌شود")]
        if code in self._elsewhere:
            return [Problem(blank.name, f"عضو تعاونی همانند «{self._elsewhere[code]}» است؛ هم‌زمان در دو تعاونی "
                                        "همانند عضویت "
                            "ممکن نیست (قانون بخش تعاونی)")]
        return []


def leaving_problems(step: Step) -> list[Problem]:
    """A member who leaves gives his shares away first; and who stays must be enough (DOMAIN B.3, B.6 art. 54)."""
    number = step.values[coop_member.COOPERATIVE]
    if step.move.name == "return":
        ended = [Problem(coop_member.LEFT.name, "پیش از ازسرگیری عضویت، «پایان عضویت» را خالی کنید")]
        book = MemberBook(step.reader, number or 0, [step.values[coop_member.NATIONAL_CODE] or ""])
        return [*(ended if step.values[coop_member.LEFT] else []), *book.problems(step.values, step.record.number)]
    if step.move.name != "leave" or number is None:
        return []
    found = []
    if held := held_by(step.reader, number, step.record.number):
        found.append(doubted(Problem(coop_member.SHARES.name, f"این عضو هنوز {grouped(held)} سهم دارد؛ نخست انتقال یا "
                                     "بازخرید آن را در دفتر سهام بنویسید")))
    statutes = statutes_for(step.reader, step.values, step.today)
    stay = [each for each in roster.members_of(step.reader, number) if each.number != step.record.number]
    left = roster.count(stay, step.today).total
    if left < statutes.members_least:
        months = to_persian(str(statutes.whole("under_minimum_months")))
        found.append(doubted(Problem("", f"با رفتن این عضو {grouped(left)} عضو می‌ماند که از کمینهٔ "
                                     f"{grouped(statutes.members_least)} نفر کمتر است "
                                     f"({statutes.basis('members_least')})؛ "
                                     f"تعاونی {months} ماه برای جبران دارد")))
    return found
