"""Indicators and the printed work list, against a plain count of the same records."""

from datetime import timedelta

import pytest
from openpyxl import load_workbook

from desktop.operations.cooperatives.duties import duties_of
from desktop.operations.cooperatives.indicators import indicators_of, living_growth, members_growth, period_to, whole
from desktop.operations.demo.cooperatives import fill_cooperatives
from desktop.operations.errors import NothingToReportError
from desktop.operations.reporting.make_report import content_of, make_report
from desktop.operations.reporting.report_parts import ReportGrid
from desktop.operations.texts.report_list import REPORTS
from desktop.store.queries import Query
from forms.catalog import coop_member, cooperative
from forms.rules import jalali
from tests.operations import offices
from tests.operations.coops import passing
from tests.operations.offices import CLERK, TODAY
from tests.operations.test_printing import pages_of

LIVING = {"registered", "licensed", "implementing", "operating", "stagnant", "merging"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A clerk of an office that nobody here changes."""
    county, _province = offices.copy_of("new", tmp_path_factory.mktemp("demo"))
    with offices.at_work(county) as clerk:
        with clerk.database.change(CLERK) as change:
            fill_cooperatives(change, "3001", TODAY)
        yield clerk


def every(reader, form):
    return reader.many(reader.numbers(form, Query())).items()


def by_hand(reader, period, by):
    """key → (living, active, stagnant, before, founded, dissolved, members, members before, men, women)."""
    people = {}
    for _number, record in every(reader, coop_member.FORM):
        first, last = record.values[coop_member.JOINED], record.values[coop_member.LEFT]
        people.setdefault(record.values[coop_member.COOPERATIVE], []).append((first, last))

    def members(number, day):
        return sum(first <= day and (last is None or day <= last) for first, last in people.get(number, []))

    found = {}
    for number, record in every(reader, cooperative.FORM):
        values = record.values
        begun, ended = values[cooperative.REGISTRATION_DAY], values[cooperative.DISSOLVED_DAY]
        if begun is None or record.state == "merged":
            continue
        lives, lived = record.state in LIVING, begun <= period.eve and (not ended or ended > period.eve)
        counts = found.setdefault(values.named(by) or "", [0] * 10)
        for place, more in enumerate((
                lives, lives and record.state != "stagnant", record.state == "stagnant", lived,
                period.first <= begun <= period.last, bool(ended) and period.first <= ended <= period.last,
                lives * members(number, period.last), lived * members(number, period.eve),
                lives * (values[cooperative.EMPLOYED_MEN] or 0), lives * (values[cooperative.EMPLOYED_WOMEN] or 0))):
            counts[place] += more
    return found


@pytest.mark.parametrize("by", ["mission", "type", "county"])
@pytest.mark.parametrize("after", [None, TODAY - timedelta(400)], ids=["this year", "since a day"])
def test_indicators_equal_a_count_by_hand(demo, by, after):
    period = period_to(TODAY, after)
    with demo.database.read() as reader:
        rows = indicators_of(reader, period, by)
        expected = by_hand(reader, period, by)
    assert {row.key: [row.living, row.active, row.stagnant, row.before, row.founded, row.dissolved, row.members,
                      row.members_before, row.men, row.women] for row in rows} == expected
    total = whole(rows)
    assert total.living == total.active + total.stagnant > 200
    assert living_growth(total).more == total.founded - total.dissolved
    assert members_growth(total).of == total.members_before


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
    assert (row.living, row.before, row.founded, row.dissolved) == (1, 1, 1, 1)
    assert (row.members, row.members_before) == (3, 1)


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
