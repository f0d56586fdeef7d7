"""`karbarg duties`: the work list over cooperatives as lines and as JSON."""

from datetime import timedelta

from desktop.operations.cooperatives.watching.duties import duties_of
from forms.catalog import cooperative
from tests.operations.offices import CLERK, TODAY, at_work


def filled(county):
    with at_work(county) as clerk, clerk.database.change(CLERK) as change:
        change.create_many(cooperative.FORM, [(cooperative.FORM.values({
            "name": name, "registration_day": TODAY - timedelta(20), "licence_end": TODAY + timedelta(days)}), {})
            for name, days in (("سبزدشت", -3), ("شقایق", 5), ("نگین", 200))], "licensed")


def test_the_list_as_json_and_as_lines(karbarg, new):
    county, _province = new
    filled(county)
    found = karbarg("--office", county, "duties", "--kind", "licence", "--json").json
    assert [(each["title"], each["kind"], each["level"], each["days_over"]) for each in found] == [
        ("سبزدشت", "licence", "red", 3), ("شقایق", "licence", "amber", -5)]
    assert found[0]["due"] == (TODAY - timedelta(3)).isoformat()
    assert found[0]["letter"] == "coop-warning-1"
    with at_work(county) as clerk:
        assert [each.said for each in duties_of(clerk, ["licence"])] == [each["said"] for each in found]
    lines = karbarg("--office", county, "duties").out.splitlines()
    assert lines[0].split("\t")[:3] == ["پرونده", "تعاونی", "دسته"]
    assert lines[1].split("\t")[1:3] == ["سبزدشت", "اعتبار پروانه"]


def test_kinds_that_nobody_knows_are_usage(karbarg, new):
    county, _province = new
    assert karbarg("--office", county, "duties", "--kind", "agm", "--kind", "board_term", "--json").json == []
    assert karbarg("--office", county, "duties", "--kind", "nonsense").code == 2
