"""The demonstration's cooperatives: every state, every duty, and nothing unlawful but what is so on purpose."""

import random
from collections import Counter
from datetime import date

import pytest

from desktop.operations.cooperatives.watching.duties import duties_in
from desktop.operations.cooperatives.watching.duty_words import LABELS
from desktop.operations.demo.coop_tales import tales
from desktop.operations.demo.cooperatives import fill_cooperatives
from desktop.operations.saving.save_record import _BEYOND_THE_FORM
from desktop.operations.step import Writing
from desktop.store.queries import Query
from forms.catalog import (
    assembly,
    complaint,
    coop_change,
    coop_member,
    coop_office,
    coop_visit,
    coop_warning,
    cooperative,
    home_business,
    person,
    share_transfer,
)
from forms.parts import judge, read_typed, typed_of
from forms.rules import elections
from forms.rules.share_register import Entry, holdings, refusals
from tests.operations import offices
from tests.operations.coops import passing
from tests.operations.offices import CLERK

KINDS = (cooperative, coop_member, share_transfer, coop_office, assembly, coop_visit, coop_warning, complaint,
         coop_change)
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
    assert {"coop-warning-1", "coop-warning-3", "coop-dissolution-proposal"} <= {duty.letter for duty in found}


def test_every_choice_of_an_official_has_its_case(filled):
    change, _today = filled
    blanks = {
        complaint.NATURE: (), coop_member.MEMBER_KIND: (), coop_member.LEFT_REASON: ("ended",),
        share_transfer.NATURE: (), assembly.NATURE: (), assembly.ELECTS: ("whole",), coop_visit.NATURE: ("complaint",),
        coop_change.DECIDED_BY: ("ordinary",), cooperative.DISSOLVED_BY: ("court",), cooperative.MISSION: ()}
    for blank, spared in blanks.items():
        form = next(each.FORM for each in KINDS if blank in each.FORM.fields)
        assert {each.values[blank] for each in all_of(change, form).values()} - {None} == \
            {*blank.options} - {*spared}, blank.label
    kinds = {row[assembly.DECISION_KIND] for each in all_of(change, assembly.FORM).values()
             for row in each.values[assembly.DECISIONS] or ()}
    assert kinds == {*assembly.DECISION_KIND.options} - {"removal"}
    assert {each.state for each in all_of(change, coop_change.FORM).values()} == {
        state.code for state in coop_change.FORM.life.states}
    assert {each.values[cooperative.LEVEL] for each in all_of(change, cooperative.FORM).values()} == {
        "company", "union"}


def test_a_union_and_an_assembly_of_two_stages(filled):
    change, _today = filled
    files, members = all_of(change, cooperative.FORM), all_of(change, coop_member.FORM)
    [union] = [number for number, each in files.items() if each.values[cooperative.LEVEL] == "union"]
    standing = [each.values for each in members.values() if each.values[coop_member.COOPERATIVE] == union]
    assert len(standing) == 7
    for values in standing:
        file = files[values[coop_member.MEMBER_COOPERATIVE]]
        assert (values[coop_member.MEMBER_KIND], file.state) == ("cooperative", "operating")
        assert values[coop_member.COMPANY] == file.values[cooperative.NAME]
        assert values[coop_member.LEGAL_ID] == file.values[cooperative.LEGAL_ID]
        assert file.values[cooperative.TREND] == files[union].values[cooperative.TREND]
    counts = Counter(each.values[coop_member.COOPERATIVE] for each in members.values())
    large, people = counts.most_common(1)[0]
    assert people > 500
    for each in all_of(change, assembly.FORM).values():
        assert bool(each.values[assembly.TWO_STAGE]) == (each.values[assembly.COOPERATIVE] == large)


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


def test_a_clerk_could_have_typed_it_all(filled):
    """Records through the very reading and the very rules of a save, once written: nothing is refused."""
    change, today = filled
    context = change.context(today)
    for each in KINDS:
        form, beyond = each.FORM, _BEYOND_THE_FORM.get(each.FORM.kind)
        records = list(all_of(change, form).items())
        for number, record in records[::1 if today == TODAYS[0] else 10]:
            reading = read_typed(form, typed_of(record.values, record.unread), context)
            assert ((*reading.red,), reading.values) == ((), record.values), (form.kind, number)
        # The rules of the office ask about other records: of each kind, some.
        for number, record in records[::max(1, len(records) // (100 if today == TODAYS[0] else 20))] if beyond else ():
            found = beyond(Writing(change, context, record.values, number))
            assert [problem for problem in found if problem.level == "red"] == [], (form.kind, record.title)


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
            values[share_transfer.DAY], str(values[share_transfer.SOURCE] or ""),
            str(values[share_transfer.TARGET] or ""), values[share_transfer.SHARES]))
    for coop, lines in entries.items():
        assert refusals(lines, spans[coop]) == []
        gone = {member for member, (_first, last) in spans[coop].items() if last}
        # Shares of a merged cooperative went over as they stood; nothing is written into its own register any more.
        assert change.get(coop).state == "merged" or not gone & holdings(lines).keys()
        assert sum(holdings(lines).values()) == change.get(coop).values[cooperative.SHARE_COUNT]
    for record in all_of(change, assembly.FORM).values():
        if record.state == "held" and record.values[assembly.CANDIDATES] and not record.values[assembly.ELECTS]:
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


def test_members_on_a_day_are_those_an_assembly_counts(filled):
    change, _today = filled
    spans = {}
    for record in all_of(change, coop_member.FORM).values():
        values = record.values
        spans.setdefault(values[coop_member.COOPERATIVE], []).append(
            (values[coop_member.JOINED], values[coop_member.LEFT]))
    for record in all_of(change, assembly.FORM).values():
        if record.values[assembly.TWO_STAGE]:
            continue
        day = record.values[assembly.HELD_AT].date()
        there = sum(first <= day and (last is None or day <= last)
                    for first, last in spans[record.values[assembly.COOPERATIVE]])
        assert record.values[assembly.MEMBERS] == there, record.title


def test_home_workers_of_the_office_stand_in_their_cooperatives(new):
    with new.database.change(CLERK) as change:
        codes = {"0012345679": "صدیقه", "0499370899": "زهرا"}
        change.create_many(home_business.FORM, [(home_business.FORM.values({
            "national_code": code, "first_name": name, "last_name": "نمونه", "father_name": "علی", "county": "3001",
            "birth_day": date(1990, 1, 1), "mobile": "09000000000"}), {}) for code, name in codes.items()], "paid")
        fill_cooperatives(change, "3001", TODAYS[0])
        found = {each.values[coop_member.NATIONAL_CODE]: change.get(each.values[coop_member.COOPERATIVE]).values
                 for each in all_of(change, coop_member.FORM).values()}
    assert {found[code][cooperative.MISSION] for code in codes} == {"home_workers"}


def test_written_for_good_it_is_sound_and_the_same_again(new):
    for _ in range(2):
        with new.database.change(CLERK) as change:
            fill_cooperatives(change, "3001", TODAYS[0])
    with new.database.read() as reader:
        names = [record.values[cooperative.NAME] for record in all_of(reader, cooperative.FORM).values()]
        people = reader.column(person.FORM, Query(), ("national_code",))
        members = reader.column(coop_member.FORM, Query(), ("person", "member_kind"))
    half = len(names) // 2
    assert sorted(names[:half]) == sorted(names[half:])
    assert len({*names}) == half
    assert len({*people}) == len(people)
    assert (None, "real") not in members
    assert new.database.check(lambda _done, _total: None).problems == []
