"""A cooperative of thousands of members: what is made for it, and what is measured."""

import statistics
import time

from desktop.operations.cooperatives.file import file_of
from desktop.operations.cooperatives.membership.member_grid import members_file
from desktop.operations.cooperatives.membership.members import paste_members
from desktop.operations.demo.people import Inventor
from desktop.store.queries import Query
from forms.catalog import coop_member, cooperative, share_transfer
from tests.benchmarks import floors
from tests.operations import offices
from tests.operations.offices import CLERK, TODAY, at_work, rows

_WRITTEN = ("journal", "record", "coop_member", "person")
_EVERY = 20
"""Of so many members, one has passed shares on."""


def a_cooperative(folder, _size):
    """Alone in its office, and without a member."""
    county, _province = offices.copy_of("new", folder)
    with at_work(county) as clerk, clerk.database.change(CLERK) as change:
        change.create(cooperative.FORM, cooperative.FORM.values({
            "name": "مصرف کارکنان نمونه", "type": "distributive", "trend": "consumer_staff", "county": "3001",
            "registration_no": "1000", "registration_day": TODAY.replace(year=2015), "least_shares": 1}),
            state="operating")


def a_large_cooperative(folder, size):
    """The same with its members, and a share register that has moved."""
    a_cooperative(folder, size)
    with at_work(folder / "karaj") as clerk, clerk.database.change(CLERK) as change:
        [number] = change.numbers(cooperative.FORM, Query())
        made = change.create_many(coop_member.FORM, [
            (_member(number, place, human), {}) for place, human in enumerate(_people(size), 1)])
        change.create_many(share_transfer.FORM, [(share_transfer.FORM.values({
            "cooperative": number, "nature": "passed", "source": source, "target": target, "shares": 2,
            "day": TODAY.replace(year=2020)}), {}) for source, target in zip(made[::_EVERY], made[1::_EVERY],
                                                                             strict=False)])


def _member(number, place, human):
    return coop_member.FORM.values({
        "cooperative": number, "member_no": place, "member_kind": "real", "joined_day": TODAY.replace(year=2016),
        "national_code": human.national_code, "first_name": human.first_name, "last_name": human.last_name,
        "sex": human.sex, "shares": 10})


def _people(size):
    invent = Inventor("3001", TODAY)
    return (invent.human() for _ in range(size))


def open_file(folder, _size):
    """Its own screen: figures, moves, duties, all that belongs to it; the floor reads the same members."""
    return _opened(folder, file_of)


def open_members(folder, _size):
    """The table of its members with what each holds now."""
    return _opened(folder, members_file)


def _opened(folder, opening):
    with at_work(folder / "karaj") as clerk:
        with clerk.database.read() as reader:
            [number] = reader.numbers(cooperative.FORM, Query())
        times = []
        for _ in range(7):
            start = time.perf_counter()
            opening(clerk, number)
            times.append(time.perf_counter() - start)
    start = time.perf_counter()
    there = rows(folder / "karaj", "SELECT * FROM coop_member WHERE cooperative = ?", number)
    floor = time.perf_counter() - start
    return {"seconds": statistics.median(times), "floor": floor,
            "said": f"{len(there):,} members; at first {times[0]:.2f} s"}


def paste(folder, size):
    """A list of members as typed, checked and written; the floor inserts the same rows again."""
    typed = [{"national_code": human.national_code, "first_name": human.first_name, "last_name": human.last_name,
              "father_name": human.father_name, "shares": "5", "joined_day": "1404/02/03"} for human in _people(size)]
    with at_work(folder / "karaj") as clerk:
        with clerk.database.read() as reader:
            [number] = reader.numbers(cooperative.FORM, Query())
        start = time.perf_counter()
        done = paste_members(clerk, number, typed)
        seconds = time.perf_counter() - start
    assert len(done.numbers) == size, done.problems[:3]
    floor = floors.insert_again(folder / "karaj", folder / "floor.db", _WRITTEN)
    return {"seconds": seconds, "floor": floor, "said": f"{done.people:,} files of people opened"}
