"""What the dashboard counts, against a plain count in Python."""

import random
from collections import Counter
from datetime import date, datetime, timedelta

from desktop.store.figures import AgencyFigures, TodayCounts, counts_as
from desktop.store.queries import Query
from forms.parts import reference_list
from tests.store.conftest import ALBORZ, CHIEF, CLERK, FORMS, JOB, KARAJ, PERSON, SAVOJBOLAGH, VISIT, job, person

COMMITMENT = FORMS["commitment"]
# The wall clock of the office, so without a zone.
SEPTEMBER, OCTOBER, NOVEMBER = (datetime.fromisoformat(f"2026-{month}-01T09:00") for month in ("09", "10", "11"))
CODES = [entry.code for entry in reference_list("result_codes").entries]


def commitment(agency, total, first=date(2026, 3, 21), last=date(2027, 3, 20), county="3001"):
    return COMMITMENT.values({"agency": agency, "total": total, "county": county, "first_day": first, "last_day": last})


def visit(of_job, round_, result, at=OCTOBER):
    return VISIT.values({"job": of_job, "round": round_, "result": result, "visited_at": at})


def figures(database, **about):
    with database.read() as reader:
        return {row.agency: row for row in reader.figures(**about)}


def test_an_empty_office_has_no_figures(database):
    assert figures(database) == {}


def test_what_each_result_counts_as():
    assert {code: counts_as(code) for code in CODES} == {
        "CONFIRMED": "confirmed", "CONFIRMED_CHANGED": "confirmed", "NOT_STARTED": "pending", "STOPPED": "rejected",
        "NEVER_EXISTED": "rejected", "NOT_FOUND": "pending", "NO_ANSWER": "pending", "REFUSED": "pending",
        "DUPLICATE": "rejected", "DECEASED_MOVED": "excluded"}
    assert counts_as("A_NEW_CODE") == "pending"


def test_one_agency_step_by_step(database):
    with database.change(CHIEF) as change:
        first, second, third, fourth = (
            change.create(JOB, job(f"R{n}", loan_amount=10 if n < 2 else None)) for n in range(4))
        change.create(COMMITMENT, commitment("emdad", 7))
    assert figures(database) == {"emdad": AgencyFigures("emdad", 7, registered=4, loans=2, loan_total=20)}
    with database.change(CHIEF) as change:
        change.create(VISIT, visit(first, 1, "NOT_FOUND"), state="recorded")
        change.create(VISIT, visit(first, 2, "CONFIRMED", SEPTEMBER), state="recorded")
        change.create(VISIT, visit(first, 3, "STOPPED"), state="planned")
        change.create(VISIT, visit(second, 1, "REFUSED"), state="recorded")
        twice = change.create(VISIT, visit(third, 1, "STOPPED", NOVEMBER), state="recorded")
        change.create(VISIT, visit(third, 1, "CONFIRMED"), state="recorded")
        change.create(VISIT, visit(fourth, 1, None), state="recorded")
    assert figures(database)["emdad"] == AgencyFigures(
        "emdad", 7, registered=4, checked=3, confirmed=1, pending=1, rejected=1, loans=2, loan_total=20)
    with database.change(CHIEF) as change:
        change.void(VISIT, twice, "تکراری")
        change.move(JOB, second, JOB.life.move("withdraw"), "نامه")
        change.void(JOB, fourth, "تکراری")
    assert figures(database)["emdad"] == AgencyFigures(
        "emdad", 7, registered=2, checked=2, confirmed=2, loans=1, loan_total=10)


def test_visits_without_a_moment_or_a_round_count_once(database):
    with database.change(CHIEF) as change:
        number = change.create(JOB, job())
        for _ in range(3):
            change.create(VISIT, VISIT.values({"job": number, "result": "CONFIRMED"}), state="recorded")
    assert figures(database)["emdad"] == AgencyFigures("emdad", registered=1, checked=1, confirmed=1)


