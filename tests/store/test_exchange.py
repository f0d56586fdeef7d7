"""Another office's entries: taken whole and only when right; a wrong one changes nothing."""

import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.store import errors, journal
from desktop.store.packages import Acknowledgement
from desktop.store.queries import Query
from forms import catalog
from tests.store import fillings
from tests.store.conftest import ALBORZ, CHIEF, CLERK, JOB, KARAJ, PERSON, SAVOJBOLAGH, job, person, sound


@pytest.fixture
def county(open_office):
    """A county with some history."""
    database = open_office(KARAJ)
    with database.change(CHIEF) as change:
        change.add_profile(CHIEF)
        numbers = change.create_many(PERSON, [(person(code=n), {"birth_day": "؟"}) for n in range(1, 6)])
        work = change.create(JOB, job(person=numbers[0]))
    with database.change(CLERK) as change:
        change.set(PERSON, numbers[0], person("ستاره"))
        change.move(JOB, work, JOB.life.move("object"), "نامه")
    with database.change(CHIEF) as change:
        change.void(PERSON, numbers[1], "تکراری")
    return database


def entries(database, after=0):
    with database.read() as reader:
        return list(reader.journal(database.office.station, after))


def receive(database, some, sender=3001):
    with database.change(CHIEF) as change:
        return change.apply_entries(some, sender)


def tables(database):
    with database.read() as reader:
        return {form.kind: list(reader.many(reader.numbers(form, Query(voided=True))).values())
                for form in catalog.ALL}


def resealed(some, station=None):
    """The same entries as an honest chain, after a test has changed one."""
    before, found = (0, journal.GENESIS), []
    for entry in some:
        found += journal.chained([{**entry, "station": station or entry["station"]}], before)
        before = (found[-1]["seq"], found[-1]["hash"])
    return found


def test_what_a_county_sends_the_province_has(county, province):
    assert receive(province, entries(county)) == 10
    assert tables(province) == tables(county)
    assert entries(county) == list(province_entries(province))
    assert sound(province) == []
    with province.read() as reader, county.read() as own:
        assert [hit.title for hit in reader.search("ستاره")] == ["ستاره نجفی"]
        assert reader.heads() == own.heads()
        number = reader.numbers(PERSON, Query())[0]
        assert reader.history(number) == own.history(number)
        assert reader.profiles() == []


def province_entries(province):
    with province.read() as reader:
        yield from reader.journal("3001-01")


def test_the_same_twice_changes_nothing(county, province):
    receive(province, entries(county))
    before = tables(province)
    assert receive(province, entries(county)) == 0
    assert receive(province, entries(county)[3:6]) == 0
    assert tables(province) == before


def test_pieces_give_the_same_as_the_whole(county, province):
    for start in range(0, 10, 3):
        overlapping = entries(county, max(0, start - 2))[:3 + min(start, 2)]
        assert receive(province, overlapping) == min(3, 10 - start)
    assert tables(province) == tables(county)
    assert sound(province) == []


def test_a_gap_is_named(county, province):
    receive(province, entries(county)[:2])
    with pytest.raises(errors.GapError) as gap:
        receive(province, entries(county, after=5))
    assert gap.value.facts == {"station": "3001-01", "missing_from": 3, "missing_to": 5}
    with pytest.raises(errors.GapError) as inside:
        receive(province, [each for each in entries(county) if each["seq"] not in {6, 7}])
    assert inside.value.facts == {"station": "3001-01", "missing_from": 6, "missing_to": 7}
    assert len(list(province_entries(province))) == 2


def test_another_history_under_the_same_name_is_a_fork(county, province):
    receive(province, entries(county)[:5])
    other = entries(county)
    other[4] = {**other[4], "reason": "تاریخ دیگر"}
    with pytest.raises(errors.ForkError) as fork:
        receive(province, resealed(other))
    assert fork.value.facts == {"station": "3001-01", "seq": 5}
    with pytest.raises(errors.ForkError):
        receive(province, resealed(other)[5:])
    with pytest.raises(errors.ForkError):
        receive(province, resealed(other)[4:5])
    assert receive(province, entries(county)) == 5


