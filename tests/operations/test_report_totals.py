"""Every report on every day against the journal counted in plain Python, and today's against plain SQL."""

from collections import Counter, defaultdict
from statistics import median_low

import pytest

from desktop.operations.demo.make_demo import make_demo
from desktop.operations.reporting.make_report import content_of
from desktop.operations.reporting.report_parts import BLANK, Ratio, ReportGrid, says_something
from desktop.operations.reports.ageing import CLASSES
from desktop.operations.texts.report_list import REPORTS
from desktop.store.figures import counts_as
from forms.catalog import cooperative, home_business, job, visit, visitor_group
from tests.operations.lived import CHANGED, DAYS, LAST, PLANNED, VISITED, copy_lived
from tests.operations.offices import TODAY, at_work, desk, rows
from tests.operations.raw_journal import jobs_by, records_on, standing


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    at_work = desk(copy_lived(tmp_path_factory.mktemp("lived") / "karaj"))
    yield at_work
    at_work.database.close()


def grids(lived, name, day, **more):
    """title → {name of a row: its cells}, with the sums under «»."""
    _asked, content = content_of(lived, REPORTS[name], as_of=day, **more)
    tables = [part for part in content.parts if isinstance(part, ReportGrid)]
    return {table.title: {row[0]: row[1:] for row in table.rows} | ({"": table.sums[1:]} if table.sums else {})
            for table in tables}


def labelled(field, by_code):
    return {field.show(code) if code else BLANK: counts for code, counts in by_code.items()}


def summed(counters):
    return sum(counters.values(), Counter())


@pytest.mark.parametrize("day", DAYS)
def test_state_of_verification(lived, day):
    records = records_on(lived.folder, day)
    commitments = Counter()
    for one in standing(records, "commitment").values():
        blanks = one["blanks"]
        if blanks["first_day"] <= day.isoformat() <= blanks["last_day"]:
            commitments[blanks["agency"]] += blanks["total"]
    jobs = jobs_by(records)
    expected = labelled(job.AGENCY, {code: (commitments[code], *(jobs.get(code, Counter())[name] for name in (
        "registered", "checked", "confirmed"))) for code in jobs.keys() | commitments.keys()})
    [by_agency] = grids(lived, "verification-state", day).values()
    sums = by_agency.pop("")
    assert {name: cells[:4] for name, cells in by_agency.items()} == expected
    assert sums[:4] == tuple(sum(column) for column in zip(*expected.values(), strict=True))
    assert sums[4:] == (Ratio(sums[1], sums[0]), Ratio(sums[2], sums[1]), Ratio(sums[3], sums[2]),
                        Ratio(sums[3], sums[0]))
    assert sums[0] > 0 or day in DAYS[1:4]


@pytest.mark.parametrize("day", DAYS[1:])
def test_results_of_verification(lived, day):
    records = records_on(lived.folder, day)
    found = grids(lived, "verification-results", day)
    for title, field in (("به تفکیک دستگاه اجرایی", job.AGENCY), ("به تفکیک نوع اشتغال", job.JOB_KIND)):
        counters = labelled(field, jobs_by(records, field.name))
        expected = {name: tuple(_meanings(counts)) for name, counts in [*counters.items(), ("", summed(counters))]}
        assert {name: cells[:6] for name, cells in found[title].items()} == expected
    every = summed(jobs_by(records))
    codes = {visit.RESULT.show(code): count for code, count in every.items() if code.isupper() and count}
    by_code = found["به تفکیک کد نتیجه"]
    assert by_code.pop("")[1] == every["checked"] == sum(codes.values())
    assert {name: cells[1] for name, cells in by_code.items()} == codes
    by_group = found["به تفکیک گروه بازدیدکننده"]
    assert by_group[""][0] == every["checked"]
    assert by_group[""][1] == every["confirmed"]
    names = {one["blanks"]["name"] for one in standing(records, visitor_group.FORM.kind).values()}
    assert all(name.partition(" (")[0] in names | {"بدون گروه", ""} for name in by_group)


def _meanings(counts):
    yield from (counts["registered"], counts["checked"])
    for meaning in ("confirmed", "rejected", "pending", "excluded"):
        yield sum(count for code, count in counts.items() if code.isupper() and counts_as(code) == meaning)


@pytest.mark.parametrize("day", DAYS)
def test_loans(lived, day):
    counters = jobs_by(records_on(lived.folder, day))
    expected = labelled(job.AGENCY, {code: (counts["loans"], counts["loan_total"])
                                     for code, counts in counters.items() if counts["loans"]})
    found = grids(lived, "loans", day)["به تفکیک دستگاه اجرایی"]
    sums = found.pop("")
    assert {name: cells[:2] for name, cells in found.items()} == expected
    every = summed(counters)
    assert sums[:2] == (every["loans"], every["loan_total"])
    assert abs(sums[2] - every["loan_total"] / every["loans"]) <= 0.5
    assert sum(cells[4].part for cells in found.values()) == every["loan_total"]


