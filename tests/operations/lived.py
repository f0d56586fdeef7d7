"""A county office that has lived for four months, its clock set day by day; made once a run, copied for each test."""

import shutil
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from desktop.operations.demo.people import Inventor
from desktop.operations.desk import Desk
from desktop.operations.office.start_office import create_office
from desktop.operations.records.link_person import link_people
from desktop.operations.saving.import_workbook import apply_import, plan_import
from desktop.operations.saving.move_record import undo_action
from desktop.operations.verification.plan_campaign import deal_visits, plan_campaign, share_visits
from desktop.operations.verification.record_visit import record_visit, typed_again
from desktop.operations.verification.visit_batch import batch_of
from desktop.store.database import Database
from desktop.store.queries import Query
from forms.catalog import commitment, cooperative, home_business, job, letter, meeting, visit, visitor_group
from forms.parts import Form, Values, reference_list
from tests.operations import offices
from tests.operations.offices import CHIEF, CLERK, COUNTY, KARAJ, TODAY, VIEWER, result, saved

RESULTS = ("CONFIRMED", "CONFIRMED_CHANGED", "NOT_STARTED", "STOPPED", "NOT_FOUND", "REFUSED", "DECEASED_MOVED",
           "DUPLICATE")
FIRST, PLANNED, VISITED, CHANGED, LAST = (TODAY - timedelta(days) for days in (120, 95, 50, 20, 4))
DAYS = (PLANNED, VISITED, CHANGED - timedelta(1), CHANGED, TODAY - timedelta(1), TODAY)
"""On which reports are asked: after each stretch of work, and in between."""


class Calendar:
    """A clock that the test sets to the middle of a day."""

    def __init__(self):
        self.set(FIRST)

    def set(self, day):
        self.at = datetime.combine(day, datetime.min.time()).replace(hour=12).astimezone().astimezone(UTC)

    def __call__(self):
        self.at += timedelta(seconds=1)
        return self.at


class Lived:
    """The office while it lives."""

    def __init__(self, folder):
        create_office(folder, COUNTY, (CLERK, CHIEF, VIEWER)).close()
        self.calendar = Calendar()
        self.database = Database(folder, now=self.calendar)
        self.day = FIRST

    def on(self, day):
        self.calendar.set(day)
        self.day = day

    def desk(self, actor=CLERK):
        return Desk(self.database, actor, self.day)

    def change(self):
        return self.database.change(CHIEF, reason="کار روزانه")


@cache
def lived_office():
    """The folder of the Karaj workbook's office after four months."""
    folder = Path(offices.template("new")).parent / "lived"
    life = Lived(folder)
    invent = Inventor("3001", FIRST)
    for step in (_begin, _plan, _visit, _change_things, _end):
        step(life, invent)
    life.database.close()
    return folder


def _cooperatives(invent):
    """Thirty files with their applicants, in the states that the reports tell apart."""
    states = ("draft", "under_review", "under_review", "formation_agreed", "registered", "operating", "operating",
              "operating", "stagnant", "dissolved")
    types, trends = ([entry.code for entry in reference_list(name).entries] for name in ("coop_types", "coop_trends"))
    for number in range(30):
        humans = [invent.human() for _ in range(7 + number % 5)]
        applicants = tuple(Values(cooperative.MEMBERS.columns, {
            "national_code": each.national_code, "first_name": each.first_name, "last_name": each.last_name,
            "shares": 1 + place}) for place, each in enumerate(humans))
        yield cooperative.FORM.values({
            "name": f"تعاونی آزمایشی {number}", "type": types[number % len(types)], "county": "3001",
            "trend": trends[number % 7] if number % 9 else None, "members": applicants,
            "capital": (number + 1) * 10**7}), states[number % len(states)]


def copy_lived(to):
    return shutil.copytree(lived_office(), to)