@pytest.mark.parametrize("wrong", [
    lambda e: e.update(hash="0" * 64), lambda e: e.update(reason="x"), lambda e: e.update(prev_hash="0" * 64),
    lambda e: e["fields"].update(first_name=[None, "دیگری"]), lambda e: e.update(at="2020-01-01T00:00:00Z"),
])
def test_a_broken_chain_is_refused(county, province, wrong):
    some = copy.deepcopy(entries(county))
    wrong(some[4])
    with pytest.raises(errors.ChainError) as broken:
        receive(province, some)
    assert broken.value.facts == {"station": "3001-01", "seq": 5}
    assert tables(province) == {form.kind: [] for form in catalog.ALL}


def test_an_entry_put_between_the_others_is_refused(county, province):
    some = entries(county)
    forged = journal.sealed({**some[4], "reason": "جعلی"})
    with pytest.raises(errors.ChainError) as broken:
        receive(province, [*some[:4], forged, *some[5:]])
    assert broken.value.facts == {"station": "3001-01", "seq": 6}


def test_nobody_writes_for_another_office(county, open_office, province):
    with pytest.raises(errors.OwnershipError):
        receive(province, entries(county), sender=3002)
    stranger = [{**entry, "number": entry["number"] + 10**10} for entry in entries(county)[1:]]
    with pytest.raises(errors.OwnershipError) as refused:
        receive(province, resealed(stranger))
    assert refused.value.facts["number"] == 3002_01_00000001
    neighbour = open_office(SAVOJBOLAGH)
    with neighbour.change(CLERK) as change:
        change.create(PERSON, person("همسایه"))
    with pytest.raises(errors.OwnershipError):
        receive(province, [*entries(county), *entries(neighbour)])
    assert receive(province, entries(county)) + receive(province, entries(neighbour), 3002) == 11


def test_our_own_entries_from_elsewhere_are_a_fork(county):
    again = entries(county)
    assert receive(county, again) == 0
    beyond = resealed([*again, {**again[-1], "act": "set", "fields": {"note": [None, "از دیسک دیگر"]}}])
    with pytest.raises(errors.ForkError):
        receive(county, beyond)
    assert sound(county) == []


def test_two_computers_of_one_office_in_one_package(county, province):
    second = resealed([{**entry, "number": entry["number"] and entry["number"] + 10**8} for entry in entries(county)],
                      station="3001-02")
    mixed = [entry for pair in zip(entries(county), second, strict=True) for entry in pair]
    assert receive(province, mixed) == 20
    assert sound(province) == []
    with province.read() as reader:
        assert [ack["station"] for ack in reader.acks_for(3001)] == ["3001-01", "3001-02"]
        assert reader.count(PERSON, Query()) == 8


@pytest.mark.parametrize(("change", "error"), [
    ({"kind": "spaceship"}, errors.UnknownKindError), ({"kind": "@profile"}, errors.UnknownKindError),
    ({"schema": catalog.SCHEMA + 1}, errors.NewerSchemaError), ({"act": "set"}, errors.EntryError),
    ({"fields": {"birth_day": [None, "دیروز"]}}, errors.EntryError),
    ({"fields": {"birth_day": [None, "0001-01-01"]}}, errors.EntryError),
    ({"fields": {"birth_day": [None, 5]}}, errors.EntryError),
    ({"fields": {"first_name": [None, 5]}}, errors.EntryError),
    ({"fields": {"@state": [None, 5]}}, errors.EntryError), ({"fields": {"@void": [None, "x"]}}, errors.EntryError),
    ({"fields": {"@unread": [{}, {"a": 1}]}}, errors.EntryError),
    ({"fields": {"@unread": [{}, None]}}, errors.EntryError),
])
def test_an_entry_that_cannot_be_is_refused_by_name(county, province, change, error):
    some = entries(county)[:3]
    with pytest.raises(error):
        receive(province, resealed([*some[:2], {**some[2], **change}]))
    assert list(province_entries(province)) == []


