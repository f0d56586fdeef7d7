"""The due list over a great office of cooperatives: what is made for it, and what is measured."""

import random
import statistics
import time
from datetime import datetime, timedelta

from desktop.operations.cooperatives.watching.duties import duties_of, duty_counts
from forms.catalog import assembly, complaint, coop_member, coop_office, coop_visit, coop_warning, cooperative, letter
from forms.rules import national_code
from tests.operations import offices
from tests.operations.offices import CLERK, TODAY, at_work, rows

MEMBERS, OFFICES, ASSEMBLIES = 7, ("chair", "vice_chair", "principal", "managing_director", "inspector"), 2
_SLICE = 1000
_FLOOR = ("SELECT count(*), max(state) FROM cooperative", "SELECT count(*), max(left_day) FROM coop_member",
          "SELECT count(*), max(last_day) FROM coop_office", "SELECT count(*), max(held_at) FROM assembly")


def many_cooperatives(folder, size):
    """Cooperatives with seven members, five offices, two assemblies and a letter each; one in eight has let something
    slip."""
    county, _province = offices.copy_of("new", folder)
    draw = random.Random(4)
    with at_work(county) as clerk:
        for start in range(0, size, _SLICE):
            few = min(_SLICE, size - start)
            with clerk.database.change(CLERK) as change:
                coops = change.create_many(cooperative.FORM, [(_coop(draw, start + n), {}) for n in range(few)],
                                           "operating")
                for form, each in ((coop_member.FORM, _members), (coop_office.FORM, _offices)):
                    change.create_many(form, [(values, {}) for coop in coops for values in each(draw, coop)])
                change.create_many(assembly.FORM, [(values, {}) for coop in coops
                                                   for values in _assemblies(draw, coop)], "held")
                change.create_many(coop_visit.FORM, [(_visit(draw, coop), {}) for coop in coops])
                change.create_many(coop_warning.FORM, [(_warning(draw, coop), {}) for coop in coops[::8]])
                change.create_many(complaint.FORM, [(_complaint(draw, coop), {}) for coop in coops[::8]])
                change.create_many(letter.FORM, [(_letter(draw, coop), {}) for coop in coops], "issued")


def _slipped(draw, share=40):
    return draw.randrange(share) == 0


def _coop(draw, n):
    late = _slipped(draw)
    return cooperative.FORM.values({
        "name": f"تعاونی نمونهٔ {n}", "type": "productive", "county": "3001", "registration_no": str(10_000 + n),
        "registration_day": TODAY - timedelta(draw.randrange(800, 6000)), "year_end": draw.choice(("12/29", "06/31")),
        "board_term": draw.choice((None, 2, 3)), "capital": 700_000_000, "members_capital": 700_000_000,
        "paid_capital": 300_000_000 if late else 700_000_000, "rest_due": TODAY - timedelta(draw.randrange(600)),
        "active_day": TODAY - timedelta(500 if _slipped(draw) else draw.randrange(300)),
        "licence_end": TODAY + timedelta(draw.randrange(-30, 900))})


def _members(draw, coop):
    for n in range(MEMBERS):
        code = national_code.with_check_digit(f"{draw.randrange(10**9):09}")
        yield coop_member.FORM.values({
            "cooperative": coop, "member_no": n + 1, "member_kind": "real", "national_code": code,
            "first_name": "نام", "last_name": f"نمونهٔ {n}", "joined_day": TODAY - timedelta(700), "shares": 10,
            "left_day": TODAY - timedelta(60) if n == 0 and _slipped(draw) else None})


def _offices(draw, coop):
    board = TODAY + timedelta(draw.randrange(-30, 1000))
    for office in OFFICES:
        last = TODAY + timedelta(draw.randrange(-20, 330)) if office == "inspector" else board
        yield coop_office.FORM.values({
            "cooperative": coop, "office": office, "full_name": f"نام {office}", "first_day": last - timedelta(900),
            "last_day": last, "accepted_day": last - timedelta(900)})


def _assemblies(draw, coop):
    newest = TODAY - timedelta(700 if _slipped(draw) else draw.randrange(5, 60))
    for back in range(ASSEMBLIES):
        held = datetime.combine(newest - timedelta(365 * back), datetime.min.time()).replace(hour=10)
        yield assembly.FORM.values({
            "cooperative": coop, "nature": "ordinary", "call_no": 1, "called_day": held.date() - timedelta(20),
            "held_at": held, "members": MEMBERS, "present": MEMBERS, "registered_day": held.date() + timedelta(10)})


def _visit(draw, coop):
    return coop_visit.FORM.values({"cooperative": coop, "nature": "supervision", "visitor": "نام نمونه",
                                   "day": TODAY - timedelta(draw.randrange(700)), "is_active": True})


def _warning(draw, coop):
    day = TODAY - timedelta(draw.randrange(900))
    return coop_warning.FORM.values({"cooperative": coop, "warning_no": 1, "subject": "مجمع", "day": day,
                                     "deadline": TODAY + timedelta(draw.randrange(-5, 60))})


def _complaint(draw, coop):
    return complaint.FORM.values({"cooperative": coop, "day": TODAY - timedelta(60), "complainant": "نام نمونه",
                                  "nature": "other", "against": "هیأت مدیره",
                                  "answer_by": TODAY + timedelta(draw.randrange(-5, 60))})


def _letter(draw, coop):
    return letter.FORM.values({
        "direction": "out", "correspondent": "شرکت تعاونی", "subject": "یادآوری", "cooperative": coop,
        "letter_no": str(coop), "letter_day": TODAY - timedelta(draw.randrange(700)), "template": "coop-duty-reminder",
        "duty": draw.choice((None, "licence", "agm", "agm_call"))})


def due_list(folder, _size):
    """The whole list, as it usually takes; the floor only looks at the same tables."""
    with at_work(folder / "karaj") as clerk:
        times = []
        for _ in range(7):
            start = time.perf_counter()
            found = duties_of(clerk)
            times.append(time.perf_counter() - start)
        counts = duty_counts(clerk)
    assert len(found) == sum(counts.values())
    start = time.perf_counter()
    for question in _FLOOR:
        rows(folder / "karaj", question)
    floor = time.perf_counter() - start
    seconds = statistics.median(times)
    return {"seconds": seconds, "floor": floor, "said": f"{len(found):,} duties; at first {times[0]:.2f} s"}
