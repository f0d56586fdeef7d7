"""فهرست اعضا و سهام: what stands on the list of a cooperative's members and shares (DOMAIN B.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.operations.cooperatives.membership.shares import register_of
from desktop.operations.cooperatives.paper_facts import holders
from desktop.operations.desk import Progress
from desktop.operations.orders.paper_order import Batch, PaperOrder
from desktop.store.contents import Record
from forms.catalog import coop_member, coop_office, cooperative
from forms.parts import Values, reference_list
from reports.blocks import Printed
from reports.facts import Fact, Member, MembersFacts, Signatory
from reports.special.cooperative import print_members

_FOUNDERS, _BOARD = "هیأت مؤسس", "هیأت مدیره"
LIVED = ("board_formed", "registration_permitted", "registered", "licensed", "implementing", "operating", "stagnant",
         "merging", "merged", "dissolved", "liquidating", "closed")
"""States in which a board speaks for the cooperative, no longer its founders."""
_ASKED = (cooperative.NAME, cooperative.TYPE, cooperative.COUNTY, cooperative.REGISTRATION_NO, cooperative.LEGAL_ID,
          cooperative.CAPITAL, cooperative.PAR_VALUE)


def print_member_lists(order: PaperOrder, to: Path, progress: Progress) -> Printed:
    """One list for each cooperative."""
    return print_members(_lists(order), order.sources.office.letterhead, to, progress, len(order.numbers))


def _lists(order: PaperOrder) -> Iterator[MembersFacts]:
    for batch in order.batches():
        for record in batch.records:
            yield _members(order, batch, record)


def _members(order: PaperOrder, batch: Batch, record: Record) -> MembersFacts:
    """Who holds shares today; before the capital is paid, who applied."""
    values, about = record.values, batch.sources.about(record)
    rows: tuple[Values, ...] = values[cooperative.MEMBERS] or ()
    par = values[cooperative.PAR_VALUE] or 0
    joined = _joined(order, record, par)
    is_new = record.state not in LIVED
    return MembersFacts(
        paper=batch.stamp(record),
        facts=tuple(Fact(field.label, about.show(field)) for field in _ASKED),
        members=joined or tuple(
            Member(
                full_name=_full_name(row), father_name=row.show(cooperative.MEMBER_FATHER),
                national_code=row.show(cooperative.MEMBER_CODE), shares=row[cooperative.MEMBER_SHARES] or 0,
                amount=(row[cooperative.MEMBER_SHARES] or 0) * par,
            )
            for row in rows
        ),
        confirmed_by=_FOUNDERS if is_new else _BOARD,
        signers=tuple(_founders(rows) if is_new else _board(order, record)),
    )


def _founders(rows: Iterable[Values]) -> Iterator[Signatory]:
    return (Signatory(f"عضو {_FOUNDERS}", name=_full_name(row)) for row in rows
            if row[cooperative.MEMBER_ROLE] == "founder")


def _board(order: PaperOrder, record: Record) -> Iterator[Signatory]:
    """Those whose signature counts on a list of a registered cooperative."""
    for office, seal in (("chair", False), ("secretary", False), ("managing_director", True)):
        names = holders(order.reader, record.number, office)
        yield Signatory(reference_list(coop_office.OFFICE.list_name).label(office), seal=seal, name=" ".join(names[:1]))


def _full_name(row: Values) -> str:
    return f"{row.show(cooperative.MEMBER_FIRST)} {row.show(cooperative.MEMBER_LAST)}".strip()


def _joined(order: PaperOrder, record: Record, par: int) -> tuple[Member, ...]:
    """The members by their number, each with what the register says that he holds now."""
    register = register_of(order.reader, record.number)
    there = [each for each in register.members.values() if each.belongs_on(order.desk.today)]
    papers = order.reader.many([each.number for each in there])
    return tuple(
        Member(full_name=each.name, father_name=papers[each.number].values.show(coop_member.FATHER_NAME),
               national_code=each.code if each.code.isdecimal() else "", shares=register.holdings.get(each.number, 0),
               amount=register.holdings.get(each.number, 0) * par)
        for each in there)
