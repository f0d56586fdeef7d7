"""An alternate is called to a seat that was left before its time (DOMAIN B.4 S77): the first by the order of votes.

Law: what was written stays: the alternate's own office ends, another begins, and says in whose place.
"""

from __future__ import annotations

from datetime import date, timedelta

from desktop.operations.cooperatives.offices import end_offices, group_of, is_serving, serving
from desktop.operations.cooperatives.quorums import statutes_for
from desktop.operations.desk import Desk
from desktop.operations.errors import NoSuchRecordError
from desktop.operations.saved import Saved
from desktop.store.contents import Record
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import coop_member, coop_office
from forms.parts import Problem, Values
from forms.rules import jalali, record_number
from forms.rules.digits import grouped, to_persian

_WAITING = {"board": "alternate", "inspector": "alternate_inspector"}
"""Whose seat is left → the group of those who wait for it."""
_OFFICES = {"board": "principal", "inspector": "inspector"}


def call_alternate(desk: Desk, office_number: int, day: date) -> Saved:
    """The first alternate takes the seat of office `office_number` from `day` on; answers with his new office.

    A holder who is no longer a member leaves his seat with it. Raises NoSuchRecordError.
    """
    with desk.database.change(desk.actor) as change:
        left = change.get(office_number)
        if left is None or left.kind != coop_office.FORM.kind or left.voided:
            raise NoSuchRecordError(number=office_number)
        gone, waiting = _left_day(change, left), alternates_for(change, left)
        if problems := _hindrances(change, left, gone, waiting, day):
            return Saved(None, tuple(problems))
        if is_serving(left):
            end_offices(change, [left], gone or day)
        end_offices(change, waiting[:1], day)
        number = change.create(coop_office.FORM, _called(left, waiting[0], day))
        statutes = statutes_for(change, left.values, desk.today)
        days, basis = statutes.whole("alternate_call_days"), statutes.basis("alternate_call_days")
        late = gone is not None and day > gone + timedelta(days=days)
        told = Problem(coop_office.FIRST_DAY.name, f"علی‌البدل تا {grouped(days)} روز پس از خالی شدن جا فراخوانده "
                       f"می‌شود ({basis})", "amber")
        return Saved(number, (told,) if late else ())


def alternates_for(reader: Reader, office: Record) -> list[Record]:
    """Who waits for a seat of this office's organ, the first to be called first; who is no member any more is not."""
    group = _WAITING.get(group_of(office.values), "")
    there = [each for each in serving(reader, office.values[coop_office.COOPERATIVE] or 0)
             if group_of(each.values) == group and _membership_end(reader, each) is None]
    # Of equal votes the lot decided, and offices were begun in its order.
    return sorted(there, key=lambda each: (-(each.values[coop_office.VOTES] or 0), each.number))


def _hindrances(reader: Reader, left: Record, gone: date | None, waiting: list[Record], day: date) -> list[Problem]:
    found = _no_empty_seat(reader, left, gone)
    if found or gone is None:
        return found
    if day < gone:
        return [Problem(coop_office.FIRST_DAY.name, f"جای او از {jalali.shown(gone)} خالی است؛ روزی پس از آن بنویسید")]
    if not waiting:
        return [Problem(coop_office.OFFICE.name, "علی‌البدلی نمانده است؛ مجمع را برای «تکمیل کرسی‌های خالی» دعوت کنید")]
    return []


def _no_empty_seat(reader: Reader, left: Record, gone: date | None) -> list[Problem]:
    if group_of(left.values) not in _WAITING:
        return [Problem(coop_office.OFFICE.name, "علی‌البدل جای عضو اصلی هیأت مدیره یا بازرس اصلی می‌نشیند؛ سمت دیگری "
                        "را برگزینید")]
    if gone is None:
        return [Problem(coop_office.LEFT_DAY.name, f"«{left.values.show(coop_office.FULL_NAME)}» هنوز بر سر کار است؛ "
                        "نخست «پایان سمت» را برای او بنویسید")]
    if left.values[coop_office.ENDED_BY] is not None:
        return [Problem(coop_office.ENDED_BY.name, "این سمت با انتخاب یا تصمیم مجمع پایان یافته است؛ "
                        "علی‌البدل جای آن نمی‌نشیند")]
    query = Query(where=((coop_office.IN_PLACE_OF.name, "=", left.number),))
    if already := reader.numbers(coop_office.FORM, query):
        shown = to_persian(record_number.show(already[0]))
        return [Problem(coop_office.IN_PLACE_OF.name, f"برای این جا پیش‌تر علی‌البدل فراخوانده شده است ({shown})")]
    return []


def _left_day(reader: Reader, office: Record) -> date | None:
    """The day on which the seat became empty; None while its holder serves."""
    if office.values[coop_office.LEFT_DAY] is not None:
        return office.values[coop_office.LEFT_DAY]
    return _membership_end(reader, office)


def _membership_end(reader: Reader, office: Record) -> date | None:
    member = reader.get(office.values[coop_office.MEMBER] or 0)
    if member is None or member.kind != coop_member.FORM.kind:
        return None
    # The inspector need be no member: his seat is left only when he leaves it.
    of_board = group_of(office.values) in ("board", "alternate")
    return member.values[coop_member.LEFT] if of_board and member.state == "left" else None


def _called(left: Record, alternate: Record, day: date) -> Values:
    said = f"علی‌البدل بود و به‌جای «{left.values.show(coop_office.FULL_NAME)}» فراخوانده شد"
    before = alternate.values[coop_office.NOTE]
    return alternate.values.changed({
        coop_office.OFFICE.name: _OFFICES[group_of(left.values)], coop_office.FIRST_DAY.name: day,
        coop_office.ACCEPTED_DAY.name: None, coop_office.LEFT_DAY.name: None, coop_office.FILES.name: None,
        coop_office.IN_PLACE_OF.name: left.number, coop_office.NOTE.name: f"{said}؛ {before}" if before else said})
