"""Indicators and the printed work list, against a plain count of the same records."""

from datetime import timedelta

import pytest
from openpyxl import load_workbook

from desktop.operations.cooperatives.indicators import (
    BLANKS,
    indicators_of,
    living_growth,
    members_growth,
    period_to,
    whole,
)
from desktop.operations.cooperatives.watching.duties import duties_of
from desktop.operations.demo.cooperatives import fill_cooperatives
from desktop.operations.demo.people import Inventor
from desktop.operations.errors import NothingToReportError
from desktop.operations.reporting.make_report import content_of, make_report
from desktop.operations.reporting.report_parts import ReportChart, ReportGrid, paper_chart
from desktop.operations.texts.report_list import REPORTS
from desktop.store.queries import Query
from forms.catalog import coop_member, cooperative, home_business
from forms.rules import jalali
from forms.rules.digits import grouped
from tests.operations import offices
from tests.operations.coops import passing
from tests.operations.lived import CHANGED, PLANNED, VISITED, Lived
from tests.operations.offices import CLERK, TODAY, rows
from tests.operations.paper_reading import pages_of, plain, said

LIVING = {"registered", "licensed", "implementing", "operating", "stagnant", "merging"}
COUNTED = ("living", "active", "stagnant", "before", "founded", "ended", "members", "members_before", "people", "women",
           "home_workers", "employed_men", "employed_women")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A clerk of an office that nobody here changes; twenty people have a home business in it."""
    county, _province = offices.copy_of("new", tmp_path_factory.mktemp("demo"))
    with offices.at_work(county) as clerk:
        with clerk.database.change(CLERK) as change:
            for values, state in Inventor("3001", TODAY).applicants(20):
                change.create(home_business.FORM, values, state=state)
            fill_cooperatives(change, "3001", TODAY)
        yield clerk


def every(reader, form):
    return reader.many(reader.numbers(form, Query())).items()


def by_hand(reader, period, by):
    """key → the counts, in the order of COUNTED; kinds of which none lived, began or ended are left out."""
    people = {}
    for _number, record in every(reader, coop_member.FORM):
        people.setdefault(record.values[coop_member.COOPERATIVE], []).append(record.values)
    at_home = {record.values[home_business.NATIONAL_CODE] for _number, record in every(reader, home_business.FORM)
               if record.state != "rejected"}

    def members(number, day, counts=lambda _values: True):
        return sum(counts(each) for each in people.get(number, []) if each[coop_member.JOINED] <= day
                   and (each[coop_member.LEFT] is None or day <= each[coop_member.LEFT]))

    found = {}
    for number, record in every(reader, cooperative.FORM):
        values = record.values
        begun = values[cooperative.REGISTRATION_DAY]
        if begun is None:
            continue
        ended = values[cooperative.MERGED_DAY if record.state == "merged" else cooperative.DISSOLVED_DAY]
        lives, lived = (begun <= day and (not ended or ended > day) for day in (period.last, period.eve))
        sexes = (lambda each: bool(each[coop_member.SEX]), lambda each: each[coop_member.SEX] == "female",
                 lambda each: each[coop_member.NATIONAL_CODE] in at_home)
        counts = found.setdefault(values.named(by) or "", [0] * len(COUNTED))
        for place, more in enumerate((
                lives, lives and record.state != "stagnant", lives and record.state == "stagnant", lived,
                period.first <= begun <= period.last, bool(ended) and period.first <= ended <= period.last,
                lives * members(number, period.last), lived * members(number, period.eve),
                *(lives * members(number, period.last, counted) for counted in sexes),
                lives * (values[cooperative.EMPLOYED_MEN] or 0), lives * (values[cooperative.EMPLOYED_WOMEN] or 0))):
            counts[place] += more
    return {key: counts for key, counts in found.items() if any((counts[0], *counts[3:6]))}


@pytest.mark.parametrize("by", BLANKS)
@pytest.mark.parametrize("after", [None, TODAY - timedelta(400), TODAY - timedelta(2500)],
                         ids=["this year", "since a day", "since before most began"])
def test_indicators_equal_a_count_by_hand(demo, by, after):
    period = period_to(TODAY, after)
    with demo.database.read() as reader:
        rows = indicators_of(reader, period, by)
        expected = by_hand(reader, period, by)
    assert {row.key: [getattr(row, name) for name in COUNTED] for row in rows} == expected
    total = whole(rows)
    assert total.living == total.active + total.stagnant > 200
    assert living_growth(total).more == total.founded - total.ended
    assert members_growth(total).of == total.members_before
    assert 0 < total.home_workers < total.women < total.people < total.members


def test_the_period_is_the_jalali_year_or_what_follows_a_day():
    year = period_to(jalali.parse("1405/09/01"))
    assert [jalali.text(day) for day in (year.first, year.last, year.eve)] == ["1405/01/01", "1405/09/01", "1404/12/29"]
    since = period_to(jalali.parse("1405/09/01"), jalali.parse("1403/12/30"))
    assert [jalali.text(day) for day in (since.first, since.eve)] == ["1404/01/01", "1403/12/30"]


def test_members_who_came_and_went_at_the_edges_of_the_period(new):
    period = period_to(jalali.parse("1405/09/01"))
    with passing(new.chief) as made:
        coop = made.coop(registration_day="1405/01/01", mission="rural")
        for joined, left in (("1404/12/29", None), ("1405/01/01", None), ("1404/12/01", "1404/12/29"),
                             ("1405/01/01", "1405/09/01"), ("1405/02/01", "1405/08/30")):
            made.member(coop, joined, left)
        old = made.coop("dissolved", registration_day="1400/01/01", dissolved_day="1405/01/01", mission="rural")
        made.member(old, "1400/01/01")
        [row] = indicators_of(made.change, period, "mission")
    assert (row.living, row.before, row.founded, row.ended) == (1, 1, 1, 1)
    assert (row.members, row.members_before) == (3, 1)


def test_a_merged_cooperative_lived_until_its_merger(new):
    """What was counted of a past period does not shrink when a cooperative goes into another one later."""
    with passing(new.chief) as made:
        coop = made.coop("merged", registration_day="1400/01/01", merged_day="1405/03/10")
        for _ in range(3):
            made.member(coop, "1400/01/01", "1405/03/10")
        counts = {}
        for last, after in (("1405/03/09", "1404/12/29"), ("1405/03/10", "1405/03/01"), ("1405/09/01", "1405/03/10")):
            rows = indicators_of(made.change, period_to(jalali.parse(last), jalali.parse(after)), "mission")
            counts[last] = [(row.living, row.before, row.ended, row.members, row.members_before) for row in rows]
    assert counts == {"1405/03/09": [(1, 1, 0, 3, 3)], "1405/03/10": [(0, 1, 1, 0, 3)], "1405/09/01": []}


def test_who_has_a_home_business_counts_once_and_only_while_it_stands(new):
    with passing(new.chief) as made:
        coop = made.coop(registration_day="1400/01/01", mission="home_workers")
        members = [made.member(coop, "1400/01/01") for _ in range(4)]
        codes = ["0012345679", "0499370899", "0084575948"]
        for number, code in zip(members, codes, strict=False):
            values = made.change.get(number).values
            made.change.set(coop_member.FORM, number, values.changed({"national_code": code}))
        homes = [made.change.create(home_business.FORM, home_business.FORM.values({"national_code": code}), state=state)
                 for code, state in zip([codes[0], codes[0], codes[1], codes[2]],
                                        ["registered", "paid", "rejected", "licence_issued"], strict=True)]
        made.change.void(home_business.FORM, homes[3], "آزمون")
        [row] = indicators_of(made.change, period_to(jalali.parse("1405/09/01")), "mission")
    assert (row.key, row.members, row.home_workers) == ("home_workers", 4, 1)


def test_members_in_the_report_of_cooperatives_are_those_of_plain_sql(demo):
    _asked, content = content_of(demo, REPORTS["cooperatives"])
    grids = [part for part in content.parts if isinstance(part, ReportGrid)]
    day = TODAY.isoformat()
    told = """SELECT {by}, count(*) FROM coop_member m JOIN cooperative c ON c.number = m.cooperative
              WHERE m.voided = 0 AND c.voided = 0 AND m.joined_day <= ? AND (m.left_day IS NULL OR m.left_day >= ?)
              AND c.state NOT IN ('merged', 'dissolved', 'liquidating', 'closed', 'rejected', 'withdrawn', 'expired')
              GROUP BY {by}"""
    labels = {"state": lambda key: cooperative.FORM.life.state(key).label, "type": cooperative.TYPE.show,
              "trend": cooperative.TREND.show, "membership": cooperative.MEMBERSHIP.show}
    for grid, (by, label) in zip(grids, labels.items(), strict=True):
        expected = {label(key): count for key, count in rows(demo.folder, told.format(by=f"c.{by}"), day, day)}
        assert {row[0]: row[3] for row in grid.rows if row[3]} == expected, grid.title
        assert grid.sums[3] == sum(expected.values()) > 2000


def test_every_step_that_any_stands_at_is_drawn_the_most_first(demo):
    _asked, content = content_of(demo, REPORTS["cooperatives"])
    [chart] = [part for part in content.parts if isinstance(part, ReportChart)]
    drawn = paper_chart(chart)
    found = rows(demo.folder, "SELECT state, count(*) FROM cooperative WHERE voided = 0 GROUP BY state")
    counts = {cooperative.FORM.life.state(code).label: count for code, count in found}
    assert dict(zip(drawn.names, drawn.series[0].values, strict=True)) == counts
    assert [*drawn.series[0].values] == sorted(counts.values(), reverse=True)
    assert len(drawn.names) == len(cooperative.FORM.life.states)
    assert chart.note == "تعاونی"


def test_of_a_past_day_the_indicators_know_only_what_was_written(tmp_path):
    """Through the journal: a home business, a member and a merger that were written later are not there yet."""
    life = Lived(tmp_path / "karaj")
    members = {"cooperative": None, "member_kind": "real", "national_code": "0012345679", "sex": "female",
               "joined_day": PLANNED}
    life.on(PLANNED)
    with life.change() as change:
        coops = [change.create(cooperative.FORM, cooperative.FORM.values(
            {"name": name, "registration_day": PLANNED}), state="operating") for name in ("یک", "دو")]
        for coop in coops:
            change.create(coop_member.FORM, coop_member.FORM.values({**members, "cooperative": coop}))
    life.on(CHANGED)
    with life.change() as change:
        change.create(coop_member.FORM, coop_member.FORM.values({**members, "cooperative": coops[0]}))
        change.create(home_business.FORM, home_business.FORM.values({"national_code": "0012345679"}))
        merged = change.get(coops[1]).values.changed({"merged_day": VISITED, "merged_into": coops[0]})
        change.set(cooperative.FORM, coops[1], merged)
        for move in ("begin_merger", "merge"):
            change.move(cooperative.FORM, coops[1], cooperative.FORM.life.move(move), "آزمون")
    counts = {}
    for day in (VISITED, CHANGED):
        with life.database.as_of(day, lambda *_: None, REPORTS["cooperative-indicators"].kinds) as then:
            [row] = indicators_of(then, period_to(day, PLANNED), "mission")
            counts[day] = (row.living, row.ended, row.members, row.home_workers, row.women,
                           then.coop_members_by("state", day))
    life.database.close()
    assert counts == {VISITED: (2, 0, 2, 0, 2, {"operating": 2}), CHANGED: (1, 1, 2, 2, 2, {"operating": 2})}


def test_days_in_the_list_are_said_in_words(demo):
    _asked, content = content_of(demo, REPORTS["duties"])
    grids = {part.title: part for part in content.parts if isinstance(part, ReportGrid)}
    listed = grids["فهرست تکالیف"]
    assert [column.title for column in listed.columns] == ["تعاونی", "دسته", "مهلت", "روز", "شرح"]
    for row, duty in zip(listed.rows, duties_of(demo), strict=True):
        over = (TODAY - duty.due).days if duty.due else None
        assert row[3] == ("بی‌مهلت" if over is None else "امروز" if not over else
                          f"{grouped(abs(over))} روز {'گذشته' if over > 0 else 'مانده'}")
    counts = grids["شمار تکالیف"]
    assert all(row[1] + row[2] == row[3] for row in (*counts.rows, counts.sums))


def test_the_work_list_begins_with_its_summary_on_one_page(demo, tmp_path):
    """The counts and their picture share the first page; the list follows, whatever the number of kinds."""
    make_report(demo, "duties", tmp_path / "x.pdf")
    assert plain("شمار تکالیف در هر دسته") in said(tmp_path / "x.pdf", 0)
    assert plain("فهرست تکالیف") in said(tmp_path / "x.pdf", 1)


@pytest.mark.parametrize("name", ["cooperative-indicators", "duties"])
def test_on_paper_and_in_a_workbook(demo, tmp_path, name):
    paper, book = tmp_path / "x.pdf", tmp_path / "x.xlsx"
    assert make_report(demo, name, paper).pages == pages_of(paper)
    make_report(demo, name, book)
    assert load_workbook(book, read_only=True).sheetnames


def test_the_printed_list_is_the_list(demo):
    _asked, content = content_of(demo, REPORTS["duties"])
    counts, listed = (part for part in content.parts if isinstance(part, ReportGrid))
    found = duties_of(demo)
    assert [(row[0], row[-1]) for row in listed.rows] == [(duty.title, duty.said) for duty in found]
    assert counts.sums[-1] == len(found) == sum(row[-1] for row in counts.rows)


@pytest.mark.parametrize("name", ["cooperative-indicators", "duties"])
def test_an_office_without_cooperatives_is_told_so(new, tmp_path, name):
    with new.database.change(CLERK) as change:
        change.create(cooperative.FORM, cooperative.FORM.values({"name": "تازه"}))
    with pytest.raises(NothingToReportError):
        make_report(new.clerk, name, tmp_path / "x.pdf")