def _begin(life, invent):
    apply_import(life.desk(), plan_import(life.desk(), job.FORM, KARAJ), KARAJ.name)
    with life.change() as change:
        for form, rows in ((cooperative.FORM, _cooperatives(invent)), (home_business.FORM, invent.applicants(60))):
            _in_states(change, form, list(rows))
        change.create_many(visitor_group.FORM, [(row, {}) for row in invent.groups()])
        change.create_many(commitment.FORM, [(row, {}) for row in invent.commitments(
            FIRST - timedelta(30), FIRST + timedelta(70))])


def _in_states(change, form: Form, rows):
    values, _opened = link_people(change, form, [value for value, _state in rows])
    for own, (_value, state) in zip(values, rows, strict=True):
        change.create(form, own, state=state)


def _plan(life, _invent):
    life.on(PLANNED)
    chief = life.desk(CHIEF)
    from_day, to_day = (offices.job.START_DAY.show(day) for day in (PLANNED, TODAY))
    running = saved(chief, offices.campaign.FORM, title="صحت‌سنجی", tier="field", mode="sample", sample_size="300",
                    sample_seed="7", first_day=from_day, last_day=to_day)
    plan_campaign(chief, running)
    life.on(PLANNED + timedelta(3))
    with life.database.read() as reader:
        groups = reader.numbers(visitor_group.FORM, Query())
    hands = share_visits(chief, running, groups)
    deal_visits(life.desk(CHIEF), {group: visits[:40] for group, visits in hands.items()}, life.day + timedelta(20))
    life.running = running


def _visit(life, _invent):
    life.on(VISITED)
    for place, number in enumerate(batch_of(life.desk(), life.running)[:120]):
        typed, base = typed_again(life.desk(), number)
        at = offices.job.START_DAY.show(VISITED - timedelta(1))
        done = record_visit(life.desk(), number, {**typed, **result(RESULTS[place % len(RESULTS)]),
                                                  "visited_at": f"{at} 10:00"}, base)
        assert done.number, done.problems


def _change_things(life, _invent):
    life.on(CHANGED)
    with life.database.read() as reader:
        jobs = reader.numbers(job.FORM, Query(where=(("state", "state", "registered"),)))
        coops = reader.numbers(cooperative.FORM, Query(where=(("state", "state", "under_review"),)))
        homes = reader.numbers(home_business.FORM, Query(where=(("state", "state", "registered"),)))
        visits = reader.numbers(visit.FORM, Query(where=(("state", "state", "recorded"),)))
    with life.change() as change:
        change.move_many(job.FORM, jobs[:7], job.FORM.life.move("withdraw"))
        change.move_many(cooperative.FORM, coops[:2], cooperative.FORM.life.move("return"))
        change.move_many(home_business.FORM, homes[:5], home_business.FORM.life.move("refer"))
        change.create_many(letter.FORM, [(letter.FORM.values({
            "direction": "in", "subject": f"پاسخ {n}", "answer_by": CHANGED + timedelta(n)}), {}) for n in range(6)],
            "received")
        change.create(meeting.FORM, meeting.FORM.values({"title": "شورا"}))
    with life.change() as change:
        for number in jobs[10:14]:
            change.void(job.FORM, number, "دو بار")
        for number in visits[:3]:
            change.void(visit.FORM, number, "برگ دیگری")
    with life.change() as change:
        for number in jobs[20:30]:
            before = change.get(number).values
            change.set(job.FORM, number, before.changed({"agency": "emdad", "loan_amount": 1_234_567_890}))


def _end(life, invent):
    life.on(LAST)
    with life.change() as change:
        change.create_many(commitment.FORM, [(row, {}) for row in invent.commitments(
            LAST - timedelta(1), LAST + timedelta(300))])
    with life.database.read() as reader:
        latest = reader.latest_actions(3)
    undo_action(life.desk(CHIEF), latest[1].action)  # the agency and the loans of ten jobs
    with life.database.read() as reader:
        voided = reader.numbers(job.FORM, Query(voided=True))
        gone = [number for number in voided if reader.get(number).voided]
    with life.change() as change:
        change.restore(job.FORM, gone[0], "اشتباه بود")
