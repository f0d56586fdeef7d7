"""دفتر سهام: the share register of one cooperative, whole or as far as a few members go (DOMAIN B.3 S70, S71).

Law: holdings are counted from the members' first shares and the transfers; the register's law is forms.rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.operations.cooperatives.roster import Member, members_of
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import coop_member, cooperative, share_transfer
from forms.rules import share_register
from forms.rules.share_register import Entry

_BLANKS = ("number", "day", "source", "target", "shares", "amount")
Membership = Mapping[str, tuple[date, date | None]]


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


def register_of(reader: Reader, number: int, on: date | None = None) -> Register:
    """The register of a cooperative, as of a day if one is named."""
    members = {each.number: each for each in members_of(reader, number)}
    lines = sorted([*first_lines(members.values()), *transfers_of(reader, number)], key=lambda line: line.entry.day)
    lines = [line for line in lines if on is None or line.entry.day <= on]
    entries = [line.entry for line in lines]
    held = {int(member): shares for member, shares in share_register.holdings(entries).items()}
    return Register(members, tuple(lines), held, tuple(share_register.refusals(entries, days_of(members.values()))))


def register_total(reader: Reader, number: int, without: int | None = None) -> tuple[int, int]:
    """All shares in the register of a cooperative, and what its present members have paid for theirs, in rial.

    `without` leaves one transfer out.
    """
    of_it = (cooperative.FORM.kind, "=", number)
    rows = reader.column(coop_member.FORM, Query(where=(of_it,)), ("state", "joined_day", "shares", "paid"))
    shares = sum(first or 0 for _state, joined, first, _paid in rows if joined)
    shares += sum(_added(line.entry) for line in transfers_of(reader, number) if line.record != without)
    return shares, sum(paid or 0 for state, _joined, _first, paid in rows if state != "left")


def _added(entry: Entry) -> int:
    return {"subscribed": entry.shares, "redeemed": -entry.shares}.get(entry.kind, 0)


def holdings_of(reader: Reader, number: int, firsts: Iterable[tuple[int, date | None, int]]) -> dict[int, int]:
    """What each member holds now, whose first days and shares are known already: (member, day, shares)."""
    entries = [Entry(day, "", str(member), shares) for member, day, shares in firsts if day and shares]
    entries += [line.entry for line in transfers_of(reader, number)]
    return {int(member): shares for member, shares in share_register.holdings(entries).items()}


def first_lines(members: Iterable[Member]) -> list[ShareLine]:
    return [ShareLine(each.number, Entry(each.first, "", str(each.number), each.shares))
            for each in members if each.shares and each.first]


def days_of(members: Iterable[Member]) -> Membership:
    return {str(each.number): (each.first, each.last) for each in members if each.first}


def transfers_of(reader: Reader, number: int, parties: tuple[int, ...] = ()) -> list[ShareLine]:
    """The transfers of a cooperative, or those on one of whose sides these members stand."""
    sides = [((side, "in", parties),) for side in ("source", "target")] if parties else [()]
    rows = {row[0]: row for side in sides for row in reader.column(
        share_transfer.FORM, Query(where=((cooperative.FORM.kind, "=", number), *side)), _BLANKS)}
    return [
        ShareLine(record, Entry(day, str(source or ""), str(target or ""), shares), amount)
        for record, day, source, target, shares, amount in (rows[key] for key in sorted(rows)) if day and shares]


@dataclass(frozen=True, slots=True)
class PartialRegister:
    """The register as far as it concerns a few members; whoever stands on the other side counts as the cooperative.

    `place` is where the line that was left out stood among those of its day; None: at the end.
    """

    entries: tuple[Entry, ...]
    days: Membership
    place: int | None = None

    def refused(self, *more: Entry) -> list[share_register.Refusal]:
        return share_register.refusals(self._with(more), self.days)

    def held(self, *more: Entry) -> dict[str, int]:
        return share_register.holdings(self._with(more))

    def _with(self, more: tuple[Entry, ...]) -> list[Entry]:
        at = len(self.entries) if self.place is None else self.place
        return [*self.entries[:at], *more, *self.entries[at:]]


def register_of_parties(reader: Reader, number: int, parties: tuple[int, ...],
                        without: int | None = None) -> PartialRegister:
    """The lines of these members, one transfer left out if asked."""
    members = members_among(reader, number, parties)
    firsts = first_lines(members)
    lines = [*firsts, *(line for line in transfers_of(reader, number, parties) if line.record != without)]
    known = {str(each) for each in parties}
    entries = [Entry(line.entry.day, line.entry.source if line.entry.source in known else "",
                     line.entry.target if line.entry.target in known else "", line.entry.shares) for line in lines]
    # Lines of one day stand by their numbers; one that is written anew keeps its place.
    place = None if without is None else sum(line.record < without for line in lines[len(firsts):]) + len(firsts)
    return PartialRegister(tuple(entries), days_of(members), place)


def members_among(reader: Reader, number: int, parties: tuple[int, ...]) -> list[Member]:
    """Those of them that are in use and of this cooperative."""
    found = reader.many(parties)
    return [
        Member(each.number, "", "", "", each.title, each.values[coop_member.JOINED], each.values[coop_member.LEFT],
               each.values[coop_member.SHARES] or 0, 0, each.state == "left")
        for each in found.values()
        if each.kind == coop_member.FORM.kind and each.values[coop_member.COOPERATIVE] == number and not each.voided]


def held_by(reader: Reader, number: int, member: int, on: date) -> int:
    """Shares that one member holds on a day; lines of days to come are not there yet."""
    entries = [each for each in register_of_parties(reader, number, (member,)).entries if each.day <= on]
    return share_register.holdings(entries).get(str(member), 0)
