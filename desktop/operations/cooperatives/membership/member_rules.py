"""What a cooperative asks of who joins it: its state, room, enough shares and not too many (DOMAIN B.3).

Law: what is asked of many together (room, the share of one in all) counts all of them; a doubt never refuses.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.belonging import moved_to_another
from desktop.operations.cooperatives.membership.member_book import MemberBook
from desktop.operations.cooperatives.membership.member_files import completed
from desktop.operations.cooperatives.membership.share_cap import cap_of
from desktop.operations.cooperatives.membership.share_rules import broken_by_member
from desktop.operations.cooperatives.statutes import Statutes, statutes_of
from desktop.operations.step import Writing
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import coop_member, cooperative
from forms.parts import Day, Problem, Values
from forms.rules.digits import grouped


def member_problems(writing: Writing) -> list[Problem]:
    """All that keeps one member from being written."""
    number, reader = writing.values[coop_member.COOPERATIVE], writing.reader
    own = reader.get(number) if number else None
    if own is None or own.kind != cooperative.FORM.kind:
        return []
    (values,) = completed(reader, [writing.values])
    statutes, found = statutes_of(own, writing.context), []
    if writing.number is None:
        joining = Joining(reader, own, statutes, writing.today, [values])
        found += [*closed_to_members(own), *trend_unsaid(own), *joining.problems(values)]
    before = reader.get(writing.number) if writing.number is not None else None
    has_left = before is not None and before.state == "left"
    if not has_left or values[coop_member.LEFT] is not None:
        found += MemberBook(reader, own, [values], writing.today).problems(values, writing.number)
    if values[coop_member.LEFT] is None:
        found += too_few_shares(values, statutes)
    blanks = (coop_member.LEFT,) if before is None else (coop_member.JOINED, coop_member.LEFT)
    to_come = days_to_come(before.values if before else None, values, writing.today, blanks)
    return [*found, *to_come, *_left_is_left(before, values), *moved_to_another(before, values),
            *broken_by_member(writing)]


def days_to_come(before: Values | None, values: Values, today: date, blanks: Sequence[Day]) -> list[Problem]:
    """A membership begins and ends on a day that has come; what stood there already is left alone."""
    return [Problem(blank.name, f"«{blank.label}» هنوز نیامده است؛ تاریخ را درست کنید") for blank in blanks
            if (day := values[blank]) is not None and day > today and (before is None or before[blank] != day)]


def _left_is_left(before: Record | None, values: Values) -> list[Problem]:
    """Whoever left stays gone until the step takes him back; without his day the register would count him still."""
    if before is None or before.state != "left" or before.values[coop_member.LEFT] is None or (
            values[coop_member.LEFT] is not None):
        return []
    return [Problem(coop_member.LEFT.name, "«پایان عضویت» خالی نمی‌شود؛ برای بازگشت این عضو «ازسرگیری عضویت» را بزنید")]


def closed_to_members(own: Record) -> list[Problem]:
    """Before the capital is paid the people of a cooperative are applicants; after its end there are none."""
    if own.voided:
        return [Problem(coop_member.COOPERATIVE.name, "پروندهٔ این تعاونی باطل شده است و عضو نمی‌پذیرد")]
    if own.state in roster.TAKES_MEMBERS:
        return []
    states = [state.code for state in own.form.life.states]
    before = states.index(own.state) < states.index(roster.TAKES_MEMBERS[0]) or own.state == "expired"
    then = "؛ متقاضیان تا «سرمایه تأمین شد» در پروندهٔ تعاونی نوشته می‌شوند" if before else ""
    label = own.form.life.state(own.state).label
    return [Problem(coop_member.COOPERATIVE.name, f"تعاونی در وضعیت «{label}» عضو نمی‌پذیرد{then}")]


def trend_unsaid(own: Record) -> list[Problem]:
    """Without a trend the office cannot know which cooperatives are similar (DOMAIN B.3 S66, S67)."""
    if own.values[cooperative.TREND] or own.values[cooperative.LEVEL] == "chamber":
        return []
    return [Problem(coop_member.COOPERATIVE.name, "گرایش تعاونی نوشته نشده؛ همانندی را خود بسنجید", "amber")]


def too_few_shares(values: Values, statutes: Statutes) -> list[Problem]:
    """DOMAIN B.3 (S66): a member buys the least shares of the statutes."""
    shares, least = values[coop_member.SHARES], statutes.least_shares
    if shares is None or shares >= least or statutes.values[cooperative.LEAST_SHARES] is None:
        return []
    return [Problem(coop_member.SHARES.name, f"هر عضو دست‌کم {grouped(least)} سهم می‌خرد "
                                             f"({statutes.basis('least_shares')})")]


class Joining:
    """Members who join together: each takes a seat, and his shares are a part of all that there will be."""

    def __init__(self, reader: Reader, own: Record, statutes: Statutes, today: date, papers: Sequence[Values]) -> None:
        self._statutes, self._today = statutes, today
        self._there = roster.count(roster.members_of(reader, own.number), today).total
        shares = sum(values[coop_member.SHARES] or 0 for values in papers)
        self._cap = cap_of(reader, own, statutes, more=shares, members=self._there + len(papers))

    def problems(self, values: Values) -> list[Problem]:
        """Asked once for each new member, in their order."""
        self._there += 1
        most, found = self._statutes.members_most, days_to_come(None, values, self._today, (coop_member.JOINED,))
        if most is not None and self._there > most:
            basis = self._statutes.basis("coop.max_members")
            found.append(Problem(coop_member.MEMBER_NO.name, f"تعاونی بیش از {grouped(most)} عضو نمی‌پذیرد و با این عضو "
                                                             f"{grouped(self._there)} می‌شود ({basis})"))
        return [*found, *self._cap.problems(coop_member.SHARES, values[coop_member.SHARES] or 0)]


def members_elsewhere(reader: Reader, number: int, type_: str | None, trend: str | None) -> list[str]:
    """Members who would stand in two similar cooperatives if this one's activity and trend were these, as sentences."""
    similar = roster.alike(reader, number, type_, trend)
    if not similar:
        return []
    here = {each.code: each.name for each in roster.members_of(reader, number)
            if each.code and each.last is None and not each.has_left}
    return [f"«{here[code]}» هم‌زمان عضو تعاونی همانند «{similar[where]}» است"
            for code, where in ((stay.code, stay.cooperative) for stay in roster.memberships(reader, list(here))
                                if stay.last is None) if where in similar]
