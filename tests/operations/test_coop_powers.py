"""Who is there and what they may decide (DOMAIN B.5): the roster, districts, proxies, powers and majorities."""


import pytest

from desktop.operations.cooperatives.assembly.assemblies import hold_assembly
from desktop.operations.cooperatives.assembly.assembly_desk import judge_assembly, open_assembly
from desktop.operations.cooperatives.assembly.assembly_rules import carried, carried_decision
from forms.catalog import parameter
from tests.operations import coop_life as life
from tests.operations.coop_life import called, said
from tests.operations.offices import record, saved

# Who is there


def test_the_quorum_is_of_the_members_of_that_day(new):
    number = life.registered(new)
    gathered = called(new, number, "ordinary_extra", held=0)
    short = {"members": "6", "present": "5"}
    done = hold_assembly(new.clerk, gathered, short)
    assert life.levels(done) == ["amber"]
    assert "۷ عضو دارد و اینجا ۶ نوشته شده است" in said(done)
    judged = judge_assembly(open_assembly(new.clerk, gathered), {
        **life.typed_of(record(new.clerk, gathered).values), **short})
    assert [problem.field for problem in judged.problems] == ["members"]
    many = hold_assembly(new.clerk, gathered, {"members": "9", "present": "8"}, "به هر دلیل")
    assert [problem.field for problem in many.problems if problem.level == "red"] == ["present"]
    assert hold_assembly(new.clerk, gathered, short, "یکی امروز پذیرفته شد").number == gathered


def test_a_small_cooperative_has_no_two_stages(new):
    number = life.registered(new)
    gathered = called(new, number, "ordinary_extra", held=0)
    stages = {"two_stage": "1", "members": "6", "present": "6", "districts": [
        {"district": "شمال", "district_members": "4", "district_present": "4", "delegates": "3"},
        {"district": "جنوب", "district_members": "3", "district_present": "1", "delegates": "3"}]}
    done = hold_assembly(new.clerk, gathered, stages, "به هر دلیل")
    assert [(problem.field, problem.level) for problem in done.problems if problem.field == "two_stage"] == [
        ("two_stage", "red")]
    assert "بیش از ۵۰۰ عضو" in said(done)
    district = next(problem for problem in done.problems if problem.field == "districts")
    assert (district.level, district.row, district.column) == ("amber", 1, "district_present")
    assert "حد نصاب «جنوب» ۲ نفر از ۳ عضو" in district.message
    judged = judge_assembly(open_assembly(new.clerk, gathered), {
        **life.typed_of(record(new.clerk, gathered).values), **stages})
    assert judged.districts == ("حد نصاب حوزه: ۳ نفر از ۴ عضو — رسید", "حد نصاب حوزه: ۲ نفر از ۳ عضو — نرسید")


def test_an_area_over_a_province_is_only_doubted(new):
    number = life.registered(new, operating_area="البرز و تهران")
    gathered = called(new, number, "ordinary_extra", held=0)
    stages = {"two_stage": "1", "members": "6", "present": "6", "districts": [
        {"district": "شمال", "district_members": "7", "district_present": "7", "delegates": "6"}]}
    assert life.levels(hold_assembly(new.clerk, gathered, stages)) == ["amber"]
    assert hold_assembly(new.clerk, gathered, stages, "در دو استان کار می‌کند").number == gathered


def test_outsiders_stand_for_fewer(new):
    saved(new.chief, parameter.FORM, key="coop.presiding_board", value="1", unit="person", source="بخشنامهٔ ۱۲")
    number = life.registered(new)
    gathered = called(new, number, "ordinary_extra", held=0)
    typed = {"members": "7", "present": "1", "proxies": "4"}
    assert "روی هم ۳ می‌شود" in said(hold_assembly(new.clerk, gathered, typed))
    assert hold_assembly(new.clerk, gathered, {**typed, "proxy_outsiders": "1"}).number == gathered


# Powers


DISSOLVED = {"matter": "انحلال شرکت", "decision_kind": "dissolution", "in_favour": "6", "against": "1",
             "carried": "yes"}


def test_what_only_an_extraordinary_assembly_decides(new):
    number = life.registered(new)
    gathered = called(new, number, "ordinary_extra", held=0)
    done = hold_assembly(new.clerk, gathered, {"members": "7", "present": "7", "decisions": [DISSOLVED]}, "به هر دلیل")
    assert [(problem.level, problem.row, problem.column) for problem in done.problems] == [("red", 0, "decision_kind")]
    assert "تنها در مجمع عمومی فوق‌العاده" in said(done)
    with new.clerk.database.read() as reader:
        assert carried_decision(reader, number, "dissolution") is None


@pytest.mark.parametrize(("changed", "stands"), [
    ({}, True), ({"in_favour": "5", "against": "2"}, False), ({"carried": "no"}, False), ({"carried": ""}, True),
    ({"in_favour": "", "against": ""}, True), ({"in_favour": "", "against": "", "carried": ""}, False),
    ({"decision_kind": "merger"}, False), ({"decision_kind": ""}, False)])
def test_a_decision_is_carried_by_its_votes(new, changed, stands):
    number = life.registered(new)
    gathered = called(new, number, "extraordinary", held=0)
    done = hold_assembly(new.clerk, gathered, {
        "members": "7", "present": "7", "decisions": [{**DISSOLVED, **changed}]}, "اساسنامه چنین گفته است")
    assert done.number == gathered, done.problems
    with new.clerk.database.read() as reader:
        found = carried_decision(reader, number, "dissolution")
        assert (found.number if found else None) == (gathered if stands else None)
        assert [each.assembly.number for each in carried(reader, number, ("dissolution",))] == [gathered] * stands


def test_the_first_assembly_adopts_its_statutes(new):
    number = life.admitted(new)
    gathered = called(new, number)
    done = hold_assembly(new.clerk, gathered, {"members": "7", "present": "7", "decisions": [
        {"matter": "تصویب اساسنامه", "decision_kind": "statutes", "in_favour": "7", "carried": "yes"}]})
    assert done.number == gathered, done.problems
