"""The office as it was when a day ended: against the journal's own lines folded in plain Python."""

import json
import shutil
import time
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings

from desktop.operations.errors import CancelledError
from desktop.store.as_of import end_of
from desktop.store.contents import fold
from desktop.store.database import Database
from desktop.store.errors import ReadOnlyFolderError
from desktop.store.queries import Query
from desktop.store.tables import KINDS
from forms import catalog
from forms.catalog import job as job_form
from tests.operations.raw_journal import jobs_by, records_on, standing
from tests.store.conftest import ALBORZ, CHIEF, FORMS, JOB, KARAJ, PROVINCE, VISIT, job, no_progress
from tests.store.histories import ACTS, DAYS, FIRST, Calendar, act_out, histories, noon

COOPERATIVE = FORMS["cooperative"]


@pytest.fixture
def timed(ready_folders, tmp_path):
    """A fresh office and its clock."""
    calendar, number = Calendar(), 0
    opened = []

    def make():
        nonlocal number
        number += 1
        folder = shutil.copytree(ready_folders[KARAJ.code], tmp_path / f"timed-{number}")
        opened.append(Database(folder, now=calendar))
        return opened[-1], calendar

    yield make
    for database in opened:
        database.close()


@settings(max_examples=30)
@given(history=histories)
def test_each_day_is_what_its_journal_says(ready_folders, tmp_path_factory, history):
    calendar, folder = Calendar(), tmp_path_factory.mktemp("history") / "office"
    shutil.copytree(ready_folders[KARAJ.code], folder)
    database = Database(folder, now=calendar)
    try:
        act_out(database, calendar, history)
        for days in range(DAYS):
            day = FIRST + timedelta(days)
            with database.as_of(day, no_progress) as then:
                _same(then, records_on(folder, day))
        with database.read() as now, database.as_of(FIRST + timedelta(DAYS), no_progress) as last:
            assert last.figures() == now.figures()
            assert whole(last) == whole(now)
    finally:
        database.close()


def _same(then, records):
    by_agency = jobs_by(records)
    assert {row.agency: (row.registered, row.checked, row.confirmed, row.loans, row.loan_total)
            for row in then.figures()} == {
        agency: tuple(sums[name] for name in ("registered", "checked", "confirmed", "loans", "loan_total"))
        for agency, sums in by_agency.items()}
    assert {row.key: row.checked for row in then.results("result")} == {
        code: count for code in {code for sums in by_agency.values() for code in sums if code.isupper()}
        if (count := sum(sums[code] for sums in by_agency.values()))}
    for kind in ("job", "visit"):
        assert then.states(FORMS[kind], Query()) == {
            number: one["state"] for number, one in standing(records, kind).items()}
    changed = {}
    for step in then.steps(VISIT):
        changed[step.number] = step.at
    assert set(changed) == {number for number, one in records.items() if one["kind"] == "visit"}


def whole(reader):
    """Every record of an office, as a reader gives it."""
    return {kind: reader.many(reader.numbers(FORMS[kind], Query(voided=True))) for kind in KINDS}


def folded_by_hand(reader, day):
    """number → (state, voided, blanks) by the fold of `check`, over entries before the day's end."""
    found = {}
    for entry in reader.journal():
        if entry["number"] and entry["kind"] in catalog.BY_KIND and entry["at"] < end_of(day):
            found[entry["number"]] = fold(found.get(entry["number"]), entry)
    return found


