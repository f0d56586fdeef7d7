"""The demonstration's cooperatives: every state, every duty, and nothing unlawful but what is so on purpose."""

import random
from datetime import date

import pytest

from desktop.operations.cooperatives.duties import duties_in
from desktop.operations.cooperatives.duty_words import LABELS
from desktop.operations.demo.coop_tales import tales
from desktop.operations.demo.cooperatives import fill_cooperatives
from desktop.store.queries import Query
from forms.catalog import (
    assembly,
    complaint,
    coop_member,
    coop_office,
    coop_visit,
    coop_warning,
    cooperative,
    person,
    share_transfer,
)
from forms.parts import judge
from forms.rules import elections
from forms.rules.share_register import Entry, holdings, refusals
from tests.operations import offices
from tests.operations.coops import passing
from tests.operations.offices import CLERK

KINDS = (cooperative, coop_member, share_transfer, coop_office, assembly, coop_visit, coop_warning, complaint)
# An ordinary day, the first and the last of a year, one after a leap day, and one in the months of assemblies.
TODAYS = (date(2026, 11, 22), date(2026, 3, 21), date(2026, 3, 20), date(2025, 3, 20), date(2026, 6, 15))
LAWFUL_AND_TOLD = {"registry", "inactive", "documents"}
"""Duties that lawful ones have too: the running month to the registry, a stagnant and a returned file."""


@pytest.fixture(scope="module", params=TODAYS, ids=str)
def filled(request, tmp_path_factory):
    county, _province = offices.copy_of("new", tmp_path_factory.mktemp("filled"))
    with offices.at_work(county) as clerk, passing(clerk) as made:
        fill_cooperatives(made.change, "3001", request.param)
        yield made.change, request.param


def all_of(change, form):
    return change.many(change.numbers(form, Query()))


def test_every_state_and_every_duty_has_its_case(filled):
    change, today = filled
    states = [each.state for each in all_of(change, cooperative.FORM).values()]
    assert len(states) >= 300
    assert {*states} == {state.code for state in cooperative.FORM.life.states}
    found = duties_in(change, today)
    assert {duty.kind for duty in found} == {*LABELS}
    assert {duty.level for duty in found} == {"red", "amber"}
    assert {"coop-warning-1", "coop-warning-3", "coop-dissolution-registry"} <= {duty.letter for duty in found}


def test_nothing_is_marked_and_only_what_slips_is_told(filled):
    change, today = filled
    context = change.context(today)
    for each in KINDS:
        records = all_of(change, each.FORM)
        assert records, each.FORM.kind
        assert [(number, problem) for number, record in records.items()
                for problem in judge(each.FORM, record.values, context)] == []
    every = tales(today, random.Random(1406))
    slipping = {f"{2000 + tale.place}" for tale in every if tale.slip or not tale.registered}
    files = all_of(change, cooperative.FORM)
    told = {files[duty.cooperative].values[cooperative.REGISTRATION_NO] or "" for duty in duties_in(change, today)
            if duty.kind not in LAWFUL_AND_TOLD}
    assert {number for number in told if number} <= slipping


def test_share_registers_and_ballots_are_right(filled):
    change, _today = filled
    entries, spans = {}, {}
    for number, record in all_of(change, coop_member.FORM).items():
        values = record.values
        coop = values[coop_member.COOPERATIVE]
        entries.setdefault(coop, []).append(
            Entry(values[coop_member.JOINED], "", str(number), values[coop_member.SHARES]))
        spans.setdefault(coop, {})[str(number)] = (values[coop_member.JOINED], values[coop_member.LEFT])
    for record in all_of(change, share_transfer.FORM).values():
        values = record.values
        entries[values[share_transfer.COOPERATIVE]].append(Entry(
            values[share_transfer.DAY], str(values[share_transfer.SOURCE]), str(values[share_transfer.TARGET]),
            values[share_transfer.SHARES]))
    for coop, lines in entries.items():
        assert refusals(lines, spans[coop]) == []
        gone = {member for member, (_first, last) in spans[coop].items() if last}
        assert not gone & holdings(lines).keys()
        assert sum(holdings(lines).values()) == change.get(coop).values[cooperative.SHARE_COUNT]
    for record in all_of(change, assembly.FORM).values():
        if record.state == "held" and record.values[assembly.CANDIDATES]:
            _elected_as_counted(record.values)


def _elected_as_counted(values):
    rows = [row for row in values[assembly.CANDIDATES] if row[assembly.FOR_OFFICE] == "board"]
    votes = {row[assembly.CANDIDATE]: row[assembly.VOTES] for row in rows}
    tally = elections.Tally(values[assembly.BALLOTS_GIVEN], values[assembly.BALLOTS_CAST],
                            values[assembly.BALLOTS_SPOILT], votes, names_per_ballot=5)
    assert elections.faults(tally, values[assembly.PRESENT]) == []
    if len(votes) == len(rows):  # two people may have one name
        chosen = elections.elect(votes, 5, 1)
        assert {*chosen.principals} == {
            row[assembly.CANDIDATE] for row in rows if row[assembly.RESULT] == "principal"}


def test_written_for_good_it_is_sound_and_the_same_again(new):
    for _ in range(2):
        with new.database.change(CLERK) as change:
            fill_cooperatives(change, "3001", TODAYS[0])
    with new.database.read() as reader:
        names = [record.values[cooperative.NAME] for record in all_of(reader, cooperative.FORM).values()]
        people = reader.column(person.FORM, Query(), ("national_code",))
        members = reader.column(coop_member.FORM, Query(), ("person",))
    half = len(names) // 2
    assert names[:half] == names[half:]
    assert len({*names}) == half
    assert len({*people}) == len(people)
    assert (None,) not in members
    assert new.database.check(lambda _done, _total: None).problems == []
