"""Made-up histories of a small office, its clock set day by day: what is done in an office, in any order."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as some

from tests.store.conftest import CHIEF, FORMS, JOB, VISIT, job

FIRST = date(2026, 9, 1)
DAYS = 6


def noon(day):
    """A moment in the middle of a day of this computer's clock."""
    return datetime.combine(day, datetime.min.time()).replace(hour=12).astimezone().astimezone(UTC)


class Calendar:
    """The office's clock, set by the test."""

    def __init__(self, day=FIRST):
        self.at = noon(day)

    def __call__(self):
        return self.at


ACTS = ("job", "visit", "record", "loan", "withdraw", "void", "restore", "undo")
histories = some.lists(some.tuples(some.integers(0, DAYS - 1), some.sampled_from(ACTS), some.integers(0, 99)),
                       min_size=4, max_size=30)


def act_out(database, calendar, history):
    """Carry the acts out, day after day; what an office would refuse is left out."""
    jobs, visits, actions = [], [], []
    for days, act, chance in sorted(history, key=lambda each: each[0]):
        calendar.at = noon(FIRST + timedelta(days)) + timedelta(seconds=len(actions))
        with database.change(CHIEF, "آزمون") as change:
            _ACTS[act](change, jobs, visits, chance, actions)
            if change.action:
                actions.append(change.action)


def _job(change, jobs, _visits, chance, _actions):
    jobs.append(change.create(JOB, job(f"R{len(jobs)}", ("emdad", "tvto", "omid")[chance % 3],
                                       loan_amount=chance * 1000 if chance % 2 else None)))


def _visit(change, jobs, visits, chance, _actions):
    if jobs:
        visits.append(change.create(VISIT, VISIT.values({"job": jobs[chance % len(jobs)], "round": chance % 3 + 1}),
                                    state="wanted"))


def _record(change, jobs, visits, chance, _actions):
    if jobs:
        result = ("CONFIRMED", "STOPPED", "NOT_FOUND", "DECEASED_MOVED")[chance % 4]
        visits.append(change.create(VISIT, VISIT.values({
            "job": jobs[chance % len(jobs)], "round": chance % 3 + 1, "result": result,
            "visited_at": datetime(2026, 8, 1, chance % 24)}), state="recorded"))  # noqa: DTZ001 - a wall clock


def _one(change, numbers, chance, *, voided=False):
    live = [n for n, one in change.many(numbers).items() if one.voided == voided]
    return live[chance % len(live)] if live else None


def _loan(change, jobs, _visits, chance, _actions):
    if number := _one(change, jobs, chance):
        change.set(JOB, number, change.get(number).values.changed({"loan_amount": chance * 77}))


def _withdraw(change, jobs, _visits, chance, _actions):
    number = _one(change, jobs, chance)
    if number and change.get(number).state != "withdrawn":
        change.move(JOB, number, JOB.life.move("withdraw"), "نامه")


def _void(change, jobs, visits, chance, _actions):
    if number := _one(change, [*jobs, *visits], chance):
        change.void(FORMS[change.kind_of(number)], number, "آزمون")


def _restore(change, jobs, visits, chance, _actions):
    if number := _one(change, [*jobs, *visits], chance, voided=True):
        change.restore(FORMS[change.kind_of(number)], number, "آزمون")


def _undo(change, _jobs, _visits, chance, actions):
    if actions:
        change.undo(actions[chance % len(actions)], "آزمون")


_ACTS = {"job": _job, "visit": _visit, "record": _record, "loan": _loan, "withdraw": _withdraw, "void": _void,
         "restore": _restore, "undo": _undo}