@pytest.mark.parametrize(("kind", "fields"), [
    ("job", {"insured": [None, 1]}), ("job", {"loan_amount": [None, True]}), ("job", {"loan_amount": [None, 2**63]}),
    ("job", {"person": [None, "3001"]}), ("job", {"files": [None, [["a", "b"]]]}), ("job", {"files": [None, "a"]}),
    ("cooperative", {"members": [None, {"a": 1}]}), ("cooperative", {"members": [None, [{"shares": "x"}]]}),
    ("visit", {"visited_at": [None, "2026-01-01"]}),
])
def test_a_value_that_its_blank_cannot_hold_is_refused(province, kind, fields):
    entry = {"station": "3001-01", "at": "2026-11-22T08:00:00Z", "user": "x", "role": "clerk", "reason": "",
             "kind": kind, "number": 3001_01_00000001, "base": 0, "act": "create", "fields": fields,
             "attachments": [], "action": 1, "schema": catalog.SCHEMA}
    with pytest.raises(errors.EntryError):
        receive(province, resealed([entry]))
    assert receive(province, resealed([{**entry, "fields": {}}])) == 1


def test_a_record_begins_once(county, province):
    some = entries(county)
    twice = resealed([*some[:2], {**some[1], "act": "create"}])
    with pytest.raises(errors.EntryError):
        receive(province, twice)
    turned = resealed([*some[:2], {**some[1], "act": "set", "kind": "job"}])
    with pytest.raises(errors.EntryError):
        receive(province, turned)


def test_blanks_we_do_not_know_stay_in_the_journal(county, province):
    some = entries(county)[:3]
    newer = resealed([*some[:2], {**some[2], "fields": {**some[2]["fields"], "eye_colour": [None, {"deep": [1]}]}}])
    assert receive(province, newer) == 3
    assert list(province_entries(province))[2]["fields"]["eye_colour"] == [None, {"deep": [1]}]
    assert sound(province) == []
    with province.read() as reader:
        assert reader.get(newer[2]["number"]).values == person(code=2)
        told = reader.history(newer[2]["number"])[0].changes
    assert told[-1][0] == "eye_colour"


@pytest.mark.parametrize("form", catalog.ALL, ids=lambda form: form.kind)
def test_any_filling_of_any_form_travels_unharmed(form, open_office):
    @settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(fillings.values(form.fields), fillings.unread(form)), min_size=1, max_size=8),
           fillings.values(form.fields))
    def send(rows, later):
        sender, receiver = open_office(KARAJ), open_office(ALBORZ)
        with sender.change(CHIEF) as change:
            numbers = change.create_many(form, rows)
            change.set(form, numbers[0], fillings.later(rows[0][0], later))
        receive(receiver, entries(sender))
        assert tables(receiver)[form.kind] == tables(sender)[form.kind]
        assert sound(receiver) == []

    send()


def test_only_what_is_not_acknowledged_is_sent_again(county):
    told = entries(county)
    with county.change(CHIEF) as change:
        assert list(change.unacknowledged(ALBORZ.code)) == told
        assert change.count_unacknowledged(ALBORZ.code) == 10
        assert change.acknowledge(ALBORZ.code, "3001-01", 4, told[3]["hash"])
        assert not change.acknowledge(ALBORZ.code, "3001-01", 2, told[1]["hash"])
        assert change.acknowledge(ALBORZ.code, "3001-01", 6, told[5]["hash"])
        assert list(change.unacknowledged(ALBORZ.code)) == told[6:]
        assert change.count_unacknowledged(ALBORZ.code) == 4
        assert change.count_unacknowledged(3002) == 10
        at = change.acknowledgements()[0].at
        assert change.acknowledgements() == [Acknowledgement(ALBORZ.code, "3001-01", 6, told[5]["hash"], at)]
    with pytest.raises(errors.AcknowledgementError), county.change(CHIEF) as change:
        change.acknowledge(ALBORZ.code, "3001-01", 7, told[5]["hash"])
    with pytest.raises(errors.AcknowledgementError), county.change(CHIEF) as change:
        change.acknowledge(ALBORZ.code, "3001-01", 99, told[5]["hash"])


def test_what_came_from_others_is_not_sent_as_ours(county, province):
    receive(province, entries(county))
    with province.change(CHIEF) as change:
        own = change.create(PERSON, person("استانی"))
        assert [entry["number"] for entry in change.unacknowledged(3001)] == [own]
        assert change.acks_for(3001) == [{"station": "3001-01", "seq": 10, "hash": entries(county)[-1]["hash"]}]
        assert change.acks_for(3002) == []