def test_records_names_search_and_history_are_those_of_the_day(timed):
    database, calendar = timed()
    with database.change(CHIEF) as change:
        number = change.create(JOB, job("R1", loan_amount=5))
    calendar.at = noon(FIRST + timedelta(3))
    with database.change(CHIEF, "نام درست شد") as change:
        change.set(JOB, number, job("R1", first_name="نازنین", loan_amount=9))
        other = change.create(JOB, job("R2", first_name="نازنین"))
    with database.as_of(FIRST + timedelta(2), no_progress) as then:
        assert then.get(number).title == "علی رضایی" == then.titles([number])[number]
        assert then.get(other) is None
        assert then.get(number).values[job_form.LOAN_AMOUNT] == 5
        assert [hit.number for hit in then.search("علی رضایی")] == [number]
        assert then.search("نازنین") == []
        assert then.numbers(JOB, Query(text="رضایی")) == [number]
        assert len(then.history(number)) == 1
        assert [entry["seq"] for entry in then.journal()] == [1]
    with database.as_of(FIRST + timedelta(3), no_progress) as then, database.read() as now:
        assert then.search("نازنین") == now.search("نازنین") != []
        assert whole(then) == whole(now)


def test_a_day_ends_at_the_midnight_of_this_computer(timed):
    database, calendar = timed()
    midnight = datetime.combine(FIRST + timedelta(1), datetime.min.time()).astimezone()
    for name, at in (("R1", midnight - timedelta(seconds=1)), ("R2", midnight)):
        calendar.at = at
        with database.change(CHIEF) as change:
            change.create(JOB, job(name))
    with database.as_of(FIRST, no_progress) as then:
        assert then.column(JOB, Query(), ("tracking_code",)) == [("R1",)]
    assert end_of(FIRST) == midnight.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_in_tehran_a_day_ends_half_past_eight_in_the_evening_of_utc(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tehran")
    time.tzset()
    try:
        assert end_of(date(2026, 11, 22)) == "2026-11-22T20:30:00Z"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_ruled_tables_are_those_of_the_day(timed):
    database, calendar = timed()
    lines = [{"national_code": "0499370899", "first_name": f"م{n}", "last_name": "ب"} for n in range(3)]

    def values(count):
        return COOPERATIVE.values({"name": "امید", "members": tuple(
            type(COOPERATIVE.values({})).from_json(COOPERATIVE.by_name["members"].columns, line)
            for line in lines[:count])})

    with database.change(CHIEF) as change:
        number = change.create(COOPERATIVE, values(3))
        steady = change.create(COOPERATIVE, values(2))
    calendar.at = noon(FIRST + timedelta(1))
    with database.change(CHIEF) as change:
        change.set(COOPERATIVE, number, values(1))
    with database.as_of(FIRST, no_progress) as then, database.read() as now:
        for reader, count in ((then, 3), (now, 1)):
            assert len(reader.get(number).values.named("members")) == count
            assert len(reader.get(steady).values.named("members")) == 2
            [share] = reader.breakdown(COOPERATIVE, "state", ("members",))
            assert (share.count, share.sums) == (2, (count + 2,))


def test_a_province_sees_each_county_as_it_was(timed, open_office):
    database, calendar = timed()
    with database.change(CHIEF) as change:
        first = change.create(JOB, job("R1"))
    calendar.at = noon(FIRST + timedelta(3))
    with database.change(CHIEF) as change:
        change.create(JOB, job("R2"))
        change.move(JOB, first, JOB.life.move("withdraw"), "نامه")
        entries = list(change.journal())
    province = open_office(ALBORZ)
    with province.change(PROVINCE) as change:
        change.apply_entries(entries, KARAJ.code)
    for days, registered in ((2, 1), (3, 1)):
        day = FIRST + timedelta(days)
        with province.as_of(day, no_progress) as there, database.as_of(day, no_progress) as here:
            assert there.figures("3001") == here.figures() == there.figures()
            assert there.figures()[0].registered == registered
            assert whole(there) == whole(here)
            assert there.steps(JOB) == here.steps(JOB)


def test_only_the_kinds_asked_for_are_there(timed):
    database, calendar = timed()
    with database.change(CHIEF) as change:
        change.create(JOB, job())
        change.create(COOPERATIVE, COOPERATIVE.values({"name": "امید"}))
    calendar.at = noon(FIRST + timedelta(1))
    with database.as_of(FIRST, no_progress, ("job", "visit", "commitment")) as then:
        assert then.figures()[0].registered == 1
        with pytest.raises(Exception, match="kind_not_asked_for"):
            then.count(COOPERATIVE, Query())


def test_nothing_can_be_written_and_nothing_is_left(timed):
    database, _calendar = timed()
    with database.change(CHIEF) as change:
        change.create(JOB, job())
    before = {path.name: path.stat().st_size for path in database.folder.iterdir()}
    with database.as_of(FIRST, no_progress) as then, pytest.raises(ReadOnlyFolderError):
        then._sql.exec_driver_sql("DELETE FROM job")  # noqa: SLF001 - past the reader on purpose
    with database.as_of(FIRST, no_progress) as then:
        then._sql.exec_driver_sql("PRAGMA query_only=OFF")  # noqa: SLF001
        with pytest.raises(ReadOnlyFolderError):
            then._sql.exec_driver_sql("DELETE FROM office.job")  # noqa: SLF001
    assert {path.name: path.stat().st_size for path in database.folder.iterdir()} == before


def test_it_can_be_cancelled_at_every_step(timed):
    database, calendar = timed()
    with database.change(CHIEF) as change:
        change.create(JOB, job())
    calendar.at = noon(FIRST + timedelta(1))
    steps = []
    with database.as_of(FIRST, lambda done, total: steps.append((done, total))):
        pass
    assert steps == sorted(steps)
    assert steps[-1][0] == steps[-1][1]

    for stop in range(len(steps)):
        def cancel(done, _total, stop=stop):
            if done > stop:
                raise CancelledError

        with pytest.raises(CancelledError), database.as_of(FIRST, cancel):
            pass
    assert database.check(no_progress).ok


def test_changes_go_on_beside_it(timed):
    database, calendar = timed()
    with database.change(CHIEF) as change:
        number = change.create(JOB, job("R1"))
    calendar.at = noon(FIRST + timedelta(1))
    with database.as_of(FIRST, no_progress) as then:
        with database.change(CHIEF) as change:
            change.set(JOB, number, job("R9"))
        assert then.get(number).values[job_form.TRACKING_CODE] == "R1"
        assert len(then.history(number)) == 1


@pytest.mark.slow
def test_twenty_thousand_entries_in_two_seconds(timed):
    database, calendar = timed()
    with database.change(CHIEF) as change:
        numbers = change.create_many(JOB, [(job(f"R{n}", loan_amount=n), {}) for n in range(14_000)])
    calendar.at = noon(FIRST + timedelta(2))
    with database.change(CHIEF) as change:
        change.set_many(JOB, [(number, job(f"R{n}", "tvto"), None) for n, number in enumerate(numbers[:6_000])])
    began = time.process_time()
    with database.as_of(FIRST, no_progress, ("job", "visit", "commitment")) as then:
        [row] = then.figures()
    assert (row.agency, row.registered, row.loan_total) == ("emdad", 14_000, sum(range(14_000)))
    assert time.process_time() - began < 2


def test_the_fold_of_check_says_the_same(timed):
    database, calendar = timed()
    act_out(database, calendar, [(n % DAYS, ACTS[n % len(ACTS)], n * 7) for n in range(60)])
    day = FIRST + timedelta(2)
    with database.read() as now, database.as_of(day, no_progress) as then:
        by_hand = folded_by_hand(now, day)
        shown = {number: one for kind in whole(then).values() for number, one in kind.items()}
        assert set(shown) == set(by_hand)
        for number, content in by_hand.items():
            one = shown[number]
            assert (one.state, one.voided, one.base, one.created_at, one.changed_at) == (
                content.state, content.voided, content.base, content.created_at, content.changed_at)
            assert json.dumps(one.values.to_json(), sort_keys=True) == json.dumps(content.fields, sort_keys=True)