@pytest.mark.parametrize("day", DAYS)
def test_cooperatives(lived, day):
    every = standing(records_on(lived.folder, day), "cooperative")
    members = standing(records_on(lived.folder, day), "coop_member").values()
    here = Counter(one["blanks"]["cooperative"] for one in members if one["state"] == "member")
    found = grids(lived, "cooperatives", day)
    for title, key in (("به تفکیک مرحله", _state(cooperative.FORM)), ("به تفکیک نوع فعالیت", _shown(cooperative.TYPE)),
                       ("به تفکیک گرایش", _shown(cooperative.TREND))):
        expected = defaultdict(lambda: [0, 0, 0, 0])
        for number, one in every.items():
            blanks = one["blanks"]
            for name in (key(one), ""):
                for place, amount in enumerate((1, here[number], blanks.get("capital") or 0,
                                                blanks.get("paid_capital") or 0)):
                    expected[name][place] += amount
        assert {name: [cells[0], *cells[2:]] for name, cells in found[title].items()} == expected


@pytest.mark.parametrize("day", DAYS)
def test_home_businesses(lived, day):
    every = standing(records_on(lived.folder, day), "home_business")
    found = grids(lived, "home-business", day)
    decile = lambda one: f"دهک {home_business.DECILE.show(one['blanks']['decile'])}" if one["blanks"].get(  # noqa: E731
        "decile") else BLANK
    for title, key in (("به تفکیک مرحله", _state(home_business.FORM)),
                       ("به تفکیک گروه شغلی", _shown(home_business.GROUP)), ("به تفکیک دهک", decile)):
        expected = defaultdict(lambda: [0, 0, 0])
        for one in every.values():
            blanks = one["blanks"]
            for name in (key(one), ""):
                for place, amount in enumerate((1, blanks.get("requested_amount") or 0, blanks.get("jobs") or 0)):
                    expected[name][place] += amount
        assert {name: [cells[0], cells[2], cells[4]] for name, cells in found[title].items()} == expected
        filled = sum(one["blanks"].get("requested_amount") is not None for one in every.values())
        assert abs(found[title][""][3] - expected[""][1] / filled) <= 0.5


def _state(form):
    return lambda one: form.life.state(one["state"]).label


def _shown(field):
    return lambda one: field.show(one["blanks"][field.name]) if one["blanks"].get(field.name) else BLANK


@pytest.mark.parametrize("day", DAYS)
def test_ageing(lived, day):
    records = records_on(lived.folder, day)
    found = grids(lived, "ageing", day)
    for form, ended in ((visit.FORM, {"recorded"}), (cooperative.FORM, {"operating", "rejected"}),
                        (home_business.FORM, {"paid", "rejected", "withdrawn"})):
        ages = defaultdict(list)
        for one in standing(records, form.kind).values():
            if one["state"] not in ended:
                ages[form.life.state(one["state"]).label].append((day - one["since"]).days)
        _same_ages(found[form.plural], ages)
    if day >= CHANGED:
        waiting = found["نامه‌های در انتظار پاسخ"][""]
        assert (waiting[-3], waiting[-1]) == (6, (day - CHANGED).days)
    if day >= VISITED:
        passages = found["زمان انجام بازدیدها"]
        assert passages["از سپردن به گروه تا ثبت نتیجه"][-2:] == ((VISITED - PLANNED).days - 3,) * 2
        assert passages["از بازشدن تا سپردن به گروه"][-2:] == (3, 3)


def _same_ages(grid, ages):
    edges = [most for most, _name in CLASSES]
    everything = [day for days in ages.values() for day in days]
    for name, days in [*ages.items(), ("", everything)]:
        classes = [sum(low < day <= high for day in days)
                   for low, high in zip([-1, *edges], [*edges, 10_000], strict=True)]
        assert list(grid[name]) == [*classes, len(days), median_low(days), max(days)]
    assert set(grid) == {*ages, ""}


