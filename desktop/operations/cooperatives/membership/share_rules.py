"""What may be written into a share register, and what may be taken out of it again (DOMAIN B.3 S70, S71).

Law: no line may break a later one; whoever reads the refusal is told which line that is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.membership.share_cap import cap_of
from desktop.operations.cooperatives.membership.shares import (
    PartialRegister,
    first_lines,
    members_among,
    register_of_parties,
    register_total,
    transfers_of,
)
from desktop.operations.cooperatives.statutes import Statutes, statutes_of
from desktop.operations.step import Turning, Writing
from desktop.store.contents import Record
from forms.catalog import coop_member, cooperative, share_transfer
from forms.parts import Problem, Values
from forms.rules import jalali
from forms.rules.digits import grouped, to_persian
from forms.rules.share_register import Entry, Refusal

_LAW = "قانون بخش تعاونی"


def transfer_problems(writing: Writing) -> list[Problem]:
    """A transfer to a stranger, of more than is held, below what the statutes ask, or one that breaks a later line."""
    values, reader = writing.values, writing.reader
    entry, own = _entry(values), reader.get(values[share_transfer.COOPERATIVE] or 0)
    if entry is None or own is None or own.kind != cooperative.FORM.kind:
        return []
    was = reader.get(writing.number or 0)
    parties = _parties(values, was.values if was else None)
    view = register_of_parties(reader, own.number, parties, writing.number)
    after, before = view.refused(entry), register_of_parties(reader, own.number, parties).refused()
    found = [Problem(_blank_of(refusal.sentence), f"{refusal.sentence} ({_LAW})")
             for refusal in after if refusal.entry is entry]
    found += [_breaks_later(refusal) for refusal in after if refusal.entry is not entry and refusal not in before]
    closed = [*(_closed(own) if writing.number is None else _moved(was, values)), *_to_come(was, values, writing.today)]
    return [*closed, *(found or _amounts(writing, own, view.held(entry), entry))]


def _entry(values: Values) -> Entry | None:
    """The line that a transfer is; None while it says too little."""
    day, shares = values[share_transfer.DAY], values[share_transfer.SHARES]
    source, target = values[share_transfer.SOURCE], values[share_transfer.TARGET]
    if day is None or shares is None or source == target:
        return None
    return Entry(day, str(source or ""), str(target or ""), shares)


def _parties(*papers: Values | None) -> tuple[int, ...]:
    sides = [values[blank] for values in papers if values is not None
             for blank in (share_transfer.SOURCE, share_transfer.TARGET)]
    return tuple(dict.fromkeys(each for each in sides if each))


def _closed(own: Record) -> list[Problem]:
    if own.state in roster.TAKES_MEMBERS:
        return []
    label = own.form.life.state(own.state).label
    return [Problem(share_transfer.COOPERATIVE.name, f"تعاونی در وضعیت «{label}» است؛ سطر تازه‌ای در دفتر سهام آن نوشته "
                                                     "نمی‌شود")]


def _moved(was: Record | None, values: Values) -> list[Problem]:
    """A line of one register does not become a line of another: those after it stand on it."""
    blank = share_transfer.COOPERATIVE
    if was is None or was.values[blank] in (None, values[blank]):
        return []
    return [Problem(blank.name, "سطر دفتر سهام از تعاونی خود جدا نمی‌شود؛ آن را باطل کنید و در دفتر تعاونی درست سطری "
                                "تازه بنویسید")]


def _to_come(was: Record | None, values: Values, today: date) -> list[Problem]:
    """A line counts from its day; one that is written before it would be leant on too soon."""
    day, before = values[share_transfer.DAY], was.values[share_transfer.DAY] if was else None
    if day is None or day <= today or day == before:
        return []
    return [Problem(share_transfer.DAY.name, "این روز هنوز نیامده است؛ انتقال سهم پس از انجام نوشته می‌شود")]


def _blank_of(sentence: str) -> str:
    return (share_transfer.TARGET if sentence.startswith("گیرنده") else share_transfer.SHARES).name


def _breaks_later(refusal: Refusal) -> Problem:
    return Problem(share_transfer.SHARES.name, f"با این نوشته، سطر {_day(refusal)} دفتر سهام دیگر درست نیست: "
                                               f"{refusal.sentence}")


def _day(refusal: Refusal) -> str:
    return to_persian(jalali.text(refusal.entry.day))


def _amounts(writing: Writing, own: Record, held: Mapping[str, int], entry: Entry) -> list[Problem]:
    """What each side is left with: enough, and not too much of all."""
    statutes = statutes_of(own, writing.context)
    found = [*_too_few(statutes, held, entry), *_too_many(writing, own, entry)]
    if entry.target:
        members = roster.count(roster.members_of(writing.reader, own.number), writing.today).total
        more = {"subscribed": entry.shares}.get(entry.kind, 0)
        cap = cap_of(writing.reader, own, statutes, more=more, members=members, without=writing.number)
        found += cap.problems(share_transfer.TARGET, held.get(entry.target, 0))
    return found


def _too_many(writing: Writing, own: Record, entry: Entry) -> list[Problem]:
    """After its registration a cooperative issues no more shares than its file says, before its capital is raised."""
    written = own.values[cooperative.SHARE_COUNT]
    if entry.kind != "subscribed" or written is None or own.state not in roster.ALIVE:
        return []
    whole = register_total(writing.reader, own.number, writing.number)[0] + entry.shares
    if whole <= written:
        return []
    return [Problem(share_transfer.SHARES.name, f"با این سطر شمار سهام {grouped(whole)} می‌شود و از شمار سهام پرونده "
                    f"({grouped(written)}) بیشتر می‌شود؛ نخست افزایش سرمایه را در «تغییرات» بنویسید", "amber")]


def _too_few(statutes: Statutes, held: Mapping[str, int], entry: Entry) -> list[Problem]:
    least, basis = statutes.least_shares, statutes.basis("least_shares")
    found = []
    for blank, member in ((share_transfer.SOURCE, entry.source), (share_transfer.TARGET, entry.target)):
        left = held.get(member, 0) if member else least
        if 0 < left < least:
            found.append(Problem(blank.name, f"پس از این انتقال برای {blank.label} {grouped(left)} سهم می‌ماند؛ هر عضو "
                                 f"دست‌کم {grouped(least)} سهم دارد ({basis})"))
        elif not left:
            found.append(Problem(blank.name, f"پس از این انتقال سهمی برای {blank.label} نمی‌ماند؛ پایان عضویت او را هم "
                                 "بنویسید", "amber"))
    return found


def broken_by_member(writing: Writing) -> list[Problem]:
    """A member's first shares or days written anew must leave his later lines standing."""
    values = writing.values
    number, joined = values[coop_member.COOPERATIVE], values[coop_member.JOINED]
    left = values[coop_member.LEFT]
    if writing.number is None or number is None or joined is None or (left is not None and left < joined):
        return []
    before = register_of_parties(writing.reader, number, (writing.number,))
    shares, own = values[coop_member.SHARES] or 0, str(writing.number)
    first = [Entry(joined, "", own, shares)] if shares else []
    kept = first_lines(members_among(writing.reader, number, (writing.number,)))
    later = before.entries[len(kept):]
    after = PartialRegister((*first, *later), {own: (joined, left)})
    was = before.refused()
    return [_breaks_later(refusal) for refusal in after.refused() if refusal not in was]


