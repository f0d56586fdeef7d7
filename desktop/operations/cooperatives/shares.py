"""دفتر سهام: the share register of one cooperative, and what may be written into it (DOMAIN B.3 S70, S71).

Law: holdings are counted from the members' first shares and the transfers; the register's law is forms.rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.operations.cooperatives.quorums import statutes_for
from desktop.operations.cooperatives.roster import Member, members_of
from desktop.operations.step import Writing
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import coop_member, cooperative, share_transfer
from forms.parts import Problem
from forms.rules import jalali, share_register
from forms.rules.digits import grouped, to_persian
from forms.rules.share_register import Entry

_BLANKS = ("number", "day", "source", "target", "shares", "amount")
_Membership = Mapping[str, tuple[date, date | None]]


@dataclass(frozen=True, slots=True)
class ShareLine:
    """One line: `record` is the member whose first shares these are, or the transfer; amounts in rial."""

    record: int
    entry: Entry
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """The whole register: lines by their days, and what each member holds after the last one."""

    members: Mapping[int, Member]
    lines: tuple[ShareLine, ...]
    holdings: Mapping[int, int]
    refusals: tuple[share_register.Refusal, ...]
    """Lines that cannot stand, from an import or from before a rule."""

    @property
    def total(self) -> int:
        return sum(self.holdings.values())

    def name(self, side: str) -> str:
        """The member on one side of a line, "" for the cooperative itself."""
        member = self.members.get(int(side)) if side else None
        return member.name if member else ""


def register_of(reader: Reader, number: int) -> Register:
    """The register of a cooperative."""
    members = {each.number: each for each in members_of(reader, number)}
    lines = sorted([*_first_lines(members.values()), *_transfers(reader, number)], key=lambda line: line.entry.day)
    entries = [line.entry for line in lines]
    held = {int(member): shares for member, shares in share_register.holdings(entries).items()}
    return Register(members, tuple(lines), held, tuple(share_register.refusals(entries, _days_of(members.values()))))


def register_total(reader: Reader, number: int) -> tuple[int, int]:
    """All shares in the register of a cooperative, and what its present members have paid for theirs, in rial."""
    of_it = (cooperative.FORM.kind, "=", number)
    rows = reader.column(coop_member.FORM, Query(where=(of_it,)), ("state", "joined_day", "shares", "paid"))
    shares = sum(first or 0 for _state, joined, first, _paid in rows if joined)
    moved = reader.column(share_transfer.FORM, Query(where=(of_it,)), _BLANKS)
    shares += sum(((target is not None) - (source is not None)) * count
                  for _record, day, source, target, count, _amount in moved if day and count)
    return shares, sum(paid or 0 for state, _joined, _first, paid in rows if state != "left")


def _first_lines(members: Iterable[Member]) -> list[ShareLine]:
    return [ShareLine(each.number, Entry(each.first, "", str(each.number), each.shares))
            for each in members if each.shares and each.first]


def _days_of(members: Iterable[Member]) -> _Membership:
    return {str(each.number): (each.first, each.last) for each in members if each.first}


def _transfers(reader: Reader, number: int, parties: tuple[int, ...] = ()) -> list[ShareLine]:
    sides = [((side, "in", parties),) for side in ("source", "target")] if parties else [()]
    rows = {row[0]: row for side in sides for row in reader.column(
        share_transfer.FORM, Query(where=((cooperative.FORM.kind, "=", number), *side)), _BLANKS)}
    return [
        ShareLine(record, Entry(day, str(source or ""), str(target or ""), shares), amount)
        for record, day, source, target, shares, amount in (rows[key] for key in sorted(rows)) if day and shares]


# What a clerk may write


def transfer_problems(writing: Writing) -> list[Problem]:
    """A transfer to a stranger, of more than is held, below what the statutes ask, or one that breaks a later line."""
    values = writing.values
    day, shares, number = values[share_transfer.DAY], values[share_transfer.SHARES], values[share_transfer.COOPERATIVE]
    source, target = values[share_transfer.SOURCE], values[share_transfer.TARGET]
    if day is None or shares is None or number is None or source == target:
        return []
    entry = Entry(day, str(source or ""), str(target or ""), shares)
    was = writing.reader.get(writing.number or 0)
    sides = (source, target, *((was.values[share_transfer.SOURCE], was.values[share_transfer.TARGET]) if was else ()))
    parties = tuple(dict.fromkeys(each for each in sides if each))
    view = _of_parties(writing.reader, number, parties, writing.number)
    after, before = view.refused(entry), _of_parties(writing.reader, number, parties).refused()
    found = [Problem(_blank_of(refusal.sentence), f"{refusal.sentence} (قانون بخش تعاونی)")
             for refusal in after if refusal.entry is entry]
    found += [_breaks_later(refusal) for refusal in after if refusal.entry is not entry and refusal not in before]
    return found or _too_few(writing, view.held(entry), source, target)


@dataclass(frozen=True, slots=True)
class _View:
    """The register as far as it concerns a few members; whoever stands on the other side counts as the cooperative."""

    entries: tuple[Entry, ...]
    days: _Membership

    def refused(self, *more: Entry) -> list[share_register.Refusal]:
        return share_register.refusals([*self.entries, *more], self.days)

    def held(self, *more: Entry) -> dict[str, int]:
        return share_register.holdings([*self.entries, *more])


def _of_parties(reader: Reader, number: int, parties: tuple[int, ...], without: int | None = None) -> _View:
    members = _few(reader, number, parties)
    lines = [*_first_lines(members), *(line for line in _transfers(reader, number, parties) if line.record != without)]
    known = {str(each) for each in parties}
    entries = [Entry(line.entry.day, line.entry.source if line.entry.source in known else "",
                     line.entry.target if line.entry.target in known else "", line.entry.shares) for line in lines]
    return _View(tuple(entries), _days_of(members))


def _few(reader: Reader, number: int, parties: tuple[int, ...]) -> list[Member]:
    found = reader.many(parties)
    return [
        Member(each.number, "", "", "", each.title, each.values[coop_member.JOINED], each.values[coop_member.LEFT],
               each.values[coop_member.SHARES] or 0, 0, each.state == "left")
        for each in found.values()
        if each.kind == coop_member.FORM.kind and each.values[coop_member.COOPERATIVE] == number and not each.voided]


def _blank_of(sentence: str) -> str:
    return (share_transfer.TARGET if sentence.startswith("گیرنده") else share_transfer.SHARES).name


def _breaks_later(refusal: share_register.Refusal) -> Problem:
    day = to_persian(jalali.text(refusal.entry.day))
    return Problem(share_transfer.SHARES.name, f"با این نوشته، سطر {day} دفتر سهام دیگر درست نیست: {refusal.sentence}")


def _too_few(writing: Writing, held: Mapping[str, int], source: int | None, target: int | None) -> list[Problem]:
    statutes = statutes_for(writing.reader, writing.values, writing.today)
    least, basis = statutes.least_shares, statutes.basis("least_shares")
    found = []
    for blank, member in ((share_transfer.SOURCE, source), (share_transfer.TARGET, target)):
        left = held.get(str(member), 0) if member else least
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
    if writing.number is None or number is None or joined is None:
        return []
    before = _of_parties(writing.reader, number, (writing.number,))
    shares, own = values[coop_member.SHARES] or 0, str(writing.number)
    first = [Entry(joined, "", own, shares)] if shares else []
    kept = _first_lines(_few(writing.reader, number, (writing.number,)))
    later = before.entries[len(kept):]
    after = _View((*first, *later), {own: (joined, values[coop_member.LEFT])})
    was = before.refused()
    return [_breaks_later(refusal) for refusal in after.refused() if refusal not in was]


def held_by(reader: Reader, number: int, member: int) -> int:
    """Shares that one member holds now."""
    return _of_parties(reader, number, (member,)).held().get(str(member), 0)