@pytest.mark.parametrize(("before", "after"), [(PLANNED, VISITED), (VISITED, CHANGED), (CHANGED, TODAY)])
def test_comparison(lived, before, after):
    one, other = (jobs_by(records_on(lived.folder, day)) for day in (before, after))
    found = grids(lived, "comparison", after, other_day=before)
    for title, count in (("ثبت‌شده", "registered"), ("بررسی‌شده", "checked"), ("تأییدشده", "confirmed")):
        counts = {code: (one.get(code, Counter())[count], other.get(code, Counter())[count])
                  for code in one.keys() | other.keys()}
        expected = {name: (old, new, new - old, Ratio(new - old, old))
                    for name, (old, new) in labelled(job.AGENCY, counts).items()}
        table = found[f"{title} به تفکیک دستگاه اجرایی"]
        sums = table.pop("")
        assert table == expected
        assert sums[:3] == (summed(one)[count], summed(other)[count], summed(other)[count] - summed(one)[count])
    whole = found["شاخص‌های اداره"]
    assert whole["جمع تسهیلات اشتغال (ریال)"][:2] == (summed(one)["loan_total"], summed(other)["loan_total"])
    for name, kind, states in (("بازدید با نتیجه", "visit", ("recorded",)),
                               ("درخواست مشاغل خانگی", "home_business", ()),
                               ("تعاونی ثبت‌شده یا در حال بهره‌برداری", "cooperative", ("registered", "operating"))):
        assert whole[name][:2] == tuple(len(standing(records_on(lived.folder, day), kind, *states))
                                        for day in (before, after))


def test_the_history_has_what_these_tests_are_about(lived):
    """Voided, restored, withdrawn, undone: every day of the history differs from the one before."""
    totals = [summed(jobs_by(records_on(lived.folder, day))) for day in DAYS]
    assert totals[0]["checked"] == 0 < totals[1]["checked"]
    assert totals[3]["registered"] == totals[2]["registered"] - 11
    assert totals[4]["registered"] == totals[3]["registered"] + 1  # restored
    assert totals[4]["loan_total"] != totals[3]["loan_total"] > 0  # undone
    assert LAST < TODAY


def test_today_is_what_plain_sql_says(lived):
    folder = lived.folder
    counted = "count(*), count(loan_amount), sum(loan_amount)"
    [[registered, *loans]] = rows(folder, f"SELECT {counted} FROM job WHERE voided = 0 AND state <> 'withdrawn'")  # noqa: S608
    [[checked]] = rows(folder, "SELECT count(DISTINCT job) FROM visit v JOIN job j ON j.number = v.job WHERE "
                               "v.voided = 0 AND v.state = 'recorded' AND j.voided = 0 AND j.state <> 'withdrawn'")
    [state] = grids(lived, "verification-state", None).values()
    assert (state[""][1], state[""][2]) == (registered, checked)
    assert grids(lived, "verification-results", None)["به تفکیک کد نتیجه"][""][1] == checked
    assert list(grids(lived, "loans", None)["به تفکیک دستگاه اجرایی"][""][:2]) == loans
    for name, table, more in (("cooperatives", "cooperative", "sum(capital)"),
                              ("home-business", "home_business", "sum(requested_amount)")):
        [[count, amount]] = rows(folder, f"SELECT count(*), {more} FROM {table} WHERE voided = 0")  # noqa: S608
        for title, grid in grids(lived, name, None).items():
            assert grid[""][0] == count, title
            assert amount in grid[""], title
    [[members]] = rows(folder, "SELECT count(*) FROM coop_member m JOIN cooperative c ON c.number = m.cooperative "
                               "WHERE c.voided = 0 AND m.voided = 0 AND m.state = 'member'")
    assert grids(lived, "cooperatives", None)["به تفکیک مرحله"][""][2] == members
    states = dict(rows(folder, "SELECT state, count(*) FROM visit WHERE voided = 0 GROUP BY state"))
    assert grids(lived, "ageing", None)[visit.FORM.plural][""][-3] == states["wanted"] + states["planned"]


def test_the_demonstration_adds_up_too(tmp_path):
    with at_work(make_demo(tmp_path, today=TODAY).county) as clerk:
        records = records_on(clerk.folder, TODAY)
        every = summed(jobs_by(records))
        [state] = grids(clerk, "verification-state", None).values()
        assert state[""][1:4] == (every["registered"], every["checked"], every["confirmed"])
        assert grids(clerk, "loans", None)["به تفکیک دستگاه اجرایی"][""][:2] == (every["loans"], every["loan_total"])
        results = grids(clerk, "verification-results", None)
        assert results["به تفکیک نوع اشتغال"][""][:3] == (every["registered"], every["checked"], every["confirmed"])
        assert results["به تفکیک گروه بازدیدکننده"][""][:2] == (every["checked"], every["confirmed"])
        for name, kind in (("cooperatives", "cooperative"), ("home-business", "home_business")):
            for table in grids(clerk, name, None).values():
                assert table[""][0] == len(standing(records, kind))
        ages = grids(clerk, "ageing", None)[visit.FORM.plural]
        assert ages[""][-3] == len(standing(records, "visit", "wanted", "planned"))


def test_a_table_that_tells_nothing_apart_is_left_out():
    assert not says_something(ReportGrid("", (), ((BLANK, 3),)))
    assert says_something(ReportGrid("", (), ((BLANK, 3), ("عام", 1))))
