"""دفتر سهام as it is read: lines in their order, holdings as of a day, and both against the capital (DOMAIN B.3).

Law: nothing is kept; everything is counted from the register's lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.operations.cooperatives.membership.shares import Register, ShareLine, register_of
from desktop.operations.cooperatives.roster import Member
from desktop.operations.cooperatives.statutes import statutes_of
from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchRecordError
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import coop_member, cooperative, share_transfer
from forms.rules import share_register


@dataclass(frozen=True, slots=True)
class Holder:
    """What one member holds on the day; `belongs` is whether he is a member on it."""

    member: Member
    shares: int
    belongs: bool


@dataclass(frozen=True, slots=True)
class BookLine:
    """One line with its sides by name; `refused` says why it cannot stand."""

    record: int
    day: date
    nature: str
    source: str
    target: str
    shares: int
    amount: int | None
    left: int
    """All shares after this line."""
    is_transfer: bool
    """False for what a member took on joining: then `record` is the member."""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class ShareBook:
    """The register of a cooperative on a day; amounts in rial, None where the cooperative's record does not say."""

    number: int
    title: str
    on: date
    lines: tuple[BookLine, ...]
    holders: tuple[Holder, ...]
    par_value: int | None
    capital: int | None
    least_shares: int
    least_basis: str
    later: int
    """Lines that are written for days after this one."""
    chosen: int = 0

    @property
    def shares(self) -> int:
        return sum(each.shares for each in self.holders)

    @property
    def worth(self) -> int | None:
        return None if self.par_value is None else self.shares * self.par_value


def share_book(desk: Desk, number: int, on: date | None = None) -> ShareBook:
    """The register of a cooperative, or of the one that a member or a transfer belongs to, as of a day (today).

    Raises NoSuchRecordError.
    """
    day = on or desk.today
    with desk.database.read() as reader:
        own, chosen = _cooperative(reader, number)
        register = register_of(reader, own.number)
        statutes = statutes_of(own, reader.context(desk.today))
    lines = [line for line in register.lines if line.entry.day <= day]
    return ShareBook(
        own.number, own.title, day, tuple(_book_lines(register, lines)), tuple(_holders(register, lines, day)),
        own.values[cooperative.PAR_VALUE], own.values[cooperative.CAPITAL], statutes.least_shares,
        statutes.basis("least_shares"), len(register.lines) - len(lines), chosen)


def _cooperative(reader: Reader, number: int) -> tuple[Record, int]:
    record, chosen = reader.get(number), 0
    if record is not None and record.kind in (coop_member.FORM.kind, share_transfer.FORM.kind):
        chosen, record = number, reader.get(record.values.named(cooperative.FORM.kind) or 0)
    if record is None or record.kind != cooperative.FORM.kind:
        raise NoSuchRecordError(number=number)
    return record, chosen


def _holders(register: Register, lines: Sequence[ShareLine], day: date) -> list[Holder]:
    """Who belongs on the day or holds anything, those who hold most first."""
    held: Mapping[str, int] = share_register.holdings([line.entry for line in lines])
    found = [Holder(each, held.get(str(each.number), 0), each.belongs_on(day)) for each in register.members.values()]
    found = [each for each in found if each.belongs or each.shares]
    return sorted(found, key=lambda each: (-each.shares, each.member.member_no))


def _book_lines(register: Register, lines: Sequence[ShareLine]) -> list[BookLine]:
    refused = {id(refusal.entry): refusal.sentence for refusal in register.refusals}
    found, standing = [], 0
    for line in lines:
        entry = line.entry
        standing += {"subscribed": entry.shares, "redeemed": -entry.shares}.get(entry.kind, 0)
        found.append(BookLine(
            line.record, entry.day, entry.kind, register.name(entry.source), register.name(entry.target), entry.shares,
            line.amount, standing, line.record not in register.members, refused.get(id(entry), "")))
    return found