# Out of use, and back


def turned_transfer(turning: Turning) -> list[Problem]:
    """A line that goes (or comes back) must leave every other line standing."""
    values, record = turning.values, turning.record
    entry, number = _entry(values), values[share_transfer.COOPERATIVE]
    if entry is None or number is None:
        return []
    parties = _parties(values)
    others = register_of_parties(turning.reader, number, parties, record.number)
    with_it, without = others.refused(entry), others.refused()
    if turning.back:
        found = [Problem("", f"این سطر دیگر درست نیست: {refusal.sentence} ({_LAW})")
                 for refusal in with_it if refusal.entry is entry]
        return [*found, *(_leans(refusal, "بازگشت") for refusal in with_it
                          if refusal.entry is not entry and refusal not in without)]
    return [_leans(refusal, "باطل‌شدن") for refusal in without if refusal not in with_it]


def turned_member(turning: Turning) -> list[Problem]:
    """A member on whose shares a line of the register leans does not go."""
    number, member = turning.values[coop_member.COOPERATIVE], turning.record.number
    if turning.back or number is None:
        return []
    lines = sorted(line.entry.day for line in transfers_of(turning.reader, number, (member,)))
    return [Problem("", f"سطر {to_persian(jalali.text(day))} دفتر سهام به نام این عضو است؛ نخست آن را باطل کنید")
            for day in lines[:1]]


def _leans(refusal: Refusal, act: str) -> Problem:
    return Problem("", f"با {act} این سطر، سطر {_day(refusal)} دفتر سهام ({grouped(refusal.entry.shares)} سهم) "
                       f"دیگر درست نیست: {refusal.sentence}")
