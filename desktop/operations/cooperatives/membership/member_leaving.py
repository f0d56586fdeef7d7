"""A member goes: what he must have settled, what ends with him, and who may come back (DOMAIN B.3, B.4, B.6).

Law: offices that only a member holds end on his last day, in the same action; others are named and stay.
"""

from __future__ import annotations

from datetime import date

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.assembly.assembly_rules import carried
from desktop.operations.cooperatives.membership.member_book import MemberBook, is_union
from desktop.operations.cooperatives.membership.member_rules import closed_to_members, days_to_come
from desktop.operations.cooperatives.membership.share_rules import turned_member
from desktop.operations.cooperatives.membership.shares import held_by
from desktop.operations.cooperatives.offices import end_offices, group_of, serving
from desktop.operations.cooperatives.quorums import statutes_for
from desktop.operations.step import Step, Turning, doubted
from desktop.store.change import Change
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import coop_member, coop_office
from forms.parts import Problem, Values
from forms.rules.digits import grouped, to_persian

ARTICLE_13 = "قانون بخش تعاونی، ماده ۱۳"
_OF_MEMBERS = ("board", "alternate")
"""Groups of offices whose holders are members."""


def leaving_problems(step: Step) -> list[Problem]:
    """What hinders a member's leaving, or his return."""
    number = step.values[coop_member.COOPERATIVE]
    if number is None:
        return []
    if step.move.name == "return":
        again = step.values.changed(dict.fromkeys(_OF_LEAVING))
        return [*_closed(step.reader, number), *_may_stand(step.reader, step.record, again, step.today)]
    if step.move.name != "leave":
        return []
    to_come = days_to_come(None, step.values, step.today, (coop_member.LEFT,))
    return [*to_come, *_holds_shares(step, number), *_holds_office(step), *_expelled(step, number),
            *_leaves_too_few(step, number)]


_OF_LEAVING = (coop_member.LEFT.name, coop_member.LEFT_REASON.name, coop_member.EXPELLED_BY.name)
"""What an ended membership says of its end; of one that goes on, nothing."""


def _closed(reader: Reader, number: int) -> list[Problem]:
    own = reader.get(number)
    return closed_to_members(own) if own else []


def _may_stand(reader: Reader, record: Record, values: Values, today: date) -> list[Problem]:
    own = reader.get(values[coop_member.COOPERATIVE] or 0)
    return MemberBook(reader, own, [values], today).problems(values, record.number) if own else []


def _holds_shares(step: Step, number: int) -> list[Problem]:
    held = held_by(step.reader, number, step.record.number, step.today)
    if not held:
        return []
    return [doubted(Problem(coop_member.SHARES.name, f"این عضو هنوز {grouped(held)} سهم دارد؛ "
                                                     "نخست انتقال یا بازخرید آن را در دفتر سهام بنویسید"))]


def offices_of(reader: Reader, record: Record) -> list[Record]:
    """The offices that a member holds now in his cooperative."""
    code, number = record.values[coop_member.NATIONAL_CODE], record.values[coop_member.COOPERATIVE]
    return [each for each in serving(reader, number or 0)
            if each.values[coop_office.MEMBER] == record.number
            or (each.values[coop_office.MEMBER] is None and code and each.values[coop_office.NATIONAL_CODE] == code)]


def _holds_office(step: Step) -> list[Problem]:
    held = offices_of(step.reader, step.record)
    if not held:
        return []
    ends = any(group_of(each.values) in _OF_MEMBERS for each in held)
    then = "سمت او در هیأت مدیره هم همان روز پایان می‌یابد؛ جانشین او را برگزینید" if ends else (
        "این سمت با رفتن او پایان نمی‌یابد؛ اگر پایان یافته است آن را هم بنویسید")
    return [doubted(Problem("", f"«{step.record.title}» هنوز {_named(held)} است؛ {then}"))]


def _named(offices: list[Record]) -> str:
    return " و ".join(dict.fromkeys(f"«{each.values.show(coop_office.OFFICE)}»" for each in offices))


def _expelled(step: Step, number: int) -> list[Problem]:
    """DOMAIN B.3 (art. 13, from memory): two written warnings, then an assembly that decides it."""
    if step.values[coop_member.LEFT_REASON] != "expelled":
        return []
    found = [doubted(Problem(blank.name, f"«{blank.label}» نوشته نشده است؛ "
                                         f"اخراج پس از دو اخطار کتبی است ({ARTICLE_13})"))
             for blank in (coop_member.FIRST_WARNING, coop_member.SECOND_WARNING) if step.values[blank] is None]
    by, blank = step.values[coop_member.EXPELLED_BY], coop_member.EXPELLED_BY.name
    deciding = [each.assembly.number for each in carried(step.reader, number, ("expulsion",))]
    if by is None:
        found.append(doubted(Problem(blank, "«مجمع اخراج‌کننده» برگزیده نشده است؛ اخراج با تصمیم مجمع عمومی است "
                                            f"({ARTICLE_13})")))
    elif by not in deciding:
        found.append(doubted(Problem(blank, "این مجمع، مجمع برگزارشدهٔ همین تعاونی با تصمیم «اخراج عضو» نیست؛ "
                                            "تصمیم را در صورتجلسهٔ آن بنویسید یا مجمع دیگری را برگزینید "
                                            f"({ARTICLE_13})")))
    return found


def _leaves_too_few(step: Step, number: int) -> list[Problem]:
    statutes = statutes_for(step.reader, step.values, step.today)
    stay = [each for each in roster.members_of(step.reader, number) if each.number != step.record.number]
    left = roster.count(stay, step.today).total
    if left >= statutes.members_least:
        return []
    months, own = to_persian(str(statutes.whole("under_minimum_months"))), step.reader.get(number)
    called = "تعاونی" if own and is_union(own) else "نفر"
    return [doubted(Problem("", f"با رفتن این عضو {grouped(left)} عضو می‌ماند که از کمینهٔ "
                                f"{grouped(statutes.members_least)} {called} کمتر است "
                                f"({statutes.basis('members_least')})؛ تعاونی {months} ماه برای جبران دارد"))]


def follow_member(change: Change, step: Step) -> None:
    """Offices that only a member holds end with his membership; who comes back has no last day."""
    day = step.values[coop_member.LEFT]
    if step.move.name == "return":
        change.set(coop_member.FORM, step.record.number, step.values.changed(dict.fromkeys(_OF_LEAVING)))
    if step.move.name == "leave" and day is not None:
        ending = [each for each in offices_of(change, step.record) if group_of(each.values) in _OF_MEMBERS]
        end_offices(change, ending, day)


def member_turned(turning: Turning) -> list[Problem]:
    """Nothing leans on a member who goes out of use; who comes back may still stand here."""
    own = turning.reader.get(turning.values[coop_member.COOPERATIVE] or 0)
    if turning.back:
        belongs = turning.record.state == "member" and turning.values[coop_member.LEFT] is None
        closed = closed_to_members(own) if own and belongs else []
        stands = _may_stand(turning.reader, turning.record, turning.values, turning.context.today)
        return [*closed, *(stands if belongs or turning.values[coop_member.LEFT] is not None else [])]
    found = turned_member(turning)
    held = offices_of(turning.reader, turning.record)
    of_member = [each for each in held if group_of(each.values) in _OF_MEMBERS
                 or each.values[coop_office.MEMBER] == turning.record.number]
    if of_member:
        found.append(Problem("", f"«{turning.record.title}» هنوز {_named(of_member)} است؛ نخست سمت او را پایان دهید یا "
                                 "باطل کنید"))
    return found