def test_commitments_of_the_period_that_holds_the_day(database):
    with database.change(CHIEF) as change:
        change.create(COMMITMENT, commitment("emdad", 5))
        change.create(COMMITMENT, commitment("emdad", 3, date(2025, 3, 21), date(2026, 3, 20)))
        change.create(COMMITMENT, commitment("tvto", 9, date(2025, 3, 21), date(2026, 3, 20)))
    assert {agency: row.commitment for agency, row in figures(database).items()} == {"emdad": 8, "tvto": 9}
    assert {agency: row.commitment for agency, row in figures(database, on=date(2026, 3, 20)).items()} == {
        "emdad": 3, "tvto": 9}
    assert {agency: row.commitment for agency, row in figures(database, on=date(2026, 3, 21)).items()} == {"emdad": 5}


def test_a_province_sees_each_county_by_itself(open_office):
    province = open_office(ALBORZ)
    for office in (KARAJ, SAVOJBOLAGH):
        database = open_office(office)
        with database.change(CHIEF) as change:
            change.create(JOB, job("named", county=f"{office.code:04}"))
            change.create(JOB, job("blank"))
            if office is KARAJ:
                change.create(JOB, job("moved", county="3002"))
            entries = list(change.journal())
        with province.change(CHIEF) as change:
            change.apply_entries(entries, office.code)
    assert figures(province)["emdad"].registered == 5
    assert figures(province, county="3001")["emdad"].registered == 2
    assert figures(province, county="3002")["emdad"].registered == 3
    assert figures(province, county="3003") == {}


def test_the_count_in_sql_is_the_count_by_hand(database):
    chance = random.Random(1405)
    agencies = ["emdad", "tvto", "دستگاه تازه", None]
    with database.change(CHIEF) as change:
        jobs = change.create_many(JOB, [
            (job(f"R{n}", chance.choice(agencies), loan_amount=chance.choice([None, 0, 7])), {}) for n in range(300)])
        visits = [visit(chance.choice(jobs), chance.randint(1, 3), chance.choice([*CODES, None]),
                        SEPTEMBER + timedelta(hours=chance.randrange(9999))) for _ in range(600)]
        numbers = [number for state in ("recorded", "planned") for number in change.create_many(
            VISIT, [(values, {}) for values in visits[state == "planned"::2]], state)]
        for number in chance.sample(numbers, 30):
            change.void(VISIT, number, "آزمون")
        for number in chance.sample(jobs, 20):
            change.move(JOB, number, JOB.life.move("withdraw"), "آزمون")
        every = change.many(change.numbers(JOB, Query()))
        recorded = change.many(change.numbers(VISIT, Query(where=(("", "state", "recorded"),)))).values()
    latest = {}
    for one in recorded:
        values = one.values
        if values.named("result"):
            place = (values.named("round"), values.named("visited_at"), one.number)
            latest[values.named("job")] = max(latest.get(values.named("job"), ((0,),)), (place, values.named("result")))
    expected = {}
    for number, one in every.items():
        if one.state != "withdrawn":
            sums = expected.setdefault(one.values.named("agency") or "", Counter())
            sums["registered"] += 1
            sums["loans"] += one.values.named("loan_amount") is not None
            sums["loan_total"] += one.values.named("loan_amount") or 0
            if number in latest:
                sums["checked"] += 1
                sums[counts_as(latest[number][1])] += 1
    assert figures(database) == {agency: AgencyFigures(agency, **sums) for agency, sums in expected.items()}


def test_what_waits_today(database):
    today = date(2026, 11, 22)
    with database.change(CLERK) as change:
        for state, due in (("planned", today - timedelta(1)), ("planned", today), ("planned", today + timedelta(7)),
                           ("planned", today + timedelta(8)), ("recorded", today - timedelta(1)), ("wanted", None)):
            change.create(VISIT, VISIT.values({"due_day": due}), state=state)
        change.create(JOB, job("R1", mobile="123"))
        objected = change.create(JOB, job("R2"))
        change.move(JOB, objected, JOB.life.move("object"), "نامه")
        change.create(PERSON, person(mobile="123"))
        change.keep_draft("person", 0, CLERK.name, {"first_name": "س"})
        change.keep_draft("person", 0, CHIEF.name, {"first_name": "س"})
        assert change.today_counts(today, CLERK.name) == TodayCounts(
            overdue=1, due_soon=2, without_group=1, marked=1, objected=1, drafts=1)
